"""Indexing is MindSpore's, as recorded; where MindSpore fails, it is NumPy's."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from amadou.kernels.index import getitem, setitem

from .index_cases import READS, WRITES, arrays
from .index_differences import DIFFERENT

RECORDED = json.loads((Path(__file__).parent / "facts" / "index.json").read_text())
DIFFERENCES = {case: expected for cases in DIFFERENT.values() for case, expected in cases.items()}
INT_DTYPES = [torch.uint8, torch.int8, torch.uint16, torch.int16, torch.uint32, torch.int32, torch.uint64, torch.int64]
FLOAT_DTYPES = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64]


class Indexed:
    """A torch tensor that is indexed by the kernels."""

    def __init__(self, t):
        self.t = t

    def __getitem__(self, index):
        return Indexed(getitem(self.t, bare(index)))

    def __setitem__(self, index, value):
        setitem(self.t, bare(index), bare(value))

    def __gt__(self, other):
        return Indexed(self.t > other)

    def __eq__(self, other):
        return Indexed(self.t == other)

    def __mod__(self, other):
        return Indexed(self.t % other)

    def __mul__(self, other):
        return Indexed(self.t * other)

    @property
    def shape(self):
        return tuple(self.t.shape)


def bare(x):
    if isinstance(x, list | tuple):
        return type(x)(map(bare, x))
    if isinstance(x, slice):
        return slice(bare(x.start), bare(x.stop), bare(x.step))
    return x.t if isinstance(x, Indexed) else x


def tensor(values, dtype=None):
    if dtype == "bfloat16":
        return Indexed(torch.tensor(values, dtype=torch.bfloat16))
    return Indexed(torch.from_numpy(np.array(values, dtype=dtype)))


def run(case, make):
    """The result of a read or the array after a write, and the array that was indexed."""
    names = {"T": make, "np": np, **arrays(make)}
    base = names[case[0]]
    if " = " not in case:
        return eval(case, names), base
    exec(case, names)
    return base, base


def same_memory(t, base):
    return t.untyped_storage().data_ptr() == base.untyped_storage().data_ptr()


@pytest.mark.filterwarnings("ignore:Casting complex values to real")
@pytest.mark.parametrize("case", [case for case in RECORDED if case not in DIFFERENCES])
def test_recorded(case):
    recorded = RECORDED[case]
    if isinstance(recorded, str):
        with pytest.raises(Exception) as caught:
            run(case, tensor)
        assert caught.type.__name__ == recorded
        return
    dtype, shape, values, view = recorded
    result, base = run(case, tensor)
    assert result.t.dtype == getattr(torch, dtype.lower())
    assert list(result.t.shape) == shape
    np.testing.assert_array_equal(result.t.flatten().tolist(), values)
    if " = " not in case and result.t.numel():
        assert same_memory(result.t, base.t) == view


@pytest.mark.parametrize("case", DIFFERENCES)
def test_different(case):
    expected = DIFFERENCES[case]
    if expected in ("IndexError", "TypeError", "ValueError", "RuntimeError"):
        assert RECORDED[case] != expected
        with pytest.raises(Exception) as caught:
            run(case, tensor)
        assert caught.type.__name__ == expected
        return
    result = run(case, tensor)[0].t.numpy()
    expected = run(expected or case, np.array)[0]
    assert result.dtype == expected.dtype
    np.testing.assert_array_equal(result, expected)


def test_every_case_is_recorded():
    assert set(RECORDED) == set(READS + WRITES)
    assert set(DIFFERENCES) <= set(RECORDED)
    assert len(DIFFERENCES) == sum(map(len, DIFFERENT.values()))


@st.composite
def array_and_index(draw):
    """An array without repeated values, and an index of everything that NumPy knows."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    common = draw(st.lists(st.integers(0, 3), max_size=2))
    items = []
    for size in shape:
        kind = draw(st.sampled_from(["int", "slice", "full", "array", "mask"]))
        if kind == "int":
            items.append(draw(st.integers(-size, size - 1)))
        elif kind == "slice":
            bound = st.none() | st.integers(-size - 2, size + 2)
            step = st.none() | st.sampled_from([-3, -2, -1, 1, 2, 3])
            items.append(slice(draw(bound), draw(bound), draw(step)))
        elif kind == "array":
            own = [draw(st.sampled_from([n, 1])) for n in common]
            count = int(np.prod(own))
            places = draw(st.lists(st.integers(-size, size - 1), min_size=count, max_size=count))
            items.append(np.array(places, "int64").reshape(own))
        elif kind == "mask" and not any(isinstance(item, np.ndarray) for item in items):
            common = [draw(st.integers(0, size))]
            items.append(np.arange(size) < common[0])
        else:
            items.append(slice(None))
    if slice(None) in [item for item in items if isinstance(item, slice)] and draw(st.booleans()):
        items[next(i for i, item in enumerate(items) if isinstance(item, slice) and item == slice(None))] = ...
    for _ in range(draw(st.integers(0, 2))):
        items.insert(draw(st.integers(0, len(items))), None)
    return np.arange(np.prod(shape)).reshape(shape), tuple(items)


