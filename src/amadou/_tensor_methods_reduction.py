"""Tensor's methods that reduce axes.

Many have two forms in MindSpore: an old one with ``axis`` and ``keepdims`` or ``keep_dims``, and a new one with ``dim``
and ``keepdim``. Here one method takes both: the axis first or under either name, and the rest by name.
"""

from typing import Any

from . import dtype as mstype
from .ops import reduction


class ReductionMethods:
    """The part of :class:`Tensor` that reduces axes."""

    __slots__ = ()

    amax = reduction.amax
    amin = reduction.amin
    aminmax = reduction.aminmax
    nanmean = reduction.nanmean
    nanmedian = reduction.nanmedian
    quantile = reduction.quantile
    nanquantile = reduction.nanquantile
    logsumexp = reduction.logsumexp
    cummax = reduction.cummax
    cummin = reduction.cummin
    cumprod = reduction.cumprod
    logcumsumexp = reduction.logcumsumexp
    diff = reduction.diff
    bincount = reduction.bincount
    cov = reduction.cov

    def sum(
        self: Any,
        dim: Any = None,
        keepdim: Any = False,
        keepdims: bool = False,
        initial: Any = None,
        *,
        axis: Any = None,
        dtype: Any = None,
    ) -> Any:
        """``sum(dim, keepdim, *, dtype)`` as :func:`amadou.ops.sum`, or ``sum(axis, dtype, keepdims, initial)``.

        Args:
            initial: what is added to the sum.
        """
        if not isinstance(keepdim, bool):
            dtype, keepdim = keepdim or dtype, False
        total = reduction.sum(self, _given(axis, dim), keepdim or keepdims, dtype=dtype)
        return total if initial is None else total + initial

    def nansum(
        self: Any,
        dim: Any = None,
        keepdim: bool = False,
        *,
        axis: Any = None,
        keepdims: bool = False,
        dtype: Any = None,
    ) -> Any:
        """As :func:`amadou.ops.nansum`."""
        return reduction.nansum(self, _given(axis, dim), keepdim or keepdims, dtype=dtype)

    def mean(
        self: Any,
        dim: Any = None,
        keepdim: bool = False,
        *,
        axis: Any = None,
        keep_dims: bool = False,
        dtype: Any = None,
    ) -> Any:
        """As :func:`amadou.ops.mean`; with ``dtype`` of the Tensor converted to it."""
        x = self if dtype is None else self.astype(dtype)
        return reduction.mean(x, _given(axis, dim), keepdim or keep_dims)

    def prod(
        self: Any,
        dim: Any = None,
        keepdim: bool = False,
        dtype: Any = None,
        *,
        axis: Any = None,
        keep_dims: bool = False,
    ) -> Any:
        """As :func:`amadou.ops.prod`."""
        return reduction.prod(self, _given(axis, dim), keepdim or keep_dims, dtype)

    def all(self: Any, axis: Any = None, keep_dims: bool = False, *, dim: Any = None, keepdim: bool = False) -> Any:
        """As :func:`amadou.ops.all`."""
        return reduction.all(self, _given(axis, dim), keep_dims or keepdim)

    def any(self: Any, axis: Any = None, keep_dims: bool = False, *, dim: Any = None, keepdim: bool = False) -> Any:
        """As :func:`amadou.ops.any`."""
        return reduction.any(self, _given(axis, dim), keep_dims or keepdim)

    def max(
        self: Any,
        dim: Any = None,
        keepdim: bool = False,
        *,
        axis: Any = None,
        keepdims: bool = False,
        initial: Any = None,
        where: Any = None,
        return_indices: bool = False,
    ) -> Any:
        """The largest element; ``max(dim, keepdim)``: the largest ones and where they are, as :func:`amadou.ops.max`.

        ``max(axis=…)`` gives the values alone, or both with ``return_indices``; ``axis`` may hold several axes.
        """
        both, alone = reduction.max, reduction.amax
        return _extreme(both, alone, self, dim, keepdim, axis, keepdims, initial, where, return_indices)

    def min(
        self: Any,
        dim: Any = None,
        keepdim: bool = False,
        *,
        axis: Any = None,
        keepdims: bool = False,
        initial: Any = None,
        where: Any = None,
        return_indices: bool = False,
    ) -> Any:
        """The smallest element; the forms are those of :meth:`max`."""
        both, alone = reduction.min, reduction.amin
        return _extreme(both, alone, self, dim, keepdim, axis, keepdims, initial, where, return_indices)

    def histc(self: Any, bins: int = 100, min: float = 0, max: float = 0) -> Any:
        """As :func:`amadou.ops.histc`."""
        return reduction.histc(self, bins, min, max)

    def ptp(self: Any, axis: Any = None, keepdims: bool = False) -> Any:
        """The largest minus the smallest elements over ``axis``."""
        return reduction.amax(self, axis, keepdims) - reduction.amin(self, axis, keepdims)

    def argmax(self: Any, axis: Any = None, keepdims: bool = False, *, dim: Any = None, keepdim: bool = False) -> Any:
        """As :func:`amadou.ops.argmax`."""
        return reduction.argmax(self, _given(axis, dim), keepdims or keepdim)

    def argmin(self: Any, axis: Any = None, keepdims: bool = False, *, dim: Any = None, keepdim: bool = False) -> Any:
        """As :func:`amadou.ops.argmin`."""
        return reduction.argmin(self, _given(axis, dim), keepdims or keepdim)

    def argmax_with_value(self: Any, axis: int = 0, keep_dims: bool = False) -> Any:
        """The largest elements along one axis, and where they are."""
        return reduction.max(self, axis, keep_dims)

    def argmin_with_value(self: Any, axis: int = 0, keep_dims: bool = False) -> Any:
        """The smallest elements along one axis, and where they are."""
        return reduction.min(self, axis, keep_dims)

    def std(
        self: Any,
        axis: Any = None,
        ddof: int = 0,
        keepdims: bool = False,
        *,
        dim: Any = None,
        correction: int | None = None,
        keepdim: bool = False,
    ) -> Any:
        """As :func:`amadou.ops.std`, of integers in float32; ``ddof`` may be called correction."""
        return reduction.std(
            _as_float(self), _given(axis, dim), ddof if correction is None else correction, keepdims or keepdim
        )

    def var(
        self: Any,
        axis: Any = None,
        ddof: int = 0,
        keepdims: bool = False,
        *,
        dim: Any = None,
        correction: int | None = None,
        keepdim: bool = False,
    ) -> Any:
        """As :func:`amadou.ops.var`, of integers in float32; ``ddof`` may be called correction."""
        return reduction.var(
            _as_float(self), _given(axis, dim), ddof if correction is None else correction, keepdims or keepdim
        )

    def median(
        self: Any, axis: int = -1, keepdims: bool = False, *, dim: int | None = None, keepdim: bool = False
    ) -> Any:
        """As :func:`amadou.ops.median`."""
        return reduction.median(self, axis if dim is None else dim, keepdims or keepdim)

    def count_nonzero(self: Any, axis: Any = (), keep_dims: bool = False, dtype: Any = None, *, dim: Any = None) -> Any:
        """As :func:`amadou.ops.count_nonzero`."""
        return reduction.count_nonzero(self, axis if dim is None else dim, keep_dims, dtype or mstype.int32)

    def cumsum(self: Any, dim: int | None = None, dtype: Any = None, *, axis: int | None = None) -> Any:
        """As :func:`amadou.ops.cumsum`; without an axis of the Tensor laid out flat. bool and short integers: int32."""
        axis = _given(axis, dim)
        if dtype is None and self.dtype in _SHORT:
            dtype = mstype.int32
        x = self if dtype is None else self.astype(dtype)
        return reduction.cumsum(x.reshape(-1) if axis is None else x, axis or 0)


_SHORT = (mstype.bool_, mstype.int8, mstype.int16, mstype.uint8, mstype.uint16)


def _given(axis: Any, dim: Any) -> Any:
    return dim if axis is None else axis


def _as_float(x: Any) -> Any:
    return x.astype(mstype.float32) if isinstance(x.dtype, mstype.Int | mstype.UInt) else x


def _extreme(with_index, alone, x, dim, keepdim, axis, keepdims, initial, where, return_indices):  # type: ignore[no-untyped-def]
    """The forms of max and min."""
    if isinstance(dim, int) and not isinstance(dim, bool):
        return with_index(x, dim, keepdim)
    axis = _given(axis, dim)
    where = None if where is True else where
    if return_indices:
        return with_index(x, axis, keepdims, initial=initial, where=where)
    if isinstance(axis, int):  # its gradient goes to one of equal elements, where that of ``alone`` is shared
        return with_index(x, axis, keepdims, initial=initial, where=where)[0]
    return alone(x, axis, keepdims and axis is not None, initial=initial, where=where)
