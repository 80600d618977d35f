"""The random numbers of MindSpore's data pipelines, number for number.

MindSpore draws rows with C++'s ``std::mt19937`` and ``std::mt19937_64`` and with the algorithms that libstdc++ builds
on them. The generators are those of Matsumoto and Nishimura (1998, 2000); what they leave open, how a range, a shuffle
and a weighted choice are made of their words, is written here. So a seed gives the order of rows that it gives in
MindSpore.
"""

from collections.abc import Callable, Iterator

import numpy as np

WORD = 0xFFFFFFFF
MINIMAL = 2**31 - 3


def words32(seed: int) -> Iterator[int]:
    """The 32-bit words of ``std::mt19937``, without end."""
    # NumPy's legacy generator is the same one, and its stream is promised never to change.
    state = np.random.RandomState(seed)
    while True:
        yield from state.randint(0, WORD + 1, 624, dtype=np.uint32).tolist()


def words64(seed: int) -> Iterator[int]:
    """The 64-bit words of ``std::mt19937_64``, without end."""
    words = [seed]
    for position in range(1, 312):
        words.append((6364136223846793005 * (words[-1] ^ words[-1] >> 62) + position) % 2**64)
    state = np.array(words, np.uint64)
    while True:
        # Each word needs the one 156 places on, so the old words make the first half and the new ones the second.
        state[:156] = _twist(state[:156], state[1:157], state[156:])
        state[156:311] = _twist(state[156:311], state[157:], state[:155])
        state[311:] = _twist(state[311:], state[:1], state[155:156])
        yield from _temper(state).tolist()


def _twist(words: np.ndarray, following: np.ndarray, distant: np.ndarray) -> np.ndarray:
    mixed = (words & np.uint64(0xFFFFFFFF80000000)) | (following & np.uint64(0x7FFFFFFF))
    return distant ^ (mixed >> np.uint64(1)) ^ (mixed & np.uint64(1)) * np.uint64(0xB5026F5AA96619E9)


def _temper(words: np.ndarray) -> np.ndarray:
    words = words ^ (words >> np.uint64(29) & np.uint64(0x5555555555555555))
    words ^= words << np.uint64(17) & np.uint64(0x71D67FFFEDA60000)
    words ^= words << np.uint64(37) & np.uint64(0xFFF7EEE000000000)
    return words ^ words >> np.uint64(43)


def words_minimal(seed: int) -> Iterator[int]:
    """The words of ``std::minstd_rand0`` less 1, without end: Lehmer's generator, from 0 to ``MINIMAL``."""
    state = seed % (2**31 - 1) or 1
    while True:
        state = state * 16807 % (2**31 - 1)
        yield state - 1


def below(words: Iterator[int], largest: int = WORD) -> Callable[[int], int]:
    """A function ``draw(limit)`` that gives an int from 0 to ``limit - 1``, as ``std::uniform_int_distribution``.

    ``largest`` is the largest of ``words``.
    """

    def draw(limit: int) -> int:
        scale = largest // limit
        for word in words:  # the few words beyond the last full multiple are thrown away
            if word < scale * limit:
                return word // scale
        raise AssertionError("the words have no end")

    return draw


def shuffle(items: list, words: Iterator[int], largest: int = WORD) -> None:
    """Shuffle ``items`` in place, as ``std::shuffle`` does with a generator of ``words``."""
    draw, num_items = below(words, largest), len(items)
    # libstdc++ takes two positions from one word as long as their product fits into it.
    if num_items and largest // num_items >= num_items:
        if num_items % 2 == 0:
            _swap(items, 1, draw(2))
        for position in range(2 - num_items % 2, num_items, 2):
            first, second = divmod(draw((position + 1) * (position + 2)), position + 2)
            _swap(items, position, first)
            _swap(items, position + 1, second)
    else:
        for position in range(1, num_items):
            _swap(items, position, draw(position + 1))


def _swap(items: list, i: int, j: int) -> None:
    items[i], items[j] = items[j], items[i]


def fractions(words: Iterator[int]) -> Iterator[float]:
    """Floats in [0, 1) of 53 bits, two words each, as ``std::generate_canonical``."""
    for low in words:
        yield (low + next(words) * 2.0**32) / 2.0**64


def weighted(weights: np.ndarray, count: int, seed: int) -> np.ndarray:
    """``count`` positions, each drawn with a chance in proportion to its weight, as ``std::discrete_distribution``."""
    if len(weights) == 1:
        return np.zeros(count, np.int64)
    chances = np.cumsum(weights / np.cumsum(weights)[-1])
    chances[-1] = 1.0
    drawn = fractions(words32(seed))
    return np.searchsorted(chances, [next(drawn) for _ in range(count)])


def weighted_without_replacement(weights: np.ndarray, count: int, seed: int) -> np.ndarray:
    """``count`` different positions: those of the smallest exponential variables with ``weights`` as rates."""
    drawn = fractions(words32(seed))
    uniform = np.array([next(drawn) for _ in weights])
    with np.errstate(divide="ignore"):  # a weight of zero comes last
        return np.argsort(-np.log1p(-uniform) / weights, kind="stable")[:count]
