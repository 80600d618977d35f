"""``run(ms, case)``: one case on one implementation of the API, the real MindSpore or amadou.

The outcome is plain data (no Tensor of either side), so that it can be stored, sent and compared:

- a Tensor is ``Value(kind, dtype, array)``, the dtype by name, the array as it came out, never converted
  (bfloat16, which NumPy lacks, is widened to float32 under its own name);
- tuples, lists, dicts, None and Python scalars are themselves; a dtype is ``Dtype(name)``; anything else is
  ``Other(type name, repr)``.
"""

from __future__ import annotations

import functools
import importlib
import re
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from tests.conformance.case import Array, Case, Code, Weight

FLOAT_DTYPES = ("float16", "bfloat16", "float32", "float64")
INT_DTYPES = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
DTYPES = (*FLOAT_DTYPES, *INT_DTYPES, "bool_", "complex64", "complex128")


class Value(NamedTuple):
    """A Tensor, Parameter or NumPy array that came out."""

    kind: str
    dtype: str
    array: np.ndarray


class Dtype(NamedTuple):
    name: str


class Other(NamedTuple):
    type_name: str
    text: str


class Outcome(NamedTuple):
    """What a call did: the type name of its error, or its output.

    ``changed`` holds the inputs and weights that the call changed, ``gradients`` those of the weighted sum of the float
    outputs with respect to each float input and each trainable weight, or the type name of an error in computing them.
    """

    error: str = ""
    output: Any = None
    changed: dict[str, Value] | None = None
    gradients: dict[str, Value] | str | None = None


# How the real MindSpore says that its CPU lacks the operator or the dtype: no error that a program could rely on.
_NO_KERNEL = re.compile(r"kernel \S+ unregistered|Select CPU operator|Unsupported op |not support\w* .*\bCPU\b", re.I)


class NoSuchName(Exception):
    """The implementation has no such function, class or method."""


def run(ms: ModuleType, case: Case) -> Outcome:
    """Play the case on ``ms`` and look at every value, since MindSpore may raise only then."""
    try:
        call = _Call(ms, case)
        output = call.play()
        shown, changed = read(ms, output), call.changed()
    except NoSuchName:
        return Outcome(error="NoSuchName")
    except Exception as raised:
        return Outcome(error=_error_name(raised))
    try:
        # made afresh: the first call may have changed its inputs and weights
        gradients = _Call(ms, case).gradients() if call.wants_gradient(shown) else None
    except Exception as raised:
        gradients = _error_name(raised)
    return Outcome("", shown, changed, gradients)


