"""Activation functions. All take float Tensors of any shape and keep shape and dtype, unless they say otherwise."""

import torch
import torch.nn.functional as F

from .. import dtype as mstype
from .._boundary import op
from ..kernels import activation as kernels
from ._errors import shape_errors
from ._inplace import inplace


@op
def relu(input, inplace=False):
    """max(0, x). input: [...] number -> same.

    Args:
        inplace: whether the result is written over the input.

    >>> import amadou as ms
    >>> print(ms.ops.relu(ms.Tensor([-1.0, 2.0])))
    [0. 2.]
    """
    return torch.relu_(input) if inplace else torch.relu(input)


@op
def relu6(x):
    """min(max(0, x), 6). x: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.relu6(ms.Tensor([-1.0, 3.0, 8.0])))
    [0. 3. 6.]
    """
    return F.relu6(x)


@op
def sigmoid(input):
    """1 / (1 + exp(-x)). input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.sigmoid(ms.Tensor([0.0, 1.0])))
    [0.5       0.7310586]
    """
    return torch.sigmoid(input)


@inplace
def tanh_(input):
    """As :func:`tanh`, written into input. input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.tanh_(ms.Tensor([0.0, 1.0])))
    [0.        0.7615942]
    """
    input.tanh_()


@inplace
def sigmoid_(input):
    """Replace every element of input itself by its :func:`sigmoid`. input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.inplace_sigmoid(ms.Tensor([0.0, 1.0])))
    [0.5       0.7310586]
    """
    input.sigmoid_()


@op
def logsigmoid(x):
    """log(sigmoid(x)). x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.logsigmoid(ms.Tensor([0.0, 1.0])))
    [-0.6931472 -0.3132617]
    """
    return F.logsigmoid(x)


@op
def tanh(input):
    """Hyperbolic tangent. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.tanh(ms.Tensor([0.0, 1.0])))
    [0.        0.7615942]
    """
    return torch.tanh(input)


@op
def tanhshrink(input):
    """x - tanh(x). input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.tanhshrink(ms.Tensor([0.0, 1.0])))
    [0.         0.23840582]
    """
    return F.tanhshrink(input)


@op
def softmax(input, axis=-1, *, dtype=None):
    """exp(x) / sum(exp(x)) along ``axis``. input: [...] float -> same, or of ``dtype``.

    Args:
        axis: an int, or a tuple with one.
        dtype: what the input is converted to first.

    Raises:
        ValueError: if ``axis`` is out of range.

    >>> import amadou as ms
    >>> print(ms.ops.softmax(ms.Tensor([1.0, 1.0])))
    [0.5 0.5]
    """
    return torch.softmax(input, kernels.check_axis("softmax", axis, input.ndim), mstype.to_torch(dtype))


@op
def softmin(x, axis=-1, *, dtype=None):
    """``softmax(-x)``; the arguments are those of :func:`softmax`. x: [...] float -> same, or of ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.softmin(ms.Tensor([1.0, 1.0])))
    [0.5 0.5]
    """
    return torch.softmax(-x, kernels.check_axis("softmin", axis, x.ndim), dtype=mstype.to_torch(dtype))


@op
def log_softmax(logits, axis=-1):
    """log(softmax(x)) along ``axis``. logits: [...] float -> same. ValueError if ``axis`` is out of range.

    >>> import amadou as ms
    >>> print(ms.ops.log_softmax(ms.Tensor([1.0, 1.0])))
    [-0.6931472 -0.6931472]
    """
    return torch.log_softmax(logits, kernels.check_axis("log_softmax", axis, logits.ndim))


@op
def log_softmax_ext(input, dim=None, dtype=None):
    """As :func:`log_softmax`; None for the first axis of a Tensor with 0, 1 or 3, else for the second.

    input: [...] float -> same, or of ``dtype``, to which it is converted first.
    """
    dim = kernels.implicit_axis(input.ndim) if dim is None else kernels.check_axis("log_softmax", dim, input.ndim)
    return torch.log_softmax(input, dim, dtype=mstype.to_torch(dtype))


@op
def gelu(input, approximate="none"):
    """x * Phi(x) with the normal distribution's Phi (Hendrycks & Gimpel, arXiv:1606.08415). input: [...] float -> same.

    Args:
        approximate: "none", or "tanh" for 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))).

    Raises:
        ValueError: for another ``approximate``.

    >>> import amadou as ms
    >>> print(ms.ops.gelu(ms.Tensor([-1.0, 1.0])))
    [-0.15865526  0.8413447 ]
    """
    return kernels.gelu(input, approximate)


@op
def fast_gelu(x):
    """x / (1 + exp(-1.702 |x|)) * exp(0.851 (x - |x|)), an approximation of GELU. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.fast_gelu(ms.Tensor([-1.0, 1.0])))
    [-0.15420423  0.84579575]
    """
    return kernels.fast_gelu(x)