def torch_index(index):
    return tuple(torch.from_numpy(item) if isinstance(item, np.ndarray) else item for item in index)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(array_and_index())
def test_reads_as_numpy(case):
    array, index = case
    np.testing.assert_array_equal(getitem(torch.from_numpy(array), torch_index(index)).numpy(), array[index])


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(array_and_index())
def test_writes_as_numpy(case):
    array, index = case
    t = torch.from_numpy(array.copy())
    # The values that are there, so that it does not matter which one stays where a place occurs twice.
    values = array[index] * 10 + 1
    setitem(t, torch_index(index), torch.from_numpy(np.asarray(values)))
    array[index] = values
    np.testing.assert_array_equal(t.numpy(), array)


KEYS = {
    "int": 0,
    "slice": slice(1, None),
    "backward": slice(None, None, -1),
    "tuple": (slice(None), 0),
    "tensor": torch.tensor([0, 1]),
    "tensor of rank 0": torch.tensor(1),
    "mask": torch.tensor([True, False, True]),
    "list": [0, 1],
    "tensor and int": (torch.tensor([0, 1]), 0),
    "mask in a list": (slice(None), [True, False]),
}


@pytest.mark.parametrize("dtype", [torch.bool, *INT_DTYPES, *FLOAT_DTYPES], ids=str)
@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_every_dtype_is_read_and_written(dtype, key):
    small = torch.arange(6).reshape(3, 2)
    t, expected = small.to(dtype), small.to(dtype).to(torch.complex64)
    assert torch.equal(getitem(t, key).to(torch.complex64), getitem(expected, key))
    setitem(t, key, 7)
    setitem(expected, key, torch.tensor(7).to(dtype).to(torch.complex64))
    assert torch.equal(t.to(torch.complex64), expected)


@pytest.mark.parametrize("key", [0, [0], torch.tensor([0]), torch.tensor([True, False])], ids=str)
@pytest.mark.parametrize(
    ("dtype", "value", "stored"),
    [
        (torch.uint8, 300, 44),
        (torch.uint16, -1, 65535),
        (torch.int32, 2**40, 0),
        (torch.float16, -1e9, -float("inf")),
        (torch.float16, [1e9], float("inf")),
        (torch.float64, [0.1], 0.1),
        (torch.int64, [2**62 + 1], 2**62 + 1),
    ],
)
def test_values_are_cast(key, dtype, value, stored):
    t = torch.zeros(2, dtype=dtype)
    setitem(t, key, value)
    assert t.tolist() == [stored, 0]


def test_a_value_may_lie_in_the_memory_that_is_written():
    for n in (10, 100_000):
        t = torch.arange(n)
        setitem(t, slice(1, None), t[:-1])
        assert torch.equal(t, torch.arange(n).sub(1).clamp(min=0))


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (
            "a",
            "'index' must be made of int, bool, slice, Ellipsis, None, Tensor, list and tuple, but got 'a'",
        ),
        (False, "a bool in 'index' must be True, but got False."),
        ([], "a list in 'index' must select something, but got []."),
        (torch.tensor([1.0]), "an index tensor must be of a signed int or bool dtype, but got torch.float32."),
        (2, "index 2 is out of bounds for dimension 0 with size 2."),
        ((torch.tensor([0, 1]), [0, 1, 2]), "shape mismatch: indexing tensors could not be broadcast together"),
        ((0, 0, 0), "too many indices for tensor of dimension 2."),
        ((0, [0], 0), "too many indices for a Tensor of 2 axes."),
    ],
)
def test_messages(index, message):
    with pytest.raises((IndexError, ValueError)) as caught:
        getitem(torch.zeros(2, 3), index)
    assert str(caught.value).startswith(f"For 'Tensor.__getitem__', {message}")


