"""Boxes in images: encoding, overlaps, cuts. N, M boxes, (x1, y1, x2, y2) in pixels where nothing else is said."""

from .. import _checks
from .._boundary import op
from ..kernels import boxes as kernels
from ..kernels import rotated_boxes


@op
def bounding_box_encode(anchor_box, groundtruth_box, means=(0.0, 0.0, 0.0, 0.0), stds=(1.0, 1.0, 1.0, 1.0)):
    """How to move and scale anchors to the true boxes. anchor_box, groundtruth_box: [N, 4] -> [N, 4].

    Args:
        means, stds: are taken off the result, and divide it.

    >>> import amadou as ms
    >>> print(ms.ops.bounding_box_encode(ms.Tensor([[0.0, 0.0, 9.0, 9.0]]), ms.Tensor([[0.0, 0.0, 9.0, 19.0]])))
    [[0.        0.5       0.        0.6931472]]
    """
    return kernels.encode(anchor_box, groundtruth_box, means, stds)


@op
def bounding_box_decode(
    anchor_box, deltas, max_shape, means=(0.0, 0.0, 0.0, 0.0), stds=(1.0, 1.0, 1.0, 1.0), wh_ratio_clip=0.016
):
    """The boxes that :func:`bounding_box_encode` made ``deltas`` of. anchor_box, deltas: [N, 4] -> [N, 4].

    Args:
        max_shape: (height, width) of the image that the boxes are cut to.
        means, stds: as in the encoding.
        wh_ratio_clip: no side grows or shrinks by more than this.

    >>> import amadou as ms
    >>> anchors, deltas = ms.Tensor([[0.0, 0.0, 9.0, 9.0]]), ms.Tensor([[0.0, 0.5, 0.0, 0.0]])
    >>> print(ms.ops.bounding_box_decode(anchors, deltas, (30, 30)))
    [[ 0.  5.  9. 14.]]
    """
    return kernels.decode(anchor_box, deltas, max_shape, means, stds, wh_ratio_clip)


@op
def iou(anchor_boxes, gt_boxes, mode="iou"):
    """Intersection over union. anchor_boxes: [N, 4], gt_boxes: [M, 4] -> [M, N].

    Args:
        mode: "iou", or "iof" for the intersection over the true box.

    Raises:
        KeyError: for another mode.

    >>> import amadou as ms
    >>> print(ms.ops.iou(ms.Tensor([[0.0, 0.0, 9.0, 9.0]]), ms.Tensor([[0.0, 0.0, 9.0, 4.0]])))
    [[0.5]]
    """
    if mode not in ("iou", "iof"):
        raise KeyError(f"For 'iou', 'mode' must be 'iou' or 'iof', but got {mode!r}.")
    return kernels.overlaps(anchor_boxes, gt_boxes, mode)


@op
def check_valid(bboxes, img_metas):
    """Whether boxes are inside an image. bboxes: [N, 4], img_metas: [3] with (height, width, ratio) -> [N] bool.

    >>> import amadou as ms
    >>> print(ms.ops.check_valid(ms.Tensor([[1.0, 1.0, 5.0, 5.0]]), ms.Tensor([8.0, 4.0, 1.0])))
    [False]
    """
    return kernels.are_inside(bboxes, img_metas)


@op
def nms_with_mask(bboxes, iou_threshold):
    """bboxes: [N, 5], the last the score -> the boxes by falling score, their places [N] int32, which are kept."""
    return kernels.nms_with_mask(bboxes, iou_threshold)


@op
def non_max_suppression(boxes, scores, max_output_size, iou_threshold, score_threshold):
    """The indices of the best boxes. boxes: [N, 4] with (y1, x1, y2, x2), scores: [N] -> [at most N] int32."""
    return kernels.choose(kernels.corner_overlaps(boxes), scores, int(max_output_size), iou_threshold, score_threshold)


@op
def non_max_suppression_with_overlaps(overlaps, scores, max_output_size, overlap_threshold, score_threshold):
    """The indices of the best boxes. overlaps: [N, N], scores: [N] -> [at most N] int32."""
    return kernels.choose(overlaps, scores, int(max_output_size), overlap_threshold, score_threshold)


