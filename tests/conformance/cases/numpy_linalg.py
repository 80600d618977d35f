"""mindspore.numpy: products of vectors and matrices, norms, convolution, polynomials."""

from tests.conformance.case import Case, code, f32, f64, i32, i64, u8, values

inf = float("inf")
INT32 = code("ms.int32")
SQUARE = values([[1.0, 2.0], [3.0, 4.0]], "float32")

CASES = [
    *[
        Case("numpy.matmul", x, y)
        for x, y in (
            (f32(2, 3), f32(3, 2)),
            (f32(3), f32(3)),
            (f32(2, 2, 3), f32(3)),
            (i32(2, 2), i32(2, 2)),
            (f64(2, 2), f64(2, 2)),
        )
    ],
    Case("numpy.matmul", f32(2, 3), f32(2, 3)),
    Case("numpy.matmul", f32(2, 3), 3),
    Case("numpy.matmul", f32(2, 2), f32(2, 2), dtype=INT32).but(grad=False),
    *[
        Case("numpy.dot", x, y)
        for x, y in (
            (f32(3), f32(3)),
            (f32(2, 3), f32(3)),
            (f32(2, 2, 3), f32(2, 3, 2)),
            (f32(2, 3), f32()),
            (i32(2, 2), i32(2, 2)),
        )
    ],
    Case("numpy.dot", f32(2, 3), f32(2, 3)),
    *[
        Case("numpy.inner", x, y)
        for x, y in ((f32(3), f32(3)), (f32(2, 3), f32(2, 3)), (f32(2, 3), f32()), (i32(3), i32(3)))
    ],
    Case("numpy.inner", f32(2, 3), f32(2)),
    *[Case("numpy.outer", x, y) for x, y in ((f32(2), f32(3)), (f32(2, 2), f32(3)), (i64(2), i64(2)))],
    *[
        Case("numpy.tensordot", x, y, axes)
        for x, y, axes in (
            (f32(2, 3), f32(2, 3), 2),
            (f32(2, 3), f32(3, 2), 1),
            (f32(2), f32(2), 0),
            (f32(2, 3), f32(2, 3), ((1,), (1,))),
        )
    ],
    Case("numpy.tensordot", f32(2, 3), f32(2, 3), 1),
    *[
        Case("numpy.kron", x, y)
        for x, y in ((f32(2), f32(3)), (f32(2, 2), f32(3)), ([1, 2], [[1], [2]]), (i32(2), f64(2)))
    ],
    *[
        Case("numpy.cross", x, y)
        for x, y in (
            (f32(3), f32(3)),
            (f32(4, 3), f32(3)),
            ([1, 2, 3], [4, 5, 6]),
            ([1, 2], [4, 5, 6]),
            (f32(4, 2), f32(4, 2)),
        )
    ],
    Case("numpy.cross", f32(2, 3), f32(2, 3), axisc=0),
    Case("numpy.cross", f32(3, 2), f32(3, 2), axisa=0, axisb=0),
    Case("numpy.cross", f32(3, 2), f32(3, 2), axis=0),
    Case("numpy.cross", f32(4), f32(4)),
    *[
        Case("numpy.multi_dot", x)
        for x in ((f32(2, 3), f32(3, 2), f32(2, 3)), [f32(3), f32(3, 2)], [f32(2, 3), f32(3)])
    ],
    Case("numpy.multi_dot", [f32(2, 2)]),
    *[Case("numpy.matrix_power", SQUARE, n) for n in (0, 1, 2, 5)],
    Case("numpy.matrix_power", f32(2, 3, 3), 2),
    Case("numpy.matrix_power", SQUARE, -1),
    Case("numpy.matrix_power", f32(2, 3), 2),
    *[
        Case("numpy.norm", x, **kw)
        for x, kw in (
            (f32(2, 3), {}),
            (f32(2, 3), {"axis": 1}),
            (f32(4), {"ord": 3}),
            (f32(4), {"ord": 1, "keepdims": True}),
        )
    ],
    *[Case("numpy.norm", f32(2, 3), ord, (0, 1)) for ord in ("fro", 1, -1, inf, -inf)],
    *[Case("numpy.norm", x, ord) for x, ord in ((f32(4), inf), (f32(4), -inf), (f32(4), 0))],
    *[Case("numpy.norm", x) for x in (i32(3), f64(2, 2), [3, 4])],
    Case("numpy.norm", f32(4), "fro"),
    # MindSpore's gradient of convolve and polymul is zero
    *[
        Case("numpy.convolve", x, y, mode).but(grad=False)
        for mode in ("full", "same", "valid")
        for x, y in (([1, 2, 3], [0, 1, 0.5]), (f32(2), f32(3)))
    ],
    Case("numpy.convolve", i64(4), i32(2)),
    Case("numpy.convolve", f32(3), f32(2), "other"),
    Case("numpy.convolve", f32(3, 2), f32(2)),
    *[
        Case("numpy.correlate", x, y, mode)
        for mode in ("full", "same", "valid")
        for x, y in ((f32(4), f32(3)), (f32(2), f32(5)), (f32(2), f32(4)), ([1, 2, 3], [0, 1, 2]))
    ],
    Case("numpy.correlate", f32(3, 2), f32(2)),
    # polynomials
    *[
        Case(f"numpy.{name}", x, y).but(grad=False)
        for name in ("polyadd", "polysub", "polymul")
        for x, y in (([1, 2], [3, 2, 1]), (f32(3), f32(2)), (u8(2), i64(3)), (3, [1.0, 2.0]))
    ],
    *[
        Case("numpy.polyval", x, y)
        for x, y in (([3, 0, 1], 5), ([3, 0, 1], f32(2, 3)), (f32(3), [1.0, 2.0]), (f64(2), i32(2)))
    ],
    *[Case("numpy.polyder", x, m) for x, m in (([1, 2, 3], 1), ([1, 2, 3], 2), (f32(4), 1), (f64(3), 2))],
    Case("numpy.polyder", [1, 2, 3], -1),
    Case("numpy.polyder", f32(2, 2)),
    *[Case("numpy.polyint", x, m) for x, m in (([1, 2, 3], 1), ([1, 2, 3], 0), (f32(4), 2), (f32(3), 1))],
    Case("numpy.polyint", [1, 2, 3], 2, [5, 6]),
    Case("numpy.polyint", [1, 2, 3], 1, 4),
    Case("numpy.polyint", [1, 2, 3], -1),
]
