"""What a program says about its own execution: order, printing, assertions.

MindSpore compiles these; here a program runs line by line, and they are plain Python.
"""

import builtins
import functools
import sys


def depend(value, expr):
    """``value``, after ``expr`` has been computed; as a program runs in order, it always has.

    >>> import amadou as ms
    >>> print(ms.ops.depend(ms.Tensor([1, 2]), ms.ops.ones((1,))))
    [1 2]
    """
    return value


def identity(x):
    """The argument itself.

    >>> import amadou as ms
    >>> print(ms.ops.identity(ms.Tensor([1, 2])))
    [1 2]
    """
    return x


def print_(*input_x):
    """Print Tensors with shape and dtype, and any other values, each on a line of its own.

    >>> import amadou as ms
    >>> print(ms.ops.print_("x", ms.Tensor([1, 2])))
    x
    Tensor(shape=[2], dtype=Int64, value= [1, 2])
    None
    """
    for item in input_x:
        sys.stdout.write(f"{item if isinstance(item, str) else repr(item)}\n")


def partial(func, *args):
    """A function with its first arguments already given.

    >>> import amadou as ms
    >>> ms.ops.partial(max, 3)(2, 5)
    5
    """
    return functools.partial(func, *args)


def make_range(*bounds):
    """The numbers of Python's ``range`` as a tuple.

    >>> import amadou as ms
    >>> ms.ops.make_range(1, 6, 2)
    (1, 3, 5)
    """
    return tuple(builtins.range(*bounds))


def geswitch(data, pred):
    """The data for both branches of a condition: (for False, for True)."""
    return data, data


def add_flags(fn=None, **flags):
    """Note flags for a compiler on a Cell or function, or decorate one to have them: ``fn`` itself."""

    def noted(target):
        target._func_graph_flags = {**getattr(target, "_func_graph_flags", {}), **flags}
        return target

    return noted if fn is None else noted(fn)


def move_to(input, to="CPU", blocking=True):
    """A copy of a Tensor on the device ``to`` ("CPU", "GPU", "Ascend"); not awaited unless ``blocking``."""
    return input.move_to(to, blocking)


class _Implementations:
    """Python functions that stand for operators by name."""

    def __init__(self):
        self._makers = {}

    def register(self, primitive):
        """Decorate a function that makes the implementation of an operator, named or given as its class."""

        def keep(maker):
            self._makers[primitive] = maker
            return maker

        return keep

    def get(self, primitive, default=None):
        """The function that makes the implementation of an operator."""
        return self._makers.get(primitive, default)


vm_impl_registry = _Implementations()


def get_vm_impl_fn(prim):
    """The implementation that was registered for an operator, or None."""
    maker = vm_impl_registry.get(prim) or vm_impl_registry.get(type(prim))
    return maker(prim) if maker else None
