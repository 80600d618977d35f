"""From what a program gives (numbers, lists, arrays, Tensors) to the torch tensor that a Tensor holds."""

from typing import Any

import numpy as np
import torch

from . import dtype as mstype
from ._boundary import TensorBase, raw_tree
from .context import device as default_device

_NOT_A_TENSOR = (
    "For 'Tensor', 'input_data' must be a Tensor, numpy.ndarray, list, tuple, float, int, bool or complex, but got {}."
)
# The kinds of numpy dtypes that torch can hold: bool, signed, unsigned, float, complex.
_KINDS = "biufc"


def torch_dtype(cls: str, dtype: Any) -> torch.dtype | None:
    """A MindSpore dtype as torch's; None stays None."""
    if dtype is None:
        return None
    if not isinstance(dtype, mstype.Type):
        raise TypeError(f"For '{cls}', 'dtype' must be a MindSpore dtype such as mindspore.float32, but got {dtype!r}.")
    return mstype.to_torch(dtype)


def from_data(data: Any, dtype: torch.dtype | None = None, device: torch.device | None = None) -> torch.Tensor:
    """A torch tensor with the values of ``data``.

    Tensors share memory when dtype and device stay; everything else is copied. Python floats become float32,
    Python ints int64; NumPy values keep their dtype, but a *list* of floats of any kind becomes float32.
    """
    if isinstance(data, TensorBase):
        data = data._t
    if isinstance(data, torch.Tensor):
        return data.detach().to(device=device or data.device, dtype=dtype or data.dtype)
    device = device or default_device()
    if isinstance(data, np.ndarray | np.generic):
        return from_array(np.array(data, order="C"), dtype, device)
    if isinstance(data, bool | int | float | complex):
        if isinstance(data, complex):
            return torch.tensor(data, dtype=dtype or torch.complex128, device=device)
        return _cast(torch.tensor(data, device=device), dtype)
    if isinstance(data, list | tuple):
        return _from_sequence(data, dtype, device)
    raise TypeError(_NOT_A_TENSOR.format(f"{type(data).__name__!r}"))


def _cast(t: torch.Tensor, dtype: torch.dtype | None) -> torch.Tensor:
    if t.dtype == torch.float64:
        return t.to(dtype or torch.float32)
    if t.dtype == torch.get_default_dtype() and dtype is None:
        return t.to(torch.float32)
    return t if dtype is None else t.to(dtype)


def from_array(array: np.ndarray, dtype: torch.dtype | None, device: torch.device) -> torch.Tensor:
    """A torch tensor over the memory of ``array`` where dtype, device and strides allow it."""
    if array.dtype.name == "bfloat16":  # NumPy has none; this is ml_dtypes'
        t = torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)
    elif array.dtype.kind not in _KINDS or (array.dtype == np.longdouble and array.itemsize > 8):
        raise TypeError(f"For 'Tensor', the elements of a NumPy array must be bool or numbers, but got {array.dtype}.")
    else:
        if array.dtype.byteorder not in "=|":
            array = array.astype(array.dtype.newbyteorder("="))
        if any(stride < 0 for stride in array.strides):
            array = np.ascontiguousarray(array)
        t = torch.from_numpy(array)
    return t.to(device=device, dtype=dtype)


def _from_sequence(items: list | tuple, dtype: torch.dtype | None, device: torch.device) -> torch.Tensor:
    tensors = _tensors_in(items)
    try:
        if tensors:
            stacked = _stack(items, device)
            return _cast(stacked, dtype)
        array = np.array(items) if len(items) else np.empty(0, np.float32)
    except (ValueError, TypeError) as error:
        raise TypeError(f"For 'Tensor', 'input_data' must be a regular nest of numbers, but got {items}.") from error
    if array.dtype.kind not in _KINDS:
        raise TypeError(f"For 'Tensor', 'input_data' must hold numbers only, but got {items}.")
    return _cast(from_array(array, None, device), dtype)


def _tensors_in(items: Any) -> bool:
    if isinstance(items, list | tuple):
        return any(_tensors_in(item) for item in items)
    return isinstance(items, TensorBase | torch.Tensor)


def _stack(items: Any, device: torch.device) -> torch.Tensor:
    """Stack a nest of Tensors and numbers; dtypes promote as torch's do."""
    items = raw_tree(items)
    if not isinstance(items, list | tuple):
        return items if isinstance(items, torch.Tensor) else from_data(items, None, device)
    parts = [_stack(item, device) for item in items]
    common = parts[0].dtype
    for part in parts[1:]:
        common = torch.promote_types(common, part.dtype)
    return torch.stack([part.to(common) for part in parts])
