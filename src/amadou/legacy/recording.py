"""The private switches of recorded gradients, and operators with a backward of their own, as libraries use them."""

from collections.abc import Callable
from typing import Any

import torch

from .._boundary import raw_tree, wrap_tree
from ..runtime import synchronize


class _no_grad(torch.no_grad):
    """A context or a decorator: what is computed in it has no gradient."""


class _Executor:
    """MindSpore's ``_pynative_executor``: the part of it that has a meaning for programs."""

    def enable_grad(self) -> bool:
        """Whether operations inside of ``grad`` are recorded."""
        return torch.is_grad_enabled()

    def set_enable_grad(self, flag: bool) -> None:
        torch.set_grad_enabled(flag)

    def sync(self) -> None:
        """Wait for the device."""
        synchronize()


_pynative_executor = _Executor()


def _function_forbid_reuse(fn: Callable) -> Callable:
    """A mark for MindSpore's graph compiler; the function as it is."""
    return fn


class _Context:
    """What ``forward`` keeps for ``backward``, in Tensors; a program puts attributes of its own on it."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx

    @property
    def needs_input_grad(self) -> tuple[bool, ...]:
        return self._ctx.needs_input_grad[1:]  # after the class

    @property
    def saved_tensors(self) -> tuple:
        return wrap_tree(self._ctx.saved_tensors)

    def save_for_backward(self, *tensors: Any) -> None:
        self._ctx.save_for_backward(*raw_tree(tensors))

    def mark_dirty(self, *tensors: Any) -> None:
        self._ctx.mark_dirty(*raw_tree(tensors))

    def mark_non_differentiable(self, *tensors: Any) -> None:
        self._ctx.mark_non_differentiable(*raw_tree(tensors))

    def set_materialize_grads(self, value: bool) -> None:
        self._ctx.set_materialize_grads(value)


class _Bridge(torch.autograd.Function):
    """torch's side of a :class:`_Function`."""

    @staticmethod
    def forward(ctx: Any, function: Any, *args: Any) -> Any:
        ctx.function, ctx.seen_by_program = function, _Context(ctx)
        return raw_tree(function.forward(ctx.seen_by_program, *wrap_tree(args)))

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> tuple:
        found = raw_tree(ctx.function.backward(ctx.seen_by_program, *wrap_tree(gradients)))
        return None, *(found if isinstance(found, tuple | list) else (found,))


class _Function:
    """An operator of a program: a subclass has ``forward(ctx, *args)`` and ``backward(ctx, *gradients)``, both static.

    ``ctx.save_for_backward`` keeps Tensors, ``ctx.saved_tensors`` gives them back.
    """

    @staticmethod
    def forward(ctx: Any, *args: Any) -> Any:
        raise NotImplementedError("For '_Function', a subclass must have 'forward', but it has none.")

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        raise NotImplementedError("For '_Function', a subclass must have 'backward', but it has none.")

    @classmethod
    def apply(cls, *args: Any) -> Any:
        """The result of ``forward``."""
        return wrap_tree(_Bridge.apply(cls, *raw_tree(args)))
