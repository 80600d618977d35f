"""A case is data: what to call, and with which arguments. ``run`` plays it on any implementation of the API.

>>> Case("ops.mean", f32(2, 3), axis=0)                      # a function
>>> Case("Tensor.sum", f32(2, 3), axis=0)                    # a method: the first argument is the Tensor itself
>>> Case("ops.ReduceSum(keep_dims=True)", f32(2, 3))         # a Primitive, made and then called
>>> Case("nn.Dense(3, 4)", f32(2, 3)).but(train=True)        # a Cell; its weights are filled by their names

Arrays are drawn from a random state seeded with the id of the case and the position of the array, so that a case means
the same numbers everywhere and for ever. This module needs NumPy only: it is imported beside the real MindSpore too.
"""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np

# Part of every definition: raise it when the drawing of arrays or the shape of an outcome changes.
FORMAT = 1


@dataclasses.dataclass(frozen=True)
class Array:
    """A Tensor argument: [*shape] of ``dtype``, uniform in [low, high), or the given ``values``."""

    dtype: str
    shape: tuple[int, ...]
    low: float | None = None
    high: float | None = None
    values: str | None = None

    def __repr__(self) -> str:
        if self.values is not None:
            return f'values({self.values}, "{self.dtype}")'
        limits = [f"{key}={value!r}" for key, value in (("low", self.low), ("high", self.high)) if value is not None]
        return f"{_MAKER_NAMES[self.dtype]}({', '.join([*map(repr, self.shape), *limits])})"

    def draw(self, seed: str) -> np.ndarray:
        """The numbers; bfloat16 comes as float32 that bfloat16 can hold."""
        # RandomState and not Generator: NumPy promises that its stream never changes.
        random = np.random.RandomState(zlib.crc32(seed.encode()))
        if self.values is not None:
            drawn = np.array(eval(self.values, {"nan": np.nan, "inf": np.inf}))
        elif self.dtype == "bool":
            drawn = random.randint(0, 2, self.shape)
        elif "int" in self.dtype:
            low = (0 if self.dtype.startswith("u") else -5) if self.low is None else self.low
            drawn = random.randint(low, 10 if self.high is None else self.high, self.shape)
        else:
            low, high = -2.0 if self.low is None else self.low, 2.0 if self.high is None else self.high
            drawn = random.uniform(low, high, self.shape)
            if self.dtype.startswith("complex"):
                drawn = drawn + 1j * random.uniform(low, high, self.shape)
        if self.dtype == "bfloat16":
            bits = np.asarray(drawn, np.float32).view(np.uint32) & np.uint32(0xFFFF0000)
            return bits.view(np.float32)
        return np.asarray(drawn).astype(self.dtype)


@dataclasses.dataclass(frozen=True)
class Weight:
    """A Parameter argument that holds ``array``."""

    array: Array
    requires_grad: bool = True

    def __repr__(self) -> str:
        return f"parameter({self.array!r}{'' if self.requires_grad else ', requires_grad=False'})"


@dataclasses.dataclass(frozen=True)
class Code:
    """An argument that only the implementation can make, as an expression: ``code("ms.float16")``."""

    text: str

    def __repr__(self) -> str:
        return self.text


