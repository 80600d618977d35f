"""MindSpore's ``mindspore.common``: the core names, and initializers."""

from .. import dtype as dtype
from ..parameter import Parameter as Parameter
from ..parameter import ParameterTuple as ParameterTuple
from ..tensor import Tensor as Tensor
from ..tensor import tensor as tensor
from .jit import JitConfig as JitConfig
from .jit import jit as jit
from .jit import jit_class as jit_class
from .jit import lazy_inline as lazy_inline
from .jit import ms_function as ms_function
from .jit import mutable as mutable
from .jit import no_inline as no_inline
