"""Blocks of the Transformer that MindSpore had until 2.7: encoder, decoder and both, also word by word.

N batch, L and S lengths of the sequences that encoder and decoder read, E features, H heads. A sequence is [N, L, E]
or [N * L, E]; masks are [N, queries, keys] with 1 where a query may look, or None.

Arguments that all classes share:
    batch_size: N; used with ``use_past`` only.
    hidden_size, ffn_hidden_size, num_heads: E, the features in the middle of the feed-forward layers, and H.
    attention_dropout_rate, hidden_dropout_rate: in [0, 1), of attention weights and of outputs.
    post_layernorm_residual: whether the normalised sequence is what a block adds to, and not the sequence itself.
    layernorm_compute_type, softmax_compute_type, param_init_type: float32 or float16.
    hidden_act: the name of an activation, or a class of Cells.
    use_past: whether words come one by one: see :class:`MultiHeadAttention`. The keys and values are kept in two
        Parameters of each layer, which ``init_reset`` = False sets to zero.
    moe_config, parallel_config: see :mod:`amadou.legacy.transformer_config`.
"""

from collections.abc import Callable
from typing import Any

from .. import dtype as mstype
from ..common.initializer import initializer
from ..nn.cell import Cell
from ..nn.containers import CellList
from ..parameter import Parameter
from .transformer_config import (
    MoEConfig,
    OpParallelConfig,
    TransformerOpParallelConfig,
    _check_config,
    _check_moe_config,
    default_dpmp_config,
    default_moe_config,
    default_transformer_config,
)
from .transformer_layers import FeedForward, MultiHeadAttention, _LayerNorm


class _Layer(Cell):
    """What the layers of encoder and decoder share."""

    def _set_attention(self, attention: MultiHeadAttention, layernorm_compute_type: Any) -> None:
        self.layernorm1 = _layer_norm(attention, layernorm_compute_type)
        self.layernorm2 = _layer_norm(attention, layernorm_compute_type)
        self.attention = attention
        if attention.use_past:
            heads = attention.batch_size, attention.n_head
            length, size = attention.tgt_seq_length, attention.size_per_head
            self.key_past = Parameter(initializer("zeros", (*heads, size, length), mstype.float16), "key_past")
            self.value_past = Parameter(initializer("zeros", (*heads, length, size), mstype.float16), "value_past")

    def _attend(self, x: Any, mask: Any, init_reset: Any, batch_valid_length: Any) -> tuple[Any, Any]:
        x = x.astype(mstype.float16)
        if not self.attention.use_past:
            return self.attention(x, x, x, mask)
        keep = init_reset if isinstance(init_reset, bool) else init_reset.astype(mstype.float16)
        past = self.key_past * keep, self.value_past * keep
        out, present = self.attention(x, x, x, mask, *past, batch_valid_length)
        self.key_past.set_data(present[0])
        self.value_past.set_data(present[1])
        return out, present


def _layer_norm(attention: MultiHeadAttention, dtype: Any) -> Cell:
    return _LayerNorm((attention.hidden_size,)).to_float(dtype)


