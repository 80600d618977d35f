"""Run probes and write down what each statement prints: ``python transcript.py amadou|mindspore FOLDER PROBE.py ...``.

A probe is a plain program. Its transcript looks like an interactive session: the source of each top-level statement
after ``>>>``, then what it printed, the repr of a bare expression, and ``! TypeName`` when it raised. A probe goes on
after an error, since errors are among the facts that it is there to show.
"""

import ast
import contextlib
import importlib
import io
import os
import pathlib
import re
import sys
import types
from typing import NamedTuple, NoReturn

# An address is different in every run, and a private module may have another name.
_OBJECT = re.compile(r"<[\w.]*?(\w+) object at 0x[0-9a-f]+>")


class Entry(NamedTuple):
    """One statement of a probe, with the comment lines above it, and the lines that it printed."""

    comments: tuple[str, ...]
    source: tuple[str, ...]
    answer: tuple[str, ...]


def play(path: pathlib.Path) -> list[Entry]:
    """Run the probe in a module named ``probe`` (so that its classes can be pickled) and return its entries."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    module = types.ModuleType("probe")
    module.__file__ = str(path)
    sys.modules["probe"] = module
    entries, done = [], 0
    for node in ast.parse(text, str(path)).body:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))]) - 1
        comments = tuple(line for line in lines[done:first] if line.startswith("#"))
        done = node.end_lineno
        entries.append(Entry(comments, tuple(lines[first:done]), tuple(_answer(node, str(path), vars(module)))))
    return entries


def _answer(node: ast.stmt, path: str, namespace: dict) -> list[str]:
    """What one statement prints. The repr is read here too: MindSpore may raise only when a value is looked at."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(ast.Interactive([node]), path, "single"), namespace)
        except Exception as error:
            print("!", type(error).__name__)
    return [_OBJECT.sub(r"<\1 object>", line).rstrip() or "<blank>" for line in printed.getvalue().splitlines()]


def dump(entries: list[Entry]) -> str:
    """The transcript as text; ``load`` reads it back."""
    lines = []
    for entry in entries:
        if entry.comments:
            lines += ["", *entry.comments]
        lines.append(">>> " + entry.source[0])
        lines += [("... " + line).rstrip() for line in entry.source[1:]]
        lines += entry.answer
    return "\n".join(lines).strip() + "\n"


def load(text: str) -> list[Entry]:
    """The entries of a transcript. A comment stays with the statement that follows it."""
    entries: list[Entry] = []
    comments: list[str] = []
    for line in text.splitlines():
        if line.startswith(">>> "):
            entries.append(Entry(tuple(comments), (line[4:],), ()))
            comments = []
        elif line.startswith("#"):
            comments.append(line)
        elif line.startswith("...") and not entries[-1].answer:
            entries[-1] = entries[-1]._replace(source=(*entries[-1].source, line[4:]))
        elif line:
            entries[-1] = entries[-1]._replace(answer=(*entries[-1].answer, line))
    return entries


def main(library: str, folder: str, *probes: str) -> None:
    """Play each probe on ``library`` and write its transcript into ``folder``.

    Each in a process of its own, forked when the library is loaded: names are counted from the start of a program.
    """
    module = importlib.import_module(library)
    if library == "amadou":
        module.install()
    else:
        # without this the error of one operator comes up again in every later one
        module.set_context(pynative_synchronize=True)
    for probe in map(pathlib.Path, probes):
        child = os.fork()
        if child == 0:
            _write(probe, pathlib.Path(folder))
        if os.waitpid(child, 0)[1]:
            raise RuntimeError(f"{probe.name} did not come to its end")


def _write(probe: pathlib.Path, folder: pathlib.Path) -> NoReturn:
    """Play in this process and end it, without what the library does at its exit."""
    status = 1
    try:
        (folder / f"{probe.stem}.out").write_text(dump(play(probe)), encoding="utf-8")
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
