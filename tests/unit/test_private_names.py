"""Private names of MindSpore that published libraries use: the answers are those of MindSpore 2.10."""

import numpy as np
import pytest
from PIL import Image

import amadou as ms
from amadou import nn
from amadou.legacy import (
    amp,
    attention,
    checkparam,
    checkpoints,
    communication,
    conv,
    loss_scale,
    operators,
    py_vision,
    training,
)
from amadou.ops.extended import SwigluGrad


def arrays(*shapes):
    draw = np.random.default_rng(0)
    return [ms.Tensor(draw.standard_normal(shape).astype(np.float32)) for shape in shapes]


def test_attention_forward():
    q, k, v, weight, bias, out_weight, out_bias = arrays((3, 2, 4), (5, 2, 4), (5, 2, 4), (12, 4), (12,), (4, 4), (4,))
    out, weights = attention.multi_head_attention_forward(
        q, k, v, 4, 2, weight, bias, None, None, False, 0.0, out_weight, out_bias, training=False
    )
    np.testing.assert_allclose(
        out[0].asnumpy(),
        [[-0.298665196, -4.64586020, -1.13010287, 2.86616731], [2.39575100, 0.452355385, 1.40288842, 0.266731083]],
        rtol=2e-6,
    )
    assert weights.shape == (2, 3, 5)
    np.testing.assert_allclose(
        weights[0, 0].asnumpy(), [0.211000785, 0.132411286, 0.464918375, 0.0536811985, 0.137988374], rtol=2e-6
    )


@pytest.mark.parametrize("same", [True, False])
def test_one_projection_is_three(same):
    q, k, weight, bias = arrays((3, 2, 4), (5, 2, 4), (12, 4), (12,))
    if same:
        k = q
    found = attention._in_projection_packed(q, k, k, weight, bias, True, same)
    want = attention._in_projection(q, k, k, weight[:4], weight[4:8], weight[8:], bias[:4], bias[4:8], bias[8:])
    for a, b in zip(found, want, strict=True):
        np.testing.assert_allclose(a.asnumpy(), b.asnumpy(), rtol=1e-5, atol=1e-6)


def test_shapes_of_attention():
    assert attention._check_qkv_shape(3, 3, 3) is True
    assert attention._check_qkv_shape(2, 2, 2) is False
    for ndims in ((2, 3, 3), (3, 2, 3), (4, 4, 4)):
        with pytest.raises(ValueError, match="For 'MultiHeadAttention'"):
            attention._check_qkv_shape(*ndims)
    attention._check_kpm_shape(3, 2)
    attention._check_attn_mask_shape(3, (3, 2, 4), (5, 2, 4), 3, (4, 3, 5), 2)
    with pytest.raises(ValueError, match=r"'attn_mask' must be of shape \(3, 5\), but got \(9, 9\)"):
        attention._check_attn_mask_shape(3, (3, 2, 4), (5, 2, 4), 2, (9, 9), 2)
    with pytest.raises(ValueError, match="'key_padding_mask' must have 2 axes, but got 3"):
        attention._check_kpm_shape(3, 3)


def test_sizes_of_interpolation():
    (image,) = arrays((1, 2, 3, 4))
    assert attention._interploate_ext_make_tuple(image, 2) == (2, 2)
    assert attention._interploate_ext_make_tuple(image, (2, 3)) == (2, 3)
    assert attention._interpolate_ext_scale_factor_convert_size(image, (2.0, 1.5)) == (6, 6)


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.conv, self.norm = nn.Conv2d(1, 1, 1), nn.BatchNorm2d(1)

    def construct(self, x):
        x = self.conv(x)
        return x, self.norm(x)


def test_all_but_a_black_list_is_lowered():
    net = Net()
    assert amp._auto_black_list(net, amp.AMP_BLACK_LIST, ms.float16) is net
    assert [x.dtype for x in net(ms.ops.ones((1, 1, 2, 2)))] == [ms.float16, ms.float16]


