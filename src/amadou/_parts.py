"""Tensors of which every process holds a part: torch's DTensor, for code that must also run without it.

``torch.distributed.tensor`` takes long to import, so nothing here imports it before a tensor is cut.
"""

from typing import Any

import torch

# Whether the program has cut a tensor; until then no function looks for parts among its arguments.
in_use = False


def is_cut(t: Any) -> bool:
    """Whether ``t`` is a DTensor."""
    return hasattr(t, "full_tensor")


def whole(t: Any) -> Any:
    """All of a DTensor, on every process, which have to call this together; anything else unchanged."""
    return t.full_tensor() if is_cut(t) else t


def cut(t: torch.Tensor, mesh: Any, placements: Any) -> Any:
    """This process's part of ``t``, which is either the same on all processes or a DTensor of the same mesh."""
    return _Redistribute.apply(replicated(t, mesh), placements)


def replicated(t: torch.Tensor, mesh: Any) -> Any:
    """A tensor that is the same on all processes as a DTensor over the same memory; a DTensor as it is."""
    if is_cut(t):
        return t
    from torch.distributed.tensor import DTensor, Replicate

    return DTensor.from_local(t, mesh, [Replicate()] * mesh.ndim, run_check=False)


class _Redistribute(torch.autograd.Function):
    """``redistribute`` whose results are contiguous, also the gradient.

    With torch's own a DTensor may claim the strides that it had before while its part has others: a view then fails,
    mostly in the backward pass (see github.com/pytorch/pytorch/issues/143748).
    """

    @staticmethod
    def forward(ctx: Any, t: Any, placements: Any) -> Any:  # type: ignore[override]
        ctx.placements = t.placements
        return _contiguous(t.redistribute(placements=placements))

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:  # type: ignore[override]
        from torch.distributed.tensor import Replicate

        # the gradient of a summand is that of the sum
        came = [Replicate() if p.is_partial() else p for p in ctx.placements]
        return _contiguous(grad.redistribute(placements=came)), None


class _Settle(torch.autograd.Function):
    """The tensor itself; its gradient comes contiguous, for the reason that is told above."""

    @staticmethod
    def forward(ctx: Any, t: Any) -> Any:  # type: ignore[override]
        return t.view_as(t)

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:  # type: ignore[override]
        return _contiguous(grad) if is_cut(grad) else grad


def settled(t: torch.Tensor) -> Any:
    """The result of an operator on tensors that are cut."""
    return _Settle.apply(t) if t.requires_grad and is_cut(t) else t


def _contiguous(t: Any) -> Any:
    part = t.to_local()
    if part.is_contiguous() and t.is_contiguous():
        return t
    from torch.distributed.tensor import DTensor

    strides = torch.empty(t.shape, device="meta").stride()
    options: Any = {"run_check": False, "shape": t.shape, "stride": strides}
    return DTensor.from_local(part.contiguous(), t.device_mesh, t.placements, **options)


def cut_as(t: torch.Tensor, model: Any) -> Any:
    """``t``, of the shape of ``model``, in the parts that ``model`` is in: also whole, if ``model`` is whole."""
    return cut(t, model.device_mesh, model.placements) if is_cut(model) else whole(t)
