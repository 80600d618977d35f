"""Elementwise arithmetic, functions of one argument, comparisons."""

from tests.conformance.case import (
    FLOATS,
    INTS,
    Case,
    bf16,
    bool_,
    c64,
    each,
    error,
    f16,
    f32,
    f64,
    i32,
    i64,
    u8,
    values,
)

nan = float("nan")
SEVENS = values([7, -7, 7, -7], "int32")
TWOS = values([2, 2, -2, -2], "int32")
LOWEST = values([-(2**31), 7], "int32")
EDGES = values([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 1e-30], "float32")

CASES = [
    # two Tensors of every dtype
    *[Case(f"ops.{name}", make(2, 3), make(2, 3)) for name in ("add", "mul") for make in (*FLOATS, *INTS)],
    *[Case(f"ops.{name}", f32(2, 3), f32(2, 3, low=0.5)) for name in ("sub", "div", "pow", "maximum", "minimum")],
    Case("ops.pow", f32(2, 3, low=0.1), f32(2, 3)),
    Case("ops.div", i32(2, 3), i32(2, 3, low=1)),
    Case("ops.div", f32(3), values([0.0, -0.0, 1.0], "float32")).but(
        torch="torch.div", reason="MindSpore's CPU kernel takes -0.0 for 0.0"
    ),
    Case("ops.floor_div", i32(2, 3), i32(2, 3, low=1)),
    Case("ops.floor_div", values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")),
    Case("ops.floor_mod", values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")),
    Case("ops.floor_mod", f32(2, 3), f32(2, 3, low=0.5)),
    Case("ops.add", c64(2, 3), c64(2, 3)),
    Case("ops.mul", c64(2, 3), c64(2, 3)),
    Case("ops.add", bool_(2, 3), bool_(2, 3)).but(torch="torch.add", reason="MindSpore's operator takes it: or"),
    Case("Tensor.__add__", bool_(2, 3), bool_(2, 3)),
    # broadcasting, dtypes that meet, Python numbers
    Case("ops.add", f32(2, 3), f32(3)),
    Case("ops.add", f32(2, 1), f32(1, 3)),
    Case("ops.mul", f32(4, 1, 3), f32(2, 1)),
    Case("ops.add", f32(), f32(2, 3)),
    Case("ops.add", f32(0, 3), f32(1, 3)),
    Case("ops.add", f32(2), f16(2)),
    Case("ops.add", f16(2), bf16(2)),
    Case("ops.add", f32(2), f64(2)),
    Case("ops.add", f32(2), i64(2)),
    Case("ops.add", i32(2), i64(2)),
    Case("ops.add", u8(2), i32(2)),
    Case("ops.add", bool_(2), i32(2)),
    Case("ops.add", bool_(2), f32(2)),
    Case("ops.add", f32(2), 3),
    Case("ops.add", f16(2), 3.5),
    Case("ops.add", i32(2), 3),
    Case("ops.add", i32(2), 3.5),
    Case("ops.add", i32(2), True),
    Case("ops.add", bool_(2), 1),
    Case("ops.add", 3, f32(2)),
    Case("ops.add", f32(2, 3), f32(4)),
    Case("ops.add", f32(2, 3), "text"),
    Case("ops.add", f32(2, 3), None),
    # operators
    *[Case(f"Tensor.__{name}__", f32(2, 3), f32(2, 3, low=0.5)) for name in ("add", "sub", "mul", "truediv", "pow")],
    *[Case(f"Tensor.__{name}__", i32(2, 3), 2) for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")],
    *[Case(f"Tensor.__{name}__", f32(2, 3, low=0.5), 2) for name in ("radd", "rsub", "rmul", "rtruediv", "rpow")],
    Case("Tensor.__neg__", f32(2, 3)),
    Case("Tensor.__abs__", i32(2, 3)),
    # functions of one argument
    *[
        Case(f"ops.{name}", f32(2, 3))
        for name in ("abs", "neg", "exp", "sigmoid", "tanh", "relu", "square", "sin", "cos", "erf", "floor", "sign")
    ],
    *[Case(f"ops.{name}", f32(2, 3, low=0.1)) for name in ("log", "sqrt", "rsqrt", "reciprocal", "log1p")],
    *[Case(f"ops.{name}", EDGES) for name in ("abs", "neg", "exp", "sqrt", "sigmoid", "tanh", "floor")],
    Case("ops.log", EDGES).but(torch="torch.log", reason="the slope at -0.0 is -inf; MindSpore says inf"),
    Case("ops.relu", EDGES).but(torch="torch.relu", reason="MindSpore's CPU kernel turns NaN into 0"),
    *[Case("ops.exp", x) for x in each((f16, f64), (2, 3), ())],
    *[Case("ops.neg", make(2, 3)) for make in INTS],
    *[Case("ops.abs", make(2, 3)) for make in INTS],
    Case("ops.exp", i32(2, 3)).but(torch="torch.exp", reason="MindSpore refuses integers here and takes them in sqrt"),
    Case("ops.sqrt", i32(2, 3, low=0)),
    Case("ops.exp", f32(0)),
    Case("ops.exp", "text"),
    # comparisons and logic
    *[
        Case(f"ops.{name}", values([1, 2, 3], "int32"), values([1, 3, 2], "int32"))
        for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "gt", "ge", "lt", "le")
    ],
    Case("ops.equal", EDGES, EDGES),
    Case("ops.less", f32(2, 3), 0.5),
    Case("ops.maximum", EDGES, values([float("nan"), 0.0, 2.0, -2.0, 0.0, 0.0, 1.0, 0.0], "float32")).but(
        torch="torch.maximum", reason="MindSpore's CPU kernel drops NaN from the first argument"
    ),
    *[Case(f"ops.{name}", bool_(2, 3), bool_(2, 3)) for name in ("logical_and", "logical_or", "logical_xor")],
    Case("ops.logical_not", bool_(2, 3)),
    # more arithmetic
    *[
        Case(f"ops.{name}", f32(2, 3), f32(2, 3, low=0.5))
        for name in ("fmod", "remainder", "truncate_div", "true_divide")
    ],
    *[Case(f"ops.{name}", i32(5), i32(5, low=1)) for name in ("fmod", "remainder", "truncate_div", "truncate_mod")],
    *[Case(f"ops.{name}", i32(5), 2.5) for name in ("remainder", "fmod", "floor_divide", "float_power")],
    *[Case("ops.div", SEVENS, TWOS, rounding_mode=mode) for mode in ("trunc", "floor", "other")],
    Case("ops.div", f32(4), 0.5, rounding_mode="trunc").but(grad=False),
    Case("ops.subtract", f32(3), f32(3), alpha=2),
    Case("ops.subtract", i32(3), 1, alpha=2),
    Case("ops.subtract", i32(3), 1, alpha=1.5),
    Case("ops.mul", f32(2), f64()).but(note="the 0-d one gives way", grad=False),
    Case("ops.div", f16(2), f32(low=1.0)).but(note="the 0-d one gives way", grad=False),
    Case("ops.sub", f16(2), f32()).but(grad=False),
    Case("ops.float_power", f32(3, low=0.1), 2),
    Case("ops.ldexp", f32(2, 3), i32(3)),
    Case("ops.xdivy", values([0.0, 0.0, 2.0], "float32"), values([0.0, 2.0, 4.0], "float32")),
    Case("ops.fmax", f32(4), f32(4)).but(grad=False),
    Case("ops.fmax", values([1.0, nan], "float32"), values([nan, 2.0], "float32")).but(grad=False),
    Case("ops.gcd", i32(4, low=1), i32(4, low=1)),
    Case("ops.lcm", i32(4, low=1), i32(4, low=1)),
    Case("ops.copysign", f32(4), f32(4)).but(grad=False),
    Case("ops.copysign", i32(4), i32(4)),
    Case("ops.heaviside", values([-1.0, 0.0, 2.0], "float32"), values([0.5], "float32")).but(grad=False),
    Case("ops.nextafter", f32(3), f32(3)).but(grad=False),
    Case("ops.addcmul", f32(2, 3), f32(2, 3), f32(3), 0.5),
    Case("ops.addcmul", i32(3), i32(3), i32(3), 2),
    Case("ops.addcdiv", f32(2, 3), f32(2, 3), f32(3, low=0.5), 0.5),
    Case("ops.addcdiv", f32(3), f32(3), f32(3, low=0.5), values([2.0], "float32")).but(grad=False),
    Case("ops.lerp", f32(2, 3), f32(2, 3), 0.3),
    Case("ops.lerp", f32(2, 3), f32(2, 3), f32(2, 3)),
    Case("ops.inv", f32(3, low=0.5)),
    Case("ops.isclose", f32(4), f32(4)),
    Case("ops.isclose", values([1.0, nan], "float32"), values([1.0, nan], "float32"), equal_nan=True),
    Case("ops.approximate_equal", f32(4), f32(4)),
    *[Case(f"ops.{name}", EDGES) for name in ("isnan", "isinf", "isfinite", "isposinf", "isneginf", "isreal")],
    *[Case(f"ops.{name}", EDGES).but(grad=False) for name in ("nan_to_num", "sign", "trunc", "ceil", "round")],
    *[Case(f"ops.{name}", f32(2, 3)) for name in ("trunc", "frac", "deg2rad", "rad2deg", "positive", "sgn", "eps")],
    *[Case(f"ops.{name}", c64(3)) for name in ("real", "imag", "conj", "angle", "abs", "neg", "sign", "view_as_real")],
    *[Case(f"ops.{name}", i32(3)) for name in ("real", "imag", "conj", "frac", "trunc", "round", "square", "sign")],
    Case("ops.signbit", EDGES).but(torch="torch.signbit", reason="MindSpore's -0.0 has no sign"),
    Case("ops.polar", f32(3, low=0.1), f32(3)).but(grad=False),
    Case("ops.neg", bool_(3)).but(
        expect=error("TypeError"), reason="MindSpore's CPU has no kernel, and says TypeError"
    ),
    *[Case(f"ops.bitwise_{name}", i32(4), i32(4)) for name in ("and", "or", "xor")],
    *[Case(f"ops.bitwise_{name}", bool_(4), bool_(4)) for name in ("and", "or", "xor")],
    *[Case(f"ops.bitwise_{name}_shift", i32(4), i32(4, low=0, high=4)) for name in ("left", "right")],
    Case("ops.bitwise_and", f32(2), f32(2)),
    Case("ops.invert", i32(4)),
    Case("ops.invert", u8(4)),
    # operators with lists, None and others
    *[Case(f"Tensor.__{name}__", i32(2), [1, 2]) for name in ("add", "sub", "floordiv", "radd", "rsub", "rfloordiv")],
    *[Case(f"Tensor.__{name}__", f32(2, low=0.5), (1, 2)).but(grad=False) for name in ("add", "sub", "rpow")],
    *[Case(f"Tensor.__{name}__", i32(2), [1, 2]) for name in ("mul", "truediv", "mod", "pow", "lt", "eq", "ne")],
    *[Case(f"Tensor.__{name}__", f32(2), None) for name in ("add", "mul", "lt", "eq", "ne")],
    *[Case(f"Tensor.__{name}__", f32(2), "a") for name in ("eq", "ne")],
    *[Case(f"Tensor.__{name}__", i32(3), i32(3)) for name in ("and", "or", "xor", "lt", "le", "gt", "ge", "eq", "ne")],
    *[Case(f"Tensor.__{name}__", i32(3), 3) for name in ("and", "or", "xor", "lt", "le", "gt", "ge", "eq", "ne")],
    *[Case("Tensor.__invert__", x) for x in (i32(3), f32(3), bool_(3))],
    Case("Tensor.__matmul__", f32(2, 3), f32(3)),
    # the Primitives that differ from the functions
    *[Case(f"ops.{name}()", f32(3), f32(3, low=0.5)) for name in ("RealDiv", "Div", "FloorMod", "TruncateMod")],
    *[Case(f"ops.{name}()", SEVENS, TWOS) for name in ("RealDiv", "Div", "Mod", "FloorMod", "FloorDiv", "TruncateDiv")],
    # MindSpore's gradient of the second argument is rounded down, not towards zero
    Case("ops.Mod()", f32(3), f32(3, low=0.5)).but(grad=False),
    Case("ops.DivNoNan()", f32(3), values([0.0, 2.0, 4.0], "float32")),
    Case("ops.MulNoNan()", values([1.0, 2.0], "float32"), values([0.0, 2.0], "float32")),
    Case("ops.SquaredDifference()", f32(2, 3), f32(3)),
    Case("ops.SquaredDifference()", i32(3), 1.5),
    *[Case(f"ops.{name}()", f32(3), f32(3)) for name in ("Sub", "Mul", "Maximum", "Minimum", "Greater", "LessEqual")],
    *[Case(f"ops.Logical{name}()", bool_(4), bool_(4)) for name in ("And", "Or", "Xor")],
    *[Case(f"ops.{name}()", f32(3)) for name in ("Abs", "Neg", "Sign", "Floor", "Ceil", "Trunc", "Square", "Round")],
    Case("ops.Rint()", f32(3)).but(grad=False),
    Case("ops.Complex()", f32(3), f32(3)).but(grad=False),
    Case("ops.ComplexAbs()", c64(3)),
    Case("ops.PopulationCount()", values([3, -1, 0], "int8")),
    Case("ops.CompareAndBitpack()", f32(2, 16), values(0.0, "float32")),
    Case("ops.TensorAdd()", f32(3), f32(3)),
    # methods
    Case("Tensor.add", f32(3), [1, 2, 3]).but(grad=False),
    Case("Tensor.add", f32(3), 2, alpha=3),
    Case("Tensor.sub", f32(3), y=2),
    Case("Tensor.remainder", f32(3), divisor=2).but(grad=False),
    Case("Tensor.multiply", f32(3), value=2),
    Case("Tensor.round", f32(3)),
    Case("Tensor.allclose", f32(3), f32(3)),
    *[
        Case(f"Tensor.{name}_", f32(3), 2).but(
            torch=f"lambda x, y: x.detach().clone().{name}_(y)", grad=False, reason="MindSpore's CPU does not write"
        )
        for name in ("add", "sub", "mul", "div")
    ],
    # the Primitives, the layers, and the functions of mint
    Case("ops.Add()", f32(2, 3), f32(3)),
    Case("ops.Pow()", f32(2, 3, low=0.1), 2.0),
    Case("ops.ReLU()", f32(2, 3)),
    Case("nn.ReLU()", f32(2, 3)),
    Case("nn.Sigmoid()", f32(2, 3)),
    # what generated inputs showed
    *[
        Case(f"ops.{name}", values([1, 2, 60000], "uint16"))
        for name in ("neg", "square", "logical_not", "invert", "amax", "nonzero")
    ],
    Case("Tensor.max", values([1, 60000], "uint16")),
    *[Case(f"Tensor.{name}", values([[7, 1, 9]], "uint32"), 1) for name in ("argmax", "argmin")],
    Case("ops.frac", bool_(3)),
    *[Case("ops.subtract", x, bool_(2, 3)) for x in (bool_(2, 3), i32(2, 3), f32(2, 3), i64(2, 3))],
    *[Case("ops.subtract", x, True) for x in (bool_(3), i32(3))],
    *[Case("ops.float_power", x, y) for x, y in ((u8(3, low=1), -3), (300, u8(3)), (2.5, u8(3)), (i32(3), f32(3)))],
    Case("mint.float_power", u8(3, low=1), -3),
    Case("ops.div", LOWEST, values([-1, 2], "int32"), rounding_mode="trunc"),
    Case("ops.lcm", LOWEST, values([-1, 2], "int32")),
    Case("ops.truncate_div", LOWEST, values([-1, 2], "int32")).but(
        expect=values([-(2**31), 3], "int32"), reason="the division ends MindSpore's process"
    ),
    *[Case("Tensor.subtract", x, bool_(2, 3)) for x in (bool_(2, 3), i32(2, 3))],
    Case("Tensor.subtract", bool_(2, 3), True),
]
