"""Mixed precision: networks that compute in float16 or bfloat16, and training steps with a scaled loss."""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
import torch

from . import _checks, _paths
from . import dtype as mstype
from ._boundary import TensorBase, raw, wrap
from .nn._call import cast_floats
from .nn.cell import Cell
from .nn.layers.basic import Dense
from .nn.layers.conv import Conv1d, Conv1dTranspose, Conv2d, Conv2dTranspose, Conv3d, Conv3dTranspose
from .nn.layers.normalization import BatchNorm1d, BatchNorm2d, BatchNorm3d, LayerNorm
from .nn.layers.rnn_cells import GRUCell, LSTMCell, RNNCell
from .nn.loss_scale_manager import DynamicLossScaleManager as DynamicLossScaleManager
from .nn.loss_scale_manager import FixedLossScaleManager as FixedLossScaleManager
from .nn.loss_scale_manager import LossScaleManager as LossScaleManager
from .nn.optim.adasum import AdaSum
from .nn.optim.optimizer import Optimizer
from .nn.wrap import TrainOneStepCell, TrainOneStepWithLossScaleCell, WithLossCell
from .ops import operations as P
from .ops.primitive import Primitive
from .parameter import Parameter
from .tensor import Tensor

_LEVELS = ("O0", "O1", "O2", "O3", "auto")
_BATCH_NORMS = (BatchNorm1d, BatchNorm2d, BatchNorm3d)
_IN_FLOAT32 = (*_BATCH_NORMS, LayerNorm)
_IN_LOW_PRECISION = (
    Conv1d, Conv2d, Conv3d, Conv1dTranspose, Conv2dTranspose, Conv3dTranspose, Dense, LSTMCell, RNNCell, GRUCell,
    P.Conv2D, P.Conv3D, P.Conv2DTranspose, P.Conv3DTranspose, P.MatMul, P.BatchMatMul, P.PReLU, P.ReLU, P.Ger,
)  # fmt: skip
_UNSET = object()


class _OutputTo(Cell):
    """A network whose float outputs are converted."""

    def __init__(self, network: Cell, dtype: torch.dtype) -> None:
        super().__init__(auto_prefix=False)
        self._backbone = network
        self._dtype = dtype

    def construct(self, *inputs: Any) -> Any:
        return cast_floats(self._backbone(*inputs), self._dtype)


class _WithFloat32Loss(WithLossCell):
    """A network and its loss, which is computed in float32."""

    def construct(self, data: Any, label: Any) -> Any:
        outputs = cast_floats(self._backbone(data), torch.float32)
        return self._loss_fn(outputs, cast_floats(label, torch.float32))


def auto_mixed_precision(network: Any, amp_level: str = "O0", dtype: Any = mstype.float16) -> Any:
    """A network that computes in low precision; its Parameters stay as they are, its outputs are float32.

    With "auto" the outputs have the precision in which the last operators computed.

    Args:
        network: the Cell, which is changed; use what is returned.
        amp_level: "O0": nothing changes. "O1": what :func:`get_white_list` lists computes in ``dtype``, all else in
            float32. "O2": all but batch and layer normalisation in ``dtype``. "O3": all. "auto": each operator in the
            precision that it needs, as ``torch.autocast`` decides.
        dtype: float16 or bfloat16.

    Raises:
        TypeError: if ``network`` is no Cell.
        ValueError: for an unknown ``amp_level`` or ``dtype``.
    """
    who = "auto_mixed_precision"
    if not isinstance(network, Cell):
        raise TypeError(f"For '{who}', 'network' must be a Cell, but got {type(network)}.")
    _checks.check_one_of(who, "amp_level", amp_level, _LEVELS)
    _checks.check_one_of(who, "dtype", dtype, (mstype.float16, mstype.bfloat16))
    if amp_level == "O0":
        return network
    if amp_level == "auto":
        network.__dict__.update(_autocast_dtype=mstype.to_torch(dtype), _special=True)
        return network
    if amp_level == "O1":
        return _lower_some(network, _IN_LOW_PRECISION, dtype)
    return _lower_all_but(network, _IN_FLOAT32 if amp_level == "O2" else (), dtype)


