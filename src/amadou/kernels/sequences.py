"""Sequences of symbols and of numbers: decoding, distances, ranges, samples."""

import torch
import torch.nn.functional as F


def ctc_greedy(
    x: torch.Tensor, lengths: torch.Tensor, merge_repeated: bool
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """The likeliest symbols (Graves et al., 2006). x: [T, B, C], the last class is the blank, lengths: [B] ->
    indices [n, 2], symbols [n], the shape [2], and minus the sum of the scores, [B, 1].
    """
    scores, symbols = x.max(2)
    there = torch.arange(len(x), device=x.device)[:, None] < lengths
    kept = there & (symbols != x.shape[2] - 1)
    if merge_repeated:
        kept[1:] &= symbols[1:] != symbols[:-1]
    kept, symbols = kept.T, symbols.T
    place = kept.cumsum(1) - 1
    rows = torch.arange(x.shape[1], device=x.device)[:, None].expand_as(kept)
    indices = torch.stack((rows[kept], place[kept]), 1)
    longest = kept.sum(1).max()
    shape = torch.stack((longest.new_tensor(x.shape[1]), longest))
    return indices, symbols[kept], shape, -(scores * there).sum(0)[:, None]


def edit_distances(
    rows: torch.Tensor, row_lengths: torch.Tensor, columns: torch.Tensor, column_lengths: torch.Tensor
) -> torch.Tensor:
    """Levenshtein's distance of pairs of sequences. rows: [B, R], columns: [B, C], lengths: [B] -> [B] float32.

    The table of Wagner and Fischer (1974), a row at a time for all pairs: what a row owes to its left neighbour is a
    running minimum.
    """
    steps = torch.arange(columns.shape[1] + 1, device=rows.device, dtype=torch.float32)
    line = steps.expand(len(rows), -1)
    lines = [line]
    for step, symbol in enumerate(rows.T, 1):
        changed = line[:, :-1] + (columns != symbol[:, None])
        best = torch.minimum(changed, line[:, 1:] + 1)
        best = torch.cat((torch.full_like(best[:, :1], step), best), 1)
        line = (best - steps).cummin(1).values + steps
        lines.append(line)
    pair = torch.arange(len(rows), device=rows.device)
    return torch.stack(lines)[row_lengths, pair, column_lengths]


def to_rows(indices: torch.Tensor, values: torch.Tensor, shape: tuple) -> tuple[torch.Tensor, torch.Tensor]:
    """Sequences of a COO tensor, without gaps: [groups, longest], and how long they are, [groups]."""
    *groups, longest = shape
    flat = torch.zeros(len(indices), dtype=torch.long, device=indices.device)
    for axis, size in enumerate(groups):
        flat = flat * size + indices[:, axis]
    count = torch.Size(groups).numel()
    lengths = torch.bincount(flat, minlength=count)
    order = flat.argsort(stable=True)
    begin = lengths.cumsum(0) - lengths
    rows = values.new_zeros(count, max(longest, 1))
    rows[flat[order], torch.arange(len(order), device=flat.device) - begin[flat[order]]] = values[order]
    return rows, lengths


def repeats(sequences: torch.Tensor, size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Which symbols would repeat a run of ``size``. sequences: [..., L] -> bool and symbols [..., L - size + 1]."""
    runs = sequences.unfold(-1, size, 1)
    last = sequences[..., None, sequences.shape[-1] - size + 1 :]
    return (runs[..., :-1] == last).all(-1), runs[..., -1]


def ranges(starts: torch.Tensor, limits: torch.Tensor, deltas: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The numbers of many ranges one after the other, and where each begins, [n + 1]."""
    starts, limits, deltas = torch.broadcast_tensors(starts, limits, deltas)
    counts = torch.ceil((limits - starts).double() / deltas).clamp(min=0).long()
    splits = F.pad(counts.cumsum(0), (1, 0))
    which = torch.arange(len(counts), device=counts.device).repeat_interleave(counts)
    step = torch.arange(len(which), device=counts.device) - splits[which]
    return splits, starts[which] + step.to(starts.dtype) * deltas[which]


def log_uniform(count: int, unique: bool, limit: int, generator: torch.Generator | None, device: torch.device):
    """Samples of [0, limit) with the probability log((k + 2) / (k + 1)) / log(limit + 1), and how many were drawn."""
    classes = torch.arange(limit, device=device, dtype=torch.float64)
    probability = torch.log1p(1 / (classes + 1)) / torch.log(classes.new_tensor(limit + 1))
    if not unique:
        return torch.multinomial(probability, count, True, generator=generator), probability, count
    samples, draws = first_different(probability, count, generator, without=[])
    return samples, probability, draws


def first_different(probability: torch.Tensor, count: int, generator: torch.Generator | None, without):
    """The first ``count`` different classes of a row of draws, and how long that row is; some classes do not count.

    The draws of a class are events of a Poisson process: its first one comes at an exponential time, and how many
    repetitions there are until the last new class is one Poisson number.
    """
    times = torch.empty_like(probability).exponential_(generator=generator) / probability
    times[without] = float("inf")
    first, samples = times.topk(count, largest=False)
    times[without] = 0.0
    repetitions = probability * (first[-1] - times).clamp(min=0)
    return samples, count + torch.poisson(repetitions.sum(), generator=generator)


def expected_counts(probability: torch.Tensor, draws: torch.Tensor | int, unique: bool) -> torch.Tensor:
    """How often each class is expected among the samples."""
    return -torch.expm1(draws * torch.log1p(-probability)) if unique else probability * draws
