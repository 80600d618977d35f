"""Callbacks: what happens besides the training."""

from .base import Callback as Callback
from .base import RunContext as RunContext
from .base import _CallbackManager as _CallbackManager
from .base import _InternalCallbackParam as _InternalCallbackParam
from .checkpoint import CheckpointConfig as CheckpointConfig
from .checkpoint import ModelCheckpoint as ModelCheckpoint
from .flops import FlopsUtilizationCollector as FlopsUtilizationCollector
from .monitored import EarlyStopping as EarlyStopping
from .monitored import LearningRateScheduler as LearningRateScheduler
from .monitored import ReduceLROnPlateau as ReduceLROnPlateau
from .monitors import History as History
from .monitors import LambdaCallback as LambdaCallback
from .monitors import LossMonitor as LossMonitor
from .monitors import TimeMonitor as TimeMonitor
from .recovery import BackupAndRestore as BackupAndRestore
from .recovery import OnRequestExit as OnRequestExit
