"""Functions on Tensors, and the operator classes."""

from .. import _paths
from .._boundary import is_tensor as is_tensor
from .._grad import get_grad as get_grad
from .._grad import grad as grad
from .._grad import jacfwd as jacfwd
from .._grad import jacrev as jacrev
from .._grad import jvp as jvp
from .._grad import stop_gradient as stop_gradient
from .._grad import value_and_grad as value_and_grad
from .._grad import vjp as vjp
from .._grad import vmap as vmap
from .composite import GradOperation as GradOperation
from .composite import HyperMap as HyperMap
from .composite import Map as Map
from .composite import MultitypeFuncGraph as MultitypeFuncGraph
from .elementwise import abs as abs
from .elementwise import add as add
from .elementwise import div as div
from .elementwise import equal as equal
from .elementwise import floor_div as floor_div
from .elementwise import floor_mod as floor_mod
from .elementwise import greater as greater
from .elementwise import greater_equal as greater_equal
from .elementwise import less as less
from .elementwise import less_equal as less_equal
from .elementwise import logical_not as logical_not
from .elementwise import matmul as matmul
from .elementwise import mul as mul
from .elementwise import neg as neg
from .elementwise import not_equal as not_equal
from .elementwise import pow as pow
from .elementwise import sub as sub
from .primitive import Primitive as Primitive
from .primitive import PrimitiveWithCheck as PrimitiveWithCheck
from .primitive import PrimitiveWithInfer as PrimitiveWithInfer
from .primitive import _primexpr as _primexpr
from .primitive import constexpr as constexpr
from .primitive import prim_attr_register as prim_attr_register

__getattr__ = _paths.gap_getattr(__name__)
