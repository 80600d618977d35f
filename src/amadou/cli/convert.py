"""``amadou convert``: a checkpoint of one framework becomes one of the other, checked after writing."""

from pathlib import Path
from typing import Annotated, Any

import torch
import typer

from ..bridge.convert import convert as write
from ..bridge.convert import make_plan, same_output, verify
from ..bridge.files import WRITABLE, open_state
from ..bridge.names import FRAMEWORKS, LOOKS_LIKE_INSTANCE_NORM, Framework, framework_of
from ..bridge.plan import Plan
from ..bridge.rules import read_rules
from ._shell import OPEN, JsonOption, console, errors_shown, print_json, progress
from ._sources import KeyOption, ModeOption, key_bytes, load_model
from ._tables import Columns, print_rows, renamed

_SAME = 1e-5
_MOST_NAMES = 5


def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="A checkpoint, or a folder of shards.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="A file ending in .ckpt, .safetensors, .pth or .pt.")],
    to: Annotated[str | None, typer.Option(help="torch or mindspore: in whose words; by default as OUT ends.")] = None,
    model: Annotated[str | None, typer.Option(metavar="MODULE:OBJECT", help="A model of the architecture.")] = None,
    source_model: Annotated[
        str | None, typer.Option(metavar="MODULE:OBJECT", help="The model that IN belongs to, to compare outputs.")
    ] = None,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", metavar="SHAPE", help="2,3,32,32 or 2,7:100 (ids below 100).")
    ] = None,
    rules: Annotated[Path | None, typer.Option(metavar="FILE", help="Rules for names and layouts, TOML.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the mapping and write nothing.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Write what is sure, leave out the rest.")] = False,
    as_json: JsonOption = False,
    key: KeyOption = None,
    mode: ModeOption = "AES-GCM",
) -> None:
    """Convert a checkpoint. Ends with 1 if a name is open or the check fails; an open name leaves OUT unwritten."""
    with errors_shown():
        tensors = _inputs(model, source_model, inputs)
        state = open_state(source, key_bytes(key), mode)
        framework = _framework(to, target, state)
        module = None if model is None else load_model(model)
        plan = make_plan(state, framework, None, module, () if rules is None else read_rules(rules))
        report: dict[str, Any] = {"in": source, "out": str(target), "to": framework, **_data(plan)}
        complete = plan.is_complete or partial
        if complete and not dry_run:
            with progress("writing", len(plan.targets), as_json) as step:
                write(state, target, plan, step)
            with progress("checking", len(plan.targets), as_json) as step:
                report["wrong"] = verify(state, target, plan, step)
            report["written"] = True
            if module is not None and source_model is not None:
                written = open_state(target)
                report["output_difference"] = same_output(module, load_model(source_model), state, written, tensors)
    if as_json:
        print_json(report)
    else:
        _print(plan, report, dry_run)
    if not complete or report.get("wrong") or not report.get("output_difference", 0.0) <= _SAME:
        raise typer.Exit(OPEN)


def _framework(to: str | None, target: Path, state: Any) -> Framework:
    if target.exists() and target.samefile(state.path):
        raise ValueError(f"OUT must be another file than IN, but got '{target}'.")
    if target.suffix not in WRITABLE:
        raise ValueError(f"OUT must end in one of {', '.join(WRITABLE)}, but got '{target}'.")
    if to is not None and to not in FRAMEWORKS:
        raise ValueError(f"--to must be one of {', '.join(FRAMEWORKS)}, but got '{to}'.")
    if to is not None:
        return to  # type: ignore[return-value]  # checked above
    by_ending: dict[str, Framework] = {".ckpt": "mindspore", ".pth": "torch", ".pt": "torch"}
    kept = framework_of([item for item in state.items.values() if item.dtype], state.format, state.notes)
    return by_ending.get(target.suffix) or kept or "torch"


