"""The pickled files of CIFAR, read without running what a pickle may hold."""

import pickle
from pathlib import Path
from typing import Any

# what a pickled dict of lists, bytes and NumPy arrays is made with
_ALLOWED = {
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy.core.numeric", "_frombuffer"),
    ("numpy._core.numeric", "_frombuffer"),
    ("_codecs", "encode"),
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is nothing that a file of images needs")
        return super().find_class(module, name)


def load(path: Path) -> dict[Any, Any]:
    """The dict of a file. RuntimeError if it is none, or holds other things than arrays, lists and texts."""
    try:
        with path.open("rb") as file:
            found = _Unpickler(file, encoding="bytes").load()
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ValueError) as error:
        raise RuntimeError(f"The file {path} cannot be read: {error}.") from error
    if not isinstance(found, dict):
        raise RuntimeError(f"The file {path} must hold a dict, but holds a {type(found).__name__}.")
    return found
