"""Filling tensors with random numbers, the very ones that MindSpore's initializers give for the same seed.

The source is Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), as Random123
defines it; the package randomgen makes it on the CPU, from where the numbers go to the tensor's device. Where no
program has set a seed, nobody can know the numbers, and NumPy's SFC64 takes its place: it costs a quarter of the time.
Words become numbers in double precision and are then rounded to float32.

All functions fill ``out``, a contiguous tensor of any shape and dtype, in place; integers are cut towards zero.
"""

import contextlib
import functools
import math
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import torch

# Tensors are filled in pieces of so many numbers, which stay in the processor's cache and below the size at which torch
# starts threads: their start would cost more than they save.
_PIECE = 1 << 14
# A thread takes so many numbers at a time: a third of a millisecond, several times what it costs to wake it.
_SHARE = 1 << 17

_NO_CONTEXT = contextlib.nullcontext()
_MANTISSA = 0x7FFFFF
_TINY = 1e-7


# Writes to float32 [n] what it makes of n words, rounded up to 4: numbers of 32 bits in integers of any type that NumPy
# multiplies to float64.
_Transform = Callable[[np.ndarray, np.ndarray], None]


class Seed(NamedTuple):
    """Where the numbers of one tensor start."""

    number: int
    given: bool = True  # by the program: then the numbers are MindSpore's


def _single(x: float) -> float:
    """``x`` rounded to float32."""
    return float(np.float32(x))


# MindSpore's own constants: six digits of 2 pi, and the square root of 2, in single precision.
_TWO_PI = _single(6.283185)
_SQRT_2 = _single(math.sqrt(2))


def uniform_(out: torch.Tensor, low: float, high: float, seed: Seed) -> None:
    """Uniform between ``low`` and ``high``."""
    low, high = _single(low), _single(high)
    scale = (high - low) * 2.0**-32

    def stretch(words: np.ndarray, piece: np.ndarray) -> None:
        np.add(words[: len(piece)] * scale, low, out=piece, casting="same_kind")

    _fill(out, seed, stretch)


def normal_(out: torch.Tensor, mean: float, sigma: float, seed: Seed) -> None:
    """Normal, by the transform of Box and Muller: every two words give two numbers."""
    mean, sigma = _single(mean), _single(sigma)

    def box_muller(words: np.ndarray, piece: np.ndarray) -> None:
        words &= _MANTISSA
        fractions = (words * (1 / (_MANTISSA + 1))).reshape(-1, 2)
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


def truncated_normal_(out: torch.Tensor, low: float, high: float, mean: float, sigma: float, seed: Seed) -> None:
    """Normal with ``mean`` and ``sigma``, restricted to values between ``low`` and ``high``."""
    low, high, mean, sigma = _single(low), _single(high), _single(mean), _single(sigma)
    first, last = (math.erf((end - mean) / sigma / _SQRT_2) for end in (low, high))

    def invert(words: np.ndarray, piece: np.ndarray) -> None:
        quantile = torch.from_numpy(words * ((last - first) * 2.0**-32)).add_(first)
        values = quantile.erfinv_().mul_(sigma * _SQRT_2).add_(mean)
        # Where erf rounds to 1, its inverse is infinite.
        torch.from_numpy(piece).copy_(values.clamp_(min(low, high), max(low, high))[: len(piece)])

    _fill(out, seed, invert, in_torch=True)


def orthogonal_(out: torch.Tensor, gain: float, seed: Seed) -> None:
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


def _fill(out: torch.Tensor, seed: Seed, transform: _Transform, in_torch: bool = False) -> None:
    """Fill ``out``, with a ``transform`` that may compute with torch."""
    # One copy to another device, not one for each piece.
    in_place = out.dtype == torch.float32 and out.device.type == "cpu"
    values = out.numpy().reshape(-1) if in_place else np.empty(out.numel(), np.float32)
    allowed = torch.get_num_threads()
    with _one_thread() if in_torch and allowed > 1 else _NO_CONTEXT:
        if len(values) <= _SHARE:
            _fill_from(0, values, seed, transform)
        else:
            _fill_together(values, seed, transform, allowed)
    if not in_place:
        out.view(-1).copy_(torch.from_numpy(values))


def _fill_together(values: np.ndarray, seed: Seed, transform: _Transform, num_threads: int) -> None:
    """Share out the values; those of a share depend on its place, and not on who fills it."""
    starts = iter(range(0, len(values), _SHARE))

    def fill_shares() -> None:
        for start in starts:
            _fill_from(start, values[start : start + _SHARE], seed, transform)

    helpers = [_helpers().submit(fill_shares) for _ in range(min(num_threads, len(values) // _SHARE) - 1)]
    fill_shares()
    for helper in helpers:
        helper.result()


def _fill_from(start: int, values: np.ndarray, seed: Seed, transform: _Transform) -> None:
    words = _words(seed, start // 4)
    for first in range(0, len(values), _PIECE):
        piece = values[first : first + _PIECE]
        transform(words(-(-len(piece) // 4) * 4), piece)


@functools.cache
def _helpers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(thread_name_prefix="amadou-initialize")


if hasattr(os, "register_at_fork"):  # threads do not live on in a child
    os.register_at_fork(after_in_child=_helpers.cache_clear)


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


def _words(seed: Seed, block: int) -> Callable[[int], np.ndarray]:
    """The source of the words of ``seed``, from a block of four on: gives a multiple of four of them.

    Valid until the next call in this thread.
    """
    return (_streams.philox if seed.given else _streams.sfc).words(seed.number, block)


class _Philox:
    """A generator and its state as arrays: to set it takes a fifth of what a new one takes."""

    def __init__(self) -> None:
        from randomgen import Philox  # type: ignore[import-untyped]  # late: amadou is imported without it

        self.generator = Philox(key=0, number=4, width=32)
        self.key, self.counter = np.zeros(1, np.uint64), np.zeros(2, np.uint64)
        # little-endian words of 32 bits over the same memory
        words = {"key": self.key.view(np.uint32), "counter": self.counter.view(np.uint32)}
        self.state = self.generator.state | {"state": words}

    def words(self, seed: int, block: int) -> Callable[[int], np.ndarray]:
        """MindSpore lets the seed be both the key and the upper half of the counter.

        The counter is increased before a block is made.
        """
        before = ((seed << 64) + block - 1) % (1 << 128)
        self.key[0], self.counter[0], self.counter[1] = seed, before % (1 << 64), before >> 64
        self.generator.state = self.state
        # one word of 32 bits in each number; NumPy converts signed ones faster
        return lambda count: self.generator.random_raw(count).view(np.int64)


class _Sfc:
    """Chris Doty-Humphrey's small fast counting generator, started as he does: any state, and twelve rounds."""

    def __init__(self) -> None:
        self.generator = np.random.SFC64()
        self.numbers = np.ones(4, np.uint64)
        self.state = self.generator.state | {"state": {"state": self.numbers}}

    def words(self, seed: int, block: int) -> Callable[[int], np.ndarray]:
        self.numbers[:2] = seed, block
        self.generator.state = self.state
        self.generator.random_raw(12, output=False)
        return lambda count: self.generator.random_raw(count // 2).view(np.uint32)


class _Streams(threading.local):
    """One of each kind for each thread, made when it is needed."""

    @functools.cached_property
    def philox(self) -> _Philox:
        return _Philox()

    @functools.cached_property
    def sfc(self) -> _Sfc:
        return _Sfc()


_streams = _Streams()
