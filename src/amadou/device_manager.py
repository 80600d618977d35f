"""The newer functions for what ``set_context`` also sets."""

from typing import NamedTuple

from . import _checks, context


class DeviceInfo(NamedTuple):
    """A device by MindSpore's name of its kind, and its number."""

    device_target: str
    device_id: int

    def __repr__(self) -> str:
        return repr(tuple(self))


def set_device(device_target: str, device_id: int | None = None) -> None:
    """Make new tensors on a device: "CPU", "GPU" or "Ascend"; where there is none, on the best that there is.

    Raises:
        TypeError: if ``device_target`` is no str or ``device_id`` no int.
        ValueError: for another ``device_target``, or a negative ``device_id``.
    """
    _checks.check_type("set_device", "device_target", device_target, str)
    _checks.check_one_of("set_device", "device_target", device_target, ("CPU", "GPU", "Ascend"))
    if device_id is None:
        context.set_context(device_target=device_target)
    else:
        _checks.check_non_negative_int("set_device", "device_id", device_id)
        context.set_context(device_target=device_target, device_id=device_id)


def get_current_device() -> DeviceInfo:
    """The device that the program chose, ``("CPU", 0)``."""
    return DeviceInfo(context.get_context("device_target"), context.get_context("device_id"))


def set_deterministic(deterministic: bool) -> None:
    """Whether operators give the same bits in every run.

    Raises:
        TypeError: if ``deterministic`` is no bool.
    """
    _checks.check_bool("set_deterministic", "deterministic", deterministic)
    context.set_context(deterministic="ON" if deterministic else "OFF")


def set_recursion_limit(recursion_limit: int = 1000) -> None:
    """Let functions call each other at least ``recursion_limit`` deep.

    Raises:
        TypeError: if ``recursion_limit`` is no int.
        ValueError: if it is not positive.
    """
    _checks.check_positive_int("set_recursion_limit", "recursion_limit", recursion_limit)
    context.set_context(max_call_depth=recursion_limit)
