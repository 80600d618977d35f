"""Which entry of a model every entry of a checkpoint is for."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch

from .names import Framework, translate
from .plan import Candidate, Open, Plan, Target
from .structure import ModelEntry, entries_of, unused_statistics
from .tensors import Spec
from .vocabulary import COUNT

_CLOSE = 0.1  # what two likenesses may differ by and still count as the same
_MOST_CANDIDATES = 5


def plan_with_model(specs: Iterable[Spec], model: torch.nn.Module, source: Framework | None, to: Framework) -> Plan:
    """A plan that fills the entries of a model, in the words of ``to``.

    Where the names of the checkpoint are the model's own, in either framework's words, nothing is left to guess. Where
    they differ, entries are matched by layer, shape, words in the names and order.

    Args:
        specs: what the checkpoint holds.
        model: of the same architecture, written for either framework.
        source: in which framework's words the checkpoint is; None to see which fit better.
        to: the framework of the new file.
    """
    specs = [spec for spec in specs if spec.name.rpartition(".")[2] != COUNT or to == "torch"]
    entries = [entry for entry in entries_of(model) if entry.name(to) is not None]
    sides: tuple[Framework, ...] = ("torch", "mindspore") if source is None else (source,)
    names = {side: {entry.name(side): entry for entry in entries if entry.name(side)} for side in sides}
    stripped = {side: _without_prefix(specs, set(names[side])) for side in sides}
    side = max(sides, key=lambda side: len(set(stripped[side]) & set(names[side])))
    plan = Plan()
    rest: list[Spec] = []
    taken: set[str] = set()
    unused = unused_statistics(model)
    for name, spec in stripped[side].items():
        entry = names[side].get(name)
        if name in unused:
            plan.dropped[spec.name] = "an InstanceNorm does not use it"
        elif entry is None:
            rest.append(spec)
        elif entry.shape(side) != spec.shape:
            why = f"it has the shape {spec.shape}, the model's {entry.shape(side)}"
            plan.open.append(Open(spec.name, [Candidate(entry.name(to) or "", 0.0, why)], why))
            taken.add(entry.torch_name)
        else:
            steps = entry.steps(side, to)
            plan.targets.append(Target(entry.name(to) or "", (spec.name,), steps, 1.0, "the model has this name"))
            taken.add(entry.torch_name)
    left = [entry for entry in entries if entry.torch_name not in taken]
    _match(rest, left, side, to, plan)
    plan.check_names()
    return plan


def _without_prefix(specs: list[Spec], names: set[Any]) -> dict[str, Spec]:
    """The entries by name, without what wrappers such as DataParallel put before all names."""
    best = {spec.name: spec for spec in specs}
    shared = len(best.keys() & names)
    parts = specs[0].name.split(".") if specs else []
    for i in range(1, len(parts)):
        prefix = ".".join(parts[:i]) + "."
        shorter = {spec.name.removeprefix(prefix): spec for spec in specs}
        if len(shorter) == len(specs) and len(shorter.keys() & names) > shared:
            best, shared = shorter, len(shorter.keys() & names)
    return best


_Key = tuple[str, tuple[int, ...]]


def _match(specs: list[Spec], entries: list[ModelEntry], side: Framework, to: Framework, plan: Plan) -> None:
    """Find an entry of the model for every entry of the checkpoint whose name it does not have."""
    entries = [entry for entry in entries if not entry.torch_name.endswith(COUNT)]
    specs = [spec for spec in specs if not spec.name.endswith(COUNT)]
    names = _names_in_torch(specs, side)
    keys: list[_Key] = [(_leaf(names[spec.name]), spec.shape) for spec in specs]
    model_keys: list[_Key] = [(_leaf(entry.torch_name), entry.shape(side)) for entry in entries]
    groups: dict[_Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, key in enumerate(keys):
        groups[key][0].append(i)
    for j, key in enumerate(model_keys):
        groups[key][1].append(j)
    same_order = keys == model_keys
    filled: set[int] = set()
    for key, (ours, theirs) in groups.items():
        likenesses = {(i, j): likeness(names[specs[i].name], entries[j].torch_name) for i in ours for j in theirs}
        for i in ours:
            partner, confidence, why = _partner(i, ours, theirs, likenesses, same_order)
            if partner is None:
                order = sorted(theirs, key=lambda j: -likenesses[i, j])[:_MOST_CANDIDATES]
                candidates = [Candidate(entries[j].name(to) or "", round(likenesses[i, j], 2), why) for j in order]
                plan.open.append(Open(specs[i].name, candidates, why or f"the model has no {key[0]} of {key[1]} left"))
            else:
                filled.add(partner)
                entry = entries[partner]
                steps, name = entry.steps(side, to), entry.name(to) or ""
                plan.targets.append(Target(name, (specs[i].name,), steps, round(confidence, 2), why))
    plan.missing += [entry.name(to) or "" for j, entry in enumerate(entries) if j not in filled]


def _names_in_torch(specs: list[Spec], side: Framework) -> dict[str, str]:
    """What torch would most likely call each entry, told from its siblings."""
    if side == "torch":
        return {spec.name: spec.name for spec in specs}
    siblings: dict[str, list[Spec]] = defaultdict(list)
    for spec in specs:
        siblings[spec.name.rpartition(".")[0]].append(spec)
    translated = [item for group in siblings.values() for item in translate(group, "torch").items()]
    return {name: max(candidates, key=lambda candidate: candidate.confidence).name for name, candidates in translated}


def _leaf(name: str) -> str:
    return name.rpartition(".")[2]


def _partner(
    i: int, ours: list[int], theirs: list[int], likenesses: dict[tuple[int, int], float], same_order: bool
) -> tuple[int | None, float, str]:
    """Which entry of the model belongs to entry ``i``, how sure that is, and why."""
    if not theirs:
        return None, 0.0, ""
    best = max(theirs, key=lambda j: likenesses[i, j])
    if len(ours) == len(theirs) == 1:
        return best, 0.85 + 0.15 * likenesses[i, best], "only these two have this layer and shape"
    rivals = [likenesses[i, j] for j in theirs if j != best] + [likenesses[k, best] for k in ours if k != i]
    if all(likenesses[i, best] - rival > _CLOSE for rival in rivals):
        return best, 0.7 + 0.3 * likenesses[i, best], "the names are alike"
    if same_order and likenesses[i, i] > max(likenesses[i, j] for j in theirs) - _CLOSE:
        return i, 0.85, "both list the same layers and shapes in the same order"
    return None, 0.0, "several fit"


_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SAME = {
    "ln": "norm", "bn": "norm", "layernorm": "norm", "layer_norm": "norm", "fc": "dense", "linear": "dense",
    "lin": "dense", "attn": "attention", "q": "query", "k": "key", "v": "value", "proj": "projection",
    "emb": "embedding", "embed": "embedding", "embeddings": "embedding", "blocks": "layer", "block": "layer",
    "layers": "layer", "h": "layer", "wte": "embedding", "classifier": "head",
}  # fmt: skip


def likeness(name: str, other: str) -> float:
    """How alike two paths are, from 0 to 1; words that mean the same count as the same."""
    words, other_words = ([_SAME.get(word.lower(), word.lower()) for word in _WORDS.findall(n)] for n in (name, other))
    return difflib.SequenceMatcher(None, words, other_words, autojunk=False).ratio()
