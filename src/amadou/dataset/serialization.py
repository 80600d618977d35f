"""Pipelines as JSON, and back.

A step is a dict: ``op_type`` is the name of its class without ``Dataset``, ``children`` the steps before it, the others
are its arguments. A transform is a dict of its name and the arguments it was made with. What is no JSON (functions,
sources in memory, arrays) is named by its type, and cannot be read back.
"""

import enum
import inspect
import json
from pathlib import Path
from typing import Any

from .. import _checks, log
from .. import dtype as mstype
from . import samplers as _samplers
from ._source import SourceDataset
from .datasets import ConcatDataset, Dataset, ZipDataset
from .transforms._base import Transform

# step -> how it is made from the step before it, and its arguments with the attributes they are kept in
_STEPS: dict[str, tuple[str, dict[str, str]]] = {
    "Batch": ("batch", {"batch_size": "batch_size", "drop_remainder": "drop_remainder"}),
    "PaddedBatch": (
        "padded_batch",
        {"batch_size": "batch_size", "drop_remainder": "drop_remainder", "pad_info": "pad_info"},
    ),
    "Shuffle": ("shuffle", {"buffer_size": "buffer_size"}),
    "Repeat": ("repeat", {"count": "count"}),
    "Skip": ("skip", {"count": "count"}),
    "Take": ("take", {"count": "count"}),
    "Project": ("project", {"columns": "kept_columns"}),
    "Rename": ("rename", {"input_columns": "input_columns", "output_columns": "output_columns"}),
    "Map": (
        "map",
        {"operations": "operations", "input_columns": "input_columns", "output_columns": "output_columns"},
    ),
    "Filter": ("filter", {"predicate": "predicate", "input_columns": "input_columns"}),
    "Concat": ("concat", {}),
    "Zip": ("zip", {}),
}


def serialize(dataset: Dataset, json_filepath: str = "") -> dict[str, Any]:
    """A pipeline as a dict; with ``json_filepath`` it is written there too."""
    _checks.check_type("serialize", "dataset", dataset, Dataset)
    about = _described(dataset)
    if json_filepath:
        Path(json_filepath).write_text(json.dumps(about))
    return about


def deserialize(input_dict: dict[str, Any] | None = None, json_filepath: str | None = None) -> Dataset | None:
    """The pipeline that :func:`serialize` made a dict or a file of; None for neither.

    Raises:
        RuntimeError: if the file cannot be read, or a step cannot be made of it.
    """
    if input_dict is not None:
        return _made(_checks.check_type("deserialize", "input_dict", input_dict, dict))
    if json_filepath is None:
        return None
    try:
        return _made(json.loads(Path(json_filepath).read_text()))
    except (OSError, ValueError) as error:
        raise RuntimeError(f"For 'deserialize', {json_filepath} cannot be read: {error}.") from error


def compare(pipeline1: Dataset, pipeline2: Dataset) -> bool:
    """Whether two pipelines have the same steps with the same arguments."""
    return serialize(pipeline1) == serialize(pipeline2)


def show(dataset: Dataset, indentation: int = 2) -> None:
    """Log a pipeline as JSON, at level info."""
    log.info(json.dumps(serialize(dataset), indent=_checks.check_int("show", "indentation", indentation)))


def _described(dataset: Any) -> dict[str, Any]:
    kind = type(dataset).__name__.removesuffix("Dataset")
    about: dict[str, Any] = {"op_type": type(dataset).__name__ if isinstance(dataset, SourceDataset) else kind}
    if isinstance(dataset, SourceDataset):
        names = list(inspect.signature(type(dataset)).parameters)
        found = {name: getattr(dataset, name, None) for name in names}
        values = {name: value for name, value in found.items() if not callable(value)}
        about.update({name: _plain(value) for name, value in values.items() if value is not None})
        if hasattr(dataset, "reach"):
            about["shuffle"] = dataset.reach.value
    else:
        about.update({name: _plain(getattr(dataset, at)) for name, at in _STEPS.get(kind, ("", {}))[1].items()})
    return {**about, "children": [_described(child) for child in dataset.children]}


