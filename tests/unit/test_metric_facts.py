"""Metrics are MindSpore's, as recorded by record_metrics.py."""

import json
from pathlib import Path

import numpy as np
import pytest

import amadou as ms

from . import metric_cases as cases

RECORDED = json.loads((Path(__file__).parent / "facts" / "metrics.json").read_text())


def check(ours, recorded, rtol):
    if isinstance(recorded, str) or isinstance(ours, str):
        assert ours == recorded
    elif isinstance(recorded, list) and any(isinstance(item, list) for item in recorded):
        assert len(ours) == len(recorded)
        for one, other in zip(ours, recorded, strict=True):
            check(one, other, rtol)
    else:
        np.testing.assert_allclose(np.squeeze(ours), np.squeeze(recorded), rtol=rtol, atol=1e-7)


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: cases.name_of(*case))
def test_metrics(case):
    # OcclusionSensitivity comes from a network in float32, the rest from float64 in another order
    check(cases.outcome(ms, *case), RECORDED[cases.name_of(*case)], 1e-6 if "Occlusion" in case[0] else 1e-12)


@pytest.mark.parametrize("code", cases.IMAGE_CASES)
def test_image_quality(code):
    # means of float32 in another order, of which some nearly cancel
    np.testing.assert_allclose(cases.quality(ms, code), RECORDED[code], rtol=1e-5, atol=5e-7)


def test_images_have_gradients():
    img1, img2 = (ms.Tensor(cases.ARRAYS[name]) for name in ("img1", "img2"))
    gradient = ms.grad(ms.nn.SSIM())(img1, img2)
    assert gradient.shape == img1.shape and float(gradient.abs().sum()) > 0


def test_the_roc_curve_counts_every_sample():
    # MindSpore looks at as many samples as there are classes
    scores = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
    fpr, tpr, thresholds = ms.train.ROC(2)(scores, np.array([0, 1, 1, 0]))
    np.testing.assert_allclose(fpr[0], [0, 0, 0.5, 0.5, 1])
    np.testing.assert_allclose(tpr[0], [0, 0.5, 0.5, 1, 1])
    np.testing.assert_allclose(thresholds[0], [1.9, 0.9, 0.8, 0.6, 0.3])


def test_occlusion_of_an_image():
    class Sum(ms.nn.Cell):
        def construct(self, x):
            return x.sum((1, 2)).reshape(-1, 1)

    image = np.arange(6, dtype=np.float32).reshape(1, 2, 3)
    falls = ms.train.OcclusionSensitivity(margin=[1, 2])(Sum(), image, np.array([0]))
    # a place's cover reaches from `margin` before it to `margin - 1` behind, in each axis
    np.testing.assert_allclose(falls, [[1, 3, 3], [8, 15, 15]])
    box = ms.train.OcclusionSensitivity(margin=[1, 2], b_box=[-1, -1, 1, 2])
    np.testing.assert_allclose(box(Sum(), image, np.array([0])), [[3, 3], [15, 15]])
