"""Operators that MindSpore's CPU lacks, or draws otherwise, beside slow computations of their definitions."""

import itertools
import math

import numpy as np
import pytest

import amadou as ms
from amadou import Tensor, ops


def between(plane, y, x):
    """The value of a plane at a place between pixels, 0 beyond."""
    total = 0.0
    for row, column in itertools.product((math.floor(y), math.floor(y) + 1), (math.floor(x), math.floor(x) + 1)):
        if 0 <= row < plane.shape[0] and 0 <= column < plane.shape[1]:
            total += plane[row, column] * (1 - abs(y - row)) * (1 - abs(x - column))
    return total


def test_multi_scale_attention_adds_samples_of_every_map():
    rng = np.random.default_rng(0)
    sizes, starts = [(2, 3), (4, 1)], [0, 6]
    value = rng.standard_normal((2, 10, 2, 8)).astype(np.float32)
    places = rng.uniform(-0.3, 1.3, (2, 3, 2, 2, 4, 2)).astype(np.float32)
    weights = rng.random((2, 3, 2, 2, 4)).astype(np.float32)
    expected = np.zeros((2, 3, 2, 8))
    for b, q, h, level, point, d in itertools.product(*map(range, (2, 3, 2, 2, 4, 8))):
        (height, width), start = sizes[level], starts[level]
        plane = value[b, start : start + height * width, h, d].reshape(height, width)
        x, y = places[b, q, h, level, point]
        sample = between(plane, y * height - 0.5, x * width - 0.5)
        expected[b, q, h, d] += weights[b, q, h, level, point] * sample
    found = ops.multi_scale_deformable_attn_function(
        Tensor(value), Tensor(sizes), Tensor(starts), Tensor(places), Tensor(weights)
    )
    assert found.shape == (2, 3, 16)
    np.testing.assert_allclose(found.asnumpy().reshape(expected.shape), expected, atol=1e-5)


# -- rotated boxes: the shared area counted on a grid of points --------------------------------------------------------


def holds(box, x, y):
    cx, cy, width, height, degrees = box
    angle = math.radians(degrees)
    along = (x - cx) * math.cos(angle) + (y - cy) * math.sin(angle)
    across = (y - cy) * math.cos(angle) - (x - cx) * math.sin(angle)
    return (abs(along) <= width / 2) & (abs(across) <= height / 2)


def counted(a, b):
    x, y = np.meshgrid(np.linspace(-4, 8, 1500), np.linspace(-4, 8, 1500))
    in_a, in_b = holds(a, x, y), holds(b, x, y)
    return (in_a & in_b).sum() / (in_a | in_b).sum(), (in_a & in_b).sum() / in_a.sum()


BOXES = [(2, 2, 3, 1, 0), (1, 2, 2, 2, 30), (2, 2, 4, 0.5, 120), (6, 6, 1, 1, 10), (2, 2, 1, 3, 90)]


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(BOXES, 2)))
def test_rotated_boxes_overlap_by_as_many_points_as_they_share(a, b):
    pair = Tensor([[a]], ms.float32), Tensor([[b]], ms.float32)
    over_union, over_first = counted(a, b)
    assert float(ops.rotated_iou(*pair)) == pytest.approx(over_union, abs=5e-3)
    assert float(ops.rotated_iou(*pair, mode=1)) == pytest.approx(over_first, abs=5e-3)


def test_rotated_boxes_meet_each_or_one_other():
    boxes = Tensor([BOXES, BOXES[::-1]], ms.float32)
    each = ops.rotated_iou(boxes, boxes[:, :3]).asnumpy()
    assert each.shape == (2, 5, 3)
    np.testing.assert_allclose(each[0].diagonal(), 1, atol=1e-6)
    one = ops.rotated_iou(boxes[:, :3], boxes[:, 2:], is_cross=False).asnumpy()
    np.testing.assert_allclose(one[0], [counted(*pair)[0] for pair in zip(BOXES, BOXES[2:], strict=False)], atol=5e-3)


def test_rotated_boxes_by_their_corners_and_in_float16():
    by_center = Tensor([[(2, 1, 2, 2, 45)]], ms.float32), Tensor([[(2, 2, 2, 2, 0)]], ms.float32)
    by_corners = Tensor([[(1, 0, 3, 2, 45)]], ms.float32), Tensor([[(1, 1, 3, 3, 0)]], ms.float32)
    expected = ops.rotated_iou(*by_center)
    np.testing.assert_allclose(ops.rotated_iou(*by_corners, trans=True).asnumpy(), expected.asnumpy(), atol=1e-6)
    half = ops.rotated_iou(*(box.astype(ms.float16) for box in by_center))
    assert half.dtype is ms.float16
    np.testing.assert_allclose(half.asnumpy(), expected.asnumpy(), atol=1e-3)


def test_boxes_that_only_touch_share_nothing():
    pair = Tensor([[(1, 1, 2, 2, 0)]], ms.float32), Tensor([[(3, 1, 2, 2, 0)]], ms.float32)
    assert ops.rotated_iou(*pair).tolist() == [[[0.0]]]


