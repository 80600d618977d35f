"""What a program states about its own kernels, and the small language of loops that some of them are written in.

MindSpore's compiler reads the facts; here they are kept as data. Loops run as the Python that they are.
"""

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

import numpy as np

from .. import _checks

_DTYPES = {
    "None": "", "BOOL": "bool", "I8": "int8", "U8": "uint8", "I16": "int16", "U16": "uint16", "I32": "int32",
    "U32": "uint32", "I64": "int64", "U64": "uint64", "F16": "float16", "BF16": "bfloat16", "F32": "float32",
    "F64": "float64", "C64": "complex64", "C128": "complex128",
}  # fmt: skip
_FORMATS = {
    "None": ("",), "Default": ("DefaultFormat",), "Default_Tuple": ("DefaultFormat", "tuple"),
    "Default_List": ("DefaultFormat", "list"), "5HD": ("NC1HWC0",), "NC1HWC0": ("NC1HWC0",), "NCHW": ("NCHW",),
    "NHWC": ("NHWC",), "HWCN": ("HWCN",), "NCDHW": ("NCDHW",), "NDHWC": ("NDHWC",), "DHWCN": ("DHWCN",),
    "NDC1HWC0": ("NDC1HWC0",), "ChannelLast": ("ChannelLast",), "FracZ": ("FRACTAL_Z",), "FracNZ": ("FRACTAL_NZ",),
    "FRACTAL_Z_3D": ("FRACTAL_Z_3D",), "FracZNLSTM": ("FRACTAL_ZN_LSTM",), "FracZNRNN": ("FRACTAL_ZN_RNN",),
    "ND_RNNBIAS": ("ND_RNN_BIAS",), "C1HWNCoC0": ("C1HWNCoC0",),
}  # fmt: skip


class _Named(type):
    def __getattr__(cls, name: str) -> tuple[str, ...]:
        dtype, _, form = name.partition("_")
        if dtype not in _DTYPES or form not in _FORMATS:
            raise AttributeError(f"DataType has no {name!r}: a name is a dtype and a format, as F32_Default.")
        return _DTYPES[dtype], *_FORMATS[form]


class DataType(metaclass=_Named):
    """Dtypes with layouts, as ``F32_Default``, ``I64_NCHW`` or ``None_None``: what a kernel of a program takes.

    >>> import amadou as ms
    >>> ms.ops.DataType.F32_Default
    ('float32', 'DefaultFormat')
    """


class CustomRegOp:
    """The facts about a kernel of a program, one after the other; :meth:`get_op_info` returns them as a dict.

    >>> import amadou as ms
    >>> info = ms.ops.CustomRegOp("Twice").input(0, "x").output(0, "y").target("CPU").get_op_info()
    >>> info["inputs"]
    [{'index': 0, 'name': 'x', 'paramType': 'required'}]
    """

    def __init__(self, op_name: str = "Custom") -> None:
        self.op_name = _checks.check_type("CustomRegOp", "op_name", op_name, str)
        self.inputs: list[dict] = []
        self.outputs: list[dict] = []
        self.attrs: list[dict] = []
        self.formats: list[tuple] = []
        self.device = "UnKnown"

    def input(
        self, index: int | None = None, name: str | None = None, param_type: str = "required", **kwargs: Any
    ) -> "CustomRegOp":
        """Another input: its place, its name, and "required", "optional" or "dynamic" for several."""
        self.inputs.append(_described(index, name, param_type) | kwargs)
        return self

    def output(
        self, index: int | None = None, name: str | None = None, param_type: str = "required", **kwargs: Any
    ) -> "CustomRegOp":
        """Another output, as :meth:`input`."""
        self.outputs.append(_described(index, name, param_type) | kwargs)
        return self

    def attr(
        self,
        name: str | None = None,
        param_type: str | None = None,
        value_type: str | None = None,
        default_value: str | None = None,
        **kwargs: Any,
    ) -> "CustomRegOp":
        """Another setting: its name, "required" or "optional", its type and its default, all as str."""
        _checks.check_type("CustomRegOp", "default_value", default_value, (str, type(None)))
        facts = {"name": name, "paramType": param_type, "type": value_type, "defaultValue": default_value}
        self.attrs.append(_given(facts) | kwargs)
        return self

    def dtype_format(self, *args: tuple) -> "CustomRegOp":
        """What all inputs and outputs can be together, each of :class:`DataType`."""
        number = len(self.inputs) + len(self.outputs)
        if len(args) != number:
            raise ValueError(
                f"For 'CustomRegOp', 'dtype_format' must have one of DataType for each of {number} inputs and outputs, "
                f"but got {len(args)}."
            )
        self.formats.append(args)
        return self

    def target(self, target: str | None = None) -> "CustomRegOp":
        """The device: "Ascend", "GPU" or "CPU"."""
        if target is not None:
            self.device = _checks.check_type("CustomRegOp", "target", target, str)
        return self

    def get_op_info(self) -> dict:
        """All facts."""
        return {
            "op_name": self.op_name, "inputs": self.inputs, "outputs": self.outputs, "attr": self.attrs,
            "fusion_type": "", "dtype_format": self.formats, "target": self.device,
        }  # fmt: skip


