"""Many tensors through one transfer: buckets of gradients that are sent while others are still computed."""

from collections.abc import Sequence

import torch
import torch.distributed as dist
from torch import Tensor

from .collective import Group, waiting

# Small gradients travel together, large ones while others are still computed; torch's reducer takes as many.
_BUCKET_BYTES = 25 << 20

Buckets = list[list[int]]


class Reduction:
    """The sums of gradients over all processes, over ``divisor``; a bucket is sent as soon as it is complete.

    All processes send the buckets in the order of ``buckets``, whenever the gradients come.
    """

    def __init__(self, buckets: Buckets, group: Group, divisor: float | None = None) -> None:
        self._buckets, self._group, self._divisor = buckets, group, divisor
        self._bucket_of = {i: number for number, bucket in enumerate(buckets) for i in bucket}
        self._num_missing = [len(bucket) for bucket in buckets]
        self._gradients: dict[int, Tensor] = {}
        self._under_way: list[tuple[Tensor, dist.Work]] = []

    def put(self, i: int, gradient: Tensor) -> None:
        """Gradient ``i`` is there."""
        self._gradients[i] = gradient.detach()
        self._num_missing[self._bucket_of[i]] -= 1
        for number in range(len(self._under_way), len(self._buckets)):
            if self._num_missing[number]:
                return
            flat = torch.cat([self._gradients[j].reshape(-1) for j in self._buckets[number]])
            with waiting("all_reduce"):
                self._under_way.append((flat, dist.all_reduce(flat, group=self._group, async_op=True)))

    def finish(self, gradients: Sequence[Tensor]) -> list[Tensor]:
        """The sums; ``gradients`` are also those that have not come by :meth:`put`, which no loss depends on.

        The results share the memory of what was sent. Without a gradient.
        """
        for i, gradient in enumerate(gradients):
            if i not in self._gradients:
                self.put(i, gradient)
        out = list(gradients)
        for bucket, (flat, work) in zip(self._buckets, self._under_way, strict=True):
            with waiting("all_reduce"):
                work.wait()
            if self._divisor is not None:
                flat.div_(self._divisor)
            for i, part in zip(bucket, _parts(flat, gradients, bucket), strict=True):
                out[i] = part
        return out


def broadcast_many_(tensors: Sequence[Tensor], root: int, group: Group) -> None:
    """Overwrite many tensors with those of ``root``."""
    for bucket in buckets_of(tensors):
        flat = torch.cat([tensors[i].detach().reshape(-1) for i in bucket])
        with waiting("broadcast"):
            dist.broadcast(flat, root, group)
        for i, part in zip(bucket, _parts(flat, tensors, bucket), strict=True):
            tensors[i].copy_(part)


def buckets_of(tensors: Sequence[Tensor], ends: Sequence[int] = ()) -> Buckets:
    """The numbers of the tensors that are sent together, last first, as gradients come.

    Those of a bucket are of one dtype and device, and together at most 25 MB; or they end where ``ends`` says, the
    number of the last tensor of each bucket.
    """
    open_: dict[tuple, list[int]] = {}
    sizes: dict[tuple, int] = {}
    full: Buckets = []
    for i in reversed(range(len(tensors))):
        t = tensors[i]
        kind = t.dtype, t.device
        if i in ends:
            full += open_.values()
            open_.clear()
        elif not ends and kind in open_ and sizes[kind] + t.nbytes > _BUCKET_BYTES:
            full.append(open_.pop(kind))
        if kind not in open_:
            open_[kind], sizes[kind] = [], 0
        open_[kind].append(i)
        sizes[kind] += t.nbytes
    return [*full, *open_.values()]


def _parts(flat: Tensor, tensors: Sequence[Tensor], bucket: list[int]) -> list[Tensor]:
    """The tensors of a bucket, over the memory of ``flat``."""
    pieces = flat.split([tensors[i].numel() for i in bucket])
    return [piece.view(tensors[i].shape) for i, piece in zip(bucket, pieces, strict=True)]
