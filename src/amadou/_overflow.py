"""Whether gradients have overflowed, for programs that ask as on Ascend: clear a status, compute, read it.

Ascend's processors note an overflow of any operation. Here the gradients are looked at as they are computed, which is
what such programs wait for: a loss scale that is too large shows in them. Nothing is looked at before the first clear.
"""

import threading
from collections.abc import Sequence

import torch


class _Watch(threading.local):
    """What a thread has seen: None before the first clear, afterwards whether all gradients were finite."""

    def __init__(self) -> None:
        self.finite: torch.Tensor | None = None


_watch = _Watch()


def clear() -> None:
    """Forget what was seen, and watch from now on."""
    _watch.finite = torch.tensor(True)


def note(grads: Sequence[torch.Tensor | None]) -> None:
    """Look at gradients, if somebody watches; the device is not waited for."""
    if _watch.finite is None:
        return
    found = [g.detach().isfinite().all() for g in grads if g is not None and g.is_floating_point()]
    if found:
        _watch.finite = torch.stack([_watch.finite.to(found[0].device), *found]).all()


def happened() -> bool:
    """Whether there was an overflow since the last clear."""
    return _watch.finite is not None and not _watch.finite
