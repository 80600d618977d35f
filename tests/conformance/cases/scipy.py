"""mindspore.scipy: linear algebra, cosine transforms, minimization, the assignment problem."""

from tests.conformance.case import Case, bool_, c64, code, error, f16, f32, f64, i32, i64, values

POSITIVE = [[4.0, 1.0, 2.0], [1.0, 5.0, 3.0], [2.0, 3.0, 6.0]]
P32, P64, P_INT = values(POSITIVE, "float32"), values(POSITIVE, "float64"), values(POSITIVE, "int32")
GENERAL = values([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]], "float32")
LOWER = values([[3.0, 0.0, 0.0], [1.0, 2.0, 0.0], [4.0, 5.0, 6.0]], "float32")
FACTOR = values([[2.0, 0.0, 0.0], [0.5, 2.0, 0.0], [1.0, 1.0, 1.5]], "float32")
VECTOR = values([1.0, 2.0, 3.0], "float32")
INDEFINITE = values([[1.0, 2.0], [2.0, -4.0]], "float32")
SQUARES = code("lambda x: ((x - 1) ** 2).sum()")
ROSENBROCK = code("lambda x: 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2")
DCTS = ("dct", "idct", "dctn", "idctn")
LU = (values([[7.0, 8.0, 10.0], [0.25, 2.0, 1.5], [0.5, 0.5, -0.5]], "float32"), values([2, 2, 2], "int32"))


def part(names, target, options=""):
    """A target that gives some fields of the result, the numbers of steps and the like apart."""
    fields = ", ".join(f"r.{name}" for name in names.split())
    return f"(lambda f, *a{options}: (lambda r: [{fields}])(scipy.optimize.{target}))"


