"""Which devices there are. Every function takes "CPU", "GPU" or "Ascend", by default the program's own kind.

For a device that this machine does not have they raise a ValueError, all but :func:`is_available` and
:func:`is_initialized`.
"""

from typing import Any

import torch

from .. import _checks
from ..runtime._device import TARGETS, check_target, is_there


def device_count(device_target: str | None = None) -> int:
    """The number of devices; a CPU is one."""
    module = _module("hal.device_count", device_target)
    return 1 if module is None else module.device_count()


def get_arch_list(device_target: str | None = None) -> list[str] | None:
    """The architectures that torch was built for; None for a CPU."""
    module = _module("hal.get_arch_list", device_target)
    return module.get_arch_list() if hasattr(module, "get_arch_list") else None


def get_device_capability(device_id: int, device_target: str | None = None) -> tuple[int, int] | None:
    """The version of the hardware, (major, minor); None for a CPU."""
    module = _checked("hal.get_device_capability", device_id, device_target)
    return module.get_device_capability(device_id) if hasattr(module, "get_device_capability") else None


def get_device_name(device_id: int, device_target: str | None = None) -> str:
    """What the device calls itself; "CPU" for a CPU."""
    module = _checked("hal.get_device_name", device_id, device_target)
    return "CPU" if module is None else module.get_device_name(device_id)


def get_device_properties(device_id: int, device_target: str | None = None) -> Any:
    """torch's facts about the device; None for a CPU."""
    module = _checked("hal.get_device_properties", device_id, device_target)
    return None if module is None else module.get_device_properties(device_id)


def is_available(device_target: str) -> bool:
    """Whether this machine has such a device."""
    _checks.check_one_of("hal.is_available", "device_target", device_target, TARGETS)
    return is_there(device_target)


def is_initialized(device_target: str) -> bool:
    """Whether such a device is in use already; a CPU has nothing to be prepared."""
    _checks.check_one_of("hal.is_initialized", "device_target", device_target, TARGETS)
    return device_target != "CPU" and is_there(device_target) and bool(_module("", device_target).is_initialized())


def _module(who: str, target: str | None) -> Any:
    """torch's module for a kind of device; None for a CPU."""
    target = check_target(who, target)
    return None if target == "CPU" else torch.get_device_module({"GPU": "cuda", "Ascend": "npu"}[target])


def _checked(who: str, device_id: Any, target: str | None) -> Any:
    _checks.check_int(who, "device_id", device_id)
    count = device_count(target)
    rule = f"less than the number of devices, {count}"
    _checks.check_that(who, "device_id", device_id, rule, lambda number: 0 <= number < count)
    return _module(who, target)
