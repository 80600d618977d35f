"""Recurrent networks as objects. T time, N batch, I input, H hidden, L layers, D directions."""

from typing import Any

from ... import _checks
from .. import recurrent
from ..primitive import Operator


class LSTM(Operator):
    """Long short-term memory (Hochreiter and Schmidhuber, 1997).

    x: [T, N, I], h, c: [L * D, N, H], w: [number of weights, 1, 1] -> output [T, N, D * H], the last h and c, and two
    Tensors that stand for what MindSpore keeps for its gradient. The weights lie one after the other in w: for each
    layer and direction w_ih [4 * H, I] and w_hh [4 * H, H], gates in the order i, f, g, o; then the biases of each,
    [4 * H] or two of them.

    Raises:
        ValueError: for a size that is not positive, or a ``dropout`` outside of [0, 1].
    """

    input_size: int
    hidden_size: int
    num_layers: int
    has_bias: bool
    bidirectional: bool
    dropout: float
    proj_size: int = 0

    def __post_init__(self) -> None:
        for name in ("input_size", "hidden_size", "num_layers"):
            _checks.check_positive_int("LSTM", name, getattr(self, name))
        for name in ("has_bias", "bidirectional"):
            _checks.check_bool("LSTM", name, getattr(self, name))
        _checks.check_range("LSTM", "dropout", self.dropout, 0, 1)
        _checks.check_one_of("LSTM", "proj_size", self.proj_size, (0,))

    def __call__(self, x: Any, h: Any, c: Any, w: Any) -> tuple:
        return recurrent.lstm(x, h, c, w, self.hidden_size, self.num_layers, self.has_bias, self.bidirectional)


class DynamicRNN(Operator):
    """Every step of an LSTM whose gates lie in the order i, j, f, o.

    x: [T, N, I], w: [I + H, 4 * H], b: [4 * H], init_h, init_c: [1, N, H] -> output, h, c, i, j, f, o and tanh(c), each
    [T, N, H]. ``seq_length`` has to be None.

    Args:
        forget_bias: is added to the gate f.

    Raises:
        ValueError: for another ``cell_type``, ``direction`` or ``activation`` than the default.
    """

    cell_type: str = "LSTM"
    direction: str = "UNIDIRECTIONAL"
    cell_depth: int = 1
    use_peephole: bool = False
    keep_prob: float = 1.0
    cell_clip: float = -1.0
    num_proj: int = 0
    time_major: bool = True
    activation: str = "tanh"
    forget_bias: float = 0.0
    is_training: bool = True

    def __post_init__(self) -> None:
        _checks.check_one_of("DynamicRNN", "cell_type", self.cell_type, ("LSTM",))
        _checks.check_one_of("DynamicRNN", "direction", self.direction, ("UNIDIRECTIONAL",))
        _checks.check_one_of("DynamicRNN", "activation", self.activation, ("tanh",))

    def __call__(self, x: Any, w: Any, b: Any, seq_length: Any, init_h: Any, init_c: Any) -> tuple:
        if seq_length is not None:
            raise ValueError(f"For 'DynamicRNN', 'seq_length' must be None, but got {seq_length}.")
        return recurrent.lstm_steps(x, w, b, init_h, init_c, self.forget_bias)


class DynamicGRUV2(Operator):
    """Every step of a GRU (arXiv:1406.1078).

    x: [T, N, I], weight_input: [I, 3 * H], weight_hidden: [H, 3 * H], bias_input, bias_hidden: [3 * H] or None,
    init_h: [N, H] -> output, h, update, reset, new and the hidden part of new, each [T, N, H]. ``seq_length`` has to be
    None.

    Args:
        gate_order: "rzh" or "zrh", the order of the gates in the weights.
        reset_after: whether the reset gate works on the product with the hidden weights, else before it.

    Raises:
        ValueError: for another ``gate_order``, and for another ``direction`` or ``activation`` than the default.
    """

    direction: str = "UNIDIRECTIONAL"
    cell_depth: int = 1
    keep_prob: float = 1.0
    cell_clip: float = -1.0
    num_proj: int = 0
    time_major: bool = True
    activation: str = "tanh"
    gate_order: str = "rzh"
    reset_after: bool = True
    is_training: bool = True

    def __post_init__(self) -> None:
        _checks.check_one_of("DynamicGRUV2", "direction", self.direction, ("UNIDIRECTIONAL",))
        _checks.check_one_of("DynamicGRUV2", "activation", self.activation, ("tanh",))
        _checks.check_one_of("DynamicGRUV2", "gate_order", self.gate_order, ("zrh", "rzh"))

    def __call__(
        self,
        x: Any,
        weight_input: Any,
        weight_hidden: Any,
        bias_input: Any,
        bias_hidden: Any,
        seq_length: Any,
        init_h: Any,
    ) -> tuple:
        if seq_length is not None:
            raise ValueError(f"For 'DynamicGRUV2', 'seq_length' must be None, but got {seq_length}.")
        weights = weight_input, weight_hidden, bias_input, bias_hidden
        return recurrent.gru_steps(x, *weights, init_h, self.gate_order, self.reset_after)


class BasicLSTMCell(Operator):
    """One step of an LSTM whose gates lie in the order i, j, f, o.

    x: [N, I], h, c: [N, H], w: [I + H, 4 * H], b: [4 * H] -> c, h, i, j, f, o and tanh(c), each [N, H].

    Args:
        forget_bias: is added to the gate f.
    """

    keep_prob: float = 1.0
    forget_bias: float = 1.0
    state_is_tuple: bool = True
    activation: str = "tanh"

    def __call__(self, x: Any, h: Any, c: Any, w: Any, b: Any) -> tuple:
        return recurrent.lstm_cell(x, h, c, w, b, self.forget_bias)
