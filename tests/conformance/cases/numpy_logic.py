"""mindspore.numpy: comparisons, tests of every element, logic."""

from tests.conformance.case import Case, bool_, code, f16, f32, f64, i32, i64, values

nan, inf = float("nan"), float("inf")
INT32 = code("ms.int32")
EDGES = values([-inf, -1.0, 0.0, 2.0, inf, nan], "float32")
COMPARISONS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
LOGIC = ("logical_and", "logical_or", "logical_xor")
TESTS = ("isfinite", "isinf", "isnan", "logical_not", "signbit")

CASES = [
    *[
        Case(f"numpy.{name}", x, y)
        for name in (*COMPARISONS, *LOGIC)
        for x, y in ((EDGES, values(0.0, "float32")), (i32(2, 3), i64(3)), (f16(3), f64(3)), (bool_(3), bool_(3)))
    ],
    *[Case(f"numpy.{name}", [1, 2, 3], [3.0, 2.0, 1.0]) for name in ("equal", "less", "greater", "greater_equal")],
    Case("numpy.equal", f32(2), f32(3)),
    Case("numpy.less", "text", f32(3)),
    Case("numpy.greater", i32(3), 0, dtype=INT32),
    *[Case(f"numpy.{name}", x) for name in TESTS for x in (EDGES, i32(3), bool_(3), [1.0, 0.0])],
    *[Case(f"numpy.{name}", x) for name in ("isneginf", "isposinf") for x in (EDGES, i32(3), f64(2))],
    Case("numpy.isnan", EDGES, dtype=INT32),
    Case("numpy.signbit", values([-0.0, 0.0], "float32")),
    Case("numpy.isclose", f32(3), f32(3)),
    Case("numpy.isclose", EDGES, EDGES),
    Case("numpy.isclose", EDGES, EDGES, equal_nan=True),
    Case("numpy.isclose", [1.0], [1.1], rtol=0.2),
    Case("numpy.isclose", i32(3), i32(3), atol=2),
    *[
        Case("numpy.array_equal", x, y)
        for x, y in ((i32(2), f32(2)), ([1, 2], [1, 2]), (f32(2), f32(3)), (EDGES, EDGES))
    ],
    Case("numpy.array_equal", EDGES, EDGES, equal_nan=True),
    Case("numpy.array_equal", "text", f32(2)),
    *[
        Case("numpy.array_equiv", x, y)
        for x, y in (([1, 2], [[1, 2], [1, 2]]), ([1, 2], [[1, 2], [1, 3]]), (f32(2), f32(3)))
    ],
    *[
        Case("numpy.sometrue", x, **kw)
        for x, kw in ((f32(2, 3), {}), (bool_(2, 3), {"axis": 1}), (i32(2, 3), {"axis": (0, 1), "keepdims": True}))
    ],
    Case("numpy.sometrue", [0, 0]),
    Case("numpy.sometrue", f32(2), 1),
    *[Case("numpy.in1d", x, y) for x, y in ((i32(2, 3), i32(3)), ([1, 2], [2]), (f32(3), [0, 1]))],
    Case("numpy.in1d", [1, 2], [2], invert=True),
    *[Case("numpy.isin", x, y) for x, y in ((i32(2, 3), [1, 2]), (values([[1.0, 2.0]], "float32"), i64(4)))],
    Case("numpy.isin", i32(2, 3), i32(), invert=True),
    *[Case("numpy.isscalar", x) for x in (3, 2.5, True, "text", None, f32(), [1])],
    Case("numpy.isin", bool_(3), bool_(2)),
    Case("numpy.in1d", bool_(3), bool_(2)),
]
