"""What an entry of a checkpoint is called in the other framework, told from the checkpoint alone.

A name is read together with its siblings (``bn.weight`` beside ``bn.running_mean``), shapes, and the words in its path.
Every answer has a confidence; where the checkpoint cannot tell, all candidates are given.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from .plan import Candidate, Plan, Step
from .tensors import Spec
from .vocabulary import COUNT

Framework = Literal["torch", "mindspore"]
FRAMEWORKS: tuple[Framework, ...] = ("torch", "mindspore")

_STATISTICS = {"running_mean": "moving_mean", "running_var": "moving_variance", "weight": "gamma", "bias": "beta"}
_AFFINE = {"weight", "bias", "gamma", "beta"}
_FIRST = {
    "running_mean": 0, "running_var": 1, "moving_mean": 0, "moving_variance": 1,
    "weight": 1, "bias": 0, "gamma": 1, "beta": 0,
}  # fmt: skip
_IN_TORCH = {theirs: ours for ours, theirs in _STATISTICS.items()}
_RECURRENT = re.compile(r"(weight|bias)_(ih|hh)(_l\d+(_reverse)?)?")
_OWN = "a parameter of the program's own keeps its name"
LOOKS_LIKE_INSTANCE_NORM = "a BatchNorm; an InstanceNorm that keeps statistics would look the same"

# Words in a path that tell what a lonely weight belongs to.
_NORM = re.compile(r"norm|(^|[._])(ln|bn|gn|rms)(_?\d*|_[a-z0-9]+)([._]|$)", re.IGNORECASE)
_BATCH_NORM = re.compile(r"batch|(^|[._])(bn|b_?norm)(_?\d*|_[a-z0-9]+)([._]|$)", re.IGNORECASE)
_INSTANCE_NORM = re.compile(r"instance|(^|[._])(in|i_?norm)\d*$", re.IGNORECASE)
_ACTIVATION = re.compile(r"prelu|(^|[._])(act|activation|relu)\d*([._]|$)", re.IGNORECASE)
_TABLE = re.compile(r"emb|(^|[._])(wte|wpe|token|tok|lookup|vocab|shared)([._]|$)", re.IGNORECASE)
_DENSE = re.compile(
    r"(^|[._])(fc|linear|lin|dense|proj|head|query|key|value|q|k|v|o|gate|up|down|out|qkv|kv|mlp|ffn|classifier|"
    r"attn|attention|w\d|wq|wk|wv|wo)(_?\d*|_[a-z0-9]+)*([._]|$)|_(proj|head|fc|attn)([._]|$)",
    re.IGNORECASE,
)


class _Group(NamedTuple):
    """The entries of one parent."""

    parent: str
    shapes: dict[str, tuple[int, ...]]
    has_children: bool


Read = Callable[[str], Any]


class _Whole(NamedTuple):
    """What is known of the checkpoint as a whole."""

    parents: set[str]
    has_volumes: bool
    has_images: bool
    has_instance_norms: bool
    read: Read | None


def framework_of(specs: Iterable[Spec], file_format: str = "", notes: dict[str, str] | None = None) -> Framework | None:
    """In which framework's words a checkpoint is written; None if that cannot be told."""
    leaves = {spec.name.rpartition(".")[2] for spec in specs}
    if leaves & {"moving_mean", "moving_variance", "embedding_table"} or {"gamma", "beta"} <= leaves:
        return "mindspore"
    if leaves & {"running_mean", "running_var", COUNT} or file_format == "PyTorch":
        return "torch"
    told = {"ms": "mindspore", "pt": "torch"}.get((notes or {}).get("format", ""))
    if told == "mindspore" or file_format == "MindSpore checkpoint":
        return "mindspore"
    if told == "torch" or any(len(spec.shape) == 1 and spec.name.endswith(".weight") for spec in specs):
        return "torch"
    return None


def translate(specs: Iterable[Spec], to: Framework, read: Read | None = None) -> dict[str, list[Candidate]]:
    """For every entry of a checkpoint of the other framework, the names that it may have in ``to``.

    An empty list means that ``to`` does not keep this; an empty name, that it may not.

    Args:
        specs: what the checkpoint holds.
        to: the other framework.
        read: from a name to the values, of which those of norms are looked at; None to tell from the names alone.
    """
    specs = list(specs)
    groups = _grouped(specs)
    whole = _Whole(
        set(groups),
        has_volumes=any(len(spec.shape) == 5 for spec in specs),
        has_images=any(len(spec.shape) == 4 and spec.shape[2] > 1 for spec in specs),
        has_instance_norms=any(_may_be_instance_norm(group, read) for group in groups.values()),
        read=read,
    )
    found: dict[str, list[Candidate]] = {}
    for group in groups.values():
        leaves = _to_mindspore(group, whole) if to == "mindspore" else _to_torch(group, whole)
        parent = _parent(group.parent, whole, to)
        for leaf, candidates in leaves.items():
            found[_join(group.parent, leaf)] = [c._replace(name=c.name and _join(parent, c.name)) for c in candidates]
    return {spec.name: found[spec.name] for spec in specs}


