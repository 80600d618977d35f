"""The page that ``amadou inspect --html`` writes: one file with data, style and script, which needs no network."""

import json
from importlib.resources import files
from typing import Any


def page(data: dict[str, Any]) -> str:
    """The HTML text of a page that shows ``data``, as ``inspect --json`` prints it."""
    template = files(__package__).joinpath("page.html").read_text(encoding="utf-8")
    # "</script>" in a name must not end the script
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return template.replace("{{data}}", text)
