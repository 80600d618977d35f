"""PyTorch's files (.pt, .pth, .bin): read without running anything that is in them, and written tensor by tensor.

A file is a zip archive: ``data.pkl`` rebuilds the objects, and every tensor's elements are a record of their own.
Reading is torch's, with ``weights_only``. torch.save wants all tensors at once, hence the writer here.
"""

import io
import math
import os
import pickle
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import torch

from .tensors import Spec, Value

# Where programs keep the weights inside a larger dictionary; the first that is there counts.
_WRAPPERS = ("state_dict", "model_state_dict", "model", "module", "net", "params", "weights")


def read(path: str | os.PathLike[str]) -> tuple[dict[str, Value], list[str]]:
    """The tensors in a file under their names, mapped into memory; and the names of what else is in it.

    A dictionary with the weights in one entry (``{"state_dict": ..., "epoch": 3}``) gives that entry. Of nested
    dictionaries and lists the names are joined by dots.

    Raises:
        ValueError: if the file is damaged, or holds more than tensors, numbers, texts and containers.
    """
    try:
        with warnings.catch_warnings():  # about old pickles; what is wrong is said below
            warnings.simplefilter("ignore", UserWarning)
            loaded = torch.load(os.fspath(path), map_location="cpu", weights_only=True, mmap=_is_archive(path))
    except Exception as error:  # torch raises whatever its unpickler meets in a damaged file
        if "Unsupported" in str(error):
            why = "it needs code to be run; it must hold tensors, as state_dict() gives them"
        else:
            why = f"it must be a file of torch.save ({type(error).__name__}: {str(error).partition(chr(10))[0]})"
        raise ValueError(f"The PyTorch file {os.fspath(path)} cannot be read: {why}.") from error
    found: dict[str, Value] = {}
    others: list[str] = []
    _flatten("", _weights(loaded, others), found, others)
    return found, others


def write(path: str | os.PathLike[str], specs: Iterable[Spec], value: Callable[[str], torch.Tensor]) -> None:
    """Write a state dict that ``torch.load(path, weights_only=True)`` reads, one tensor in memory at a time.

    Args:
        path: the file.
        specs: names, dtypes and shapes, in order.
        value: from a name to the tensor.
    """
    specs = list(specs)
    state = OrderedDict((spec.name, _Placed(_Record(str(i)), spec)) for i, spec in enumerate(specs))
    text = io.BytesIO()
    _Pickler(text, protocol=2).dump(state)
    file = torch._C.PyTorchFileWriter(os.fspath(path))
    file.write_record("data.pkl", text.getvalue(), text.tell())
    file.write_record(".format_version", b"1", 1)
    file.write_record("byteorder", b"little", 6)
    for i, spec in enumerate(specs):
        storage = _storage(value(spec.name))
        file.write_record(f"data/{i}", storage, storage.nbytes())
    file.write_end_of_file()


def _storage(tensor: torch.Tensor) -> Any:
    """The elements of a tensor in C order and nothing else."""
    plain = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    if plain.untyped_storage().nbytes() != plain.numel() * plain.itemsize:
        plain = plain.clone()
    return plain.untyped_storage()


def _is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether the file is of torch 1.6 or later; older ones cannot be mapped."""
    with open(path, "rb") as file:  # noqa: PTH123  # str or path
        return file.read(4) == b"PK\x03\x04"


def _weights(loaded: Any, others: list[str]) -> Any:
    if isinstance(loaded, dict) and not any(isinstance(value, torch.Tensor) for value in loaded.values()):
        for name in _WRAPPERS:
            if isinstance(loaded.get(name), dict):
                others += [str(key) for key in loaded if key != name]
                return loaded[name]
    return loaded


def _flatten(name: str, value: Any, found: dict[str, Value], others: list[str]) -> None:
    if isinstance(value, torch.Tensor):
        found[name] = value.detach()
    elif isinstance(value, dict | list | tuple):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            _flatten(f"{name}.{key}" if name else str(key), item, found, others)
    elif value is not None:
        others.append(name)


class _Record(NamedTuple):
    """Where the elements of a tensor are."""

    key: str


class _Placed:
    """A tensor as torch pickles it: how to build it from its elements, which are a record of their own."""

    def __init__(self, record: _Record, spec: Spec) -> None:
        self.record, self.dtype, self.shape = record, spec.dtype, spec.shape
        self.strides = torch.empty(self.shape, device="meta").stride()
        self.num_elements = math.prod(self.shape)

    def __reduce__(self) -> tuple:
        arguments: tuple[Any, ...] = (
            _Storage(self.record, self.dtype, self.num_elements),
            0,
            self.shape,
            self.strides,
            False,
            OrderedDict(),
        )
        if self.dtype in _LEGACY:
            return torch._utils._rebuild_tensor_v2, arguments
        return torch._utils._rebuild_tensor_v3, (*arguments, self.dtype, {})


class _Storage(NamedTuple):
    record: _Record
    dtype: torch.dtype
    num_elements: int


_LEGACY = {
    torch.float64: torch.DoubleStorage,
    torch.float32: torch.FloatStorage,
    torch.float16: torch.HalfStorage,
    torch.bfloat16: torch.BFloat16Storage,
    torch.int64: torch.LongStorage,
    torch.int32: torch.IntStorage,
    torch.int16: torch.ShortStorage,
    torch.int8: torch.CharStorage,
    torch.uint8: torch.ByteStorage,
    torch.bool: torch.BoolStorage,
    torch.complex64: torch.ComplexFloatStorage,
    torch.complex128: torch.ComplexDoubleStorage,
}


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: Any) -> Any:
        if not isinstance(obj, _Storage):
            return None
        kind = _LEGACY.get(obj.dtype, torch.UntypedStorage)
        count = obj.num_elements if obj.dtype in _LEGACY else obj.num_elements * obj.dtype.itemsize
        return "storage", kind, obj.record.key, "cpu", count
