"""Python's multiprocessing, whose queues and pipes send the memory of Tensors and do not copy it: torch's.

>>> queue = SimpleQueue()
>>> queue.put([1, 2])
>>> queue.get()
[1, 2]
"""

from torch.multiprocessing import Array as Array
from torch.multiprocessing import AuthenticationError as AuthenticationError
from torch.multiprocessing import Barrier as Barrier
from torch.multiprocessing import BoundedSemaphore as BoundedSemaphore
from torch.multiprocessing import BufferTooShort as BufferTooShort
from torch.multiprocessing import Condition as Condition
from torch.multiprocessing import Event as Event
from torch.multiprocessing import JoinableQueue as JoinableQueue
from torch.multiprocessing import Lock as Lock
from torch.multiprocessing import Manager as Manager
from torch.multiprocessing import Pipe as Pipe
from torch.multiprocessing import Process as Process
from torch.multiprocessing import ProcessError as ProcessError
from torch.multiprocessing import Queue as Queue
from torch.multiprocessing import RawArray as RawArray
from torch.multiprocessing import RawValue as RawValue
from torch.multiprocessing import RLock as RLock
from torch.multiprocessing import Semaphore as Semaphore
from torch.multiprocessing import SimpleQueue as SimpleQueue
from torch.multiprocessing import TimeoutError as TimeoutError
from torch.multiprocessing import Value as Value
from torch.multiprocessing import active_children as active_children
from torch.multiprocessing import allow_connection_pickling as allow_connection_pickling
from torch.multiprocessing import cpu_count as cpu_count
from torch.multiprocessing import current_process as current_process
from torch.multiprocessing import freeze_support as freeze_support
from torch.multiprocessing import get_all_start_methods as get_all_start_methods
from torch.multiprocessing import get_context as get_context
from torch.multiprocessing import get_logger as get_logger
from torch.multiprocessing import get_start_method as get_start_method
from torch.multiprocessing import log_to_stderr as log_to_stderr
from torch.multiprocessing import parent_process as parent_process
from torch.multiprocessing import set_executable as set_executable
from torch.multiprocessing import set_forkserver_preload as set_forkserver_preload
from torch.multiprocessing import set_start_method as set_start_method
from torch.multiprocessing.pool import Pool as Pool

from . import _paths

__getattr__ = _paths.gap_getattr(__name__)
