"""mindspore.numpy: covariance, counts, histograms; differences, slopes and areas."""

from tests.conformance.case import Case, code, f16, f32, f64, i32, i64, values

FLOAT16 = code("ms.float16")
POINTS = values([3.0, 1.0, 2.0, 2.5], "float32")

CASES = [
    *[
        Case("numpy.cov", f32(3, 4), **kw).but(grad=False)
        for kw in ({}, {"rowvar": False}, {"bias": True}, {"ddof": 0}, {"dtype": FLOAT16})
    ],
    *[Case("numpy.cov", x).but(grad=False) for x in (f32(4), i32(2, 4), [[1, 2, 4], [3, 1, 1]])],
    Case("numpy.cov", f32(4), f32(4)).but(grad=False),
    Case("numpy.cov", f32(2, 3), fweights=values([1, 2, 1], "int32")).but(grad=False),
    *[
        Case("numpy.corrcoef", x, **kw).but(grad=False)
        for x, kw in ((f32(3, 4), {}), (f32(3, 4), {"rowvar": False}), (i32(2, 5), {}))
    ],
    Case("numpy.corrcoef", f32(4), f32(4)).but(grad=False),
    Case("numpy.corrcoef", f32(4)).but(grad=False),
    *[Case("numpy.bincount", x) for x in ([1, 1, 2], values([-1, 2], "int64"), i32(6, low=0))],
    Case("numpy.bincount", i32(4, low=0, high=4), f32(4)).but(grad=False),
    Case("numpy.bincount", [3, 1], minlength=6),
    Case("numpy.bincount", [3, 1], length=2),
    Case("numpy.bincount", f32(3)),
    Case("numpy.bincount", i32(2, 2)),
    *[
        Case("numpy.histogram_bin_edges", POINTS, **kw).but(grad=False)
        for kw in ({}, {"bins": 3, "range": (0, 6)}, {"bins": [1.0, 2.0]})
    ],
    Case("numpy.histogram_bin_edges", [1, 2, 3, 4]),
    Case("numpy.histogram_bin_edges", POINTS, "auto"),
    Case("numpy.histogram_bin_edges", POINTS, 3, (6, 0)),
    *[
        Case("numpy.histogram", POINTS, **kw).but(grad=False)
        for kw in ({"bins": 4}, {"bins": [1.0, 2.0, 3.0]}, {"bins": 2, "range": (0, 4)})
    ],
    Case("numpy.histogram", POINTS, [1.0, 2.0, 3.0], density=True).but(grad=False),
    Case("numpy.histogram", POINTS, 2, weights=f32(4)).but(grad=False),
    Case("numpy.histogram", [[1, 2], [3, 4]], 2),
    Case("numpy.histogram2d", POINTS, f32(4), 2).but(grad=False),
    Case("numpy.histogram2d", POINTS, values([1.0, 2.0, 3.0, 3.0], "float32"), [[1.0, 2.0, 3.0], [1.0, 3.0]]).but(
        grad=False
    ),
    Case("numpy.histogram2d", POINTS, values([1.0, 2.0, 3.0, 3.0], "float32"), (2, 3), density=True).but(grad=False),
    Case("numpy.histogramdd", f32(5, 3), 2).but(grad=False),
    Case("numpy.histogramdd", [POINTS, values([1.0, 2.0, 3.0, 3.0], "float32")], (2, 2)).but(grad=False),
    Case("numpy.histogramdd", f32(5, 2), 2, ((-1, 1), (0, 2))).but(grad=False),
    # differences
    *[
        Case("numpy.diff", x, **kw)
        for x, kw in ((f32(2, 4), {}), (f32(2, 4), {"n": 2}), (i64(3, 2), {"axis": 0}), (f16(3), {"n": 0}))
    ],
    Case("numpy.diff", f32(3), prepend=0, append=f32(2)),
    *[Case("numpy.diff", f32(3), n) for n in (-1, 5)],
    Case("numpy.diff", f32()),
    *[Case("numpy.ediff1d", x) for x in (f32(2, 3), i32(4), f16(3))],
    Case("numpy.ediff1d", f32(3), 5, f32(2)),
    Case("numpy.ediff1d", i64(3), 2.5),
    *[Case("numpy.gradient", x) for x in (f32(5), f32(2, 3), i32(4), [1, 2, 4, 7, 11])],
    Case("numpy.gradient", f32(3, 4), 2.0),
    Case("numpy.gradient", f32(3, 4), 2, 3),
    Case("numpy.gradient", f32(3, 4), axis=1),
    Case("numpy.gradient", f32(3, 4), edge_order=2),
    Case("numpy.gradient", f32(3, 4), 1, 2, 3),
    *[
        Case("numpy.trapz", x, **kw)
        for x, kw in (
            (f32(4), {}),
            (f32(2, 3), {"axis": 0}),
            (f32(4), {"dx": 2}),
            (f16(3), {}),
            (f64(3), {}),
            ([1, 2, 3], {}),
        )
    ],
    Case("numpy.trapz", f32(2, 3), f32(3)),
    *[Case("numpy.unwrap", x).but(grad=False) for x in (f32(6, low=-9, high=9), [0, 3, 7])],
    Case("numpy.unwrap", values([0.0, 4.0, 8.0], "float32"), 5.0).but(grad=False),
    Case("numpy.unwrap", f32(4, 2, low=-9, high=9), axis=0).but(grad=False),
    Case("numpy.interp", values([1.5, 0.0, 9.0, 2.0], "float32"), [1, 2, 3], [3.0, 2.0, 0.0]).but(grad=False),
    Case("numpy.interp", 2.5, [1, 2, 3], [3, 2, 0]),
    Case("numpy.interp", [0, 9], [1, 2, 3], [3.0, 2.0, 0.0], -1, 7),
    Case("numpy.interp", f32(2, 3), [-1.0, 0.0, 1.0], [3.0, 2.0, 0.0]).but(grad=False),
    Case("numpy.interp", f32(2), [[1.0]], [[3.0]]),
]
