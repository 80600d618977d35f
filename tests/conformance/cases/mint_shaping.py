"""mint: shapes, joining, order, indices, new Tensors."""

from tests.conformance.case import Case, bool_, c64, code, error, f16, f32, f64, i32, values

ASCEND = "MindSpore's kernel is for Ascend only"
VIEW = "MindSpore's gradient of this view fails on the CPU"
ARGSORT_DOWN = "lambda x, *a: torch.argsort(x, dim=-1, descending=True, stable=True)"
TWICE = values([3, 1, 1, 2, 2, 2], "int64")


def ascend(name, *args, torch="", **kwargs):
    """A case whose truth is torch's function of that name, or ``torch``."""
    return Case(f"mint.{name}", *args, **kwargs).but(torch=torch or f"torch.{name}", reason=ASCEND)


def refused(name, *args, error_type="ValueError", **kwargs):
    """A case that must raise."""
    return Case(f"mint.{name}", *args, **kwargs).but(expect=error(error_type), reason=ASCEND)


CASES = [
    # shapes
    *[Case("mint.reshape", f32(2, 3), shape) for shape in ((3, 2), (-1,), [6, 1])],
    Case("mint.reshape", f32(2, 3), (4, 2)),
    Case("mint.reshape", i32(2, 3), (1, -1)),
    *[Case("mint.flatten", f32(2, 3, 4), *axes) for axes in ((), (1,), (0, 1), (-2, -1))],
    *[Case("mint.nn.functional.flatten", x) for x in (f32(2, 3), i32(2, 3, 1))],
    Case("mint.flatten", f32(2, 3), 3),
    *[Case("mint.squeeze", f32(1, 2, 1), axis) for axis in (0, -1, 1, (0, 2))],
    Case("mint.squeeze", f32(2), 4),
    *[Case("mint.unsqueeze", f32(2, 3), axis) for axis in (0, -1, 1, 5)],
    *[Case("mint.transpose", f32(2, 3, 4), *axes) for axes in ((0, 1), (-1, 0), (0, 5))],
    *[Case("mint.swapaxes", f32(2, 3, 4), *axes) for axes in ((0, 1), (-1, 0), (0, 5))],
    *[Case("mint.permute", f32(2, 3, 4), axes) for axes in ((2, 0, 1), (-1, 0, 1), (0, 0, 1))],
    *[Case("mint.t", x) for x in (f32(2, 3), f32(3), f32(2, 3, 4), i32(2, 3))],
    *[Case("mint.broadcast_to", x, shape) for x, shape in ((f32(3), (2, 3)), (i32(2, 1), (-1, 3)), (f32(3), (2, 4)))],
    *[Case("mint.tile", f32(2, 3), dims) for dims in ((2, 1), (2,), (1, 1, 2))],
    *[Case("mint.flip", f32(2, 3), dims) for dims in ((0,), (0, 1), (3,))],
    *[ascend("roll", f32(2, 3), *args) for args in ((1,), (1, 1), ((1, 2), (0, 1)))],
    *[Case("mint.ravel", x) for x in (f32(2, 3), i32(2, 1, 2), f32())],
    *[ascend("repeat_interleave", x, 2, *axes) for x in (f32(2, 3), i32(2, 3)) for axes in ((), (1,))],
    ascend(
        "repeat_interleave",
        f32(2, 3),
        [1, 2],
        0,
        output_size=3,
        torch="lambda x, r, d, output_size: torch.repeat_interleave(x, torch.tensor(r), d)",
    ),
    Case("mint.repeat_interleave", f32(2, 3), -1).but(expect=error("ValueError"), reason="as ops.repeat_interleave"),
    # joining
    *[Case(f"mint.{name}", (f32(2, 3), f32(2, 3)), *axes) for name in ("cat", "concat") for axes in ((), (1,), (-1,))],
    *[Case(f"mint.{name}", [i32(3), i32(2)]) for name in ("cat", "concat")],
    *[Case(f"mint.{name}", (f32(2, 3), f32(3))) for name in ("cat", "concat")],
    *[Case(f"mint.{name}", f32(2, 3)) for name in ("cat", "concat")],
    *[ascend("stack", (f32(2, 3), f32(2, 3)), *axes) for axes in ((), (1,), (-1,))],
    ascend("stack", [i32(3), i32(3)]),
    Case("mint.stack", (f32(2, 3), f32(3))),
    *[Case(f"mint.{name}", (f32(2, 3), f32(2, 3))) for name in ("hstack", "dstack")],
    *[Case(f"mint.{name}", (i32(3), i32(3))) for name in ("hstack", "dstack")],
    *[Case(f"mint.{name}", (f32(2, 3), f32(3, 2))) for name in ("hstack", "dstack")],
    *[Case("mint.split", f32(5, 2), *args) for args in ((2,), ((1, 4),), (1, 1), ((1, 1), 0))],
    Case("mint.split", i32(4), 2),
    *[Case("mint.chunk", f32(5, 2), *args) for args in ((2,), (3, 1), (0,))],
    Case("mint.chunk", i32(4), 2),
    *[Case("mint.unbind", f32(2, 3), *axes).but(torch="torch.unbind", reason=VIEW) for axes in ((), (1,))],
    Case("mint.unbind", f32(2, 3), 3),
    Case("mint.unbind", i32(2)),
    *[Case("mint.meshgrid", f32(2), f32(3), **how) for how in ({}, {"indexing": "xy"}, {"indexing": "no"})],
    Case("mint.meshgrid", [i32(2), i32(3)]),
    # indices
    *[Case("mint.gather", f32(2, 3), 1, x) for x in (values([[0, 2], [1, 1]], "int64"), values([[2]], "int32"))],
    Case("mint.gather", i32(2, 3), 0, values([[0, 1, 1]], "int64")),
    Case("mint.gather", f32(2, 3), 3, values([[0, 1, 1]], "int64")),
    *[ascend("index_select", x, axis, values([0, 1, 0], "int32")) for x in (f32(2, 3), i32(2, 3)) for axis in (0, -1)],
    refused("index_select", f32(2, 3), 3, values([0], "int64")),
    *[Case("mint.select", i32(2, 3), *args) for args in ((0, 1), (-1, -1))],
    Case("mint.select", f32(2, 3), 0, 1).but(torch="torch.select", reason=VIEW),
    Case("mint.select", f32(2, 3), 3, 0),
    *[Case("mint.narrow", x, 1, 0, 2) for x in (f32(2, 3), i32(2, 3))],
    Case("mint.narrow", f32(2, 3), 1, 2, 4),
    *[Case("mint.masked_select", x, bool_(3)) for x in (f32(2, 3), i32(3))],
    Case("mint.masked_select", f32(2, 3), bool_(4)),
    *[ascend("take", x, values([0, 3, -1], "int64")) for x in (f32(2, 3), f16(2, 3), i32(2, 3))],
    *[Case("mint.nonzero", x) for x in (i32(2, 3), bool_(3), f32(2, 2))],
    Case("mint.scatter", f32(2, 3), 1, values([[0, 1, 0], [0, 1, 2]], "int64"), 2.0),
    *[
        ascend("scatter", x, 1, values([[0, 2], [1, 0]], "int64"), y)
        for x, y in ((f32(2, 3), f32(2, 2)), (i32(2, 3), i32(2, 2)))
    ],
    refused("scatter", f32(2, 3), 3, values([[0]], "int64"), f32(1, 1)),
    *[
        ascend("scatter_add", x, 1, values([[0, 0], [1, 0]], "int64"), y)
        for x, y in ((f32(2, 3), f32(2, 2)), (f16(2, 3), f16(2, 2)), (i32(2, 3), i32(2, 2)))
    ],
    refused("scatter_add", f32(2, 3), 3, values([[0]], "int64"), f32(1, 1)),
    *[
        ascend("index_add", x, 1, values([0, 2], "int64"), y, alpha=2)
        for x, y in ((f32(2, 3), f32(2, 2)), (i32(2, 3), i32(2, 2)))
    ],
    Case("mint.index_add", f32(2, 3), 1, values([0, 2], "int32"), f32(2, 2)).but(
        torch="torch.index_add", reason="MindSpore's CPU kernel changes the input"
    ),
    refused("index_add", f32(2, 3), 1, values([0], "int32"), f32(2, 2)),
    # order
    *[ascend("sort", f32(2, 3), torch="lambda x, **k: tuple(torch.sort(x, **k))", **how) for how in ({}, {"dim": 0})],
    ascend("sort", i32(6), descending=True, stable=True, torch="lambda x, **k: tuple(torch.sort(x, **k))"),
    refused("sort", f32(2, 3), dim=3),
    *[ascend("argsort", x, *args) for x in (f32(2, 3), f16(2, 3)) for args in ((), (0,))],
    ascend("argsort", i32(6), -1, True, True, torch=ARGSORT_DOWN),
    refused("argsort", f32(2, 3), 3),
    *[ascend("topk", x, 2, torch="lambda x, k: tuple(torch.topk(x, k))") for x in (f32(2, 3), f64(4))],
    ascend("topk", f32(2, 3), 1, 0, False, torch="lambda *a: tuple(torch.topk(*a))"),
    Case("mint.topk", f32(2, 3), 9),
    ascend("kthvalue", f32(2, 3), 2, torch="lambda *a: tuple(torch.kthvalue(*a))"),
    ascend("kthvalue", f32(2, 3), 1, 0, True, torch="lambda *a: tuple(torch.kthvalue(*a))"),
    refused("kthvalue", f32(2, 3), 2, 4),
    ascend("unique", TWICE),
    ascend("unique", TWICE, True, True, True, torch="lambda x, *a: torch.unique(x, True, True, True)"),
    ascend("unique", values([[1, 2], [1, 2], [0, 1]], "int32"), dim=0),
    Case("mint.unique_consecutive", TWICE),
    Case("mint.unique_consecutive", TWICE, True, True),
    Case("mint.unique_consecutive", values([[1, 1], [1, 1], [0, 1]], "int32"), dim=0),
    *[
        Case("mint.searchsorted", values([1.0, 2.0, 3.0], "float32"), f32(2, low=0.5, high=3.5), right=r)
        for r in (False, True)
    ],
    Case("mint.searchsorted", values([1, 2, 3], "int32"), i32(2), out_int32=True),
    # diagonals
    *[ascend("diag", x, *args) for x in (f32(3), f32(2, 3), i32(3)) for args in ((), (1,), (-1,))],
    refused("diag", f32(2, 2, 2)),
    *[ascend("tril", x, *args) for x in (f32(3, 3), i32(2, 3), f16(2, 2, 3)) for args in ((), (1,))],
    refused("tril", f32(3)),
    *[Case("mint.triu", x, *args) for x in (f32(3, 3), i32(2, 3)) for args in ((), (1,))],
    # new Tensors
    *[Case(f"mint.{name}", size) for name in ("zeros", "ones") for size in ((2, 3), 2, [2], (-1,))],
    *[Case(f"mint.{name}", (2,), dtype=code("ms.int32")) for name in ("zeros", "ones")],
    *[ascend(f"{name}_like", x) for name in ("zeros", "ones") for x in (f32(2, 3), i32(2), bool_(2))],
    *[
        ascend(f"{name}_like", f32(2), dtype=code("ms.int32"), torch=f"lambda x, dtype: torch.{name}_like(x).int()")
        for name in ("zeros", "ones")
    ],
    Case("mint.full", (2, 3), 1).but(expect=values([[1.0] * 3] * 2, "float32"), reason="the documents show floats"),
    ascend("full", (2,), 3, dtype=code("ms.int32"), torch="lambda *a, **k: torch.full((2,), 3, dtype=torch.int32)"),
    refused("full", (-1,), 1),
    ascend("full_like", i32(2, 3), 2.5, torch="lambda x, v: torch.full_like(x, 2)"),
    ascend("full_like", f32(2, 3), 2),
    ascend(
        "full_like", f32(2), 2, dtype=code("ms.int32"), torch="lambda *a, **k: torch.full((2,), 2, dtype=torch.int32)"
    ),
    *[ascend("arange", *args) for args in ((5,), (1, 2.5, 0.5), (7, 1, -2))],
    refused("arange", 0, 3, 0),
    *[ascend("linspace", *args) for args in ((0, 1, 5), (-1.0, 1.0, 3), (2, 2, 1))],
    refused("linspace", 0, 1, 0),
    *[Case("mint.eye", *args) for args in ((2,), (2, 3), (2, 3, code("ms.int32")))],
    *[ascend("clone", x) for x in (f32(2, 3), i32(2), c64(2))],
]
