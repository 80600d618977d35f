"""Dropout and one-hot vectors, with mint's arguments."""

import torch
import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from ..ops._errors import shape_errors


@op
def dropout(input, p=0.5, training=True, inplace=False):
    """Set elements to zero with probability p, and divide the others by 1 - p. input: [...] float -> same.

    Args:
        training: whether anything is done.
        inplace: whether the result is written over the input.

    Raises:
        ValueError: unless p is in [0, 1].
    """
    return F.dropout(input, _checks.check_range("dropout", "p", p, 0, 1), training, inplace)


@op
def dropout2d(input, p=0.5, training=True, inplace=False):
    """:func:`dropout` of whole channels. input: [N, C, H, W] float -> same."""
    return F.dropout2d(input, _checks.check_range("dropout2d", "p", p, 0, 1), training, inplace)


@op
@shape_errors
def one_hot(tensor, num_classes=-1):
    """1 at the index along a new last axis, 0 elsewhere. tensor: [...] int -> [..., num_classes], same dtype.

    Args:
        num_classes: -1 for one more than the largest index.

    Raises:
        TypeError: if the tensor is neither int32 nor int64.
        ValueError: for an index that is negative or too large.
    """
    if tensor.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For 'one_hot', 'tensor' must be int32 or int64, but got {tensor.dtype}.")
    return F.one_hot(tensor.long(), num_classes).to(tensor.dtype)
