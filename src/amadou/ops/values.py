"""Functions of Python's own values, by which MindSpore's compiler speaks about them."""

import math

from .. import dtype as mstype


def typeof(x):
    """The MindSpore type of any value: ``tensor[float32]`` of a Tensor, int64 of an int, float32 of a float."""
    return mstype.float32 if isinstance(x, float) else mstype.get_py_obj_dtype(x)


def hastype(x, t):
    """Whether the type of ``x`` is ``t``, or one of those that an abstract ``t`` stands for."""
    return mstype.issubclass_(typeof(x), t)


def make_tuple(*items):
    """A tuple of the arguments."""
    return items


def make_list(*items):
    """A list of the arguments."""
    return list(items)


def make_slice(start, stop, step):
    """A slice."""
    return slice(start, stop, step)


def make_dict(keys, values):
    """A dict of a tuple of keys and one of values."""
    return dict(zip(keys, values, strict=True))


def tuple_len(x):
    """The number of items."""
    return len(x)


def tuple_getitem(x, index):
    """One item."""
    return x[index]


def tuple_setitem(x, index, value):
    """A tuple with one item replaced."""
    items = list(x)
    items[index] = value
    return tuple(items)


def tuple_reversed(x):
    """The items in reverse order."""
    return x[::-1]


def tuple_equal(x, y):
    """Whether both are equal."""
    return x == y


def tuple_div(x, y):
    """The integer quotients of the items."""
    return tuple(a // b for a, b in zip(x, y, strict=True))


def list_len(x):
    """The number of items."""
    return len(x)


def list_getitem(x, index):
    """One item."""
    return x[index]


def list_setitem(x, index, value):
    """The list itself, with one item replaced."""
    x[index] = value
    return x


def list_equal(x, y):
    """Whether both are equal."""
    return x == y


def dict_getitem(x, key):
    """The item of a key."""
    return x[key]


def dict_setitem(x, key, value):
    """The dict itself, with one item set."""
    x[key] = value
    return x


def in_dict(key, x):
    """Whether there is an item of that key."""
    return key in x


def not_in_dict(key, x):
    """Whether there is no item of that key."""
    return key not in x


def is_(x, y):
    """Whether both are one object."""
    return x is y


def is_not(x, y):
    """Whether both are different objects."""
    return x is not y


def bool_not(x):
    """``not x``."""
    return not x


def bool_and(x, y):
    """``x and y``."""
    return x and y


def bool_or(x, y):
    """``x or y``."""
    return x or y


def bool_eq(x, y):
    """``x == y``."""
    return x == y


def string_eq(x, y):
    """``x == y``."""
    return x == y


def string_concat(x, y):
    """``x + y``."""
    return x + y


def shape_mul(input_data):
    """The product of the sizes of a shape."""
    return math.prod(input_data)


def scalar_add(x, y):
    """``x + y``."""
    return x + y


def scalar_sub(x, y):
    """``x - y``."""
    return x - y


def scalar_mul(x, y):
    """``x * y``."""
    return x * y


def scalar_div(x, y):
    """``x / y``."""
    return x / y


def scalar_floordiv(x, y):
    """``x // y``."""
    return x // y


def scalar_mod(x, y):
    """``x % y``."""
    return x % y


def scalar_pow(x, y):
    """``x ** y``."""
    return x**y


def scalar_max(x, y):
    """The larger number."""
    return max(x, y)


def scalar_min(x, y):
    """The smaller number."""
    return min(x, y)


def scalar_eq(x, y):
    """``x == y``."""
    return x == y


def scalar_ne(x, y):
    """``x != y``."""
    return x != y


def scalar_gt(x, y):
    """``x > y``."""
    return x > y


def scalar_ge(x, y):
    """``x >= y``."""
    return x >= y


def scalar_lt(x, y):
    """``x < y``."""
    return x < y


def scalar_le(x, y):
    """``x <= y``."""
    return x <= y


def scalar_uadd(x):
    """``+x``."""
    return +x


def scalar_usub(x):
    """``-x``."""
    return -x


def scalar_log(x):
    """The natural logarithm."""
    return math.log(x)


def scalar_cast(input_x, input_y):
    """A Python number as the Python number that holds the dtype ``input_y``: an int for int64.

    Raises:
        TypeError: unless ``input_x`` is a number.
    """
    if not isinstance(input_x, (bool, int, float)):
        raise TypeError(f"For 'scalar_cast', 'input_x' must be a number, but got {input_x!r}.")
    return mstype.dtype_to_pytype(input_y)(input_x)
