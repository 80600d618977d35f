"""Operators on boxes in images, as objects."""

from typing import Any

from .. import boxes as functions
from ..primitive import Operator

Four = tuple[float, float, float, float]


class BoundingBoxEncode(Operator):
    """As :func:`amadou.ops.bounding_box_encode`."""

    means: Four = (0.0, 0.0, 0.0, 0.0)
    stds: Four = (1.0, 1.0, 1.0, 1.0)

    def __call__(self, anchor_box: Any, groundtruth_box: Any) -> Any:
        return functions.bounding_box_encode(anchor_box, groundtruth_box, self.means, self.stds)


class BoundingBoxDecode(Operator):
    """As :func:`amadou.ops.bounding_box_decode`."""

    max_shape: tuple[int, int]
    means: Four = (0.0, 0.0, 0.0, 0.0)
    stds: Four = (1.0, 1.0, 1.0, 1.0)
    wh_ratio_clip: float = 0.016

    def __call__(self, anchor_box: Any, deltas: Any) -> Any:
        settings = self.max_shape, self.means, self.stds, self.wh_ratio_clip
        return functions.bounding_box_decode(anchor_box, deltas, *settings)


class IOU(Operator):
    """As :func:`amadou.ops.iou`."""

    mode: str = "iou"

    def __post_init__(self) -> None:
        if self.mode not in ("iou", "iof"):
            raise KeyError(f"For 'IOU', 'mode' must be 'iou' or 'iof', but got {self.mode!r}.")

    def __call__(self, anchor_boxes: Any, gt_boxes: Any) -> Any:
        return functions.iou(anchor_boxes, gt_boxes, self.mode)


class CheckValid(Operator):
    """As :func:`amadou.ops.check_valid`."""

    def __call__(self, bboxes: Any, img_metas: Any) -> Any:
        return functions.check_valid(bboxes, img_metas)


class NMSWithMask(Operator):
    """Which boxes to keep so that none overlaps a better one by more than ``iou_threshold``.

    bboxes: [N, 5] with (x1, y1, x2, y2, score) -> the boxes by falling score, their places there [N] int32, and which
    of them are kept, [N] bool.
    """

    iou_threshold: float = 0.5

    def __call__(self, bboxes: Any) -> tuple:
        return functions.nms_with_mask(bboxes, self.iou_threshold)


class NonMaxSuppressionV3(Operator):
    """The indices of at most ``max_output_size`` boxes by falling score, so that none overlaps a better one too much.

    boxes: [N, 4] with (y1, x1, y2, x2), scores: [N]; the limits are Tensors [] -> [at most max_output_size] int32.
    """

    def __call__(self, boxes: Any, scores: Any, max_output_size: Any, iou_threshold: Any, score_threshold: Any) -> Any:
        return functions.non_max_suppression(boxes, scores, max_output_size, iou_threshold, score_threshold)


class NonMaxSuppressionWithOverlaps(Operator):
    """As :class:`NonMaxSuppressionV3`, with the overlaps [N, N] in the place of the boxes."""

    def __call__(
        self, overlaps: Any, scores: Any, max_output_size: Any, overlap_threshold: Any, score_threshold: Any
    ) -> Any:
        limits = max_output_size, overlap_threshold, score_threshold
        return functions.non_max_suppression_with_overlaps(overlaps, scores, *limits)


class CombinedNonMaxSuppression(Operator):
    """The best boxes of every image over all classes, each class chosen on its own.

    boxes: [B, N, 1 or C, 4] with (y1, x1, y2, x2), scores: [B, N, C] -> boxes [B, T, 4], scores and classes [B, T], and
    how many there are, [B] int32. T is ``max_total_size``; what is not used is 0.

    Args:
        pad_per_class: whether T is at most ``max_output_size_per_class`` times the number of classes.
        clip_boxes: whether the corners are cut to [0, 1].
    """

    pad_per_class: bool = False
    clip_boxes: bool = True

    def __call__(
        self,
        boxes: Any,
        scores: Any,
        max_output_size_per_class: Any,
        max_total_size: Any,
        iou_threshold: Any,
        score_threshold: Any,
    ) -> tuple:
        limits = max_output_size_per_class, max_total_size, iou_threshold, score_threshold
        return functions.combined_nms(boxes, scores, *limits, self.pad_per_class, self.clip_boxes)


class ROIAlign(Operator):
    """The mean of bilinear samples in every bin of a region (arXiv:1703.06870).

    features: [B, C, H, W], rois: [R, 5] with (image, x1, y1, x2, y2) -> [R, C, pooled_height, pooled_width].

    Args:
        spatial_scale: the size of the features over that of the image in which the regions are given.
        sample_num: per bin and axis; 0 takes as many as a bin has pixels.
        roi_end_mode: 1 counts the last pixel of a region as inside, 0 does not.
    """

    pooled_height: int
    pooled_width: int
    spatial_scale: float
    sample_num: int = 2
    roi_end_mode: int = 1

    def __call__(self, features: Any, rois: Any) -> Any:
        size = self.pooled_height, self.pooled_width
        return functions.roi_align(features, rois, size, self.spatial_scale, self.sample_num, self.roi_end_mode)


class CropAndResize(Operator):
    """As :func:`amadou.ops.crop_and_resize`."""

    method: str = "bilinear"
    extrapolation_value: float = 0.0

    def __call__(self, x: Any, boxes: Any, box_index: Any, crop_size: Any) -> Any:
        settings = crop_size, self.method, self.extrapolation_value
        return functions.crop_and_resize(x, boxes, box_index, *settings)
