"""Whether an example printed what its page shows."""

import doctest
import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = re.compile(r"[-+]?(?:\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+)?|\binf\b|\bnan\b)")
# As in "Process with rank 0:", "# rank_0", "rank1:" or "#rank 0 and 4:".
_HEADING = re.compile(r"^[ \t]*(?:#\s*)?(?:Process with )?rank[ _]?(\d+(?: and \d+)*)\s*:?", re.MULTILINE)
_ELLIPSIS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Outcome(NamedTuple):
    """What the statements of an example printed in one process, and the error that ended it, or ""."""

    printed: list[str]
    error: str


def fault_of(examples: Sequence[Sequence[str]], outcomes: Sequence[Outcome]) -> str:
    """What differs from the page, "" if nothing does; ``outcomes`` has one entry for each process."""
    for rank, outcome in enumerate(outcomes):
        if outcome.error:
            return f"rank {rank}: {outcome.error}" if len(outcomes) > 1 else outcome.error
    begin = 0
    for number, (source, want) in enumerate(examples):
        if not want or want.lstrip().startswith("Traceback"):
            continue
        for shown, got in _pairs(want, outcomes, begin, number):
            if not same(shown, got):
                return f"{source.strip()[:100]} shows {shown.strip()[:200]!r}, but printed {got.strip()[:200]!r}"
        begin = number + 1
    return ""


def _pairs(want: str, outcomes: Sequence[Outcome], begin: int, number: int) -> list[tuple[str, str]]:
    """What the page shows for the statement ``number``, and what was printed there.

    A page that tells the processes apart shows what each has printed since the last output, perhaps in an ``if`` of its
    own; any other shows the first process that prints.
    """
    by_rank = sections(want)
    if by_rank:
        printed = ["".join(outcome.printed[begin : number + 1]) for outcome in outcomes]
        return [(shown, printed[rank] if rank < len(printed) else "") for rank, shown in by_rank.items()]
    printed = [outcome.printed[number] for outcome in outcomes]
    return [(want, next(filter(str.strip, printed), ""))]


def sections(want: str) -> dict[int, str]:
    """What a page shows for each rank; empty if it does not tell them apart."""
    _, *parts = _HEADING.split(want)
    return {
        int(rank): text
        for ranks, text in zip(parts[::2], parts[1::2], strict=True)
        for rank in re.findall(r"\d+", ranks)
    }


def same(want: str, got: str) -> bool:
    """Whether two outputs agree: numbers to 1e-3, the rest but for white space."""
    want = want.replace(doctest.BLANKLINE_MARKER, "")
    if "..." in want and doctest.OutputChecker().check_output(want, got, _ELLIPSIS):
        return True
    (text, numbers), (other_text, other_numbers) = _split(want), _split(got)
    if text != other_text or len(numbers) != len(other_numbers):
        return False
    return all(map(_close, numbers, other_numbers))


def _close(a: float, b: float) -> bool:
    return a == b or (a != a and b != b) or abs(a - b) <= 1e-4 + 1e-3 * abs(a)


def _split(output: str) -> tuple[str, list[float]]:
    """The text without white space, with # for every number; and the numbers."""
    output = re.sub(r"\s+", " ", output.replace(",", " , ")).strip()
    return re.sub(r"\s+", "", _NUMBER.sub("#", output)), [float(number) for number in _NUMBER.findall(output)]
