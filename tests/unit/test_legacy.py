"""What MindSpore has dropped or keeps private; the expectations are answers of MindSpore 2.10."""

import importlib
import subprocess
import sys

import numpy as np
import pytest

import amadou as ms
from amadou import nn
from amadou.legacy import checkparam as c
from amadou.legacy.control import ControlDepend, control_depend
from amadou.legacy.parallel import (
    _get_device_num,
    _get_gradients_mean,
    _get_parallel_mode,
    _is_in_auto_parallel_mode,
    _is_sharding_propagation,
    auto_parallel_context,
)
from amadou.legacy.registers import cell_attr_register, opt_init_args_register


@pytest.mark.parametrize(
    ("check", "arguments"),
    [
        (c.check_positive_int, (3,)),
        (c.check_positive_float, (0.5,)),
        (c.check_positive_float, (np.float64(3),)),
        (c.check_bool, (True,)),
        (c.check_int, (3, 3, c.EQ)),
        (c.check_int, (3, 4, c.LT)),
        (c.check_int, (3, [3, 4], c.IN)),
        (c.check_int_range, (0, 0, 5, c.INC_LEFT)),
        (c.check_float_range, (1.0, 0.0, 1.0, c.INC_RIGHT)),
        (c.check_string, ("a", ["a", "b"])),
        (c.check_positive_int_sequence, ([1, 2],)),
    ],
)
def test_check_returns_the_value(check, arguments):
    assert check(*arguments, "n", "Net") is arguments[0]


@pytest.mark.parametrize(
    ("check", "arguments", "error"),
    [
        (c.check_positive_int, (0,), ValueError),
        (c.check_positive_int, (True,), TypeError),
        (c.check_positive_int, (2.0,), TypeError),
        (c.check_positive_int, (np.int64(3),), TypeError),
        (c.check_non_negative_int, (-1,), ValueError),
        (c.check_non_positive_int, (1,), ValueError),
        (c.check_negative_int, (1,), ValueError),
        (c.check_positive_float, (1,), TypeError),
        (c.check_positive_float, (0.0,), ValueError),
        (c.check_positive_float, (float("inf"),), ValueError),
        (c.check_positive_float, (float("nan"),), ValueError),
        (c.check_negative_float, (0.0,), ValueError),
        (c.check_non_positive_float, (0.5,), ValueError),
        (c.check_non_negative_float, (0,), TypeError),
        (c.check_bool, (1,), TypeError),
        (c.check_bool, (np.bool_(True),), TypeError),
        (c.check_equal_int, (3, 4), ValueError),
        (c.check_int, (3, [4, 5], c.IN), ValueError),
        (c.check_float, (3, 4.0, c.LE), TypeError),
        (c.check_int_range, (5, 0, 5, c.INC_LEFT), ValueError),
        (c.check_int_range, (True, 0, 5, c.INC_BOTH), TypeError),
        (c.check_float_range, (0.0, 0.0, 1.0, c.INC_RIGHT), ValueError),
        (c.check_float_range, (1, 0.0, 1.0, c.INC_RIGHT), TypeError),
        (c.check_string, ("c", ["a", "b"]), ValueError),
        (c.check_string, (3, ["a", "b"]), ValueError),
        (c.check_non_negative_int_sequence, ((0, -1),), ValueError),
    ],
)
def test_check_raises_as_mindspore(check, arguments, error):
    with pytest.raises(error, match=r"^For 'Net', 'n(\[1\])?' must be "):
        check(*arguments, "n", "Net")
    with pytest.raises(error, match=r"^(The value|'None.*') must be "):
        check(*arguments)


@pytest.mark.parametrize(
    ("value", "types", "right"),
    [(3, [int], True), (3, int, True), (True, [int], False), (True, [int, bool], True), ("x", (int, float), False),
     (None, [int, type(None)], True)],
)  # fmt: skip
def test_check_value_type(value, types, right):
    if right:
        assert c.check_value_type("n", value, types, "Net") is value
    else:
        with pytest.raises(TypeError, match="For 'Net', 'n' must be "):
            c.check_value_type("n", value, types, "Net")


def test_check_of_types():
    c.check_subclass("n", ms.float32, ms.number, "Net")
    c.check_subclass("n", nn.CellList, nn.Cell, "Net")
    assert c.check_type_name("n", ms.float32, [ms.float32, ms.float16], "Net") is ms.float32
    c.check_types_same_and_valid({"a": ms.float32, "b": ms.float32}, [ms.float32], "Net")
    with pytest.raises(TypeError):
        c.check_subclass("n", ms.float32, ms.tensor_type, "Net")
    with pytest.raises(TypeError):
        c.check_subclass("n", int, nn.Cell, "Net")
    with pytest.raises(TypeError):
        c.check_type_name("n", ms.int32, [ms.float32, ms.float16], "Net")
    with pytest.raises(TypeError):
        c.check_types_same_and_valid({"a": ms.float32, "b": ms.float16}, [ms.float32, ms.float16], "Net")


def test_check_with_a_named_bound_and_a_chosen_error():
    assert c.check("n", 3, "m", 4, c.LT, "Net") == 3
    with pytest.raises(ValueError, match=r"For 'Net', 'n' must be = m: 4, but got 3\."):
        c.check("n", 3, "m", 4, c.EQ, "Net")
    with pytest.raises(TypeError):
        c.check("n", 3, "m", 2, c.LE, "Net", TypeError)
    with pytest.raises(ValueError, match="must be an instance of"):
        c.check_isinstance("n", 3, str)
    with pytest.raises(ValueError, match=r"'n' must be = 4, but got 3\."):
        c.check_number("n", 3, 4, c.EQ, None)


