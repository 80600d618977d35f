"""mindspore.numpy: new arrays, ranges and grids, diagonals, borders."""

from tests.conformance.case import Case, bool_, code, f32, f64, i32, i64, u8, values

FLOAT16, INT32 = code("ms.float16"), code("ms.int32")
FILLED, LIKE = ("zeros", "ones"), ("zeros_like", "ones_like")
WINDOWS = ("bartlett", "blackman", "hamming", "hanning")
VECTOR = values([3.0, 1.0, 2.0], "float32")
GRID = f32(2, 3)

CASES = [
    *[
        Case("numpy.array", x)
        for x in ([1, 2], [1.5, 2], [True], 3, 2.5, (1, 2), [], [[1, 2], [3, 4]], f64(2), u8(2, 2))
    ],
    *[
        Case("numpy.array", [1, 2], dtype)
        for dtype in (FLOAT16, "float32", code("np.float32"), code("int"), code("float"), code("bool"))
    ],
    Case("numpy.array", [f32(3), i64(3)]).but(grad=False),
    *[Case("numpy.array", x, ndmin=4).but(grad=False) for x in (GRID, [1, 2])],
    *[Case("numpy.array", x) for x in ("text", [[1, 2], [3]])],
    *[
        Case("numpy.asarray", *args).but(grad=False)
        for args in (([1, 2],), ([1, 2.5], "int32"), (f32(2, 2), FLOAT16), (i64(3),))
    ],
    Case("numpy.asarray", "text"),
    *[
        Case("numpy.asfarray", *args).but(grad=False)
        for args in (([1, 2],), (i64(3),), ([1, 2], INT32), ([1, 2], FLOAT16), (f64(2),))
    ],
    *[Case("numpy.copy", x) for x in (f32(2, 3), [1, 2], bool_(2))],
    *[
        Case(f"numpy.{name}", *args)
        for name in FILLED
        for args in ((3,), ((2,), "int32"), ([2, 2], code("ms.bool_")), ((),), ((2,), code("int")))
    ],
    *[Case(f"numpy.{name}", shape) for name in FILLED for shape in (-1, 2.0)],
    *[
        Case("numpy.full", *args)
        for args in (((2,), 3), ((2,), 3.0), ((2,), True), ((2, 2), [1, 2]), (2, 3, FLOAT16), ((2,), 3, "int8"))
    ],
    Case("numpy.full", (2, 3), f32(3)).but(grad=False),
    *[
        Case(f"numpy.{name}", x, **kw).but(grad=False)
        for name in LIKE
        for x, kw in (
            (GRID, {}),
            ([1, 2], {}),
            ([1.5], {}),
            (i64(2), {"dtype": "float32", "shape": 3}),
            (GRID, {"shape": (2,)}),
        )
    ],
    *[
        Case("numpy.full_like", x, value, **kw).but(grad=False)
        for x, value, kw in (
            (GRID, 3, {}),
            ([1, 2], 2.5, {}),
            (i32(2, 3), f32(3), {}),
            (i32(2), 2.5, {"dtype": FLOAT16, "shape": (2,)}),
        )
    ],
    *[Case("numpy.eye", *args) for args in ((2,), (2, 3, 1), (2, 3, -1, INT32), (2, None, 10))],
    *[Case("numpy.identity", *args) for args in ((2,), (3, "int32"), (1, FLOAT16))],
    *[Case("numpy.tri", *args) for args in ((2,), (2, 3, 1), (2, 3, -1, INT32))],
    *[Case("numpy.vander", *args) for args in ((f32(3),), ([1, 2, 3], 2), (i64(3),), (f32(2, 2),))],
    Case("numpy.vander", f32(3), increasing=True),
    *[Case(f"numpy.{name}", m) for name in WINDOWS for m in (5, 4, 1, 0, 5.0)],
    # ranges
    *[Case("numpy.arange", *args) for args in ((3,), (3.0,), (1, 3.5), (0, 1, 0.25), (5, 0, -2), (1, 3, 0))],
    Case("numpy.arange", 3, dtype=FLOAT16),
    Case("numpy.arange", start=1, stop=3),
    Case("numpy.arange", values(1, "int32"), 4),
    *[Case("numpy.linspace", 0, 10, 3, **kw) for kw in ({}, {"endpoint": False}, {"retstep": True}, {"dtype": INT32})],
    *[Case("numpy.linspace", f32(3), f32(3), 3, axis=axis).but(grad=False) for axis in (0, 1)],
    *[Case("numpy.linspace", *args) for args in ((0, 1, 1), (0, 1, 0), (0, 1, 50), (-3, 7, 13), ([0, 1], [2, 3], 3))],
    *[Case("numpy.logspace", *args) for args in ((0, 2, 3), (0, 2, 3, True, 2), (0, 2, 4, False))],
    Case("numpy.logspace", 0, 2, 3, dtype=INT32),
    Case("numpy.geomspace", 1, 256, 9),
    Case("numpy.geomspace", 1, 256, 9, dtype=INT32),
    Case("numpy.geomspace", 1, 16, 4, False),
    Case("numpy.geomspace", values([1.0, 4.0], "float32"), values([4.0, 64.0], "float32"), 3).but(grad=False),
    # grids
    *[
        Case("numpy.meshgrid", f32(2), i64(3), **kw).but(grad=False)
        for kw in ({}, {"indexing": "ij"}, {"sparse": True})
    ],
    Case("numpy.meshgrid", f32(2), f32(3), f32(2)).but(grad=False),
    Case("numpy.meshgrid", f32(2, 2), f32(3)).but(grad=False),
    Case("numpy.meshgrid", f32(2), indexing="other"),
    *[Case("numpy.ix_", *args).but(grad=False) for args in ((f32(3), i64(2)), (f32(2), f32(1), f32(3)), (f32(2, 2),))],
    *[Case("numpy.indices", *args) for args in (((2, 3),), ((2,), code("ms.float32")), ((2, 3), INT32, True))],
    *[
        Case(f"numpy.{name}.__getitem__", index)
        for name in ("mgrid", "ogrid")
        for index in (slice(0, 3), (slice(0, 3), slice(0, 2)), slice(0, 1, 3j), (slice(0, 1, 0.5), slice(0, 4, 2)))
    ],
    # diagonals
    *[
        Case("numpy.diag", x, k)
        for x, k in ((f32(3), 0), (f32(3), 1), (f32(2, 3), 1), (i32(2, 3), -1), (f32(2, 2, 2), 0))
    ],
    *[Case("numpy.diagflat", x, k) for x, k in ((f32(2, 2), 0), (i32(2), 1), (f32(3), -1))],
    *[
        Case("numpy.diagonal", x, *args)
        for x, args in ((f32(2, 3), ()), (i32(2, 3), (1,)), (f32(2, 3, 4), (0, 0, 2)), (f32(3), ()))
    ],
    *[
        Case("numpy.trace", x, *args)
        for x, args in ((f32(2, 3), ()), (i32(2, 3), (1,)), (f32(2, 3, 4), (0, 0, 2)), (u8(2, 2), ()))
    ],
    Case("numpy.trace", f32(2, 3), 1, dtype=INT32).but(grad=False),
    *[
        Case(f"numpy.{name}", x, k)
        for name in ("tril", "triu")
        for x, k in ((f32(2, 3), 0), (i32(2, 3, 3), -1), (f32(3), 1), (bool_(2, 2), 0), (f32(), 0))
    ],
    *[Case("numpy.diag_indices", *args) for args in ((3,), (2, 3), (1, 1))],
    *[Case(f"numpy.{name}_indices", *args) for name in ("tril", "triu") for args in ((2,), (2, 1, 4), (3, -1))],
    *[
        Case(f"numpy.{name}_indices_from", x, k)
        for name in ("tril", "triu")
        for x, k in ((f32(2, 3), 0), (i32(3, 2), 1), (f32(3), 0))
    ],
    # borders
    *[
        Case("numpy.pad", GRID, *args)
        for args in ((1,), ((1, 2),), (((1, 2), (0, 1)), "constant", None, 5), (1, "constant", None, ((1, 2), (3, 4))))
    ],
    *[
        Case("numpy.pad", VECTOR, 5, mode).but(grad=False)  # MindSpore's gradient counts no element twice
        for mode in ("edge", "reflect", "symmetric", "wrap", "linear_ramp", "maximum", "minimum", "mean")
    ],
    *[
        Case("numpy.pad", f32(2, 3), ((1, 0), (0, 2)), mode).but(grad=False)
        for mode in ("edge", "reflect", "symmetric", "wrap", "linear_ramp", "mean")
    ],
    *[Case("numpy.pad", VECTOR, 2, mode, reflect_type="odd").but(grad=False) for mode in ("reflect", "symmetric")],
    *[Case("numpy.pad", VECTOR, 2, mode, 2) for mode in ("maximum", "minimum", "mean")],
    Case("numpy.pad", VECTOR, 2, "linear_ramp", end_values=5),
    Case("numpy.pad", i64(3), 2, "mean"),
    Case("numpy.pad", [1, 2], 1),
    *[Case("numpy.pad", VECTOR, 1, mode) for mode in ("other", "median")],
    Case("numpy.pad", GRID, ((1,), (2,))),
    # random numbers: what chance does not decide
    *[Case(f"numpy.{name}", 2, dtype=dtype) for name in ("rand", "randn") for dtype in (INT32, code("ms.bool_"))],
    *[Case(f"numpy.{name}", -1) for name in ("rand", "randn", "empty")],
    *[Case(f"numpy.{name}", 0) for name in ("rand", "randn", "empty")],
    *[Case("numpy.empty", *args) for args in (((0, 2), code("ms.int8")), (2.0,))],
    *[Case("numpy.empty_like", x, *args) for x, args in ((f32(0, 2), ()), ([1, 2], (FLOAT16, (0, 3))), ("text", ()))],
    *[Case("numpy.randint", *args) for args in ((5, 2), (5.5,), (0,), (-3,))],
    *[Case("numpy.randint", 1, None, shape) for shape in ((2,), 3, None)],
    Case("numpy.randint", 5, None, 3, code("ms.float32")),
    *[Case("numpy.arange", 5, dtype=code(kind)) for kind in ("int", "float", "bool", "ms.bool_")],
    *[Case("numpy.arange", 5, dtype=name) for name in ("int", "float")],
    *[Case("numpy.arange", 0.5, 5.7, 0.9, dtype=code(f"ms.{kind}")) for kind in ("int32", "int64", "uint8", "float32")],
    Case("numpy.arange", 5, 0.5, -1.5, dtype=code("ms.int32")),
    *[Case(f"numpy.{name}", 1, 2, 2.0) for name in ("linspace", "logspace", "geomspace")],
]