def test_lists_and_levels_of_mixed_precision():
    assert [cls.__name__ for cls in amp.AMP_BLACK_LIST] == ["BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm"]
    assert [cls.__name__ for cls in amp.AMP_WHITE_LIST[:3]] == ["Conv1d", "Conv2d", "Conv3d"]
    assert {level: facts["cast_model_type"] for level, facts in amp._config_level.items()} == {
        "O0": ms.float32, "O1": ms.float32, "O2": ms.float16, "O3": ms.float16, "auto": ms.float32
    }  # fmt: skip
    assert [level for level, facts in amp._config_level.items() if facts["keep_batchnorm_fp32"]] == ["O2"]


def test_the_settings_of_a_pipeline_by_themselves():
    assert ms.get_auto_parallel_context("pipeline_scheduler") == "1f1b"
    try:
        ms.set_auto_parallel_context(pipeline_config={"pipeline_scheduler": "gpipe", "pipeline_interleave": True})
        assert ms.get_auto_parallel_context("pipeline_scheduler") == "gpipe"
        assert ms.get_auto_parallel_context("pipeline_interleave") is True
    finally:
        ms.reset_auto_parallel_context()


def test_an_operator_notes_its_device():
    assert repr(ms.ops.Cast().set_device("CPU")) == "Prim[Cast]<primitive_target=CPU>"
    with pytest.raises(RuntimeError, match="'device_target' must be 'CPU', 'GPU' or 'Ascend', but got 'X'"):
        ms.ops.Cast().set_device("X")


def test_settings_of_parameter_servers(capfd):
    names = ("enable_ps", "server_mode", "ms_role", "worker_num", "server_num", "scheduler_ip", "scheduler_port")
    assert [ms.get_ps_context(name) for name in names] == [False, "", "MS_NOT_PS", 0, 0, "127.0.0.1", 6667]
    try:
        ms.set_ps_context(
            enable_ps=True, worker_num=3, ms_role="MS_WORKER", client_password="x", server_mode="PARAMETER_SERVER"
        )
        assert "there are no parameter servers" in capfd.readouterr().err
        found = [ms.get_ps_context(name) for name in names[:4]]
        assert found == [True, "PARAMETER_SERVER", "MS_NOT_PS", 3]
        assert ms.get_ps_context("client_password") == ""
    finally:
        ms.reset_ps_context()
    assert ms.context.get_ps_context("enable_ps") is False


@pytest.mark.parametrize(
    ("error", "given"),
    [
        (TypeError, {"enable_ps": 1}),
        (TypeError, {"worker_num": "a"}),
        (RuntimeError, {"ms_role": "foo"}),
        (RuntimeError, {"server_mode": "a"}),
        (ValueError, {"foo": 1}),
    ],
)
def test_wrong_settings_of_parameter_servers(error, given):
    with pytest.raises(error, match="For 'set_ps_context'"):
        ms.set_ps_context(**given)


def parameter(values, dtype=ms.float32, name="p"):
    return ms.Parameter(ms.Tensor(values, dtype), name=name)


def test_one_parameter_from_a_checkpoint():
    p = parameter([1, 2])
    checkpoints._update_param(p, ms.Tensor([3.0, 4.0]), False)
    assert p.asnumpy().tolist() == [3, 4]
    checkpoints._update_param(p, parameter([5, 6], ms.float16), False)
    assert p.asnumpy().tolist() == [5, 6]
    assert p.dtype == ms.float32
    with pytest.raises(RuntimeError, match="must have the dtype Float32"):
        checkpoints._update_param(p, parameter([5, 6], ms.float16), True)
    with pytest.raises(RuntimeError, match="must have the dtype Float32"):
        checkpoints._update_param(p, ms.Tensor([3, 4], ms.int32), False)
    with pytest.raises(RuntimeError, match=r"must have the shape \(2,\)"):
        checkpoints._update_param(p, ms.Tensor([3.0, 4.0, 5.0]), False)


def test_names_with_a_prefix_from_a_checkpoint():
    net = nn.Cell()
    net.d = nn.Dense(2, 1)
    missing = ["d.weight", "d.bias"]
    there = {"net.d.weight": parameter([[1, 2]], name="net.d.weight")}
    checkpoints._load_dismatch_prefix_params(net, there, missing, False)
    assert missing == ["d.bias"]
    assert net.d.weight.asnumpy().tolist() == [[1, 2]]
    checkpoints._load_dismatch_prefix_params(net, {"d.w": there["net.d.weight"]}, missing, False)
    assert missing == ["d.bias"]


