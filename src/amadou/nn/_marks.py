"""Marks that a program sets on a Cell for MindSpore's compiler and its parallel modes."""

import enum
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch

from .. import _checks
from ..tensor import Tensor

if TYPE_CHECKING:
    from .cell import Cell


class MixedPrecisionType(enum.Enum):
    """What ``Cell.to_float`` was called with."""

    NOTSET = 0
    FP16 = 1
    FP32 = 2
    BF16 = 3
    AUTOCAST = 4


_PRECISIONS = {
    None: MixedPrecisionType.NOTSET,
    torch.float16: MixedPrecisionType.FP16,
    torch.float32: MixedPrecisionType.FP32,
    torch.bfloat16: MixedPrecisionType.BF16,
}


class CellMarks:
    """The part of :class:`Cell` that only notes something, for those who ask."""

    __dict__: dict[str, Any]
    modules: Callable
    trainable_params: Callable
    _cast_dtype: torch.dtype | None

    def set_comm_fusion(self, fusion_type: int, recurse: bool = True) -> Any:
        """Set ``comm_fusion`` of every trained Parameter."""
        for parameter in self.trainable_params(recurse):
            parameter.comm_fusion = fusion_type
        return self

    def set_inputs(self, *inputs: Any, **kwargs: Any) -> None:
        """Note the inputs that calls will have, with None for sizes that change."""
        self.__dict__["_inputs"] = inputs or kwargs

    def get_inputs(self) -> Any:
        """What :meth:`set_inputs` noted."""
        return self.__dict__.get("_inputs")

    def set_jit_config(self, jit_config: Any) -> None:
        """Note a JitConfig for this Cell and all below."""
        for cell in self.modules():
            cell.__dict__["jit_config_dict"] = jit_config.jit_config_dict

    def set_broadcast_flag(self, mode: bool = True) -> Any:
        """Note whether the Parameters are sent to all processes at the start."""
        for cell in self.modules():
            cell.__dict__["broadcast_flag"] = mode
        return self

    def set_data_parallel(self) -> None:
        """Note that this Cell and all below run data-parallel in the semi-automatic parallel modes."""
        for cell in self.modules():
            cell.__dict__["_data_parallel"] = True

    def set_boost(self, boost_type: str) -> Any:
        """Note that a network may leave out BatchNorms: "less_bn" is the only type.

        Raises:
            ValueError: for another type.
        """
        _checks.check_one_of("set_boost", "boost_type", boost_type, ("less_bn",))
        return self.add_flags_recursive(**{boost_type: True})  # type: ignore[attr-defined]

    def shard(self, in_strategy: Any, out_strategy: Any = None, parameter_plan: Any = None) -> "Cell":
        """Cut the inputs of this Cell over the processes at every call, in an automatic parallel mode; returns it.

        Args:
            in_strategy: for every Tensor of the inputs a tuple of the number of parts of each axis, or a Layout.
            out_strategy: the same for the outputs, by default as it comes out.
            parameter_plan: by name, how Parameters are cut: every process keeps its part only.

        Raises:
            TypeError: for arguments of other types.
            ValueError: for Layouts in one of ``in_strategy`` and ``out_strategy`` only.
        """
        from ..parallel.sharding import shard_cell  # after everything else is imported

        return shard_cell(self, in_strategy, out_strategy, parameter_plan)  # type: ignore[arg-type]

    @property
    def pipeline_stage(self) -> int:
        """The stage of a pipeline that this Cell belongs to.

        Raises:
            AttributeError: if it was not set.
        """
        if "_pipeline_stage" not in self.__dict__:
            raise AttributeError(f"For '{type(self).__name__}', 'pipeline_stage' must be set before it is read.")
        return self.__dict__["_pipeline_stage"]

    @pipeline_stage.setter
    def pipeline_stage(self, value: int) -> None:
        stage = _checks.check_non_negative_int("Cell", "pipeline_stage", value)
        for parameter in self.trainable_params():
            parameter.add_pipeline_stage(stage)
        self.__dict__["_pipeline_stage"] = stage

    @property
    def bprop_debug(self) -> bool:
        """Whether a ``bprop`` written by hand is to be compared with the automatic one; a mark only."""
        return self.__dict__.get("_bprop_debug", False)

    @bprop_debug.setter
    def bprop_debug(self, value: bool) -> None:
        self.__dict__["_bprop_debug"] = _checks.check_bool("Cell", "bprop_debug", value)

    def get_mixed_precision_type(self) -> MixedPrecisionType:
        """What :meth:`Cell.to_float` was called with, as an enum."""
        return _PRECISIONS[self._cast_dtype]

    def compile(self, *args: Any, **kwargs: Any) -> None:
        """Compile with torch.compile, which takes torch's arguments.

        MindSpore's form, with Tensors as arguments, has nothing to do: what is compiled at all (see ``jit``) is
        compiled by the first call.
        """
        if not any(isinstance(a, Tensor) for a in args):
            super().compile(*args, **kwargs)  # type: ignore[misc]
