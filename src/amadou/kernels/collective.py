"""Functions of which every process of a group computes a part, over torch.distributed, with their gradients.

All take and return torch tensors; ``group`` is torch's process group, and ``root`` a rank in the world. The input is
never written to.
"""

import contextlib
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

import torch
import torch.distributed as dist
from torch import Tensor

Group = dist.ProcessGroup

REDUCTIONS = {
    "sum": dist.ReduceOp.SUM,
    "avg": dist.ReduceOp.SUM,  # Gloo has no mean: the sum is divided
    "max": dist.ReduceOp.MAX,
    "min": dist.ReduceOp.MIN,
    "prod": dist.ReduceOp.PRODUCT,
}
# Newer versions of torch have new names for these two.
all_gather_single = getattr(dist, "all_gather_single", None) or dist.all_gather_into_tensor
reduce_scatter_single = getattr(dist, "reduce_scatter_single", None) or dist.reduce_scatter_tensor


# What torch's errors say when another process has ended or does not come.
_ALONE = re.compile(r"timed? ?out|connection (closed|reset|refused)|broken pipe|remote worker", re.IGNORECASE)


@contextlib.contextmanager
def waiting(who: str) -> Iterator[None]:
    """Where the other processes do not take part, say in the error what was waited for, and for how long.

    Raises:
        RuntimeError: if another process has ended, or does not come within the time-out.
    """
    start = time.monotonic()
    try:
        yield
    except RuntimeError as error:
        if not _ALONE.search(str(error)):
            raise
        raise RuntimeError(
            f"For '{who}', all processes of the group must take part, but process {dist.get_rank()} has waited for "
            f"{time.monotonic() - start:.1f} s: another one has ended, or is elsewhere in the program. "
            "amadou.config.communication_timeout says how long to wait."
        ) from error


def all_reduce(x: Tensor, op: str, group: Group) -> Tensor:
    """The sum (avg, max, min, prod) of the ``x`` of all processes, for all of them. x: [...] -> [...]."""
    return _AllReduce.apply(x, op, group)


def all_gather(x: Tensor, group: Group) -> Tensor:
    """The ``x`` of all processes, one after the other. x: [n, ...] -> [n * size, ...]; a 0-d tensor counts as [1]."""
    return differentiable(torch.atleast_1d(x), lambda t: _gather(t, group), lambda g: _reduce_scatter(g, "sum", group))


def reduce_scatter(x: Tensor, op: str, group: Group) -> Tensor:
    """This process's part of the reduction over all. x: [n * size, ...] -> [n, ...].

    Raises:
        ValueError: if the first axis cannot be divided by the number of processes.
    """
    size = dist.get_world_size(group)
    if x.ndim == 0 or x.shape[0] % size:
        raise ValueError(
            f"For 'ReduceScatter', the first axis must be divisible by the {size} processes of the group, "
            f"but got the shape {tuple(x.shape)}."
        )
    return differentiable(x, lambda t: _reduce_scatter(t, op, group), lambda g: _gather(_only_sums(g, op), group))


def all_gather_uneven(x: Tensor, sizes: Sequence[int], group: Group) -> Tensor:
    """As :func:`all_gather` of tensors with ``sizes[rank]`` rows each. x: [sizes[rank], ...] -> [sum(sizes), ...]."""

    def gather(t: Tensor) -> Tensor:
        # Gloo wants rows of one number: the shorter ones are filled up, and cut again.
        padded = torch.nn.functional.pad(t, (0, 0) * (t.ndim - 1) + (0, max(sizes) - len(t)))
        parts = _gather(padded, group).view(-1, max(sizes), *t.shape[1:])
        return torch.cat([part[:n] for part, n in zip(parts, sizes, strict=True)])

    return differentiable(x, gather, lambda g: _reduce_scatter_uneven(g, sizes, "sum", group))


def reduce_scatter_uneven(x: Tensor, sizes: Sequence[int], op: str, group: Group) -> Tensor:
    """As :func:`reduce_scatter`, with ``sizes[rank]`` rows for each. x: [sum(sizes), ...] -> [sizes[rank], ...]."""
    return differentiable(
        x,
        lambda t: _reduce_scatter_uneven(t, sizes, op, group),
        lambda g: all_gather_uneven(_only_sums(g, op), sizes, group),
    )


