"""Layers of the Transformer that MindSpore had until 2.7 (``nn.transformer``, later ``parallel._transformer``).

N batch, L and S lengths of queries and of keys, E features. A layer takes [N, L, E] or [N * L, E] and gives the same
form. Products are computed in float16 unless ``compute_dtype`` says otherwise, as MindSpore does.
"""

from typing import Any

import torch
import torch.nn.functional as F

from .. import _checks
from .. import dtype as mstype
from .._boundary import op
from .._gaps import GapError
from ..common.initializer import initializer
from ..nn.cell import Cell
from ..nn.layers.activation import get_activation
from ..nn.layers.basic import Dropout
from ..parameter import Parameter
from ..tensor import Tensor
from .transformer_checks import _check_input_dtype, _check_past_none_input_none
from .transformer_config import (
    EmbeddingOpParallelConfig,
    MoEConfig,
    MoEParallelConfig,
    OpParallelConfig,
    _check_config,
    _check_moe_config,
    default_dpmp_config,
    default_embedding_parallel_config,
)

_FLOATS = (mstype.float32, mstype.float16)
# Added to the scores of what a mask leaves out.
_FAR_BELOW = -10000.0


class _LayerNorm(Cell):
    """(x - mean) / sqrt(variance + eps) * gamma + beta over the last axis.

    With ``is_self_defined`` the result has the dtype of the Parameters, without it that of x.
    """

    def __init__(
        self,
        normalized_shape: tuple[int, ...],
        eps: float = 1e-5,
        param_init_type: Any = mstype.float32,
        is_self_defined: bool = False,
    ) -> None:
        super().__init__()
        _check_input_dtype(param_init_type, "param_init_type", _FLOATS, "LayerNorm")
        self.gamma = Parameter(
            initializer("ones", normalized_shape, param_init_type), "gamma", parallel_optimizer=False
        )
        self.beta = Parameter(initializer("zeros", normalized_shape, param_init_type), "beta", parallel_optimizer=False)
        self.eps, self.is_self_defined = eps, is_self_defined

    def construct(self, x: Any) -> Any:
        out = _layer_norm(x, self.gamma, self.beta, self.eps)
        return out if self.is_self_defined else out.astype(x.dtype)


@op
def _layer_norm(x, gamma, beta, eps):
    return F.layer_norm(x.to(gamma.dtype), gamma.shape, gamma, beta, eps)


class _Dropout(Dropout):
    """Dropout that keeps an element with the probability ``keep_prob``."""

    def __init__(self, keep_prob: float = 0.5, dtype: Any = mstype.float32) -> None:
        super().__init__(p=1 - keep_prob, dtype=dtype)


