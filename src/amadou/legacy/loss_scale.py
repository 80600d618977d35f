"""What steps with a loss scale of their own import from ``mindspore.nn.wrap.loss_scale``."""

from typing import Any

from .._boundary import wrap
from ..nn.wrap import tensor_grad_scale
from ..ops.composite import MultitypeFuncGraph
from ..ops.operations import FloatStatus

grad_scale = MultitypeFuncGraph("grad_scale")
shard_grad_scale = MultitypeFuncGraph("shard_grad_scale")
_grad_overflow = MultitypeFuncGraph("_grad_overflow")


@grad_scale.register("Tensor", "Tensor", "Tensor")
def tensor_grad_scale_pipeline(scale: Any, grad: Any, accu_grad: Any) -> Any:
    """What micro batches have accumulated, divided by the scale; it is zeroed for the next step."""
    return _taken(scale, accu_grad, accu_grad)


@shard_grad_scale.register("Tensor", "Tensor", "Tensor")
def tensor_shard_grad_scale_pipeline(scale: Any, grad: Any, accu_grad: Any) -> Any:
    """The gradient divided by the scale; what micro batches have accumulated is zeroed for the next step."""
    return _taken(scale, grad, accu_grad)


@_grad_overflow.register("Tensor")
def _tensor_grad_overflow(grad: Any) -> Any:
    """Whether a gradient is not finite. float32 [1]: 1.0 if so, else 0.0."""
    return FloatStatus()(grad)


def _taken(scale: Any, grad: Any, accu_grad: Any) -> Any:
    scaled = tensor_grad_scale(scale, wrap(grad._t.detach()))
    accu_grad._t.detach().zero_()
    return scaled
