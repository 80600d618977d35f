"""Expressions on data pipelines whose outcome is recorded: what they give, or which exception they raise.

Each line is a case. ``names`` gives what they are made of; the real MindSpore and amadou evaluate the same text.
NumPy 1 and 2 differ in the dtype of 0-d arithmetic, so no case depends on it.
"""

import tempfile

import numpy as np


class Numbers:
    """A source of ``size`` rows (number as int32, ten times the number)."""

    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        return np.int32(index), int(index) * 10


class Length:
    """Rows through ``__iter__``, and a length that need not be true."""

    def __init__(self, rows, length):
        self.rows, self.length = rows, length

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return self.length


class NoLength:
    def __getitem__(self, index):
        return index


class Failing(Numbers):
    def __getitem__(self, index):
        if index == 2:
            raise KeyError("two")
        return super().__getitem__(index)


def describe(value):
    """Type, dtype, shape and values as text."""
    if isinstance(value, np.ndarray):
        return f"{value.dtype}{list(value.shape)}{value.tolist()}"
    if hasattr(value, "asnumpy"):
        return f"Tensor {value.dtype}{list(value.shape)}{value.asnumpy().tolist()}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {describe(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__}({', '.join(map(describe, value))})"
    return repr(value.item() if isinstance(value, np.generic) else value)


def names(ms):
    """What the cases use, for ``ms``, the real MindSpore or amadou."""
    ds = ms.dataset

    def numbers(size, **options):
        options.setdefault("shuffle", False)
        return ds.GeneratorDataset(Numbers(size), ["a", "b"], **options)

    def sampled(sampler, size=10):
        return ds.GeneratorDataset(Numbers(size), ["a", "b"], sampler=sampler)

    def of(*rows):
        """A dataset of these rows in their order, with columns a, b, c ... as many as the first row has."""
        width = len(rows[0]) if isinstance(rows[0], list | tuple) else 1
        return ds.GeneratorDataset(list(rows), list("abcdefg"[:width]), shuffle=False)

    def generated(*rows, columns="a", **options):
        def generate():
            yield from rows

        return ds.GeneratorDataset(generate, list(columns), **options)

    def tensors(dataset):
        return list(dataset.create_tuple_iterator(num_epochs=1))

    def arrays(dataset):
        return list(dataset.create_dict_iterator(num_epochs=1, output_numpy=True))

    def firsts(dataset, epochs=1):
        """The values of the first column, epoch by epoch."""
        iterator = dataset.create_tuple_iterator(num_epochs=epochs, output_numpy=True)
        return [[row[0].tolist() for row in iterator] for _ in range(epochs)]

    def infos(dataset, epochs=1):
        """The BatchInfos that a ``per_batch_map`` gets from ``make(per_batch_map)``."""
        seen = []

        def per_batch_map(a, info):
            seen.append((info.get_epoch_num(), info.get_batch_num(), type(a).__name__, type(a[0]).__name__))
            return (a,)

        firsts(dataset(per_batch_map), epochs)
        return sorted(seen)

    def parts(datasets, epochs=1):
        return [firsts(dataset, epochs) for dataset in datasets]

    def child(sampler, inner):
        sampler.add_child(inner)
        return sampler

    def used(dataset, sampler):
        dataset.use_sampler(sampler)
        return dataset

    def added(dataset, sampler):
        dataset.add_sampler(sampler)
        return dataset

    def left(dataset, taken, epochs=2):
        """An iterator that was left after ``taken`` rows goes on."""
        iterator = dataset.create_tuple_iterator(num_epochs=epochs, output_numpy=True)
        begun = [next(iterator)[0].tolist() for _ in range(taken)]
        return begun, *([row[0].tolist() for row in iterator] for _ in range(epochs))

    def beyond(iterator, epochs):
        for _ in range(epochs + 1):
            list(iterator)

    class Own(ds.Sampler):
        def __init__(self, rows, num_samples=None):
            super().__init__(num_samples)
            self.own_rows = rows

        def __iter__(self):
            return iter(self.own_rows or range(self.dataset_size))

    def in_place(x):
        x += 1
        return x

    def kept(*rows):
        """The rows after a ``map`` that writes into them, and the source."""
        source = [np.array(row) for row in rows]
        mapped = ds.GeneratorDataset(source, ["a"], shuffle=False).map(in_place, "a")
        return firsts(mapped), source

    def fail(*columns):
        raise KeyError("boom")

    def growing():
        return generated(*[np.arange(count) for count in range(1, 10)])

    def synchronised(size, num_batch, updates):
        """Rows that are changed by what the program says between them."""
        state = {"add": 0}
        dataset = numbers(size).sync_wait("p", num_batch, lambda data: state.update(add=data))
        dataset = dataset.map(lambda a: a + np.int32(state["add"]), "a")
        seen = []
        for row in dataset.create_tuple_iterator(num_epochs=1, output_numpy=True):
            seen.append(row[0].tolist())
            if updates[len(seen) - 1]:
                dataset.sync_update("p", updates[len(seen) - 1], 100 * len(seen))
        return len(seen)  # MindSpore makes some rows ahead of an update

    def called(step_size, epochs=2, repeat=1):
        """What a callback hears, sorted: MindSpore makes rows ahead."""
        heard = []

        class Listener(ds.DSCallback):
            def ds_begin(self, context):
                heard.append(("begin", context.cur_epoch_num))

            def ds_epoch_begin(self, context):
                heard.append(("epoch_begin", context.cur_epoch_num, context.cur_step_num))

            def ds_epoch_end(self, context):
                heard.append(("epoch_end", context.cur_epoch_num, context.cur_step_num))

            def ds_step_begin(self, context):
                heard.append(("step_begin", context.cur_epoch_num, context.cur_step_num, context.cur_step_num_in_epoch))

            def ds_step_end(self, context):
                heard.append(("step_end", context.cur_epoch_num, context.cur_step_num, context.cur_step_num_in_epoch))

        firsts(numbers(3).map(lambda a: a, "a", callbacks=Listener(step_size)).repeat(repeat), epochs)
        return sorted(heard)

    def saved(dataset, *options):
        """The schema and the rows of the files that a dataset is saved to."""
        with tempfile.TemporaryDirectory() as folder:
            dataset.save(f"{folder}/saved", *options)
            first = f"{folder}/saved" + ("0" if options[:1] == (2,) else "")
            return ms.mindrecord.FileReader(first).schema(), arrays(ds.MindDataset(first, shuffle=False))

    def tolerant(mode):
        ds.config.set_error_samples_mode(mode)

        def odd(a):
            if a in (1, 2):
                raise ValueError("no")
            return a

        try:
            return firsts(numbers(5).map(odd, "a"))
        finally:
            ds.config.set_error_samples_mode(ds.config.ErrorSamplesMode.RETURN)

    image = (np.arange(5 * 6 * 3) * 37 % 256).astype(np.uint8).reshape(5, 6, 3)
    shorthands = {"np": np, "V": ds.vision, "T": ds.transforms, "Inter": ds.vision.Inter, "seed": ds.config.set_seed}
    return {**locals(), **shorthands}


