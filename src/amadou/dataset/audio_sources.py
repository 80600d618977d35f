"""Sources of sounds: WAVE files, with what is said in them.

Column ``waveform``: [channels, samples] float32 in -1 ... 1, of files with 16 bits for a sample.
"""

import dataclasses
import wave
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ._cache import DatasetCache
from ._files import FileDataset, Files, PartFiles
from ._reading import files_in, read_lines, subfolders
from ._rows import Refused, Row
from ._source import Table
from .samplers import BuiltinSampler

_LARGEST = 32767


def read_wave(path: Path) -> tuple[np.ndarray, int]:
    """[channels, samples] float32 and the samples per second of a WAVE file."""
    try:
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != 2:
                raise Refused(f"the sound {path} must have 16 bits for a sample, but has {8 * file.getsampwidth()}")
            data, channels, rate = file.readframes(file.getnframes()), file.getnchannels(), file.getframerate()
    except (OSError, EOFError, wave.Error) as error:
        raise Refused(f"the sound {path} cannot be read: {error}") from None
    samples = np.frombuffer(data[: len(data) // (2 * channels) * 2 * channels], "<i2").reshape(-1, channels).T
    return np.ascontiguousarray(samples).astype(np.float32) / np.float32(_LARGEST), rate


@dataclasses.dataclass(frozen=True)
class _Sound:
    """Reads (path, value, ...): the sound, its rate as ``dtypes[0]``, and the values as the other dtypes."""

    dtypes: tuple[Any, ...]

    def __call__(self, record: tuple) -> Row:
        path, *values = record
        samples, rate = read_wave(path)
        return samples, *(np.array(v, dtype) for v, dtype in zip((rate, *values), self.dtypes, strict=True))


def _fields(path: Path, delimiter: str, count: int) -> list[list[str]]:
    """The lines of a table."""
    rows = [line.split(delimiter) for line in read_lines(path) if line.strip()]
    for number, row in enumerate(rows):
        if len(row) < count:
            raise Refused(f"line {number + 1} of {path} must have {count} columns, but has {len(row)}")
    return rows


class CMUArcticDataset(FileDataset):
    """One speaker: ``cmu_us_NAME_arctic/wav/arctic_a0001.wav``, with texts in ``etc/txt.done.data``.

    Columns: ``waveform``; ``sample_rate``, uint32; ``transcript`` and ``utterance_id``, text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("waveform", "sample_rate", "transcript", "utterance_id")
    CHOICES: ClassVar[dict[str, tuple]] = {
        "name": (
            "aew",
            "ahw",
            "aup",
            "awb",
            "axb",
            "bdl",
            "clb",
            "eey",
            "fem",
            "gka",
            "jmk",
            "ksp",
            "ljm",
            "lnh",
            "rms",
            "rxr",
            "slp",
            "slt",
        )
    }

    def __init__(
        self,
        dataset_dir: str,
        name: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.name = name
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _open(self) -> Table:
        root = Path(self.dataset_dir) / f"cmu_us_{self.name or 'aew'}_arctic"
        records = []
        for line in read_lines(root / "etc" / "txt.done.data"):
            if '"' in line:
                name, spoken = line.split()[1], line.split('"')[1]
                records.append((root / "wav" / f"{name}.wav", spoken, name.removeprefix("arctic_")))
        return Table(records, _Sound((np.uint32, None, None)))


class GTZANDataset(PartFiles):
    """Music: ``GENRE/GENRE.00000.wav``. Columns: ``waveform``; ``sample_rate``, uint32; ``label``, text.

    The parts ``"train"``, ``"valid"`` and ``"test"`` are those of Sturm's lists (arXiv:1306.1461).
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("waveform", "sample_rate", "label")
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "valid", "test", "all")}

    def _open(self) -> Table:
        if self.usage not in (None, "all"):
            raise NotImplementedError(
                "For 'GTZANDataset', 'usage' is offered as None or 'all' by amadou: the lists of the parts are not "
                "in its files."
            )
        files = [file for folder in subfolders(Path(self.dataset_dir)) for file in files_in(folder, (".wav",))]
        return Table([(file, file.parent.name) for file in files], _Sound((np.uint32, None)))


class LibriTTSDataset(PartFiles):
    """Readers: ``PART/SPEAKER/CHAPTER/*.wav``, with texts in ``SPEAKER_CHAPTER.trans.tsv``.

    Columns: ``waveform``; ``sample_rate``, uint32; ``original_text``, ``normalized_text``, text; ``speaker_id``,
    ``chapter_id``, uint32; ``utterance_id``, text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "waveform",
        "sample_rate",
        "original_text",
        "normalized_text",
        "speaker_id",
        "chapter_id",
        "utterance_id",
    )
    _PARTS: ClassVar[tuple[str, ...]] = (
        "dev-clean",
        "dev-other",
        "test-clean",
        "test-other",
        "train-clean-100",
        "train-clean-360",
        "train-other-500",
    )
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": (*_PARTS, "all")}

    def _open(self) -> Table:
        records = []
        tables = sorted(Path(self.dataset_dir).glob("*/*/*/*.trans.tsv"))
        for table in (table for table in tables if self._wanted([table.parts[-4]])):
            speaker, chapter = table.name.removesuffix(".trans.tsv").split("_")
            for name, original, normalized in (row[:3] for row in _fields(table, "\t", 3)):
                ids = (int(speaker), int(chapter), name)
                records.append((table.with_name(f"{name}.wav"), original, normalized, *ids))
        return Table(records, _Sound((np.uint32, None, None, np.uint32, np.uint32, None)))


class LJSpeechDataset(Files):
    """One reader: ``wavs/LJ001-0001.wav``, with texts in ``metadata.csv``.

    Columns: ``waveform``; ``sample_rate``, int32; ``transcription``, ``normalized_transcription``, text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("waveform", "sample_rate", "transcription", "normalized_transcription")

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        rows = _fields(root / "metadata.csv", "|", 3)
        records = [(root / "wavs" / f"{name}.wav", said, normal) for name, said, normal in (row[:3] for row in rows)]
        return Table(records, _Sound((np.int32, None, None)))


