"""Normalisations. N batch, C channels; statistics are kept in the dtype of the Parameters."""

import torch
import torch.nn.functional as F

from .collective import Group, all_reduce
from .selection import check_axis


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
    # torch refuses moving statistics that are asked for their gradient (it is zero)
    if moving_mean.requires_grad or moving_variance.requires_grad:
        moving_mean, moving_variance = moving_mean.detach(), moving_variance.detach()
    if gamma.dtype == torch.float16 and x.dtype == torch.float32:  # torch knows only the reverse
        # MindSpore updates the converted statistics too, and drops them
        gamma, beta, moving_mean, moving_variance = (t.float() for t in (gamma, beta, moving_mean, moving_variance))
    # MindSpore: momentum weighs the old statistics; torch: the new
    return F.batch_norm(x, moving_mean, moving_variance, gamma, beta, use_batch_statistics, 1 - momentum, eps)


def sync_batch_norm(
    x: torch.Tensor,
    gamma: torch.Tensor | None,
    beta: torch.Tensor | None,
    moving_mean: torch.Tensor | None,
    moving_variance: torch.Tensor | None,
    momentum: float,
    eps: float,
    group: Group,
) -> torch.Tensor:
    """:func:`batch_norm` with the statistics of the batches of all processes. x: [N, C, ...] -> same."""
    axes = [axis for axis in range(x.ndim) if axis != 1]
    shape = [1, -1] + [1] * (x.ndim - 2)
    wide = x.float()
    here = torch.cat([wide.sum(axes), wide.new_tensor([x.numel() // x.shape[1]])])
    sums, count = all_reduce(here, "sum", group).split([x.shape[1], 1])
    count = count.detach()
    centered = wide - (sums / count).view(shape)
    variance = all_reduce(centered.square().sum(axes), "sum", group) / count
    if moving_mean is not None and moving_variance is not None:
        with torch.no_grad():
            moving_mean.mul_(momentum).add_(sums / count, alpha=1 - momentum)
            moving_variance.mul_(momentum).add_(variance * count / (count - 1).clamp(min=1), alpha=1 - momentum)
    out = centered * torch.rsqrt(variance + eps).view(shape)
    if gamma is not None and beta is not None:
        out = out * gamma.view(shape) + beta.view(shape)
    return out.to(x.dtype)


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
    shape, dtype = x.shape, x.dtype
    first_norm = begin_norm_axis % len(shape)
    first_params = begin_params_axis % len(shape)
    if gamma.shape != shape[first_params:]:
        raise ValueError(
            f"For 'LayerNorm', the input's axes from {begin_params_axis} on must have the sizes {tuple(gamma.shape)}, "
            f"but got an input of the shape {tuple(shape)}."
        )
    if first_norm != first_params:
        return F.layer_norm(x, shape[first_norm:], None, None, eps) * gamma + beta
    if gamma.dtype is not dtype or beta.dtype is not dtype:
        gamma, beta = gamma.type(dtype), beta.type(dtype)
    return torch.layer_norm(x, shape[first_norm:], gamma, beta, eps)


def group_norm(x: torch.Tensor, num_groups: int, gamma: torch.Tensor, beta: torch.Tensor, eps: float) -> torch.Tensor:
    """x: [N, C, ...] -> same, each group of channels of each sample normalised by itself (arXiv:1803.08494)."""
    return F.group_norm(x, num_groups, gamma.to(x.dtype), beta.to(x.dtype), eps)


def layer_norm_of_shape(
    x: torch.Tensor,
    normalized_shape: int | tuple[int, ...] | list[int],
    weight: torch.Tensor | None,
    bias: torch.Tensor | None,
    eps: float,
) -> torch.Tensor:
    """x: [..., *normalized_shape] -> same, normalised over the last axes."""
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError(f"For 'layer_norm', the input must end with the axes {shape}, but got {tuple(x.shape)}.")
    return F.layer_norm(x, shape, weight, bias, eps)


def layer_norm_and_statistics(
    x: torch.Tensor,
    gamma: torch.Tensor,
    beta: torch.Tensor,
    begin_norm_axis: int,
    begin_params_axis: int,
    eps: float,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """``layer_norm``, the means and the variances in float32; these have size 1 where the norm was taken."""
    axes = list(range(begin_norm_axis % x.ndim, x.ndim))
    variance, mean = torch.var_mean(x.detach(), axes, correction=0, keepdim=True)
    return layer_norm(x, gamma, beta, begin_norm_axis, begin_params_axis, eps), mean.float(), variance.float()


def batch_norm_and_statistics(
    x: torch.Tensor,
    scale: torch.Tensor,
    bias: torch.Tensor,
    mean: torch.Tensor,
    variance: torch.Tensor,
    training: bool,
    momentum: float,
    eps: float,
) -> tuple[torch.Tensor, ...]:
    """``F.batch_norm``, and the statistics twice: [C] means and variances; ``momentum`` weighs the new ones."""
    mean, variance = mean.detach(), variance.detach()
    out = F.batch_norm(x, mean, variance, scale, bias, training, momentum, eps)
    if training:
        variance, mean = torch.var_mean(x.detach(), [axis for axis in range(x.ndim) if axis != 1], correction=0)
    return out, mean, variance, mean, variance


def rms_norm(x: torch.Tensor, gamma: torch.Tensor, eps: float) -> tuple[torch.Tensor, torch.Tensor]:
    """x * r * gamma, and r = 1 / sqrt(mean(x^2) + eps) in float32, over the axes of gamma."""
    axes = list(range(x.ndim - gamma.ndim, x.ndim))
    r = torch.rsqrt(x.float().square().mean(axes, keepdim=True) + eps)
    return (x.float() * r).to(x.dtype) * gamma, r


def lrn(x: torch.Tensor, depth_radius: int, bias: float, alpha: float, beta: float) -> torch.Tensor:
    """Local response normalisation over 2 * depth_radius + 1 channels."""
    size = 2 * depth_radius + 1
    # MindSpore: alpha weighs the sum; torch: the average
    return F.local_response_norm(x, size, alpha * size, beta, bias)


def l2_normalize(x: torch.Tensor, axis: int, eps: float) -> torch.Tensor:
    """x / sqrt(max(sum of x^2 along ``axis``, eps))."""
    axis = check_axis("L2Normalize", axis, x.ndim)
    return x * torch.rsqrt(x.square().sum(axis, keepdim=True).clamp(min=eps))


def channel_statistics(x: torch.Tensor, eps: float) -> tuple[torch.Tensor, torch.Tensor]:
    """x: [N, C, ...] -> [C] means and 1 / sqrt(variance + eps), in float32 for the short floats."""
    wide = x.float() if x.dtype in (torch.float16, torch.bfloat16) else x
    variance, mean = torch.var_mean(wide, [axis for axis in range(x.ndim) if axis != 1], correction=0)
    return mean, torch.rsqrt(variance + eps)


def joined_statistics(
    mean: torch.Tensor,
    invstd: torch.Tensor,
    running_mean: torch.Tensor | None,
    running_var: torch.Tensor | None,
    momentum: float,
    eps: float,
    counts: torch.Tensor | None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """``channel_statistics`` of parts [parts, C] -> those of the whole [C]; the running ones are updated in place.

    counts: [parts], how many elements of a channel each part has.
    """
    counts = torch.ones_like(mean[:, 0]) if counts is None else counts.to(mean.dtype)
    weights = (counts / counts.sum()).unsqueeze(1)
    whole = (weights * mean).sum(0)
    # the variance within the parts, and that of their means
    variance = (weights * (invstd**-2 - eps + (mean - whole).square())).sum(0)
    if running_mean is not None:
        running_mean.detach().lerp_(whole.to(running_mean.dtype), momentum)
    if running_var is not None:
        total = counts.sum()
        unbiased = variance * total / (total - 1).clamp(min=1)
        running_var.detach().lerp_(unbiased.to(running_var.dtype), momentum)
    return whole, torch.rsqrt(variance + eps)


def normalized(
    x: torch.Tensor,
    weight: torch.Tensor | None,
    bias: torch.Tensor | None,
    mean: torch.Tensor,
    invstd: torch.Tensor,
) -> torch.Tensor:
    """x: [N, C, ...] -> (x - mean) * invstd * weight + bias, all [C], in the dtype of x."""
    shape = (1, -1, *[1] * (x.ndim - 2))
    out = (x - mean.reshape(shape)) * invstd.reshape(shape)
    if weight is not None:
        out = out * weight.reshape(shape)
    return (out if bias is None else out + bias.reshape(shape)).to(x.dtype)
