"""Metrics of sentences, vectors and regions, and what parts of an image a network looks at."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import _checks
from ..tensor import Tensor
from .cell import Cell
from .metrics import Metric, rearrange_inputs
from .metrics_confusion import _check_updated


class BleuScore(Metric):
    """How many of the n-grams of translations are in their references (Papineni et al., 2002, doi:10.3115/1073083).

    Args:
        n_gram: the longest n-grams, 1 to 4.
        smooth: whether 1 is added to the counts.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for an ``n_gram`` out of range.

    >>> bleu = BleuScore(n_gram=2)
    >>> round(float(bleu([["a", "pen", "here"]], [[["a", "pen", "there"]]])), 4)
    0.5774
    """

    def __init__(self, n_gram: int = 4, smooth: bool = False) -> None:
        super().__init__()
        self.n_gram = _checks.check_int_range("BleuScore", "n_gram", n_gram, 1, 4)
        self.smooth = _checks.check_bool("BleuScore", "smooth", smooth)
        self.clear()

    def clear(self) -> None:
        self._hits = np.zeros(self.n_gram)
        self._total = np.zeros(self.n_gram)
        self._length = self._reference_length = 0
        self._is_update = False

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add translations, lists of words, and for each a list of references.

        Raises:
            ValueError: for another number of inputs, or lists of other lengths.
        """
        if len(inputs) != 2:
            raise ValueError(f"For 'BleuScore', 'update' must get 2 inputs (texts, references), got {len(inputs)}.")
        candidates, references = inputs
        if len(candidates) != len(references):
            raise ValueError(
                f"For 'BleuScore', there must be references for each of the {len(candidates)} translations, "
                f"but got {len(references)}."
            )
        for words, known in zip(candidates, references, strict=True):
            self._add(words, known)
        self._is_update = True

    def _add(self, words: Sequence[str], references: Sequence[Sequence[str]]) -> None:
        self._length += len(words)
        self._reference_length += min((len(known) for known in references), key=lambda n: abs(len(words) - n))
        found = self._n_grams(words)
        known = Counter[tuple]()
        for reference in references:
            known |= self._n_grams(reference)
        for n_gram, count in (found & known).items():
            self._hits[len(n_gram) - 1] += count
        for n_gram, count in found.items():
            self._total[len(n_gram) - 1] += count

    def _n_grams(self, words: Sequence[str]) -> Counter[tuple]:
        sizes = range(1, self.n_gram + 1)
        return Counter(tuple(words[i : i + n]) for n in sizes for i in range(len(words) - n + 1))

    def eval(self) -> Any:
        """The score, in [0, 1].

        Raises:
            RuntimeError: before the first ``update``.
        """
        _check_updated("BleuScore", self._is_update)
        if self._hits.min() == 0:
            return 0.0
        extra = 1 if self.smooth else 0
        mean = np.exp(np.log((self._hits + extra) / (self._total + extra)).mean())
        is_short = self._length <= self._reference_length
        return mean * math.exp(1 - self._reference_length / self._length) if is_short else mean


class CosineSimilarity(Metric):
    """The similarity of each pair of the last batch's vectors: [N, n] -> [N, N].

    Args:
        similarity: "cosine" or "dot".
        reduction: "none", or "mean" or "sum" over the last axis.
        zero_diagonal: whether a vector's similarity to itself counts as 0.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``similarity`` or ``reduction``.
    """

    def __init__(self, similarity: str = "cosine", reduction: str = "none", zero_diagonal: bool = True) -> None:
        super().__init__()
        cls = "CosineSimilarity"
        self.similarity = _checks.check_one_of(cls, "similarity", similarity, ("dot", "cosine"))
        self.reduction = _checks.check_one_of(cls, "reduction", reduction, ("none", "sum", "mean"))
        self.zero_diagonal = _checks.check_bool(cls, "zero_diagonal", zero_diagonal)
        self.clear()

    def clear(self) -> None:
        self.sqr_mtx_res: Any = None

    @rearrange_inputs
    def update(self, inputs: Any) -> None:
        """Take vectors [N, n]."""
        vectors = self._convert_data(inputs)
        if self.similarity == "cosine":
            vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        similarities = vectors @ vectors.T
        if self.zero_diagonal:
            np.fill_diagonal(similarities, 0)
        self.sqr_mtx_res = similarities

    def eval(self) -> np.ndarray:
        """The similarities.

        Raises:
            RuntimeError: before the first ``update``.
        """
        _check_updated("CosineSimilarity", self.sqr_mtx_res is not None)
        if self.reduction == "none":
            return self.sqr_mtx_res
        return self.sqr_mtx_res.mean(axis=-1) if self.reduction == "mean" else self.sqr_mtx_res.sum(axis=-1)


