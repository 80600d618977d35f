"""How much memory of the accelerator is in use. A CPU's memory is not counted: all numbers are 0, as in MindSpore."""

from typing import Any

from .. import _checks
from ._device import accelerator


def memory_allocated() -> int:
    """Bytes that Tensors have now."""
    device = accelerator()
    return 0 if device is None else device.memory_allocated()


def max_memory_allocated() -> int:
    """The most bytes that Tensors had at one time."""
    device = accelerator()
    return 0 if device is None else device.max_memory_allocated()


def memory_reserved() -> int:
    """Bytes that are kept for Tensors now."""
    device = accelerator()
    return 0 if device is None else device.memory_reserved()


def max_memory_reserved() -> int:
    """The most bytes that were kept for Tensors at one time."""
    device = accelerator()
    return 0 if device is None else device.max_memory_reserved()


def memory_stats() -> dict[str, Any]:
    """The numbers of this module as a dict. What torch counts in other ways than MindSpore is 0 or empty."""
    reserved, allocated = memory_reserved(), memory_allocated()
    return {
        "total_reserved_memory": reserved,
        "total_allocated_memory": allocated,
        "total_idle_memory": reserved - allocated,
        "total_eager_free_memory": 0,
        "max_reserved_memory": max_memory_reserved(),
        "max_allocated_memory": max_memory_allocated(),
        "common_mem_pool_stats": {"block_unit_size": 0, "block_counts": 0, "blocks_info": {}},
        "persistent_mem_pool_stats": {"block_counts": 0, "block_unit_size": 0, "blocks_info": {}},
    }


def memory_summary() -> str:
    """The numbers of this module as a table."""
    stats = memory_stats()
    rows = [
        ("Reserved memory", stats["total_reserved_memory"]),
        ("Allocated memory", stats["total_allocated_memory"]),
        ("Idle memory", stats["total_idle_memory"]),
        ("Eager free memory", stats["total_eager_free_memory"]),
        ("Max reserved memory", stats["max_reserved_memory"]),
        ("Max allocated memory", stats["max_allocated_memory"]),
    ]
    double, single = f"|{'=' * 45}|\n", f"|{'-' * 45}|\n"
    table = single.join(f"| {name:<20} | {_readable(size):<20} |\n" for name, size in rows)
    title = f"|{'Memory summary':^45}|\n"
    return f"{double}{title}{double}| {'Metric':<20} | {'Data':<20} |\n{single}{table}{double}"


def _readable(size: float) -> str:
    for unit in ("B", "KB", "MB"):
        if size < 1024:
            return f"{size:>6.0f} {unit}"
        size /= 1024
    return f"{size:>6.0f} GB"


def reset_peak_memory_stats() -> None:
    """Let the most begin anew at what is in use now."""
    device = accelerator()
    if device is not None:
        device.reset_peak_memory_stats()


def reset_max_memory_allocated() -> None:
    """As :func:`reset_peak_memory_stats`: torch has one mark for both."""
    reset_peak_memory_stats()


def reset_max_memory_reserved() -> None:
    """As :func:`reset_peak_memory_stats`: torch has one mark for both."""
    reset_peak_memory_stats()


def empty_cache() -> None:
    """Give back memory that is kept and not in use."""
    device = accelerator()
    if device is not None:
        device.empty_cache()


def set_memory(
    init_size: str = "2GB",
    increase_size: str = "2GB",
    max_size: str = "1024GB",
    optimize_level: str = "O0",
    huge_page_reserve_size: str = "0GB",
) -> None:
    """Say how much memory may be used: ``max_size``, as ``"10GB"``. The rest is for Ascend, and has no effect.

    Raises:
        TypeError: for a size that is no str.
        ValueError: for a size of another form, or another ``optimize_level``.
    """
    sizes = {"init_size": init_size, "increase_size": increase_size, "max_size": max_size,
             "huge_page_reserve_size": huge_page_reserve_size}  # fmt: skip
    for arg, value in sizes.items():
        _checks.check_type("set_memory", arg, value, str)
        _checks.check_that("set_memory", arg, value, "of the form '10GB'", _is_size)
    _checks.check_one_of("set_memory", "optimize_level", optimize_level, ("O0", "O1"))
    device = accelerator()
    if device is not None and hasattr(device, "set_per_process_memory_fraction"):
        total = device.get_device_properties(device.current_device()).total_memory
        device.set_per_process_memory_fraction(min(1.0, float(max_size[:-2]) * 2**30 / total))


def _is_size(text: str) -> bool:
    return text.endswith("GB") and text[:-2].replace(".", "", 1).isdigit()
