"""Layers that put borders around their input."""

from typing import Any

from ... import _checks
from ..._boundary import op
from ...kernels import slicing as kernels
from ...ops._errors import shape_errors
from ..cell import Cell

_mirror_pad = op(kernels.mirror_pad)
_pad = op(shape_errors(kernels.pad))


class Pad(Cell):
    """Borders around all axes. x: [...] number -> the axes longer by the sizes of ``paddings``.

    Args:
        paddings: ((before, after), ...), one pair for each axis.
        mode: "CONSTANT" (zeros), "REFLECT" (mirrored at the outermost element) or "SYMMETRIC" (which repeats it).

    Raises:
        TypeError: if ``paddings`` is no tuple.
        ValueError: for another ``mode``, and if ``paddings`` has not one pair for each axis.
    """

    def __init__(self, paddings: tuple[tuple[int, int], ...], mode: str = "CONSTANT") -> None:
        super().__init__()
        self.mode = _checks.check_one_of("Pad", "mode", mode, ("CONSTANT", "REFLECT", "SYMMETRIC"))
        self.paddings = _checks.check_type("Pad", "paddings", paddings, tuple)
        if any(len(pair) != 2 for pair in paddings):
            raise ValueError(f"For 'Pad', 'paddings' must hold pairs, but got {paddings}.")

    def construct(self, x: Any) -> Any:
        if len(self.paddings) != x.ndim:
            raise ValueError(
                f"For 'Pad', 'paddings' must have one pair for each axis, but got {self.paddings} for {x.shape}."
            )
        if self.mode == "CONSTANT":
            return _pad("Pad", x, [size for pair in reversed(self.paddings) for size in pair], "constant", 0)
        return _mirror_pad(x, self.paddings, self.mode)


class _PadNd(Cell):
    """Borders around the last axes; ``_NDIM`` of them for a ``padding`` of one int."""

    _NDIM = 1
    _MODE = "constant"

    def __init__(self, padding: int | tuple[int, ...]) -> None:
        super().__init__()
        cls = self.cls_name
        _checks.check_type(cls, "padding", padding, (int, tuple))
        self.padding = (padding,) * (2 * self._NDIM) if isinstance(padding, int) else padding
        self.value: float | None = None
        if len(self.padding) % 2 or len(self.padding) > 2 * self._NDIM:
            raise ValueError(f"For '{cls}', 'padding' must be an int or {2 * self._NDIM} of them, but got {padding}.")

    def construct(self, x: Any) -> Any:
        if len(self.padding) > 2 * x.ndim:
            raise ValueError(f"For '{self.cls_name}', the input has too few axes: {x.shape} for {self.padding}.")
        return _pad(self.cls_name, x, self.padding, self._MODE, self.value)


class _ConstantPadNd(_PadNd):
    def __init__(self, padding: int | tuple[int, ...], value: float) -> None:
        super().__init__(padding)
        self.value = _checks.check_type(self.cls_name, "value", value, (int, float))


class ConstantPad1d(_ConstantPadNd):
    """``value`` around the last axis.

    Args:
        padding: an int, or (left, right); a negative one cuts off.
        value: a number.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for a ``padding`` of another length, and an input with fewer axes.
    """


class ConstantPad2d(_ConstantPadNd):
    """``value`` around the last two axes; ``padding`` is an int, or (left, right, top, bottom)."""

    _NDIM = 2


class ConstantPad3d(_ConstantPadNd):
    """``value`` around the last three axes; ``padding`` is an int, or (left, right, top, bottom, front, back)."""

    _NDIM = 3


class ZeroPad2d(_PadNd):
    """Zeros around the last two axes; ``padding`` is an int, or (left, right, top, bottom)."""

    _NDIM = 2

    def __init__(self, padding: int | tuple[int, ...]) -> None:
        super().__init__(padding)
        self.value = 0


class _MirrorPadNd(_PadNd):
    """Borders that continue the input as in a mirror."""

    def __init__(self, padding: int | tuple[int, ...]) -> None:
        super().__init__(padding)
        if min(self.padding) < 0:
            raise ValueError(f"For '{self.cls_name}', 'padding' must have no item below 0, but got {padding}.")

    def construct(self, x: Any) -> Any:
        pairs = list(zip(self.padding[::2], self.padding[1::2], strict=True))
        if any(max(pair) >= size for pair, size in zip(pairs, reversed(x.shape), strict=False)):
            raise ValueError(f"For '{self.cls_name}', 'padding' must be less than the axes {x.shape}, but got {pairs}.")
        return _mirror_pad(x, [(0, 0)] * (x.ndim - len(pairs)) + pairs[::-1], "REFLECT")


class ReflectionPad1d(_MirrorPadNd):
    """Borders of the last axis, mirrored at the outermost element.

    Args:
        padding: an int, or (left, right), less than the axis is long.

    Raises:
        TypeError: if ``padding`` is neither int nor tuple.
        ValueError: if ``padding`` is out of range.
    """


class ReflectionPad2d(_MirrorPadNd):
    """:class:`ReflectionPad1d` for the last two axes; ``padding`` is an int, or (left, right, top, bottom)."""

    _NDIM = 2


class ReflectionPad3d(_MirrorPadNd):
    """:class:`ReflectionPad1d` for the last three axes; ``padding`` is an int, or (left, right, top, …, back)."""

    _NDIM = 3


class ReplicationPad1d(_PadNd):
    """Borders of the last axis that repeat the outermost element. x: [N, C, L] or [C, L].

    Args:
        padding: an int, or (left, right).
    """

    _MODE = "replicate"


class ReplicationPad2d(_PadNd):
    """:class:`ReplicationPad1d` for the last two axes. x: [N, C, H, W] or [C, H, W]."""

    _NDIM = 2
    _MODE = "replicate"


class ReplicationPad3d(_PadNd):
    """:class:`ReplicationPad1d` for the last three axes. x: [N, C, D, H, W] or [C, D, H, W]."""

    _NDIM = 3
    _MODE = "replicate"
