"""What ``amadou run --compile --explain`` tells: how many graphs there are, what broke them, what to write instead."""

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch

_NOT_THE_PROGRAM = tuple(str(Path(file).parent) for file in (torch.__file__, Path(__file__).parent))


class _Advice(NamedTuple):
    """For a break whose reason, in torch's words, has ``sign``."""

    sign: str
    why: str
    instead: str


_ADVICE = (
    _Advice("numpy", "NumPy cannot be traced here", "use the function of ops or mint, or call NumPy outside"),
    _Advice(
        "data-dependent",
        "what Python does next depends on the values of a Tensor",
        "choose with ops.where(condition, a, b), or decide outside of what is compiled",
    ),
    _Advice(
        "dynamic shape operator",
        "the shape of the result depends on the values of a Tensor",
        "keep the shape: ops.where or ops.masked_fill in the place of a selection",
    ),
    _Advice("operator `print`", "it prints", "print outside of what is compiled"),
    _Advice("logging", "it writes a log", "write it outside of what is compiled"),
    _Advice(
        ".item()",
        "the value of a Tensor becomes a Python number or bool",
        "compute with the Tensor; choose with ops.where(condition, a, b); call item on what is returned",
    ),
    _Advice(
        "tolist()", "it takes the values of a Tensor out to Python", "call tolist, item or asnumpy on what is returned"
    ),
)


def report() -> str:
    """The graphs that were compiled in this process, and every line of the program that broke one."""
    from torch._dynamo.utils import counters

    num_graphs, frames = counters["stats"]["unique_graphs"], counters["frames"]
    if not frames["total"]:
        return "Nothing was compiled: that is what `jit` marks, and in GRAPH_MODE every Cell and gradient."
    breaks = {(frame.filename, frame.lineno): _explain(frame, reason) for frame, reason in _breaks()}
    title = f"Compiled {_count(num_graphs, 'graph')}, {_count(len(breaks), 'graph break')}."
    if frames["total"] > frames["ok"]:
        title += f" {_count(frames['total'] - frames['ok'], 'function')} ran as written, which torch could not trace."
    return "\n".join([title, *breaks.values()])


def _breaks() -> Iterator[tuple[traceback.FrameSummary, str]]:
    """Where in the program a graph ended, or no graph could be made, and the reason in torch's words.

    Breaks inside amadou alone are left out: they follow from others.
    """
    from torch._dynamo.output_graph import graph_break_reasons
    from torch._dynamo.utils import get_compilation_metrics

    for reason in graph_break_reasons:
        frames = [frame for frame in reason.user_stack if _is_of_program(frame.filename)]
        if frames:
            yield frames[-1], reason.reason
    for metrics in get_compilation_metrics():
        file, line = metrics.fail_user_frame_filename, metrics.fail_user_frame_lineno
        if file is not None and _is_of_program(file):
            yield traceback.FrameSummary(file, line, metrics.co_name or "?"), metrics.fail_reason or ""


def _is_of_program(file: str) -> bool:
    return not file.startswith((*_NOT_THE_PROGRAM, "<"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _explain(frame: traceback.FrameSummary, reason: str) -> str:
    words = re.split("Hint:|User Stack", reason)[0].lower()
    found = next((advice for advice in _ADVICE if advice.sign in words), None)
    if found is None:
        found = _Advice("", _after("Explanation: ", reason), _after("Hint: ", reason))
    where = f'File "{frame.filename}", line {frame.lineno}, in {frame.name}\n  {frame.line}'
    return f"{where}\n  why:     {found.why}" + (f"\n  instead: {found.instead}" if found.instead else "")


def _after(label: str, reason: str) -> str:
    """What torch says after ``label``; of a reason without labels, the first line."""
    lines = [line.strip() for line in reason.splitlines()]
    labelled = [line.removeprefix(label) for line in lines if line.startswith(label)]
    return labelled[0] if labelled else (lines[0] if label.startswith("Explanation") else "")
