"""What the commands ``inspect`` and ``diff`` show, as plain data."""

import functools
import hashlib
import math
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import torch

from .convert import specs_of
from .files import State
from .matching import likeness
from .names import Framework, framework_of, translate
from .plan import SURE
from .structure import ModelEntry, entries_of, is_of_mindspore
from .tensors import Spec, content

_BUFFERS = {"running_mean", "running_var", "num_batches_tracked", "moving_mean", "moving_variance"}
_BINS = 16
_ALIKE = 0.5  # how alike two names must be for a rename to be suggested

Row = dict[str, Any]


class Source(NamedTuple):
    """A checkpoint or a model: ``rows`` describe it, ``values`` read from it."""

    path: str
    format: str
    framework: Framework | None
    rows: list[Row]
    values: dict[str, Callable[[], Any]]
    notes: dict[str, str]


def of_file(state: State) -> Source:
    """A file, with the names that its entries have in the other framework, as far as the file tells."""
    specs = specs_of(state)
    framework = framework_of(specs, state.format, state.notes)
    other: Framework = "torch" if framework == "mindspore" else "mindspore"
    found = translate(specs, other, lambda name: state.items[name].read())
    rows = [_row_of_file(spec, framework, found[spec.name]) for spec in specs]
    texts = {name: str(item.read()) for name, item in state.items.items() if item.dtype is None}
    values = {spec.name: state.items[spec.name].read for spec in specs}
    return Source(state.path, state.format, framework, rows, values, {**state.notes, **texts})


def of_model(model: torch.nn.Module, path: str) -> Source:
    """A model, whose structure tells both names."""
    framework: Framework = "mindspore" if is_of_mindspore(model) else "torch"
    entries = [entry for entry in entries_of(model) if entry.name(framework) is not None or framework == "torch"]
    values = {entry.name(framework) or "": entry.tensor.detach for entry in entries}
    return Source(path, "model", framework, [_row_of_model(entry, framework) for entry in entries], values, {})


def totals(rows: Iterable[Row]) -> dict[str, int]:
    """Counts over rows: entries, those that are parameters and buffers, elements and bytes."""
    rows = list(rows)
    return {
        "entries": len(rows),
        "parameters": sum(row["kind"] == "parameter" for row in rows),
        "buffers": sum(row["kind"] == "buffer" for row in rows),
        "elements": sum(math.prod(row["shape"]) for row in rows),
        "bytes": sum(row["size"] for row in rows),
    }


def _row_of_file(spec: Spec, framework: Framework | None, candidates: list[Any]) -> Row:
    best = max(candidates, key=lambda candidate: candidate.confidence, default=None)
    other = best.name if best is not None and best.confidence >= SURE else None
    names = (other, spec.name) if framework == "mindspore" else (spec.name, other)
    is_buffer = spec.name.rpartition(".")[2] in _BUFFERS
    return {
        "name": spec.name,
        "kind": "buffer" if is_buffer else "parameter",
        "torch_name": names[0],
        "mindspore_name": names[1],
        "candidates": [] if other else [candidate.name for candidate in candidates],
        "confidence": 1.0 if best is None else best.confidence,
        "requires_grad": None,  # which no file tells
        **_facts(spec.dtype, spec.shape),
    }


def _row_of_model(entry: ModelEntry, framework: Framework) -> Row:
    return {
        "name": entry.name(framework) or entry.torch_name,
        "kind": entry.kind,
        "torch_name": entry.torch_name,
        "mindspore_name": entry.mindspore_name,
        "candidates": [],
        "confidence": 1.0,
        "requires_grad": entry.requires_grad,
        **_facts(entry.dtype, entry.shape(framework)),
    }


def _facts(dtype: torch.dtype, shape: tuple[int, ...]) -> Row:
    return {
        "dtype": str(dtype).removeprefix("torch."),
        "shape": list(shape),
        "size": math.prod(shape) * dtype.itemsize,
    }


def statistics(t: torch.Tensor) -> Row:
    """Counts of NaN, inf and zeros; over the finite values: least, largest, mean, deviation and a histogram."""
    values = t.detach().reshape(-1)
    values = (values.abs() if values.is_complex() else values).double()
    finite = values[values.isfinite()]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    return {
        "nan": int(values.isnan().sum()),
        "inf": int(values.isinf().sum()),
        "zeros": int((values == 0).sum()),
        "min": low,
        "max": high,
        "mean": float(finite.mean()) if len(finite) else 0.0,
        "std": float(finite.std(unbiased=False)) if len(finite) else 0.0,
        "histogram": _histogram(finite, low, high),
    }


def _histogram(values: torch.Tensor, low: float, high: float) -> list[int]:
    if not low < high < math.inf or high - low == math.inf:
        return [len(values)]
    bins = ((values - low) / (high - low) * _BINS).long().clamp_(max=_BINS - 1)
    return torch.bincount(bins, minlength=_BINS).tolist()


# -- differences -------------------------------------------------------------------------------------------------------


