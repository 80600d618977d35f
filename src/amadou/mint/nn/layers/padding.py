"""Layers that put borders around the last axes, with torch's arguments.

``padding`` is an int, or a tuple (left, right), (left, right, top, bottom) or (left, right, top, bottom, front, back).
"""

from typing import Any

from ....nn.cell import Cell
from ... import image


class _Pad(Cell):
    """Borders around the last ``_NDIM`` axes."""

    _NDIM = 1
    _MODE = "constant"

    def __init__(self, padding: int | tuple[int, ...]) -> None:
        super().__init__()
        count = 2 * self._NDIM
        sizes = (padding,) * count if isinstance(padding, int) else padding
        if not isinstance(sizes, tuple | list) or len(sizes) != count or not all(isinstance(n, int) for n in sizes):
            raise ValueError(f"For '{self.cls_name}', 'padding' must be an int or {count} of them, but got {padding}.")
        self.padding = tuple(sizes)
        self.value: float | None = None

    def construct(self, input: Any) -> Any:
        return image.pad(input, self.padding, self._MODE, self.value)


class _ConstantPad(_Pad):
    def __init__(self, padding: int | tuple[int, ...], value: float) -> None:
        super().__init__(padding)
        self.value = value


class ConstantPad1d(_ConstantPad):
    """``value`` around the last axis."""


class ConstantPad2d(_ConstantPad):
    """``value`` around the last two axes."""

    _NDIM = 2


class ConstantPad3d(_ConstantPad):
    """``value`` around the last three axes."""

    _NDIM = 3


class _ZeroPad(_Pad):
    def __init__(self, padding: int | tuple[int, ...]) -> None:
        super().__init__(padding)
        self.value = 0.0


class ZeroPad1d(_ZeroPad):
    """Zeros around the last axis."""


class ZeroPad2d(_ZeroPad):
    """Zeros around the last two axes."""

    _NDIM = 2


class ZeroPad3d(_ZeroPad):
    """Zeros around the last three axes."""

    _NDIM = 3


class ReflectionPad1d(_Pad):
    """The last axis mirrored at its outermost elements. input: [N, C, L] or [C, L]."""

    _MODE = "reflect"


class ReflectionPad2d(_Pad):
    """The last two axes mirrored at their outermost elements. input: [N, C, H, W] or [C, H, W]."""

    _NDIM = 2
    _MODE = "reflect"


class ReflectionPad3d(_Pad):
    """The last three axes mirrored at their outermost elements. input: [N, C, D, H, W] or [C, D, H, W]."""

    _NDIM = 3
    _MODE = "reflect"


class ReplicationPad1d(_Pad):
    """The outermost elements of the last axis, again. input: [N, C, L] or [C, L]."""

    _MODE = "replicate"


class ReplicationPad2d(_Pad):
    """The outermost elements of the last two axes, again. input: [N, C, H, W] or [C, H, W]."""

    _NDIM = 2
    _MODE = "replicate"


class ReplicationPad3d(_Pad):
    """The outermost elements of the last three axes, again. input: [N, C, D, H, W] or [C, D, H, W]."""

    _NDIM = 3
    _MODE = "replicate"
