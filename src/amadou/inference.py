"""Faster calls of a trained network, of amadou itself: MindSpore has no such switch.

>>> import amadou as ms
>>> from amadou.inference import choose_layout
>>> net = ms.nn.Conv2d(3, 8, 3)
>>> choose_layout(net, ms.ops.ones((1, 3, 16, 16))) in ("contiguous", "channels_last")
True
"""

import time
from typing import Any

import torch

from . import _checks
from .nn.cell import Cell

_LAYOUTS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
_NUM_ROUNDS = 3
# What channels_last must save, as a share of the time: less could be chance.
_LEAST_GAIN = 0.05


def choose_layout(net: Cell, *inputs: Any, num_calls: int = 3) -> str:
    """Lay the weights of convolutions out in memory as calls with such inputs are fastest on this machine.

    Torch's convolutions follow the layout of their weights, and their results pass it on: the inputs stay as they are.
    So do the values, names and checkpoints of the network; its results change by rounding.

    Args:
        net: the network, in the mode in which it is to run (``set_train(False)``).
        inputs: Tensors of the sizes with which it will be called.
        num_calls: how many calls are timed in a row, three times for each layout; the quickest of all counts.

    Returns:
        "channels_last", or "contiguous" (MindSpore's) where that saves nothing worth it.

    Raises:
        TypeError: if ``net`` is no Cell.
        ValueError: if ``num_calls`` is below 1.
    """
    _checks.check_type("choose_layout", "net", net, Cell)
    _checks.check_positive_int("choose_layout", "num_calls", num_calls)
    seconds = dict.fromkeys(_LAYOUTS, float("inf"))
    for _ in range(_NUM_ROUNDS):
        for layout in _LAYOUTS:
            lay_out(net, layout)
            net(*inputs)  # what only the first call does is not measured
            _wait()
            seconds[layout] = min(seconds[layout], _seconds(net, inputs, num_calls))
    pays = seconds["channels_last"] < (1 - _LEAST_GAIN) * seconds["contiguous"]
    return lay_out(net, "channels_last" if pays else "contiguous")


def lay_out(net: Cell, layout: str) -> str:
    """Give the weights of four axes a layout, "contiguous" or "channels_last", which is returned.

    Raises:
        ValueError: for another layout.
    """
    memory_format = _LAYOUTS[_checks.check_one_of("lay_out", "layout", layout, tuple(_LAYOUTS))]
    for weight in net.parameters():
        if weight.ndim == 4:
            # not `contiguous`, which leaves the strides of a single channel as they are
            weight.data = weight.data.to(memory_format=memory_format)
    return layout


def _seconds(net: Cell, inputs: tuple, num_calls: int) -> float:
    """What the quickest call takes: the others waited for something."""
    found = []
    for _ in range(num_calls):
        start = time.perf_counter()
        net(*inputs)
        _wait()
        found.append(time.perf_counter() - start)
    return min(found)


def _wait() -> None:
    """Let an accelerator finish, which works on when a call has returned."""
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()
