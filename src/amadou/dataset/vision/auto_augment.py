"""Transforms that choose other transforms by chance: learned policies, and choices of the program.

The policies are those of AutoAugment (Cubuk and others, 2018), RandAugment (Cubuk and others, 2019) and
TrivialAugment (Müller, Hutter, 2021).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ... import _checks
from ..transforms._base import Transform
from ..transforms._random import Random, started
from . import _arguments as args
from . import color
from ._image import Accepts, ImageTransform
from .enums import AutoAugmentPolicy, Inter
from .geometry import affined, rotated

# (operation, chance, magnitude from 0 to 9 or None), two at a time
_Step = tuple[str, float, int | None]
_POLICIES: dict[AutoAugmentPolicy, list[tuple[_Step, _Step]]] = {
    AutoAugmentPolicy.IMAGENET: [
        (("Posterize", 0.4, 8), ("Rotate", 0.6, 9)),
        (("Solarize", 0.6, 5), ("AutoContrast", 0.6, None)),
        (("Equalize", 0.8, None), ("Equalize", 0.6, None)),
        (("Posterize", 0.6, 7), ("Posterize", 0.6, 6)),
        (("Equalize", 0.4, None), ("Solarize", 0.2, 4)),
        (("Equalize", 0.4, None), ("Rotate", 0.8, 8)),
        (("Solarize", 0.6, 3), ("Equalize", 0.6, None)),
        (("Posterize", 0.8, 5), ("Equalize", 1.0, None)),
        (("Rotate", 0.2, 3), ("Solarize", 0.6, 8)),
        (("Equalize", 0.6, None), ("Posterize", 0.4, 6)),
        (("Rotate", 0.8, 8), ("Color", 0.4, 0)),
        (("Rotate", 0.4, 9), ("Equalize", 0.6, None)),
        (("Equalize", 0.0, None), ("Equalize", 0.8, None)),
        (("Invert", 0.6, None), ("Equalize", 1.0, None)),
        (("Color", 0.6, 4), ("Contrast", 1.0, 8)),
        (("Rotate", 0.8, 8), ("Color", 1.0, 2)),
        (("Color", 0.8, 8), ("Solarize", 0.8, 7)),
        (("Sharpness", 0.4, 7), ("Invert", 0.6, None)),
        (("ShearX", 0.6, 5), ("Equalize", 1.0, None)),
        (("Color", 0.4, 0), ("Equalize", 0.6, None)),
        (("Equalize", 0.4, None), ("Solarize", 0.2, 4)),
        (("Solarize", 0.6, 5), ("AutoContrast", 0.6, None)),
        (("Invert", 0.6, None), ("Equalize", 1.0, None)),
        (("Color", 0.6, 4), ("Contrast", 1.0, 8)),
        (("Equalize", 0.8, None), ("Equalize", 0.6, None)),
    ],
    AutoAugmentPolicy.CIFAR10: [
        (("Invert", 0.1, None), ("Contrast", 0.2, 6)),
        (("Rotate", 0.7, 2), ("TranslateX", 0.3, 9)),
        (("Sharpness", 0.8, 1), ("Sharpness", 0.9, 3)),
        (("ShearY", 0.5, 8), ("TranslateY", 0.7, 9)),
        (("AutoContrast", 0.5, None), ("Equalize", 0.9, None)),
        (("ShearY", 0.2, 7), ("Posterize", 0.3, 7)),
        (("Color", 0.4, 3), ("Brightness", 0.6, 7)),
        (("Sharpness", 0.3, 9), ("Brightness", 0.7, 9)),
        (("Equalize", 0.6, None), ("Equalize", 0.5, None)),
        (("Contrast", 0.6, 7), ("Sharpness", 0.6, 5)),
        (("Color", 0.7, 7), ("TranslateX", 0.5, 8)),
        (("Equalize", 0.3, None), ("AutoContrast", 0.4, None)),
        (("TranslateY", 0.4, 3), ("Sharpness", 0.2, 6)),
        (("Brightness", 0.9, 6), ("Color", 0.2, 8)),
        (("Solarize", 0.5, 2), ("Invert", 0.0, None)),
        (("Equalize", 0.2, None), ("AutoContrast", 0.6, None)),
        (("Equalize", 0.2, None), ("Equalize", 0.6, None)),
        (("Color", 0.9, 9), ("Equalize", 0.6, None)),
        (("AutoContrast", 0.8, None), ("Solarize", 0.2, 8)),
        (("Brightness", 0.1, 3), ("Color", 0.7, 0)),
        (("Solarize", 0.4, 5), ("AutoContrast", 0.9, None)),
        (("TranslateY", 0.9, 9), ("TranslateY", 0.7, 9)),
        (("AutoContrast", 0.9, None), ("Solarize", 0.8, 3)),
        (("Equalize", 0.8, None), ("Invert", 0.1, None)),
        (("TranslateY", 0.7, 9), ("AutoContrast", 0.9, None)),
    ],
    AutoAugmentPolicy.SVHN: [
        (("ShearX", 0.9, 4), ("Invert", 0.2, None)),
        (("ShearY", 0.9, 8), ("Invert", 0.7, None)),
        (("Equalize", 0.6, None), ("Solarize", 0.6, 6)),
        (("Invert", 0.9, None), ("Equalize", 0.6, None)),
        (("Equalize", 0.6, None), ("Rotate", 0.9, 3)),
        (("ShearX", 0.9, 4), ("AutoContrast", 0.8, None)),
        (("ShearY", 0.9, 8), ("Invert", 0.4, None)),
        (("ShearY", 0.9, 5), ("Solarize", 0.2, 6)),
        (("Invert", 0.9, None), ("AutoContrast", 0.8, None)),
        (("Equalize", 0.6, None), ("Rotate", 0.9, 3)),
        (("ShearX", 0.9, 4), ("Solarize", 0.3, 3)),
        (("ShearY", 0.8, 8), ("Invert", 0.7, None)),
        (("Equalize", 0.9, None), ("TranslateY", 0.6, 6)),
        (("Invert", 0.9, None), ("Equalize", 0.6, None)),
        (("Contrast", 0.3, 3), ("Rotate", 0.8, 4)),
        (("Invert", 0.8, None), ("TranslateY", 0.0, 2)),
        (("ShearY", 0.7, 6), ("Solarize", 0.4, 8)),
        (("Invert", 0.6, None), ("Rotate", 0.8, 4)),
        (("ShearY", 0.3, 7), ("TranslateX", 0.9, 3)),
        (("ShearX", 0.1, 6), ("Invert", 0.6, None)),
        (("Solarize", 0.7, 2), ("TranslateY", 0.6, 7)),
        (("ShearY", 0.8, 4), ("Invert", 0.8, None)),
        (("ShearX", 0.7, 9), ("TranslateY", 0.8, 3)),
        (("ShearY", 0.8, 5), ("AutoContrast", 0.7, None)),
        (("ShearX", 0.7, 2), ("Invert", 0.1, None)),
    ],
}

# operation -> its strength as a function of a share from 0 to 1; those of the second table take either sign
_PLAIN: dict[str, Callable[[np.ndarray, float], np.ndarray]] = {
    "Identity": lambda image, _: image,
    "AutoContrast": lambda image, _: color.auto_contrast(image, 0, []),
    "Equalize": lambda image, _: color.equalized(image),
    "Invert": lambda image, _: color.inverted(image),
    "Posterize": lambda image, strength: color.posterized(image, int(strength)),
    "Solarize": lambda image, strength: color.solarized(image, strength, 255),
}
_COLOURS = {
    "Brightness": color.brightness,
    "Color": color.saturation,
    "Contrast": color.contrast,
    "Sharpness": color.sharpness,
}
_GEOMETRY = ("ShearX", "ShearY", "TranslateX", "TranslateY", "Rotate")
_RANDOM_SPACE = sorted([*_GEOMETRY, *_COLOURS, "AutoContrast", "Equalize", "Identity", "Posterize", "Solarize"])
_SIGNED = (*_GEOMETRY, *_COLOURS)
_WITHOUT_MAGNITUDE = ("AutoContrast", "Equalize", "Identity", "Invert")
_BITS_IN_WIDE, _BITS = 6, 4


class _Augmentation(Random, ImageTransform):
    """What the policies share: how an operation of a magnitude changes an image [H, W, 3] uint8."""

    accepts = Accepts(ranks=(3,), channels=(3,), dtypes="B")
    # the strengths at full magnitude
    shear, turn, colour, bits = 0.3, 30.0, 0.9, _BITS

    def __init__(self, interpolation: Inter, fill_value: int | args.Colour):
        who = type(self).__name__
        self.interpolation = args.check_inter(who, "interpolation", interpolation)
        self.fill_value = args.check_fill(who, fill_value)

    def _negative(self, operation: str) -> bool:
        """A random sign, for the operations that have one."""
        return operation in _SIGNED and self.draws.integer(0, 1) == 1

    def _shift(self, side: int) -> float:
        """The longest translation, in pixels."""
        return 150.0 / 331.0 * side

    def _apply(self, image: np.ndarray, operation: str, share: float, negative: bool) -> np.ndarray:
        """``share`` is the magnitude from 0 to 1."""
        sign = -1 if negative else 1
        if operation in _COLOURS:
            return _COLOURS[operation](image, 1 + sign * share * self.colour)
        if operation == "Posterize":
            return _PLAIN[operation](image, 8 - round(share * self.bits))
        if operation == "Solarize":
            return _PLAIN[operation](image, 256 * (1 - share))
        if operation in _PLAIN:
            return _PLAIN[operation](image, 0)
        if operation == "Rotate":
            return rotated("Rotate", image, sign * share * self.turn, self.interpolation, False, None, self.fill_value)
        return self._warped(image, operation, sign * share)

    def _warped(self, image: np.ndarray, operation: str, share: float) -> np.ndarray:
        move, shear = [0.0, 0.0], [0.0, 0.0]
        axis = 0 if operation.endswith("X") else 1
        if operation.startswith("Shear"):
            shear[axis] = math.degrees(share * self.shear)
        else:
            move[axis] = int(share * self._shift(image.shape[1 - axis]))
        return affined(operation, image, 0.0, move, 1.0, shear, self.interpolation, self.fill_value)


class AutoAugment(_Augmentation):
    """[H, W, 3] uint8 -> changed by one of 25 pairs of operations that were learned on a dataset.

    Args:
        policy: the dataset.
        interpolation: for operations that move pixels.
        fill_value: the colour outside of the image, a level or (r, g, b).
    """

    def __init__(
        self,
        policy: AutoAugmentPolicy = AutoAugmentPolicy.IMAGENET,
        interpolation: Inter = Inter.NEAREST,
        fill_value: int | args.Colour = 0,
    ):
        self.policy = _checks.check_type("AutoAugment", "policy", policy, AutoAugmentPolicy)
        super().__init__(interpolation, fill_value)

    def _array(self, image: np.ndarray) -> np.ndarray:
        pairs = _POLICIES[self.policy]
        pair = pairs[self.draws.integer(0, len(pairs) - 1)]
        chances = [self.draws.uniform(0, 1) for _ in pair]
        negative = [self.draws.integer(0, 1) == 0 for _ in pair]
        for (operation, prob, magnitude), chance, sign in zip(pair, chances, negative, strict=True):
            if chance <= prob:
                image = self._apply(image, operation, (magnitude or 0) / 9, sign)
        return image


class RandAugment(_Augmentation):
    """[H, W, 3] uint8 -> changed by ``num_ops`` random operations of one magnitude.

    Args:
        num_ops: how many.
        magnitude: how strong, below ``num_magnitude_bins``.
        num_magnitude_bins: how many magnitudes there are, 2 or more.
        interpolation, fill_value: as for :class:`AutoAugment`.
    """

    def __init__(
        self,
        num_ops: int = 2,
        magnitude: int = 9,
        num_magnitude_bins: int = 31,
        interpolation: Inter = Inter.NEAREST,
        fill_value: int | args.Colour = 0,
    ):
        self.num_ops = _checks.check_non_negative_int("RandAugment", "num_ops", num_ops)
        self.num_magnitude_bins = _check_bins("RandAugment", num_magnitude_bins)
        self.magnitude = _checks.check_non_negative_int("RandAugment", "magnitude", magnitude)
        _checks.check_range("RandAugment", "magnitude", magnitude, 0, num_magnitude_bins, "[)")
        super().__init__(interpolation, fill_value)

    def _array(self, image: np.ndarray) -> np.ndarray:
        share = self.magnitude / (self.num_magnitude_bins - 1)
        for _ in range(self.num_ops):
            operation = _RANDOM_SPACE[self.draws.integer(0, len(_RANDOM_SPACE) - 1)]
            image = self._apply(image, operation, share, self._negative(operation))
        return image


class TrivialAugmentWide(_Augmentation):
    """[H, W, 3] uint8 -> changed by one random operation of a random magnitude, from a wide range.

    Args:
        num_magnitude_bins: how many magnitudes there are, 2 or more.
        interpolation, fill_value: as for :class:`AutoAugment`.
    """

    shear, turn, colour, bits = 0.99, 135.0, 0.99, _BITS_IN_WIDE

    def __init__(
        self,
        num_magnitude_bins: int = 31,
        interpolation: Inter = Inter.NEAREST,
        fill_value: int | args.Colour = 0,
    ):
        self.num_magnitude_bins = _check_bins("TrivialAugmentWide", num_magnitude_bins)
        super().__init__(interpolation, fill_value)

    def _shift(self, side: int) -> float:
        return 32.0

    def _array(self, image: np.ndarray) -> np.ndarray:
        operation = _RANDOM_SPACE[self.draws.integer(0, len(_RANDOM_SPACE) - 1)]
        last = self.num_magnitude_bins - 1
        share = self.draws.integer(0, last) / last if operation not in _WITHOUT_MAGNITUDE else 0.0
        return self._apply(image, operation, share, self._negative(operation))


def _check_bins(who: str, bins: Any) -> int:
    return _checks.check_int_range(who, "num_magnitude_bins", bins, 2, args.MOST_PIXELS)


class UniformAugment(Random, Transform):
    """An image -> changed by some of the given transforms.

    Args:
        transforms: the transforms to choose from.
        num_ops: how many to choose; each of them is then applied with the chance 0.5.
    """

    def __init__(self, transforms: Sequence[Callable], num_ops: int = 2):
        who = "UniformAugment"
        _checks.check_type(who, "transforms", transforms, list)
        for transform in transforms:
            if not callable(transform):
                raise ValueError(f"For '{who}', 'transforms' must be transforms, but got {transform!r}.")
        self.transforms = transforms
        self.num_ops = _checks.check_positive_int(who, "num_ops", num_ops)
        if num_ops > len(transforms):
            raise ValueError(f"For '{who}', 'num_ops' must be at most {len(transforms)}, but got {num_ops}.")

    def started(self, seed: int) -> Any:
        other = super().started(seed)
        other.transforms = [started(transform, seed) for transform in self.transforms]
        return other

    def __call__(self, image: Any) -> Any:
        for transform in self.draws.sample(self.transforms, self.num_ops):
            if self.draws.uniform(0, 1) < 0.5:
                image = transform(image)
        return image


class RandomSelectSubpolicy(Random, Transform):
    """An image -> changed by one of several policies, each a list of transforms with chances.

    Args:
        policy: policies, each a list of (transform, chance).
    """

    def __init__(self, policy: list[list[tuple[Callable, float]]]):
        who = "RandomSelectSubpolicy"
        _checks.check_type(who, "policy", policy, list)
        if not policy:
            raise ValueError(f"For '{who}', 'policy' must have a policy, but got an empty list.")
        for subpolicy in policy:
            _checks.check_type(who, "policy's element", subpolicy, list)
            if not subpolicy:
                raise ValueError(f"For '{who}', 'policy' must hold lists that are not empty, but got {policy}.")
            for step in subpolicy:
                if not isinstance(step, tuple) or len(step) != 2:
                    raise ValueError(f"For '{who}', a step must be (transform, chance), but got {step}.")
                if not callable(step[0]):
                    raise TypeError(f"For '{who}', a step must be (transform, chance), but got {step}.")
                args.check_probability(who, step[1])
        self.policy = policy

    def started(self, seed: int) -> Any:
        other = super().started(seed)
        other.policy = [[(started(step, seed), prob) for step, prob in subpolicy] for subpolicy in self.policy]
        return other

    def __call__(self, image: Any) -> Any:
        for transform, prob in self.policy[self.draws.integer(0, len(self.policy) - 1)]:
            if self.draws.chance(prob):
                image = transform(image)
        return image
