"""Transforms of Fourier and cosine transforms."""

import math

import torch

from ..context import device as default_device

_HALVES = (torch.float16, torch.bfloat16)


def transform(fn, x, size, axis, norm):
    """``fn``, one of torch.fft's transforms, of any number. x: [...] -> complex or float, of 64 bits or those of x."""
    return fn(_widened(x), size, axis, norm)


def transform_real(fn, x, size, axis, norm):
    """As :func:`transform`, for the transforms that take real numbers only."""
    x = _widened(x)
    if x.is_complex():
        raise TypeError(f"For '{fn.__name__.removeprefix('fft_')}', the input must be real, but got {x.dtype}.")
    return fn(x, size, axis, norm)


def frequencies(fn, size, distance, dtype):
    """``fn``, torch.fft.fftfreq or rfftfreq, of ``size`` samples -> float32, or ``dtype``."""
    if size < 1:
        raise ValueError(f"For '{fn.__name__.removeprefix('fft_')}', 'n' must be > 0, but got {size}.")
    kind = dtype if dtype is not None and dtype.is_floating_point else torch.float32
    return fn(size, distance, dtype=kind, device=default_device()).to(dtype or kind)


def cosine(x, size, axis):
    """The orthogonal cosine transform of type II: ``sum_n x_n cos(pi k (2 n + 1) / 2 N)``, scaled.

    x: [..., N, ...] -> same shape, float or complex as x.

    Args:
        size: N; x is cut, or filled up with zeros.
    """
    if x.is_complex():
        return torch.complex(cosine(x.real, size, axis), cosine(x.imag, size, axis))
    x, size = _prepared("dct", x, size, axis)
    spectrum = torch.fft.fft(x, 2 * size, axis).narrow(axis, 0, size)
    turn, scale = _weights(spectrum, axis)
    return (spectrum * turn.conj()).real * scale


def inverse_cosine(x, size, axis):
    """The inverse of :func:`cosine`."""
    if x.is_complex():
        return torch.complex(inverse_cosine(x.real, size, axis), inverse_cosine(x.imag, size, axis))
    x, size = _prepared("idct", x, size, axis)
    turn, scale = _weights(x, axis)
    return torch.fft.ifft(x * scale * turn, 2 * size, axis, "forward").real.narrow(axis, 0, size)


def along_axes(fn, x, sizes, axes):
    """``fn``, :func:`cosine` or its inverse, along several axes: all by default, the last ones for given sizes."""
    if axes is None:
        axes = range(-x.ndim if sizes is None else -len(sizes), 0)
    sizes = (None,) * len(axes) if sizes is None else sizes
    if len(sizes) != len(axes):
        raise ValueError(f"For 'dctn', 's' and 'axes' must be of one length, but got {sizes} and {axes}.")
    for size, axis in zip(sizes, axes, strict=True):
        x = fn(x, size, axis)
    return x


def _widened(x):
    """x in a dtype that torch transforms on every device."""
    if not isinstance(x, torch.Tensor):
        raise TypeError(f"What is transformed must be a Tensor, but got {x!r}.")
    return x.float() if x.dtype in _HALVES else x


def _prepared(name, x, size, axis):
    """x as float, of ``size`` elements along the axis, and the size."""
    x = _widened(x) if x.is_floating_point() else x.float()
    if size is None:
        return x, x.shape[axis]
    if size < 1:
        raise ValueError(f"For '{name}', 'n' must be > 0, but got {size}.")
    missing = size - x.shape[axis]
    if missing <= 0:
        return x.narrow(axis, 0, size), size
    zeros = [*x.shape]
    zeros[axis] = missing
    return torch.cat((x, x.new_zeros(zeros)), axis), size


def _weights(x, axis):
    """exp(i pi k / 2 N) and the norms of the cosines, along one axis of x."""
    size = x.shape[axis]
    k = torch.arange(size, dtype=x.real.dtype, device=x.device)
    scale = torch.full_like(k, math.sqrt(2 / size))
    scale[0] = math.sqrt(1 / size)
    shape = [1] * x.ndim
    shape[axis] = size
    return torch.polar(torch.ones_like(k), k * (math.pi / (2 * size))).reshape(shape), scale.reshape(shape)
