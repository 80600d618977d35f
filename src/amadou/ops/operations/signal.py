"""Windows and the short-time Fourier transform, as objects."""

from typing import Any

from ... import dtype as mstype
from .. import signal
from ..primitive import Operator


class BartlettWindow(Operator):
    """As :func:`amadou.ops.bartlett_window`; window_length: Tensor [] or [1] int."""

    periodic: bool = True
    dtype: Any = mstype.float32

    def __call__(self, window_length: Any) -> Any:
        return signal.bartlett_window(window_length, self.periodic, dtype=self.dtype)


class BlackmanWindow(Operator):
    """As :func:`amadou.ops.blackman_window`; window_length: Tensor [] or [1] int."""

    periodic: bool = True
    dtype: Any = mstype.float32

    def __call__(self, window_length: Any) -> Any:
        return signal.blackman_window(window_length, self.periodic, dtype=self.dtype)


class HammingWindow(Operator):
    """As :func:`amadou.ops.hamming_window`; length: Tensor [] or [1] int."""

    periodic: bool = True
    alpha: float = 0.54
    beta: float = 0.46
    dtype: Any = mstype.float32

    def __call__(self, length: Any) -> Any:
        return signal.hamming_window(int(length), self.periodic, self.alpha, self.beta, dtype=self.dtype)


class STFT(Operator):
    """As :func:`amadou.ops.stft`, without padding of the signal."""

    n_fft: int
    hop_length: int
    win_length: int
    normalized: bool
    onesided: bool
    return_complex: bool

    def __call__(self, signal_: Any, window: Any) -> Any:
        settings = self.n_fft, self.hop_length, self.win_length, window, False
        return signal.stft(signal_, *settings, "REFLECT", self.normalized, self.onesided, self.return_complex)
