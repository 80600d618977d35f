"""What a model's own structure says about names: both names, kind and layout of every entry, and who fits whom."""

import difflib
import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import torch

from ..nn.cell import Cell
from .checkpoint_file import Spec
from .faces import CellFace, TorchFace, as_cell, as_torch
from .names import Framework, translate
from .plan import Candidate, Open, Plan, Step, Target
from .vocabulary import COUNT, layer_of

_CLOSE = 0.1  # what two likenesses may differ by and still count as the same


class ModelEntry(NamedTuple):
    """One entry of a model's state; a name is None in a framework that does not keep it."""

    torch_name: str
    mindspore_name: str | None
    kind: str
    requires_grad: bool
    dtype: torch.dtype
    torch_shape: tuple[int, ...]
    mindspore_shape: tuple[int, ...]
    tensor: torch.Tensor

    def name(self, framework: Framework) -> str | None:
        """The name in ``framework``."""
        return self.torch_name if framework == "torch" else self.mindspore_name

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape in ``framework``."""
        return self.torch_shape if framework == "torch" else self.mindspore_shape

    def steps(self, source: Framework, to: Framework) -> tuple[Step, ...]:
        """What brings the layout of one framework into the other's."""
        if source == to or self.torch_shape == self.mindspore_shape:
            return ()
        return (Step("unsqueeze" if to == "mindspore" else "squeeze", (2,)),)


def load_object(where: str) -> torch.nn.Module:
    """The model that ``module:name`` or ``file.py:name`` says: a Cell, a torch module, or a function that makes one.

    Raises:
        ValueError: if there is no such thing, or it is no model.
    """
    module_name, colon, name = where.rpartition(":")
    if not colon:
        raise ValueError(f"A model must be given as module:Object, but got '{where}'.")
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    try:
        found: Any = _module(module_name)
        for part in name.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError, OSError) as error:
        raise ValueError(f"There is no {where}: {error}.") from error
    model = found() if callable(found) and not isinstance(found, torch.nn.Module) else found
    if not isinstance(model, torch.nn.Module):
        raise ValueError(
            f"{where} must be a Cell, a torch module, or a function that makes one, but got {type(model)}."
        )
    return model


def _module(name: str) -> Any:
    if not name.endswith(".py"):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(Path(name).stem, name)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def entries_of(model: torch.nn.Module) -> list[ModelEntry]:
    """The state of a model, in torch's order, under both names."""
    face, cell = as_torch(model), as_cell(model)
    parameters = {id(parameter._torch()): parameter for parameter in cell.get_parameters()}
    found = []
    for path, module in face.named_modules():
        for kind, registry in (("parameter", module._parameters), ("buffer", module._buffers)):
            for key, t in registry.items():
                if t is None or key in module._non_persistent_buffers_set:
                    continue
                parameter = None if key == COUNT else parameters.get(id(t))
                name = None if parameter is None else parameter.name
                flat, long = _shapes(module, key, t)
                torch_name = f"{path}.{key}" if path else key
                found.append(ModelEntry(torch_name, name, kind, t.requires_grad, t.dtype, flat, long, t))
    return found


def _shapes(module: torch.nn.Module, key: str, t: torch.Tensor) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The shape in torch's layout and in MindSpore's."""
    shape = tuple(t.shape)
    layer = module._layer if isinstance(module, TorchFace) else layer_of(module)
    if not layer.flat_weight or key != "weight":
        return shape, shape
    flat = shape if len(shape) == 3 else (*shape[:2], shape[3])
    return flat, (*flat[:2], 1, flat[2])


def is_of_mindspore(model: torch.nn.Module) -> bool:
    """Whether a model is written in MindSpore's API."""
    return isinstance(model, Cell) and not isinstance(model, CellFace)


# -- plans -------------------------------------------------------------------------------------------------------------


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
    unused = _unused(model)
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


def _unused(model: torch.nn.Module) -> set[str]:
    """MindSpore's names of statistics that take no part in the computation."""
    found = set()
    for path, module in as_torch(model).named_modules():
        layer = module._layer if isinstance(module, TorchFace) else layer_of(module)
        if layer.torch.startswith("InstanceNorm"):
            found |= {f"{path}.{leaf}" if path else leaf for leaf in ("moving_mean", "moving_variance")}
    return found


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
    in_torch = {spec.name: _in_torch(spec, side, specs) for spec in specs}
    entries = [entry for entry in entries if not entry.torch_name.endswith(COUNT)]
    specs = [spec for spec in specs if not spec.name.endswith(COUNT)]
    keys = [(in_torch[spec.name][0].rpartition(".")[2], in_torch[spec.name][1]) for spec in specs]
    model_keys = [(entry.torch_name.rpartition(".")[2], entry.torch_shape) for entry in entries]
    groups: dict[_Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, key in enumerate(keys):
        groups[key][0].append(i)
    for j, key in enumerate(model_keys):
        groups[key][1].append(j)
    same_order = keys == model_keys
    filled: set[int] = set()
    for key, (ours, theirs) in groups.items():
        likenesses = {(i, j): likeness(in_torch[specs[i].name][0], entries[j].torch_name) for i in ours for j in theirs}
        for i in ours:
            partner, confidence, why = _partner(i, ours, theirs, likenesses, same_order)
            if partner is None:
                order = sorted(theirs, key=lambda j: -likenesses[i, j])[:5]
                candidates = [Candidate(entries[j].name(to) or "", round(likenesses[i, j], 2), why) for j in order]
                plan.open.append(Open(specs[i].name, candidates, why or f"the model has no {key[0]} of {key[1]} left"))
            else:
                filled.add(partner)
                entry = entries[partner]
                steps, name = entry.steps(side, to), entry.name(to) or ""
                plan.targets.append(Target(name, (specs[i].name,), steps, round(confidence, 2), why))
    plan.missing += [entry.name(to) or "" for j, entry in enumerate(entries) if j not in filled]


def _in_torch(spec: Spec, side: Framework, specs: list[Spec]) -> tuple[str, tuple[int, ...]]:
    """A name and shape as torch would have them."""
    if side == "torch":
        return spec.name, spec.shape
    siblings = [other for other in specs if other.name.rpartition(".")[0] == spec.name.rpartition(".")[0]]
    best = max(translate(siblings, "torch")[spec.name], key=lambda candidate: candidate.confidence)
    return best.name, spec.shape


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