def broadcast(x: Tensor, root: int, group: Group) -> Tensor:
    """The ``x`` of the process ``root``, for all. x: [...] -> [...], of one shape and dtype everywhere."""

    def send(t: Tensor) -> Tensor:
        out = t.contiguous().clone()
        with waiting("broadcast"):
            dist.broadcast(out, root, group)
        return out

    def back(g: Tensor) -> Tensor:
        total = _reduced(g, "sum", group)
        return total if dist.get_rank() == root else torch.zeros_like(total)

    return differentiable(x, send, back)


def scatter(x: Tensor, root: int, group: Group) -> Tensor:
    """This process's part of the ``x`` of ``root``. x: [n * size, ...] of one shape everywhere -> [n, ...]."""

    def send(t: Tensor) -> Tensor:
        out = t.new_empty(len(t) // dist.get_world_size(group), *t.shape[1:])
        parts = list(t.contiguous().chunk(dist.get_world_size(group))) if dist.get_rank() == root else None
        with waiting("scatter"):
            dist.scatter(out, parts, root, group)
        return out

    def back(g: Tensor) -> Tensor:
        whole = _gather(g, group)
        return whole if dist.get_rank() == root else torch.zeros_like(whole)

    return differentiable(x, send, back)


def gather(x: Tensor, root: int, group: Group) -> Tensor:
    """For ``root`` the ``x`` of all processes, joined; for the others one 0. x: [n, ...] -> [n * size, ...].

    Without a gradient: the other processes would not take part in it.
    """
    return differentiable(torch.atleast_1d(x), lambda t: _for_root(_gather(t, group), root), _no_gradient)


def reduce(x: Tensor, root: int, op: str, group: Group) -> Tensor:
    """For ``root`` the reduction over all processes; for the others one 0. x: [...] -> [...]. Without a gradient."""
    return differentiable(x, lambda t: _for_root(_reduced(t, op, group), root), _no_gradient)


def all_to_all_single(
    x: Tensor, out_sizes: Sequence[int] | None, in_sizes: Sequence[int] | None, group: Group
) -> Tensor:
    """Send ``in_sizes[r]`` rows of ``x`` to every process r, receive ``out_sizes[r]`` from it; None is equal parts."""

    def exchange(t: Tensor, received: Sequence[int] | None, sent: Sequence[int] | None) -> Tensor:
        out = t.new_empty(len(t) if received is None else sum(received), *t.shape[1:])
        into, from_ = (None if sizes is None else list(sizes) for sizes in (received, sent))
        with waiting("all_to_all"):
            dist.all_to_all_single(out, t.contiguous(), into, from_, group)
        return out

    return differentiable(x, lambda t: exchange(t, out_sizes, in_sizes), lambda g: exchange(g, in_sizes, out_sizes))


def send(x: Tensor, to: int, tag: int, group: Group) -> None:
    """Send ``x`` to the process ``to`` of the world, and wait until it is on its way."""
    with waiting("send"):
        dist.send(x.contiguous(), to, group, tag)


# Gloo ends a transfer when its handle is dropped, which programs do with that of a send.
_sent: deque[dist.Work] = deque(maxlen=64)


def isend(x: Tensor, to: int, tag: int, group: Group) -> dist.Work:
    """As :func:`send`, without waiting."""
    work = dist.isend(x.contiguous(), to, group, tag)
    assert work is not None  # this process is in the group
    _sent.append(work)
    return work


def receive(like: Tensor, source: int, tag: int, group: Group) -> Tensor:
    """What the process ``source`` sends: a new tensor of the shape and dtype of ``like``."""
    out = torch.empty_like(like, memory_format=torch.contiguous_format)
    with waiting("recv"):
        dist.recv(out, source, group, tag)
    return out


def to_reduce_(x: Tensor, op: str, group: Group) -> Tensor:
    """``x`` as torch is to reduce it; a mean is the sum of parts that are divided before, in place."""
    return x.div_(dist.get_world_size(group)) if op == "avg" else x


def adasum(tensors: Sequence[Tensor], group: Group) -> list[Tensor]:
    """Adasum (arXiv:2006.02924) over the 2**k processes of a group, tensor by tensor: of pairs, pairs of pairs, …"""
    rank = dist.get_rank(group)
    for distance in (1 << k for k in range(dist.get_world_size(group).bit_length() - 1)):
        partner = dist.get_global_rank(group, rank ^ distance)
        tensors = [t.contiguous() for t in tensors]
        received = [torch.empty_like(t) for t in tensors]
        transfers = [dist.P2POp(dist.isend, t, partner, group) for t in tensors]
        transfers += [dist.P2POp(dist.irecv, t, partner, group) for t in received]
        for work in dist.batch_isend_irecv(transfers):
            work.wait()
        tensors = [_adasum_of_two(*pair) for pair in zip(tensors, received, strict=True)]
    return list(tensors)


def _adasum_of_two(a: Tensor, b: Tensor) -> Tensor:
    """Each less half of its projection on the other: a + b if they are orthogonal, their mean if they are equal."""
    x, y = a.float(), b.float()
    half = (x * y).sum() / 2
    of_x, of_y = x.square().sum(), y.square().sum()
    # a zero has no direction, and nothing to be projected on
    x = x * torch.where(of_x > 0, 1 - half / of_x, 1.0)
    y = y * torch.where(of_y > 0, 1 - half / of_y, 1.0)
    return (x + y).to(a.dtype)


def _reduced(x: Tensor, op: str, group: Group) -> Tensor:
    out = x.contiguous().clone()
    with waiting("all_reduce"):
        dist.all_reduce(out, REDUCTIONS[op], group)
    return out.div_(dist.get_world_size(group)) if op == "avg" else out


def _gather(x: Tensor, group: Group) -> Tensor:
    out = x.new_empty(len(x) * dist.get_world_size(group), *x.shape[1:])
    with waiting("all_gather"):
        all_gather_single(out, x.contiguous(), group)
    return out


def _reduce_scatter(x: Tensor, op: str, group: Group) -> Tensor:
    size = dist.get_world_size(group)
    out = x.new_empty(len(x) // size, *x.shape[1:])
    with waiting("reduce_scatter"):
        reduce_scatter_single(out, x.contiguous(), REDUCTIONS[op], group)
    return out.div_(size) if op == "avg" else out


def _reduce_scatter_uneven(x: Tensor, sizes: Sequence[int], op: str, group: Group) -> Tensor:
    out = x.new_empty(sizes[dist.get_rank(group)], *x.shape[1:])
    with waiting("reduce_scatter"):
        dist.reduce_scatter(out, [part.contiguous() for part in x.split(list(sizes))], REDUCTIONS[op], group)
    return out.div_(len(sizes)) if op == "avg" else out


def _for_root(x: Tensor, root: int) -> Tensor:
    return x if dist.get_rank() == root else x.new_zeros(1)


def _no_gradient(g: Tensor) -> Tensor:
    raise RuntimeError("Gather and reduce have no gradient, as only one process would take part in it; use AllReduce.")


def _only_sums(g: Tensor, op: str) -> Tensor:
    """The gradient of a part of a sum, before it is gathered."""
    if op != "sum":
        raise RuntimeError(f"For 'ReduceScatter', 'op' must be 'sum' where a gradient is taken, but got {op!r}.")
    return g


def differentiable(x: Tensor, fn: Callable[[Tensor], Tensor], adjoint: Callable[[Tensor], Tensor]) -> Tensor:
    """``fn(x)``, whose gradient is ``adjoint`` of the result's. Both are linear functions over the group."""
    return _Linear.apply(x, fn, adjoint)


class _Linear(torch.autograd.Function):
    """A linear function over the group, and its adjoint for the way back."""

    @staticmethod
    def forward(ctx, x: Tensor, fn: Callable[[Tensor], Tensor], adjoint: Callable[[Tensor], Tensor]) -> Tensor:
        ctx.adjoint = adjoint
        return fn(x)

    @staticmethod
    def backward(ctx, *grads: Tensor) -> tuple:
        return ctx.adjoint(grads[0]), None, None


class _AllReduce(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor, op: str, group: Group) -> Tensor:
        out = _reduced(x, op, group)
        ctx.op, ctx.group = op, group
        ctx.save_for_backward(*(() if op in ("sum", "avg") else (x, out)))
        return out

    @staticmethod
    def backward(ctx, *grads: Tensor) -> tuple:
        g = grads[0]
        if ctx.op in ("sum", "avg"):
            return _reduced(g, ctx.op, ctx.group), None, None
        x, out = ctx.saved_tensors
        if ctx.op == "prod":  # every factor's share of the product
            return _reduced(g * out, "sum", ctx.group) / x, None, None
        return _reduced(g, "sum", ctx.group) * (x == out), None, None
