import mindspore as ms
from mindspore import Parameter, ParameterTuple, Tensor, nn, ops

x, y = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])


def product(x, y):
    return (x * y).sum()


# Positions
ms.grad(product)(x, y)
ms.grad(product, 1)(x, y)
ms.grad(product, (0, 1))(x, y)
ms.grad(product, (1, 0))(x, y)
ms.grad(product, (0,))(x, y)
ms.grad(product, 2)(x, y)
ms.grad(product, -1)(x, y)
ms.grad(product, (0, 0))(x, y)
ms.grad(product, ())(x, y)
ms.grad(product, [0, 1])(x, y)
ms.grad(product, "0")(x, y)
ms.grad(product, None)(x, y)
ms.grad(product)(x, y=y)
ms.grad(product)()
ms.value_and_grad(product)(x, y)
ms.value_and_grad(product, (0, 1))(x, y)
ms.value_and_grad(product, None)(x, y)

# Outputs that are no number are summed
ms.grad(lambda x: x * x)(x)
ms.grad(lambda x: (x, x * x))(x)
ms.grad(lambda x: [x, x * x])(x)
ms.grad(lambda x: (x * x, 3))(x)
ms.value_and_grad(lambda x: (x, x * x))(x)
ms.grad(lambda x: (x * x, x * 100), has_aux=True)(x)
ms.value_and_grad(lambda x: (x * x, x * 100), has_aux=True)(x)
ms.grad(lambda x: x * x, has_aux=True)(x)
ms.grad(lambda x: 3)(x)
ms.grad(lambda x: Tensor([1.0]))(x)

# Inputs that are no float Tensors
ms.grad(lambda x: x * x)(Tensor([2, 3]))
ms.grad(lambda x: x * x)(2.0)
ms.grad(lambda x, k: x * k)(x, 3)
ms.grad(lambda x, k: x * k, (0, 1))(x, 3)
ms.grad(lambda xs: xs[0] * xs[1])([x, y])
ms.grad(lambda xs: xs[0] * xs[1])((x, y))
ms.grad(lambda xs: xs["a"] * 2)({"a": x})
ms.grad(lambda x, flag: x if flag else -x)(x, True)


# Weights
class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([2.0, 3.0]), name="w")
        self.unused = Parameter(Tensor([1.0]), name="unused")
        self.frozen = Parameter(Tensor([10.0, 10.0]), name="frozen", requires_grad=False)

    def construct(self, x):
        return (x * self.w * self.frozen).sum()


net = Net()
ms.grad(net)(x)
ms.grad(net, None, net.trainable_params())(x)
ms.grad(net, 0, net.trainable_params())(x)
ms.grad(net, (0,), net.trainable_params())(x)
ms.grad(net, None, ParameterTuple(net.trainable_params()))(x)
ms.grad(net, None, tuple(net.trainable_params()))(x)
ms.grad(net, None, net.w)(x)
ms.grad(net, None, [net.w])(x)
ms.grad(net, None, [net.unused, net.w])(x)
ms.grad(net, None, [net.frozen])(x)
ms.grad(net, None, [])(x)
ms.grad(net, None, [x])(x)
ms.grad(net, None, net.get_parameters())(x)
ms.value_and_grad(net, None, net.trainable_params())(x)
ms.value_and_grad(net, 0, net.trainable_params())(x)
[g.dtype for g in ms.grad(net, None, net.trainable_params())(x)]
net.w.requires_grad = False
ms.grad(net, None, [net.w])(x)
net.w.requires_grad = True
[type(g).__name__ for g in ms.grad(net, None, net.trainable_params())(x)]

# Names of gradients
found = ms.grad(net, 0, net.trainable_params(), return_ids=True)(x)
found
ms.get_grad(found, 0)
ms.get_grad(found, net.w)
ms.get_grad(found, 1)
ms.get_grad(found, net.frozen)

# Stopping
ms.grad(lambda x: (ops.stop_gradient(x) * x).sum())(x)
ms.grad(lambda x: ops.stop_gradient(x * x).sum())(x)

# Gradients of gradients
ms.grad(lambda x: ms.grad(lambda z: (z**3).sum())(x).sum())(x)
ms.grad(ms.grad(lambda z: (z**3).sum()))(x)

# The older form
ops.GradOperation()(product)(x, y)
ops.GradOperation(get_all=True)(product)(x, y)
ops.GradOperation(sens_param=True)(lambda x: x * x)(x, Tensor([1.0, 10.0]))
ops.GradOperation(get_all=True, sens_param=True)(product)(x, y, Tensor(2.0))
ops.GradOperation(get_by_list=True)(net, ParameterTuple(net.trainable_params()))(x)
ops.GradOperation(get_by_list=True)(net, net.trainable_params())(x)
ops.GradOperation(get_all=True, get_by_list=True)(net, net.trainable_params())(x)
ops.GradOperation(get_by_list=True, sens_param=True)(net, net.trainable_params())(x, Tensor(10.0))
ops.GradOperation(get_by_list=True)(net)(x)
ops.GradOperation(get_all=1)
ops.GradOperation(True, False, False)(product)(x, y)


# The Jacobian products
def square(x):
    return x * x


ms.jvp(product, (x, y), (Tensor([1.0, 0.0]), Tensor([0.0, 1.0])))
ms.jvp(square, x, Tensor([1.0, 1.0]))
value, pull = ms.vjp(product, x, y)
value
pull(Tensor(1.0))
ms.vjp(square, x)[1](Tensor([1.0, 10.0]))
ms.jacfwd(square)(x)
ms.jacrev(square)(x)

# Outside a gradient nothing is recorded, inside the program runs as it is written
seen = []


def watched(x):
    seen.append(type(x).__name__)
    print("value", x.asnumpy(), float(x.sum()))
    return (x * x).sum() if x.sum() > 0 else x.sum()


ms.grad(watched)(x)
seen
