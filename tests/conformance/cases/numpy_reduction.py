"""mindspore.numpy: sums, means, extremes, running sums."""

from tests.conformance.case import Case, bool_, code, error, f16, f32, f64, i8, i32, i64, u8, values

nan = float("nan")
FLOAT16, FLOAT32, INT32 = code("ms.float16"), code("ms.float32"), code("ms.int32")
HOLES = values([[1.0, nan, 3.0], [nan, 5.0, 8.0]], "float32")
AXES = ({}, {"axis": 1}, {"axis": (0, -1), "keepdims": True})
DISTINCT = values([[3.0, -1.0, 2.0], [0.5, 7.0, -4.0]], "float32")
EXTREMES = ("amax", "amin", "max", "min")

CASES = [
    *[Case("numpy.sum", f32(2, 3, 2), **kw) for kw in AXES],
    *[Case("numpy.sum", x) for x in (i8(3), u8(3), i32(2, 2), bool_(3), f16(3), f64(3), [1, 2], [1.5, 2])],
    Case("numpy.sum", f32(2, 3), initial=5),
    Case("numpy.sum", i32(2, 3), 1, initial=2.5),
    Case("numpy.sum", i32(3), dtype=FLOAT32),
    Case("numpy.sum", f32(2), 1),
    *[Case("numpy.mean", f32(2, 3, 2), **kw) for kw in AXES],
    *[
        Case("numpy.mean", x)
        for x in (values([1, 2, 2], "int64"), values([-1, -2, -2], "int32"), f16(3), f64(2, 2), [1.0, 2.0])
    ],
    Case("numpy.mean", values([1, 2], "int32"), dtype=FLOAT32),
    Case("numpy.mean", f32(2, 2), 2),
    *[
        Case("numpy.average", x, **kw)
        for x, kw in ((f32(2, 3), {}), (f32(2, 3), {"axis": 0}), (i32(2, 3), {"axis": 1}))
    ],
    Case("numpy.average", f32(2, 3), 1, f32(3, low=0.5)),
    Case("numpy.average", f32(2, 3), None, f32(2, 3, low=0.5)),
    Case("numpy.average", f32(2, 3), 0, returned=True),
    Case("numpy.average", f32(2, 3), 1, f32(3, low=0.5), True),
    Case("numpy.average", f32(2, 3), None, f32(3)),
    *[Case(f"numpy.{name}", f32(2, 3, 2), **kw) for name in ("std", "var") for kw in AXES],
    *[
        Case(f"numpy.{name}", x)
        for name in ("std", "var")
        for x in (values([[1, 2, 3], [-3, 0, 3]], "int32"), [1, 2, 3], f64(3))
    ],
    Case("numpy.std", [1, 2, 4]).but(
        expect=values(1.2472191, "float32"), reason="MindSpore rounds the mean of integers"
    ),
    Case("numpy.var", [1, 2, 4]).but(
        expect=values(1.5555556, "float32"), reason="MindSpore rounds the mean of integers"
    ),
    *[Case(f"numpy.{name}", f32(2, 3), 1, 1) for name in ("std", "var")],
    *[Case(f"numpy.{name}", f32(2), 1) for name in ("std", "var")],
    *[
        Case(f"numpy.{name}", x, **kw)
        for name in EXTREMES
        for x, kw in ((DISTINCT, {}), (DISTINCT, {"axis": 1}), (i32(2, 3), {"axis": (0, 1)}))
    ],
    *[Case(f"numpy.{name}", DISTINCT, 0, True) for name in EXTREMES],
    *[Case(f"numpy.{name}", DISTINCT, initial=1.25).but(grad=False) for name in EXTREMES],
    *[Case(f"numpy.{name}", i32(2, 3), initial=-3.5) for name in EXTREMES],
    *[
        Case(
            f"numpy.{name}", DISTINCT, 1, initial=1.25, where=values([[True, False, True], [False, True, True]], "bool")
        ).but(grad=False)
        for name in EXTREMES
    ],
    *[Case(f"numpy.{name}", DISTINCT, where=bool_(2, 3)) for name in ("amax", "min")],
    *[Case(f"numpy.{name}", f32(2), 1) for name in ("amax", "min")],
    *[
        Case(f"numpy.{name}", bool_(2)).but(expect=error("TypeError"), reason="MindSpore's CPU has no kernel for bool")
        for name in ("max", "amin")
    ],
    *[
        Case("numpy.ptp", x, **kw)
        for x, kw in ((DISTINCT, {}), (DISTINCT, {"axis": 1}), (i64(2, 3), {"axis": 0, "keepdims": True}))
    ],
    Case("numpy.ptp", f32(2), 1),
    *[
        Case(f"numpy.{name}", x, **kw)
        for name in ("argmax", "argmin")
        for x, kw in ((DISTINCT, {}), (DISTINCT, {"axis": 1}), (i32(2, 3), {"axis": -2}))
    ],
    *[Case(f"numpy.{name}", DISTINCT, 2) for name in ("argmax", "argmin")],
    *[
        Case("numpy.count_nonzero", x, **kw)
        for x, kw in ((i32(2, 3), {}), (f32(2, 3), {"axis": 1}), (u8(2, 3), {"axis": (0, 1), "keepdims": True}))
    ],
    *[
        Case(f"numpy.{name}", x, **kw)
        for name in ("cumsum", "cumprod")
        for x, kw in ((f32(2, 3), {}), (f32(2, 3), {"axis": 1}), (i64(2, 3), {"axis": 0}))
    ],
    *[Case(f"numpy.{name}", x) for name in ("cumsum", "cumprod") for x in (i8(3), u8(3), bool_(3), f16(3), f64(3))],
    Case("numpy.cumsum", i32(3), 0, FLOAT32),
    Case("numpy.cumprod", f32(3), 0, FLOAT16).but(grad=False),
    Case("numpy.cumsum", f32(3), 1),
    *[Case("numpy.nancumsum", x, **kw) for x, kw in ((HOLES, {}), (HOLES, {"axis": 1}), (i32(2, 3), {"axis": 0}))],
    *[
        Case(f"numpy.{name}", x, **kw).but(grad=False)
        for name in ("nansum", "nanmax", "nanmin", "nanmean", "nanstd", "nanvar")
        for x, kw in ((HOLES, {}), (HOLES, {"axis": 1}), (i32(2, 3), {"axis": 0, "keepdims": True}), (f16(3), {}))
    ],
    *[Case(f"numpy.{name}", HOLES, 1, ddof=1).but(grad=False) for name in ("nanstd", "nanvar")],
    *[Case(f"numpy.{name}", f64(3)).but(grad=False) for name in ("nansum", "nanmax", "nanvar")],
    Case("numpy.nansum", HOLES, dtype=INT32).but(grad=False),
    Case("numpy.nanmean", HOLES, 2).but(grad=False),
]
