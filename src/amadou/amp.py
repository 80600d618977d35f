"""Mixed precision: networks that compute in float16 or bfloat16, and training steps with a scaled loss."""

from typing import Any

import torch

from . import _checks, _paths
from . import dtype as mstype
from .nn._call import cast_floats
from .nn.cell import Cell
from .nn.layers.normalization import BatchNorm1d, BatchNorm2d, BatchNorm3d, LayerNorm
from .nn.optim.optimizer import Optimizer
from .nn.wrap import TrainOneStepCell, TrainOneStepWithLossScaleCell, WithLossCell
from .train.loss_scale_manager import DynamicLossScaleManager as DynamicLossScaleManager
from .train.loss_scale_manager import FixedLossScaleManager as FixedLossScaleManager
from .train.loss_scale_manager import LossScaleManager as LossScaleManager

__getattr__ = _paths.gap_getattr(__name__)
