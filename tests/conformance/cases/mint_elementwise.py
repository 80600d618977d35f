"""mint: elementwise functions."""

from tests.conformance.case import Case, bf16, bool_, c64, each, error, f16, f32, f64, i32, i64, u8, values

ASCEND = "MindSpore's kernel is for Ascend only"
EDGES = values([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan")], "float32")
SEVENS, TWOS = values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")

EVERYWHERE = [
    "abs",
    "ceil",
    "cos",
    "cosh",
    "erf",
    "erfc",
    "expm1",
    "fix",
    "floor",
    "isfinite",
    "isinf",
    "isnan",
    "logical_not",
    "negative",
    "neg",
    "round",
    "sigmoid",
    "sign",
    "sin",
    "sinc",
    "sinh",
    "square",
    "tan",
    "tanh",
    "trunc",
]
POSITIVE = ["log", "log1p", "reciprocal", "rsqrt", "sqrt"]
INSIDE = ["arctanh", "atanh", "erfinv"]
ASCEND_ONLY = ["arcsinh", "arctan", "asinh", "atan", "exp2", "frac"]
ASCEND_INSIDE = ["arccos", "arcsin", "acos", "asin"]
ASCEND_POSITIVE = ["log10", "log2"]
PAIRS = [
    "add",
    "sub",
    "mul",
    "div",
    "divide",
    "eq",
    "ne",
    "not_equal",
    "greater",
    "greater_equal",
    "ge",
    "gt",
    "less",
    "less_equal",
    "le",
    "lt",
    "maximum",
    "minimum",
    "logical_and",
    "logical_or",
    "logical_xor",
    "isclose",
]


def ascend(name, *args, torch="", **kwargs):
    """A case whose truth is torch's function of that name, or ``torch``."""
    return Case(f"mint.{name}", *args, **kwargs).but(torch=torch or f"torch.{name}", reason=ASCEND)


CASES = [
    # one argument
    *[Case(f"mint.{name}", x) for name in EVERYWHERE for x in (f32(2, 3), f64(3), f32())],
    *[Case(f"mint.{name}", x) for name in POSITIVE for x in (f32(2, 3, low=0.1), f64(3, low=0.1), f32(low=0.1))],
    *[Case(f"mint.{name}", x) for name in INSIDE for x in each((f32, f64), (2, 3), (), low=-0.9, high=0.9)],
    *[Case(f"mint.{name}", i32(4, low=1)) for name in ("abs", "negative", "sign", "square", "sqrt", "fix")],
    *[ascend(name, x) for name in ASCEND_ONLY for x in (f32(2, 3), f16(3), EDGES)],
    *[ascend(name, x) for name in ASCEND_INSIDE for x in each((f32, f16), (2, 3), (), low=-0.9, high=0.9)],
    *[ascend(name, x) for name in ASCEND_POSITIVE for x in (f32(2, 3, low=0.1), f16(3, low=0.1), i32(3, low=1))],
    *[ascend(name, x) for name in ("acosh", "arccosh") for x in each((f32, f64), (2, 3), (), low=1.1)],
    *[ascend(name, i32(4, low=1)) for name in ("asinh", "atan", "exp2")],
    ascend("isneginf", EDGES),
    ascend("isneginf", f16(3)),
    ascend("isneginf", i32(3), torch="lambda x: torch.isneginf(x)"),
    ascend("bitwise_not", i32(3)),
    ascend("bitwise_not", bool_(3)),
    ascend("bitwise_not", u8(2, 2)),
    *[Case(f"mint.{name}", EDGES) for name in ("isfinite", "isinf", "isnan", "nan_to_num", "ceil", "exp")],
    *[Case(f"mint.{name}", x) for name in ("real", "imag") for x in (c64(2, 3), i32(3))],
    # the gradient of MindSpore is complex here
    *[Case(f"mint.{name}", f32(2, 3)).but(grad=False) for name in ("real", "imag")],
    Case("mint.nan_to_num", EDGES, nan=1.5, posinf=9.0, neginf=-9.0),
    ascend("round", f32(2, 3), decimals=1),
    Case("mint.exp", f64(2, 3)),
    Case("mint.exp", f32(2, 3)).but(torch="torch.exp", reason="MindSpore's exp on the CPU is off by up to 3e-6"),
    Case("mint.special.round", values([0.5, 1.5, 2.5, -0.5], "float32")),
    *[Case(f"mint.special.{name}", f32(2, 3)) for name in ("erfc", "expm1", "sinc")],
    *[Case("mint.special.round", x) for x in (f64(3), f32())],
    Case("mint.special.log1p", f32(2, 3, low=0.1)),
    *[ascend("special.exp2", x, torch="torch.exp2") for x in (f32(2, 3), f16(3), i32(3))],
    Case("mint.item", i64(1)),
    Case("mint.item", f64()),
    Case("mint.item", f32(2)),
    # two arguments
    *[Case(f"mint.{name}", f32(2, 3), f32(2, 3, low=0.5)) for name in PAIRS],
    *[Case(f"mint.{name}", f32(2, 3), f32(3, low=0.5)) for name in PAIRS],
    *[Case(f"mint.{name}", i32(3), i32(3, low=1)) for name in PAIRS if not name.startswith("logical")],
    *[Case(f"mint.{name}", f32(2, 3), f32(4)) for name in ("add", "sub", "mul", "div", "eq", "maximum", "pow")],
    *[
        Case(f"mint.{name}", f32(2, 3), 2)
        for name in ("add", "sub", "mul", "div", "eq", "greater_equal", "pow", "fmod")
    ],
    *[Case(f"mint.{name}", 2, f32(2, 3, low=0.5)) for name in ("add", "sub", "mul", "pow", "remainder")],
    Case("mint.add", f32(2, 3), f32(2, 3), alpha=2),
    Case("mint.add", i32(3), f32(3), alpha=0.5),
    Case("mint.add", bool_(3), True),
    Case("mint.add", f32(2), "text"),
    Case("mint.sub", f32(2, 3), f32(3), alpha=0.5),
    Case("mint.sub", i32(3), i32(3), alpha=2),
    Case("mint.mul", i32(3), 1.5),
    Case("mint.mul", bf16(2, 3), bf16(3)).but(grad=False),
    *[Case("mint.div", f32(2, 3), f32(3, low=0.5), rounding_mode=mode) for mode in ("trunc", "floor")],
    Case("mint.div", f32(3), f32(3, low=0.5), rounding_mode="up"),
    Case("mint.floor_divide", f32(2, 3), f32(3, low=0.5)),
    Case("mint.floor_divide", SEVENS, TWOS),
    ascend("floor_divide", i32(3), 2),
    *[Case(f"mint.{name}", SEVENS, TWOS) for name in ("fmod", "remainder")],
    *[Case(f"mint.{name}", f32(2, 3), f32(3, low=0.5)) for name in ("fmod", "remainder", "xlogy")],
    *[Case(f"mint.{name}", f32(2, 3), f32(4, low=0.5)) for name in ("fmod", "remainder", "xlogy")],
    Case("mint.pow", f32(2, 3, low=0.1), f32(3)),
    Case("mint.pow", i32(3), 2),
    Case("mint.float_power", i32(3, low=1), 2),
    Case("mint.float_power", f32(2, 3, low=0.1), f32(3)),
    Case("mint.xlogy", f32(2, 3), 2.0),
    Case("mint.gcd", i32(2, 3, low=1), i32(3, low=1)),
    Case("mint.gcd", i64(3), i64(3)),
    Case("mint.gcd", i64(3), i64(2)),
    *[Case(f"mint.{name}", bool_(2, 3), bool_(3)) for name in ("logical_and", "logical_or", "logical_xor")],
    Case("mint.float_power", f32(2, 3, low=0.1), f32(4)),
    Case("mint.polar", f64(3, low=0.1), f64(3)),
    Case("mint.polar", f32(2, 3), f32(4)),
    *[ascend(name, f32(2, 3), f32(3)) for name in ("atan2", "arctan2", "logaddexp", "logaddexp2")],
    *[
        Case(f"mint.{name}", f32(3), f32(2)).but(expect=error("ValueError"), reason=ASCEND)
        for name in ("atan2", "arctan2", "logaddexp", "logaddexp2")
    ],
    *[ascend(name, f16(3), f16(3)) for name in ("atan2", "arctan2", "logaddexp", "logaddexp2")],
    *[ascend(name, i32(3), i32(3)) for name in ("bitwise_and", "bitwise_or", "bitwise_xor")],
    *[ascend(name, i32(3), 3) for name in ("bitwise_and", "bitwise_or", "bitwise_xor")],
    *[ascend(name, bool_(2, 3), bool_(3)) for name in ("bitwise_and", "bitwise_or", "bitwise_xor")],
    *[ascend("equal", x, x) for x in (f32(2, 3), i32(3))],
    ascend("equal", values([1, 2], "int32"), values([1, 2], "int32")),
    Case("mint.allclose", f32(3), f32(3)),
    Case(
        "mint.allclose", values([1.0, float("nan")], "float32"), values([1.0, float("nan")], "float32"), equal_nan=True
    ),
    Case("mint.allclose", f32(3), f32(3), rtol=10.0),
    Case("mint.isclose", f32(3), f32(3), 0.5, 0.5),
    Case("mint.polar", f32(2, 3, low=0.1), f32(2, 3)),
    # three arguments
    ascend("addcdiv", f32(2, 3), f32(3), f32(2, 1, low=0.5), value=2),
    ascend("addcdiv", f32(3), f32(3), f32(3, low=0.5)),
    ascend("addcdiv", f16(3), f16(3), f16(3, low=0.5), value=0.5),
    ascend("addcmul", f32(2, 3), f32(3), f32(2, 1), value=2),
    ascend("addcmul", f32(3), f32(3), f32(3)),
    ascend("addcmul", i32(3), i32(3), i32(3), value=2),
    Case("mint.addcmul", f32(3), f32(2), f32(4)).but(expect=error("ValueError"), reason=ASCEND),
    Case("mint.addcdiv", f32(3), f32(2), f32(4)).but(expect=error("ValueError"), reason=ASCEND),
    *[Case(f"mint.{name}", f32(3), f32(2)) for name in ("isclose", "allclose", "gcd", "float_power")],
    Case("mint.lerp", f32(3), f32(2), 0.5),
    Case("mint.lerp", f32(3), f32(3), f32(2)),
    *[Case("mint.lerp", f32(2, 3), f32(2, 3), weight) for weight in (0.3, f32(2, 3), f32(3))],
    Case("mint.lerp", f16(3), f16(3), 0.5).but(grad=False),  # that of MindSpore is float32
    *[Case(f"mint.{name}", f32(2, 3), -1, 1) for name in ("clamp", "clip")],
    Case("mint.clamp", f32(2, 3), f32(3), f32(3)),
    Case("mint.clamp", f32(2, 3), max=0.5),
    Case("mint.clamp", i32(3), 1.5),
    Case("mint.clamp", f32(3)),
    Case("mint.where", bool_(2, 3), f32(3), f32(2, 1)),
    Case("mint.where", bool_(3), f32(3), 0.5),
    Case("mint.where", bool_(3), 1, 2),
    Case("mint.where", bool_(3), i32(3), f32(3)),
    Case("mint.where", f32(3), f32(3), f32(3)).but(expect=error("TypeError"), reason=ASCEND),
    ascend("where", bool_(2, 3)),
]
