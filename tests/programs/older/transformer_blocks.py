"""The Transformer of MindSpore 1.x to 2.7: layers, blocks, decoding word by word, gradients."""

import mindspore as ms
import numpy as np
from mindspore import Tensor
from mindspore.parallel._transformer import (
    AttentionMask,
    CrossEntropyLoss,
    FeedForward,
    MultiHeadAttention,
    Transformer,
    TransformerDecoder,
    TransformerDecoderLayer,
    TransformerEncoder,
    TransformerEncoderLayer,
    VocabEmbedding,
)
from mindspore.parallel._transformer.layers import _LayerNorm, _Linear

ms.set_context(mode=ms.PYNATIVE_MODE)
BATCH, SOURCE, TARGET, HIDDEN, HEADS, INNER = 2, 6, 4, 8, 2, 12
GIVEN = {"hidden_act": "relu", "attention_dropout_rate": 0.0, "hidden_dropout_rate": 0.0}


def numbers(*shape, seed=0, dtype=np.float32):
    return Tensor(np.random.default_rng(seed).standard_normal(shape).astype(dtype))


def causal(length):
    return Tensor(np.tril(np.ones((BATCH, length, length), np.float32)))


def filled(net):
    """The same weights on every machine."""
    for number, param in enumerate(net.get_parameters()):
        if "past" not in param.name:
            values = np.random.default_rng(number).standard_normal(param.shape) * 0.3
            param.set_data(Tensor(values.astype(np.float32)))
    return net.set_train(False)


def show(title, *results):
    print(title)
    for result in results:
        if isinstance(result, (tuple, list)):
            show(f"  {len(result)} results", *result)
        elif result is None:
            print("  None")
        else:
            values = result.asnumpy().astype(np.float64)
            waves = np.cos(np.arange(values.size)).reshape(values.shape)
            print("  ", result.shape, result.dtype, f"{np.abs(values).mean():.4f} {(values * waves).mean():.4f}")


source, target = numbers(BATCH, SOURCE, HIDDEN), numbers(BATCH, TARGET, HIDDEN, seed=1)

for layer in (
    _LayerNorm((HIDDEN,)),
    _LayerNorm((HIDDEN,), eps=0.1, is_self_defined=True),
    _Linear(HIDDEN, 3),
    _Linear(HIDDEN, 3, activation="relu", transpose_b=False, compute_dtype=ms.float32),
    FeedForward(HIDDEN, INNER, 0.0, hidden_act="relu"),
):
    for param in layer.get_parameters():
        print(param.name, param.shape, param.dtype, param.requires_grad)
    show(
        type(layer).__name__, filled(layer)(source), layer(source.reshape(-1, HIDDEN)), layer(source.astype(ms.float16))
    )

show("AttentionMask", AttentionMask(4)(Tensor([[1, 1, 1, 0], [1, 1, 0, 0]], ms.float32)))
show("VocabEmbedding", filled(VocabEmbedding(10, 3))(Tensor([[1, 2], [3, 9]], ms.int32)))
logits, labels = numbers(5, 7), Tensor([0, 3, 6, 1, 2], ms.int32)
show("CrossEntropyLoss", CrossEntropyLoss()(logits, labels, Tensor([1.0, 1, 0, 1, 1])))

attention = filled(MultiHeadAttention(BATCH, SOURCE, SOURCE, HIDDEN, HEADS, 0.0, 0.0))
show("MultiHeadAttention", attention(source, source, source, causal(SOURCE)))
show("without a mask", attention(source, source, source, None))
flat = source.reshape(-1, HIDDEN)
show("of two axes", attention(flat, flat, flat, causal(SOURCE)))
full = filled(MultiHeadAttention(BATCH, SOURCE, SOURCE, HIDDEN, HEADS, 0.0, 0.0, compute_dtype=ms.float32))
show("in float32", full(source, source, source, causal(SOURCE)))

for post in (False, True):
    layer = TransformerEncoderLayer(BATCH, HIDDEN, INNER, HEADS, SOURCE, post_layernorm_residual=post, **GIVEN)
    show(
        "TransformerEncoderLayer",
        filled(layer)(source, causal(SOURCE)),
        layer(source, None),
        layer(flat, causal(SOURCE)),
    )
    layer = TransformerDecoderLayer(HIDDEN, INNER, HEADS, BATCH, SOURCE, TARGET, post_layernorm_residual=post, **GIVEN)
    memory_mask = Tensor(np.ones((BATCH, TARGET, SOURCE), np.float32))
    show("TransformerDecoderLayer", filled(layer)(target, causal(TARGET), source, memory_mask))

encoder = TransformerEncoder(BATCH, 2, HIDDEN, INNER, SOURCE, HEADS, **GIVEN)
show("TransformerEncoder", filled(encoder)(source, causal(SOURCE)))
print([param.name for param in encoder.get_parameters()])
decoder = TransformerDecoder(2, BATCH, HIDDEN, INNER, SOURCE, TARGET, HEADS, **GIVEN)
show("TransformerDecoder", filled(decoder)(target, causal(TARGET), source, memory_mask))
both = Transformer(HIDDEN, BATCH, INNER, SOURCE, TARGET, encoder_layers=1, decoder_layers=1, num_heads=HEADS, **GIVEN)
show("Transformer", filled(both)(source, causal(SOURCE), target, causal(TARGET), memory_mask))
print([param.name for param in both.get_parameters()])
alone = Transformer(HIDDEN, BATCH, INNER, SOURCE, TARGET, encoder_layers=2, decoder_layers=0, num_heads=HEADS, **GIVEN)
show("without a decoder", filled(alone)(source, causal(SOURCE)))

print("one word after the other")
steps = filled(TransformerEncoder(BATCH, 1, HIDDEN, INNER, SOURCE, HEADS, use_past=True, **GIVEN))
print([(param.name, param.requires_grad) for param in steps.get_parameters()][:3])
steps.add_flags_recursive(is_first_iteration=True)
begin = Tensor([3, 3], ms.int32)
show("the first three", steps(source, causal(SOURCE), Tensor([False]), begin))
steps.add_flags_recursive(is_first_iteration=False)
for position in (3, 4):
    mask = causal(SOURCE)[:, position : position + 1, :]
    valid = Tensor([position + 1] * 2, ms.int32)
    show("the next", steps(source[:, position : position + 1, :], mask, Tensor([True]), valid))

train = filled(TransformerEncoder(BATCH, 1, HIDDEN, INNER, SOURCE, HEADS, **GIVEN))
gradients = ms.value_and_grad(lambda x: train(x, causal(SOURCE))[0].sum(), None, train.trainable_params())(source)
show("gradients", gradients)
