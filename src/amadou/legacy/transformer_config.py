"""Settings of the Transformer that MindSpore had until 2.7: over how many devices it is cut, what it computes again.

On one device only ``TransformerRecomputeConfig.recompute`` changes what a network does. A network is not cut by these
settings here: with more than one device for a model or its stages, the layers refuse them.
"""

from typing import Any

from .. import _checks
from .._gaps import GapError


class _Config:
    """Named settings, each checked when it is set: 1 and more for numbers, a bool for switches."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in type(self).__annotations__:
            check = _checks.check_bool if type(self).__annotations__[name] is bool else _checks.check_positive_int
            check(type(self).__name__, name, value)
        super().__setattr__(name, value)

    def __str__(self) -> str:
        lines = (f"_{name}:{value}\n" for name, value in self.__dict__.items())
        return "[ParallelConfig]\n" + "".join(lines)


class OpParallelConfig(_Config):
    """Over how many devices the batch and the weights are cut."""

    data_parallel: int
    model_parallel: int

    def __init__(self, data_parallel: int = 1, model_parallel: int = 1) -> None:
        self.data_parallel = data_parallel
        self.model_parallel = model_parallel


class MoEParallelConfig(_Config):
    """Over how many devices the batch, the weights and the experts are cut."""

    data_parallel: int
    model_parallel: int
    expert_parallel: int

    def __init__(self, data_parallel: int = 1, model_parallel: int = 1, expert_parallel: int = 1) -> None:
        self.data_parallel = data_parallel
        self.model_parallel = model_parallel
        self.expert_parallel = expert_parallel

    @property
    def dpmp(self) -> OpParallelConfig:
        return OpParallelConfig(self.data_parallel, self.model_parallel)


class EmbeddingOpParallelConfig(_Config):
    """Over how many devices an embedding is cut, and whether by batches or by rows of its table."""

    data_parallel: int
    model_parallel: int
    vocab_emb_dp: bool

    def __init__(self, data_parallel: int = 1, model_parallel: int = 1, vocab_emb_dp: bool = True) -> None:
        self.data_parallel = data_parallel
        self.model_parallel = model_parallel
        self.vocab_emb_dp = vocab_emb_dp

    @property
    def dp_mp_config(self) -> OpParallelConfig:
        return OpParallelConfig(self.data_parallel, self.model_parallel)


class TransformerRecomputeConfig(_Config):
    """Whether blocks compute their activations again in the backward pass, and how that is cut over devices."""

    recompute: bool
    parallel_optimizer_comm_recompute: bool
    mp_comm_recompute: bool
    recompute_slice_activation: bool

    def __init__(
        self,
        recompute: bool = False,
        parallel_optimizer_comm_recompute: bool = False,
        mp_comm_recompute: bool = True,
        recompute_slice_activation: bool = False,
    ) -> None:
        self.recompute = recompute
        self.parallel_optimizer_comm_recompute = parallel_optimizer_comm_recompute
        self.mp_comm_recompute = mp_comm_recompute
        self.recompute_slice_activation = recompute_slice_activation


class TransformerOpParallelConfig(_Config):
    """All settings of a Transformer."""

    data_parallel: int
    model_parallel: int
    expert_parallel: int
    pipeline_stage: int
    pipeline_segment: int
    micro_batch_num: int
    optimizer_shard: bool
    gradient_aggregation_group: int
    vocab_emb_dp: bool

    def __init__(
        self,
        data_parallel: int = 1,
        model_parallel: int = 1,
        expert_parallel: int = 1,
        pipeline_stage: int = 1,
        pipeline_segment: int = 1,
        micro_batch_num: int = 1,
        recompute: TransformerRecomputeConfig | bool | None = None,
        optimizer_shard: bool = False,
        gradient_aggregation_group: int = 4,
        vocab_emb_dp: bool = True,
    ) -> None:
        self.recompute = TransformerRecomputeConfig() if recompute is None else recompute
        self.optimizer_shard = optimizer_shard
        self.gradient_aggregation_group = gradient_aggregation_group
        self.data_parallel = data_parallel
        self.model_parallel = model_parallel
        self.expert_parallel = expert_parallel
        self.vocab_emb_dp = vocab_emb_dp
        self.pipeline_stage = pipeline_stage
        self.pipeline_segment = pipeline_segment
        self.micro_batch_num = micro_batch_num

    @property
    def dp_mp_config(self) -> OpParallelConfig:
        return OpParallelConfig(self.data_parallel, self.model_parallel)

    @property
    def embedding_dp_mp_config(self) -> EmbeddingOpParallelConfig:
        return EmbeddingOpParallelConfig(self.data_parallel, self.model_parallel, self.vocab_emb_dp)

    @property
    def moe_parallel_config(self) -> MoEParallelConfig:
        return MoEParallelConfig(self.data_parallel, self.model_parallel, self.expert_parallel)


class MoEConfig:
    """How many experts the feed-forward layers have; networks with more than one are not offered.

    Raises:
        ValueError: for numbers out of bounds, and more experts chosen than there are.
    """

    def __init__(
        self,
        expert_num: int = 1,
        capacity_factor: float = 1.1,
        aux_loss_factor: float = 0.05,
        num_experts_chosen: int = 1,
        expert_group_size: int | None = None,
        group_wise_a2a: bool = False,
        comp_comm_parallel: bool = False,
        comp_comm_parallel_degree: int = 2,
    ) -> None:
        self.expert_num = _checks.check_positive_int("MoEConfig", "expert_num", expert_num)
        self.capacity_factor = _checks.check_positive_float("MoEConfig", "capacity_factor", capacity_factor)
        self.aux_loss_factor = _checks.check_positive_float("MoEConfig", "aux_loss_factor", aux_loss_factor)
        self.num_experts_chosen = _checks.check_positive_int("MoEConfig", "num_experts_chosen", num_experts_chosen)
        if num_experts_chosen > expert_num:
            raise ValueError(
                f"For 'MoEConfig', 'num_experts_chosen' must be at most 'expert_num', {expert_num}, but got "
                f"{num_experts_chosen}."
            )
        self.expert_group_size = expert_group_size
        self.group_wise_a2a = group_wise_a2a
        self.comp_comm_parallel = comp_comm_parallel
        self.comp_comm_parallel_degree = comp_comm_parallel_degree


default_dpmp_config = OpParallelConfig()
default_moeparallel_config = MoEParallelConfig()
default_embedding_parallel_config = EmbeddingOpParallelConfig()
default_transformer_recompute_config = TransformerRecomputeConfig()
default_transformer_config = TransformerOpParallelConfig()
default_moe_config = MoEConfig()


def _check_config(config: Any) -> None:
    """Raise where settings would cut a network over devices."""
    for name in ("model_parallel", "expert_parallel", "pipeline_stage"):
        devices = getattr(config, name, 1)
        if devices > 1:
            raise GapError(
                f"For '{type(config).__name__}', '{name}' must be 1 in amadou, but got {devices}: cut the network with "
                "a strategy (docs/parallel.md)."
            )


def _check_moe_config(moe_config: Any = None, parallel_config: Any = None) -> None:
    """Raise for settings of experts that are none, or of more than one expert."""
    _checks.check_type("MoE", "moe_config", moe_config, MoEConfig)
    if moe_config.expert_num > 1:
        raise GapError(
            f"For 'MoEConfig', 'expert_num' must be 1 in amadou, but got {moe_config.expert_num}: networks of experts "
            "of this form are not offered."
        )
