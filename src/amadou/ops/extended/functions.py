"""Functions of ``mindspore.ops.auto_generate`` whose signature is neither that of mint nor that of ops.

They take what mint has as keywords only by position too, or are parts of larger functions.
"""

import torch
import torch.nn.functional as F

from ... import _random, mint
from ... import dtype as mstype
from ..._boundary import op
from ...kernels import creation as creation_kernels
from ...kernels import index as index_kernels
from ...kernels import linalg as linalg_kernels
from ...kernels import loss as loss_kernels
from ...kernels import norm as norm_kernels
from ...kernels import random as random_kernels
from ...kernels.basic import dropout_and_mask
from ...kernels.shaping import sizes
from .. import casting, scattering
from .._errors import shape_errors
from .._inplace import inplace


@op
def dropout_of_seed(input, p, seed, offset):
    """Elements set to 0 with the probability p, the others divided by 1 - p, and 1 where they are kept: two of [...].

    The same integers ``seed`` and ``offset`` drop the same elements.
    """
    stream = _random.new_generator(random_kernels.joint_seed(int(seed), int(offset)))
    return dropout_and_mask(input, p, stream)


# -- mint's functions with all arguments by position -------------------------------------------------------------------


def add_ext(input, other, alpha=1):
    """As :func:`amadou.mint.add`: ``input + alpha * other``. input, other: [...] -> their common dtype."""
    return mint.add(input, other, alpha=alpha)


def sub_ext(input, other, alpha=1):
    """As :func:`amadou.mint.sub`: ``input - alpha * other``. input, other: [...] -> their common dtype."""
    return mint.sub(input, other, alpha=alpha)


def sum_ext(input, dim=None, keepdim=False, dtype=None):
    """As :func:`amadou.mint.sum`. input: [...] -> input without ``dim``."""
    return mint.sum(input, dim, keepdim, dtype=dtype)


def mean_ext(input, dim=None, keepdim=False, dtype=None):
    """As :func:`amadou.mint.mean`. input: [...] -> input without ``dim``."""
    return mint.mean(input, dim, keepdim, dtype=dtype)


def prod_ext(input, dim=None, keepdim=False, dtype=None):
    """As :func:`amadou.mint.prod`. input: [...] -> input without ``dim``."""
    return mint.prod(input, dim, keepdim, dtype=dtype)


def sort_ext(input, dim=-1, descending=False, stable=False):
    """As :func:`amadou.mint.sort`. input: [...] -> two of the same shape."""
    return mint.sort(input, dim=dim, descending=descending, stable=stable)


def baddbmm(input, batch1, batch2, beta=1, alpha=1):
    """As :func:`amadou.mint.baddbmm`. input: [b, m, n]; [b, m, k], [b, k, n] -> [b, m, n]."""
    return mint.baddbmm(input, batch1, batch2, beta=beta, alpha=alpha)


def elu_ext(input, alpha=1.0):
    """As :func:`amadou.mint.nn.functional.elu`. input: [...] float -> same."""
    return mint.nn.functional.elu(input, alpha)


def hardtanh(input, min_val=-1, max_val=1):
    """As :func:`amadou.mint.nn.functional.hardtanh`. input: [...] number -> same."""
    return mint.nn.functional.hardtanh(input, min_val, max_val)


def flip(input, axis):
    """As :func:`amadou.mint.flip`. input: [...] -> same."""
    return mint.flip(input, axis)


def expand_dims_view(input, dim):
    """As :func:`amadou.mint.unsqueeze`. input: [...] -> [..., 1, ...]."""
    return mint.unsqueeze(input, dim)


def smooth_l1_loss(prediction, target, beta=1.0, reduction="none"):
    """As :func:`amadou.mint.nn.functional.smooth_l1_loss`. prediction, target: [...] float -> same, or 0-d."""
    return mint.nn.functional.smooth_l1_loss(prediction, target, reduction, beta)


# -- shapes and indices ------------------------------------------------------------------------------------------------


@op
def contiguous(input):
    """The Tensor with its elements in order in memory: itself if they are, else a copy. input: [...] -> same."""
    return input.contiguous()


def transpose_view(input, input_perm):
    """As :func:`amadou.mint.permute`. input: [...] -> axis i of the result is axis ``input_perm[i]`` of input."""
    return mint.permute(input, input_perm)


@op
@shape_errors
def view(input, shape):
    """The same elements in another shape, in the same memory. input: [...] -> [*shape]."""
    return input.view(tuple(shape))


@op
@shape_errors
def as_strided(input, size, stride, storage_offset=0):
    """A view of the memory of input: steps of ``stride`` along axes of ``size``, from an element on."""
    return torch.as_strided(input, tuple(size), tuple(stride), storage_offset)


@op
@shape_errors
def slice_ext(input, dim, start, end, step=1):
    """The slices from ``start`` to ``end`` along an axis; a view. input: [..., n, ...] -> [..., m, ...]."""
    return input[(slice(None),) * (dim % input.ndim) + (slice(start, end, step),)]


