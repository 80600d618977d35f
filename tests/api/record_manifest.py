"""Write manifest.json.gz: the public names of the real MindSpore. ``.oracle/bin/python -m tests.api.record_manifest``.

Facts only: for each name of each public namespace its kind, and where Python can tell its parameters; for classes the
constructor and the public members. Where a function hides its parameters, the signatures that are documented.
"""

from __future__ import annotations

import gzip
import importlib
import inspect
import json
import pathlib
from types import ModuleType
from typing import Any

from tests.api import describe

MANIFEST = pathlib.Path(__file__).parent / "manifest.json.gz"

NAMESPACES = """
mindspore mindspore.amp mindspore.boost mindspore.common mindspore.common.initializer mindspore.communication
mindspore.communication.comm_func mindspore.context mindspore.dataset mindspore.dataset.audio mindspore.dataset.config
mindspore.dataset.debug mindspore.dataset.text mindspore.dataset.transforms mindspore.dataset.utils
mindspore.dataset.vision mindspore.device_context.ascend.op_debug mindspore.device_context.ascend.op_precision
mindspore.device_context.ascend.op_tuning mindspore.device_context.cpu.op_tuning
mindspore.device_context.gpu.op_precision mindspore.device_context.gpu.op_tuning mindspore.device_manager
mindspore.dtype mindspore.experimental.optim mindspore.experimental.optim.lr_scheduler mindspore.graph mindspore.hal
mindspore.log mindspore.mindrecord mindspore.mint mindspore.mint.distributed mindspore.mint.linalg mindspore.mint.nn
mindspore.mint.nn.functional mindspore.mint.optim mindspore.mint.special mindspore.multiprocessing mindspore.nn
mindspore.nn.probability.bijector mindspore.nn.probability.distribution mindspore.nn.utils mindspore.numpy
mindspore.numpy.fft mindspore.onnx mindspore.ops mindspore.ops.function mindspore.ops.functional
mindspore.ops.operations mindspore.parallel mindspore.parallel.function mindspore.parallel.nn mindspore.profiler
mindspore.rewrite mindspore.runtime mindspore.safeguard mindspore.scipy mindspore.scipy.fft mindspore.scipy.linalg
mindspore.scipy.optimize mindspore.tools mindspore.train mindspore.utils
""".split()  # noqa: SIM905 - a list of words


def main() -> None:
    version = importlib.import_module("mindspore").__version__
    seen: dict[int, str] = {}
    manifest = {"mindspore": version, "namespaces": {path: namespace(path, seen) for path in NAMESPACES}}
    text = json.dumps(manifest, indent=1)
    # without a time stamp, so that the same facts give the same file
    MANIFEST.write_bytes(gzip.compress(text.encode(), mtime=0))
    entries = [entry for table in manifest["namespaces"].values() for entry in table.values()]
    print(f"{len(entries)} names, {sum(len(entry.get('members', ())) for entry in entries)} members")


def namespace(path: str, seen: dict[int, str]) -> dict[str, dict]:
    """The facts of every public name of one module; of an object that was ``seen`` before, where."""
    module, table = _module(path), {}
    for name in sorted(set(getattr(module, "__all__", None) or dir(module))):
        value = getattr(module, name, None)
        if name.startswith("_") or value is None or _is_foreign(f"{path}.{name}", value):
            continue
        table[name] = facts(name, value)
        if table[name]["kind"] in ("class", "function"):
            first = seen.setdefault(id(value), f"{path}.{name}")
            if first != f"{path}.{name}":
                table[name] = {"kind": table[name]["kind"], "same": first}
    return table


def _module(path: str) -> ModuleType:
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:  # dataset.config is an attribute only
        parent, _, name = path.rpartition(".")
        return getattr(importlib.import_module(parent), name)


def facts(name: str, value: Any) -> dict[str, Any]:
    """What one name is."""
    entry: dict[str, Any] = {"kind": describe.kind(value)}
    if entry["kind"] == "value":
        entry["text"] = describe.text(value)
    elif entry["kind"] != "module":
        entry.update(_call(name, value, bound=False))
    if entry["kind"] == "class":
        # of a Tensor and a Cell everything; other classes add to them
        complete = name in ("Tensor", "Cell")
        entry["members"] = {
            key: _member(key, member, getattr(value, key, None))
            for key, member in describe.members(value, inherited=complete).items()
        }
    return entry


def _member(name: str, member: Any, value: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": describe.member_kind(member)}
    if entry["kind"].endswith("method"):
        entry.update(_call(name, value, bound=entry["kind"] == "method"))
    return entry


def _call(name: str, value: Any, bound: bool) -> dict[str, Any]:
    text = describe.signature(value, bound)
    if text not in (None, describe.OPAQUE):
        return {"parameters": text}
    documented = describe.documented(value, name)
    return {"documented": documented} if documented else {}


def _is_foreign(qualified: str, value: Any) -> bool:
    """Whether a module that lists no names has merely imported this one, or has it for its own use."""
    if isinstance(value, ModuleType):
        return qualified not in NAMESPACES
    owner = getattr(value, "__module__", None)
    imported = inspect.isclass(value) or inspect.isroutine(value)
    return imported and isinstance(owner, str) and not owner.startswith(("mindspore", "builtins"))


if __name__ == "__main__":
    main()
