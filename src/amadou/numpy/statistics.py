"""Covariance, counts and histograms."""

import torch

from .._boundary import op
from ..ops._errors import shape_errors
from ._arrays import as_float, as_tensor, cast


@op
@shape_errors
def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None):
    """The covariance of variables, of n - ddof degrees of freedom. m: [variables, n], or [n] for one -> [v, v] float32.

    Args:
        y: more variables, as m.
        rowvar: False if the variables are the columns.
        bias: what ddof is by default: 1, or 0 when True.
        fweights, aweights: [n], how often an observation counts, as an integer, and how much it does.
    """
    return _covariance(_variables(m, y, rowvar), bias, ddof, fweights, aweights, dtype)


@op
@shape_errors
def corrcoef(x, y=None, rowvar=True, dtype=None):
    """The coefficients of correlation, in [-1, 1]; as :func:`cov`."""
    covariance = _covariance(_variables(x, y, rowvar), False, None, None, None, dtype)
    if not covariance.ndim:
        return covariance / covariance
    deviation = torch.sqrt(torch.diagonal(covariance))
    return torch.clamp(covariance / deviation.unsqueeze(1) / deviation, -1, 1)


def _variables(m, y, rowvar):
    """The variables of both arguments as rows."""
    return torch.cat([_as_rows(x, rowvar) for x in (m, y) if x is not None])


def _as_rows(x, rowvar):
    x = as_tensor(x).float()
    if x.ndim < 2:
        return x.reshape(1, -1)
    return x if rowvar else x.mT


def _covariance(rows, bias, ddof, fweights, aweights, dtype):
    frequencies = None if fweights is None else as_tensor(fweights).long()
    importance = None if aweights is None else as_tensor(aweights).float()
    covariance = torch.cov(
        rows, correction=int(not bias) if ddof is None else ddof, fweights=frequencies, aweights=importance
    )
    return cast(covariance.squeeze() if len(rows) == 1 else covariance, dtype)


@op
def bincount(x, weights=None, minlength=0, length=None):
    """How often 0, 1, 2, … occur, or the sums of their weights. x: [n] integer -> [max(x) + 1 or more] float32.

    Numbers below 0 count as 0.

    Args:
        minlength: the least size of the result.
        length: its size; greater numbers are left out.

    Raises:
        TypeError: if x is of floats.
        ValueError: if x has not one axis, or weights another shape.
    """
    x = as_tensor(x)
    if x.ndim != 1:
        raise ValueError(f"For 'bincount', 'x' must have one axis, but got the shape {tuple(x.shape)}.")
    if x.is_floating_point():
        raise TypeError(f"For 'bincount', 'x' must be an array of integers, but got {x.dtype}.")
    weights = torch.ones_like(x, dtype=torch.float32) if weights is None else as_float(weights)
    if weights.shape != x.shape:
        raise ValueError(f"For 'bincount', 'weights' must have the shape of x, but got {tuple(weights.shape)}.")
    counts = torch.bincount(x.clamp_min(0), weights, minlength if length is None else length).to(weights.dtype)
    return counts if length is None else counts[:length]