class _Linear(Cell):
    """activation(x @ W + b), computed in ``compute_dtype``; the result has the dtype of x.

    The weight is [out_channels, in_channels], or [in_channels, out_channels] without ``transpose_b``.

    Raises:
        TypeError: for a ``compute_dtype`` other than float16 and float32.
        GapError: for more than one expert.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        weight_init: Any = "normal",
        bias_init: Any = "zeros",
        has_bias: bool = True,
        activation: str | type[Cell] | None = None,
        transpose_b: bool = True,
        expert_num: int = 1,
        outer_batch: int = 1,
        expert_group_size: int | None = None,
        param_init_type: Any = mstype.float32,
        compute_dtype: Any = mstype.float16,
    ) -> None:
        super().__init__()
        _check_moe_config(MoEConfig(expert_num))
        for name, dtype in (("param_init_type", param_init_type), ("compute_dtype", compute_dtype)):
            _check_input_dtype(dtype, name, _FLOATS, "Linear")
        self.in_channels = _checks.check_positive_int("Linear", "in_channels", in_channels)
        self.out_channels = _checks.check_positive_int("Linear", "out_channels", out_channels)
        self.has_bias, self.transpose_b, self.dtype = has_bias, transpose_b, compute_dtype
        shape = (out_channels, in_channels) if transpose_b else (in_channels, out_channels)
        self.weight = Parameter(initializer(weight_init, shape, param_init_type), "weight")
        self.bias = None
        if has_bias:
            bias = initializer(bias_init, (out_channels,), param_init_type)
            self.bias = Parameter(bias, "bias", parallel_optimizer=False)
        self.activation = activation() if isinstance(activation, type) else get_activation(activation)

    def construct(self, x: Any) -> Any:
        out = _linear(x, self.weight, self.bias, self.transpose_b, mstype.to_torch(self.dtype))
        if self.activation is not None:
            out = self.activation(out)
        return out.astype(x.dtype)


@op
def _linear(x, weight, bias, transpose_b, dtype):
    weight = weight if transpose_b else weight.t()
    return F.linear(x.to(dtype), weight.to(dtype), None if bias is None else bias.to(dtype))


class FeedForward(Cell):
    """dropout(act(x @ W_1 + b_1) @ W_2 + b_2) in float16.

    Args:
        hidden_size: E.
        ffn_hidden_size: the features in the middle.
        dropout_rate: in [0, 1).
        hidden_act: the name of an activation, or a class of Cells.
        expert_num, expert_group_size: of networks of experts, which are not offered.
        param_init_type: the dtype of the Parameters.
        parallel_config: how the layer is cut over devices; see :mod:`amadou.legacy.transformer_config`.

    Raises:
        ValueError: for a rate out of bounds.
        GapError: for more than one expert, or a layer that is cut.
    """

    def __init__(
        self,
        hidden_size: int,
        ffn_hidden_size: int,
        dropout_rate: float,
        hidden_act: str | type[Cell] = "gelu",
        expert_num: int = 1,
        expert_group_size: int | None = None,
        param_init_type: Any = mstype.float32,
        parallel_config: OpParallelConfig | MoEParallelConfig = default_dpmp_config,
    ) -> None:
        super().__init__()
        _check_config(parallel_config)
        _checks.check_range("FeedForward", "dropout_rate", dropout_rate, 0, 1, "[)")
        self.mapping = _Linear(
            hidden_size, ffn_hidden_size, activation=hidden_act, transpose_b=False, expert_num=expert_num,
            param_init_type=param_init_type,
        )  # fmt: skip
        self.projection = _Linear(ffn_hidden_size, hidden_size, transpose_b=False, param_init_type=param_init_type)
        self.dropout = Dropout(p=dropout_rate)

    def construct(self, x: Any) -> Any:
        return self.dropout(self.projection(self.mapping(x.astype(mstype.float16))))


class AttentionMask(Cell):
    """[N, L] with 1 for words and 0 for padding -> [N, L, L], 1 where a word may look: at itself and those before it.

    Raises:
        TypeError: for a mask that is no float.

    >>> import amadou as ms
    >>> ms.legacy.transformer_layers.AttentionMask(3)(ms.Tensor([[1.0, 1.0, 0.0]])).asnumpy().tolist()
    [[[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]]
    """

    def __init__(self, seq_length: int, parallel_config: OpParallelConfig = default_dpmp_config) -> None:
        super().__init__()
        self.seq_length = _checks.check_positive_int("AttentionMask", "seq_length", seq_length)

    def construct(self, input_mask: Any) -> Any:
        _check_input_dtype(input_mask.dtype, "input_mask", _FLOATS, "AttentionMask")
        if input_mask.ndim != 2 or input_mask.shape[1] != self.seq_length:
            raise ValueError(
                f"For 'AttentionMask', 'input_mask' must have the shape (N, {self.seq_length}), but got "
                f"{input_mask.shape}."
            )
        return _attention_mask(input_mask)


@op
def _attention_mask(mask):
    return (mask[:, :, None] * mask[:, None, :]).tril()


class VocabEmbedding(Cell):
    """Indices of any shape -> their rows of the table, and the table, [vocab_size, embedding_size]."""

    def __init__(
        self,
        vocab_size: int,
        embedding_size: int,
        parallel_config: EmbeddingOpParallelConfig = default_embedding_parallel_config,
        param_init: Any = "normal",
    ) -> None:
        super().__init__()
        _check_config(parallel_config)
        self.vocab_size = _checks.check_positive_int("VocabEmbedding", "vocab_size", vocab_size)
        self.embedding_size = _checks.check_positive_int("VocabEmbedding", "embedding_size", embedding_size)
        table = initializer(param_init, (vocab_size, embedding_size), mstype.float32)
        self.embedding_table = Parameter(table, "embedding_table", parallel_optimizer=False)

    def construct(self, input_ids: Any) -> tuple[Any, Any]:
        return _embedding(input_ids, self.embedding_table), self.embedding_table.value()


@op
def _embedding(indices, table):
    return F.embedding(indices, table)


class MultiHeadAttention(Cell):
    """softmax(Q @ K.T / sqrt(E / H) + mask) @ V in each of H heads, joined by a last linear layer.

    query_tensor: [N, L, E] or [N * L, E]; key_tensor, value_tensor: [N, S, E] or [N * S, E]; attention_mask: [N, L, S],
    1 where a query may look and 0 where not, or None -> the output, like the query, and (keys, values) of the heads:
    [N, H, E / H, S] and [N, H, S, E / H].

    For decoding word by word (``use_past``) keys and values of the words before are given as ``key_past`` and
    ``value_past``. In the first pass, while ``is_first_iteration`` is True, the query has all words, of which
    ``batch_valid_length``, [N], are none of padding; later it has one, [N, 1, E], whose place follows the last that is
    not zero in ``key_past``.

    Args:
        batch_size: N; used with ``use_past`` only.
        src_seq_length, tgt_seq_length: L and S.
        hidden_size: E.
        num_heads: H; it divides E.
        hidden_dropout_rate, attention_dropout_rate: in [0, 1), of the output and of the weights.
        compute_dtype: of the products, float16 or float32.
        softmax_compute_type: at least that of the softmax; torch's kernels add up in float32 always.
        param_init_type: the dtype of the Parameters.
        use_past: whether words come one by one.
        parallel_config: see :mod:`amadou.legacy.transformer_config`.

    Raises:
        ValueError: if H does not divide E, and for rates out of bounds.
        TypeError: for a past without ``use_past``, or none with it.
    """

    is_first_iteration = True

    def __init__(
        self,
        batch_size: int | None,
        src_seq_length: int,
        tgt_seq_length: int,
        hidden_size: int,
        num_heads: int,
        hidden_dropout_rate: float = 0.1,
        attention_dropout_rate: float = 0.1,
        compute_dtype: Any = mstype.float16,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        use_past: bool = False,
        parallel_config: OpParallelConfig = default_dpmp_config,
    ) -> None:
        super().__init__()
        _check_config(parallel_config)
        if hidden_size % num_heads:
            raise ValueError(
                f"For 'MultiHeadAttention', 'num_heads' must divide 'hidden_size', {hidden_size}, but got {num_heads}."
            )
        for name, rate in (
            ("hidden_dropout_rate", hidden_dropout_rate), ("attention_dropout_rate", attention_dropout_rate)
        ):  # fmt: skip
            _checks.check_range("MultiHeadAttention", name, rate, 0, 1, "[)")
        _check_input_dtype(softmax_compute_type, "softmax_compute_type", _FLOATS, "MultiHeadAttention")
        self.batch_size = batch_size
        self.src_seq_length, self.tgt_seq_length = src_seq_length, tgt_seq_length
        self.hidden_size, self.n_head, self.size_per_head = hidden_size, num_heads, hidden_size // num_heads
        self.dtype, self.use_past, self.attention_dropout_rate = compute_dtype, use_past, attention_dropout_rate

        def linear(**more: Any) -> _Linear:
            types = {"param_init_type": param_init_type, "compute_dtype": compute_dtype}
            return _Linear(hidden_size, hidden_size, **types, **more)

        self.projection = linear(transpose_b=False)
        self.dropout = Dropout(p=hidden_dropout_rate)
        self.dense1 = linear()
        self.dense2 = linear()
        self.dense3 = linear()

    def construct(
        self,
        query_tensor: Any,
        key_tensor: Any,
        value_tensor: Any,
        attention_mask: Any,
        key_past: Any = None,
        value_past: Any = None,
        batch_valid_length: Any = None,
    ) -> tuple[Any, tuple[Any, Any]]:
        self._check_past(key_past=key_past, value_past=value_past, batch_valid_length=batch_valid_length)
        one_word = self.use_past and not self.is_first_iteration
        batch = self._batch(query_tensor, attention_mask, 1 if one_word else self.src_seq_length)
        query = self._heads(self.dense1, query_tensor, batch)
        key = self._heads(self.dense2, key_tensor, batch).swapaxes(-2, -1)
        value = self._heads(self.dense3, value_tensor, batch)
        if one_word:
            key, value = _with_past(key, value, key_past, value_past)
            present = key, value
        else:
            present = _without_padding(key, value, batch_valid_length) if self.use_past else (key, value)
        rate = self.attention_dropout_rate if self.training else 0.0
        out = _attend(query, key, value, attention_mask, rate).reshape(query_tensor.shape)
        return self.dropout(self.projection(out)).astype(query_tensor.dtype), present

    def _check_past(self, **given: Any) -> None:
        for name, value in given.items():
            is_tensor = isinstance(value, Tensor)
            _check_past_none_input_none(self.use_past, name, "MultiHeadAttention", None, is_tensor, value is None)

    def _batch(self, query: Any, mask: Any, length: int) -> int:
        if query.ndim == 3:
            return query.shape[0]
        return query.shape[0] // length if mask is None else mask.shape[0]

    def _heads(self, dense: _Linear, x: Any, batch: int) -> Any:
        """[N, L, E] or [N * L, E] -> [N, H, L, E / H]"""
        return dense(x.astype(self.dtype)).reshape(batch, -1, self.n_head, self.size_per_head).swapaxes(1, 2)


@op
def _attend(query, key, value, mask, dropout):
    """[N, H, L, D], [N, H, D, S], [N, H, S, D] and [N, L, S] or None -> [N, L, H * D]"""
    if mask is not None:
        mask = mask[:, None] if mask.ndim == 3 else mask
        mask = (1 - mask.to(query.dtype)) * _FAR_BELOW
    out = F.scaled_dot_product_attention(query, key.transpose(-2, -1), value, mask, dropout)
    return out.transpose(1, 2).flatten(2)


@op
def _without_padding(key, value, length):
    """Zeros in the place of what follows the first ``length`` words."""
    valid = torch.arange(value.shape[2], device=value.device) < length.reshape(-1, 1, 1, 1)
    return key * valid, value * valid.transpose(-2, -1)


@op
def _with_past(key, value, key_past, value_past):
    """The keys and values of one word, in the place after those of the words before."""
    done = (key_past[:, :1, :1] != 0).sum(-1, keepdim=True)
    here = torch.arange(value_past.shape[2], device=value.device) == done
    return key_past + key * here, value_past + value * here.transpose(-2, -1)


class CrossEntropyLoss(Cell):
    """The mean of -log(softmax(logits)[label]) over the samples that ``input_mask`` counts, of shape (1,).

    logits: [N, C]; label: [N]; input_mask: [N], 1 for samples that count and 0 for others.
    """

    def __init__(self, parallel_config: OpParallelConfig = default_dpmp_config) -> None:
        super().__init__()
        _check_config(parallel_config)

    def construct(self, logits: Any, label: Any, input_mask: Any) -> Any:
        return _masked_cross_entropy(logits, label, input_mask)


@op
def _masked_cross_entropy(logits, label, mask):
    losses = F.cross_entropy(logits.float(), label.long(), reduction="none")
    mask = mask.reshape(-1).float()
    return ((losses * mask).sum() / (mask.sum() + 1e-5)).reshape(1)


class MoE(Cell):
    """A feed-forward layer of several experts. Not offered: making one raises GapError."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise GapError(
            "mindspore.parallel._transformer.MoE is not offered by amadou: it is of a form that 2.10 dropped."
        )
