"""Recurrent layers: whole sequences through stacked layers, in one or both directions.

The gates lie in the weights as in torch: LSTM input, forget, cell, output; GRU reset, update, new. Weights and biases
start from U(-1/sqrt(hidden_size), 1/sqrt(hidden_size)), and are cast to the dtype of the input.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ... import _checks, log
from ..._boundary import op
from ...dtype import bfloat16, float16, float32, float64, int32, int64
from ...kernels import recurrent as kernels
from ...parameter import Parameter, ParameterTuple
from ...tensor import Tensor
from ..cell import Cell
from .basic import Dropout

_FLOATS = (float16, bfloat16, float32, float64)

_recur: Callable[..., Any] = op(kernels.recur)


class _Recurrence(Cell):
    """What a recurrent layer computes: all its layers and directions in one fused call of torch's."""

    _kind: str

    def construct(self, x: Any, state: Any, seq_length: Any, weights: Any, *options: Any) -> Any:
        return _recur(self._kind, x, state, seq_length, weights, *options)


class _DynamicRNNTanh(_Recurrence):
    _kind = "tanh"


class _DynamicRNNRelu(_Recurrence):
    _kind = "relu"


class _DynamicLSTMCPUGPU(_Recurrence):
    _kind = "lstm"


class _DynamicGRUCPUGPU(_Recurrence):
    _kind = "gru"


