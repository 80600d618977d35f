"""Functions made of functions: gradients as an object, dispatch on types, maps over nested tuples."""

from collections.abc import Callable, Sequence
from typing import Any

from .. import _checks
from .. import dtype as mstype
from .._boundary import ParameterBase, TensorBase
from .._grad import _Differentiator
from .._paths import view_getattr


class GradOperation:
    """Make a function's gradient function, in one of MindSpore's older modes.

    Args:
        get_all: the gradients of all inputs that are Tensors, as a tuple; by default that of the first input.
        get_by_list: the gradients of Parameters, as a tuple; with ``get_all``, ``(of inputs, of Parameters)``.
        sens_param: the last argument of a call is the gradient with which the output starts (ones by default).

    >>> import amadou as ms
    >>> ms.ops.GradOperation()(lambda x: x * x)(ms.Tensor([3.0])).asnumpy().tolist()
    [6.0]
    """

    def __init__(self, get_all: bool = False, get_by_list: bool = False, sens_param: bool = False) -> None:
        self.get_all = _checks.check_bool("GradOperation", "get_all", get_all)
        self.get_by_list = _checks.check_bool("GradOperation", "get_by_list", get_by_list)
        self.sens_param = _checks.check_bool("GradOperation", "sens_param", sens_param)

    def __call__(self, fn: Callable, weights: Any = None) -> Callable:
        """The gradient function of ``fn``.

        Args:
            fn: a function or Cell.
            weights: the Parameters, with ``get_by_list``; a Cell's own trained ones by default.

        Raises:
            ValueError: if ``get_by_list`` is asked of a function without ``weights``.
        """
        both = self.with_value(fn, weights)
        return lambda *args, **kwargs: both(*args, **kwargs)[1]

    def with_value(self, fn: Callable, weights: Any = None) -> Callable:
        """As a call, but the function gives ``(value of fn, gradient)``."""
        if self.get_by_list and weights is None:
            if not hasattr(fn, "trainable_params"):
                raise ValueError("For 'GradOperation', 'weights' must be given for a function that is no Cell.")
            weights = fn.trainable_params()
        chosen = weights if self.get_by_list else None

        def value_and_grad(*args: Any, **kwargs: Any) -> tuple[Any, Any]:
            inputs = args[:-1] if self.sens_param else args
            positions: Any = None
            if self.get_all:
                positions = tuple(i for i, a in enumerate(inputs) if isinstance(a, TensorBase))
            elif not self.get_by_list:
                positions = 0
            value, grads = _Differentiator(fn, positions, chosen, False, self.sens_param)(*args, **kwargs)
            return value, (self._as_tuple(grads, positions) if self.get_all else grads)

        return value_and_grad

    def _as_tuple(self, grads: Any, positions: tuple[int, ...]) -> Any:
        """``get_all`` gives a tuple of one also for one input."""
        if len(positions) != 1:
            return grads
        return ((grads[0],), grads[1]) if self.get_by_list else (grads,)


# The words by which MultitypeFuncGraph.register names types, and what each stands for.
_KINDS: dict[str, Any] = {
    "Tensor": TensorBase,
    "Parameter": ParameterBase,
    "Number": (bool, int, float),
    "Int": int,
    "Float": float,
    "Bool": bool,
    "String": str,
    "Function": Callable,
    "Tuple": tuple,
    "List": list,
    "Dict": dict,
    "Slice": slice,
    "None": type(None),
    "Ellipsis": type(...),
    # Kinds of values that do not exist here: a body for them may be registered, and is never called.
    "RowTensor": (),
    "COOTensor": (),
    "CSRTensor": (),
    "Env": (),
    "MapTensor": (),
    "UndeterminedType": (),
}
_KINDS_OF_TYPES = {
    mstype.tensor_type: "Tensor",
    mstype.number: "Number",
    mstype.bool_: "Bool",
    mstype.string: "String",
    mstype.function: "Function",
    mstype.tuple_: "Tuple",
    mstype.list_: "List",
    mstype.type_none: "None",
}


class MultitypeFuncGraph:
    """A function that picks its body by the types of its arguments.

    Args:
        name: a name for messages.
        read_value: kept for MindSpore's signature; arguments are always read.

    >>> import amadou as ms
    >>> add = ms.ops.MultitypeFuncGraph("add")
    >>> @add.register("Number", "Number")
    ... def add_numbers(x, y):
    ...     return x + y
    >>> add(1, 2)
    3
    """

    def __init__(self, name: str, read_value: bool = False) -> None:
        self.name = _checks.check_type("MultitypeFuncGraph", "name", name, str)
        self.read_value = read_value
        self.entries: list[tuple[tuple[str, ...], Callable]] = []

    def register(self, *type_names: Any) -> Callable[[Callable], Callable]:
        """Decorate a body for arguments of these types: names such as "Tensor", "Number", or dtypes.

        Raises:
            ValueError: for a type that has no such name.
        """
        kinds = tuple(_KINDS_OF_TYPES.get(name, name) for name in type_names)
        for kind in kinds:
            if kind not in _KINDS:
                raise ValueError(f"For '{self.name}', types must be among {sorted(_KINDS)}, but got {kind!r}.")

        def add(fn: Callable) -> Callable:
            self.entries.append((kinds, fn))
            return fn

        return add

    def __call__(self, *args: Any) -> Any:
        for kinds, fn in self.entries:
            if len(kinds) == len(args) and all(map(_is_kind, args, kinds)):
                return fn(*args)
        given = tuple(type(a).__name__ for a in args)
        known = [kinds for kinds, _ in self.entries]
        raise ValueError(f"For '{self.name}', the argument types must be one of {known}, but got {given}.")

    def __repr__(self) -> str:
        return f"MultitypeFuncGraph[{self.name}]"


def _is_kind(value: Any, kind: str) -> bool:
    if kind == "Function":
        return callable(value) and not isinstance(value, TensorBase)
    return isinstance(value, _KINDS[kind])


class Map:
    """Apply a function to the items of sequences, one item of each at a time.

    Args:
        ops: the function; by default the first argument of a call.
        reverse: whether the items are taken from the last to the first.
    """

    def __init__(self, ops: Callable | None = None, reverse: bool = False) -> None:
        self.ops = ops
        self.reverse = _checks.check_bool(type(self).__name__, "reverse", reverse)

    def __call__(self, *args: Any) -> Any:
        fn, sequences = (args[0], args[1:]) if self.ops is None else (self.ops, args)
        return self._apply(fn, sequences)

    def _apply(self, fn: Callable, sequences: Sequence) -> tuple:
        columns = [tuple(s.values()) if isinstance(s, dict) else s for s in sequences]
        rows = list(zip(*columns, strict=False))
        if self.reverse:
            return tuple(reversed([self._item(fn, row) for row in reversed(rows)]))
        return tuple(self._item(fn, row) for row in rows)

    def _item(self, fn: Callable, row: tuple) -> Any:
        return fn(*row)


class HyperMap(Map):
    """As :class:`Map`, into nested sequences down to the items that are none.

    >>> import amadou as ms
    >>> ms.ops.HyperMap()(lambda x, y: x + y, ((1, 2), 3), ((10, 20), 30))
    ((11, 22), 33)
    """

    def _item(self, fn: Callable, row: tuple) -> Any:
        return self._apply(fn, row) if all(isinstance(x, tuple | list) for x in row) else fn(*row)


__getattr__ = view_getattr(__name__)
