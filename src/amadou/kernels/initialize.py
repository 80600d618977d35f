"""Filling tensors with random numbers, the very ones that MindSpore's initializers give for the same seed.

The source is Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), as Random123
defines it: block number i of four 32-bit words is a function of i and the seed alone, so a tensor is filled in pieces
of any size, on any device. Words become numbers in double precision and are then rounded to float32.

All functions fill ``out``, a contiguous tensor of any shape and dtype, in place; integers are cut towards zero.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

_MULTIPLIERS = 0xD2511F53, 0xCD9E8D57
_KEY_STEPS = 0x9E3779B9, 0xBB67AE85
_WORD = 0xFFFFFFFF
# Tensors are filled in pieces of so many blocks. A processor makes the words in smaller batches, which stay in its
# cache and below the size at which torch starts threads: their start would cost more than they save.
_PIECE_BLOCKS, _CPU_BATCH_BLOCKS = 1 << 18, 1 << 13

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
    """Fill ``out`` with what ``transform`` makes of words [blocks, 4]: as many float64 numbers."""
    # Apple's GPUs have no float64.
    place = torch.device("cpu") if out.device.type == "mps" else out.device
    flat = out.view(-1)
    for start in range(0, -(-len(flat) // 4), _PIECE_BLOCKS):
        piece = flat[4 * start : 4 * (start + _PIECE_BLOCKS)]
        words = _words(seed, start, -(-len(piece) // 4), place)
        piece.copy_(transform(words).view(-1)[: len(piece)].float())


def _words(seed: int, start: int, count: int, device: torch.device) -> torch.Tensor:
    """Blocks ``start`` to ``start + count`` of the stream of ``seed``: int64 [count, 4], each a 32-bit word."""
    words = torch.empty(count, 4, dtype=torch.int64, device=device)
    batch = _CPU_BATCH_BLOCKS if device.type == "cpu" else count
    for i in range(0, count, batch):
        _philox(seed, start + i, words[i : i + batch])
    return words


def _philox(seed: int, start: int, out: torch.Tensor) -> None:
    """Write the words of the blocks from ``start`` on into ``out`` [blocks, 4].

    MindSpore lets the seed be both the key and the upper half of the counter.
    """
    key_0, key_1 = seed & _WORD, seed >> 32
    index = torch.arange(start, start + len(out), device=out.device)
    # The upper half starts as two Python ints; they become tensors in the first two rounds.
    c: tuple[Any, Any, Any, Any] = (index & _WORD, index >> 32, key_0, key_1)
    for _ in range(10):
        # A product of 64 bits wraps into the sign, so the shift needs the mask.
        product_0, product_1 = c[0] * _MULTIPLIERS[0], c[2] * _MULTIPLIERS[1]
        c = (
            ((product_1 >> 32) & _WORD) ^ c[1] ^ key_0,
            product_1 & _WORD,
            ((product_0 >> 32) & _WORD) ^ c[3] ^ key_1,
            product_0 & _WORD,
        )
        key_0, key_1 = (key_0 + _KEY_STEPS[0]) & _WORD, (key_1 + _KEY_STEPS[1]) & _WORD
    torch.stack(c, -1, out=out)
