"""``mindspore.mint.nn``: layers with the arguments of torch, and their functions."""

from ... import _paths
from ...nn.cell import Cell as Cell
from ...nn.layers import activation as _activation
from ...nn.layers import extended as _extended
from ...nn.layers.activation import ReLU as ReLU
from ...nn.layers.basic import Identity as Identity
from ...nn.layers.extended import Fold as Fold
from ...nn.layers.extended import Linear as Linear
from ...nn.layers.pool import AdaptiveMaxPool2d as AdaptiveMaxPool2d
from ...nn.loss import SoftMarginLoss as SoftMarginLoss
from . import functional as functional
from .layers.activation import ELU as ELU
from .layers.activation import GELU as GELU
from .layers.activation import GLU as GLU
from .layers.activation import SELU as SELU
from .layers.activation import Hardtanh as Hardtanh
from .layers.activation import LogSigmoid as LogSigmoid
from .layers.activation import Mish as Mish
from .layers.activation import ReLU6 as ReLU6
from .layers.activation import Sigmoid as Sigmoid
from .layers.activation import SiLU as SiLU
from .layers.activation import Tanh as Tanh
from .layers.activation import Threshold as Threshold
from .layers.basic import Flatten as Flatten
from .layers.basic import PixelShuffle as PixelShuffle
from .layers.basic import UpsamplingBilinear2d as UpsamplingBilinear2d
from .layers.basic import UpsamplingNearest2d as UpsamplingNearest2d
from .layers.conv import Conv1d as Conv1d
from .layers.conv import Conv2d as Conv2d
from .layers.conv import Conv3d as Conv3d
from .layers.conv import ConvTranspose2d as ConvTranspose2d
from .layers.loss import BCELoss as BCELoss
from .layers.loss import BCEWithLogitsLoss as BCEWithLogitsLoss
from .layers.loss import CosineEmbeddingLoss as CosineEmbeddingLoss
from .layers.loss import CrossEntropyLoss as CrossEntropyLoss
from .layers.loss import KLDivLoss as KLDivLoss
from .layers.loss import MSELoss as MSELoss
from .layers.loss import NLLLoss as NLLLoss
from .layers.loss import SmoothL1Loss as SmoothL1Loss
from .layers.normalization import BatchNorm1d as BatchNorm1d
from .layers.normalization import BatchNorm2d as BatchNorm2d
from .layers.normalization import BatchNorm3d as BatchNorm3d
from .layers.normalization import GroupNorm as GroupNorm
from .layers.normalization import SyncBatchNorm as SyncBatchNorm
from .layers.padding import ConstantPad1d as ConstantPad1d
from .layers.padding import ConstantPad2d as ConstantPad2d
from .layers.padding import ConstantPad3d as ConstantPad3d
from .layers.padding import ReflectionPad1d as ReflectionPad1d
from .layers.padding import ReflectionPad2d as ReflectionPad2d
from .layers.padding import ReflectionPad3d as ReflectionPad3d
from .layers.padding import ReplicationPad1d as ReplicationPad1d
from .layers.padding import ReplicationPad2d as ReplicationPad2d
from .layers.padding import ReplicationPad3d as ReplicationPad3d
from .layers.padding import ZeroPad1d as ZeroPad1d
from .layers.padding import ZeroPad2d as ZeroPad2d
from .layers.padding import ZeroPad3d as ZeroPad3d
from .layers.pool import AdaptiveAvgPool1d as AdaptiveAvgPool1d
from .layers.pool import AdaptiveAvgPool2d as AdaptiveAvgPool2d
from .layers.pool import AdaptiveAvgPool3d as AdaptiveAvgPool3d
from .layers.pool import AdaptiveMaxPool1d as AdaptiveMaxPool1d
from .layers.pool import MaxUnpool2d as MaxUnpool2d

# of `nn`, where their names differ
AvgPool1d = _extended.AvgPool1dExt
AvgPool2d = _extended.AvgPool2dExt
AvgPool3d = _extended.AvgPool3dExt
Dropout = _extended.DropoutExt
Dropout2d = _extended.Dropout2dExt
Embedding = _extended.EmbeddingExt
Hardshrink = _activation.HShrink
Hardsigmoid = _activation.HSigmoid
Hardswish = _activation.HSwish
L1Loss = _extended.L1LossExt
LayerNorm = _extended.LayerNormExt
LogSoftmax = _extended.LogSoftmaxExt
MaxPool2d = _extended.MaxPool2dExt
PReLU = _extended.PReLUExt
Softmax = _extended.SoftmaxExt
Softshrink = _activation.SoftShrink
Unfold = _extended.UnfoldExt
Upsample = _extended.UpsampleExt

__getattr__ = _paths.gap_getattr(__name__)
