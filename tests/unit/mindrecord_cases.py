"""MindRecord files and what MindSpore says of them: the same code runs with the real MindSpore and with amadou."""

import numpy as np

SIZES = (2**14, 2**15)  # small headers and pages, so that the recorded files are small and rows fill several pages

EVERY_TYPE = {
    "name": {"type": "string"},
    "label": {"type": "int32"},
    "score": {"type": "float64"},
    "ratio": {"type": "float32"},
    "big": {"type": "int64"},
    "data": {"type": "bytes"},
    "matrix": {"type": "float32", "shape": [2, 2]},
    "varying": {"type": "int64", "shape": [-1]},
    "pair": {"type": "int32", "shape": [2]},
}
EVERY_ROW = [
    {
        "name": f"näme{number}" * number,
        "label": number * 40000 - 3,
        "score": number * 1.25 + 1 / 3,
        "ratio": 0.1 * number + 0.05,
        "big": 2**40 * (number - 1),
        "data": bytes([number + 1] * 5),
        "matrix": np.arange(4, dtype=np.float32).reshape(2, 2) + number,
        "varying": (np.arange(number + 1) - 5) ** 9,
        "pair": np.array([number, -number * 70000], np.int32),
    }
    for number in range(4)
]
KEY = "0123456789abcdef"
NUMBERS = {"x": {"type": "int32"}, "label": {"type": "int64"}}
INTS = [0, 127, 128, -128, -129, 32767, 32768, -32769, 2**31 - 1, -(2**31), 2**31, -(2**31) - 1, 2**62, -(2**63)]


def numbers(count, start=0):
    return [{"x": number, "label": number % 3} for number in range(start, start + count)]


def write(mindrecord, folder, name, schema, *batches, shards=1, index=None):
    writer = mindrecord.FileWriter(f"{folder}/{name}", shards, True)
    writer.set_header_size(SIZES[0])
    writer.set_page_size(SIZES[1])
    writer.add_schema(schema, "made for a test")
    if index:
        writer.add_index(index)
    for batch in batches:
        writer.write_raw_data(batch)
    writer.commit()


def write_all(mindrecord, folder):
    """All files; their names, where several are written together the first."""
    write(mindrecord, folder, "every", EVERY_TYPE, EVERY_ROW, index=["label", "name"])
    write(mindrecord, folder, "shards", {"x": {"type": "int32"}, "s": {"type": "string"}}, SHARDED, shards=3)
    write(mindrecord, folder, "pages", {"x": {"type": "int32"}, "d": {"type": "bytes"}}, PAGES)
    appender = mindrecord.FileWriter.open_for_append(f"{folder}/pages")
    appender.write_raw_data([{"x": 100 + number, "d": b"zz"} for number in range(3)])
    appender.commit()
    write(mindrecord, folder, "blob", {"d": {"type": "bytes"}}, [{"d": b"abc"}])
    texts = [{"b": b"1" * 100, "s": "q" * 20000} for _ in range(3)]
    write(mindrecord, folder, "texts", {"b": {"type": "bytes"}, "s": {"type": "string"}}, texts, texts)
    array = {"a": {"type": "int64", "shape": [-1]}}
    several = [{"a": np.array(INTS[:end], np.int64)} for end in range(1, len(INTS) + 1)]
    write(mindrecord, folder, "ints", array, several, [{"a": np.array([value], np.int64)} for value in INTS])
    write(mindrecord, folder, "ten", NUMBERS, numbers(10))
    write(mindrecord, folder, "six", NUMBERS, numbers(6, 50))
    return ["every", "shards0", "pages", "blob", "texts", "ints", "ten", "six"]


SHARDED = [{"x": number, "s": "é" * number} for number in range(7)]
PAGES = [{"x": number, "d": bytes(range(10 + number)) * 400} for number in range(30)]

NAMES = ["every", "shards0", "pages", "blob", "texts", "ints", "ten", "six"]


def describe(row):
    """A row as text: an array with its dtype; bytes and long texts by length and ends."""
    return {key: _described(value) for key, value in row.items()}


def _described(value):
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {value.tolist()!r:.300}"
    if isinstance(value, bytes | str) and len(value) > 40:
        return f"{len(value)} {value[:9]!r} {value[-9:]!r}"
    if isinstance(value, float) and value.is_integer():
        return repr(int(value))  # MindSpore reads them as int
    return repr(value)


