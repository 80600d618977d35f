"""Sampling of planes at learned places (arXiv:1703.06211, arXiv:1811.11168, arXiv:2010.04159).

B batch, C channels, H, W planes, G groups of offsets, K points of a kernel (kh * kw), Q queries.
"""

import torch


def _sampled(planes: torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """planes [N, C, H, W] at the pixels (x, y), [N, ...] each, between four neighbours, 0 outside: [N, C, ...]."""
    # torch.nn.functional.grid_sample wants places as shares of the plane, which costs digits
    (height, width), pixels = planes.shape[2:], planes.flatten(2)
    left, top = x.floor(), y.floor()
    total = torch.zeros((), device=x.device)
    for column, across in ((left, 1 - (x - left)), (left + 1, x - left)):
        for row, along in ((top, 1 - (y - top)), (top + 1, y - top)):
            inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
            place = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).long().flatten(1)[:, None]
            taken = pixels.gather(2, place.expand(-1, planes.shape[1], -1)).unflatten(2, x.shape[1:])
            total = total + taken * (across * along * inside)[:, None]
    return total


def deformable_offsets(
    x: torch.Tensor,
    offsets: torch.Tensor,
    strides: tuple[int, int],
    pads: tuple[int, int, int, int],
    kernel_size: tuple[int, int],
    dilations: tuple[int, int],
    groups: int,
) -> torch.Tensor:
    """What a kernel sees at each of its places: x [B, C, H, W] -> [B, C, h * kh, w * kw].

    offsets: [B, 3 * G * K, h, w], the moves of every point to the right and down, and the factors of what is there.
    """
    (batch, channels, height, width), (kernel_h, kernel_w) = x.shape, kernel_size
    tall, wide = (
        (size + before + after - (kernel - 1) * dilation - 1) // stride + 1
        for size, before, after, kernel, dilation, stride in zip(
            (height, width), pads[::2], pads[1::2], kernel_size, dilations, strides, strict=True
        )
    )
    expected = batch, 3 * groups * kernel_h * kernel_w, tall, wide
    if tuple(offsets.shape) != expected:
        raise ValueError(
            f"For 'DeformableOffsets', the shape of 'offsets' must be {expected}, but got {tuple(offsets.shape)}."
        )
    # half precision holds no places in large planes
    moves = offsets if offsets.dtype is torch.float64 else offsets.float()
    right, down, factor = moves.reshape(batch, 3, groups, kernel_h, kernel_w, tall, wide).unbind(1)
    rows, columns, kernel_rows, kernel_columns = (
        torch.arange(n, device=x.device) for n in (tall, wide, kernel_h, kernel_w)
    )
    at_y = (rows * strides[0] - pads[0])[:, None] + (kernel_rows * dilations[0])[:, None, None, None] + down
    at_x = columns * strides[1] - pads[2] + (kernel_columns * dilations[1])[:, None, None] + right
    planes = x.reshape(batch * groups, channels // groups, height, width)
    taken = _sampled(planes, at_x.flatten(0, 1), at_y.flatten(0, 1)) * factor.flatten(0, 1)[:, None]
    taken = taken.reshape(batch, channels, kernel_h, kernel_w, tall, wide)
    return taken.permute(0, 1, 4, 2, 5, 3).reshape(batch, channels, tall * kernel_h, wide * kernel_w).to(x.dtype)


def multi_scale_attention(
    value: torch.Tensor, sizes: torch.Tensor, starts: torch.Tensor, places: torch.Tensor, weights: torch.Tensor
) -> torch.Tensor:
    """Weighted sums of samples of several planes (arXiv:2010.04159): [B, Q, heads * D].

    value: [B, all pixels, heads, D]; sizes: [levels, 2], (height, width); starts: [levels], the first pixel of each;
    places: [B, Q, heads, levels, points, 2], (x, y) in [0, 1]; weights: [B, Q, heads, levels, points].
    """
    batch, _, heads, dim = value.shape
    total = torch.zeros((), device=value.device)
    for level, ((height, width), start) in enumerate(zip(sizes.tolist(), starts.tolist(), strict=True)):
        pixels = value[:, start : start + height * width].permute(0, 2, 3, 1).reshape(-1, dim, height, width)
        x, y = places[:, :, :, level].float().transpose(1, 2).flatten(0, 1).unbind(-1)
        weight = weights[:, :, :, level].transpose(1, 2).flatten(0, 1)[:, None]
        total = total + (_sampled(pixels, x * width - 0.5, y * height - 0.5) * weight).sum(-1)
    return total.reshape(batch, heads * dim, -1).transpose(1, 2).to(value.dtype)