def plan_alone(specs: Iterable[Spec], to: Framework, read: Read | None = None) -> Plan:
    """A plan from the checkpoint alone; the arguments are those of :func:`translate`."""
    plan = Plan()
    for name, candidates in translate(specs, to, read).items():
        if candidates:
            plan.decide(name, candidates)
        else:
            plan.dropped[name] = "MindSpore does not count batches"
    plan.check_names()
    return plan


def _grouped(specs: Iterable[Spec]) -> dict[str, _Group]:
    shapes: dict[str, dict[str, tuple[int, ...]]] = {}
    parents: set[str] = set()
    for spec in specs:
        parent, _, leaf = spec.name.rpartition(".")
        shapes.setdefault(parent, {})[leaf] = spec.shape
        while parent:
            parent = parent.rpartition(".")[0]
            parents.add(parent)
    return {parent: _Group(parent, leaves, parent in parents) for parent, leaves in shapes.items()}


def _join(parent: str, leaf: str) -> str:
    return f"{parent}.{leaf}" if parent and leaf else parent or leaf


# -- paths -------------------------------------------------------------------------------------------------------------


def _parent(path: str, whole: _Whole, to: Framework) -> str:
    """A path, with the children that the frameworks' own layers call differently."""
    if to == "torch" and path.rpartition(".")[2] == "bn2d":
        path = path.rpartition(".")[0]
    old, new = ("linear", "dense") if to == "mindspore" else ("dense", "linear")
    parts = path.split(".")
    for i, part in enumerate(parts):
        layer = ".".join(parts[:i])
        if part in (f"{old}1", f"{old}2") and _join(layer, "self_attn") in whole.parents:
            parts[i] = new + part[-1]
    return ".".join(parts)


# -- leaves ------------------------------------------------------------------------------------------------------------

_Leaves = dict[str, list[Candidate]]


def _to_mindspore(group: _Group, whole: _Whole) -> _Leaves:
    shapes = group.shapes
    found: _Leaves = {leaf: [_same(leaf)] for leaf in shapes}
    if {"running_mean", "running_var"} <= shapes.keys():
        found |= {leaf: _batch_norm(leaf, _STATISTICS[leaf], group, whole) for leaf in shapes if leaf in _STATISTICS}
        if COUNT in shapes:
            found[COUNT] = []
    elif "weight" in shapes:
        found |= _weight_to_mindspore(group)
    return found


def _batch_norm(leaf: str, name: str, group: _Group, whole: _Whole) -> list[Candidate]:
    """What an entry beside statistics may be called; InstanceNorms have the same names and use no statistics."""
    batch_norm = Candidate(name, 1.0, "the statistics make it a BatchNorm")
    is_named = bool(_BATCH_NORM.search(group.parent))
    if leaf not in _AFFINE and (_may_be_instance_norm(group, whole.read) or whole.has_instance_norms > is_named):
        return [
            batch_norm._replace(confidence=0.5, why="a BatchNorm"),
            Candidate("", 0.5, "an InstanceNorm, which does not use it"),
        ]
    if not whole.has_volumes or leaf not in _STATISTICS:
        unsure = batch_norm._replace(confidence=0.9, why=LOOKS_LIKE_INSTANCE_NORM)
        return [batch_norm if is_named or leaf in _AFFINE else unsure]
    return [
        batch_norm._replace(confidence=0.5, why="a BatchNorm1d or 2d"),
        Candidate(f"bn2d.{name}", 0.5, "a BatchNorm3d, which has a BatchNorm2d inside"),
    ]


def _may_be_instance_norm(group: _Group, read: Read | None) -> bool:
    """Whether its name says so, or its statistics have their first values although weight or bias do not."""
    if not group.shapes.keys() & {"running_mean", "moving_mean"}:
        return False
    if _INSTANCE_NORM.search(group.parent):
        return True
    if read is None:
        return False
    values = {leaf: read(_join(group.parent, leaf)) for leaf in group.shapes if leaf in _FIRST}
    changed = {leaf for leaf, t in values.items() if not bool((t == _FIRST[leaf]).all())}
    return bool(changed) and changed <= _AFFINE


