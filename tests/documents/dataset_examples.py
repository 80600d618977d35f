"""The documented examples of ``mindspore.dataset`` and ``mindspore.mindrecord``, with files made up for them.

``python -m tests.documents.dataset_examples EXAMPLES.json`` runs them on amadou, counts what passes, and ends with an
error if other examples fail than those that ``examples/dataset*.toml`` list with a reason. The examples are MindSpore's
and not part of this project. The file is a list of ``{"area": "mindspore.dataset.vision", "name": "mindspore....",
"examples": [[statement, what it prints], ...]}``, as ``doctest.DocTestParser`` finds them in its docstrings.
"""

import ast
import collections
import contextlib
import io
import json
import os
import pickle
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import av
import numpy as np

import amadou
from amadou.mindrecord import FileWriter
from tests.documents.comparison import same
from tests.documents.lists import reasons
from tests.unit.source_cases import PNG, make_files
from tests.unit.text_cases import MODEL

AREAS = ("mindspore.dataset", "mindspore.mindrecord")
_PATH = re.compile(r"/path/to/[\w./-]+|tests/ut/data/dataset/[\w./-]+")

# What the examples name -> what stands for it, most of it made by ``source_cases.make_files``.
FILES = {
    "ag_news_dataset_file": "agnews",
    "amazon_review_dataset_dir": "amazon",
    "caltech101_dataset_directory": "caltech101",
    "caltech256_dataset_directory": "caltech256",
    "celeba_dataset_directory": "celeba",
    "cityscapes_dataset_directory": "cityscapes",
    "clue_dataset_file": "clue/AFQMC.train.json",
    "cmu_arctic_dataset_directory": "arctic",
    "coco_dataset_directory/annotation_file": "coco/detection.json",
    "coco_dataset_directory/images": "coco/images",
    "conll2000_dataset_dir": "conll",
    "csv/file": "csv/header.csv",
    "csv_dataset_file": "csv/plain.csv",
    "dbpedia_dataset_directory": "dbpedia",
    "div2k_dataset_directory": "div2k",
    "emnist_dataset_directory": "emnist",
    "en_wik9_dataset": "enwik9",
    "fashion_mnist_dataset_directory": "mnist",
    "flickr_annotation_file": "flickr/token.txt",
    "flickr_dataset_directory": "flickr/images",
    "flowers102_dataset_directory": "flowers102",
    "food101_dataset_directory": "food101",
    "gtzan_dataset_directory": "gtzan",
    "image_file": "pixels/a/x.png",
    "image_folder_dataset_directory": "folder",
    "imdb_dataset_directory": "imdb",
    "iwslt2016_dataset_dir": "iwslt2016",
    "iwslt2017_dataset_dir": "iwslt2017",
    "kitti_dataset_directory": "kitti",
    "kmnist_dataset_directory": "mnist",
    "lfw_pairs_dataset_directory": "lfw",
    "lfw_people_dataset_directory": "lfw",
    "libri_tts_dataset_directory": "libritts",
    "lj_speech_dataset_directory": "ljspeech",
    "lsun_dataset_directory": "lsun",
    "manifest_dataset_file": "manifest/list.manifest",
    "mnist": "mnist",
    "mnist_dataset_directory": "mnist",
    "multi30k_dataset_directory": "multi30k",
    "omniglot_dataset_directory": "omniglot",
    "penn_treebank_dataset_directory": "ptb",
    "place365_dataset_directory": "places365",
    "qmnist_dataset_directory": "qmnist",
    "rendered_sst2_dataset_directory": "sst2images",
    "sb_dataset_directory": "sbd",
    "sbu_dataset_directory": "sbu",
    "semeion_dataset_directory": "semeion",
    "sogou_news_dataset_dir": "sogou",
    "speech_commands_dataset_directory": "commands",
    "squad_dataset_file": "squad1",
    "sst2_dataset_directory": "sst2",
    "stl10_dataset_directory": "stl10",
    "sun397_dataset_directory": "sun397",
    "svhn_dataset_directory": "svhn",
    "tedlium1_dataset_directory": "tedlium1",
    "tedlium2_dataset_directory": "tedlium1",
    "tedlium3_dataset_directory": "tedlium3",
    "text_file_dataset_file": "text/one.txt",
    "tfrecord/file": "tf/a.tfrecord",
    "tfrecord_dataset_file": "tf/a.tfrecord",
    "tfrecord_schema_file": "tf/schema.json",
    "udpos_dataset_dir": "udpos",
    "usps_dataset_directory": "usps",
    "voc_dataset_directory": "voc",
    "wider_face_dataset": "wider",
    "wiki_text_dataset_directory": "wikitext",
    "yahoo_answers_dataset_directory": "yahoo",
    "yelp_review_dataset_dir": "yelp",
    "yes_no_dataset_directory": "yesno",
}


