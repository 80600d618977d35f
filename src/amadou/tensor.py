"""Tensor: MindSpore's array type over a torch tensor."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from torch.utils import dlpack as _dlpack

from . import dtype as mstype
from ._boundary import ShownAs, TensorBase, raw_tree, register_tensor_class, wrap, wrap_tree
from ._construct import from_array, from_data, torch_dtype
from ._parts import whole
from ._printing import tensor_repr, tensor_str
from ._tensor_methods import TensorMethods
from .context import device as default_device
from .context import device_name, to_device
from .kernels import index as index_kernels

_ONE_ELEMENT = "For 'Tensor', a Python scalar needs exactly one element, but got a Tensor of {} elements."


class Tensor(TensorMethods, TensorBase, metaclass=ShownAs):
    """An n-dimensional array, held by a torch tensor of the same memory.

    Args:
        input_data: a number, (nested) list or tuple, numpy.ndarray, or Tensor. A Tensor shares its memory with the
            new one when ``dtype`` stays; everything else is copied.
        dtype: a MindSpore dtype; by default that of the data (Python floats give float32, ints int64).
        shape: the shape of a Tensor without data: with ``init`` it is filled by that initializer at first use; with
            None among its entries it is a placeholder for ``Cell.set_inputs``.
        init: an Initializer; needs ``dtype`` and ``shape``.
        const_arg: a mark for compilers: the value is a constant of the program.
        device: where to put the data, "CPU", "GPU" or "Ascend"; by default the context's device.

    Raises:
        TypeError: for data or a dtype that no Tensor can hold.
        ValueError: for data and shape together, or ``init`` without shape and dtype.

    >>> import amadou as ms
    >>> ms.Tensor([1, 2.5])
    Tensor(shape=[2], dtype=Float32, value= [ 1.00000000e+00,  2.50000000e+00])
    """

    __slots__ = ()
    shown_as = "mindspore.common.tensor.Tensor"
    const_arg = False
    init: Any = None
    _pending: tuple
    virtual_flag = False
    parent_tensor_ = None
    index_of_parent_ = None

    def __init__(
        self,
        input_data: Any = None,
        dtype: Any = None,
        shape: Any = None,
        init: Any = None,
        const_arg: bool = False,
        device: str | None = None,
    ) -> None:
        if not isinstance(const_arg, bool):
            raise TypeError(f"For 'Tensor', 'const_arg' must be bool, but got {const_arg!r}.")
        if const_arg:
            self.const_arg = True
        kind = torch_dtype("Tensor", dtype)
        place = None if device is None else to_device(device)
        if input_data is not None:
            if shape is not None:
                raise ValueError(f"For 'Tensor', 'shape' must be None when 'input_data' is given, but got {shape}.")
            if init is not None:
                raise ValueError("For 'Tensor', 'init' must be given with 'dtype' and 'shape', not with 'input_data'.")
            self._t = from_data(input_data, kind, place)
        elif init is not None:
            if kind is None or shape is None:
                raise ValueError("For 'Tensor', 'init', 'dtype' and 'shape' must be given together.")
            self.init = init
            self._pending = (_shape_tuple(shape), dtype, place)
            self.__class__ = UnfilledTensor
        elif kind is not None:
            shape = _shape_tuple(shape)
            if shape is None or None in shape:
                self._pending = (shape, dtype, place)
                self.__class__ = UnfilledTensor
            else:
                self._t = torch.zeros(shape, dtype=kind, device=place or default_device())
        else:
            from_data(None)  # raises: there is nothing to make a Tensor of

    # -- what it is ----------------------------------------------------------------------------------------------

    @property
    def shape(self) -> tuple[int, ...]:
        """The size of every axis."""
        return tuple(self._t.shape)

    @property
    def dtype(self) -> Any:
        """The MindSpore dtype of the elements."""
        return mstype.from_torch(self._t.dtype)

    @property
    def size(self) -> int:
        """The number of elements (torch's ``numel()``)."""
        return self._t.numel()

    @property
    def ndim(self) -> int:
        return self._t.ndim

    @property
    def itemsize(self) -> int:
        """Bytes of one element."""
        return self._t.element_size()

    @property
    def nbytes(self) -> int:
        """Bytes of all elements."""
        return self._t.numel() * self._t.element_size()

    @property
    def strides(self) -> tuple[int, ...]:
        """Bytes to step in every axis (torch's ``stride()`` counts elements)."""
        # an empty NumPy array has strides of 0, which torch keeps
        steps = self._t.stride() if self._t.numel() else torch.empty(self._t.shape, device="meta").stride()
        return tuple(step * self._t.element_size() for step in steps)

    @property
    def device(self) -> str:
        """Where the memory is, in MindSpore's words: CPU, GPU, Ascend; with a colon and a number beyond the first."""
        return device_name(self._t.device)

    @property
    def has_init(self) -> bool:
        """Whether the Tensor was made by an initializer."""
        return self.init is not None

    @property
    def init_finished(self) -> bool:
        return True

    @property
    def is_meta(self) -> bool:
        """Whether the Tensor has a shape and a dtype but no memory (torch's meta device)."""
        return self._t.is_meta

    @property
    def data(self) -> "Tensor":
        """The same memory, seen by a Tensor without gradient history; setting it takes over another Tensor's memory."""
        return wrap(self._t.detach())

    @data.setter
    def data(self, value: "Tensor") -> None:
        self._t = value._t

    @property
    def T(self) -> "Tensor":
        """The axes in reverse order; a view."""
        return wrap(self._t.permute(tuple(range(self._t.ndim - 1, -1, -1))))

    @property
    def mT(self) -> "Tensor":
        """The last two axes swapped; a view."""
        return wrap(self._t.mT)

    @property
    def H(self) -> "Tensor":
        """The conjugate transpose of a matrix."""
        return wrap(self._t.H)

    @property
    def mH(self) -> "Tensor":
        """The conjugate transpose of the last two axes."""
        return wrap(self._t.mH)

    def __len__(self) -> int:
        if not self._t.ndim:
            raise TypeError("For 'Tensor', len() must be asked of one axis or more, but got a 0-d Tensor.")
        return self._t.shape[0]

    def __repr__(self) -> str:
        return tensor_repr(whole(self._t))

    def __str__(self) -> str:
        return tensor_str(whole(self._t))

    def __hash__(self) -> int:
        return id(self)

    def __bool__(self) -> bool:
        return bool(self._scalar())

    def __int__(self) -> int:
        return int(self._scalar())

    def __float__(self) -> float:
        return float(self._scalar())

    def __complex__(self) -> complex:
        return complex(self._scalar())

    def __index__(self) -> int:
        value = self._scalar()
        if not isinstance(value, int):
            raise ValueError(f"For 'Tensor', an index must be an integer or bool Tensor, but got {self.dtype}.")
        return int(value)

    def __round__(self, ndigits: int | None = None) -> "Tensor":
        return wrap(torch.round(self._t, decimals=ndigits) if ndigits else torch.round(self._t))

    def _scalar(self) -> Any:
        if self._t.numel() != 1:
            raise ValueError(_ONE_ELEMENT.format(self._t.numel()))
        return whole(self._t).item()

    def item(self) -> bool | int | float | complex:
        """The only element as a Python number.

        Raises:
            ValueError: unless there is exactly one element.
        """
        return self._scalar()

    def tolist(self) -> Any:
        """Nested lists of Python numbers, or one number for a 0-d Tensor."""
        return whole(self._t).tolist()

    # -- indexing ------------------------------------------------------------------------------------------------

    def __getitem__(self, index: Any) -> "Tensor":
        return wrap(index_kernels.getitem(self._t, raw_tree(index)))

    def __setitem__(self, index: Any, value: Any) -> None:
        self._own_memory()
        index_kernels.setitem(self._t, raw_tree(index), raw_tree(value))

    def _own_memory(self) -> None:
        """Prepare for a change in place while gradients are taken.

        torch refuses to change a leaf that requires grad; a copy of it may be changed, and its gradient still
        reaches the leaf.
        """
        t = self._t
        if t.requires_grad and t.is_leaf and torch.is_grad_enabled():
            self._t = t.clone()

    def __iter__(self) -> Iterator["Tensor"]:
        if not self._t.ndim:
            raise TypeError("For 'Tensor', iteration needs one axis or more, but got a 0-d Tensor.")
        return map(wrap, self._t.unbind(0))

    def __contains__(self, value: Any) -> bool:
        equal = self == value
        return equal is not False and bool(equal._t.any())

    # -- crossings -----------------------------------------------------------------------------------------------

    def asnumpy(self) -> np.ndarray:
        """The values as a NumPy array: the same memory on the CPU, a copy from other devices.

        bfloat16 becomes float32, since NumPy has no such type. Of a Tensor that processes have cut it is the whole: all
        of them have to ask for it.
        """
        t = whole(self._t.detach())
        if t.dtype == torch.bfloat16:
            t = t.float()
        return t.cpu().resolve_conj().resolve_neg().numpy()

    numpy = asnumpy

    @staticmethod
    def from_numpy(array: np.ndarray) -> "Tensor":
        """A Tensor over the memory of ``array`` (copied if the default device is not the CPU).

        Raises:
            TypeError: if it is no numpy.ndarray, or holds no numbers.
        """
        if not isinstance(array, np.ndarray):
            raise TypeError(f"For 'from_numpy', 'array' must be a numpy.ndarray, but got {type(array).__name__}.")
        return wrap(from_array(array, None, default_device()))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        array = self.asnumpy()
        if dtype is not None and array.dtype != dtype:
            if copy is False:
                raise ValueError(f"For 'Tensor', an array of {dtype} must be a copy of one of {array.dtype}.")
            return array.astype(dtype)
        return array.copy() if copy else array

    def __dlpack__(self, **options: Any) -> Any:
        return self._t.detach().__dlpack__(**options)

    def __dlpack_device__(self) -> Any:
        return self._t.__dlpack_device__()

    def to_dlpack(self) -> Any:
        """The memory as a DLPack capsule, for other libraries."""
        return _dlpack.to_dlpack(self._t.detach())

    @staticmethod
    def from_dlpack(capsule: Any) -> "Tensor":
        """A Tensor over the memory of a DLPack capsule or of any object with ``__dlpack__``."""
        return wrap(_dlpack.from_dlpack(capsule))

    @classmethod
    def __torch_function__(cls, func: Callable, types: Any, args: tuple = (), kwargs: dict | None = None) -> Any:
        """torch's functions take Tensors too, and then return Tensors."""
        return wrap_tree(func(*_torch_tree(args), **_torch_tree(kwargs or {})))

    def get_bytes(self) -> bytes:
        """The values as bytes, row by row, little-endian."""
        return self._t.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _rebuild, (self._t.detach(), self.__dict__)

    def __copy__(self) -> "Tensor":
        return wrap(self._t.clone())

    def __deepcopy__(self, memo: dict) -> "Tensor":
        twin = wrap(self._t.clone())
        twin.__dict__.update(self.__dict__)
        memo[id(self)] = twin
        return twin

    # -- values --------------------------------------------------------------------------------------------------

    def init_data(self, slice_index: int | None = None, shape: Any = None, opt_shard_group: Any = None) -> "Tensor":
        """Fill a Tensor that was made by an initializer (it also fills itself at its first use).

        Args:
            slice_index: which slice of a parameter that is cut over devices this is; the values do not depend on it.
            shape: fill with this shape instead of the Tensor's.
            opt_shard_group: the group of devices that share the parameter; without effect on the values.

        Raises:
            TypeError: if the Tensor has no initializer.
        """
        raise TypeError("For 'init_data', the Tensor must be made with an 'init', but it has none.")

    def assign_value(self, value: "Tensor") -> "Tensor":
        """Take over the values, shape and dtype of ``value``."""
        self._t = from_data(value).clone()
        return self

    def set_dtype(self, dtype: Any) -> Any:
        """Convert the Tensor itself to ``dtype``; returns the dtype."""
        self._t = self._t.to(torch_dtype("Tensor.set_dtype", dtype))
        return dtype

    def set_const_arg(self, const_arg: bool = True) -> "Tensor":
        """Mark the value as a constant of the program."""
        self.const_arg = const_arg
        return self

    def value(self) -> "Tensor":
        """The same memory, seen by another Tensor."""
        return wrap(self._t)

    def move_to(self, to: str, blocking: bool = True) -> "Tensor":
        """A copy on the device ``to`` ("CPU", "GPU", "Ascend"); not awaited unless ``blocking``."""
        return wrap(self._t.to(to_device(to), non_blocking=not blocking))

    def register_hook(self, hook: Callable[["Tensor"], "Tensor | None"]) -> Any:
        """Call ``hook`` with the gradient of this Tensor when it is computed; what it returns replaces the gradient."""
        return self._register_hook("hook", hook)

    def _register_hook(self, arg: str, hook: Any) -> Any:
        if not callable(hook):
            raise TypeError(f"For 'register_hook', '{arg}' must be a function, but got {type(hook)}.")
        t = self._torch()
        if not t.requires_grad:
            raise RuntimeError("For 'register_hook', the Tensor must take part in a gradient, but none is recorded.")
        return t.register_hook(functools.partial(_call_hook, hook))

    def hooks(self) -> list:
        """The functions that :meth:`register_hook` has registered, and that have not been removed."""
        calls: Any = self._torch()._backward_hooks or {}
        return [call.args[0] for call in calls.values()]


def _call_hook(hook: Callable, gradient: torch.Tensor) -> Any:
    return raw_tree(hook(wrap(gradient)))


class UnfilledTensor(Tensor):
    """A Tensor without memory yet: an initializer fills it at its first use, and it becomes a plain Tensor.

    Without an initializer it is a placeholder for ``Cell.set_inputs``, with a shape that may be known in part only.
    """

    __slots__ = ()
    shown_as = Tensor.shown_as

    @property
    def shape(self) -> tuple[int, ...]:
        """The size of every axis, -1 where unknown; ``(-2,)`` when not even the number of axes is known."""
        shape = self._pending[0]
        return (-2,) if shape is None else tuple(-1 if size is None else size for size in shape)

    @property
    def dtype(self) -> Any:
        return self._pending[1]

    def set_dtype(self, dtype: Any) -> Any:
        shape, _, place = self._pending
        self._pending = (shape, dtype, place)
        return dtype

    def init_data(self, slice_index: int | None = None, shape: Any = None, opt_shard_group: Any = None) -> Tensor:
        if self.init is None:
            raise ValueError(f"For 'Tensor', a Tensor of the unknown shape {self.shape} has no values.")
        pending, dtype, place = self._pending
        shape = pending if shape is None else _shape_tuple(shape)
        self._t = self.init.fill(shape, mstype.to_torch(dtype), place or default_device())
        del self.__dict__["_pending"], self.__dict__["init"]
        self.__class__ = Tensor  # type: ignore[assignment]
        return self

    def __getattr__(self, name: str) -> Any:
        if name != "_t":
            raise AttributeError(f"'Tensor' object has no attribute '{name}'")
        return self.init_data()._t

    def __repr__(self) -> str:
        line = "\n" if len(self.shape) > 1 else ""
        value = " " if self.init is None else f"{line}<uninitialized>"
        return f"Tensor(shape={list(self.shape)}, dtype={self.dtype}, value={value})"

    __str__ = __repr__

    def __deepcopy__(self, memo: dict) -> Tensor:
        twin = object.__new__(UnfilledTensor)
        twin.__dict__.update(self.__dict__)
        memo[id(self)] = twin
        return twin


register_tensor_class(Tensor)


def _rebuild(t: torch.Tensor, marks: dict) -> Tensor:
    tensor = wrap(t)
    tensor.__dict__.update(marks)
    return tensor


def _torch_tree(x: Any) -> Any:
    """As ``raw_tree``, but Parameters keep their place in torch's autograd graph: here torch's rules hold."""
    if isinstance(x, TensorBase):
        return x._torch()
    if isinstance(x, tuple | list):
        return type(x)(_torch_tree(item) for item in x)
    if isinstance(x, dict):
        return {key: _torch_tree(value) for key, value in x.items()}
    return x


def _shape_tuple(shape: Any) -> tuple | None:
    if shape is None or isinstance(shape, tuple):
        return shape
    return tuple(shape) if isinstance(shape, list) else (shape,)


def _unflatten(children: Any, _: Any) -> Any:
    # tree_map puts whatever its function returned in the place of the torch tensor
    return wrap(children[0]) if isinstance(children[0], torch.Tensor) else children[0]


torch.utils._pytree.register_pytree_node(
    Tensor,
    lambda tensor: ([tensor._t], None),
    _unflatten,
    serialized_type_name="amadou.Tensor",
)


def tensor(
    input_data: Any = None,
    dtype: Any = None,
    shape: Any = None,
    init: Any = None,
    const_arg: bool = False,
    device: str | None = None,
) -> Tensor:
    """A Tensor of ``input_data``; as the class :class:`Tensor`, with the same arguments."""
    return Tensor(input_data, dtype, shape, init, const_arg, device)


def from_numpy(array: np.ndarray) -> Tensor:
    """A Tensor over the memory of ``array``; as :meth:`Tensor.from_numpy`."""
    return Tensor.from_numpy(array)


def from_dlpack(capsule: Any) -> Tensor:
    """A Tensor over the memory of a DLPack capsule."""
    return Tensor.from_dlpack(capsule)


def to_dlpack(tensor: Tensor) -> Any:
    """The memory of ``tensor`` as a DLPack capsule."""
    return tensor.to_dlpack()


def frombuffer(buffer: Any, dtype: Any, count: int = -1, offset: int = 0) -> Tensor:
    """A 1-d Tensor of the bytes of ``buffer`` read as ``dtype``; copied, so that the buffer may go.

    Args:
        count: how many elements to read, -1 for all.
        offset: where to start, in bytes.
    """
    return wrap(torch.frombuffer(bytearray(buffer), dtype=mstype.to_torch(dtype), count=count, offset=offset))
