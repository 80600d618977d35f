"""Recurrent cells: one step of time, with a loop of the program around it. The gates lie as in :mod:`.rnn`."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from ... import _checks
from ..._boundary import op
from ...common.initializer import Uniform, initializer
from ...dtype import float32
from ...kernels import recurrent as kernels
from ...parameter import Parameter
from ...tensor import Tensor
from ..cell import Cell

_step: Callable[..., Any] = op(kernels.step)


class RNNCellBase(Cell):
    """The Parameters and checks of a recurrent cell.

    Weights and biases are drawn from U(-1/sqrt(hidden_size), 1/sqrt(hidden_size)).

    Args:
        input_size, hidden_size: the sizes of the last axes of input and state.
        has_bias: whether there are ``bias_ih`` and ``bias_hh``.
        num_chunks: how many gates the weights hold.
        dtype: of the Parameters.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for sizes below 1.
    """

    def __init__(
        self, input_size: int, hidden_size: int, has_bias: bool, num_chunks: int, dtype: Any = float32
    ) -> None:
        super().__init__()
        self.input_size = _checks.check_positive_int(self.cls_name, "input_size", input_size)
        self.hidden_size = _checks.check_positive_int(self.cls_name, "hidden_size", hidden_size)
        self.has_bias = _checks.check_bool(self.cls_name, "has_bias", has_bias)
        num_rows = num_chunks * hidden_size

        def parameter(name: str, *shape: int) -> Parameter:
            # MindSpore draws these values too before it draws the uniform ones, and so a seed gives the same weights
            return Parameter(Tensor(np.random.randn(*shape), float32 if dtype is None else dtype), name)

        self.weight_ih = parameter("weight_ih", num_rows, input_size)
        self.weight_hh = parameter("weight_hh", num_rows, hidden_size)
        self.bias_ih = parameter("bias_ih", num_rows) if has_bias else None
        self.bias_hh = parameter("bias_hh", num_rows) if has_bias else None
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw all Parameters anew."""
        init = Uniform(1 / math.sqrt(self.hidden_size))
        for parameter in self.get_parameters():
            parameter.set_data(initializer(init, parameter.shape, parameter.dtype))

    def _next(self, kind: str, x: Any, *state: Any) -> Any:
        self._check("x", x, self.input_size)
        for tensor in state:
            self._check("hx", tensor, self.hidden_size)
            if 1 not in (x.shape[0], tensor.shape[0]) and x.shape[0] != tensor.shape[0]:
                raise ValueError(
                    f"For '{self.cls_name}', 'x' and 'hx' must have the same batch size, "
                    f"but got {x.shape} and {tensor.shape}."
                )
        return _step(kind, x, state, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)

    def _check(self, arg: str, tensor: Any, size: int) -> None:
        _checks.check_type(self.cls_name, arg, tensor, Tensor)
        if tensor.dtype != self.weight_ih.dtype and not torch.is_autocast_enabled(tensor._t.device.type):
            raise TypeError(
                f"For '{self.cls_name}', '{arg}' must have the dtype of the weights, {self.weight_ih.dtype}, "
                f"but got {tensor.dtype}."
            )
        if tensor.ndim != 2 or tensor.shape[1] != size:
            raise ValueError(
                f"For '{self.cls_name}', '{arg}' must have the shape [batch, {size}], but got {tensor.shape}."
            )


class RNNCell(RNNCellBase):
    """Elman's cell: tanh(w_ih @ x + b_ih + w_hh @ hx + b_hh), or relu.

    x: [batch, input_size] float, hx: [batch, hidden_size] -> [batch, hidden_size].

    Args:
        input_size, hidden_size: the sizes of the last axes.
        has_bias: whether there are b_ih and b_hh.
        nonlinearity: "tanh" or "relu".
        dtype: of the Parameters, and so of x and hx.

    Raises:
        TypeError: for arguments of other types or dtypes.
        ValueError: for sizes below 1, an unknown ``nonlinearity``, and other shapes.
    """

    def __init__(
        self, input_size: int, hidden_size: int, has_bias: bool = True, nonlinearity: str = "tanh", dtype: Any = float32
    ) -> None:
        super().__init__(input_size, hidden_size, has_bias, 1, dtype)
        _checks.check_type("RNNCell", "nonlinearity", nonlinearity, str)
        self.nonlinearity = _checks.check_one_of("RNNCell", "nonlinearity", nonlinearity, ("tanh", "relu"))

    def construct(self, x: Any, hx: Any) -> Any:
        return self._next(self.nonlinearity, x, hx)


class LSTMCell(RNNCellBase):
    """One step of :class:`amadou.nn.LSTM`.

    x: [batch, input_size] float, hx: a tuple (h, c), each [batch, hidden_size] -> the next (h, c).
    The arguments are those of :class:`RNNCell`.
    """

    def __init__(self, input_size: int, hidden_size: int, has_bias: bool = True, dtype: Any = float32) -> None:
        super().__init__(input_size, hidden_size, has_bias, 4, dtype)

    def construct(self, x: Any, hx: Any) -> Any:
        _checks.check_type("LSTMCell", "hx", hx, tuple)
        if len(hx) != 2:
            raise TypeError(f"For 'LSTMCell', 'hx' must be a tuple of 2 Tensors, but got {len(hx)}.")
        return self._next("lstm", x, *hx)


class GRUCell(RNNCellBase):
    """One step of :class:`amadou.nn.GRU`.

    x: [batch, input_size] float, hx: [batch, hidden_size] -> [batch, hidden_size].
    The arguments are those of :class:`RNNCell`.
    """

    def __init__(self, input_size: int, hidden_size: int, has_bias: bool = True, dtype: Any = float32) -> None:
        super().__init__(input_size, hidden_size, has_bias, 3, dtype)

    def construct(self, x: Any, hx: Any) -> Any:
        return self._next("gru", x, hx)