class Dice(Metric):
    """2 * sum(p * t) / (sum(p^2) + sum(t^2) + smooth) of each batch, divided by the number of samples.

    Args:
        smooth: keeps a quotient finite, a float > 0.

    Raises:
        TypeError: if it is no float.
        ValueError: if it is not above 0.
    """

    def __init__(self, smooth: float = 1e-5) -> None:
        super().__init__()
        self.smooth = _checks.check_positive_float("Dice", "smooth", smooth)
        self.clear()

    def clear(self) -> None:
        self._dice_coeff_sum, self._samples_num = 0.0, 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions and labels of one shape [N, ...].

        Raises:
            ValueError: for another number of inputs, or shapes that differ.
        """
        predicted, true = self._arrays(inputs)
        if predicted.shape != true.shape:
            raise ValueError(f"For 'Dice', labels must have the shape {predicted.shape}, but got {true.shape}.")
        sizes = np.square(predicted).sum() + np.square(true).sum()
        self._dice_coeff_sum += 2 * float((predicted * true).sum()) / float(sizes + self.smooth)
        self._samples_num += len(true)

    def eval(self) -> float:
        """The coefficient.

        Raises:
            RuntimeError: without a sample.
        """
        self._check_samples(self._samples_num)
        return self._dice_coeff_sum / self._samples_num


class OcclusionSensitivity(Metric):
    """How much a network's score of a class falls when a part of the image around each place is covered.

    Args:
        pad_val: what covers.
        margin: how far the cover reaches from its place: it takes from ``margin`` before to ``margin - 1`` behind; an
            int, or a list of one for each axis.
        n_batch: how many covered images the network gets at once.
        b_box: the first and the last place for each axis, in one list; -1 for all of an axis. None for all places.

    Raises:
        TypeError: for arguments of other types.
    """

    def __init__(
        self, pad_val: float = 0.0, margin: int | list[int] = 2, n_batch: int = 128, b_box: list[int] | None = None
    ) -> None:
        super().__init__()
        cls = "OcclusionSensitivity"
        self.pad_val = _checks.check_type(cls, "pad_val", pad_val, float)
        self.margin = _checks.check_type(cls, "margin", margin, (int, list))
        self.n_batch = _checks.check_int(cls, "n_batch", n_batch)
        self.b_box = b_box if b_box is None else _checks.check_type(cls, "b_box", b_box, list)
        self.clear()

    def clear(self) -> None:
        self._baseline = 0.0
        self._sensitivity_im: Any = None

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Take a network, one image (1, ...) and its label.

        Raises:
            ValueError: for another number of inputs, or a ``b_box`` that does not fit the image.
            RuntimeError: for several images.
            TypeError: if the network is none.
        """
        cls = "OcclusionSensitivity"
        if len(inputs) != 3:
            raise ValueError(f"For '{cls}', 'update' must get 3 inputs (network, image, label), got {len(inputs)}.")
        network, image, label = inputs[0], self._convert_data(inputs[1]), self._convert_data(inputs[2])
        if not isinstance(network, Cell):
            raise TypeError(f"For '{cls}', the network must be a Cell, but got {type(network)}.")
        if image.shape[0] != 1:
            raise RuntimeError(f"For '{cls}', there must be one image, but got {image.shape[0]}.")
        number = int(label.reshape(-1)[0])
        self._baseline = network(Tensor(image)).asnumpy()[0, number]
        low, high = self._box(image.shape[1:])
        places = np.stack([axis.ravel() for axis in np.mgrid[tuple(map(slice, low, high))]], axis=1)
        batches = np.split(places, range(self.n_batch, len(places), self.n_batch))
        scores = [self._scores(network, image, number, batch) for batch in batches]
        self._sensitivity_im = self._baseline - np.concatenate(scores).reshape(np.subtract(high, low))

    def _scores(self, network: Cell, image: np.ndarray, number: int, places: np.ndarray) -> np.ndarray:
        covered = np.repeat(image, len(places), axis=0)
        margins = np.broadcast_to(self.margin, (image.ndim - 1,))
        starts, ends = np.maximum(places - margins, 0), np.maximum(places + margins, 0)
        for one, start, end in zip(covered, starts, ends, strict=True):
            one[tuple(map(slice, start, end))] = self.pad_val
        return network(Tensor(covered)).asnumpy()[:, number]

    def _box(self, shape: tuple[int, ...]) -> tuple[list[int], list[int]]:
        """The first place of each axis, and the one behind the last."""
        if self.b_box is None:
            return [0] * len(shape), list(shape)
        if len(self.b_box) != 2 * len(shape):
            raise ValueError(
                f"For 'OcclusionSensitivity', 'b_box' must hold 2 places for each of {len(shape)} axes, "
                f"but got {self.b_box}."
            )
        low = [max(0, first) for first in self.b_box[::2]]
        high = [size if last < 0 else last + 1 for last, size in zip(self.b_box[1::2], shape, strict=True)]
        if any(first >= end or end > size for first, end, size in zip(low, high, shape, strict=True)):
            raise ValueError(f"For 'OcclusionSensitivity', 'b_box' must lie in the image {shape}, got {self.b_box}.")
        return low, high

    def eval(self) -> np.ndarray:
        """The fall of the score at each place.

        Raises:
            RuntimeError: before the first ``update``.
        """
        _check_updated("OcclusionSensitivity", self._sensitivity_im is not None)
        return self._sensitivity_im
