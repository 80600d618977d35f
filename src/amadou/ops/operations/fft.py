"""Transforms of Fourier as objects."""

from typing import Any

import torch

from ..._boundary import op
from ..._checks import check_one_of
from ...kernels import fft as kernels
from .._errors import shape_errors
from ..primitive import Operator

# (inverse, real and one half only) -> the transform
_TRANSFORMS = {
    (False, True): torch.fft.rfftn,
    (True, True): torch.fft.irfftn,
    (False, False): torch.fft.fftn,
    (True, False): torch.fft.ifftn,
}


@op
@shape_errors
def _transform(x, inverse, real, norm, axes, halved, sizes):
    """The transform that the arguments name. x: [..., n] -> complex, or float for real inverses."""
    result = kernels.transform(_TRANSFORMS[inverse, halved], x, sizes, axes, norm)
    return result.real if real and inverse and not halved else result


class FFTWithSize(Operator):
    """The transform of Fourier along the last axes, or its inverse. x: [..., n] -> complex, or float for real inverses.

    Args:
        signal_ndim: how many axes are transformed.
        inverse: whether it is the inverse transform.
        real: whether the signal is real: x is, or with ``inverse`` the result.
        norm: "backward", "forward" or "ortho", as in :func:`amadou.ops.fft`.
        onesided: whether the transform of a real signal is only its first half.
        signal_sizes: the sizes of the signal, for the inverse of such a half.

    Raises:
        TypeError: if x is real where it must be complex, or the other way round.
        ValueError: for another ``norm``.
        RuntimeError: if x has too few axes.
    """

    signal_ndim: int
    inverse: bool
    real: bool
    norm: str = "backward"
    onesided: bool = True
    signal_sizes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_one_of("FFTWithSize", "norm", self.norm, ("backward", "forward", "ortho"))

    def __call__(self, x: Any) -> Any:
        takes_real = self.real and not self.inverse
        if x.is_complex() == takes_real:
            kind = "real" if takes_real else "complex"
            raise TypeError(f"For 'FFTWithSize', 'x' must be {kind} with these settings, but got {x.dtype}.")
        if x.ndim < self.signal_ndim:
            raise RuntimeError(f"For 'FFTWithSize', 'x' must have {self.signal_ndim} axes or more, but got {x.ndim}.")
        axes = tuple(range(-self.signal_ndim, 0))
        halved = self.real and self.onesided
        sizes = self.signal_sizes if self.signal_sizes and self.inverse and halved else None
        return _transform(x, self.inverse, self.real, self.norm, axes, halved, sizes)
