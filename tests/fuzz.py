"""Damaged and hostile checkpoint files: each is read or refused, without crash, hang or memory beyond its size.

``python -m tests.fuzz --count 100000`` makes files out of valid ones (bits flipped, bytes cut out, put in and repeated,
sizes replaced by huge ones) and reads them in a process of its own, whose memory is limited. A file that does harm is
kept in the folder that is printed.
"""

import argparse
import io
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save as safetensors_bytes

from amadou.bridge import checkpoint_file, cipher, protobuf, torch_file
from amadou.bridge.files import open_state
from amadou.bridge.tensors import Spec

KEY = b"0123456789abcdef"
SECONDS = 10  # after which a file counts as a hang
HEADROOM = 192 * 2**20  # for what reading needs beside the file, such as the parts of libraries loaded on the way
SIZES = (0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 2**40, 2**63 - 1, 2**64 - 1)


def valid_files() -> dict[str, bytes]:
    """One small file of every kind, by a name with its ending."""
    values = {
        "backbone.conv.weight": torch.arange(24.0).reshape(2, 3, 2, 2),
        "backbone.norm.moving_mean": torch.ones(3, dtype=torch.float64),
        "scalar": torch.tensor(7),
        "mask": torch.tensor([True, False]),
        "empty": torch.zeros(2, 0),
        "вес": torch.ones(2, dtype=torch.bfloat16),
    }
    plain, with_crc = io.BytesIO(), io.BytesIO()
    checkpoint_file.write(plain, [*values.items(), ("note", "añ")])
    checkpoint_file.write(with_crc, values.items(), crc_check=True)
    files = {
        "plain.ckpt": plain.getvalue(),
        "crc.ckpt": with_crc.getvalue(),
        "x.safetensors": safetensors_bytes(values),
    }
    for mode in cipher.MODES:
        encrypted = io.BytesIO()
        file = cipher.EncryptedFile(encrypted, KEY, mode)
        checkpoint_file.write(file, values.items())
        file.close()
        files[f"{mode}.ckpt"] = encrypted.getvalue()
    arrays = io.BytesIO()
    np.savez(arrays, a=np.arange(6.0), b=np.ones((2, 2), np.int8))
    files["x.npz"] = arrays.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        specs = [Spec(name, value.dtype, tuple(value.shape)) for name, value in values.items()]
        torch_file.write(Path(folder) / "x.pth", specs, values.__getitem__)
        files["x.pth"] = (Path(folder) / "x.pth").read_bytes()
        torch.save(values, Path(folder) / "old.pth", _use_new_zipfile_serialization=False)
        files["old.pth"] = (Path(folder) / "old.pth").read_bytes()
    return files


def damaged(data: bytes, chance: random.Random) -> bytes:
    """``data`` after one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(ACCIDENTS)(bytearray(data), chance)
    return data


def flip(data: bytearray, chance: random.Random) -> bytes:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def set_byte(data: bytearray, chance: random.Random) -> bytes:
    if data:
        data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
    return bytes(data)


def cut_short(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: chance.randint(0, len(data))])


def cut_out(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    del data[start : start + chance.choice((1, 2, 8, 64))]
    return bytes(data)


def repeat(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    part = data[start : start + chance.choice((1, 8, 64, 1024))]
    data[start:start] = part * chance.choice((1, 2, 50))
    return bytes(data)


def put_size(data: bytearray, chance: random.Random) -> bytes:
    """A huge number over what may be a size: fixed width, or a varint as protobuf has it."""
    number, start = chance.choice(SIZES), chance.randint(0, len(data))
    if chance.random() < 0.5:
        text = protobuf.encode_number(number)
    else:
        text = number.to_bytes(8, "little")[: chance.choice((2, 4, 8))]
    data[start : start + len(text)] = text
    return bytes(data)


ACCIDENTS = (flip, flip, set_byte, cut_short, cut_out, repeat, put_size, put_size)


def read_all(path: Path, mode: str) -> str:
    """Read everything in a file; "read" or "refused", anything else is raised."""
    key = KEY if mode in cipher.MODES else None
    try:
        state = open_state(path, key, mode if key else "AES-GCM")
        for item in state.items.values():
            value = item.read()
            if isinstance(value, torch.Tensor):
                value.float().sum()
    except ValueError:
        return "refused"
    return "read"


def limit_memory() -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + HEADROOM, resource.RLIM_INFINITY))


def work(seed: int, count: int, folder: str, results: object) -> None:
    """Make and read files; what does harm ends the process, with the file left behind."""
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError(f"longer than {SECONDS} s")))
    torch.set_num_threads(1)
    chance, files = random.Random(seed), valid_files()
    for name, data in files.items():  # what loads libraries, before memory is limited
        path = Path(folder) / name
        path.write_bytes(data)
        assert read_all(path, path.stem) == "read", name
    limit_memory()
    counts: Counter[str] = Counter()
    for _ in range(count):
        name = chance.choice(list(files))
        path = Path(folder) / name
        data = damaged(files[name], chance)
        path.unlink(missing_ok=True)  # what is still mapped keeps the old file
        path.write_bytes(data)
        signal.alarm(SECONDS)
        counts[read_all(path, path.stem)] += 1
        signal.alarm(0)
        path.unlink()
    results.put(dict(counts))  # type: ignore[attr-defined]


def fuzz(count: int, seed: int, folder: Path) -> dict[str, int]:
    """Read ``count`` damaged files.

    Raises:
        AssertionError: if one does harm; it lies in ``folder``.
    """
    context = get_context("spawn")
    results = context.Queue()
    process = context.Process(target=work, args=(seed, count, str(folder), results))
    process.start()
    process.join()
    left = [str(path) for path in folder.iterdir()]
    assert process.exitcode == 0, f"exit code {process.exitcode}; the file that did it is the newest of {left}"
    return results.get()


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    folder, start = Path(tempfile.mkdtemp(prefix="fuzz-")), time.monotonic()
    total: Counter[str] = Counter()
    for chunk in range(0, options.count, 5000):
        total.update(fuzz(min(5000, options.count - chunk), options.seed + chunk, folder))
        print(f"{sum(total.values())} files: {dict(total)}, {time.monotonic() - start:.0f} s", flush=True)
    folder.rmdir()


if __name__ == "__main__":
    sys.exit(main())
