"""Order, the largest elements, distinct elements."""

from tests.conformance.case import Case, f16, f32, f64, i16, i32, u8, values

NO_KERNEL = "the real MindSpore has no CPU kernel"
BROKEN = "the real MindSpore's CPU kernel refuses int32 results"
TIES = values([3, 1, 2, 1, 3, 3], "int32")
BOUNDS = ("Lower", "Upper")
ORDERED = values([1.0, 3.0, 5.0], "float32")
SOUGHT = values([2.0, 3.0, 6.0], "float32")

CASES = [
    *[Case("ops.sort", make(2, 4)) for make in (f32, f16, i32, i16, u8)],
    Case("ops.sort", f64(2, 4)).but(
        torch="lambda x: (x.sort()[0], x.sort()[1].int())", reason="the real MindSpore rounds to float32"
    ),
    *[Case("ops.sort", f32(2, 4), axis, descending) for axis in (0, 1, -2) for descending in (False, True)],
    *[Case("ops.sort", values([1.0, 1.0, 0.0, 0.0], "float32"), descending=descending) for descending in (False, True)],
    Case("ops.sort", f32(4), 1),
    Case("ops.sort", f32(4), 1.0),
    Case("ops.sort", f32(4), descending=1),
    Case("ops.Sort()", f32(2, 4)),
    Case("ops.Sort(0, True)", i32(2, 4)),
    Case("ops.Sort(descending=1)", f32(4)),
    Case("Tensor.sort", f32(2, 4)),
    Case("Tensor.sort", f32(2, 4), axis=0, descending=True),
    Case("Tensor.sort", f32(2, 4), dim=0),
    *[Case(f"{where}.argsort", f32(2, 4)) for where in ("ops", "Tensor")],
    *[Case(f"{where}.argsort", i32(2, 4), 0, True) for where in ("ops", "Tensor")],
    Case("ops.argsort", values([1.0, 1.0, 0.0, 0.0], "float32"), descending=True),
    Case("ops.argsort", f32(4), 1),
    *[Case(f"{where}.msort", f32(3, 2)) for where in ("ops", "Tensor")],
    Case("ops.msort", i32(3, 2)),
    *[Case("ops.topk", make(2, 5, low=-50, high=50), 3) for make in (f32, f16, f64)],
    *[Case("ops.topk", values([[3, 9, 1], [4, 7, 5]], dtype), 2) for dtype in ("int32", "int64", "uint8")],
    Case("ops.topk", f32(3, 4), 2, dim=0, largest=False),
    Case("ops.topk", f32(3, 4), 2, -1, False, True),
    Case("ops.topk", f32(4), values(2, "int64")),
    Case("ops.topk", f32(4), 5),
    Case("ops.topk", f32(4), 0),
    Case("ops.topk", f32(4), 2.0),
    Case("ops.topk", f32(4), 2, 1),
    *[Case(f"{where}.top_k", f32(2, 4), 2) for where in ("ops", "Tensor")],
    Case("ops.top_k", values([3, 9, 1], "int32"), 2),
    Case("ops.top_k", f32(4), 5),
    Case("ops.TopK()", f32(2, 4), 2),
    Case("ops.TopK(sorted=True)", values([3, 9, 1], "int32"), 3),
    Case("ops.TopK(sorted=1)", f32(4), 2),
    Case("Tensor.topk", f32(2, 4), k=2, dim=0, largest=False),
    *[
        Case("Tensor.kthvalue", values([[1.0, 3.0, 2.0], [6.0, 4.0, 5.0]], "float32"), *args).but(
            torch="lambda x, *args: tuple(torch.kthvalue(x, *args))", reason=NO_KERNEL
        )
        for args in ((2,), (1, 0), (3, 1, True))
    ],
    *[Case("ops.unique", x) for x in (TIES, values([[3, 1], [2, 1]], "int64"))],
    *[
        Case("ops.unique", values([3, 1, 3, 2], dtype)).but(grad=False)
        for dtype in ("uint8", "int16", "float16", "float32")
    ],
    Case("ops.unique", values(3.0, "float32")).but(grad=False),
    Case("ops.Unique()", TIES),
    *[
        Case("Tensor.unique", TIES, *args).but(torch=f"lambda x, *args: torch.unique(x, {given})", reason=NO_KERNEL)
        for args, given in (
            ((), "sorted=True"),
            ((True, True), "return_inverse=True"),
            ((True, False, True), "return_counts=True"),
        )
    ],
    *[Case("ops.unique_consecutive", TIES, *args) for args in ((), (True,), (True, True), (False, True))],
    *[Case("Tensor.unique_consecutive", TIES, *args) for args in ((), (True, True))],
    Case("ops.unique_consecutive", values([[1, 1], [1, 1], [2, 2]], "int32"), True, True, 0),
    Case("ops.unique_consecutive", values([[1.0, 1.0], [1.0, 2.0]], "float32"), return_inverse=True).but(grad=False),
    Case("ops.unique_consecutive", TIES, dim=3),
    Case("ops.UniqueConsecutive(True, True)", TIES),
    *[Case(what, TIES, 8) for what in ("ops.unique_with_pad", "ops.UniqueWithPad()", "Tensor.unique_with_pad")],
    Case("ops.unique_with_pad", values([5, 4, 5], "int64"), 0),
    Case("ops.unique_with_pad", values([[5, 4], [5, 5]], "int32"), 0),
    *[Case("ops.searchsorted", ORDERED, SOUGHT, right=right) for right in (False, True)],
    *[Case("ops.searchsorted", ORDERED, SOUGHT, side=side) for side in ("left", "right")],
    Case("ops.searchsorted", values([[1, 3, 5], [2, 4, 6]], "int32"), values([[2], [3]], "int32")),
    Case("ops.searchsorted", ORDERED, values(2.0, "float32")),
    Case("ops.searchsorted", ORDERED, SOUGHT, out_int32=True).but(
        torch="lambda x, v, out_int32: torch.searchsorted(x, v, out_int32=True)", reason=BROKEN
    ),
    Case("ops.searchsorted", ORDERED, SOUGHT, side="left", right=True),
    Case("ops.searchsorted", ORDERED, SOUGHT, side="x"),
    Case("ops.searchsorted", values([[1.0, 3.0], [2.0, 4.0]], "float32"), SOUGHT),
    Case("ops.SearchSorted()", ORDERED, SOUGHT),
    Case("ops.SearchSorted(right=True)", ORDERED, SOUGHT),
    Case("Tensor.searchsorted", ORDERED, SOUGHT, side="right").but(
        torch="lambda x, v, side: torch.searchsorted(x, v, side=side, out_int32=True)", reason=BROKEN
    ),
    *[
        Case("ops.bucketize", x, [1.0, 3.0, 5.0], right=right).but(
            torch=f"lambda x, b, right: torch.bucketize(x, torch.tensor(b), out_int32=True, right={right})",
            reason=BROKEN,
        )
        for x in (SOUGHT, values([[3, 6, 9]], "int64"))
        for right in (False, True)
    ],
    Case("ops.Bucketize([1.0, 3.0])", SOUGHT),
    Case("ops.Bucketize([1.0, 3.0])", i32(2, 3)),
    *[
        Case(f"ops.{name}Bound()", values([[1.0, 3.0, 5.0]], "float32"), values([[3.0, 2.0]], "float32"))
        for name in BOUNDS
    ],
    Case("ops.intopk", values([[1, 8, 5, 2, 7], [4, 9, 1, 3, 5]], "float32"), values([1, 3], "int32"), 3),
    Case("ops.InTopK(2)", values([[1, 8, 5], [4, 9, 1]], "float16"), values([2, 2], "int32")),
    Case("ops.InTopK(1.0)", f32(2, 3), i32(2)),
    *[Case("ops.NthElement()", x, 1) for x in (values([[1.0, 3.0, 2.0]], "float32"), values([4, 6, 5], "int32"))],
    Case("ops.NthElement(reverse=True)", values([[1.0, 3.0, 2.0]], "float32"), 0),
    Case("ops.ListDiff()", values([1, 2, 3, 4], "int32"), values([2, 4], "int32")),
    Case("ops.ListDiff(ms.int64)", values([1.0, 2.0], "float32"), values([2.0], "float32")).but(grad=False),
]
