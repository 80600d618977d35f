"""What the two frameworks call the state of one and the same layer: the table that everything in ``bridge`` uses."""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import torch

_AFFINE = {"gamma": "weight", "beta": "bias"}
_STATISTICS = {"moving_mean": "running_mean", "moving_variance": "running_var", **_AFFINE}
_UNUSED = frozenset({"running_mean", "running_var"})
COUNT = "num_batches_tracked"


@dataclass(frozen=True)
class Layer:
    """One kind of layer.

    Args:
        mindspore: the class in ``mindspore.nn``.
        torch: the class in ``torch.nn``.
        names: MindSpore's names of parameters and children, in MindSpore's order, to torch's; others are the same.
        counts: whether torch's layer also keeps ``num_batches_tracked``.
        unused: torch's names of buffers that take no part in the computation, and that torch's layer does not have.
        flat_weight: whether MindSpore's weight has an axis of size 1 at position 2 that torch's lacks.
    """

    mindspore: str
    torch: str
    names: dict[str, str] = field(default_factory=dict)
    counts: bool = False
    unused: frozenset[str] = frozenset()
    flat_weight: bool = False

    @functools.cached_property
    def mindspore_names(self) -> dict[str, str]:
        """Torch's names to MindSpore's."""
        return {theirs: ours for ours, theirs in self.names.items()}


LAYERS = (
    Layer("Dense", "Linear"),
    Layer("BiDense", "Bilinear"),
    Layer("Conv1d", "Conv1d", flat_weight=True),
    Layer("Conv2d", "Conv2d"),
    Layer("Conv3d", "Conv3d"),
    Layer("Conv1dTranspose", "ConvTranspose1d", flat_weight=True),
    Layer("Conv2dTranspose", "ConvTranspose2d"),
    Layer("Conv3dTranspose", "ConvTranspose3d"),
    Layer("BatchNorm1d", "BatchNorm1d", _STATISTICS, counts=True),
    Layer("BatchNorm2d", "BatchNorm2d", _STATISTICS, counts=True),
    # in MindSpore it has a BatchNorm2d inside
    Layer("BatchNorm3d", "BatchNorm3d", {f"bn2d.{k}": v for k, v in _STATISTICS.items()}, counts=True),
    Layer("SyncBatchNorm", "SyncBatchNorm", _STATISTICS, counts=True),
    Layer("InstanceNorm1d", "InstanceNorm1d", _STATISTICS, unused=_UNUSED),
    Layer("InstanceNorm2d", "InstanceNorm2d", _STATISTICS, unused=_UNUSED),
    Layer("InstanceNorm3d", "InstanceNorm3d", _STATISTICS, unused=_UNUSED),
    Layer("LayerNorm", "LayerNorm", _AFFINE),
    Layer("GroupNorm", "GroupNorm", _AFFINE),
    Layer("RMSNorm", "RMSNorm", {"gamma": "weight"}),
    Layer("Embedding", "Embedding", {"embedding_table": "weight"}),
    Layer("EmbeddingLookup", "Embedding", {"embedding_table": "weight"}),
    Layer("PReLU", "PReLU", {"w": "weight"}),
    Layer("RNN", "RNN"),
    Layer("LSTM", "LSTM"),
    Layer("GRU", "GRU"),
    Layer("RNNCell", "RNNCell"),
    Layer("LSTMCell", "LSTMCell"),
    Layer("GRUCell", "GRUCell"),
    Layer("MultiheadAttention", "MultiheadAttention"),
    Layer("TransformerEncoderLayer", "TransformerEncoderLayer", {"dense1": "linear1", "dense2": "linear2"}),
    Layer("TransformerDecoderLayer", "TransformerDecoderLayer", {"dense1": "linear1", "dense2": "linear2"}),
)
PLAIN = Layer("Cell", "Module")

_BY_MINDSPORE = {layer.mindspore: layer for layer in LAYERS}
_BY_TORCH = {layer.torch: layer for layer in reversed(LAYERS)}


def layer_of(module: torch.nn.Module) -> Layer:
    """The entry for a Cell or a torch module, also for a subclass; one without renaming for a class of the program."""
    for cls in type(module).__mro__:
        if cls.__module__.startswith("amadou.nn."):
            table = _BY_MINDSPORE
        elif cls.__module__.startswith("torch.nn.modules."):
            table = _BY_TORCH
        else:
            continue
        if cls.__name__ in table:
            return table[cls.__name__]
    return PLAIN


_RECURRENT = re.compile(r"(weight|bias)_(ih|hh)_l(\d+)(_reverse)?")


def in_torch_order(keys: Iterable[str]) -> list[str]:
    """The names of a layer's parameters; a recurrent layer's go layer by layer, MindSpore lists them kind by kind."""
    return _sorted_if_recurrent(
        keys, lambda kind, which, layer, back: (int(layer), bool(back), kind != "weight", which)
    )


def in_mindspore_order(keys: Iterable[str], layer: Layer) -> list[str]:
    """The names of a layer's parameters as MindSpore lists them: statistics first; recurrent ones kind by kind."""
    ranks = {name: rank for rank, name in enumerate(layer.names)}
    ordered = sorted(keys, key=lambda key: ranks.get(key, len(ranks)))
    return _sorted_if_recurrent(ordered, lambda kind, which, layer, back: (kind != "weight", which, int(layer), back))


def _sorted_if_recurrent(keys: Iterable[str], rank: Callable) -> list[str]:
    keys = list(keys)
    found = [_RECURRENT.fullmatch(key) for key in keys]
    if not keys or not all(found):
        return keys
    # "hh" comes after "ih" in both
    pairs = [(rank(m[1], m[2] != "ih", m[3], m[4] or ""), key) for m, key in zip(found, keys, strict=True) if m]
    return [key for _, key in sorted(pairs)]
