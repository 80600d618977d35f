"""Fused attention. MindSpore has it on Ascend only: torch's attention over the same heads is the truth."""

from tests.conformance.case import Case, error, f16, f32, values

ASCEND = "Ascend only"
SDPA = "torch.nn.functional.scaled_dot_product_attention"
BNSD = [f32(2, 2, 3, 4)] * 3
BSH = [f32(2, 3, 8)] * 3
HEADS = "(lambda x: x.unflatten(2, (2, 4)).transpose(1, 2))"
CAUSAL = values([[0, 1, 1], [0, 0, 1], [0, 0, 0]], "uint8")


def bsh(settings):
    """torch's attention of BSH inputs."""
    return (
        f"lambda q, k, v, *_, **__: {SDPA}({HEADS}(q), {HEADS}(k), {HEADS}(v), {settings}).transpose(1, 2).flatten(2)"
    )


def bnsd(settings):
    return f"lambda q, k, v, *_, **__: {SDPA}(q, k, v, {settings})"


CASES = [
    Case("ops.swiglu"),
    Case("ops.flash_attention_score", *BSH, 2).but(torch=bsh("scale=1.0"), reason=ASCEND),
    Case("ops.flash_attention_score", *BNSD, 2, scalar_value=0.5, input_layout="BNSD").but(
        torch=bnsd("scale=0.5"), reason=ASCEND
    ),
    Case("ops.flash_attention_score", *BNSD, 2, attn_mask=CAUSAL, input_layout="BNSD").but(
        torch=bnsd("scale=1.0, is_causal=True"), reason=ASCEND, grad=False
    ),
    *[
        Case("ops.flash_attention_score", *BNSD, 2, input_layout="BNSD", sparse_mode=mode).but(
            torch=bnsd("scale=1.0, is_causal=True"), reason=ASCEND
        )
        for mode in (2, 3)
    ],
    Case("ops.flash_attention_score", *BNSD, 2, input_layout="BNSD", next_tokens=0).but(
        torch=bnsd("scale=1.0, is_causal=True"), reason=ASCEND
    ),
    Case("ops.flash_attention_score", f32(1, 4, 3, 4), f32(1, 2, 3, 4), f32(1, 2, 3, 4), 4, input_layout="BNSD").but(
        torch=bnsd("scale=1.0, enable_gqa=True"), reason=ASCEND
    ),
    Case("ops.flash_attention_score", *[f32(3, 2, 8)] * 3, 2, input_layout="SBH").but(
        torch=f"lambda *a, **_: ({bsh('scale=1.0')})(*[t.transpose(0, 1) for t in a[:3]]).transpose(0, 1)",
        reason=ASCEND,
    ),
    Case(
        "ops.flash_attention_score",
        *[f32(5, 2, 4)] * 3,
        2,
        actual_seq_qlen=(2, 5),
        actual_seq_kvlen=(2, 5),
        input_layout="TND",
    ).but(
        torch=f"lambda q, k, v, *_, **__: torch.cat([{SDPA}(*[t[s].transpose(0, 1) for t in (q, k, v)], scale=1.0)"
        ".transpose(0, 1) for s in (slice(0, 2), slice(2, 5))])",
        reason=ASCEND,
    ),
    Case("ops.flash_attention_score", *BSH, 2, input_layout="XYZ").but(expect=error("ValueError"), reason=ASCEND),
    Case("ops.prompt_flash_attention", *BNSD, num_heads=2, input_layout="BNSD").but(
        torch=bnsd("scale=1.0"), reason=ASCEND
    ),
    Case("ops.incre_flash_attention", f32(2, 1, 8), f32(2, 3, 8), f32(2, 3, 8), num_heads=2).but(
        torch=bsh("scale=1.0"), reason=ASCEND
    ),
    Case("(lambda *a: ops.fused_infer_attention_score(*a, num_heads=2, input_layout='BNSD')[0])", *BNSD).but(
        torch=bnsd("scale=1.0"), reason=ASCEND
    ),
    Case("(lambda *a: ops.speed_fusion_attention(*a, 2, 'BNSD')[0])", *BNSD).but(
        torch=bnsd("scale=1.0"), reason=ASCEND
    ),
    Case("(lambda *a: ms.ops.operations.nn_ops.FlashAttentionScore(2, input_layout='BNSD')(*a)[3])", *BNSD).but(
        torch=bnsd("scale=1.0"), reason=ASCEND
    ),
    Case(
        "(lambda q, c: ops.PagedAttention(2, 1.0, 2)(q, c, c, Tensor([[1, 0]]), Tensor([3])))",
        f32(1, 1, 4),
        f32(2, 2, 2, 2),
    ).but(
        torch=f"lambda q, c: {SDPA}(q.view(1, 1, 2, 2).transpose(1, 2), "
        "*[c[[1, 0]].reshape(1, 4, 2, 2)[:, :3].transpose(1, 2)] * 2, scale=1.0).transpose(1, 2).reshape(1, 1, 4)",
        reason=ASCEND,
        grad=False,
    ),
    Case(
        "(lambda k, c: (ops.ReshapeAndCache()(k, k, c, c, Tensor([3, -1])), c)[1])",
        values([[[5.0]], [[6.0]]], "float32"),
        values([[[[0.0]], [[1.0]]], [[[2.0]], [[3.0]]]], "float32"),
    ).but(expect=values([[[[0.0]], [[1.0]]], [[[2.0]], [[5.0]]]], "float32"), reason=ASCEND),
    Case(
        "(lambda x, c, s: ops.rotary_position_embedding(x, c, s))", f32(1, 2, 1, 4), f32(1, 2, 1, 4), f32(1, 2, 1, 4)
    ).but(torch="lambda x, c, s: x * c + torch.cat((-x[..., 2:], x[..., :2]), -1) * s", reason=ASCEND),
    Case("ops.rotary_position_embedding", f32(1, 1, 1, 4), f32(4), f32(4), 1).but(
        torch="lambda x, c, s, m: x * c + torch.stack((-x[..., 1], x[..., 0], -x[..., 3], x[..., 2]), -1) * s",
        reason=ASCEND,
    ),
    Case("ops.swiglu", values([[-0.12, 0.123], [2.1223, 4.1212]], "float32"), 0).but(
        torch="lambda x, d: torch.nn.functional.silu(x[:1]) * x[1:]", reason=ASCEND
    ),
    Case("ops.nsa_compress", f16(48, 2, 16), f16(32, 2), 32, 16, actual_seq_len=(48,)).but(
        torch="lambda x, w, *_, **__: (x.float()[[*range(32), *range(16, 48)]].unflatten(0, (2, 32))"
        " * w.float()[..., None]).sum(1).half()",
        reason=ASCEND,
    ),
    Case("ops.nsa_compress", f16(48, 2, 16), f16(16, 2), 32, 16, actual_seq_len=(48,)).but(
        expect=error("RuntimeError"), reason=ASCEND
    ),
    Case("ops.swiglu", f16(2, 3)).but(expect=error("ValueError"), reason=ASCEND),
    Case(
        "ops.add_rms_norm",
        values([[0.5, 1.0, 1.5]], "float32"),
        values([[0.5, 1.0, 1.5]], "float32"),
        values([1, 1, 1], "float32"),
    ).but(
        expect=(values([[0.46290997, 0.92581993, 1.3887299]], "float32"), values([[0.46290997]], "float32")),
        reason="Ascend only; the documented example",
    ),
    Case(
        "(lambda *a: ops.add_layer_norm(*a)[:3])",
        *[values([[1, 2, 3]], "float32")] * 2,
        values([1, 1, 1], "float32"),
        values([0, 0, 0], "float32"),
    ).but(
        expect=(
            values([[-1.2247427, 0.0, 1.2247427]], "float32"),
            values([[4]], "float32"),
            values([[0.6123713]], "float32"),
        ),
        reason="Ascend only; the documented example",
    ),
]
