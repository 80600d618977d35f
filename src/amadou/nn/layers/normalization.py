"""Normalisation layers."""

import functools
from collections.abc import Callable
from typing import Any

from ... import _checks, ops
from ..._boundary import op
from ...common.initializer import initializer
from ...communication import groups
from ...dtype import float32
from ...kernels import norm as kernels
from ...parameter import Parameter
from ..cell import Cell

_batch_norm: Callable[..., Any] = op(kernels.batch_norm)
_sync_batch_norm: Callable[..., Any] = op(kernels.sync_batch_norm)
_group_norm: Callable[..., Any] = op(kernels.group_norm)
_instance_norm: Callable[..., Any] = op(kernels.instance_norm)
_layer_norm: Callable[..., Any] = op(kernels.layer_norm)


class _ChannelNorm(Cell):
    """What batch and instance norms share: four Parameters of shape (num_features,), the moving ones not trained."""

    def __init__(
        self,
        num_features: int,
        eps: float,
        momentum: float,
        affine: bool,
        gamma_init: Any,
        beta_init: Any,
        moving_mean_init: Any,
        moving_var_init: Any,
        dtype: Any,
    ) -> None:
        super().__init__()
        cls = self.cls_name
        _checks.check_int(cls, "num_features", num_features)
        if num_features < 1:
            raise ValueError(f"For '{cls}', 'num_features' must be an int > 0, but got {num_features}.")
        _checks.check_range(cls, "momentum", momentum, 0, 1)
        self.num_features, self.eps, self.momentum, self.affine = num_features, eps, momentum, affine
        self.gamma_init, self.beta_init = gamma_init, beta_init
        self.moving_mean_init, self.moving_var_init = moving_mean_init, moving_var_init

        def parameter(init: Any, name: str, requires_grad: bool) -> Parameter:
            return Parameter(initializer(init, [num_features], dtype), name, requires_grad)

        self.moving_mean = parameter(moving_mean_init, "mean", False)
        self.moving_variance = parameter(moving_var_init, "variance", False)
        self.gamma = parameter(gamma_init, "gamma", affine)
        self.beta = parameter(beta_init, "beta", affine)

    def extend_repr(self) -> str:
        return (
            f"num_features={self.num_features}, eps={self.eps}, momentum={self._shown_momentum()}, gamma={self.gamma}, "
            f"beta={self.beta}, moving_mean={self.moving_mean}, moving_variance={self.moving_variance}"
        )

    def _shown_momentum(self) -> float:
        return self.momentum

    def _check_shape(self, shape: tuple[int, ...]) -> None:
        if len(shape) not in self._NDIMS:
            ndims = " or ".join(map(str, self._NDIMS))
            raise ValueError(f"For '{self.cls_name}', the input must have {ndims} axes, but got the shape {shape}.")
        if shape[1] != self.num_features:
            raise ValueError(
                f"For '{self.cls_name}', the input must have {self.num_features} channels, but got the shape {shape}."
            )

    _NDIMS: tuple[int, ...] = ()