def build_train_network(
    network: Any,
    optimizer: Any,
    loss_fn: Any = None,
    level: str = "O0",
    boost_level: str = "O0",
    *,
    cast_model_type: Any = None,
    keep_batchnorm_fp32: bool | None = None,
    loss_scale_manager: Any = _UNSET,
) -> Cell:
    """A step of training in mixed precision.

    Args:
        network: from the inputs to the outputs, or, without ``loss_fn``, to the loss.
        optimizer: its Parameters are the ones that are trained.
        loss_fn: from outputs and labels to the loss, in float32.
        level: as in :func:`auto_mixed_precision`.
        boost_level: accepted for MindSpore's signature: nothing is boosted here.
        cast_model_type: the dtype of the network, instead of what ``level`` says.
        keep_batchnorm_fp32: whether batch normalisation computes in float32, instead of what ``level`` says.
        loss_scale_manager: a LossScaleManager, or None; by default dynamic for "O2", none for other levels.

    Raises:
        TypeError: for a ``network`` or ``loss_fn`` that cannot be called, or an ``optimizer`` that is none.
        ValueError: for an unknown ``level``.
    """
    who = "build_train_network"
    _checks.check_type(who, "optimizer", optimizer, (Optimizer, AdaSum))
    if not callable(network) or not (loss_fn is None or callable(loss_fn)):
        raise TypeError(f"For '{who}', 'network' and 'loss_fn' must be Cells, but got {network} and {loss_fn}.")
    _checks.check_one_of(who, "level", level, _LEVELS)
    network = _lowered(network, level, cast_model_type, keep_batchnorm_fp32)
    if loss_fn is not None:
        network = (WithLossCell if level == "O0" else _WithFloat32Loss)(network, loss_fn)
    if loss_scale_manager is _UNSET:
        loss_scale_manager = DynamicLossScaleManager() if level == "O2" else None
    if loss_scale_manager is None:
        return TrainOneStepCell(network, optimizer).set_train()
    update = loss_scale_manager.get_update_cell()
    if update is None:
        return TrainOneStepCell(network, optimizer, loss_scale_manager.get_loss_scale()).set_train()
    return TrainOneStepWithLossScaleCell(network, optimizer, update).set_train()


def _lowered(network: Any, level: str, cast_model_type: Any, keep_batchnorm_fp32: bool | None) -> Any:
    if cast_model_type is None and keep_batchnorm_fp32 is None:
        return auto_mixed_precision(network, level)
    dtype = cast_model_type or (mstype.float16 if level in ("O2", "O3") else mstype.float32)
    if dtype == mstype.float32:
        return network
    keep = keep_batchnorm_fp32 if keep_batchnorm_fp32 is not None else level == "O2"
    return _lower_all_but(network, _BATCH_NORMS if keep else (), dtype)


def custom_mixed_precision(
    network: Any, *, white_list: list | None = None, black_list: list | None = None, dtype: Any = mstype.float16
) -> Any:
    """A network of which some kinds of Cell compute in low precision.

    Args:
        network: the Cell, which is changed; use what is returned.
        white_list: the classes of Cells and Primitives that compute in ``dtype``; of the two lists exactly one.
        black_list: the classes of Cells that do not, while all else does.
        dtype: float16 or bfloat16.

    Raises:
        TypeError: if ``network`` is no Cell, or a list is no list of classes.
        ValueError: for both lists or none, or an unknown ``dtype``.
    """
    who = "custom_mixed_precision"
    if not isinstance(network, Cell):
        raise TypeError(f"For '{who}', 'network' must be a Cell, but got {type(network)}.")
    if (white_list is None) == (black_list is None):
        raise ValueError(f"For '{who}', one of 'white_list' and 'black_list' must be given.")
    _checks.check_one_of(who, "dtype", dtype, (mstype.float16, mstype.bfloat16))
    arg, kinds = ("white_list", white_list) if black_list is None else ("black_list", black_list)
    allowed = (Cell, Primitive) if black_list is None else (Cell,)
    if not isinstance(kinds, list) or not all(isinstance(kind, type) and issubclass(kind, allowed) for kind in kinds):
        raise TypeError(f"For '{who}', '{arg}' must be a list of classes of Cells, but got {kinds}.")
    lower = _lower_some if black_list is None else _lower_all_but
    return lower(network, tuple(kinds), dtype)