SOURCES = """
tensors(generated((np.float32([1]), 1), (np.float32([2]), 2), columns="ab"))
arrays(generated((np.float32([1]), 1), (np.float32([2]), 2), columns="ab"))
arrays(generated(1, 2))
arrays(generated(1.5))
arrays(generated(True))
arrays(generated("abc", ""))
tensors(generated("abc"))
arrays(generated(b"abc"))
arrays(generated([1, 2, 3]))
arrays(generated(([1, 2, 3],)))
arrays(generated(([1.5, 2.5],)))
arrays(generated(None))
arrays(generated({"x": 1, "y": "z"}))
tensors(generated({"x": 1}))
arrays(generated(1 + 2j))
arrays(generated(np.array([None, 1])))
arrays(generated(np.longdouble([1])))
arrays(generated(ms.Tensor([1.0, 2.0])))
arrays(generated((ms.Tensor([1.0, 2.0]),)))
tensors(of((np.uint8(1), np.uint16(1), np.uint32(1), np.uint64(1), np.bool_(1), np.int16(1), np.float16(1))))
tensors(of((np.float64(1), np.array(["a", "bc"]), np.array([b"q"]))))
arrays(of((1, 2), (3, 4)))
arrays(of(((1, 2), (3, 4))))
arrays(of(np.zeros((0, 3))))
tensors(of(np.arange(4)[::-1]))
tensors(of(np.frombuffer(b"ab", np.uint8)))
arrays(generated((1, 2), columns="a"))
arrays(generated((1, 2), columns="abc"))
arrays(generated(np.arange(3), columns="abc"))
arrays(generated(({1, 2},)))
arrays(ds.GeneratorDataset(range(3), "a", shuffle=False))
arrays(ds.GeneratorDataset(((1, 2), (3, 4)), ["a", "b"], shuffle=False))
arrays(ds.GeneratorDataset(np.arange(6).reshape(3, 2), ["a"], shuffle=False))
firsts(ds.GeneratorDataset(iter([1, 2, 3]), ["a"]))
firsts(ds.GeneratorDataset((x for x in range(3)), ["a"]), 2)
firsts(ds.GeneratorDataset(lambda: [1, 2, 3], ["a"]))
firsts(ds.GeneratorDataset(lambda: 3, ["a"]))
firsts(ds.GeneratorDataset({"a": 1}, ["a"], shuffle=False))
firsts(ds.GeneratorDataset(Length([1, 2], 2), ["a"]))
firsts(ds.GeneratorDataset(Length([1, 2], 5), ["a"]))
ds.GeneratorDataset(Length([1, 2], 5), ["a"]).get_dataset_size()
firsts(ds.GeneratorDataset(NoLength(), ["a"]))
firsts(ds.GeneratorDataset(Numbers(0), ["a", "b"]))
ds.GeneratorDataset([], ["a"]).get_dataset_size()
firsts(generated())
generated().get_dataset_size()
ds.GeneratorDataset(5, ["a"])
ds.GeneratorDataset(None, ["a"])
ds.GeneratorDataset([1])
ds.GeneratorDataset([1], ["a", "a"])
ds.GeneratorDataset([1], [])
ds.GeneratorDataset([1], [""])
ds.GeneratorDataset([1], [1])
ds.GeneratorDataset([1], 1)
ds.GeneratorDataset([1], ("a",))
ds.GeneratorDataset([1], ["a"], shuffle=1)
ds.GeneratorDataset([1], ["a"], num_parallel_workers="a")
ds.GeneratorDataset([1], ["a"], num_parallel_workers=0)
ds.GeneratorDataset([1], ["a"], python_multiprocessing=1)
ds.GeneratorDataset([1], ["a"], max_rowsize="a")
ds.GeneratorDataset([1], ["a"], max_rowsize=-3)
firsts(ds.GeneratorDataset([1, 2], ["a"], [ms.int64], shuffle=False))
firsts(ds.GeneratorDataset([1, 2], ["a"], [ms.float32], shuffle=False))
ds.GeneratorDataset([1, 2], ["a"], ms.float32)
firsts(ds.GeneratorDataset(Failing(5), ["a", "b"], shuffle=False))
firsts(numbers(10, num_samples=4))
firsts(numbers(10, num_samples=0))
firsts(numbers(5, num_samples=40))
numbers(10, num_samples=-1)
numbers(10, num_samples="a")
numbers(10, num_samples=2.0)
firsts(generated(1, 2, 3, num_samples=2))
generated(1, 2, 3, num_samples=2).get_dataset_size()
generated(1, 2, 3, num_samples=20).get_dataset_size()
firsts(generated(1, 2, 3, shuffle=True))
generated(1, sampler=ds.SequentialSampler())
generated(1, num_shards=2, shard_id=0)
generated(1, batch_sampler=[[0]])
[firsts(numbers(10, num_shards=3, shard_id=i)) for i in range(3)]
[numbers(10, num_shards=3, shard_id=i).get_dataset_size() for i in range(3)]
firsts(numbers(2, num_shards=3, shard_id=2))
firsts(numbers(10, num_samples=3, num_shards=2, shard_id=1))
numbers(10, num_shards=3)
numbers(10, shard_id=3)
numbers(10, num_shards=3, shard_id=3)
numbers(10, num_shards=0, shard_id=0)
numbers(10, num_shards="a", shard_id=0)
firsts(numbers(20, num_parallel_workers=2))
firsts(numbers(20, num_parallel_workers=2, python_multiprocessing=False))
firsts(generated(1, 2, 3, num_parallel_workers=2))
len(numbers(5)), numbers(5)[3]
numbers(5)[5]
numbers(5)["a"]
generated(1)[0]
arrays(ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=[[0, 1], [2, 3, 4]]))
ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=[[0, 1], [2, 3, 4]]).get_dataset_size()
ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=[[0, 1], [2, 3, 4]]).get_batch_size()
ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=[[0]], shuffle=False)
ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=3)
ds.GeneratorDataset(Numbers(9), ["a", "b"], collate_fn=max)
firsts(ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=[1, 2]))
firsts(ds.GeneratorDataset(Numbers(9), ["a", "b"], batch_sampler=Own([[1, 2], [3]])), 2)
arrays(ds.GeneratorDataset([1, 2], ["a"], batch_sampler=[[0, 1]], collate_fn=lambda a: (np.stack(a) * 2,)))
arrays(ds.GeneratorDataset([1, 2], ["a"], batch_sampler=[[0, 1]], collate_fn=lambda a: np.zeros((5, 2))))
arrays(ds.GeneratorDataset([1, 2], ["a"], batch_sampler=[[0, 1]], collate_fn=lambda a: (a, a)))
arrays(ds.NumpySlicesDataset([1, 2, 3], shuffle=False))
arrays(ds.NumpySlicesDataset([1.0, 2.0], shuffle=False))
arrays(ds.NumpySlicesDataset([[1, 2], [3, 4]], shuffle=False))
arrays(ds.NumpySlicesDataset(([1, 2], [3, 4]), shuffle=False))
arrays(ds.NumpySlicesDataset(([[1, 2], [5, 6]], [3, 4]), shuffle=False))
arrays(ds.NumpySlicesDataset((np.zeros((2, 3), np.float32), np.arange(2)), ["x", "y"], shuffle=False))
arrays(ds.NumpySlicesDataset({"a": [1, 2], "b": (3.0, 4.0), "c": np.arange(2)}, shuffle=False))
arrays(ds.NumpySlicesDataset({"a": [1, 2], "b": [3.0, 4.0]}, ["x", "y"], shuffle=False))
arrays(ds.NumpySlicesDataset(np.arange(6).reshape(3, 2), shuffle=False))
arrays(ds.NumpySlicesDataset(np.arange(3), "z", shuffle=False))
arrays(ds.NumpySlicesDataset(["a", "bcd"], shuffle=False))
arrays(ds.NumpySlicesDataset([[1], [1, 2]], shuffle=False))
arrays(ds.NumpySlicesDataset([ms.Tensor([1.0]), ms.Tensor([2.0])], shuffle=False))
arrays(ds.NumpySlicesDataset([None, 1], shuffle=False))
ds.NumpySlicesDataset([[1, 2], [3, 4]], ["x", "y"])
ds.NumpySlicesDataset(([1, 2], [3, 4, 5]))
ds.NumpySlicesDataset(([1, 2], [3, 4]), ["x"])
ds.NumpySlicesDataset([])
ds.NumpySlicesDataset(3)
ds.NumpySlicesDataset("abc")
ds.NumpySlicesDataset(ms.Tensor([1.0]))
ds.NumpySlicesDataset(np.array(3))
ds.NumpySlicesDataset({"a": 1})
firsts(ds.NumpySlicesDataset(list(range(10)), num_samples=3, shuffle=False))
firsts(ds.NumpySlicesDataset(list(range(10)), num_shards=3, shard_id=2, shuffle=False))
firsts(ds.NumpySlicesDataset(list(range(10)), sampler=ds.SubsetSampler([3, 4])))
ds.NumpySlicesDataset(([1], [2])).get_col_names(), len(ds.NumpySlicesDataset([1, 2]))
"""

