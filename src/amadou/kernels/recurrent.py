"""Recurrent networks. T time, N batch, I input, H hidden, L layers, D directions (1 or 2), G gates (1, 3 or 4).

The gates of a weight [G * H, ...] lie in torch's order, which is MindSpore's: LSTM i, f, g, o; GRU r, z, n.
"""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

_FUSED: dict[str, Callable[..., Any]] = {
    "tanh": torch.rnn_tanh,
    "relu": torch.rnn_relu,
    "lstm": torch.lstm,
    "gru": torch.gru,
}


def recur(
    kind: str,
    x: torch.Tensor,
    state: Sequence[torch.Tensor],
    lengths: torch.Tensor | None,
    weights: Sequence[torch.Tensor],
    has_bias: bool,
    num_layers: int,
    dropout: float,
    train: bool,
    bidirectional: bool,
    batch_first: bool,
) -> tuple[torch.Tensor, Any]:
    """x: [T, N, I], or [N, T, I] with ``batch_first`` -> output: [T, N, D * H] or [N, T, D * H], and the last state.

    Args:
        kind: "tanh", "relu", "lstm" or "gru".
        state: the first state, [L * D, N, H] each: (h, c) for an LSTM, (h,) for the others; () for zeros.
        lengths: [N] int: where each sequence ends. The outputs after it are zeros, the last state is that at the end.
        weights: for each layer and direction w_ih: [G * H, I], w_hh: [G * H, H] and, with ``has_bias``, b_ih and
            b_hh: [G * H]; they are cast to the dtype of x.
        dropout: the probability of zero between layers, used with ``train``.
    """
    if weights[0].dtype != x.dtype:
        weights = [w.to(x.dtype) for w in weights]
    if not state:
        shape = num_layers * (2 if bidirectional else 1), x.shape[0 if batch_first else 1], weights[1].shape[1]
        state = (x.new_zeros(shape),) * (2 if kind == "lstm" else 1)
    options = weights, has_bias, num_layers, dropout, train, bidirectional
    with _own_precision(x):
        if lengths is None:
            output, *state = _FUSED[kind](x, _as_argument(state), *options, batch_first)
        else:
            output, state = _recur_to(lengths, kind, x, state, options, batch_first)
    return output, tuple(state) if kind == "lstm" else state[0]


def _own_precision(x: torch.Tensor) -> contextlib.AbstractContextManager:
    """Compute in the dtype of x where torch.autocast would ask for float16, in which most CPUs have no LSTM."""
    is_half = x.is_cpu and torch.is_autocast_enabled("cpu") and torch.get_autocast_dtype("cpu") == torch.float16
    return torch.autocast("cpu", enabled=False) if is_half else contextlib.nullcontext()


def _as_argument(state: Sequence[torch.Tensor]) -> Any:
    """torch takes the pair of an LSTM as a sequence, and the one tensor of the others by itself."""
    return state if len(state) == 2 else state[0]


def _recur_to(
    lengths: torch.Tensor, kind: str, x: torch.Tensor, first: Sequence[torch.Tensor], options: tuple, batch_first: bool
) -> tuple[torch.Tensor, Sequence[torch.Tensor]]:
    """:func:`recur` over packed sequences: only the steps before each length are computed."""
    num_steps = x.shape[1 if batch_first else 0]
    lengths = lengths.cpu()
    # torch packs no empty sequence: it runs one step, and its results are put right below
    packed = pack_padded_sequence(x, lengths.clamp(1, num_steps), batch_first, enforce_sorted=False)
    order: Any = packed.sorted_indices
    back: Any = packed.unsorted_indices
    given = _as_argument([s.index_select(1, order) for s in first])
    data, *last = _FUSED[kind](packed.data, packed.batch_sizes, given, *options)
    output, _ = pad_packed_sequence(PackedSequence(data, packed.batch_sizes, order, back), batch_first, 0, num_steps)
    last = [s.index_select(1, back) for s in last]
    empty = lengths <= 0
    if empty.any():
        empty = empty.to(x.device)[:, None]
        output = output.masked_fill(empty[..., None] if batch_first else empty, 0)
        last = [torch.where(empty, before, after) for before, after in zip(first, last, strict=True)]
    return output, last


_STEPS: dict[str, Callable[..., Any]] = {
    "tanh": torch.rnn_tanh_cell,
    "relu": torch.rnn_relu_cell,
    "lstm": torch.lstm_cell,
    "gru": torch.gru_cell,
}


def step(
    kind: str,
    x: torch.Tensor,
    state: Sequence[torch.Tensor],
    w_ih: torch.Tensor,
    w_hh: torch.Tensor,
    b_ih: torch.Tensor | None,
    b_hh: torch.Tensor | None,
) -> Any:
    """One step of time. x: [N, I], state: [N, H] each -> the next state; a batch of one is repeated.

    ``kind``, ``state`` and weights are those of :func:`recur`.
    """
    if x.shape[0] != state[0].shape[0]:
        num = max(x.shape[0], state[0].shape[0])
        x, state = x.expand(num, -1), [s.expand(num, -1) for s in state]
    if torch.is_autocast_enabled(x.device.type):  # which casts the products inside only
        x, *state = (t.to(w_ih.dtype) for t in (x, *state))
    return _STEPS[kind](x, _as_argument(state), w_ih, w_hh, b_ih, b_hh)


def split_flat(
    flat: torch.Tensor, input_size: int, hidden_size: int, num_layers: int, num_directions: int, has_bias: bool
) -> list[torch.Tensor]:
    """The weights for :func:`recur` of an LSTM that lie one after the other in one tensor.

    First w_ih [4 * H, I] and w_hh [4 * H, H] of each layer and direction, then the biases of each: b_ih and b_hh, or
    only their sum.
    """
    rows = 4 * hidden_size
    widths = [input_size] + [hidden_size * num_directions] * (num_layers - 1)
    shapes = [(rows, size) for width in widths for _ in range(num_directions) for size in (width, hidden_size)]
    parts = iter(flat.reshape(-1).split([rows * size for _, size in shapes] + [_rest(flat, shapes)]))
    matrices = [next(parts).reshape(shape) for shape in shapes]
    if not has_bias:
        return matrices
    biases = next(parts).reshape(len(matrices) // 2, -1, rows)
    if biases.shape[1] == 1:
        biases = torch.cat((biases, torch.zeros_like(biases)), 1)
    pairs = zip(matrices[::2], matrices[1::2], biases, strict=True)
    return [weight for w_ih, w_hh, bias in pairs for weight in (w_ih, w_hh, *bias)]


def _rest(flat: torch.Tensor, shapes: list[tuple[int, int]]) -> int:
    """How many numbers are left for the biases."""
    rest = flat.numel() - sum(rows * size for rows, size in shapes)
    if rest < 0:
        raise ValueError(f"For 'LSTM', 'w' must hold at least {flat.numel() - rest} numbers, but got {flat.numel()}.")
    return rest
