"""Random numbers.

They come from torch's default generator of the device, which ``set_seed`` starts anew; with a ``seed`` of its own (an
int >= 0) from a stream that belongs to that seed, and that further calls with it continue.
"""

import torch
import torch.nn.functional as F

from .. import _random, context
from .. import dtype as mstype
from .._boundary import op
from .._checks import check_int, check_non_negative_int
from ..kernels import random as kernels
from ._errors import shape_errors
from ._inplace import inplace


def _generator(cls, seed):
    """The stream of an operator that is called with ``seed``."""
    return None if seed is None else _random.generator(check_non_negative_int(cls, "seed", seed))


def _shape(cls, size):
    """The shape in ``*size``: ints, or one tuple or list of them; [1] for none at all."""
    if len(size) == 1 and isinstance(size[0], tuple | list):
        return tuple(size[0])
    return tuple(check_int(cls, "size", n) for n in size) or (1,)


def _dtype(cls, dtype, default, kind):
    """A dtype argument as torch's, of the kind "float" or "int"."""
    result = default if dtype is None else mstype.to_torch(dtype)
    if result.is_floating_point != (kind == "float"):
        raise ValueError(f"For '{cls}', 'dtype' must be a dtype of the kind {kind}, but got {dtype or result}.")
    return result


# -- of a shape --------------------------------------------------------------------------------------------------------


@op
@shape_errors
def rand(*size, dtype=None, seed=None):
    """Uniform numbers in [0, 1). size: ints, or one tuple of them -> size, float32 or ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.rand(2, 3).shape)
    (2, 3)
    """
    dtype = _dtype("rand", dtype, torch.float32, "float")
    shape, stream = _shape("rand", size), _generator("rand", seed)
    return torch.rand(shape, dtype=dtype, generator=stream, device=context.device())


@op
@shape_errors
def randn(*size, dtype=None, seed=None):
    """Standard normal numbers. size: ints, or one tuple of them -> size, float32 or ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.randn(2, 3).shape)
    (2, 3)
    """
    dtype = _dtype("randn", dtype, torch.float32, "float")
    shape, stream = _shape("randn", size), _generator("randn", seed)
    return torch.randn(shape, dtype=dtype, generator=stream, device=context.device())


@op
@shape_errors
def randint(low, high, size, seed=None, *, dtype=None):
    """Integers in [low, high). low, high: int; size: tuple -> size, int64 or ``dtype``.

    Raises:
        TypeError: if low or high is no int.
        ValueError: if size is no tuple, or dtype no integer dtype.

    >>> import amadou as ms
    >>> print(ms.ops.randint(0, 10, (2, 3)).shape)
    (2, 3)
    """
    if not isinstance(size, tuple):
        raise ValueError(f"For 'randint', 'size' must be a tuple, but got {size!r}.")
    dtype = _dtype("randint", dtype, torch.int64, "int")
    low, high = check_int("randint", "low", low), check_int("randint", "high", high)
    return torch.randint(low, high, size, dtype=dtype, generator=_generator("randint", seed), device=context.device())


@op
@shape_errors
def randperm(n, seed=0, offset=0, dtype=mstype.int64):
    """0 to n - 1 in another order. n: int or Tensor of one -> [n] of ``dtype``.

    Args:
        seed: 0 for the default stream.
        offset: together with seed it names a stream of its own.

    Raises:
        ValueError: unless n > 0.

    >>> import amadou as ms
    >>> print(ms.ops.randperm(4).shape)
    (4,)
    """
    stream = _random.generator(kernels.joint_seed(seed, offset)) if seed or offset else None
    return kernels.permutation(int(n), mstype.to_torch(dtype), stream)


@op
@shape_errors
def standard_normal(shape, seed=None):
    """Standard normal numbers. shape: tuple or Tensor of ints -> shape, float32.

    >>> import amadou as ms
    >>> print(ms.ops.standard_normal((2, 3)).shape)
    (2, 3)
    """
    return kernels.normal(shape, 0.0, 1.0, _generator("standard_normal", seed))


