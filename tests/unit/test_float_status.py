"""Loss scaling as programs for Ascend write it: the status tells of gradients that overflow."""

import pytest

import amadou as ms
from amadou import Tensor, nn, ops


class ScaledStep(nn.Cell):
    """As the training cells of such programs."""

    def __init__(self):
        super().__init__()
        self.weight = ms.Parameter(Tensor([1.0, 2.0]), name="weight")
        self.alloc, self.clear = ops.NPUAllocFloatStatus(), ops.NPUClearFloatStatus()
        self.read, self.sum, self.less_equal = ops.NPUGetFloatStatus(), ops.ReduceSum(), ops.LessEqual()

    def construct(self, x, scale):
        status = self.alloc()
        cleared = self.clear(status)
        x = ops.depend(x, cleared)
        grads = ms.grad(lambda v: (self.weight * v * scale).sum(), None, [self.weight])(x)
        status = ops.depend(status, grads)
        read = self.read(status)
        status = ops.depend(status, read)
        return self.less_equal(Tensor(1.0), self.sum(status, (0,)))


@pytest.mark.parametrize(("scale", "overflow"), [(2.0, False), (3e38, True), (float("nan"), True)])
def test_a_step_sees_its_overflow(scale, overflow):
    step = ScaledStep()
    assert bool(step(Tensor([10.0, 1.0]), Tensor(scale))) is overflow
    assert not step(Tensor([1.0, 1.0]), Tensor(1.0))  # the next one starts anew


def test_the_status_is_eight_zeros_and_is_changed_in_place():
    status = ops.NPUAllocFloatStatus()()
    assert (status.shape, status.dtype, status.sum()) == ((8,), ms.float32, 0)
    ops.NPUClearFloatStatus()(status)
    ms.grad(lambda x: x / 0)(Tensor(1.0))
    told = ops.NPUGetFloatStatus()(status)
    assert status.tolist() == told.tolist() == [1.0] * 8
    assert ops.NPUClearFloatStatus()(status).tolist() == status.tolist() == [0.0] * 8


def test_an_unused_weight_is_no_overflow():
    weight = ms.Parameter(Tensor(1.0), name="unused")
    status = ops.NPUClearFloatStatus()(ops.NPUAllocFloatStatus()())
    ms.grad(lambda x: x * 2, 0, [weight])(Tensor(1.0))
    assert ops.NPUGetFloatStatus()(status).sum() == 0
