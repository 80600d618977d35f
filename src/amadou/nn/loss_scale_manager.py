"""How ``Model`` scales the loss in a training of low precision."""

from typing import Any

from .. import _checks
from .wrap import DynamicLossScaleUpdateCell, FixedLossScaleUpdateCell


class LossScaleManager:
    """What scales the loss; the base of :class:`FixedLossScaleManager` and :class:`DynamicLossScaleManager`."""

    def get_loss_scale(self) -> Any:
        """The scale."""

    def update_loss_scale(self, overflow: Any) -> None:
        """Change the scale after a step, given whether its gradients overflowed."""

    def get_update_cell(self) -> Any:
        """The Cell that changes the scale in a training, or None."""


class FixedLossScaleManager(LossScaleManager):
    """A scale that stays.

    Args:
        loss_scale: the scale. Without ``drop_overflow_update`` the optimizer must divide by it, with its own argument
            ``loss_scale``.
        drop_overflow_update: whether steps whose gradients overflow are left out.

    Raises:
        ValueError: for a scale below 1.

    >>> FixedLossScaleManager(1024.0).get_loss_scale()
    1024.0
    """

    def __init__(self, loss_scale: float = 128.0, drop_overflow_update: bool = True) -> None:
        self._loss_scale = _checks.check_that(
            "FixedLossScaleManager", "loss_scale", loss_scale, ">= 1", lambda v: v >= 1
        )
        self._drop_overflow_update = drop_overflow_update

    def get_loss_scale(self) -> float:
        """The scale."""
        return self._loss_scale

    def get_drop_overflow_update(self) -> bool:
        """Whether steps whose gradients overflow are left out."""
        return self._drop_overflow_update

    def get_update_cell(self) -> FixedLossScaleUpdateCell | None:
        """A :class:`FixedLossScaleUpdateCell`; None if no step is left out."""
        return FixedLossScaleUpdateCell(self._loss_scale) if self._drop_overflow_update else None


class DynamicLossScaleManager(LossScaleManager):
    """A scale that falls at every overflow, and rises after ``scale_window`` steps without one.

    Args:
        init_loss_scale: the first scale.
        scale_factor: what the scale is divided by, down to 1, or multiplied with.
        scale_window: a number of steps.

    Raises:
        TypeError: for a ``scale_window`` that is no int.
        ValueError: for a scale below 1, or a ``scale_window`` below 1.

    >>> manager = DynamicLossScaleManager(16, 2, 3)
    >>> manager.update_loss_scale(True)
    >>> manager.get_loss_scale()
    8.0
    """

    def __init__(self, init_loss_scale: float = 2**24, scale_factor: float = 2, scale_window: int = 2000) -> None:
        cls = "DynamicLossScaleManager"
        self.loss_scale = _checks.check_that(cls, "init_loss_scale", init_loss_scale, ">= 1", lambda v: v >= 1)
        self.scale_window = _checks.check_positive_int(cls, "scale_window", scale_window)
        _checks.check_that(cls, "scale_factor", scale_factor, "> 0", lambda v: v > 0)
        self.scale_factor = self.increase_ratio = scale_factor
        self.decrease_ratio = 1 / scale_factor
        self.cur_iter, self.last_overflow_iter = 1, 0

    def get_loss_scale(self) -> float:
        """The scale."""
        return self.loss_scale

    def update_loss_scale(self, overflow: Any) -> None:
        """Change the scale after a step, given whether its gradients overflowed."""
        if overflow:
            self.loss_scale = max(1, self.loss_scale * self.decrease_ratio)
            self.last_overflow_iter = self.cur_iter
        elif self.cur_iter - self.last_overflow_iter >= self.scale_window:
            self.loss_scale *= self.increase_ratio
            self.last_overflow_iter = self.cur_iter
        self.cur_iter += 1

    def get_drop_overflow_update(self) -> bool:
        """True: steps whose gradients overflow are left out."""
        return True

    def get_update_cell(self) -> DynamicLossScaleUpdateCell:
        """The Cell that changes the scale in a training."""
        return DynamicLossScaleUpdateCell(self.loss_scale, self.scale_factor, self.scale_window)
