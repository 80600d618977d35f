"""Random numbers. ``generator`` is a torch.Generator, or None for torch's default one."""

import torch

from .. import context
from .sequences import expected_counts, first_different


def joint_seed(seed, offset):
    """One seed of two. Both must show in its low 32 bits: torch's CPU generator sees no others."""
    return seed + offset * 0x9E3779B1


def uniform(shape, low, high, generator=None):
    """Between ``low`` and ``high``, numbers or tensors that are broadcast with ``shape`` -> float32."""
    low, high = _parameter(low), _parameter(high)
    drawn = torch.rand(_broadcast(shape, low, high), generator=generator, device=context.device())
    return low + (high - low) * drawn


def uniform_int(shape, low, high, dtype, generator=None):
    """Integers in [low, high), tensors that are broadcast with ``shape`` -> ``dtype``."""
    low, high = (torch.as_tensor(limit, device=context.device()).long() for limit in (low, high))
    if bool((low >= high).any()):
        raise RuntimeError("For 'UniformInt', 'minval' must be below 'maxval'.")
    drawn = torch.rand(_broadcast(shape, low, high), generator=generator, device=low.device, dtype=torch.float64)
    return torch.minimum(low + (drawn * (high - low)).long(), high - 1).to(dtype)


def normal(shape, mean, std, generator=None):
    """Of the normal distribution; ``mean`` and ``std`` as in :func:`uniform` -> float32."""
    mean, std = _parameter(mean), _parameter(std)
    return mean + std * torch.randn(_broadcast(shape, mean, std), generator=generator, device=context.device())


def standard_normal(shape, generator=None):
    return torch.randn(shape, generator=generator, device=context.device())


def laplace(shape, mean, scale, generator=None):
    """Of the Laplace distribution; ``mean`` and ``scale`` as in :func:`uniform` -> float32."""
    mean, scale = _parameter(mean), _parameter(scale)
    # the difference of two exponential variables
    size = _broadcast(shape, mean, scale)
    first, second = (torch.empty(size, device=context.device()).exponential_(generator=generator) for _ in range(2))
    return mean + scale * (first - second)


def gamma(shape, alpha, beta, generator=None):
    """Of the gamma distribution with the shape ``alpha`` and the rate ``beta``, as in :func:`uniform` -> float32."""
    alpha, beta = _parameter(alpha), _parameter(beta)
    return torch._standard_gamma(alpha.expand(_broadcast(shape, alpha, beta)), generator=generator) / beta


def gamma_of_each(shape, alpha, generator=None):
    """``shape`` numbers for every ``alpha``. alpha: [...] float -> [shape..., ...], same dtype."""
    return torch._standard_gamma(alpha.expand(*_sizes(shape), *alpha.shape), generator=generator)


def poisson(shape, rate, generator=None):
    """Of the Poisson distribution; ``rate`` as in :func:`uniform` -> float32."""
    rate = _parameter(rate)
    return torch.poisson(rate.expand(_broadcast(shape, rate)), generator=generator)


def poisson_of_each(shape, rate, dtype, generator=None):
    """``shape`` numbers for every ``rate``. rate: [...] number -> [shape..., ...] of ``dtype``."""
    rate = rate if rate.is_floating_point() else rate.float()
    return torch.poisson(rate.expand(*_sizes(shape), *rate.shape), generator=generator).to(dtype)


def truncated_normal(shape, dtype, generator=None):
    """Of the standard normal distribution, within two standard deviations."""
    drawn = torch.empty(_sizes(shape), dtype=dtype, device=context.device())
    return torch.nn.init.trunc_normal_(drawn, 0.0, 1.0, -2.0, 2.0, generator=generator)


def bounded_normal(shape, mean, std, low, high, generator=None):
    """Of a normal distribution, between bounds; each parameter is for all, or one for each first axis.

    shape: [batch, ...]; mean, std, low, high: [batch] or [1] float -> shape, same dtype.
    """
    shape = _sizes(shape)
    mean, std, low, high = (p.reshape(-1, *(1 for _ in shape[1:])) for p in (mean, std, low, high))
    lowest, highest = (torch.special.ndtr((bound - mean) / std) for bound in (low, high))
    drawn = torch.rand(shape, dtype=mean.dtype, device=mean.device, generator=generator)
    value = mean + std * torch.special.ndtri(lowest + (highest - lowest) * drawn)
    return torch.minimum(torch.maximum(value, low), high)


