"""What a change in place does to other Tensors and to gradients, as seen on MindSpore 2.10."""

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import Parameter, Tensor, ops


def weight(*values, **marks):
    return Parameter(Tensor(list(values)), name="weight", **marks)


def listed(x):
    return x.asnumpy().tolist()


def test_the_result_shares_the_memory_of_the_parameter():
    w = weight(1.0, 2.0)
    result = ops.assign_add(w, Tensor([3.0, 4.0]))
    assert type(result) is Tensor
    result[0] = 100.0
    assert listed(w) == [100.0, 6.0]
    ops.assign_sub(w, Tensor([1.0, 1.0]))
    assert listed(result) == [99.0, 5.0]


def test_the_torch_parameter_stays_the_same_object():
    w = weight(1.0, 2.0)
    before = w._torch()
    ops.assign(w, Tensor([3.0, 4.0]))
    assert w._torch() is before
    assert before.requires_grad


def test_the_variable_may_be_named():
    w = weight(1.0, 2.0)
    ops.assign(variable=w, value=Tensor([3.0, 4.0]))
    ops.scatter_add(input_x=w, indices=Tensor([0]), updates=Tensor([1.0]))
    assert listed(w) == [4.0, 4.0]


@pytest.mark.parametrize("requires_grad", [True, False])
def test_a_gradient_sees_the_values_assigned_meanwhile(requires_grad):
    w = weight(2.0, 3.0, requires_grad=requires_grad)

    def forward(x):
        y = w * x
        ops.assign_add(w, Tensor([10.0, 10.0]))
        return y.sum()

    assert listed(ms.grad(forward)(Tensor([1.0, 1.0]))) == [12.0, 13.0]


def test_a_gradient_reaches_the_parameter_through_the_result():
    w = weight(2.0, 3.0)

    def forward(x):
        return (ops.assign(w, Tensor([5.0, 6.0])) * x).sum()

    (gradient,) = ms.grad(forward, None, [w])(Tensor([1.0, 2.0]))
    assert listed(gradient) == [1.0, 2.0]


def test_an_assigned_value_leaves_no_graph_behind():
    w = weight(2.0, 3.0, requires_grad=False)

    def forward(x):
        ops.assign(w, x * 2)
        return (w * x).sum()

    assert listed(ms.grad(forward)(Tensor([1.0, 1.0]))) == [2.0, 2.0]
    assert not w._torch().requires_grad


def test_a_gradient_flows_through_a_tensor_that_is_written():
    def forward(x):
        y = ops.zeros(3)
        ops.scatter_add(y, Tensor([0, 2]), x)
        return (y * Tensor([1.0, 2.0, 3.0])).sum()

    assert listed(ms.grad(forward)(Tensor([5.0, 5.0]))) == [1.0, 3.0]


def test_assignments_compile():
    w = weight(1.0, 2.0, requires_grad=False)

    def step(x):
        ops.assign_add(w, Tensor(x))
        return w._torch() * 2

    compiled = torch.compile(step, backend="eager", fullgraph=True)
    assert compiled(torch.ones(2)).tolist() == [4.0, 6.0]
    assert listed(w) == [2.0, 3.0]


# -- views -----------------------------------------------------------------------------------------------------------

VIEWS = {
    "reshape": lambda x: ops.reshape(x, (4,))[0],
    "transpose": lambda x: ops.transpose(x, (1, 0))[0, 0],
    "expand_dims": lambda x: ops.expand_dims(x, 0)[0, 0, 0],
    "squeeze": lambda x: ops.squeeze(ops.expand_dims(x, 0))[0, 0],
    "broadcast_to": lambda x: ops.broadcast_to(x, (3, 2, 2))[1, 0, 0],
    "swapaxes": lambda x: ops.swapaxes(x, 0, 1)[0, 0],
    "ravel": lambda x: ops.ravel(x)[0],
    "flatten": lambda x: x.flatten()[0],
    "split": lambda x: ops.split(x, 1)[0][0, 0],
    "Split": lambda x: ops.Split(0, 2)(x)[0][0, 0],
    "chunk": lambda x: ops.chunk(x, 2)[0][0, 0],
    "unstack": lambda x: ops.unstack(x)[0][0],
    "hsplit": lambda x: ops.hsplit(x, 2)[0][0, 0],
    "narrow": lambda x: ops.narrow(x, 1, 0, 1)[0, 0],
    "slice": lambda x: ops.slice(x, (0, 0), (1, 1))[0, 0],
    "strided_slice": lambda x: ops.strided_slice(x, (0, 0), (1, 1), (1, 1))[0, 0],
    "diagonal": lambda x: ops.diagonal(x)[0],
    "cast": lambda x: ops.cast(x, ms.float32)[0, 0],
    "astype": lambda x: x.astype(ms.float32)[0, 0],
    "identity": lambda x: ops.identity(x)[0, 0],
}
COPIES = {
    "tile": lambda x: ops.tile(x, (1, 1))[0, 0],
    "concat": lambda x: ops.concat((x,))[0, 0],
    "Identity": lambda x: ops.Identity()(x)[0, 0],
    "copy": lambda x: x.copy()[0, 0],
    "cast": lambda x: ops.cast(x, ms.float16)[0, 0],
    "tensor_scatter_update": lambda x: ops.tensor_scatter_update(x, Tensor([[1, 1]]), Tensor([0.0]))[0, 0],
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_shares_memory(name):
    x = Tensor(np.zeros((2, 2), np.float32))
    first = VIEWS[name](x)
    x[0, 0] = 5.0
    assert first.item() == 5.0


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_has_memory_of_its_own(name):
    x = Tensor(np.zeros((2, 2), np.float32))
    first = COPIES[name](x)
    x[0, 0] = 5.0
    assert first.item() == 0.0
