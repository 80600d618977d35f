"""Transforms of Fourier with NumPy's names; as in :mod:`amadou.ops`."""

import torch

from .._boundary import op
from ..kernels import fft as kernels
from ..ops._errors import shape_errors
from ._arrays import as_dtype, as_tensor


@op
@shape_errors
def fft(a, n=None, axis=-1, norm=None):
    """The transform of Fourier along one axis. a: [..., n, ...] number -> same shape, complex.

    Args:
        n: how many elements are transformed: the array is cut, or filled up with zeros.
        axis: the axis.
        norm: "backward" divides the inverse transform by n, "forward" the other one, "ortho" both by the root of n.

    Raises:
        ValueError: for n < 1, an axis that a has not, and another norm.
    """
    return kernels.transform(torch.fft.fft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def ifft(a, n=None, axis=-1, norm=None):
    """The inverse of :func:`fft`. a: [..., n, ...] number -> same shape, complex. Arguments as in :func:`fft`."""
    return kernels.transform(torch.fft.ifft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def rfft(a, n=None, axis=-1, norm=None):
    """The first half of :func:`fft`, n // 2 + 1 numbers, which says all of it. a: [..., n, ...] real -> complex."""
    return kernels.transform_real(torch.fft.rfft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def irfft(a, n=None, axis=-1, norm=None):
    """The inverse of :func:`rfft`. a: [..., n // 2 + 1, ...] -> [..., n, ...] float, n even by default."""
    return kernels.transform(torch.fft.irfft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def hfft(a, n=None, axis=-1, norm=None):
    """The transform of a signal whose second half mirrors the first. a: [..., n // 2 + 1, ...] -> float."""
    return kernels.transform(torch.fft.hfft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def ihfft(a, n=None, axis=-1, norm=None):
    """The inverse of :func:`hfft`. a: [..., n, ...] real -> [..., n // 2 + 1, ...] complex."""
    return kernels.transform_real(torch.fft.ihfft, as_tensor(a), n, axis, norm)


@op
@shape_errors
def fft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`fft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.fft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def ifft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`ifft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.ifft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def rfft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`rfft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform_real(torch.fft.rfft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def irfft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`irfft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.irfft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def hfft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`hfft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.hfft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def ihfft2(a, s=None, axes=(-2, -1), norm=None):
    """As :func:`ihfft`, along two axes. ``s``: the numbers of elements in these axes."""
    return kernels.transform_real(torch.fft.ihfft2, as_tensor(a), s, axes, norm)


@op
@shape_errors
def fftn(a, s=None, axes=None, norm=None):
    """As :func:`fft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.fftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def ifftn(a, s=None, axes=None, norm=None):
    """As :func:`ifft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.ifftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def rfftn(a, s=None, axes=None, norm=None):
    """As :func:`rfft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform_real(torch.fft.rfftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def irfftn(a, s=None, axes=None, norm=None):
    """As :func:`irfft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.irfftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def hfftn(a, s=None, axes=None, norm=None):
    """As :func:`hfft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform(torch.fft.hfftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def ihfftn(a, s=None, axes=None, norm=None):
    """As :func:`ihfft`, along several axes, all by default. ``s``: the numbers of elements in these axes."""
    return kernels.transform_real(torch.fft.ihfftn, as_tensor(a), s, axes, norm)


@op
@shape_errors
def fftshift(x, axes=None):
    """The element of frequency 0 brought to the middle of the given axes, all by default. x: [...] -> same."""
    return torch.fft.fftshift(as_tensor(x), axes)


@op
@shape_errors
def ifftshift(x, axes=None):
    """The inverse of :func:`fftshift`. x: [...] -> same."""
    return torch.fft.ifftshift(as_tensor(x), axes)


@op
@shape_errors
def fftfreq(n, d=1.0, dtype=None):
    """The frequencies of :func:`fft`, in cycles per unit of the distance ``d`` of samples. -> [n] float32 or ``dtype``.

    Raises:
        ValueError: for n < 1.
    """
    return kernels.frequencies(torch.fft.fftfreq, n, d, as_dtype(dtype))


@op
@shape_errors
def rfftfreq(n, d=1.0, dtype=None):
    """The frequencies of :func:`rfft`; as :func:`fftfreq`. -> [n // 2 + 1]

    Raises:
        ValueError: for n < 1.
    """
    return kernels.frequencies(torch.fft.rfftfreq, n, d, as_dtype(dtype))
