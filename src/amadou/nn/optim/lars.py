"""LARS."""

from collections.abc import Callable
from typing import Any

import torch

from ... import _checks
from ..._boundary import wrap
from ...kernels import optimizers as kernels
from ...parameter import Parameter
from ...tensor import Tensor
from .optimizer import Optimizer, floats_of, number_parameter, opt_init_args_register, torch_tensors


def _is_scaled(parameter: Parameter) -> bool:
    return "LayerNorm" not in parameter.name and "bias" not in parameter.name


class LARS(Optimizer):
    """Scale the gradients layer by layer, then let another optimizer take the step (arXiv:1708.03888).

    g = coefficient * |w| / (|g| + d * |w| + epsilon) * (g + d * w) with the weight decay d of the other optimizer, which
    no longer applies it. Gradients that the filter leaves out keep their scale, and their weight decay.

    Args:
        optimizer: the other optimizer.
        epsilon: a float.
        coefficient: how far a step may go in proportion to the weights, a float.
        use_clip: whether the scale is at most 1 after division by the learning rate.
        lars_filter: from a Parameter to whether its gradient is scaled; by default all but biases and LayerNorm.

    Raises:
        TypeError: for other types.
    """

    @opt_init_args_register
    def __init__(
        self,
        optimizer: Optimizer,
        epsilon: float = 1e-5,
        coefficient: float = 1e-3,
        use_clip: bool = False,
        lars_filter: Callable[[Parameter], bool] = _is_scaled,
    ) -> None:
        super().__init__(0.0, [number_parameter(0.0, "fake_param")])
        self.epsilon = _checks.check_type("LARS", "epsilon", epsilon, float)
        self.coefficient = _checks.check_type("LARS", "coefficient", coefficient, float)
        self.use_clip = _checks.check_bool("LARS", "use_clip", use_clip)
        self.opt = _checks.check_type("LARS", "optimizer", optimizer, Optimizer)
        self.learning_rate.name = "fake_lr"
