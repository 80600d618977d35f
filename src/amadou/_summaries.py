"""What the operators ScalarSummary, ImageSummary, TensorSummary and HistogramSummary leave for a SummaryRecord."""

import torch

# (plugin, name) -> value; None while no SummaryRecord is open, so that nothing is kept for nobody
_waiting: dict[tuple[str, str], torch.Tensor] | None = None


def open_() -> None:
    """Keep values from now on."""
    global _waiting
    _waiting = {}


def close() -> None:
    """Keep values no more."""
    global _waiting
    _waiting = None


def is_open() -> bool:
    return _waiting is not None


def note(plugin: str, name: str, value: torch.Tensor) -> None:
    """Keep a value, the last one of each name, until it is taken."""
    if _waiting is not None:
        _waiting[plugin, name] = value.detach()


def take() -> dict[tuple[str, str], torch.Tensor]:
    """The values that wait, which then wait no more."""
    taken = dict(_waiting or {})
    if _waiting is not None:
        _waiting.clear()
    return taken
