"""What a pipeline is made of: a tree of lazy steps. Nothing runs until an iterator asks for rows."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from . import config
from ._rows import Row


@dataclass(frozen=True)
class Run:
    """What an iterator tells each step of its pipeline.

    ``seed`` is where random orders start, and ``chosen`` whether the program set it. ``passes`` says how many epochs
    of the step make one of the iterator (more than one below a ``repeat``).
    """

    seed: int
    chosen: bool
    passes: float = 1

    def seed_of(self, epoch: int) -> int:
        """For what MindSpore starts in each epoch anew: the same in all epochs, unless there is no seed."""
        return self.seed if self.chosen else (self.seed + epoch) % 2**32

    def or_seed(self, seed: int) -> "Run":
        """The same with another seed, unless the program set one."""
        return self if self.chosen else dataclasses.replace(self, seed=seed)


def new_run() -> Run:
    """For a new iterator."""
    return Run(config.pipeline_seed(), config.has_seed())


class Node:
    """One step. A subclass says what it does with the rows of its children.

    ``fresh`` is whether the arrays of its rows are shared with nobody, so that the program's code may write into them.
    """

    _init_step = 0  # the number of rows that iterators leave out at their beginning

    def __init__(self, *children: "Node"):
        self.children: list[Node] = list(children)

    @property
    def fresh(self) -> bool:
        return bool(self.children) and all(child.fresh for child in self.children)

    def columns(self) -> list[str]:
        """The names of the columns.

        Raises:
            RuntimeError: if the step asks for columns that do not exist.
        """
        return self.children[0].columns()

    def num_rows(self) -> int | None:
        """The rows of an epoch, None if only running tells."""
        return self.children[0].num_rows()

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        """One iterator of rows for each epoch, without end. Each is to be left before the next is asked for."""
        return (self.rows(rows) for rows in self.children[0].epochs(run))

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        """What becomes of an epoch of the child, for steps that treat all epochs alike."""
        return rows

    def check_tree(self) -> None:
        """No step may feed two others: they would have to share its rows."""
        seen: set[int] = set()
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            if id(node) in seen:
                raise ValueError("The data pipeline must be a tree, but one dataset has two consumers.")
            seen.add(id(node))
            waiting += node.children
