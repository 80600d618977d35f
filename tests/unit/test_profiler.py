"""The profiler: traces that TensorBoard and Perfetto read, and which steps are in them."""

import json

import numpy as np
import pytest

import amadou as ms
from amadou import GapError, nn, profiler

X = ms.Tensor(np.ones((2, 3), np.float32))


def names_in(folder):
    """The names of the events of each trace in a folder."""
    traces = [json.loads(path.read_text()) for path in sorted(folder.glob("*.pt.trace.json"))]
    return [{event.get("name") for event in trace["traceEvents"]} for trace in traces]


def test_a_profiler_writes_a_trace(tmp_path):
    record = ms.Profiler(
        output_path=str(tmp_path),
        profiler_level=profiler.ProfilerLevel.Level0,
        activities=[profiler.ProfilerActivity.CPU, profiler.ProfilerActivity.NPU],
        aic_metrics=profiler.AicoreMetrics.AiCoreNone,
    )
    nn.Dense(3, 2)(X)
    record.add_metadata("who", "test")
    record.analyse()
    (names,) = names_in(tmp_path)
    assert "aten::addmm" in names
    assert record.op_analyse("addmm")["aten::addmm"]["count"] == 1


def test_nothing_is_recorded_before_the_start(tmp_path):
    record = ms.Profiler(output_path=str(tmp_path), start_profile=False)
    nn.Dense(3, 2)(X)
    record.start()
    ms.ops.exp(X)
    record.stop()
    record.analyse()
    (names,) = names_in(tmp_path)
    assert "aten::exp" in names
    assert "aten::addmm" not in names


def test_a_profiler_that_never_ran_writes_nothing(tmp_path):
    ms.Profiler(output_path=str(tmp_path), start_profile=False).analyse()
    assert names_in(tmp_path) == []


@pytest.mark.filterwarnings("ignore:Profiler clears events")
def test_a_schedule_and_marks(tmp_path):
    steps = profiler.schedule(wait=1, active=1, repeat=1)
    save = profiler.tensorboard_trace_handler(str(tmp_path))
    with profiler.profile(schedule=steps, on_trace_ready=save, start_profile=False) as record:
        for operator in (ms.ops.exp, ms.ops.log, ms.ops.sin):
            number = profiler.mstx.range_start(operator.__name__)
            operator(X)
            profiler.mstx.mark("point")
            profiler.mstx.range_end(number)
            record.step()
    (names,) = names_in(tmp_path)
    assert {"aten::log", "log", "point"} <= names
    assert not {"aten::exp", "aten::sin"} & names


def test_which_steps_a_schedule_records():
    steps = profiler.schedule(wait=1, active=2, warmup=1, repeat=1, skip_first=1)
    expected = ["NONE", "NONE", "WARMUP", "RECORD", "RECORD_AND_SAVE", "NONE", "NONE"]
    assert [steps(number).name for number in range(7)] == expected
    assert steps.to_dict() == {"wait": 1, "active": 2, "warmup": 1, "repeat": 1, "skip_first": 1}


@pytest.mark.parametrize("settings", [{"wait": -1, "active": 1}, {"wait": 0, "active": 0}, {"wait": "a", "active": 1}])
def test_numbers_without_a_meaning_become_the_defaults(settings):
    assert repr(profiler.schedule(**settings)) == "Schedule(wait=0, active=1, warmup=0, repeat=0, skip_first=0)"


def test_an_unknown_range_is_ended_without_effect():
    profiler.mstx.range_end("x")


def test_errors(tmp_path):
    with pytest.raises(TypeError):
        ms.Profiler(output_path=3)
    with pytest.raises(ValueError):
        profiler.schedule(wait=0, active=1)(-1)
    with pytest.raises(GapError):
        profiler.Profiler.offline_analyse("a")