def _plain(value: Any) -> Any:
    """A value as JSON has it; what JSON has not is a dict with its type."""
    if isinstance(value, enum.Enum):
        return {"member": value.name, "of": _public_name(type(value))}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, _samplers.BuiltinSampler):
        names = list(inspect.signature(type(value)).parameters)
        return {"sampler": type(value).__name__, **{name: _plain(getattr(value, name)) for name in names}}
    if isinstance(value, Transform):
        args, kwargs = value._made_with
        bound = inspect.signature(type(value)).bind(*args, **kwargs)
        return {"transform": _public_name(type(value)), "arguments": _plain(bound.arguments)}
    if isinstance(value, mstype.Type):
        return {"dtype": str(value).lower()}
    return {"object": getattr(value, "__qualname__", type(value).__qualname__)}


def _public_name(kind: type) -> str:
    """``vision.Resize``, of a class in ``amadou.dataset.vision``."""
    return f"{kind.__module__.split('.')[2]}.{kind.__name__}"


def _made(about: dict[str, Any]) -> Any:
    arguments = {name: _value(value, name) for name, value in about.items() if name not in ("op_type", "children")}
    children = [_made(child) for child in about.get("children", [])]
    kind = about.get("op_type", "")
    if not children:
        return _made_source(kind, arguments)
    if kind == "Concat":
        return ConcatDataset(*children)
    if kind == "Zip":
        return ZipDataset(tuple(children))
    if kind not in _STEPS:
        raise RuntimeError(f"For 'deserialize', a step must be one of {list(_STEPS)}, but got {kind!r}.")
    method = _STEPS[kind][0]
    return getattr(children[0], method)(**arguments)


def _made_source(kind: str, arguments: dict[str, Any]) -> Any:
    from .. import dataset

    source = getattr(dataset, kind, None)
    if not (isinstance(source, type) and issubclass(source, SourceDataset)) or kind == "GeneratorDataset":
        raise RuntimeError(f"For 'deserialize', a source must be one of files, but got {kind!r}.")
    if isinstance(arguments.get("shuffle"), str):
        arguments["shuffle"] = _samplers.Shuffle(arguments["shuffle"])
    if "sampler" in arguments:
        for name in ("num_samples", "shuffle", "num_shards", "shard_id"):
            arguments.pop(name, None)
    return source(**arguments)


def _value(value: Any, name: str) -> Any:
    if isinstance(value, dict) and "object" in value:
        raise RuntimeError(f"For 'deserialize', '{name}' must be JSON, but got an object: {value['object']}.")
    if isinstance(value, dict) and "sampler" in value:
        options = {key: _value(item, key) for key, item in value.items() if key != "sampler"}
        return getattr(_samplers, value["sampler"])(**options)
    if isinstance(value, dict) and "transform" in value:
        arguments = {key: _value(item, key) for key, item in value["arguments"].items()}
        return _named(value["transform"], Transform)(**arguments)
    if isinstance(value, dict) and "member" in value:
        return _named(value["of"], enum.Enum)[value["member"]]
    if isinstance(value, dict) and "dtype" in value:
        return getattr(mstype, value["dtype"])
    if isinstance(value, list):
        return [_value(item, name) for item in value]
    return value


def _named(name: str, base: type) -> Any:
    """A public class of ``amadou.dataset``, by the name that ``_public_name`` gave it."""
    from . import audio, text, transforms, vision

    homes = {"audio": audio, "samplers": _samplers, "text": text, "transforms": transforms, "vision": vision}
    home, _, kind = name.partition(".")
    found = getattr(homes.get(home), kind, None)
    if not (isinstance(found, type) and issubclass(found, base)):
        raise RuntimeError(f"For 'deserialize', an object must be a transform or an option, but got {name!r}.")
    return found
