import mindspore as ms
from mindspore import Parameter, Tensor, nn


class Scale(nn.Cell):
    def __init__(self, factor=2.0):
        super().__init__()
        self.w = Parameter(Tensor([factor]), name="w")

    def construct(self, x):
        print("construct")
        return x * self.w


def show(label, value):
    print(label, [v.asnumpy().tolist() if isinstance(v, Tensor) else v for v in value])


x = Tensor([3.0])


# Before the call
def before(cell, inputs):
    print("before", type(cell).__name__, type(inputs).__name__)
    show("inputs", inputs)


cell = Scale()
handle = cell.register_forward_pre_hook(before)
cell(x)
handle.remove()
cell(x)
handle.remove()
change = cell.register_forward_pre_hook(lambda c, inputs: (inputs[0] + 1,))
cell(x)
change.remove()
change = cell.register_forward_pre_hook(lambda c, inputs: inputs[0] + 10)
cell(x)
change.remove()
with_kwargs = cell.register_forward_pre_hook(lambda c, args, kwargs: print(len(args), list(kwargs)), with_kwargs=True)
cell(x=x)
with_kwargs.remove()
changed = cell.register_forward_pre_hook(lambda c, args, kwargs: (args, {"x": kwargs["x"] + 1}), with_kwargs=True)
cell(x=x)
changed.remove()
cell.register_forward_pre_hook(3)
cell.register_forward_pre_hook(None)
cell.register_forward_pre_hook("text")


# After the call
def after(cell, inputs, output):
    print("after", type(cell).__name__, type(inputs).__name__, type(output).__name__)


handle = cell.register_forward_hook(after)
cell(x)
handle.remove()
change = cell.register_forward_hook(lambda c, inputs, output: output + 1)
cell(x)
change.remove()
cell.register_forward_hook(3)
first = cell.register_forward_hook(lambda c, i, o: print("first"))
second = cell.register_forward_hook(lambda c, i, o: print("second"))
front = cell.register_forward_hook(lambda c, i, o: print("front"), prepend=True)
cell(x)
first.remove()
second.remove()
front.remove()
kwargs_hook = cell.register_forward_hook(lambda c, a, kwargs, o: print(len(a), list(kwargs)), with_kwargs=True)
cell(x=x)
kwargs_hook.remove()


class Failing(nn.Cell):
    def construct(self, x):
        raise ValueError("no")


failing = Failing()
always = failing.register_forward_hook(lambda c, i, o: print("always", o), always_call=True)
failing(x)


# Hooks of children, and their order
class Pair(nn.Cell):
    def __init__(self):
        super().__init__()
        self.one = Scale(2.0)
        self.two = Scale(3.0)

    def construct(self, x):
        return self.two(self.one(x))


pair = Pair()
for name, child in pair.cells_and_names():
    _ = child.register_forward_pre_hook(lambda c, i, name=name: print("enter", repr(name)))
    _ = child.register_forward_hook(lambda c, i, o, name=name: print("leave", repr(name)))
pair(x)


# Backward
def forward(x):
    return net(x).sum()


def backward(cell, grad_input, grad_output):
    print("backward", type(cell).__name__, type(grad_input).__name__, type(grad_output).__name__)
    show("grad_input", grad_input)
    show("grad_output", grad_output)


net = Pair()
handle = net.one.register_backward_hook(backward)
ms.grad(forward)(x)
net(x)
handle.remove()
ms.grad(forward)(x)
handle = net.one.register_backward_hook(lambda c, gi, go: (gi[0] * 10,))
ms.grad(forward)(x)
handle.remove()
handle = net.one.register_backward_hook(lambda c, gi, go: gi[0] * 10)
ms.grad(forward)(x)
handle.remove()
handle = net.one.register_backward_pre_hook(lambda c, go: print("pre", type(go).__name__, go[0].asnumpy().tolist()))
ms.grad(forward)(x)
handle.remove()
handle = net.one.register_backward_pre_hook(lambda c, go: (go[0] * 10,))
ms.grad(forward)(x)
handle.remove()
net.register_backward_hook(3)
net.register_backward_pre_hook(3)
handle = net.register_backward_hook(backward)
ms.value_and_grad(forward, 0, net.trainable_params())(x)
handle.remove()
ms.grad(forward, None, net.trainable_params())(x)


# Hooks of Tensors and Parameters
def hooked(x):
    y = x * 2
    y.register_hook(lambda g: print("tensor", g.asnumpy().tolist()))
    return (y * y).sum()


ms.grad(hooked)(x)


def doubled(x):
    y = x * 2
    y.register_hook(lambda g: g * 10)
    return (y * y).sum()


ms.grad(doubled)(x)
cell = Scale()
handle = cell.w.register_hook(lambda g: print("weight", g.asnumpy().tolist()))
ms.grad(lambda x: cell(x).sum(), None, [cell.w])(x)
handle.remove()
handle = cell.w.register_hook(lambda g: g * 100)
ms.grad(lambda x: cell(x).sum(), None, [cell.w])(x)
handle.remove()
ms.grad(lambda x: cell(x).sum(), None, [cell.w])(x)
x.register_hook(3)


# A gradient written by hand
class Own(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([5.0]), name="w")

    def construct(self, x, y):
        return x * y

    def bprop(self, x, y, out, dout):
        print("bprop", x.asnumpy(), y.asnumpy(), out.asnumpy(), dout.asnumpy())
        return dout * 100, dout * 1000


own = Own()
own(x, Tensor([2.0]))
ms.grad(own, (0, 1))(x, Tensor([2.0]))
ms.grad(lambda x: own(x, x).sum())(x)
ms.grad(lambda x: own(x, x).sum(), None, own.trainable_params())(x)


class OwnOne(nn.Cell):
    def construct(self, x):
        return x * x

    def bprop(self, x, out, dout):
        return (dout * 7,)


ms.grad(OwnOne())(x)


class OwnPlain(nn.Cell):
    def construct(self, x):
        return x * x

    def bprop(self, x, out, dout):
        return dout * 7


ms.grad(OwnPlain())(x)


class OwnTwoOutputs(nn.Cell):
    def construct(self, x):
        return x, x * x

    def bprop(self, x, out, dout):
        print(type(out).__name__, type(dout).__name__, len(dout))
        return (dout[0] + dout[1] * 10,)


ms.grad(OwnTwoOutputs())(x)


class OwnWrong(nn.Cell):
    def construct(self, x, y):
        return x * y

    def bprop(self, x, y, out, dout):
        return (dout,)


ms.grad(OwnWrong(), (0, 1))(x, x)
