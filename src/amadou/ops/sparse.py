"""Sparse tensors: making, converting, adding and multiplying COOTensors and CSRTensors."""

import torch

from .. import dtype as mstype
from .._boundary import is_tensor, op, raw, wrap
from ..kernels import sparse as kernels
from ..sparse_tensor import COOTensor, CSRTensor, RowTensor, SparseTensor


def _check(name, arg, value, kind):
    if not isinstance(value, kind):
        raise TypeError(f"For '{name}', '{arg}' must be a {kind.__name__}, but got {type(value)}.")


def _matrix(name, tensor):
    if not is_tensor(tensor):
        raise TypeError(f"For '{name}', 'tensor' must be a Tensor, but got {type(tensor)}.")
    if raw(tensor).ndim != 2:
        raise ValueError(f"For '{name}', 'tensor' must have 2 axes, but got {raw(tensor).ndim}.")
    return raw(tensor)


def dense_to_sparse_coo(tensor):
    """What is not zero in a matrix, as a COOTensor with int32 indices.

    Raises:
        TypeError: unless ``tensor`` is a Tensor.
        ValueError: unless it has 2 axes.

    >>> import amadou as ms
    >>> ms.ops.dense_to_sparse_coo(ms.Tensor([[1.0, 0.0], [-5.0, 0.0]])).indices.tolist()
    [[0, 0], [1, 0]]
    """
    x = _matrix("dense_to_sparse_coo", tensor)
    indices, values = kernels.from_dense(x)
    return COOTensor(wrap(indices), wrap(values), tuple(x.shape))


def dense_to_sparse_csr(tensor):
    """What is not zero in a matrix, as a CSRTensor with int32 indices; errors as in :func:`dense_to_sparse_coo`.

    >>> import amadou as ms
    >>> print(ms.ops.dense_to_sparse_csr(ms.Tensor([[0.0, 5.0], [0.0, 0.0]])).indptr)
    [0 1 1]
    """
    x = _matrix("dense_to_sparse_csr", tensor)
    indices, values = kernels.from_dense(x)
    indptr = kernels.row_starts(indices[:, 0], len(x))
    return CSRTensor(wrap(indptr), wrap(indices[:, 1].contiguous()), wrap(values), tuple(x.shape))


def csr_to_dense(csr_tensor):
    """All elements of a CSRTensor, as a Tensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1], ms.int32), ms.Tensor([1], ms.int32), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_to_dense(x))
    [[0. 5.]
     [0. 0.]]
    """
    _check("csr_to_dense", "csr_tensor", csr_tensor, CSRTensor)
    return csr_tensor.to_dense()


def csr_to_coo(tensor):
    """The same matrix as a COOTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1], ms.int32), ms.Tensor([1], ms.int32), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_to_coo(x).indices)
    [[0 1]]
    """
    _check("csr_to_coo", "tensor", tensor, CSRTensor)
    return tensor.to_coo()


def coo_add(x1, x2, thresh):
    """The sum of two COOTensors of one shape, without values whose magnitude is below ``thresh``.

    Raises:
        TypeError: unless both are COOTensors.
        ValueError: if their shapes differ.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.coo_add(x, x, ms.Tensor(0.0)).values)
    [10.]
    """
    _check("coo_add", "x1", x1, COOTensor)
    _check("coo_add", "x2", x2, COOTensor)
    return x1.add(x2, thresh)


def coo_concat(sp_input, concat_dim=0):
    """COOTensors joined at the axis ``concat_dim``; the indices come in order.

    Raises:
        TypeError: unless ``sp_input`` is a tuple of COOTensors.
        ValueError: if there are fewer than two.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.coo_concat((x, x), 0).shape)
    (4, 2)
    """
    _check("coo_concat", "sp_input", sp_input, tuple)
    for x in sp_input:
        _check("coo_concat", "sp_input", x, COOTensor)
    if len(sp_input) < 2:
        raise ValueError(f"For 'coo_concat', 'sp_input' must hold two COOTensors or more, but got {len(sp_input)}.")
    parts = [(raw(x.indices), raw(x.values), x.shape) for x in sp_input]
    indices, values, shape = kernels.concat(parts, concat_dim)
    return COOTensor(wrap(indices), wrap(values), shape)


