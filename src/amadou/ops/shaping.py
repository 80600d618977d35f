"""The shape of a Tensor, its axes, and the order and number of its elements. Views, where torch gives views."""

import torch

from .. import _checks
from .._boundary import op
from ..kernels import shaping as kernels
from ._errors import check_tensor, shape_errors


@op
def shape(input_x):
    """The shape of a Tensor as a tuple of int.

    >>> import amadou as ms
    >>> ms.ops.shape(ms.Tensor([[1, 2, 3]]))
    (1, 3)
    """
    return tuple(check_tensor("shape", "input_x", input_x).shape)


@op
def shape_(x):
    """As :func:`shape`.

    >>> import amadou as ms
    >>> print(ms.ops.shape_(ms.Tensor([[1, 2], [3, 4]])))
    (2, 2)
    """
    return tuple(check_tensor("shape_", "x", x).shape)


@op
def dyn_shape(input_x):
    """The shape of a Tensor as a Tensor.

    input_x: [...] -> [ndim] int64.

    >>> import amadou as ms
    >>> print(ms.ops.dyn_shape(ms.Tensor([[1, 2], [3, 4]])))
    [2 2]
    """
    return torch.tensor(input_x.shape, dtype=torch.int64, device=input_x.device)


@op
def rank(input_x):
    """The number of axes of a Tensor, an int.

    >>> import amadou as ms
    >>> print(ms.ops.rank(ms.Tensor([[1, 2], [3, 4]])))
    2
    """
    return check_tensor("rank", "input_x", input_x).ndim


@op
def size(input_x):
    """The number of elements of a Tensor, an int.

    >>> import amadou as ms
    >>> print(ms.ops.size(ms.Tensor([[1, 2], [3, 4]])))
    4
    """
    return check_tensor("size", "input_x", input_x).numel()


@op
def numel(input):
    """As :func:`size`.

    >>> import amadou as ms
    >>> print(ms.ops.numel(ms.Tensor([[1, 2], [3, 4]])))
    4
    """
    return check_tensor("numel", "input", input).numel()


@op
@shape_errors
def reshape(input, shape):
    """The same elements in another shape.

    input: [...] -> [*shape]; one size may be -1, it follows from the others. A view where the strides allow it.

    Raises:
        ValueError: if the shape does not hold as many elements.

    >>> import amadou as ms
    >>> print(ms.ops.reshape(ms.Tensor([[1, 2], [3, 4]]), (4,)))
    [1 2 3 4]
    """
    return torch.reshape(input, shape.tolist() if isinstance(shape, torch.Tensor) else shape)


@op
@shape_errors
def view_as(input, other):
    """``input`` in the shape of ``other``.

    input: [...], other: [s...] with as many elements -> [s...], dtype of input.

    >>> import amadou as ms
    >>> print(ms.ops.view_as(ms.Tensor([1, 2, 3, 4]), ms.Tensor([[0, 0], [0, 0]])))
    [[1 2]
     [3 4]]
    """
    return torch.reshape(input, other.shape)


@op
@shape_errors
def flatten(input, order="C", *, start_dim=1, end_dim=-1):
    """The axes from ``start_dim`` to ``end_dim`` made one.

    input: [...] -> [..., n, ...]; of less than two axes -> [n]. With order "F" the first axis counts fastest.

    Raises:
        ValueError: for axes that do not exist or come in the wrong order, or an order other than "C" and "F".

    >>> import amadou as ms
    >>> print(ms.ops.flatten(ms.Tensor([[[1, 2], [3, 4]]])))
    [[1 2 3 4]]
    """
    return kernels.flatten("flatten", input, order, start_dim, end_dim)


@op
def ravel(input):
    """All axes made one.

    input: [...] -> [n].

    >>> import amadou as ms
    >>> print(ms.ops.ravel(ms.Tensor([[1, 2], [3, 4]])))
    [1 2 3 4]
    """
    return torch.ravel(input)


