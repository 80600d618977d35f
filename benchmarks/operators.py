"""The 60 operators that published MindSpore programs use most, and the torch call that does the work of each.

An entry has two functions of a namespace (``ms`` or ``torch``) and the operands; each returns the call to be timed.
An operator is made once, as programs make it, and is timed when it is called.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

import numpy as np

SMALL, LARGE = (1, 100), 1_000_000
ELEMENTS = (*SMALL, 10_000, LARGE)

Call = Callable[[], Any]


@dataclass(frozen=True)
class Operands:
    """x, y: [R, C] float32, between 0.5 and 1.5; c: [R, C] bool; i: [R] int32 below R; pairs: [R, 2] int32."""

    x: Any
    y: Any
    c: Any
    i: Any
    pairs: Any

    @property
    def shape(self) -> tuple[int, int]:
        num_rows, num_columns = self.x.shape
        return num_rows, num_columns

    @property
    def halves(self) -> int:
        """Parts into which the columns can be split: two, or one if there is but one column."""
        return 2 - self.shape[1] % 2

    def image(self, of: Any) -> Any:
        return of.reshape((1, 1, *self.shape))

    def batch(self, of: Any) -> Any:
        return of.reshape((1, *self.shape))


def operands(num_elements: int, tensor: Callable[[np.ndarray], Any]) -> Operands:
    """Of about ``num_elements``; ``tensor`` makes tensors of arrays."""
    num_rows = round(num_elements**0.5)
    random, shape = np.random.default_rng(0), (num_rows, num_rows)
    x, y = (random.uniform(0.5, 1.5, shape).astype(np.float32) for _ in range(2))
    i = np.arange(num_rows, dtype=np.int32)[::-1].copy()
    return Operands(tensor(x), tensor(y), tensor(x > y), tensor(i), tensor(np.stack((i, i[::-1]), 1)))


Operator = tuple[Callable[[Any, Operands], Call], Callable[[Any, Operands], Call]]

TWO_TENSORS: dict[str, Operator] = {
    "Add": (lambda ms, o: partial(ms.ops.Add(), o.x, o.y), lambda torch, o: partial(torch.add, o.x, o.y)),
    "Sub": (lambda ms, o: partial(ms.ops.Sub(), o.x, o.y), lambda torch, o: partial(torch.sub, o.x, o.y)),
    "Mul": (lambda ms, o: partial(ms.ops.Mul(), o.x, o.y), lambda torch, o: partial(torch.mul, o.x, o.y)),
    "RealDiv": (lambda ms, o: partial(ms.ops.RealDiv(), o.x, o.y), lambda torch, o: partial(torch.div, o.x, o.y)),
    "Pow": (lambda ms, o: partial(ms.ops.Pow(), o.x, o.y), lambda torch, o: partial(torch.pow, o.x, o.y)),
    "Minimum": (lambda ms, o: partial(ms.ops.Minimum(), o.x, o.y), lambda torch, o: partial(torch.minimum, o.x, o.y)),
    "Maximum": (lambda ms, o: partial(ms.ops.Maximum(), o.x, o.y), lambda torch, o: partial(torch.maximum, o.x, o.y)),
    "Equal": (lambda ms, o: partial(ms.ops.Equal(), o.x, o.y), lambda torch, o: partial(torch.eq, o.x, o.y)),
    "NotEqual": (lambda ms, o: partial(ms.ops.NotEqual(), o.x, o.y), lambda torch, o: partial(torch.ne, o.x, o.y)),
    "Greater": (lambda ms, o: partial(ms.ops.Greater(), o.x, o.y), lambda torch, o: partial(torch.gt, o.x, o.y)),
    "GreaterEqual": (
        lambda ms, o: partial(ms.ops.GreaterEqual(), o.x, o.y),
        lambda torch, o: partial(torch.ge, o.x, o.y),
    ),
    "Less": (lambda ms, o: partial(ms.ops.Less(), o.x, o.y), lambda torch, o: partial(torch.lt, o.x, o.y)),
    "LogicalAnd": (
        lambda ms, o: partial(ms.ops.LogicalAnd(), o.c, o.c),
        lambda torch, o: partial(torch.logical_and, o.c, o.c),
    ),
    "MatMul": (lambda ms, o: partial(ms.ops.MatMul(), o.x, o.y), lambda torch, o: partial(torch.mm, o.x, o.y)),
    "BatchMatMul": (
        lambda ms, o: partial(ms.ops.BatchMatMul(), o.batch(o.x), o.batch(o.y)),
        lambda torch, o: partial(torch.bmm, o.batch(o.x), o.batch(o.y)),
    ),
    "BiasAdd": (lambda ms, o: partial(ms.ops.BiasAdd(), o.x, o.y[0]), lambda torch, o: partial(torch.add, o.x, o.y[0])),
    "SigmoidCrossEntropyWithLogits": (
        lambda ms, o: partial(ms.ops.SigmoidCrossEntropyWithLogits(), o.x, o.y),
        lambda torch, o: partial(
            torch.nn.functional.binary_cross_entropy_with_logits, o.x, o.y, None, None, None, "none"
        ),
    ),
    "Gather": (
        lambda ms, o: partial(ms.ops.Gather(), o.x, o.i, 0),
        lambda torch, o: partial(torch.index_select, o.x, 0, o.i),
    ),
    "GatherNd": (
        lambda ms, o: partial(ms.ops.GatherNd(), o.x, o.pairs),
        lambda torch, o: lambda: o.x[o.pairs.unbind(1)],
    ),
    "Assign": (
        lambda ms, o: partial(ms.ops.Assign(), ms.Parameter(o.x + 0, name="p"), o.y),
        lambda torch, o: partial((o.x + 0).copy_, o.y),
    ),
}

OTHERS: dict[str, Operator] = {
    "Cast": (lambda ms, o: partial(ms.ops.Cast(), o.x, ms.float16), lambda torch, o: partial(o.x.to, torch.float16)),
    "Concat": (lambda ms, o: partial(ms.ops.Concat(1), (o.x, o.y)), lambda torch, o: partial(torch.cat, (o.x, o.y), 1)),
    "Stack": (
        lambda ms, o: partial(ms.ops.Stack(0), (o.x, o.y)),
        lambda torch, o: partial(torch.stack, (o.x, o.y), 0),
    ),
    "Split": (
        lambda ms, o: partial(ms.ops.Split(1, o.halves), o.x),
        lambda torch, o: partial(torch.split, o.x, o.shape[1] // o.halves, 1),
    ),
    "Reshape": (
        lambda ms, o: partial(ms.ops.Reshape(), o.x, (-1,)),
        lambda torch, o: partial(torch.reshape, o.x, (-1,)),
    ),
    "Transpose": (
        lambda ms, o: partial(ms.ops.Transpose(), o.x, (1, 0)),
        lambda torch, o: partial(torch.permute, o.x, (1, 0)),
    ),
    "ExpandDims": (
        lambda ms, o: partial(ms.ops.ExpandDims(), o.x, 0),
        lambda torch, o: partial(torch.unsqueeze, o.x, 0),
    ),
    "Squeeze": (
        lambda ms, o: partial(ms.ops.Squeeze(0), o.batch(o.x)),
        lambda torch, o: partial(torch.squeeze, o.batch(o.x), 0),
    ),
    "Shape": (lambda ms, o: partial(ms.ops.Shape(), o.x), lambda torch, o: partial(attrgetter("shape"), o.x)),
    "Tile": (lambda ms, o: partial(ms.ops.Tile(), o.x, (2, 1)), lambda torch, o: partial(torch.tile, o.x, (2, 1))),
    "BroadcastTo": (
        lambda ms, o: partial(ms.ops.BroadcastTo((2, *o.shape)), o.x),
        lambda torch, o: partial(torch.broadcast_to, o.x, (2, *o.shape)),
    ),
    "Slice": (
        lambda ms, o: partial(ms.ops.Slice(), o.x, (0, 0), (o.shape[0], 1)),
        lambda torch, o: partial(o.x.__getitem__, (slice(0, o.shape[0]), slice(0, 1))),
    ),
    "ReverseV2": (lambda ms, o: partial(ms.ops.ReverseV2([1]), o.x), lambda torch, o: partial(torch.flip, o.x, (1,))),
    "ReduceSum": (lambda ms, o: partial(ms.ops.ReduceSum(), o.x, 1), lambda torch, o: partial(torch.sum, o.x, 1)),
    "ReduceMean": (lambda ms, o: partial(ms.ops.ReduceMean(), o.x, 1), lambda torch, o: partial(torch.mean, o.x, 1)),
    "ReduceMax": (lambda ms, o: partial(ms.ops.ReduceMax(), o.x, 1), lambda torch, o: partial(torch.amax, o.x, 1)),
    "Argmax": (lambda ms, o: partial(ms.ops.Argmax(), o.x), lambda torch, o: partial(torch.argmax, o.x, -1)),
    "ArgMaxWithValue": (
        lambda ms, o: partial(ms.ops.ArgMaxWithValue(1), o.x),
        lambda torch, o: partial(torch.max, o.x, 1),
    ),
    "Sort": (lambda ms, o: partial(ms.ops.Sort(), o.x), lambda torch, o: partial(torch.sort, o.x)),
    "TopK": (lambda ms, o: partial(ms.ops.TopK(), o.x, 1), lambda torch, o: partial(torch.topk, o.x, 1)),
    "OneHot": (
        lambda ms, o: partial(ms.ops.OneHot(), o.i, o.shape[0], ms.Tensor(1.0), ms.Tensor(0.0)),
        lambda torch, o: partial(torch.nn.functional.one_hot, o.i.long(), o.shape[0]),
    ),
    "Select": (
        lambda ms, o: partial(ms.ops.Select(), o.c, o.x, o.y),
        lambda torch, o: partial(torch.where, o.c, o.x, o.y),
    ),
    "clip_by_value": (
        lambda ms, o: partial(ms.ops.clip_by_value, o.x, 0.6, 1.2),
        lambda torch, o: partial(torch.clamp, o.x, 0.6, 1.2),
    ),
    "stop_gradient": (lambda ms, o: partial(ms.ops.stop_gradient, o.x), lambda torch, o: partial(o.x.detach)),
    "Fill": (
        lambda ms, o: partial(ms.ops.Fill(), ms.float32, o.shape, 1.0),
        lambda torch, o: partial(torch.full, o.shape, 1.0, dtype=torch.float32),
    ),
    "Zeros": (
        lambda ms, o: partial(ms.ops.Zeros(), o.shape, ms.float32),
        lambda torch, o: partial(torch.zeros, o.shape, dtype=torch.float32),
    ),
    "Ones": (
        lambda ms, o: partial(ms.ops.Ones(), o.shape, ms.float32),
        lambda torch, o: partial(torch.ones, o.shape, dtype=torch.float32),
    ),
    "ZerosLike": (lambda ms, o: partial(ms.ops.ZerosLike(), o.x), lambda torch, o: partial(torch.zeros_like, o.x)),
    "OnesLike": (lambda ms, o: partial(ms.ops.OnesLike(), o.x), lambda torch, o: partial(torch.ones_like, o.x)),
    "Sigmoid": (lambda ms, o: partial(ms.ops.Sigmoid(), o.x), lambda torch, o: partial(torch.sigmoid, o.x)),
    "ReLU": (lambda ms, o: partial(ms.ops.ReLU(), o.x), lambda torch, o: partial(torch.relu, o.x)),
    "Tanh": (lambda ms, o: partial(ms.ops.Tanh(), o.x), lambda torch, o: partial(torch.tanh, o.x)),
    "Softmax": (lambda ms, o: partial(ms.ops.Softmax(-1), o.x), lambda torch, o: partial(torch.softmax, o.x, -1)),
    "Sqrt": (lambda ms, o: partial(ms.ops.Sqrt(), o.x), lambda torch, o: partial(torch.sqrt, o.x)),
    "Square": (lambda ms, o: partial(ms.ops.Square(), o.x), lambda torch, o: partial(torch.square, o.x)),
    "Reciprocal": (lambda ms, o: partial(ms.ops.Reciprocal(), o.x), lambda torch, o: partial(torch.reciprocal, o.x)),
    "Log": (lambda ms, o: partial(ms.ops.Log(), o.x), lambda torch, o: partial(torch.log, o.x)),
    "Exp": (lambda ms, o: partial(ms.ops.Exp(), o.x), lambda torch, o: partial(torch.exp, o.x)),
    "Round": (lambda ms, o: partial(ms.ops.Round(), o.x), lambda torch, o: partial(torch.round, o.x)),
    "ResizeNearestNeighbor": (
        lambda ms, o: partial(ms.ops.ResizeNearestNeighbor(o.shape), o.image(o.x)),
        lambda torch, o: partial(torch.nn.functional.interpolate, o.image(o.x), o.shape),
    ),
}

OPERATORS = TWO_TENSORS | OTHERS


def call_of_mindspore(name: str, num_elements: int, ms: Any) -> Call:
    return OPERATORS[name][0](ms, operands(num_elements, ms.Tensor))


def call_of_torch(name: str, num_elements: int) -> Call:
    import torch

    return OPERATORS[name][1](torch, operands(num_elements, torch.from_numpy))
