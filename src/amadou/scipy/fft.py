"""Cosine transforms, orthogonal and of type II."""

from .._boundary import op
from .._checks import check_one_of
from ..kernels import fft as kernels
from ..ops._errors import check_tensor, shape_errors


def _check(name, x, type, norm):
    """x, if the transform is one that there is."""
    if type != 2:
        raise ValueError(f"For '{name}', 'type' must be 2, but got {type}.")
    check_one_of(name, "norm", norm, (None, "ortho"))
    return check_tensor(name, "x", x)


@op
@shape_errors
def dct(x, type=2, n=None, axis=-1, norm=None):
    """The cosine transform along one axis. x: [..., n, ...] number -> same shape, float32; 64 bits and complex stay.

    Args:
        type: 2.
        n: how many elements are transformed: x is cut, or filled up with zeros.
        norm: "ortho", as None.

    Raises:
        TypeError: if x is no Tensor.
        ValueError: for another type or norm, n < 1, and an axis that x has not.

    >>> import amadou as ms
    >>> ms.scipy.fft.dct(ms.Tensor([1.0, 0.0])).asnumpy().round(3)
    array([0.707, 0.707], dtype=float32)
    """
    return kernels.cosine(_check("dct", x, type, norm), n, axis)


@op
@shape_errors
def idct(x, type=2, n=None, axis=-1, norm=None):
    """The inverse of :func:`dct`."""
    return kernels.inverse_cosine(_check("idct", x, type, norm), n, axis)


@op
@shape_errors
def dctn(x, type=2, s=None, axes=None, norm=None):
    """As :func:`dct`, along several axes, all by default.

    Args:
        s: the numbers of elements in these axes, the last ones of x without ``axes``.
    """
    return kernels.along_axes(kernels.cosine, _check("dctn", x, type, norm), s, axes)


@op
@shape_errors
def idctn(x, type=2, s=None, axes=None, norm=None):
    """The inverse of :func:`dctn`."""
    return kernels.along_axes(kernels.inverse_cosine, _check("idctn", x, type, norm), s, axes)