@pytest.mark.parametrize("shape", [(1, 2, 4), (2, 2, 5)])
def test_rotated_iou_refuses_other_shapes(shape):
    with pytest.raises(ValueError, match="For 'rotated_iou', 'boxes' and 'query_boxes' must"):
        ops.rotated_iou(ops.zeros((1, 2, 5)), ops.zeros(shape))


# -- transducer loss: every path of frames and labels ------------------------------------------------------------------


def all_paths(log_p, labels, blank):
    """-log of the sum over all orders of T blanks and the labels, the last of them a blank."""
    num_steps, total = len(log_p), 0.0
    for spoken in itertools.combinations(range(num_steps + len(labels) - 1), len(labels)):
        t = u = 0
        score = 0.0
        for move in range(num_steps + len(labels)):
            if move in spoken:
                score, u = score + log_p[t, u, labels[u]], u + 1
            else:
                score, t = score + log_p[t, u, blank], t + 1
        total += math.exp(score)
    return -math.log(total)


def test_transducer_loss_is_that_of_all_paths():
    rng = np.random.default_rng(1)
    acts = rng.standard_normal((2, 4, 3, 5)).astype(np.float32)
    labels, steps, sizes = [[1, 3], [2, 0]], [4, 3], [2, 1]
    log_p = acts - np.log(np.exp(acts).sum(-1, keepdims=True))
    expected = [all_paths(log_p[n, : steps[n]], labels[n][: sizes[n]], 4) for n in range(2)]
    loss, gradient = ops.RNNTLoss(blank_label=4)(Tensor(acts), *(Tensor(x, ms.int32) for x in (labels, steps, sizes)))
    np.testing.assert_allclose(loss.asnumpy(), expected, rtol=1e-5)
    nudged = acts.copy()
    nudged[0, 1, 1, 3] += 0.01
    changed = ops.RNNTLoss(4)(Tensor(nudged), *(Tensor(x, ms.int32) for x in (labels, steps, sizes)))[0]
    assert float((changed - loss)[0]) / 0.01 == pytest.approx(float(gradient[0, 1, 1, 3]), abs=2e-3)
    assert float(gradient[1, 3].abs().sum()) == 0


def test_transducer_gradient_is_that_of_the_loss():
    acts = Tensor(np.random.default_rng(2).standard_normal((1, 3, 2, 4)).astype(np.float32))
    rest = Tensor([[2]], ms.int32), Tensor([3], ms.int32), Tensor([1], ms.int32)
    _, gradient = ops.RNNTLoss()(acts, *rest)
    found = ms.grad(lambda x: ops.RNNTLoss()(x, *rest)[0].sum())(acts)
    np.testing.assert_allclose(found.asnumpy(), gradient.asnumpy(), atol=1e-6)


# -- cuts of images ----------------------------------------------------------------------------------------------------


def test_cuts_hold_enough_of_the_object():
    sampler = ops.SampleDistortedBoundingBoxV2(3, 0, (0.9, 1.1), (0.1, 0.6))
    box = Tensor([[[0.4, 0.2, 0.8, 0.5]]], ms.float32)
    for _ in range(50):
        begin, size, corners = sampler(Tensor([640, 480, 3], ms.int32), box, Tensor([0.5], ms.float32))
        (top, left, _), (height, width, rest) = begin.tolist(), size.tolist()
        assert (begin[2], rest) == (0, -1)
        assert 0 <= top <= 640 - height and 0 <= left <= 480 - width
        assert 0.1 <= height * width / (640 * 480) <= 0.6
        assert 0.89 <= width / height <= 1.11
        y1, x1, y2, x2 = corners.asnumpy().ravel().tolist()
        np.testing.assert_allclose((y1, x1), (top / 640, left / 480), atol=1e-6)
        shared = max(min(y2, 0.8) - max(y1, 0.4), 0) * max(min(x2, 0.5) - max(x1, 0.2), 0)
        assert shared / (0.4 * 0.3) >= 0.5 - 1e-5


def test_a_cut_that_cannot_be_is_the_whole_image():
    sampler = ops.SampleDistortedBoundingBoxV2(1, 0, (0.9, 1.1), (0.1, 0.2))
    found = sampler(Tensor([64, 48, 3], ms.int32), Tensor([[[0.0, 0.0, 1.0, 1.0]]], ms.float32), Tensor([1.0]))
    assert [part.asnumpy().ravel().tolist() for part in found] == [[0, 0, 0], [64, 48, -1], [0, 0, 1, 1]]


def test_cuts_without_boxes_and_beyond_the_image():
    image, some = Tensor([64, 48, 3], ms.int32), Tensor([0.5], ms.float32)
    with pytest.raises(ValueError, match="must hold a box"):
        ops.SampleDistortedBoundingBoxV2()(image, ops.zeros((0, 0, 4)), some)
    assert ops.SampleDistortedBoundingBoxV2(use_image_if_no_bounding_boxes=True)(image, ops.zeros((0, 0, 4)), some)
    with pytest.raises(RuntimeError, match=r"must be in \[0, 1\]"):
        ops.SampleDistortedBoundingBoxV2()(image, ops.ones((1, 1, 4)) * 1.5, some)
    with pytest.raises(ValueError, match="'max_attempts' must be an int > 0, but got 0"):
        ops.SampleDistortedBoundingBoxV2(max_attempts=0)