OPERATIONS = """
arrays(numbers(6).batch(4))
tensors(numbers(6).batch(4))
firsts(numbers(6).batch(4, drop_remainder=True))
firsts(numbers(6).batch(4, True).batch(1))
numbers(6).batch(0)
numbers(6).batch("a")
numbers(6).batch(2.0)
numbers(6).batch(2, 1)
numbers(6).batch(4).get_dataset_size(), numbers(6).batch(4, True).get_dataset_size()
numbers(6).repeat(2).batch(4).get_dataset_size(), numbers(6).repeat(2).batch(4, True).get_dataset_size()
numbers(6).get_batch_size(), numbers(6).batch(4).get_batch_size(), numbers(6).batch(2).batch(3).get_batch_size()
numbers(6).get_repeat_count(), numbers(6).repeat(2).repeat(3).batch(2).get_repeat_count()
firsts(numbers(6).batch(4).repeat(2))
firsts(numbers(6).repeat(2).batch(4))
firsts(numbers(7).batch(lambda info: info.get_batch_num() + 1))
firsts(numbers(7).batch(lambda info: info.get_epoch_num() + 1), 3)
numbers(7).batch(lambda info: info.get_batch_num() + 1).get_dataset_size()
numbers(7).batch(lambda info: 2).get_batch_size()
firsts(numbers(7).batch(lambda info: 0))
firsts(numbers(7).batch(lambda info: "a"))
infos(lambda f: numbers(4).batch(2, per_batch_map=f, input_columns="a"), 2)
infos(lambda f: numbers(4).batch(2, per_batch_map=f, input_columns=["a"]).repeat(2), 2)
arrays(numbers(4).batch(2, per_batch_map=lambda b, info: (np.stack(b) + 1,), input_columns=["b"]))
arrays(numbers(4).batch(2, per_batch_map=lambda b, info: [x * 2 for x in b], input_columns=["b"]))
arrays(numbers(2).batch(2, per_batch_map=lambda b, info: (b, [0, 1]), input_columns=["b"], output_columns=["x", "y"]))
arrays(numbers(2).batch(2, per_batch_map=lambda b, info: (b, [0, 1]), input_columns=["a"], output_columns=["x", "y"]))
arrays(numbers(2).batch(2, per_batch_map=lambda a, b, info: (a,), output_columns=["x"]))
arrays(numbers(2).batch(2, output_columns=["x"]))
arrays(numbers(2).batch(2, per_batch_map=lambda a, info: (ms.Tensor(np.stack(a)),), input_columns=["a"]))
arrays(of((1, 2, 3)).batch(1, per_batch_map=lambda c, a, i: (c, a), input_columns=["c", "a"]))
arrays(of((1, 2)).batch(1, per_batch_map=lambda b, a, i: (b, a), input_columns=["b", "a"], output_columns=["x", "y"]))
firsts(numbers(2).batch(2, per_batch_map=lambda a, info: ([1], [2]), input_columns=["a"]))
firsts(numbers(2).batch(2, per_batch_map=lambda a, info: ([1, 2, 3],), input_columns=["a"]))
firsts(numbers(2).batch(2, per_batch_map=lambda a, info: ([[1], [2, 3]],), input_columns=["a"]))
firsts(numbers(2).batch(2, per_batch_map=lambda a, b, info: None))
firsts(numbers(2).batch(2, per_batch_map=fail))
firsts(numbers(2).batch(2, per_batch_map=lambda a, info: a, input_columns=["z"]))
numbers(2).batch(2, input_columns=["a"])
numbers(2).batch(2, per_batch_map=3, input_columns=["a"])
numbers(2).batch(2, foo=3)
firsts(of(np.zeros(2), np.zeros(3)).batch(2))
firsts(of(np.float32([1]), np.float64([1])).batch(2))
arrays(of("a", "abc").batch(2))
arrays(of([b"a"], [b"bb"]).batch(2))
arrays(of({"x": 1, "y": "q"}, {"x": 2, "y": "rs"}).batch(2))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2, pad_info={}))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2, pad_info={"a": ([4], -1)}))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2, pad_info={"a": ([None], -1)}))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2, pad_info={"a": (None, 7)}))
firsts(of(np.zeros(2), np.zeros(3)).padded_batch(2, pad_info={"a": ([2], 7)}))
arrays(numbers(2).map(lambda b: b + 1, "b"))
arrays(numbers(1).map(lambda x: f"{type(x).__name__} {x.dtype} {x.shape}", "a"))
arrays(numbers(1).map([lambda x: 5, lambda x: type(x).__name__], "a"))
arrays(numbers(1).map([lambda x: [1, 2], lambda x: type(x).__name__], "a"))
arrays(numbers(1).map([lambda x: (x, x), lambda x, y: "two"], "a"))
arrays(numbers(1).map(lambda x: [1, 2], "a"))
arrays(numbers(1).map(lambda x: None, "a"))
arrays(numbers(1).map(lambda x: ms.Tensor([1.0]), "a"))
arrays(numbers(1).map(lambda x: {"q": 1}, "a"))
arrays(numbers(1).map(lambda x: np.int8(3), "a"))
arrays(numbers(1).map(lambda x: 3.5, "a"))
arrays(numbers(1).map(lambda x: "abc", "a"))
arrays(numbers(1).map(lambda x: np.arange(6).reshape(2, 3).T, "a"))
arrays(numbers(1).map(lambda x: 7))
arrays(numbers(1).map([]))
arrays(numbers(2).map(lambda x, y: (x + y, y), ["a", "b"]))
arrays(numbers(2).map(lambda x, y: x + y, ["a", "b"], ["c"]))
arrays(numbers(2).map(lambda x, y: x + y, ["a", "b"]))
arrays(numbers(2).map(lambda x: (x, x + 1), ["b"], ["c", "d"]))
arrays(numbers(2).map(lambda x: (x, x + 1), ["b"]))
arrays(numbers(2).map(lambda x: x, ["b"], ["c", "d"]))
arrays(numbers(1).map(lambda x, y: (x, y), ["b", "a"]))
arrays(numbers(1).map(lambda x, y: (x, y), ["b", "a"], ["p", "q"]))
arrays(numbers(1).map(lambda x: x, ["b"], ["a"]))
arrays(numbers(1).map(lambda x: (x, x), ["b"], ["b", "c"]))
arrays(of((1, 2, 3)).map(lambda x: x, ["b"], ["z"]))
arrays(of((1, 2, 3, 4)).map(lambda x, y: x, ["b", "c"], ["z"]))
arrays(of((1, 2, 3, 4)).map(lambda x, y: (x, y), ["d", "b"], ["y", "z"]))
arrays(of((1, 2, 3, 4)).map(lambda x, y: (x, y), ["b", "c"], ["c", "b"]))
arrays(of((1, 2, 3, 4)).map(lambda x: x, ["b"], ["d"]))
numbers(1).map(lambda x: x, ["a"], ["z"]).get_col_names()
firsts(numbers(1).map(lambda x: x, ["z"]))
firsts(numbers(1).map(fail, ["a"]))
firsts(numbers(1).map(lambda x, y: x, ["a"]))
numbers(1).map("x", ["a"])
numbers(1).map(lambda x: x, 3)
numbers(1).map(lambda x: x, ["a", "a"])
numbers(1).map(lambda x: x, ["a"], foo=3)
numbers(1).map(lambda x: x, ["a"], num_parallel_workers=0)
numbers(1).map(lambda x: x, ["a"], num_parallel_workers=True)
firsts(numbers(20).map(lambda x: x, ["a"], num_parallel_workers=2))
firsts(numbers(20).map(lambda x: x, ["a"], num_parallel_workers=2, python_multiprocessing=True), 2)
firsts(numbers(2).map(lambda x: x, ["a"]).batch(2).map(lambda x: x.sum(), ["a"]))
kept([1.0, 2.0], [3.0, 4.0])
firsts(numbers(6).skip(2)), firsts(numbers(6).skip(20)), numbers(6).skip(20).get_dataset_size()
numbers(6).skip(-1)
numbers(6).skip(1.0)
firsts(numbers(6).take(2)), firsts(numbers(6).take()), firsts(numbers(6).take(20))
numbers(6).take(0)
numbers(6).take(-2)
firsts(numbers(6).batch(2).take(2)), firsts(numbers(6).batch(2).skip(2))
numbers(6).skip(2).get_dataset_size(), numbers(6).take(2).get_dataset_size(), numbers(6).take(20).get_dataset_size()
firsts(numbers(6).take(2).repeat(2)), firsts(numbers(3).repeat(2).take(4))
firsts(numbers(3).skip(1).repeat(2)), firsts(numbers(3).repeat(2).skip(1))
firsts(numbers(2).repeat(3), 2)
numbers(6).repeat().get_dataset_size(), numbers(2).repeat(-1).take(5).get_dataset_size()
numbers(6).repeat(0)
numbers(6).repeat(-2)
numbers(6).repeat(2.0)
numbers(6).shuffle(1)
numbers(6).shuffle("a")
numbers(6).shuffle(3.0)
arrays(numbers(3).project(["a"]).zip(numbers(2).project(["b"])))
arrays(ds.zip((numbers(3).project(["a"]), numbers(2).project(["b"]))))
arrays(numbers(3).project("a").zip((numbers(2).project("b"), numbers(1).rename(["a", "b"], ["c", "d"]))))
numbers(3).project("a").zip(numbers(2).project("b")).get_dataset_size()
firsts(ds.zip((numbers(3), numbers(2))))
ds.zip([numbers(3), numbers(2)])
numbers(3).zip([numbers(2)])
numbers(3).zip(3)
ds.zip((numbers(3),))
firsts((lambda d: d.project("a").zip(d.project("b")))(numbers(3)))
arrays(numbers(2).concat(numbers(1)))
firsts(numbers(2) + numbers(1), 2)
firsts(numbers(1).concat([numbers(2), numbers(2)]))
(numbers(3) + numbers(2)).get_dataset_size()
firsts((lambda d: d + d)(numbers(3)))
firsts(numbers(3) + numbers(2).rename(["a"], ["c"]))
firsts(numbers(3) + numbers(2).project(["a"]))
firsts(of(1, 2) + of(1.5))
numbers(3) + 3
numbers(3).concat(3)
firsts(used(numbers(4) + numbers(3), ds.DistributedSampler(2, 1, False)), 2)
used(numbers(4) + numbers(3), ds.DistributedSampler(2, 1, False)).get_dataset_size()
used(numbers(4) + numbers(3), ds.DistributedSampler(2, 1, True))
used(numbers(4) + numbers(3), ds.SequentialSampler())
arrays(numbers(1).project(["b", "a"])), arrays(numbers(1).project("b"))
firsts(numbers(1).project(["z"]))
numbers(1).project(["a", "a"])
numbers(1).project([])
arrays(numbers(1).rename(["a"], ["z"])), arrays(numbers(1).rename("b", "z"))
arrays(numbers(1).rename(["a", "b"], ["b", "a"]))
numbers(1).rename(["a", "b"], ["z"])
firsts(numbers(1).rename(["q"], ["z"]))
firsts(numbers(1).rename(["a"], ["b"]))
firsts(numbers(6).filter(lambda a: a % 2 == 0, input_columns=["a"]))
firsts(numbers(6).filter(lambda a, b: bool(b > 20)))
firsts(numbers(6).filter(lambda a: 1, "a")), firsts(numbers(6).filter(lambda a: None, "a"))
firsts(numbers(6).filter(lambda a: np.array([True]), "a"))
firsts(numbers(6).filter(lambda a: True))
firsts(numbers(6).filter(fail))
firsts(numbers(6).filter(fail, "z"))
numbers(6).filter(3)
numbers(6).filter(lambda a: a % 2 == 0, "a").get_dataset_size()
numbers(6).filter(lambda a: a % 2 == 0, "a").batch(2).get_dataset_size()
firsts(numbers(4).apply(lambda d: d.batch(2)))
numbers(4).apply(3)
numbers(4).apply(lambda d: 3)
firsts(ds.NumpySlicesDataset([2, 3], shuffle=False).flat_map(lambda a: numbers(int(a))))
parts(numbers(10).split([7, 3], randomize=False), 2)
parts(numbers(10).split([0.7, 0.3], False)), parts(numbers(10).split([0.55, 0.45], False))
parts(numbers(7).split([0.5, 0.25, 0.25], False)), parts(numbers(11).split([0.33, 0.33, 0.34], False))
parts(numbers(10).batch(2).split([3, 2], randomize=False))
parts(generated(*range(10)).split([7, 3], randomize=False))
parts(sampled(ds.SubsetSampler([9, 8, 7, 6])).split([3, 1], randomize=False))
[part.get_dataset_size() for part in numbers(10).split([7, 3])]
[type(part).__name__ for part in [*numbers(10).split([7, 3]), *numbers(10).batch(2).split([3, 2])]]
parts([part.batch(2) for part in numbers(10).split([7, 3], randomize=False)])
numbers(10).split([0.5, 0.4])
numbers(10).split([5, 4])
numbers(10).split([5, 0.5])
numbers(10).split([10, 0])
numbers(10).split([])
numbers(10).split((7, 3))
numbers(10).split([7, 3], 1)
numbers(3).split([0.1, 0.9])
numbers(3).split([1.5, -0.5])
numbers(10, num_shards=2, shard_id=0).split([3, 2])
numbers(3).output_types(), numbers(3).batch(2).output_types(), of("abc").output_types()
numbers(3).output_shapes(), numbers(3).batch(2).output_shapes(), numbers(3).batch(2).output_shapes(estimate=True)
of(np.zeros(2), np.zeros(3)).output_shapes(), of(np.zeros(2), np.zeros(3)).output_shapes(estimate=True)
numbers(3).output_shapes(estimate=1)
numbers(3).num_classes(), numbers(3).batch(2).num_classes(), numbers(3).get_class_indexing(), numbers(3).reset()
numbers(3).is_shuffled(), ds.GeneratorDataset(Numbers(3), ["a", "b"]).batch(2).is_shuffled()
numbers(3).shuffle(2).is_shuffled(), numbers(3, num_shards=2, shard_id=0).batch(2).is_sharded()
len(numbers(5).batch(2))
numbers(5).batch(2)[0]
"""

