"""Whether a GPU computes float32 products and convolutions in TF32, which has 10 bits of fraction."""

import torch

from ... import _checks, _paths

# whether each setting was made
function_status = {"matmul_allow_tf32": False, "conv_allow_tf32": False}


def matmul_allow_tf32(value: bool) -> None:
    """Let matrix products use TF32.

    Raises:
        TypeError: if ``value`` is no bool.
    """
    torch.backends.cuda.matmul.allow_tf32 = _checks.check_bool("matmul_allow_tf32", "value", value)
    function_status["matmul_allow_tf32"] = True


def conv_allow_tf32(value: bool) -> None:
    """Let convolutions use TF32.

    Raises:
        TypeError: if ``value`` is no bool.
    """
    torch.backends.cudnn.allow_tf32 = _checks.check_bool("conv_allow_tf32", "value", value)
    function_status["conv_allow_tf32"] = True


__getattr__ = _paths.gap_getattr(__name__)
