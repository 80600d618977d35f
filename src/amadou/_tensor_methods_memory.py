"""Tensor's methods for its memory: where it is, who shares it, and other forms of the same values."""

from typing import Any

import torch

from . import _checks
from ._boundary import ParameterBase, TensorBase, raw, raw_tree, wrap
from .context import to_device
from .dtype import from_torch, to_torch
from .ops import image, sparse
from .storage import UntypedStorage, storage_of


class MemoryMethods(TensorBase):
    """The part of :class:`Tensor` that says where the values are."""

    __slots__ = ()

    def storage(self) -> UntypedStorage:
        """The memory as bytes; views of one Tensor share it."""
        return storage_of(self._t)

    untyped_storage = storage

    def is_shared(self) -> bool:
        """Whether other processes can see the memory."""
        return self._t.is_shared()

    def pin_memory(self) -> Any:
        """A copy in page-locked memory, from which an accelerator copies faster.

        Raises:
            RuntimeError: if there is no accelerator.
        """
        return wrap(self._t.pin_memory())

    def to_(self, device: str | None = None, non_blocking: bool = False) -> Any:
        """Move the Tensor itself to ``device`` ("CPU", "GPU", "Ascend")."""
        if device is not None:
            self._t = self._t.to(to_device(device), non_blocking=non_blocking)
        return self

    def delete_(self, non_blocking: bool = False) -> Any:
        """Give the memory back; shape and dtype stay, and every element reads as 0."""
        self._t = self._t.new_zeros(()).expand(self._t.shape)
        return self

    def is_pinned(self) -> bool:
        """Whether the memory is page-locked."""
        return self._t.is_pinned()

    def offload(self, file_path: str) -> bool:
        """Keep the values in a file from now on, and give their memory back.

        The system reads what is used, and writes what is changed. The file must stay as long as the Tensor does.

        Raises:
            TypeError: if ``file_path`` is no str.
        """
        _checks.check_type("offload", "file_path", file_path, str)
        memory = self._torch() if isinstance(self, ParameterBase) else self._t
        mapped = torch.from_file(file_path, shared=True, size=memory.numel(), dtype=memory.dtype).view(memory.shape)
        memory.data = mapped.copy_(memory.detach())
        return True

    def offload_file_path(self) -> str:
        """Where :meth:`offload` has put the values, else ""."""
        return self._t.untyped_storage().filename or ""

    init_flag = False

    def is_init(self) -> bool:
        """The mark that :meth:`set_init_flag` has set; programs note by it that the values are final."""
        return self.init_flag

    def set_init_flag(self, flag: bool) -> None:
        """Set the mark of :meth:`is_init`; no value changes."""
        self.init_flag = flag

    @staticmethod
    def convert_bytes_to_tensor(bytes_obj: bytes, dims: Any, data_type: Any) -> Any:
        """The Tensor of shape ``dims`` that ``get_bytes`` made ``bytes_obj`` of."""
        return wrap(torch.frombuffer(bytearray(bytes_obj), dtype=to_torch(data_type)).reshape(tuple(dims)))

    def flush_from_cache(self) -> None:
        """Nothing: no Tensor here has a part in the cache of another device."""

    def set_(self, source: Any = None, storage_offset: int = 0, size: Any = None, stride: Any = None) -> Any:
        """Make this a view of the memory of ``source``, a Tensor or a storage; without it, of no memory.

        Args:
            storage_offset: where the view begins, in elements.
            size, stride: its shape and its steps in elements; by default those of ``source``.

        Raises:
            RuntimeError: if ``source`` is a Tensor of another dtype.
        """
        empty = self._t.new_empty(0)
        if isinstance(source, UntypedStorage):
            num_elements = source.nbytes() // empty.element_size() - storage_offset
            size = (num_elements,) if size is None else size
            self._t = empty.set_(source._storage, storage_offset, size, stride or _steps(size))
        elif source is None:
            self._t = empty
        else:
            t = raw(source)
            if t.dtype != self._t.dtype:
                own, given = from_torch(self._t.dtype), from_torch(t.dtype)
                raise RuntimeError(f"For 'set_', 'source' must be of {own} as the Tensor is, but got {given}.")
            size, stride = t.shape if size is None else size, t.stride() if size is None else stride or _steps(size)
            self._t = t.as_strided(size, stride, t.storage_offset() + storage_offset)
        return self

    def index(self, indices: tuple) -> Any:
        """The elements at a tuple of index Tensors, one for each axis; None takes a whole axis."""
        return wrap(torch.ops.aten.index.Tensor(self._t, raw_tree(list(indices))))

    def to_coo(self) -> Any:
        """As :func:`amadou.ops.dense_to_sparse_coo`."""
        return sparse.dense_to_sparse_coo(self)

    def to_csr(self) -> Any:
        """As :func:`amadou.ops.dense_to_sparse_csr`."""
        return sparse.dense_to_sparse_csr(self)

    unfold = image.unfold
    fold = image.fold
    col2im = image.col2im


def _steps(size: Any) -> tuple[int, ...]:
    """The strides of a contiguous tensor."""
    return torch.empty(tuple(size), device="meta").stride()
