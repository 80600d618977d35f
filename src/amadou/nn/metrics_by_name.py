"""The names of the metrics, as ``Model`` is given them."""

from collections.abc import Callable
from typing import Any

from .. import _checks
from .metrics import (
    F1,
    MAE,
    MSE,
    Accuracy,
    Loss,
    Metric,
    Perplexity,
    Precision,
    Recall,
    Top1CategoricalAccuracy,
    Top5CategoricalAccuracy,
    TopKCategoricalAccuracy,
    auc,
)
from .metrics_confusion import ROC, ConfusionMatrix, ConfusionMatrixMetric
from .metrics_similarity import BleuScore, CosineSimilarity, Dice, OcclusionSensitivity
from .metrics_surface import HausdorffDistance, MeanSurfaceDistance, RootMeanSquareDistance

_BY_NAME: dict[str, Callable] = {
    "F1": F1,
    "acc": Accuracy,
    "accuracy": Accuracy,
    "auc": auc,
    "bleu_score": BleuScore,
    "confusion_matrix": ConfusionMatrix,
    "confusion_matrix_metric": ConfusionMatrixMetric,
    "cosine_similarity": CosineSimilarity,
    "dice": Dice,
    "hausdorff_distance": HausdorffDistance,
    "loss": Loss,
    "mae": MAE,
    "mean_surface_distance": MeanSurfaceDistance,
    "mse": MSE,
    "occlusion_sensitivity": OcclusionSensitivity,
    "perplexity": Perplexity,
    "precision": Precision,
    "recall": Recall,
    "roc": ROC,
    "root_mean_square_distance": RootMeanSquareDistance,
    "top_1_accuracy": Top1CategoricalAccuracy,
    "top_5_accuracy": Top5CategoricalAccuracy,
    "topk": TopKCategoricalAccuracy,
}


def names() -> list[str]:
    """The names that :func:`get_metric_fn` knows."""
    return sorted(_BY_NAME)


def get_metric_fn(name: str, *args: Any, **kwargs: Any) -> Any:
    """The metric of this name, made with the other arguments.

    Raises:
        KeyError: for an unknown name.
    """
    if name not in _BY_NAME:
        raise KeyError(f"For 'get_metric_fn', 'name' must be one of {names()}, but got {name!r}.")
    return _BY_NAME[name](*args, **kwargs)


def get_metrics(metrics: Any) -> dict[str, Metric]:
    """Metrics by name, from None, a set of names or a dict of metrics.

    Raises:
        TypeError: for another type, or a value of the dict that is no Metric.
        KeyError: for an unknown name.
    """
    if metrics is None:
        return {}
    _checks.check_type("get_metrics", "metrics", metrics, (dict, set))
    if isinstance(metrics, set):
        return {name: get_metric_fn(name) for name in metrics}
    for name, metric in metrics.items():
        _checks.check_type("get_metrics", name, metric, Metric)
    return dict(metrics)
