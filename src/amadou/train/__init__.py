"""Training: Model, callbacks, metrics, as ``mindspore.train``."""

from .. import _paths
from ..amp import build_train_network as build_train_network
from ..nn.loss_scale_manager import DynamicLossScaleManager as DynamicLossScaleManager
from ..nn.loss_scale_manager import FixedLossScaleManager as FixedLossScaleManager
from ..nn.loss_scale_manager import LossScaleManager as LossScaleManager
from ..nn.metrics import F1 as F1
from ..nn.metrics import MAE as MAE
from ..nn.metrics import MSE as MSE
from ..nn.metrics import Accuracy as Accuracy
from ..nn.metrics import Fbeta as Fbeta
from ..nn.metrics import Loss as Loss
from ..nn.metrics import Metric as Metric
from ..nn.metrics import Perplexity as Perplexity
from ..nn.metrics import Precision as Precision
from ..nn.metrics import Recall as Recall
from ..nn.metrics import Top1CategoricalAccuracy as Top1CategoricalAccuracy
from ..nn.metrics import Top5CategoricalAccuracy as Top5CategoricalAccuracy
from ..nn.metrics import TopKCategoricalAccuracy as TopKCategoricalAccuracy
from ..nn.metrics import auc as auc
from ..nn.metrics import get_metric_fn as get_metric_fn
from ..nn.metrics import get_metrics as get_metrics
from ..nn.metrics import names as names
from ..nn.metrics import rearrange_inputs as rearrange_inputs
from ._callbacks import Callback as Callback
from ._callbacks import CheckpointConfig as CheckpointConfig
from ._callbacks import EarlyStopping as EarlyStopping
from ._callbacks import History as History
from ._callbacks import LambdaCallback as LambdaCallback
from ._callbacks import LearningRateScheduler as LearningRateScheduler
from ._callbacks import LossMonitor as LossMonitor
from ._callbacks import ModelCheckpoint as ModelCheckpoint
from ._callbacks import ReduceLROnPlateau as ReduceLROnPlateau
from ._callbacks import RunContext as RunContext
from ._callbacks import TimeMonitor as TimeMonitor
from ._callbacks import _CallbackManager as _CallbackManager
from ._callbacks import _InternalCallbackParam as _InternalCallbackParam
from .model import Model as Model
from .serialization import async_ckpt_thread_status as async_ckpt_thread_status
from .serialization import load_checkpoint as load_checkpoint
from .serialization import load_checkpoint_async as load_checkpoint_async
from .serialization import load_param_into_net as load_param_into_net
from .serialization import save_checkpoint as save_checkpoint

__getattr__ = _paths.gap_getattr(__name__)
