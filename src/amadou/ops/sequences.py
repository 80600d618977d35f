"""Sequences of symbols and of numbers: decoding, distances, ranges, samples."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels import sequences as kernels
from .random import _generator


@op
def ctc_greedy_decoder(inputs, sequence_length, merge_repeated=True):
    """The likeliest symbol at every step, without blanks (Graves et al., 2006).

    inputs: [T, B, C] float, the last class is the blank; sequence_length: [B] int32.

    Args:
        merge_repeated: whether equal symbols that follow each other count once.

    Returns:
        indices [n, 2], symbols [n] and shape [2] of a sparse tensor, int64, and minus the sums of the scores, [B, 1].

    >>> import amadou as ms
    >>> decoded = ms.ops.ctc_greedy_decoder(ms.Tensor([[[0.9, 0.1, 0.0]], [[0.0, 0.2, 0.8]]]), ms.Tensor([2], ms.int32))
    >>> print(decoded[1])
    [0]
    """
    return kernels.ctc_greedy(inputs, sequence_length, merge_repeated)


@op
def edit_distance(
    hypothesis_indices, hypothesis_values, hypothesis_shape, truth_indices, truth_values, truth_shape, normalize
):
    """Levenshtein's distance of the sequences of two sparse tensors: [...] float32, without their last axis.

    indices: [n, ndim] int64, values: [n], shapes: [ndim] int64. ``normalize`` divides by the length of the truth.
    """
    shapes = [[int(size) for size in shape] for shape in (hypothesis_shape, truth_shape)]
    groups = [max(sizes) for sizes in zip(*(shape[:-1] for shape in shapes), strict=True)]
    rows, row_lengths = kernels.to_rows(hypothesis_indices, hypothesis_values, (*groups, shapes[0][-1]))
    columns, column_lengths = kernels.to_rows(truth_indices, truth_values, (*groups, shapes[1][-1]))
    distances = kernels.edit_distances(rows, row_lengths, columns, column_lengths)
    if normalize:
        distances = torch.where((distances == 0) & (column_lengths == 0), 0, distances / column_lengths)
    return distances.view(groups)


@op
def no_repeat_ngram(state_seq, log_probs, ngram_size):
    """log_probs [B, M, V] with the lowest number at the symbols that would repeat a run of state_seq [B, M, L]."""
    repeated, symbols = kernels.repeats(state_seq, ngram_size)
    symbols = symbols[..., : repeated.shape[-1]]
    hits = torch.zeros_like(log_probs).scatter_add_(-1, symbols.long(), repeated.to(log_probs.dtype))
    return log_probs.masked_fill(hits > 0, torch.finfo(log_probs.dtype).min)


@op
def ragged_range(starts, limits, deltas, splits_dtype):
    """The numbers of many ranges one after the other, and where each begins. [n] or [] each -> [n + 1], [numbers]."""
    splits, values = kernels.ranges(*(torch.atleast_1d(x) for x in (starts, limits, deltas)))
    return splits.to(mstype.to_torch(splits_dtype)), values


@op
def sub_and_filter(input_x, max_num, offset):
    """input_x - offset where that is in [0, max_num), and the places of these, int32. input_x: [n] int."""
    moved = input_x - offset
    places = ((moved >= 0) & (moved < max_num)).nonzero()[:, 0]
    return moved[places], places.int()


@op
def map_uniform(x, per_group_size, group_num):
    """x [n] int, numbered anew so that neighbours are in different groups: x % groups * size + x // groups."""
    return x % group_num * per_group_size + x // group_num


@op
def accidental_hits(true_classes, sampled_candidates):
    """Which true classes were sampled. [B, K], [S] int -> rows [n] int32, sampled places [n] like S, weights [n]."""
    rows, _, places = (true_classes[:, :, None] == sampled_candidates).nonzero(as_tuple=True)
    weights = torch.full(rows.shape, torch.finfo(torch.float32).min, device=rows.device)
    return rows.int(), places.to(true_classes.dtype), weights


@op
def log_uniform_candidate_sampler(true_classes, num_true=1, num_sampled=5, unique=True, range_max=5, seed=0):
    """Samples of classes, the first ones likeliest: P(k) = log((k + 2) / (k + 1)) / log(range_max + 1).

    true_classes: [B, num_true] int64.

    Args:
        num_sampled: how many; with ``unique`` none comes twice.
        range_max: samples are below this.
        seed: 0 for another row of samples at every call.

    Returns:
        The samples [num_sampled] int64, and how often true classes and samples are expected among them, float32.

    Raises:
        ValueError: for more unique samples than there are classes.

    >>> import amadou as ms
    >>> print(ms.ops.log_uniform_candidate_sampler(ms.Tensor([[1, 3]]), 2, 3)[0].shape)
    (3,)
    """
    if unique and num_sampled > range_max:
        raise ValueError(
            f"For 'log_uniform_candidate_sampler', 'num_sampled' must be at most 'range_max', {range_max}, with "
            f"'unique', but got {num_sampled}."
        )
    stream = _generator("log_uniform_candidate_sampler", seed or None)
    samples, probability, draws = kernels.log_uniform(num_sampled, unique, range_max, stream, device())
    counts = kernels.expected_counts(probability, draws, unique).float()
    return samples, counts[true_classes.clamp(0, range_max - 1)], counts[samples]


@op
def randperm_padded(n, max_length, pad, dtype):
    """The numbers below n in any order, filled up with ``pad`` to ``max_length``: [max_length]."""
    count = int(n)
    out = torch.full((max_length,), pad, dtype=mstype.to_torch(dtype), device=device())
    out[:count] = torch.randperm(count, device=device())
    return out
