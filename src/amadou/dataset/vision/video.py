"""Videos: their frames and their sound, decoded by FFmpeg through PyAV."""

import contextlib
import io
import math
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from ... import _checks
from .._libraries import Library
from ..transforms._base import Transform

av = Library("av", "video")

Sound = np.ndarray
Moment = float | Fraction


class DecodeVideo(Transform):
    """A file of a video (AVI, MOV, MP4, WMV, ...), [n] uint8 -> frames [T, H, W, 3] uint8 and sound [C, L].

    The sound has the dtype that its encoding has, float32 for most; without sound it is [1, 0]. Pixels differ by at
    most two levels from those of MindSpore, which has another version of FFmpeg.

    Raises:
        TypeError: if it is no array.
        RuntimeError: if it is no array [n] of bytes, or no video.
    """

    def __call__(self, video: Any) -> tuple[np.ndarray, Sound]:
        _checks.check_type("DecodeVideo", "video", video, np.ndarray)
        if video.ndim != 1 or video.dtype != np.uint8 or not video.size:
            raise RuntimeError(
                f"For 'DecodeVideo', the video must be [n] uint8, but got {video.dtype}{list(video.shape)}."
            )
        with _opened("DecodeVideo", io.BytesIO(video)) as container:
            frames, _ = _frames(container, 0, math.inf)
        with _opened("DecodeVideo", io.BytesIO(video)) as container:
            return frames, _sound(container)


def read_video(
    filename: str, start_pts: Moment = 0, end_pts: Moment | None = None, pts_unit: str = "pts"
) -> tuple[np.ndarray, Sound, dict[str, Any]]:
    """The frames [T, H, W, 3] uint8 of a file, its sound [C, L], and {"audio_fps": int, "video_fps": float}.

    Args:
        filename: the file.
        start_pts: the first moment to read.
        end_pts: the last one; None for the end. Of the sound, the same share as of the frames is read.
        pts_unit: moments are in "sec", seconds, or in "pts", the time base of the video.

    Raises:
        TypeError: for arguments of another type.
        ValueError: if there is no such file, or for moments that cannot be.
        RuntimeError: if it is no video.
    """
    path = _checks.check_type("read_video", "filename", filename, str)
    if not Path(path).is_file():
        raise ValueError(f"For 'read_video', 'filename' must be a file, but got {path!r}.")
    _checks.check_type("read_video", "start_pts", start_pts, (float, Fraction, int))
    _checks.check_type("read_video", "end_pts", end_pts, (float, Fraction, int, type(None)))
    _checks.check_type("read_video", "pts_unit", pts_unit, str)
    _checks.check_one_of("read_video", "pts_unit", pts_unit, ("pts", "sec"))
    if not 0 <= start_pts <= (math.inf if end_pts is None else end_pts):
        raise ValueError(f"For 'read_video', 'start_pts' must be in [0, end_pts], but got {start_pts} and {end_pts}.")
    with _opened("read_video", path) as container:
        video = container.streams.video[0]
        ticks = 1 / video.time_base if pts_unit == "sec" else 1  # in a unit
        end = math.inf if end_pts is None else math.ceil(end_pts * ticks)
        frames, share = _frames(container, math.floor(start_pts * ticks), end)
        about = {"video_fps": float(video.average_rate)}
        if container.streams.audio:
            about = {"audio_fps": container.streams.audio[0].rate, **about}
    with _opened("read_video", path) as container:
        sound = _sound(container)
    begin, stop = (round(part * sound.shape[1]) for part in share)
    return frames, sound[:, begin:stop], about


def read_video_timestamps(filename: str, pts_unit: str = "pts") -> tuple[list, float]:
    """The moments of the frames of a file, ints in the time base of the video or floats in seconds; frames a second.

    Raises:
        TypeError: for arguments of another type.
        RuntimeError: if there is no such file, if it is no video, or for another unit.
    """
    _checks.check_type("read_video_timestamps", "filename", filename, str)
    _checks.check_type("read_video_timestamps", "pts_unit", pts_unit, str)
    if pts_unit not in ("pts", "sec"):
        raise RuntimeError(f"For 'read_video_timestamps', 'pts_unit' must be 'pts' or 'sec', but got {pts_unit!r}.")
    with _opened("read_video_timestamps", filename) as container:
        video = container.streams.video[0]
        moments = sorted(frame.pts for frame in container.decode(video))
        unit, rate = float(np.float32(video.time_base)), float(video.average_rate)
    return moments if pts_unit == "pts" else [moment * unit for moment in moments], rate


@contextlib.contextmanager
def _opened(who: str, file: str | BinaryIO) -> Iterator[Any]:
    """A video; whatever FFmpeg finds wrong with it is a RuntimeError."""
    open_video = av.open
    try:
        with open_video(os.fspath(file) if isinstance(file, str) else file) as container:
            if not container.streams.video:
                raise RuntimeError(f"For '{who}', the file must hold a video, but has none.")
            yield container
    except (OSError, ValueError) as error:  # every error of PyAV is one of these
        raise RuntimeError(f"For '{who}', the video cannot be read: {error}.") from error


def _frames(container: Any, first: float, last: float) -> tuple[np.ndarray, tuple[float, float]]:
    """The frames from one moment to another, and from which share of all to which they reach."""
    video = container.streams.video[0]
    found, before, count = [], 0, 0
    for frame in container.decode(video):
        count += 1
        before += frame.pts < first
        if first <= frame.pts <= last:
            found.append(frame.to_ndarray(format="rgb24"))
    frames = np.stack(found) if found else np.zeros((0, video.height, video.width, 3), np.uint8)
    return frames, (before / max(1, count), (before + len(found)) / max(1, count))


def _sound(container: Any) -> Sound:
    """[channels, samples]"""
    if not container.streams.audio:
        return np.zeros((1, 0), np.float32)
    audio = container.streams.audio[0]
    parts = [_channels(frame, audio.channels) for frame in container.decode(audio)]
    return np.concatenate(parts, axis=1) if parts else np.zeros((audio.channels, 0), np.float32)


def _channels(frame: Any, channels: int) -> np.ndarray:
    samples = frame.to_ndarray()
    return samples if frame.format.is_planar else samples.reshape(-1, channels).T