@op
@shape_errors
def standard_laplace(shape, seed=None):
    """Numbers of the Laplace distribution with the mean 0 and the scale 1. shape: tuple of ints -> shape, float32.

    >>> import amadou as ms
    >>> print(ms.ops.standard_laplace((2, 3)).shape)
    (2, 3)
    """
    return kernels.laplace(shape, 0.0, 1.0, _generator("standard_laplace", seed))


# -- with parameters, which are broadcast with the shape ---------------------------------------------------------------


@op
@shape_errors
def normal(shape, mean, stddev, seed=None):
    """Normal numbers. shape: tuple; mean, stddev: number or Tensor, broadcast with shape -> float32.

    >>> import amadou as ms
    >>> print(ms.ops.normal((2, 3), ms.Tensor(0.0), ms.Tensor(1.0)).shape)
    (2, 3)
    """
    return kernels.normal(shape, mean, stddev, _generator("normal", seed))


@op
@shape_errors
def uniform(shape, minval, maxval, seed=None, dtype=mstype.float32):
    """Uniform numbers in [minval, maxval). shape: tuple; limits: number or Tensor, broadcast with shape -> ``dtype``.

    Args:
        dtype: float32 or int32.

    >>> import amadou as ms
    >>> print(ms.ops.uniform((2, 3), ms.Tensor(0.0), ms.Tensor(1.0)).shape)
    (2, 3)
    """
    stream = _generator("uniform", seed)
    if dtype == mstype.int32:
        return kernels.uniform_int(shape, minval, maxval, torch.int32, stream)
    return kernels.uniform(shape, minval, maxval, stream).to(mstype.to_torch(dtype))


@op
@shape_errors
def laplace(shape, mean, lambda_param, seed=None):
    """Numbers of the Laplace distribution. shape: tuple; mean, lambda_param: broadcast with it -> float32.

    >>> import amadou as ms
    >>> print(ms.ops.laplace((2,), ms.Tensor([0.0]), ms.Tensor([1.0])).shape)
    (2,)
    """
    return kernels.laplace(shape, mean, lambda_param, _generator("laplace", seed))


@op
@shape_errors
def gamma(shape, alpha, beta, seed=None):
    """Numbers of the gamma distribution. shape: tuple; alpha (shape), beta (rate): broadcast with it -> float32.

    >>> import amadou as ms
    >>> print(ms.ops.gamma((2,), ms.Tensor([5.0]), ms.Tensor([1.0])).shape)
    (2,)
    """
    return kernels.gamma(shape, alpha, beta, _generator("gamma", seed))


@op
@shape_errors
def random_gamma(shape, alpha, seed=None):
    """Numbers of the gamma distribution for every alpha. shape: Tensor or tuple; alpha: [...] -> [shape..., ...].

    >>> import amadou as ms
    >>> print(ms.ops.random_gamma(ms.Tensor((2,)), ms.Tensor([5.0])).shape)
    (2, 1)
    """
    return kernels.gamma_of_each(shape, alpha, _generator("random_gamma", seed))


@op
@shape_errors
def poisson(shape, mean, seed=None):
    """Numbers of the Poisson distribution. shape: tuple; mean: broadcast with it -> int32.

    >>> import amadou as ms
    >>> print(ms.ops.poisson((2,), ms.Tensor([5.0])).shape)
    (2,)
    """
    return kernels.poisson(shape, mean, _generator("poisson", seed)).int()


@op
@shape_errors
def random_poisson(shape, rate, seed=None, dtype=mstype.float32):
    """Numbers of the Poisson distribution for every rate. shape: Tensor or tuple; rate: [...] -> [shape..., ...].

    >>> import amadou as ms
    >>> print(ms.ops.random_poisson(ms.Tensor((2,)), ms.Tensor([5.0])).shape)
    (2, 1)
    """
    return kernels.poisson_of_each(shape, rate, mstype.to_torch(dtype), _generator("random_poisson", seed))


# -- of the shape of a Tensor ------------------------------------------------------------------------------------------