class TransformerEncoderLayer(_Layer):
    """Self-attention and a feed-forward layer, each behind a normalisation and added to what it reads.

    Takes (x, input_mask, init_reset, batch_valid_length) and gives the sequence, and its keys and values.
    """

    def __init__(
        self,
        batch_size: int | None,
        hidden_size: int,
        ffn_hidden_size: int,
        num_heads: int,
        seq_length: int,
        attention_dropout_rate: float = 0.1,
        hidden_dropout_rate: float = 0.1,
        post_layernorm_residual: bool = False,
        layernorm_compute_type: Any = mstype.float32,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        hidden_act: str | type[Cell] = "gelu",
        use_past: bool = False,
        moe_config: MoEConfig = default_moe_config,
        parallel_config: OpParallelConfig = default_dpmp_config,
    ) -> None:
        super().__init__()
        _check_moe_config(moe_config, parallel_config)
        attention = MultiHeadAttention(
            batch_size, seq_length, seq_length, hidden_size, num_heads, hidden_dropout_rate, attention_dropout_rate,
            softmax_compute_type=softmax_compute_type, param_init_type=param_init_type, use_past=use_past,
            parallel_config=parallel_config,
        )  # fmt: skip
        self.post_layernorm_residual = post_layernorm_residual
        self._set_attention(attention, layernorm_compute_type)
        self.output = FeedForward(
            hidden_size, ffn_hidden_size, hidden_dropout_rate, hidden_act, param_init_type=param_init_type
        )

    def construct(
        self, x: Any, input_mask: Any = None, init_reset: Any = True, batch_valid_length: Any = None
    ) -> tuple[Any, Any]:
        read = x if self.post_layernorm_residual else self.layernorm1(x)
        attended, present = self._attend(read, input_mask, init_reset, batch_valid_length)
        x = x + attended
        normed = self.layernorm2(x)
        if self.post_layernorm_residual:
            return self.layernorm1(normed + self.output(normed)), present
        return x + self.output(normed), present


class TransformerDecoderLayer(_Layer):
    """Self-attention, attention to what the encoder gave, and a feed-forward layer.

    Takes (hidden_stats, decoder_mask, encoder_output, memory_mask, init_reset, batch_valid_length) and gives the
    sequence, and the keys and values of itself and of the encoder's output. S is ``src_seq_length``, the encoder's;
    L is ``tgt_seq_length``.
    """

    def __init__(
        self,
        hidden_size: int,
        ffn_hidden_size: int,
        num_heads: int,
        batch_size: int | None,
        src_seq_length: int,
        tgt_seq_length: int,
        attention_dropout_rate: float = 0.1,
        hidden_dropout_rate: float = 0.1,
        post_layernorm_residual: bool = False,
        use_past: bool = False,
        layernorm_compute_type: Any = mstype.float32,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        hidden_act: str | type[Cell] = "gelu",
        moe_config: MoEConfig = default_moe_config,
        parallel_config: OpParallelConfig = default_dpmp_config,
    ) -> None:
        super().__init__()
        _check_moe_config(moe_config, parallel_config)

        def attention(keys: int, use_past: bool) -> MultiHeadAttention:
            return MultiHeadAttention(
                batch_size, tgt_seq_length, keys, hidden_size, num_heads, hidden_dropout_rate, attention_dropout_rate,
                softmax_compute_type=softmax_compute_type, param_init_type=param_init_type, use_past=use_past,
                parallel_config=parallel_config,
            )  # fmt: skip

        self.post_layernorm_residual = post_layernorm_residual
        self._set_attention(attention(tgt_seq_length, use_past), layernorm_compute_type)
        self.cross_attention = attention(src_seq_length, False)
        self.cross_attention_layernorm = _layer_norm(self.cross_attention, layernorm_compute_type)
        self.output = FeedForward(
            hidden_size, ffn_hidden_size, hidden_dropout_rate, hidden_act, param_init_type=param_init_type
        )

    def construct(
        self,
        hidden_stats: Any,
        decoder_mask: Any,
        encoder_output: Any = None,
        memory_mask: Any = None,
        init_reset: Any = True,
        batch_valid_length: Any = None,
    ) -> tuple[Any, Any]:
        normed = self.layernorm1(hidden_stats).astype(mstype.float16)
        attended, present = self._attend(normed, decoder_mask, init_reset, batch_valid_length)
        x = self._base(hidden_stats, normed) + attended
        if encoder_output is not None:
            normed = self.cross_attention_layernorm(x).astype(mstype.float16)
            memory = encoder_output.astype(mstype.float16)
            attended, cross_present = self.cross_attention(normed, memory, memory, memory_mask)
            present += cross_present
            x = self._base(x, normed) + attended
        normed = self.layernorm2(x).astype(mstype.float16)
        return self._base(x, normed) + self.output(normed), present

    def _base(self, x: Any, normed: Any) -> Any:
        return normed if self.post_layernorm_residual else x


