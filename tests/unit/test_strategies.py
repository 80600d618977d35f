"""Layouts and strategies, as far as no other process is needed."""

import copy
import pickle

import numpy as np
import pytest

import amadou as ms
from amadou import Tensor, nn, ops
from amadou.parallel import Layout, strategies
from amadou.parallel.auto_parallel import AutoParallel


@pytest.fixture(autouse=True)
def _settings_end_with_the_test():
    yield
    ms.reset_auto_parallel_context()


# Recorded from MindSpore 2.10.
@pytest.mark.parametrize(
    ("matrix", "names", "axes", "tensor_map", "interleaved"),
    [
        ((2, 2), ("dp", "mp"), ("dp", "mp"), (1, 0), False),
        ((2, 2), ("dp", "mp"), ("dp", "None"), (1, -1), False),
        ((2, 2, 2), ("dp", "sp", "mp"), (("dp", "sp"), "mp"), ((2, 1), 0), False),
        ((2, 2), ("dp", "mp"), (("dp", "None"), "mp"), ((1, -1), 0), False),
        ((2, 2, 2), ("dp", "mp", "interleaved_parallel"), ("dp", "mp"), (2, 1), True),
        ((2, 2), ("dp", "mp"), (), (), False),
    ],
)
def test_a_layout_tells_how_a_tensor_lies(matrix, names, axes, tensor_map, interleaved):
    assert Layout(matrix, names)(*axes).to_dict() == {
        "device_matrix": matrix,
        "tensor_map": tensor_map,
        "interleaved_parallel": interleaved,
        "alias_name": names,
        "rank_list": list(range(int(np.prod(matrix)))),
    }


def test_a_layout_can_be_called_again():
    grid = Layout((2, 2), ("dp", "mp"))
    assert [grid("dp", "mp").tensor_map, grid("mp", "dp").tensor_map, grid.tensor_map] == [(1, 0), (0, 1), None]


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (TypeError, ([2, 2], ("dp", "mp"))),
        (TypeError, ((2, 2), ["dp", "mp"])),
        (TypeError, ((2, "2"), ("dp", "mp"))),
        (TypeError, ((2, 2), ("dp", 3))),
        (ValueError, ((2, 2), ("dp", ""))),
        (ValueError, ((2, 2), ("dp", "None"))),
        (ValueError, ((2, 2), ("dp", "dp"))),
        (ValueError, ((2, 2), ("dp",))),
        (ValueError, ((2, 2), ("dp", "mp"), [0, 1])),
        (TypeError, ((2, 2), ("dp", "mp"), (0, 1, 2, 3))),
        (TypeError, ((2, 2), ("dp", "mp"), [0, 1, 2, "3"])),
        (ValueError, ((2, 2, 2), ("interleaved_parallel", "dp", "mp"))),
    ],
)
def test_a_layout_is_checked(error, arguments):
    with pytest.raises(error, match="For 'Layout'"):
        Layout(*arguments)


@pytest.mark.parametrize("names", [("dp", "xx"), ("dp", "dp"), ("dp", 1)])
def test_the_names_of_a_layout_are_checked(names):
    with pytest.raises(ValueError, match="For 'Layout'"):
        Layout((2, 2), ("dp", "mp"))(*names)


GRID = Layout((2, 2), ("dp", "mp"))


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (TypeError, ([[1, 2], [2, 1]],)),
        (TypeError, (([1, 2], [2, 1]),)),
        (TypeError, ((("a", 2), (2, 1)),)),
        (TypeError, (((1, 2), 3),)),
        (ValueError, (None, ((1, 2),))),
        (TypeError, (((1, 2), (2, 1)), [(1, 1)])),
        (TypeError, ((GRID("dp", "mp"), (1, 2)),)),
        (ValueError, ((GRID("dp", "mp"), GRID("mp", "None")), ((1, 2),))),
        (ValueError, ((GRID, GRID("mp", "None")),)),
    ],
)
def test_what_shard_is_given_is_checked(error, arguments):
    with pytest.raises(error):
        ops.MatMul().shard(*arguments)


