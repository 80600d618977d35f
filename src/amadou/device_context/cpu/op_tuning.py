"""With how many threads a CPU computes."""

import torch

from ... import _checks, _paths


def threads_num(num: int) -> None:
    """Let each operator use this many threads.

    Raises:
        TypeError: if ``num`` is no int.
        ValueError: if it is not positive.
    """
    torch.set_num_threads(_checks.check_positive_int("threads_num", "num", num))


__getattr__ = _paths.gap_getattr(__name__)
