"""Checks of ``mindspore._checkparam`` that record_checkparam.py tries on MindSpore and test_checkparam.py on amadou."""

VALUES = ["3", "0", "-1", "2.5", "0.0", "-1.0", "True", "'a'", "None", "float('nan')", "float('inf')", "np.int32(3)"]

SCALARS = [
    "check_bool",
    "check_is_int",
    "check_is_float",
    "check_positive_int",
    "check_negative_int",
    "check_non_positive_int",
    "check_non_negative_int",
    "check_positive_float",
    "check_negative_float",
    "check_non_positive_float",
    "check_non_negative_float",
]

ONE_BOUND = ["EQ", "NE", "LT", "LE", "GT", "GE"]
RANGES = ["INC_NEITHER", "INC_LEFT", "INC_RIGHT", "INC_BOTH"]

CODE = [
    *(f"c.{check}({value}, 'arg', 'Op')" for check in SCALARS for value in VALUES),
    *(f"c.check_int({v}, 3, c.{rel}, 'arg', 'Op')" for rel in ONE_BOUND for v in (2, 3, 4)),
    *(f"c.check_int_range({v}, 1, 3, c.{rel}, 'arg', 'Op')" for rel in RANGES for v in (0, 1, 2, 3, 4)),
    *(f"c.check_float_range({v}, 1.0, 3.0, c.{rel}, 'arg', 'Op')" for rel in RANGES for v in (1.0, 2.0, 3.0)),
    "c.check_int_range(1.0, 1, 3, c.INC_BOTH, 'arg', 'Op')",
    "c.check_int_range(True, 0, 3, c.INC_BOTH, 'arg', 'Op')",
    "c.check_float_range(1, 1, 3, c.INC_BOTH, 'arg', 'Op')",
    "c.check_number_range(2, 1, 3, c.INC_BOTH, int, 'arg', 'Op')",
    "c.check_number_range(2.0, 1, 3, c.INC_BOTH, int, 'arg', 'Op')",
    "c.check_int(3, [1, 3], c.IN, 'arg', 'Op')",
    "c.check_int(3, [1, 3], c.NOT_IN, 'arg', 'Op')",
    "c.check_float(3.0, 5.0, c.LT, 'arg', 'Op')",
    "c.check_float(3.0, 5.0, c.GT, 'arg', 'Op')",
    "c.check_float(3, 5.0, c.LT, 'arg', 'Op')",
    "c.check_equal_int(3, 3, 'arg', 'Op')",
    "c.check_equal_int(3, 4, 'arg', 'Op')",
    "c.check_number('arg', 3, 5, c.LT, 'Op')",
    "c.check_number('arg', 3, 5, c.GT, 'Op')",
    "c.check_number('arg', 2.5, 5, c.LT, 'Op')",
    "c.check('x', 3, 'y', 3)",
    "c.check('x', 3, 'y', 2, c.LE, 'Op')",
    "c.check('x', 3, 'y', 2, c.LE, 'Op', TypeError)",
    "c.check_positive_int(0)",
    "c.check_string('a', ['a', 'b'], 'arg', 'Op')",
    "c.check_string('c', ['a', 'b'], 'arg', 'Op')",
    "c.check_string(3, ['a', 'b'], 'arg', 'Op')",
    "c.check_value_type('arg', 3, int, 'Op')",
    "c.check_value_type('arg', 3, [int, float], 'Op')",
    "c.check_value_type('arg', 'a', [int, float], 'Op')",
    "c.check_value_type('arg', True, int, 'Op')",
    "c.check_value_type('arg', True, [int, bool], 'Op')",
    "c.check_value_type('arg', None, [int, type(None)], 'Op')",
    "c.check_value_type('arg', None, [int], 'Op')",
    "c.check_value_type('arg', (1,), (int, tuple), 'Op')",
    "c.check_value_type('arg', np.int32(3), int)",
    "c.check_isinstance('arg', 'a', str)",
    "c.check_isinstance('arg', 'a', (int, float))",
    "c.check_type_name('arg', ms.float32, [ms.float32, ms.float16], 'Op')",
    "c.check_type_name('arg', ms.int32, [ms.float32, ms.float16], 'Op')",
    "c.check_type_name('arg', ms.int32, ms.float32, 'Op')",
    "c.check_type_name('arg', int, [int], 'Op')",
    "c.check_type_name('arg', 3, [int], 'Op')",
    "c.check_subclass('arg', ms.float32, (ms.float32, ms.int32), 'Op')",
    "c.check_subclass('arg', ms.float32, [ms.int32], 'Op')",
    "c.check_subclass('arg', ms.float32, ms.number, 'Op')",
    "c.check_subclass('arg', int, float, 'Op')",
    "c.check_types_same_and_valid({'a': ms.float32, 'b': ms.float32}, [ms.float32], 'Op')",
    "c.check_types_same_and_valid({'a': ms.float32, 'b': ms.float16}, [ms.float32, ms.float16], 'Op')",
    "c.check_types_same_and_valid({'a': ms.int32}, [ms.float32], 'Op')",
    "c.check_positive_int_sequence([1, 2], 'arg', 'Op')",
    "c.check_positive_int_sequence([1, 0], 'arg', 'Op')",
    "c.check_non_negative_int_sequence([0, -1], 'arg', 'Op')",
    "c.args_type_check(int, (str, list))(lambda a, b='x': (a, b))(3)",
    "c.args_type_check(int, (str, list))(lambda a, b='x': (a, b))(3, [1])",
    "c.args_type_check(int, (str, list))(lambda a, b='x': (a, b))('a')",
    "c.args_type_check(int, (str, list))(lambda a, b='x': (a, b))(3, b=3)",
    "c.args_type_check(a=int)(lambda a, b='x': (a, b))(a='x')",
    "c.args_type_check(a=int)(lambda a, b='x': (a, b))(a=None)",
    "[int(c.EQ), int(c.INC_BOTH), int(c.NOT_IN)]",
]


def outcome(code, names):
    """The value as a text, or the name of the exception."""
    try:
        return repr(eval(code, names))
    except Exception as error:
        return type(error).__name__
