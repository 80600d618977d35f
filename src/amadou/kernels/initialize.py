"""Filling tensors with random numbers, the very ones that MindSpore's initializers give for the same seed.

The source is Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), as Random123
defines it; the package randomgen makes it on the CPU, from where the numbers go to the tensor's device. Words become
numbers in double precision and are then rounded to float32.

All functions fill ``out``, a contiguous tensor of any shape and dtype, in place; integers are cut towards zero.
"""

import contextlib
import math
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

# Tensors are filled in pieces of so many numbers, which stay in the processor's cache and below the size at which torch
# starts threads: their start would cost more than they save.
_PIECE = 1 << 14

_MANTISSA = 0x7FFFFF
_TINY = 1e-7


def _single(x: float) -> float:
    """``x`` rounded to float32."""
    return float(np.float32(x))


# MindSpore's own constants: six digits of 2 pi, and the square root of 2, in single precision.
_TWO_PI = _single(6.283185)
_SQRT_2 = _single(math.sqrt(2))


def uniform_(out: torch.Tensor, low: float, high: float, seed: int) -> None:
    """Uniform between ``low`` and ``high``."""
    low, high = _single(low), _single(high)
    _fill(out, seed, lambda words: words.double().mul_((high - low) * 2.0**-32).add_(low))


def normal_(out: torch.Tensor, mean: float, sigma: float, seed: int) -> None:
    """Normal, by the transform of Box and Muller: every two words give two numbers."""
    mean, sigma = _single(mean), _single(sigma)

    def box_muller(words: torch.Tensor) -> torch.Tensor:
        fractions = words.bitwise_and_(_MANTISSA).double().mul_(1 / (_MANTISSA + 1)).unflatten(-1, (-1, 2))
        radius = fractions[..., 0].clamp(min=_TINY).log_().mul_(-2).sqrt_()
        angle = fractions[..., 1] * _TWO_PI
        return torch.stack([radius * angle.cos(), radius.mul_(angle.sin())], -1).mul_(sigma).add_(mean)

    _fill(out, seed, box_muller)


def truncated_normal_(out: torch.Tensor, low: float, high: float, mean: float, sigma: float, seed: int) -> None:
    """Normal with ``mean`` and ``sigma``, restricted to values between ``low`` and ``high``."""
    low, high, mean, sigma = _single(low), _single(high), _single(mean), _single(sigma)
    first, last = (math.erf((end - mean) / sigma / _SQRT_2) for end in (low, high))

    def invert(words: torch.Tensor) -> torch.Tensor:
        quantile = words.double().mul_((last - first) * 2.0**-32).add_(first)
        values = quantile.erfinv_().mul_(sigma * _SQRT_2).add_(mean)
        # Where erf rounds to 1, its inverse is infinite.
        return values.clamp_(min(low, high), max(low, high))

    _fill(out, seed, invert)


def orthogonal_(out: torch.Tensor, gain: float, seed: int) -> None:
    """Rows (or columns, if there are fewer) of length ``gain``, at right angles; all axes but the first are one.

    Made by the QR decomposition of a normal matrix, with signs that make it unique (Saxe et al., arXiv 1312.6120).
    """
    matrix = torch.empty(out.shape[0], out.numel() // out.shape[0], device=out.device)
    normal_(matrix, 0.0, 1.0, seed)
    wide = matrix.shape[0] < matrix.shape[1]
    q, r = torch.linalg.qr(matrix.T if wide else matrix)
    q = q * r.diagonal().sign()
    out.copy_((q.T if wide else q).reshape(out.shape).mul_(gain))


def dirac_(out: torch.Tensor, groups: int) -> None:
    """The kernel of a convolution that hands its input through: ones in the middle, zeros elsewhere."""
    out.zero_()
    row = torch.arange(out.shape[0], device=out.device)
    channel = row % (out.shape[0] // groups)
    inside = channel < out.shape[1]
    middle = tuple(size // 2 for size in out.shape[2:])
    ones: tuple = (row[inside], channel[inside], *middle)
    out[ones] = 1


def _fill(out: torch.Tensor, seed: int, transform: Callable[[torch.Tensor], torch.Tensor]) -> None:
    """Fill ``out`` with what ``transform`` makes of words, int64 [n, 4]: as many float64 numbers."""
    source = _stream(seed)
    flat = out.view(-1)
    # One copy to another device, not one for each piece.
    values = flat if out.dtype == torch.float32 and out.device.type == "cpu" else torch.empty(len(flat))
    with _one_thread():
        for piece in values.split(_PIECE):
            words = torch.from_numpy(source.random_raw(-(-len(piece) // 4) * 4).view(np.int64))
            piece.copy_(transform(words.view(-1, 4)).view(-1)[: len(piece)])
    if values is not flat:
        flat.copy_(values)


_thread_lock = threading.Lock()


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Let torch work in this thread alone.

    MKL starts threads even for pieces of this size, and on a busy machine they wait for each other a hundred times as
    long as the work takes. The lock keeps two threads of the program from restoring the number in the wrong order.
    """
    with _thread_lock:
        before = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            yield
        finally:
            torch.set_num_threads(before)


def _stream(seed: int) -> Any:
    """The stream of 32-bit words of ``seed``, from its first block on; valid until the next call in this thread.

    MindSpore lets the seed be both the key and the upper half of the counter. The counter is increased before a block
    is made.
    """
    if _streams.philox is None:
        from randomgen import Philox  # type: ignore[import-untyped]  # late: amadou is imported without it

        _streams.philox = Philox(key=0, number=4, width=32)
        _streams.start = _streams.philox.state
    key, counter = _words(seed, 2), _words(((seed << 64) - 1) % (1 << 128), 4)
    _streams.philox.state = _streams.start | {"state": {"key": key, "counter": counter}}
    return _streams.philox


class _Streams(threading.local):
    """A generator for each thread: to set one to a seed takes a fifth of the time that a new one takes."""

    philox: Any = None
    start: dict[str, Any]


_streams = _Streams()


def _words(number: int, count: int) -> np.ndarray:
    """``number`` as ``count`` words of 32 bits, the lowest first."""
    return np.frombuffer(number.to_bytes(4 * count, "little"), "<u4")