@op
@shape_errors
def expand_dims(input_x, axis):
    """Insert an axis of size 1.

    input_x: [...] -> [..., 1, ...] with the new axis at ``axis``, counted in the result.

    Raises:
        ValueError: if ``axis`` is not in [-ndim - 1, ndim].

    >>> import amadou as ms
    >>> print(ms.ops.expand_dims(ms.Tensor([1, 2]), 0))
    [[1 2]]
    """
    return torch.unsqueeze(input_x, axis)


@op
@shape_errors
def unsqueeze(input, dim):
    """As :func:`expand_dims`.

    >>> import amadou as ms
    >>> print(ms.ops.unsqueeze(ms.Tensor([1, 2]), 1))
    [[1]
     [2]]
    """
    return torch.unsqueeze(input, dim)


@op
@shape_errors
def squeeze(input, axis=None):
    """Remove axes of size 1: all, or those in ``axis``; a named axis of another size stays.

    input: [..., 1, ...] -> [...]. A view.

    Raises:
        ValueError: for an axis that does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.squeeze(ms.Tensor([[1], [2]]), 1))
    [1 2]
    """
    return kernels.squeeze(input, axis)


@op
@shape_errors
def atleast_1d(inputs):
    """Tensors with at least one axis.

    inputs: a Tensor, or a list or tuple of them -> the Tensor, or a tuple of them: [] becomes [1].

    >>> import amadou as ms
    >>> print(ms.ops.atleast_1d(ms.Tensor(1)).shape)
    (1,)
    """
    return torch.atleast_1d(inputs)


@op
@shape_errors
def atleast_2d(inputs):
    """Tensors with at least two axes.

    inputs: a Tensor, or a list or tuple of them -> the Tensor, or a tuple of them: [n] becomes [1, n].

    >>> import amadou as ms
    >>> print(ms.ops.atleast_2d(ms.Tensor([1, 2])).shape)
    (1, 2)
    """
    return torch.atleast_2d(inputs)


@op
@shape_errors
def atleast_3d(inputs):
    """Tensors with at least three axes.

    inputs: a Tensor, or a list or tuple of them -> the Tensor, or a tuple of them: [n] becomes [1, n, 1], [m, n]
    becomes [m, n, 1].

    >>> import amadou as ms
    >>> print(ms.ops.atleast_3d(ms.Tensor([1, 2])).shape)
    (1, 2, 1)
    """
    return torch.atleast_3d(inputs)


@op
@shape_errors
def transpose(input, dims):
    """The axes in another order; a view.

    input: [...] -> axis i of the result is axis ``dims[i]`` of input.

    Raises:
        ValueError: unless ``dims`` names every axis once.

    >>> import amadou as ms
    >>> ms.ops.transpose(ms.ops.zeros((2, 3, 4)), (2, 0, 1)).shape
    (4, 2, 3)
    """
    return torch.permute(input, dims)


@op
@shape_errors
def permute(input, axis):
    """As :func:`transpose`.

    >>> import amadou as ms
    >>> print(ms.ops.permute(ms.Tensor([[1, 2], [3, 4]]), (1, 0)))
    [[1 3]
     [2 4]]
    """
    return torch.permute(input, axis)


@op
@shape_errors
def swapaxes(input, axis0, axis1):
    """Two axes interchanged; a view.

    Raises:
        ValueError: for an axis that does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.swapaxes(ms.Tensor([[1, 2], [3, 4]]), 0, 1))
    [[1 3]
     [2 4]]
    """
    return torch.swapaxes(input, axis0, axis1)


@op
@shape_errors
def swapdims(input, dim0, dim1):
    """As :func:`swapaxes`.

    >>> import amadou as ms
    >>> print(ms.ops.swapdims(ms.Tensor([[1, 2], [3, 4]]), 0, 1))
    [[1 3]
     [2 4]]
    """
    return torch.swapdims(input, dim0, dim1)


@op
@shape_errors
def moveaxis(x, source, destination):
    """Axes moved to other positions, the others keep their order; a view.

    source, destination: int, or as many of each; the axes now at ``source`` are then at ``destination``.

    Raises:
        ValueError: for axes that do not exist, come twice, or are not as many as positions.

    >>> import amadou as ms
    >>> print(ms.ops.moveaxis(ms.ops.ones((1, 2, 3)), 0, 2).shape)
    (2, 3, 1)
    """
    return kernels.move_axes(x, source, destination)


