"""torch's module for the accelerator that the program uses; on a CPU there is none."""

from typing import Any

import torch

from .. import _checks, context

TARGETS = ("CPU", "GPU", "Ascend")


def accelerator() -> Any:
    """``torch.cuda`` or its like; None on a CPU."""
    device = context.device()
    return None if device.type == "cpu" else torch.get_device_module(device)


def check_target(who: str, target: Any) -> str:
    """A name of a kind of device, by default the program's own.

    Raises:
        TypeError: if it is no str.
        ValueError: if it is unknown, or there is no such device here.
    """
    if target is None:
        return context.get_context("device_target")
    _checks.check_type(who, "device_target", target, str)
    _checks.check_one_of(who, "device_target", target, TARGETS)
    if not is_there(target):
        raise ValueError(f"For '{who}', 'device_target' must be a device of this machine, but got {target!r}.")
    return target


def is_there(target: str) -> bool:
    """Whether this machine has a kind of device."""
    if target == "CPU":
        return True
    kind = {"GPU": "cuda", "Ascend": "npu"}[target]
    return hasattr(torch, kind) and bool(torch.get_device_module(kind).is_available())
