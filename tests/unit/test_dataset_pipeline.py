"""Promises of data pipelines that go beyond, or differ from, what is recorded of MindSpore."""

import itertools
import pickle
import traceback

import numpy as np
import pytest
import torch

import amadou as ms
import amadou.dataset as ds
from amadou.dataset import _mersenne, vision

from .source_cases import make_files


@pytest.fixture
def seed():
    """Set a seed for the data pipelines of one test."""
    yield ds.config.set_seed
    ds.config.set_seed(5489)


def numbers(size=10, **options):
    return ds.GeneratorDataset(list(range(size)), ["x"], **options)


def values(dataset, epochs=1):
    iterator = dataset.create_tuple_iterator(num_epochs=epochs, output_numpy=True)
    found = [[row[0].tolist() for row in iterator] for _ in range(epochs)]
    return found[0] if epochs == 1 else found


# -- random orders -------------------------------------------------------------------------------------------------


def test_the_generators_are_those_of_the_standard():
    # C++ standard, [rand.predef]: the 10000th number of a generator with its default seed
    assert next(itertools.islice(_mersenne.words32(5489), 9999, None)) == 4123659995
    assert next(itertools.islice(_mersenne.words64(5489), 9999, None)) == 9981545732273789042


@pytest.mark.parametrize("size", [0, 1, 2, 3, 100, 65535, 65536])
def test_a_shuffle_loses_nothing(size):
    rows = list(range(size))
    _mersenne.shuffle(rows, _mersenne.words32(1))
    assert sorted(rows) == list(range(size))


@pytest.mark.parametrize(
    "make",
    [
        lambda: numbers(100),
        lambda: numbers(100, shuffle=False).shuffle(100),
        lambda: numbers(100, sampler=ds.SubsetRandomSampler(list(range(100)))),
        lambda: numbers(100, sampler=ds.WeightedRandomSampler([1.0] * 100)),
        lambda: numbers(100, shuffle=False).split([99, 1])[0],
    ],
    ids=["source", "shuffle", "subset", "weighted", "split"],
)
def test_without_a_seed_each_iterator_has_an_order_of_its_own(make, seed):
    assert values(make()) != values(make())
    seed(1)
    assert values(make()) == values(make())


@pytest.mark.parametrize("sampler", [ds.SubsetRandomSampler(list(range(50))), ds.WeightedRandomSampler([1.0] * 50)])
def test_without_a_seed_each_epoch_has_an_order_of_its_own(sampler):
    first, second = values(numbers(50, sampler=sampler), 2)
    assert first != second


def test_shards_agree_without_a_seed():
    shards = [values(numbers(10, num_shards=2, shard_id=i)) for i in range(2)]
    assert sorted(shards[0] + shards[1]) == list(range(10))


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("randomize", [True, False])
@pytest.mark.parametrize("batched", [True, False])
def test_parts_of_a_split_share_no_row_in_an_epoch(shuffle, randomize, batched):
    # without a seed, MindSpore's parts overlap
    dataset = numbers(50, shuffle=shuffle)
    parts = (dataset.batch(1) if batched else dataset).split([30, 20], randomize)
    epochs = zip(*(values(part, 3) for part in parts), strict=True)
    for first, second in epochs:
        assert sorted(np.ravel(first + second).tolist()) == list(range(50))


def test_an_order_that_is_random_differs_from_that_of_the_rows(seed):
    seed(1)
    for dataset in (numbers(20), numbers(20, shuffle=False).shuffle(20)):
        assert values(dataset) != list(range(20))


def test_random_transforms_repeat_with_a_seed(seed):
    image = np.arange(1000, dtype=np.int32).reshape(1, 1000)
    crop = ds.transforms.Compose([ds.vision.RandomCrop((1, 3)), ds.vision.RandomHorizontalFlip()])

    def drawn():
        seed(5)
        return [crop(image).tolist() for _ in range(20)]

    first = drawn()
    assert first == drawn()
    assert len({tuple(row[0]) for row in first}) > 10


def test_a_seed_leaves_torch_alone():
    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    values(numbers(20).shuffle(5).batch(2))
    assert torch.equal(torch.rand(2), expected)


# -- rows ----------------------------------------------------------------------------------------------------------


