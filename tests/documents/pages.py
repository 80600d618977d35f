"""The pages in docs/differences: two programs each, whose printed output is part of the page.

``python -m tests.documents.pages`` writes the outputs anew, as torch and amadou print them. With the real MindSpore's
interpreter, ``python -m tests.documents.pages real`` prints what it prints, as JSON.
"""

import contextlib
import io
import json
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

FOLDER = pathlib.Path(__file__).parents[2] / "docs" / "differences"
_BLOCK = re.compile(r"```python (torch|mindspore)\n(.*?)\n```\n\n```text\n(.*?)```", re.DOTALL)


class Block(NamedTuple):
    """A program in a page and what the page says that it prints."""

    framework: str
    program: str
    output: str


def pages() -> list[pathlib.Path]:
    return sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


def blocks(path: pathlib.Path) -> Iterator[Block]:
    for match in _BLOCK.finditer(path.read_text(encoding="utf-8")):
        yield Block(*match.groups())


def printed(program: str) -> str:
    """What a program prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "page", "exec"), {"__name__": "page"})
    return out.getvalue()


def rewritten(path: pathlib.Path) -> str:
    """A page with what its programs print now."""

    def renew(match: re.Match[str]) -> str:
        framework, program, _ = match.groups()
        return f"```python {framework}\n{program}\n```\n\n```text\n{printed(program)}```"

    return _BLOCK.sub(renew, path.read_text(encoding="utf-8"))


def contents() -> str:
    """The list of all pages, with their titles."""
    lines = ["# The differences, one page each", ""]
    lines += [
        "Every page has two programs, one for torch and one for MindSpore, and what they print. The tests run both:"
    ]
    lines += ["torch as it is, MindSpore's on amadou and, where it is installed, on MindSpore 2.10.", ""]
    for path in pages():
        title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        lines.append(f"- [{title}]({path.name})")
    return "\n".join(lines) + "\n"


def _print_real() -> None:
    import mindspore as ms

    ms.set_context(pynative_synchronize=True)
    found = {path.name: [printed(b.program) for b in blocks(path) if b.framework == "mindspore"] for path in pages()}
    print(json.dumps(found))


def _write() -> None:
    import amadou

    amadou.install()
    for path in pages():
        path.write_text(rewritten(path), encoding="utf-8")
    (FOLDER / "README.md").write_text(contents(), encoding="utf-8")


if __name__ == "__main__":
    _print_real() if sys.argv[1:] == ["real"] else _write()
