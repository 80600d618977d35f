"""As the functions of ``runtime``, with a kind of device, which must be one of this machine."""

from typing import Any

from ..runtime import _memory
from ..runtime._device import check_target


def memory_allocated(device_target: str | None = None) -> int:
    """Bytes that Tensors have now."""
    check_target("hal.memory_allocated", device_target)
    return _memory.memory_allocated()


def max_memory_allocated(device_target: str | None = None) -> int:
    """The most bytes that Tensors had at one time."""
    check_target("hal.max_memory_allocated", device_target)
    return _memory.max_memory_allocated()


def memory_reserved(device_target: str | None = None) -> int:
    """Bytes that are kept for Tensors now."""
    check_target("hal.memory_reserved", device_target)
    return _memory.memory_reserved()


def max_memory_reserved(device_target: str | None = None) -> int:
    """The most bytes that were kept for Tensors at one time."""
    check_target("hal.max_memory_reserved", device_target)
    return _memory.max_memory_reserved()


def memory_stats(device_target: str | None = None) -> dict[str, Any]:
    """The numbers of memory as a dict; empty for a CPU."""
    target = check_target("hal.memory_stats", device_target)
    return {} if target == "CPU" else _memory.memory_stats()


def memory_summary(device_target: str | None = None) -> str:
    """The numbers of memory as a table."""
    check_target("hal.memory_summary", device_target)
    return _memory.memory_summary()


def reset_peak_memory_stats(device_target: str | None = None) -> None:
    """Let the most begin anew at what is in use now."""
    check_target("hal.reset_peak_memory_stats", device_target)
    _memory.reset_peak_memory_stats()


def reset_max_memory_allocated(device_target: str | None = None) -> None:
    """As :func:`reset_peak_memory_stats`."""
    reset_peak_memory_stats(device_target)


def reset_max_memory_reserved(device_target: str | None = None) -> None:
    """As :func:`reset_peak_memory_stats`."""
    reset_peak_memory_stats(device_target)
