"""What a network keeps for its gradient: computed again instead, or packed by functions of the program."""

import functools
from collections.abc import Callable
from typing import Any

from torch.utils.checkpoint import checkpoint, noop_context_fn

from .nn._call import in_this_state, saved_tensors_hooks
from .nn.cell import Cell


def recompute(
    block: Any,
    *args: Any,
    use_reentrant: bool = True,
    output_recompute: bool = False,
    early_stop: bool = True,
    context_fn: Callable | None = None,
    **kwargs: Any,
) -> Any:
    """``block(*args, **kwargs)``, whose activations are not kept: the backward pass computes them again.

    Args:
        block: a Cell; with ``use_reentrant=False`` any function.
        args: its inputs.
        use_reentrant: accepted for MindSpore's signature. torch's newer way, that of False, is taken always: it
            differentiates Tensors inside lists and dicts, too.
        output_recompute: as ``use_reentrant``; outputs that the next operator keeps are kept.
        early_stop: whether computing again ends with the last Tensor that is needed.
        context_fn: gives two context managers, for the forward pass and for computing again.
        kwargs: more inputs.

    Raises:
        TypeError: if ``block`` is no Cell and ``use_reentrant`` is True.
    """
    if use_reentrant and not isinstance(block, Cell):
        raise TypeError(f"For 'recompute', 'block' must be a Cell when 'use_reentrant' is True, but got {type(block)}.")
    contexts = noop_context_fn if use_reentrant or context_fn is None else context_fn
    again = in_this_state(block)
    return checkpoint(again, *args, use_reentrant=False, early_stop=early_stop, context_fn=contexts, **kwargs)


def register_saved_tensors_hooks(pack_hook: Callable, unpack_hook: Callable) -> Callable:
    """A decorator: the function runs inside :class:`saved_tensors_hooks`."""

    def decorate(fn: Callable) -> Callable:
        @functools.wraps(fn)
        def run(*args: Any, **kwargs: Any) -> Any:
            with saved_tensors_hooks(pack_hook, unpack_hook):
                return fn(*args, **kwargs)

        return run

    return decorate
