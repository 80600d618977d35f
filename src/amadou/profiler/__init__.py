"""``mindspore.profiler``: what a training spends its time on, recorded by ``torch.profiler``."""

from .. import _paths
from ._options import AicoreMetrics as AicoreMetrics
from ._options import ExportType as ExportType
from ._options import HostSystem as HostSystem
from ._options import ProfilerActivity as ProfilerActivity
from ._options import ProfilerLevel as ProfilerLevel
from ._options import _ExperimentalConfig as _ExperimentalConfig
from ._options import schedule as schedule
from ._profile import Profiler as Profiler
from ._profile import mstx as mstx
from ._profile import profile as profile
from ._profile import tensorboard_trace_handler as tensorboard_trace_handler

__getattr__ = _paths.gap_getattr(__name__)
