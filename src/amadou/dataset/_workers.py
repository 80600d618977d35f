"""Calls of the program's own code, row by row: in this thread, in worker threads or in worker processes.

The order of the rows is kept, only a bounded number of them is on its way, and nothing runs on when the rows are no
longer wanted: a generator that is dropped, closed or broken out of ends its workers.
"""

import collections
import itertools
import multiprocessing
import os
import random
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

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
    return _in_workers(who, call, epochs, workers, processes)


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


@dataclass(frozen=True)
class _Failure:
    """Why a worker could not go on: as text, since exceptions and tracebacks cannot always be sent to a process."""

    message: str
    traceback: str
    refused: bool


class WorkerTraceback(Exception):
    """Where the program's code failed in a worker; the cause of the RuntimeError."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def _in_workers(who: str, call: Call, epochs: Iterator[Iterable], workers: int, processes: bool) -> Iterator[Iterator]:
    # To hand over a row takes longer than many a function on it, so rows travel in groups; a batch is one already.
    size = config.get_prefetch_size()
    group_size = 1 if who == "batch" else max(1, size // (2 * workers))
    pool, submit = _pool(who, call, workers, processes)
    try:
        for items in epochs:
            groups = _groups(iter(items), group_size)
            results = _results(submit, groups, max(workers, size // group_size))
            yield _checked(who, itertools.chain.from_iterable(results))
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(who: str, call: Call, workers: int, processes: bool) -> tuple[Executor, Callable[[list], Future]]:
    """Workers, and how to hand them a group of items."""
    if not processes:
        threads = ThreadPoolExecutor(workers, thread_name_prefix=f"amadou-{who}")
        return threads, lambda items: threads.submit(_call_group, call, items)
    context = multiprocessing.get_context(config.get_multiprocessing_start_method())
    pool = ProcessPoolExecutor(workers, context, _remember, (call,))
    seeds = itertools.count(config.pipeline_seed())
    return pool, lambda items: pool.submit(_call_group_remembered, items, next(seeds) % 2**32)


def _groups(items: Iterator, size: int) -> Iterator[list]:
    while group := list(itertools.islice(items, size)):
        yield group


def _results(submit: Callable[[list], Future], groups: Iterator[list], ahead: int) -> Iterator[list]:
    """The results of the groups, in their order; ``ahead`` groups are on their way."""
    pending = collections.deque(map(submit, itertools.islice(groups, ahead)))
    while pending:
        yield pending.popleft().result()
        pending.extend(map(submit, itertools.islice(groups, 1)))


def _checked(who: str, results: Iterator) -> Iterator:
    for number, result in enumerate(results):
        if isinstance(result, _Failure):
            if result.refused:
                raise failure(who, number, Refused(result.message))
            raise _failed(who, number, result.message) from WorkerTraceback(result.traceback)
        yield result


def _call_group(call: Call, items: list) -> list:
    """The results up to the first failure, and that."""
    results: list = []
    try:
        for item in items:
            results.append(call(item))  # noqa: PERF401 (a comprehension would lose what was made before a failure)
    except Refused as error:
        results.append(_Failure(str(error), "", refused=True))
    except Exception as error:
        results.append(_Failure(f"{type(error).__name__}: {error}", traceback.format_exc(), refused=False))
    return results


_remembered: Call


def _remember(call: Call) -> None:
    """What a worker process is to call; a forked one inherits it, so it may be a lambda."""
    global _remembered
    _remembered = call
    torch.set_num_threads(1)


def _call_group_remembered(items: list, seed: int) -> list:
    # Seeds belong to groups, not to workers: which of them gets a group is a matter of chance.
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    return _call_group(_remembered, items)