@op
def index(input, indices):
    """``input[indices]``, an index Tensor for each of the first axes. input: [n..., rest...] -> [..., rest...]."""
    return index_kernels.getitem(input, tuple(indices))


@op
def nonzero_columns(input):
    """The places of the elements that are not zero, one in each column. input: [...] with k axes -> [k, n] int64."""
    return torch.nonzero(input).T


@op
def copy_slices(x, value, begin, end, strides):
    """A copy of x with ``value`` in the slices from ``begin`` to ``end`` of the first axes. x: [...] -> same."""
    changed = x.clone()
    index_kernels.setitem(changed, tuple(map(slice, begin, end, strides)), value)
    return changed


@op
@shape_errors
def masked_scatter(input, mask, source):
    """A copy with the elements where the mask is True replaced by those of source in order. input: [...] -> same."""
    return torch.masked_scatter(input, mask, source)


def type_as(input, other):
    """``input`` in the dtype of ``other``. input: [...] -> same shape."""
    return casting.type_as(input, other)


def format_cast(input, acl_format):
    """The Tensor as it is: ``acl_format`` names the order of elements in an NPU's memory, which has one here."""
    return input


def list_to_tuple(input):
    """A list as a tuple."""
    return tuple(input)


def tuple_to_list(input):
    """A tuple as a list."""
    return list(input)


# -- new Tensors -------------------------------------------------------------------------------------------------------


@op
@shape_errors
def filled_like(input, size, fill_value, dtype):
    """A Tensor of one value, by default in the dtype of ``input``, on its device -> [*size]."""
    return creation_kernels.full(size, fill_value, mstype.to_torch(dtype) or input.dtype, input.device)


@op
def uniform_like(tensor, a, b, seed, offset):
    """Uniform numbers in [a, b) in the shape and dtype of ``tensor``; seed and offset, ints, name their stream."""
    stream = _random.generator(random_kernels.joint_seed(int(seed), int(offset)), tensor.device)
    return torch.empty_like(tensor).uniform_(a, b, generator=stream)


# -- vectors and matrices ----------------------------------------------------------------------------------------------


@op
@shape_errors
def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False):
    """The solution x of ``a x = b``. a: [..., m, m] float; b: [m] or [..., m, k] -> as b.

    Args:
        trans: 1 or "T" for the transpose of a, 2 or "C" for its conjugate; 0 or "N" for itself.
        lower: whether the lower or the upper triangle of a counts.
        unit_diagonal: whether the diagonal of a counts as ones.
    """
    return linalg_kernels.solve_triangle(a, b, trans, lower, unit_diagonal)


@op
@shape_errors
def correlate(a, v, pad_mode="valid"):
    """``sum(a[k + n] * v[n])`` for every shift k. a: [n], v: [m] -> [|n - m| + 1] for "valid".

    Args:
        pad_mode: "valid", where both overlap entirely; "same" for max(n, m) results, "full" for n + m - 1.
    """
    return linalg_kernels.correlate(a, v, pad_mode)


# -- normalisations ----------------------------------------------------------------------------------------------------


@op
@shape_errors
def batch_norm_and_parts(input, weight, bias, running_mean, running_var, training, momentum, eps):
    """A batch normalisation, the means and 1 / sqrt(variance + eps). input: [N, C, ...] float -> same, [C], [C]."""
    statistics = (None if s is None else s.detach() for s in (running_mean, running_var))
    return torch.native_batch_norm(input, weight, bias, *statistics, training, momentum, eps)


@op
@shape_errors
def layer_norm_and_parts(input, normalized_shape, weight, bias, eps):
    """A layer normalisation, the means and 1 / sqrt(variance + eps), of size 1 where it is taken."""
    return torch.native_layer_norm(input, sizes(normalized_shape), weight, bias, eps)


@op
@shape_errors
def layer_norm_from_axis(input_x, gamma, beta, begin_norm_axis=1, begin_params_axis=1, epsilon=1e-07):
    """A layer normalisation over the axes from one on, the means and 1 / sqrt(variance + eps).

    input_x: [...] float -> same, and two of size 1 where it is taken; gamma, beta: the sizes from begin_params_axis on.
    """
    axes = begin_norm_axis, begin_params_axis
    out, mean, variance = norm_kernels.layer_norm_and_statistics(input_x, gamma, beta, *axes, epsilon)
    return out, mean, torch.rsqrt(variance + epsilon)


@op
@shape_errors
def group_norm_and_parts(input, num_groups, weight, bias, eps):
    """A group normalisation, the means and 1 / sqrt(variance + eps). input: [N, C, ...] -> same, [N, groups] both."""
    size, channels = input.shape[:2]
    area = input.shape[2:].numel()
    return torch.native_group_norm(input.contiguous(), weight, bias, size, channels, area, num_groups, eps)


# -- losses ------------------------------------------------------------------------------------------------------------