class _BatchNorm(_ChannelNorm):
    """Batch normalisation of any number of axes."""

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float = 0.9,
        affine: bool = True,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        moving_mean_init: Any = "zeros",
        moving_var_init: Any = "ones",
        use_batch_statistics: bool | None = None,
        data_format: str = "NCHW",
        dtype: Any = float32,
    ) -> None:
        super().__init__(
            num_features, eps, momentum, affine, gamma_init, beta_init, moving_mean_init, moving_var_init, dtype
        )
        if use_batch_statistics is not None:
            _checks.check_bool(self.cls_name, "use_batch_statistics", use_batch_statistics)
        self.use_batch_statistics = use_batch_statistics
        # MindSpore shows the weight of the new statistics, and computes with what the layer was made with.
        self.momentum, self._moving_weight = 1.0 - momentum, momentum
        self.format = _checks.check_one_of(self.cls_name, "data_format", data_format, ("NCHW", "NHWC"))

    def _shown_momentum(self) -> float:
        return 1.0 - self.momentum

    def construct(self, x: Any) -> Any:
        if self.format == "NHWC" and x.ndim == 4:
            return self._normalize(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        return self._normalize(x)

    def _normalize(self, x: Any) -> Any:
        self._check_shape(x.shape)
        of_batch = self.training if self.use_batch_statistics is None else self.use_batch_statistics
        # The tensors themselves, not the views that `to_float` converts: the moving ones are written to.
        return _batch_norm(
            x, self.gamma._torch(), self.beta._torch(), self.moving_mean._torch(), self.moving_variance._torch(),
            bool(of_batch), self._moving_weight, self.eps,
        )  # fmt: skip


class BatchNorm1d(_BatchNorm):
    """Batch normalisation of [N, C] or [N, C, L] over N (and L).

    y = gamma * (x - mean) / sqrt(variance + eps) + beta, with the batch's statistics in training and the moving ones
    in evaluation (Ioffe & Szegedy, arXiv:1502.03167). Training updates
    ``moving = momentum * moving + (1 - momentum) * batch``: torch's momentum is one minus this.

    Args:
        num_features: C.
        eps: added to the variance.
        momentum: the weight of the old moving statistics, in [0, 1].
        affine: whether ``gamma`` and ``beta`` are trained.
        gamma_init, beta_init, moving_mean_init, moving_var_init: initializers.
        use_batch_statistics: True and False fix which statistics are used, whatever the mode.
        data_format: "NCHW", or "NHWC" for [N, H, W, C].
        dtype: of the Parameters.

    Raises:
        TypeError: if ``num_features`` is no int.
        ValueError: if ``num_features`` is below 1, ``momentum`` out of range, or an input of another shape comes.
    """

    _NDIMS = (2, 3)


class BatchNorm2d(_BatchNorm):
    """Batch normalisation of [N, C, H, W] over N, H and W; the arguments are those of :class:`BatchNorm1d`."""

    _NDIMS = (4,)


class BatchNorm3d(Cell):
    """Batch normalisation of [N, C, D, H, W] over N, D, H and W; the arguments are those of :class:`BatchNorm1d`.

    Its Parameters belong to the child ``bn2d``, as in MindSpore.
    """

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float = 0.9,
        affine: bool = True,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        moving_mean_init: Any = "zeros",
        moving_var_init: Any = "ones",
        use_batch_statistics: bool | None = None,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.bn2d = BatchNorm2d(
            num_features, eps, momentum, affine, gamma_init, beta_init, moving_mean_init, moving_var_init,
            use_batch_statistics, "NCHW", dtype,
        )  # fmt: skip

    def construct(self, x: Any) -> Any:
        if x.ndim != 5:
            raise ValueError(f"For 'BatchNorm3d', the input must have 5 axes, but got the shape {x.shape}.")
        batch, channels, depth, height, width = x.shape
        return self.bn2d(x.reshape(batch, channels, depth * height, width)).reshape(x.shape)


class _InstanceNorm(_ChannelNorm):
    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float = 0.1,
        affine: bool = True,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        dtype: Any = float32,
    ) -> None:
        super().__init__(num_features, eps, momentum, affine, gamma_init, beta_init, "zeros", "ones", dtype)

    def construct(self, x: Any) -> Any:
        self._check_shape(x.shape)
        return _instance_norm(x, self.gamma._torch(), self.beta._torch(), self.eps)


class InstanceNorm1d(_InstanceNorm):
    """Normalisation of [N, C, L] over L, each sample and channel by itself (Ulyanov et al., arXiv:1607.08022).

    Args:
        num_features: C.
        eps: added to the variance.
        momentum: kept with the moving statistics, which inputs do not change.
        affine: whether ``gamma`` and ``beta`` are trained.
        gamma_init, beta_init: initializers.
        dtype: of the Parameters.
    """

    _NDIMS = (3,)


class InstanceNorm2d(_InstanceNorm):
    """:class:`InstanceNorm1d` of [N, C, H, W] over H and W."""

    _NDIMS = (4,)


class InstanceNorm3d(_InstanceNorm):
    """:class:`InstanceNorm1d` of [N, C, D, H, W] over D, H and W."""

    _NDIMS = (5,)


class SyncBatchNorm(_BatchNorm):
    """Batch normalisation of [N, C] or [N, C, H, W] with the statistics of the batches of several processes.

    In training the mean and the variance are those of all processes of a group (Ioffe & Szegedy, arXiv:1502.03167); in
    one process, and in evaluation, it is :class:`BatchNorm2d`.

    Args:
        num_features: C.
        eps, momentum, affine, gamma_init, beta_init, moving_mean_init, moving_var_init, use_batch_statistics, dtype: as
            for :class:`BatchNorm2d`.
        process_groups: lists of ranks: each process works together with those of its list; by default with all.

    Raises:
        TypeError: if ``num_features`` is no int.
        ValueError: if ``num_features`` is below 1, ``momentum`` out of range, ``process_groups`` no list or with a rank
            twice, or an input of another shape comes.
    """

    _NDIMS = (2, 4)

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float = 0.9,
        affine: bool = True,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        moving_mean_init: Any = "zeros",
        moving_var_init: Any = "ones",
        use_batch_statistics: bool | None = None,
        process_groups: list[list[int]] | None = None,
        dtype: Any = float32,
    ) -> None:
        super().__init__(
            num_features, eps, momentum, affine, gamma_init, beta_init, moving_mean_init, moving_var_init,
            use_batch_statistics, dtype=dtype,
        )  # fmt: skip
        self.process_groups = process_groups
        self._group = groups.HCCL_WORLD_COMM_GROUP
        if process_groups is not None:
            self._group = self._own_group(process_groups)

    def _own_group(self, process_groups: list[list[int]]) -> str:
        if not isinstance(process_groups, list):
            raise ValueError(f"For '{self.cls_name}', 'process_groups' must be a list, but got {process_groups!r}.")
        ranks = [rank for group in process_groups for rank in group]
        if len(set(ranks)) < len(ranks):
            raise ValueError(
                f"For '{self.cls_name}', 'process_groups' must name every rank once, but got {process_groups}."
            )
        if not groups.is_initialized():  # a process alone
            return groups.HCCL_WORLD_COMM_GROUP
        own = next((group for group in process_groups if groups.get_rank() in group), None)
        if own is None:
            raise ValueError(
                f"For '{self.cls_name}', 'process_groups' must name every process, but {groups.get_rank()} is missing."
            )
        name = "sync_batch_norm_" + "_".join(map(str, own))
        groups.create_group(name, own)
        return name

    def _normalize(self, x: Any) -> Any:
        of_batch = self.training if self.use_batch_statistics is None else self.use_batch_statistics
        if not of_batch or groups.get_group_size(self._group) == 1:
            return super()._normalize(x)
        self._check_shape(x.shape)
        return _sync_batch_norm(
            x, self.gamma._torch(), self.beta._torch(), self.moving_mean._torch(), self.moving_variance._torch(),
            self._moving_weight, self.eps, groups.process_group(self._group),
        )  # fmt: skip