def _weight_to_mindspore(group: _Group) -> _Leaves:
    weight, bias = group.shapes["weight"], group.shapes.get("bias")
    path = group.parent
    if len(weight) == 1 and bias == weight:
        why = "weight and bias of one axis make it a LayerNorm or GroupNorm"
        return {"weight": [Candidate("gamma", 0.95, why)], "bias": [Candidate("beta", 0.95, why)]}
    if len(weight) == 1 and bias is None:
        return {"weight": _lonely_vector(path, weight)}
    if len(weight) == 2 and bias is None:
        return {"weight": _lonely_matrix(path)}
    if len(weight) == 2 and bias == weight[:1]:
        return {leaf: [Candidate(leaf, 1.0, "weight and bias of a Dense")] for leaf in ("weight", "bias")}
    if len(weight) == 3 and (bias is None or bias in (weight[:1], weight[1:2])):
        why = "three axes make it a Conv1d, whose weight has one more in MindSpore"
        return {"weight": [Candidate("weight", 0.9, why, (Step("unsqueeze", (2,)),))]}
    return {}


def _lonely_vector(path: str, shape: tuple[int, ...]) -> list[Candidate]:
    is_norm, is_activation = bool(_NORM.search(path)), bool(_ACTIVATION.search(path))
    norm = Candidate("gamma", 0.5, "a LayerNorm or RMSNorm without bias")
    prelu = Candidate("w", 0.5, "a PReLU")
    own = Candidate("weight", 0.3, _OWN)
    if is_norm and not is_activation:
        return [norm._replace(confidence=0.9), prelu._replace(confidence=0.1), own]
    if is_activation and not is_norm:
        return [prelu._replace(confidence=0.9), norm._replace(confidence=0.1), own]
    return [norm, prelu, own]


def _lonely_matrix(path: str) -> list[Candidate]:
    last = path.rpartition(".")[2]
    is_table, is_dense = bool(_TABLE.search(last)), bool(_DENSE.search(last))
    dense = Candidate("weight", 0.5, "a Dense without bias")
    table = Candidate("embedding_table", 0.5, "an Embedding")
    if is_table and not is_dense:
        return [table._replace(confidence=0.9), dense._replace(confidence=0.1)]
    if is_dense and not is_table:
        return [dense._replace(confidence=0.9), table._replace(confidence=0.1)]
    return [dense, table]


def _to_torch(group: _Group, whole: _Whole) -> _Leaves:
    shapes = group.shapes
    found: _Leaves = {leaf: [_same(leaf)] for leaf in shapes}
    if {"moving_mean", "moving_variance"} <= shapes.keys():
        found |= {leaf: _batch_norm(leaf, _IN_TORCH[leaf], group, whole) for leaf in shapes if leaf in _IN_TORCH}
    elif "gamma" in shapes and len(shapes["gamma"]) == 1:
        found |= _gamma(group)
    if "embedding_table" in shapes:
        found["embedding_table"] = [Candidate("weight", 1.0, "an Embedding")]
    if "w" in shapes and len(shapes["w"]) == 1 and len(shapes) == 1 and not group.has_children:
        found["w"] = [Candidate("weight", 0.85, "a PReLU"), Candidate("w", 0.3, _OWN)]
    weight = shapes.get("weight", ())
    if len(weight) == 4 and weight[2] == 1:
        found["weight"] = _flat_convolution(weight, whole)
    return found


def _gamma(group: _Group) -> _Leaves:
    shapes = group.shapes
    if shapes.get("beta") == shapes["gamma"]:
        why = "gamma and beta make it a LayerNorm or GroupNorm"
        return {"gamma": [Candidate("weight", 0.95, why)], "beta": [Candidate("bias", 0.95, why)]}
    if group.has_children or len(shapes) > 1:
        return {"gamma": [Candidate("gamma", 0.9, _OWN)]}
    norm = 0.9 if _NORM.search(group.parent) else 0.5
    return {"gamma": [Candidate("weight", norm, "a norm without beta"), Candidate("gamma", round(1 - norm, 1), _OWN)]}


def _flat_convolution(weight: tuple[int, ...], whole: _Whole) -> list[Candidate]:
    image = Candidate("weight", 0.5, "a Conv2d whose kernel has one row")
    line = Candidate("weight", 0.5, "a Conv1d", (Step("squeeze", (2,)),))
    if weight[3] == 1 and whole.has_images:
        return [image._replace(confidence=0.9, why="a Conv2d of 1x1 among others"), line._replace(confidence=0.1)]
    return [image, line]


def _same(leaf: str) -> Candidate:
    if _RECURRENT.fullmatch(leaf):
        return Candidate(leaf, 1.0, "both frameworks call and order it so")
    if leaf in ("weight", "bias"):
        return Candidate(leaf, 0.95, "both frameworks call it so")
    return Candidate(leaf, 0.9, _OWN)
