"""Overflow as programs for Ascend ask for it: a status of 8 numbers, whose sum is above 0 after an overflow.

What is told is whether a gradient has held inf or NaN since the last clear, on any device.

>>> import amadou as ms
>>> status = ms.ops.NPUAllocFloatStatus()()
>>> cleared = ms.ops.NPUClearFloatStatus()(status)
>>> gradient = ms.grad(lambda x: x * 1e38 * 10)(ms.Tensor(1.0))
>>> read = ms.ops.NPUGetFloatStatus()(status)
>>> print(status.sum() > 0)
True
"""

from typing import Any

import torch

from ... import _overflow
from ..._boundary import op
from ...context import device
from .._inplace import inplace
from ..primitive import Operator


@op
def _new_status():
    """[8] float32 of zeros."""
    return torch.zeros(8, device=device())


@inplace
def _clear(status):
    """status: [...] float -> itself, 0."""
    _overflow.clear()
    status.zero_()


@inplace
def _read(status):
    """status: [...] float -> itself, 1 after an overflow and else 0."""
    status.fill_(_overflow.happened())


class NPUAllocFloatStatus(Operator):
    """A status that tells of no overflow: [8] float32 of zeros."""

    def __call__(self) -> Any:
        return _new_status()


class NPUClearFloatStatus(Operator):
    """Forget overflows, and watch gradients from now on. x: [...] float, a status -> x, which is 0 then."""

    def __call__(self, x: Any) -> Any:
        return _clear(x)


class NPUGetFloatStatus(Operator):
    """Write into the status x whether there was an overflow since the last clear. x: [...] float -> x."""

    def __call__(self, x: Any) -> Any:
        return _read(x)
