"""The helpers of ``mindspore.train`` that the callbacks of programs call."""

from typing import Any

from .._boundary import TensorBase
from . import checkparam


def _handle_loss(loss: Any) -> Any:
    """The loss to show: the mean of a Tensor, or the first of several Tensors; anything else as it is."""
    if isinstance(loss, tuple | list):
        return loss[0] if isinstance(loss[0], TensorBase) else loss
    return float(loss._t.double().mean()) if isinstance(loss, TensorBase) else loss


def check_value_type(arg_name: str, arg_value: Any, valid_types: Any) -> None:
    """``arg_value`` is an instance of one of ``valid_types``; a bool only where bool is among them."""
    checkparam.check_value_type(arg_name, arg_value, valid_types)