def test_an_operator_shows_and_keeps_its_strategy():
    operator = ops.MatMul().shard(((1, 2), (2, 1)), ((1, 1),))
    shown = "in_strategy=((1, 2), (2, 1)), out_strategy=((1, 1),)"
    for twin in (operator, copy.deepcopy(operator), pickle.loads(pickle.dumps(operator)), operator.shard(None)):
        assert repr(twin) == f"Prim[MatMul]<transpose_a=False, transpose_b=False, {shown}>"
        assert isinstance(twin, ops.MatMul)
        assert twin.in_strategy == ((1, 2), (2, 1))


@pytest.mark.parametrize("mode", ["stand_alone", "data_parallel", "semi_auto_parallel", "auto_parallel"])
def test_one_process_cuts_nothing(mode):
    ms.set_auto_parallel_context(parallel_mode=mode)
    x, y = Tensor(np.ones((2, 4), np.float32)), Tensor(np.ones((4, 2), np.float32))
    assert (ops.MatMul().shard(((1, 2),))(x, y) == 4).all()
    assert (ms.shard(ops.matmul, ((1, 2), (2, 1)))(x, y) == 4).all()
    assert ms.reshard(x, GRID("dp", "mp")) is x
    assert ops.Reshard((GRID("dp", "mp"),), (GRID("dp", "mp"),), ((2, 2),))(x) is x
    net = nn.Dense(4, 2).shard(((2, 1),), ((2, 1),), {"weight": (2, 1)})
    assert net(x).shape == (2, 2)


def placed(operator, values, shapes, devices=4):
    grid = strategies.grid_of(devices)
    return strategies.cuts("op", "in_strategy", values, shapes, grid, strategies.names_of(operator, shapes))


@pytest.mark.parametrize(
    ("operator", "values", "shapes", "expected"),
    [
        # the first axes of the grid go to the first axes that are cut; neighbouring ranks hold what is not cut
        (ops.MatMul(), ((2, 1), (1, 2)), ((4, 8), (8, 6)), [(0, None), (None, 1)]),
        (ops.MatMul(), ((1, 2), (2, 2)), ((4, 8), (8, 6)), [(1, None), (0, 1)]),
        (ops.MatMul(transpose_b=True), ((1, 2), (2, 2)), ((4, 8), (6, 8)), [(1, None), (1, 0)]),
        (ops.BatchMatMul(), ((2, 1, 2), (2, 2, 1)), ((4, 8, 8), (4, 8, 6)), [(0, 2), (0, 1)]),
        (ops.Add(), ((4, 1), (1,)), ((4, 8), (8,)), [(0, 0), (None, None)]),
        (ops.Add(), ((2, 2), (2, 1)), ((4, 8), (4, 1)), [(0, 1), (0, None)]),
        (ops.Gather(), ((2, 1), (2, 1)), ((8, 6), (2, 4)), [(0, None), (None, 0)]),
        (ops.BiasAdd(), ((2, 2), (2,)), ((4, 8), (8,)), [(0, 1), (None, 0)]),
        (ops.LayerNorm(), ((4, 1), (1,), (1,)), ((4, 8), (8,), (8,)), [(0, 0), (None, None), (None, None)]),
        (ops.Add(), (GRID("mp", "dp"), GRID("dp")), ((4, 8), (8,)), [(1, 0), (0, None)]),
        (ops.Add(), (GRID(("dp", "mp"), "None"), GRID("None")), ((4, 8), (8,)), [(0, 0), (None, None)]),
    ],
)
def test_strategies_become_places_on_the_grid(operator, values, shapes, expected):
    assert placed(operator, values, shapes) == expected


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (((1, 2),), "one item for each of the 2 tensors"),
        (((1, 2, 1), (2, 1)), "must have 2 numbers for tensor 0 of shape"),
        (((3, 1), (1, 1)), "must divide axis 0 of tensor 0 of shape"),
        (((1, 0), (0, 1)), "must divide axis 1 of tensor 0"),
        (((1, -2), (-2, 1)), "must divide axis 1 of tensor 0"),
        (((1, 2), (1, 2)), "axes that are computed together into the same number of parts"),
        (((2, 2), (2, 2)), "must multiply to a divisor of the 4 devices"),
        ((GRID("dp", "None"), Layout((2,), ("mp",))("None", "mp")), "must use all 4 devices"),
    ],
)
def test_a_strategy_that_does_not_fit_is_refused(values, text):
    with pytest.raises(RuntimeError, match=f"For 'op', .*{text}"):
        placed(ops.MatMul(), values, ((4, 8), (8, 6)))


