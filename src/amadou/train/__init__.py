"""Training: Model, callbacks, metrics, as ``mindspore.train``."""

from .. import _paths
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
from .serialization import async_ckpt_thread_status as async_ckpt_thread_status
from .serialization import load_checkpoint as load_checkpoint
from .serialization import load_checkpoint_async as load_checkpoint_async
from .serialization import load_param_into_net as load_param_into_net
from .serialization import save_checkpoint as save_checkpoint

__getattr__ = _paths.gap_getattr(__name__)
