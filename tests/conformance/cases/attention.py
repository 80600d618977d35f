"""Multi-head attention and transformers."""

from tests.conformance.case import Case, bool_, f16, f32, i32, u8, values

# no query may lose all its keys: the weights of nothing are NaN, and MindSpore's CPU kernel gives anything
CAUSAL = values([[False, True, True], [False, False, True], [False, False, False]], "bool")
LATE = values([[False, True, False, False, True], [False, False, False, True, True]], "bool")
SOME = values([[False, False, True, True, False]] * 3, "bool")
SOME_BYTES = values([[0, 0, 1, 1, 0]] * 3, "uint8")
OF_HEADS = values([[[False, True, True, False, False]] * 3, [[True, False, False, False, True]] * 3] * 2, "bool")

ATTENTION = "nn.MultiheadAttention(4, 2)"
INPUTS = f32(3, 2, 4), f32(5, 2, 4), f32(5, 2, 4)
SINGLE = f32(3, 4), f32(5, 4), f32(5, 4)
ENCODER = "nn.TransformerEncoderLayer(4, 2, 8)"
DECODER = "nn.TransformerDecoderLayer(4, 2, 8)"
TWO = f32(3, 2, 4), f32(5, 2, 4)

CASES = [
    Case(ATTENTION, *INPUTS),
    Case(ATTENTION, *INPUTS, need_weights=False),
    Case(ATTENTION, *INPUTS, average_attn_weights=False),
    Case(ATTENTION, *SINGLE),
    Case(ATTENTION, *SINGLE, average_attn_weights=False),
    Case("nn.MultiheadAttention(4, 2, has_bias=False)", *INPUTS),
    Case("nn.MultiheadAttention(4, 4, batch_first=True)", f32(2, 3, 4), f32(2, 5, 4), f32(2, 5, 4)),
    Case("nn.MultiheadAttention(4, 2, batch_first=True)", *SINGLE, need_weights=False),
    Case("nn.MultiheadAttention(4, 2, kdim=3, vdim=5)", f32(3, 2, 4), f32(5, 2, 3), f32(5, 2, 5)),
    Case("nn.MultiheadAttention(4, 2, add_bias_kv=True)", *INPUTS),
    Case("nn.MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True)", *INPUTS, LATE, True, SOME),
    Case("nn.MultiheadAttention(4, 2, 0.5)", *INPUTS),
    # masks
    Case(ATTENTION, *INPUTS, LATE),
    Case(ATTENTION, *INPUTS, LATE, False),
    Case(ATTENTION, *INPUTS, f32(2, 5)),
    Case(ATTENTION, *SINGLE, values([False, True, False, False, True], "bool")),
    Case(ATTENTION, *INPUTS, attn_mask=SOME),
    Case(ATTENTION, *INPUTS, attn_mask=SOME, need_weights=False),
    Case(ATTENTION, *INPUTS, attn_mask=SOME_BYTES),
    Case(ATTENTION, *INPUTS, attn_mask=f32(3, 5)),
    Case(ATTENTION, *INPUTS, attn_mask=OF_HEADS),
    Case(ATTENTION, *INPUTS, attn_mask=f32(4, 3, 5)),
    Case(ATTENTION, *INPUTS, f32(2, 5), True, f32(3, 5)),
    Case(ATTENTION, *INPUTS, values([[False, True, False, False, False]] * 2, "bool"), True, SOME),
    # errors
    *[Case(f"nn.MultiheadAttention({args})", *INPUTS) for args in ("4, 3", "4, 0", "4.0, 2", "4, 2, has_bias=1")],
    Case(ATTENTION, f32(3, 2, 5), f32(5, 2, 4), f32(5, 2, 4)),
    Case(ATTENTION, f32(3, 2, 4), f32(5, 2, 4), f32(5, 2, 3)),
    Case(ATTENTION, f32(3, 2, 4), f32(5, 2, 4), f32(4, 2, 4)),
    Case(ATTENTION, f32(3, 2, 4), f32(5, 3, 4), f32(5, 3, 4)),
    Case(ATTENTION, f32(3, 4), f32(5, 2, 4), f32(5, 2, 4)),
    Case(ATTENTION, f32(1, 3, 2, 4), f32(1, 5, 2, 4), f32(1, 5, 2, 4)),
    Case(ATTENTION, f16(3, 2, 4), f16(5, 2, 4), f16(5, 2, 4)),
    Case(ATTENTION, *INPUTS, i32(2, 5)),
    Case(ATTENTION, *INPUTS, u8(2, 5)),
    Case(ATTENTION, *INPUTS, bool_(5)),
    Case(ATTENTION, *INPUTS, bool_(5, 2)),
    Case(ATTENTION, *INPUTS, attn_mask=i32(3, 5)),
    Case(ATTENTION, *INPUTS, attn_mask=bool_(5, 3)),
    Case(ATTENTION, *INPUTS, attn_mask=bool_(2, 3, 5)),
    # encoder
    Case(ENCODER, f32(3, 2, 4)),
    Case(ENCODER, f32(3, 4)),
    Case(ENCODER, f32(3, 2, 4), CAUSAL),
    Case(ENCODER, f32(3, 2, 4), f32(4, 3, 3), f32(2, 3)),
    Case("nn.TransformerEncoderLayer(4, 2, 8, 0.1, 'gelu', 1e-3)", f32(3, 2, 4)),
    Case("nn.TransformerEncoderLayer(4, 2, 8, activation=ops.gelu, norm_first=True)", f32(3, 2, 4)),
    Case("nn.TransformerEncoderLayer(4, 2, 8, batch_first=True)", f32(2, 3, 4), CAUSAL),
    Case("nn.TransformerEncoderLayer(4, 2, 8, 0.0)", f32(3, 2, 4)).but(train=True),
    *[
        Case(f"nn.TransformerEncoderLayer({args})", f32(3, 2, 4))
        for args in (
            "4, 3",
            "4, 2, 0",
            "4, 2, 8.0",
            "4, 2, 8, 1.0",
            "4, 2, 8, 'a'",
            "4, 2, 8, 0.1, 'tanh'",
            "4, 2, 8, 0.1, nn.Tanh()",
            "4, 2, 8, 0.1, ops.tanh",
            "4, 2, 8, 0.1, None",
        )
    ],
    Case(ENCODER, f32(3, 2, 5)),
    Case(ENCODER, f32(3, 2, 4), i32(3, 3)),
    Case(ENCODER, f32(3, 2, 4), None, i32(2, 3)),
    Case(f"nn.TransformerEncoder({ENCODER}, 2)", f32(3, 2, 4), CAUSAL),
    Case(f"nn.TransformerEncoder({ENCODER}, 1, nn.LayerNorm((4,)))", f32(3, 2, 4)),
    Case(f"nn.TransformerEncoder({ENCODER}, 0)", f32(3, 2, 4)),
    Case(f"nn.TransformerEncoder({ENCODER}, 1.5)", f32(3, 2, 4)),
    Case("nn.TransformerEncoder(nn.Dense(2, 3), 1)", f32(3, 2, 4)),
    # decoder
    Case(DECODER, *TWO),
    Case(DECODER, f32(3, 4), f32(5, 4)),
    Case(DECODER, *TWO, CAUSAL, SOME),
    Case(DECODER, *TWO, f32(3, 3), f32(3, 5), f32(2, 3), f32(2, 5)),
    Case(DECODER, *TWO, memory_key_padding_mask=LATE),
    Case("nn.TransformerDecoderLayer(4, 2, 8, batch_first=True, norm_first=True)", f32(2, 3, 4), f32(2, 5, 4)),
    Case(DECODER, f32(3, 2, 4), f32(5, 3, 4)),
    Case(DECODER, *TWO, tgt_key_padding_mask=i32(2, 3)),
    Case(f"nn.TransformerDecoder({DECODER}, 2)", *TWO, CAUSAL),
    Case(f"nn.TransformerDecoder({DECODER}, 1, nn.LayerNorm((4,)))", *TWO),
    # both
    Case("nn.Transformer(4, 2, 1, 1, 8)", f32(5, 2, 4), f32(3, 2, 4)),
    Case("nn.Transformer(4, 2, 1, 1, 8)", f32(5, 4), f32(3, 4), None, CAUSAL),
    Case("nn.Transformer(4, 2, 1, 1, 8, batch_first=True)", f32(2, 5, 4), f32(2, 3, 4)),
    Case("nn.Transformer(4, 2, 1, 1, 8, custom_encoder=nn.Dense(4, 4))", f32(5, 2, 4), f32(3, 2, 4)),
    Case("nn.Transformer(4, 2, 1, 1, 8)", f32(5, 3, 4), f32(3, 2, 4)),
    Case("nn.Transformer(4, 2, 1, 1, 8)", f32(5, 2, 3), f32(3, 2, 3)),
]
