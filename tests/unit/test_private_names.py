"""Private names of MindSpore that published libraries use: the answers are those of MindSpore 2.10."""

import numpy as np
import pytest

import amadou as ms
from amadou import nn
from amadou.legacy import amp, attention


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