@pytest.mark.parametrize(("devices", "grid"), [(1, (1,)), (2, (2,)), (6, (2, 3)), (8, (2, 2, 2)), (7, (7,))])
def test_the_grid_has_the_prime_factors(devices, grid):
    assert strategies.grid_of(devices) == grid


def test_auto_parallel_sets_the_context_and_keeps_names():
    net = AutoParallel(nn.Dense(4, 2))
    net.dataset_strategy("full_batch")
    net.hsdp(shard_size=1, threshold=8)
    assert [p.name for p in net.get_parameters()] == ["weight", "bias"]
    assert net(Tensor(np.ones((2, 4), np.float32))).shape == (2, 2)
    assert ms.get_auto_parallel_context("parallel_mode") == "semi_auto_parallel"
    assert ms.get_auto_parallel_context("dataset_strategy") == "full_batch"
    assert ms.get_auto_parallel_context("enable_parallel_optimizer")
    assert net.get_pipeline_stages() == 1


@pytest.mark.parametrize(
    ("error", "use"),
    [
        (ValueError, lambda net: AutoParallel(net, "auto")),
        (ValueError, lambda net: AutoParallel(net).hsdp(0)),
        (ValueError, lambda net: AutoParallel(net).hsdp(2, -1)),
        (ValueError, lambda net: AutoParallel(net).hsdp(2, 64, "level4")),
        (ValueError, lambda net: AutoParallel(net).dataset_strategy("x")),
        (TypeError, lambda net: AutoParallel(net).dataset_strategy([(2, 1)])),
        (TypeError, lambda net: AutoParallel(net).dataset_strategy(((2, "a"),))),
        (ValueError, lambda net: AutoParallel(net).pipeline(0)),
        (TypeError, lambda net: AutoParallel(net).pipeline(2, 1)),
        (ValueError, lambda net: AutoParallel(net).pipeline(2, scheduler="x")),
        (ms.GapError, lambda net: AutoParallel(net).save_param_strategy_file("a.ckpt")),
        (ms.GapError, lambda net: AutoParallel(net).print_local_norm()),
        (TypeError, lambda net: net.shard(((1, 1),), parameter_plan=5)),
        (TypeError, lambda net: net.shard(5)),
    ],
)
def test_what_does_not_fit_or_has_no_meaning_is_refused(error, use):
    with pytest.raises(error):
        use(nn.Dense(4, 2))


def test_micro_batches_add_up_in_one_process():
    net = nn.SequentialCell(nn.Dense(4, 2), nn.ReLU())
    x = Tensor(np.arange(16, dtype=np.float32).reshape(4, 4))
    halves = net(x[:2]) + net(x[2:])
    for wrapper in (ms.parallel.nn.Pipeline, ms.parallel.nn.GradAccumulation, ms.parallel.nn.MicroBatchInterleaved):
        assert (wrapper(net, 2)(x) == halves).all()
    grads = ms.parallel.nn.PipelineGradReducer(ms.ParameterTuple(net.trainable_params()), 2.0)((x, halves))
    assert (grads[0] == x / 2).all()
