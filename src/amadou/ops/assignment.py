"""Values written into Parameters and Tensors. Each function returns a Tensor over the changed memory."""

from ..kernels import assignment as kernels
from ._errors import shape_errors
from ._inplace import inplace


@inplace
def assign(variable, value):
    """Replace the values of a Parameter or Tensor, in place.

    variable: [...]; value: a Tensor of its shape, or a number for one element; cast to the dtype of variable.

    Raises:
        TypeError: if the dtype of ``value`` is higher than that of ``variable``.
        ValueError: if the shapes differ.

    >>> import amadou as ms
    >>> weight = ms.Parameter(ms.Tensor([1.0, 2.0]), name="weight")
    >>> _ = ms.ops.assign(weight, ms.Tensor([3.0, 4.0]))
    >>> weight.asnumpy().tolist()
    [3.0, 4.0]
    """
    variable.copy_(kernels.operand("assign", value, variable))


@inplace
def assign_add(variable, value):
    """Add to the values of a Parameter or Tensor, in place; arguments and errors as in :func:`assign`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.assign_add(x, ms.Tensor([10.0, 20.0])))
    [11. 22.]
    """
    variable.add_(kernels.operand("assign_add", value, variable))


@inplace
def assign_sub(variable, value):
    """Subtract from the values of a Parameter or Tensor, in place; arguments and errors as in :func:`assign`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.assign_sub(x, ms.Tensor([10.0, 20.0])))
    [ -9. -18.]
    """
    variable.sub_(kernels.operand("assign_sub", value, variable))


@inplace
@shape_errors
def copy_(input, src, non_blocking=False):
    """Replace the values of a Tensor by those of another, which is broadcast and converted; in place.

    Args:
        non_blocking: whether to go on before a copy between devices is done.
    """
    input.copy_(src, non_blocking)


@inplace
def fill_(input, value):
    """Set every element to ``value``, a number or a Tensor [], in place."""
    input.fill_(value)


@inplace
def zero_(input):
    """Set every element to 0, in place.

    >>> import amadou as ms
    >>> print(ms.ops.zero_(ms.Tensor([1.0, 2.0])))
    [0. 0.]
    """
    input.zero_()