@dataclasses.dataclass(frozen=True, init=False, repr=False)
class Case:
    """One call. ``target`` is an expression over ``ops``, ``mint``, ``nn``, ``Tensor`` …, keywords go to the call."""

    target: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]
    grad: bool | None = None
    train: bool = False
    note: str = ""
    torch: str = ""
    expect: Any = None
    reason: str = ""

    def __init__(self, target: str, /, *args: Any, **kwargs: Any):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "kwargs", tuple(kwargs.items()))

    def but(self, **options: Any) -> Case:
        """The case with other options.

        grad: whether gradients are compared (default: when an input or a weight is a float Tensor)
        train: put the Cell into training mode
        note: told in the id, to keep two cases apart
        torch, reason: the truth is this expression over torch, not the real MindSpore, and why
        expect, reason: the truth is this: an Array, a Python value, a tuple of them, or ``error("ValueError")``
        """
        unknown = options.keys() - {"grad", "train", "note", "torch", "expect", "reason"}
        if unknown:
            raise TypeError(f"unknown options {sorted(unknown)}")
        if ("torch" in options or "expect" in options) and not options.get("reason"):
            raise TypeError("a truth other than the real MindSpore needs a reason")
        if "expect" in options:
            options.setdefault("grad", False)
        changed = Case(self.target, *self.args, **dict(self.kwargs))
        for name in ("grad", "train", "note", "torch", "expect", "reason"):
            object.__setattr__(changed, name, options.get(name, getattr(self, name)))
        return changed

    @property
    def id(self) -> str:
        """The case as code, unique in its family."""
        given = [repr(arg) for arg in self.args] + [f"{key}={value!r}" for key, value in self.kwargs]
        options = " train" * self.train + (f" {self.note}" if self.note else "")
        return f"{self.target}({', '.join(given)}){options}"

    @property
    def digest(self) -> str:
        """Ten hex digits that change with anything that the recorded answer depends on."""
        return hashlib.sha1(repr((FORMAT, self.id, self.grad)).encode(), usedforsecurity=False).hexdigest()[:10]

    @property
    def recorded(self) -> bool:
        """Whether the truth is a recording of the real MindSpore."""
        return not self.torch and self.expect is None

    def __repr__(self) -> str:
        return self.id


def error(name: str) -> Code:
    """For ``but(expect=…)``: the call raises an exception of this type name."""
    return Code(f"raise {name}")


def code(text: str) -> Code:
    """An argument that is evaluated on each side, with the same names as a target, and ``ms``."""
    return Code(text)


def parameter(array: Array, requires_grad: bool = True) -> Weight:
    """A Parameter argument."""
    return Weight(array, requires_grad)


def values(data: Any, dtype: str) -> Array:
    """A Tensor argument with these values: nested lists, with ``nan`` and ``inf`` as floats."""
    return Array(dtype, np.shape(data), values=repr(data))


def f16(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("float16", shape, low, high)


def bf16(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("bfloat16", shape, low, high)


def f32(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("float32", shape, low, high)


def f64(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("float64", shape, low, high)


def i8(*shape: int, low: int | None = None, high: int | None = None) -> Array:
    return Array("int8", shape, low, high)


def i16(*shape: int, low: int | None = None, high: int | None = None) -> Array:
    return Array("int16", shape, low, high)


def i32(*shape: int, low: int | None = None, high: int | None = None) -> Array:
    return Array("int32", shape, low, high)


def i64(*shape: int, low: int | None = None, high: int | None = None) -> Array:
    return Array("int64", shape, low, high)


def u8(*shape: int, low: int | None = None, high: int | None = None) -> Array:
    return Array("uint8", shape, low, high)


def bool_(*shape: int) -> Array:
    return Array("bool", shape)


def c64(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("complex64", shape, low, high)


def c128(*shape: int, low: float | None = None, high: float | None = None) -> Array:
    return Array("complex128", shape, low, high)


_MAKER_NAMES = {
    "float16": "f16",
    "bfloat16": "bf16",
    "float32": "f32",
    "float64": "f64",
    "int8": "i8",
    "int16": "i16",
    "int32": "i32",
    "int64": "i64",
    "uint8": "u8",
    "bool": "bool_",
    "complex64": "c64",
    "complex128": "c128",
}

FLOATS = (f32, f16, bf16, f64)
INTS = (i32, i64, i16, i8, u8)


def each(makers, *shapes: tuple[int, ...], **limits: float) -> Iterator[Array]:
    """An Array for every dtype and shape: ``for x in each(FLOATS, (2, 3), ())``."""
    for make in makers:
        for shape in shapes:
            yield make(*shape, **limits)
