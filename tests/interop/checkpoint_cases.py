"""The contents of the checkpoints that are exchanged with the real MindSpore, in NumPy alone.

A parameter is a MindSpore dtype and an array; bfloat16, which NumPy lacks, is given by its bits.
"""

import numpy as np

_FLOATS = [0.0, -0.0, 1.5, -2.0, np.inf, -np.inf, np.nan, 1e-7, 1 / 3]
_INTS = {name: np.iinfo(name) for name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")}

EVERY_DTYPE = {
    "bool_": np.array([[True, False], [False, True]]),
    **{name: np.array([limits.min, 0, 1, limits.max], name) for name, limits in _INTS.items()},
    **{name: np.array(_FLOATS, name).reshape(3, 3) for name in ("float16", "float32", "float64")},
    "bfloat16": np.array([0x0000, 0x8000, 0x3F80, 0xC000, 0x7F80, 0x7FC0, 0x0001, 0x3EAB], np.uint16),
}
COMPLEX = {
    "complex64": np.array([1 + 2j, complex(-0.0, np.inf)], np.complex64),
    "complex128": np.array([[1 + 2j, complex(np.nan, -1.0)]], np.complex128),
}

# name -> (dtype, array)
DTYPES = {f"of.{dtype}": (dtype, array) for dtype, array in EVERY_DTYPE.items()}
SHAPES = {
    "scalar": ("float32", np.float32(2.5)),
    "one": ("float32", np.ones(1, np.float32)),
    "ones": ("int64", np.ones((1, 1, 1), np.int64)),
    "deep": ("int16", np.arange(48, dtype=np.int16).reshape(1, 2, 3, 1, 4, 2)),
}
NAMES = {
    name: ("int32", np.array([number], np.int32))
    for number, name in enumerate(
        ["", "a", "backbone.conv1.weight", "вес.слоя", "权重.偏置", "وزن", "😀", 'quo"te\\', "line\nfeed", "long" * 64]
    )
}
COMPLEXES = {f"of.{dtype}": (dtype, array) for dtype, array in COMPLEX.items()}
NETWORK = {
    "fc.weight": ("float32", np.linspace(-1, 1, 12, dtype=np.float32).reshape(4, 3)),
    "fc.bias": ("float16", np.array([0.5, -0.5, 0, 1], np.float16)),
    "steps": ("int32", np.int32(7)),
}
LARGE = {
    "before": ("int8", np.array([1, 2, 3], np.int8)),
    "large": ("float32", np.arange(750, dtype=np.float32).reshape(25, 30)),
    "exact": ("uint8", (np.arange(2048) % 251).astype(np.uint8)),
    "after": ("float64", np.array([0.1])),
}
# In the recorded file of LARGE a tensor is cut after so many bytes, instead of the 512 MiB of every other file.
SLICE_SIZE = 1024
APPENDED = {"epoch": 3, "negative": -1, "rate": 0.1, "done": True, "note": "añ😀", "empty": ""}

# The key of the encrypted files, which hold NETWORK; their names are those of the ciphers.
KEY = b"0123456789abcdef"
CIPHERS = ("AES-GCM", "AES-CBC", "SM4-CBC")

# file -> (format, checksum, parameters, appended)
FILES = {
    "dtypes.ckpt": ("ckpt", False, DTYPES, None),
    "dtypes.safetensors": ("safetensors", False, DTYPES, None),
    "shapes.ckpt": ("ckpt", True, SHAPES, None),
    "shapes.safetensors": ("safetensors", False, SHAPES | {"empty": ("float32", np.ones((2, 0), np.float32))}, None),
    "names.ckpt": ("ckpt", False, NAMES, None),
    "names.safetensors": ("safetensors", False, NAMES, None),
    "network.ckpt": ("ckpt", True, NETWORK, None),
    "network.safetensors": ("safetensors", True, NETWORK, None),
    "large.ckpt": ("ckpt", True, LARGE, None),
    "complex.ckpt": ("ckpt", False, COMPLEXES, None),
    "appended.ckpt": ("ckpt", False, NETWORK, APPENDED),
}
