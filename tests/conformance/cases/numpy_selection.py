"""mindspore.numpy: elements by condition or place, sets, order, functions of your own."""

from tests.conformance.case import Case, bool_, code, f16, f32, f64, i32, i64, u8, values

CONDITION = values([True, False, True], "bool")
VECTOR = values([3.0, 1.0, 2.0], "float32")
PLACES = values([0, 5, -1], "int32")

CASES = [
    *[
        Case("numpy.where", c, x, y)
        for c, x, y in (
            (CONDITION, f32(3), i64(3)),
            (CONDITION, 1, 0),
            (CONDITION, 1.5, f16(3)),
            (i32(3), f32(2, 3), 0),
            ([True, False], [1, 2], [3, 4]),
            (bool_(2, 1), u8(3), f64(2, 1)),
        )
    ],
    Case("numpy.where", CONDITION),
    Case("numpy.where", CONDITION, f32(2), f32(2)),
    Case("numpy.select", [bool_(3), bool_(3)], [f32(3), i64(3)]).but(grad=False),  # MindSpore's own is zero
    Case("numpy.select", [[True, False], [False, False]], [[1, 2], [3, 4]], 9),
    Case("numpy.select", [bool_(2, 3), bool_(2, 3)], [f32(2, 3), f32(2, 3)], -1).but(grad=False),
    Case("numpy.select", [bool_(3)], [f32(3), f32(3)]),
    *[
        Case("numpy.take", f32(2, 3), *args)
        for args in ((values([0, 5], "int32"),), (values([0, -1], "int64"), 1), (values([[0, 7]], "int32"), 1))
    ],
    *[Case("numpy.take", f32(2, 3), values([-4, 7], "int32"), 1, mode) for mode in ("clip", "wrap", "raise")],
    Case("numpy.take", f32(2, 3), values([0], "int32"), 2),
    *[
        Case("numpy.take_along_axis", f32(2, 3), *args)
        for args in (
            (values([[0], [1]], "int32"), 1),
            (values([0, 5], "int64"), None),
            (values([[0, 3]], "int32"), 1),
            (values([0], "int32"), 1),
        )
    ],
    Case("numpy.take_along_axis", i32(3, 2), values([[1, 0]], "int32"), 0),
    *[Case("numpy.choose", PLACES, [f32(3), i64(3)], mode) for mode in ("clip", "wrap", "raise")],
    Case("numpy.choose", [0, 1], [[1, 2], [3, 4]]),
    Case("numpy.choose", values([[0, 1, 0]], "int32"), [f32(2, 3), f32(3)]),
    *[Case("numpy.argwhere", x) for x in (bool_(2, 3), i32(2, 3), f32(3), [0, 1])],
    *[Case("numpy.unravel_index", x, (2, 3)) for x in (values([3, 5], "int64"), 4, [40, -1, -9])],
    Case("numpy.unravel_index", [4, 1], (2, 3), "F"),
    *[
        Case("numpy.ravel_multi_index", x, (2, 3))
        for x in ((i32(2, low=0, high=1), i32(2, low=0, high=2)), values([[0, 1], [2, 0]], "int32"), [[0, 1], [2, 9]])
    ],
    *[Case("numpy.ravel_multi_index", [[0, 1], [2, 9]], (2, 3), mode) for mode in ("wrap", "raise")],
    Case("numpy.ravel_multi_index", [[0, 1], [2, 0]], (2, 3), order="F"),
    # sets and order
    *[
        Case("numpy.unique", x).but(grad=False)
        for x in (values([3, 1, 3, 2], "int32"), values([[1.5, 0.5], [0.5, 1.5]], "float32"))
    ],
    Case("numpy.unique", values([[3, 1], [3, 2]], "int64"), return_inverse=True),
    *[
        Case("numpy.intersect1d", x, y).but(grad=False)
        for x, y in (([1, 2, 3, 3], [3, 2, 5]), (VECTOR, i64(3)), (i32(2, 3), i32(4)))
    ],
    Case("numpy.intersect1d", [3, 1, 2, 3], [2, 3, 7, 2], return_indices=True),
    *[
        Case("numpy.setdiff1d", x, y).but(grad=False)
        for x, y in (([1, 2, 3, 3, 7], [3, 2, 5]), (VECTOR, [1, 9]), (i32(2, 3), i32(4)))
    ],
    Case("numpy.setdiff1d", [7, 1, 2], [3, 2, 5], assume_unique=True),
    *[Case("numpy.searchsorted", [1, 2, 3], v) for v in (2, [2, 5], f32(2, 3))],
    Case("numpy.searchsorted", [1, 2, 2, 3], [2, 5], "right"),
    Case("numpy.searchsorted", values([3.0, 1.0, 2.0], "float32"), [2], sorter=values([1, 2, 0], "int32")),
    Case("numpy.searchsorted", [1, 2], 2, "other"),
    *[Case("numpy.digitize", VECTOR, bins, right) for bins in ([1, 2, 3], [3, 2, 1]) for right in (False, True)],
    Case("numpy.digitize", 2, [1, 3]),
    Case("numpy.digitize", VECTOR, 3),
    # functions of your own
    Case("numpy.apply_along_axis", code("lambda v: v.sum()"), 1, f32(2, 3)).but(grad=False),
    Case("numpy.apply_along_axis", code("ms.numpy.diag"), 0, f32(2, 3)).but(grad=False),
    Case("numpy.apply_along_axis", code("lambda v, k: v + k"), -1, f32(2, 3, 2), 3).but(grad=False),
    Case("numpy.apply_along_axis", code("lambda v: v"), 2, f32(2, 3)),
    Case("numpy.apply_over_axes", code("ms.numpy.sum"), f32(2, 3), [0, 1]).but(grad=False),
    Case("numpy.apply_over_axes", code("ms.numpy.amax"), i32(2, 3), 1),
    Case("numpy.apply_over_axes", code("ms.numpy.sum"), f32(2, 3), 2),
    Case("numpy.piecewise", VECTOR, [values([False, True, False], "bool"), CONDITION], [-1, 1]),
    Case(
        "numpy.piecewise",
        VECTOR,
        [values([False, True, False], "bool"), CONDITION],
        [code("lambda x: -x"), code("lambda x: x * 2")],
    ).but(grad=False),
    Case("numpy.piecewise", VECTOR, [CONDITION], [code("lambda x, k: x + k"), code("lambda x, k: x")], 3).but(
        grad=False
    ),
    Case("numpy.piecewise", VECTOR, [CONDITION], [1, 2, 3]),
    # arrays as a whole
    *[
        Case("numpy.size", x, *axis)
        for x, axis in ((f32(2, 3), ()), (f32(2, 3), (1,)), ([1, 2], ()), (f32(), ()), (f32(2), (5,)))
    ],
    *[Case("numpy.array_str", x) for x in (values([3.0, 1.0], "float32"), i32(2, 3), f16(2))],
    *[
        Case("numpy.promote_types", code(f"ms.{a}"), code(f"ms.{b}"))
        for a, b in (
            ("float32", "int64"),
            ("uint8", "int8"),
            ("uint16", "int16"),
            ("uint64", "int8"),
            ("uint32", "float16"),
            ("bool_", "bool_"),
        )
    ],
    Case("numpy.promote_types", code("int"), "float16"),
    *[
        Case("numpy.result_type", *args)
        for args in ((f32(2), i64(2)), ("int32", 3.0), (3,), (f32(2), code("ms.float64"), 1), ([1, 2],))
    ],
    *[
        Case("numpy.select", [bool_(3)], [x], *default)
        for x, default in ((u8(3), ()), (bool_(3), ()), (i32(3), (2.5,)))
    ],
]