def test_tensors_are_on_the_default_device_and_share_the_memory_of_a_batch():
    (row,) = list(numbers(4).batch(4))
    assert isinstance(row[0], ms.Tensor)
    array = np.zeros((3, 2), np.float32)
    (tensor,) = next(iter(ds.GeneratorDataset([array], ["x"])))
    assert np.shares_memory(tensor.asnumpy(), array)


def test_do_copy_shares_nothing():
    array = np.zeros((3, 2), np.float32)
    for output_numpy in (True, False):
        iterator = ds.GeneratorDataset([array], ["x"]).create_tuple_iterator(output_numpy=output_numpy, do_copy=True)
        (column,) = next(iterator)
        assert not np.shares_memory(np.asarray(column), array)


@pytest.mark.parametrize("batched", [True, False])
def test_operations_may_write_into_their_arguments(batched):
    source = np.arange(6.0).reshape(3, 2)

    def double(x):
        x *= 2
        return x

    dataset = ds.NumpySlicesDataset(source, ["x"], shuffle=False)
    dataset = (dataset.batch(3) if batched else dataset).map(double, "x").map(double, "x")
    assert np.ravel(values(dataset)).tolist() == [0.0, 4.0, 8.0, 12.0, 16.0, 20.0]
    assert np.ravel(source).tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]


def test_a_cached_array_that_an_operation_returns_stays_as_it_is():
    cache = np.zeros(2)

    def in_place(x):
        x += 1
        return x

    assert values(numbers(3).map([lambda x: cache], "x").map(in_place, "x")) == [[1.0, 1.0]] * 3
    assert cache.tolist() == [0.0, 0.0]


def test_per_batch_map_may_write_into_its_arguments():
    source = [np.zeros(2), np.zeros(2)]

    def in_place(x, info):
        for array in x:
            array += 1
        return (x,)

    dataset = ds.GeneratorDataset(source, ["x"]).batch(2, per_batch_map=in_place)
    assert values(dataset) == [[[1.0, 1.0], [1.0, 1.0]]]
    assert source[0].tolist() == [0.0, 0.0]


def test_an_exception_of_the_program_is_the_cause():
    def generate():
        yield 1
        raise KeyError("boom")

    iterator = iter(ds.GeneratorDataset(generate, ["x"]))
    next(iterator)
    with pytest.raises(RuntimeError, match=r"For 'GeneratorDataset', .* failed on row 1: KeyError: 'boom'") as caught:
        next(iterator)
    assert traceback.extract_tb(caught.value.__cause__.__traceback__)[-1].name == "generate"


