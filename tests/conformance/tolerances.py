"""How far a value may lie from the recorded one: ``|got - want| <= atol + rtol * |want|``.

Integers, booleans and everything that is not listed are exact. A wider tolerance belongs to one target (``ops.erf``) or
one case (its id), and says why.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.conformance.case import Case


class Tolerance(NamedTuple):
    rtol: float
    atol: float
    reason: str = ""


EXACT = Tolerance(0.0, 0.0)

# A few units in the last place of each dtype: two libraries may round one step differently.
DEFAULT = {
    "float64": Tolerance(1e-12, 1e-12),
    "float32": Tolerance(2e-6, 1e-6),
    "float16": Tolerance(2e-3, 1e-3),
    "bfloat16": Tolerance(8e-3, 8e-3),
    "complex64": Tolerance(2e-6, 1e-6),
    "complex128": Tolerance(1e-12, 1e-12),
}

# case id, target, or target without its arguments -> dtype -> Tolerance with a reason
_OTHER_ORDER = {"float32": Tolerance(2e-6, 4e-6, "sums of 30 to 60 products, added in another order")}
_ATTENTION = {"float32": Tolerance(1e-5, 1e-5, "the sums of softmax and LayerNorm, added in another order")}
_EXP = {"float32": Tolerance(4e-6, 2e-6, "MindSpore's exp and log are approximations, off by up to 2e-6")}
_RECURRENT = {"float32": Tolerance(1e-5, 2e-4, "tanh on MindSpore's CPU is off by up to 1e-4, at every step of time")}
WIDER: dict[str, dict[str, Tolerance]] = {
    "nn.MultiheadAttention": _ATTENTION,
    "nn.TransformerDecoder": _ATTENTION,
    "nn.TransformerDecoderLayer": _ATTENTION,
    "nn.TransformerEncoder": _ATTENTION,
    "nn.TransformerEncoderLayer": _ATTENTION,
    "nn.Transformer": _ATTENTION,
    "nn.GRU": _RECURRENT,
    "nn.GRUCell": _RECURRENT,
    "nn.LSTM": _RECURRENT,
    "nn.LSTMCell": _RECURRENT,
    "nn.RNN": _RECURRENT,
    "nn.RNNCell": _RECURRENT,
    "nn.VirtualDatasetCellTriple(nn.MultiheadAttention(4, 2))": _ATTENTION,
    "nn.Conv2d": _OTHER_ORDER,
    "nn.Conv2dTranspose": _OTHER_ORDER,
    "nn.Conv3d": _OTHER_ORDER,
    "nn.TimeDistributed": _OTHER_ORDER,
    "ops.Conv2D": _OTHER_ORDER,
    "ops.conv2d": _OTHER_ORDER,
    "nn.BatchNorm2d": _OTHER_ORDER,
    "nn.BatchNorm3d": _OTHER_ORDER,
    "nn.GroupNorm": _OTHER_ORDER,
    "numpy.logaddexp": _EXP,
    "ops.erf": _EXP,
    "ops.exp": _EXP,
}


def tolerance(case: Case, dtype: str) -> Tolerance:
    """The tolerance of one case for values of ``dtype``."""
    for key in (case.id, case.target, case.target.partition("(")[0]):
        if dtype in WIDER.get(key, {}):
            return WIDER[key][dtype]
    return DEFAULT.get(dtype, EXACT)