def csr_add(a, b, alpha, beta):
    """alpha * a + beta * b, of two CSRTensors of one shape; ``alpha`` and ``beta`` are Tensors [].

    Raises:
        TypeError: unless a and b are CSRTensors.
        ValueError: if their shapes differ.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_add(x, x, ms.Tensor(1.0), ms.Tensor(2.0)).values)
    [15. 21.]
    """
    _check("csr_add", "a", a, CSRTensor)
    _check("csr_add", "b", b, CSRTensor)
    return a.add(b, alpha, beta)


def csr_mm(a, b, trans_a=False, trans_b=False, adjoint_a=False, adjoint_b=False):
    """The matrix product of a CSRTensor [m, n] with a CSRTensor or Tensor [n, k].

    Args:
        trans_a, trans_b: whether to transpose a side first.
        adjoint_a, adjoint_b: whether to take its conjugate transpose.

    Returns:
        A CSRTensor [m, k], or a Tensor for a Tensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_mm(x, ms.Tensor([[1.0], [2.0]])))
    [[10.]
     [ 7.]]
    """
    _check("csr_mm", "a", a, CSRTensor)
    if isinstance(b, CSRTensor):
        return _turned(a, trans_a, adjoint_a).mm(_turned(b, trans_b, adjoint_b))
    dense = raw(b).mT if trans_b or adjoint_b else raw(b)
    return _turned(a, trans_a, adjoint_a).mm(wrap(dense.conj() if adjoint_b else dense))


def _turned(x, transpose, adjoint):
    """A CSRTensor, its transpose or its conjugate transpose."""
    if not transpose and not adjoint:
        return x
    coo = x.to_coo()
    values = raw(coo.values).conj() if adjoint else raw(coo.values)
    return COOTensor(wrap(raw(coo.indices).flip(1)), wrap(values), x.shape[::-1]).to_csr()


def csr_mv(csr_tensor, dense):
    """The product of a CSRTensor [m, n] with a vector [n, 1]: [m, 1].

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_mv(x, ms.Tensor([[1.0], [2.0]])))
    [[10.]
     [ 7.]]
    """
    _check("csr_mv", "csr_tensor", csr_tensor, CSRTensor)
    return csr_tensor.mv(dense)


def csr_mul(x, y):
    """The values [n] of a CSRTensor, each times what ``y``, a Tensor that is broadcast, has at its place.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_mul(x, ms.Tensor([[1.0, 2.0], [3.0, 4.0]])))
    [10. 21.]
    """
    _check("csr_mul", "x", x, CSRTensor)
    return x * y


def csr_div(x, y):
    """The values [n] of a CSRTensor, each divided by what ``y``, a Tensor that is broadcast, has at its place.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_div(x, ms.Tensor([[1.0, 2.0], [4.0, 4.0]])))
    [2.5  1.75]
    """
    _check("csr_div", "x", x, CSRTensor)
    return x / y


def csr_reduce_sum(csr_tensor, axis):
    """The sum of every row of a CSRTensor, [rows, 1]; ``axis`` is 1 or -1.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32), ms.Tensor([5.0, 7.0]), (2, 2))
    >>> print(ms.ops.csr_reduce_sum(x, 1))
    [[5.]
     [7.]]
    """
    _check("csr_reduce_sum", "csr_tensor", csr_tensor, CSRTensor)
    return csr_tensor.sum(axis)


def csr_softmax(logits, dtype):
    """The softmax over the stored values of every row of a CSRTensor, as a CSRTensor with values of ``dtype``.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 2, 2], ms.int32), ms.Tensor([0, 1], ms.int32), ms.Tensor([1.0, 1.0]), (2, 2))
    >>> print(ms.ops.csr_softmax(x, ms.float32).values)
    [0.5 0.5]
    """
    _check("csr_softmax", "logits", logits, CSRTensor)
    values = kernels.row_softmax(raw(logits.indptr), raw(logits.values)).to(mstype.to_torch(dtype))
    return CSRTensor(logits.indptr, logits.indices, wrap(values), logits.shape)