@op
@shape_errors
def movedim(x, source, destination):
    """As :func:`moveaxis`.

    >>> import amadou as ms
    >>> print(ms.ops.movedim(ms.ops.ones((1, 2, 3)), 0, 2).shape)
    (2, 3, 1)
    """
    return kernels.move_axes(x, source, destination)


@op
def t(input):
    """A matrix transposed, a view; a Tensor that is no matrix as it is.

    input: [m, n] -> [n, m].

    >>> import amadou as ms
    >>> print(ms.ops.t(ms.Tensor([[1, 2], [3, 4]])))
    [[1 3]
     [2 4]]
    """
    return torch.t(input) if input.ndim == 2 else input


@op
@shape_errors
def adjoint(x):
    """The conjugate transpose of the last two axes.

    x: [..., m, n] -> [..., n, m].

    >>> import amadou as ms
    >>> print(ms.ops.adjoint(ms.Tensor([[1.0, 2.0], [3.0, 4.0]])))
    [[1. 3.]
     [2. 4.]]
    """
    return torch.adjoint(x)


@op
@shape_errors
def broadcast_to(input, shape):
    """Repeat axes of size 1, and add axes in front; a view, whose repeated elements are one in memory.

    input: [...] -> [*shape]; -1 keeps the size of an axis.

    Raises:
        ValueError: if the shape of input does not broadcast to ``shape``.

    >>> import amadou as ms
    >>> print(ms.ops.broadcast_to(ms.Tensor([1, 2]), (2, 2)))
    [[1 2]
     [1 2]]
    """
    return torch.broadcast_to(input, shape.tolist() if isinstance(shape, torch.Tensor) else shape)


@op
@shape_errors
def expand(input_x, size):
    """As :func:`broadcast_to`, also to a ``size`` that is a Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.expand(ms.Tensor([1.0, 2.0]), ms.Tensor([2, 2])))
    [[1. 2.]
     [1. 2.]]
    """
    return torch.broadcast_to(input_x, kernels.sizes(size))


@op
@shape_errors
def expand_as(input, other):
    """``input`` broadcast to the shape of ``other``.

    >>> import amadou as ms
    >>> print(ms.ops.expand_as(ms.Tensor([1, 2]), ms.Tensor([[0, 0], [0, 0]])))
    [[1 2]
     [1 2]]
    """
    return torch.broadcast_to(input, other.shape)


@op
@shape_errors
def tile(input, dims):
    """Repeat a Tensor as a whole.

    input: [...] -> every axis ``dims[i]`` times as long; axes that are missing in either are added in front.

    Raises:
        ValueError: for a negative number.

    >>> import amadou as ms
    >>> ms.ops.tile(ms.Tensor([1, 2]), (2, 2)).asnumpy().tolist()
    [[1, 2, 1, 2], [1, 2, 1, 2]]
    """
    return torch.tile(input, dims.tolist() if isinstance(dims, torch.Tensor) else dims)


@op
@shape_errors
def repeat_interleave(input, repeats, axis=None):
    """Repeat every element, or every slice along ``axis``; None flattens first.

    input: [..., n, ...]; repeats: int, or n of them as a list, tuple or Tensor -> [..., sum of repeats, ...].

    Raises:
        ValueError: for negative or too many repeats, or an axis that does not exist.

    >>> import amadou as ms
    >>> ms.ops.repeat_interleave(ms.Tensor([1, 2]), [1, 3]).asnumpy().tolist()
    [1, 2, 2, 2]
    """
    return kernels.repeat_interleave(input, repeats, axis)


@op
@shape_errors
def repeat_elements(x, rep, axis=0):
    """Repeat every slice along ``axis`` ``rep`` times.

    x: [..., n, ...] -> [..., n * rep, ...].

    Raises:
        ValueError: if ``rep`` is not > 0, or the axis does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.repeat_elements(ms.Tensor([[1, 2]]), 2, axis=1))
    [[1 1 2 2]]
    """
    return torch.repeat_interleave(x, _checks.check_positive_int("repeat_elements", "rep", rep), axis)


