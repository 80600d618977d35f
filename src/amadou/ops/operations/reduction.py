"""Reductions as objects. ``axis`` may be an int, a tuple or list of ints, a Tensor of ints, or () for every axis."""

from typing import Any

from ... import dtype as mstype
from ..._boundary import op
from ..._checks import check_int, check_one_of
from ...kernels import reduction as kernels
from .. import reduction
from .._errors import shape_errors
from ..primitive import Operator

_sum = op(shape_errors(kernels.reduce_sum))
_mean = op(shape_errors(kernels.reduce_mean))
_max = op(shape_errors(kernels.reduce_max))
_min = op(shape_errors(kernels.reduce_min))
_prod = op(shape_errors(kernels.reduce_prod_as_is))
_std_and_mean = op(shape_errors(kernels.std_and_mean))
_cumulative_sum = op(shape_errors(kernels.cumulative_sum))
_cumulative_prod = op(shape_errors(kernels.cumulative_prod))
_cumulative_logsumexp = op(shape_errors(kernels.cumulative_logsumexp))
_count_nonzero = op(shape_errors(kernels.count_nonzero))
_median = op(shape_errors(kernels.median))
_quantile = op(shape_errors(kernels.quantile))
_lp_norm = op(shape_errors(kernels.lp_norm))
_euclidean_norm = op(shape_errors(kernels.euclidean_norm))
_nuclear_norm = op(shape_errors(kernels.nuclear_norm))
_argmax = op(shape_errors(kernels.argmax_as))
_argmin = op(shape_errors(kernels.argmin_as))
_square_sums = op(kernels.square_sums)
_equal_count = op(shape_errors(kernels.equal_count))
_bincount_below = op(kernels.bincount_below)
_fixed_width_counts = op(kernels.fixed_width_counts)


class ReduceSum(Operator):
    """The sum over ``axis``. x: [...] -> x without ``axis``, same dtype; bool stays bool.

    Args:
        keep_dims: whether the axes that are reduced keep the size 1.
        skip_mode: whether an empty ``axis`` means no axis instead of every one.
    """

    keep_dims: bool = False
    skip_mode: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        if self.skip_mode and isinstance(axis, tuple | list) and not axis:
            return x
        return _sum(x, axis, self.keep_dims)


class ReduceMean(Operator):
    """As :func:`amadou.ops.mean`, with ``keep_dims`` fixed when made."""

    keep_dims: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        return _mean(x, axis, self.keep_dims)


class ReduceMax(Operator):
    """As :func:`amadou.ops.amax`, with ``keep_dims`` fixed when made."""

    keep_dims: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        return _max(x, axis, self.keep_dims)


class ReduceMin(Operator):
    """As :func:`amadou.ops.amin`, with ``keep_dims`` fixed when made."""

    keep_dims: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        return _min(x, axis, self.keep_dims)


class ReduceProd(Operator):
    """The product over ``axis``. x: [...] -> x without ``axis``, same dtype."""

    keep_dims: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        return _prod(x, axis, self.keep_dims)


class ReduceAll(Operator):
    """As :func:`amadou.ops.all`, with ``keep_dims`` fixed when made."""

    keep_dims: bool = False

    def __call__(self, input: Any, axis: Any = None) -> Any:
        return reduction.all(input, axis, self.keep_dims)


class ReduceAny(Operator):
    """As :func:`amadou.ops.any`, with ``keep_dims`` fixed when made."""

    keep_dims: bool = False

    def __call__(self, x: Any, axis: Any = ()) -> Any:
        return reduction.any(x, axis, self.keep_dims)


class ReduceStd(Operator):
    """Standard deviation and mean over ``axis``. x: [...] float -> two without ``axis``, same dtype.

    Args:
        unbiased: whether n elements are divided by n - 1, not n.
    """

    axis: Any = ()
    unbiased: bool = True
    keep_dims: bool = False

    def __call__(self, x: Any) -> Any:
        return _std_and_mean(x, self.axis, self.unbiased, self.keep_dims)


class Argmax(Operator):
    """Where the largest element along ``axis`` is. input_x: [...] -> without ``axis``, of ``output_type``."""

    axis: int = -1
    output_type: Any = mstype.int32

    def __call__(self, input_x: Any) -> Any:
        return _argmax(input_x, self.axis, self.output_type)


class Argmin(Operator):
    """Where the smallest element along ``axis`` is. x: [...] -> without ``axis``, of ``output_type``."""

    axis: int = -1
    output_type: Any = mstype.int32

    def __call__(self, x: Any) -> Any:
        return _argmin(x, self.axis, self.output_type)


class ArgMaxWithValue(Operator):
    """Where the largest elements along ``axis`` are, and these. input: [...] -> without ``axis``: int64, same dtype."""

    axis: int = 0
    keep_dims: bool = False

    def __call__(self, input: Any) -> Any:
        return reduction.max(input, self.axis, self.keep_dims)[::-1]


class ArgMinWithValue(Operator):
    """Where the smallest elements along ``axis`` are, and these; as :class:`ArgMaxWithValue`."""

    axis: int = 0
    keep_dims: bool = False

    def __call__(self, input: Any) -> Any:
        return reduction.min(input, self.axis, self.keep_dims)[::-1]


