"""Result types and integer arithmetic, against the facts that record_promotion.py wrote."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from amadou.dtype import from_torch
from amadou.kernels.promotion import binary, promote_types, unify

from .promotion_cases import DTYPES, NUMBERS, VALUES

FACTS = json.loads((Path(__file__).parent / "facts" / "promotion.json").read_text())
FUNCTIONS = {
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "div": torch.true_divide,
    "floor_div": torch.floor_divide,
    "floor_mod": torch.remainder,
    "remainder": torch.remainder,
    "fmod": torch.fmod,
    "pow": torch.pow,
    "maximum": torch.maximum,
    "minimum": torch.minimum,
    "equal": torch.eq,
    "not_equal": torch.ne,
    "less": torch.lt,
    "less_equal": torch.le,
    "logical_and": torch.logical_and,
    "bitwise_and": torch.bitwise_and,
    "atan2": torch.atan2,
}
WIDE_UNSIGNED = ("uint16", "uint32", "uint64")
# Complex numbers have no order: we refuse what MindSpore defines by the floor of both parts.
REFUSED_BY_US = {"floor_div": ("complex64", "complex128"), "remainder": ("complex64", "complex128")}


def tensor(dtype, values):
    if dtype is None:
        return values
    return torch.from_numpy(np.array(values, dtype if "uint" in dtype else None)).to(getattr(torch, dtype))


def outcome(function, x, y):
    try:
        return str(from_torch(binary(function, x, y).dtype))
    except TypeError:
        return "refused"


def check_tables(name, expected, actual, may_be_more):
    """The names are equal; where MindSpore has no kernel ("error"), or by ``may_be_more``, we may have a result."""
    wrong = [
        (a, b, want, have)
        for (a, b), want, have in zip(may_be_more, expected, actual, strict=True)
        if have != want
        and want != "error"
        and not (want == "refused" and may_be_more[a, b])
        and not (have == "refused" and {a, b} & set(REFUSED_BY_US.get(name, ())))
    ]
    assert not wrong


def pairs(first, second, of):
    return {(a, b): of(a, b) for a in first for b in second}


def flat(rows):
    return [name for row in rows for name in row.split()]


def bool_with_wide_unsigned(a, b):
    """MindSpore adds them but does not multiply them: we do both."""
    return "bool" in (a, b)


@pytest.mark.parametrize("name", FACTS["tensors"])
def test_two_tensors(name):
    ones = {dtype: tensor(dtype, [1]) for dtype in DTYPES}
    actual = [outcome(FUNCTIONS[name], ones[a], ones[b]) for a in DTYPES for b in DTYPES]
    check_tables(name, flat(FACTS["tensors"][name]), actual, pairs(DTYPES, DTYPES, bool_with_wide_unsigned))


@pytest.mark.parametrize(("key", "first", "second"), [("first_0d", 1, [1]), ("second_0d", [1], 1)])
def test_tensor_without_axes_counts_like_any_other(key, first, second):
    actual = [outcome(torch.add, tensor(a, first), tensor(b, second)) for a in DTYPES for b in DTYPES]
    assert actual == flat(FACTS[key]) == flat(FACTS["tensors"]["add"])


@pytest.mark.parametrize("name", FACTS["tensors"])
@pytest.mark.parametrize("key", ["number_second", "number_first"])
def test_number(name, key):
    ones = {dtype: tensor(dtype, [1]) for dtype in DTYPES}
    arguments = [(ones[a], number) for a in DTYPES for number in NUMBERS.values()]
    if key == "number_first":
        arguments = [(number, x) for x, number in arguments]
    actual = [outcome(FUNCTIONS[name], x, y) for x, y in arguments]
    # MindSpore multiplies uint16 by a number but does not add one: we do both.
    may_be_more = pairs(DTYPES, NUMBERS, lambda a, _: a in WIDE_UNSIGNED)
    check_tables(name, flat(FACTS[key][name]), actual, may_be_more)


@pytest.mark.parametrize(("case", "expected"), list(zip(VALUES, FACTS["values"], strict=True)), ids=map(str, VALUES))
def test_values(case, expected):
    name, a, x, b, y = case
    result = binary(FUNCTIONS[name], tensor(a, x), tensor(b, y))
    dtype, values = expected
    assert str(from_torch(result.dtype)) == dtype
    have = (result.float() if result.dtype is torch.bfloat16 else result).numpy().tolist()
    np.testing.assert_array_equal(have, eval(values, {"nan": np.nan, "inf": np.inf}))


@pytest.mark.parametrize("number", [np.float32(1.5), np.float64(1.5), np.float16(1.5)])
def test_numpy_scalar_is_a_number(number):
    for fn in (torch.add, torch.maximum):
        assert binary(fn, torch.ones(2, dtype=torch.int32), number).dtype is torch.float32
        assert binary(fn, torch.ones(2, dtype=torch.float16), number).dtype is torch.float16
    assert binary(torch.maximum, np.int8(3), torch.ones(2, dtype=torch.int32)).tolist() == [3, 3]


def test_two_numbers():
    assert binary(torch.add, 1, 2).dtype is torch.int64
    assert binary(torch.add, 1, 2.5).dtype is torch.float32
    assert binary(torch.logical_and, True, False).dtype is torch.bool


@pytest.mark.parametrize("other", [np.ones(2), [1, 2], None, "a"])
def test_refuses_what_is_neither_tensor_nor_number(other):
    for fn in (torch.add, torch.maximum):
        with pytest.raises(TypeError):
            binary(fn, torch.ones(2), other)


@pytest.mark.parametrize("fn", [torch.add, torch.maximum, torch.floor_divide])
def test_shapes_that_do_not_broadcast(fn):
    with pytest.raises(ValueError, match=r"the shapes \(2, 3\) and \(2, 4\)"):
        binary(fn, torch.ones(2, 3), torch.ones(2, 4))


@pytest.mark.parametrize(
    ("fn", "dtype"), [(torch.bitwise_and, "float32"), (torch.lt, "complex64"), (torch.floor_divide, "complex64")]
)
def test_dtype_that_a_function_does_not_take(fn, dtype):
    with pytest.raises(TypeError, match=dtype):
        binary(fn, tensor(dtype, [1]), tensor(dtype, [1]))


def test_other_errors_pass():
    def fails(x, y):
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match=r"^no$"):
        binary(fails, torch.ones(2), torch.ones(2))


@pytest.mark.parametrize("fn", [torch.floor_divide, torch.lt, torch.maximum])
def test_uint64_is_exact_or_refused(fn):
    x, y = tensor("uint64", [2**63 + 1]), tensor("uint64", [3])
    if fn is torch.maximum and torch.__version__ >= "2.14":
        assert binary(fn, x, y).tolist() == [2**63 + 1]
        return
    with pytest.raises(ValueError, match="uint64"):
        binary(fn, x, y)


def test_float8_through_float32():
    x = torch.tensor([1.0, 2.0]).to(torch.float8_e4m3fn)
    assert binary(torch.add, x, x).float().tolist() == [2.0, 4.0]
    assert binary(torch.lt, x, x).tolist() == [False, False]


def test_promote_types():
    assert promote_types(torch.float16, torch.bfloat16) is torch.float32
    assert promote_types(torch.bool, torch.uint16) is torch.uint16
    with pytest.raises(TypeError, match=r"torch.uint16 and torch.int32"):
        promote_types(torch.uint16, torch.int32)


def test_unify():
    x, y = unify(torch.tensor([1, 2], dtype=torch.int32), 2.5)
    assert (x.dtype, y.dtype, y.shape) == (torch.float32, torch.float32, ())
    x, y = unify(torch.ones(2), torch.tensor(1.0, dtype=torch.float64))
    assert (x.dtype, y.dtype) == (torch.float64, torch.float64)


def test_gradients_pass():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
    binary(torch.mul, x, y).sum().backward()
    assert x.grad.tolist() == [3.0, 3.0]
    assert y.grad.item() == 3.0
    assert x.grad.dtype is torch.float32


def test_compiles():
    def f(x, y):
        z = binary(torch.add, x, y) + binary(torch.maximum, x, 1.5) + binary(torch.sub, 1.0, y)
        return binary(torch.add, z, torch.tensor(1.0, dtype=torch.float64))

    x, y = torch.randn(4), torch.randn(4)
    compiled = torch.compile(f, fullgraph=True, backend="eager")
    torch.testing.assert_close(compiled(x, y), f(x, y), rtol=0, atol=0)