def test_failures_of_several_steps_name_their_step():
    dataset = numbers(10, shuffle=False)
    with pytest.raises(RuntimeError, match=r"For 'filter', .* failed on row 4: ZeroDivisionError"):
        values(dataset.filter(lambda x: 1 // (int(x) - 4), "x"))
    with pytest.raises(RuntimeError, match=r"For 'batch', .* failed on batch 2: ZeroDivisionError"):
        values(dataset.batch(2, per_batch_map=lambda x, info: [1 // (info.get_batch_num() - 2)] * 2))
    with pytest.raises(RuntimeError, match=r"For 'batch', .* failed on batch 1: ZeroDivisionError"):
        values(dataset.batch(lambda info: 1 // (1 - info.get_batch_num())))
    with pytest.raises(RuntimeError, match=r"For 'batch', batch 0 cannot be used: .* column 0 has \(1,\) and \(2,\)"):
        values(ds.GeneratorDataset([np.zeros(1), np.zeros(2)], ["x"], shuffle=False).batch(2))


def test_an_error_in_the_loop_is_not_one_of_the_pipeline():
    with pytest.raises(KeyError):
        for _ in numbers(3).map(lambda x: x, "x"):
            raise KeyError


def test_batches_may_be_padded_by_the_old_keyword():
    rows = [np.ones(1), np.ones(2)]
    dataset = ds.GeneratorDataset(rows, ["x"], shuffle=False)
    assert values(dataset.batch(2, pad_info={"x": ([3], -1)})) == [[[1.0, -1.0, -1.0], [1.0, 1.0, -1.0]]]
    with pytest.raises(ValueError, match="pad_info"):
        dataset.batch(2, pad_info={}, per_batch_map=lambda x, info: x)


def test_what_is_not_offered_says_so():
    with pytest.raises(NotImplementedError, match="For 'GeneratorDataset', 'schema' is not offered"):
        ds.GeneratorDataset([1], schema=object())
    with pytest.raises(NotImplementedError, match="For 'map', 'offload' is not offered"):
        numbers().map(lambda x: x, "x", offload=True)
    with pytest.raises(NotImplementedError, match="use shuffle"):
        numbers().concat(numbers()).use_sampler(ds.RandomSampler())


def test_an_endless_repeat_can_be_cut():
    assert values(numbers(2, shuffle=False).repeat().take(5)) == [0, 1, 0, 1, 0]


def test_an_endless_generator_is_only_read_as_far_as_needed():
    read = []

    def endless():
        for number in itertools.count():
            read.append(number)
            yield number

    assert values(ds.GeneratorDataset(endless, ["x"]).batch(2).take(2)) == [[0, 1], [2, 3]]
    assert len(read) <= 6


def test_sizes_that_only_running_tells_are_found_once():
    runs = []

    def generate():
        runs.append(1)
        yield from range(3)

    dataset = ds.GeneratorDataset(generate, ["x"]).filter(lambda x: x > 0)
    assert dataset.get_dataset_size() == dataset.get_dataset_size() == 2
    assert len(runs) == 1


def test_iterators_do_not_disturb_each_other():
    dataset = numbers(3, shuffle=False)
    first, second = dataset.create_tuple_iterator(), dataset.create_tuple_iterator()
    pairs = [(int(a[0]), int(b[0])) for a, b in zip(first, second, strict=True)]
    assert pairs == [(0, 0), (1, 1), (2, 2)]


def test_a_chosen_sampler_is_left_as_it_was():
    sampler = ds.SequentialSampler(1)
    first, second = numbers(3, shuffle=False), numbers(5, shuffle=False)
    first.add_sampler(sampler)
    second.add_sampler(sampler)
    assert values(first) == [1, 2] and values(second) == [1, 2, 3, 4]
    assert sampler.get_child() is None


def test_names_are_those_of_mindspore():
    dataset = numbers(4)
    assert isinstance(dataset.batch(2), ds.BatchDataset) and isinstance(dataset.batch(2), ds.Dataset)
    assert isinstance(ds.NumpySlicesDataset([1]), ds.GeneratorDataset)
    assert dataset.batch(2).children == [dataset]
    assert ds.samplers.SequentialSampler is ds.SequentialSampler


def test_transforms_can_be_sent_to_processes():
    compose = ds.transforms.Compose(
        [ds.vision.Rescale(2.0, 1.0), ds.vision.HWC2CHW(), ds.transforms.TypeCast(ms.int32)]
    )
    image = np.ones((2, 3, 1))
    assert np.array_equal(pickle.loads(pickle.dumps(compose))(image), compose(image))


def test_settings_can_be_loaded_from_a_file(tmp_path, seed):
    file = tmp_path / "settings.json"
    file.write_text('{"seed": 7, "opConnectorSize": 4, "monitorSamplingInterval": 15}')
    try:
        ds.config.load(str(file))
        assert ds.config.get_seed() == 7
        assert ds.config.get_prefetch_size() == 4
        assert ds.config.get_monitor_sampling_interval() == 15
    finally:
        ds.config.set_prefetch_size(16)
        ds.config.set_monitor_sampling_interval(1000)


def test_a_pipeline_with_transforms_is_written_as_json_and_read_back(tmp_path):
    transforms = [
        vision.Resize((4, 5), vision.Inter.LINEAR),
        ds.transforms.RandomApply([vision.RandomCrop(9, padding=(1, 1, 1, 1))], prob=0.0),
        ds.transforms.TypeCast(ms.float32),
    ]
    make_files(tmp_path)
    whole = ds.MnistDataset(str(tmp_path / "mnist"), shuffle=False).map(transforms, "image").batch(2)
    ds.serialize(whole, str(tmp_path / "whole.json"))
    again = ds.deserialize(json_filepath=str(tmp_path / "whole.json"))
    assert ds.compare(whole, again)
    for row, other in zip(whole, again, strict=True):
        assert all((a.asnumpy() == b.asnumpy()).all() and a.dtype == b.dtype for a, b in zip(row, other, strict=True))
    assert next(iter(again))[0].shape == (2, 4, 5, 1)


def test_there_is_no_queue_on_the_device():
    with pytest.raises(NotImplementedError, match=r"For 'device_que', .* iterate over the dataset"):
        numbers().device_que()
