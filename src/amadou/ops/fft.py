"""Transforms of Fourier. Integers and floats of 16 bits are computed in float32, complex results are complex64."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..kernels import fft as kernels
from ._errors import shape_errors


@op
@shape_errors
def fft(input, n=None, dim=-1, norm=None):
    """The transform of Fourier along one axis. input: [..., n, ...] number -> same shape, complex.

    Args:
        n: how many elements are transformed: the array is cut, or filled up with zeros.
        dim: the axis.
        norm: "backward" divides the inverse transform by n, "forward" the other one, "ortho" both by the root of n.

    Raises:
        ValueError: for n < 1, an axis that input has not, and another norm.

    >>> import amadou as ms
    >>> print(ms.ops.fft(ms.Tensor([1.0, 2.0])))
    [ 3.+0.j -1.+0.j]
    """
    return kernels.transform(torch.fft.fft, input, n, dim, norm)


@op
@shape_errors
def ifft(input, n=None, dim=-1, norm=None):
    """The inverse of :func:`fft`. input: [..., n, ...] number -> same shape, complex. Arguments as in :func:`fft`.

    >>> import amadou as ms
    >>> print(ms.ops.ifft(ms.Tensor([3.0, -1.0])))
    [1.-0.j 2.-0.j]
    """
    return kernels.transform(torch.fft.ifft, input, n, dim, norm)


@op
@shape_errors
def rfft(input, n=None, dim=-1, norm=None):
    """The first half of :func:`fft`, n // 2 + 1 numbers, which says all of it. input: [..., n, ...] real -> complex.

    >>> import amadou as ms
    >>> print(ms.ops.rfft(ms.Tensor([1.0, 2.0, 3.0, 4.0])))
    [10.+0.j -2.+2.j -2.+0.j]
    """
    return kernels.transform_real(torch.fft.rfft, input, n, dim, norm)


@op
@shape_errors
def irfft(input, n=None, dim=-1, norm=None):
    """The inverse of :func:`rfft`. input: [..., n // 2 + 1, ...] -> [..., n, ...] float, n even by default.

    >>> import amadou as ms
    >>> print(ms.ops.irfft(ms.Tensor([10 + 0j, -2 + 2j, -2 + 0j])))
    [1. 2. 3. 4.]
    """
    return kernels.transform(torch.fft.irfft, input, n, dim, norm)


@op
@shape_errors
def hfft(input, n=None, dim=-1, norm=None):
    """The transform of a signal whose second half mirrors the first. input: [..., n // 2 + 1, ...] -> float.

    >>> import amadou as ms
    >>> print(ms.ops.hfft(ms.Tensor([1 + 0j, 2 + 0j])))
    [ 3. -1.]
    """
    return kernels.transform(torch.fft.hfft, input, n, dim, norm)


@op
@shape_errors
def ihfft(input, n=None, dim=-1, norm=None):
    """The inverse of :func:`hfft`. input: [..., n, ...] real -> [..., n // 2 + 1, ...] complex.

    >>> import amadou as ms
    >>> print(ms.ops.ihfft(ms.Tensor([1.0, 2.0])))
    [ 1.5-0.j -0.5-0.j]
    """
    return kernels.transform_real(torch.fft.ihfft, input, n, dim, norm)


@op
@shape_errors
def fft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`fft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.fft2(ms.Tensor([[1.0, 2.0]])))
    [[ 3.+0.j -1.+0.j]]
    """
    return kernels.transform(torch.fft.fft2, input, s, dim, norm)


@op
@shape_errors
def ifft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`ifft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.ifft2(ms.Tensor([[3.0, -1.0]])))
    [[1.+0.j 2.+0.j]]
    """
    return kernels.transform(torch.fft.ifft2, input, s, dim, norm)


@op
@shape_errors
def rfft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`rfft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.rfft2(ms.Tensor([[1.0, 2.0]])))
    [[ 3.+0.j -1.+0.j]]
    """
    return kernels.transform_real(torch.fft.rfft2, input, s, dim, norm)


@op
@shape_errors
def irfft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`irfft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.irfft2(ms.Tensor([[3 + 0j, -1 + 0j]])))
    [[1. 2.]]
    """
    return kernels.transform(torch.fft.irfft2, input, s, dim, norm)


@op
@shape_errors
def hfft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`hfft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.hfft2(ms.Tensor([[1 + 0j, 2 + 0j]])))
    [[ 3. -1.]]
    """
    return kernels.transform(torch.fft.hfft2, input, s, dim, norm)


@op
@shape_errors
def ihfft2(input, s=None, dim=(-2, -1), norm=None):
    """As :func:`ihfft`, along two axes. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.ihfft2(ms.Tensor([[1.0, 2.0]])))
    [[ 1.5-0.j -0.5-0.j]]
    """
    return kernels.transform_real(torch.fft.ihfft2, input, s, dim, norm)


@op
@shape_errors
def fftn(input, s=None, dim=None, norm=None):
    """As :func:`fft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.fftn(ms.Tensor([[1.0, 2.0]])))
    [[ 3.+0.j -1.+0.j]]
    """
    return kernels.transform(torch.fft.fftn, input, s, dim, norm)


@op
@shape_errors
def ifftn(input, s=None, dim=None, norm=None):
    """As :func:`ifft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.ifftn(ms.Tensor([[3.0, -1.0]])))
    [[1.+0.j 2.+0.j]]
    """
    return kernels.transform(torch.fft.ifftn, input, s, dim, norm)


@op
@shape_errors
def rfftn(input, s=None, dim=None, norm=None):
    """As :func:`rfft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.rfftn(ms.Tensor([[1.0, 2.0]])))
    [[ 3.+0.j -1.+0.j]]
    """
    return kernels.transform_real(torch.fft.rfftn, input, s, dim, norm)


@op
@shape_errors
def irfftn(input, s=None, dim=None, norm=None):
    """As :func:`irfft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.irfftn(ms.Tensor([[3 + 0j, -1 + 0j]])))
    [[1. 2.]]
    """
    return kernels.transform(torch.fft.irfftn, input, s, dim, norm)


@op
@shape_errors
def hfftn(input, s=None, dim=None, norm=None):
    """As :func:`hfft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.hfftn(ms.Tensor([[1 + 0j, 2 + 0j]])))
    [[ 3. -1.]]
    """
    return kernels.transform(torch.fft.hfftn, input, s, dim, norm)


@op
@shape_errors
def ihfftn(input, s=None, dim=None, norm=None):
    """As :func:`ihfft`, along several axes, all by default. ``s``: the numbers of elements in these axes.

    >>> import amadou as ms
    >>> print(ms.ops.ihfftn(ms.Tensor([[1.0, 2.0]])))
    [[ 1.5-0.j -0.5-0.j]]
    """
    return kernels.transform_real(torch.fft.ihfftn, input, s, dim, norm)


@op
@shape_errors
def fftshift(input, dim=None):
    """The element of frequency 0 brought to the middle of the given axes, all by default. input: [...] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.fftshift(ms.Tensor([0, 1, 2, 3])))
    [2 3 0 1]
    """
    return torch.fft.fftshift(input, dim)


@op
@shape_errors
def ifftshift(input, dim=None):
    """The inverse of :func:`fftshift`. input: [...] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.ifftshift(ms.Tensor([2, 3, 0, 1])))
    [0 1 2 3]
    """
    return torch.fft.ifftshift(input, dim)


@op
@shape_errors
def fftfreq(n, d=1.0, dtype=None):
    """The frequencies of :func:`fft`, in cycles per unit of the distance ``d`` of samples. -> [n] float32 or ``dtype``.

    Raises:
        ValueError: for n < 1.

    >>> import amadou as ms
    >>> print(ms.ops.fftfreq(4))
    [ 0.    0.25 -0.5  -0.25]
    """
    return kernels.frequencies(torch.fft.fftfreq, n, d, mstype.to_torch(dtype))


@op
@shape_errors
def rfftfreq(n, d=1.0, dtype=None):
    """The frequencies of :func:`rfft`; as :func:`fftfreq`. -> [n // 2 + 1]

    Raises:
        ValueError: for n < 1.

    >>> import amadou as ms
    >>> print(ms.ops.rfftfreq(4))
    [0.   0.25 0.5 ]
    """
    return kernels.frequencies(torch.fft.rfftfreq, n, d, mstype.to_torch(dtype))