ORDERS = """
seed(1) or firsts(numbers(10, shuffle=True), 3)
seed(7) or firsts(numbers(8, shuffle=None), 3)
seed(0) or firsts(ds.NumpySlicesDataset(list(range(9))), 2)
seed(1) or [firsts(sampled(ds.RandomSampler(), 1000))[0][-5:], firsts(sampled(ds.RandomSampler(True), 1000))[0][-5:]]
seed(1) or firsts(sampled(ds.RandomSampler(), 65537))[0][-5:]
seed(1) or firsts(numbers(10, num_samples=4, shuffle=True), 3)
seed(1) or firsts(numbers(10, num_samples=4, shuffle=None), 2)
seed(1) or firsts(numbers(5, shuffle=True).repeat(2), 2)
seed(1) or firsts(numbers(10).shuffle(10), 4)
seed(1) or [firsts(numbers(10).shuffle(size)) for size in (2, 3, 9, 100)]
seed(1) or firsts(numbers(400).shuffle(400))[0][-5:]
seed(1) or firsts(numbers(5).shuffle(5).repeat(2), 2)
seed(1) or firsts(numbers(5).repeat(2).shuffle(5))
seed(1) or firsts(numbers(6).shuffle(6).shuffle(6), 2)
seed(1) or firsts(numbers(6, shuffle=True).shuffle(6), 2)
seed(1) or firsts(numbers(10).shuffle(10).take(3), 3)
seed(1) or firsts(numbers(10).shuffle(10).skip(7), 3)
seed(1) or firsts(numbers(10, shuffle=True).take(3), 3)
seed(1) or firsts(numbers(10).project("a").shuffle(10).zip(numbers(3).project("b")), 3)
seed(1) or firsts(numbers(5).shuffle(5).batch(2, True), 3)
seed(1) or firsts((numbers(3) + numbers(2)).shuffle(5), 3)
seed(1) or (lambda d: [firsts(d, 2), firsts(d, 2)])(numbers(10).shuffle(10))
seed(1) or (lambda d: [d.get_dataset_size(), d.output_shapes(), firsts(d, 2)])(numbers(6, shuffle=True))
(lambda d: [seed(1), firsts(d), seed(2), firsts(d)])(numbers(6, shuffle=True))
(lambda d: [seed(1), firsts(d), seed(2), firsts(d)])(numbers(6).shuffle(6))
seed(1) or parts(numbers(10).split([7, 3]), 3)
seed(2) or parts(numbers(10).split([5, 3, 2]))
seed(1) or parts(numbers(10).batch(2).split([3, 2]), 2)
seed(1) or parts(generated(*range(10)).split([7, 3]), 2)
seed(1) or parts(numbers(10, shuffle=True).split([7, 3]), 3)
seed(1) or parts(numbers(10, shuffle=True).split([7, 3], randomize=False), 3)
seed(1) or parts(sampled(ds.SubsetSampler([9, 8, 7, 6])).split([3, 1]))
seed(1) or firsts(used(numbers(10).split([7, 3])[0], ds.DistributedSampler(2, 0, False)))
seed(1) or parts(numbers(10).split([7, 3])[0].split([4, 3]))
(lambda d: [seed(5), parts(d)])(numbers(10).split([5, 5]))
seed(1) or left(numbers(6, shuffle=True), 1)
[ms.set_seed(3), ds.config.get_seed(), firsts(numbers(8, shuffle=True))]
seed(3) or [np.random.rand(), __import__("random").random()]
ds.config.get_seed()
"""

