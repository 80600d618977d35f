"""Tensor's methods of linear algebra, random numbers and limits."""

from typing import Any

from . import dtype as mstype
from . import ops
from ._boundary import op
from .kernels import linalg as kernels
from .ops import inplace_math, linalg, random
from .ops._errors import shape_errors
from .ops.clip import clamp, clamp_

_trace = op(shape_errors(kernels.trace))


class LinalgMethods:
    """The part of :class:`Tensor` that multiplies and takes apart matrices."""

    __slots__ = ()

    # -- products ------------------------------------------------------------------------------------------------

    mm = linalg.mm
    bmm = linalg.bmm
    dot = linalg.dot
    inner = linalg.inner
    outer = linalg.outer
    ger = linalg.ger
    cross = linalg.cross
    addmm = linalg.addmm
    addmv = linalg.addmv
    addbmm = linalg.addbmm
    addmm_ = inplace_math.addmm_

    def triangular_solve(
        self, A: Any, upper: bool = True, transpose: bool = False, unitriangular: bool = False
    ) -> tuple:
        """The X of ``A @ X = self`` for a triangular A, and A.

        self: [..., n, k] float, A: [..., n, n].

        Args:
            upper: whether A is taken to be zero below its diagonal, else above it.
            transpose: solve with the transpose of A.
            unitriangular: take the diagonal of A for 1.
        """
        return linalg.triangular_solve(self, A, upper, transpose, unitriangular)

    def matmul(self, tensor2: Any) -> Any:
        """As :func:`amadou.ops.matmul`."""
        return linalg.matmul(self, tensor2)

    def baddbmm(self, batch1: Any, batch2: Any, *, beta: Any = 1, alpha: Any = 1) -> Any:
        """As :func:`amadou.ops.baddbmm`."""
        return linalg.baddbmm(self, batch1, batch2, beta, alpha)

    def addr(self, vec1: Any, vec2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        """As :func:`amadou.ops.addr`."""
        return linalg.addr(self, vec1, vec2, beta=beta, alpha=alpha)

    # -- decompositions and equations ----------------------------------------------------------------------------

    svd = linalg.svd
    cholesky = linalg.cholesky
    cholesky_inverse = linalg.cholesky_inverse
    cholesky_solve = linalg.cholesky_solve
    eigvals = linalg.eigvals
    lu_solve = linalg.lu_solve
    geqrf = linalg.geqrf
    orgqr = linalg.orgqr
    inverse = linalg.inverse
    matrix_power = linalg.matrix_power
    det = linalg.det
    matrix_determinant = linalg.matrix_determinant
    logdet = linalg.logdet
    slogdet = linalg.slogdet
    log_matrix_determinant = linalg.log_matrix_determinant

    def qr(self, some: bool = True) -> Any:
        """q and r, with ``some`` columns of q, or q square."""
        return linalg.qr(self, "reduced" if some else "complete")

    def ormqr(self, input2: Any, input3: Any, left: bool = True, transpose: bool = False) -> Any:
        """As :func:`amadou.ops.ormqr`."""
        return linalg.ormqr(self, input2, input3, left, transpose)

    def lstsq(self, A: Any) -> Any:
        """The solution with the least ``|self @ solution - A|^2``."""
        return ops.Lstsq()(self, A)

    def trace(self, offset: int = 0, axis1: int = 0, axis2: int = 1, dtype: Any = None) -> Any:
        """The sum of the diagonal ``offset`` above the main one; int64 for integers, or of ``dtype``."""
        return _trace(self, offset, axis1, axis2, mstype.to_torch(dtype))

    # -- norms and limits ----------------------------------------------------------------------------------------

    norm = linalg.norm
    renorm = linalg.renorm
    clamp = clamp
    clip = clamp
    clamp_ = clamp_

    # -- random numbers ------------------------------------------------------------------------------------------

    multinomial = random.multinomial
    random_categorical = random.random_categorical
    normal_ = random.normal_
    uniform_ = random.uniform_
    random_ = random.random_
    exponential_ = random.exponential_
    bernoulli_ = random.bernoulli_

    def bernoulli(self: Any, *, generator: Any = None) -> Any:
        """1 with the probability that each element gives, else 0."""
        return random.bernoulli_(self.copy(), self, generator=generator)

    def uniform(self: Any, from_: float = 0.0, to: float = 1.0, generator: Any = None) -> Any:
        """Uniform numbers in [from_, to), of the shape and dtype of the Tensor."""
        return random.uniform_(self.copy(), from_, to, generator=generator)

    def log_normal(self, mean: float = 1.0, std: float = 2.0) -> Any:
        """Numbers of the log-normal distribution, of the shape and dtype of the Tensor."""
        return ops.LogNormalReverse(mean, std)(self)

    def cauchy(self: Any, median: float = 0.0, sigma: float = 1.0) -> Any:
        """Numbers of the Cauchy distribution, of the shape of the Tensor."""
        return ops.Cauchy(self.shape, median, sigma)().astype(self.dtype)