class CumSum(Operator):
    """The sums of the elements up to each one. input: [...] number -> same.

    Args:
        exclusive: leave the element itself out, so that the first sum is 0.
        reverse: sum from the end.
    """

    exclusive: bool = False
    reverse: bool = False

    def __call__(self, input: Any, axis: Any) -> Any:
        return _cumulative_sum(input, axis, self.exclusive, self.reverse)


class CumProd(Operator):
    """The products of the elements up to each one; ``exclusive`` and ``reverse`` as in :class:`CumSum`."""

    exclusive: bool = False
    reverse: bool = False

    def __call__(self, x: Any, axis: Any) -> Any:
        return _cumulative_prod(x, axis, self.exclusive, self.reverse)


class CumulativeLogsumexp(Operator):
    """``log(cumsum(exp(x)))``, without overflow; ``exclusive`` and ``reverse`` as in :class:`CumSum`.

    The first one is the lowest number of the dtype when exclusive. x: [...] float; axis: int or Tensor of one -> same.
    """

    exclusive: bool = False
    reverse: bool = False

    def __call__(self, x: Any, axis: Any) -> Any:
        return _cumulative_logsumexp(x, int(axis), self.exclusive, self.reverse)


class Cummax(Operator):
    """As :func:`amadou.ops.cummax`, with ``axis`` fixed when made."""

    axis: int

    def __call__(self, input: Any) -> Any:
        return reduction.cummax(input, self.axis)


class Cummin(Operator):
    """As :func:`amadou.ops.cummin`, with ``axis`` fixed when made."""

    axis: int

    def __call__(self, input: Any) -> Any:
        return reduction.cummin(input, self.axis)


class CountNonZero(Operator):
    """How many elements are unequal to zero, over the axes ``dims``. x: [...] -> x without ``dims``, int64."""

    dims: Any = None

    def __call__(self, x: Any) -> Any:
        return _count_nonzero(x, self.dims)


class Median(Operator):
    """The lower median along ``axis``, or of all elements, and where it is. x: [...] -> same dtype, int64.

    Args:
        global_median: whether all elements count, whatever ``axis`` is.
        ignore_nan: whether NaN is left out.
    """

    global_median: bool = False
    axis: int = 0
    keep_dims: bool = False
    ignore_nan: bool = False

    def __call__(self, x: Any) -> Any:
        axis = None if self.global_median else self.axis
        return _median(x, axis, self.keep_dims, self.ignore_nan)


class Quantile(Operator):
    """As :func:`amadou.ops.quantile`, with ``dim`` fixed when made.

    Args:
        ignore_nan: whether NaN is left out.
    """

    dim: int | None = None
    keep_dims: bool = False
    ignore_nan: bool = False

    def __call__(self, input: Any, q: Any) -> Any:
        return _quantile(input, q, self.dim, self.keep_dims, self.ignore_nan)


class LpNorm(Operator):
    """``sum(|x| ** p) ** (1 / p)`` over ``axis``, not less than ``epsilon``. input: [...] float -> without ``axis``."""

    axis: Any
    p: int = 2
    keep_dims: bool = False
    epsilon: float = 1e-12

    def __post_init__(self) -> None:
        check_int("LpNorm", "p", self.p)

    def __call__(self, input: Any) -> Any:
        return _lp_norm(input, self.axis, self.p, self.keep_dims, self.epsilon)


class EuclideanNorm(Operator):
    """``sqrt(sum(x * x))`` over ``axes``. x: [...] number -> x without ``axes``, same dtype."""

    keep_dims: bool = False

    def __call__(self, x: Any, axes: Any) -> Any:
        return _euclidean_norm(x, axes, self.keep_dims)


class NuclearNorm(Operator):
    """The sum of the singular values of matrices in the two axes ``dim``. x: [...] float -> x without them."""

    dim: Any = None
    keepdim: bool = False

    def __call__(self, x: Any) -> Any:
        return _nuclear_norm(x, self.dim, self.keepdim)


class SquareSumAll(Operator):
    """``sum(x * x)`` and ``sum(y * y)``. x, y: [...] float -> two of []."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _square_sums(x, y)


class EqualCount(Operator):
    """How many pairs of elements are equal. x, y: [...] same dtype -> [1] of that dtype."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _equal_count(x, y)


class Histogram(Operator):
    """As :func:`amadou.ops.histc`, with the bins fixed when made."""

    bins: int = 100
    min: float = 0.0
    max: float = 0.0

    def __call__(self, x: Any) -> Any:
        return reduction.histc(x, self.bins, self.min, self.max)


class HistogramFixedWidth(Operator):
    """How many elements lie in each of ``nbins`` equal parts of a range; those outside count in the end parts.

    x: [...] number; range: [2], its ends -> [nbins] int32.
    """

    nbins: int
    dtype: str = "int32"

    def __post_init__(self) -> None:
        check_one_of("HistogramFixedWidth", "dtype", self.dtype, ("int32",))

    def __call__(self, x: Any, range: Any) -> Any:
        return _fixed_width_counts(x, range, self.nbins)


class Bincount(Operator):
    """The sums of the weights of 0, 1, 2, … array: [n] integer; size: one int; weights: [n], or none -> [size].

    Numbers that are not below ``size`` do not count.
    """

    def __call__(self, array: Any, size: Any, weights: Any) -> Any:
        return _bincount_below(array, size, weights)