@op
def csr_gather(indptr, indices, dense, sparse_shape):
    """What a dense matrix has at the places of a CSR matrix.

    indptr: [rows + 1], indices: [n], dense: what can be broadcast to ``sparse_shape`` -> [n], dtype of dense.

    >>> import amadou as ms
    >>> indptr, indices = ms.Tensor([0, 1, 2], ms.int32), ms.Tensor([1, 0], ms.int32)
    >>> print(ms.ops.csr_gather(indptr, indices, ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), (2, 2)))
    [2. 3.]
    """
    return kernels.gather(indptr, indices, dense)


@op
def coo2csr(row_indices, height):
    """Where the rows begin, for sorted row indices [n] of a matrix of ``height`` rows: [height + 1].

    >>> import amadou as ms
    >>> ms.ops.coo2csr(ms.Tensor([0, 2]), 3).tolist()
    [0, 1, 1, 2]
    """
    return kernels.row_starts(row_indices, height)


@op
def csr2coo(indptr, nnz):
    """The row of each of the ``nnz`` values of a CSR matrix, from where the rows begin, [rows + 1]: [nnz].

    >>> import amadou as ms
    >>> print(ms.ops.csr2coo(ms.Tensor([0, 1, 3], ms.int32), 3))
    [0 1 1]
    """
    return kernels.rows(indptr)


@op
def coalesce(x_indices, x_values, x_shape):
    """A COO tensor with every index once, in order; the values of equal indices are added up.

    x_indices: [ndim, n] int64, x_values: [n], x_shape: [ndim] -> the three of the result.

    >>> import amadou as ms
    >>> print(ms.ops.coalesce(ms.Tensor([[0, 0], [1, 1]]), ms.Tensor([5.0, 7.0]), ms.Tensor([2, 2])))
    (Tensor(shape=[2, 1], dtype=Int64, value=
    [[0],
     [1]]), Tensor(shape=[1], dtype=Float32, value= [ 1.20000000e+01]), Tensor(shape=[2], dtype=Int64, value= [2, 2]))
    """
    shape = tuple(x_shape.tolist())
    indices, values = kernels.coalesce(x_indices.T, x_values, shape)
    return indices.T, values, x_shape


@op
def sparse_to_dense(indices, values, sparse_shape):
    """All elements of a COO tensor: indices [n, ndim], values [n] -> [*sparse_shape], dtype of values."""
    return kernels.to_dense(indices, values, tuple(sparse_shape))


@op
def sparse_matmul(indices, values, sparse_shape, dense, adjoint_st, adjoint_dt):
    """The product of a COO and a dense matrix; either side may be taken as its conjugate transpose.

    indices: [n, 2], values: [n], sparse_shape: (m, n), dense: [n, k] -> [m, k], dtype of values.
    """
    try:
        return kernels.matmul(indices, values, tuple(sparse_shape), dense, adjoint_st, adjoint_dt)
    except RuntimeError as error:
        raise ValueError(f"For 'SparseTensorDenseMatmul', {error}") from error


@op
def sparse_add_dense(x1_indices, x1_values, x1_shape, x2):
    """A dense tensor with the values of a COO tensor added to it.

    x1_indices: [n, ndim], x1_values: [n], x1_shape: [ndim] ints, x2: [*x1_shape] -> like x2.
    """
    return x2.index_put(tuple(x1_indices.long().T), x1_values, accumulate=True)


@op
def sparse_slice(indices, values, shape, start, size):
    """The block of ``size`` at ``start`` of a COO tensor, cut at its end.

    indices: [n, ndim], values: [n], shape, start, size: [ndim] int64 -> the indices, values and shape of the block.
    """
    return kernels.slice_coo(indices, values, shape, start, size)


def make_coo_tensor(indices, values, shape):
    """A :class:`COOTensor` of its parts.

    >>> import amadou as ms
    >>> print(ms.ops.make_coo_tensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2)).to_dense())
    [[0. 5.]
     [0. 0.]]
    """
    return COOTensor(indices, values, shape)


