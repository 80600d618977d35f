"""Windows and the short-time Fourier transform."""

import torch

from .. import dtype as mstype
from .._boundary import op
from .._checks import check_int, check_that
from ..context import device
from ._errors import check_tensor


def _window(cls, make, window_length, dtype, *settings, default=None):
    length = int(window_length)
    check_that(cls, "window_length", length, "an int >= 0", lambda value: value >= 0)
    kind = default or torch.float32 if dtype is None else mstype.to_torch(dtype)
    return make(length, *settings, dtype=default or kind, device=device()).to(kind)


@op
def bartlett_window(window_length, periodic=True, *, dtype=None):
    """A triangle. window_length: Tensor [] int -> [window_length] float32, or of ``dtype``.

    Args:
        periodic: whether the window repeats after its last element, else it is symmetric.

    Raises:
        TypeError: unless ``window_length`` is a Tensor.
        ValueError: for a negative length.

    >>> import amadou as ms
    >>> ms.ops.bartlett_window(ms.Tensor(5), periodic=False).tolist()
    [0.0, 0.5, 1.0, 0.5, 0.0]
    """
    check_tensor("bartlett_window", "window_length", window_length)
    return _window("bartlett_window", torch.bartlett_window, window_length, dtype, periodic)


@op
def blackman_window(window_length, periodic=True, *, dtype=None):
    """Blackman's sum of three cosines; arguments and errors as in :func:`bartlett_window`.

    >>> import amadou as ms
    >>> print(ms.ops.blackman_window(ms.Tensor(4)))
    [-2.9802322e-08  3.4000000e-01  1.0000000e+00  3.3999997e-01]
    """
    check_tensor("blackman_window", "window_length", window_length)
    return _window("blackman_window", torch.blackman_window, window_length, dtype, periodic)


@op
def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None):
    """alpha - beta * cos(2 pi k / N). window_length: int -> [window_length] float32, or of ``dtype``.

    Further arguments and errors are those of :func:`bartlett_window`.

    >>> import amadou as ms
    >>> print(ms.ops.hamming_window(4))
    [0.08000001 0.54       1.         0.54      ]
    """
    check_int("hamming_window", "window_length", window_length)
    return _window(
        "hamming_window", torch.hamming_window, window_length, dtype, periodic, alpha, beta, default=torch.float32
    )


@op
def hann_window(window_length, periodic=True, *, dtype=None):
    """sin(pi k / N)^2. window_length: int -> [window_length] float64, or of ``dtype``.

    Further arguments and errors are those of :func:`bartlett_window`.

    >>> import amadou as ms
    >>> print(ms.ops.hann_window(4))
    [0.  0.5 1.  0.5]
    """
    check_int("hann_window", "window_length", window_length)
    return _window("hann_window", torch.hann_window, window_length, dtype, periodic, default=torch.float64)


@op
def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None):
    """Kaiser's window of the shape ``beta``. window_length: int -> [window_length] float64, or ``dtype``.

    Further arguments and errors are those of :func:`bartlett_window`.

    >>> import amadou as ms
    >>> print(ms.ops.kaiser_window(3))
    [5.27734413e-05 5.18844722e-01 5.18844722e-01]
    """
    check_int("kaiser_window", "window_length", window_length)
    return _window("kaiser_window", torch.kaiser_window, window_length, dtype, periodic, beta, default=torch.float64)


@op
def stft(
    x,
    n_fft,
    hop_length=None,
    win_length=None,
    window=None,
    center=True,
    pad_mode="REFLECT",
    normalized=False,
    onesided=None,
    return_complex=None,
):
    """The Fourier transform of windows that slide along a signal.

    x: [T] or [B, T] float or complex -> [..., frequencies, windows, 2], or [..., frequencies, windows] complex.

    Args:
        n_fft: how long a transform is.
        hop_length: the step between windows; by default n_fft // 4.
        win_length: how long a window is, by default n_fft; zeros are added around it.
        window: [win_length], by default ones.
        center: whether the signal is padded, so that a window is centered at its step.
        pad_mode: how it is padded: "REFLECT", "CONSTANT" or another of torch's.
        normalized: whether to divide by sqrt(n_fft).
        onesided: whether to leave out the second half of the frequencies, which a real signal does not need.
        return_complex: whether the result is complex; by default it is for a complex x.

    >>> import amadou as ms
    >>> print(ms.ops.stft(ms.ops.ones((8,)), 4).shape)
    (3, 9, 2)
    """
    is_complex = x.is_complex() if return_complex is None else return_complex
    if window is None:  # torch takes ones too, but warns
        window = torch.ones(n_fft if win_length is None else win_length, device=x.device)
    settings = hop_length, win_length, window, center, pad_mode.lower(), normalized, onesided
    frequencies = torch.stft(x, n_fft, *settings, return_complex=True)
    return frequencies if is_complex else torch.view_as_real(frequencies)
