"""The crossing between MindSpore's Tensor and torch's: the only file that knows both sides.

``raw`` and ``wrap`` are views of the same memory and never copy. A function decorated with :func:`op` is written
in torch: it receives torch tensors, returns torch tensors, and must not call another decorated function.
"""

import functools
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import torch

from . import _parts, log
from .dtype import BFloat, Bool, Complex, Float, Int, UInt

P = ParamSpec("P")
R = TypeVar("R")

OUTSIDE, PLAIN, RECORDING = 0, 1, 2


class _State(threading.local):
    """Where a thread is: outside of any network, in a plain call that records nothing, or recording gradients."""

    def __init__(self) -> None:  # runs in every thread; torch.compile needs attributes of the instance
        self.mode = OUTSIDE
        # The float dtype in which Parameters show themselves inside a Cell with `to_float`, or None.
        self.cast: torch.dtype | None = None


state = _State()


class ShownAs(type):
    """A class that is printed under its MindSpore name, ``shown_as``; it is pickled and found under its own."""

    def __repr__(cls) -> str:
        return f"<class '{vars(cls).get('shown_as') or f'{cls.__module__}.{cls.__qualname__}'}'>"


class TensorBase:
    """What the boundary knows of a Tensor: the slot ``_t`` with the torch tensor."""

    __slots__ = ("__dict__", "__weakref__", "_t")

    _t: torch.Tensor

    def _torch(self) -> torch.Tensor:
        """The torch tensor with its place in torch's autograd graph kept."""
        return self._t

    def _show_for_a_time(self, t: torch.Tensor) -> None:
        """Let ``t`` be the torch tensor; the caller puts the old one back."""
        self._t = t


class ParameterBase(TensorBase):
    """What the boundary and ``ops`` know of a Parameter; they are imported before it."""

    __slots__ = ()


def is_tensor(obj: Any) -> bool:
    """Whether ``obj`` is a Tensor (a Parameter is one).

    >>> import amadou as ms
    >>> print(ms.ops.is_tensor(ms.Tensor([1])))
    True
    """
    return isinstance(obj, TensorBase)


_tensor_class: Any = TensorBase
_TorchTensor = torch.Tensor
_SEQUENCES = (tuple, list)
_CONTAINERS = (tuple, list, dict)
# What arguments are most often beside Tensors: known at a glance to hold none.
_PLAIN = frozenset((bool, int, float, str, type(None)))
_LEAVES = _PLAIN | {torch.Tensor, torch.nn.Parameter, Bool, Int, UInt, Float, BFloat, Complex}

# Every function face, by its function object's qualified name; a second declaration of a name is an error.
OPS: dict[str, Callable] = {}


def register_tensor_class(cls: type) -> None:
    """Make ``cls`` what :func:`wrap` builds (called once, by ``tensor.py``)."""
    global _tensor_class
    _tensor_class = cls


def raw(x: Any) -> Any:
    """The torch tensor behind a Tensor; anything else unchanged."""
    return x._t if isinstance(x, TensorBase) else x


def wrap(t: torch.Tensor) -> Any:
    """A Tensor over the same memory as ``t``."""
    tensor: Any = object.__new__(_tensor_class)
    tensor._t = t
    return tensor


def raw_tree(x: Any) -> Any:
    """``raw`` on ``x``, and inside lists, tuples, dicts and slices."""
    if isinstance(x, TensorBase):
        return x._t
    if type(x) is tuple:  # most are axes and sizes
        for item in x:
            if type(item) not in _LEAVES:
                break
        else:
            return x
    if isinstance(x, _SEQUENCES):
        items = [item if type(item) in _LEAVES else raw_tree(item) for item in x]
        if isinstance(x, list):
            return items
        return type(x)(*items) if hasattr(x, "_fields") else tuple(items)
    if isinstance(x, dict):
        return _raw_values(x)
    if isinstance(x, slice):
        return slice(raw(x.start), raw(x.stop), raw(x.step))
    return x


def _raw_values(x: dict) -> dict:
    return {key: value if type(value) in _LEAVES else raw_tree(value) for key, value in x.items()}


def wrap_tree(x: Any) -> Any:
    """``wrap`` on ``x``, and inside lists, tuples and dicts."""
    if isinstance(x, tuple):  # first, as it takes longer to ask for torch.Tensor
        items = [
            wrap(item) if type(item) is _TorchTensor else item if type(item) in _PLAIN else wrap_tree(item)
            for item in x
        ]
        # torch's own named results (torch.return_types.max) become plain tuples, as MindSpore returns
        return type(x)(*items) if hasattr(x, "_fields") else tuple(items)
    if isinstance(x, torch.Tensor):
        return wrap(x)
    if isinstance(x, list):
        return [wrap_tree(item) for item in x]
    if isinstance(x, dict):
        return {key: wrap_tree(value) for key, value in x.items()}
    return x


