"""What MindSpore keeps in ``train.amp`` beside the public functions, as libraries use it."""

import enum
from collections.abc import Sequence
from typing import Any, NoReturn

from .. import amp
from .. import dtype as mstype
from .._gaps import GapError
from ..nn.cell import Cell
from ..nn.wrap import WithLossCell

AMP_WHITE_LIST = amp.get_white_list()
AMP_BLACK_LIST = amp.get_black_list()


class AmpLevel(enum.Enum):
    """The levels of mixed precision as ``_c_expression.amp`` has them."""

    AmpO0 = 0
    AmpO1 = 1
    AmpO2 = 2
    AmpO3 = 3
    AmpAuto = 4


def create_amp_strategy(level: AmpLevel, dtype: Any, white_list: list, black_list: list) -> NoReturn:
    """Of MindSpore's own dispatch of operators.

    Raises:
        GapError: always; the error says what to use.
    """
    raise GapError("'create_amp_strategy' is not offered by amadou: use amp.auto_mixed_precision, which takes a level.")


_config_level = {
    level: {
        "keep_batchnorm_fp32": level == "O2",
        "cast_model_type": mstype.float16 if level in ("O2", "O3") else mstype.float32,
        "loss_scale_manager": amp.DynamicLossScaleManager() if level == "O2" else None,
    }
    for level in ("O0", "O1", "O2", "O3", "auto")
}


def _auto_black_list(network: Cell, black_list: Sequence[type], dtype: Any) -> Any:
    """All but the classes of the list compute in ``dtype``; the network itself."""
    return amp._lowered_inside(network, tuple(black_list), dtype)


def _auto_mixed_precision_rewrite(
    network: Cell, dtype: Any, *, white_list: list | None = None, black_list: list | None = None
) -> Any:
    return amp.custom_mixed_precision(network, white_list=white_list, black_list=black_list, dtype=dtype)


def _do_keep_batchnorm_fp32(network: Cell) -> None:
    """Batch and layer normalisation compute in float32."""
    for _, cell in network.cells_and_names():
        if isinstance(cell, tuple(AMP_BLACK_LIST)):
            cell.to_float(mstype.float32)


def _add_loss_network(network: Cell, loss_fn: Any, cast_model_type: Any) -> Cell:
    lowered = cast_model_type == mstype.float16
    return (amp._WithFloat32Loss if lowered else WithLossCell)(network, loss_fn)
