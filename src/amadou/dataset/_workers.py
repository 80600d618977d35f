"""Calls of the program's own code, row by row: in this thread, in worker threads or in worker processes.

The order of the rows is kept, only a bounded number of them is on its way, and nothing runs on when the rows are no
longer wanted: a generator that is dropped, closed or broken out of ends its workers.
"""

import collections
import itertools
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import torch
from torch.utils.data import DataLoader

from . import config
from ._rows import Refused

Call = Callable[[Any], Any]


def run(who: str, call: Call, epochs: Iterator[Iterable], workers: int, processes: bool) -> Iterator[Iterator]:
    """For each epoch the results of ``call`` on its items, in their order.

    Args:
        who: the public name of the step, for error messages.
        workers: 1 calls in this thread.
        processes: workers are processes; otherwise threads.
    """
    workers = min(workers, os.cpu_count() or 1)
    if workers == 1:
        return (call_each(who, call, items) for items in epochs)
    if processes:
        return _in_processes(who, call, epochs, workers)
    return (_in_threads(who, call, items, workers) for items in epochs)


def failure(who: str, number: int, error: Exception) -> RuntimeError:
    """What a failed row becomes; the program's own exception is to be its cause."""
    if isinstance(error, Refused):
        return RuntimeError(f"For '{who}', {_unit(who)} {number} cannot be used: {error}.")
    return _failed(who, number, f"{type(error).__name__}: {error}")


def _failed(who: str, number: int, message: str) -> RuntimeError:
    return RuntimeError(f"For '{who}', the program's own code failed on {_unit(who)} {number}: {message}")


def _unit(who: str) -> str:
    return "batch" if who == "batch" else "row"


def read(who: str, open_items: Callable[[], Iterable]) -> Iterator:
    """The items of an iterable of the program's own."""
    number = 0
    try:
        for item in open_items():
            yield item
            number += 1
    except Exception as error:
        raise failure(who, number, error) from error


def call_each(who: str, call: Call, items: Iterable) -> Iterator:
    """The results of ``call`` on the items, in this thread."""
    for number, item in enumerate(items):
        try:
            result = call(item)
        except Exception as error:
            raise failure(who, number, error) from _cause(error)
        yield result


def _cause(error: Exception) -> Exception | None:
    """What to show as the cause: nothing for a row that a step of the pipeline itself refused."""
    return None if isinstance(error, Refused) else error


def _in_threads(who: str, call: Call, items: Iterable, workers: int) -> Iterator:
    items = iter(items)
    pool = ThreadPoolExecutor(workers, thread_name_prefix=f"amadou-{who}")
    try:
        size = max(workers, config.get_prefetch_size())
        pending = collections.deque(pool.submit(call, item) for item in itertools.islice(items, size))
        for number in itertools.count():
            if not pending:
                return
            try:
                result = pending.popleft().result()
            except Exception as error:
                raise failure(who, number, error) from _cause(error)
            yield result
            pending.extend(pool.submit(call, item) for item in itertools.islice(items, 1))
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass
class _Failure:
    """An exception in a worker process, as text: its object and its traceback cannot always be sent."""

    message: str
    traceback: str
    refused: bool


class WorkerTraceback(Exception):
    """Where the program's code failed in a worker process; the cause of the RuntimeError."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


class _Caller(torch.utils.data.Dataset):
    """A torch dataset whose indices are groups of items: torch's workers then call on items of any kind, in order."""

    def __init__(self, call: Call):
        self.call = call

    def __getitem__(self, items: list) -> list:
        results: list = []
        try:
            for item in items:
                results.append(self.call(item))  # noqa: PERF401 (what was made before a failure is to be kept)
        except Refused as error:
            results.append(_Failure(str(error), "", refused=True))
        except Exception as error:
            results.append(_Failure(f"{type(error).__name__}: {error}", traceback.format_exc(), refused=False))
        return results


class _NextEpoch:
    """A sampler that gives groups of the items of the next epoch each time it is iterated."""

    def __init__(self, epochs: Iterator[Iterable], group_size: int):
        self.epochs, self.group_size = epochs, group_size

    def __iter__(self) -> Iterator[list]:
        items = iter(next(self.epochs))
        return iter(lambda: list(itertools.islice(items, self.group_size)), [])


def _unchanged(result: Any) -> Any:
    return result


def _in_processes(who: str, call: Call, epochs: Iterator[Iterable], workers: int) -> Iterator[Iterator]:
    # Sending takes longer than many a function on a row, so rows travel in groups; a batch is one already.
    group_size = 1 if who == "batch" else max(1, config.get_prefetch_size() // (2 * workers))
    loader: DataLoader = DataLoader(
        _Caller(call),
        batch_size=None,
        sampler=_NextEpoch(epochs, group_size),  # type: ignore[arg-type]
        num_workers=workers,
        collate_fn=_unchanged,
        persistent_workers=True,
        multiprocessing_context=multiprocessing.get_context(config.get_multiprocessing_start_method()),
        generator=torch.Generator().manual_seed(config.pipeline_seed()),  # leaves torch's global stream alone
    )
    while True:
        yield _received(who, loader)


def _received(who: str, loader: DataLoader) -> Iterator:
    for number, result in enumerate(itertools.chain.from_iterable(loader)):
        if isinstance(result, _Failure):
            if result.refused:
                raise failure(who, number, Refused(result.message))
            raise _failed(who, number, result.message) from WorkerTraceback(result.traceback)
        yield result
