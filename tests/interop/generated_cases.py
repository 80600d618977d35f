"""Checkpoints to exchange with the real MindSpore, made from a number, in NumPy alone.

A parameter is a MindSpore dtype and an array, as in checkpoint_cases.py. On processors MindSpore makes no tensor of
eight-bit floats, so there is none here.
"""

import hashlib
import math
import mmap
import random
from typing import NamedTuple

import numpy as np

from tests.interop.checkpoint_cases import CIPHERS, COMPLEX, EVERY_DTYPE

MANY = 10_000
_LARGE = 6 * 10**8  # bytes, more than a slice
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz0123456789_./-", "абвгдежзиклмнопрстуф", "αβγδεζηθικλμνξο", "אבגדהוזחטיכלמנ",
    "ابتثجحخدذرزسش", "अआइईउऊऋएऐकखगघ", "กขคงจฉชซฌญ", "权重偏置均值方差嵌入层归一", "かなカナ一丁七",
    "가나다라마바사아", "ἀἁἂéñ\u0302\u0308", "😀🤖🧠👩\u200d🔬🏳", "\"'\\\n\t{}[]:,<>&",
)  # fmt: skip
_SHOWN = {"bool_": "Bool", "bfloat16": "BFloat16", **{f"uint{n}": f"UInt{n}" for n in (8, 16, 32, 64)}}

Parameters = dict[str, tuple[str, np.ndarray]]
Facts = list[tuple[str, str, tuple[int, ...], str]]


class Case(NamedTuple):
    """A file and how it is saved."""

    file: str
    parameters: Parameters
    crc_check: bool = False
    key: bytes | None = None
    mode: str = "AES-GCM"
    is_sliced: bool = False

    @property
    def format(self) -> str:
        """Its ending."""
        return self.file.rpartition(".")[2]

    @property
    def is_one_way(self) -> bool:
        """Whether MindSpore writes it, but cannot read it."""
        return any(dtype in COMPLEX for dtype, _ in self.parameters.values())

    def facts(self, without_empty: bool) -> Facts:
        """Name, dtype, shape and digest of all parameters, in the file's order.

        Args:
            without_empty: whether those without elements are left out, as MindSpore does in a .ckpt.
        """
        names = sorted(self.parameters) if self.format == "safetensors" else self.parameters
        left_out = without_empty and self.format == "ckpt"
        return [
            (name, _SHOWN.get(dtype, dtype.capitalize()), array.shape, digest(array))
            for name, (dtype, array) in ((name, self.parameters[name]) for name in names)
            if array.size or not left_out
        ]


def digest(array: np.ndarray) -> str:
    """Of the bytes of the elements."""
    return hashlib.sha256(np.ascontiguousarray(array).view(np.uint8).data if array.size else b"").hexdigest()


def cases(count: int) -> list[Case]:
    """``count`` of them; the first two have very many parameters."""
    return [_case(number) for number in range(count)]


def large_case(size: int) -> Case:
    """Tensors of 600 MB, ``size`` bytes in all, nearly all of them zeros that no memory is set aside for.

    MindSpore writes larger tensors, but cannot read them: it counts a tensor's bytes in 32 bits.
    """
    parameters: Parameters = {}
    for start in range(0, size, _LARGE):
        array = _zeros(min(_LARGE, size - start))
        array[:: 2**20] = np.arange(start, start + len(array[:: 2**20])) % 251 + 1
        parameters[f"large.{start}"] = ("uint8", array)
    return Case("large.ckpt", parameters)


def _zeros(count: int) -> np.ndarray:
    memory = mmap.mmap(-1, count, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.madvise(mmap.MADV_NOHUGEPAGE)  # Linux would set aside 2 MiB for every byte that is written
    return np.frombuffer(memory, np.uint8)


def _case(number: int) -> Case:
    chance = random.Random(number)
    has_many = number < 2
    file_format = ("ckpt", "safetensors")[number] if has_many else chance.choice(("ckpt", "ckpt", "safetensors"))
    file = f"{number:03}.{file_format}"
    dtypes = list(EVERY_DTYPE)
    if file_format == "ckpt" and not has_many and chance.random() < 0.05:
        dtypes += COMPLEX
    parameters = {
        _name(chance, i): _parameter(chance, dtypes, 3 if has_many else 12)
        for i in range(MANY if has_many else chance.randint(1, 30))
    }
    if file_format == "safetensors":
        return Case(file, parameters, _can_be_summed(parameters) and chance.random() < 0.5)
    if chance.random() < 0.25:
        mode = chance.choice(CIPHERS)
        size = 16 if mode == "SM4-CBC" else chance.choice((16, 24, 32))
        return Case(file, parameters, key=chance.randbytes(size), mode=mode)
    return Case(file, parameters, chance.random() < 0.3, is_sliced=chance.random() < 0.3)


def _can_be_summed(parameters: Parameters) -> bool:
    """Whether MindSpore can make a checksum of safetensors: whole numbers of no axis break it."""
    return all(array.ndim or array.dtype.kind not in "iu" for _, array in parameters.values())


def _name(chance: random.Random, number: int) -> str:
    """Ends in its number, so that no two are the same."""
    return "".join(chance.choices(chance.choice(_ALPHABETS), k=chance.randint(1, 40))).lstrip() + str(number)


def _parameter(chance: random.Random, dtypes: list[str], longest: int) -> tuple[str, np.ndarray]:
    dtype = chance.choice(dtypes)
    shape = [chance.randint(1, longest) for _ in range(chance.randint(0, 3))]
    if len(shape) > 1 and chance.random() < 0.05:
        shape[chance.randrange(len(shape))] = 0
    count = math.prod(shape)
    if dtype == "bool_":
        array = np.array(chance.choices((False, True), k=count), bool)
    elif dtype == "bfloat16":
        array = np.frombuffer(chance.randbytes(2 * count), np.uint16).copy()
        array[(array & 0x7FFF) > 0x7F80] = 0x7FC0  # it goes through float32, where other NaN may change
    else:
        array = np.frombuffer(chance.randbytes(np.dtype(dtype).itemsize * count), dtype)
    return dtype, array.reshape(shape)