def _described(index: int | None, name: str | None, param_type: str) -> dict:
    _checks.check_type("CustomRegOp", "index", index, (int, type(None)))
    _checks.check_type("CustomRegOp", "name", name, (str, type(None)))
    return _given({"index": index, "name": name, "paramType": param_type})


def _given(facts: dict) -> dict:
    return {key: value for key, value in facts.items() if value is not None}


def custom_info_register(*reg_info: dict) -> Callable:
    """Decorate a function of :class:`amadou.ops.Custom` with the facts about it, its attribute ``reg_info``.

    >>> import amadou as ms
    >>> info = ms.ops.CustomRegOp("square").input(0, "x").output(0, "y").target("CPU").get_op_info()
    >>> @ms.ops.custom_info_register(info)
    ... def square(x):
    ...     return x * x
    >>> [facts["op_name"] for facts in square.reg_info]
    ['square']
    """

    def keep(function: Callable) -> Callable:
        function.reg_info = reg_info  # type: ignore[attr-defined]
        return function

    return keep


def kernel(fn: Callable | None = None, reg_info: Any = None, compile_attrs: dict | None = None) -> Callable:
    """Decorate a function of loops over the elements of arrays: the type "hybrid" of :class:`amadou.ops.Custom`.

    It may use ``output_tensor(shape, dtype)`` and ``allocate(shape, dtype)``, ``grid(shape)``, the loops ``serial``,
    ``vectorize``, ``parallel`` and ``reduce``, ``block_realize``, and functions of numbers as ``exp``.

    Args:
        fn: the function.
        reg_info, compile_attrs: facts for a compiler.

    >>> import amadou as ms
    >>> @ms.ops.kernel
    ... def twice(x):
    ...     y = output_tensor(x.shape, x.dtype)
    ...     for i in serial(x.shape[0]):
    ...         y[i] = x[i] * 2
    ...     return y
    >>> print(ms.ops.Custom(twice, func_type="hybrid")(ms.Tensor([1.0, 2.0])))
    [2. 4.]
    """
    if fn is None:
        return functools.partial(kernel, reg_info=reg_info, compile_attrs=compile_attrs)

    @functools.wraps(fn)
    def run(*arrays: Any) -> Any:
        names = _WORDS | fn.__globals__
        return FunctionType(fn.__code__, names, fn.__name__, fn.__defaults__, fn.__closure__)(*arrays)

    return run


def _allocate(shape: tuple, dtype: Any, scope: str = "global") -> np.ndarray:
    return np.zeros(shape, dtype)


def _grid(extents: tuple) -> Iterator[tuple]:
    return itertools.product(*map(range, extents))


# what a function under `kernel` finds beside its own names
_WORDS: dict[str, Any] = {
    "allocate": _allocate, "output_tensor": _allocate, "grid": _grid, "block_realize": contextlib.nullcontext,
    "serial": range, "vectorize": range, "parallel": range, "reduce": range,
    "float16": np.float16, "float32": np.float32, "float64": np.float64, "int8": np.int8, "int16": np.int16,
    "int32": np.int32, "int64": np.int64, "uint8": np.uint8,
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "rsqrt": lambda x: 1 / np.sqrt(x), "power": np.power,
    "tanh": np.tanh, "sin": np.sin, "cos": np.cos, "floor": np.floor, "ceil": np.ceil, "trunc": np.trunc,
}  # fmt: skip
