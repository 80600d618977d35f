"""Primitive: an operator as an object, made with its fixed arguments and called with its tensors."""

import functools
import inspect
from collections.abc import Callable
from typing import Any, ClassVar

from typing_extensions import dataclass_transform

from .._paths import view_getattr
from ..context import cuts_operators


class Primitive:
    """Base class of operator objects.

    amadou's own are each an :class:`Operator`. A program's own classes call ``super().__init__(name)``.

    Args:
        name: the operator's name, shown by ``repr``.
    """

    name: str
    _init_attrs: dict[str, Any]

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute == "name":  # of a class that has not called `super().__init__`
            return type(self).__name__
        if attribute == "attrs":  # most operators have none
            self.attrs: dict[str, Any] = {}
            return self.attrs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attribute}'")

    @property
    def init_attrs(self) -> dict[str, Any]:
        """The fixed arguments by name."""
        return self.__dict__.get("_init_attrs", {})

    def __call__(self, *args: Any) -> Any:
        raise NotImplementedError(f"For '{self.name}', the method '__call__' must be defined, but it is not.")

    def add_prim_attr(self, name: str, value: Any) -> "Primitive":
        """Note an attribute of the operator; it is shown by ``repr`` and has no effect."""
        self.attrs[name] = value
        return self

    def del_prim_attr(self, name: str) -> "Primitive":
        """Forget an attribute."""
        self.attrs.pop(name, None)
        return self

    def init_prim_io_names(self, inputs: list[str], outputs: list[str]) -> None:
        """Note the names of inputs and outputs."""
        self.attrs.update(input_names=inputs, output_names=outputs)

    def set_prim_instance_name(self, instance_name: str) -> "Primitive":
        """Note a name for this object among others of its class."""
        self.instance_name = instance_name
        return self

    def shard(self, in_strategy: tuple | None = None, out_strategy: tuple | None = None) -> "Primitive":
        """Say how the operator is cut over the processes in an automatic parallel mode.

        Args:
            in_strategy: for every Tensor that the operator is called with a tuple of the number of parts of each axis,
                or a Layout.
            out_strategy: the same for its results, by default as it comes out.

        Raises:
            TypeError: for arguments of other types.
            ValueError: for an ``out_strategy`` alone, or Layouts in one of them only.
        """
        from ..parallel.strategies import check_strategies, shown  # after everything else is imported

        check_strategies(self.name, in_strategy, out_strategy)
        if in_strategy is not None:
            self.in_strategy, self.out_strategy = in_strategy, out_strategy
            self.attrs.update(shown(in_strategy, out_strategy))
            self.__class__ = _over_processes(type(self))  # type: ignore[arg-type, assignment]
        return self

    def set_stage(self, stage: int) -> "Primitive":
        """Note the stage of a pipeline that runs the operator."""
        return self.add_prim_attr("stage", stage)

    def set_device(self, device_target: str) -> "Primitive":
        """Note the device that is to run the operator; it runs where its inputs are.

        Raises:
            RuntimeError: if ``device_target`` is not "CPU", "GPU" or "Ascend".
        """
        if device_target not in ("CPU", "GPU", "Ascend"):
            raise RuntimeError(
                f"For 'set_device', 'device_target' must be 'CPU', 'GPU' or 'Ascend', but got {device_target!r}."
            )
        return self.add_prim_attr("primitive_target", device_target)

    def __repr__(self) -> str:
        shown = {**self.init_attrs, **{k: v for k, v in self.attrs.items() if not k.endswith("put_names")}}
        fields = ", ".join(f"{name}={value}" for name, value in shown.items())
        return f"Prim[{self.name}]<{fields}>" if fields else f"Prim[{self.name}]"


class _OverProcesses:
    """Put before the class of an operator that has a strategy: where there are processes, its inputs are cut first."""

    name: str
    in_strategy: tuple
    out_strategy: tuple | None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        compute = functools.partial(super().__call__, **kwargs)  # type: ignore[misc]
        if not cuts_operators():
            return compute(*args)
        from ..parallel._cutting import call  # torch's DTensor takes long to import

        return call(self, compute, args, self.in_strategy, self.out_strategy)

    def __reduce__(self) -> tuple:
        return _restore_over_processes, (type(self).__mro__[2], self.__dict__)


