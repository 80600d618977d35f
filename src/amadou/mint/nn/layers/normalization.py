"""Normalisation layers with torch's arguments and Parameter names."""

from collections.abc import Callable
from typing import Any

from .... import _checks
from ...._boundary import op
from ....common.initializer import initializer
from ....communication import groups
from ....dtype import float32, int64
from ....kernels import norm as kernels
from ....nn.cell import Cell
from ....ops.normalization import group_norm
from ....parameter import Parameter
from ....tensor import Tensor
from ... import normalization

_batch_norm: Callable[..., Any] = normalization.batch_norm
_sync_batch_norm: Callable[..., Any] = op(kernels.sync_batch_norm)


class _BatchNorm(Cell):
    """Batch normalisation of any number of axes."""

    _NDIMS: tuple[int, ...] = ()

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
        dtype: Any = None,
    ) -> None:
        super().__init__()
        self.num_features = _checks.check_int(self.cls_name, "num_features", num_features)
        self.eps, self.momentum = eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        dtype = dtype or float32
        self.weight = self._parameter(affine, "ones", dtype, "weight", True)
        self.bias = self._parameter(affine, "zeros", dtype, "bias", True)
        self.running_mean = self._parameter(track_running_stats, "zeros", dtype, "running_mean", False)
        self.running_var = self._parameter(track_running_stats, "ones", dtype, "running_var", False)
        count = Parameter(Tensor(0, int64), "num_batches_tracked", False)
        self.num_batches_tracked = count if track_running_stats else None

    def _parameter(self, is_there: bool, init: str, dtype: Any, name: str, requires_grad: bool) -> Any:
        return Parameter(initializer(init, self.num_features, dtype), name, requires_grad) if is_there else None

    def construct(self, input: Any) -> Any:
        if input.ndim not in self._NDIMS:
            ndims = " or ".join(map(str, self._NDIMS))
            raise ValueError(f"For '{self.cls_name}', the input must have {ndims} axes, but got {input.shape}.")
        running = (None, None)
        if self.running_mean is not None:
            # the tensors themselves: they are written to
            running = self.running_mean._torch(), self.running_var._torch()
        return self._normalized(input, *running)

    def _normalized(self, input: Any, mean: Any, variance: Any) -> Any:
        """The result, with the running statistics given."""
        return _batch_norm(input, mean, variance, self.weight, self.bias, self._of_batch(), self._share(), self.eps)

    def _of_batch(self) -> bool:
        """Whether it is the batch's statistics that count."""
        return self.training or self.running_mean is None

    def _share(self) -> float:
        """The weight of this batch's statistics: of all batches alike if there is no momentum."""
        if not self.training or self.num_batches_tracked is None:
            return 0.0
        count = self.num_batches_tracked._torch().add_(1)
        return 1.0 / float(count) if self.momentum is None else self.momentum

    def reset_running_stats(self) -> None:
        """Set the running statistics to those of no batch."""
        if self.num_batches_tracked is not None:
            self.running_mean._torch().zero_()
            self.running_var._torch().fill_(1)
            self.num_batches_tracked._torch().zero_()

    def reset_parameters(self) -> None:
        """Set everything to its first values."""
        self.reset_running_stats()
        if self.weight is not None:
            self.weight._torch().detach().fill_(1)
            self.bias._torch().detach().zero_()

    def extend_repr(self) -> str:
        return (
            f"num_features={self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
            f"track_running_stats={self.track_running_stats}"
        )


class BatchNorm1d(_BatchNorm):
    """Batch normalisation of [N, C] or [N, C, L] over N (and L) (arXiv:1502.03167).

    y = weight * (x - mean) / sqrt(variance + eps) + bias, with the batch's statistics in training and the running ones
    in evaluation. Training updates ``running = (1 - momentum) * running + momentum * batch``.

    Args:
        num_features: C.
        eps: added to the variance.
        momentum: the weight of the batch's statistics; None weighs all batches alike.
        affine: whether there are ``weight`` and ``bias``.
        track_running_stats: whether there are running statistics; else those of the batch are always used.
        dtype: of the Parameters; None is float32.

    Raises:
        TypeError: if ``num_features`` is no int.
        ValueError: for an input with another number of axes.
    """

    _NDIMS = (2, 3)


class BatchNorm2d(_BatchNorm):
    """Batch normalisation of [N, C, H, W] over N, H and W; the arguments are those of :class:`BatchNorm1d`."""

    _NDIMS = (4,)


class BatchNorm3d(_BatchNorm):
    """Batch normalisation of [N, C, D, H, W] over N, D, H and W; the arguments are those of :class:`BatchNorm1d`."""

    _NDIMS = (5,)


class SyncBatchNorm(_BatchNorm):
    """:class:`BatchNorm1d` of [N, C, ...] with the statistics of the batches of several processes.

    In one process, and in evaluation, it is batch normalisation as ever.

    Args:
        num_features, eps, momentum, affine, track_running_stats, dtype: as for :class:`BatchNorm1d`.
        process_group: the name of the group of processes that share their statistics; None for all.
    """

    _NDIMS = (2, 3, 4, 5)

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
        process_group: str | None = None,
        dtype: Any = None,
    ) -> None:
        super().__init__(num_features, eps, momentum, affine, track_running_stats, dtype)
        self.process_group = process_group or groups.HCCL_WORLD_COMM_GROUP

    def _normalized(self, input: Any, mean: Any, variance: Any) -> Any:
        if not self._of_batch() or groups.get_group_size(self.process_group) == 1:
            return super()._normalized(input, mean, variance)
        return _sync_batch_norm(
            input, self.weight, self.bias, mean, variance, 1 - self._share(), self.eps,
            groups.process_group(self.process_group),
        )  # fmt: skip


class GroupNorm(Cell):
    """Normalisation of [N, C, ...] over each group of channels of each sample (arXiv:1803.08494).

    Args:
        num_groups: the number of groups; it divides ``num_channels``.
        num_channels: C.
        eps: added to the variance.
        affine: whether ``weight`` and ``bias`` are trained.
        dtype: of the Parameters; None is float32.

    Raises:
        TypeError: for numbers that are no ints.
        ValueError: if ``num_groups`` does not divide ``num_channels``.
    """

    def __init__(
        self, num_groups: int, num_channels: int, eps: float = 1e-5, affine: bool = True, dtype: Any = None
    ) -> None:
        super().__init__()
        self.num_groups = _checks.check_positive_int("GroupNorm", "num_groups", num_groups)
        self.num_channels = _checks.check_positive_int("GroupNorm", "num_channels", num_channels)
        if num_channels % num_groups:
            raise ValueError(
                f"For 'GroupNorm', 'num_groups' must divide 'num_channels', but got {num_groups} and {num_channels}."
            )
        self.eps, self.affine = eps, _checks.check_bool("GroupNorm", "affine", affine)
        self.weight = Parameter(initializer("ones", num_channels, dtype or float32), "weight", affine)
        self.bias = Parameter(initializer("zeros", num_channels, dtype or float32), "bias", affine)

    def construct(self, input: Any) -> Any:
        return group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extend_repr(self) -> str:
        return f"num_groups={self.num_groups}, num_channels={self.num_channels}, eps={self.eps}, affine={self.affine}"