def difference(
    a: Source,
    b: Source,
    values: bool = True,
    tolerance: float = 0.0,
    progress: Callable[[str], None] = lambda name: None,
) -> dict[str, Any]:
    """What is only in one of two, and what differs in shape, dtype or value.

    Where they are in the words of different frameworks, the entries of ``a`` are looked up under the names that they
    have in ``b``'s.

    Args:
        a, b: two files or models.
        values: whether to compare values.
        tolerance: the largest absolute difference that counts as none.
        progress: called with every name that is compared.
    """
    rows_a = {_name_in(row, a, b): row for row in a.rows if _is_kept(row, a, b)}
    rows_b = {row["name"]: row for row in b.rows if _is_kept(row, b, a)}
    both = [name for name in rows_a if name in rows_b]
    only_a = [name for name in rows_a if name not in rows_b]
    only_b = [name for name in rows_b if name not in rows_a]
    differing = []
    for name in both:
        progress(name)
        found = _compare(rows_a[name], rows_b[name], a, b, values, tolerance)
        if found:
            differing.append({"name": name, **found})
    return {
        "only_a": [rows_a[name]["name"] for name in only_a],
        "only_b": only_b,
        "differing": differing,
        "not_kept": [
            row["name"] for one, other in ((a, b), (b, a)) for row in one.rows if not _is_kept(row, one, other)
        ],
        "same": len(both) - len(differing),
        "renames": _renames([rows_a[name] for name in only_a], [rows_b[name] for name in only_b], a, b),
    }


def _name_in(row: Row, a: Source, b: Source) -> str:
    if b.framework is None or a.framework == b.framework:
        return row["name"]
    return row[f"{b.framework}_name"] or row["name"]


def _is_kept(row: Row, here: Source, there: Source) -> bool:
    """Whether the other's framework keeps this at all."""
    words_differ = None not in (here.framework, there.framework) and here.framework != there.framework
    return not words_differ or bool(row[f"{there.framework}_name"] or row["candidates"])


def _compare(row_a: Row, row_b: Row, a: Source, b: Source, values: bool, tolerance: float) -> Row:
    found: Row = {key: [row_a[key], row_b[key]] for key in ("shape", "dtype") if row_a[key] != row_b[key]}
    if set(_squeezed(row_a)) == set(_squeezed(row_b)) and a.framework != b.framework:
        found.pop("shape", None)  # MindSpore's additional axis of a Conv1d
    if values and "shape" not in found:
        found |= _compare_values(a.values[row_a["name"]](), b.values[row_b["name"]](), tolerance)
    return found


def _squeezed(row: Row) -> list[int]:
    shape = row["shape"]
    return shape[:2] + shape[3:] if len(shape) == 4 and shape[2] == 1 else shape


def _compare_values(x: torch.Tensor, y: torch.Tensor, tolerance: float) -> Row:
    x, y = x.detach().reshape(y.shape), y.detach()
    if x.dtype == y.dtype and content(x) == content(y):
        return {}
    wide = torch.complex128 if x.is_complex() or y.is_complex() else torch.float64
    x, y = x.to(wide), y.to(wide)
    gap = (x - y).abs()
    gap[(x == y) | (x.isnan() & y.isnan())] = 0.0  # inf - inf too
    differs = ~(gap <= tolerance)
    if not differs.any():
        return {}
    relative = gap / torch.maximum(x.abs(), y.abs())
    first = differs.nonzero()[0].tolist()
    return {
        "max_abs": _largest(gap[differs]),
        "max_rel": _largest(relative[differs]),
        "count": int(differs.sum()),
        "first_index": first,
        "first_values": [str(x[tuple(first)].item()), str(y[tuple(first)].item())],
    }


def _largest(values: torch.Tensor) -> float | None:
    """None where a number is compared with NaN."""
    largest = float(values.max())
    return largest if math.isfinite(largest) else None


def _renames(rows_a: list[Row], rows_b: list[Row], a: Source, b: Source) -> list[Row]:
    """For what is only in ``a``, the entry that is only in ``b`` and most like it, of the same shape and dtype.

    Entries with the same values are taken whatever they are called, others only if their names are alike.
    """
    found: list[Row] = []
    digest_a, digest_b = (functools.cache(lambda name, source=source: _digest(source, name)) for source in (a, b))
    for row in rows_a:
        taken = {rename["to"] for rename in found}
        alike = [
            other
            for other in rows_b
            if (other["shape"], other["dtype"]) == (row["shape"], row["dtype"]) and other["name"] not in taken
        ]
        if not alike:
            continue
        equal = [other for other in alike if digest_a(row["name"]) == digest_b(other["name"])]
        name = _name_in(row, a, b)
        close = {other["name"]: likeness(name, other["name"]) for other in equal or alike}
        best = max(close, key=close.__getitem__)
        if not equal and close[best] < _ALIKE:
            continue
        found.append({"from": row["name"], "to": best, "likeness": round(close[best], 2), "same_values": bool(equal)})
    return found


def _digest(source: Source, name: str) -> bytes:
    return hashlib.sha256(content(source.values[name]())).digest()
