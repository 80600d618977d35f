"""What ``importlib.metadata`` says of mindspore while amadou is installed in its place.

Libraries ask it for the version of a package before they import the package. Loaded when one does.
"""

from importlib.metadata import Distribution
from typing import Any, NoReturn

from .version import __version__


class MindSpore(Distribution):
    """The release whose API amadou offers, without files on the disk."""

    def read_text(self, filename: str) -> str | None:
        if filename != "METADATA":
            return None
        return f"Metadata-Version: 2.1\nName: mindspore\nVersion: {__version__}\nSummary: the MindSpore API of amadou\n"

    def locate_file(self, path: Any) -> NoReturn:
        raise FileNotFoundError(f"For 'mindspore', amadou stands in its place, and has no file {path}.")
