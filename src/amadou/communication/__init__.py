"""Communication between the processes of a program, as ``mindspore.communication``."""

from .. import _paths
from .groups import HCCL_WORLD_COMM_GROUP as HCCL_WORLD_COMM_GROUP
from .groups import MCCL_WORLD_COMM_GROUP as MCCL_WORLD_COMM_GROUP
from .groups import NCCL_WORLD_COMM_GROUP as NCCL_WORLD_COMM_GROUP
from .groups import GlobalComm as GlobalComm
from .groups import create_group as create_group
from .groups import destroy_group as destroy_group
from .groups import get_comm_name as get_comm_name
from .groups import get_group_rank_from_world_rank as get_group_rank_from_world_rank
from .groups import get_group_size as get_group_size
from .groups import get_local_rank as get_local_rank
from .groups import get_local_rank_size as get_local_rank_size
from .groups import get_process_group_ranks as get_process_group_ranks
from .groups import get_rank as get_rank
from .groups import get_world_rank_from_group_rank as get_world_rank_from_group_rank
from .groups import init as init
from .groups import is_initialized as is_initialized
from .groups import release as release

_is_initialized = is_initialized  # MindSpore's private name, which programs import

__getattr__ = _paths.gap_getattr(__name__)
