"""Polynomials as arrays of their coefficients, the highest power first."""

import torch

from .._boundary import op
from ..kernels.linalg import convolution
from ..ops._errors import shape_errors
from ._arrays import as_float, as_pair, as_tensor


@op
def polyadd(a1, a2):
    """The sum of two polynomials. a1: [n], a2: [m] -> [max(n, m)], their common dtype."""
    return torch.add(*_same_degree(a1, a2))


@op
def polysub(a1, a2):
    """The difference of two polynomials; as :func:`polyadd`."""
    return torch.sub(*_same_degree(a1, a2))


@op
@shape_errors
def polymul(a1, a2):
    """The product of two polynomials. a1: [n], a2: [m] -> [n + m - 1], their common dtype."""
    return convolution(*(p.reshape(-1) for p in as_pair(a1, a2)))


@op
def polyval(p, x):
    """The values of a polynomial. p: [n], x: [...] -> [...] float32, float64 if one is."""
    p, x = as_pair(as_float(p), as_float(x))
    p, x = (p.float(), x.float()) if p.dtype in (torch.float16, torch.bfloat16) else (p, x)
    value = torch.zeros_like(x)
    for coefficient in p.reshape(-1):
        value = value * x + coefficient
    return value


@op
def polyder(p, m=1):
    """The m-th derivative of a polynomial. p: [n] -> [n - m], dtype of p.

    Raises:
        ValueError: for m < 0, and for p with more than one axis.
    """
    p = _coefficients("polyder", p, m)
    for _ in range(min(m, len(p))):
        p = p[:-1] * torch.arange(len(p) - 1, 0, -1, dtype=p.dtype, device=p.device)
    return p


@op
def polyint(p, m=1, k=None):
    """The m-th integral of a polynomial. p: [n] -> [n + m] float32, float64 for float64.

    Args:
        k: the constants of the integrals, a number or m of them; 0 by default.

    Raises:
        ValueError: for m < 0, for p with more than one axis, and for another number of constants.
    """
    p = _coefficients("polyint", p, m)
    constants = as_tensor(0 if k is None else k).reshape(-1)
    if len(constants) not in (1, m) and m:
        raise ValueError(f"For 'polyint', 'k' must be a number or {m} of them, but got {len(constants)}.")
    for i in range(m):
        constant = constants[i if len(constants) > 1 else 0].reshape(1)
        p = torch.cat((as_float(p) / torch.arange(len(p), 0, -1, device=p.device), constant))
    return p


def _same_degree(a1, a2):
    a, b = (p.reshape(-1) for p in as_pair(a1, a2))
    size = max(len(a), len(b))
    return [torch.nn.functional.pad(p, (size - len(p), 0)) for p in (a, b)]


def _coefficients(name, p, m):
    if m < 0:
        raise ValueError(f"For '{name}', 'm' must be >= 0, but got {m}.")
    p = as_tensor(p)
    if p.ndim > 1:
        raise ValueError(f"For '{name}', 'p' must have one axis, but got the shape {tuple(p.shape)}.")
    return p.reshape(-1)
