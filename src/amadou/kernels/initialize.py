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
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import torch

# Tensors are filled in pieces of so many numbers, which stay in the processor's cache and below the size at which torch
# starts threads: their start would cost more than they save.
_PIECE = 1 << 14
# So many numbers take a third of a millisecond, a thread's start a quarter of that.
_WORTH_A_THREAD = 1 << 16

_NO_CONTEXT = contextlib.nullcontext()
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
    scale = (high - low) * 2.0**-32

    def stretch(words: np.ndarray, piece: np.ndarray) -> None:
        np.add(words.view(np.int64)[: len(piece)] * scale, low, out=piece, casting="same_kind")

    _fill(out, seed, stretch)


def normal_(out: torch.Tensor, mean: float, sigma: float, seed: int) -> None:
    """Normal, by the transform of Box and Muller: every two words give two numbers."""
    mean, sigma = _single(mean), _single(sigma)

    def box_muller(words: np.ndarray, piece: np.ndarray) -> None:
        words &= _MANTISSA
        fractions = (words.view(np.int64) * (1 / (_MANTISSA + 1))).reshape(-1, 2)
        radius = np.log(np.maximum(fractions[:, 0], _TINY))
        np.sqrt(np.multiply(radius, -2, out=radius), out=radius)
        angle = torch.from_numpy(fractions[:, 1] * _TWO_PI)
        # NumPy takes three times as long for a cosine or a sine.
        for values, place in ((angle.cos(), piece[::2]), (angle.sin_(), piece[1::2])):
            scaled = values.numpy()[: len(place)]
            scaled *= radius[: len(place)]
            scaled *= sigma
            np.add(scaled, mean, out=place, casting="same_kind")

    _fill(out, seed, box_muller, in_torch=True)


def truncated_normal_(out: torch.Tensor, low: float, high: float, mean: float, sigma: float, seed: int) -> None:
    """Normal with ``mean`` and ``sigma``, restricted to values between ``low`` and ``high``."""
    low, high, mean, sigma = _single(low), _single(high), _single(mean), _single(sigma)
    first, last = (math.erf((end - mean) / sigma / _SQRT_2) for end in (low, high))

    def invert(words: np.ndarray, piece: np.ndarray) -> None:
        quantile = _int64(words).double().mul_((last - first) * 2.0**-32).add_(first)
        values = quantile.erfinv_().mul_(sigma * _SQRT_2).add_(mean)
        # Where erf rounds to 1, its inverse is infinite.
        torch.from_numpy(piece).copy_(values.clamp_(min(low, high), max(low, high))[: len(piece)])

    _fill(out, seed, invert, in_torch=True)


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


def _int64(words: np.ndarray) -> torch.Tensor:
    """The words as a torch tensor; torch computes little with unsigned integers."""
    return torch.from_numpy(words.view(np.int64))


def _fill(
    out: torch.Tensor, seed: int, transform: Callable[[np.ndarray, np.ndarray], None], in_torch: bool = False
) -> None:
    """Fill ``out``: ``transform(words, piece)`` writes to float32 [n] what it makes of uint64 [n], rounded up to 4.

    ``in_torch`` says that it computes with torch.
    """
    # One copy to another device, not one for each piece.
    in_place = out.dtype == torch.float32 and out.device.type == "cpu"
    values = out.numpy().reshape(-1) if in_place else np.empty(out.numel(), np.float32)

    def fill_from(start: int, stop: int) -> None:
        source = _stream(seed, start // 4)
        for first in range(start, stop, _PIECE):
            piece = values[first : min(first + _PIECE, stop)]
            transform(source.random_raw(-(-len(piece) // 4) * 4), piece)

    allowed = torch.get_num_threads()
    num_threads = min(allowed, len(values) // _WORTH_A_THREAD)
    with _one_thread() if in_torch and allowed > 1 else _NO_CONTEXT:
        if num_threads < 2:
            fill_from(0, len(values))
        else:
            _in_threads(num_threads, len(values), fill_from)
    if not in_place:
        out.view(-1).copy_(torch.from_numpy(values))


def _in_threads(num_threads: int, num_values: int, fill_from: Callable[[int, int], None]) -> None:
    """Share out ``num_values``, in whole pieces; a block of Philox depends on its number alone."""
    share = math.ceil(num_values / num_threads / _PIECE) * _PIECE
    starts = range(0, num_values, share)
    with ThreadPoolExecutor(num_threads) as threads:
        list(threads.map(fill_from, starts, [min(start + share, num_values) for start in starts]))


_thread_lock = threading.Lock()


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Let each call of torch's work in one thread.

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


class _Stream:
    """A generator and its state as arrays: to set it takes a fifth of what a new one takes."""

    def __init__(self) -> None:
        from randomgen import Philox  # type: ignore[import-untyped]  # late: amadou is imported without it

        self.philox = Philox(key=0, number=4, width=32)
        self.key, self.counter = np.zeros(1, np.uint64), np.zeros(2, np.uint64)
        # little-endian words of 32 bits over the same memory
        words = {"key": self.key.view(np.uint32), "counter": self.counter.view(np.uint32)}
        self.state = self.philox.state | {"state": words}


class _Streams(threading.local):
    """One for each thread."""

    one: _Stream | None = None


_streams = _Streams()


def _stream(seed: int, block: int = 0) -> Any:
    """The stream of 32-bit words of ``seed``, from a block of four on; valid until the next call in this thread.

    MindSpore lets the seed be both the key and the upper half of the counter. The counter is increased before a block
    is made.
    """
    stream = _streams.one
    if stream is None:
        stream = _streams.one = _Stream()
    before = ((seed << 64) + block - 1) % (1 << 128)
    stream.key[0], stream.counter[0], stream.counter[1] = seed, before % (1 << 64), before >> 64
    stream.philox.state = stream.state
    return stream.philox
