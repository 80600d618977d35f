"""Attention and transformers (Vaswani et al., arXiv:1706.03762). N batch, S source length, T target length, E features.

Sequences are [length, N, E], [N, length, E] with ``batch_first``, or [length, E] for a single sample. Masks are bool,
True for positions to ignore, or float, added to the attention scores.
"""

import copy
from collections.abc import Callable
from typing import Any

from ..._boundary import op
from ...common.initializer import XavierNormal, XavierUniform, initializer
from ...dtype import bfloat16, bool_, float16, float32, float64
from ...kernels import attention as kernels
from ...ops import activation as activations
from ...parameter import Parameter
from ..cell import Cell
from ..containers import CellList
from .activation import GELU, ReLU
from .basic import Dense, Dropout
from .normalization import LayerNorm

_attention: Callable[..., Any] = op(kernels.multi_head_attention)

_MASKS = (bool_, float16, bfloat16, float32, float64)
_ACTIVATIONS: dict[str, Callable[..., Any]] = {"relu": activations.relu, "gelu": activations.gelu}


class MultiheadAttention(Cell):
    """Concat(head_1, ..., head_H) @ W_out, with head_i = softmax(Q_i @ K_i.T / sqrt(E / H) + masks) @ V_i.

    query: [T, N, E], key: [S, N, kdim], value: [S, N, vdim], key_padding_mask: [N, S], attn_mask: [T, S] or
    [N * H, T, S] -> (output,) or (output, weights): [T, N, E] and [N, T, S], or [N, H, T, S] for every head by itself.
    Without ``need_weights`` the fused attention kernels of torch are used.

    Args:
        embed_dim: E.
        num_heads: H; it divides E.
        dropout: in training, the probability of zero in the weights.
        has_bias: whether the projections have a bias.
        add_bias_kv: whether one learned key and value are added.
        add_zero_attn: whether one key and value of zeros are added.
        kdim, vdim: the sizes of key and value; E by default.
        batch_first: whether N is the first axis.
        dtype: of the Parameters, and so of the inputs.

    Raises:
        ValueError: if ``num_heads`` does not divide ``embed_dim``, and for inputs and masks of other shapes.
        TypeError: for inputs of another dtype than the Parameters.

    >>> import amadou as ms
    >>> x = ms.ops.ones((10, 8, 32))
    >>> output, weights = ms.nn.MultiheadAttention(32, 4)(x, x, x)
    >>> output.shape, weights.shape
    ((10, 8, 32), (8, 10, 10))
    """

    def __init__(
        self,
        embed_dim: int,
        num_heads: int,
        dropout: float = 0.0,
        has_bias: bool = True,
        add_bias_kv: bool = False,
        add_zero_attn: bool = False,
        kdim: int | None = None,
        vdim: int | None = None,
        batch_first: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        if embed_dim % num_heads:
            raise ValueError(
                f"For 'MultiheadAttention', 'num_heads' must divide 'embed_dim', but got {num_heads} and {embed_dim}."
            )
        self.embed_dim, self.num_heads, self.head_dim = embed_dim, num_heads, embed_dim // num_heads
        self.kdim = embed_dim if kdim is None else kdim
        self.vdim = embed_dim if vdim is None else vdim
        self.dropout, self.batch_first, self.add_zero_attn, self.dtype = dropout, batch_first, add_zero_attn, dtype

        def parameter(init: Any, name: str, *shape: int) -> Parameter:
            return Parameter(initializer(init, shape, dtype), name)

        self.in_proj_weight = self.q_proj_weight = self.k_proj_weight = self.v_proj_weight = None
        if self.kdim == self.vdim == embed_dim:
            self.in_proj_weight = parameter(XavierUniform(), "in_proj_weight", 3 * embed_dim, embed_dim)
        else:
            self.q_proj_weight = parameter(XavierUniform(), "q_proj_weight", embed_dim, embed_dim)
            self.k_proj_weight = parameter(XavierUniform(), "k_proj_weight", embed_dim, self.kdim)
            self.v_proj_weight = parameter(XavierUniform(), "v_proj_weight", embed_dim, self.vdim)
        self.in_proj_bias = parameter("zeros", "in_proj_bias", 3 * embed_dim) if has_bias else None
        self.out_proj = Dense(embed_dim, embed_dim, has_bias=has_bias, dtype=dtype)
        self.bias_k = self.bias_v = None
        if add_bias_kv:
            self.bias_k = parameter(XavierNormal(), "bias_k", 1, 1, embed_dim)
            self.bias_v = parameter(XavierNormal(), "bias_v", 1, 1, embed_dim)

    def construct(
        self,
        query: Any,
        key: Any,
        value: Any,
        key_padding_mask: Any = None,
        need_weights: bool = True,
        attn_mask: Any = None,
        average_attn_weights: bool = True,
    ) -> tuple[Any, ...]:
        in_weights = [self.in_proj_weight]
        if self.in_proj_weight is None:
            in_weights = [self.q_proj_weight, self.k_proj_weight, self.v_proj_weight]
        bias_kv = None if self.bias_k is None else (self.bias_k, self.bias_v)
        return _attention(
            query, key, value, key_padding_mask, attn_mask, self.num_heads, in_weights, self.in_proj_bias, bias_kv,
            bool(self.add_zero_attn), self.out_proj.weight, self.out_proj.bias, self.dropout, self.training,
            self.batch_first, bool(need_weights), average_attn_weights,
        )  # fmt: skip


def _as_activation(cls: str, activation: Any) -> Callable[..., Any]:
    """relu or gelu, by name, as function or as Cell; anything else is a ValueError, as in MindSpore."""
    named: Any = _ACTIVATIONS.get(activation) if isinstance(activation, str) else activation
    if not isinstance(named, ReLU | GELU) and named not in _ACTIVATIONS.values():
        raise ValueError(f"For '{cls}', 'activation' must be relu or gelu, but got {activation!r}.")
    return named


class _TransformerLayer(Cell):
    """The options and the feed-forward block that encoder and decoder layers share."""

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: Any = "relu",
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.d_model, self.nhead, self.dim_feedforward = d_model, nhead, dim_feedforward
        self.dropout_num, self.layernorm_eps = dropout, layer_norm_eps
        self.batch_first, self.norm_first, self.dtype = batch_first, norm_first, dtype
        self.activation1 = activation
        self.activation = _as_activation(self.cls_name, activation)

    def _make_attention(self) -> MultiheadAttention:
        options = {"batch_first": self.batch_first, "dtype": self.dtype}
        return MultiheadAttention(self.d_model, self.nhead, self.dropout_num, **options)

    def _make_feed_forward(self) -> None:
        self.dense1 = Dense(self.d_model, self.dim_feedforward, dtype=self.dtype)
        self.dropout = Dropout(p=self.dropout_num)
        self.dense2 = Dense(self.dim_feedforward, self.d_model, dtype=self.dtype)

    def _make_norm(self) -> LayerNorm:
        return LayerNorm((self.d_model,), epsilon=self.layernorm_eps, dtype=self.dtype)

    def _attend(self, x: Any, key_padding_mask: Any, mask: Any) -> Any:
        return self.dropout1(self.self_attn(x, x, x, key_padding_mask, False, mask)[0])

    def _feed_forward(self, x: Any) -> Any:
        return self.dense2(self.dropout(self.activation(self.dense1(x))))

    def _options(self) -> tuple[Any, ...]:
        """The arguments that make such a layer."""
        return (
            self.d_model, self.nhead, self.dim_feedforward, self.dropout_num, self.activation1, self.layernorm_eps,
            self.batch_first, self.norm_first, self.dtype,
        )  # fmt: skip


class TransformerEncoderLayer(_TransformerLayer):
    """Self-attention and two Dense layers, each with dropout, a residual connection and LayerNorm.

    src: [S, N, E] float, src_mask: [S, S] or [N * nhead, S, S], src_key_padding_mask: [N, S] -> [S, N, E].

    Args:
        d_model: E.
        nhead: the number of heads; it divides E.
        dim_feedforward: the size between the two Dense layers.
        dropout: the probability of zero in training, in [0, 1).
        activation: relu or gelu: a name, :func:`amadou.ops.relu` …, or :class:`amadou.nn.ReLU` ….
        layer_norm_eps: added to the variances.
        batch_first: whether N is the first axis.
        norm_first: whether LayerNorm comes before each block (inside the residual connection), or after.
        dtype: of the Parameters, and so of the input.

    Raises:
        ValueError: for another ``activation``, and for inputs and masks of other shapes.
        AssertionError: if ``src_key_padding_mask`` holds integers.
    """

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: str | Cell | Callable = "relu",
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__(
            d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, dtype
        )
        self.self_attn = self._make_attention()
        self._make_feed_forward()
        self.norm1, self.norm2 = self._make_norm(), self._make_norm()
        self.dropout1, self.dropout2 = Dropout(p=dropout), Dropout(p=dropout)

    def construct(self, src: Any, src_mask: Any = None, src_key_padding_mask: Any = None) -> Any:
        if src_key_padding_mask is not None and src_key_padding_mask.dtype not in _MASKS:
            raise AssertionError(
                "For 'TransformerEncoderLayer', 'src_key_padding_mask' must be bool or float, "
                f"but got {src_key_padding_mask.dtype}."
            )
        masks = src_key_padding_mask, src_mask
        if self.norm_first:
            src = src + self._attend(self.norm1(src), *masks)
            return src + self.dropout2(self._feed_forward(self.norm2(src)))
        src = self.norm1(src + self._attend(src, *masks))
        return self.norm2(src + self.dropout2(self._feed_forward(src)))


class TransformerDecoderLayer(_TransformerLayer):
    """Self-attention, attention to the encoder's output, and two Dense layers.

    tgt: [T, N, E] float, memory: [S, N, E], tgt_mask: [T, T] or [N * nhead, T, T], memory_mask: [T, S],
    tgt_key_padding_mask: [N, T], memory_key_padding_mask: [N, S] -> [T, N, E].
    The arguments are those of :class:`TransformerEncoderLayer`.
    """

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: str | Cell | Callable = "relu",
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__(
            d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, dtype
        )
        self.self_attn, self.multihead_attn = self._make_attention(), self._make_attention()
        self._make_feed_forward()
        self.norm1, self.norm2, self.norm3 = self._make_norm(), self._make_norm(), self._make_norm()
        self.dropout1, self.dropout2, self.dropout3 = Dropout(p=dropout), Dropout(p=dropout), Dropout(p=dropout)

    def construct(
        self,
        tgt: Any,
        memory: Any,
        tgt_mask: Any = None,
        memory_mask: Any = None,
        tgt_key_padding_mask: Any = None,
        memory_key_padding_mask: Any = None,
    ) -> Any:
        own_masks, memory_masks = (tgt_key_padding_mask, tgt_mask), (memory_key_padding_mask, memory_mask)
        if self.norm_first:
            tgt = tgt + self._attend(self.norm1(tgt), *own_masks)
            tgt = tgt + self._attend_to(memory, self.norm2(tgt), *memory_masks)
            return tgt + self.dropout3(self._feed_forward(self.norm3(tgt)))
        tgt = self.norm1(tgt + self._attend(tgt, *own_masks))
        tgt = self.norm2(tgt + self._attend_to(memory, tgt, *memory_masks))
        return self.norm3(tgt + self.dropout3(self._feed_forward(tgt)))

    def _attend_to(self, memory: Any, x: Any, key_padding_mask: Any, mask: Any) -> Any:
        return self.dropout2(self.multihead_attn(x, memory, memory, key_padding_mask, False, mask)[0])


def _stack(layer: Any, kind: type, num_layers: int) -> CellList:
    """``num_layers`` copies of one new layer: MindSpore takes the options of the given one, not its weights."""
    return CellList([copy.deepcopy(new) for new in [kind(*layer._options())] for _ in range(num_layers)])


class TransformerEncoder(Cell):
    """A stack of encoder layers; shapes and masks as for :class:`TransformerEncoderLayer`.

    Args:
        encoder_layer: a TransformerEncoderLayer with the options; all layers start from the same, new weights.
        num_layers: how many layers.
        norm: a Cell that is applied last.
    """

    def __init__(self, encoder_layer: Any, num_layers: int, norm: Any = None) -> None:
        super().__init__()
        self.layers = _stack(encoder_layer, TransformerEncoderLayer, num_layers)
        self.num_layers, self.norm = num_layers, norm

    def construct(self, src: Any, src_mask: Any = None, src_key_padding_mask: Any = None) -> Any:
        for layer in self.layers:
            src = layer(src, src_mask, src_key_padding_mask)
        return src if self.norm is None else self.norm(src)


class TransformerDecoder(Cell):
    """A stack of decoder layers; shapes and masks as for :class:`TransformerDecoderLayer`.

    Args:
        decoder_layer: a TransformerDecoderLayer with the options; all layers start from the same, new weights.
        num_layers: how many layers.
        norm: a Cell that is applied last.
    """

    def __init__(self, decoder_layer: Any, num_layers: int, norm: Any = None) -> None:
        super().__init__()
        self.layers = _stack(decoder_layer, TransformerDecoderLayer, num_layers)
        self.num_layers, self.norm = num_layers, norm

    def construct(
        self,
        tgt: Any,
        memory: Any,
        tgt_mask: Any = None,
        memory_mask: Any = None,
        tgt_key_padding_mask: Any = None,
        memory_key_padding_mask: Any = None,
    ) -> Any:
        for layer in self.layers:
            tgt = layer(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)
        return tgt if self.norm is None else self.norm(tgt)


class Transformer(Cell):
    """Encoder and decoder, each with a LayerNorm at the end; all matrices start from XavierUniform.

    src: [S, N, E] float, tgt: [T, N, E], and the masks of :class:`TransformerEncoderLayer` and
    :class:`TransformerDecoderLayer` -> [T, N, E].

    Args:
        d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, dtype: as for
            :class:`TransformerEncoderLayer`.
        num_encoder_layers, num_decoder_layers: how many layers.
        custom_encoder, custom_decoder: Cells to use instead.

    Raises:
        ValueError: if ``src`` and ``tgt`` have other sizes than E, or different batch sizes.

    >>> import amadou as ms
    >>> net = ms.nn.Transformer(32, 4, 1, 1, 64)
    >>> net(ms.ops.ones((10, 2, 32)), ms.ops.ones((20, 2, 32))).shape
    (20, 2, 32)
    """

    def __init__(
        self,
        d_model: int = 512,
        nhead: int = 8,
        num_encoder_layers: int = 6,
        num_decoder_layers: int = 6,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: str | Cell | Callable = "relu",
        custom_encoder: Cell | None = None,
        custom_decoder: Cell | None = None,
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        options = d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, dtype

        def norm() -> LayerNorm:
            return LayerNorm((d_model,), epsilon=layer_norm_eps, dtype=dtype)

        self.encoder: Any = custom_encoder
        self.decoder: Any = custom_decoder
        if custom_encoder is None:
            self.encoder = TransformerEncoder(TransformerEncoderLayer(*options), num_encoder_layers, norm())
        if custom_decoder is None:
            self.decoder = TransformerDecoder(TransformerDecoderLayer(*options), num_decoder_layers, norm())
        for parameter in self.get_parameters():
            if parameter.ndim > 1:
                parameter.set_data(initializer(XavierUniform(), parameter.shape, parameter.dtype))
        self.d_model, self.nhead, self.batch_first = d_model, nhead, batch_first

    def construct(
        self,
        src: Any,
        tgt: Any,
        src_mask: Any = None,
        tgt_mask: Any = None,
        memory_mask: Any = None,
        src_key_padding_mask: Any = None,
        tgt_key_padding_mask: Any = None,
        memory_key_padding_mask: Any = None,
    ) -> Any:
        self._check(src.shape, tgt.shape)
        memory = self.encoder(src, src_mask, src_key_padding_mask)
        return self.decoder(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)

    def _check(self, src: tuple[int, ...], tgt: tuple[int, ...]) -> None:
        batch_axis = 0 if self.batch_first else 1
        if len(src) == len(tgt) == 3 and src[batch_axis] != tgt[batch_axis]:
            raise ValueError(f"For 'Transformer', 'src' and 'tgt' must have the same batch size, but got {src}, {tgt}.")
        if not src[-1] == tgt[-1] == self.d_model:
            raise ValueError(
                f"For 'Transformer', 'src' and 'tgt' must have {self.d_model} features, but got {src} and {tgt}."
            )
