"""Two outcomes side by side: error, structure, dtype, shape, values, what changed, gradients, in this order.

Nothing is converted before it is compared: a float64 where a float32 is due is a difference, however equal the numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.conformance.run import Outcome, Value
from tests.conformance.tolerances import Tolerance

# What torch raises in some versions, and Python makes a kind of the other.
_CAUGHT_ALIKE = {("RuntimeError", "NotImplementedError")}

Tolerances = Callable[[str], Tolerance]


def differences(want: Outcome, got: Outcome, tolerances: Tolerances) -> list[str]:
    """What is wrong with ``got``, one line each; empty when the two agree."""
    if want.error or got.error:
        same = want.error == got.error or (want.error, got.error) in _CAUGHT_ALIKE
        return [] if same else [f"raises {got.error or 'nothing'}, should raise {want.error or 'nothing'}"]
    return [
        *_trees(want.output, got.output, tolerances, "output"),
        *_changes(want.changed, got.changed, tolerances),
        *_gradients(want.gradients, got.gradients, tolerances),
    ]


def _changes(want: dict | None, got: dict, tolerances: Tolerances) -> list[str]:
    # a truth that a case brings with it says nothing of its inputs
    return [] if want is None else _tables(want, got, tolerances, "changed")


def _gradients(want: Any, got: Any, tolerances: Tolerances) -> list[str]:
    if isinstance(want, dict) and isinstance(got, dict):
        return _tables(want, got, tolerances, "gradient of")
    return [] if want == got else [f"gradient: {_kind(got)}, should be {_kind(want)}"]


def _tables(want: dict, got: dict, tolerances: Tolerances, where: str) -> list[str]:
    if list(want) != list(got):
        return [f"{where}: {list(got)}, should be {list(want)}"]
    return [line for key in want for line in _trees(want[key], got[key], tolerances, f"{where} {key}")]


def _trees(want: Any, got: Any, tolerances: Tolerances, where: str) -> list[str]:
    if type(want) is not type(got):
        return [f"{where}: {_kind(got)}, should be {_kind(want)}"]
    if isinstance(want, Value):
        return _values(want, got, tolerances, where)
    if isinstance(want, dict):
        return _tables(want, got, tolerances, where)
    if type(want) in (list, tuple):
        if len(want) != len(got):
            return [f"{where}: {len(got)} elements, should be {len(want)}"]
        pairs = enumerate(zip(want, got, strict=True))
        return [line for i, (a, b) in pairs for line in _trees(a, b, tolerances, f"{where}[{i}]")]
    return _scalars(want, got, tolerances, where)


def _scalars(want: Any, got: Any, tolerances: Tolerances, where: str) -> list[str]:
    if isinstance(want, float):
        as_value = [Value("float", "float64", np.array(x)) for x in (want, got)]
        # a Python float holds what was computed in float32 most of the time
        return _values(*as_value, lambda _: tolerances("float32"), where)
    return [] if want == got else [f"{where}: {got!r}, should be {want!r}"]


def _values(want: Value, got: Value, tolerances: Tolerances, where: str) -> list[str]:
    if (want.kind, want.dtype) != (got.kind, got.dtype):
        return [f"{where}: {got.kind} of {got.dtype}, should be {want.kind} of {want.dtype}"]
    if want.array.dtype != got.array.dtype:
        return [f"{where}: array of {got.array.dtype}, should be {want.array.dtype}"]
    if want.array.shape != got.array.shape:
        return [f"{where}: shape {got.array.shape}, should be {want.array.shape}"]
    wrong = ~_close(want.array, got.array, tolerances(want.dtype))
    if not wrong.any():
        return []
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    return [
        f"{where}: {int(wrong.sum())} of {wrong.size} values differ, the first at {at}: "
        f"{got.array[at]!r}, should be {want.array[at]!r}"
    ]


def _close(want: np.ndarray, got: np.ndarray, tolerance: Tolerance) -> np.ndarray:
    """Where two arrays of one dtype and shape agree. NaN agrees with NaN, inf with inf of the same sign.

    Without tolerance the sign of a zero counts too.
    """
    if np.iscomplexobj(want):
        return _close(want.real, got.real, tolerance) & _close(want.imag, got.imag, tolerance)
    if want.dtype.kind != "f":
        return want == got
    same = (want == got) | (np.isnan(want) & np.isnan(got))
    if tolerance.rtol == tolerance.atol == 0:
        return same & (np.isnan(want) | (np.signbit(want) == np.signbit(got)))
    finite = np.isfinite(want) & np.isfinite(got)
    a, b = (np.where(finite, x, 0).astype(np.float64) for x in (want, got))
    return same | (finite & (np.abs(a - b) <= tolerance.atol + tolerance.rtol * np.abs(a)))


def _kind(x: Any) -> str:
    if isinstance(x, Value):
        return f"{x.kind} of {x.dtype}"
    return repr(x) if x is None or isinstance(x, (bool, int, float, str)) else type(x).__name__
