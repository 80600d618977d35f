"""``mindspore.mint.nn.functional``: what the layers of ``mint.nn`` compute, as functions."""

from ... import _paths
from ... import ops as _ops
from ...ops.activation import hardshrink as hardshrink
from ...ops.activation import hardsigmoid as hardsigmoid
from ...ops.activation import hardswish as hardswish
from ...ops.activation import prelu as prelu
from ...ops.activation import relu as relu
from ...ops.activation import sigmoid as sigmoid
from ...ops.activation import sigmoid_ as sigmoid_
from ...ops.activation import softplus as softplus
from ...ops.activation import softshrink as softshrink
from ...ops.activation import tanh as tanh
from ...ops.basic import embedding as embedding
from ...ops.conv import conv_transpose2d as conv_transpose2d
from ...ops.image import fold as fold
from ...ops.image import grid_sample as grid_sample
from ...ops.image import pixel_shuffle as pixel_shuffle
from ...ops.image import unfold as unfold
from ...ops.loss import cosine_embedding_loss as cosine_embedding_loss
from ...ops.loss import l1_loss as l1_loss
from ...ops.loss import soft_margin_loss as soft_margin_loss
from ...ops.normalization import group_norm as group_norm
from ...ops.normalization import layer_norm as layer_norm
from ...ops.pool import adaptive_max_pool2d as adaptive_max_pool2d
from .. import activation as _activation
from ..activation import elu as elu
from ..activation import elu_ as elu_
from ..activation import gelu as gelu
from ..activation import glu as glu
from ..activation import hardtanh as hardtanh
from ..activation import hardtanh_ as hardtanh_
from ..activation import leaky_relu as leaky_relu
from ..activation import log_softmax as log_softmax
from ..activation import logsigmoid as logsigmoid
from ..activation import mish as mish
from ..activation import relu6 as relu6
from ..activation import relu_ as relu_
from ..activation import selu as selu
from ..activation import silu as silu
from ..activation import threshold as threshold
from ..activation import threshold_ as threshold_
from ..basic import dropout as dropout
from ..basic import dropout2d as dropout2d
from ..basic import one_hot as one_hot
from ..conv import conv1d as conv1d
from ..conv import conv2d as conv2d
from ..conv import conv3d as conv3d
from ..image import interpolate as interpolate
from ..image import pad as pad
from ..image import upsample as upsample
from ..loss import binary_cross_entropy as binary_cross_entropy
from ..loss import binary_cross_entropy_with_logits as binary_cross_entropy_with_logits
from ..loss import cross_entropy as cross_entropy
from ..loss import kl_div as kl_div
from ..loss import nll_loss as nll_loss
from ..loss import smooth_l1_loss as smooth_l1_loss
from ..normalization import batch_norm as batch_norm
from ..normalization import normalize as normalize
from ..pool import adaptive_avg_pool1d as adaptive_avg_pool1d
from ..pool import adaptive_avg_pool3d as adaptive_avg_pool3d
from ..pool import adaptive_max_pool1d as adaptive_max_pool1d
from ..pool import avg_pool1d as avg_pool1d
from ..pool import avg_pool2d as avg_pool2d
from ..pool import avg_pool3d as avg_pool3d
from ..pool import max_pool2d as max_pool2d
from ..pool import max_unpool2d as max_unpool2d
from ..shaping import flatten as flatten

# elsewhere under another name
adaptive_avg_pool2d = _ops.adaptive_avg_pool2d_ext
mse_loss = _ops.mse_loss_ext
linear = _ops.dense
softmax = _activation.softmax_without_dim

__getattr__ = _paths.gap_getattr(__name__)
