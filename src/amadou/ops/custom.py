"""Functions of a program's own as operators, with gradients of its own; what happens on the way of a gradient."""

import functools
import itertools
import pathlib
from collections.abc import Callable

import numpy as np
import torch

from .. import dtype as mstype
from .._boundary import TensorBase, raw_tree, wrap, wrap_tree
from . import _native

_numbers = itertools.count()


class _OwnGradient(torch.autograd.Function):
    """``forward`` of a program and its ``backward``, which is called with the inputs, the output and its gradient."""

    @staticmethod
    def forward(ctx, functions, *tensors):
        ctx.functions = functions
        forward, _ = functions
        out = raw_tree(forward(*wrap_tree(tensors)))
        ctx.save_for_backward(*tensors)
        ctx.out = out
        return out

    @staticmethod
    def backward(ctx, *gradients):
        _, backward = ctx.functions
        given = gradients if isinstance(ctx.out, tuple) else gradients[0]
        found = raw_tree(backward(*wrap_tree(ctx.saved_tensors), wrap_tree(ctx.out), wrap_tree(given)))
        return None, *(found if isinstance(found, tuple | list) else (found,))


def with_gradient(forward: Callable, backward: Callable, *inputs):
    """``forward(*inputs)``, whose gradient is ``backward(*inputs, out, gradient of out)``."""
    return wrap_tree(_OwnGradient.apply((forward, backward), *raw_tree(inputs)))


def on_arrays(function: Callable, *inputs):
    """``function`` of the inputs as NumPy arrays, its results as Tensors."""
    out = function(*(np.asarray(x) if isinstance(x, TensorBase) else x for x in inputs))
    return tuple(map(_as_tensor, out)) if isinstance(out, tuple | list) else _as_tensor(out)


def _as_tensor(array):
    return wrap(torch.from_numpy(np.array(array)))


def on_memory(place: str, out_shape, out_dtype, *inputs):
    """The outputs that the C function at ``place`` fills, given the inputs' memory: one Tensor, or a tuple of them.

    Shapes and dtypes of the outputs are given, or functions of those of the inputs; tuples of them for several outputs.
    """
    given = [x._t.contiguous() if isinstance(x, TensorBase) else torch.tensor(x) for x in inputs]
    if callable(out_shape):
        out_shape = out_shape(*(list(t.shape) for t in given))
    if callable(out_dtype):
        out_dtype = out_dtype(*(mstype.from_torch(t.dtype) for t in given))
    several = isinstance(out_dtype, tuple | list)
    made = [
        torch.empty(tuple(shape), dtype=mstype.to_torch(dtype), device=given[0].device)
        for shape, dtype in (zip(out_shape, out_dtype, strict=True) if several else [(out_shape, out_dtype)])
    ]
    _native.load(place)([*given, *made])
    return tuple(map(wrap, made)) if several else wrap(made[0])


def hooked(x, hook: Callable):
    """x itself, whose gradient becomes what ``hook`` returns for it; None leaves it as it is."""
    twin = x._t.view_as(x._t)
    if twin.requires_grad:
        twin.register_hook(functools.partial(_call_hook, hook))
    return wrap(twin)


def _call_hook(hook: Callable, gradient: torch.Tensor):
    return raw_tree(hook(wrap(gradient)))


def save_gradient(path: str, x):
    """x itself; its gradient is written to ``path`` as a .npy file."""

    def save(gradient):
        np.save(path, gradient.asnumpy())

    return hooked(x, save)


def tensordump(file_name, tensor, mode="out"):
    """Write a Tensor to ``file_name`` with its dtype and a running number: ``add.npy`` to ``add_float32_0.npy``.

    Args:
        mode: "out", "in" or "all": which side of a layout that is changed, where there is one.

    Raises:
        TypeError: unless ``tensor`` is a Tensor.
        ValueError: for an empty name.
    """
    if not isinstance(tensor, TensorBase):
        raise TypeError(f"For 'tensordump', 'tensor' must be a Tensor, but got {type(tensor)}.")
    if not file_name:
        raise ValueError("For 'tensordump', 'file_name' must not be empty, but it is.")
    path = pathlib.Path(file_name.removesuffix(".npy"))
    path.parent.mkdir(parents=True, exist_ok=True)
    array = np.asarray(tensor)
    np.save(path.with_name(f"{path.name}_{array.dtype.name}_{next(_numbers)}.npy"), array)


def stop_gradient_(input):
    """Let no gradient pass through the Tensor itself from here on.

    >>> import amadou as ms
    >>> print(ms.ops.stop_gradient_(ms.Tensor([1.0, 2.0])))
    [1. 2.]
    """
    input._t = input._t.detach()
    return input
