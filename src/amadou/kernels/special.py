"""Special functions that torch lacks, or whose gradients or short float dtypes it lacks."""

import torch

from .promotion import binary


def through_float32(fn, x):
    """``fn(x)``, computed in float32 for the short floats. x: [...] float -> same."""
    return fn(x.float()).to(x.dtype) if x.dtype in (torch.float16, torch.bfloat16) else fn(x)


def logit(x, eps=None):
    """log(x / (1 - x)), of x limited to [eps, 1 - eps] unless ``eps`` is None or negative. x: [...] float -> same."""
    return torch.logit(x, None if eps is not None and eps < 0 else eps)


def incomplete_gamma(x, y, upper=False):
    """The regularised incomplete gamma function of (x, y), lower or upper part. x, y: [...] float -> same."""
    return binary(torch.special.gammaincc if upper else torch.special.gammainc, x, y)


def polygamma(n, x):
    """The n-th derivative of digamma. n: [...] integer, x: [...] float -> same as x.

    Abramowitz & Stegun 6.4.10: (-1)^(n+1) n! zeta(n + 1, x).
    """
    n = torch.as_tensor(n, dtype=x.dtype, device=x.device)
    factor = torch.exp(torch.lgamma(n + 1)) * torch.where(n % 2 == 0, -1, 1)
    return torch.where(n == 0, torch.digamma(x), factor * torch.special.zeta(n + 1, x))


def bessel(kind, order, x):
    """The Bessel function J, Y or K of order 0 or 1. x: [...] float -> same."""
    return through_float32(lambda t: _Bessel.apply(t, kind, order), x)


_BESSEL = {
    "J": (torch.special.bessel_j0, torch.special.bessel_j1),
    "Y": (torch.special.bessel_y0, torch.special.bessel_y1),
    "K": (torch.special.modified_bessel_k0, torch.special.modified_bessel_k1),
}


class _Bessel(torch.autograd.Function):
    """Torch has the values of the Bessel functions, but not their derivatives.

    Order 0: minus order 1 (Abramowitz & Stegun 9.1.28, 9.6.27). Order 1: order 0 - order 1 / x for J and Y, and
    - order 0 - order 1 / x for K (9.1.27, 9.6.26).
    """

    generate_vmap_rule = True

    @staticmethod
    def forward(x, kind, order):
        return _BESSEL[kind][order](x)

    @staticmethod
    def setup_context(ctx, inputs, output):
        x, ctx.kind, ctx.order = inputs
        ctx.save_for_backward(x)

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        one = _Bessel.apply(x, ctx.kind, 1)
        if ctx.order == 0:
            return -gradient * one, None, None
        zero = _Bessel.apply(x, ctx.kind, 0)
        return gradient * ((-zero if ctx.kind == "K" else zero) - one / x), None, None


def betainc(a, b, x):
    """The regularised incomplete beta function. a, b, x: [...] float, broadcast -> same.

    Its continued fraction (DLMF 8.17.22), on the side of the mean where it converges fast.
    """
    a, b, x = torch.broadcast_tensors(a, b, x)
    swap = x > (a + 1) / (a + b + 2)
    a, b, x = torch.where(swap, b, a), torch.where(swap, a, b), torch.where(swap, 1 - x, x)
    log_beta = torch.lgamma(a) + torch.lgamma(b) - torch.lgamma(a + b)
    front = torch.exp(torch.xlogy(a, x) + torch.special.xlog1py(b, -x) - log_beta) / a
    part = front * _beta_fraction(a, b, x)
    return torch.where(swap, 1 - part, part)


def _beta_fraction(a, b, x, num_terms=100):
    """1 / (1 + d1 / (1 + d2 / (1 + ...))), evaluated from its end."""
    tail = torch.ones_like(x)
    for m in range(num_terms, 0, -1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m - 1) * (a + b + m - 1) * x / ((a + 2 * m - 2) * (a + 2 * m - 1))
        tail = 1 + odd / (1 + even / tail)
    return 1 / tail


def xlogy(x, y):
    """``x * log(y)``, 0 where x is 0. x, y: [...] tensor or number, which counts as float32 -> their common dtype."""
    x, y = (t if isinstance(t, torch.Tensor) else torch.tensor(t, dtype=torch.float32, device="cpu") for t in (x, y))
    return binary(torch.xlogy, x, y)
