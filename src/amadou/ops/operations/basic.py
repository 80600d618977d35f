"""Bias and dropout as objects."""

from typing import Any

from ... import _checks, _random
from ..._boundary import op
from ...kernels import basic as kernels
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
