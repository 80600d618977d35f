"""Dense layers, embedding, dropout, flattening, one-hot vectors."""

import torch
import torch.nn.functional as F

from .reduction import as_axis


def dense(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """x: [..., in], weight: [out, in], bias: [out] -> [..., out].

    Raises:
        TypeError: if x and weight have different dtypes.
        ValueError: if their last axes differ.
    """
    try:
        return F.linear(x, weight, bias)
    except RuntimeError as error:
        if x.dtype != weight.dtype:
            message = f"For 'Dense', the input must have the weight's dtype {weight.dtype}, but got {x.dtype}."
            raise TypeError(message) from error
        if x.shape[-1] != weight.shape[-1]:
            message = f"For 'Dense', the input's last axis must have the size {weight.shape[-1]}"
            raise ValueError(f"{message}, but got {tuple(x.shape)}.") from error
        raise


def embedding(ids: torch.Tensor, table: torch.Tensor) -> torch.Tensor:
    """ids: [...] int, table: [rows, size] -> [..., size]."""
    if ids.dtype.is_floating_point:
        raise TypeError(f"For 'Embedding', the input must be integers, but got {ids.dtype}.")
    return F.embedding(ids if ids.dtype in (torch.int32, torch.int64) else ids.long(), table)


def dropout_nd(x: torch.Tensor, p: float) -> torch.Tensor:
    """x: [N, C, ...] -> same, every channel zero with probability p and else divided by 1 - p."""
    return torch.feature_dropout(x, p, train=True)


def flatten(x: torch.Tensor, start_dim: int, end_dim: int) -> torch.Tensor:
    """Join the axes from ``start_dim`` to ``end_dim``; ValueError if x has not those."""
    if not all(-x.ndim <= dim < x.ndim for dim in (start_dim, end_dim)):
        raise ValueError(
            f"For 'Flatten', 'start_dim' and 'end_dim' must be in [{-x.ndim}, {x.ndim}), "
            f"but got {start_dim} and {end_dim}."
        )
    return torch.flatten(x, start_dim, end_dim)


def one_hot(ids: torch.Tensor, depth: int, on_value: float, off_value: float, axis: int) -> torch.Tensor:
    """ids: [...] int -> a new axis of size ``depth``; indices out of range give ``off_value`` only."""
    classes = torch.arange(depth, device=ids.device)
    hits = ids.unsqueeze(-1) == classes
    on = torch.as_tensor(on_value, device=ids.device)
    out = torch.where(hits, on, torch.as_tensor(off_value, dtype=on.dtype, device=ids.device))
    return out if axis == -1 else out.movedim(-1, axis)


def check_axes(cls: str, x: torch.Tensor, num_axes: int) -> None:
    """x has ``num_axes`` axes; ValueError otherwise."""
    if x.ndim != num_axes:
        raise ValueError(f"For '{cls}', the input must have {num_axes} axes, but got the shape {tuple(x.shape)}.")


def bias_add(x: torch.Tensor, bias: torch.Tensor, axis: int) -> torch.Tensor:
    """x: 2 to 5 axes, bias: [size of ``axis``], of one dtype -> x's shape."""
    shape = x.shape
    num_axes = len(shape)
    if not 2 <= num_axes <= 5:
        raise ValueError(f"For 'BiasAdd', the input must have 2 to 5 axes, but got the shape {tuple(shape)}.")
    if x.dtype is not bias.dtype:
        raise TypeError(f"For 'BiasAdd', the bias must be {x.dtype} as the input is, but got {bias.dtype}.")
    if bias.shape != (shape[axis],):
        raise ValueError(f"For 'BiasAdd', the bias must have the shape ({shape[axis]},), but got {tuple(bias.shape)}.")
    return x + bias if axis == -1 or num_axes == 2 else x + bias.reshape(-1, *[1] * (num_axes - 2))


def dropout_and_mask(x: torch.Tensor, p: float, generator: torch.Generator | None) -> tuple[torch.Tensor, torch.Tensor]:
    """x with every element zero with probability p and else divided by 1 - p, and 1 where it was kept."""
    mask = torch.empty_like(x).bernoulli_(1 - p, generator=generator)
    return x * mask / (1 - p), mask


def channel_dropout_and_mask(x: torch.Tensor, p: float) -> tuple[torch.Tensor, torch.Tensor]:
    """x: [N, C, ...] with whole channels dropped as in ``dropout_nd``, and whether each element was kept."""
    kept = x.new_empty((*x.shape[:2], *[1] * (x.ndim - 2))).bernoulli_(1 - p)
    return x * kept / max(1 - p, torch.finfo(x.dtype).tiny), kept.bool().expand(x.shape)


def lookup(ids: torch.Tensor, table: torch.Tensor, max_norm: float | None) -> torch.Tensor:
    """Rows of a table, zeros for an id that is no row, shortened to ``max_norm``. ids: [...] int -> [..., size]."""
    inside = (ids >= 0) & (ids < table.shape[0])
    rows = F.embedding(ids.where(inside, 0).long(), table) * inside.unsqueeze(-1)
    return (
        rows if max_norm is None else clip_to_norm(rows, torch.as_tensor(max_norm), tuple(range(ids.ndim, rows.ndim)))
    )


def join_fields(
    ids: torch.Tensor,
    weights: torch.Tensor,
    fields: torch.Tensor,
    table: torch.Tensor,
    max_norm: float | None,
    num_fields: int,
    how: str,
) -> torch.Tensor:
    """Rows of a table times their weights, joined by field. ids, weights, fields: [N, n] -> [N, num_fields, E].

    how: "SUM", "MEAN" (divided by the sum of \\|weights\\|) or "MAX"; rows of weight 0 do not count.
    """
    if ids.dtype not in (torch.int32, torch.int64):
        raise TypeError(
            f"For 'MultiFieldEmbeddingLookup', 'input_indices' must be int32 or int64, but got {ids.dtype}."
        )
    if ids.ndim != 2 or weights.shape != ids.shape or fields.shape != ids.shape:
        raise ValueError(
            f"For 'MultiFieldEmbeddingLookup', the inputs must have 2 axes and one shape, but got {ids.shape}, "
            f"{weights.shape} and {fields.shape}."
        )
    rows = lookup(ids, table, max_norm) * weights[:, :, None]
    index = fields.long()[:, :, None].expand_as(rows)
    zeros = rows.new_zeros(len(ids), num_fields, rows.shape[2])
    if how == "MAX":
        rows = rows.masked_fill(weights[:, :, None] == 0, -torch.inf)
        highest = zeros.scatter_reduce(1, index, rows, "amax", include_self=False)
        return highest.masked_fill(highest.isinf(), 0)
    total = zeros.scatter_add(1, index, rows)
    if how == "SUM":
        return total
    share = weights.new_zeros(len(ids), num_fields).scatter_add(1, fields.long(), weights.abs())[:, :, None]
    return torch.where(share == 0, 0.0, total / share)


def clip_to_norm(
    x: torch.Tensor, clip_norm: torch.Tensor, axis: int | tuple[int, ...] | list[int] | None
) -> torch.Tensor:
    """x * clip_norm / max(norm of x over ``axis``, clip_norm), in float32."""
    x, clip_norm = x.float(), clip_norm.to(torch.float32)
    length = torch.linalg.vector_norm(x, dim=axis, keepdim=True)
    return x * clip_norm / torch.maximum(length, clip_norm)


def l1(x: torch.Tensor, scale: float) -> torch.Tensor:
    """scale * sum of |x|."""
    return x.abs().sum() * scale


def l2(x: torch.Tensor, axis: int | tuple[int, ...], keep_dims: bool) -> torch.Tensor:
    """The Euclidean norm over ``axis``, or over all axes for ()."""
    return torch.linalg.vector_norm(x, dim=None if axis == () else axis, keepdim=keep_dims)


def mean_and_variance(
    x: torch.Tensor, axis: int | tuple[int, ...], keep_dims: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and biased variance over ``axis``, or over all axes for ()."""
    variance, mean = torch.var_mean(x, as_axis(axis), correction=0, keepdim=keep_dims)
    return mean, variance