@op
def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The limits of equal bins from the least to the greatest element. a: [...] -> [bins + 1] float32.

    Args:
        bins: how many, or the limits themselves.
        range: (low, high) in place of the least and the greatest element.
        weights: have no influence.

    Raises:
        NotImplementedError: for a rule by name, such as "auto".
        ValueError: if high is below low.
    """
    return _edges("histogram_bin_edges", as_tensor(a), bins, range)


@op
def histogram(a, bins=10, range=None, weights=None, density=False):
    """How many elements lie in each bin, and the limits of the bins. a: [...] -> [n] float32, [n + 1].

    A bin holds its lower limit and not its upper one; the last one holds both. Arguments as in
    :func:`histogram_bin_edges`.

    Args:
        weights: array like a, what every element counts.
        density: whether the result is divided by its sum and by the widths of the bins.
    """
    a = as_tensor(a).reshape(-1)
    edges = _edges("histogram", a, bins, range)
    weights = None if weights is None else as_tensor(weights).reshape(-1)
    return _counts(a.unsqueeze(1), [edges], weights, density), edges


@op
def histogram2d(x, y, bins=10, range=None, weights=None, density=False):
    """:func:`histogram` of points in a plane. x, y: [points] -> [n, m] float32, [n + 1], [m + 1].

    Args:
        bins: a number, two numbers, or limits: one list for both axes, or a list of two.
        range: ((low, high), (low, high)).
    """
    counts, edges = _histogram("histogram2d", torch.stack((as_float(x), as_float(y)), 1), bins, range, weights, density)
    return counts, *edges


@op
def histogramdd(sample, bins=10, range=None, weights=None, density=False):
    """:func:`histogram` of points in space. sample: [points, d], or d of [points] -> [n_1, ..., n_d], d limits.

    Args:
        bins: a number, d numbers, or a list of d limits.
        range: d of (low, high).
    """
    if isinstance(sample, list | tuple):
        sample = torch.stack([as_float(coordinate) for coordinate in sample], 1)
    return _histogram("histogramdd", as_tensor(sample), bins, range, weights, density)


def _edges(name, a, bins, limits):
    if isinstance(bins, str):
        raise NotImplementedError(f"For '{name}', 'bins' must be a number or limits, but got the rule {bins!r}.")
    if not isinstance(bins, int):
        return as_tensor(bins)
    low, high = a.aminmax() if limits is None else limits
    if limits is not None and low > high:
        raise ValueError(f"For '{name}', 'range' must be (low, high) with low <= high, but got {limits}.")
    low, high = (torch.as_tensor(limit, dtype=torch.float32, device=a.device) for limit in (low, high))
    same = (low == high) * 0.5  # one value alone lies in the middle of a bin of size 1
    return torch.linspace(low - same, high + same, bins + 1, device=a.device)


def _histogram(name, sample, bins, limits, weights, density):
    num_axes = sample.shape[1]
    if isinstance(bins, int) or (len(bins) != num_axes and name == "histogram2d"):
        bins = (bins,) * num_axes
    if len(bins) != num_axes:
        raise ValueError(f"For '{name}', 'bins' must be {num_axes} numbers or limits, but got {len(bins)}.")
    limits = (None,) * num_axes if limits is None else limits
    columns = zip(sample.unbind(1), bins, limits, strict=True)
    edges = [_edges(name, column, count, limit) for column, count, limit in columns]
    weights = None if weights is None else as_tensor(weights)
    return _counts(sample, edges, weights, density), edges


def _counts(sample, edges, weights, density):
    """sample: [points, d], edges: d of [n_i + 1] -> [n_1, ..., n_d] float32."""
    sizes = [len(edge) - 1 for edge in edges]
    place = torch.zeros(len(sample), dtype=torch.int64, device=sample.device)
    inside = torch.ones_like(place, dtype=torch.bool)
    for x, edge, size in zip(sample.unbind(1), edges, sizes, strict=True):
        x, edge = x.float().contiguous(), edge.float()
        bin_number = torch.searchsorted(edge, x, right=True) - 1
        bin_number = torch.where(x == edge[-1], size - 1, bin_number)
        inside &= (bin_number >= 0) & (bin_number < size)
        place = place * size + bin_number
    weights = torch.ones_like(sample[:, 0], dtype=torch.float32) if weights is None else weights.float()
    total = torch.Size(sizes).numel()
    counts = torch.bincount(place[inside], weights[inside], total).float().reshape(sizes)
    return _as_density(counts, edges) if density else counts


def _as_density(counts, edges):
    total = counts.sum()
    for axis, edge in enumerate(edges):
        width = torch.diff(edge.float())
        counts = counts / width.reshape(-1, *[1] * (counts.ndim - axis - 1))
    return counts / total
