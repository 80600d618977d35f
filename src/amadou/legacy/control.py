"""Control dependencies of MindSpore 1.0: an order that a graph must keep.

A program here runs in the order in which it is written, so the order asked for is kept already.
"""

from typing import Any


class ControlDepend:
    """Run ``src`` before ``dst``."""

    def __init__(self, depend_mode: int = 0) -> None:
        self.depend_mode = depend_mode

    def __call__(self, src: Any, dst: Any) -> Any:
        return src


def control_depend(src: Any, dst: Any, depend_mode: int = 0) -> Any:
    """Run ``src`` before ``dst``."""
    return src