@op
def leaky_relu(input, alpha=0.2):
    """x where x >= 0, else alpha * x. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.leaky_relu(ms.Tensor([-1.0, 2.0]), 0.1))
    [-0.1  2. ]
    """
    return kernels.leaky_relu(input, alpha)


@op
@shape_errors
def prelu(input, weight):
    """x where x >= 0, else weight * x. input: [N, C, ...] float -> same; weight: [C] or [1], cast to the dtype of x.

    >>> import amadou as ms
    >>> print(ms.ops.prelu(ms.Tensor([[-1.0, 2.0]]), ms.Tensor([0.25])))
    [[-0.25  2.  ]]
    """
    return F.prelu(input, weight.to(input.dtype))


@op
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3):
    """x where x >= 0, else a * x with a drawn from U(lower, upper) for every element. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.rrelu(ms.Tensor([1.0, 2.0])))
    [1. 2.]
    """
    return F.rrelu(input, lower, upper, training=True)


@op
def elu(input_x, alpha=1.0):
    """x where x > 0, else alpha * (exp(x) - 1). input_x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.elu(ms.Tensor([-1.0, 1.0])))
    [-0.63212055  1.        ]
    """
    return F.elu(input_x, alpha)


@op
def celu(x, alpha=1.0):
    """max(0, x) + min(0, alpha * (exp(x / alpha) - 1)). x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.celu(ms.Tensor([-1.0, 1.0])))
    [-0.63212055  1.        ]
    """
    return F.celu(x, alpha)


@op
def selu(input_x):
    """1.0507 * (x where x > 0, else 1.67326 * (exp(x) - 1)) (arXiv:1706.02515). input_x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.selu(ms.Tensor([-1.0, 1.0])))
    [-1.1113307  1.050701 ]
    """
    return F.selu(input_x)


@op
def silu(input):
    """x * sigmoid(x). input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.silu(ms.Tensor([-1.0, 2.0])))
    [-0.26894143  1.761594  ]
    """
    return F.silu(input)


@op
def mish(x):
    """x * tanh(softplus(x)) (arXiv:1908.08681). x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.mish(ms.Tensor([-1.0, 1.0])))
    [-0.30340144  0.86509836]
    """
    return F.mish(x)


@op
def hardswish(input):
    """x * relu6(x + 3) / 6. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.hardswish(ms.Tensor([-1.0, 1.0, 4.0])))
    [-0.33333334  0.6666667   4.        ]
    """
    return F.hardswish(input)


@op
def hardsigmoid(input):
    """relu6(x + 3) / 6. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.hardsigmoid(ms.Tensor([-1.0, 0.0, 4.0])))
    [0.33333334 0.5        1.        ]
    """
    return F.hardsigmoid(input)


@op
def hardtanh(input, min_val=-1.0, max_val=1.0):
    """x limited to [min_val, max_val]. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.hardtanh(ms.Tensor([-3.0, 0.5, 2.0])))
    [-1.   0.5  1. ]
    """
    return torch.clamp(input, min_val, max_val).to(input.dtype)


@op
def hardshrink(input, lambd=0.5):
    """x where \\|x\\| > lambd, else 0. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.hardshrink(ms.Tensor([-1.0, 0.2, 2.0])))
    [-1.  0.  2.]
    """
    return F.hardshrink(input, lambd)


@op
def softshrink(input, lambd=0.5):
    """x - lambd where x > lambd, x + lambd where x < -lambd, else 0. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.softshrink(ms.Tensor([-1.0, 0.2, 2.0])))
    [-0.5  0.   1.5]
    """
    return F.softshrink(input, lambd)


soft_shrink = softshrink


@op
def softplus(input, beta=1, threshold=20):
    """log(1 + exp(beta * x)) / beta, and x where beta * x > threshold. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.softplus(ms.Tensor([0.0, 1.0])))
    [0.6931472 1.3132616]
    """
    return F.softplus(input, beta, threshold)


@op
def softsign(x):
    """x / (1 + \\|x\\|). x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.softsign(ms.Tensor([-1.0, 3.0])))
    [-0.5   0.75]
    """
    return F.softsign(x)


@op
def threshold(input, thr, value):
    """x where x > thr, else ``value``. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.threshold(ms.Tensor([0.5, 2.0]), 1.0, -1.0))
    [-1.  2.]
    """
    return F.threshold(input, thr, value)


@op
@shape_errors
def glu(x, axis=-1):
    """a * sigmoid(b) of the two halves of x along ``axis`` (arXiv:1612.08083). x: [..., 2 n, ...] -> [..., n, ...].

    >>> import amadou as ms
    >>> print(ms.ops.glu(ms.Tensor([[1.0, 2.0, 0.0, 0.0]])))
    [[0.5 1. ]]
    """
    return F.glu(x, axis)


inplace_sigmoid = sigmoid_
