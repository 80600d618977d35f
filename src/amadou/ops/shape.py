"""The shape of a Tensor, its axes, and the order and number of its elements. Views where torch gives views."""

import torch

from .._boundary import op
from .._checks import check_that
from ..kernels import shape as kernels
from ._errors import shape_errors


@op
def shape(input_x):
    """The shape of a Tensor as a tuple of int.

    >>> import amadou as ms
    >>> ms.ops.shape(ms.Tensor([[1, 2, 3]]))
    (1, 3)
    """
    return tuple(torch.as_strided(input_x, (), ()).new_empty(0).shape) if input_x is None else tuple(input_x.shape)
