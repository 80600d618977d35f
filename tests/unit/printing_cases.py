"""Arrays whose text is recorded, made the same way for MindSpore and for amadou.

``RandomState`` because NumPy promises that its stream never changes.
"""

import numpy as np

FLOATS = ("float16", "float32", "float64", "bfloat16")
COMPLEX = ("complex64", "complex128")
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
DTYPES = ("bool", *INTEGERS, *FLOATS, *COMPLEX)
# Written out: NumPy's pow and complex arithmetic differ in the last bit, and in the sign of NaN, between versions.
POWERS = np.array([float(f"1e{exponent}") for exponent in range(-9, 10)])


def _shape(rng, most):
    kind = rng.randint(8)
    if kind == 0:
        return ()
    if kind == 1:
        return (rng.choice([12, 24, 36, 48, most, most + 1]),)
    if kind == 2:
        return tuple(rng.randint(0, 3, rng.randint(1, 4)))
    if kind == 3:
        return (rng.randint(1, 60),)
    if kind == 4:
        return (rng.randint(1, 9), rng.randint(1, 9))
    if kind == 5:
        return (rng.randint(1, 4), rng.randint(1, most // 4))
    if kind == 6:
        return tuple(rng.randint(1, 8, 3))
    return tuple(rng.randint(1, 4, rng.randint(4, 6)))


def _real(rng, shape):
    kind = rng.randint(7)
    if kind == 0:
        return rng.standard_normal(shape)
    if kind == 1:
        return rng.standard_normal(shape) * rng.choice(POWERS)
    if kind == 2:
        return rng.standard_normal(shape) * rng.choice(POWERS, shape)
    if kind == 3:
        return rng.randint(-1000, 1000, shape).astype(np.float64)
    if kind == 4:
        return np.round(rng.standard_normal(shape), rng.randint(4))
    if kind == 5:
        return rng.choice([0.0, -0.0, 1.0, -1.5, np.inf, -np.inf, np.nan, 1e-7, 65504.0], shape)
    return np.full(shape, rng.choice([0.0, 1.0, -1.0, 0.1, 1e8, 1e-5]))


def _whole(rng, shape, dtype):
    info = np.iinfo(dtype)
    most = 10 ** rng.randint(1, 19)
    return rng.randint(max(info.min, -most), min(info.max, most), shape, dtype=dtype)


def array(index, most=1000):
    """(name of the dtype, values) of case ``index``; ``most`` is about the largest size."""
    rng = np.random.RandomState(index)
    dtype = DTYPES[index % len(DTYPES)]
    shape = _shape(rng, most)
    with np.errstate(all="ignore"):
        if dtype == "bool":
            return dtype, np.asarray(rng.randint(0, 2, shape)).astype(bool)
        if dtype in INTEGERS:
            return dtype, np.asarray(_whole(rng, shape, dtype))
        if dtype in COMPLEX:
            values = np.empty(shape, dtype)
            values.real, values.imag = _real(rng, shape), _real(rng, shape)
            return dtype, values
        if dtype == "bfloat16":
            # Only values that bfloat16 holds, so that rounding is not what the case is about.
            whole_words = np.asarray(_real(rng, shape), np.float32).view(np.uint32) & 0xFFFF0000
            return dtype, np.asarray(whole_words, np.uint32).view(np.float32)
        return dtype, np.asarray(_real(rng, shape)).astype(dtype)
