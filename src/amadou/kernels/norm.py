"""Normalisations. N batch, C channels; statistics are kept in the dtype of the Parameters."""

import torch
import torch.nn.functional as F


def batch_norm(
    x: torch.Tensor,
    gamma: torch.Tensor,
    beta: torch.Tensor,
    moving_mean: torch.Tensor,
    moving_variance: torch.Tensor,
    use_batch_statistics: bool,
    momentum: float,
    eps: float,
) -> torch.Tensor:
    """x: [N, C, ...] -> same; with ``use_batch_statistics`` the moving ones are updated in place.

    moving = momentum * moving + (1 - momentum) * batch, the variance unbiased (Ioffe & Szegedy, arXiv:1502.03167).
    """
    # torch refuses moving statistics that are asked for their gradient (it is zero), hence detach()
    moving_mean, moving_variance = moving_mean.detach(), moving_variance.detach()
    # MindSpore: momentum weighs the old statistics; torch: the new
    return F.batch_norm(x, moving_mean, moving_variance, gamma, beta, use_batch_statistics, 1 - momentum, eps)


def instance_norm(
    x: torch.Tensor,
    gamma: torch.Tensor,
    beta: torch.Tensor,
    eps: float,
) -> torch.Tensor:
    """x: [N, C, ...] -> same, each channel of each sample normalised by itself (arXiv:1607.08022)."""
    return F.instance_norm(x, None, None, gamma, beta, True, 0.0, eps)


def layer_norm(
    x: torch.Tensor,
    gamma: torch.Tensor,
    beta: torch.Tensor,
    begin_norm_axis: int,
    begin_params_axis: int,
    eps: float,
) -> torch.Tensor:
    """x -> same, normalised over the axes from ``begin_norm_axis`` (Ba et al., arXiv:1607.06450).

    gamma, beta have the sizes of the axes from ``begin_params_axis``.
    """
    first_norm = begin_norm_axis % x.ndim
    first_params = begin_params_axis % x.ndim
    if tuple(gamma.shape) != tuple(x.shape[first_params:]):
        raise ValueError(
            f"For 'LayerNorm', the input's axes from {begin_params_axis} on must have the sizes {tuple(gamma.shape)}, "
            f"but got an input of the shape {tuple(x.shape)}."
        )
    shape = x.shape[first_norm:]
    if first_norm == first_params:
        return F.layer_norm(x, shape, gamma.to(x.dtype), beta.to(x.dtype), eps)
    return F.layer_norm(x, shape, None, None, eps) * gamma + beta


def group_norm(x: torch.Tensor, num_groups: int, gamma: torch.Tensor, beta: torch.Tensor, eps: float) -> torch.Tensor:
    """x: [N, C, ...] -> same, each group of channels of each sample normalised by itself (arXiv:1803.08494)."""
    return F.group_norm(x, num_groups, gamma.to(x.dtype), beta.to(x.dtype), eps)
