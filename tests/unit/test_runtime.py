"""Devices, streams, events and memory on a CPU: what MindSpore answers there."""

import os

import pytest

import amadou as ms
from amadou import hal, runtime

STREAM = "Stream(device_name=CPU, device_id:0, stream id:0)"


@pytest.mark.parametrize(
    "answer, expected",
    [
        (lambda: hal.device_count("CPU"), 1),
        (lambda: hal.is_available("CPU"), True),
        (lambda: hal.is_initialized("CPU"), False),
        (lambda: hal.get_arch_list("CPU"), None),
        (lambda: hal.get_device_capability(0, "CPU"), None),
        (lambda: hal.get_device_name(0, "CPU"), "CPU"),
        (lambda: hal.get_device_properties(0, "CPU"), None),
        (lambda: hal.memory_stats("CPU"), {}),
        (lambda: hal.max_memory_allocated("CPU"), 0),
        (lambda: repr(hal.current_stream()), STREAM),
        (lambda: repr(hal.Event(enable_timing=True)), "Event(enable_timing=1, blocking:0, is_created:0, event:0)"),
        (runtime.memory_allocated, 0),
        (runtime.max_memory_reserved, 0),
        (lambda: runtime.memory_stats()["max_allocated_memory"], 0),
        (lambda: repr(runtime.Stream()), STREAM),
        (runtime.synchronize, None),
        (runtime.empty_cache, None),
        (runtime.reset_peak_memory_stats, None),
        (lambda: runtime.dispatch_threads_num(6), None),
        (lambda: runtime.set_kernel_launch_group(2, 8), None),
        (lambda: runtime.set_memory("10GB"), None),
    ],
)
def test_answers_on_a_cpu(answer, expected):
    assert answer() == expected


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: hal.device_count("X"), ValueError),
        (lambda: hal.device_count(3), TypeError),
        (lambda: hal.is_available("X"), ValueError),
        (lambda: hal.get_device_name("a", "CPU"), TypeError),
        (lambda: hal.get_device_name(5, "CPU"), ValueError),
        (lambda: hal.memory_reserved("X"), ValueError),
        (lambda: hal.set_cur_stream(3), TypeError),
        (lambda: hal.StreamCtx(3), TypeError),
        (lambda: runtime.Stream(priority="a"), TypeError),
        (lambda: runtime.Event(3), TypeError),
        (lambda: runtime.Stream().wait_event(3), TypeError),
        (lambda: runtime.Stream().wait_stream(3), TypeError),
        (lambda: runtime.Event().record(3), TypeError),
        (lambda: runtime.Event().elapsed_time(runtime.Event()), RuntimeError),
        (lambda: runtime.dispatch_threads_num("a"), TypeError),
        (lambda: runtime.set_kernel_launch_group("a"), TypeError),
        (lambda: runtime.set_kernel_launch_capture(3), TypeError),
        (lambda: runtime.set_memory("a"), ValueError),
        (lambda: runtime.set_cpu_affinity(3), TypeError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()


def test_the_summary_is_a_table():
    lines = runtime.memory_summary().splitlines()
    assert lines[1] == "|               Memory summary                |"
    assert lines[3] == "| Metric               | Data                 |"
    assert lines[5] == "| Reserved memory      |      0 B             |"
    assert hal.memory_summary() == runtime.memory_summary()


def test_events_measure_time():
    start, end = ms.Event(enable_timing=True), ms.Event(enable_timing=True)
    stream = ms.current_stream()
    start.record()
    with ms.StreamCtx(ms.Stream()):
        end.record(stream)
    stream.wait_event(end)
    end.synchronize()
    assert end.query()
    assert start.elapsed_time(end) >= 0
    assert stream == ms.default_stream()


def test_a_process_is_bound_to_cpus():
    before = os.sched_getaffinity(0)
    try:
        runtime.set_cpu_affinity(True, [str(min(before))])
        assert os.sched_getaffinity(0) == {min(before)}
    finally:
        os.sched_setaffinity(0, before)
    runtime.set_cpu_affinity(True, ["100000"])
    assert os.sched_getaffinity(0) == before