@op
def rand_like(input, seed=None, *, dtype=None):
    """Uniform numbers in [0, 1). input: [...] float -> same, or of ``dtype``. ValueError unless that is a float.

    >>> import amadou as ms
    >>> print(ms.ops.rand_like(ms.Tensor([1.0, 2.0])).shape)
    (2,)
    """
    dtype = _dtype("rand_like", dtype, input.dtype, "float")
    return torch.rand(input.shape, dtype=dtype, generator=_generator("rand_like", seed), device=input.device)


@op
def randn_like(input, seed=None, *, dtype=None):
    """Standard normal numbers. input: [...] -> same, float32 for integers, or of ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.randn_like(ms.Tensor([1.0, 2.0])).shape)
    (2,)
    """
    default = input.dtype if input.dtype.is_floating_point else torch.float32
    dtype = _dtype("randn_like", dtype, default, "float")
    return torch.randn(input.shape, dtype=dtype, generator=_generator("randn_like", seed), device=input.device)


@op
def randint_like(input, low, high, seed=None, *, dtype=None):
    """Integers in [low, high). input: [...] integer -> same, or of ``dtype``. ValueError unless that is an integer.

    >>> import amadou as ms
    >>> print(ms.ops.randint_like(ms.Tensor([1, 2]), 0, 10).shape)
    (2,)
    """
    dtype = _dtype("randint_like", dtype, input.dtype, "int")
    low, high = check_int("randint_like", "low", low), check_int("randint_like", "high", high)
    stream = _generator("randint_like", seed)
    return torch.randint(low, high, input.shape, dtype=dtype, generator=stream, device=input.device)


@op
def bernoulli(input, p=0.5, seed=None):
    """1 with the probability p, else 0. input: [...]; p: number, Tensor of one element or of input's shape -> as input.

    Raises:
        ValueError: if p is outside [0, 1], or of another shape.

    >>> import amadou as ms
    >>> print(ms.ops.bernoulli(ms.Tensor([2.0, 3.0]), 1.0))
    [1. 1.]
    """
    return kernels.bernoulli(input, p, _generator("bernoulli", seed))


@op
def bernoulli_ext(input, *, generator=None):
    """1 with the probability that each element holds, else 0. input: [...] float in [0, 1] -> same.

    Args:
        generator: a Generator; by default torch's default stream.

    >>> import amadou as ms
    >>> print(ms.ops.bernoulli_ext(ms.Tensor([0.0, 1.0])))
    [0. 1.]
    """
    return torch.bernoulli(input, generator=_source(generator))


# -- choices -----------------------------------------------------------------------------------------------------------


@op
def multinomial(input, num_samples, replacement=True, seed=None):
    """Indices drawn with the weights in the last axis. input: [c] or [n, c] >= 0 -> [..., num_samples] int32.

    Args:
        replacement: whether an index may be drawn again.

    Raises:
        ValueError: if there are not enough indices without that.

    >>> import amadou as ms
    >>> print(ms.ops.multinomial(ms.Tensor([0.0, 1.0]), 3))
    [1 1 1]
    """
    return kernels.multinomial(input, num_samples, replacement, _generator("multinomial", seed)).int()


@op
def multinomial_with_replacement(x, seed, offset, numsamples, replacement=False):
    """Indices drawn with the weights in the last axis. x: [c] or [n, c] >= 0 -> [..., numsamples] int64.

    Args:
        seed, offset: ints or Tensors of one; 0 and 0 for the default stream.
        replacement: whether an index may be drawn again.

    >>> import amadou as ms
    >>> print(ms.ops.multinomial_with_replacement(ms.Tensor([0.0, 1.0]), 1, 0, 2, True))
    [1 1]
    """
    stream = _random.generator(kernels.joint_seed(int(seed), int(offset))) if int(seed) or int(offset) else None
    return kernels.multinomial(x, numsamples, replacement, stream)


@op
def random_categorical(logits, num_sample, seed=0, dtype=mstype.int64):
    """Indices drawn with the probabilities softmax(logits). logits: [n, c] -> [n, num_sample] of ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.random_categorical(ms.Tensor([[0.0, 1.0]]), 3).shape)
    (1, 3)
    """
    stream = _generator("random_categorical", seed or None)
    return kernels.categorical(logits, num_sample, stream).to(mstype.to_torch(dtype))


