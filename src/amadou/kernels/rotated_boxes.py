"""Rectangles at an angle, and where two of them meet. P pairs of rectangles."""

import torch


def corners(boxes: torch.Tensor, by_corners: bool) -> torch.Tensor:
    """The corners [..., 4, 2], in order, of boxes [..., 5]: (x, y, width, height, degrees), x and y the center.

    ``by_corners``: the first four numbers are (x1, y1, x2, y2) before the turn.
    """
    x, y, width, height, degrees = boxes.unbind(-1)
    if by_corners:
        x, y, width, height = (x + width) / 2, (y + height) / 2, width - x, height - y
    cos, sin = degrees.deg2rad().cos()[..., None], degrees.deg2rad().sin()[..., None]
    along = width[..., None] / 2 * width.new_tensor((-1, 1, 1, -1))
    across = height[..., None] / 2 * width.new_tensor((-1, -1, 1, 1))
    return torch.stack((x[..., None] + along * cos - across * sin, y[..., None] + along * sin + across * cos), -1)


def _cross(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def _inside(points: torch.Tensor, rectangle: torch.Tensor, tolerance: float) -> torch.Tensor:
    """Whether points [P, 4, 2] lie in rectangles [P, 4, 2]: [P, 4]."""
    sides = torch.stack((rectangle[:, 1] - rectangle[:, 0], rectangle[:, 3] - rectangle[:, 0]), 1)
    lengths = (sides**2).sum(-1)[:, None]
    place = (points - rectangle[:, :1]) @ sides.mT
    slack = tolerance * lengths.sqrt()
    return ((place >= -slack) & (place <= lengths + slack)).all(-1)


def _crossings(a: torch.Tensor, b: torch.Tensor, tolerance: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Where the edges of a and b [P, 4, 2] cross: points [P, 16, 2], and whether they do [P, 16]."""
    along_a, along_b = (corner.roll(-1, 1) - corner for corner in (a, b))
    between = b[:, None] - a[:, :, None]
    area = _cross(along_a[:, :, None], along_b[:, None])
    parallel = area == 0
    area = area.masked_fill(parallel, 1)
    at_a, at_b = (_cross(between, along) / area for along in (along_b[:, None], along_a[:, :, None]))
    on_both = [(place >= -tolerance) & (place <= 1 + tolerance) for place in (at_a, at_b)]
    points = a[:, :, None] + at_a[..., None] * along_a[:, :, None]
    return points.flatten(1, 2), (on_both[0] & on_both[1] & ~parallel).flatten(1)


def intersection(a: torch.Tensor, b: torch.Tensor, at_vertices: float, at_edges: float) -> torch.Tensor:
    """The area that rectangles a and b share. a, b: [P, 4, 2] corners -> [P].

    It is a convex polygon: its corners are those of one rectangle in the other, and the crossings of edges. The two
    numbers say by how much a point may miss a rectangle, and an edge another, and still count.
    """
    crossings, crossed = _crossings(a, b, at_edges)
    points = torch.cat((a, b, crossings), 1)
    belongs = torch.cat((_inside(a, b, at_vertices), _inside(b, a, at_vertices), crossed), 1)
    count = belongs.sum(1, keepdim=True).clamp(min=1)
    middle = points.masked_fill(~belongs[..., None], 0).sum(1) / count
    points = points - middle[:, None]
    angles = torch.atan2(points[..., 1], points[..., 0]).masked_fill(~belongs, float("inf"))
    order = angles.argsort(dim=1)
    ring = points.gather(1, order[..., None].expand_as(points))
    # what does not belong comes last, and is the first point again
    ring = torch.where(belongs.gather(1, order)[..., None], ring, ring[:, :1])
    return _cross(ring, ring.roll(-1, 1)).sum(1).abs() / 2 * belongs.any(1)


def iou(
    boxes: torch.Tensor,
    others: torch.Tensor,
    by_corners: bool,
    over_first: bool,
    pairwise: bool,
    at_vertices: float,
    at_edges: float,
) -> torch.Tensor:
    """The shared area of boxes [B, N, 5] and others [B, K, 5] over their union, or over the first: [B, N, K].

    Not ``pairwise``: each box with the other of the same place only, [B, N].
    """
    a, b = (corners(given.float(), by_corners) for given in (boxes, others))
    if pairwise:
        a, b = torch.broadcast_tensors(a[:, :, None], b[:, None])
    shape = a.shape[:-2]
    a, b = a.reshape(-1, 4, 2), b.reshape(-1, 4, 2)
    areas = [_cross(box[:, 1] - box[:, 0], box[:, 3] - box[:, 0]).abs() for box in (a, b)]
    shared = intersection(a, b, at_vertices, at_edges)
    whole = areas[0] if over_first else areas[0] + areas[1] - shared
    return (shared / whole.masked_fill(whole == 0, 1)).reshape(shape).to(boxes.dtype)
