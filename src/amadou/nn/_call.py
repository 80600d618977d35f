"""What a Cell does around ``construct`` beyond the plain call: gradients by hand, backward hooks, precision, memory."""

import functools
from collections.abc import Callable
from typing import Any

import torch
from torch.utils._pytree import tree_flatten, tree_unflatten
from torch.utils.checkpoint import checkpoint
from torch.utils.hooks import BackwardHook

from .. import context
from .._boundary import RECORDING, TensorBase, has_tensors, raw, raw_tree, state, wrap, wrap_tree


def call_special(cell: Any, args: tuple, kwargs: dict) -> Any:
    """Call a Cell that has any of the things in this file."""
    face = cell.__dict__.get("_torch_face")
    call: Callable = cell._call_impl if face is None else functools.partial(face.call_within, cell._call_impl)
    previous = state.cast
    if cell._cast_dtype is not None:
        state.cast = cell._cast_dtype
        args, kwargs = cast_floats(args, state.cast), cast_floats(kwargs, state.cast)
    if cell._autocast_dtype is not None:
        call = torch.autocast(context.device().type, cell._autocast_dtype)(call)
    try:
        if state.mode != RECORDING or not torch.is_grad_enabled():
            return call(*args, **kwargs)
        if cell._has_bprop:
            call = _with_bprop(cell, call)
        if cell._recomputes:
            call = _with_recompute(call)
        if cell._offloads:
            call = _with_offload(call)
        if cell._saved_hooks is not None:
            call = _with_saved_tensors_hooks(cell._saved_hooks, call)
        if cell._grad_hooks or cell._grad_pre_hooks:
            return _call_with_backward_hooks(cell, call, args, kwargs)
        return call(*args, **kwargs)
    finally:
        state.cast = previous


def cast_floats(x: Any, dtype: torch.dtype) -> Any:
    """Float Tensors converted to ``dtype``, also inside tuples, lists and dicts."""
    if isinstance(x, TensorBase):
        return wrap(x._t.to(dtype)) if x._t.is_floating_point() else x
    if isinstance(x, tuple | list):
        return type(x)(cast_floats(item, dtype) for item in x)
    if isinstance(x, dict):
        return {key: cast_floats(value, dtype) for key, value in x.items()}
    return x


class _Bprop(torch.autograd.Function):
    """``construct`` forward, the Cell's ``bprop`` backward."""

    @staticmethod
    def forward(ctx: Any, cell: Any, call: Callable, args: tuple, *tensors: torch.Tensor) -> Any:
        ctx.cell, ctx.args = cell, args
        out = raw_tree(call(*args))
        flat, ctx.spec = tree_flatten(out)
        # autograd needs outputs that are not its inputs
        flat = [t.view_as(t) if any(t is given for given in tensors) else t for t in flat]
        ctx.save_for_backward(*tensors, *flat)
        ctx.num_inputs = len(tensors)
        return tuple(flat)

    @staticmethod
    def backward(ctx: Any, *douts: torch.Tensor) -> Any:
        tensors, flat = ctx.saved_tensors[: ctx.num_inputs], ctx.saved_tensors[ctx.num_inputs :]
        given = iter(tensors)
        args = [wrap(next(given)) if isinstance(a, TensorBase) else a for a in ctx.args]
        out = wrap_tree(tree_unflatten(list(flat), ctx.spec))
        grads = ctx.cell.bprop(*args, out, wrap_tree(tree_unflatten(list(douts), ctx.spec)))
        grads = grads if isinstance(grads, tuple | list) else (grads,)
        if len(grads) != len(args):
            raise RuntimeError(
                f"For '{type(ctx.cell).__name__}', 'bprop' must return one gradient for each of the {len(args)} "
                f"inputs, but got {len(grads)}."
            )
        wanted = [raw(g) for g, a in zip(grads, ctx.args, strict=True) if isinstance(a, TensorBase)]
        return None, None, None, *wanted


def _with_bprop(cell: Any, call: Callable) -> Callable:
    def run(*args: Any) -> Any:
        tensors = [a._t for a in args if isinstance(a, TensorBase)]
        spec_holder: list = []

        def keep_spec(*inner: Any) -> Any:
            out = call(*inner)
            spec_holder.append(tree_flatten(raw_tree(out))[1])
            return out

        flat = _Bprop.apply(cell, keep_spec, args, *tensors)
        return wrap_tree(tree_unflatten(list(flat), spec_holder[0]))

    return run


