"""Bias and dropout as objects."""

import math
from typing import Any

import torch

from ... import _checks, _random
from ... import dtype as mstype
from ..._boundary import op
from ...context import device
from ...kernels import basic as kernels
from .. import basic, logic
from ..primitive import Operator

_bias_add = op(kernels.bias_add)
_dropout = op(kernels.dropout_and_mask)
_channel_dropout = op(kernels.channel_dropout_and_mask)


class BiasAdd(Operator):
    """As :func:`amadou.ops.bias_add`.

    Args:
        data_format: "NCHW" or "NCDHW" (the channels are axis 1), or "NHWC" (the last axis).
    """

    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        _checks.check_one_of("BiasAdd", "data_format", self.data_format, ("NCHW", "NHWC", "NCDHW"))

    def __call__(self, input_x: Any, bias: Any) -> Any:
        return _bias_add(input_x, bias, -1 if self.data_format == "NHWC" else 1)


class Dropout(Operator):
    """Set elements to zero with probability 1 - keep_prob, and divide the others by keep_prob. x: [...] float.

    Returns (x, mask): same shape and dtype, the mask 1 where an element was kept.

    Args:
        keep_prob: a probability.
        Seed0, Seed1: unless both are 0, the object draws from a stream of their own.
    """

    keep_prob: float = 0.5
    Seed0: int = 0
    Seed1: int = 0

    def __post_init__(self) -> None:
        _checks.check_range("Dropout", "keep_prob", self.keep_prob, 0, 1)

    def __call__(self, x: Any) -> Any:
        seed = self.Seed0 * 2**32 + self.Seed1
        return _dropout(x, 1 - self.keep_prob, _random.generator(seed or None, x._t.device))


class Dropout2D(Operator):
    """:class:`Dropout` of whole channels. x: [N, C, H, W] float -> (same, whether each element was kept)."""

    keep_prob: float = 0.5

    def __post_init__(self) -> None:
        _checks.check_range("Dropout2D", "keep_prob", self.keep_prob, 0, 1)

    def __call__(self, x: Any) -> Any:
        return _channel_dropout(x, 1 - self.keep_prob)


class Dropout3D(Operator):
    """:class:`Dropout` of whole channels. x: [N, C, D, H, W] float -> (same, whether each element was kept)."""

    keep_prob: float = 0.5

    def __post_init__(self) -> None:
        _checks.check_range("Dropout3D", "keep_prob", self.keep_prob, 0, 1)

    def __call__(self, x: Any) -> Any:
        return _channel_dropout(x, 1 - self.keep_prob)


class Dense(Operator):
    """As :func:`amadou.ops.dense`."""

    def __call__(self, input: Any, weight: Any, bias: Any = None) -> Any:
        return basic.dense(input, weight, bias)


class CheckNumerics(Operator):
    """x itself. x: [...] float -> same.

    Raises:
        RuntimeError: for an element that is infinite or not a number.
    """

    def __call__(self, x: Any) -> Any:
        if not bool(logic.isfinite(x).all()):
            raise RuntimeError("For 'CheckNumerics', 'x' must be finite, but it has elements that are inf or nan.")
        return x


class DataFormatDimMap(Operator):
    """Axes of one format as axes of another. input_x: [...] int32, -4 to 3 -> same.

    Args:
        src_format, dst_format: "NHWC" or "NCHW".
    """

    src_format: str = "NHWC"
    dst_format: str = "NCHW"

    def __post_init__(self) -> None:
        for name in ("src_format", "dst_format"):
            _checks.check_one_of("DataFormatDimMap", name, getattr(self, name), ("NHWC", "NCHW"))

    def __call__(self, input_x: Any) -> Any:
        return _map_axes(input_x, [self.src_format.index(letter) for letter in self.dst_format])


class DataFormatVecPermute(Operator):
    """Numbers for the axes of one format in the order of another. input_x: [4] or [4, 2] int -> same.

    Args:
        src_format, dst_format: "NHWC" or "NCHW".

    Raises:
        ValueError: for another shape.
    """

    src_format: str = "NHWC"
    dst_format: str = "NCHW"

    def __post_init__(self) -> None:
        for name in ("src_format", "dst_format"):
            _checks.check_one_of("DataFormatVecPermute", name, getattr(self, name), ("NHWC", "NCHW"))

    def __call__(self, input_x: Any) -> Any:
        if input_x.shape not in ((4,), (4, 2)):
            raise ValueError(f"For 'DataFormatVecPermute', 'input_x' must be [4] or [4, 2], but got {input_x.shape}.")
        return _take_rows(input_x, [self.src_format.index(letter) for letter in self.dst_format])


class DropoutGenMask(Operator):
    """Bits that are 1 with probability ``keep_prob``, packed: uint8, 16 for each 128 elements of ``shape``.

    Args:
        Seed0, Seed1: with one of them, masks are the same in every run.
    """

    Seed0: int = 0
    Seed1: int = 0

    def __post_init__(self) -> None:
        seeded = self.Seed0 or self.Seed1
        self._stream = _random.new_generator(hash((self.Seed0, self.Seed1))) if seeded else None

    def __call__(self, shape: Any, keep_prob: Any) -> Any:
        return _packed_mask(tuple(shape), keep_prob, self._stream)


class DropoutDoMask(Operator):
    """x with 0 where the bits of a :class:`DropoutGenMask` are 0, divided by ``keep_prob`` elsewhere."""

    def __call__(self, x: Any, mask: Any, keep_prob: Any) -> Any:
        return _masked(x, mask, keep_prob)


@op
def _map_axes(x, places):
    """The places of axes. x: [...] int -> same."""
    return torch.tensor(places, dtype=x.dtype, device=x.device)[x.long()]


@op
def _take_rows(x, rows):
    """The rows in another order. x: [4] or [4, 2] -> same."""
    return x[rows]


@op
def _packed_mask(shape, keep_prob, stream):
    """Random bits for the elements of ``shape``, packed: [n / 8] uint8, n a multiple of 128."""
    count = -(-math.prod(shape) // 128) * 128
    bits = torch.rand(count, generator=stream, device=device()) < keep_prob
    return (bits.view(-1, 8).byte() << torch.arange(8, dtype=torch.uint8, device=device())).sum(1).byte()


@op
def _masked(x, mask, keep_prob):
    """x: [...], mask: packed bits, uint8 -> like x."""
    bits = (mask[:, None] >> torch.arange(8, dtype=torch.uint8, device=mask.device)) & 1
    return x * bits.flatten()[: x.numel()].view(x.shape) / keep_prob


class ConfusionMatrix(Operator):
    """How often class i was taken for class j. labels, predictions: [N] int -> [num_classes, num_classes].

    Args:
        dtype: the name of the result's dtype. ``weights`` [N] may be given to the call: how much each sample counts.
    """

    num_classes: int
    dtype: str = "int32"

    def __post_init__(self) -> None:
        _checks.check_positive_int("ConfusionMatrix", "num_classes", self.num_classes)
        _checks.check_type("ConfusionMatrix", "dtype", self.dtype, str)

    def __call__(self, labels: Any, predictions: Any, weights: Any = None) -> Any:
        return _confusion(labels, predictions, weights, self.num_classes, getattr(mstype, self.dtype))


@op
def _confusion(labels, predictions, weights, num_classes, dtype):
    """labels, predictions: [N] int -> [num_classes, num_classes]."""
    cells = labels.long() * num_classes + predictions.long()
    counts = torch.bincount(cells, weights, minlength=num_classes**2)
    return counts.view(num_classes, num_classes).to(mstype.to_torch(dtype))
