"""Arithmetic that changes its first argument: the Tensor methods with an underscore."""

from ._inplace import inplace


@inplace
def add_(input, other, *, alpha=1):
    """``input + alpha * other``, written into input. other: number or Tensor, broadcast to input."""
    input.add_(other, alpha=alpha)


@inplace
def sub_(input, other, *, alpha=1):
    """``input - alpha * other``, written into input. other: number or Tensor, broadcast to input."""
    input.sub_(other, alpha=alpha)


@inplace
def mul_(input, other):
    """``input * other``, written into input. other: number or Tensor, broadcast to input."""
    input.mul_(other)


@inplace
def div_(input, other, *, rounding_mode=None):
    """``input / other``, written into input; rounded "trunc" (towards zero) or "floor" if asked. input: [...] float."""
    input.div_(other, rounding_mode=rounding_mode)


@inplace
def floor_divide_(input, other):
    """``input // other``, written into input. other: number or Tensor, broadcast to input."""
    input.floor_divide_(other)


@inplace
def remainder_(input, other):
    """The remainder of ``input / other`` with the sign of other, written into input."""
    input.remainder_(other)


@inplace
def exp_(input):
    """e to the power of input, written into it. input: [...] float."""
    input.exp_()


@inplace
def log_(input):
    """The natural logarithm, written into input. input: [...] float."""
    input.log_()


@inplace
def floor_(input):
    """The next integer below, written into input. input: [...] number."""
    input.floor_()


@inplace
def sign_(input):
    """-1, 0 or 1, written into input. input: [...] number."""
    input.sign_()


@inplace
def erfinv_(input):
    """The inverse error function, written into input. input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.erfinv_(ms.Tensor([0.0, 0.5])))
    [0.         0.47693628]
    """
    input.erfinv_()


@inplace
def addmm_(input, mat1, mat2, *, beta=1, alpha=1):
    """``beta * input + alpha * mat1 @ mat2``, written into input. input: [m, n], mat1: [m, k], mat2: [k, n]."""
    input.addmm_(mat1, mat2, beta=beta, alpha=alpha)
