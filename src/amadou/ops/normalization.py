"""Normalisations. N batch, C channels; all keep the shape and dtype of their input."""

import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from ..kernels import norm as kernels


@op
def batch_norm(input_x, running_mean, running_var, weight, bias, training=False, momentum=0.1, eps=1e-05):
    """weight * (x - mean) / sqrt(variance + eps) + bias of every channel (arXiv:1502.03167). input_x: [N, C, ...].

    Args:
        running_mean, running_var: [C], used as mean and variance, and in training updated in place.
        weight, bias: [C].
        training: whether the statistics are those of the batch.
        momentum: the weight of the new statistics.
        eps: added to the variance.

    >>> import amadou as ms
    >>> mean, variance, scale, shift = ms.Tensor([0.0]), ms.Tensor([1.0]), ms.Tensor([1.0]), ms.Tensor([0.5])
    >>> print(ms.ops.batch_norm(ms.Tensor([[1.0], [3.0]]), mean, variance, scale, shift))
    [[1.499995]
     [3.499985]]
    """
    # Parameters record gradients, which torch does not accept for statistics
    statistics = running_mean.detach(), running_var.detach()
    return F.batch_norm(input_x, *statistics, weight, bias, training, momentum, eps)


@op
def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    """Normalisation over the last axes (arXiv:1607.06450). input: [..., *normalized_shape] float.

    Args:
        normalized_shape: an int or a tuple, the sizes of the axes to normalise over.
        weight, bias: [*normalized_shape].
        eps: added to the variance.

    Raises:
        ValueError: if the input does not end with ``normalized_shape``.

    >>> import amadou as ms
    >>> print(ms.ops.layer_norm(ms.Tensor([[1.0, 3.0]]), (2,), ms.Tensor([1.0, 1.0]), ms.Tensor([0.0, 0.0])))
    [[-0.999995  0.999995]]
    """
    return kernels.layer_norm_of_shape(input, normalized_shape, weight, bias, eps)


@op
def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    """Normalisation over each group of channels of each sample (arXiv:1803.08494). input: [N, C, ...] float.

    Args:
        num_groups: the number of groups; it divides C.
        weight, bias: [C].
        eps: added to the variance.

    Raises:
        ValueError: if ``num_groups`` does not divide C.

    >>> import amadou as ms
    >>> print(ms.ops.group_norm(ms.Tensor([[[1.0], [3.0]]]), 1))
    [[[-0.999995]
      [ 0.999995]]]
    """
    _checks.check_that("group_norm", "num_groups", num_groups, "a divisor of C", lambda n: input.shape[1] % n == 0)
    return F.group_norm(input, num_groups, weight, bias, eps)


@op
def rms_norm(x, gamma, epsilon=1e-06):
    """x * r * gamma with r = 1 / sqrt(mean(x^2) + epsilon) over the axes of gamma (arXiv:1910.07467).

    x: [..., *gamma.shape] float -> (same, r [..., 1] float32).

    >>> import amadou as ms
    >>> print(ms.ops.rms_norm(ms.Tensor([[3.0, 4.0]]), ms.Tensor([1.0, 1.0])))
    (Tensor(shape=[1, 2], dtype=Float32, value=
    [[ 8.48528087e-01,  1.13137078e+00]]), Tensor(shape=[1, 1], dtype=Float32, value=
    [[ 2.82842696e-01]]))
    """
    return kernels.rms_norm(x, gamma, epsilon)


@op
def lrn(x, depth_radius=5, bias=1.0, alpha=1.0, beta=0.5, norm_region="ACROSS_CHANNELS"):
    """x / (bias + alpha * sum of x^2 over the channels at most ``depth_radius`` away) ^ beta. x: [N, C, H, W] float.

    Args:
        norm_region: "ACROSS_CHANNELS"; a ValueError otherwise.

    >>> import amadou as ms
    >>> print(ms.ops.lrn(ms.Tensor([[[[1.0]], [[2.0]]]])))
    [[[[0.40824828]]
    <BLANKLINE>
      [[0.81649655]]]]
    """
    _checks.check_one_of("lrn", "norm_region", norm_region, ("ACROSS_CHANNELS",))
    return kernels.lrn(x, depth_radius, bias, alpha, beta)
