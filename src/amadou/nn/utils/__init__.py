"""Helpers for networks, as ``mindspore.nn.utils``."""

import contextlib
from collections.abc import Iterator

from ... import _paths
from ...parameter import filling


@contextlib.contextmanager
def no_init_parameters() -> Iterator[None]:
    """Make networks without computing first values that a checkpoint replaces anyway.

    The Parameters that are made inside get memory, but no values, until they are loaded or assigned, or until
    ``Cell.init_parameters_data()`` fills those that were not.

    >>> import amadou as ms
    >>> with no_init_parameters():
    ...     net = ms.nn.Dense(2, 3)
    >>> net.weight.has_init
    True
    >>> _ = net.init_parameters_data()
    >>> net.weight.has_init
    False
    """
    previous, filling.is_put_off = filling.is_put_off, True
    try:
        yield
    finally:
        filling.is_put_off = previous


__getattr__ = _paths.gap_getattr(__name__)
