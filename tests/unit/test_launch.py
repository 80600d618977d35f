"""How a process finds the others: the variables of torch's launcher and of MindSpore's."""

import os
from datetime import timedelta

import pytest
import torch

from amadou.communication import get_rank, groups, init
from amadou.kernels.buckets import buckets_of
from amadou.kernels.collective import waiting
from amadou.mint.distributed import init_process_group

VARIABLES = ["RANK", "WORLD_SIZE", "LOCAL_RANK", "MASTER_ADDR", "MASTER_PORT", "RANK_ID", "RANK_SIZE", "DEVICE_ID"]
VARIABLES += ["MS_ROLE", "MS_WORKER_NUM", "MS_NODE_ID", "MS_SCHED_HOST", "MS_SCHED_PORT"]


@pytest.fixture
def environment(monkeypatch):
    """Set the variables of a launcher; there are no others, and this process is in no group."""
    groups.release()  # what other tests have sent alone
    for name in VARIABLES:
        monkeypatch.setenv(name, "")  # so that what is set in between is forgotten
        monkeypatch.delenv(name)

    def set_variables(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return set_variables


def test_programs_find_the_variables_of_mindspores_launcher(environment):
    environment(RANK="3", WORLD_SIZE="4", LOCAL_RANK="1", MASTER_ADDR="host0", MASTER_PORT="29500", RANK_SIZE="4")
    groups.show_launcher()
    shown = {name: os.environ.get(name) for name in VARIABLES[5:]}
    assert shown == {
        "RANK_ID": "3",
        "RANK_SIZE": "4",
        "DEVICE_ID": "1",
        "MS_ROLE": None,
        "MS_WORKER_NUM": "4",
        "MS_NODE_ID": "3",
        "MS_SCHED_HOST": "host0",
        "MS_SCHED_PORT": "29500",
    }


def test_processes_of_mindspores_scripts_meet_at_the_scheduler(environment):
    environment(MS_ROLE="MS_WORKER", MS_WORKER_NUM="2", MS_NODE_ID="1", MS_SCHED_HOST="10.0.0.1", MS_SCHED_PORT="8118")
    assert groups._meeting() == {"init_method": "tcp://10.0.0.1:8118", "rank": 1, "world_size": 2}


def test_the_scheduler_of_mindspores_scripts_ends(environment):
    environment(MS_ROLE="MS_SCHED", MS_WORKER_NUM="2", MS_SCHED_HOST="127.0.0.1")
    with pytest.raises(SystemExit) as ended:
        init()
    assert ended.value.code is None


@pytest.mark.parametrize(
    ("variables", "named"),
    [({"RANK_SIZE": "8", "RANK_ID": "0"}, "RANK_TABLE_FILE"), ({"RANK_SIZE": "8", "MS_SCHED_HOST": "h"}, "MS_NODE_ID")],
)
def test_what_is_missing_is_named(environment, variables, named):
    environment(**variables)
    with pytest.raises(RuntimeError, match=named):
        init()


def test_one_process_is_rank_0(environment):
    environment()
    assert get_rank() == 0


def test_the_time_out_counts_where_a_launcher_says_the_place(environment, monkeypatch):
    meeting = {}
    monkeypatch.setattr(groups, "_start", meeting.update)
    init_process_group(timeout=timedelta(seconds=5))
    assert (meeting["timeout"], meeting["rank"], meeting["world_size"]) == (timedelta(seconds=5), 0, 1)


def test_gradients_are_joined_by_size_or_as_the_context_says(monkeypatch):
    monkeypatch.setattr("amadou.kernels.buckets._BUCKET_BYTES", 100)
    tensors = [torch.zeros(10), torch.zeros(10), torch.zeros(10, dtype=torch.float64), torch.zeros(20)]
    assert buckets_of(tensors) == [[3], [2], [1, 0]]
    assert buckets_of(tensors[:2]) == [[1, 0]]
    assert buckets_of(tensors, ends=[0, 2]) == [[3], [2], [1], [0]]
    assert buckets_of(tensors[:2], ends=[1]) == [[1, 0]]


def test_only_errors_of_the_transport_are_explained():
    with pytest.raises(RuntimeError, match="the shapes differ"), waiting("all_reduce"):
        raise RuntimeError("the shapes differ")
