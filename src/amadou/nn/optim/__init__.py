"""Optimizers."""

from ... import _paths
from .ada_grad import Adagrad as Adagrad
from .adadelta import Adadelta as Adadelta
from .adafactor import AdaFactor as AdaFactor
from .adam import Adam as Adam
from .adam import AdamOffload as AdamOffload
from .adam import AdamWeightDecay as AdamWeightDecay
from .adam import LazyAdam as LazyAdam
from .adamax import AdaMax as AdaMax
from .adasum import AdaSumByDeltaWeightWrapCell as AdaSumByDeltaWeightWrapCell
from .adasum import AdaSumByGradWrapCell as AdaSumByGradWrapCell
from .asgd import ASGD as ASGD
from .ftrl import FTRL as FTRL
from .lamb import Lamb as Lamb
from .lars import LARS as LARS
from .momentum import Momentum as Momentum
from .optimizer import Optimizer as Optimizer
from .proximal_ada_grad import ProximalAdagrad as ProximalAdagrad
from .rmsprop import RMSProp as RMSProp
from .rprop import Rprop as Rprop
from .sgd import SGD as SGD

__getattr__ = _paths.gap_getattr(__name__)
