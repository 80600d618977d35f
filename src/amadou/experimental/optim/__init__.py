"""Optimizers with torch's arguments and ``param_groups``, and the schedules that change their learning rates."""

from ... import _paths
from . import lr_scheduler as lr_scheduler
from .adam import Adam as Adam
from .adam import Adamax as Adamax
from .adam import AdamW as AdamW
from .adam import NAdam as NAdam
from .adam import RAdam as RAdam
from .optimizer import Optimizer as Optimizer
from .others import ASGD as ASGD
from .others import SGD as SGD
from .others import Adadelta as Adadelta
from .others import Adagrad as Adagrad
from .others import RMSprop as RMSprop
from .others import Rprop as Rprop

__getattr__ = _paths.gap_getattr(__name__)
