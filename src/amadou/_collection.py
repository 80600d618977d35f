"""Spares Python's garbage collector torch's objects while amadou is imported: they are half a million.

Without it the collector visits all of them several times, which is half of the time that the import takes.
"""

import gc

import torch  # noqa: F401 - its objects are there from here on

_freezes = gc.get_freeze_count() == 0  # a program that has frozen objects keeps them so
if _freezes:
    gc.freeze()


def ends() -> None:
    """Let the collector see torch's objects again."""
    if _freezes:
        gc.unfreeze()
