"""C functions of shared libraries on the memory of tensors, as ``ops.Custom`` has them with the type "aot".

Such a function is ``int f(int nparam, void **params, int *ndims, int64_t **shapes, const char **dtypes, void *stream,
void *extra)``: the inputs come first, then the outputs, and 0 means that all went well.
"""

import ctypes
import functools
import pathlib
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from typing import Any

import torch

from .._gaps import GapError

_SHAPE = ctypes.POINTER(ctypes.c_int64)


@functools.cache
def load(place: str) -> Callable[[Sequence[torch.Tensor]], None]:
    """The function at ``place``, "path:name", of a library or of a C++ file, which is compiled first.

    Raises:
        RuntimeError: if there is no such file or function, or the file cannot be compiled.
        GapError: if the function keeps a state by MindSpore's C++ class AotExtra.
    """
    path, colon, name = place.rpartition(":")
    if not colon:
        raise RuntimeError(f"For 'Custom', 'func' must be 'path:name' of a C function, but got {place!r}.")
    if not pathlib.Path(path).is_file():
        raise RuntimeError(f"For 'Custom', there must be a file at the path of 'func', but got {path!r}.")
    is_source = path.endswith((".cc", ".cpp", ".cxx"))
    library = _compiled(path) if is_source else ctypes.CDLL(str(pathlib.Path(path).resolve()))
    if hasattr(library, f"{name}Init"):
        raise GapError(f"For 'Custom', amadou has no AotExtra for '{name}Init'; write the operator with torch.library.")
    try:
        function = library[name]
    except AttributeError:
        raise RuntimeError(f"For 'Custom', 'func' must name a C function of {path!r}, but got {name!r}.") from None
    return functools.partial(_call, function, place)


def _compiled(source: str) -> ctypes.CDLL:
    with tempfile.TemporaryDirectory() as folder:
        library = f"{folder}/custom.so"
        command = ["c++", "-std=c++17", "-O2", "-shared", "-fPIC", "-o", library, source]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"For 'Custom', the file of 'func' must be valid C++, but c++ says:\n{done.stderr}")
        return ctypes.CDLL(library)


def _call(function: Any, place: str, tensors: Sequence[torch.Tensor]) -> None:
    """Call the function with contiguous tensors of one device, the last of which it fills."""
    count = len(tensors)
    shapes = [(ctypes.c_int64 * t.ndim)(*t.shape) for t in tensors]
    names = [str(t.dtype).removeprefix("torch.").encode() for t in tensors]
    code = function(
        count,
        (ctypes.c_void_p * count)(*(t.data_ptr() for t in tensors)),
        (ctypes.c_int * count)(*(t.ndim for t in tensors)),
        (_SHAPE * count)(*(ctypes.cast(shape, _SHAPE) for shape in shapes)),
        (ctypes.c_char_p * count)(*names),
        ctypes.c_void_p(torch.cuda.current_stream().cuda_stream if tensors[0].is_cuda else None),
        None,
    )
    if code:
        raise RuntimeError(f"For 'Custom', the function {place!r} must return 0, but got {code}.")
