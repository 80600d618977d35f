"""Videos are read as MindSpore 2.10 reads them: frames, moments, sound and exceptions."""

import sys
from fractions import Fraction

import av
import numpy as np
import pytest

from amadou.dataset import vision
from amadou.dataset._libraries import Library
from amadou.dataset.vision import video


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """12 frames of 48 x 64, ten a second, that get redder; as long a tone in 16 bits, 8000 samples a second."""
    made = str(tmp_path_factory.mktemp("video") / "red.avi")
    with av.open(made, "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream("pcm_s16le", rate=8000)
        sound.layout = "mono"
        for number in range(12):
            image = np.zeros((48, 64, 3), np.uint8)
            image[..., 0] = 20 * number
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode())
        frame = av.AudioFrame.from_ndarray(tone()[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 8000, 0, Fraction(1, 8000)
        container.mux(sound.encode(frame))
        container.mux(sound.encode())
    return made


def tone():
    return (np.sin(np.arange(9600) * 0.2) * 10000).astype(np.int16)


def test_a_whole_video(path):
    frames, sound, about = vision.read_video(path)
    assert frames.shape == (12, 48, 64, 3) and frames.dtype == np.uint8
    reds = frames[:, 20, 20, 0].astype(int)
    assert abs(reds - 20 * np.arange(12)).max() <= 4 and frames[..., 1:].max() <= 8
    assert (sound == tone()[None]).all() and sound.dtype == np.int16
    assert about == {"audio_fps": 8000, "video_fps": 10.0}
    again, again_sound = vision.DecodeVideo()(np.fromfile(path, np.uint8))
    assert (again == frames).all() and (again_sound == sound).all()


# What MindSpore gives: frames and samples
@pytest.mark.parametrize(
    ("options", "frames", "samples"),
    [
        ((2,), 10, 8000),
        ((0, 4), 5, 4000),
        ((0.3, 0.6, "sec"), 4, 3200),
        ((Fraction(3, 10), Fraction(6, 10), "sec"), 4, 3200),
        ((0, 0, "sec"), 1, 800),
        ((0, 0.5), 2, 1600),
        ((5, None, "sec"), 0, 0),
    ],
)
def test_a_part_of_a_video(path, options, frames, samples):
    found, sound, _ = vision.read_video(path, *options)
    assert found.shape == (frames, 48, 64, 3) and sound.shape == (1, samples)


def test_moments_of_frames(path):
    assert vision.read_video_timestamps(path) == (list(range(12)), 10.0)
    seconds, _ = vision.read_video_timestamps(path, "sec")
    assert seconds[:4] == [0.0, 0.10000000149011612, 0.20000000298023224, 0.30000000447034836]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda path: vision.read_video(3), TypeError),
        (lambda path: vision.read_video("none.avi"), ValueError),
        (lambda path: vision.read_video(__file__), RuntimeError),
        (lambda path: vision.read_video(path, -1), ValueError),
        (lambda path: vision.read_video(path, 5, 2), ValueError),
        (lambda path: vision.read_video(path, "0"), TypeError),
        (lambda path: vision.read_video(path, 0, None, "x"), ValueError),
        (lambda path: vision.read_video_timestamps(3), TypeError),
        (lambda path: vision.read_video_timestamps("none.avi"), RuntimeError),
        (lambda path: vision.read_video_timestamps(path, "x"), RuntimeError),
        (lambda path: vision.DecodeVideo()([1]), TypeError),
        (lambda path: vision.DecodeVideo()(np.zeros((2, 2), np.uint8)), RuntimeError),
        (lambda path: vision.DecodeVideo()(np.zeros(5, np.int32)), RuntimeError),
        (lambda path: vision.DecodeVideo()(np.zeros(0, np.uint8)), RuntimeError),
        (lambda path: vision.DecodeVideo()(np.zeros(10, np.uint8)), RuntimeError),
    ],
)
def test_exceptions_are_those_of_mindspore(call, error, path):
    with pytest.raises(error):
        call(path)


def test_what_is_missing_to_read_videos_is_named(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.setattr(video, "av", Library("av", "video"))
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'amadou\[video\]'"):
        vision.read_video(path)