class _Call:
    """The case made real: the callable, its arguments, and the Tensors among them by name."""

    def __init__(self, ms: ModuleType, case: Case):
        self.ms, self.case, self.names = ms, case, _Names(ms)
        self.before: dict[str, tuple[Any, np.ndarray]] = {}
        self.args, self.kwargs = self._make(case.args), self._make(dict(case.kwargs))
        self.function = self._function()

    def _function(self):
        function = self.names.evaluate(self.case.target)
        if isinstance(function, self.ms.nn.Cell):
            if self.case.train:
                function.set_train(True)
            for name, weight in function.parameters_and_names():
                self._fill(name, weight)
        return function

    def _fill(self, name: str, weight: Any) -> None:
        """Set a weight to numbers that depend on its name only, variances positive; integers stay."""
        dtype = str(weight.dtype).lower()
        if dtype in FLOAT_DTYPES:
            low = 0.1 if "variance" in name else -1.0
            drawn = Array("float32", tuple(weight.shape), low, 1.0).draw(f"weight {name}")
            weight.set_data(self.ms.Tensor(drawn, weight.dtype))
        self.before[name] = (weight, read(self.ms, weight).array)

    def _make(self, argument: Any) -> Any:
        """The argument with Tensors, Parameters and evaluated code in it."""
        if isinstance(argument, Array):
            return self._tensor(argument)
        if isinstance(argument, Weight):
            name = f"input{len(self.before)}"
            drawn = self._tensor(argument.array)
            made = self.ms.Parameter(drawn, name=name, requires_grad=argument.requires_grad)
            self.before[name] = (made, self.before[name][1])
            return made
        if isinstance(argument, Code):
            return self.names.evaluate(argument.text)
        if isinstance(argument, (list, tuple)):
            return type(argument)(self._make(item) for item in argument)
        if isinstance(argument, dict):
            return {key: self._make(item) for key, item in argument.items()}
        return argument

    def _tensor(self, array: Array) -> Any:
        name = f"input{len(self.before)}"
        drawn = array.draw(f"{self.case.id}:{name}")
        made = self.ms.Tensor(drawn.copy(), getattr(self.ms, "bool_" if array.dtype == "bool" else array.dtype))
        self.before[name] = (made, drawn)
        return made

    def play(self) -> Any:
        return self.function(*self.args, **self.kwargs)

    def changed(self) -> dict[str, Value]:
        """The inputs and weights that do not hold what they held before."""
        now = {name: (read(self.ms, tensor), was) for name, (tensor, was) in self.before.items()}
        return {name: value for name, (value, was) in now.items() if not _same_bits(value.array, was)}

    def wants_gradient(self, shown: Any) -> bool:
        """As the case says; else whether a float goes in and a float comes out."""
        if self.case.grad is not None:
            return self.case.grad
        inputs, weights = self._differentiable()
        results = [leaf.dtype for leaf in _leaves(shown) if isinstance(leaf, Value)]
        return bool(inputs or weights) and any(dtype in FLOAT_DTYPES for dtype in results)

    def _differentiable(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The float Tensors among the inputs, and the trainable weights, by name."""
        inputs, weights = {}, {}
        for name, (tensor, _) in self.before.items():
            if _is_float(tensor) and not isinstance(tensor, self.ms.Parameter):
                inputs[name] = tensor
            elif _is_float(tensor) and tensor.requires_grad:
                weights[name] = tensor
        return inputs, weights

    def gradients(self) -> dict[str, Value]:
        """d(sum of weighted float outputs) with respect to each float input and each trainable weight, by name."""
        inputs, weights = self._differentiable()

        def weighted_sum(*tensors):
            swap = {id(old): new for old, new in zip(inputs.values(), tensors, strict=True)}
            output = self.function(*_swapped(self.args, swap), **_swapped(self.kwargs, swap))
            total = 0
            for position, leaf in enumerate(_float_leaves(self.ms, output)):
                factors = self.ms.Tensor(output_factors(position, tuple(leaf.shape)))
                total = total + (leaf.astype(self.ms.float32) * factors).sum()
            return total

        positions = tuple(range(len(inputs))) if inputs else None
        found = self.ms.grad(weighted_sum, positions, list(weights.values()) or None)(*inputs.values())
        names = [*inputs, *weights]
        return dict(zip(names, [read(self.ms, leaf) for leaf in _leaves(found)], strict=True))


class _Names(dict):
    """The names that a target or an argument may use: ``ms`` and everything public in it, ``np``."""

    def __init__(self, ms: ModuleType):
        super().__init__(ms=ms, np=np)

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self["ms"], name)
        except AttributeError:
            try:
                return importlib.import_module(f"{self['ms'].__name__}.{name}")
            except ImportError:
                raise KeyError(name) from None

    def evaluate(self, expression: str) -> Any:
        """The value of an expression of ours; NoSuchName when what it starts with does not exist."""
        head = re.match(r"[A-Za-z_]\w*(\.\w+)+", expression)
        if head:
            self._check(*head[0].split("."))
        try:
            return eval(expression, self)  # as globals, so that a lambda sees the names too
        except NameError as error:
            raise NoSuchName(error.name) from None

    def _check(self, first: str, *rest: str) -> None:
        try:
            functools.reduce(getattr, rest, self[first])
        except (KeyError, AttributeError):
            raise NoSuchName(".".join([first, *rest])) from None


def read(ms: ModuleType, output: Any) -> Any:
    """The output as plain data."""
    if isinstance(output, ms.Tensor):
        dtype = str(output.dtype).lower()
        array = output.astype(ms.float32).asnumpy() if dtype == "bfloat16" else output.asnumpy()
        return Value(type(output).__name__, dtype, np.array(array))
    if isinstance(output, np.ndarray):
        return Value("ndarray", output.dtype.name, np.array(output))
    if output is None or isinstance(output, (bool, int, float, complex, str)):
        return output
    if isinstance(output, (list, tuple)):
        shown = [read(ms, item) for item in output]
        return shown if isinstance(output, list) else tuple(shown)
    if isinstance(output, dict):
        return {key: read(ms, item) for key, item in output.items()}
    for name in DTYPES:
        if output is getattr(ms, name, None):
            return Dtype(name)
    return Other(type(output).__name__, repr(output))


def output_factors(position: int, shape: tuple[int, ...]) -> np.ndarray:
    """The fixed numbers that weigh an output: eighths in [0.5, 1.5), which every float dtype holds exactly."""
    drawn = np.random.RandomState(position).randint(4, 12, shape)
    return np.asarray(drawn / 8, np.float32)


def values(outcome: Outcome) -> list[Value]:
    """Every array of an outcome."""
    return [leaf for leaf in _leaves([outcome.output, outcome.changed, outcome.gradients]) if isinstance(leaf, Value)]


def _error_name(raised: Exception) -> str:
    return "NoKernel" if _NO_KERNEL.search(str(raised)) else type(raised).__name__


def _leaves(tree: Any) -> list:
    if isinstance(tree, dict):
        tree = list(tree.values())
    # a Value is itself a tuple, but a leaf
    if isinstance(tree, (list, tuple)) and not isinstance(tree, (Value, Dtype, Other)):
        return [leaf for item in tree for leaf in _leaves(item)]
    return [tree]


def _float_leaves(ms: ModuleType, output: Any) -> list:
    return [leaf for leaf in _leaves(output) if isinstance(leaf, ms.Tensor) and _is_float(leaf)]


def _is_float(tensor: Any) -> bool:
    return str(tensor.dtype).lower() in FLOAT_DTYPES


def _swapped(tree: Any, swap: dict[int, Any]) -> Any:
    """The tree of arguments with some Tensors replaced, by identity."""
    if isinstance(tree, (list, tuple)):
        return type(tree)(_swapped(item, swap) for item in tree)
    if isinstance(tree, dict):
        return {key: _swapped(item, swap) for key, item in tree.items()}
    return swap.get(id(tree), tree)


def _same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