class SpeechCommandsDataset(PartFiles):
    """Words: ``WORD/SPEAKER_nohash_0.wav``; ``testing_list.txt`` and ``validation_list.txt`` name the other parts.

    Columns: ``waveform``; ``sample_rate``, int32; ``label``, ``speaker_id``, text; ``utterance_number``, int32.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("waveform", "sample_rate", "label", "speaker_id", "utterance_number")
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}
    _LISTS: ClassVar[dict[str, str]] = {"test": "testing_list.txt", "valid": "validation_list.txt"}

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        files = [file for folder in subfolders(root) for file in files_in(folder, (".wav",))]
        files = [file for file in files if "_nohash_" in file.name]
        if self.usage not in (None, "all"):
            lists = self._LISTS.values() if self.usage == "train" else [self._LISTS[self.usage]]
            named = {root / line.strip() for name in lists for line in read_lines(root / name)}
            files = [file for file in files if (file in named) is not (self.usage == "train")]
        records = []
        for file in files:
            speaker, _, number = file.stem.partition("_nohash_")
            records.append((file, file.parent.name, speaker, int(number)))
        return Table(records, _Sound((np.int32, None, None, np.int32)))


class TedliumDataset(FileDataset):
    """Talks: ``PART/sph/NAME.sph`` and what is said when, ``PART/stm/NAME.stm``; release 3 has a single part, ``data``.

    Columns: ``waveform``; ``sample_rate``, int32; ``transcript``, ``talk_id``, ``speaker_id``, ``identifier``, text.

    Args:
        release: ``"release1"``, ``"release2"`` or ``"release3"``.
        usage: ``"train"``, ``"test"``, ``"dev"`` or ``"all"`` (the default); for release 3 only that.
        extensions: how names of sounds end, ``".sph"``.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "waveform",
        "sample_rate",
        "transcript",
        "talk_id",
        "speaker_id",
        "identifier",
    )
    CHOICES: ClassVar[dict[str, tuple]] = {
        "release": ("release1", "release2", "release3"),
        "usage": ("train", "test", "dev", "all"),
        "extensions": (".sph",),
    }

    def __init__(
        self,
        dataset_dir: str,
        release: str,
        usage: str | None = None,
        extensions: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.release = release
        self.usage = usage
        self.extensions = extensions
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        if self.release == "release3" and self.usage not in (None, "all"):
            raise ValueError(f"For '{who}', 'usage' must be 'all' for release3, but got {self.usage!r}.")

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        parts = ["data"] if self.release == "release3" else self._wanted(("dev", "test", "train"))
        texts = [file for part in parts for file in files_in(root / part / "stm", (".stm",))]
        records = []
        for file in sorted(texts, key=lambda file: file.name):
            sound = file.parents[1] / "sph" / f"{file.stem}.sph"
            for line in filter(str.strip, read_lines(file)):
                talk, _, speaker, start, end, identifier, said = line.split(None, 6)
                records.append((sound, float(start), float(end), said, talk, speaker, identifier))
        return Table(records, _Talk())


class _Talk:
    """Reads (path, start, end, ...): a part of a sound, from one second to another, its rate, and texts."""

    def __call__(self, record: tuple) -> Row:
        path, start, end, *texts = record
        samples, rate = read_sphere(path, start, end)
        return samples, np.array(rate, np.int32), *map(np.array, texts)


def read_sphere(path: Path, start: float, end: float) -> tuple[np.ndarray, int]:
    """[1, samples] float32 between two seconds, and the samples per second, of a NIST SPHERE file of 16 bits."""
    try:
        with path.open("rb") as file:
            if file.read(8) != b"NIST_1A\n":
                raise Refused(f"the sound {path} must be a NIST SPHERE file")
            size = int(file.read(8))
            lines = file.read(size - 16).decode("latin-1").split("end_head")[0].splitlines()
            about = {line.split()[0]: line.split()[2] for line in lines if len(line.split()) == 3}
            rate = int(about["sample_rate"])
            first, last = int(start * rate), int(end * rate)
            file.seek(size + 2 * first)
            data = file.read(2 * (last - first))
    except (OSError, ValueError, LookupError) as error:
        raise Refused(f"the sound {path} cannot be read: {error}") from None
    if (about.get("channel_count"), about.get("sample_n_bytes")) != ("1", "2") or about.get(
        "sample_coding", "pcm"
    ) != "pcm":
        raise Refused(f"the sound {path} must have one channel and 16 plain bits for a sample")
    if len(data) != 2 * (last - first):
        raise Refused(f"the sound {path} must reach to {end} seconds, but ends before")
    samples = np.frombuffer(data, "<i2" if about.get("sample_byte_format") == "01" else ">i2")
    return samples[None].astype(np.float32) / np.float32(_LARGEST), rate


class YesNoDataset(Files):
    """Eight times yes or no: ``0_0_1_1_0_0_1_1.wav``.

    Columns: ``waveform``; ``sample_rate``, int32; ``label``, [8] int32.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("waveform", "sample_rate", "label")

    def _open(self) -> Table:
        files = files_in(Path(self.dataset_dir), (".wav",))
        records = [(file, list(map(int, file.stem.split("_")))) for file in files]
        return Table(records, _Sound((np.int32, np.int32)))