@op
@shape_errors
def flip(input, dims):
    """Reverse the order along each of the axes ``dims``, a list or tuple.

    Raises:
        ValueError: for axes that do not exist or come twice.

    >>> import amadou as ms
    >>> print(ms.ops.flip(ms.Tensor([[1, 2], [3, 4]]), (1,)))
    [[2 1]
     [4 3]]
    """
    return torch.flip(input, dims)


@op
@shape_errors
def reverse(x, axis):
    """As :func:`flip`.

    >>> import amadou as ms
    >>> print(ms.ops.reverse(ms.Tensor([[1, 2], [3, 4]]), [1]))
    [[2 1]
     [4 3]]
    """
    return torch.flip(x, axis)


@op
@shape_errors
def fliplr(input):
    """Reverse the order along axis 1 of a Tensor of two axes or more.

    >>> import amadou as ms
    >>> print(ms.ops.fliplr(ms.Tensor([[1, 2], [3, 4]])))
    [[2 1]
     [4 3]]
    """
    return torch.fliplr(input)


@op
@shape_errors
def flipud(input):
    """Reverse the order along axis 0.

    >>> import amadou as ms
    >>> print(ms.ops.flipud(ms.Tensor([[1, 2], [3, 4]])))
    [[3 4]
     [1 2]]
    """
    return torch.flipud(input)


@op
def rot90(input, k, dims):
    """Rotate by ``k`` quarter turns in the plane of two axes, from the first of ``dims`` towards the second.

    Raises:
        RuntimeError: if the two axes are the same.

    >>> import amadou as ms
    >>> print(ms.ops.rot90(ms.Tensor([[1, 2], [3, 4]]), 1, (0, 1)))
    [[2 4]
     [1 3]]
    """
    return torch.rot90(input, k, dims)


@op
@shape_errors
def roll(input, shifts, dims=None):
    """Shift elements along axes; what leaves at one end comes back at the other. Without ``dims`` in flat order.

    shifts, dims: int, or as many of each.

    >>> import amadou as ms
    >>> print(ms.ops.roll(ms.Tensor([1, 2, 3]), 1))
    [3 1 2]
    """
    return torch.roll(input, shifts, dims)


@op
@shape_errors
def reverse_sequence(x, seq_lengths, seq_dim, batch_dim=0):
    """Reverse the beginning of each sequence in a batch, as far as its length, and keep the rest.

    x: [...]; seq_lengths: [x.shape[batch_dim]] int32, int64 -> shape and dtype of x.

    Raises:
        TypeError: if the lengths are no integers.
        ValueError: if there are not as many lengths as sequences, or both axes are the same.

    >>> import amadou as ms
    >>> ms.ops.reverse_sequence(ms.Tensor([[1, 2, 3], [4, 5, 6]]), ms.Tensor([2, 3]), 1).asnumpy().tolist()
    [[2, 1, 3], [6, 5, 4]]
    """
    return kernels.reverse_sequence(x, seq_lengths, seq_dim, batch_dim)


@op
@shape_errors
def conjugate_transpose(x, perm):
    """The axes of the complex conjugate in another order, see :func:`transpose`."""
    return torch.permute(x, perm).conj()


@op
def resize(input, shape):
    """The elements in flat order in another shape: those that do not fit are left out, missing ones are 0.

    input: any shape -> [*shape].
    """
    return kernels.resize(input, kernels.sizes(shape))


@op
@shape_errors
def sum_to_size(input, shape):
    """The sums over the axes along which ``shape`` would be broadcast to the shape of ``input``.

    input: [...] -> [*shape].

    Raises:
        ValueError: if it would not.
    """
    return input.sum_to_size(kernels.sizes(shape))


@op
def reshape_(input, shape):
    """As :func:`reshape`; a view of the same memory.

    >>> import amadou as ms
    >>> print(ms.ops.reshape_(ms.Tensor([[1, 2], [3, 4]]), (4,)))
    [1 2 3 4]
    """
    return input.view(tuple(shape))
