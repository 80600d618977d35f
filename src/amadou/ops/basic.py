"""Dense layers, biases, embedding and dropout as functions."""

import torch.nn.functional as F

from .. import _random
from .._boundary import op
from ..kernels import basic as kernels
from ._errors import shape_errors


@op
def dense(input, weight, bias=None):
    """input @ weight.T + bias. input: [..., I], weight: [O, I] or [I], bias: [O] -> [..., O] or [...].

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the last axes differ.

    >>> import amadou as ms
    >>> print(ms.ops.dense(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0, 4.0]]), ms.Tensor([1.0])))
    [[12.]]
    """
    return kernels.dense(input, weight, bias)


@op
@shape_errors
def bidense(input1, input2, weight, bias=None):
    """input1 @ weight[o] @ input2 + bias. input1: [..., I], input2: [..., J], weight: [O, I, J] -> [..., O].

    >>> import amadou as ms
    >>> print(ms.ops.bidense(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0]]), ms.Tensor([[[1.0], [1.0]]])))
    [[9.]]
    """
    return F.bilinear(input1, input2, weight, bias)


@op
def bias_add(input_x, bias):
    """Add a number to every channel. input_x: [N, C] or [N, C, ...] number, bias: [C], of the same dtype -> same.

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the shapes do not fit.

    >>> import amadou as ms
    >>> print(ms.ops.bias_add(ms.Tensor([[1.0, 2.0]]), ms.Tensor([10.0, 20.0])))
    [[11. 22.]]
    """
    return kernels.bias_add(input_x, bias, 1)


@op
def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False):
    """Rows of a table. input: [...] int, weight: [rows, size] -> [..., size].

    Args:
        padding_idx: a row that gets no gradient.
        max_norm: rows of a larger norm are shortened to it, in place.
        norm_type: the degree of that norm.
        scale_grad_by_freq: whether a row's gradient is divided by the number of times that it was picked.

    >>> import amadou as ms
    >>> print(ms.ops.embedding(ms.Tensor([1, 0]), ms.Parameter(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]))))
    [[3. 4.]
     [1. 2.]]
    """
    return F.embedding(input, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq)


@op
def dropout(input, p=0.5, training=True, seed=None):
    """Set elements to zero with probability p, and divide the others by 1 - p. input: [...] float -> same.

    Args:
        p: a probability; 1 leaves zeros only.
        training: whether anything is done.
        seed: an int, for a stream of random numbers of its own.

    >>> import amadou as ms
    >>> print(ms.ops.dropout(ms.ops.ones((2, 3)), 0.5).shape)
    (2, 3)
    """
    if seed is None or not training:
        return F.dropout(input, p, training)
    return kernels.dropout_and_mask(input, p, _random.generator(seed, input.device))[0]


@op
def dropout1d(input, p=0.5, training=True):
    """:func:`dropout` of whole channels. input: [N, C, L] or [C, L] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.dropout1d(ms.ops.ones((2, 3)), 0.5).shape)
    (2, 3)
    """
    return F.dropout1d(input, p, training)


@op
def dropout2d(input, p=0.5, training=True):
    """:func:`dropout` of whole channels. input: [N, C, H, W] float -> same. ValueError for another number of axes.

    >>> import amadou as ms
    >>> print(ms.ops.dropout2d(ms.ops.ones((1, 2, 2, 2)), 0.5).shape)
    (1, 2, 2, 2)
    """
    kernels.check_axes("dropout2d", input, 4)
    return F.dropout2d(input, p, training)


@op
def dropout3d(input, p=0.5, training=True):
    """:func:`dropout` of whole channels. input: [N, C, D, H, W] float -> same. ValueError for another rank.

    >>> import amadou as ms
    >>> print(ms.ops.dropout3d(ms.ops.ones((1, 2, 2, 2, 2)), 0.5).shape)
    (1, 2, 2, 2, 2)
    """
    kernels.check_axes("dropout3d", input, 5)
    return F.dropout3d(input, p, training)