@op
def shuffle(x, seed=None):
    """The parts along the first axis in another order. x: [n, ...] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.shuffle(ms.Tensor([1, 2, 3])).shape)
    (3,)
    """
    return kernels.shuffle(x, _generator("shuffle", seed))


@op
def choice_with_mask(input_x, count=256, seed=None):
    """Places of True elements, drawn without repetition. input_x: [...] bool -> [count, rank] int32, [count] bool.

    Where there are fewer than ``count``, zeros follow, and the second result is False there.

    >>> import amadou as ms
    >>> print(ms.ops.choice_with_mask(ms.Tensor([[True], [False]]), 2)[0].shape)
    (2, 2)
    """
    return kernels.choice_with_mask(input_x, count, _generator("choice_with_mask", seed))


@op
def uniform_candidate_sampler(
    true_classes, num_true, num_sampled, unique, range_max, seed=0, remove_accidental_hits=False
):
    """Classes drawn evenly from [0, range_max), and how often each class is expected among them.

    true_classes: [n, num_true] -> [num_sampled] int64, float32 [n, num_true], float32 [num_sampled].

    Args:
        unique: whether a class is drawn once only.
        remove_accidental_hits: whether the true classes are left out.

    >>> import amadou as ms
    >>> print(ms.ops.uniform_candidate_sampler(ms.Tensor([[1]]), 1, 3, False, 5)[0].shape)
    (3,)
    """
    stream = _generator("uniform_candidate_sampler", seed or None)
    return kernels.sampled_uniformly(true_classes, num_sampled, unique, range_max, remove_accidental_hits, stream)


# -- in place ----------------------------------------------------------------------------------------------------------


@inplace
def normal_(input, mean=0, std=1, *, generator=None):
    """Fill input itself with normal numbers. input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.normal_(ms.ops.zeros((2, 3))).shape)
    (2, 3)
    """
    input.normal_(mean, std, generator=_source(generator))


@inplace
def uniform_(input, from_=0, to=1, *, generator=None):
    """Fill input itself with uniform numbers in [from_, to). input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.uniform_(ms.ops.zeros((2, 3))).shape)
    (2, 3)
    """
    input.uniform_(from_, to, generator=_source(generator))


@inplace
def random_(input, from_=0, to=None, *, generator=None):
    """Fill input itself with integers in [from_, to), up to the largest that its dtype holds exactly for None.

    >>> import amadou as ms
    >>> print(ms.ops.random_(ms.ops.zeros((2, 3)), 0, 5).shape)
    (2, 3)
    """
    input.random_(from_, to, generator=_source(generator))


@inplace
def exponential_(input, lambd=1, *, generator=None):
    """Fill input itself with numbers of the exponential distribution of the rate lambd. input: [...] float.

    >>> import amadou as ms
    >>> print(ms.ops.exponential_(ms.ops.zeros((2, 3))).shape)
    (2, 3)
    """
    input.exponential_(lambd, generator=_source(generator))


@inplace
def bernoulli_(input, p=0.5, *, generator=None):
    """Fill input itself with 1, with the probability p, and 0. input: [...]; p: number or Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.bernoulli_(ms.ops.zeros((2,)), 1.0))
    [1. 1.]
    """
    input.bernoulli_(p, generator=_source(generator))


def _source(generator):
    """The torch.Generator in a Generator of the program."""
    return None if generator is None else generator._torch


@op
def gumbel_softmax(logits, tau=1.0, hard=False, dim=-1):
    """Samples that are nearly one-hot (arXiv:1611.01144). logits: [...] float -> same.

    Args:
        tau: the temperature: the lower, the nearer.
        hard: whether the result is one-hot, with the gradient of the soft one.
        dim: the axis of the classes.

    >>> import amadou as ms
    >>> print(ms.ops.gumbel_softmax(ms.Tensor([[1.0, 2.0]])).shape)
    (1, 2)
    """
    return F.gumbel_softmax(logits, tau, hard, dim=dim)