def test_message_of_a_value_that_does_not_fit():
    with pytest.raises(
        ValueError, match=r"For 'Tensor.__setitem__', 'value' must broadcast to the shape \(3,\), but got \(2,\)."
    ):
        setitem(torch.zeros(2, 3), 0, [1, 2])


def test_errors_of_torch_stay():
    with pytest.raises(RuntimeError, match="leaf Variable"):
        setitem(torch.zeros(2, 3, requires_grad=True), 0, 1.0)


SEPARATED = {
    "int and tensor apart": (0, slice(None), torch.tensor([0, 1])),
    "mask and backward": ([True, False], slice(None, None, -1)),
}


@pytest.mark.parametrize(
    ("shape", "key"),
    [*(((3, 2), key) for key in KEYS.values()), *(((2, 3, 4), key) for key in SEPARATED.values())],
    ids=str,
)
def test_gradients(shape, key):
    x = torch.rand(shape, dtype=torch.float64, generator=torch.manual_seed(0), requires_grad=True)
    value = torch.ones(getitem(x, key).shape[-1:], dtype=torch.float64, requires_grad=True)

    def write(x, value):
        t = x * 1
        setitem(t, key, value)
        return t

    assert torch.autograd.gradcheck(lambda x: getitem(x, key), x)
    assert torch.autograd.gradcheck(write, (x, value))


def test_gradients_reach_tensors_in_a_list():
    parts = [torch.tensor(1.0, requires_grad=True), torch.tensor([2.0], requires_grad=True)]
    t = torch.zeros(2, 1)
    setitem(t, slice(None), [[parts[0]], parts[1]])
    t.prod().backward()
    assert [part.grad.item() for part in parts] == [2.0, 1.0]


@pytest.mark.parametrize(
    "key", [torch.tensor(1), (0, slice(None), torch.tensor(1)), (torch.tensor([0, 1]), 0)], ids=str
)
def test_index_tensors_are_not_read_on_the_host(key):
    # A meta tensor has no values: to read one is an error.
    keys = tuple(
        k.to("meta") if isinstance(k, torch.Tensor) else k for k in (key if isinstance(key, tuple) else (key,))
    )
    t = torch.zeros(2, 3, 4)
    assert getitem(t.to("meta"), keys).shape == getitem(t, key).shape
    setitem(t.to("meta"), keys, 1.0)


def _read(key):
    return lambda t, i: getitem(t, key(t, i))


def _write(key, value):
    def write(t, i):
        t = t.clone()
        setitem(t, key(t, i), value(t, i))
        return t

    return write


COMPILED = {
    "int": _read(lambda t, i: 0),
    "tuple": _read(lambda t, i: (0, slice(1, None), None, ...)),
    "backward": _read(lambda t, i: (slice(None), slice(None, None, -1))),
    "bounds": _read(lambda t, i: slice(0, t.shape[0] - 1)),
    "tensor": _read(lambda t, i: i),
    "tensor of rank 0": _read(lambda t, i: i[0]),
    "column": _read(lambda t, i: (slice(None), i)),
    "two tensors": _read(lambda t, i: (i, i)),
    "int apart": _read(lambda t, i: (0, slice(None), i)),
    "list": _read(lambda t, i: (slice(None), [0, 2])),
    "True": _read(lambda t, i: (True, 0)),
    "write int": _write(lambda t, i: 0, lambda t, i: 5),
    "write slice": _write(lambda t, i: (slice(None), 0), lambda t, i: t[:, 1]),
    "write backward": _write(lambda t, i: slice(None, None, -1), lambda t, i: t),
    "write tensor": _write(lambda t, i: (slice(None), i), lambda t, i: t[:, :2]),
    "write list": _write(lambda t, i: [0, 1], lambda t, i: [1, 2, 3, 4]),
    "write mask": _write(lambda t, i: t > 5, lambda t, i: 0.0),
    "write another dtype": _write(lambda t, i: 0, lambda t, i: i.new_ones(4)),
}


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("name", COMPILED)
def test_compiles_into_one_graph(name, dynamic):
    torch._dynamo.reset()
    t, i = torch.arange(24.0).reshape(2, 3, 4), torch.tensor([0, 1])
    compiled = torch.compile(COMPILED[name], fullgraph=True, backend="eager", dynamic=dynamic)
    assert torch.equal(compiled(t, i), COMPILED[name](t, i))