SAMPLERS = """
firsts(sampled(ds.SequentialSampler(3, 4)), 2)
firsts(sampled(ds.SequentialSampler(3, 40))), firsts(sampled(ds.SequentialSampler(0, 0)))
firsts(sampled(ds.SequentialSampler(10)))
firsts(sampled(ds.SequentialSampler(-1)))
ds.SequentialSampler(0, "a")
seed(1) or firsts(sampled(ds.RandomSampler()), 2)
seed(1) or firsts(sampled(ds.RandomSampler(num_samples=5)), 3)
seed(1) or firsts(sampled(ds.RandomSampler(num_samples=20)), 2)
seed(1) or firsts(sampled(ds.RandomSampler(True)), 2)
seed(1) or firsts(sampled(ds.RandomSampler(True, 5)), 3)
seed(1) or firsts(sampled(ds.RandomSampler(True, 20)))
ds.RandomSampler(3)
ds.RandomSampler(True, -1)
ds.RandomSampler(shuffle=True)
firsts(sampled(ds.SubsetSampler([3, 1, 7])), 2), firsts(sampled(ds.SubsetSampler([3, 1, 7], 2)))
firsts(sampled(ds.SubsetSampler(4))), firsts(sampled(ds.SubsetSampler([1, 1])))
firsts(sampled(ds.SubsetSampler(range(2))))
firsts(sampled(ds.SubsetSampler(np.array([1, 2]))))
firsts(sampled(ds.SubsetSampler([10])))
firsts(sampled(ds.SubsetSampler([-1])))
ds.SubsetSampler([1.5])
ds.SubsetSampler("ab")
seed(1) or firsts(sampled(ds.SubsetRandomSampler([3, 1, 7, 2, 9, 4])), 3)
seed(1) or firsts(sampled(ds.SubsetRandomSampler([3, 1, 7, 2, 9, 4], 3)), 3)
ds.SubsetRandomSampler([1.5])
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 2, 3, 4, 5.0]), 5), 3)
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 2, 3, 4, 5.0], 12), 5), 2)
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 2, 3, 4, 5.0])), 2)
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 0, 0, 0, 1]), 5), 2)
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 2, 3, 4, 5.0], replacement=False), 5), 2)
seed(1) or firsts(sampled(ds.WeightedRandomSampler([1, 2, 3, 4, 5.0], 3, replacement=False), 5), 2)
seed(2) or firsts(sampled(ds.WeightedRandomSampler([1.0] * 10, replacement=False)))
firsts(sampled(ds.WeightedRandomSampler([1, -1])))
firsts(sampled(ds.WeightedRandomSampler([])))
firsts(sampled(ds.WeightedRandomSampler([0, 0]), 2))
firsts(sampled(ds.WeightedRandomSampler([1, 1], replacement=False)))
firsts(sampled(ds.WeightedRandomSampler([0, 0, 1, 1], num_samples=2), 2))
ds.WeightedRandomSampler([1], replacement=3)
ds.WeightedRandomSampler(["a"])
[firsts(sampled(ds.DistributedSampler(3, i, False))) for i in range(3)]
[firsts(sampled(ds.DistributedSampler(3, i, False, offset=1))) for i in range(3)]
firsts(sampled(ds.DistributedSampler(3, 0, False, offset=3))), firsts(sampled(ds.DistributedSampler(3, 2, False, 2)))
seed(1) or [firsts(sampled(ds.DistributedSampler(2, i)), 3) for i in range(2)]
seed(1) or [firsts(numbers(10, shuffle=None, num_shards=3, shard_id=i), 2) for i in range(3)]
firsts(sampled(ds.DistributedSampler(1, 0)), 2)
seed(1) or (lambda s: [seed(2), firsts(sampled(s))])(ds.DistributedSampler(1, 0))
firsts(sampled(ds.DistributedSampler(3, 3)))
firsts(sampled(ds.DistributedSampler(0, 0)))
ds.DistributedSampler("a", 0)
ds.DistributedSampler(2, 0, "a")
firsts(sampled([3, 1, 4]), 2), firsts(sampled((3, 1))), firsts(sampled(range(3)))
firsts(ds.GeneratorDataset(Numbers(10), ["a", "b"], sampler=[3, 1, 4], num_samples=2))
sampled(3)
sampled("a")
sampled(ds.SequentialSampler).get_dataset_size()
firsts(sampled(Own([1, 5, 2])), 2), firsts(sampled(Own([1, 5, 2], 2))), sampled(Own([1, 5, 2])).get_dataset_size()
firsts(sampled(Own(None), 4)), sampled(Own(None), 4).get_dataset_size()
firsts(sampled(Own([1, 20])))
firsts(sampled(Own([-1])))
Own([]).dataset_size, Own([]).num_samples, Own([], 3).get_num_samples(), Own([]).get_child()
seed(1) or firsts(sampled(child(ds.SequentialSampler(2), ds.RandomSampler()), 8), 3)
seed(1) or firsts(sampled(child(ds.RandomSampler(), ds.SequentialSampler(2)), 8), 3)
seed(1) or firsts(sampled(child(ds.RandomSampler(), ds.RandomSampler()), 8), 3)
firsts(sampled(child(ds.DistributedSampler(2, 0, False), ds.SubsetSampler([0, 2, 4, 6])), 8))
firsts(sampled(child(Own([0, 1]), ds.SubsetSampler([4, 5, 6]))))
firsts(sampled(child(ds.SequentialSampler(1), Own([0, 1]))))
child(child(ds.SequentialSampler(), ds.SequentialSampler()), ds.SequentialSampler())
firsts(used(sampled(ds.SubsetSampler([5, 6, 7])), ds.SequentialSampler(7)))
firsts(used(numbers(10, num_samples=4), ds.DistributedSampler(2, 0, False)))
used(numbers(10), None)
used(numbers(10), [1])
firsts(added(numbers(10, num_samples=5), ds.SequentialSampler(1)))
firsts(added(added(numbers(10), ds.SequentialSampler(1)), ds.SequentialSampler(2)))
ds.GeneratorDataset(Numbers(9), ["a", "b"], sampler=ds.SequentialSampler(), num_shards=3, shard_id=1)
ds.GeneratorDataset(Numbers(9), ["a", "b"], sampler=ds.SequentialSampler(), shuffle=False)
ds.GeneratorDataset(Numbers(9), ["a", "b"], sampler=ds.SequentialSampler(), num_samples=4)
ds.GeneratorDataset(Numbers(9), ["a", "b"], sampler=Own([1]), num_samples=4)
ds.RandomSampler().is_shuffled(), ds.SubsetSampler([1]).is_shuffled(), ds.DistributedSampler(2, 0).is_sharded()
{mode.name: mode.value for mode in ds.Shuffle}
"""

