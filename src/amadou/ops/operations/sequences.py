"""Sequences of symbols and of numbers, as objects."""

from typing import Any

from ... import _checks
from ... import dtype as mstype
from .. import sequences
from ..primitive import Operator


class CTCGreedyDecoder(Operator):
    """As :func:`amadou.ops.ctc_greedy_decoder`."""

    merge_repeated: bool = True

    def __call__(self, inputs: Any, sequence_length: Any) -> tuple:
        return sequences.ctc_greedy_decoder(inputs, sequence_length, self.merge_repeated)


class EditDistance(Operator):
    """Levenshtein's distance of the sequences of two sparse tensors, each by indices [n, ndim], values [n] and shape.

    Args:
        normalize: whether to divide by the length of the truth.
    """

    normalize: bool = True

    def __call__(
        self,
        hypothesis_indices: Any,
        hypothesis_values: Any,
        hypothesis_shape: Any,
        truth_indices: Any,
        truth_values: Any,
        truth_shape: Any,
    ) -> Any:
        hypothesis = hypothesis_indices, hypothesis_values, hypothesis_shape
        return sequences.edit_distance(*hypothesis, truth_indices, truth_values, truth_shape, self.normalize)


class NoRepeatNGram(Operator):
    """Forbid the symbols that would repeat a run of ``ngram_size``: their probability becomes the lowest number.

    state_seq: [B, M, L] int, log_probs: [B, M, V] float -> like log_probs.

    Raises:
        ValueError: unless ``ngram_size`` is positive.
    """

    ngram_size: int = 1

    def __post_init__(self) -> None:
        _checks.check_positive_int("NoRepeatNGram", "ngram_size", self.ngram_size)

    def __call__(self, state_seq: Any, log_probs: Any) -> Any:
        return sequences.no_repeat_ngram(state_seq, log_probs, self.ngram_size)


class RaggedRange(Operator):
    """The numbers of many ranges one after the other.

    starts, limits, deltas: [n] or [] -> where each range begins, [n + 1] of ``Tsplits``, and the numbers.
    """

    Tsplits: Any

    def __call__(self, starts: Any, limits: Any, deltas: Any) -> tuple:
        return sequences.ragged_range(starts, limits, deltas, self.Tsplits)


class SubAndFilter(Operator):
    """input_x - offset where that is in [0, max_num), and the places of these. input_x: [n] int -> int, int32."""

    def __call__(self, input_x: Any, max_num: Any, offset: Any) -> tuple:
        return sequences.sub_and_filter(input_x, max_num, offset)


class MapUniform(Operator):
    """x [n] int, numbered anew so that neighbours are in different groups of ``per_group_size``."""

    def __call__(self, x: Any, per_group_size: int, group_num: int) -> Any:
        return sequences.map_uniform(x, per_group_size, group_num)


class ComputeAccidentalHits(Operator):
    """Which true classes [B, num_true] are among the samples [S].

    Returns:
        The rows of the hits int32, the places of the samples, and the lowest float32 for each.
    """

    num_true: int = 1

    def __post_init__(self) -> None:
        _checks.check_positive_int("ComputeAccidentalHits", "num_true", self.num_true)

    def __call__(self, true_classes: Any, sampled_candidates: Any) -> tuple:
        return sequences.accidental_hits(true_classes, sampled_candidates)


class LogUniformCandidateSampler(Operator):
    """As :func:`amadou.ops.log_uniform_candidate_sampler`."""

    num_true: int = 1
    num_sampled: int = 5
    unique: bool = True
    range_max: int = 5
    seed: int = 0

    def __call__(self, true_classes: Any) -> tuple:
        return sequences.log_uniform_candidate_sampler(true_classes, **self.init_attrs)


class Randperm(Operator):
    """The numbers below n in any order, filled up to ``max_length``. n: Tensor [1] int -> [max_length] of ``dtype``.

    Args:
        pad: what fills the rest.
    """

    max_length: int = 1
    pad: int = -1
    dtype: Any = mstype.int32

    def __call__(self, n: Any) -> Any:
        return sequences.randperm_padded(n, self.max_length, self.pad, self.dtype)
