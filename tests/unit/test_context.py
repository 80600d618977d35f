"""The settings of a program, against the facts that record_context.py wrote; and what they do here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

import amadou as ms
from amadou import _options, context, log

from .context_cases import CONTEXT, PARALLEL, defaults, run

FACTS = json.loads((Path(__file__).parent / "facts" / "context.json").read_text())
# MindSpore lets these types pass, and then finds another fault with the value.
DIFFERENT = {"mode=None": "TypeError", "device_target=None": "TypeError", "memory_optimize_level=1": "TypeError"}


@pytest.fixture(autouse=True)
def settings_as_before():
    """Every test starts from the defaults, and the machine is left as it was."""
    threads, precision = torch.get_num_threads(), torch.get_float32_matmul_precision()
    context._context.reset()
    context._parallel.reset()
    context._forget_device(None)
    log.warn_once.cache_clear()
    yield
    context._context.reset()
    context._parallel.reset()
    context._forget_device(None)
    torch.set_num_threads(threads)
    torch.set_float32_matmul_precision(precision)
    torch.use_deterministic_algorithms(False)


def as_json(value):
    return json.loads(json.dumps(value))


def test_context_defaults(monkeypatch):
    monkeypatch.setattr(context, "_best_type", lambda: "cpu")
    recorded = FACTS["context defaults"] | {"runtime_num_threads": torch.get_num_threads()}
    assert as_json(defaults(ms.get_context, CONTEXT)) == recorded


def test_parallel_defaults():
    # these two can be set but not read in MindSpore
    recorded = FACTS["parallel defaults"] | {"parallel_optimizer_config": {}, "pipeline_config": {}}
    assert as_json(defaults(ms.get_auto_parallel_context, PARALLEL)) == recorded


def test_context():
    assert as_json(run(ms.set_context, ms.get_context, CONTEXT)) == FACTS["context"] | DIFFERENT


def test_parallel():
    outcomes = run(ms.set_auto_parallel_context, ms.get_auto_parallel_context, PARALLEL)
    assert as_json(outcomes) == FACTS["parallel"]


def test_parallel_modes():
    assert list(ms.ParallelMode.MODE_LIST) == FACTS["modes"]


def test_reset_gives_the_defaults():
    ms.set_auto_parallel_context(device_num=8, parallel_mode=ms.ParallelMode.DATA_PARALLEL)
    ms.reset_auto_parallel_context()
    assert ms.get_auto_parallel_context("device_num") == 1
    assert ms.get_auto_parallel_context("parallel_mode") == "stand_alone"


def test_old_spellings():
    ms.set_auto_parallel_context(mirror_mean=True)
    assert ms.get_auto_parallel_context("gradients_mean") is True
    ms.set_context(device_target="Davinci", enable_task_sink=True, enable_mem_reuse=False)
    assert ms.get_context("device_target") == "Ascend"


def test_nothing_is_kept_when_one_setting_is_wrong():
    with pytest.raises(ValueError, match=r"Did you mean 'save_graphs'\?"):
        ms.set_context(mode=ms.GRAPH_MODE, save_graph=True)
    assert ms.get_context("mode") == ms.PYNATIVE_MODE


def test_what_a_program_gets_is_its_own():
    ms.get_auto_parallel_context("all_reduce_fusion_config").append(1)
    assert ms.get_auto_parallel_context("all_reduce_fusion_config") == []


@pytest.mark.parametrize(("size", "kept"), [("30GB", 30.0), ("1.5GB", 1.5), ("30", None), ("0GB", None), ("GB", None)])
def test_sizes(size, kept):
    if kept is None:
        with pytest.raises(ValueError, match="max_device_memory"):
            ms.set_context(max_device_memory=size)
    else:
        ms.set_context(max_device_memory=size)
        assert ms.get_context("max_device_memory") == kept


def test_an_effect_that_is_missed_is_said_once(capsys):
    for _ in range(2):
        ms.set_context(check_bprop=True, enable_graph_kernel=True, save_graphs=False)
    said = capsys.readouterr().err
    assert said.count("'check_bprop=True' has no effect") == 1
    assert said.count("\n") == 1
    assert "test_context.py:" in said


def test_every_option_has_a_default_of_its_own_type():
    for options in (context._CONTEXT, context._PARALLEL):
        for name, option in options.items():
            assert isinstance(option, _options.Option)
            assert option.initial() is None or isinstance(option.initial(), (int, float, str, dict, list)), name


# -- devices ---------------------------------------------------------------------------------------------------------


def test_the_device_of_the_target():
    ms.set_context(device_target="CPU")
    assert context.device() == torch.device("cpu")
    assert ms.Tensor([1.0])._t.device == torch.device("cpu")


@pytest.fixture
def two_gpus(monkeypatch):
    """A machine with two NVIDIA GPUs, as far as context.py can see."""
    monkeypatch.setattr(context, "_best_type", lambda: "cuda")
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)
    monkeypatch.setattr(torch.accelerator, "set_device_index", lambda index: None)


def test_the_best_device_is_the_default(two_gpus):
    assert (ms.get_context("device_target"), context.device()) == ("GPU", torch.device("cuda", 0))


def test_device_id(two_gpus):
    ms.set_context(device_target="GPU", device_id=1)
    assert context.device() == torch.device("cuda", 1)
    ms.set_context(device_target="CPU")
    assert context.device() == torch.device("cpu")


def test_a_launcher_gives_the_device_id(two_gpus, monkeypatch):
    monkeypatch.setenv("LOCAL_RANK", "1")
    assert context.device() == torch.device("cuda", 1)


def test_a_device_that_is_not_there_is_replaced(two_gpus, monkeypatch, capsys):
    ms.set_context(device_target="Ascend", device_id=5)
    assert context.device() == torch.device("cuda", 1)
    assert ms.get_context("device_target") == "Ascend"
    said = capsys.readouterr().err
    assert "no Ascend device that torch can use; 'cuda' is used" in said
    assert "no device 5 among 2 devices; device 1 is used" in said


@pytest.mark.parametrize(
    ("name", "device"), [("CPU", "cpu"), ("GPU", "cuda:0"), ("GPU:1", "cuda:1"), ("meta", "meta"), ("cuda:1", "cuda:1")]
)
def test_to_device(two_gpus, name, device):
    assert context.to_device(name) == torch.device(device)


def test_to_device_refuses_other_names():
    with pytest.raises(ValueError, match="'x'"):
        context.to_device("x")


def test_set_device():
    ms.set_device("CPU", 0)
    assert ms.get_current_device() == ("CPU", 0)
    assert repr(ms.get_current_device()) == "('CPU', 0)"
    assert ms.get_current_device().device_target == "CPU"
    for error, arguments in [
        (ValueError, ("x",)),
        (TypeError, (3,)),
        (TypeError, ("CPU", "a")),
        (ValueError, ("CPU", -1)),
    ]:
        with pytest.raises(error):
            ms.set_device(*arguments)


# -- what settings do ------------------------------------------------------------------------------------------------


def test_deterministic():
    ms.set_deterministic(True)
    assert torch.are_deterministic_algorithms_enabled()
    assert ms.get_context("deterministic") == "ON"
    ms.set_deterministic(False)
    assert not torch.are_deterministic_algorithms_enabled()
    with pytest.raises(TypeError):
        ms.set_deterministic(1)


def test_threads():
    ms.set_context(runtime_num_threads=1)
    assert torch.get_num_threads() == 1


def test_call_depth(monkeypatch):
    limits = []
    monkeypatch.setattr(sys, "setrecursionlimit", limits.append)
    ms.set_context(max_call_depth=100_000)
    ms.set_recursion_limit(10)
    assert limits == [100_000, sys.getrecursionlimit()]
    with pytest.raises(ValueError, match="recursion_limit"):
        ms.set_recursion_limit(0)


def test_tf32():
    ms.set_context(gpu_config={"matmul_allow_tf32": True})
    assert torch.get_float32_matmul_precision() == "high"
    with pytest.raises(ValueError, match="gpu_config"):
        ms.set_context(gpu_config={"matmul_allow_tf32": 3})
    with pytest.raises(ValueError, match="x"):
        ms.set_context(gpu_config={"x": 3})


def test_the_process_group_gives_the_number_of_devices():
    program = """
import torch, amadou as ms
store = torch.distributed.HashStore()
torch.distributed.init_process_group("gloo", store=store, rank=0, world_size=1)
print(ms.get_auto_parallel_context("device_num"), ms.get_auto_parallel_context("global_rank"))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "1 0\n"
