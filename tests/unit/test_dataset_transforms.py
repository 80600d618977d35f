"""Transforms of data do what MindSpore's do: values, dtypes and exceptions, case by case."""

import json
from pathlib import Path

import numpy as np
import pytest

import amadou as ms
import amadou.dataset
import amadou.dataset.audio
import amadou.dataset.text

from . import audio_cases, text_cases, transform_cases, vision_cases
from .dataset_cases import describe

FACTS = Path(__file__).parent / "facts"
FAMILIES = {"transform": transform_cases, "vision": vision_cases, "text": text_cases, "audio": audio_cases}


def recorded():
    for family, module in FAMILIES.items():
        facts = json.loads((FACTS / f"dataset_{family}.json").read_text())
        for case in module.CASES:
            yield pytest.param(module, case, facts[case], id=f"{family}: {case}")


def outcome(module, case):
    try:
        return f"= {describe(eval(case, module.names(ms)))}"
    except Exception as error:
        return f"raises {type(error).__name__}"


@pytest.fixture(autouse=True)
def without_a_seed():
    yield
    ms.dataset.config.set_seed(5489)


@pytest.mark.parametrize(("module", "case", "fact"), list(recorded()))
def test_recorded(module, case, fact):
    assert outcome(module, case) == fact


def speech(channels):
    """Two seconds at 4000 samples a second: noise, and from 0.8 s on five harmonics of 200 Hz."""
    noise = np.random.RandomState(0).randn(channels, 8000) * 1e-3
    times = np.arange(8000) / 4000
    return noise + (times >= 0.8) * sum(np.sin(2 * np.pi * 200 * h * times) / h for h in range(1, 6))


@pytest.mark.parametrize(
    ("options", "length"),
    [({}, 5200), ({"trigger_level": 3.0, "pre_trigger_time": 0.2}, 6000), ({"search_time": 0.5}, 5200)],
)
def test_vad_finds_the_voice(options, length):
    """The lengths are those that torchaudio 2.11 leaves; MindSpore 2.10 leaves as many for any recording."""
    samples = speech(2)
    found = ms.dataset.audio.Vad(4000, **options)(samples)
    assert found.shape == (2, length)
    assert (found == samples[:, -length:]).all()


def test_a_limited_shift_down_mirrors_one_up():
    samples = np.array([-1.0, -0.8, -0.4, 0.0, 0.4, 0.8, 1.0])
    up, down = (ms.dataset.audio.DCShift(shift, 0.02) for shift in (0.5, -0.5))
    assert down(samples) == pytest.approx(-up(-samples))


@pytest.mark.parametrize(
    "options", [{"padding": 2}, {"pad_if_needed": True}, {"padding": (1, 0, 0, 1), "pad_if_needed": True}]
)
def test_boxes_move_with_the_image(options):
    image = np.zeros((5, 6, 3), np.uint8)
    image[2:5, 1:4] = 9
    crop = ms.dataset.vision.RandomCropWithBBox((9, 10) if "pad_if_needed" in options else (7, 8), **options)
    found, boxes = crop(image, np.array([[1, 2, 3, 3]], np.float32))
    x, y, width, height = boxes[0].astype(int)
    assert (found[y : y + height, x : x + width] == 9).all() and (found == 9).sum() == width * height * 3
