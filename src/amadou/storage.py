"""UntypedStorage: the bytes behind a Tensor."""

from typing import Any

import torch

from ._boundary import ShownAs
from .context import device_name


class UntypedStorage(metaclass=ShownAs):
    """The memory of a Tensor as bytes, shared by all Tensors that are views of it; made by ``Tensor.storage()``."""

    shown_as = "mindspore.common.storage.UntypedStorage"

    def __init__(self) -> None:
        self._storage = torch.UntypedStorage()

    def __len__(self) -> int:
        return self._storage.nbytes()

    def size(self) -> int:
        """The number of bytes."""
        return self._storage.nbytes()

    nbytes = size

    def element_size(self) -> int:
        """Bytes of one element: 1."""
        return 1

    def data_ptr(self) -> int:
        """The address of the first byte."""
        return self._storage.data_ptr()

    def is_shared(self) -> bool:
        """Whether other processes can see the memory."""
        return self._storage.is_shared()

    @property
    def device(self) -> str:
        """Where the memory is: CPU, GPU, Ascend; with a colon and a number beyond the first."""
        return device_name(self._storage.device)

    def copy_(self, src: "UntypedStorage", non_blocking: bool = False) -> "UntypedStorage":
        """Replace the bytes by those of ``src``, which has as many."""
        self._storage.copy_(src._storage, non_blocking)
        return self

    def resize_(self, size: int) -> "UntypedStorage":
        """Make it ``size`` bytes long; with 0, the memory is given back."""
        self._storage.resize_(size)
        return self


def storage_of(t: torch.Tensor) -> Any:
    """The storage of a torch tensor."""
    storage = UntypedStorage()
    storage._storage = t.untyped_storage()
    return storage
