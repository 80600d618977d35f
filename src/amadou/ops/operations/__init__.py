"""The operator classes: made with the settings, called with the Tensors."""

from ... import _paths
from .activation import ReLU as ReLU
from .activation import ReLU6 as ReLU6
from .activation import GeLU as GeLU
from .activation import FastGeLU as FastGeLU
from .activation import Sigmoid as Sigmoid
from .activation import Tanh as Tanh
from .activation import Softmax as Softmax
from .activation import LogSoftmax as LogSoftmax
from .activation import PReLU as PReLU
from .activation import HSwish as HSwish
from .activation import HSigmoid as HSigmoid
from .activation import SiLU as SiLU
from .activation import Elu as Elu
from .activation import Mish as Mish
from .activation import SeLU as SeLU
from .activation import CeLU as CeLU
from .activation import Softplus as Softplus
from .activation import Softsign as Softsign
from .activation import HShrink as HShrink
from .activation import SoftShrink as SoftShrink
from .activation import GLU as GLU
from .elementwise import Add as Add

__getattr__ = _paths.gap_getattr(__name__)
