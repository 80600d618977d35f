"""What a program needs to speak about its own execution: order, printing, Python values inside of a graph.

MindSpore compiles these; here a program runs line by line, and they are plain Python.
"""

import builtins
import functools

from .. import _checks
from .. import dtype as mstype
from .._boundary import op


def depend(value, expr):
    """``value``, after ``expr`` has been computed; as a program runs in order, it always has."""
    return value


def control_depend(source, destination):
    """Let ``destination`` run after ``source``, as it does in any case."""
    return source, destination


def identity(x):
    """The argument itself."""
    return x


@op
def copied(input_x):
    """A copy of a Tensor."""
    return input_x.clone()


def print_(*input_x):
    """Print Tensors, with shape and dtype, and other values, each on a line of its own."""
    for item in input_x:
        print(item if isinstance(item, str) else repr(item))


def partial(func, *args, **kwargs):
    """A function with its first arguments, and some of the named ones, already given.

    >>> partial(max, 3)(2, 5)
    5
    """
    return functools.partial(func, *args, **kwargs)


def make_range(*bounds):
    """The numbers of ``range`` as a tuple.

    >>> make_range(1, 6, 2)
    (1, 3, 5)
    """
    return tuple(builtins.range(*bounds))