def names(ms, folder):
    """What the expressions use, for ``ms``, the real MindSpore or amadou, and the recorded files in ``folder``."""
    ds, mr = ms.dataset, ms.mindrecord
    ten, six, every = f"{folder}/ten", f"{folder}/six", f"{folder}/every"

    def order(files, epochs=2, seed=1, **options):
        ds.config.set_seed(seed)
        if "sampler" in options:
            options["sampler"] = options["sampler"]()
        dataset = ds.MindDataset(files, **options)
        iterator = dataset.create_dict_iterator(num_epochs=epochs, output_numpy=True)
        return dataset.get_dataset_size(), [[row["x"].tolist() for row in iterator] for _ in range(epochs)]

    def parts(files, sizes, randomize, seed=4):
        ds.config.set_seed(seed)
        split = ds.MindDataset(files).split(sizes, randomize)
        return [[row["x"].tolist() for row in part.create_dict_iterator(1, True)] for part in split]

    def columns(files, **options):
        row = next(ds.MindDataset(files, shuffle=False, **options).create_dict_iterator(1, True))
        return {name: (str(array.dtype), array.shape, array.tolist()) for name, array in row.items()}

    def read(name, **options):
        return [describe(row) for row in mr.FileReader(f"{folder}/{name}", **options).get_next()]

    def page(field, by, which, number, count):
        reader = mr.MindPage(ten)
        reader.category_field = field
        return [sorted(row.items()) for row in getattr(reader, f"read_at_page_by_{by}")(which, number, count)]

    def info(field):
        reader = mr.MindPage(ten)
        reader.category_field = field
        return reader.candidate_fields, reader.category_field, reader.read_category_info()

    def wrong(schema=NUMBERS, rows=(), shards=1, index=None, name="new", **options):
        """What becomes of writing such files."""
        writer = mr.FileWriter(f"{folder}/{name}", shards, **options)
        writer.set_header_size(SIZES[0])
        writer.set_page_size(SIZES[1])
        writer.add_schema(schema)
        if index is not None:
            writer.add_index(index)
        writer.write_raw_data(list(rows) if isinstance(rows, tuple) else rows)
        writer.commit()
        return [describe(row) for row in mr.FileReader(f"{folder}/{name}").get_next()]

    def sizes(kind, size):
        return getattr(mr.FileWriter(f"{folder}/unused"), f"set_{kind}_size")(size)

    return {**locals(), "np": np}


