"""Recurrent networks as MindSpore's operators have them. T time, N batch, I input, H hidden.

These have no name of their own in ``ops``; the operators of ``ops.operations`` are made of them.
"""

import torch

from .._boundary import op
from ..kernels import recurrent as kernels


@op
def lstm(x, h, c, w, hidden_size, num_layers, has_bias, bidirectional):
    """x: [T, N, I], h, c: [L * D, N, H], w: [number of weights, 1, 1] -> output, last h, last c, and two empty Tensors.

    The weights lie one after the other: for each layer and direction w_ih [4 * H, I] and w_hh [4 * H, H], then for each
    of them its bias [4 * H], or the two of cuDNN.
    """
    directions = 2 if bidirectional else 1
    weights = kernels.split_flat(w, x.shape[-1], hidden_size, num_layers, directions, has_bias)
    output, (h, c) = kernels.recur(
        "lstm", x, (h, c), None, weights, has_bias, num_layers, 0.0, False, bidirectional, False
    )
    empty = x.new_zeros(1, 1)
    return output, h, c, empty, empty


@op
def lstm_steps(x, w, b, h, c, forget_bias):
    """Every step of an LSTM whose gates lie in the order i, j, f, o.

    x: [T, N, I], w: [I + H, 4 * H], b: [4 * H], h, c: [1, N, H] or None for zeros -> output, h, c, i, j, f, o and
    tanh(c), each [T, N, H].
    """
    hidden_size = w.shape[1] // 4
    zeros = x.new_zeros(x.shape[1], hidden_size)
    h, c = (zeros if state is None else state.reshape(zeros.shape) for state in (h, c))
    inputs = x @ w[: x.shape[-1]].to(x.dtype) + b.to(x.dtype)
    steps = []
    for step in inputs:
        i, j, f, o = (step + h @ w[x.shape[-1] :].to(h.dtype)).chunk(4, -1)
        i, j, f, o = i.sigmoid(), j.tanh(), (f + forget_bias).sigmoid(), o.sigmoid()
        c = f * c + i * j
        tanh_c = c.tanh()
        h = o * tanh_c
        steps.append((h, h, c, i, j, f, o, tanh_c))
    return tuple(torch.stack(parts) for parts in zip(*steps, strict=True))


@op
def lstm_cell(x, h, c, w, b, forget_bias):
    """One step of :func:`lstm_steps`. x: [N, I], h, c: [N, H] -> c, h, i, j, f, o and tanh(c), each [N, H]."""
    i, j, f, o = (torch.cat((x, h), 1) @ w + b).chunk(4, -1)
    i, j, f, o = i.sigmoid(), j.tanh(), (f + forget_bias).sigmoid(), o.sigmoid()
    c = f * c + i * j
    return c, o * c.tanh(), i, j, f, o, c.tanh()


@op
def gru_steps(x, w_input, w_hidden, b_input, b_hidden, h, gate_order, reset_after):
    """Every step of a GRU. x: [T, N, I], w_input: [I, 3 * H], w_hidden: [H, 3 * H], biases: [3 * H] or None, h: [N, H].

    Returns:
        output, h, update, reset, new and the hidden part of new, each [T, N, H].
    """
    names = gate_order.index("z"), gate_order.index("r")
    dtype, hidden_size = h.dtype, h.shape[-1]
    w_hidden = w_hidden.to(dtype)
    inputs = (x @ w_input.to(x.dtype)).to(dtype) + (0 if b_input is None else b_input.to(dtype))
    bias = h.new_zeros(3 * hidden_size) if b_hidden is None else b_hidden.to(dtype)
    last = slice(2 * hidden_size, None)
    steps = []
    for step in inputs:
        own, hidden = step.chunk(3, -1), (h @ w_hidden + bias).chunk(3, -1)
        z, r = ((own[k] + hidden[k]).sigmoid() for k in names)
        candidate = hidden[2] if reset_after else (r * h) @ w_hidden[:, last] + bias[last]
        new = (own[2] + (r * candidate if reset_after else candidate)).tanh()
        h = (1 - z) * new + z * h
        steps.append((h, h, z, r, new, candidate))
    return tuple(torch.stack(parts) for parts in zip(*steps, strict=True))
