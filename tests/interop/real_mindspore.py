"""The real MindSpore's side of the exchange; run where mindspore 2.10 is installed.

``python -m tests.interop.real_mindspore save [folder]`` writes the files of checkpoint_cases.py (to ``files/``);
``python -m tests.interop.real_mindspore load file ...`` prints what it finds in the files, as JSON.
"""

import json
import sys
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore.train import serialization

from tests.interop.checkpoint_cases import FILES, LARGE, SLICE_SIZE


def save(folder: Path) -> None:
    whole = serialization.SLICE_SIZE
    for name, (file_format, crc_check, parameters, appended) in FILES.items():
        serialization.SLICE_SIZE = SLICE_SIZE // 1024 if parameters is LARGE else whole
        items = [{"name": key, "data": tensor(*value)} for key, value in parameters.items()]
        path = folder / name
        ms.save_checkpoint(items, str(path), append_dict=appended, crc_check=crc_check, format=file_format)
        path.chmod(0o644)


def tensor(dtype: str, array: np.ndarray) -> ms.Tensor:
    if dtype != "bfloat16":
        return ms.Tensor(array, getattr(ms, dtype))
    # Through float32, of which bfloat16 is the upper half.
    return ms.Tensor((array.astype(np.uint32) << 16).view(np.float32)).astype(ms.bfloat16)


def load(path: str) -> dict[str, list]:
    return {name: facts(value) for name, value in ms.load_checkpoint(path, format=path.rpartition(".")[2]).items()}


def facts(value: ms.Parameter | str) -> list:
    """dtype, shape and the bytes in hexadecimal; for a text, the text."""
    if isinstance(value, str):
        return ["str", value]
    return [str(value.dtype), list(value.shape), np.ascontiguousarray(value.asnumpy()).tobytes().hex()]


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "save":
        save(Path(arguments[0]) if arguments else Path(__file__).parent / "files")
    else:
        print(json.dumps([load(path) for path in arguments]))