def _get_lambda_func(total_layer: int | None = None) -> Callable:
    """A function that prepares layer ``layer_id`` + ``offset`` of ``total_layer``, or of ``layers``."""

    def prepare(network: Cell, layer_id: int, offset: int, parallel_config: Any, layers: int) -> None:
        per_group = max((total_layer or layers) // parallel_config.gradient_aggregation_group, 1)
        network.set_comm_fusion((layer_id + offset) // per_group + 1)
        recompute = parallel_config.recompute
        if recompute if isinstance(recompute, bool) else recompute.recompute:
            network.recompute()

    return prepare


class _Blocks(Cell):
    """Layers, one after the other."""

    blocks: CellList

    def _set_blocks(
        self, layer: Callable[[], _Layer], count: int, prepare: Callable | None, offset: int, config: Any
    ) -> None:
        _check_config(config)
        prepare = prepare or _get_lambda_func()
        self.num_layers = count
        self.blocks = CellList()
        for number in range(count):
            block = layer()
            prepare(block, layer_id=number, layers=count, offset=offset, parallel_config=config)
            self.blocks.append(block)

    def _run_blocks(self, x: Any, *args: Any) -> tuple[Any, tuple]:
        presents = []
        for block in self.blocks:
            x, present = block(x, *args)
            presents.append(present)
        return x, tuple(presents)


class TransformerEncoder(_Blocks):
    """``num_layers`` layers; (hidden_states, attention_mask, init_reset, batch_valid_length) -> sequence, presents.

    ``lambda_func(block, layer_id=, layers=, offset=, parallel_config=)`` may prepare each layer.
    """

    def __init__(
        self,
        batch_size: int | None,
        num_layers: int,
        hidden_size: int,
        ffn_hidden_size: int,
        seq_length: int,
        num_heads: int,
        attention_dropout_rate: float = 0.1,
        hidden_dropout_rate: float = 0.1,
        hidden_act: str | type[Cell] = "gelu",
        post_layernorm_residual: bool = False,
        layernorm_compute_type: Any = mstype.float32,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        lambda_func: Callable | None = None,
        offset: int = 0,
        use_past: bool = False,
        moe_config: MoEConfig = default_moe_config,
        parallel_config: TransformerOpParallelConfig = default_transformer_config,
    ) -> None:
        super().__init__()

        def layer() -> TransformerEncoderLayer:
            return TransformerEncoderLayer(
                batch_size, hidden_size, ffn_hidden_size, num_heads, seq_length, attention_dropout_rate,
                hidden_dropout_rate, post_layernorm_residual, layernorm_compute_type, softmax_compute_type,
                param_init_type, hidden_act, use_past, moe_config, parallel_config.dp_mp_config,
            )  # fmt: skip

        self._set_blocks(layer, num_layers, lambda_func, offset, parallel_config)

    def construct(
        self, hidden_states: Any, attention_mask: Any, init_reset: Any = True, batch_valid_length: Any = None
    ) -> tuple[Any, tuple]:
        return self._run_blocks(hidden_states, attention_mask, init_reset, batch_valid_length)


class TransformerDecoder(_Blocks):
    """``num_layers`` layers; takes what :class:`TransformerDecoderLayer` takes, gives the sequence and presents."""

    def __init__(
        self,
        num_layers: int,
        batch_size: int | None,
        hidden_size: int,
        ffn_hidden_size: int,
        src_seq_length: int,
        tgt_seq_length: int,
        num_heads: int,
        attention_dropout_rate: float = 0.1,
        hidden_dropout_rate: float = 0.1,
        post_layernorm_residual: bool = False,
        layernorm_compute_type: Any = mstype.float32,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        hidden_act: str | type[Cell] = "gelu",
        lambda_func: Callable | None = None,
        use_past: bool = False,
        offset: int = 0,
        moe_config: MoEConfig = default_moe_config,
        parallel_config: TransformerOpParallelConfig = default_transformer_config,
    ) -> None:
        super().__init__()

        def layer() -> TransformerDecoderLayer:
            return TransformerDecoderLayer(
                hidden_size, ffn_hidden_size, num_heads, batch_size, src_seq_length, tgt_seq_length,
                attention_dropout_rate, hidden_dropout_rate, post_layernorm_residual, use_past, layernorm_compute_type,
                softmax_compute_type, param_init_type, hidden_act, moe_config, parallel_config.dp_mp_config,
            )  # fmt: skip

        self._set_blocks(layer, num_layers, lambda_func, offset, parallel_config)

    def construct(
        self,
        hidden_states: Any,
        attention_mask: Any,
        encoder_output: Any = None,
        memory_mask: Any = None,
        init_reset: Any = True,
        batch_valid_length: Any = None,
    ) -> tuple[Any, tuple]:
        rest = encoder_output, memory_mask, init_reset, batch_valid_length
        return self._run_blocks(hidden_states, attention_mask, *rest)


class Transformer(Cell):
    """Encoder and decoder; without decoder layers the encoder alone.

    Takes (encoder_inputs, encoder_masks, decoder_inputs, decoder_masks, memory_mask, init_reset, batch_valid_length)
    and gives the last sequence and the presents of both, None for a decoder that is not there.
    """

    def __init__(
        self,
        hidden_size: int,
        batch_size: int | None,
        ffn_hidden_size: int,
        src_seq_length: int,
        tgt_seq_length: int,
        encoder_layers: int = 3,
        decoder_layers: int = 3,
        num_heads: int = 2,
        attention_dropout_rate: float = 0.1,
        hidden_dropout_rate: float = 0.1,
        hidden_act: str | type[Cell] = "gelu",
        post_layernorm_residual: bool = False,
        layernorm_compute_type: Any = mstype.float32,
        softmax_compute_type: Any = mstype.float32,
        param_init_type: Any = mstype.float32,
        lambda_func: Callable | None = None,
        use_past: bool = False,
        moe_config: MoEConfig = default_moe_config,
        parallel_config: TransformerOpParallelConfig = default_transformer_config,
    ) -> None:
        super().__init__()
        prepare = lambda_func or _get_lambda_func(encoder_layers + decoder_layers)
        sizes: dict[str, Any] = {
            "batch_size": batch_size,
            "hidden_size": hidden_size,
            "ffn_hidden_size": ffn_hidden_size,
        }
        shared: dict[str, Any] = {
            "num_heads": num_heads, "attention_dropout_rate": attention_dropout_rate,
            "hidden_dropout_rate": hidden_dropout_rate, "hidden_act": hidden_act,
            "post_layernorm_residual": post_layernorm_residual, "layernorm_compute_type": layernorm_compute_type,
            "softmax_compute_type": softmax_compute_type, "param_init_type": param_init_type, "lambda_func": prepare,
            "use_past": use_past, "moe_config": moe_config, "parallel_config": parallel_config,
        }  # fmt: skip
        self.encoder = self.decoder = None
        if encoder_layers > 0:
            self.encoder = TransformerEncoder(num_layers=encoder_layers, seq_length=src_seq_length, **sizes, **shared)
        if decoder_layers > 0:
            self.decoder = TransformerDecoder(
                num_layers=decoder_layers, src_seq_length=src_seq_length, tgt_seq_length=tgt_seq_length,
                offset=encoder_layers, **sizes, **shared,
            )  # fmt: skip

    def construct(
        self,
        encoder_inputs: Any,
        encoder_masks: Any,
        decoder_inputs: Any = None,
        decoder_masks: Any = None,
        memory_mask: Any = None,
        init_reset: Any = True,
        batch_valid_length: Any = None,
    ) -> tuple[Any, Any, Any]:
        out = read = read_past = written_past = None
        if self.encoder is not None:
            out, read_past = self.encoder(encoder_inputs, encoder_masks, init_reset, batch_valid_length)
            read = out
        if self.decoder is not None:
            out, written_past = self.decoder(
                decoder_inputs, decoder_masks, read, memory_mask, init_reset, batch_valid_length
            )
        return out, read_past, written_past
