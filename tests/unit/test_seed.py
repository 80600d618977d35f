"""What a seed makes repeat, and what generators do."""

import random

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import _random
from amadou.common.generator import torch_generator
from amadou.common.initializer import Normal


@pytest.fixture(autouse=True)
def seeds_as_before():
    before = vars(_random.seeds).copy()
    yield
    vars(_random.seeds).update(before)


def draws():
    """One draw from each source of random numbers."""
    return [
        random.random(),
        np.random.rand(),
        torch.rand(1).item(),
        Normal().fill((1,), torch.float32, torch.device("cpu")).item(),
        torch.rand(1, generator=_random.generator(5)).item(),
        _random.next_op_seed(),
    ]


def test_set_seed_makes_everything_repeat():
    ms.set_seed(1)
    first, second = draws(), draws()
    ms.set_seed(1)
    assert [draws(), draws()] == [first, second]
    assert all(a != b for a, b in zip(first, second, strict=True))


def test_set_seed_seeds_python_and_numpy_as_mindspore_does():
    ms.set_seed(1)
    assert (random.random(), np.random.rand()) == (0.13436424411240122, 0.417022004702574)


def test_get_seed():
    _random.seeds.program = None
    assert ms.get_seed() is None
    ms.set_seed(0)
    assert ms.get_seed() == 0


@pytest.mark.parametrize(
    ("seed", "error"),
    [
        ("a", TypeError),
        (1.0, TypeError),
        (None, TypeError),
        (True, TypeError),
        (np.int64(3), TypeError),
        (-1, ValueError),
        (2**32, ValueError),
    ],
)
def test_wrong_seeds(seed, error):
    _random.seeds.program = 3
    with pytest.raises(error, match="set_seed"):
        ms.set_seed(seed)
    assert ms.get_seed() == 3


def test_the_greatest_seed():
    ms.set_seed(2**32 - 1)
    assert ms.get_seed() == 2**32 - 1


def test_datasets_take_the_seed():
    ms.set_seed(7)
    assert _random.seeds.dataset == 7


# -- operators with seeds of their own: MindSpore's ops.rand(2, seed=3) ----------------------------------------------


def stream(seed, n=4):
    return torch.rand(n, generator=_random.generator(seed)).tolist()


def test_no_seed_is_torchs_default_generator():
    assert _random.generator() is None


def test_a_seed_is_a_stream_that_goes_on():
    ms.set_seed(1)
    first, second = stream(3), stream(3)
    assert first != second
    ms.set_seed(1)
    assert [stream(3), stream(3)] == [first, second]


def test_streams_depend_on_both_seeds():
    seen = []
    for program, op in [(1, 2), (2, 1), (1, 1), (2, 2)]:
        ms.set_seed(program)
        seen.append(stream(op))
    assert len({tuple(numbers) for numbers in seen}) == 4


def test_seeds_may_be_negative():
    assert stream(-1) != stream(-2)


def test_a_new_generator_is_independent_of_set_seed():
    ms.set_seed(1)
    first = torch.rand(2, generator=_random.new_generator(3))
    ms.set_seed(2)
    assert torch.equal(torch.rand(2, generator=_random.new_generator(3)), first)


def test_graph_seeds():
    from amadou.common import _get_graph_seed

    _random.seeds.program = None
    assert [_get_graph_seed(0, "x"), _get_graph_seed(3, "x"), _get_graph_seed(None, "x")] == [(0, 0), (0, 3), (0, 0)]
    ms.set_seed(1)
    assert [_get_graph_seed(0, "x"), _get_graph_seed(3, "x")] == [(1, 0), (1, 3)]
    first, second = _get_graph_seed(None, "x"), _get_graph_seed(None, "x")
    assert first != second


# -- generators ------------------------------------------------------------------------------------------------------


def drawn(generator):
    return torch.rand(3, generator=torch_generator(generator)).tolist()


def test_a_generator_starts_from_zero():
    assert ms.Generator().initial_seed() == 0


def test_a_generator_repeats():
    generator = ms.Generator()
    assert generator.manual_seed(4) is generator
    first = drawn(generator)
    assert drawn(generator) != first
    assert generator.initial_seed() == 4
    assert drawn(generator.manual_seed(4)) == first


def test_a_generator_goes_back_to_a_state():
    generator = ms.Generator()
    state = generator.get_state()
    assert (state.dtype, state.ndim) == (ms.uint8, 1)
    first = drawn(generator)
    generator.set_state(state)
    assert drawn(generator) == first


def test_a_seed_of_the_system():
    generator = ms.Generator()
    assert generator.seed() == generator.initial_seed()
    assert ms.seed() == ms.initial_seed()


def test_the_default_generator_is_torchs():
    assert ms.manual_seed(3) is ms.default_generator
    assert ms.initial_seed() == 3
    first = drawn(None)
    torch.manual_seed(3)
    assert drawn(ms.default_generator) == first


def test_the_default_generator_goes_back_to_a_state():
    state = ms.get_rng_state()
    first = drawn(None)
    ms.set_rng_state(state)
    assert drawn(None) == first


def test_manual_seed_leaves_the_seed_of_the_program():
    ms.set_seed(3)
    ms.manual_seed(5)
    assert (ms.get_seed(), ms.initial_seed()) == (3, 5)


@pytest.mark.parametrize("seed", ["a", 1.5, None, np.int64(3)])
def test_generators_want_ints(seed):
    with pytest.raises(TypeError, match="must be an int"):
        ms.manual_seed(seed)
    with pytest.raises(TypeError, match="must be an int"):
        ms.Generator().manual_seed(seed)


def test_compiled_programs_draw_from_the_seed():
    @torch.compile(fullgraph=True, backend="eager")
    def dropped(x):
        return torch.nn.functional.dropout(x, 0.5)

    x = torch.ones(64)
    ms.set_seed(1)
    first = dropped(x)
    ms.set_seed(1)
    assert torch.equal(dropped(x), first)