def get_white_list() -> list[type]:
    """The classes that compute in low precision at the level "O1"."""
    return list(_IN_LOW_PRECISION)


def get_black_list() -> list[type]:
    """The classes that compute in float32 at the level "O2"."""
    return list(_IN_FLOAT32)


def all_finite(inputs: Any) -> Any:
    """Whether no Tensor has an infinity or NaN. Tensor, or tuple or list of Tensors -> bool Tensor of shape ()."""
    tensors = [inputs._t] if isinstance(inputs, TensorBase) else [x._t for x in inputs]
    return Tensor(torch.stack([t.isfinite().all() for t in tensors]).all())


class LossScaler(ABC):
    """What scales the loss in a training step that is written by hand; the base of the two below."""

    @abstractmethod
    def scale(self, inputs: Any) -> Any:
        """``inputs`` times the scale."""

    @abstractmethod
    def unscale(self, inputs: Any) -> Any:
        """``inputs`` divided by the scale."""

    @abstractmethod
    def adjust(self, grads_finite: Any) -> Any:
        """Change the scale after a step, given whether its gradients were finite."""


class _Scaler(LossScaler):
    """A scale in a Parameter of shape (), ``scale_value``."""

    def __init__(self, scale_value: float) -> None:
        cls = type(self).__name__
        _checks.check_type(cls, "scale_value", scale_value, (float, int))
        _checks.check_that(cls, "scale_value", scale_value, ">= 1", lambda v: v >= 1)
        self.scale_value = Parameter(Tensor(np.array(scale_value, np.float32)), "scale_value")

    def scale(self, inputs: Any) -> Any:
        """A Tensor, or Tensors in tuples and lists, times the scale, in their own dtypes."""
        return _grad_scale_map(self.scale_value, inputs)

    def unscale(self, inputs: Any) -> Any:
        """A Tensor, or Tensors in tuples and lists, divided by the scale, in their own dtypes."""
        return _grad_unscale_map(self.scale_value, inputs)


class StaticLossScaler(_Scaler):
    """A scale that stays.

    Args:
        scale_value: the scale.

    Raises:
        TypeError: if it is no number.
        ValueError: if it is below 1.

    >>> import amadou as ms
    >>> StaticLossScaler(4).scale(ms.Tensor([1.0])).asnumpy().tolist()
    [4.0]
    """

    def adjust(self, grads_finite: Any) -> bool:
        """False: the scale stays."""
        return False