class _RNNBase(Cell):
    """The Parameters, for each layer and direction, and the checks of RNN, LSTM and GRU."""

    def __init__(
        self,
        recurrence: _Recurrence,
        num_gates: int,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        has_bias: bool = True,
        batch_first: bool = False,
        dropout: float = 0.0,
        bidirectional: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        cls = self.cls_name
        self.input_size = _checks.check_positive_int(cls, "input_size", input_size)
        self.hidden_size = _checks.check_positive_int(cls, "hidden_size", hidden_size)
        self.num_layers = _checks.check_positive_int(cls, "num_layers", num_layers)
        self.has_bias = _checks.check_bool(cls, "has_bias", has_bias)
        self.batch_first = _checks.check_bool(cls, "batch_first", batch_first)
        _checks.check_type(cls, "dropout", dropout, float)
        self.dropout = _checks.check_range(cls, "dropout", dropout, 0, 1, "[)")
        self.bidirectional = _checks.check_bool(cls, "bidirectional", bidirectional)
        if dropout and num_layers == 1:
            log.warning(f"For '{cls}', 'dropout' works between layers, but got dropout={dropout} and one layer.")
        self.rnn = recurrence
        self.dropout_op = Dropout(p=dropout)
        self._make_parameters(num_gates * hidden_size, float32 if dtype is None else dtype)

    def _make_parameters(self, num_rows: int, dtype: Any) -> None:
        """Drawn layer by layer, listed kind by kind, as in MindSpore, where a seed gives the same values."""
        bound = 1 / math.sqrt(self.hidden_size)
        groups: list[list[Parameter]] = []
        for suffix, input_size in self._layers():
            shapes: dict[str, tuple[int, ...]] = {
                "weight_ih": (num_rows, input_size),
                "weight_hh": (num_rows, self.hidden_size),
            }
            if self.has_bias:
                shapes |= {"bias_ih": (num_rows,), "bias_hh": (num_rows,)}
            drawn = {name: np.random.uniform(-bound, bound, shape) for name, shape in shapes.items()}
            groups.append([Parameter(Tensor(values, dtype), name + suffix) for name, values in drawn.items()])
        lists = [*zip(*groups, strict=True), (), ()]
        self.w_ih_list, self.w_hh_list = ParameterTuple(lists[0]), ParameterTuple(lists[1])
        self.b_ih_list, self.b_hh_list = ParameterTuple(lists[2]), ParameterTuple(lists[3])
        self._weights = tuple(parameter for group in groups for parameter in group)

    def _layers(self) -> Iterator[tuple[str, int]]:
        """The ending of its Parameters' names, and the size of its input, of each layer and direction."""
        directions = ("", "_reverse") if self.bidirectional else ("",)
        for layer in range(self.num_layers):
            for direction in directions:
                yield f"_l{layer}{direction}", self.hidden_size * len(directions) if layer else self.input_size

    def construct(self, x: Any, hx: Any = None, seq_length: Any = None) -> Any:
        _checks.check_type(self.cls_name, "x", x, Tensor)
        if x.dtype not in _FLOATS:
            raise TypeError(f"For '{self.cls_name}', 'x' must be a float Tensor, but got {x.dtype}.")
        if x.ndim != 3 or x.shape[2] != self.input_size:
            axes = "[batch, time" if self.batch_first else "[time, batch"
            raise ValueError(
                f"For '{self.cls_name}', 'x' must have the shape {axes}, {self.input_size}], but got {x.shape}."
            )
        batch_size = x.shape[0 if self.batch_first else 1]
        state = () if hx is None else self._checked_state(hx, x.dtype, batch_size)
        if seq_length is not None:
            self._check_lengths(seq_length, batch_size)
        return self.rnn(
            x, state, seq_length, self._weights, self.has_bias, self.num_layers, self.dropout,
            self.dropout_op.training, self.bidirectional, self.batch_first,
        )  # fmt: skip

    def _checked_state(self, hx: Any, dtype: Any, batch_size: int) -> tuple[Any, ...]:
        """``hx`` as a tuple of Tensors."""
        return (self._check_state("hx", hx, dtype, batch_size),)

    def _check_state(self, arg: str, state: Any, dtype: Any, batch_size: int) -> Any:
        _checks.check_type(self.cls_name, arg, state, Tensor)
        if state.dtype != dtype:
            raise TypeError(
                f"For '{self.cls_name}', '{arg}' must have the dtype of 'x', {dtype}, but got {state.dtype}."
            )
        shape = self.num_layers * (2 if self.bidirectional else 1), batch_size, self.hidden_size
        if state.shape != shape:
            raise ValueError(f"For '{self.cls_name}', '{arg}' must have the shape {shape}, but got {state.shape}.")
        return state

    def _check_lengths(self, lengths: Any, batch_size: int) -> None:
        if lengths.dtype not in (int32, int64):
            raise TypeError(f"For '{self.cls_name}', 'seq_length' must be int32 or int64, but got {lengths.dtype}.")
        if lengths.shape != (batch_size,):
            raise ValueError(
                f"For '{self.cls_name}', 'seq_length' must have the shape ({batch_size},), but got {lengths.shape}."
            )


class RNN(_RNNBase):
    """Elman's network: h_t = tanh(w_ih @ x_t + b_ih + w_hh @ h_(t-1) + b_hh), or relu.

    x: [time, batch, input_size] float, hx: [layers * directions, batch, hidden_size], seq_length: [batch] int ->
    output: [time, batch, directions * hidden_size], and the last hx. Without ``hx`` it starts from zeros. With
    ``seq_length`` every sequence stops at its length: its outputs are zeros from there on.

    Args:
        input_size, hidden_size: the sizes of the last axes.
        num_layers: how many layers are stacked.
        nonlinearity: "tanh" or "relu"; by keyword only.
        has_bias: whether there are b_ih and b_hh.
        batch_first: whether x and output are [batch, time, ...].
        dropout: a float in [0, 1): in training, the probability of zero in the output of each layer but the last.
        bidirectional: whether a second direction runs from the end.
        dtype: of the Parameters.

    Raises:
        TypeError: for arguments of other types, and a state of another dtype than x.
        ValueError: for sizes below 1, ``dropout`` out of range, an unknown ``nonlinearity``, and other shapes.

    >>> import amadou as ms
    >>> output, hx = ms.nn.RNN(10, 16, 2, batch_first=True)(ms.ops.ones((3, 5, 10)))
    >>> output.shape, hx.shape
    ((3, 5, 16), (2, 3, 16))
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        nonlinearity = kwargs.pop("nonlinearity", "tanh")
        _checks.check_one_of("RNN", "nonlinearity", nonlinearity, ("tanh", "relu"))
        super().__init__(_DynamicRNNTanh() if nonlinearity == "tanh" else _DynamicRNNRelu(), 1, *args, **kwargs)


class LSTM(_RNNBase):
    """Long short-term memory (Hochreiter & Schmidhuber, 1997); the arguments are those of :class:`RNN`.

    x: [time, batch, input_size] float, hx: a tuple (h, c), each [layers * directions, batch, hidden_size], seq_length:
    [batch] int -> output: [time, batch, directions * hidden_size], and the last (h, c).

    i, f, o = sigmoid(w_ih @ x_t + b_ih + w_hh @ h_(t-1) + b_hh), and g the same with tanh; then
    c_t = f * c_(t-1) + i * g and h_t = o * tanh(c_t).

    >>> import amadou as ms
    >>> output, (h, c) = ms.nn.LSTM(10, 16, bidirectional=True)(ms.ops.ones((5, 3, 10)))
    >>> output.shape, h.shape, c.shape
    ((5, 3, 32), (2, 3, 16), (2, 3, 16))
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(_DynamicLSTMCPUGPU(), 4, *args, **kwargs)

    def _checked_state(self, hx: Any, dtype: Any, batch_size: int) -> tuple[Any, ...]:
        _checks.check_type("LSTM", "hx", hx, tuple)
        if len(hx) != 2:
            raise TypeError(f"For 'LSTM', 'hx' must be a tuple of 2 Tensors, but got {len(hx)}.")
        return tuple(self._check_state(f"hx[{i}]", state, dtype, batch_size) for i, state in enumerate(hx))


class GRU(_RNNBase):
    """Gated recurrent units (Cho et al., arXiv:1406.1078); the arguments and shapes are those of :class:`RNN`.

    r, z = sigmoid(w_ih @ x_t + b_ih + w_hh @ h_(t-1) + b_hh), n = tanh(w_ih @ x_t + b_ih + r * (w_hh @ h_(t-1) + b_hh))
    and h_t = (1 - z) * n + z * h_(t-1).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(_DynamicGRUCPUGPU(), 3, *args, **kwargs)
