"""What is kept for a gradient: recomputed blocks, packed Tensors, operators with a backward of their own."""

import threading

import numpy as np
import pytest

import amadou as ms
from amadou import nn
from amadou.legacy.recording import _Function, _no_grad, _pynative_executor

X = ms.Tensor(np.array([[1.0, 2.0]], np.float32))


class Counting(nn.Cell):
    """A Dense layer that counts its calls."""

    def __init__(self):
        super().__init__()
        self.dense, self.calls = nn.Dense(2, 3), 0

    def construct(self, x):
        self.calls += 1
        return self.dense(x) ** 2


def in_a_thread(function):
    """Run it as torch does with the backward pass of a GPU."""
    found = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    thread.join()
    return found[0]


def gradients(block, net):
    return ms.grad(lambda x: block(x).sum(), 0, net.trainable_params())(X)


@pytest.mark.parametrize("use_reentrant", [True, False])
def test_recompute_gives_the_gradients_of_the_block(use_reentrant):
    net = Counting()
    want = gradients(net, net)
    net.calls = 0
    got = gradients(lambda x: ms.recompute(net, x, use_reentrant=use_reentrant), net)
    assert net.calls == 2
    for a, b in zip([want[0], *want[1]], [got[0], *got[1]], strict=True):
        np.testing.assert_array_equal(a.asnumpy(), b.asnumpy())


def test_recompute_wants_a_cell_unless_it_is_not_reentrant():
    with pytest.raises(TypeError, match="For 'recompute', 'block' must be a Cell"):
        ms.recompute(lambda x: x, X)
    assert ms.grad(lambda x: ms.recompute(lambda y: y * y, x, use_reentrant=False).sum())(X).asnumpy().tolist() == [
        [2.0, 4.0]
    ]


def test_a_recomputed_cell_keeps_its_precision():
    net = nn.SequentialCell(Counting().to_float(ms.float16))
    want = gradients(net, net)
    net[0].recompute()
    got = gradients(net, net)
    for a, b in zip([want[0], *want[1]], [got[0], *got[1]], strict=True):
        np.testing.assert_array_equal(a.asnumpy(), b.asnumpy())


def test_a_block_is_recorded_again_in_the_thread_of_the_backward_pass():
    from amadou._grad import recording

    net = Counting()
    net.recompute()
    with recording():
        out = net(X).sum()._t
    in_a_thread(out.backward)
    assert net.calls == 2
    assert net.dense.weight._torch().grad is not None


def test_saved_tensors_are_packed_and_unpacked():
    seen = []

    def pack(x):
        seen.append(f"pack {x.asnumpy().tolist()}")
        return x + 1

    def unpack(x):
        seen.append(f"unpack {x.asnumpy().tolist()}")
        return x

    def f(x, y):
        with ms.saved_tensors_hooks(pack, unpack):
            return x * y

    one = ms.Tensor([1.0, 1.0], ms.float32)
    found = ms.grad(f, (0, 1))(one, one)
    assert [x.asnumpy().tolist() for x in found] == [[2.0, 2.0]] * 2
    assert sorted(seen) == ["pack [1.0, 1.0]"] * 2 + ["unpack [2.0, 2.0]"] * 2
    decorated = ms.register_saved_tensors_hooks(pack, unpack)(lambda x, y: x * y)
    assert ms.grad(decorated)(one, one).asnumpy().tolist() == [2.0, 2.0]


def test_no_grad_as_context_and_decorator():
    def f(x):
        with _no_grad():
            z = x * 3
        return (x * 2 + z + _no_grad()(lambda y: y * 5)(x)).sum()

    assert ms.grad(f)(X).asnumpy().tolist() == [[2.0, 2.0]]


def test_the_switch_of_the_executor():
    def f(x):
        _pynative_executor.set_enable_grad(False)
        z = x * 3
        _pynative_executor.set_enable_grad(True)
        return (x + z).sum()

    assert ms.grad(f)(X).asnumpy().tolist() == [[1.0, 1.0]]
    assert _pynative_executor.enable_grad()
    _pynative_executor.sync()


class Product(_Function):
    needed: tuple

    @staticmethod
    def forward(ctx, a, b, factor):
        ctx.save_for_backward(a, b)
        ctx.factor = factor
        Product.needed = ctx.needs_input_grad
        return a * b * factor

    @staticmethod
    def backward(ctx, gradient):
        a, b = ctx.saved_tensors
        assert isinstance(a, ms.Tensor) and isinstance(gradient, ms.Tensor)
        return gradient * b * 10, None, None  # ten times the true gradient, to be seen


def test_a_function_has_its_own_gradient():
    y = X + 1
    assert Product.apply(X, y, 2.0).asnumpy().tolist() == [[4.0, 12.0]]
    assert Product.needed == (False, False, False)
    assert ms.grad(lambda x: Product.apply(x, y, 2.0).sum())(X).asnumpy().tolist() == [[20.0, 30.0]]
    assert Product.needed == (True, False, False)