def test_names_of_dtypes_in_a_checkpoint():
    assert checkpoints.tensor_to_ms_type["BFloat16"] == ms.bfloat16
    found = [checkpoints.tensor_to_np_type(name) for name in ("Int8", "Bool", "Float64", "str", "Foo")]
    assert found == [np.int8, np.bool_, np.float64, "U", None]


@pytest.mark.parametrize(
    ("loss", "want"),
    [(ms.Tensor(3.0), 3.0), (ms.Tensor([[3.0, 4.0]]), 3.5), (5, 5), ((5,), (5,)), (None, None)],
)
def test_the_loss_to_show(loss, want):
    assert training._handle_loss(loss) == want


def test_the_first_of_several_losses():
    losses = [ms.Tensor([1.0, 2.0]), ms.Tensor(3.0)]
    assert training._handle_loss(losses) is losses[0]


def test_types_of_values():
    assert training.check_value_type("a", 1, int) is None
    training.check_value_type("a", "b", [str, int])
    with pytest.raises(TypeError, match="'a' must be str or float, but got int"):
        training.check_value_type("a", 1, (str, float))
    with pytest.raises(TypeError, match="'a' must be int, but got bool"):
        training.check_value_type("a", True, int)


@pytest.mark.parametrize(("scaled", "want"), [(loss_scale.grad_scale, 4.0), (loss_scale.shard_grad_scale, 2.0)])
def test_scaled_gradients_of_micro_batches(scaled, want):
    accumulated = parameter([16])
    grad = ms.Tensor([8.0])
    assert scaled(ms.Tensor([4.0]), grad, accumulated).asnumpy().tolist() == [want]
    assert (accumulated.asnumpy().tolist(), grad.asnumpy().tolist()) == ([0], [8])


def test_overflow_of_a_gradient():
    assert loss_scale._grad_overflow(ms.Tensor([1.0, np.inf])).asnumpy().tolist() == [1]
    assert loss_scale._grad_overflow(ms.Tensor([1.0, 2.0])).asnumpy().tolist() == [0]


def test_the_logger():
    assert ms.log._get_logger() is ms.log._get_logger()
    assert ms.log._get_logger().level == 30


def test_an_operator_is_made_once():
    make = operators._get_cache_prim(ms.ops.ReduceSum)
    assert make(True) is make(True)
    assert make(True) is not make(False)


def test_split_into_parts():
    parts = operators.split_ext(ms.ops.zeros((3, 2)), 2)
    assert [part.shape for part in parts] == [(2, 2), (1, 2)]
    assert [part.shape for part in operators.split_ext(ms.ops.zeros((3, 2)), [1, 2], dim=0)] == [(1, 2), (2, 2)]
    with pytest.raises(ValueError, match="split"):
        operators.split_ext(ms.ops.zeros((3, 2)), [1, 1])


def test_gradient_of_swiglu():
    x, grad = arrays((3, 4), (3, 2))
    left, right = np.split(x.asnumpy().astype(np.float64), 2, axis=-1)
    gate = 1 / (1 + np.exp(-left))
    slope = gate + left * gate * (1 - gate)
    want = np.concatenate([grad.asnumpy() * right * slope, grad.asnumpy() * left * gate], axis=-1)
    found = SwigluGrad()(grad, x)
    np.testing.assert_allclose(found.asnumpy(), want, rtol=1e-5, atol=1e-6)


def test_pairs():
    assert (checkparam.twice(3), checkparam.twice((1, 2))) == ((3, 3), (1, 2))
    for wrong in ((1, 2, 3), "a", [1, 2]):
        with pytest.raises(TypeError, match="For 'twice'"):
            checkparam.twice(wrong)


