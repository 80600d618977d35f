"""``mindspore.hal``: devices, streams and memory, by the names that came before ``mindspore.runtime``."""

from .. import _paths
from ..runtime import Event as Event
from ..runtime import Stream as Stream
from ..runtime import StreamCtx as StreamCtx
from ..runtime import communication_stream as communication_stream
from ..runtime import current_stream as current_stream
from ..runtime import default_stream as default_stream
from ..runtime import empty_cache as empty_cache
from ..runtime import set_cur_stream as set_cur_stream
from ..runtime import synchronize as synchronize
from ._devices import device_count as device_count
from ._devices import get_arch_list as get_arch_list
from ._devices import get_device_capability as get_device_capability
from ._devices import get_device_name as get_device_name
from ._devices import get_device_properties as get_device_properties
from ._devices import is_available as is_available
from ._devices import is_initialized as is_initialized
from ._memory import max_memory_allocated as max_memory_allocated
from ._memory import max_memory_reserved as max_memory_reserved
from ._memory import memory_allocated as memory_allocated
from ._memory import memory_reserved as memory_reserved
from ._memory import memory_stats as memory_stats
from ._memory import memory_summary as memory_summary
from ._memory import reset_max_memory_allocated as reset_max_memory_allocated
from ._memory import reset_max_memory_reserved as reset_max_memory_reserved
from ._memory import reset_peak_memory_stats as reset_peak_memory_stats

__getattr__ = _paths.gap_getattr(__name__)
