"""Updates written at the places that an index Tensor names."""

from tests.conformance.case import Case, error, f16, f32, f64, i32, i64, parameter, values

NO_KERNEL = "the real MindSpore has no CPU kernel"
NOT_TAKEN = "the real MindSpore has kernels for other dtypes only"
KINDS = ("update", "add", "sub", "mul", "div", "max", "min")
ROWS, PLACES = values([2, 0], "int32"), values([[0, 1], [2, 0]], "int32")
TWICE, PLACE_TWICE = values([1, 1], "int64"), values([[0, 1], [0, 1]], "int64")
SEGMENTS = values([0, 2, 0, 1], "int32")
TABLE = values([[1.0, 2.0], [3.0, 4.0]], "float32")
POSITIVE = {"low": 1, "high": 5}


def written(target, *args, torch):
    """A case of a method that writes in place, without a CPU kernel; torch: the same on a Tensor x."""
    return Case(target, *args).but(torch=f"lambda x, *args: x.clone().{torch}(*args)", reason=NO_KERNEL, grad=False)


CASES = [
    # rows of a Parameter
    *[
        Case(f"ops.scatter_{kind}", parameter(f32(3, 2)), rows, f32(2, 2, low=0.5)).but(grad=False)
        for kind in KINDS
        if kind != "sub"
        for rows in (ROWS, TWICE)
        if kind != "update" or rows is ROWS
    ],
    *[Case(f"ops.Scatter{kind.title()}()", parameter(i32(3, 2)), ROWS, i32(2, 2, **POSITIVE)) for kind in KINDS],
    *[
        Case(f"ops.scatter_{kind}", i32(3, 2), values([[0], [2]], "int64"), i32(2, 1, 2, **POSITIVE))
        for kind in ("update", "add", "mul", "max")
    ],
    Case("ops.scatter_update", parameter(f32(3)), values(1, "int32"), f32()).but(grad=False),
    Case("ops.scatter_add", parameter(f32(3, 2)), ROWS, i32(2, 2)).but(grad=False),
    *[Case(f"ops.scatter_{kind}", parameter(i32(3, 2)), ROWS, f32(2, 2)).but(grad=False) for kind in ("update", "add")],
    Case("ops.scatter_update", parameter(f32(3, 2)), ROWS, f32(2, 3)),
    Case("ops.scatter_update", parameter(f32(3, 2)), values([0.0, 1.0], "float32"), f32(2, 2)),
    Case("ops.scatter_update", parameter(f32(3, 2)), values([0, 3], "int32"), f32(2, 2)),
    # places in a Parameter
    *[
        Case(f"ops.scatter_nd_{kind}", parameter(f32(3, 2)), places, f32(2, low=0.5)).but(grad=False)
        for kind in KINDS
        for places in (PLACES, PLACE_TWICE)
        if kind != "update" or places is PLACES
    ],
    *[
        Case(f"ops.ScatterNd{kind.title()}()", parameter(i32(3, 2)), values([[2], [0]], "int32"), i32(2, 2, **POSITIVE))
        for kind in KINDS
    ],
    Case("ops.scatter_nd_add", i32(3, 2), values([[[0, 1]], [[2, 0]]], "int64"), i32(2, 1)),
    Case("ops.scatter_nd_add", parameter(f32(3, 2)), values([[0, 2]], "int32"), f32(1)),
    Case("ops.scatter_nd_add", parameter(f32(3, 2)), PLACES, f32(3)),
    Case("ops.ScatterNonAliasingAdd()", i32(3, 2), values([[2], [0]], "int32"), i32(2, 2)).but(
        torch="lambda x, i, v: x.index_add(0, i[:, 0], v)", reason=NO_KERNEL
    ),
    # along an axis of a Parameter
    Case("ops.index_add", parameter(f32(3, 2)), ROWS, f32(2, 2), 0).but(grad=False),
    Case("ops.index_add", parameter(f32(2, 3)), values([1, 1], "int32"), f32(2, 2), 1).but(grad=False),
    Case("ops.index_add", i32(2, 3), ROWS, i32(2, 2), -1),
    Case("ops.index_add", parameter(f32(3, 2)), values([0, 5], "int32"), f32(2, 2), 0),
    Case("ops.index_add", parameter(f32(3, 2)), ROWS, f32(3, 2), 0),
    Case("ops.IndexAdd(0)", parameter(i32(3, 2)), ROWS, i32(2, 2)),
    Case("ops.inplace_index_add", parameter(f32(3, 2)), ROWS, f32(2, 2), 0).but(grad=False),
    Case("ops.inplace_index_add", i32(2, 3), values([1, 1], "int32"), i32(2, 2), 1),
    Case("ops.InplaceIndexAdd(0)", parameter(i32(3, 2)), ROWS, i32(2, 2)),
    # places in a copy
    *[Case(f"ops.tensor_scatter_{kind}", f32(3, 2), PLACES, f32(2, low=0.5)) for kind in KINDS],
    *[
        Case(f"ops.tensor_scatter_{kind}", f32(3, 2), PLACE_TWICE, f32(2, low=0.5)).but(grad=kind in ("add", "sub"))
        for kind in KINDS
        if kind != "update"
    ],
    *[
        Case(f"ops.TensorScatter{kind.title()}()", make(3, 2), values([[2], [0]], "int64"), make(2, 2, **POSITIVE)).but(
            grad=False
        )
        for kind in KINDS
        for make in (i32, f16)
    ],
    Case("ops.tensor_scatter_update", f64(2, 3, 2), values([[[0, 1]], [[1, 2]]], "int32"), f64(2, 1, 2)),
    *[Case(f"ops.tensor_scatter_{kind}", f32(3, 2), PLACES, f32(3)) for kind in KINDS],
    Case("ops.tensor_scatter_add", f32(3, 2), values([[0, 2]], "int32"), f32(1)),
    *[Case(f"Tensor.scatter_{kind}", f32(3, 2), PLACES, f32(2, low=0.5)) for kind in KINDS if kind != "update"],
    Case("Tensor.scatter_add", f32(2, 3), 1, values([[0, 0], [1, 2]], "int64"), f32(2, 2)).but(
        torch="torch.scatter_add", reason=NO_KERNEL
    ),
    *[Case("ops.scatter_nd", places, f32(2), (3, 2)) for places in (PLACES, PLACE_TWICE)],
    Case("ops.scatter_nd", values([[2], [0]], "int64"), i32(2, 2), (3, 2)),
    Case("ops.scatter_nd", values([[[0]], [[2]]], "int32"), f16(2, 1, 2), (3, 2)),
    Case("ops.scatter_nd", values([[0, 2]], "int32"), f32(1), (3, 2)),
    Case("ops.scatter_nd", PLACES, f32(3), (3, 2)),
    Case("ops.scatter_nd", values([[0.0, 1.0]], "float32"), f32(1), (3, 2)).but(
        expect=error("TypeError"), reason=NOT_TAKEN
    ),
    Case("ops.ScatterNd()", PLACES, f32(2), (3, 2)),
    # elements of a copy
    *[
        Case(f"{where}.scatter", f32(2, 3), 1, values([[0, 2], [-1, 1]], "int64"), f32(2, 2))
        for where in ("ops", "Tensor")
    ],
    Case("ops.scatter", i32(2, 3), -2, values([[1, 0]], "int32"), i32(1, 2)),
    Case("ops.scatter", f32(2, 3), 0, values([[1, 0]], "int64"), 5.0),
    Case("ops.scatter", f32(2, 3), 1, values([[0.0, 2.0]], "float32"), f32(1, 2)).but(
        expect=error("TypeError"), reason=NOT_TAKEN
    ),
    Case("Tensor.scatter", f32(2, 3), axis=1, index=values([[0, 2]], "int64"), src=f32(1, 2)),
    Case("Tensor.scatter", f32(2, 3), dim=1, index=values([[0, 2]], "int64"), src=f32(1, 2)),
    *[
        Case("ops.tensor_scatter_elements", f32(2, 3), values([[0, 2]], "int32"), f32(1, 2), 1, how)
        for how in ("none", "add")
    ],
    Case("ops.tensor_scatter_elements", f16(2, 3), values([[0, 1, -1]], "int64"), f16(1, 3)),
    Case("ops.tensor_scatter_elements", f32(2, 3), values([[0, 0]], "int32"), f32(1, 2), axis=1, reduction="add"),
    Case("ops.tensor_scatter_elements", f32(2, 3), values([[0, 2]], "int32"), f32(1, 2), 1, "mul"),
    Case("ops.TensorScatterElements(1, 'add')", i32(2, 3), values([[0, 2]], "int32"), i32(1, 2)),
    Case("ops.ScatterAddWithAxis(1)", i32(2, 3), values([[0, 2]], "int32"), i32(1, 2)),
    *[Case(f"{where}.index_fill", f32(2, 3), 1, ROWS, 5.0) for where in ("ops", "Tensor")],
    Case("ops.index_fill", i32(2, 3), -1, values(1, "int32"), 5),
    Case("ops.index_fill", f16(2, 3), 1, values([2], "int32"), f16()).but(grad=False),
    Case("ops.index_fill", f32(2, 3), 1, values([3], "int32"), 5.0),
    Case("ops.index_fill", f32(2, 3), 1, values([0.0], "float32"), 5.0),
    Case("ops.IndexFill()", i32(2, 3), values(1, "int32"), ROWS, values(5, "int32")),
    Case("Tensor.index_add", i32(3, 2), 0, values([2, 0], "int32"), i32(2, 2), alpha=2).but(
        torch="lambda x, dim, i, v, alpha: x.index_add(dim, i, v, alpha=alpha)",
        reason="documented as a copy; the real MindSpore changes the Tensor",
    ),
    *[Case(f"{where}.slice_scatter", f32(3, 3), f32(1, 3), 0, 1, 2) for where in ("ops", "Tensor")],
    Case("ops.slice_scatter", i32(3, 3), i32(3, 2), axis=1, start=0, end=3, step=2),
    Case("ops.slice_scatter", f16(3, 3), f16(3, 3)),
    Case("ops.slice_scatter", f32(3, 3), f32(2, 3)),
    *[Case(f"{where}.select_scatter", f32(3, 3), f32(3), 0, 1) for where in ("ops", "Tensor")],
    Case("ops.select_scatter", i32(3, 3), i32(3), axis=1, index=-1),
    Case("ops.select_scatter", f32(3, 3), f32(2), 0, 1),
    *[Case(f"ops.inplace_{kind}", f32(3, 2), f32(2, 2), (2, 0)).but(grad=False) for kind in ("update", "add", "sub")],
    *[Case(f"ops.inplace_{kind}", i32(3, 2), i32(1, 2), 1) for kind in ("update", "add", "sub")],
    *[Case(f"ops.inplace_{kind}", f32(3, 2), f32(2), 1) for kind in ("update", "add", "sub")],
    *[Case(f"ops.Inplace{kind}((2, 0))", i32(3, 2), i32(2, 2)) for kind in ("Update", "Add", "Sub")],
    Case("ops.inplace_update", i32(3, 2), i32(2, 2), ROWS),
    Case("ops.InplaceUpdateV2()", i32(3, 2), (2, 0), i32(2, 2)),
    Case("Tensor.inplace_update", i32(3, 2), i32(2, 2), (2, 0)),
    Case("Tensor.index_put", f32(3), (ROWS,), f32(2)).but(grad=False),
    Case("Tensor.index_put", f32(3), (TWICE,), f32(2), True).but(grad=False),
    Case("Tensor.index_put", i32(3, 2), (ROWS,), i32(1)),
    Case("ops.IndexPut()", i32(3, 2), i32(2), (ROWS, values([0, 1], "int32"))),
    Case("ops.IndexPut(accumulate=1)", i32(3, 2), i32(1), [ROWS, values([0, 1], "int32")]),
    Case("Tensor.masked_scatter", f32(4), values([True, False, True, True], "bool"), f32(3)).but(grad=False),
    Case("ops.MaskedScatter()", i32(2, 2), values([[True, False], [True, True]], "bool"), i32(3)),
    Case("Tensor.itemset", i32(2, 2), 1, 7),
    Case("Tensor.itemset", f32(2, 2), (0, 1), 5.0).but(grad=False),
    Case("Tensor.itemset", f32(3), 5.0),
    # in place
    written("Tensor.masked_fill_", TABLE, values([True, False], "bool"), 5.0, torch="masked_fill"),
    written(
        "Tensor.masked_scatter_", TABLE, values([[True, False], [True, True]], "bool"), f32(3), torch="masked_scatter"
    ),
    written("Tensor.index_add_", TABLE, 0, values([1, 0], "int64"), f32(2, 2), torch="index_add"),
    written("Tensor.index_copy_", TABLE, 0, values([1, 0], "int64"), f32(2, 2), torch="index_copy"),
    written("Tensor.index_fill_", TABLE, 1, values([1], "int64"), 5.0, torch="index_fill"),
    written("Tensor.scatter_", TABLE, 1, values([[1], [0]], "int64"), f32(2, 1), torch="scatter"),
    written("Tensor.scatter_add_", TABLE, 1, values([[1], [0]], "int64"), f32(2, 1), torch="scatter_add"),
    Case(
        "Tensor.index_put_",
        values([1.0, 2.0, 3.0], "float32"),
        [values([2, 0], "int64")],
        values([8.0, 9.0], "float32"),
    ).but(expect=values([9.0, 2.0, 8.0], "float32"), reason=NO_KERNEL),
    Case("Tensor.put_", values([[4.0, 3.0, 5.0]], "float32"), values([1], "int64"), values([9.0], "float32")).but(
        expect=values([[4.0, 9.0, 5.0]], "float32"), reason=NO_KERNEL
    ),
    # segments
    *[
        Case(f"ops.unsorted_segment_{kind}", make(4, 2, **POSITIVE), SEGMENTS, 4)
        for kind in ("sum", "prod", "max", "min")
        for make in (f32, f16, i32)
        if (kind, make) != ("prod", f16)
    ],
    Case("ops.unsorted_segment_sum", f32(4), values([0, -1, 1, 0], "int32"), 3),
    Case("ops.unsorted_segment_sum", f32(2, 2), values([[0, 1], [1, 1]], "int64"), values(3, "int64")),
    Case("ops.unsorted_segment_sum", f32(4), values([0, 0, 1, 4], "int32"), 4),
    Case("ops.unsorted_segment_sum", f32(4), values([0, 0, 1], "int32"), 4),
    Case("ops.unsorted_segment_sum", f32(4), values([0.0, 0.0, 1.0, 1.0], "float32"), 4),
    Case("ops.unsorted_segment_sum", f32(4), SEGMENTS, 0),
    *[Case(f"ops.unsorted_segment_{kind}", f32(4), values([0, 0, 1], "int32"), 4) for kind in ("prod", "max", "min")],
    *[Case(f"ops.UnsortedSegment{kind}()", i32(4, 2), SEGMENTS, 3) for kind in ("Sum", "Prod", "Max", "Min")],
    *[Case(f"Tensor.unsorted_segment_{kind}", i32(4, 2), SEGMENTS, 3) for kind in ("prod", "max", "min")],
    *[
        Case(f"ops.Segment{kind}()", make(4, 2, **POSITIVE), values([0, 0, 2, 2], "int32")).but(grad=False)
        for kind in ("Sum", "Mean", "Prod", "Max", "Min")
        for make in (f32, i64)
        if (kind, make) != ("Mean", i64)
    ],
    Case("ops.sparse_segment_mean", f32(4, 2), values([0, 1, 2], "int32"), values([0, 0, 2], "int32")).but(grad=False),
    Case("Tensor.scatter", f32(3, 5), 0, values([[0, 1], [2, 0]], "int64"), f32(2, 2), reduce="add"),
    Case("Tensor.scatter", f32(3, 5), 0, values([[0, 1], [2, 0]], "int64"), f32(2, 2), reduce="mul"),
]