def make(root: Path) -> None:
    """All files that examples name; what ``FILES`` does not list is made under the name that it has there."""
    make_files(root)
    (root / "lsun/classroom_train").mkdir()
    (root / "file").write_bytes(PNG)
    (root / "mindrecord").mkdir()
    (root / "video").mkdir()
    _write_video(root / "video/file")
    _write_records(root / "mind_dataset_file")
    _write_pickles(root)
    (root / "photo_tour_dataset_directory/liberty").mkdir(parents=True)
    (root / "photo_tour_dataset_directory/liberty/info.txt").write_text("0 0\n1 0\n2 0\n")
    (root / "imagenet/train").mkdir(parents=True)
    (root / "imagenet/train/n01").mkdir()
    (root / "imagenet/train/n01/x.JPEG").write_bytes(PNG)
    (root / "imagenet/map_file").write_text("n01 0\n")
    for name in ("cifar10_dataset_directory", "cifar100_dataset_directory"):
        (root / name).mkdir()
    for name in (
        *(f"cifar10_dataset_directory/data_batch_{i}" for i in range(1, 6)),
        "cifar10_dataset_directory/test_batch",
    ):
        (root / f"{name}.bin").write_bytes(bytes(3073))
    for name in ("train", "test"):
        (root / f"cifar100_dataset_directory/{name}.bin").write_bytes(bytes(3074))
    (root / "jiebadict").mkdir()
    (root / "jiebadict/hmm_model.utf8").write_text(MODEL)
    (root / "jiebadict/jieba.dict.utf8").write_text("床 100 n\n前 100 f\n明月光 100 n\n")
    (root / "testVectors").mkdir()
    (root / "testVectors/vectors.txt").write_text("ok 0.5 0.4 0.3 0.2 0.1 0.6\n")


def _write_records(path: Path) -> None:
    writer = FileWriter(str(path))
    writer.add_schema({"file_name": {"type": "string"}, "label": {"type": "int32"}})
    writer.write_raw_data([{"file_name": f"{number}.jpg", "label": number} for number in range(10)])
    writer.commit()


def _write_video(path: Path) -> None:
    with av.open(str(path), "w", format="avi") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode())


def _write_pickles(root: Path) -> None:
    pixels = np.zeros((1, 3072), np.uint8)
    batches: dict[str, dict[bytes, Any]] = {
        f"cifar10/{name}": {b"data": pixels, b"labels": [3]}
        for name in (*(f"data_batch_{i}" for i in range(1, 6)), "test_batch")
    }
    for name in ("train", "test"):
        batches[f"cifar100/{name}"] = {b"data": pixels, b"fine_labels": [8], b"coarse_labels": [2]}
    for name, batch in batches.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(pickle.dumps(batch, protocol=2))


def run(row: dict[str, Any], root: Path) -> str:
    """Why an example fails; empty if it passes."""
    # the names that the documentation defines on a page beside the examples
    known = {"__name__": "example", "image_folder_dataset_dir": str(root / "folder")}
    for source, wanted in row["examples"]:
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                tree = ast.parse(_PATH.sub(lambda match: _place(match, root, row["name"]), source), mode="single")
                exec(compile(tree, row["name"], "single"), known)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        if wanted and not same(wanted, printed.getvalue()):
            return f"printed {printed.getvalue()!r}, not {wanted!r}"
    return ""


def _place(match: re.Match[str], root: Path, example: str) -> str:
    name = re.sub(r"^(/path/to|tests/ut/data/dataset)/", "", match[0])
    if name == "file" and "video" in example:
        name = "video/file"
    if name == "mindrecord/file":  # some examples read it, others write it
        read = example.endswith(("FileReader", "MindPage"))
        return str(root / "mind_dataset_file") if read else str(root / "mindrecord" / example)
    return str(root / FILES.get(name, name))


def main(argv: list[str]) -> int:
    rows = [row for row in json.loads(Path(argv[0]).read_text(encoding="utf-8")) if row["area"].startswith(AREAS)]
    failed = {}
    amadou.install()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        make(Path(folder))
        for row in rows:
            if why := run(row, Path(folder)):
                failed[row["name"]] = why
    counts = collections.Counter(row["area"] for row in rows)
    for area, count in counts.items():
        passed = sum(row["area"] == area and row["name"] not in failed for row in rows)
        print(f"{area:30} {passed:3} of {count:3}")
    listed = reasons("dataset*.toml")
    for name in sorted(failed.keys() - listed):
        print(f"{name} fails: {failed[name]}")
    for name in sorted(listed.keys() - failed):
        print(f"{name} is listed as failing, but passes")
    return int(failed.keys() != listed.keys())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