class LayerNorm(Cell):
    """Normalisation over the axes from ``begin_norm_axis`` on (Ba et al., arXiv:1607.06450).

    Args:
        normalized_shape: the sizes of the axes from ``begin_params_axis`` on, and the shape of ``gamma`` and ``beta``.
        begin_norm_axis: the first axis to normalise over.
        begin_params_axis: the first axis to which ``gamma`` and ``beta`` belong.
        gamma_init, beta_init: initializers.
        epsilon: added to the variance (MindSpore's default is 1e-7, torch's 1e-5).
        dtype: of the Parameters.

    Raises:
        TypeError: if ``normalized_shape`` is no tuple or list.
        ValueError: if it is empty, or an input of another shape comes.
    """

    def __init__(
        self,
        normalized_shape: tuple[int, ...] | list[int],
        begin_norm_axis: int = -1,
        begin_params_axis: int = -1,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        epsilon: float = 1e-7,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        _checks.check_type("LayerNorm", "normalized_shape", normalized_shape, (tuple, list))
        if not normalized_shape:
            raise ValueError(f"For 'LayerNorm', 'normalized_shape' must not be empty, but got {normalized_shape}.")
        self.normalized_shape = normalized_shape
        self.begin_norm_axis, self.begin_params_axis = begin_norm_axis, begin_params_axis
        self.epsilon = epsilon
        self.gamma = Parameter(initializer(gamma_init, normalized_shape, dtype), name="gamma")
        self.beta = Parameter(initializer(beta_init, normalized_shape, dtype), name="beta")

    @functools.cached_property
    def layer_norm(self) -> "ops.LayerNorm":
        """The operator under the name by which subclasses in published programs call it: (y, mean, variance)."""
        return ops.LayerNorm(self.begin_norm_axis, self.begin_params_axis, self.epsilon)

    def construct(self, input_x: Any) -> Any:
        axes = self.begin_norm_axis, self.begin_params_axis
        return _layer_norm(input_x, self.gamma, self.beta, *axes, self.epsilon)

    def extend_repr(self) -> str:
        # MindSpore prints no "=" after gamma
        return (
            f"normalized_shape={self.normalized_shape}, begin_norm_axis={self.begin_norm_axis}, "
            f"begin_params_axis={self.begin_params_axis}, gamma{self.gamma}, beta={self.beta}"
        )


class GroupNorm(Cell):
    """Normalisation of [N, C, ...] over each group of channels of each sample (Wu & He, arXiv:1803.08494).

    Args:
        num_groups: the number of groups; it divides ``num_channels``.
        num_channels: C.
        eps: added to the variance.
        affine: whether ``gamma`` and ``beta`` are trained.
        gamma_init, beta_init: initializers.
        dtype: of the Parameters.

    Raises:
        ValueError: if ``num_groups`` does not divide ``num_channels``, or an input of another shape comes.
    """

    def __init__(
        self,
        num_groups: int,
        num_channels: int,
        eps: float = 1e-5,
        affine: bool = True,
        gamma_init: Any = "ones",
        beta_init: Any = "zeros",
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.num_groups = _checks.check_positive_int("GroupNorm", "num_groups", num_groups)
        self.num_channels = _checks.check_positive_int("GroupNorm", "num_channels", num_channels)
        if num_channels % num_groups:
            raise ValueError(
                f"For 'GroupNorm', 'num_groups' must divide 'num_channels', but got {num_groups} and {num_channels}."
            )
        self.eps = eps
        self.affine = _checks.check_bool("GroupNorm", "affine", affine)
        self.gamma = Parameter(initializer(gamma_init, [num_channels], dtype), "gamma", affine)
        self.beta = Parameter(initializer(beta_init, [num_channels], dtype), "beta", affine)

    def construct(self, x: Any) -> Any:
        if x.ndim < 2 or x.shape[1] != self.num_channels:
            raise ValueError(
                f"For 'GroupNorm', the input must have {self.num_channels} channels, but got the shape {x.shape}."
            )
        return _group_norm(x, self.num_groups, self.gamma, self.beta, self.eps)

    def extend_repr(self) -> str:
        return f"num_groups={self.num_groups}, num_channels={self.num_channels}"
