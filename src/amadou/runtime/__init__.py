"""``mindspore.runtime``: streams, events, memory and the executor of the device, as torch has them."""

from .. import _paths
from ._executor import dispatch_threads_num as dispatch_threads_num
from ._executor import launch_blocking as launch_blocking
from ._executor import set_cpu_affinity as set_cpu_affinity
from ._executor import set_kernel_launch_capture as set_kernel_launch_capture
from ._executor import set_kernel_launch_group as set_kernel_launch_group
from ._memory import empty_cache as empty_cache
from ._memory import max_memory_allocated as max_memory_allocated
from ._memory import max_memory_reserved as max_memory_reserved
from ._memory import memory_allocated as memory_allocated
from ._memory import memory_reserved as memory_reserved
from ._memory import memory_stats as memory_stats
from ._memory import memory_summary as memory_summary
from ._memory import reset_max_memory_allocated as reset_max_memory_allocated
from ._memory import reset_max_memory_reserved as reset_max_memory_reserved
from ._memory import reset_peak_memory_stats as reset_peak_memory_stats
from ._memory import set_memory as set_memory
from ._streams import Event as Event
from ._streams import Stream as Stream
from ._streams import StreamCtx as StreamCtx
from ._streams import communication_stream as communication_stream
from ._streams import current_stream as current_stream
from ._streams import default_stream as default_stream
from ._streams import set_cur_stream as set_cur_stream
from ._streams import synchronize as synchronize

__getattr__ = _paths.gap_getattr(__name__)
