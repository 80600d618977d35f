"""Tensors of which every process holds a part: torch's DTensor, for code that must also run without it.

``torch.distributed.tensor`` takes long to import, so nothing here imports it before a tensor is cut.
"""

from typing import Any

import torch


def is_cut(t: Any) -> bool:
    """Whether ``t`` is a DTensor."""
    return hasattr(t, "full_tensor")


def whole(t: Any) -> Any:
    """All of a DTensor, on every process, which have to call this together; anything else unchanged."""
    return t.full_tensor() if is_cut(t) else t


def cut(t: torch.Tensor, mesh: Any, placements: Any) -> Any:
    """This process's part of ``t``, which is either the same on all processes or a DTensor of the same mesh."""
    from torch.distributed.tensor import DTensor, Replicate

    if not is_cut(t):
        t = DTensor.from_local(t, mesh, [Replicate()] * mesh.ndim, run_check=False)
    return t.redistribute(mesh, placements)  # type: ignore[attr-defined]


def cut_as(t: torch.Tensor, model: Any) -> Any:
    """``t``, of the shape of ``model``, in the parts that ``model`` is in: also whole, if ``model`` is whole."""
    return cut(t, model.device_mesh, model.placements) if is_cut(model) else whole(t)
