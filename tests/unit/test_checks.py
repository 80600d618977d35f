"""Argument checks: what passes, and the words of the errors."""

import math

import numpy as np
import pytest

from amadou import _checks


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (lambda c, a, v: _checks.check_type(c, a, v, (int, str)), "x"),
        (lambda c, a, v: _checks.check_type(c, a, v, (int, bool)), True),
        (lambda c, a, v: _checks.check_type(c, a, v, object), True),
        (_checks.check_bool, False),
        (_checks.check_int, -3),
        (_checks.check_positive_int, 1),
        (_checks.check_non_negative_int, 0),
        (_checks.check_positive_float, 1e-30),
        (lambda c, a, v: _checks.check_range(c, a, v, 0, 1), 1),
        (lambda c, a, v: _checks.check_range(c, a, v, 0, 1, "(]"), 1.0),
        (lambda c, a, v: _checks.check_int_range(c, a, v, 0, 1), 1),
        (lambda c, a, v: _checks.check_one_of(c, a, v, ("a", "b")), "b"),
    ],
)
def test_right_values_come_back(check, value):
    assert check("Op", "arg", value) is value


@pytest.mark.parametrize(
    ("check", "value", "error", "message"),
    [
        (_checks.check_int, True, TypeError, "'arg' must be of type int, but got True of type bool."),
        (_checks.check_int, np.int32(3), TypeError, "of type int32."),
        (_checks.check_bool, 1, TypeError, "'arg' must be of type bool, but got 1 of type int."),
        (_checks.check_positive_int, 0, ValueError, "'arg' must be an int > 0, but got 0."),
        (_checks.check_positive_int, 2.0, TypeError, "but got 2.0 of type float."),
        (_checks.check_non_negative_int, -1, ValueError, "'arg' must be an int >= 0, but got -1."),
        (_checks.check_positive_float, 1, TypeError, "'arg' must be of type float, but got 1 of type int."),
        (_checks.check_positive_float, 0.0, ValueError, "'arg' must be a finite float > 0, but got 0.0."),
        (_checks.check_positive_float, math.inf, ValueError, "but got inf."),
        (_checks.check_positive_float, math.nan, ValueError, "but got nan."),
        (lambda c, a, v: _checks.check_int_range(c, a, v, 0, 1), 1.0, TypeError, "but got 1.0 of type float."),
        (lambda c, a, v: _checks.check_int_range(c, a, v, 0, 1), 2, ValueError, "in [0, 1], but got 2."),
    ],
)
def test_errors_say_who_what_rule_and_got(check, value, error, message):
    with pytest.raises(error) as caught:
        check("Op", "arg", value)
    assert str(caught.value).startswith("For 'Op', 'arg' must be ")
    assert str(caught.value).endswith(message)


@pytest.mark.parametrize(
    ("ends", "inside", "outside"),
    [("[]", (0, 0.5, 1), (-1, 1.1)), ("[)", (0, 0.9), (1,)), ("(]", (0.1, 1), (0,)), ("()", (0.5,), (0, 1, math.nan))],
)
def test_ranges(ends, inside, outside):
    for value in inside:
        assert _checks.check_range("Op", "arg", value, 0, 1, ends) == value
    for value in outside:
        with pytest.raises(ValueError) as caught:
            _checks.check_range("Op", "arg", value, 0, 1, ends)
        assert str(caught.value) == f"For 'Op', 'arg' must be in {ends[0]}0, 1{ends[1]}, but got {value}."


def test_choices():
    with pytest.raises(ValueError, match=r"^For 'Op', 'arg' must be one of 'a', 'b', but got 3\.$"):
        _checks.check_one_of("Op", "arg", 3, ("a", "b"))


def test_several_types():
    with pytest.raises(TypeError, match=r"^For 'Op', 'arg' must be of type int or str, but got 1\.5 of type float\.$"):
        _checks.check_type("Op", "arg", 1.5, (int, str))


def test_a_large_value_is_named_by_its_type():
    with pytest.raises(TypeError, match=r"^For 'Op', 'arg' must be of type int, but got one of type ndarray\.$"):
        _checks.check_int("Op", "arg", np.ones((3, 3)))
