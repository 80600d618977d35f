"""Normalisations with mint's arguments, and the parts of a batch normalisation over several devices.

N batch, C channels.
"""

import torch.nn.functional as F

from .._boundary import op
from ..kernels import norm as kernels
from ..ops._errors import shape_errors


@op
@shape_errors
def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
    """weight * (x - mean) / sqrt(variance + eps) + bias of every channel (arXiv:1502.03167). input: [N, C, ...].

    Args:
        running_mean, running_var: [C], used as mean and variance, and in training updated in place; or None.
        weight, bias: [C].
        training: whether the statistics are those of the batch.
        momentum: the weight of the new statistics.
        eps: added to the variance.
    """
    # Parameters record gradients, which torch does not accept for statistics
    statistics = (None if s is None else s.detach() for s in (running_mean, running_var))
    return F.batch_norm(input, *statistics, weight, bias, training, momentum, eps)


@op
@shape_errors
def normalize(input, p=2.0, dim=1, eps=1e-12):
    """x divided by its p-norm along ``dim``, which counts as ``eps`` at least. input: [...] float -> same."""
    return F.normalize(input, p, dim, eps)


@op
def batch_norm_stats(input, eps):
    """Mean and 1 / sqrt(variance + eps) of every channel. input: [N, C, ...] float -> [C], [C], float32 at least."""
    return kernels.channel_statistics(input, eps)


@op
def batch_norm_gather_stats_with_counts(
    input, mean, invstd, running_mean=None, running_var=None, momentum=0.1, eps=1e-05, counts=None
):
    """The statistics of all devices from those of each one. mean, invstd: [devices, C] -> [C], [C].

    Args:
        input: [N, C, ...], the part of this device.
        running_mean, running_var: [C], updated in place with the weight ``momentum`` of the new ones.
        counts: [devices], how many elements of a channel each device has; by default all have as many.
    """
    return kernels.joined_statistics(mean, invstd, running_mean, running_var, momentum, eps, counts)


@op
def batch_norm_elemt(input, weight=None, bias=None, mean=None, invstd=None, eps=1e-05):
    """weight * (x - mean) * invstd + bias of every channel. input: [N, C, ...]; the others: [C] -> same as input.

    ``eps`` is part of ``invstd`` already.
    """
    return kernels.normalized(input, weight, bias, mean, invstd)