def _with_recompute(call: Callable) -> Callable:
    return lambda *args, **kwargs: checkpoint(in_this_state(call), *args, use_reentrant=False, **kwargs)


def in_this_state(call: Callable) -> Callable:
    """``call`` as it runs now, also later and in the thread of a backward pass."""
    mode, cast = state.mode, state.cast

    def run(*args: Any, **kwargs: Any) -> Any:
        previous = state.mode, state.cast
        state.mode, state.cast = mode, cast
        try:
            return call(*args, **kwargs)
        finally:
            state.mode, state.cast = previous

    return run


def _with_offload(call: Callable) -> Callable:
    def run(*args: Any, **kwargs: Any) -> Any:
        with torch.autograd.graph.save_on_cpu(pin_memory=torch.cuda.is_available()):
            return call(*args, **kwargs)

    return run


class saved_tensors_hooks(torch.autograd.graph.saved_tensors_hooks):
    """While it lasts, Tensors that are kept for a gradient are packed, and unpacked when it needs them.

    Args:
        pack_hook: from a Tensor to any object, which is kept in its place.
        unpack_hook: from that object to the Tensor.

    >>> import amadou as ms
    >>> def f(x):
    ...     with ms.saved_tensors_hooks(lambda t: t.astype(ms.float16), lambda t: t.astype(ms.float32)):
    ...         return (x * x).sum()
    >>> ms.grad(f)(ms.Tensor([1.0, 3.0])).asnumpy().tolist()
    [2.0, 6.0]
    """

    def __init__(self, pack_hook: Callable, unpack_hook: Callable) -> None:
        super().__init__(lambda t: pack_hook(wrap(t)), lambda packed: raw(unpack_hook(packed)))


def _with_saved_tensors_hooks(hooks: tuple[Callable, Callable], call: Callable) -> Callable:
    def run(*args: Any, **kwargs: Any) -> Any:
        with saved_tensors_hooks(*hooks):
            return call(*args, **kwargs)

    return run


class _FromTensors(dict):
    """The keyword arguments of a call whose Tensors were taken out, so that its results are to be wrapped."""


def adopt(child: torch.nn.Module) -> None:
    """Let a torch module that a Cell calls with Tensors see torch tensors, whose methods differ.

    The modules inside it are adopted too: ``construct`` may call one of them alone.
    """
    for module in () if is_cell(child) else child.modules():
        if not is_cell(module) and _take_out not in module._forward_pre_hooks.values():
            module.register_forward_pre_hook(_take_out, prepend=True, with_kwargs=True)
            module.register_forward_hook(_put_back, with_kwargs=True)


def is_cell(module: torch.nn.Module) -> bool:
    return "_params" in module.__dict__


def _take_out(module: torch.nn.Module, args: tuple, kwargs: dict) -> tuple[tuple, dict] | None:
    if has_tensors(args) or (kwargs and has_tensors(kwargs)):
        return raw_tree(args), _FromTensors(raw_tree(kwargs))
    return None


def _put_back(module: torch.nn.Module, args: tuple, kwargs: dict, out: Any) -> Any:
    return wrap_tree(out) if isinstance(kwargs, _FromTensors) else None


def on_tensors(hook: Callable) -> Callable:
    """A hook of MindSpore's, which sees Tensors, as one of torch's."""

    def on_torch(cell: Any, *grads: tuple) -> Any:
        result = raw_tree(hook(cell, *wrap_tree(grads)))
        return result if result is None or isinstance(result, tuple) else (result,)

    return on_torch


def on_its_tensors(hook: Callable) -> Callable:
    """A forward hook that sees the tensors it was written for: those of torch's own tools (FSDP2, …) see torch's."""
    if not (getattr(hook, "__module__", None) or "").startswith("torch."):
        return hook
    return lambda cell, *values: wrap_tree(hook(cell, *raw_tree(values)))


def _call_with_backward_hooks(cell: Any, call: Callable, args: tuple, kwargs: dict) -> Any:
    hooks = BackwardHook(cell, cell._grad_hooks.values(), cell._grad_pre_hooks.values())
    args = wrap_tree(hooks.setup_input_hook(tuple(raw(a) for a in args)))
    out = raw_tree(call(*args, **kwargs))
    if isinstance(out, torch.Tensor):
        return wrap(hooks.setup_output_hook(out))
    return wrap_tree(hooks.setup_output_hook(tuple(out)))
