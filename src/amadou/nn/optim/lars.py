"""LARS."""

from collections.abc import Callable
from typing import Any

import torch

from ... import _checks
from ..._boundary import wrap
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from ...parameter import Parameter
from .optimizer import Optimizer, floats_of, number_parameter, opt_init_args_register, torch_tensors


class LARS(Optimizer):
    """Scale the gradients layer by layer, then let another optimizer take the step (arXiv:1708.03888).

    g = coefficient * |w| / (|g| + d * |w| + epsilon) * (g + d * w) with the weight decay d of the other optimizer,
    which no longer applies it. Gradients that the filter leaves out stay as they are, without weight decay.

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
        lars_filter: Callable[[Parameter], bool] = lambda x: "LayerNorm" not in x.name and "bias" not in x.name,
    ) -> None:
        super().__init__(0.0, [number_parameter(0.0, "fake_param")])
        self.learning_rate.name = "fake_lr"
        self.epsilon = _checks.check_type("LARS", "epsilon", epsilon, float)
        self.coefficient = _checks.check_type("LARS", "coefficient", coefficient, float)
        self.use_clip = _checks.check_bool("LARS", "use_clip", use_clip)
        self.opt = _checks.check_type("LARS", "optimizer", optimizer, Optimizer)
        self.parameters = optimizer.parameters
        self.param_length = len(self.parameters)
        self.lars_flag = tuple(bool(lars_filter(p)) for p in self.parameters)
        self.weight_decay, self.decay_flags = optimizer.weight_decay, optimizer.decay_flags
        optimizer.decay_flags = (False,) * self.param_length
        optimizer.exec_weight_decay = False

    def construct(self, gradients: Any) -> Any:
        """The other optimizer's step with the scaled ``gradients``, a tuple in the order of its ``parameters``."""
        with torch.no_grad():
            scaled = [gradient._t for gradient in gradients]
            decays = self.opt._decays(self.decay_flags)
            for (decay, lr, is_scaled), at in self._batches(decays, floats_of(self.opt.get_lr()), self.lars_flag):
                if is_scaled:
                    results = self._scale(torch_tensors(self.parameters, at), [scaled[i] for i in at], lr, decay)
                    for i, result in zip(at, results, strict=True):
                        scaled[i] = result
        return self.opt(tuple(map(wrap, scaled)))

    def _scale(self, params: list[torch.Tensor], grads: list[torch.Tensor], lr: float, decay: float) -> Any:
        """The scaled gradients; those of a scaled loss are of one again."""
        loss_scale = self.opt.loss_scale
        results = kernels.lars(
            params, torch._foreach_div(grads, loss_scale),
            lr=lr, decay=decay / loss_scale, eps=self.epsilon, coefficient=self.coefficient, clip=self.use_clip,
        )  # fmt: skip
        return torch._foreach_mul(results, loss_scale)


__getattr__ = view_getattr(__name__)
