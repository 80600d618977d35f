"""``set_seed``: one number that makes a program's random choices repeat."""

from .. import _checks, _random


def set_seed(seed: int) -> None:
    """Start all random numbers anew: operators, initializers, datasets, NumPy's and Python's global generators.

    The weights that initializers give after it are MindSpore's, number for number. Operators and layers such as
    Dropout draw from the same distributions as MindSpore's, but other numbers.

    Args:
        seed: 0 to 2**32 - 1.

    Raises:
        TypeError: if ``seed`` is no int.
        ValueError: if it is out of range.

    >>> import amadou as ms
    >>> ms.set_seed(1)
    >>> print(ms.Parameter(ms.common.initializer.initializer("normal", [2])).asnumpy())
    [0.00653037 0.01509193]
    """
    _random.set_all(_checks.check_int_range("set_seed", "seed", seed, 0, 2**32 - 1))


def get_seed() -> int | None:
    """The number given to :func:`set_seed`, None before."""
    return _random.seeds.program


def _get_graph_seed(op_seed: int | None, kernel_name: str) -> tuple[int, int]:
    """The pair of seeds that programs hand to Primitives such as DropoutGenMask: the program's and the operator's.

    Without ``op_seed`` every call gives another one.
    """
    if op_seed is None:
        op_seed = _random.next_op_seed() if _random.seeds.program is not None else 0
    return _random.seeds.program or 0, op_seed
