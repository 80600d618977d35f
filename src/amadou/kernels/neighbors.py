"""Transfers between single processes of a group, and what is made of them; torch tensors, with gradients."""

from collections.abc import Sequence
from math import prod

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor

from .collective import Group, all_to_all_single, differentiable, waiting


def count_matrix(counts: Sequence[int], size: int, block: int) -> np.ndarray:
    """How many elements process i sends to process j: int [size, size], from a flat list of blocks."""
    if len(counts) != size * size:
        raise ValueError(f"For 'AlltoAllVC', the matrix must have {size} x {size} numbers, but got {len(counts)}.")
    return np.asarray(counts).reshape(size, size) * block


def exchange_axes(x: Tensor, count: int, split: int, concat: int, group: Group) -> Tensor:
    """Send part r of axis ``split`` to process r, join what comes along axis ``concat``. x: [...] -> [...]."""
    size = dist.get_world_size(group)
    if count != size or x.shape[split] % count:
        raise ValueError(
            f"For 'AlltoAll', 'split_count' must be the {size} processes of the group and divide axis {split} of the "
            f"input, but got {count} and the shape {tuple(x.shape)}."
        )
    parts = torch.cat([part.reshape(-1) for part in x.chunk(count, split)])
    shape = list(x.shape)
    shape[split] //= count
    return torch.cat([part.view(shape) for part in all_to_all_single(parts, None, None, group).chunk(count)], concat)


def exchange(
    tensors: Sequence[Tensor],
    send_to: Sequence[int],
    receive_from: Sequence[int],
    shapes: Sequence[Sequence[int]],
    dtype: torch.dtype,
    group: Group,
) -> tuple[Tensor, ...]:
    """Send each tensor to a process of the group, receive tensors of ``shapes`` from others."""
    received, sent = [prod(shape) for shape in shapes], [t.numel() for t in tensors]

    def there(flat: Tensor) -> Tensor:
        return _swap(flat, sent, send_to, received, receive_from, dtype, group)

    def back(flat: Tensor) -> Tensor:
        return _swap(flat, received, receive_from, sent, send_to, flat.dtype, group)

    flat = torch.cat([t.reshape(-1) for t in tensors]) if tensors else torch.empty(0, dtype=dtype)
    parts = differentiable(flat, there, back).split(received)
    return tuple(part.view(tuple(shape)) for part, shape in zip(parts, shapes, strict=True))


def exchange_strips(
    x: Tensor,
    send_to: Sequence[int],
    send_lens: Sequence[int],
    receive_from: Sequence[int],
    receive_lens: Sequence[int],
    group: Group,
) -> Tensor:
    """Give strips of an image to eight neighbours, and put theirs around it. x: [N, C, H, W] -> the larger image."""
    rows, columns = x.shape[-2:]
    given = [_edge(place, send_lens, rows, columns, outside=False) for place in _PLACES]
    taken = [_edge(place, receive_lens, rows, columns, outside=True) for place in _PLACES]
    strips = [x[..., r, c] for (r, c), rank in zip(given, send_to, strict=True) if rank >= 0]
    lead = x.shape[:-2]
    places = [where for where, rank in zip(taken, receive_from, strict=True) if rank >= 0]
    shapes = [(*lead, r.stop - r.start, c.stop - c.start) for r, c in places]
    to, source = ([rank for rank in side if rank >= 0] for side in (send_to, receive_from))
    top, bottom, left, right = receive_lens
    out = torch.nn.functional.pad(x, (left, right, top, bottom))
    for (r, c), strip in zip(places, exchange(strips, to, source, shapes, x.dtype, group), strict=True):
        out[..., r, c] = strip
    return out


def transfers(
    tensors: Tensor | Sequence[Tensor],
    kinds: Sequence[str],
    ranks: Sequence[int],
    shapes: Sequence[Sequence[int]],
    dtypes: Sequence[torch.dtype],
    group: Group,
) -> tuple[Tensor, ...]:
    """Do all transfers at once: what is received where ``kinds`` says "irecv", a 0 where it says "isend"."""
    sent = iter([tensors] if isinstance(tensors, Tensor) else tensors)
    received = iter(zip(shapes, dtypes, strict=True))
    out, jobs = [], []
    for kind, rank in zip(kinds, ranks, strict=True):
        peer = dist.get_global_rank(group, rank)
        if kind == "isend":
            t = next(sent)
            jobs.append(dist.P2POp(dist.isend, t.contiguous(), peer, group))
            out.append(t.new_zeros(()))
        else:
            shape, dtype = next(received)
            out.append(torch.empty(tuple(shape), dtype=dtype, device=tensors[0].device if len(tensors) else None))
            jobs.append(dist.P2POp(dist.irecv, out[-1], peer, group))
    _run(jobs)
    return tuple(out)


# Top, top right, right, bottom right, bottom, bottom left, left, top left: the row and the column of a 3 x 3 field.
_PLACES = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))


def _edge(place: tuple[int, int], lens: Sequence[int], rows: int, columns: int, outside: bool) -> tuple[slice, slice]:
    """Where a strip lies: inside the image, or around it in the larger one."""
    top, bottom, left, right = lens
    return _span(place[0], top, bottom, rows, outside), _span(place[1], left, right, columns, outside)


def _span(third: int, first: int, last: int, length: int, outside: bool) -> slice:
    if outside:
        bounds = (0, first, first + length, first + length + last)
        return slice(bounds[third], bounds[third + 1])
    return (slice(0, first), slice(0, length), slice(length - last, length))[third]


def _swap(
    flat: Tensor,
    sent: Sequence[int],
    send_to: Sequence[int],
    received: Sequence[int],
    receive_from: Sequence[int],
    dtype: torch.dtype,
    group: Group,
) -> Tensor:
    """Send pieces of ``flat``, of ``sent`` elements each, and receive pieces that lie one after the other."""
    out = torch.empty(sum(received), dtype=dtype, device=flat.device)
    pieces = zip(flat.contiguous().split(list(sent)), send_to, strict=True)
    jobs = [dist.P2POp(dist.isend, t, dist.get_global_rank(group, rank), group) for t, rank in pieces]
    places = zip(out.split(list(received)), receive_from, strict=True)
    jobs += [dist.P2POp(dist.irecv, t, dist.get_global_rank(group, rank), group) for t, rank in places]
    _run(jobs)
    return out


def _run(jobs: list) -> None:
    with waiting("batch_isend_irecv"):
        for work in dist.batch_isend_irecv(jobs) if jobs else ():
            work.wait()
