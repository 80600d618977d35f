"""Layers that compute without weights."""

from typing import Any

from ... import _checks
from ..._boundary import op
from ...dtype import float32, int32
from ...kernels import basic as kernels
from ...ops import creation, diagonals, linalg, normalization, shaping
from ...ops._errors import shape_errors
from ..cell import Cell

_clip_to_norm = op(kernels.clip_to_norm)
_l1 = op(kernels.l1)
_l2 = op(shape_errors(kernels.l2))
_mean_and_variance = op(kernels.mean_and_variance)


class MatMul(Cell):
    """The matrix product of the last two axes; the others are broadcast. Of MindSpore 1.x.

    Args:
        transpose_x1, transpose_x2: whether the last two axes are swapped first.
    """

    def __init__(self, transpose_x1: bool = False, transpose_x2: bool = False) -> None:
        super().__init__()
        self.transpose_x1 = _checks.check_bool("MatMul", "transpose_x1", transpose_x1)
        self.transpose_x2 = _checks.check_bool("MatMul", "transpose_x2", transpose_x2)

    def construct(self, x1: Any, x2: Any) -> Any:
        x1 = shaping.swapaxes(x1, -1, -2) if self.transpose_x1 else x1
        x2 = shaping.swapaxes(x2, -1, -2) if self.transpose_x2 else x2
        return linalg.matmul(x1, x2)


class Norm(Cell):
    """sqrt(sum of x^2) over ``axis``, or over all axes for (). x: [...] float -> less ``axis``."""

    def __init__(self, axis: int | tuple[int, ...] = (), keep_dims: bool = False) -> None:
        super().__init__()
        self.axis, self.keep_dims = axis, _checks.check_bool("Norm", "keep_dims", keep_dims)

    def construct(self, x: Any) -> Any:
        return _l2(x, self.axis, self.keep_dims)

    def extend_repr(self) -> str:
        return f"axis={self.axis}, keep_dims={self.keep_dims}"


class Moments(Cell):
    """Mean and variance over ``axis``, or over all axes for None. x: [...] float -> two, less ``axis``.

    Args:
        axis: an int or a tuple.
        keep_dims: whether the axes stay, with size 1; None is False.
    """

    def __init__(self, axis: int | tuple[int, ...] | None = None, keep_dims: bool | None = None) -> None:
        super().__init__()
        self.axis, self.keep_dims = () if axis is None else axis, bool(keep_dims)

    def construct(self, x: Any) -> Any:
        return _mean_and_variance(x, self.axis, self.keep_dims)


class ClipByNorm(Cell):
    """x * clip_norm / max(norm of x, clip_norm). x: [...] number, clip_norm: a Tensor that is broadcast -> float32.

    Args:
        axis: an int or a tuple of the axes of a norm; None for all.

    Raises:
        TypeError: for another ``axis``.
    """

    def __init__(self, axis: int | tuple[int, ...] | list[int] | None = None) -> None:
        super().__init__()
        if axis is not None:
            _checks.check_type("ClipByNorm", "axis", axis, (int, tuple, list))
        self.axis = axis

    def construct(self, x: Any, clip_norm: Any) -> Any:
        return _clip_to_norm(x, clip_norm, self.axis)


class L1Regularizer(Cell):
    """scale * sum of \\|weights\\|. weights: [...] float -> 0-d.

    Raises:
        TypeError: if ``scale`` is no number.
        ValueError: if it is not above 0.
    """

    def __init__(self, scale: float) -> None:
        super().__init__()
        _checks.check_type("L1Regularizer", "scale", scale, (int, float))
        self.scale = _checks.check_that("L1Regularizer", "scale", scale, "a number > 0", lambda s: s > 0)

    def construct(self, weights: Any) -> Any:
        return _l1(weights, self.scale)


class LRN(Cell):
    """x / (bias + alpha * sum of x^2 over near channels) ^ beta; see :func:`amadou.ops.lrn`. input_x: [N, C, H, W]."""

    def __init__(
        self,
        depth_radius: int = 5,
        bias: float = 1.0,
        alpha: float = 1.0,
        beta: float = 0.5,
        norm_region: str = "ACROSS_CHANNELS",
    ) -> None:
        super().__init__()
        _checks.check_one_of("LRN", "norm_region", norm_region, ("ACROSS_CHANNELS",))
        self.depth_radius, self.bias, self.alpha, self.beta = depth_radius, bias, alpha, beta

    def construct(self, input_x: Any) -> Any:
        return normalization.lrn(input_x, self.depth_radius, self.bias, self.alpha, self.beta)


class Range(Cell):
    """The numbers from ``start`` to ``limit`` in steps of ``delta``; of 0 to ``start`` without a limit. -> [n]."""

    def __init__(self, start: Any, limit: Any = None, delta: Any = 1) -> None:
        super().__init__()
        self.start: Any = 0 if limit is None else start
        self.limit = start if limit is None else limit
        self.delta = _checks.check_that("Range", "delta", delta, "a number other than 0", lambda step: step != 0)

    def construct(self) -> Any:
        return creation.arange(self.start, self.limit, self.delta, dtype=self._dtype())

    def _dtype(self) -> Any:
        whole = all(isinstance(value, int) for value in (self.start, self.limit, self.delta))
        return int32 if whole else float32


class Tril(Cell):
    """x with zeros above diagonal ``k``. x: [..., M, N] -> same."""

    def construct(self, x: Any, k: int = 0) -> Any:
        return diagonals.tril(x, k)


class Triu(Cell):
    """x with zeros below diagonal ``k``. x: [..., M, N] -> same."""

    def construct(self, x: Any, k: int = 0) -> Any:
        return diagonals.triu(x, k)


class Roll(Cell):
    """x moved along axes; what leaves at the end comes in at the beginning. input_x: [...] -> same.

    Args:
        shift: an int, or a tuple or list: how far.
        axis: an int, or as many as ``shift`` has.

    Raises:
        TypeError: for arguments of other types.
        ValueError: if there are not as many of both.
    """

    def __init__(self, shift: Any, axis: Any) -> None:
        super().__init__()
        self.shift = self._ints("shift", shift)
        self.axis = self._ints("axis", axis)
        if len(self.shift) != len(self.axis):
            raise ValueError(f"For 'Roll', 'shift' must be as long as 'axis', but got {shift} and {axis}.")

    @staticmethod
    def _ints(arg: str, value: Any) -> Any:
        _checks.check_type("Roll", arg, value, (int, tuple, list))
        values = value if isinstance(value, tuple | list) else [value]
        for item in values:
            _checks.check_int("Roll", arg, item)
        return values

    def construct(self, input_x: Any) -> Any:
        return shaping.roll(input_x, self.shift, self.axis)


class Unflatten(Cell):
    """One axis as several. input_x: [..., n, ...] -> [..., *unflattened_size, ...].

    Raises:
        TypeError: if ``axis`` is no int, or ``unflattened_size`` neither tuple nor list.
        ValueError: if the sizes do not multiply to n.
    """

    def __init__(self, axis: int, unflattened_size: tuple[int, ...] | list[int]) -> None:
        super().__init__()
        self.axis = _checks.check_int("Unflatten", "axis", axis)
        _checks.check_type("Unflatten", "unflattened_size", unflattened_size, (tuple, list))
        self.unflattened_size = tuple(unflattened_size)

    def construct(self, input_x: Any) -> Any:
        axis = self.axis % input_x.ndim
        shape = input_x.shape
        return input_x.reshape(shape[:axis] + self.unflattened_size + shape[axis + 1 :])