ITERATORS = """
left(numbers(3), 1)
left(numbers(3), 2, 3)
beyond(numbers(3).create_tuple_iterator(num_epochs=2), 2)
beyond(numbers(3).create_dict_iterator(num_epochs=1), 1)
len(list(numbers(3).create_tuple_iterator())), len(list(numbers(3).create_dict_iterator(-1)))
numbers(3).create_dict_iterator(num_epochs=0)
numbers(3).create_dict_iterator(num_epochs=-2)
numbers(3).create_dict_iterator(num_epochs=1.5)
numbers(3).create_tuple_iterator(num_epochs="a")
numbers(3).create_tuple_iterator(output_numpy="a")
list(numbers(2)), [len(list(d)) for d in [numbers(3)] * 3]
type(iter(numbers(2))).__name__, type(numbers(2).create_dict_iterator()).__name__
list(numbers(1).create_tuple_iterator(["b"], 1, True)), list(numbers(1).create_tuple_iterator("b", 1))
list(numbers(1).create_tuple_iterator(["b", "a"], 1, True))
list(numbers(1).create_tuple_iterator(["z"], 1))
list(numbers(1).create_tuple_iterator([], 1))
list(numbers(2).create_dict_iterator(1, True)), list(numbers(1).create_dict_iterator(1))
numbers(2).create_tuple_iterator().get_col_names()
(lambda d: [[x, y] for x, y in zip(d.create_tuple_iterator(), d.create_dict_iterator())])(numbers(3).batch(2))
[(x, len(list(numbers(2)))) for x, _ in numbers(2)]
ds.config.get_num_parallel_workers() > 0, ds.config.get_prefetch_size(), ds.config.get_multiprocessing_start_method()
[ds.config.set_prefetch_size(3), ds.config.get_prefetch_size(), ds.config.set_prefetch_size(16)]
[ds.config.set_num_parallel_workers(1), ds.config.get_num_parallel_workers()]
[ds.config.set_iterator_mode(True), ds.config.get_iterator_mode(), ds.config.set_iterator_mode()]
[ds.config.set_iterator_mode(parallel_convert=True), ds.config.get_iterator_mode(), ds.config.set_iterator_mode()]
ds.config.set_seed(-1)
ds.config.set_seed(2**32)
ds.config.set_seed("a")
ds.config.set_seed(True)
ds.config.set_num_parallel_workers(0)
ds.config.set_num_parallel_workers("a")
ds.config.set_num_parallel_workers(True)
ds.config.set_prefetch_size(0)
ds.config.set_multiprocessing_start_method("x")
ds.config.set_multiprocessing_start_method(3)
ds.config.set_enable_shared_mem(1)
ds.config.set_error_samples_mode(1)
ds.config.set_debug_mode(1)
ds.config.set_debug_mode(True, [1])
ds.config.set_enable_autotune(True, "")
ds.config.set_callback_timeout(0)
ds.config.load("absent.json")
ds.config.get_auto_num_workers(), ds.config.get_auto_offload(), ds.config.get_autotune_interval()
ds.config.get_callback_timeout(), ds.config.get_debug_mode(), ds.config.get_enable_autotune()
ds.config.get_enable_shared_mem(), ds.config.get_enable_watchdog(), ds.config.get_error_samples_mode().name
ds.config.get_fast_recovery(), ds.config.get_numa_enable(), ds.config.get_monitor_sampling_interval()
ds.config.get_multiprocessing_timeout_interval(), list(ds.config.ErrorSamplesMode.__members__)
"""