def test_validator_and_rel_of_1_x():
    assert c.Validator.check_float_range(0.5, 0.0, 1.0, c.Rel.INC_LEFT, "n", "Net") == 0.5
    assert c.Rel.INC_LEFT == c.INC_LEFT == 8


def test_args_type_check():
    @c.args_type_check(a=int, b=(int, float), c=str)
    def f(a, b=2, c=None):
        return a, b, c

    assert f(1) == (1, 2, None)
    assert f(1, 2.0, "x") == (1, 2.0, "x")
    assert f(True, b=None) == (True, None, None)
    for wrong in (lambda: f("a"), lambda: f(1, c=3), lambda: f(1, b="x")):
        with pytest.raises(TypeError, match=r"The parameter '[abc]' must be "):
            wrong()


def test_cell_attr_register_changes_nothing():
    class Net(nn.Cell):
        @cell_attr_register
        def __init__(self, a, b=2):
            super().__init__()
            self.sum = a + b

    class Other(nn.Cell):
        @cell_attr_register(attrs=["a"])
        def __init__(self, a):
            super().__init__()
            self.a = a

    assert (Net(1).sum, Other(1).a) == (3, 1)


def test_opt_init_args_register_keeps_the_arguments():
    class Optimizer:
        @opt_init_args_register
        def __init__(self, params, learning_rate=0.1, momentum=0.9):
            self.seen = self.init_params

    optimizer = Optimizer(["weight"], momentum=0.5)
    assert optimizer.seen == optimizer.init_params == {"params": ["weight"]}
    assert (optimizer.init_learning_rate, optimizer.init_args) == (0.1, {"momentum": 0.5})


def test_control_depend_returns_the_first():
    assert control_depend(1, 2) == ControlDepend()(1, 2) == 1


@pytest.fixture
def parallel():
    yield
    ms.context.reset_auto_parallel_context()


def test_parallel_settings_follow_the_context(parallel):
    assert (_get_parallel_mode(), _get_device_num(), _get_gradients_mean()) == ("stand_alone", 1, False)
    assert not _is_in_auto_parallel_mode()
    ms.context.set_auto_parallel_context(
        parallel_mode="auto_parallel", search_mode="sharding_propagation", gradients_mean=True, device_num=8
    )
    assert (_get_parallel_mode(), _get_device_num(), _get_gradients_mean()) == ("auto_parallel", 8, True)
    assert _is_in_auto_parallel_mode()
    assert _is_sharding_propagation()


def test_auto_parallel_context_splits_the_fusion(parallel):
    auto_parallel_context().set_all_reduce_fusion_split_indices([20, 35])
    assert auto_parallel_context().get_all_reduce_fusion_split_indices() == [20, 35]
    assert ms.context.get_auto_parallel_context("all_reduce_fusion_config") == [20, 35]


def test_the_python_transforms_of_1x_normalize_planes():
    program = (
        "import numpy as np, amadou; amadou.install()\n"
        "import mindspore.dataset.vision.py_transforms as py\n"
        "print(py.Normalize([1, 2], [1, 2])(np.full((2, 1, 3), 4)).tolist(), py.Decode().to_pil, py.ToTensor.__name__)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[[[3.0, 3.0, 3.0]], [[1.0, 1.0, 1.0]]] True ToTensor"


def transformer(name):
    return importlib.import_module(f"amadou.legacy.transformer_{name}")


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: transformer("config").OpParallelConfig(0), ValueError, "data_parallel"),
        (lambda: transformer("config").TransformerRecomputeConfig(3), TypeError, "recompute"),
        (lambda: transformer("config").MoEConfig(num_experts_chosen=3), ValueError, "num_experts_chosen"),
        (lambda: transformer("layers").MultiHeadAttention(2, 6, 6, 8, 3), ValueError, "num_heads"),
        (lambda: transformer("layers").FeedForward(8, 16, 1.1), ValueError, "dropout_rate"),
        (lambda: transformer("layers").FeedForward(8, 16, 0.1, param_init_type=ms.int32), TypeError, "param_init_type"),
        (lambda: transformer("layers").AttentionMask(4)(ms.Tensor(np.ones((2, 4), np.int32))), TypeError, "input_mask"),
        (lambda: transformer("layers").FeedForward(8, 16, 0.1, expert_num=2), ms.GapError, "expert_num"),
        (
            lambda: transformer("layers").FeedForward(
                8, 16, 0.1, parallel_config=transformer("config").OpParallelConfig(1, 2)
            ),
            ms.GapError,
            "model_parallel",
        ),
    ],
)
def test_older_transformers_say_what_is_wrong(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_older_transformers_check_arguments_of_other_layers():
    checks = transformer("checks")
    seen = []

    @checks._args_type_validator_check(size=lambda value, name: seen.append((name, value)))
    def make(size, rate=0.1):
        return size, rate

    assert make(3) == (3, 0.1)
    assert make(size=4, rate=1) == (4, 1)
    assert seen == [("size", 3), ("size", 4)]
    assert checks._valid_value_checks([ms.float32], "Net")(ms.float32, "dtype") is ms.float32
    with pytest.raises(TypeError, match="'dtype' must be one of"):
        checks._valid_value_checks([ms.float32], "Net")(ms.int8, "dtype")
    with pytest.raises(TypeError, match="must be None"):
        checks._check_past_none_input_none(False, "key_past", "Net", None, True, False)
    assert checks._LayerInputCheck.check_shape_equal((2, 3), "x", "Net", [[2, 3]])
    with pytest.raises(ValueError, match="4 on axis 1"):
        checks._LayerInputCheck.check_shape_value_on_axis((2, 3), 1, "x", "Net", 4)
