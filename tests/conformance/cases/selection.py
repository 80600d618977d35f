"""Elements picked by an index Tensor or by a condition."""

from tests.conformance.case import (
    Case,
    bf16,
    bool_,
    c64,
    error,
    f16,
    f32,
    f64,
    i16,
    i32,
    i64,
    parameter,
    u8,
    values,
)

NO_KERNEL = "the real MindSpore has no CPU kernel"
NOT_TAKEN = "the real MindSpore has kernels for other dtypes only"
CHANGED = "the real MindSpore gives the same, but changes negative indices in the index Tensor itself"
CHOSEN = "the real MindSpore cuts the choices to integers"
REFUSED = "the real MindSpore's CPU kernel takes float32 with a float only; documented for every number"
ROWS, MORE_ROWS = values([2, 0], "int32"), values([[0, 1], [2, 1]], "int64")
MASK = values([True, False, True], "bool")
TABLE = values([[1.0, 2.0], [3.0, 4.0]], "float32")

CASES = [
    *[Case("ops.gather", make(3, 2), ROWS, 0) for make in (f32, f16, f64, i16, u8, bool_, c64)],
    Case("ops.gather", f32(3, 2), MORE_ROWS, 0),
    Case("ops.gather", f32(2, 3), ROWS, axis=-1),
    Case("ops.gather", f32(2, 3, 2), MORE_ROWS, 1),
    Case("ops.gather", f32(3, 2), values(1, "int32"), 0),
    Case("ops.gather", f32(3, 2), values([1], "int16"), values(0, "int64")),
    Case("ops.gather", f32(3), i32(0), 0).but(grad=False),
    Case("ops.gather", f32(2, 3), MORE_ROWS, 1, 1),
    Case("ops.gather", f32(2, 3, 2), MORE_ROWS, 1, batch_dims=1),
    Case("ops.gather", i32(2, 4, 3), MORE_ROWS, 2, batch_dims=1),
    Case("ops.gather", i32(2, 3), values([0, 2], "int32"), 1, 1),
    Case("ops.gather", i32(2, 3), MORE_ROWS, 1, -1),
    Case("ops.gather", f32(3, 2), values([0, 5], "int32"), 0),
    Case("ops.gather", f32(3, 2), values([0.0, 1.0], "float32"), 0).but(expect=error("TypeError"), reason=NOT_TAKEN),
    Case("ops.gather", f32(3, 2), [0, 1], 0),
    Case("ops.gather", f32(3, 2), ROWS, 2),
    Case("ops.gather", f32(3, 2), ROWS, 1.0),
    Case("ops.gather", f32(2, 3), MORE_ROWS, 0, 1),
    Case("ops.gather", i32(2, 3), values([[0, 1]], "int32"), 1, 1),
    Case("ops.Gather()", f32(3, 2), ROWS, 0),
    Case("ops.Gather(1)", f32(2, 3), MORE_ROWS, 1),
    *[
        Case(f"ops.{name}()", f32(3, 2), values([2, 0], "int64"), 0).but(
            torch="lambda x, index, axis: x.index_select(axis, index)", reason=NO_KERNEL
        )
        for name in ("GatherV2", "SparseGatherV2")
    ],
    Case("ops.gather", parameter(f32(3, 2)), ROWS, 0),
    Case("Tensor.gather", f32(3, 2), ROWS, 0),
    Case("Tensor.gather", f32(3, 2), input_indices=ROWS, axis=0),
    Case("Tensor.gather", f32(3, 2), 0, values([[2, 0]], "int64")),
    Case("Tensor.gather", f32(3, 2), dim=0, index=values([[2, 0]], "int64")),
    Case("ops.EmbeddingLookup()", i32(4, 2), values([[5, 2], [8, 5]], "int32"), 4),
    # elements and places
    *[Case(f"ops.{name}", f32(3, 2), 0, values([[2, 0], [1, 1]], "int64")) for name in ("gather_elements", "gather_d")],
    *[Case("ops.gather_elements", make(2, 3), 1, values([[2], [1]], "int32")) for make in (f16, i32, u8, bool_)],
    Case("ops.gather_elements", f32(2, 3), 1, values([[2], [-1]], "int32")).but(
        torch="lambda x, dim, index: x.gather(dim, index.long() % x.shape[dim])", reason=CHANGED
    ),
    Case("ops.gather_elements", f32(2, 3), -1, values([[2, 0, 0], [1, 1, 1]], "int64")),
    Case("ops.gather_elements", f32(2, 3), 1, values([[3], [0]], "int64")),
    Case("ops.gather_elements", f32(2, 3), 2, values([[0], [0]], "int64")),
    Case("ops.gather_elements", f32(2, 3), 1, values([0], "int64")),
    Case("ops.gather_elements", f32(2, 3), 1, values([[0.0], [1.0]], "float32")),
    Case("ops.gather_d", f32(2, 3), 0, values([[0, 0, 0, 0]], "int64")),
    Case("ops.GatherD()", f32(2, 3), 1, values([[2], [0]], "int32")),
    Case("Tensor.gather_elements", f32(2, 3), dim=1, index=values([[2], [0]], "int32")),
    *[Case("ops.gather_nd", make(2, 3), values([[0, 2], [1, 0]], "int32")) for make in (f32, f16, i64, bool_)],
    Case("ops.gather_nd", f32(2, 3), values([[1], [0]], "int64")),
    Case("ops.gather_nd", f32(2, 3, 4), values([[[0, 1]], [[1, 2]]], "int32")),
    Case("ops.gather_nd", f32(2, 3), values([1, 0], "int32")).but(grad=False),
    Case("ops.gather_nd", f32(2, 3), values([[0, 3]], "int32")),
    Case("ops.gather_nd", f32(2, 3), values([[0, 1, 0]], "int32")),
    Case("ops.gather_nd", f32(2, 3), values([[0.0, 1.0]], "float32")).but(expect=error("TypeError"), reason=NOT_TAKEN),
    Case("ops.GatherNd()", f32(2, 3), values([[0, 2], [1, 0]], "int32")),
    Case("Tensor.gather_nd", f32(2, 3), values([[0, 2], [1, 0]], "int32")),
    *[Case("ops.index_select", make(2, 3), 1, ROWS) for make in (f32, f16, i32, bool_)],
    Case("ops.index_select", f32(3, 2), -2, values([1, 1], "int64")),
    Case("ops.index_select", f32(2, 3), 0, ROWS),
    Case("ops.index_select", f32(2, 3), 2, ROWS),
    Case("ops.index_select", f32(2, 3), 1, MORE_ROWS),
    Case("ops.index_select", f32(2, 3), 1, values([0.0], "float32")).but(expect=error("TypeError"), reason=NOT_TAKEN),
    Case("Tensor.index_select", f32(2, 3), 1, ROWS),
    Case("Tensor.index_select", f32(2, 3), axis=1, index=ROWS),
    Case("Tensor.index_select", f32(2, 3), dim=1, index=ROWS),
    *[
        Case("ops.take", x, values(index, "int64")).but(torch="torch.take", reason=NO_KERNEL)
        for x, index in ((f32(2, 3), [0, 5]), (i32(2, 3), [[1], [-1]]))
    ],
    *[
        Case("Tensor.take", f32(2, 3), values([0, 1], "int64"), *axis)
        for axis in ((), (0,), (1,), (-1,), (None, "wrap"))
    ],
    Case("Tensor.take", f32(2, 3), values([[0, 7]], "int64"), axis=1, mode="clip"),
    Case("Tensor.take", f32(2, 3), values([0, 7], "int64"), axis=1, mode="wrap"),
    Case("Tensor.take", f32(2, 3), values([0, 1], "int64"), axis=2),
    Case("Tensor.choose", values([0, 1, 1], "int32"), [i32(3), i32(3)]),
    Case("Tensor.choose", values([0, 1, 1], "int32"), [f32(3), f32(3)]).but(
        torch="lambda i, c: torch.where(i == 0, *c)", reason=CHOSEN
    ),
    Case("Tensor.choose", values([0, 5, -1], "int32"), [i32(3), i32(3)], mode="clip"),
    Case("Tensor.choose", values([0, 5, -1], "int32"), [i32(3), i32(3)], mode="wrap"),
    Case("Tensor.choose", values([0, 1], "int32"), [1, 2]),
    # conditions
    *[Case("ops.masked_select", make(2, 3), MASK) for make in (f32, f16, i32, bool_)],
    Case("ops.masked_select", f32(3), values([[True, False, True], [False, False, True]], "bool")),
    Case("ops.masked_select", f32(2, 3), values([True, False], "bool")),
    Case("ops.MaskedSelect()", f32(2, 3), MASK),
    Case("Tensor.masked_select", f32(2, 3), MASK),
    *[Case("ops.masked_fill", make(2, 3), MASK, 5.0) for make in (f32, f16)],
    Case("ops.masked_fill", f16(2, 3), MASK, -1e9),
    Case("ops.masked_fill", bool_(3), MASK, False),
    Case("ops.masked_fill", f32(3), values([[True, False, True], [False, False, True]], "bool"), 5.0),
    *[
        Case("ops.masked_fill", x, MASK, value).but(torch="torch.masked_fill", reason=REFUSED)
        for x, value in ((f32(2, 3), 5), (i32(2, 3), 5), (bf16(3), 5.0))
    ],
    Case("ops.masked_fill", f32(3), values([1, 0, 1], "int64"), 5.0),
    Case("ops.masked_fill", f32(3), values([True, False], "bool"), 5.0),
    Case("ops.masked_fill", f32(3), MASK, f32(3)),
    Case("ops.MaskedFill()", f32(2, 3), MASK, 5.0),
    Case("Tensor.masked_fill", f32(2, 3), MASK, 0),
    Case("Tensor.masked_fill", i32(2, 3), mask=MASK, value=7),
    *[Case(f"ops.{name}", MASK, make(2, 3), make(2, 3)) for name in ("where", "select") for make in (f32, f16, i32)],
    *[Case(f"ops.{name}", MASK, f32(3), 1.5) for name in ("where", "select")],
    *[Case(f"ops.{name}", MASK, 1.5, f32(3)) for name in ("where", "select")],
    *[Case(f"ops.{name}", MASK, i32(3), 1.5) for name in ("where", "select")],
    *[Case(f"ops.{name}", MASK, i32(3), f32(3)) for name in ("where", "select")],
    *[Case(f"ops.{name}", MASK, 1, 2) for name in ("where", "select")],
    *[Case(f"ops.{name}", MASK, f32(3), f32(2)) for name in ("where", "select")],
    Case("ops.where", bool_(2, 1), f32(1, 3), f16(2, 3)),
    Case("ops.where", MASK, f32(3), values(2.0, "float64")),
    Case("ops.where", values([1, 0, 1], "int64"), f32(3), f32(3)).but(expect=error("TypeError"), reason=NOT_TAKEN),
    Case("ops.where", True, f32(3), f32(3)),
    Case("ops.where", MASK, f32(3), None),
    Case("ops.Select()", MASK, f32(2, 3), f32(2, 3)),
    Case("Tensor.where", f32(3), MASK, f32(3)),
    Case("Tensor.where", f32(3), condition=MASK, y=5.0),
    Case("Tensor.select", f32(3), MASK, f32(3)),
    Case("Tensor.select", f32(2, 3), 1, 2).but(grad=False),
    Case("Tensor.select", f32(2, 3), dim=0, index=1).but(grad=False),
    *[
        Case(f"{where}.{name}", i32(2, 3, low=0, high=2))
        for where in ("ops", "Tensor")
        for name in ("nonzero", "argwhere")
    ],
    Case("ops.nonzero", values([0.0, float("nan"), 1.0], "float32")),
    Case("ops.nonzero", bool_(2, 3)),
    *[
        Case("ops.nonzero", x, as_tuple=True).but(torch="torch.nonzero", reason=NO_KERNEL)
        for x in (values([0, 1, 2], "int32"), values([[0, 1], [2, 0]], "float32"))
    ],
    Case("ops.nonzero", [1]),
    Case("ops.NonZero()", values([0, 1, 2], "int32")),
    *[
        Case("ops.is_nonzero", x)
        for x in (values([1], "int32"), values(0.0, "float32"), values([True], "bool"), f32(2))
    ],
    Case("ops.UnravelIndex()", values([4, 1], "int32"), values([2, 3], "int32")),
    Case("ops.UnravelIndex()", values(4, "int64"), values([2, 3], "int64")),
    Case("ops.InvertPermutation()", (2, 0, 1)),
    Case("ops.InvertPermutation()", [1, 0]),
]
