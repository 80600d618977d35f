"""Records MindSpore's result types: python tests/unit/record_promotion.py, where mindspore 2.10 is installed."""

import json
import operator
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore import mint, ops
from promotion_cases import DTYPES, NUMBERS, VALUES

FUNCTIONS = {
    "add": operator.add,
    "sub": mint.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "floor_div": operator.floordiv,
    "floor_mod": ops.floor_mod,
    "remainder": ops.remainder,
    "fmod": ops.fmod,
    "pow": ops.pow,
    "maximum": ops.maximum,
    "minimum": ops.minimum,
    "equal": ops.equal,
    "not_equal": ops.ne,
    "less": ops.less,
    "less_equal": ops.less_equal,
    "logical_and": ops.logical_and,
    "bitwise_and": ops.bitwise_and,
    "atan2": ops.atan2,
}
# What MindSpore says where two types have no common one; other errors tell of a missing CPU kernel.
REFUSALS = "implicit conversion", "promote output type is invalid"


def tensor(dtype, values):
    """A Tensor; the values themselves where there is no dtype."""
    if dtype is None:
        return values
    if dtype.startswith("uint"):
        return ms.Tensor(np.array(values, dtype))
    return ms.Tensor(values, getattr(ms, dtype))


def evaluate(function, x, y):
    """The result as an array of what NumPy knows, and its dtype."""
    result = function(x, y)
    return (result.float() if result.dtype == ms.bfloat16 else result).asnumpy(), str(result.dtype)


def outcome(function, x, y):
    """The name of the result's dtype, "refused" for types without a common one, "error" for other errors."""
    try:
        return evaluate(function, x, y)[1]
    except Exception as error:
        return "refused" if any(refusal in str(error) for refusal in REFUSALS) else "error"


def table(function, first=(1,), second=(1,)):
    """Rows: the dtype of the first argument; columns: of the second."""
    ones = {dtype: tensor(dtype, np.ones((), int).tolist()) for dtype in DTYPES}
    rows = [[outcome(function, ones[a].reshape(first), ones[b].reshape(second)) for b in DTYPES] for a in DTYPES]
    return list(map(" ".join, rows))


def main():
    ms.set_context(pynative_synchronize=True)
    ones = {dtype: tensor(dtype, [1]) for dtype in DTYPES}
    facts = {
        "tensors": {name: table(function) for name, function in FUNCTIONS.items()},
        "first_0d": table(operator.add, ()),
        "second_0d": table(operator.add, (1,), ()),
        "number_second": {
            name: [" ".join(outcome(function, ones[a], number) for number in NUMBERS.values()) for a in DTYPES]
            for name, function in FUNCTIONS.items()
        },
        "number_first": {
            name: [" ".join(outcome(function, number, ones[a]) for number in NUMBERS.values()) for a in DTYPES]
            for name, function in FUNCTIONS.items()
        },
        "values": [],
    }
    for name, a, x, b, y in VALUES:
        values, dtype = evaluate(FUNCTIONS[name], tensor(a, x), tensor(b, y))
        facts["values"].append([dtype, repr(values.tolist())])
    path = Path(__file__).parent / "facts" / "promotion.json"
    path.write_text(json.dumps(facts, indent=1) + "\n")


main()
