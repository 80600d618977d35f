"""Whether gradients have overflowed, for programs that ask as on Ascend: clear a status, compute, read it.

Ascend's processors note an overflow of any operation. Here the gradients are looked at as they are computed, which is
what such programs wait for: a loss scale that is too large shows in them. Nothing is looked at before the first clear.
"""

import threading
from collections.abc import Sequence

import torch


class _Watch(threading.local):
    """What a thread has seen: None before the first clear, afterwards whether each gradient was finite."""

    def __init__(self) -> None:
        self.seen: list[torch.Tensor] | None = None


_watch = _Watch()


def clear() -> None:
    """Forget what was seen, and watch from now on."""
    _watch.seen = []


def note(grads: Sequence[torch.Tensor | None]) -> None:
    """Look at gradients, if somebody watches."""
    if _watch.seen is not None:
        _watch.seen += [g.detach().isfinite().all() for g in grads if g is not None and g.is_floating_point()]


def happened() -> bool:
    """Whether there was an overflow since the last clear."""
    seen = _watch.seen or []
    return bool(seen) and not torch.stack([finite.to(seen[0].device) for finite in seen]).all()
