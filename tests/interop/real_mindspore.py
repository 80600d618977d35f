"""The real MindSpore's side of the exchange; run where mindspore 2.10 is installed.

``python -m tests.interop.real_mindspore save [folder]`` writes the files of checkpoint_cases.py (to ``files/``);
``save_encrypted`` writes those that are encrypted, which differ each time;
``python -m tests.interop.real_mindspore load file ...`` prints what it finds in the files, as JSON;
``digest file [cipher]`` prints the SHA-256 of every parameter.

For ``tests/exchange.py``: ``send folder count 0`` writes generated files to ``folder/sent``, ``look folder count 0
back`` prints the files in ``folder/back`` in which anything changed, ``answer folder count 0`` reads what was ``asked``
and writes it to ``answered``; with a number of bytes in place of the 0 they do so with one file of this size.
"""

import hashlib
import json
import sys
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore.train import serialization

from tests.interop.checkpoint_cases import CIPHERS, FILES, KEY, LARGE, NETWORK, SLICE_SIZE
from tests.interop.generated_cases import Case, Facts, cases, large_case
from tests.interop.generated_cases import digest as digest_of


def save(folder: Path) -> None:
    whole = serialization.SLICE_SIZE
    for name, (file_format, crc_check, parameters, appended) in FILES.items():
        serialization.SLICE_SIZE = SLICE_SIZE // 1024 if parameters is LARGE else whole
        items = [{"name": key, "data": tensor(*value)} for key, value in parameters.items()]
        path = folder / name
        ms.save_checkpoint(items, str(path), append_dict=appended, crc_check=crc_check, format=file_format)
        path.chmod(0o644)


def save_encrypted(folder: Path) -> None:
    items = [{"name": key, "data": tensor(*value)} for key, value in NETWORK.items()]
    for mode in CIPHERS:
        path = folder / f"{mode}.ckpt"
        ms.save_checkpoint(items, str(path), enc_key=KEY, enc_mode=mode)
        path.chmod(0o644)


def tensor(dtype: str, array: np.ndarray) -> ms.Tensor:
    if dtype != "bfloat16":
        return ms.Tensor(array, getattr(ms, dtype))
    # Through float32, of which bfloat16 is the upper half.
    wide = np.atleast_1d(array).astype(np.uint32) << 16
    return ms.Tensor(wide.view(np.float32).reshape(array.shape)).astype(ms.bfloat16)


def load(path: str) -> dict[str, list]:
    return {name: facts(value) for name, value in ms.load_checkpoint(path, format=path.rpartition(".")[2]).items()}


def digest(path: str, mode: str | None) -> dict[str, str]:
    options = {} if mode is None else {"dec_key": KEY, "dec_mode": mode}
    loaded = ms.load_checkpoint(path, crc_check=mode is None, **options)
    return {name: hashlib.sha256(value.asnumpy().tobytes()).hexdigest() for name, value in loaded.items()}


def facts(value: ms.Parameter | str) -> list:
    """dtype, shape and the bytes in hexadecimal; for a text, the text."""
    if isinstance(value, str):
        return ["str", value]
    return [str(value.dtype), list(value.shape), np.ascontiguousarray(value.asnumpy()).tobytes().hex()]


# -- generated files ---------------------------------------------------------------------------------------------------

WHOLE = serialization.SLICE_SIZE
# It refuses a file that is larger than the memory in which nothing is, and counts what the system keeps of files.
serialization._check_checkpoint_protobuf_size = lambda path, size: None


def save_case(case: Case, path: Path, items: list[dict]) -> None:
    serialization.SLICE_SIZE = SLICE_SIZE // 1024 if case.is_sliced else WHOLE
    key = {} if case.key is None else {"enc_key": case.key, "enc_mode": case.mode}
    ms.save_checkpoint(items, str(path), crc_check=case.crc_check, format=case.format, **key)


def load_case(case: Case, path: Path) -> dict[str, ms.Parameter]:
    key = {} if case.key is None else {"dec_key": case.key, "dec_mode": case.mode}
    return ms.load_checkpoint(str(path), crc_check=case.crc_check, format=case.format, **key)


def facts_of(loaded: dict[str, ms.Parameter]) -> Facts:
    return [(name, str(value.dtype), value.shape, digest_of(value.asnumpy())) for name, value in loaded.items()]


def send(folder: Path, all_cases: list[Case]) -> None:
    for case in all_cases:
        items = [{"name": name, "data": tensor(*value)} for name, value in case.parameters.items()]
        save_case(case, folder / "sent" / case.file, items)


def look(folder: Path, all_cases: list[Case], step: str) -> list[str]:
    """The files of a step in which anything is not as it was made."""
    return [
        f"{step}/{case.file}"
        for case in all_cases
        if not case.is_one_way
        and facts_of(load_case(case, folder / step / case.file)) != case.facts(without_empty=step == "back")
    ]


def answer(folder: Path, all_cases: list[Case]) -> None:
    for case in all_cases:
        if not case.is_one_way:
            asked = load_case(case, folder / "asked" / case.file)
            items = [{"name": name, "data": value} for name, value in asked.items()]
            save_case(case, folder / "answered" / case.file, items)


EXCHANGE = {"send": send, "look": look, "answer": answer}

if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "save":
        save(Path(arguments[0]) if arguments else Path(__file__).parent / "files")
    elif command == "save_encrypted":
        save_encrypted(Path(arguments[0]) if arguments else Path(__file__).parent / "files")
    elif command in EXCHANGE:
        folder, count, large, *step = arguments
        all_cases = [large_case(int(large))] if int(large) else cases(int(count))
        print(json.dumps(EXCHANGE[command](Path(folder), all_cases, *step)))
    elif command == "digest":
        print(json.dumps([digest(arguments[0], arguments[1] if len(arguments) > 1 else None)]))
    else:
        print(json.dumps([load(path) for path in arguments]))
