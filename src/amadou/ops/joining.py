"""Several Tensors made one, and one made several."""

import torch

from .. import _checks
from .._boundary import op
from ..kernels import joining as kernels
from ._errors import shape_errors


@op
@shape_errors
def cat(tensors, axis=0):
    """Join Tensors along an axis.

    tensors: list or tuple of [..., n_i, ...] -> [..., sum of n_i, ...].

    Raises:
        TypeError: if ``tensors`` is no list or tuple of Tensors.
        ValueError: if the other axes differ, or ``axis`` does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.cat((ms.Tensor([[1, 2]]), ms.Tensor([[3, 4]])), 1))
    [[1 2 3 4]]
    """
    return torch.cat(tensors, axis)


@op
@shape_errors
def concat(tensors, axis=0):
    """As :func:`cat`.

    >>> import amadou as ms
    >>> print(ms.ops.concat((ms.Tensor([[1, 2]]), ms.Tensor([[3, 4]])), 0))
    [[1 2]
     [3 4]]
    """
    return torch.cat(tensors, axis)


@op
@shape_errors
def stack(tensors, axis=0):
    """Join Tensors along a new axis.

    tensors: list or tuple of n Tensors [...] -> [..., n, ...] with the new axis at ``axis``.

    Raises:
        ValueError: if the shapes differ, or ``axis`` does not exist in the result.

    >>> import amadou as ms
    >>> print(ms.ops.stack((ms.Tensor([1, 2]), ms.Tensor([3, 4])), 1))
    [[1 3]
     [2 4]]
    """
    return torch.stack(tensors, axis)


@op
@shape_errors
def hstack(tensors):
    """Join Tensors along axis 1, those of one axis along axis 0.

    >>> import amadou as ms
    >>> print(ms.ops.hstack((ms.Tensor([1, 2]), ms.Tensor([3, 4]))))
    [1 2 3 4]
    """
    return torch.hstack(tensors)


@op
@shape_errors
def vstack(inputs):
    """Join Tensors along axis 0, those of one axis as rows.

    inputs: list or tuple of [n] or [m_i, n] -> [m, n].

    >>> import amadou as ms
    >>> print(ms.ops.vstack((ms.Tensor([1, 2]), ms.Tensor([3, 4]))))
    [[1 2]
     [3 4]]
    """
    return torch.vstack(inputs)


@op
@shape_errors
def row_stack(tensors):
    """As :func:`vstack`.

    >>> import amadou as ms
    >>> print(ms.ops.row_stack((ms.Tensor([1, 2]), ms.Tensor([3, 4]))))
    [[1 2]
     [3 4]]
    """
    return torch.vstack(tensors)


@op
@shape_errors
def dstack(tensors):
    """Join Tensors along axis 2, which those of fewer axes get: [n] becomes [1, n, 1], [m, n] becomes [m, n, 1].

    >>> import amadou as ms
    >>> print(ms.ops.dstack((ms.Tensor([1, 2]), ms.Tensor([3, 4]))))
    [[[1 3]
      [2 4]]]
    """
    return torch.dstack(tensors)


@op
@shape_errors
def column_stack(tensors):
    """Join Tensors along axis 1, those of one axis as columns.

    tensors: list or tuple of [m] or [m, n_i] -> [m, n].

    >>> import amadou as ms
    >>> print(ms.ops.column_stack((ms.Tensor([1, 2]), ms.Tensor([3, 4]))))
    [[1 3]
     [2 4]]
    """
    return torch.column_stack(tensors)


@op
@shape_errors
def block_diag(*inputs):
    """Matrices along the diagonal of one matrix, zeros elsewhere.

    inputs: [m_i, n_i], or [n_i] as a row, or [] as [1, 1] -> [sum of m_i, sum of n_i].

    >>> import amadou as ms
    >>> print(ms.ops.block_diag(ms.Tensor([[1, 2]]), ms.Tensor([3])))
    [[1 2 0]
     [0 0 3]]
    """
    return torch.block_diag(*inputs)


@op
@shape_errors
def split(tensor, split_size_or_sections, axis=0):
    """Parts of a given size, or of given sizes; views.

    tensor: [..., n, ...] -> tuple of Tensors. An int is the size of every part, the last may be smaller; a list or
    tuple holds the size of each, n in sum.

    Raises:
        ValueError: for sizes that do not fit, or an axis that does not exist.

    >>> import amadou as ms
    >>> [part.shape for part in ms.ops.split(ms.ops.zeros((5, 2)), [1, 4])]
    [(1, 2), (4, 2)]
    """
    return torch.split(tensor, split_size_or_sections, axis)


@op
@shape_errors
def chunk(input, chunks, axis=0):
    """At most ``chunks`` parts of one size, the last may be smaller; views.

    input: [..., n, ...] -> tuple of Tensors.

    Raises:
        ValueError: unless ``chunks`` is > 0.

    >>> import amadou as ms
    >>> print(ms.ops.chunk(ms.Tensor([1, 2, 3, 4]), 2))
    (Tensor(shape=[2], dtype=Int64, value= [1, 2]), Tensor(shape=[2], dtype=Int64, value= [3, 4]))
    """
    return torch.chunk(input, chunks, axis)


