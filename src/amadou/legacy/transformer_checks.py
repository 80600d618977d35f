"""Argument checks of the Transformer that MindSpore had until 2.7; libraries use them above layers of their own."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def _args_type_validator_check(*type_args: Any, **type_kwargs: Any) -> Callable[[Callable], Callable]:
    """Decorate a function: arguments that are given are passed with their names to the checks of the same place."""

    def decorate(fn: Callable) -> Callable:
        signature = inspect.signature(fn)
        checks = signature.bind_partial(*type_args, **type_kwargs).arguments

        @functools.wraps(fn)
        def run(*args: Any, **kwargs: Any) -> Any:
            for name, value in signature.bind(*args, **kwargs).arguments.items():
                if name in checks:
                    checks[name](value, name)
            return fn(*args, **kwargs)

        return run

    return decorate


def _valid_type_checks(types: Iterable[type], class_name: str) -> Callable[[Any, str], type]:
    """A check that a value is of one of some types; it returns the value's own."""

    def check(value: Any, name: str) -> type:
        if not isinstance(value, tuple(types)):
            names = " or ".join(t.__name__ for t in types)
            raise TypeError(f"For '{class_name}', '{name}' must be {names}, but got {type(value).__name__}.")
        return type(value)

    return check


def _valid_value_checks(types: Iterable[Any], class_name: str) -> Callable[[Any, str], Any]:
    """A check that a value, mostly a dtype, is one of some; it returns the value."""

    def check(value: Any, name: str) -> Any:
        _check_input_dtype(value, name, types, class_name)
        return value

    return check


def _check_input_dtype(input_dtype: Any, param_name: str, allow_dtypes: Iterable[Any], cls_name: str) -> None:
    if input_dtype not in allow_dtypes:
        allowed = ", ".join(map(str, allow_dtypes))
        raise TypeError(f"For '{cls_name}', '{param_name}' must be one of {allowed}, but got {input_dtype}.")


def _check_past_none_input_none(
    use_past: bool, param_name: str, func_name: str, default_value: Any, is_tensor: bool, is_default: bool
) -> bool:
    """Whether an argument of incremental decoding is given exactly where it is used."""
    if use_past and not is_tensor:
        raise TypeError(f"For '{func_name}', '{param_name}' must be a Tensor, since 'use_past' is True.")
    if not use_past and (is_tensor or not is_default):
        raise TypeError(f"For '{func_name}', '{param_name}' must be {default_value}, since 'use_past' is False.")
    return True


class _LayerInputCheck:
    """Checks of shapes; each returns True."""

    @staticmethod
    def check_shape_length(input_shape: Any, param_name: str, func_name: str, target_len: int | list[int]) -> bool:
        lengths = target_len if isinstance(target_len, list) else [target_len]
        return _that(len(input_shape) in lengths, func_name, param_name, f"have {lengths} axes", input_shape)

    @staticmethod
    def check_shape_equal(input_shape: Any, param_name: str, func_name: str, target_shape: Any) -> bool:
        shapes = target_shape if target_shape and isinstance(target_shape[0], list) else [target_shape]
        return _that(list(input_shape) in shapes, func_name, param_name, f"have a shape of {shapes}", input_shape)

    @staticmethod
    def check_shape_equal_without_batch(input_shape: Any, param_name: str, func_name: str, target_shape: Any) -> bool:
        first, last = target_shape[0], target_shape[-1]
        _that(
            input_shape[0] % first == 0, func_name, param_name, f"have a first axis divisible by {first}", input_shape
        )
        return _that(input_shape[-1] == last, func_name, param_name, f"have a last axis of {last}", input_shape)

    @staticmethod
    def check_shape_value_on_axis(
        input_shape: Any, dim: int, param_name: str, cls_name: str, target_value: int
    ) -> bool:
        holds = input_shape[dim] == target_value
        return _that(holds, cls_name, param_name, f"have {target_value} on axis {dim}", input_shape)


def _that(holds: bool, cls: str, arg: str, rule: str, shape: Any) -> bool:
    if not holds:
        raise ValueError(f"For '{cls}', '{arg}' must {rule}, but got {tuple(shape)}.")
    return True