@functools.cache
def _over_processes(cls: Any) -> type:
    if issubclass(cls, _OverProcesses):
        return cls
    return type(cls.__name__, (_OverProcesses, cls), {"__module__": cls.__module__, "__qualname__": cls.__qualname__})


def _restore_over_processes(cls: type, own: dict[str, Any]) -> Any:
    """A copied or unpickled operator with a strategy."""
    operator: Any = object.__new__(_over_processes(cls))
    operator.__dict__.update(own)
    return operator


class _FieldsSignature:
    """``__signature__`` of an operator class, made when ``inspect.signature`` asks for it."""

    def __get__(self, instance: Any, owner: type["Operator"]) -> inspect.Signature:
        if instance is not None or owner.__init__ is not Operator.__init__:
            raise AttributeError("__signature__")
        return inspect.Signature([_init_parameter(owner, name) for name in owner._fields])


def _init_parameter(owner: type["Operator"], name: str) -> inspect.Parameter:
    default = getattr(owner, name, inspect.Parameter.empty)
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default)


@dataclass_transform(eq_default=False)
class Operator(Primitive):
    """An operator of MindSpore's: the annotated names of its class are its fixed arguments.

    As with a dataclass, but all classes share one ``__init__``: to compile one for each would take a third of the
    time of ``import amadou``. ``__call__`` calls the function of ``ops``.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    __signature__ = _FieldsSignature()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__init__" not in cls.__dict__:
            own = inspect.get_annotations(cls)
            cls._fields = cls._fields + tuple(name for name in own if name not in cls._fields)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fields = self._fields
        if len(args) > len(fields):
            got = f"at most {len(fields)}, but got {len(args)}"
            raise TypeError(f"For '{type(self).__name__}', the number of arguments must be {got}.")
        values = dict(zip(fields, args, strict=False))
        for name, value in kwargs.items():
            if name not in fields:
                raise TypeError(f"For '{type(self).__name__}', the arguments must be among {fields}, but got '{name}'.")
            if name in values:
                raise TypeError(f"For '{type(self).__name__}', the argument '{name}' must be given once, but got two.")
            values[name] = value
        for name in fields:
            if name not in values and not hasattr(type(self), name):
                raise TypeError(f"For '{type(self).__name__}', the argument '{name}' must be given, but it is not.")
        self.__dict__.update(values)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the arguments; called when they are set."""

    @property
    def init_attrs(self) -> dict[str, Any]:
        """The fixed arguments by name."""
        return {name: getattr(self, name) for name in self._fields}


class PrimitiveWithInfer(Primitive):
    """Base class of a program's operators that state their output's shape and dtype themselves."""


class PrimitiveWithCheck(Primitive):
    """Base class of a program's operators that check their inputs themselves."""


def prim_attr_register(fn: Callable) -> Callable:
    """Decorate the ``__init__`` of a Primitive: its arguments become attributes, and the class name the name."""

    @functools.wraps(fn)
    def set_attributes_first(self: Primitive, *args: Any, **kwargs: Any) -> None:
        bound = inspect.signature(fn).bind(self, *args, **kwargs)
        bound.apply_defaults()
        given = dict(list(bound.arguments.items())[1:])
        self.name = type(self).__name__
        self._init_attrs = given
        for name, value in given.items():
            setattr(self, name, value)
        fn(self, *args, **kwargs)

    return set_attributes_first


def constexpr(
    fn: Callable | None = None,
    get_instance: bool = True,
    name: str | None = None,
    reuse_result: bool = True,
    check: bool = True,
) -> Callable:
    """Decorate a function of Python values that a compiler may evaluate ahead; here it is called as it is.

    Args:
        fn: the function.
        get_instance, name, reuse_result, check: how MindSpore's compiler treats it; without effect here.

    >>> import amadou as ms
    >>> double = ms.ops.constexpr(lambda n: 2 * n)
    >>> print(double(3))
    6
    """
    return constexpr if fn is None else fn


_primexpr = constexpr


__getattr__ = view_getattr(__name__)
