"""``python -m amadou``."""

from .cli import app

app(prog_name="amadou")
