"""The text of tensors: ``str`` is NumPy's, ``repr`` is MindSpore's own.

Both take any torch tensor. Large tensors are cut down to the elements that will be seen, on their device, before
anything is copied or formatted. A meta tensor has no values: it prints as ``<uninitialized>``.
"""

import math
from typing import Any

import numpy as np
import torch

from .dtype import FROM_TORCH

# repr: an axis longer than its limit shows this many elements at either end.
_EDGE = 3
_LIMIT = 2 * _EDGE
_LIMIT_1D = 1000

# repr of a vector: elements per line, 24 where not named.
_PER_LINE = {torch.bool: 12, torch.float16: 12, torch.float32: 12, torch.float64: 12}

# repr: format and width of an element; the others take the width of the widest.
_SCIENTIFIC = {torch.float16: (".4e", 11), torch.float32: (".8e", 15), torch.float64: (".8e", 15)}

# MindSpore prints by the rules of NumPy 1. Those of 2.4 write [5000.] as [5.e+03] in float16 and shift float32 as well.
_NUMPY_RULES: Any = "1.25" if np.lib.NumpyVersion(np.__version__) >= "2.0.0" else False

# Without a counterpart in NumPy; float32 holds their values.
_SHORT_FLOATS = (torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2)


def tensor_str(t: torch.Tensor) -> str:
    """As NumPy prints the values, under ``numpy.set_printoptions``; bfloat16 with six decimals.

    >>> tensor_str(torch.tensor([1.0, 2.5]))
    '[1.  2.5]'
    """
    if t.is_meta:
        return tensor_repr(t)
    options = np.get_printoptions()
    edge = options["edgeitems"]
    is_cut = t.numel() > options["threshold"] and edge > 0
    if is_cut:
        t = _cut(t, 2 * edge, edge + 1, edge)  # one more than is shown, so that NumPy still puts its dots
    values = _to_numpy(t)
    if isinstance(values, str):
        return values
    with np.printoptions(legacy=options["legacy"] or _NUMPY_RULES, threshold=0 if is_cut else options["threshold"]):
        if t.dtype in _SHORT_FLOATS:
            return np.array2string(values, formatter={"float_kind": "{:f}".format})
        return str(values)


def tensor_repr(t: torch.Tensor) -> str:
    """Shape, dtype and values, floats in scientific notation.

    >>> tensor_repr(torch.tensor([1, -2]))
    'Tensor(shape=[2], dtype=Int64, value= [ 1, -2])'
    """
    space = "\n" if t.ndim > 1 else " "
    return f"Tensor(shape={list(t.shape)}, dtype={FROM_TORCH[t.dtype]}, value={space}{_repr_values(t)})"


def _repr_values(t: torch.Tensor) -> str:
    if t.is_meta:
        return "<uninitialized>"
    if not t.numel():
        return ""
    limit = _LIMIT_1D if t.ndim == 1 else _LIMIT
    values = _to_numpy(_cut(t, limit, _EDGE, _EDGE))
    if isinstance(values, str):
        return values
    if t.ndim == 0:
        return _element_text(values.item(), "g")
    texts = _element_texts(values, t.dtype)
    if t.ndim == 1 and len(t) <= limit:
        return _wrapped(texts, _PER_LINE.get(t.dtype, 24))
    return _nested(texts, t.shape, 0, limit)


def _cut(t: torch.Tensor, limit: int, num_first: int, num_last: int) -> torch.Tensor:
    """Both ends of every axis that is longer than ``limit``."""
    for axis, size in enumerate(t.shape):
        if size > limit:
            t = torch.cat((t.narrow(axis, 0, num_first), t.narrow(axis, size - num_last, num_last)), axis)
    return t


def _to_numpy(t: torch.Tensor) -> Any:
    """The values as an array; torch's own text for what has none to show, such as a tensor inside ``vmap``."""
    if t.dtype in _SHORT_FLOATS:
        t = t.float()
        t = t.masked_fill(t.isnan(), math.nan)  # MindSpore's short floats know one NaN, without a sign
    try:
        return t.detach().resolve_conj().resolve_neg().cpu().numpy()
    except (RuntimeError, TypeError):
        return str(t)


def _element_texts(values: np.ndarray, dtype: torch.dtype) -> list[str]:
    """The elements in memory order, each padded to the common width."""
    spec, width = _SCIENTIFIC.get(dtype, ("g", 0))
    texts = [_element_text(v, spec) for v in values.ravel().tolist()]
    if dtype.is_complex:
        return texts
    if dtype is torch.bool:
        width = len("False")
    width = width or max(map(len, texts))
    return [text.rjust(width) for text in texts]


def _element_text(value: Any, spec: str) -> str:
    """As C++ streams print it: unlike Python, with the sign of a NaN."""
    if isinstance(value, complex):
        real, imag = _element_text(value.real, spec), _element_text(value.imag, spec)
        return f"{real}{imag}j" if imag.startswith("-") else f"{real}+{imag}j"
    if not isinstance(value, float):
        return str(value)
    if math.isnan(value):
        return "-nan" if math.copysign(1, value) < 0 else "nan"
    return format(value, spec)


def _wrapped(texts: list[str], per_line: int) -> str:
    """A vector over several lines; after a full last line the bracket closes on a line of its own."""
    lines = [", ".join(texts[i : i + per_line]) for i in range(0, len(texts), per_line)]
    text = ", \n ".join(lines)
    return f"[{text}]" if len(texts) % per_line else f"[{text}\n ]"


def _nested(texts: list[str], shape: torch.Size, axis: int, limit: int) -> str:
    """Brackets around ``texts``, the elements shown of ``shape[axis:]``."""
    is_cut = shape[axis] > limit
    num_shown = 2 * _EDGE if is_cut else shape[axis]
    if axis == len(shape) - 1:
        rows, separator, gap = texts, ", ", " ... "
    else:
        row_size = len(texts) // num_shown
        rows = [_nested(texts[i * row_size : (i + 1) * row_size], shape, axis + 1, limit) for i in range(num_shown)]
        newline = "\n" + " " * (axis + 1)
        separator, gap = f",{newline}", f",{newline}...{newline}"
    if not is_cut:
        return f"[{separator.join(rows)}]"
    return f"[{separator.join(rows[:_EDGE])}{gap}{separator.join(rows[_EDGE:])}]"


def sparse_part(t: torch.Tensor) -> str:
    """``tensor_repr`` as it stands in the text of a sparse tensor: without commas between the values."""
    head, mark, values = tensor_repr(t).partition("value=")
    return head + mark + values.lstrip(" ").replace(",", "")