TRANSFORMS = """
T.TypeCast(ms.float32)(np.array([1, 2])), T.TypeCast(ms.int32)(np.array([1.7, -2.7]))
T.TypeCast(ms.bool_)(np.array([0, 2]))
T.TypeCast(ms.float32)([1, 2]), T.TypeCast(ms.float32)(3), T.TypeCast(ms.int32)(ms.Tensor([1.5]))
T.TypeCast(np.float16)(np.array(1)), T.TypeCast("float16")(np.array(1)), T.TypeCast(np.dtype("int8"))(np.array([1]))
T.TypeCast(ms.int32)(np.array(["3"]))
T.TypeCast(ms.int32)(None)
T.TypeCast(3)
T.TypeCast("foo")
arrays(numbers(1).map(T.TypeCast(ms.float16), "a"))
T.OneHot(4)(np.array(2)), T.OneHot(4)(2), T.OneHot(4)(np.array([2])), T.OneHot(4)(np.array([1, 2]))
T.OneHot(4)(np.array([[1], [2]])), T.OneHot(4)(np.int32(2)), T.OneHot(4)(np.uint8(2)), T.OneHot(4, 0.1)(np.array(2))
arrays(numbers(2).map(T.OneHot(3), "a"))
T.OneHot(4)(np.float32(2))
T.OneHot(4)(np.array(4))
T.OneHot(0)
T.OneHot("a")
T.OneHot(4.0)
T.OneHot(4, 2.0)
T.Compose([T.TypeCast(ms.float32), lambda x: x + 1])(np.array([1, 2]))
T.Compose([lambda a: (a, a + 1), lambda a, b: a + b])(np.array([1])), T.Compose([lambda x: [1]])(np.array([1]))
arrays(of(([1, 2],)).map(T.Compose([T.TypeCast(ms.float32), lambda x: x + 1]), "a"))
T.Compose([])
T.Compose(3)
T.Compose([3])
V.Rescale(1 / 255, 0.0)(image)[:2], V.Rescale(2 / 255, -1.0)(image)[:2]
V.Rescale(0.3, 0.7)(image[:2, :2] / np.float32(7))
V.Rescale(2.0, -1.0)(np.array([[1.0, 2]])), V.Rescale(2, 1)(np.ones((1, 1, 1, 1)))
V.Rescale(2.0, -1.0)(np.array([1, 2]))
V.Rescale("a", 1)
V.Rescale(1, 1)([1])
V.Normalize([123.675, 116.28, 103.53], [58.395, 57.12, 57.375])(image), V.Normalize([0.1307], [0.3081])(image)
V.Normalize([0.1307], [0.3081])(image[:, :, 0] / np.float32(255)), V.Normalize([1.5], [4])(image[:, :, :1])
V.Normalize([1, 2, 3, 4, 5], [4, 5, 6, 7, 8], is_hwc=False)(image), V.Normalize([1, 2, 3], [4, 5, 6])(image[None])
V.Normalize([1, 2], [4, 5])(image)
V.Normalize([1, 2], [4, 5, 6])
V.Normalize([-1], [4])
V.Normalize([300.0], [1])
V.Normalize([1], [0])
V.Normalize(1, 2)
V.HWC2CHW()(image), V.HWC2CHW()(image[:, :, 0])
V.HWC2CHW()(image[None])
V.HWC2CHW()([1])
V.ToTensor()(image), V.ToTensor()(image[:, :, 0]), V.ToTensor()(image[:2].astype(np.float32))
V.ToTensor()(image[:2].astype(np.int32))
V.ToTensor(np.float16)(image[:2]), V.ToTensor(ms.float16)(image[:1, :1]), V.ToTensor("float64")(image[:1, :1])
V.ToTensor()(image[None])
V.ToTensor()([1])
V.Resize((3, 4), Inter.NEAREST)(image), V.Resize((9, 13), Inter.NEAREST)(image)
V.Resize((3, 4))(image), V.Resize((10, 12))(image), V.Resize((7, 3))(image), V.Resize((1, 1))(image)
V.Resize((3, 4))(image.astype(np.float32) / 255), V.Resize((8, 5))(image.astype(np.float64))
V.Resize((8, 5))(image.astype(np.int16) * 7 - 500)
V.Resize((3, 4), Inter.BICUBIC)(image), V.Resize((10, 12), Inter.BICUBIC)(image)
V.Resize((7, 3), Inter.BICUBIC)(image[:, :, 0])
V.Resize((3, 4))(image[:, :, :1]).shape, V.Resize((3, 4))(np.stack([image, image])).shape
V.Resize(3)(image).shape, V.Resize(4)(np.zeros((10, 5, 3), np.uint8)).shape
V.Resize(4)(np.zeros((5, 11), np.uint8)).shape
V.Resize((3, 4))(np.zeros(3))
V.Resize((3, 4))(image.astype(np.int32))
V.Resize(0)
V.Resize("a")
V.Resize((1, 2, 3))
V.Resize(3, 5)
V.CenterCrop(3)(image[:, :, 0]), V.CenterCrop((2, 4))(image), V.CenterCrop((2, 3))(image[:, :, 0])
V.CenterCrop((7, 8))(image[:, :, 0]), V.CenterCrop((2, 9))(image[:, :, 0])
V.CenterCrop(0)
V.CenterCrop("a")
V.RandomCrop((5, 6))(image), V.RandomCrop((9, 10), 2, fill_value=9)(image)
V.RandomCrop((9, 10), (2, 2, 2, 2))(image[:, :, 0])
V.RandomCrop((5, 10), (2, 0), fill_value=(1, 2, 3))(image), V.RandomCrop((5, 8), [2, 0, 0, 0])(image[:, :, 0])
[V.RandomCrop((9, 10), 2, padding_mode=mode)(image[:, :, 0]) for mode in V.Border]
V.RandomCrop(7, pad_if_needed=True)(image).shape, V.RandomCrop(2)(image).shape
V.RandomCrop(7)(image)
V.RandomCrop(0)
V.RandomCrop("a")
V.RandomCrop(2, "a")
V.RandomCrop(2, padding_mode="a")
V.RandomCrop(2, fill_value=300)
V.RandomHorizontalFlip(1.0)(image), V.RandomHorizontalFlip(0.0)(image[:, :, 0])
V.RandomHorizontalFlip(1.0)(image[None, :2])
V.RandomVerticalFlip(1.0)(image), V.HorizontalFlip()(image[:, :, 0]), V.VerticalFlip()(image[:, :, 0])
V.RandomHorizontalFlip(1.0)(np.zeros(3))
V.RandomHorizontalFlip(2)
V.RandomHorizontalFlip("a")
[(mode.name, mode.value) for mode in Inter], Inter.LINEAR is Inter.BILINEAR
[(mode.name, mode.value) for mode in V.Border]
"""