class DynamicLossScaler(_Scaler):
    """A scale that falls when gradients overflow, and rises after ``scale_window`` steps without that.

    ``scale_value`` and ``counter``, the number of steps since the last change, are Parameters of shape ().

    Args:
        scale_value: the first scale.
        scale_factor: what the scale is divided by, down to 1, or multiplied with.
        scale_window: a number of steps.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for one that is too small.

    >>> import amadou as ms
    >>> scaler = DynamicLossScaler(8, 2, 1)
    >>> scaler.adjust(ms.Tensor(False)), scaler.scale_value.asnumpy().tolist()
    (True, 4.0)
    """

    def __init__(self, scale_value: float, scale_factor: int, scale_window: int) -> None:
        super().__init__(scale_value)
        cls = type(self).__name__
        self.scale_window = _checks.check_positive_int(cls, "scale_window", scale_window)
        self.scale_factor = _checks.check_positive_int(cls, "scale_factor", scale_factor)
        self.counter = Parameter(Tensor(np.array(0, np.int32)), "counter")

    def adjust(self, grads_finite: Any) -> bool:
        """Change the scale; ``grads_finite`` is a bool Tensor, and is not waited for. True: the scale may change."""
        scale, counter, finite = self.scale_value._torch().detach(), self.counter._torch(), raw(grads_finite)
        counter.add_(1)
        grown, grows = scale * self.scale_factor, finite & (counter >= self.scale_window)
        lowered = (scale / self.scale_factor).clamp(min=1)
        scale.copy_(torch.where(finite, torch.where(grows & grown.isfinite(), grown, scale), lowered))
        counter.mul_(finite & ~grows)
        return True


def _grad_scale_map(scale: Any, inputs: Any) -> Any:
    """Tensors times a scale, also in tuples and lists."""
    if isinstance(inputs, tuple | list):
        return type(inputs)(_grad_scale_map(scale, x) for x in inputs)
    return wrap(inputs._t * _factor(scale).to(inputs._t.dtype))


def _grad_unscale_map(scale: Any, inputs: Any) -> Any:
    """Tensors divided by a scale, also in tuples and lists."""
    if isinstance(inputs, tuple | list):
        return type(inputs)(_grad_unscale_map(scale, x) for x in inputs)
    return wrap(inputs._t * _factor(scale).reciprocal().to(inputs._t.dtype))


def _factor(scale: Any) -> torch.Tensor:
    """A scale as a number that no gradient goes to."""
    return raw(scale).detach()


class _Lowered:
    """A Primitive that computes in low precision, with float32 outputs."""

    def __init__(self, primitive: Primitive, dtype: torch.dtype) -> None:
        self._primitive, self._dtype = primitive, dtype

    def __call__(self, *args: Any) -> Any:
        return cast_floats(self._primitive(*cast_floats(args, self._dtype)), torch.float32)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_primitive":  # copy and pickle ask an object without attributes
            raise AttributeError(name)
        return getattr(self._primitive, name)

    def __repr__(self) -> str:
        return repr(self._primitive)


def _lower_some(network: Cell, kinds: Any, dtype: Any) -> Cell:
    for cell in _cells(network):
        if isinstance(cell, kinds):
            cell.to_float(dtype)
            cell.register_forward_hook(_to_float32)
        for name, value in list(vars(cell).items()):
            if isinstance(value, Primitive) and isinstance(value, kinds):
                vars(cell)[name] = _Lowered(value, mstype.to_torch(dtype))
    return network


def _to_float32(cell: Any, inputs: Any, outputs: Any) -> Any:
    return cast_floats(outputs, torch.float32)


def _lower_all_but(network: Cell, kinds: Any, dtype: Any) -> Cell:
    return _OutputTo(_lowered_inside(network, kinds, dtype), torch.float32)


def _lowered_inside(network: Cell, kinds: Any, dtype: Any) -> Cell:
    """The network itself, all of which but ``kinds`` computes in ``dtype``."""
    network.to_float(dtype)
    for cell in _cells(network):
        if isinstance(cell, kinds):
            cell.to_float(mstype.float32)
            cell.register_forward_hook(_ToLow(mstype.to_torch(dtype)))
    return network


class _ToLow:
    """A hook that gives a float32 Cell's outputs the precision of the network around it."""

    def __init__(self, dtype: torch.dtype) -> None:
        self._dtype = dtype

    def __call__(self, cell: Any, inputs: Any, outputs: Any) -> Any:
        return cast_floats(outputs, self._dtype)


def _cells(network: Cell) -> list[Any]:
    return [module for module in network.modules() if isinstance(module, Cell)]


__getattr__ = _paths.gap_getattr(__name__)
