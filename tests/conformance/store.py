"""The recorded answers of one family, in ``recorded/<family>.npz``.

The file holds one flat array per dtype and an index in JSON: the version of MindSpore, and for each case its digest and
its outcome, in which an array is written as [dtype, shape, offset].
"""

from __future__ import annotations

import json
import math
import pathlib
from typing import Any, NamedTuple

import numpy as np

from tests.conformance.run import Dtype, Other, Outcome, Value

RECORDED = pathlib.Path(__file__).parent / "recorded"
_LEAVES = {"Value": Value, "Dtype": Dtype, "Other": Other}


class Record(NamedTuple):
    digest: str
    outcome: Outcome


class Family(NamedTuple):
    """All records of a family by case id."""

    version: str
    records: dict[str, Record]


def path_of(family: str) -> pathlib.Path:
    return RECORDED / f"{family}.npz"


def save(path: pathlib.Path, family: Family) -> None:
    """Write the file; the same records give the same bytes."""
    pools: dict[str, list[np.ndarray]] = {}
    cases = {
        case_id: {"digest": record.digest, "outcome": _packed(tuple(record.outcome), pools)}
        for case_id, record in sorted(family.records.items())
    }
    text = json.dumps({"mindspore": family.version, "cases": cases}, separators=(",", ":"))
    flat = {dtype: np.concatenate(parts) for dtype, parts in pools.items()}
    np.savez_compressed(path, index=np.frombuffer(text.encode(), np.uint8), **flat)


def load(path: pathlib.Path) -> Family:
    """Read what ``save`` wrote; a family without a file is empty."""
    if not path.exists():
        return Family("", {})
    with np.load(path) as file:
        pools = {name: file[name] for name in file.files}
    index = json.loads(pools["index"].tobytes())
    records = {
        case_id: Record(entry["digest"], Outcome(*_unpacked(entry["outcome"], pools)))
        for case_id, entry in index["cases"].items()
    }
    return Family(index["mindspore"], records)


def _packed(tree: Any, pools: dict[str, list[np.ndarray]]) -> Any:
    """The tree as JSON: [type name, content …] for everything but None, bool, int and str."""
    if tree is None or isinstance(tree, (bool, int, str)):
        return tree
    if isinstance(tree, float):
        return ["float", tree.hex()]
    if isinstance(tree, complex):
        return ["complex", tree.real.hex(), tree.imag.hex()]
    if isinstance(tree, np.ndarray):
        pool = pools.setdefault(tree.dtype.name, [])
        offset = sum(part.size for part in pool)
        pool.append(tree.ravel())
        return ["array", tree.dtype.name, list(tree.shape), offset]
    if isinstance(tree, dict):
        return ["dict", *([key, _packed(item, pools)] for key, item in tree.items())]
    return [type(tree).__name__, *(_packed(item, pools) for item in tree)]


def _unpacked(packed: Any, pools: dict[str, np.ndarray]) -> Any:
    if not isinstance(packed, list):
        return packed
    kind, *content = packed
    if kind == "float":
        return float.fromhex(content[0])
    if kind == "complex":
        return complex(*map(float.fromhex, content))
    if kind == "array":
        dtype, shape, offset = content
        return pools[dtype][offset : offset + math.prod(shape)].reshape(shape)
    if kind == "dict":
        return {key: _unpacked(item, pools) for key, item in content}
    items = [_unpacked(item, pools) for item in content]
    return _LEAVES[kind](*items) if kind in _LEAVES else items if kind == "list" else tuple(items)
