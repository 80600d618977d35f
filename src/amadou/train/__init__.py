"""Training: Model, callbacks, metrics, as ``mindspore.train``."""

from .. import _paths
from .serialization import async_ckpt_thread_status as async_ckpt_thread_status
from .serialization import load_checkpoint as load_checkpoint
from .serialization import load_checkpoint_async as load_checkpoint_async
from .serialization import load_param_into_net as load_param_into_net
from .serialization import save_checkpoint as save_checkpoint

__getattr__ = _paths.gap_getattr(__name__)
