"""Products of vectors and matrices, and equations, as Primitives."""

from dataclasses import dataclass
from typing import Any

from ... import mint
from ..primitive import Primitive
from . import functions


@dataclass(eq=False, repr=False)
class MatMulExt(Primitive):
    """As :func:`amadou.mint.matmul`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.matmul(input, other)


@dataclass(eq=False, repr=False)
class BatchMatMulExt(Primitive):
    """As :func:`amadou.mint.bmm`."""

    def __call__(self, input: Any, mat2: Any) -> Any:
        return mint.bmm(input, mat2)


@dataclass(eq=False, repr=False)
class Mm(Primitive):
    """As :func:`amadou.mint.mm`."""

    def __call__(self, input: Any, mat2: Any) -> Any:
        return mint.mm(input, mat2)


@dataclass(eq=False, repr=False)
class Mv(Primitive):
    """As :func:`amadou.mint.mv`."""

    def __call__(self, input: Any, vec: Any) -> Any:
        return mint.mv(input, vec)


@dataclass(eq=False, repr=False)
class Dot(Primitive):
    """As :func:`amadou.mint.dot`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.dot(input, other)


@dataclass(eq=False, repr=False)
class Outer(Primitive):
    """As :func:`amadou.mint.outer`."""

    def __call__(self, input: Any, vec2: Any) -> Any:
        return mint.outer(input, vec2)


@dataclass(eq=False, repr=False)
class Addmm(Primitive):
    """As :func:`amadou.mint.addmm`."""

    def __call__(self, input: Any, mat1: Any, mat2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addmm(input, mat1, mat2, beta=beta, alpha=alpha)


@dataclass(eq=False, repr=False)
class Addmv(Primitive):
    """As :func:`amadou.mint.addmv`."""

    def __call__(self, input: Any, mat: Any, vec: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addmv(input, mat, vec, beta=beta, alpha=alpha)


@dataclass(eq=False, repr=False)
class Addbmm(Primitive):
    """As :func:`amadou.mint.addbmm`."""

    def __call__(self, input: Any, batch1: Any, batch2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addbmm(input, batch1, batch2, beta=beta, alpha=alpha)


@dataclass(eq=False, repr=False)
class Baddbmm(Primitive):
    """As :func:`amadou.mint.baddbmm`."""

    def __call__(self, input: Any, batch1: Any, batch2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.baddbmm(input, batch1, batch2, beta=beta, alpha=alpha)


@dataclass(eq=False, repr=False)
class LinalgVectorNorm(Primitive):
    """As :func:`amadou.mint.linalg.vector_norm`."""

    def __call__(self, x: Any, ord: Any = 2, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.linalg.vector_norm(x, ord, dim, keepdim, dtype=dtype)


@dataclass(eq=False, repr=False)
class LinalgQr(Primitive):
    """As :func:`amadou.mint.linalg.qr`."""

    def __call__(self, A: Any, mode: Any = "reduced") -> Any:
        return mint.linalg.qr(A, mode)


@dataclass(eq=False, repr=False)
class MatrixInverseExt(Primitive):
    """As :func:`amadou.mint.inverse`."""

    def __call__(self, input: Any) -> Any:
        return mint.inverse(input)


@dataclass(eq=False, repr=False)
class TraceExt(Primitive):
    """As :func:`amadou.mint.trace`."""

    def __call__(self, input: Any) -> Any:
        return mint.trace(input)


@dataclass(eq=False, repr=False)
class TriangularSolve(Primitive):
    """As :func:`amadou.mint.triangular_solve`."""

    def __call__(self, b: Any, A: Any, upper: Any = True, transpose: Any = False, unitriangular: Any = False) -> Any:
        return mint.triangular_solve(b, A, upper, transpose, unitriangular)


@dataclass(eq=False, repr=False)
class SolveTriangular(Primitive):
    """As :func:`amadou.ops.extended.functions.solve_triangular`."""

    def __call__(self, a: Any, b: Any, trans: Any = 0, lower: Any = False, unit_diagonal: Any = False) -> Any:
        return functions.solve_triangular(a, b, trans, lower, unit_diagonal)


@dataclass(eq=False, repr=False)
class Correlate(Primitive):
    """As :func:`amadou.ops.extended.functions.correlate`, with ``pad_mode`` fixed when made."""

    pad_mode: str = "valid"

    def __call__(self, a: Any, v: Any) -> Any:
        return functions.correlate(a, v, self.pad_mode)