CASES = """
read("every")
read("shards0")
read("pages")
read("blob")
read("texts")
read("ints")
read("ten", columns=["x"])
read("ten", columns=["zz"])
read("none")
mr.FileReader(ten).schema(), mr.FileReader(ten).len()
columns(every)
columns(every, columns_list=["score", "data"])
columns(f"{folder}/shards0")
ds.MindDataset(ten).get_col_names(), ds.MindDataset(every).get_col_names()
order(ten, shuffle=False)
order(ten, 3)
order(ten, 3, 2, shuffle=True)
order(ten, shuffle=ds.Shuffle.GLOBAL)
order(ten, shuffle=ds.Shuffle.ADAPTIVE)
order([ten, six], 4, 2, shuffle=ds.Shuffle.FILES)
order([ten, six], 3, 2, shuffle=ds.Shuffle.INFILE)
order([six, ten], shuffle=False)
[order(ten, 3, 3, num_shards=3, shard_id=number) for number in range(3)]
[order([ten, six], shuffle=False, num_shards=3, shard_id=number) for number in range(3)]
[order(ten, shuffle=False, num_shards=3, shard_id=number, num_samples=2) for number in range(3)]
order([ten, six], 3, 2, shuffle=ds.Shuffle.FILES, num_shards=2, shard_id=1)
order([ten, six], 3, 2, shuffle=ds.Shuffle.INFILE, num_shards=2, shard_id=1)
order(ten, shuffle=False, num_samples=4), order(ten, shuffle=False, num_samples=40)
order(ten, sampler=lambda: ds.SequentialSampler(2, 3))
order(ten, sampler=lambda: ds.RandomSampler())
order(ten, 3, sampler=lambda: ds.RandomSampler(num_samples=3))
order(ten, 3, sampler=lambda: ds.SubsetRandomSampler([1, 3, 5]))
order(ten, sampler=lambda: ds.SubsetSampler([5, 1, 3]))
order(ten, 3, sampler=lambda: ds.DistributedSampler(3, 1))
order(ten, sampler=lambda: ds.DistributedSampler(3, 1, False, 2))
order(ten, sampler=lambda: ds.WeightedRandomSampler([1] * 10))
order(ten, sampler=lambda: [1, 2])
[order(ten, columns_list=["x"], num_shards=3, shard_id=i, padded_sample={"x": -1}, num_padded=2) for i in range(3)]
order(ten, shuffle=False, columns_list=["x"], padded_sample={"x": -1}, num_padded=2)
order(ten, padded_sample={"x": -1}, num_padded=2)
order(ten, padded_sample={"x": -1})
order(ten, columns_list=["zz"])
order(ten, columns_list="x")
order(ten, num_shards=2)
order(ten, sampler=lambda: ds.RandomSampler(), shuffle=False)
order(ten, shuffle=3)
order(f"{folder}/none")
order([])
parts(ten, [6, 4], True)
parts(ten, [6, 4], False)
info("label")
info("zz")
page("label", "id", 0, 0, 2)
page("label", "id", 0, 1, 3)
page("label", "name", "1", 0, 2)
page("label", "id", -1, 0, 2)
page("label", "id", 0, 0, 0)
mr.MindPage(f"{folder}/none")
wrong(rows=({"x": 1, "label": 2, "more": 3},), overwrite=True)
wrong(rows=({"x": "a", "label": 2}, {"x": 1, "label": 2}), overwrite=True)
wrong(rows=({"x": np.int32(3), "label": np.int64(4)},), overwrite=True)
wrong({"x": {"type": "float32"}}, ({"x": 2}, {"x": 0.5}), overwrite=True)
wrong(rows=({"x": 1.5, "label": 2},), overwrite=True)
wrong(rows=({"label": 2},), overwrite=True)
wrong(rows=(), overwrite=True)
wrong(rows=3, overwrite=True)
wrong(rows=(3,), overwrite=True)
wrong(rows={"x": 1}, overwrite=True)
wrong(rows=({"x": 1, "label": 2},), name="ten")
wrong(rows=({"x": 1, "label": 2},), name="nowhere/new")
wrong({"x": {"type": "int31"}})
wrong({})
wrong({"x-y": {"type": "int32"}})
wrong({"x": {"type": "bytes", "shape": [2]}})
wrong({"x": {"type": "int32", "shape": [2, 2]}}, ({"x": np.array([1, 2, 3], np.int32)},), overwrite=True)
wrong({"x": {"type": "int32", "shape": [-1]}}, ({"x": np.array([1, 2])},), overwrite=True)
wrong({"x": {"type": "int32", "shape": [-1]}}, ({"x": [1, 2]},), overwrite=True)
wrong({"x": {"type": "bytes"}}, ({"x": b"1" * 40000},), overwrite=True)
wrong({"x": {"type": "bytes"}}, index=["x"])
wrong(index="x")
wrong(shards=0)
wrong(shards=1001)
wrong(shards="1")
wrong(overwrite=3)
mr.FileWriter(3)
mr.FileWriter("a?b")
mr.FileWriter.open_for_append(f"{folder}/none")
sizes("header", 1000)
sizes("header", 3 << 14)
sizes("page", 1 << 14)
sizes("page", 1 << 29)
mr.set_enc_key("abc")
mr.set_enc_key(3)
mr.set_enc_mode("AES-CBC")
mr.set_enc_mode("SM4-CBC")
mr.set_enc_mode(None)
mr.set_dec_mode(None)
mr.set_dec_mode(3)
mr.set_dec_mode(None)
mr.set_dec_mode(3)
mr.SUCCESS, mr.FAILED
"""

CASES = CASES.strip().splitlines()


def outcome(case, known):
    """``= value`` or ``raises Exception``."""
    try:
        return f"= {eval(case, known)}"
    except Exception as error:
        return f"raises {type(error).__name__}"
