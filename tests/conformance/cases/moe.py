"""Mixture of experts. MindSpore has it on Ascend only: what its documentation shows, and small cases by hand."""

from tests.conformance.case import Case, f32, values

ASCEND = "Ascend only; the documented example"
BY_HAND = "Ascend only; by hand"
TOKENS = values([[1, 2], [3, 4], [5, 6]], "float32")

CASES = [
    Case("ops.moe_token_permute"),
    Case("ops.moe_token_permute", TOKENS, values([2, 0, 1], "int32")).but(
        expect=(values([[3, 4], [5, 6], [1, 2]], "float32"), values([2, 0, 1], "int32")), reason=ASCEND
    ),
    Case("ops.moe_token_permute", TOKENS, values([[2, 0], [1, 2], [0, 1]], "int32"), 4).but(
        expect=(values([[1, 2], [5, 6], [3, 4], [5, 6]], "float32"), values([4, 0, 2, 5, 1, 3], "int32")),
        reason=BY_HAND,
    ),
    Case("ops.moe_token_unpermute", TOKENS, values([2, 0, 1], "int32")).but(
        expect=values([[5, 6], [1, 2], [3, 4]], "float32"), reason=BY_HAND
    ),
    Case("ops.moe_token_unpermute", TOKENS, values([2, 0], "int32"), values([[0.5, 2.0]], "float32")).but(
        expect=values([[4.5, 7.0]], "float32"), reason=BY_HAND
    ),
    Case(
        "(lambda x: ms.ops.auto_generate.MoeGatingTopKSoftmax()(x, None, 2)[1:])",
        values([[1, 3, 2], [9, 0, 4]], "float32"),
    ).but(expect=(values([[1, 2], [0, 2]], "int32"), values([[0, 2], [1, 3]], "int32")), reason=BY_HAND),
    Case("ms.ops.auto_generate.MoeComputeExpertTokens()", values([0, 0, 2, 2, 2], "int32"), 4).but(
        expect=values([2, 2, 5, 5], "int32"), reason=BY_HAND
    ),
    Case("ms.ops.auto_generate.FusedAddTopKDiv()", f32(2, 8), f32(8), 4, 2, 2, 3, 0, True, 1.0).but(
        torch="""lambda x, b, g, t, n, k, a, m, s: (lambda y, i: (y / y.sum(1, keepdim=True), i.int()))(
            *(lambda i: (x.sigmoid().gather(1, i), i))(
                ((x.sigmoid() + b).view(2, 4, 2) * torch.zeros(2, 4).scatter(
                    1, (x.sigmoid() + b).view(2, 4, 2).sum(2).topk(2).indices, 1.0)[..., None]
                ).view(2, 8).topk(3).indices))""",
        reason=BY_HAND,
        grad=False,
    ),
]
