"""Activation functions with mint's arguments. All take float Tensors of any shape and keep shape and dtype.

Args that several have:
    inplace: whether the result is written over the input.
"""

import torch
import torch.nn.functional as F

from .. import dtype as mstype
from .._boundary import op
from ..kernels import activation as kernels
from ..ops._errors import shape_errors
from ..ops._inplace import inplace as changes_input


@op
def relu6(input, inplace=False):
    """min(max(0, x), 6). input: [...] number -> same."""
    return F.relu6(input, inplace)


@changes_input
def relu_(input):
    """Replace every element of input itself by max(0, x). input: [...] number."""
    input.relu_()


@op
def elu(input, alpha=1.0, inplace=False):
    """x where x > 0, else alpha * (exp(x) - 1). input: [...] float -> same."""
    return F.elu(input, alpha, inplace)


@changes_input
def elu_(input, alpha=1.0):
    """Replace every element of input itself as :func:`elu` does. input: [...] float."""
    F.elu_(input, alpha)


@op
def selu(input):
    """1.0507 * (x where x > 0, else 1.67326 * (exp(x) - 1)) (arXiv:1706.02515). input: [...] float -> same."""
    return F.selu(input)


@op
def silu(input, inplace=False):
    """x * sigmoid(x). input: [...] float -> same."""
    return F.silu(input, inplace)


@op
def mish(input):
    """x * tanh(softplus(x)) (arXiv:1908.08681). input: [...] float -> same."""
    return F.mish(input)


@op
def gelu(input, *, approximate="none"):
    """x * Phi(x) with the normal distribution's Phi (Hendrycks & Gimpel, arXiv:1606.08415). input: [...] float -> same.

    Args:
        approximate: "none", or "tanh" for 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))).

    Raises:
        ValueError: for another ``approximate``.
    """
    return kernels.gelu(input, approximate)


@op
def npu_gelu(input, approximate="none"):
    """As :func:`gelu`."""
    return kernels.gelu(input, approximate)


@op
def leaky_relu(input, negative_slope=0.01):
    """x where x >= 0, else negative_slope * x. input: [...] number -> same."""
    return kernels.leaky_relu(input, negative_slope)


@op
def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """x limited to [min_val, max_val]. input: [...] number -> same."""
    return F.hardtanh(input, min_val, max_val, inplace)


@changes_input
def hardtanh_(input, min_val=-1, max_val=1):
    """Limit every element of input itself to [min_val, max_val]. input: [...] number."""
    F.hardtanh_(input, min_val, max_val)


@op
def threshold(input, threshold, value, inplace=False):
    """x where x > threshold, else ``value``. input: [...] number -> same."""
    return F.threshold(input, threshold, value, inplace)


@changes_input
def threshold_(input, threshold, value):
    """Replace every element of input itself that is not > threshold by ``value``. input: [...] number."""
    F.threshold_(input, threshold, value)


@op
def logsigmoid(input):
    """log(sigmoid(x)). input: [...] float -> same."""
    return F.logsigmoid(input)


@op
@shape_errors
def glu(input, dim=-1):
    """a * sigmoid(b) of the two halves along ``dim`` (arXiv:1612.08083). input: [..., 2 n, ...] -> [..., n, ...].

    Raises:
        RuntimeError: if the axis has no halves.
    """
    if input.shape[dim] % 2:
        raise RuntimeError(f"For 'glu', the axis must have an even size, but got {input.shape[dim]}.")
    return F.glu(input, dim)


@op
def softmax(input, dim, *, dtype=None):
    """exp(x) / sum(exp(x)) along ``dim``; None for the first axis of a Tensor with 0, 1 or 3, else for the second.

    input: [...] float -> same, or of ``dtype``, to which it is converted first. ValueError if ``dim`` is out of range.
    """
    return kernels.softmax(input, dim, mstype.to_torch(dtype))


@op
def softmax_without_dim(input, dim=None, dtype=None):
    """As :func:`amadou.mint.softmax`. input: [...] float -> same, or of ``dtype``."""
    return kernels.softmax(input, dim, mstype.to_torch(dtype))


@op
def log_softmax(input, dim=None, *, dtype=None):
    """log(softmax(x)) along ``dim``; None for the first axis of a Tensor with 0, 1 or 3, else for the second.

    input: [...] float -> same, or of ``dtype``, to which it is converted first. ValueError if ``dim`` is out of range.
    """
    dim = kernels.implicit_axis(input.ndim) if dim is None else kernels.check_axis("log_softmax", dim, input.ndim)
    return torch.log_softmax(input, dim, dtype=mstype.to_torch(dtype))
