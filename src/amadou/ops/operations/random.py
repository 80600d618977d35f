"""Random numbers as objects. One made with a seed draws from a stream of its own, others from the default one."""

from functools import cached_property
from typing import Any

import torch

from ... import _random
from ... import dtype as mstype
from ..._boundary import op
from ..._checks import check_non_negative_int, check_positive_int, check_range, check_that
from ...kernels import boxes
from ...kernels import random as kernels
from .. import random
from .._errors import shape_errors
from ..primitive import Operator

_normal = op(shape_errors(kernels.normal))
_uniform = op(shape_errors(kernels.uniform))
_uniform_int = op(shape_errors(kernels.uniform_int))
_laplace = op(shape_errors(kernels.laplace))
_gamma = op(shape_errors(kernels.gamma))
_gamma_of_each = op(shape_errors(kernels.gamma_of_each))
_poisson = op(shape_errors(kernels.poisson))
_poisson_of_each = op(shape_errors(kernels.poisson_of_each))
_truncated_normal = op(shape_errors(kernels.truncated_normal))
_bounded_normal = op(shape_errors(kernels.bounded_normal))
_bernoulli = op(kernels.bernoulli)
_multinomial = op(kernels.multinomial)
_shuffle = op(kernels.shuffle)
_choice_with_mask = op(kernels.choice_with_mask)
_cauchy = op(shape_errors(kernels.cauchy))
_log_normal = op(kernels.log_normal)
_integers = op(shape_errors(kernels.integers))
_sampled_uniformly = op(kernels.sampled_uniformly)
_sample_distorted = op(boxes.sample_distorted)


class _Random(Operator):
    """What draws: two seeds among the fields, and the stream that belongs to them."""

    def __post_init__(self) -> None:
        for name in ("seed", "seed2"):
            check_non_negative_int(self.name, name, getattr(self, name, 0))

    @cached_property
    def _stream(self) -> torch.Generator | None:
        seed, seed2 = getattr(self, "seed", 0), getattr(self, "seed2", 0)
        return _random.new_generator(kernels.joint_seed(seed, seed2)) if seed or seed2 else None


class StandardNormal(_Random):
    """Standard normal numbers. shape: tuple or Tensor of ints -> shape, float32."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any) -> Any:
        return _normal(shape, 0.0, 1.0, self._stream)


class StandardLaplace(_Random):
    """Numbers of the Laplace distribution with the mean 0 and the scale 1. shape: tuple or Tensor -> float32."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any) -> Any:
        return _laplace(shape, 0.0, 1.0, self._stream)


class UniformReal(_Random):
    """Uniform numbers in [0, 1). shape: tuple or Tensor of ints -> shape, float32."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any) -> Any:
        return _uniform(shape, 0.0, 1.0, self._stream)


class UniformInt(_Random):
    """Integers in [minval, maxval). shape: tuple or Tensor; the limits: int Tensors, broadcast with it -> int32.

    Raises:
        RuntimeError: unless minval < maxval.
    """

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any, minval: Any, maxval: Any) -> Any:
        return _uniform_int(shape, minval, maxval, torch.int32, self._stream)


class Gamma(_Random):
    """As :func:`amadou.ops.gamma`."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any, alpha: Any, beta: Any) -> Any:
        return _gamma(shape, alpha, beta, self._stream)


class RandomGamma(_Random):
    """As :func:`amadou.ops.random_gamma`."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any, alpha: Any) -> Any:
        return _gamma_of_each(shape, alpha, self._stream)


class Poisson(_Random):
    """As :func:`amadou.ops.poisson`."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any, mean: Any) -> Any:
        return _poisson(shape, mean, self._stream).astype(mstype.int32)


class RandomPoisson(_Random):
    """As :func:`amadou.ops.random_poisson`, with ``dtype`` fixed when made."""

    seed: int = 0
    seed2: int = 0
    dtype: Any = mstype.int64

    def __call__(self, shape: Any, rate: Any) -> Any:
        return _poisson_of_each(shape, rate, mstype.to_torch(self.dtype), self._stream)


class TruncatedNormal(_Random):
    """Standard normal numbers within two standard deviations. shape: tuple or Tensor of ints -> ``dtype``."""

    dtype: Any = mstype.float32
    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any) -> Any:
        return _truncated_normal(shape, mstype.to_torch(self.dtype), self._stream)


class ParameterizedTruncatedNormal(_Random):
    """Normal numbers between bounds, with parameters for each first axis.

    shape: [batch, ...] as tuple or Tensor; the parameters: [batch] or [1] float -> shape, same dtype.
    """

    seed: int = 0
    seed2: int = 0

    def __call__(self, shape: Any, mean: Any, stdevs: Any, min: Any, max: Any) -> Any:
        return _bounded_normal(shape, mean, stdevs, min, max, self._stream)


class LogNormalReverse(_Random):
    """Numbers of the log-normal distribution. input: [...] float -> same."""

    mean: float = 1.0
    std: float = 2.0

    def __call__(self, input: Any) -> Any:
        return _log_normal(input, self.mean, self.std)


