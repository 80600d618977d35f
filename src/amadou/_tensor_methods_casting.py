"""Tensor's methods for dtypes, devices, copies and new Tensors."""

from typing import Any

import numpy as np

from . import dtype as mstype
from ._boundary import TensorBase, wrap
from .context import to_device
from .ops import assignment, casting, creation, elementwise

_PYTHON_TYPES = {"bool": bool, "int": int, "float": float, "complex": complex}


def as_dtype(cls: str, dtype: Any) -> Any:
    """The MindSpore dtype of a dtype, of its name in MindSpore, Python or NumPy, or of a Python or NumPy type."""
    if isinstance(dtype, mstype.Type):
        return dtype
    if isinstance(dtype, str):
        name = dtype.lower()
        found = _PYTHON_TYPES.get(name) or getattr(mstype, name, None)
    else:
        found = dtype
    if isinstance(found, (mstype.Number, type, np.dtype)):
        return mstype.pytype_to_dtype(found)
    raise TypeError(f"For '{cls}', 'dtype' must be a dtype of MindSpore or NumPy, or its name, but got {dtype!r}.")


class CastingMethods:
    """The part of :class:`Tensor` that converts and copies it."""

    __slots__ = ()

    # -- dtype ---------------------------------------------------------------------------------------------------

    is_floating_point = elementwise.is_floating_point
    is_complex = elementwise.is_complex
    type_as = casting.type_as

    def is_signed(self: Any) -> bool:
        """Whether the dtype has negative numbers."""
        return self.dtype.is_signed

    def astype(self, dtype: Any, copy: bool = True) -> Any:
        """Convert to ``dtype``, a dtype of MindSpore, Python or NumPy, or its name; the same memory if it stays.

        Args:
            copy: kept for MindSpore's signature.

        Raises:
            TypeError: for anything else.
        """
        return casting.cast(self, as_dtype("astype", dtype))

    def type(self: Any, dtype: Any = None) -> Any:
        """The name of the dtype; with an argument as :meth:`astype`."""
        return str(self.dtype) if dtype is None else self.astype(dtype)

    def to(self: Any, *args: Any, **kwargs: Any) -> Any:
        """Convert to a dtype, move to a device ("CPU", "GPU", "Ascend"), or both; or to those of another Tensor.

        ``x.to(dtype)``, ``x.to(device, dtype)``, ``x.to(other)``, each with ``non_blocking`` and ``copy``.
        """
        return wrap(self._t.to(*map(_torch_place, args), **{key: _torch_place(kwargs[key]) for key in kwargs}))

    def bfloat16(self) -> Any:
        """Convert to bfloat16."""
        return casting.cast(self, mstype.bfloat16)

    def bool(self) -> Any:
        """Convert to bool."""
        return casting.cast(self, mstype.bool_)

    def byte(self) -> Any:
        """Convert to uint8."""
        return casting.cast(self, mstype.uint8)

    def short(self) -> Any:
        """Convert to int16."""
        return casting.cast(self, mstype.int16)

    def int(self) -> Any:
        """Convert to int32."""
        return casting.cast(self, mstype.int32)

    def long(self) -> Any:
        """Convert to int64."""
        return casting.cast(self, mstype.int64)

    def half(self) -> Any:
        """Convert to float16."""
        return casting.cast(self, mstype.float16)

    def float(self) -> Any:
        """Convert to float32."""
        return casting.cast(self, mstype.float32)

    def double(self) -> Any:
        """Convert to float64."""
        return casting.cast(self, mstype.float64)

    # -- memory --------------------------------------------------------------------------------------------------

    clone = creation.deepcopy
    copy = creation.deepcopy
    copy_ = assignment.copy_
    fill_ = assignment.fill_
    zero_ = assignment.zero_

    def is_contiguous(self: Any) -> Any:
        """Whether the elements lie in memory in flat order."""
        return self._t.is_contiguous()

    def contiguous(self: Any) -> Any:
        """The Tensor with its elements in memory in flat order; a copy unless they are."""
        return wrap(self._t.contiguous())

    def stride(self: Any, dim: Any = None) -> Any:
        """How many elements to step along each axis, as a list, or along one."""
        return list(self._t.stride()) if dim is None else self._t.stride(dim)

    def storage_offset(self: Any) -> Any:
        """How many elements of the memory come before the first one."""
        return self._t.storage_offset()

    def data_ptr(self: Any) -> Any:
        """The address of the first element."""
        return self._t.data_ptr()

    # -- new Tensors of the same dtype ---------------------------------------------------------------------------

    fills = creation.fills

    def fill(self, value: Any) -> Any:
        """A new Tensor of the same shape and dtype that holds ``value``."""
        return creation.fills(self, value)

    def new_zeros(self, size: Any, dtype: Any = None) -> Any:
        """Zeros of another shape, by default of this dtype."""
        return creation.new_full(self, size, 0, dtype)

    def new_ones(self, size: Any, dtype: Any = None) -> Any:
        """Ones of another shape, by default of this dtype."""
        return creation.new_full(self, size, 1, dtype)

    def new_full(self, size: Any, fill_value: Any, *, dtype: Any = None) -> Any:
        """A Tensor of one value and another shape, by default of this dtype."""
        return creation.new_full(self, size, fill_value, dtype)

    def new_empty(self, size: Any, *, dtype: Any = None, device: Any = None) -> Any:
        """A Tensor of another shape whose values are not set, by default of this dtype and on this device."""
        return creation.new_empty(self, size, dtype, None if device is None else to_device(device))


def _torch_place(x: Any) -> Any:
    """An argument of ``to`` as torch takes it."""
    if isinstance(x, TensorBase):
        return x._t
    if isinstance(x, mstype.Type):
        return mstype.to_torch(x)
    return to_device(x) if isinstance(x, str) else x
