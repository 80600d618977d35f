"""MindSpore's ``mindspore.common``: the core names, and initializers."""

from .. import _paths
from .. import dtype as dtype
from ..device_manager import set_recursion_limit as set_recursion_limit
from ..parameter import Parameter as Parameter
from ..parameter import ParameterTuple as ParameterTuple
from ..sparse_tensor import COOTensor as COOTensor
from ..sparse_tensor import CSRTensor as CSRTensor
from ..sparse_tensor import RowTensor as RowTensor
from ..sparse_tensor import SparseTensor as SparseTensor
from ..storage import UntypedStorage as UntypedStorage
from ..tensor import Tensor as Tensor
from ..tensor import tensor as tensor
from .generator import Generator as Generator
from .generator import default_generator as default_generator
from .generator import get_rng_state as get_rng_state
from .generator import initial_seed as initial_seed
from .generator import manual_seed as manual_seed
from .generator import seed as seed
from .generator import set_rng_state as set_rng_state
from .jit import JitConfig as JitConfig
from .jit import jit as jit
from .jit import jit_class as jit_class
from .jit import lazy_inline as lazy_inline
from .jit import ms_function as ms_function
from .jit import mutable as mutable
from .jit import no_inline as no_inline
from .seeding import _get_graph_seed as _get_graph_seed
from .seeding import get_seed as get_seed
from .seeding import set_seed as set_seed

__getattr__ = _paths.gap_getattr(__name__)