class Cauchy(_Random):
    """Numbers of the Cauchy distribution. -> [*size], float32."""

    size: Any
    median: float = 0.0
    sigma: float = 1.0

    def __call__(self) -> Any:
        return _cauchy(self.size, self.median, self.sigma)


class NonDeterministicInts(_Random):
    """Any integers of ``dtype``. shape: tuple or Tensor of ints -> shape."""

    dtype: Any = mstype.int64

    def __call__(self, shape: Any) -> Any:
        return _integers(shape, mstype.to_torch(self.dtype))


class Bernoulli(Operator):
    """As :func:`amadou.ops.bernoulli`.

    Args:
        seed: -1 for the default stream.
        offset: together with ``seed`` it names a stream.
    """

    seed: int = -1
    offset: int = 0

    def __call__(self, x: Any, p: Any) -> Any:
        return _bernoulli(x, p, self._stream)

    @cached_property
    def _stream(self) -> torch.Generator | None:
        return None if self.seed == -1 else _random.new_generator(kernels.joint_seed(self.seed, self.offset))


class Multinomial(_Random):
    """Indices drawn with the weights in the last axis. x: [c] or [n, c] -> [..., num_samples] of ``dtype``."""

    seed: int = 0
    seed2: int = 0
    dtype: Any = mstype.int32

    def __call__(self, x: Any, num_samples: Any) -> Any:
        return _multinomial(x, int(num_samples), True, self._stream).astype(self.dtype)


class MultinomialWithReplacement(Operator):
    """As :func:`amadou.ops.multinomial_with_replacement`, with the number of samples fixed when made."""

    numsamples: int
    replacement: bool = False

    def __call__(self, x: Any, seed: Any, offset: Any) -> Any:
        return random.multinomial_with_replacement(x, seed, offset, self.numsamples, self.replacement)


class RandomCategorical(Operator):
    """As :func:`amadou.ops.random_categorical`, with ``dtype`` fixed when made."""

    dtype: Any = mstype.int64

    def __call__(self, logits: Any, num_sample: Any, seed: Any) -> Any:
        return random.random_categorical(logits, num_sample, int(seed), self.dtype)


class RandomShuffle(_Random):
    """As :func:`amadou.ops.shuffle`."""

    seed: int = 0
    seed2: int = 0

    def __call__(self, x: Any) -> Any:
        return _shuffle(x, self._stream)


class RandpermV2(_Random):
    """As :func:`amadou.ops.randperm`, with ``dtype`` fixed when made."""

    seed: int = 0
    offset: int = 0
    dtype: Any = mstype.int64

    def __call__(self, n: Any) -> Any:
        return random.randperm(n, self.seed, self.offset, self.dtype)


class RandomChoiceWithMask(_Random):
    """As :func:`amadou.ops.choice_with_mask`, with ``count`` fixed when made."""

    count: int = 256
    seed: int = 0
    seed2: int = 0

    def __call__(self, input_x: Any) -> Any:
        return _choice_with_mask(input_x, self.count, self._stream)


class UniformCandidateSampler(_Random):
    """As :func:`amadou.ops.uniform_candidate_sampler`, with its settings fixed when made."""

    num_true: int
    num_sampled: int
    unique: bool
    range_max: int
    seed: int = 0
    remove_accidental_hits: bool = False

    def __call__(self, true_classes: Any) -> Any:
        settings = self.num_sampled, self.unique, self.range_max, self.remove_accidental_hits
        return _sampled_uniformly(true_classes, *settings, self._stream)


class SampleDistortedBoundingBoxV2(_Random):
    """A random cut of an image that holds enough of an object, to learn from.

    image_size: [3] int, (height, width, channels); bounding_boxes: [B, N, 4] float32, (y1, x1, y2, x2) in [0, 1];
    min_object_covered: [1] float32, the share of one of these that the cut holds -> where it begins [3], its size [3],
    both for ``ops.slice``, and its corners [1, 1, 4].

    Args:
        seed, seed2: of the draws.
        aspect_ratio_range: of width / height.
        area_range: of the share of the image.
        max_attempts: after so many the cut is the whole image.
        use_image_if_no_bounding_boxes: whether the image is the object where there are no boxes.

    Raises:
        ValueError: for a range that is none, for no attempts, and without boxes.
        RuntimeError: for boxes beyond the image.
    """

    seed: int = 0
    seed2: int = 0
    aspect_ratio_range: tuple[float, float] = (0.75, 1.33)
    area_range: tuple[float, float] = (0.05, 1.0)
    max_attempts: int = 100
    use_image_if_no_bounding_boxes: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        check_positive_int(self.name, "max_attempts", self.max_attempts)
        for name in ("aspect_ratio_range", "area_range"):
            rule = "two floats > 0, the first the smaller"
            check_that(self.name, name, getattr(self, name), rule, lambda v: len(v) == 2 and 0 < v[0] < v[1])
        check_range(self.name, "area_range[1]", self.area_range[1], 0, 1)

    def __call__(self, image_size: Any, bounding_boxes: Any, min_object_covered: Any) -> Any:
        settings = self.aspect_ratio_range, self.area_range, self.max_attempts
        given = image_size, bounding_boxes, min_object_covered, self.use_image_if_no_bounding_boxes
        return _sample_distorted(*given, settings, self._stream)