def _data(plan: Plan) -> dict[str, Any]:
    return {
        "targets": [
            {**vars(target), "sources": list(target.sources), "steps": list(map(str, target.steps))}
            for target in plan.targets
        ],
        "dropped": plan.dropped,
        "open": [
            {
                "name": entry.name,
                "why": entry.why,
                "candidates": [
                    {"name": c.name, "confidence": c.confidence, "why": c.why, "steps": list(map(str, c.steps))}
                    for c in entry.candidates
                ],
            }
            for entry in plan.open
        ],
        "missing": plan.missing,
        "written": False,
    }


def _inputs(model: str | None, source_model: str | None, inputs: list[str] | None) -> list[torch.Tensor]:
    """What two models are compared on; nothing without them."""
    if (source_model or inputs) and not (model and source_model and inputs):
        raise ValueError("To compare outputs, --model, --source-model and --input must all be given.")
    return [_input(text) for text in inputs or ()]


def _input(text: str) -> torch.Tensor:
    shape, _, limit = text.partition(":")
    try:
        sizes, high = [int(size) for size in shape.split(",")], int(limit or 0)
    except ValueError as error:
        raise ValueError(f"--input must be sizes such as 2,3,32,32 or 2,7:100, but got '{text}'.") from error
    generator = torch.Generator().manual_seed(0)
    if high:
        return torch.randint(0, high, sizes, generator=generator)
    return torch.randn(sizes, generator=generator)


def _print(plan: Plan, report: dict[str, Any], dry_run: bool) -> None:
    if dry_run:
        _print_targets(report["targets"])
    for why, dropped in _by_reason(plan.dropped).items():
        typer.echo(f"left out: {_first(dropped)} ({why})")
    norms = {target.name.rpartition(".")[0]: None for target in plan.targets if target.why == LOOKS_LIKE_INSTANCE_NORM}
    if norms:
        typer.echo(f"each taken for {LOOKS_LIKE_INSTANCE_NORM}: {_first(list(norms))} (--model would tell)", err=True)
    for name in plan.missing:
        typer.echo(f"nothing for: {name}", err=True)
    for entry in plan.open:
        names = ", ".join(f"{c.name or 'nothing'} ({c.confidence}, {c.why})" for c in entry.candidates)
        typer.echo(f"open: {entry.name}: {names or entry.why}", err=True)
    for name in report.get("wrong", ()):
        typer.echo(f"wrong after writing: {name}", err=True)
    if "output_difference" in report:
        typer.echo(f"outputs differ by at most {report['output_difference']:.3g}")
    typer.echo(
        f"{len(plan.targets)} entries in {report['to']}'s words, {len(plan.open)} open; {_done(report, dry_run)}"
    )


def _by_reason(dropped: dict[str, str]) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for name, why in dropped.items():
        reasons.setdefault(why, []).append(name)
    return reasons


def _done(report: dict[str, Any], dry_run: bool) -> str:
    if not report["written"]:
        return "nothing was written" if dry_run else "nothing was written: --rules settles what is open"
    if report["wrong"]:
        return f"wrote {report['out']}, which does not hold what it should"
    if not report.get("output_difference", 0.0) <= _SAME:
        return f"wrote and checked {report['out']}, but the two models compute different things with these weights"
    return f"wrote and checked {report['out']}"


def _first(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES} more"


def _print_targets(targets: list[dict[str, Any]]) -> None:
    facts: Columns = {
        "confidence": lambda target: f"{target['confidence']:.2f}",
        "why": lambda target: target["why"],
    }
    if any(target["steps"] for target in targets):
        facts = {"steps": lambda target: " ".join(target["steps"]), **facts}
    wide: Columns = {"from": lambda target: ", ".join(target["sources"]), "to": lambda target: target["name"], **facts}
    narrow: Columns = {
        "from → to": lambda target: renamed(", ".join(target["sources"]), target["name"]),
        **facts,
    }
    print_rows(console(), targets, wide, narrow)
