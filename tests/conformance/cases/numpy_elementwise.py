"""mindspore.numpy: arithmetic and functions of every element."""

from tests.conformance.case import INTS, Case, bool_, c64, code, each, error, f16, f32, f64, i8, i32, i64, u8, values

FLOAT16, INT32 = code("ms.float16"), code("ms.int32")
WIDE = values([1, 2, 3], "uint16")
ANGLES = ("sin", "cos", "tan", "arctan", "sinh", "cosh", "tanh", "arcsinh")
UNIT_ANGLES = ("arcsin", "arccos", "arctanh")
NO_KERNEL = "MindSpore's CPU has no kernel for bool"
HALVES = values([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5], "float32")
EDGES = values([float("-inf"), -1.0, 0.0, 2.0, float("inf"), float("nan")], "float32")
SEVENS, TWOS = values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")

CASES = [
    # one array
    *[
        Case(f"numpy.{name}", x)
        for name in ("abs", "negative", "positive", "square")
        for x in (f32(2, 3), i64(4), f64(2))
    ],
    Case("numpy.abs", bool_(3)),
    Case("numpy.abs", values([-1.5, 2.5], "float32"), dtype=INT32).but(grad=False),
    Case("numpy.negative", [1, -2]),
    Case("numpy.negative", bool_(2)).but(expect=error("TypeError"), reason=NO_KERNEL),
    Case("numpy.positive", i8(3), code("ms.float32")),
    Case("numpy.square", 3),
    Case("numpy.square", "text"),
    *[Case("numpy.sign", x) for x in (f32(2, 3), i32(4), f16(3))],
    Case("numpy.sign", EDGES).but(torch="torch.sign", reason="MindSpore gives NaN for infinity"),
    Case("numpy.sign", [-2, 0, 3]),
    *[Case("numpy.sqrt", x) for x in (f32(2, 3, low=0.1), i32(3, low=1), WIDE, f64(2, low=0.1), EDGES)],
    Case("numpy.sqrt", [1, 4], dtype=FLOAT16),
    *[Case("numpy.cbrt", x) for x in (f32(2, 3, low=0.1), i32(3, low=1), f16(3, low=0.1))],
    Case("numpy.cbrt", values([8.0, -27.0], "float32")).but(grad=False),
    *[Case("numpy.reciprocal", x) for x in (f32(2, 3, low=0.5), i32(3, low=1), [2.0, 4.0], 1)],
    *[Case(f"numpy.{name}", f32(2, 3)) for name in ("exp", "exp2", "expm1")],
    *[Case(f"numpy.{name}", f16(3), dtype=code("ms.float32")) for name in ("exp", "exp2", "expm1")],
    *[Case("numpy.exp2", x) for x in (i32(3, low=0), u8(3), 3, [1.0, 2.0])],
    *[Case(f"numpy.{name}", f32(2, 3, low=0.2)) for name in ("log", "log1p", "log2", "log10")],
    *[Case(f"numpy.{name}", f64(2, low=0.2)) for name in ("log", "log1p", "log2", "log10")],
    Case("numpy.log", EDGES).but(grad=False),
    Case("numpy.log", [1.0, 2.0]),
    *[Case(f"numpy.{name}", x) for name in ANGLES for x in (f32(2, 3), i32(3), f64(2))],
    *[Case(f"numpy.{name}", f32(2, 3, low=-0.9, high=0.9)) for name in UNIT_ANGLES],
    *[Case(f"numpy.{name}", i32(2, low=0, high=1)) for name in UNIT_ANGLES],
    *[Case("numpy.arccosh", x) for x in (f32(2, 3, low=1.2), i64(2, low=2), f16(2, low=1.2))],
    *[Case("numpy.cos", x) for x in each((bool_, u8, i8), (3,))],
    Case("numpy.sin", i64(3), dtype=FLOAT16),
    Case("numpy.tanh", "text"),
    *[Case(f"numpy.{name}", f64(2, low=0.1, high=0.9)) for name in (*UNIT_ANGLES, "exp", "expm1", "reciprocal")],
    *[Case(f"numpy.{name}", f16(3, low=0.2)) for name in ("log1p", "log2", "log10")],
    *[Case(f"numpy.{name}", x) for name in ("absolute", "fabs") for x in (f32(2, 3), i64(3), bool_(2))],
    *[Case("numpy.invert", x) for x in (u8(3), [1, -2])],
    *[Case(f"numpy.{name}", x) for name in ("deg2rad", "rad2deg", "radians") for x in (f32(2, 3), i32(3), f16(2))],
    # rounding
    *[Case(f"numpy.{name}", HALVES) for name in ("floor", "around", "round")],
    Case("numpy.rint", HALVES).but(grad=False),
    Case("numpy.rint", [0.5, 1.5]),
    *[Case(f"numpy.{name}", x) for name in ("ceil", "trunc") for x in (HALVES, i32(3), f64(2), f16(2))],
    *[Case("numpy.fix", x) for x in (HALVES, i32(3), f16(2))],
    Case("numpy.floor", [1.5, -1.5]),
    Case("numpy.floor", f64(3), dtype=INT32).but(grad=False),
    Case("numpy.around", f32(2, 3), 2).but(grad=False),
    Case("numpy.around", i32(3)),
    Case("numpy.around", f32(3), -1),
    Case("numpy.round", f32(2, 3), decimals=1).but(grad=False),
    # clip
    Case("numpy.clip", f32(2, 3), -0.5, 0.5),
    Case("numpy.clip", f32(2, 3), f32(3, high=0.0), f32(2, 1, low=0.0)).but(grad=False),
    Case("numpy.clip", i32(5), 1.5, 4),
    Case("numpy.clip", [1, 2, 3], 0, 2),
    Case("numpy.clip", f32(3), None, 0.5),
    Case("numpy.clip", f32(3), 0, None),
    Case("numpy.clip", f32(3), 1, -1).but(grad=False),
    Case("numpy.clip", f32(3), None, None),
    # two arrays
    *[
        Case(f"numpy.{name}", f32(2, 3), f32(3, low=0.5))
        for name in ("add", "subtract", "multiply", "divide", "true_divide")
    ],
    *[
        Case(f"numpy.{name}", i32(2, 3), i64(3, low=1))
        for name in ("add", "subtract", "multiply", "divide", "true_divide")
    ],
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("add", "multiply")
        for x, y in ((f16(2), f64(2)), (u8(2), i8(2)), (i64(2), f16(2)))
    ],
    *[Case(f"numpy.{name}", f64(2), f64(2, low=0.5)) for name in ("add", "subtract", "multiply")],
    *[
        Case("numpy.divide", x, y)
        for x, y in ((f64(2), f64(2, low=0.5)), (f64(2), f32(2, low=0.5)), (f16(2), i32(2, low=1)))
    ],
    *[
        Case("numpy.add", x, y)
        for x, y in (([1, 2], 3.5), (1, 2), (f16(2), 1.5), (u8(2), 1), ([1, 2], i64(2)), (f32(2), f64()))
    ],
    Case("numpy.add", f32(2), i64(2), dtype=INT32).but(grad=False),
    Case("numpy.add", f32(2), f32(3)),
    Case("numpy.add", "text", 1),
    Case("numpy.subtract", [3.5, 2], 1),
    Case("numpy.multiply", f32(2, 1), f32(1, 3), dtype=FLOAT16),
    Case("numpy.divide", 3, 2),
    Case("numpy.divide", values([1, -1], "int64"), 0),
    *[Case(f"numpy.{name}", SEVENS, TWOS) for name in ("floor_divide", "mod", "remainder", "fmod", "divmod")],
    *[
        Case(f"numpy.{name}", f32(2, 3), 0.7).but(grad=False)
        for name in ("floor_divide", "mod", "remainder", "fmod", "divmod")
    ],
    *[
        Case(f"numpy.{name}", i32(3), f32(3, low=0.5)).but(grad=False)
        for name in ("floor_divide", "mod", "remainder", "fmod")
    ],
    Case("numpy.mod", [-7, 7], 2),
    Case("numpy.true_divide", 3, 2),
    Case("numpy.divmod", i32(3), i32(2)),
    *[
        Case("numpy.power", x, y)
        for x, y in ((f32(2, 3, low=0.1), f32(3)), ([2, 3], 2), (i64(3, low=1), i32(3, low=0)), (f32(2, low=0.1), 2.5))
    ],
    Case("numpy.power", 2, -1),
    *[
        Case("numpy.float_power", x, y)
        for x, y in ((f32(2, 3, low=0.1), f32(3)), (i64(2, low=1), i32(2)), (f64(2, low=0.1), f64(2)))
    ],
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("maximum", "minimum")
        for x, y in ((f32(2, 3), f32(3)), (i32(3), f64(3)), ([1, 5], [2.0, 3.0]))
    ],
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("maximum", "minimum")
        for x, y in ((i64(3), 1.5), (i32(3), 0), (3, 4), (f32(2), f64()))
    ],
    Case("numpy.maximum", f32(2), f32(3)),
    *[Case("numpy.hypot", x, y) for x, y in ((f32(2, 3), f32(3)), (i32(2), i64(2)), (f16(2), i32(2)), ([3, 4], 4))],
    *[Case("numpy.arctan2", x, y) for x, y in ((f32(2, 3), f32(3)), (i32(2), i64(2)), (f64(2), i32(2)))],
    *[
        Case("numpy.copysign", x, y)
        for x, y in ((f32(2, 3), f32(3)), (i32(4), f64(4)), (f32(3), -1), ([1, -2], [-1.0, 1.0]))
    ],
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("logaddexp", "logaddexp2")
        for x, y in ((f32(2, 3), f32(3)), (f64(2), f64(2)), (f32(2, 1), f32(3)))
    ],
    *[
        Case("numpy.heaviside", x, y).but(grad=False)
        for x, y in ((HALVES, 0.5), (i32(3), i64(3)), ([-1.0, 0.0], [2, 3]))
    ],
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("gcd", "lcm")
        for x, y in ((i32(3, low=1), i64(3, low=1)), (12, 18), ([4, 6], 8))
    ],
    # bits
    *[Case("numpy.bitwise_not", x) for x in (*each(INTS, (3,)), WIDE, [1, -2], f32(2))],
    Case("numpy.invert", i64(3)),
    *[
        Case(f"numpy.{name}", x, y)
        for name in ("bitwise_and", "bitwise_or", "bitwise_xor")
        for x, y in ((i32(2, 3), i32(3)), (u8(2), i64(2)), ([1, 6], 3), (f32(2), i32(2)))
    ],
    Case("numpy.square", c64(3)).but(grad=False),
    Case("numpy.floor_divide", f32(3), f32(3, low=0.5)),
]