def op(body: Callable[P, R]) -> Callable[P, R]:
    """Make a function on torch tensors a MindSpore function: Tensors in, Tensors out.

    Tensors are found among the arguments and inside lists, tuples and dicts of them; results are wrapped in the
    same way. Name, signature and docstring stay those of ``body``, which may be decorated with
    :func:`amadou.ops._errors.shape_errors`.
    """
    explain = getattr(body, "explain", _refuse_dtype)
    call: Any = body if explain is _refuse_dtype else body.__wrapped__  # type: ignore[attr-defined]

    @functools.wraps(body)
    def face(*args: Any, **kwargs: Any) -> Any:
        # On every path, so without a call for an argument, and without a loop for up to three.
        try:
            if kwargs or _parts.in_use:
                out = _run(body, call, args, kwargs)
            elif len(args) == 2:
                x, y = args
                out = call(
                    x._t if type(x) is _tensor_class else x if type(x) in _LEAVES else raw_tree(x),
                    y._t if type(y) is _tensor_class else y if type(y) in _LEAVES else raw_tree(y),
                )
            elif len(args) == 1:
                (x,) = args
                out = call(x._t if type(x) is _tensor_class else raw_tree(x))
            elif len(args) == 3:
                x, y, z = args
                out = call(
                    x._t if type(x) is _tensor_class else x if type(x) in _LEAVES else raw_tree(x),
                    y._t if isinstance(y, TensorBase) else y if type(y) in _LEAVES else raw_tree(y),
                    z._t if isinstance(z, TensorBase) else z if type(z) in _LEAVES else raw_tree(z),
                )
            else:
                plain: list[Any] = []
                for a in args:
                    if isinstance(a, TensorBase):
                        a = a._t
                    elif type(a) not in _LEAVES:
                        a = raw_tree(a)
                    plain.append(a)
                out = call(*plain)
        except (RuntimeError, IndexError) as error:
            explain(body.__name__, error)
            raise
        if type(out) is _TorchTensor:
            tensor: Any = object.__new__(_tensor_class)
            tensor._t = out
            return tensor
        return wrap_tree(out)

    name = f"{body.__module__}.{body.__qualname__}"
    if name in OPS and OPS[name].__wrapped__ is not body:  # type: ignore[attr-defined]
        raise RuntimeError(f"The operator {name} is declared twice.")
    OPS[name] = face
    return face


def _run(body: Callable, call: Callable, args: tuple, kwargs: dict) -> Any:
    """The body on arguments of which some have names, or may be cut over processes."""
    if _parts.in_use and _mesh_of((args, kwargs)) is not None:
        return _in_parts(body, args, kwargs)
    return call(*[a if type(a) in _LEAVES else raw_tree(a) for a in args], **_raw_values(kwargs))


def _mesh_of(x: Any) -> Any:
    """The mesh of the processes that hold parts of a Tensor in ``x``, None if there is no such Tensor."""
    if isinstance(x, _CONTAINERS):
        found = map(_mesh_of, x.values() if isinstance(x, dict) else x)
        return next((mesh for mesh in found if mesh is not None), None)
    return getattr(raw(x), "device_mesh", None)


def _in_parts(body: Callable[P, R], args: tuple, kwargs: dict) -> R:
    """The body on tensors that are cut, and others that are the same on all processes."""
    mesh = _mesh_of((args, kwargs))
    plain = raw_tree((args, kwargs))
    try:
        cut_args, cut_kwargs = _map_tensors(lambda t: _parts.replicated(t, mesh), plain)
        return wrap_tree(_map_tensors(_parts.settled, body(*cut_args, **cut_kwargs)))
    except Exception as error:
        if body not in _known_wholes:
            _known_wholes.add(body)
            reason = str(error).partition("\n")[0]
            log.warning("'%s' runs whole on every process, as torch cannot cut it: %s", body.__name__, reason)
    whole_args, whole_kwargs = _map_tensors(_parts.whole, plain)
    return wrap_tree(body(*whole_args, **whole_kwargs))


_known_wholes: set[Callable] = set()


def whole_tree(x: Any) -> Any:
    """``x`` with whole Tensors in the place of those of which processes hold parts."""
    return x if _mesh_of(x) is None else wrap_tree(_map_tensors(_parts.whole, raw_tree(x)))


def _map_tensors(fn: Callable[[torch.Tensor], Any], x: Any) -> Any:
    if isinstance(x, torch.Tensor):
        return fn(x)
    if isinstance(x, dict):
        return {key: _map_tensors(fn, value) for key, value in x.items()}
    if isinstance(x, _SEQUENCES):
        items = [_map_tensors(fn, item) for item in x]
        return type(x)(*items) if hasattr(x, "_fields") else type(x)(items)
    return x


def _refuse_dtype(name: str, error: Exception) -> None:
    """Raise MindSpore's TypeError where torch has no kernel for a dtype, or none for several together."""
    if type(error) in (NotImplementedError, RuntimeError) and is_about_dtype(str(error)):
        raise TypeError(f"For '{name}', {error}") from error


def is_about_dtype(text: str) -> bool:
    """Whether a message of torch says that there is no kernel for the dtypes."""
    return any(part in text for part in _DTYPE_REFUSALS)


_DTYPE_REFUSALS = (
    "not implemented for", "Input type (", "expected scalar type", "have the same dtype, but", "share same datatype",
    "Type promoting not supported", "mixed dtype", "supported for complex", "support complex",
    "inputs not supported for",
)  # fmt: skip


def has_tensors(x: Any) -> bool:
    """Whether ``x`` is a Tensor, or a list, tuple or dict with one inside."""
    if isinstance(x, dict):
        x = x.values()
    elif not isinstance(x, tuple | list):
        return isinstance(x, TensorBase)
    return any(has_tensors(item) for item in x)


def has_torch(args: tuple, kwargs: dict) -> bool:
    """Whether torch tensors are among the arguments: the caller is a torch program."""
    for a in args:
        if isinstance(a, TensorBase):  # most arguments, and a cheaper question than the next
            continue
        if isinstance(a, torch.Tensor):
            return True
        if isinstance(a, _CONTAINERS) and _has_torch_inside(a):
            return True
    return bool(kwargs) and has_torch(tuple(kwargs.values()), {})


def _has_torch_inside(items: Any) -> bool:
    return has_torch(tuple(items.values()) if isinstance(items, dict) else tuple(items), {})
