"""A gate in a pipeline, which the program opens for some rows at a time."""

from collections.abc import Callable, Iterator
from typing import Any

from .. import _checks
from ._node import Node
from ._rows import Row


class SyncWait(Node):
    """Lets ``num_batch`` rows through, and as many again after each update."""

    def __init__(self, child: Node, condition_name: str, num_batch: int = 1, callback: Callable | None = None):
        super().__init__(child)
        self.condition_name = _checks.check_type("sync_wait", "condition_name", condition_name, str)
        self.num_batch, self.callback = _checks.check_positive_int("sync_wait", "num_batch", num_batch), callback
        self._allowed: float = num_batch
        for other in gates(child):
            if other.condition_name == condition_name:
                raise RuntimeError(
                    f"For 'sync_wait', 'condition_name' must be a new name, but got {condition_name!r} again."
                )

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        self._allowed = max(self._allowed, self.num_batch)
        for row in rows:
            if self._allowed < 1:
                raise RuntimeError(
                    f"For 'sync_wait', 'sync_update' of {self.condition_name!r} must be called after each "
                    f"{self.num_batch} rows; steps behind it must have one worker, and no batch may need more rows."
                )
            self._allowed -= 1
            yield row

    def update(self, num_batch: int | None, data: Any) -> None:
        """Open the gate for ``num_batch`` more rows, and call the callback."""
        if num_batch is not None:
            _checks.check_positive_int("sync_update", "num_batch", num_batch)
        if self.callback is not None:
            self.callback(data)
        self._allowed += num_batch or self.num_batch

    def open(self) -> None:
        """Let all rows through."""
        self._allowed = float("inf")


def gates(node: Node) -> Iterator[SyncWait]:
    """All gates of a pipeline."""
    if isinstance(node, SyncWait):
        yield node
    for child in node.children:
        yield from gates(child)
