"""Conversion of a checkpoint: a plan, the new file, and the proof that it holds what the plan says."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import torch

from .cell_face import as_cell
from .files import Item, State, open_state, write_state
from .matching import plan_with_model
from .names import Framework, framework_of, plan_alone
from .plan import Candidate, Open, Plan, Target, carry_out, spec_of
from .rules import Rule, apply_rules
from .structure import entries_of
from .tensors import Spec, content
from .torch_face import as_torch

Progress = Callable[[str], None]


def specs_of(state: State) -> list[Spec]:
    """The tensors of a file; texts are left out."""
    return [Spec(item.name, item.dtype, item.shape) for item in state.items.values() if item.dtype is not None]


def make_plan(
    state: State,
    to: Framework,
    source: Framework | None = None,
    model: torch.nn.Module | None = None,
    rules: Iterable[Rule] = (),
) -> Plan:
    """What becomes of every entry of a file.

    The rules come first. For what they leave, the model decides, or, without one, the checkpoint itself.

    Args:
        state: the file.
        to: in which framework's words the new file is to be.
        source: in whose words the file is; None to find out.
        model: a model of the architecture, written for either framework.
        rules: the user's.

    Raises:
        ValueError: if a rule does not fit the file.
    """
    plan = Plan()
    specs = specs_of(state)
    for item in state.items.values():
        if item.dtype is None:
            plan.dropped[item.name] = "a text, or a dtype that torch does not have"
    settled = apply_rules(list(rules), [spec.name for spec in specs], plan)
    left = [spec for spec in specs if spec.name not in settled]
    known = source or framework_of(specs, state.format, state.notes)
    if model is not None:
        rest = plan_with_model(left, model, source, to)
        by_rule = {target.name for target in plan.targets}
        rest.missing = [name for name in rest.missing if name not in by_rule]
        _leave_what_does_not_fit(plan, state.items, {entry.name(to): entry.shape(to) for entry in entries_of(model)})
    elif known == to:
        rest = Plan([Target(spec.name, (spec.name,), (), 1.0, "the words stay") for spec in left])
    else:
        rest = plan_alone(left, to, lambda name: state.items[name].read())
    plan.targets += rest.targets
    plan.dropped |= rest.dropped
    plan.open += rest.open
    plan.missing += rest.missing
    plan.check_names()
    for target in plan.targets:
        spec_of(target, state.items)  # which raises where a step does not fit the shapes
    return plan


def _leave_what_does_not_fit(plan: Plan, items: dict[str, Item], shapes: Mapping[str | None, tuple[int, ...]]) -> None:
    """Leave open what rules have made in another shape than the model's."""
    for target in list(plan.targets):
        shape = spec_of(target, items).shape
        if shape != shapes.get(target.name, shape):
            plan.targets.remove(target)
            why = f"a rule gives it the shape {shape}, the model has {shapes[target.name]}"
            plan.open += [Open(name, [Candidate(target.name, 0.0, why, target.steps)], why) for name in target.sources]


def convert(
    state: State, path: str | os.PathLike[str], plan: Plan, progress: Progress = lambda name: None, **key: Any
) -> None:
    """Write what a plan says; one tensor is in memory at a time.

    Args:
        state: the old file.
        path: the new one; its ending tells the format.
        plan: what to write.
        progress: called with every name when it is written.
        key: ``key`` and ``mode``, to encrypt a .ckpt.

    Raises:
        ValueError: if a rule does not fit the shapes.
        TypeError: for a dtype that the format does not have.
    """
    targets = {target.name: target for target in plan.targets}

    def value(name: str) -> torch.Tensor:
        progress(name)
        return _made(targets[name], state.items)

    write_state(path, [spec_of(target, state.items) for target in plan.targets], value, **key)


def verify(
    state: State, path: str | os.PathLike[str], plan: Plan, progress: Progress = lambda name: None, **key: Any
) -> list[str]:
    """The names in the new file whose values are not, bit for bit, what the plan makes of the old file."""
    written = open_state(path, **key).items
    planned = {target.name for target in plan.targets}
    wrong = [name for name in written if name not in planned]
    for target in plan.targets:
        progress(target.name)
        expected = _made(target, state.items)
        found = written[target.name].read() if target.name in written else None
        if not _is_same(found, expected):
            wrong.append(target.name)
    return wrong


def _made(target: Target, items: dict[str, Item]) -> torch.Tensor:
    tensors: Any = [items[name].read() for name in target.sources]
    return carry_out(tensors, target.steps)


def _is_same(found: Any, expected: torch.Tensor) -> bool:
    if not isinstance(found, torch.Tensor) or (found.dtype, found.shape) != (expected.dtype, expected.shape):
        return expected.shape == (0,) and found is None  # which a .ckpt cannot hold
    return content(found) == content(expected)


def same_output(
    model: torch.nn.Module, source_model: torch.nn.Module, state: State, written: State, inputs: list[torch.Tensor]
) -> float:
    """The largest difference between what the two models compute from the two files.

    Raises:
        ValueError: if a file does not fit its model.
    """
    outputs = []
    for module, file in ((source_model, state), (model, written)):
        _load(module, file)
        with torch.no_grad():
            outputs.append(list(_tensors(as_torch(module).eval()(*inputs))))
    pairs = list(zip(*outputs, strict=True))
    return max((float((a.double() - b.double()).abs().max()) if a.numel() else 0.0) for a, b in pairs)


def _load(module: torch.nn.Module, file: State) -> None:
    values = {name: item.read() for name, item in file.items.items() if item.dtype is not None}
    face, cell = as_torch(module), as_cell(module)
    by_torch = {**dict(face.named_parameters()), **dict(face.named_buffers())}
    in_torch = set(values) & set(by_torch)
    in_mindspore = {parameter.name for parameter in cell.get_parameters()} & set(values)
    try:
        if len(in_torch) >= len(in_mindspore):
            face.load_state_dict(values, strict=False)
        else:
            _load_by_mindspore_names(cell, values)
    except RuntimeError as error:
        raise ValueError(f"{file.path} does not fit {type(module).__name__}: {error}") from error


def _load_by_mindspore_names(cell: Any, values: dict[str, Any]) -> None:
    for parameter in cell.get_parameters():
        if parameter.name in values:
            t = parameter._torch()
            t.detach().copy_(values[parameter.name].reshape(t.shape))


def _tensors(out: Any) -> Iterator[torch.Tensor]:
    if isinstance(out, torch.Tensor):
        yield out
    elif isinstance(out, tuple | list | dict):
        for item in out.values() if isinstance(out, dict) else out:
            yield from _tensors(item)
