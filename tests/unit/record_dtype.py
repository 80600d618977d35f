"""Records MindSpore's dtypes: python tests/unit/record_dtype.py, where mindspore 2.10 is installed."""

import json
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore.common import dtype as mstype

NUMBERS = "itemsize", "is_signed", "is_floating_point", "is_complex"


def outcome(call):
    """The text of the result or the name of the exception."""
    try:
        result = call()
    except Exception as error:
        return type(error).__name__
    if isinstance(result, type):
        return np.dtype(result).name if issubclass(result, np.generic) else result.__name__
    return repr(result)


def properties(dtype):
    """What can be asked of a dtype."""
    facts = {
        "str": str(dtype),
        "repr": repr(dtype),
        "class": type(dtype).__name__,
        "size": mstype.type_size_in_bytes(dtype),
        "numpy": outcome(lambda: mstype._dtype_to_nptype(dtype)),
        "python": outcome(lambda: mstype._dtype_to_pytype(dtype)),
    }
    if hasattr(dtype, "itemsize"):
        facts |= {name: getattr(dtype, name) for name in NUMBERS}
        facts |= {"to_real": outcome(dtype.to_real), "to_complex": outcome(dtype.to_complex)}
    return facts


OBJECTS = {
    "1": 1,
    "True": True,
    "1.5": 1.5,
    "1j": 1j,
    "'s'": "s",
    "None": None,
    "[1]": [1],
    "(1, 2)": (1, 2),
    "{}": {},
    "slice(1)": slice(1),
    "int": int,
    "dict": dict,
    "lambda: 0": lambda: 0,
    "np.float32": np.float32,
    "np.float32(1)": np.float32(1),
    "np.ones(2)": np.ones(2),
    "np.dtype('int8')": np.dtype("int8"),
    "mstype.float32": mstype.float32,
    "mstype.Float": mstype.Float,
}


def main():
    names = {n: v for n, v in vars(mstype).items() if isinstance(v, mstype.Type)}
    abstract = ["number", "int_", "uint", "float_", "string", "tensor_type", "int8", "bool_"]
    facts = {
        "types": {n: properties(v) for n, v in names.items()},
        "aliases": sorted([a, b] for a in names for b in names if a < b and names[a] == names[b]),
        "tuples": {n: list(map(repr, v)) for n, v in vars(mstype).items() if isinstance(v, tuple)},
        "subclass": {a: [n for n in names if mstype._issubclass_(names[n], names[a])] for a in abstract},
        "of_object": {n: outcome(lambda v=v: mstype._get_py_obj_dtype(v)) for n, v in OBJECTS.items()},
        "of_type": {n: outcome(lambda v=v: mstype._pytype_to_dtype(v)) for n, v in OBJECTS.items()},
        "quant": {q.name: q.value() for q in mstype.QuantDtype},
        "public": sorted(n for n in vars(ms) if isinstance(getattr(ms, n), mstype.Type)),
    }
    path = Path(__file__).parent / "facts" / "dtype.json"
    path.write_text(json.dumps(facts, indent=1) + "\n")


main()
