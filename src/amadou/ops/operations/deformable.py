"""Sampling at learned places, as an object."""

from typing import Any

from ... import _checks
from .. import deformable as functions
from ..primitive import Operator


class DeformableOffsets(Operator):
    """What the kernel of :func:`amadou.ops.deformable_conv2d` sees at each of its places.

    x: [N, C, H, W] float; offsets: [N, 3 * deformable_groups * kh * kw, h, w] -> [N, C, h * kh, w * kw].

    Args:
        strides, dilations: of the four axes.
        pads: zeros on top, at the bottom, on the left, on the right.
        ksize: (kh, kw).
        data_format: NCHW, the only one.
        deformable_groups: into how many groups the channels are parted, each with its own offsets.
        modulated: must be True.
    """

    strides: tuple[int, int, int, int]
    pads: tuple[int, int, int, int]
    ksize: tuple[int, int]
    dilations: tuple[int, int, int, int] = (1, 1, 1, 1)
    data_format: str = "NCHW"
    deformable_groups: int = 1
    modulated: bool = True

    def __post_init__(self) -> None:
        functions.check_settings(self.strides, self.pads, self.ksize, self.dilations, self.modulated)
        _checks.check_one_of("DeformableOffsets", "data_format", self.data_format, ("NCHW",))

    def __call__(self, x: Any, offsets: Any) -> Any:
        settings = self.strides, self.pads, self.ksize, self.dilations, self.deformable_groups
        return functions.deformable_offsets(x, offsets, *settings)
