"""The optimizer CAME (arXiv:2307.02047) in four parts, between which the sums of a sharded gradient can be added up.

A weight is [..., n, m]; of squares a running mean is kept for each row, r [..., n], and each column, c [..., m].
Where this process has a part of a weight, ``global_shape`` is (n, m) of the whole and ``sum_r`` the sum of its whole r.
"""

from typing import Any

from ..._boundary import op
from ..primitive import Operator


def _sums(squares):
    """Of rows, of columns and of all, in float32: [..., n], [..., m], [...]."""
    return squares.sum(-1), squares.sum(-2), squares.sum((-2, -1))


def _decayed(kept, sums, size, beta):
    """The running mean of squares, given sums over ``size`` elements, in the dtype in which it is kept."""
    return (beta * kept + (1 - beta) * sums / size).to(kept.dtype)


def _over_root(x, r, c, mean):
    """x over the root of r * c^T / mean, the squares that rows and columns stand for, in float32."""
    squares = r.float()[..., :, None] * c.float()[..., None, :]
    return x.float() / (squares / mean.float()[..., None, None]).sqrt()


def _mean(r, sums, sum_r, shape, beta):
    """The running mean of all squares, from the r before this step: [...]."""
    rows, columns = shape
    before = r.float().sum(-1) if sum_r is None else sum_r.reshape(r.shape[:-1])
    return beta * before / rows + (1 - beta) * sums.reshape(r.shape[:-1]) / (rows * columns)


@op
def apply_came_part1(grad, eps):
    """Sums of grad² + eps. grad: [..., n, m] -> [..., n], [..., m], [...] float32."""
    return _sums(grad.float().square() + eps)


@op
def apply_came_part2(grad, sum_grad_r, sum_grad_c, sum_grad_rc, r, c, beta2, sum_r=None, global_shape=None):
    """The running means of squares, the gradient over their root, and the sum of its squares.

    The sums are those of :func:`apply_came_part1` -> [..., n], [..., m], [..., n, m] float32, [1] float32.
    """
    rows, columns = global_shape or grad.shape[-2:]
    mean = _mean(r, sum_grad_rc, sum_r, (rows, columns), beta2)
    r, c = _decayed(r, sum_grad_r, columns, beta2), _decayed(c, sum_grad_c, rows, beta2)
    u = _over_root(grad, r, c, mean)
    return r, c, u, u.square().sum().reshape(1)


@op
def apply_came_part3(u, m, eps, beta1, clip_threshold, sum_square_u, global_shape=None, use_first_moment=False):
    """The running mean m of u, and the sums of its squared distance from u, to which eps is added.

    u is divided by its mean square over ``clip_threshold`` first, where that is above 1 -> m [..., n, m], [..., n],
    [..., m], [...] float32. Without ``use_first_moment``, m comes back as it was.
    """
    rows, columns = global_shape or u.shape[-2:]
    u = u.float() / (sum_square_u / (rows * columns) / clip_threshold).clamp_min(1)
    moved = beta1 * m.float() + (1 - beta1) * u
    return moved.to(m.dtype) if use_first_moment else m, *_sums((u - moved).square() + eps)


@op
def apply_came_part4(param, m, r, c, weight_decay, lr, beta3, sum_r, sum_u_r, sum_u_c, sum_u_rc, global_shape=None):
    """The weight after the step, and the running means of :func:`apply_came_part3`'s sums -> param, r, c."""
    rows, columns = global_shape or param.shape[-2:]
    mean = _mean(r, sum_u_rc, sum_r, (rows, columns), beta3)
    r, c = _decayed(r, sum_u_r, columns, beta3), _decayed(c, sum_u_c, rows, beta3)
    step = lr * _over_root(m, r, c, mean)
    return (param.float() * (1 - lr * weight_decay) - step).to(param.dtype), r, c


class ApplyCamePart1(Operator):
    """As :func:`apply_came_part1`."""

    def __call__(self, grad: Any, eps: Any) -> tuple:
        return apply_came_part1(grad, eps)


class ApplyCamePart2(Operator):
    """As :func:`apply_came_part2`."""

    def __call__(
        self,
        grad: Any,
        sum_grad_r: Any,
        sum_grad_c: Any,
        sum_grad_rc: Any,
        r: Any,
        c: Any,
        beta2: Any,
        sum_r: Any = None,
        global_shape: Any = None,
    ) -> tuple:
        sums = sum_grad_r, sum_grad_c, sum_grad_rc
        return apply_came_part2(grad, *sums, r, c, beta2, sum_r, global_shape)


class ApplyCamePart3(Operator):
    """As :func:`apply_came_part3`."""

    def __call__(
        self,
        u: Any,
        m: Any,
        eps: Any,
        beta1: Any,
        clip_threshold: Any,
        sum_square_u: Any,
        global_shape: Any = None,
        use_first_moment: Any = False,
    ) -> tuple:
        numbers = eps, beta1, clip_threshold, sum_square_u
        return apply_came_part3(u, m, *numbers, global_shape, use_first_moment)


class ApplyCamePart4(Operator):
    """As :func:`apply_came_part4`."""

    def __call__(
        self,
        param: Any,
        m: Any,
        r: Any,
        c: Any,
        weight_decay: Any,
        lr: Any,
        beta3: Any,
        sum_r: Any,
        sum_u_r: Any,
        sum_u_c: Any,
        sum_u_rc: Any,
        global_shape: Any = None,
    ) -> tuple:
        sums = sum_r, sum_u_r, sum_u_c, sum_u_rc
        return apply_came_part4(param, m, r, c, weight_decay, lr, beta3, *sums, global_shape)
