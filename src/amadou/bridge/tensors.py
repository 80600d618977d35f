"""What files of every format hold: tensors under names, and texts."""

from typing import NamedTuple

import torch

Value = torch.Tensor | str


class Spec(NamedTuple):
    """A tensor without its values."""

    name: str
    dtype: torch.dtype
    shape: tuple[int, ...]


def content(tensor: torch.Tensor) -> memoryview:
    """The elements of a tensor in C order as bytes; its own memory where it is contiguous and on the CPU."""
    plain = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    return plain.reshape(-1).view(torch.uint8).numpy().data
