"""Functions of Python's own values, by which MindSpore's compiler speaks about them."""

import math

from .. import dtype as mstype


def typeof(x):
    """The MindSpore type of any value: ``tensor[float32]`` of a Tensor, int64 of an int, float32 of a float.

    >>> import amadou as ms
    >>> print(ms.ops.typeof(ms.Tensor([1.0])))
    Tensor[Float32]
    """
    return mstype.float32 if isinstance(x, float) else mstype.get_py_obj_dtype(x)


def hastype(x, t):
    """Whether the type of ``x`` is ``t``, or one of those that an abstract ``t`` stands for.

    >>> import amadou as ms
    >>> print(ms.ops.hastype((1, 2), ms.int32))
    False
    """
    return mstype.issubclass_(typeof(x), t)


def make_tuple(*items):
    """A tuple of the arguments.

    >>> import amadou as ms
    >>> print(ms.ops.make_tuple(1, 2))
    (1, 2)
    """
    return items


def make_list(*items):
    """A list of the arguments.

    >>> import amadou as ms
    >>> print(ms.ops.make_list(1, 2))
    [1, 2]
    """
    return list(items)


def make_slice(start, stop, step):
    """A slice.

    >>> import amadou as ms
    >>> print(ms.ops.make_slice(0, 4, 2))
    slice(0, 4, 2)
    """
    return slice(start, stop, step)


def make_dict(keys, values):
    """A dict of a tuple of keys and one of values.

    >>> import amadou as ms
    >>> print(ms.ops.make_dict(("a", "b"), (1, 2)))
    {'a': 1, 'b': 2}
    """
    return dict(zip(keys, values, strict=True))


def tuple_len(x):
    """The number of items.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_len((1, 2, 3)))
    3
    """
    return len(x)


def tuple_getitem(x, index):
    """One item.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_getitem((1, 2), 1))
    2
    """
    return x[index]


def tuple_setitem(x, index, value):
    """A tuple with one item replaced.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_setitem((1, 2), 0, 7))
    (7, 2)
    """
    items = list(x)
    items[index] = value
    return tuple(items)


def tuple_reversed(x):
    """The items in reverse order.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_reversed((1, 2, 3)))
    (3, 2, 1)
    """
    return x[::-1]


def tuple_equal(x, y):
    """Whether both are equal.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_equal((1, 2), (1, 2)))
    True
    """
    return x == y


def tuple_div(x, y):
    """The integer quotients of the items.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_div((6, 4), (3, 2)))
    (2, 2)
    """
    return tuple(a // b for a, b in zip(x, y, strict=True))


list_len = tuple_len


list_getitem = tuple_getitem


def list_setitem(x, index, value):
    """The list itself, with one item replaced.

    >>> import amadou as ms
    >>> print(ms.ops.list_setitem([1, 2], 0, 7))
    [7, 2]
    """
    x[index] = value
    return x


list_equal = tuple_equal


def dict_getitem(x, key):
    """The item of a key.

    >>> import amadou as ms
    >>> print(ms.ops.dict_getitem({"a": 1}, "a"))
    1
    """
    return x[key]


def dict_setitem(x, key, value):
    """The dict itself, with one item set.

    >>> import amadou as ms
    >>> print(ms.ops.dict_setitem({"a": 1}, "a", 2))
    {'a': 2}
    """
    x[key] = value
    return x


def in_dict(key, x):
    """Whether there is an item of that key.

    >>> import amadou as ms
    >>> print(ms.ops.in_dict("a", {"a": 1}))
    True
    """
    return key in x


def not_in_dict(key, x):
    """Whether there is no item of that key.

    >>> import amadou as ms
    >>> print(ms.ops.not_in_dict("a", {"b": 1}))
    True
    """
    return key not in x


def is_(x, y):
    """Whether both are one object.

    >>> import amadou as ms
    >>> print(ms.ops.is_(None, None))
    True
    """
    return x is y


def is_not(x, y):
    """Whether both are different objects.

    >>> import amadou as ms
    >>> print(ms.ops.is_not(None, 1))
    True
    """
    return x is not y


def bool_not(x):
    """``not x``.

    >>> import amadou as ms
    >>> print(ms.ops.bool_not(True))
    False
    """
    return not x


def bool_and(x, y):
    """``x and y``.

    >>> import amadou as ms
    >>> print(ms.ops.bool_and(True, False))
    False
    """
    return x and y


def bool_or(x, y):
    """``x or y``.

    >>> import amadou as ms
    >>> print(ms.ops.bool_or(True, False))
    True
    """
    return x or y


def bool_eq(x, y):
    """``x == y``.

    >>> import amadou as ms
    >>> print(ms.ops.bool_eq(True, False))
    False
    """
    return x == y


string_eq = bool_eq


def string_concat(x, y):
    """``x + y``.

    >>> import amadou as ms
    >>> print(ms.ops.string_concat("a", "b"))
    ab
    """
    return x + y


def shape_mul(input_data):
    """The product of the sizes of a shape.

    >>> import amadou as ms
    >>> print(ms.ops.shape_mul((2, 3)))
    6
    """
    return math.prod(input_data)


def scalar_add(x, y):
    """``x + y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_add(1, 2))
    3
    """
    return x + y


def scalar_sub(x, y):
    """``x - y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_sub(3, 2))
    1
    """
    return x - y


def scalar_mul(x, y):
    """``x * y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_mul(3, 2))
    6
    """
    return x * y


def scalar_div(x, y):
    """``x / y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_div(3, 2))
    1.5
    """
    return x / y


def scalar_floordiv(x, y):
    """``x // y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_floordiv(7, 2))
    3
    """
    return x // y


def scalar_mod(x, y):
    """``x % y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_mod(7, 2))
    1
    """
    return x % y


def scalar_pow(x, y):
    """``x ** y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_pow(3, 2))
    9
    """
    return x**y


def scalar_max(x, y):
    """The larger number.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_max(3, 2))
    3
    """
    return max(x, y)


def scalar_min(x, y):
    """The smaller number.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_min(3, 2))
    2
    """
    return min(x, y)


def scalar_eq(x, y):
    """``x == y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_eq(3, 2))
    False
    """
    return x == y


def scalar_ne(x, y):
    """``x != y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_ne(3, 2))
    True
    """
    return x != y


def scalar_gt(x, y):
    """``x > y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_gt(3, 2))
    True
    """
    return x > y


def scalar_ge(x, y):
    """``x >= y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_ge(3, 2))
    True
    """
    return x >= y


def scalar_lt(x, y):
    """``x < y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_lt(3, 2))
    False
    """
    return x < y


def scalar_le(x, y):
    """``x <= y``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_le(3, 2))
    False
    """
    return x <= y


def scalar_uadd(x):
    """``+x``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_uadd(2))
    2
    """
    return +x


def scalar_usub(x):
    """``-x``.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_usub(2))
    -2
    """
    return -x


def scalar_log(x):
    """The natural logarithm.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_log(1.0))
    0.0
    """
    return math.log(x)


def scalar_cast(input_x, input_y):
    """A Python number as the Python number that holds the dtype ``input_y``: an int for int64.

    Raises:
        TypeError: unless ``input_x`` is a number.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_cast(1.7, ms.int64))
    1
    """
    if not isinstance(input_x, (bool, int, float)):
        raise TypeError(f"For 'scalar_cast', 'input_x' must be a number, but got {input_x!r}.")
    return mstype.dtype_to_pytype(input_y)(input_x)