@pytest.mark.parametrize(
    ("value", "options", "want"),
    [
        (2, {}, (2, 2, 2)),
        ((1, 2, 3), {}, (1, 2, 3)),
        ((1, 1, 1, 2, 3), {"allow_five": True}, (1, 2, 3)),
        ((2, 1, 1, 2, 3), {"allow_five": True, "ret_five": True}, (2, 1, 1, 2, 3)),
        ((1, 2, 3), {"ret_five": True}, (1, 1, 1, 2, 3)),
        (0, {"greater_zero": False}, (0, 0, 0)),
        ((1, 2, 1), {"third_one": True}, (1, 2, 1)),
        (3, {"three_input": True}, (3, 3, 3)),
    ],
)
def test_three_sizes(value, options, want):
    assert checkparam._check_3d_int_or_tuple("stride", value, "MaxPool3D", **options) == want


@pytest.mark.parametrize(
    ("value", "options", "error"),
    [
        ((1, 1, 1, 2, 3), {}, ValueError),
        (0, {}, ValueError),
        (-1, {"greater_zero": False}, ValueError),
        ((1, 2), {}, ValueError),
        ((1, 2.0, 3), {}, ValueError),
        (3, {"third_one": True}, ValueError),
        ((1, 2), {"three_input": True}, ValueError),
        ((1, 1, 1, 2, 3), {"three_input": True, "allow_five": True}, ValueError),
        (2, {"ret_five": True, "pad_value": 0}, ValueError),
        ("a", {}, TypeError),
        (True, {}, TypeError),
        ([1, 2, 3], {}, TypeError),
    ],
)
def test_wrong_sizes(value, options, error):
    with pytest.raises(error, match="For 'MaxPool3D', 'stride' must"):
        checkparam._check_3d_int_or_tuple("stride", value, "MaxPool3D", **options)


def test_axes():
    given = (0, -1, (0, -1), (), (2, 0))
    found = [checkparam.check_and_canonicalize_axes(axes, 3) for axes in given]
    assert found == [(0,), (2,), (0, 2), (), (2, 0)]
    for wrong, error in (((0, 0), ValueError), ((1, -2), ValueError), (3, ValueError), ([0], TypeError)):
        with pytest.raises(error, match=r"axis|axes"):
            checkparam.check_and_canonicalize_axes(wrong, 3)


@pytest.mark.parametrize(
    ("sizes", "valid", "same", "pad"),
    [((5, 3, 2, 1, 1), 11, 10, 10), ((5, 3, 2, 2, 2), 13, 10, 11), ((5, 1, 2, 1, 0), 10, 10, 9)],
)
def test_length_of_a_transposed_convolution(sizes, valid, same, pad):
    length = conv._deconv_output_length
    assert length(True, False, False, *sizes) == valid
    assert length(False, True, False, *sizes) == same
    assert length(False, False, True, *sizes) == pad
    assert length(False, False, False, *sizes) == 0


def test_kinds_of_images():
    image, array = Image.new("RGB", (2, 2)), np.zeros((2, 3, 4))
    assert [py_vision.is_pil(x) for x in (image, array, [1])] == [True, False, False]
    assert [py_vision.is_numpy(x) for x in (image, array, [1])] == [False, True, False]
    assert py_vision.hwc_to_chw(array).shape == (4, 2, 3)
    assert py_vision.hwc_to_chw(array[0]).shape == (3, 4)
    for wrong in (image, array[0, 0]):
        with pytest.raises(TypeError, match="For 'hwc_to_chw', 'img' must"):
            py_vision.hwc_to_chw(wrong)


def test_libraries_and_ranks_of_communication():
    assert communication.Backend("NCCL") == "nccl"
    with pytest.raises(ValueError, match="'name' must be 'hccl', 'nccl' or 'mccl', but got 'foo'"):
        communication.Backend("foo")
    with pytest.raises(TypeError, match="'name' must be a str"):
        communication.Backend(3)
    world = "hccl_world_group"
    assert communication._is_available() is True
    assert communication._get_rank_helper(world) == communication._get_local_rank_helper(world) == 0
    assert communication._get_size_helper(world) == 1


def test_the_name_of_unnamed_parameters():
    assert ms.parameter.PARAMETER_NAME_DEFAULT == "Parameter"