CASES = [
    *[Case(f"scipy.linalg.{name}", a) for name in ("inv", "det") for a in (P32, P_INT, GENERAL)],
    *[Case(f"scipy.linalg.{name}", P64) for name in ("inv", "det")],
    # MindSpore has no gradient of decompositions on a CPU, or one that is not symmetric as here
    Case("scipy.linalg.cholesky", P64).but(grad=False),
    *[
        Case(f"scipy.linalg.{name}", a)
        for name in ("inv", "det", "cholesky", "cho_factor", "eigh", "lu_factor")
        for a in (f32(2, 3), f32(3), f32(2, 2, 2), f16(2, 2))
    ],
    *[Case("scipy.linalg.inv", a) for a in (c64(2, 2), [[1.0]])],
    *[Case("scipy.linalg.block_diag", *a) for a in ((f32(3), f32(2, 3)), (i32(2, 2), i32()), (f32(2), i64(2)), ())],
    Case("scipy.linalg.block_diag", f32(2, 2, 2)),
    *[
        Case(f"scipy.linalg.{name}", a, lower).but(grad=False)
        for name in ("cholesky", "cho_factor")
        for a in (P32, P_INT)
        for lower in (False, True)
    ],
    Case("scipy.linalg.cholesky", INDEFINITE).but(expect=error("_LinAlgError"), reason="torch's kind of RuntimeError"),
    *[Case("scipy.linalg.cho_solve", (FACTOR, True), b).but(grad=False) for b in (f32(3), f32(3, 2), f32(2))],
    Case("scipy.linalg.cho_solve", (values([[2.0, 0.5], [0.0, 1.5]], "float64"), False), f64(2)).but(grad=False),
    *[Case("scipy.linalg.solve_triangular", LOWER, f32(3), trans, True) for trans in (0, 1, 2, "N", "T", "C")],
    *[Case("scipy.linalg.solve_triangular", LOWER, b) for b in (f32(3), f32(3, 2), f64(3), f32(2), i64(3))],
    Case("scipy.linalg.solve_triangular", LOWER, f32(3), lower=True, unit_diagonal=True),
    Case("scipy.linalg.solve_triangular", f32(2, 3), f32(3)),
    *[Case("scipy.linalg.eigh", a, eigvals_only=True).but(grad=False) for a in (P32, P64, P_INT)],
    Case("scipy.linalg.eigh", GENERAL, lower=False, eigvals_only=True).but(grad=False),
    Case("scipy.linalg.eigh", P32, f32(3, 3)),
    Case("scipy.linalg.eigh", P32, eigvals=(0, 1)),
    *[
        Case("scipy.linalg.lu", a).but(grad=False)
        for a in (GENERAL, P_INT, P64, values([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], "float32"))
    ],
    Case("scipy.linalg.lu", f32(2, 2, 2)),
    *[Case("scipy.linalg.lu_factor", a).but(grad=False) for a in (GENERAL, P_INT, P64)],
    *[Case("scipy.linalg.lu_solve", LU, f32(3, 2), trans).but(grad=False) for trans in (0, 3)],
    *[
        Case("scipy.linalg.lu_solve", LU, values([[1.0], [2.0], [3.0]], "float32"), trans).but(
            expect=values([[1.3571428], [-1.8571428], [0.7321428]], "float32"),
            reason="numpy.linalg.solve; MindSpore exchanges the rows wrongly",
        )
        for trans in (1, 2)
    ],
    Case("scipy.linalg.lu_solve", LU, f32(2)),
    *[
        Case("scipy.linalg.lstsq", a, b).but(grad=False)
        for a, b in ((P32, f32(3, 2)), (LOWER, f32(3)), (f64(4, 2), f64(4)))
    ],
    Case("scipy.linalg.lstsq", f32(4, 2), f32(4), driver="gelsd").but(grad=False),
    *[Case("scipy.linalg.lstsq", a, b) for a, b in ((f32(2, 3), f32(3)), (f64(2, 2), f32(2)))],
    # cosine transforms; MindSpore's gradients do not belong to an orthogonal matrix
    *[Case(f"scipy.fft.{name}", x).but(grad=False) for name in DCTS for x in (f32(2, 4), i32(3, 2), f16(3))],
    *[
        Case(f"scipy.fft.{name}", f32(2, 3), norm=norm).but(grad=False)
        for name in DCTS
        for norm in ("ortho", "forward", "other")
    ],
    *[Case(f"scipy.fft.{name}", f32(2, 3), n=n, axis=0).but(grad=False) for name in DCTS[:2] for n in (1, 3, 0)],
    *[Case(f"scipy.fft.{name}", f32(2, 3), s=s).but(grad=False) for name in DCTS[2:] for s in ((2, 2), (3, 4), (2,))],
    *[Case(f"scipy.fft.{name}", f32(2, 3, 2), axes=(0, 2)).but(grad=False) for name in DCTS[2:]],
    *[Case(f"scipy.fft.{name}", f32(2, 3), 3) for name in DCTS],
    *[Case(f"scipy.fft.{name}", f32(2, 3), axis=2) for name in DCTS[:2]],
    Case("scipy.fft.dct", [1, 2]),
    # minimization
    *[
        Case(part("x success status fun jac nfev nit", f"minimize(f, *a, method='{method}')"), SQUARES, VECTOR).but(
            grad=False
        )
        for method in ("BFGS", "LBFGS")
    ],
    *[
        Case(part("success status", f"minimize(f, *a, method='{method}')"), ROSENBROCK, values([-1.2, 1.0], "float32"))
        for method in ("BFGS", "LBFGS")
    ],
    Case(part("x hess_inv nit", "minimize(f, *a, method='BFGS', options={'maxiter': 1})"), SQUARES, VECTOR).but(
        grad=False
    ),
    Case(part("x fun", "minimize(f, *a, method='BFGS')"), code("lambda x, k: ((x - k) ** 2).sum()"), VECTOR, (2,)).but(
        grad=False
    ),
    *[Case("scipy.optimize.minimize", SQUARES, VECTOR, method=method) for method in (None, "CG")],
    Case("scipy.optimize.minimize", SQUARES, VECTOR, method="BFGS", options={"other": 1}),
    # the assignment problem
    *[
        Case("scipy.optimize.linear_sum_assignment", c, m)
        for c in (P32, f64(3, 5), f32(5, 3), i32(3, 3))
        for m in (False, True)
    ],
    Case("scipy.optimize.linear_sum_assignment", P64, False, values(2, "int64")),
    *[Case("scipy.optimize.linear_sum_assignment", c, m) for c, m in ((f32(3), False), (P32, bool_()))],
    Case("scipy.optimize.linear_sum_assignment", P32, False, 2),
]
