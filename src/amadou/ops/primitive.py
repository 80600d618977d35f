"""Primitive: an operator as an object, made with its fixed arguments and called with its tensors."""

import dataclasses
import functools
import inspect
from collections.abc import Callable
from typing import Any


class Primitive:
    """Base class of operator objects.

    amadou's own are dataclasses whose fields are the fixed arguments and whose ``__call__`` calls the function of
    ``ops``. A program's own classes call ``super().__init__(name)``.

    Args:
        name: the operator's name, shown by ``repr``.
    """

    name: str
    _init_attrs: dict[str, Any]

    def __init__(self, name: str) -> None:
        self.name = name

    def __post_init__(self) -> None:
        """Check the fields; called after a dataclass has set them."""

    def __getattr__(self, attribute: str) -> Any:
        # The `__init__` of a dataclass does not set these two.
        if attribute == "name":
            return type(self).__name__
        if attribute == "attrs":
            self.attrs: dict[str, Any] = {}
            return self.attrs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attribute}'")

    @property
    def init_attrs(self) -> dict[str, Any]:
        """The fixed arguments by name."""
        if dataclasses.is_dataclass(self):
            return {field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.init}
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

    def set_stage(self, stage: int) -> "Primitive":
        """Note the stage of a pipeline that runs the operator."""
        return self.add_prim_attr("stage", stage)

    def __repr__(self) -> str:
        shown = {**self.init_attrs, **{k: v for k, v in self.attrs.items() if not k.endswith("put_names")}}
        fields = ", ".join(f"{name}={value}" for name, value in shown.items())
        return f"Prim[{self.name}]<{fields}>" if fields else f"Prim[{self.name}]"


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
    """
    return constexpr if fn is None else fn


_primexpr = constexpr
