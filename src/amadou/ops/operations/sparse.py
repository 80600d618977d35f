"""Operators on sparse tensors by their parts, as objects."""

from typing import Any

from .. import sparse
from ..primitive import Operator


class Coalesce(Operator):
    """As :func:`amadou.ops.coalesce`."""

    def __call__(self, x_indices: Any, x_values: Any, x_shape: Any) -> Any:
        return sparse.coalesce(x_indices, x_values, x_shape)


class SparseToDense(Operator):
    """All elements of a COO tensor: indices [n, ndim], values [n] -> [*sparse_shape], dtype of values."""

    def __call__(self, indices: Any, values: Any, sparse_shape: Any) -> Any:
        return sparse.sparse_to_dense(indices, values, sparse_shape)


class SparseTensorDenseMatmul(Operator):
    """The product of a COO matrix, indices [n, 2], values [n], with a dense matrix.

    Args:
        adjoint_st, adjoint_dt: whether to take the conjugate transpose of the sparse and of the dense matrix.
    """

    adjoint_st: bool = False
    adjoint_dt: bool = False

    def __call__(self, indices: Any, values: Any, sparse_shape: Any, dense: Any) -> Any:
        return sparse.sparse_matmul(indices, values, sparse_shape, dense, self.adjoint_st, self.adjoint_dt)


class SparseTensorDenseAdd(Operator):
    """A dense tensor with the values [n] of a COO tensor added at its indices [n, ndim]."""

    def __call__(self, x1_indices: Any, x1_values: Any, x1_shape: Any, x2: Any) -> Any:
        return sparse.sparse_add_dense(x1_indices, x1_values, x1_shape, x2)


class SparseSlice(Operator):
    """The block of ``size`` at ``start`` of a COO tensor, cut at its end: its indices, values and shape."""

    def __call__(self, indices: Any, values: Any, shape: Any, start: Any, size: Any) -> Any:
        return sparse.sparse_slice(indices, values, shape, start, size)


class COO2CSR(Operator):
    """As :func:`amadou.ops.coo2csr`."""

    def __call__(self, row_indices: Any, height: int) -> Any:
        return sparse.coo2csr(row_indices, height)


class CSR2COO(Operator):
    """As :func:`amadou.ops.csr2coo`."""

    def __call__(self, indptr: Any, nnz: int) -> Any:
        return sparse.csr2coo(indptr, nnz)


class CSRGather(Operator):
    """As :func:`amadou.ops.csr_gather`."""

    def __call__(self, indptr: Any, indices: Any, dense: Any, sparse_shape: tuple[int, int]) -> Any:
        return sparse.csr_gather(indptr, indices, dense, sparse_shape)
