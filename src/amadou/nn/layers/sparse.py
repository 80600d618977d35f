"""Layers on sparse matrices."""

from typing import Any

import torch

from ... import _checks
from ..._boundary import op
from ..cell import Cell


@op
def _sparse_matmul(indices, values, sparse_shape, dense, adjoint_st, adjoint_dt):
    """A sparse matrix times a dense one. indices: [n, 2] int, values: [n], dense: [k, m] -> [rows, m]."""
    matrix = torch.sparse_coo_tensor(indices.t().long(), values, tuple(sparse_shape), check_invariants=True)
    matrix = matrix.t() if adjoint_st else matrix
    return torch.sparse.mm(matrix, dense.t() if adjoint_dt else dense)


class SparseToDense(Cell):
    """A COOTensor as a Tensor: zeros where it holds nothing."""

    def construct(self, sparse_tensor: Any) -> Any:
        return sparse_tensor.to_dense()


class SparseTensorDenseMatmul(Cell):
    """A sparse matrix times a dense one.

    indices: [n, 2] int, values: [n], sparse_shape: (rows, columns), dense: [columns, m] -> [rows, m].

    Args:
        adjoint_st, adjoint_dt: whether the sparse, the dense matrix is transposed first.

    Raises:
        TypeError: for arguments that are no bool.
    """

    def __init__(self, adjoint_st: bool = False, adjoint_dt: bool = False) -> None:
        super().__init__()
        self.adj_st = _checks.check_bool("SparseTensorDenseMatmul", "adjoint_st", adjoint_st)
        self.adj_dt = _checks.check_bool("SparseTensorDenseMatmul", "adjoint_dt", adjoint_dt)

    def construct(self, indices: Any, values: Any, sparse_shape: Any, dense: Any) -> Any:
        return _sparse_matmul(indices, values, sparse_shape, dense, self.adj_st, self.adj_dt)
