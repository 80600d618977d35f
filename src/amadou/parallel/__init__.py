"""Checkpoints and settings of programs for several processes, as ``mindspore.parallel``."""

from .. import _paths
from ..train.checkpoint_tools import load_segmented_checkpoints as load_segmented_checkpoints
from ..train.checkpoint_tools import merge_sliced_parameter as merge_sliced_parameter
from ..train.checkpoint_transform import build_searched_strategy as build_searched_strategy
from ..train.checkpoint_transform import load_distributed_checkpoint as load_distributed_checkpoint
from ..train.checkpoint_transform import merge_pipeline_strategys as merge_pipeline_strategys
from ..train.checkpoint_transform import rank_list_for_transform as rank_list_for_transform
from ..train.checkpoint_transform import restore_group_info_list as restore_group_info_list
from ..train.checkpoint_transform import transform_checkpoint_by_rank as transform_checkpoint_by_rank
from ..train.checkpoint_transform import transform_checkpoints as transform_checkpoints
from ..train.checkpoint_transform import unified_safetensors as unified_safetensors
from .algorithm import get_algo_parameters as get_algo_parameters
from .algorithm import reset_algo_parameters as reset_algo_parameters
from .algorithm import set_algo_parameters as set_algo_parameters
from .layout import Layout as Layout
from .sharding import shard as shard
from .sharding import sync_pipeline_shared_parameters as sync_pipeline_shared_parameters

rank_list_for_convert = rank_list_for_transform
convert_checkpoints = transform_checkpoints
convert_checkpoint_by_rank = transform_checkpoint_by_rank

__getattr__ = _paths.gap_getattr(__name__)
