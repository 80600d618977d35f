"""Limits on values and on norms."""

from .._boundary import op
from ..kernels import clip as kernels
from ._errors import shape_errors
from ._inplace import inplace


@op
@shape_errors
def clamp(input, min=None, max=None):
    """Limit every element to [min, max]; to max where min > max.

    input: [...]; min, max: number, or Tensor that is broadcast to input -> the common dtype of all.

    Raises:
        ValueError: if min and max are both None.

    >>> import amadou as ms
    >>> print(ms.ops.clamp(ms.Tensor([1.0, 5.0, 9.0]), 2, 6))
    [2. 5. 6.]
    """
    return kernels.clamp("clamp", input, min, max)


@inplace
def clamp_(input, min=None, max=None):
    """Limit every element of input itself to [min, max]; as :func:`clamp`.

    >>> import amadou as ms
    >>> print(ms.ops.clamp_(ms.Tensor([1.0, 5.0, 9.0]), 2, 6))
    [2. 5. 6.]
    """
    input.copy_(kernels.clamp("clamp_", input, min, max))


@op
@shape_errors
def clip_by_value(x, clip_value_min=None, clip_value_max=None):
    """Limit every element to [clip_value_min, clip_value_max].

    x: [...], or a list or tuple of such; the limits: number, or Tensor that is broadcast to x -> same dtype, a tuple
    for a list.

    Raises:
        TypeError: for a limit that is neither number nor Tensor.
        ValueError: if both limits are None.

    >>> import amadou as ms
    >>> print(ms.ops.clip_by_value(ms.Tensor([1.0, 5.0, 9.0]), 2, 6))
    [2. 5. 6.]
    """
    kernels.check_limits("clip_by_value", clip_value_min, clip_value_max)
    if isinstance(x, list | tuple):
        return tuple(kernels.clip_by_value(item, clip_value_min, clip_value_max) for item in x)
    return kernels.clip_by_value(x, clip_value_min, clip_value_max)


@op
def clip_by_norm(x, max_norm, norm_type=2.0, error_if_nonfinite=False):
    """Scale one Tensor, or a list of them together, so that their norm is at most about ``max_norm``.

    x: [...] float, or a list or tuple of such -> same dtypes, a tuple for a list.

    Args:
        norm_type: the order of the norm, a number or inf.
        error_if_nonfinite: whether a norm of NaN or infinity is an error.

    Raises:
        RuntimeError: for such a norm.

    >>> import amadou as ms
    >>> print(ms.ops.clip_by_norm(ms.Tensor([3.0, 4.0]), 1.0))
    [0.5999999  0.79999983]
    """
    if isinstance(x, list | tuple):
        return tuple(kernels.clip_by_norm(x, max_norm, norm_type, error_if_nonfinite))
    return kernels.clip_by_norm([x], max_norm, norm_type, error_if_nonfinite)[0]


@op
def clip_by_global_norm(x, clip_norm=1.0, use_norm=None):
    """Scale a list of Tensors together, so that the norm of all is at most ``clip_norm`` (arXiv:1211.5063).

    x: list or tuple of [...] float -> tuple, same dtypes; one Tensor -> Tensor.

    Args:
        clip_norm: a number > 0.
        use_norm: only None is supported, as in MindSpore.

    Raises:
        ValueError: if ``clip_norm`` is not > 0, or ``use_norm`` given.

    >>> import amadou as ms
    >>> clipped = ms.ops.clip_by_global_norm((ms.Tensor([3.0]), ms.Tensor([4.0])), 1.0)
    >>> print(*clipped)
    [0.6] [0.8]
    """
    kernels.check_global_norm(clip_norm, use_norm)
    if isinstance(x, list | tuple):
        return tuple(kernels.clip_by_global_norm(x, clip_norm))
    return kernels.clip_by_global_norm([x], clip_norm)[0]


clip = clamp
