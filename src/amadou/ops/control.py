"""What a program says about its own execution: order, printing, assertions.

MindSpore compiles these; here a program runs line by line, and they are plain Python.
"""

import builtins
import functools
import sys


def depend(value, expr):
    """``value``, after ``expr`` has been computed; as a program runs in order, it always has."""
    return value


def identity(x):
    """The argument itself."""
    return x


def print_(*input_x):
    """Print Tensors with shape and dtype, and any other values, each on a line of its own."""
    for item in input_x:
        sys.stdout.write(f"{item if isinstance(item, str) else repr(item)}\n")


def partial(func, *args):
    """A function with its first arguments already given.

    >>> partial(max, 3)(2, 5)
    5
    """
    return functools.partial(func, *args)


def make_range(*bounds):
    """The numbers of Python's ``range`` as a tuple.

    >>> make_range(1, 6, 2)
    (1, 3, 5)
    """
    return tuple(builtins.range(*bounds))
