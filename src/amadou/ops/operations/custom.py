"""Functions of a program's own as operators; loops; what happens on the way of a gradient."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import torch

from ... import _checks
from ..._boundary import wrap
from ..._gaps import GapError
from .. import _native, custom
from ..primitive import Operator, Primitive


class Custom(Primitive):
    """A Python function of NumPy arrays, or a C function, as an operator.

    Args:
        func: for "pyfunc" a function that takes the inputs as arrays and returns an array or a tuple of them; for
            "hybrid" such a function under :func:`amadou.ops.kernel`; for "aot" "path:name" of a C function in a shared
            library or a C++ file, of which MindSpore's documentation and ``ops/_native.py`` say how it is called.
        out_shape, out_dtype: what the results are, or functions that say it of the shapes and dtypes of the inputs, for
            "aot"; the arrays of a Python function say it themselves.
        func_type: "pyfunc", "hybrid" or "aot"; the others are kernels for MindSpore's own compiler.
        bprop: the gradients of the inputs, called with Tensors: the inputs, the output and its gradient. Without it
            none passes.
        reg_info: facts about a kernel, for a compiler.

    Raises:
        GapError: for another ``func_type``; torch.library takes kernels.
        RuntimeError: if there is no such C function, or what it returns is not 0.

    >>> import amadou as ms
    >>> double = ms.ops.Custom(lambda x: x * 2, lambda x: x, lambda x: x, "pyfunc")
    >>> double(ms.Tensor([1.0, 2.0])).tolist()
    [2.0, 4.0]
    """

    def __init__(
        self,
        func: Callable | str,
        out_shape: Any = None,
        out_dtype: Any = None,
        func_type: str = "pyfunc",
        bprop: Callable | None = None,
        reg_info: Any = None,
    ) -> None:
        super().__init__("Custom")
        kinds = ("hybrid", "akg", "tbe", "aicpu", "aot", "pyfunc", "julia")
        if _checks.check_one_of("Custom", "func_type", func_type, kinds) not in ("aot", "hybrid", "pyfunc"):
            raise GapError(f"For 'Custom', 'func_type' must be 'pyfunc', 'hybrid' or 'aot', but got {func_type!r}.")
        self.func, self.bprop, self.func_type = func, bprop, func_type
        if func_type == "aot":
            _native.load(_checks.check_type("Custom", "func", func, str))  # what is wrong is said now
            self._compute = functools.partial(custom.on_memory, func, out_shape, out_dtype)
        elif callable(func):
            self._compute = functools.partial(custom.on_arrays, func)
        else:
            raise TypeError(f"For 'Custom', 'func' must be a function, but got {type(func)}.")

    def __call__(self, *args: Any) -> Any:
        return self._compute(*args) if self.bprop is None else custom.with_gradient(self._compute, self.bprop, *args)

    def get_bprop(self) -> Callable | None:
        """The function for the gradients."""
        return self.bprop


class PyFunc(Operator):
    """A Python function of NumPy arrays as an operator on a tuple of Tensors; returns a tuple.

    Args:
        fn: takes the inputs as arrays, returns an array or a tuple of them.
        in_types, in_shapes, out_types, out_shapes, stateful: for a compiler; the arrays say it themselves here.
    """

    fn: Callable
    in_types: Sequence
    in_shapes: Sequence
    out_types: Sequence
    out_shapes: Sequence
    stateful: bool = True

    def __call__(self, inputs: Sequence) -> tuple:
        out = custom.on_arrays(self.fn, *inputs)
        return out if isinstance(out, tuple) else (out,)


class Morph(Operator):
    """A Python function of Tensors as an operator.

    Args:
        fn: the function.
        infer_shape, infer_dtype: for a compiler.
        bprop_fn: the gradients of the inputs, called with the inputs, the output and its gradient; by default torch's.
    """

    fn: Callable
    infer_shape: Callable
    infer_dtype: Callable
    bprop_fn: Callable | None = None

    def __call__(self, *args: Any) -> Any:
        return self.fn(*args) if self.bprop_fn is None else custom.with_gradient(self.fn, self.bprop_fn, *args)


class HookBackward(Operator):
    """The inputs themselves; ``hook_fn`` is called with a tuple of the gradient, and may return another.

    Raises:
        TypeError: unless ``hook_fn`` is a function.
    """

    hook_fn: Callable
    cell_id: str = ""

    def __post_init__(self) -> None:
        if not callable(self.hook_fn):
            raise TypeError(f"For 'HookBackward', 'hook_fn' must be a function, but got {type(self.hook_fn)}.")

    def __call__(self, *inputs: Any) -> Any:
        hooked = tuple(custom.hooked(x, self._call_hook) for x in inputs)
        return hooked if len(hooked) > 1 else hooked[0]

    def _call_hook(self, gradient: Any) -> Any:
        found = self.hook_fn((gradient,))
        return found[0] if isinstance(found, tuple) else found


class InsertGradientOf(Operator):
    """x itself, whose gradient becomes ``f(gradient)``."""

    f: Callable

    def __call__(self, x: Any) -> Any:
        return custom.hooked(x, self.f)


class DumpGradient(Operator):
    """x itself; its gradient is written to ``path`` as a .npy file."""

    def __call__(self, path: str, x: Any, input_output: str) -> Any:
        _checks.check_one_of("DumpGradient", "input_output", input_output, ("in", "out"))
        return custom.save_gradient(path, x)


class TensorDump(Operator):
    """As :func:`amadou.ops.tensordump`."""

    input_output: str = "out"

    def __post_init__(self) -> None:
        _checks.check_one_of("TensorDump", "input_output", self.input_output, ("in", "out", "all"))

    def __call__(self, file: str, input_x: Any) -> None:
        custom.tensordump(file, input_x, self.input_output)


class ForiLoop(Operator):
    """``value = loop_func(index, value)`` for every index from ``lower`` to below ``upper``; the last value."""

    def __call__(self, lower: int, upper: int, loop_func: Callable, init_val: Any, unroll: bool = True) -> Any:
        for index in range(lower, upper):
            init_val = loop_func(index, init_val)
        return init_val


class WhileLoop(Operator):
    """``value = loop_func(value)`` while ``cond_func(value)`` holds; the last value."""

    def __call__(self, cond_func: Callable, loop_func: Callable, init_val: Any) -> Any:
        while cond_func(init_val):
            init_val = loop_func(init_val)
        return init_val


class Scan(Operator):
    """``state, y = loop_func(state, x)`` for every x of a list or tuple: the last state and the list of all y.

    ``length`` is the number of steps where ``xs`` is None or empty; x is None then.
    """

    def __call__(
        self, loop_func: Callable, init: Any, xs: Any, length: int | None = None, unroll: bool = True
    ) -> tuple:
        results = []
        for x in xs or [None] * (length or 0):
            init, result = loop_func(init, x)
            results.append(result)
        return init, results


class Reusing(Operator):
    """A function that a compiler shall compile once; here it is called as it is."""

    def __call__(self, x: Any) -> Any:
        return x


class GeSwitch(Operator):
    """The data for both branches of a condition: (for False, for True); a compiler would run one of them."""

    def __call__(self, data: Any, pred: Any) -> tuple:
        return data, data


class Merge(Operator):
    """Of a tuple of inputs what came first, and its place int32: the first of them, as all are there."""

    def __call__(self, *args: Any) -> tuple:
        return args[0][0], wrap(torch.zeros((), dtype=torch.int32))


class MoveTo(Operator):
    """As :func:`amadou.ops.move_to`."""

    def __call__(self, input: Any, to: str = "CPU", blocking: bool = True) -> Any:
        return input.move_to(to, blocking)
