"""Tokens go to the experts of other processes and come back: the mixture and its gradient are those of one process."""

import mindspore as ms
import numpy as np
import pytest
from mindspore import Tensor, ops
from mindspore.communication import GlobalComm, get_group_size, get_rank, init

init()
rank, size = get_rank(), get_group_size()
T, K, H, E = 5, 2, 4, 2 * size
draw = np.random.default_rng(rank)
tokens = draw.standard_normal((T, H)).astype(np.float32)
chosen = np.stack([draw.permutation(E)[:K] for _ in range(T)]).astype(np.int32)
scales = draw.random((T, K), np.float32)
experts = np.random.default_rng(99).standard_normal((E, H, H)).astype(np.float32)  # all experts, for the comparison
ours = Tensor(experts[2 * rank : 2 * rank + 2])
group = {"group_ep": GlobalComm.WORLD_COMM_GROUP}


def mixture(x, weights):
    sent, _, nth, per_expert, counts, _, sent_scales = ops.moe_distribute_dispatch(
        x, Tensor(chosen), size, rank, E, expert_scales=Tensor(scales), expert_token_nums_type=1, **group
    )
    assert sent.shape == (T * size * K, H)
    assert sent_scales.shape == (T * size * K,)
    assert counts.reshape(2, size).sum(1).asnumpy().tolist() == per_expert.asnumpy().tolist()
    first, both = int(per_expert[0]), int(per_expert.sum())
    made = ops.cat((sent[:first] @ weights[0], sent[first:both] @ weights[1], sent[both:]))
    return ops.moe_distribute_combine(made, Tensor(chosen), nth, counts, Tensor(scales), size, rank, E, **group)


want = np.einsum("tkh,tk->th", np.einsum("th,tkhj->tkj", tokens, experts[chosen]), scales)
np.testing.assert_allclose(mixture(Tensor(tokens), ours).asnumpy(), want, rtol=1e-5, atol=1e-5)

of_tokens, of_experts = ms.grad(lambda x, w: mixture(x, w).sum(), (0, 1))(Tensor(tokens), ours)
want = np.einsum("tkhj,tk->th", experts[chosen], scales)
np.testing.assert_allclose(of_tokens.asnumpy(), want, rtol=1e-5, atol=1e-5)
everywhere = [ops.AllGather()(Tensor(x)).asnumpy() for x in (tokens, chosen, scales)]
for expert in (0, 1):
    weights = ((everywhere[1] == 2 * rank + expert) * everywhere[2]).sum(1)
    np.testing.assert_allclose(
        of_experts[expert].asnumpy(), (weights @ everywhere[0])[:, None] * np.ones(H), rtol=1e-5, atol=1e-5
    )

for wrong, error, match in (
    ((size + 1, rank, E), RuntimeError, "'ep_world_size' must be that of the group"),
    ((size, rank + 1, E), RuntimeError, "'ep_rank_id'"),
    ((size, rank, E + 1), ValueError, "'moe_expert_num' must be a multiple"),
):
    with pytest.raises(error, match=match):
        ops.moe_distribute_dispatch(Tensor(tokens), Tensor(chosen), *wrong)
