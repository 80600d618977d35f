"""Settings of the parallel compiler: kept, checked as in MindSpore 2.10."""

import pytest

import amadou as ms

DEFAULTS = {
    "fully_use_devices": False,
    "elementwise_op_strategy_follow": False,
    "enable_algo_approxi": False,
    "algo_approxi_epsilon": 0.1,
    "tensor_slice_align_enable": False,
    "tensor_slice_align_size": 16,
}


@pytest.fixture(autouse=True)
def defaults():
    yield
    ms.reset_algo_parameters()


def test_values_are_kept_until_the_reset():
    assert {name: ms.get_algo_parameters(name) for name in DEFAULTS} == DEFAULTS
    ms.set_algo_parameters(elementwise_op_strategy_follow=True, tensor_slice_align_size=32)
    assert ms.get_algo_parameters("elementwise_op_strategy_follow") is True
    assert ms.parallel.get_algo_parameters("tensor_slice_align_size") == 32
    ms.reset_algo_parameters()
    assert {name: ms.get_algo_parameters(name) for name in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"unknown": 1}, ValueError),
        ({"fully_use_devices": 1}, TypeError),
        ({"algo_approxi_epsilon": 0}, TypeError),
        ({"algo_approxi_epsilon": 2.0}, RuntimeError),
        ({"tensor_slice_align_size": 0}, ValueError),
        ({"tensor_slice_align_size": 2000}, ValueError),
    ],
)
def test_wrong_values_are_errors(options, error):
    with pytest.raises(error, match="For 'set_algo_parameters'"):
        ms.set_algo_parameters(**options)
    assert {name: ms.get_algo_parameters(name) for name in DEFAULTS} == DEFAULTS


def test_functions_of_torch_distributed_are_found_in_ops_too():
    assert ms.ops.all_reduce is ms.mint.distributed.all_reduce
    x = ms.Tensor([1.0, 2.0])
    assert ms.ops.all_reduce(x) is None
    assert x.tolist() == [1.0, 2.0]
