"""What goes wrong while a pipeline runs is a clear error: no hang, no process left, no half-written file."""

import gc
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import torch

import amadou.dataset as ds
from amadou import context
from amadou.bridge.data import RowsAsTorch
from amadou.dataset.iterators import _moved
from amadou.mindrecord import FileReader

from .source_cases import PNG, make_files

# Python 3.12 warns of any fork in a process with threads; torch has threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def nothing_left():
    yield
    gc.collect()
    deadline = time.monotonic() + 20
    while multiprocessing.active_children():
        assert time.monotonic() < deadline, multiprocessing.active_children()
        time.sleep(0.01)


def rows(dataset, epochs=1):
    iterator = dataset.create_tuple_iterator(num_epochs=epochs, output_numpy=True)
    return [[row[0].tolist() for row in iterator] for _ in range(epochs)]


def test_a_generator_that_raises_names_the_row_after_all_before():
    def generate():
        for number in range(2000):
            if number == 1000:
                raise LookupError("no more")
            yield (np.int32(number),)

    iterator = ds.GeneratorDataset(generate, ["x"]).create_tuple_iterator(num_epochs=1, output_numpy=True)
    assert [int(next(iterator)[0]) for _ in range(1000)] == list(range(1000))
    with pytest.raises(RuntimeError, match=r"For 'GeneratorDataset', .* failed on row 1000: LookupError: no") as caught:
        next(iterator)
    assert isinstance(caught.value.__cause__, LookupError)
    frames = caught.value.__cause__.__traceback__
    while frames.tb_next:
        frames = frames.tb_next
    assert frames.tb_frame.f_code.co_name == "generate"


def test_a_killed_worker_process_is_an_error():
    def die(x):
        if x == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        return x

    dataset = ds.NumpySlicesDataset(list(range(500)), "x", shuffle=False)
    dataset = dataset.map(die, "x", num_parallel_workers=2, python_multiprocessing=True)
    with pytest.raises(RuntimeError, match=r"For 'map', a worker process ended"):
        rows(dataset)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_corrupt_image_is_named(tmp_path, workers):
    make_files(tmp_path)
    dataset = ds.ImageFolderDataset(str(tmp_path / "broken"), decode=True, shuffle=False, num_parallel_workers=workers)
    with pytest.raises(
        RuntimeError, match=r"For 'ImageFolderDataset', row 1 cannot be used: the image .*y\.png cannot"
    ):
        rows(dataset)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_vanishes_between_epochs_is_named(tmp_path, workers):
    for name in "abc":
        (tmp_path / "class").mkdir(exist_ok=True)
        (tmp_path / "class" / f"{name}.png").write_bytes(PNG)
    dataset = ds.ImageFolderDataset(str(tmp_path), shuffle=False, num_parallel_workers=workers)
    iterator = dataset.create_tuple_iterator(num_epochs=2, output_numpy=True)
    assert len(list(iterator)) == 3
    (tmp_path / "class" / "b.png").unlink()
    with pytest.raises(RuntimeError, match=r"row 1 cannot be used: the file .*b\.png cannot be read"):
        list(iterator)


def test_a_text_file_that_vanishes_between_epochs_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("x\ny\n")
    iterator = ds.TextFileDataset(str(tmp_path / "a.txt"), shuffle=False).create_tuple_iterator(num_epochs=2)
    assert len(list(iterator)) == 2
    (tmp_path / "a.txt").unlink()
    with pytest.raises(RuntimeError, match=r"the file .*a\.txt cannot be read"):
        list(iterator)


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt])
def test_an_interrupted_save_leaves_nothing(tmp_path, error):
    def generate():
        for number in range(3000):
            if number == 2500:
                raise error
            yield (np.int32(number),)

    with pytest.raises((RuntimeError, KeyboardInterrupt)):
        ds.GeneratorDataset(generate, ["x"]).save(str(tmp_path / "saved"), 2)
    assert list(tmp_path.iterdir()) == []
    ds.NumpySlicesDataset([1, 2], "x", shuffle=False).save(str(tmp_path / "saved"))
    assert [row["x"] for row in FileReader(str(tmp_path / "saved")).get_next()] == [1, 2]


