"""Settings of one kind of device, and what they set in torch."""

import pytest
import torch

import amadou as ms


def test_threads_of_a_cpu():
    before = torch.get_num_threads()
    try:
        ms.device_context.cpu.op_tuning.threads_num(1)
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)
    with pytest.raises(TypeError):
        ms.device_context.cpu.op_tuning.threads_num("a")
    with pytest.raises(ValueError):
        ms.device_context.cpu.op_tuning.threads_num(0)


def test_tf32_of_a_gpu(monkeypatch):
    precision = ms.device_context.gpu.op_precision
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", torch.backends.cudnn.allow_tf32)
    monkeypatch.setitem(precision.function_status, "conv_allow_tf32", False)
    precision.conv_allow_tf32(False)
    assert not torch.backends.cudnn.allow_tf32
    assert precision.function_status == {"matmul_allow_tf32": False, "conv_allow_tf32": True}
    with pytest.raises(TypeError):
        precision.matmul_allow_tf32(3)


def test_settings_of_ascend_are_no_part():
    with pytest.raises(ms.GapError, match="Ascend"):
        ms.device_context.ascend.op_precision.precision_mode("force_fp16")