@op
def combined_nms(boxes, scores, per_class, total, iou_threshold, score_threshold, pad_per_class, clip_boxes):
    """The best boxes of every image over all classes. boxes: [B, N, 1 or C, 4], scores: [B, N, C] -> see the kernel."""
    limits = int(per_class), int(total), iou_threshold, score_threshold
    return kernels.combined_nms(boxes, scores, *limits, pad_per_class, clip_boxes)


@op
def roi_align(features, rois, size, spatial_scale, sample_num, roi_end_mode):
    """features: [B, C, H, W], rois: [R, 5] with (image, x1, y1, x2, y2) -> [R, C, *size]."""
    return kernels.roi_align(features, rois, size, spatial_scale, sample_num, roi_end_mode)


@op
def crop_and_resize(image, boxes, box_indices, crop_size, method="bilinear", extrapolation_value=0.0):
    """Cuts of images, all resized to one size.

    image: [B, H, W, C], boxes: [N, 4] with (y1, x1, y2, x2) where 1 is the last pixel, box_indices: [N] int32 ->
    [N, *crop_size, C] float32.

    Args:
        method: "bilinear", "nearest" or "bilinear_v2", which takes pixels for areas and stays inside of the image.
        extrapolation_value: the value of what is not in the image.

    Raises:
        ValueError: for another method.

    >>> import amadou as ms
    >>> image, box = ms.ops.ones((1, 4, 4, 1)), ms.Tensor([[0.0, 0.0, 1.0, 1.0]])
    >>> print(ms.ops.crop_and_resize(image, box, ms.Tensor([0], ms.int32), (2, 2)).shape)
    (1, 2, 2, 1)
    """
    _checks.check_one_of("crop_and_resize", "method", method, ("bilinear", "nearest", "bilinear_v2"))
    size = tuple(int(length) for length in crop_size)
    return kernels.crop_and_resize(image, boxes, box_indices, size, method, extrapolation_value)


@op
def rotated_iou(boxes, query_boxes, trans=False, mode=0, is_cross=True, v_threshold=0.0, e_threshold=0.0):
    """How much rectangles at an angle overlap. boxes: [B, N, 5]; query_boxes: [B, K, 5] float -> [B, N, K].

    A box is (x, y, width, height, angle), of which x and y are the center and the angle is in degrees.

    Args:
        trans: whether boxes are (x1, y1, x2, y2, angle), the corners before the turn.
        mode: 0 for the intersection over the union, 1 for the intersection over the area of the box of ``boxes``.
        is_cross: whether each box meets each other; without it each meets that of its own place: [B, N].
        v_threshold: by which share of a side a corner may miss the other box and still lie in it.
        e_threshold: by which share of its length an edge may miss another and still cross it.

    Raises:
        ValueError: for boxes of other shapes.

    >>> import amadou as ms
    >>> square, diamond = ms.Tensor([[[0.0, 0.0, 2.0, 2.0, 0.0]]]), ms.Tensor([[[0.0, 0.0, 2.0, 2.0, 45.0]]])
    >>> print(ms.ops.rotated_iou(square, diamond))
    [[[0.7071069]]]
    """
    if boxes.ndim != 3 or query_boxes.ndim != 3 or boxes.shape[2] != 5 or query_boxes.shape[2] != 5:
        shapes = f"{tuple(boxes.shape)} and {tuple(query_boxes.shape)}"
        raise ValueError(f"For 'rotated_iou', 'boxes' and 'query_boxes' must be [B, N, 5], but got {shapes}.")
    if len(boxes) != len(query_boxes):
        sizes = f"{len(boxes)} and {len(query_boxes)}"
        raise ValueError(f"For 'rotated_iou', 'boxes' and 'query_boxes' must have one batch size, but got {sizes}.")
    return rotated_boxes.iou(boxes, query_boxes, trans, mode == 1, is_cross, v_threshold, e_threshold)