LATER = """
firsts(growing().bucket_batch_by_length(["a"], [5], [2, 3], None, {"a": ([None], -1)}))
firsts(growing().bucket_batch_by_length(["a"], [5, 20], [2, 3, 1], None, {"a": ([None], -1)}, True))
firsts(growing().bucket_batch_by_length(["a"], [5], [2, 3], None, {"a": ([None], -1)}, True))
firsts(growing().bucket_batch_by_length(["a"], [5], [2, 3], None, {"a": ([None], -1)}, False, True))
firsts(growing().bucket_batch_by_length(["a"], [5], [2, 2]))
firsts(growing().bucket_batch_by_length(["a"], [3, 6], [2, 2, 2], lambda a: len(a) % 4, {}))
growing().bucket_batch_by_length(["a"], [5], [2, 3], None, {"a": ([None], -1)}).get_dataset_size()
growing().bucket_batch_by_length([], [5], [2, 3])
growing().bucket_batch_by_length(["a"], [], [2, 3])
growing().bucket_batch_by_length(["a"], [5], [2])
growing().bucket_batch_by_length(["a"], [5, 3], [2, 2, 2])
growing().bucket_batch_by_length(["a"], [5.0], [2, 2])
growing().bucket_batch_by_length(["a"], [0], [2, 2])
growing().bucket_batch_by_length(["a"], [5], [0, 2])
growing().bucket_batch_by_length(["a", "b"], [5], [1, 2])
growing().bucket_batch_by_length("a", [5], [1, 2])
firsts(growing().bucket_batch_by_length(["z"], [5], [1, 2]))
synchronised(4, 2, [0, 2, 0, 2])
numbers(2).sync_update("p")
numbers(2).sync_wait("p", 0)
numbers(2).sync_wait(3)
firsts(numbers(2).sync_wait("p").sync_wait("p"))
numbers(2).sync_wait("p").is_sync(), numbers(2).is_sync()
called(1), called(2), called(2, epochs=1, repeat=2)
ds.DSCallback(0)
ds.DSCallback("a")
numbers(1).map(lambda a: a, "a", callbacks=3)
saved(of((np.int32(1), np.float32([1, 2]), "x"), (np.int32(2), np.float32([3, 4]), "yy")))
[saved(of(*np.arange(2).astype(t))) for t in ("int8", "uint32", "float16", "bool")]
saved(ds.NumpySlicesDataset(np.arange(4).reshape(2, 2).astype(np.uint8), "a", shuffle=False))
saved(growing())
saved(numbers(2).repeat(2))
saved(of(np.array([b"ab"])))
saved(numbers(2), 0)
saved(numbers(2), 1, "tfrecord")
tolerant(ds.config.ErrorSamplesMode.SKIP), tolerant(ds.config.ErrorSamplesMode.REPLACE)
tolerant(ds.config.ErrorSamplesMode.RETURN)
ds.config.set_debug_mode(True, [3])
ds.compare(numbers(2).batch(2), numbers(2).batch(2)), ds.compare(numbers(2).batch(2), numbers(2).batch(3))
ds.deserialize()
"""

CASES = [
    line
    for block in (SOURCES, OPERATIONS, ORDERS, SAMPLERS, ITERATORS, TRANSFORMS, LATER)
    for line in block.strip().splitlines()
]
