"""Every public transform, source, sampler and operation of data pipelines is compared with the real MindSpore."""

import inspect
import re
from pathlib import Path

import pytest

import amadou.dataset as ds
import amadou.mindrecord as mr

from . import audio_cases, dataset_cases, mindrecord_cases, source_cases, text_cases, transform_cases, vision_cases

CASES = "\n".join(
    case
    for module in (
        audio_cases,
        dataset_cases,
        mindrecord_cases,
        source_cases,
        text_cases,
        transform_cases,
        vision_cases,
    )
    for case in module.CASES
)
# Cases are also made of helpers that the modules define.
TEXTS = "\n".join(Path(module.__file__).read_text() for module in (dataset_cases, source_cases, mindrecord_cases))

OPTIONS = "an option of what has cases"
BASE = "a base class"
STEP = "what an operation gives, which has cases"
VIDEO = "test_video.py has what MindSpore gives"
REASONS = {
    "vision": {
        "AutoAugmentPolicy": OPTIONS,
        "ConvertMode": OPTIONS,
        "ImageReadMode": OPTIONS,
        "not_random": BASE,
        "DecodeVideo": VIDEO,
        "read_video": VIDEO,
        "read_video_timestamps": VIDEO,
    },
    "transforms": {"not_random": "marks a function of the program's own"},
    "text": {
        "JiebaMode": OPTIONS,
        "NormalizeForm": OPTIONS,
        "SPieceTokenizerLoadType": OPTIONS,
        "SPieceTokenizerOutType": OPTIONS,
        "SentencePieceModel": OPTIONS,
    },
    "audio": {"DensityFunction": OPTIONS},
    "dataset": {
        "BatchDataset": STEP,
        "BatchInfo": "what functions of the program's own are given",
        "BucketBatchByLengthDataset": STEP,
        "BuiltinSampler": BASE,
        "Cifar10Dataset": "MindSpore reads only whole files of 10,000 images",
        "Cifar100Dataset": "MindSpore reads only whole files of 10,000 images",
        "ConcatDataset": STEP,
        "Dataset": BASE,
        "DatasetCache": "MindSpore has a server for it",
        "DictIterator": STEP,
        "FilterDataset": STEP,
        "Implementation": OPTIONS,
        "IterSampler": "what is made of an iterable, which has cases",
        "MapDataset": STEP,
        "MappableDataset": BASE,
        "PaddedBatchDataset": STEP,
        "ProjectDataset": STEP,
        "RenameDataset": STEP,
        "RepeatDataset": STEP,
        "ShuffleDataset": STEP,
        "SkipDataset": STEP,
        "SourceDataset": BASE,
        "SyncWaitDataset": STEP,
        "TakeDataset": STEP,
        "TupleIterator": STEP,
        "VisionBaseDataset": BASE,
        "WaitedDSCallback": "waits for a training; test_dataset_helper.py has one",
        "ZipDataset": STEP,
    },
    "operations": {
        "device_que": "there is no queue on a device here",
        "disable_sync": "its call only unlocks what sync_wait locks",
        "get_init_step": "resuming, where MindSpore's own training sets the step",
        "get_sync_notifiers": "gives the locks of sync_wait",
        "set_init_step": "resuming, where MindSpore's own training sets the step",
    },
}
# Steps of amadou's own pipelines, which no program of MindSpore's calls.
INTERNAL = {"check_tree", "columns", "epochs", "num_rows", "rows"}


def without_cases(names, texts):
    return {name for name in names if not re.search(rf"\b{name}\b", texts)}


@pytest.mark.parametrize("area", ["vision", "transforms", "text", "audio"])
def test_every_transform_has_cases(area):
    public = {name: value for name, value in vars(getattr(ds, area)).items() if not name.startswith("_")}
    names = [name for name, value in public.items() if inspect.isclass(value) or inspect.isfunction(value)]
    assert without_cases(names, CASES) == set(REASONS[area])


def test_every_source_and_sampler_has_cases():
    public = {name: value for name, value in vars(ds).items() if not name.startswith("_")}
    names = [name for name, value in public.items() if inspect.isclass(value) or inspect.isfunction(value)]
    assert without_cases(names, CASES + TEXTS) == set(REASONS["dataset"]) - {"Cifar10Dataset"}


def test_every_operation_has_cases():
    names = [name for name in dir(ds.Dataset) if not name.startswith("_") and callable(getattr(ds.Dataset, name))]
    assert without_cases(set(names) - INTERNAL, CASES + TEXTS) == set(REASONS["operations"])


def test_every_reader_and_writer_of_mindrecord_has_cases():
    """Converters and exceptions have tests in test_mindrecord_converters.py and test_mindrecord.py."""
    names = [name for name, value in vars(mr).items() if not name.startswith("_") and callable(value)]
    others = {name for name in names if name.endswith(("ToMR", "Error", "Exception"))}
    assert without_cases(set(names) - others, CASES + TEXTS) == set()