def make_csr_tensor(indptr, indices, values, shape):
    """A :class:`CSRTensor` of its parts.

    >>> import amadou as ms
    >>> print(ms.ops.make_csr_tensor(ms.Tensor([0, 1, 1]), ms.Tensor([1]), ms.Tensor([5.0]), (2, 2)).to_dense())
    [[0. 5.]
     [0. 0.]]
    """
    return CSRTensor(indptr, indices, values, shape)


def make_row_tensor(indices, values, dense_shape):
    """A :class:`RowTensor` of its parts.

    >>> import amadou as ms
    >>> print(ms.ops.make_row_tensor(ms.Tensor([1]), ms.Tensor([[5.0]]), (3, 1)).dense_shape)
    (3, 1)
    """
    return RowTensor(indices, values, dense_shape)


def make_sparse_tensor(indices, values, dense_shape):
    """A :class:`SparseTensor` of its parts.

    >>> import amadou as ms
    >>> print(ms.ops.make_sparse_tensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2)).to_dense())
    [[0. 5.]
     [0. 0.]]
    """
    return SparseTensor(indices, values, dense_shape)


def row_tensor_add(x, y):
    """A RowTensor with a Tensor of its whole shape added to it: a Tensor.

    >>> import amadou as ms
    >>> x = ms.RowTensor(ms.Tensor([1]), ms.Tensor([[5.0]]), (3, 1))
    >>> print(ms.ops.row_tensor_add(x, ms.ops.ones((3, 1))))
    [[1.]
     [6.]
     [1.]]
    """
    _check("row_tensor_add", "x", x, RowTensor)
    return wrap(torch.index_add(raw(y), 0, raw(x.indices), raw(x.values)))


def coo_tensor_get_values(x):
    """The values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.coo_tensor_get_values(x))
    [5.]
    """
    return x.values


def coo_tensor_get_indices(x):
    """The indices of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.coo_tensor_get_indices(x))
    [[0 1]]
    """
    return x.indices


def coo_tensor_get_dense_shape(x):
    """The shape of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1]]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.coo_tensor_get_dense_shape(x))
    (2, 2)
    """
    return x.shape


def csr_tensor_get_values(x):
    """The values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1]), ms.Tensor([1]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_tensor_get_values(x))
    [5.]
    """
    return x.values


def csr_tensor_get_indices(x):
    """The columns of the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1]), ms.Tensor([1]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_tensor_get_indices(x))
    [1]
    """
    return x.indices


def csr_tensor_get_indptr(x):
    """Where the rows of a CSRTensor begin.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1]), ms.Tensor([1]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_tensor_get_indptr(x))
    [0 1 1]
    """
    return x.indptr


def csr_tensor_get_dense_shape(x):
    """The shape of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 1]), ms.Tensor([1]), ms.Tensor([5.0]), (2, 2))
    >>> print(ms.ops.csr_tensor_get_dense_shape(x))
    (2, 2)
    """
    return x.shape


def row_tensor_get_values(x):
    """The rows that a RowTensor holds.

    >>> import amadou as ms
    >>> x = ms.RowTensor(ms.Tensor([1]), ms.Tensor([[5.0]]), (3, 1))
    >>> print(ms.ops.row_tensor_get_values(x))
    [[5.]]
    """
    return x.values


def row_tensor_get_indices(x):
    """Which rows a RowTensor holds.

    >>> import amadou as ms
    >>> x = ms.RowTensor(ms.Tensor([1]), ms.Tensor([[5.0]]), (3, 1))
    >>> print(ms.ops.row_tensor_get_indices(x))
    [1]
    """
    return x.indices


def row_tensor_get_dense_shape(x):
    """The shape of the whole of a RowTensor.

    >>> import amadou as ms
    >>> x = ms.RowTensor(ms.Tensor([1]), ms.Tensor([[5.0]]), (3, 1))
    >>> print(ms.ops.row_tensor_get_dense_shape(x))
    (3, 1)
    """
    return x.dense_shape


make_row_tensor_inner = make_row_tensor
