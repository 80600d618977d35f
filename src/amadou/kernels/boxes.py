"""Boxes in images: (x1, y1, x2, y2) in pixels, both corners inside, so that x2 = x1 is one pixel wide.

N, M boxes. Boxes of TensorFlow's operators are (y1, x1, y2, x2) and have no such extra pixel.
"""

import math

import torch
import torch.nn.functional as F


def _centers(boxes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The centers [..., 2] and the sizes [..., 2]."""
    low, high = boxes[..., :2], boxes[..., 2:4]
    return (low + high) * 0.5, high - low + 1


def encode(anchors: torch.Tensor, truth: torch.Tensor, means: tuple, stds: tuple) -> torch.Tensor:
    """How to move and scale anchors [N, 4] to the true boxes [N, 4] (Girshick et al., 2014): [N, 4]."""
    (center, size), (true_center, true_size) = _centers(anchors), _centers(truth)
    deltas = torch.cat(((true_center - center) / size, (true_size / size).log()), -1)
    return (deltas - deltas.new_tensor(means)) / deltas.new_tensor(stds)


def decode(
    anchors: torch.Tensor, deltas: torch.Tensor, max_shape: tuple, means: tuple, stds: tuple, wh_ratio_clip: float
) -> torch.Tensor:
    """The boxes [N, 4], inside an image of (height, width) ``max_shape``, that :func:`encode` made ``deltas`` of."""
    deltas = deltas * deltas.new_tensor(stds) + deltas.new_tensor(means)
    limit = abs(math.log(wh_ratio_clip))
    center, size = _centers(anchors)
    half = size * deltas[..., 2:].clamp(-limit, limit).exp() * 0.5 - 0.5
    middle = center + size * deltas[..., :2]
    height, width = max_shape
    largest = deltas.new_tensor((width, height))
    low, high = middle - half, middle + half
    return torch.cat([torch.minimum(corner.clamp(min=0), largest) for corner in (low, high)], -1)


def overlaps(anchors: torch.Tensor, truth: torch.Tensor, mode: str) -> torch.Tensor:
    """Intersection over union ("iou"), or over the true box ("iof"), of anchors [N, 4] and boxes [M, 4]: [M, N]."""
    low = torch.maximum(truth[:, None, :2], anchors[None, :, :2])
    high = torch.minimum(truth[:, None, 2:], anchors[None, :, 2:])
    inside = (high - low + 1).clamp(min=0).prod(-1)
    area, true_area = _centers(anchors)[1].prod(-1), _centers(truth)[1].prod(-1)[:, None]
    return inside / (area + true_area - inside if mode == "iou" else true_area)


def are_inside(boxes: torch.Tensor, image: torch.Tensor) -> torch.Tensor:
    """Whether boxes [N, 4] are in an image of (height, width, ratio): [N] bool."""
    height, width = (image[0] * image[2]).floor() - 1, (image[1] * image[2]).floor() - 1
    x1, y1, x2, y2 = boxes.unbind(-1)
    return (x1 >= 0) & (y1 >= 0) & (x2 <= width) & (y2 <= height)


def survivors(suppresses: torch.Tensor) -> torch.Tensor:
    """Which boxes a greedy choice keeps: those that no kept box before them suppresses.

    suppresses: [..., N, N] bool, whether the box of the row would suppress that of the column -> [..., N] bool. Every
    pass settles at least one more box, most settle all that are left.
    """
    before = suppresses.triu(1)
    kept = torch.ones_like(before[..., 0])
    while True:
        settled = ~(before & kept[..., None]).any(-2)
        if torch.equal(settled, kept):
            return kept
        kept = settled


def nms_with_mask(boxes: torch.Tensor, threshold: float) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """boxes: [N, 5], the last the score -> the boxes by falling score, their places there, and which are kept."""
    boxes = boxes[boxes[:, 4].argsort(descending=True, stable=True)]
    low = torch.maximum(boxes[:, None, :2], boxes[None, :, :2])
    high = torch.minimum(boxes[:, None, 2:4], boxes[None, :, 2:4])
    inside = (high - low).clamp(min=0).prod(-1)
    area = (boxes[:, 2:4] - boxes[:, :2]).prod(-1)
    places = torch.arange(len(boxes), dtype=torch.int32, device=boxes.device)
    return boxes, places, survivors(inside > threshold * (area[:, None] + area - inside))


def corner_overlaps(boxes: torch.Tensor) -> torch.Tensor:
    """Intersection over union of (y1, x1, y2, x2), corners in any order: [..., N, 4] -> [..., N, N]."""
    first, second = boxes[..., :2], boxes[..., 2:]
    low, high = torch.minimum(first, second), torch.maximum(first, second)
    inside = (
        (
            torch.minimum(high[..., :, None, :], high[..., None, :, :])
            - torch.maximum(low[..., :, None, :], low[..., None, :, :])
        )
        .clamp(min=0)
        .prod(-1)
    )
    area = (high - low).prod(-1)
    union = area[..., :, None] + area[..., None, :] - inside
    return torch.where(inside > 0, inside / union, 0.0)


def choose(
    overlap: torch.Tensor, scores: torch.Tensor, most: int, threshold: torch.Tensor, score_threshold: torch.Tensor
) -> torch.Tensor:
    """The indices, by falling score, of at most ``most`` boxes that overlap by ``threshold`` or less."""
    order = scores.argsort(descending=True, stable=True)
    order = order[scores[order] > score_threshold]
    return order[survivors(overlap.T[order][:, order] > threshold)][:most].int()


def combined_nms(
    boxes: torch.Tensor,
    scores: torch.Tensor,
    per_class: int,
    total: int,
    threshold: torch.Tensor,
    score_threshold: torch.Tensor,
    pad_per_class: bool,
    clip_boxes: bool,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """The best boxes of every image over all classes, each class chosen on its own.

    boxes: [B, N, 1 or C, 4], scores: [B, N, C] -> boxes [B, total, 4], scores, classes [B, total], counts [B] int32.
    """
    _, num_boxes, num_classes = scores.shape
    if pad_per_class:
        total = min(total, per_class * num_classes)
    ranked, order = scores.transpose(1, 2).sort(descending=True, stable=True)
    by_class = boxes.transpose(1, 2).expand(-1, num_classes, -1, -1)
    by_class = by_class.gather(2, order[..., None].expand(-1, -1, -1, 4))
    able = ranked > score_threshold
    kept = survivors((corner_overlaps(by_class) > threshold) & able[..., None]) & able
    kept &= kept.cumsum(-1) <= per_class
    best = ranked.masked_fill(~kept, -torch.inf).flatten(1)
    chosen, place = best.topk(min(total, best.shape[1]))
    found = chosen.isfinite()
    corners = by_class.flatten(1, 2).gather(1, place[..., None].expand(-1, -1, 4))
    corners = corners.clamp(0, 1) if clip_boxes else corners
    fill = (0, total - place.shape[1])
    return (
        F.pad(corners * found[..., None], (0, 0, *fill)),
        F.pad(chosen.masked_fill(~found, 0), fill),
        F.pad((place // num_boxes * found).to(boxes.dtype), fill),
        found.sum(1).int(),
    )


def roi_align(
    features: torch.Tensor, rois: torch.Tensor, size: tuple[int, int], scale: float, samples: int, end: int
) -> torch.Tensor:
    """The mean of bilinear samples in every bin of a region (arXiv:1703.06870).

    features: [B, C, H, W], rois: [R, 5] with (image, x1, y1, x2, y2) -> [R, C, *size].

    Args:
        samples: per bin and axis; 0 takes as many as a bin has pixels.
        end: 1 counts the last pixel of a region as inside.
    """
    image = rois[:, 0].long()
    low = rois[:, [2, 1]] * scale
    extent = (rois[:, [4, 3]] + end) * scale - low
    extent = extent if end else extent.clamp(min=1)
    bins = extent / extent.new_tensor(size)
    counts = torch.full_like(bins, samples) if samples else bins.ceil().clamp(min=1)
    most = samples or int(counts.max())
    step = torch.arange(most, device=rois.device, dtype=rois.dtype)
    weights, places = [], []
    for axis, length in enumerate(features.shape[2:]):
        at = (step + 0.5) * bins[:, axis, None] / counts[:, axis, None]
        start = torch.arange(size[axis], device=rois.device)[:, None] * bins[:, axis, None, None]
        place = low[:, axis, None, None] + start + at[:, None]  # [R, size, most]
        used = (step < counts[:, axis, None])[:, None] & (place >= -1) & (place <= length)
        places.append(place.clamp(0, length - 1))
        weights.append(used / counts[:, axis, None, None])
    rows, columns = (
        (_hat(place, length) * weight[..., None]).sum(2)
        for place, weight, length in zip(places, weights, features.shape[2:], strict=True)
    )
    return torch.einsum("rph,rqw,rchw->rcpq", rows, columns, features[image].to(rois.dtype)).to(features.dtype)


def _hat(place: torch.Tensor, length: int) -> torch.Tensor:
    """The weights of ``length`` points in a linear interpolation at ``place``: [..., length]."""
    points = torch.arange(length, device=place.device, dtype=place.dtype)
    return (1 - (place[..., None] - points).abs()).clamp(min=0)


def crop_and_resize(
    images: torch.Tensor, boxes: torch.Tensor, indices: torch.Tensor, size: tuple[int, int], method: str, outside: float
) -> torch.Tensor:
    """Cuts of images, all resized to one size.

    images: [B, H, W, C], boxes: [N, 4] with (y1, x1, y2, x2) where 1 is the last pixel, indices: [N] -> [N, *size, C].

    Args:
        method: "bilinear", "nearest" or "bilinear_v2", which takes pixels for areas and stays inside of the image.
        outside: the value of what is not in the image.
    """
    weights, inside = [], []
    for axis, length in enumerate(images.shape[1:3]):
        place = _crop_places(boxes[:, axis], boxes[:, axis + 2], length, size[axis], method)
        inside.append((place >= 0) & (place <= length - 1))
        weights.append(_hat(place.round() if method == "nearest" else place, length))
    cuts = torch.einsum("nph,nqw,nhwc->npqc", *weights, images[indices.long()].to(weights[0].dtype))
    seen = inside[0][:, :, None, None] & inside[1][:, None, :, None]
    return cuts.masked_fill(~seen, outside)


def _crop_places(low: torch.Tensor, high: torch.Tensor, length: int, size: int, method: str) -> torch.Tensor:
    """Where along an axis the ``size`` pixels of a cut are: [N, size]."""
    low, high, step = low[:, None], high[:, None], torch.arange(size, device=low.device, dtype=low.dtype)
    if method == "bilinear_v2":
        first, last = (low * length).trunc(), (high * length).trunc()
        return (first + (step + 0.5) * (last - first + 1) / size - 0.5).clamp(0, length - 1)
    if size == 1:
        return 0.5 * (low + high) * (length - 1)
    return low * (length - 1) + step * (high - low) * (length - 1) / (size - 1)


def distorted_box(
    height: int,
    width: int,
    boxes: torch.Tensor,
    covered: float,
    settings: tuple,
    generator: torch.Generator | None,
) -> tuple[int, int, int, int]:
    """A random cut (top, left, height, width) of an image; the whole image where no attempt succeeds.

    boxes: [N, 4] (y1, x1, y2, x2) in [0, 1]; a cut holds at least the share ``covered`` of one of them. The settings
    are the range of width / height, that of the share of the image, and how many attempts are made, all at once.
    """
    ratios, areas, num_attempts = settings

    def uniform(low, high):
        return low + (high - low) * torch.rand(num_attempts, generator=generator, dtype=torch.float64)

    ratio, image_area = uniform(*ratios), height * width
    lowest, highest = ((share * image_area / ratio).sqrt().round() for share in areas)
    highest = torch.minimum(highest, ((width + 0.5 - 1e-7) / ratio).floor()).clamp(max=height)
    lowest = torch.minimum(lowest, highest)
    tall = (lowest + (highest - lowest + 1) * uniform(0, 1)).floor()
    wide = (tall * ratio).round()
    share = tall * wide / image_area
    fits = (share >= areas[0]) & (share <= areas[1]) & (wide <= width) & (tall <= height) & (wide > 0) & (tall > 0)
    top, left = ((uniform(0, 1) * (size - cut + 1)).floor() for size, cut in ((height, tall), (width, wide)))
    low = torch.stack((top / height, left / width), -1)[:, None]
    high = torch.stack(((top + tall) / height, (left + wide) / width), -1)[:, None]
    shared = (torch.minimum(high, boxes[:, 2:]) - torch.maximum(low, boxes[:, :2])).clamp(min=0).prod(-1)
    fits &= (shared >= covered * (boxes[:, 2:] - boxes[:, :2]).prod(-1)).any(1)
    if not fits.any():
        return 0, 0, height, width
    first = fits.byte().argmax()
    return int(top[first]), int(left[first]), int(tall[first]), int(wide[first])


def sample_distorted(
    image_size: torch.Tensor,
    boxes: torch.Tensor,
    covered: torch.Tensor,
    use_image: bool,
    settings: tuple,
    generator: torch.Generator | None,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """:func:`distorted_box` of an image (height, width, channels), as where it begins, its size and its corners."""
    cls, given = "SampleDistortedBoundingBoxV2", boxes.reshape(-1, 4).cpu().double()
    if tuple(image_size.shape) != (3,):
        raise ValueError(f"For '{cls}', 'image_size' must be [3], but got the shape {tuple(image_size.shape)}.")
    if not len(given):
        if not use_image:
            raise ValueError(f"For '{cls}', 'bounding_boxes' must hold a box, but got the shape {tuple(boxes.shape)}.")
        given = given.new_tensor([[0.0, 0.0, 1.0, 1.0]])
    if given.min() < 0 or given.max() > 1:
        limits = f"{given.min():g} to {given.max():g}"
        raise RuntimeError(f"For '{cls}', 'bounding_boxes' must be in [0, 1], but got {limits}.")
    height, width, _ = image_size.tolist()
    top, left, tall, wide = distorted_box(height, width, given, float(covered), settings, generator)
    corners = [[[top / height, left / width, (top + tall) / height, (left + wide) / width]]]
    everything = 255 if image_size.dtype is torch.uint8 else -1
    begin, size = image_size.new_tensor((top, left, 0)), image_size.new_tensor((tall, wide, everything))
    return begin, size, boxes.new_tensor(corners)
