"""Sparse matrices by their parts: the stored values and where they stand.

COO: indices [n, ndim] and values [n]. CSR: indptr [rows + 1], the place in the values where a row begins, indices [n],
the column of a value, and values [n]. Products go through torch.sparse, which knows their gradients.
"""

import torch


def coo(indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]) -> torch.Tensor:
    """torch's sparse tensor of the parts."""
    return torch.sparse_coo_tensor(indices.T, values, shape, check_invariants=False)  # unsaid, torch warns


def coalesce(indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """The parts in the order of the indices, the values of equal indices added up."""
    whole = coo(indices, values, shape).coalesce()
    return whole.indices().T.to(indices.dtype), whole.values()


def to_dense(indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]) -> torch.Tensor:
    return coo(indices, values, shape).to_dense()


def from_dense(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The indices [n, 2], int32, of what is not zero in a matrix, and the values."""
    indices = x.nonzero()
    return indices.int(), x[tuple(indices.T)]


def matmul(
    indices: torch.Tensor,
    values: torch.Tensor,
    shape: tuple[int, ...],
    dense: torch.Tensor,
    adjoint: bool = False,
    adjoint_dense: bool = False,
) -> torch.Tensor:
    """The product of a COO and a dense matrix [m, n] x [n, k]; ``adjoint`` takes a side's conjugate transpose."""
    left = coo(indices, values, shape)
    return torch.sparse.mm(left.mH if adjoint else left, dense.mH if adjoint_dense else dense)


def add(
    indices: torch.Tensor,
    values: torch.Tensor,
    other_indices: torch.Tensor,
    other_values: torch.Tensor,
    shape: tuple[int, ...],
    thresh: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """The parts of a sum of COO tensors; where both have a value, a sum below ``thresh`` is left out."""
    indices, values = coalesce(torch.cat((indices, other_indices)), torch.cat((values, other_values)), shape)
    kept = values.abs() >= thresh
    return indices[kept], values[kept]


def concat(
    parts: list[tuple[torch.Tensor, torch.Tensor, tuple[int, ...]]], axis: int
) -> tuple[torch.Tensor, torch.Tensor, tuple[int, ...]]:
    """The parts (indices, values, shape) of COO tensors joined at ``axis``, in the order of the indices."""
    size, moved = 0, []
    for indices, _, shape in parts:
        shift = torch.zeros(len(shape), dtype=indices.dtype, device=indices.device)
        shift[axis] = size
        moved.append(indices + shift)
        size += shape[axis]
    whole = list(parts[0][2])
    whole[axis] = size
    indices, values = coalesce(torch.cat(moved), torch.cat([values for _, values, _ in parts]), tuple(whole))
    return indices, values, tuple(whole)


def slice_coo(
    indices: torch.Tensor, values: torch.Tensor, shape: torch.Tensor, start: torch.Tensor, size: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The block of ``size`` at ``start``, which is cut at the end of the tensor: its indices, values and shape."""
    end = torch.minimum(start + size, shape)
    inside = ((indices >= start) & (indices < end)).all(1)
    return indices[inside] - start, values[inside], (end - start).clamp(min=0)


def rows(indptr: torch.Tensor) -> torch.Tensor:
    """The row of every value of a CSR matrix, [n]."""
    count = torch.arange(len(indptr) - 1, dtype=indptr.dtype, device=indptr.device)
    return count.repeat_interleave(indptr.diff())


def row_starts(row_indices: torch.Tensor, height: int) -> torch.Tensor:
    """The indptr [height + 1] of sorted row indices."""
    edges = torch.arange(height + 1, dtype=row_indices.dtype, device=row_indices.device)
    return torch.searchsorted(row_indices.contiguous(), edges, out_int32=row_indices.dtype == torch.int32)


def coo_indices(indptr: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
    """The indices [n, 2] of a CSR matrix."""
    return torch.stack((rows(indptr).to(indices.dtype), indices), 1)


def from_coo(
    indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The CSR parts (indptr, indices, values) of a COO matrix."""
    indices, values = coalesce(indices, values, shape)
    return row_starts(indices[:, 0], shape[0]), indices[:, 1].contiguous(), values


def gather(indptr: torch.Tensor, indices: torch.Tensor, dense: torch.Tensor) -> torch.Tensor:
    """What a dense matrix, broadcast, has at the places of a CSR matrix: [n]."""
    height, width = len(indptr) - 1, dense.shape[-1]
    column = torch.zeros_like(indices) if width == 1 else indices
    return dense.expand(height, width)[rows(indptr), column]


def row_sum(indptr: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
    """The sum of every row of a CSR matrix: [rows]."""
    return values.new_zeros(len(indptr) - 1).index_add(0, rows(indptr), values)


def row_softmax(indptr: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
    """The softmax over the stored values of every row: [n]."""
    row = rows(indptr).long()
    largest = values.new_full((len(indptr) - 1,), -torch.inf).scatter_reduce(0, row, values.detach(), "amax")
    exponentials = (values - largest[row]).exp()
    return exponentials / row_sum(indptr, exponentials)[row]


def matmul_csr(left: tuple, right: tuple, width: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The CSR parts of the product of two CSR matrices, each (indptr, indices, values), the right one ``width`` wide.

    Every value of the left one meets all values of that row of the right one which its column names.
    """
    left_indptr, left_columns, left_values = left
    indptr, columns, values = right
    counts = indptr.diff()[left_columns]
    which = torch.arange(len(left_values), device=values.device).repeat_interleave(counts)
    before = counts.cumsum(0) - counts
    place = indptr[left_columns][which] + torch.arange(len(which), device=values.device) - before[which]
    indices = torch.stack((rows(left_indptr)[which], columns[place]), 1)
    return from_coo(indices, left_values[which] * values[place], (len(left_indptr) - 1, width))