@op
@shape_errors
def tensor_split(input, indices_or_sections, axis=0):
    """Parts as equal as possible, or cut at given places; views.

    input: [..., n, ...] -> tuple of Tensors. An int is the number of parts, the first of which are one longer if they
    cannot be equal; a list or tuple holds the places where to cut.

    Raises:
        ValueError: for a number that is not > 0, or an axis that does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_split(ms.Tensor([1, 2, 3]), 2))
    (Tensor(shape=[2], dtype=Int64, value= [1, 2]), Tensor(shape=[1], dtype=Int64, value= [3]))
    """
    return torch.tensor_split(input, indices_or_sections, axis)


@op
@shape_errors
def hsplit(input, indices_or_sections):
    """As :func:`tensor_split` along axis 1.

    >>> import amadou as ms
    >>> print(ms.ops.hsplit(ms.Tensor([[1, 2], [3, 4]]), 2))
    (Tensor(shape=[2, 1], dtype=Int64, value=
    [[1],
     [3]]), Tensor(shape=[2, 1], dtype=Int64, value=
    [[2],
     [4]]))
    """
    return torch.tensor_split(input, indices_or_sections, 1)


@op
@shape_errors
def vsplit(input, indices_or_sections):
    """As :func:`tensor_split` along axis 0.

    >>> import amadou as ms
    >>> print(ms.ops.vsplit(ms.Tensor([[1, 2], [3, 4]]), 2))
    (Tensor(shape=[1, 2], dtype=Int64, value=
    [[1, 2]]), Tensor(shape=[1, 2], dtype=Int64, value=
    [[3, 4]]))
    """
    return torch.tensor_split(input, indices_or_sections, 0)


@op
@shape_errors
def dsplit(input, indices_or_sections):
    """As :func:`tensor_split` along axis 2.

    >>> import amadou as ms
    >>> print(ms.ops.dsplit(ms.ops.ones((1, 1, 2)), 2))
    (Tensor(shape=[1, 1, 1], dtype=Float32, value=
    [[[ 1.00000000e+00]]]), Tensor(shape=[1, 1, 1], dtype=Float32, value=
    [[[ 1.00000000e+00]]]))
    """
    return torch.tensor_split(input, indices_or_sections, 2)


@op
@shape_errors
def unbind(input, dim=0):
    """The slices along an axis, without that axis; views.

    input: [..., n, ...] -> tuple of n Tensors [...].

    >>> import amadou as ms
    >>> print(ms.ops.unbind(ms.Tensor([[1, 2], [3, 4]])))
    (Tensor(shape=[2], dtype=Int64, value= [1, 2]), Tensor(shape=[2], dtype=Int64, value= [3, 4]))
    """
    return torch.unbind(input, dim)


@op
@shape_errors
def unstack(input_x, axis=0):
    """As :func:`unbind`.

    >>> import amadou as ms
    >>> print(ms.ops.unstack(ms.Tensor([[1, 2], [3, 4]])))
    (Tensor(shape=[2], dtype=Int64, value= [1, 2]), Tensor(shape=[2], dtype=Int64, value= [3, 4]))
    """
    return torch.unbind(input_x, axis)


@op
@shape_errors
def meshgrid(*inputs, indexing="xy"):
    """The coordinates of all points of a grid.

    inputs: n Tensors [s_i] or [] of one dtype -> tuple of n Tensors [s_0, ..., s_(n-1)], the first two axes
    interchanged with indexing "xy".

    Raises:
        ValueError: for more than one axis, different dtypes, or indexing other than "xy" and "ij".

    >>> import amadou as ms
    >>> print(ms.ops.meshgrid(ms.Tensor([1, 2]), ms.Tensor([3, 4])))
    (Tensor(shape=[2, 2], dtype=Int64, value=
    [[1, 2],
     [1, 2]]), Tensor(shape=[2, 2], dtype=Int64, value=
    [[3, 3],
     [4, 4]]))
    """
    return torch.meshgrid(*inputs, indexing=indexing) if inputs else ()


@op
@shape_errors
def cartesian_prod(*inputs):
    """All combinations of one element of each Tensor.

    inputs: n Tensors [s_i] -> [product of s_i, n].

    >>> import amadou as ms
    >>> print(ms.ops.cartesian_prod(ms.Tensor([1, 2]), ms.Tensor([3, 4])))
    [[1 3]
     [1 4]
     [2 3]
     [2 4]]
    """
    return torch.cartesian_prod(*inputs).reshape(-1, len(inputs))


@op
@shape_errors
def combinations(input, r=2, with_replacement=False):
    """All combinations of ``r`` elements, in the order in which they come; with repetition if ``with_replacement``.

    input: [n] -> [number of combinations, r].

    >>> import amadou as ms
    >>> print(ms.ops.combinations(ms.Tensor([1, 2, 3])))
    [[1 2]
     [1 3]
     [2 3]]
    """
    return torch.combinations(input, _checks.check_positive_int("combinations", "r", r), with_replacement)


@op
def equal_parts(input_x, axis, output_num):
    """``output_num`` parts of one size; views.

    input_x: [..., n, ...] -> tuple of [..., n / output_num, ...].

    Raises:
        ValueError: if the parts cannot be equal, or the axis does not exist.
    """
    return kernels.equal_parts("Split", input_x, axis, output_num)
