"""Calls of the program's own code, row by row: in this thread, in worker threads or in worker processes.

The order of the rows is kept, only a bounded number of them is on its way, and nothing runs on when the rows are no
longer wanted: a generator that is dropped, closed or broken out of ends its workers.
"""

import collections
import itertools
import multiprocessing
import os
import random
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
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
        processes: workers are processes, where the system can start them as the settings say; otherwise threads.
    """
    workers = min(workers, os.cpu_count() or 1)
    if workers == 1:
        return (call_each(who, call, items) for items in epochs)
    if processes and config.get_multiprocessing_start_method() in multiprocessing.get_all_start_methods():
        return _in_processes(who, call, epochs, workers)
    return (_checked(who, _in_threads(who, call, iter(items), workers)) for items in epochs)


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


def _checked(who: str, groups: Iterator[list]) -> Iterator:
    """The results of all groups; a failure among them is raised."""
    for number, result in enumerate(itertools.chain.from_iterable(groups)):
        if isinstance(result, _Failure):
            if result.refused:
                raise failure(who, number, Refused(result.message))
            raise _failed(who, number, result.message) from WorkerTraceback(result.traceback)
        yield result


def _groups(who: str, items: Iterator, workers: int) -> Iterator[list]:
    """Items that travel together, since handing over takes longer than many a function on a row.

    All workers together have ``prefetch_size`` rows, or a batch each.
    """
    size = 1 if who == "batch" else max(1, config.get_prefetch_size() // workers)
    while group := list(itertools.islice(items, size)):
        yield group


def _in_threads(who: str, call: Call, items: Iterator, workers: int) -> Iterator[list]:
    pool = ThreadPoolExecutor(workers, thread_name_prefix=f"amadou-{who}")
    try:
        futures = (pool.submit(_call_group, call, group) for group in _groups(who, items, workers))
        pending = collections.deque(itertools.islice(futures, workers))
        while pending:
            results = pending.popleft().result()
            pending.extend(itertools.islice(futures, 1))
            yield results
    finally:
        pool.shutdown(cancel_futures=True)


def _in_processes(who: str, call: Call, epochs: Iterator[Iterable], workers: int) -> Iterator[Iterator]:
    context: Any = multiprocessing.get_context(config.get_multiprocessing_start_method())
    processes, connections = [], []
    seeds = itertools.count(config.pipeline_seed())
    busy: collections.deque[Connection] = collections.deque()
    try:
        for _ in range(workers):
            connection, other_end = context.Pipe()
            connections.append(connection)
            processes.append(context.Process(target=_serve, args=(call, other_end), daemon=True))
            processes[-1].start()
            other_end.close()
        for items in epochs:
            while busy:  # the epoch before was left early
                busy.popleft().recv()
            groups = ((group, next(seeds) % 2**32) for group in _groups(who, iter(items), workers))
            yield _checked(who, _exchange(who, connections, groups, busy))
    finally:
        for process, connection in zip(processes, connections, strict=True):
            process.terminate()
            process.join()
            connection.close()


def _exchange(
    who: str, connections: list[Connection], groups: Iterator, busy: collections.deque[Connection]
) -> Iterator[list]:
    """The results of the groups in their order. A worker gets a group only when it has handed in the one before.

    So neither side ever waits for the other to read. ``busy`` are the workers that have a group, in its order.
    """
    for connection, group in zip(connections, groups, strict=False):
        connection.send(group)
        busy.append(connection)
    while busy:
        connection = busy.popleft()
        try:
            results = connection.recv()
        except (EOFError, OSError):
            raise RuntimeError(f"For '{who}', a worker process ended before its work was done.") from None
        for group in itertools.islice(groups, 1):
            connection.send(group)
            busy.append(connection)
        yield results


def _serve(call: Call, connection: Connection) -> None:
    """What a worker process does, until it is terminated."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program
    torch.set_num_threads(1)
    while True:
        items, seed = connection.recv()
        # Seeds belong to groups, not to workers, so that random choices do not depend on who makes them.
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        connection.send(_call_group(call, items))
