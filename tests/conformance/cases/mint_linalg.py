"""mint: products, norms and equations of vectors and matrices; random numbers have tests of their own."""

from tests.conformance.case import Case, c64, error, f16, f32, f64, i32, values

ASCEND = "MindSpore's kernel is for Ascend only"
SYMMETRIC = values([[2.0, 1.0], [1.0, 3.0]], "float32")
BATCH = values([[[2.0, 1.0], [0.0, 3.0]], [[1.0, 4.0], [0.0, 2.0]]], "float32")


def ascend(name, *args, torch="", **kwargs):
    """A case whose truth is torch's function of that name, or ``torch``."""
    return Case(f"mint.{name}", *args, **kwargs).but(torch=torch or f"torch.{name}", reason=ASCEND)


def refused(name, *args, error_type="ValueError", **kwargs):
    """A case that must raise."""
    return Case(f"mint.{name}", *args, **kwargs).but(expect=error(error_type), reason=ASCEND)


CASES = [
    # products
    *[
        Case("mint.matmul", x, y)
        for x, y in ((f32(2, 3), f32(3, 2)), (f32(3), f32(3)), (f32(2, 1, 2, 3), f32(2, 3, 2)))
    ],
    Case("mint.matmul", f32(2, 3), f32(2, 3)),
    *[ascend("mm", make(2, 3), make(3, 2)) for make in (f32, f64, f16)],
    refused("mm", f32(2, 3), f32(2, 3)),
    *[ascend("mv", make(2, 3), make(3)) for make in (f32, f64, f16)],
    refused("mv", f32(2, 3), f32(2)),
    *[Case("mint.bmm", make(2, 2, 3), make(2, 3, 2)) for make in (f32, f64)],
    Case("mint.bmm", f32(2, 3), f32(3, 2)),
    *[ascend("dot", make(3), make(3)) for make in (f32, f16, i32)],
    refused("dot", f32(3), f32(2)),
    *[ascend("vdot", make(3), make(3)) for make in (f32, f64)],
    ascend("vdot", c64(3), c64(3)).but(grad=False),
    refused("vdot", f32(3), f32(2)),
    *[ascend("outer", make(2), make(3)) for make in (f32, f16, i32)],
    Case("mint.cross", f32(2, 3), f32(2, 3)),
    Case("mint.cross", f32(3, 2), f32(3, 2), 0),
    Case("mint.cross", f32(2, 4), f32(2, 4)),
    *[ascend("einsum", "ij,kj->ik", make(2, 3), make(2, 3)) for make in (f32, f64)],
    ascend("einsum", "ii", f32(3, 3)),
    *[ascend("addmm", make(2, 2), make(2, 3), make(3, 2)) for make in (f32, f64)],
    ascend("addmm", f32(2), f32(2, 3), f32(3, 2), beta=0.5, alpha=2.0),
    Case("mint.addmm", f32(2, 2), f32(2, 3), f32(2, 3)),
    *[ascend("addmv", make(2), make(2, 3), make(3)) for make in (f32, f64)],
    ascend("addmv", f32(2), f32(2, 3), f32(3), beta=0.5, alpha=2.0),
    *[ascend("addbmm", make(2, 2), make(3, 2, 3), make(3, 3, 2)) for make in (f32, f64)],
    ascend("addbmm", f32(2, 2), f32(3, 2, 3), f32(3, 3, 2), beta=0.5, alpha=2.0),
    *[ascend("baddbmm", make(3, 2, 2), make(3, 2, 3), make(3, 3, 2)) for make in (f32, f64)],
    ascend("baddbmm", f32(3, 2, 2), f32(3, 2, 3), f32(3, 3, 2), beta=0.5, alpha=2.0),
    ascend(
        "addr_", f32(2, 3), f32(2), f32(3), 0.5, 2.0, torch="lambda x, a, b, s, t: torch.addr(x, a, b, beta=s, alpha=t)"
    ).but(grad=False, note="result"),
    # norms and distances
    *[ascend("norm", f32(2, 3), *args) for args in ((), (2.0, 1), (1, (0, 1), True), (float("inf"), 0))],
    ascend("norm", f32(2, 3), "nuc", (0, 1)),
    ascend("norm", f64(2, 3), 3),
    refused("norm", f32(2, 3), 2, 3),
    *[ascend("linalg.norm", *args) for args in ((f32(2, 3),), (f32(4), 3), (f32(2, 3), 1, 0))],
    Case("mint.linalg.norm", f32(2, 3), 2).but(torch="torch.linalg.norm", reason="a singular value, off by 1e-5"),
    refused("linalg.norm", f32(2, 3), 2, 3),
    *[ascend("linalg.vector_norm", f32(2, 3), *args) for args in ((), (3, 1), (float("-inf"), 0, True), (0,))],
    refused("linalg.vector_norm", f32(2, 3), 2, 3),
    *[ascend("linalg.matrix_norm", f32(2, 3), *args) for args in ((), (1,), (float("inf"),), ("nuc",))],
    ascend("linalg.matrix_norm", f64(2, 3, 2), "fro", (0, 1), True),
    refused("linalg.matrix_norm", f32(3)),
    Case("mint.cdist", f32(2, 3), f32(4, 3)),
    Case("mint.cdist", f32(2, 2, 3), f32(2, 4, 3), 1.0),
    Case("mint.cdist", f32(2, 3), f32(4, 3), 3.0),
    Case("mint.cdist", f64(2, 3), f64(4, 3), 3.0).but(torch="torch.cdist", reason="MindSpore computes it in float32"),
    Case("mint.cdist", i32(2, 3), i32(4, 3)),
    Case("mint.cdist", f32(2, 3), f32(4, 3), -1.0),
    # decompositions and equations
    *[ascend(name, x, torch="torch.inverse") for name in ("inverse", "linalg.inv") for x in (SYMMETRIC, BATCH)],
    *[ascend(name, f64(2, 2), torch="torch.inverse") for name in ("inverse", "linalg.inv")],
    *[ascend("linalg.qr", x, torch="lambda x: tuple(torch.linalg.qr(x))") for x in (f32(3, 2), f64(2, 2))],
    ascend("linalg.qr", f32(3, 2), "complete", torch="lambda *a: tuple(torch.linalg.qr(*a))").but(grad=False),
    ascend("linalg.qr", f32(3, 2), "r", torch="lambda *a: tuple(torch.linalg.qr(*a))").but(grad=False),
    *[ascend("trace", x) for x in (f32(3, 3), f16(2, 3), i32(2, 3))],
    ascend(
        "triangular_solve",
        f32(2, 2, 3),
        BATCH,
        torch="lambda b, A: (torch.linalg.solve_triangular(A, b, upper=True), A)",
    ),
    ascend(
        "triangular_solve",
        f32(2, 3),
        SYMMETRIC,
        False,
        True,
        True,
        torch="lambda b, A, *a: (torch.linalg.solve_triangular(A.T, b, upper=True, unitriangular=True), A)",
    ),
    refused("triangular_solve", f32(3, 3), SYMMETRIC),
]