def bernoulli(x, p, generator=None):
    """1 with the probability ``p``, else 0. x: [...]; p: number, or tensor of one element or the shape of x -> as x.

    Raises:
        ValueError: if ``p`` is outside [0, 1], or of another shape.
    """
    if not isinstance(p, torch.Tensor):
        if not 0 <= p <= 1:
            raise ValueError(f"For 'bernoulli', 'p' must be in [0, 1], but got {p}.")
        return torch.empty_like(x).bernoulli_(p, generator=generator)
    if p.numel() != 1 and p.shape != x.shape:
        shapes = f"{tuple(p.shape)} and {tuple(x.shape)}"
        raise ValueError(f"For 'bernoulli', 'p' must have one element or the shape of the input, but got {shapes}.")
    return torch.bernoulli(p.expand(x.shape) if p.numel() == 1 else p, generator=generator).to(x.dtype)


def multinomial(x, num_samples, replacement=True, generator=None):
    """Indices drawn with the weights x. x: [c] or [n, c] number >= 0 -> [num_samples] or [n, num_samples] int64.

    Raises:
        ValueError: if there are not enough indices to draw each only once.
    """
    if not replacement and num_samples > x.shape[-1]:
        raise ValueError(f"For 'multinomial', 'num_samples' must be <= {x.shape[-1]}, but got {num_samples}.")
    return torch.multinomial(x if x.is_floating_point() else x.float(), num_samples, replacement, generator=generator)


def categorical(logits, num_samples, generator=None):
    """Indices drawn with the probabilities softmax(logits). logits: [n, c] -> [n, num_samples] int64."""
    return torch.multinomial(torch.softmax(logits.float(), -1), num_samples, True, generator=generator)


def shuffle(x, generator=None):
    """The parts along the first axis in another order. x: [n, ...] -> same."""
    return x[torch.randperm(len(x), generator=generator, device=x.device)]


def permutation(n, dtype, generator=None):
    """0 to n - 1 in another order: [n] of ``dtype``. ValueError unless n > 0."""
    if n <= 0:
        raise ValueError(f"For 'randperm', 'n' must be > 0, but got {n}.")
    return torch.randperm(n, generator=generator, device=context.device(), dtype=dtype)


def choice_with_mask(x, count, generator=None):
    """Places of True elements, drawn without repetition. x: [...] bool -> [count, x.ndim] int32, [count] bool.

    Where there are fewer than ``count``, zeros follow, and the second result is False there.
    """
    places = shuffle(torch.nonzero(x), generator)[:count]
    missing = count - len(places)
    mask = torch.arange(count, device=x.device) < len(places)
    return torch.nn.functional.pad(places, (0, 0, 0, missing)).int(), mask


def cauchy(shape, median, sigma, generator=None):
    """Of the Cauchy distribution -> float32."""
    return torch.empty(shape, device=context.device()).cauchy_(median, sigma, generator=generator)


def log_normal(x, mean, std, generator=None):
    """Of the log-normal distribution. x: [...] float -> same."""
    return torch.empty_like(x).log_normal_(mean, std, generator=generator)


def integers(shape, dtype, generator=None):
    """Any integers of ``dtype``."""
    limits = torch.iinfo(dtype)
    return torch.randint(
        limits.min, limits.max, _sizes(shape), generator=generator, device=context.device(), dtype=dtype
    )


def sampled_uniformly(true_classes, num_sampled, unique, range_max, remove_accidental_hits, generator=None):
    """Classes drawn evenly from [0, range_max), and how often each class is expected among them.

    true_classes: [n, num_true] -> [num_sampled] int64, float32 [n, num_true], float32 [num_sampled].
    """
    probability = torch.full((range_max,), 1 / range_max, dtype=torch.float64, device=true_classes.device)
    expected = probability[0] * num_sampled
    if unique:
        without = true_classes.flatten().long() if remove_accidental_hits else []
        sampled, draws = first_different(probability, num_sampled, generator, without)
        expected = torch.where(draws == num_sampled, expected, expected_counts(probability[0], draws, True))
    else:
        sampled = torch.multinomial(probability, num_sampled, True, generator=generator)
    expected = expected.float()
    return sampled, expected.expand(true_classes.shape).clone(), expected.expand(sampled.shape).clone()


def _parameter(value):
    """A parameter of a distribution as a float tensor."""
    value = torch.as_tensor(value, device=context.device())
    return value if value.is_floating_point() else value.float()


def _sizes(shape):
    return tuple(shape.tolist()) if isinstance(shape, torch.Tensor) else tuple(shape)


def _broadcast(shape, *parameters):
    return torch.broadcast_shapes(_sizes(shape), *(p.shape for p in parameters))
