"""Products of vectors and matrices, and equations, as Primitives."""

from typing import Any

from ... import dtype as mstype
from ... import mint
from ..primitive import Operator
from . import functions


class MatMulExt(Operator):
    """As :func:`amadou.mint.matmul`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.matmul(input, other)


class BatchMatMulExt(Operator):
    """As :func:`amadou.mint.bmm`."""

    def __call__(self, input: Any, mat2: Any) -> Any:
        return mint.bmm(input, mat2)


class Mm(Operator):
    """As :func:`amadou.mint.mm`."""

    def __call__(self, input: Any, mat2: Any) -> Any:
        return mint.mm(input, mat2)


class Mv(Operator):
    """As :func:`amadou.mint.mv`."""

    def __call__(self, input: Any, vec: Any) -> Any:
        return mint.mv(input, vec)


class Dot(Operator):
    """As :func:`amadou.mint.dot`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.dot(input, other)


class Outer(Operator):
    """As :func:`amadou.mint.outer`."""

    def __call__(self, input: Any, vec2: Any) -> Any:
        return mint.outer(input, vec2)


class Addmm(Operator):
    """As :func:`amadou.mint.addmm`."""

    def __call__(self, input: Any, mat1: Any, mat2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addmm(input, mat1, mat2, beta=beta, alpha=alpha)


class Addmv(Operator):
    """As :func:`amadou.mint.addmv`."""

    def __call__(self, input: Any, mat: Any, vec: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addmv(input, mat, vec, beta=beta, alpha=alpha)


class Addbmm(Operator):
    """As :func:`amadou.mint.addbmm`."""

    def __call__(self, input: Any, batch1: Any, batch2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addbmm(input, batch1, batch2, beta=beta, alpha=alpha)


class Baddbmm(Operator):
    """As :func:`amadou.mint.baddbmm`."""

    def __call__(self, input: Any, batch1: Any, batch2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.baddbmm(input, batch1, batch2, beta=beta, alpha=alpha)


class LinalgVectorNorm(Operator):
    """As :func:`amadou.mint.linalg.vector_norm`."""

    def __call__(self, x: Any, ord: Any = 2, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.linalg.vector_norm(x, ord, dim, keepdim, dtype=dtype)


class LinalgQr(Operator):
    """As :func:`amadou.mint.linalg.qr`."""

    def __call__(self, A: Any, mode: Any = "reduced") -> Any:
        return mint.linalg.qr(A, mode)


class MatrixInverseExt(Operator):
    """As :func:`amadou.mint.inverse`."""

    def __call__(self, input: Any) -> Any:
        return mint.inverse(input)


class TraceExt(Operator):
    """As :func:`amadou.mint.trace`."""

    def __call__(self, input: Any) -> Any:
        return mint.trace(input)


class TriangularSolve(Operator):
    """As :func:`amadou.mint.triangular_solve`."""

    def __call__(self, b: Any, A: Any, upper: Any = True, transpose: Any = False, unitriangular: Any = False) -> Any:
        return mint.triangular_solve(b, A, upper, transpose, unitriangular)


class SolveTriangular(Operator):
    """As :func:`amadou.ops.extended.functions.solve_triangular`."""

    def __call__(self, a: Any, b: Any, trans: Any = 0, lower: Any = False, unit_diagonal: Any = False) -> Any:
        return functions.solve_triangular(a, b, trans, lower, unit_diagonal)


class Correlate(Operator):
    """As :func:`amadou.ops.extended.functions.correlate`, with ``pad_mode`` fixed when made."""

    pad_mode: str = "valid"

    def __call__(self, a: Any, v: Any) -> Any:
        return functions.correlate(a, v, self.pad_mode)


class QuantBatchMatmul(Operator):
    """As :func:`amadou.ops.extended.functions.quant_batch_matmul`, with transpositions and dtype fixed when made."""

    transpose_x1: bool = False
    transpose_x2: bool = False
    dtype: Any = mstype.float16

    def __call__(
        self, x1: Any, x2: Any, scale: Any, offset: Any = None, bias: Any = None, pertokenScaleOptional: Any = None
    ) -> Any:
        settings = self.transpose_x1, self.transpose_x2, self.dtype
        return functions.quant_batch_matmul(x1, x2, scale, offset, bias, pertokenScaleOptional, *settings)
