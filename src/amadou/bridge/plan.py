"""A plan of conversion: what every entry of the new file is made of, how sure that is, and what is left open."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import torch

from .tensors import Spec

SURE = 0.8  # what is less sure than this is reported and not written


class Step(NamedTuple):
    """One change of layout: "transpose" (axes), "unsqueeze" or "squeeze" (axis), "part" (number, of how many, axis),
    "concat" (axis), "order" (order of equal blocks, axis)."""

    kind: str
    arguments: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.kind}({', '.join(map(str, self.arguments))})"


class Candidate(NamedTuple):
    """A name that an entry may get, with the steps that it needs."""

    name: str
    confidence: float
    why: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Target:
    """One entry of the new file."""

    name: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    confidence: float
    why: str


class Open(NamedTuple):
    """An entry of the old file for which no name is sure enough."""

    name: str
    candidates: list[Candidate]
    why: str


@dataclass
class Plan:
    """``targets`` are to be written; ``dropped`` (name to reason) are not, ``open`` cannot be, ``missing`` are entries
    of the model that nothing was found for."""

    targets: list[Target] = field(default_factory=list)
    dropped: dict[str, str] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether every entry has its place."""
        return not self.open and not self.missing

    def decide(self, source: str, candidates: Sequence[Candidate]) -> None:
        """Take the best candidate if it is sure, or leave the entry open."""
        best = max(candidates, key=lambda candidate: candidate.confidence)
        rivals = [c for c in candidates if c is not best and best.confidence - c.confidence < 0.1]
        if best.confidence >= SURE and not rivals:
            self.targets.append(Target(best.name, (source,), best.steps, best.confidence, best.why))
        else:
            self.open.append(Open(source, list(candidates), best.why))

    def check_names(self) -> None:
        """Leave open what would get a name that another entry gets too."""
        taken: dict[str, list[Target]] = {}
        for target in self.targets:
            taken.setdefault(target.name, []).append(target)
        for name, targets in taken.items():
            if len(targets) > 1:
                self.targets = [target for target in self.targets if target.name != name]
                self.open += [
                    Open(
                        source, [Candidate(name, 0.5, "the name is given twice", target.steps)], "two entries, one name"
                    )
                    for target in targets
                    for source in target.sources
                ]


def carry_out(tensors: Sequence[torch.Tensor], steps: Iterable[Step]) -> torch.Tensor:
    """The tensor that ``steps`` make of one, or of several, if the first step joins them.

    Raises:
        ValueError: if a tensor does not have the shape that a step needs.
    """
    try:
        result: Any = list(tensors)
        for step in steps:
            result = torch.cat(result, *step.arguments) if step.kind == "concat" else _carry_out(result, step)
        (tensor,) = result if isinstance(result, list) else [result]
    except (RuntimeError, IndexError, ValueError) as error:
        raise ValueError(f"{' '.join(map(str, steps))} cannot be done: {str(error).partition(chr(10))[0]}") from error
    return tensor


def _carry_out(tensor: Any, step: Step) -> torch.Tensor:
    if isinstance(tensor, list):
        (tensor,) = tensor
    return _STEPS[step.kind](tensor, *step.arguments)


def _part(tensor: torch.Tensor, number: int, count: int, axis: int) -> torch.Tensor:
    return _blocks(tensor, count, axis)[number]


def _order(tensor: torch.Tensor, order: tuple[int, ...], axis: int) -> torch.Tensor:
    blocks = _blocks(tensor, len(order), axis)
    return torch.cat([blocks[i] for i in order], axis)


def _blocks(tensor: torch.Tensor, count: int, axis: int) -> tuple[torch.Tensor, ...]:
    if tensor.shape[axis] % count:
        raise ValueError(f"axis {axis} of {tuple(tensor.shape)} is not {count} equal blocks")
    return tensor.chunk(count, axis)


def _transpose(tensor: torch.Tensor, *axes: int) -> torch.Tensor:
    if sorted(axes) != list(range(tensor.ndim)):
        raise ValueError(f"{axes} does not name every axis of {tuple(tensor.shape)} once")
    return tensor.permute(axes)


def _squeeze(tensor: torch.Tensor, axis: int) -> torch.Tensor:
    if tensor.shape[axis] != 1:
        raise ValueError(f"axis {axis} of {tuple(tensor.shape)} is not of size 1")
    return tensor.squeeze(axis)


_STEPS: dict[str, Callable[..., torch.Tensor]] = {
    "transpose": _transpose,
    "unsqueeze": torch.unsqueeze,
    "squeeze": _squeeze,
    "part": _part,
    "order": _order,
}


def spec_of(target: Target, items: dict[str, Any]) -> Spec:
    """Name, dtype and shape of what a target will be, without reading any value.

    Raises:
        ValueError: if the sources do not have the shapes that its steps need.
    """
    sources = [items[name] for name in target.sources]
    empty = [torch.empty(item.shape, dtype=item.dtype, device="meta") for item in sources]
    try:
        made = carry_out(empty, target.steps)
    except ValueError as error:
        raise ValueError(f"'{target.name}' cannot be made of {', '.join(target.sources)}: {error}.") from error
    return Spec(target.name, made.dtype, tuple(made.shape))
