"""Products, decompositions, norms, distances."""

from tests.conformance.case import Case, code, f16, f32, f64, i32, values

NO_KERNEL = "MindSpore's CPU has no kernel"
SPD = values([[2.0, 1.0], [1.0, 3.0]], "float32")
LOWER = values([[2.0, 0.0], [1.0, 3.0]], "float32")
UPPER = values([[2.0, 1.0], [0.0, 3.0]], "float32")
LU = values([[2.0, 1.0], [0.5, 3.0]], "float32")
RHS = f32(2, 2)

CASES = [
    # products
    *[Case(f"{n}", f32(2, 3), f32(3, 2)) for n in ("ops.matmul", "ops.mm", "ops.bmm", "ops.dot", "ops.MatMul()")],
    *[
        Case("ops.matmul", f32(*a), f32(*b))
        for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((4, 2, 3), (3, 2))]
    ],
    Case("ops.matmul", f16(2, 3), f16(3, 2)),
    Case("ops.matmul", i32(2, 3), i32(3, 2)),
    Case("ops.matmul", f32(2, 3), f64(3, 2)),
    Case("ops.matmul", f32(2, 3), f32(2, 3)),
    Case("ops.matmul", f32(), f32()),
    Case("ops.matmul", f32(2, 3), 2),
    Case("Tensor.__matmul__", f32(2, 3), f32(3, 2)),
    Case("Tensor.matmul", f32(2, 3), tensor2=f32(3, 2)),
    Case("ops.MatMul(True)", f32(3, 2), f32(3, 2)),
    Case("ops.MatMul(False, True)", f32(2, 3), f32(2, 3)),
    Case("ops.MatMul()", f32(2, 2, 3), f32(2, 3, 2)),
    Case("ops.MatMul()", f32(2, 3), f32(2, 3)),
    Case("ops.MatMul()", f32(2, 3), f16(3, 2)),
    Case("ops.BatchMatMul()", f32(2, 2, 3), f32(2, 3, 2)),
    Case("ops.BatchMatMul(True)", f32(2, 3, 2), f32(2, 3, 2)),
    Case("ops.BatchMatMul(False, True)", f32(2, 2, 3), f32(2, 2, 3)),
    Case("ops.BatchMatMul()", f32(3), f32(3)),
    Case("ops.bmm", f32(2, 2, 3), f32(2, 3, 2)),
    Case("ops.mm", f32(2, 2, 3), f32(3, 2)),
    Case("ops.mv", f32(2, 3), f32(3)),
    Case("ops.mv", f32(2, 3), f32(2)),
    Case("ops.dot", f32(2, 2, 3), f32(2, 3, 2)),
    Case("ops.dot", f32(3), f32(3)),
    Case("ops.inner", f32(2, 3), f32(4, 3)),
    Case("ops.inner", f32(2, 3), f32(3)),
    Case("ops.inner", f32(2, 3), f32(2)),
    Case("ops.outer", f32(2), f32(3)),
    Case("ops.outer", f32(2), i32(3)),
    Case("ops.outer", f32(2, 2), f32(3)),
    Case("ops.Ger()", f32(2), f32(3)),
    Case("ops.kron", f32(2, 2), f32(1, 2)),
    Case("ops.kron", i32(2), i32(3)),
    Case("ops.cross", f32(2, 3), f32(2, 3)),
    Case("ops.cross", f32(3, 2), f32(3, 2), 0),
    Case("ops.cross", f32(2, 2), f32(2, 2)),
    Case("ops.Cross(1)", f32(2, 3), f32(2, 3)),
    *[Case("ops.tensor_dot", f32(2, 3), f32(2, 3), axes) for axes in [((0, 1), (0, 1)), (0, 0), [[0], [0]], 0, 1, 5]],
    Case("ops.tensor_dot", f32(2, 3), f32(3, 2), 1),
    Case("ops.batch_dot", f32(2, 3, 4), f32(2, 4, 2)),
    Case("ops.batch_dot", f32(2, 3), f32(2, 3), (1, 1)),
    Case("ops.batch_dot", f32(2, 3, 4), f32(2, 3, 2), 1),
    Case("ops.batch_dot", f32(2, 3, 4), f32(2, 3), (1, 1)),
    Case("ops.batch_dot", f32(2, 3, 4), f32(3, 4, 2)),
    Case("ops.batch_dot", f32(2, 3, 4), f32(2, 4, 2), (0, 0)),
    Case("ops.vecdot", f32(2, 3), f32(2, 3)),
    Case("ops.vecdot", f32(2, 3), f32(2, 3), axis=0),
    Case("ops.addmm", f32(2, 2), f32(2, 3), f32(3, 2)),
    Case("ops.addmm", f32(2, 2), f32(2, 3), f32(3, 2), beta=0.5, alpha=2),
    Case("ops.addmm", i32(1, 1), i32(1, 2), i32(2, 1), beta=2, alpha=3),
    Case("ops.addmv", f32(2), f32(2, 3), f32(3), beta=0.5, alpha=2),
    Case("ops.addr", f32(2, 3), f32(2), f32(3), beta=0.5, alpha=2),
    Case("ops.addbmm", f32(2, 2), f32(2, 2, 3), f32(2, 3, 2), beta=0.5, alpha=2),
    Case("ops.baddbmm", f32(2, 2, 2), f32(2, 2, 3), f32(2, 3, 2), 0.5, 2),
    Case("Tensor.addr", f32(2, 3), f32(2), f32(3), 1, 2),
    Case("Tensor.baddbmm", f32(2, 2, 2), f32(2, 2, 3), f32(2, 3, 2), beta=2),
    *[
        Case("ops.einsum", eq, f32(2, 3), f32(3, 2)).but(torch="torch.einsum", reason=NO_KERNEL)
        for eq in ("ij,jk->ik", "ij,jk", "...ij,...jk->...ik", "ij,ji->")
    ],
    # decompositions and equations
    Case("ops.svd", f32(2, 3), compute_uv=False).but(grad=False),
    *[
        Case(f"ops.{n}", SPD).but(grad=False)
        for n in ("det", "logdet", "slogdet", "inverse", "cholesky", "cond", "trace")
    ],
    *[Case(f"ops.{n}()", SPD).but(grad=False) for n in ("MatrixDeterminant", "LogMatrixDeterminant", "MatrixInverse")],
    *[Case(f"ops.{n}", f32(2, 2, 2)).but(grad=False) for n in ("det", "matrix_determinant", "log_matrix_determinant")],
    *[Case(f"ops.{n}", f32(2, 3)).but(grad=False) for n in ("det", "inverse", "pinv")],
    Case("ops.MatrixInverse(True)", UPPER).but(grad=False),
    Case("ops.pinv", SPD, hermitian=True).but(grad=False),
    Case("ops.qr", SPD).but(grad=False),
    Case("ops.qr", f32(2, 3), "complete").but(grad=False),
    Case("ops.qr", f32(2, 3), "other"),
    Case("ops.Qr(True)", f32(3, 2)).but(grad=False),
    Case("ops.cholesky", SPD, True).but(grad=False),
    Case("ops.cholesky_inverse", LOWER).but(grad=False),
    Case("ops.cholesky_inverse", UPPER, True).but(grad=False),
    Case("ops.cholesky_solve", RHS, LOWER).but(grad=False),
    Case("ops.cholesky_solve", RHS, UPPER, True).but(grad=False),
    Case("ops.eigvals", SPD).but(grad=False),
    Case("ops.matrix_power", SPD, 3).but(grad=False),
    Case("ops.matrix_power", SPD, -2).but(grad=False),
    Case("ops.matrix_power", SPD, 1.5),
    Case("ops.MatrixPower(3)", f32(1, 2, 2)).but(grad=False),
    Case("ops.matrix_exp", SPD).but(torch="torch.linalg.matrix_exp", reason=NO_KERNEL),
    Case("ops.matrix_solve", SPD, RHS).but(grad=False),
    Case("ops.MatrixSolve(True)", UPPER, RHS).but(grad=False),
    Case("ops.MatrixTriangularSolve()", LOWER, RHS).but(grad=False),
    Case("ops.MatrixTriangularSolve(False, True)", UPPER, RHS).but(grad=False),
    Case("ops.MatrixSolveLs()", LOWER, RHS, values(0.0, "float64")).but(grad=False),
    Case("ops.Lstsq()", SPD, RHS).but(grad=False),
    Case("ops.Lstsq()", SPD, f32(2)).but(grad=False),
    Case("Tensor.lstsq", f32(3, 1), f32(3, 2)).but(grad=False),
    Case("ops.lu_solve", RHS, LU, values([2, 2], "int32")).but(grad=False),
    Case("ops.lu_unpack", LU, values([2, 2], "int32")).but(grad=False),
    Case("ops.lu_unpack", LU, values([2, 2], "int32"), False, True).but(grad=False),
    Case("ops.geqrf", SPD).but(grad=False),
    Case("ops.orgqr", SPD, values([0.5, 0.5], "float32")).but(grad=False),
    Case("ops.trace", i32(2, 3)),
    Case("Tensor.trace", i32(3, 3)),
    Case("Tensor.trace", f32(2, 3), 1),
    Case("Tensor.trace", f32(2, 3, 3), axis1=1, axis2=2),
    # norms and distances
    *[
        Case("ops.norm", f32(2, 3), *args)
        for args in [(), (1,), ("fro", (0, 1)), (2, 1, True), (float("inf"), 1), (0, 0)]
    ],
    Case("ops.norm", f32(2, 3), "nuc").but(grad=False),
    Case("ops.norm", i32(4)),
    Case("ops.norm", f32(2, 3, 2)),
    Case("ops.norm", f32(2, 3), dtype=code("ms.float64")).but(grad=False),
    Case("ops.vector_norm", f32(2, 3), 3),
    Case("ops.vector_norm", f32(2, 3), 3, 0, True),
    Case("ops.matrix_norm", f32(2, 3)),
    Case("ops.matrix_norm", f32(2, 3), "nuc", keepdims=True).but(grad=False),
    Case("ops.renorm", f32(2, 3), 1, 0, 0.5).but(grad=False),
    Case("ops.Renorm(2, 0, 1.0)", f32(2, 3)).but(grad=False),
    Case("ops.dist", f32(2, 3), f32(2, 3)),
    Case("ops.dist", f32(2, 3), f32(3), 1),
    *[Case("ops.cdist", f32(2, 3), f32(4, 3), p) for p in (1.0, 2.0, 3.0)],
    Case("ops.Cdist(float('inf'))", f32(2, 3), f32(2, 3)).but(grad=False),
    Case("ops.pdist", f32(4, 3)),
    Case("ops.pdist", f32(4, 3), 1.0).but(grad=False),
    Case("ops.cosine_similarity", f32(2, 3), f32(2, 3)),
    Case("ops.cosine_similarity", f32(2, 3), f32(2, 3), 0),
]