@op
def cross_entropy_loss(
    input,
    target,
    weight=None,
    reduction="mean",
    ignore_index=-100,
    label_smoothing=0.0,
    lse_square_scale_for_zloss=0.0,
    return_zloss=False,
):
    """The cross entropy, the logarithms of the probabilities, the z-loss and the log-sum-exp of the logits.

    input: [N, C] float; target: [N] int -> loss [1] or [N], [N, C], [1] or [N], [N].

    Args:
        weight: [C], a factor for each class.
        lse_square_scale_for_zloss: the factor of the squared log-sum-exp in the z-loss.
        return_zloss: whether the z-loss is computed; it is 0 otherwise.
    """
    settings = weight, reduction, ignore_index, label_smoothing
    scale = lse_square_scale_for_zloss if return_zloss else 0.0
    return loss_kernels.cross_entropy_and_parts(input, target, *settings, scale)


# -- quantised numbers -------------------------------------------------------------------------------------------------


@op
def quantized(x, scale, offset, sqrt_mode=False, rounding_mode="ROUND", dst_type=mstype.int8):
    """``round(scale * x + offset)``, limited to int8; with ``sqrt_mode`` ``scale`` counts twice.

    x: [..., n] float; scale, offset: [n] -> [..., n] int8.
    """
    exact = (scale * x * scale if sqrt_mode else scale * x) + offset
    return exact.round().clamp(-128, 127).to(mstype.to_torch(dst_type))


@op
def dynamically_quantized(x, smooth_scales=None):
    """x in int8, and the factor of each row. x: [..., n] float; smooth_scales: [n] -> same, [...] float32."""
    exact = (x if smooth_scales is None else x * smooth_scales).float()
    scale = exact.abs().amax(-1, keepdim=True) / 127
    return (exact / scale).round().to(torch.int8), scale.squeeze(-1)


# -- in place ----------------------------------------------------------------------------------------------------------


@inplace
def inplace_silu(input):
    """Replace every element x of input itself by x * sigmoid(x). input: [...] float."""
    F.silu(input, inplace=True)


@inplace
def tanh_(input):
    """Replace every element of input itself by its tanh. input: [...] float."""
    input.tanh_()


@inplace
def fill_diagonal_(input, fill_value, wrap=False):
    """Write a number on the main diagonal of input itself; with ``wrap`` again below it. input: [m, n]."""
    input.fill_diagonal_(fill_value, wrap)


@inplace
def add_product_(C, x, weight):
    """Add ``x.T @ weight`` to C itself. C: [k, n]; x: [m, k], weight: [m, n]."""
    C.add_(x.T.to(C.dtype) @ weight.to(C.dtype))


def matmul_add_(x, weight, C):
    """Add ``x.T @ weight`` to C itself, and return it. x: [m, k], weight: [m, n], C: [k, n]."""
    return add_product_(C, x, weight)


def index_put_(input, indices, values, accumulate=False):
    """``input[indices] = values``, or ``+=`` with ``accumulate``; as Tensor.index_put_. input: [n..., rest...]."""
    return scattering.index_put_(input, tuple(indices), values, accumulate)


@inplace
@shape_errors
def cache_update_(var, indices, updates, axis):
    """Write ``updates`` into each batch of var, from its index on. var: [b, ..., n, ...]; indices: [b] int."""
    places = index_kernels.following(indices, updates.shape, axis % var.ndim)
    var.scatter_(axis, places, updates)


def kv_cache_scatter_update(var, indices, updates, axis, reduce="none"):
    """Write the keys or values of new tokens into a cache itself, and return it.

    var: [b, heads, n, d] or [b, heads, d, n]; indices: [b] int, where in n to begin; updates: as var, with less n.

    Args:
        axis: the axis of n.
        reduce: "none" or "update".
    """
    return cache_update_(var, indices, updates, axis)


@op
def quant_batch_matmul(
    x1,
    x2,
    scale,
    offset=None,
    bias=None,
    pertokenScaleOptional=None,
    transpose_x1=False,
    transpose_x2=False,
    dtype=mstype.float16,
):
    """(x1 @ x2 + bias) * scale, a product of quantised matrices. x1: [..., M, K], x2: [..., K, N] int8 -> [..., M, N].

    Args:
        scale: [1] or [N] float32 or bfloat16; 64-bit integers hold the bits of a float32 in their lower half.
        offset: [1] or [N], what is added to a result in int8.
        bias: [N] int32.
        pertokenScaleOptional: [M] float32, a factor for each row.
        transpose_x1, transpose_x2: whether the last two axes of a matrix are swapped first.
        dtype: of the result: float16, bfloat16, or int8, which is rounded.
    """
    x1, x2 = (x.mT if swapped else x for x, swapped in ((x1, transpose_x1), (x2, transpose_x2)))
    total = x1.double() @ x2.double()  # integers, which float64 holds exactly and every device multiplies
    total = total if bias is None else total + bias
    factors = scale if scale.is_floating_point() else scale.view(torch.int32)[..., ::2].view(torch.float32)
    out = (total * factors).float()
    out = out if pertokenScaleOptional is None else out * pertokenScaleOptional.unsqueeze(-1)
    if dtype != mstype.int8:
        return out.to(mstype.to_torch(dtype))
    return (out if offset is None else out + offset).round().clamp(-128, 127).to(torch.int8)