def test_ctrl_c_ends_a_program_and_its_workers():
    program = """
import signal, time, numpy as np, amadou.dataset as ds
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background has Ctrl-C switched off
def slow(x):
    time.sleep(0.05)
    return x
data = ds.NumpySlicesDataset(list(range(100000)), "x", shuffle=False)
for number, row in enumerate(data.map(slow, "x", num_parallel_workers=2, python_multiprocessing=True)):
    if number == 3:
        print("running", flush=True)
"""
    run = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout.readline() == "running\n"
    children = subprocess.run(
        ["ps", "--ppid", str(run.pid), "-o", "pid="], capture_output=True, text=True
    ).stdout.split()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=20)
    assert "KeyboardInterrupt" in errors and run.returncode != 0
    assert children and not any(os.path.exists(f"/proc/{child}") for child in children)  # noqa: PTH110


@pytest.mark.parametrize("workers", [1, 2])
def test_memory_stays_flat_over_epochs(workers):
    dataset = ds.NumpySlicesDataset(np.zeros((200, 40_000), np.float32), "x")
    dataset = dataset.map(lambda x: x + 1, "x", num_parallel_workers=workers).batch(20)
    iterator = dataset.create_tuple_iterator(num_epochs=20)
    for epoch in range(20):
        for row in iterator:
            assert row[0].shape == (20, 40_000)
        if epoch == 4:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kilobytes; an epoch has 32,000


@pytest.mark.parametrize("num_workers", [0, 2])
def test_a_torch_data_loader_takes_the_rows(num_workers):
    dataset = ds.NumpySlicesDataset({"x": np.arange(10.0), "s": list("abcdefghij")}, shuffle=False)
    loader = torch.utils.data.DataLoader(RowsAsTorch(dataset), batch_size=None, num_workers=num_workers)
    found = [(row["x"].item(), row["s"]) for row in loader]
    assert sorted(found) == list(zip(map(float, range(10)), "abcdefghij", strict=True))
    assert len(loader) == 10


def test_torch_batches_rows_too():
    rows_of = RowsAsTorch(ds.NumpySlicesDataset({"x": np.arange(6, dtype=np.float32)}, shuffle=False))
    batches = [batch["x"].tolist() for batch in torch.utils.data.DataLoader(rows_of, batch_size=4)]
    assert batches == [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0]]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
def test_rows_come_to_the_gpu_through_pinned_memory():
    context.set_context(device_target="GPU")
    try:
        dataset = ds.NumpySlicesDataset(np.arange(64, dtype=np.float32).reshape(16, 4), "x", shuffle=False).batch(4)
        batches = [batch for (batch,) in dataset.create_tuple_iterator(num_epochs=1)]
        assert all(batch._t.is_cuda for batch in batches)
        assert np.concatenate([batch.asnumpy() for batch in batches]).ravel().tolist() == list(range(64))
    finally:
        context.set_context(device_target="CPU")
    loader = torch.utils.data.DataLoader(RowsAsTorch(dataset), batch_size=None, pin_memory=True)
    assert all(batch["x"].is_pinned() for batch in loader)


def test_a_copy_to_a_gpu_is_asynchronous_and_from_pinned_memory():
    """On any machine: a stand-in for a tensor says how it is asked to move."""

    class Tensor:
        def __init__(self, moves=()):
            self.moves = moves

        def pin_memory(self):
            return Tensor((*self.moves, "pinned"))

        def to(self, device, non_blocking=False):
            return Tensor((*self.moves, device.type, non_blocking))

    assert _moved(Tensor(), torch.device("cuda")).moves == ("pinned", "cuda", True)
    assert _moved(Tensor(), torch.device("cpu")).moves == ("cpu", False)
