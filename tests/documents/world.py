"""Runs examples for :mod:`tests.documents.examples`, in one process or in each of several.

The processes of a world wait for each other after every example; torch's launcher counts how often a world was started
anew, and here every example is such a start.
"""

import contextlib
import functools
import importlib
import json
import os
import sys
from pathlib import Path

import torch
import torch.distributed as dist
from torch.distributed.rendezvous import rendezvous

import amadou
from tests.documents.comparison import Outcome, fault_of
from tests.documents.execution import execute, in_a_child

# Imported once, in the parent; most else is imported with one of these.
_PRELOADED = ("mindspore.dataset", "mindspore.mint.distributed", "mindspore.ops.operations", "mindspore.train")
_WAIT_SECONDS = 20


def main(folder: Path) -> None:
    rows = json.loads((folder / "rows.json").read_text())
    size, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    store = next(rendezvous("env://"))[0] if size > 1 else dist.HashStore()
    for name in _PRELOADED:
        importlib.import_module(name)
    faults = {}
    for number, row in enumerate(rows):
        os.environ["TORCHELASTIC_RESTART_COUNT"] = str(number + 1)
        store.set(f"{number}/{rank}", json.dumps(in_a_child(functools.partial(_run, row["examples"]))))
        outcomes = [Outcome(*json.loads(store.get(f"{number}/{r}"))) for r in range(size)]
        faults[row["name"]] = fault_of(row["examples"], outcomes)
    if rank == 0:
        (folder / "faults.json").write_text(json.dumps(faults))


def _run(examples: list[list[str]]) -> Outcome:
    torch.set_num_threads(1)
    amadou.config.communication_timeout = _WAIT_SECONDS
    outcome = execute(examples)
    with contextlib.suppress(RuntimeError):
        if dist.is_initialized() and not outcome.error:
            dist.barrier()  # others may still be connecting to this process
        amadou.communication.release()
    return outcome


if __name__ == "__main__":
    main(Path(sys.argv[1]))
