"""Checkpoints and settings of programs for several processes, as ``mindspore.parallel``."""

from .. import _paths
from ..train.checkpoint_tools import load_segmented_checkpoints as load_segmented_checkpoints
from ..train.checkpoint_tools import merge_sliced_parameter as merge_sliced_parameter
from .algorithm import get_algo_parameters as get_algo_parameters
from .algorithm import reset_algo_parameters as reset_algo_parameters
from .algorithm import set_algo_parameters as set_algo_parameters
from .layout import Layout as Layout
from .sharding import shard as shard
from .sharding import sync_pipeline_shared_parameters as sync_pipeline_shared_parameters

__getattr__ = _paths.gap_getattr(__name__)
