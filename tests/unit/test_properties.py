"""Operators beside NumPy over drawn shapes, dtypes and values: elementwise, reductions, indices, broadcasting."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.extra import numpy as hnp

from amadou import Tensor, ops

FLOATS = st.sampled_from([np.float32, np.float64])
DTYPES = st.sampled_from([np.float32, np.float64, np.int32, np.int64])
SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
few = settings(max_examples=25)


def arrays(dtypes=DTYPES, shapes=SHAPES):
    """Arrays of small numbers, whose sums are exact in float32."""
    return dtypes.flatmap(
        lambda dtype: hnp.arrays(
            dtype,
            shapes,
            elements=st.integers(-64, 64) if np.dtype(dtype).kind == "i" else st.integers(-64, 64).map(float),
        )
    )


@st.composite
def pairs(draw):
    """Two arrays of one dtype that broadcast to each other."""
    dtype = draw(DTYPES)
    shapes = draw(hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3)).input_shapes
    return tuple(draw(arrays(st.just(dtype), st.just(shape))) for shape in shapes)


def agree(found, expected):
    assert found.shape == np.shape(expected)
    assert found.asnumpy().dtype == expected.dtype
    np.testing.assert_allclose(found.asnumpy(), expected, rtol=1e-5, atol=1e-6)


ONE = ("abs", "neg", "square", "sign")
ROUNDED = {"floor": np.floor, "ceil": np.ceil, "trunc": np.trunc, "exp": np.exp, "sin": np.sin, "tanh": np.tanh}
TWO = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "maximum": np.maximum, "minimum": np.minimum}
COMPARED = {"equal": np.equal, "not_equal": np.not_equal, "less": np.less, "less_equal": np.less_equal}
COMPARED |= {"greater": np.greater, "greater_equal": np.greater_equal}


@pytest.mark.parametrize("name", ONE)
@few
@given(x=arrays())
def test_one_argument(name, x):
    agree(getattr(ops, name)(Tensor(x)), getattr(np, {"neg": "negative"}.get(name, name))(x))


@pytest.mark.parametrize("name", ROUNDED)
@few
@given(x=arrays(FLOATS))
def test_one_float(name, x):
    x = (x / 16).astype(x.dtype)
    agree(getattr(ops, name)(Tensor(x)), ROUNDED[name](x))


@pytest.mark.parametrize("name", [*TWO, *COMPARED])
@few
@given(xy=pairs())
def test_two_arguments_are_broadcast(name, xy):
    agree(getattr(ops, name)(*map(Tensor, xy)), np.asarray((TWO | COMPARED)[name](*xy)))


@pytest.mark.parametrize("name", ["sum", "mean", "amax", "amin", "prod", "argmax"])
@few
@given(data=st.data())
def test_reductions_over_an_axis(name, data):
    x = data.draw(arrays(FLOATS, hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)))
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    agree(getattr(ops, name)(Tensor(x), axis), np.asarray(getattr(np, name)(x, axis)))


@few
@given(data=st.data())
def test_broadcast_to(data):
    x = data.draw(arrays())
    shape = data.draw(hnp.broadcastable_shapes(x.shape, max_side=4, max_dims=4))
    target = np.broadcast_shapes(x.shape, shape)
    agree(ops.broadcast_to(Tensor(x), target), np.broadcast_to(x, target))


@few
@given(data=st.data())
def test_basic_indices(data):
    x = data.draw(arrays(shapes=hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)))
    index = data.draw(hnp.basic_indices(x.shape, allow_newaxis=True).filter(_has_no_negative_step))
    agree(Tensor(x)[index], np.asarray(x[index]))


def _has_no_negative_step(index):
    """MindSpore's slices go forward."""
    parts = index if isinstance(index, tuple) else (index,)
    return all(not isinstance(part, slice) or part.step is None or part.step > 0 for part in parts)


@few
@given(data=st.data())
def test_gather_takes_rows(data):
    x = data.draw(arrays(shapes=hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)))
    axis = data.draw(st.integers(0, x.ndim - 1))
    places, rows_shapes = st.integers(0, x.shape[axis] - 1), hnp.array_shapes(max_dims=2, max_side=3)
    rows = data.draw(hnp.arrays(np.int64, rows_shapes, elements=places))
    agree(ops.gather(Tensor(x), Tensor(rows), axis), np.take(x, rows, axis))
