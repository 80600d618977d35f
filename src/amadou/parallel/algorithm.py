"""Settings of the search for a parallel strategy in MindSpore's compiler. Nothing is searched here: they are kept."""

from typing import Any

from .. import _checks
from .._options import Option, Options


def _align_size(function: str, name: str, value: int) -> int:
    return _checks.check_int_range(function, name, value, 1, 1024)


def _epsilon(function: str, name: str, value: float) -> float:
    if not 0 < value <= 1:
        raise RuntimeError(f"For '{function}', '{name}' must be in (0, 1], but got {value}.")
    return value


_parameters = Options(
    "set_algo_parameters",
    {
        "fully_use_devices": Option(False, bool),
        "elementwise_op_strategy_follow": Option(False, bool),
        "enable_algo_approxi": Option(False, bool),
        "algo_approxi_epsilon": Option(0.1, float, _epsilon),
        "tensor_slice_align_enable": Option(False, bool),
        "tensor_slice_align_size": Option(16, int, _align_size),
    },
)


def set_algo_parameters(**kwargs: Any) -> None:
    """Set options of the search; they are checked and kept, and have no effect.

    Args:
        kwargs: ``fully_use_devices``, ``elementwise_op_strategy_follow``, ``enable_algo_approxi`` and
            ``tensor_slice_align_enable`` (bool), ``algo_approxi_epsilon`` (float in (0, 1]),
            ``tensor_slice_align_size`` (int in [1, 1024]).

    Raises:
        ValueError: for an unknown option, or a size out of range.
        TypeError: for a value of another type.
        RuntimeError: for an epsilon out of range.
    """
    _parameters.set(kwargs)


def get_algo_parameters(attr_key: str) -> Any:
    """The value of an option of :func:`set_algo_parameters`.

    Raises:
        ValueError: for an unknown option.
    """
    return _parameters.get(attr_key)


def reset_algo_parameters() -> None:
    """Set all options of :func:`set_algo_parameters` to their defaults."""
    _parameters.reset()
