"""Metrics; the expected values are MindSpore's."""

import numpy as np
import pytest

import amadou as ms
from amadou import nn

P = np.array([[0.2, 0.5, 0.3], [0.3, 0.1, 0.6], [0.9, 0.05, 0.05], [0.1, 0.3, 0.6]], np.float32)
L = np.array([1, 0, 0, 2], np.int32)
ONE_HOT = np.eye(3, dtype=np.int32)[L]
LABELS = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0], [0, 0, 1]], np.int32)
PREDICTED = np.array([[0, 1, 0], [1, 0, 1], [1, 0, 0], [0, 1, 1]], np.float32)
R, S = np.array([0.1, 0.2, 0.6, 0.9], np.float32), np.array([0.1, 0.25, 0.7, 0.9], np.float32)
CLASSES, MULTI = (P, L), (PREDICTED, LABELS)


@pytest.mark.parametrize("convert", [np.asarray, ms.Tensor])
@pytest.mark.parametrize(
    "make, batch, expected",
    [
        (nn.Accuracy, CLASSES, 0.75),
        (nn.Accuracy, (P, ONE_HOT), 0.75),
        (lambda: nn.Accuracy("multilabel"), MULTI, 0.25),
        (nn.Precision, CLASSES, [1.0, 1.0, 0.5]),
        (nn.Recall, (P, ONE_HOT), [0.5, 1.0, 1.0]),
        (lambda: nn.Precision("multilabel"), MULTI, [1.0, 1.0, 1.0, 0.5]),
        (lambda: nn.Recall("multilabel"), MULTI, [0.5, 1.0, 0.5, 1.0]),
        (nn.F1, CLASSES, [0.66666667, 1.0, 0.66666667]),
        (lambda: nn.Fbeta(2), CLASSES, [0.55555556, 1.0, 0.83333333]),
        (nn.MAE, (R, S), 0.037499990314245224),
        (nn.MSE, (R, S), 0.003124997951090336),
        (nn.MAE, (P, P * 2), 1.0),
        (nn.Top1CategoricalAccuracy, CLASSES, 0.75),
        (lambda: nn.TopKCategoricalAccuracy(2), (P, ONE_HOT), 1.0),
        (nn.Perplexity, CLASSES, 1.8744710917421803),
        (lambda: nn.Perplexity(0), CLASSES, 1.8257418694340384),
        (nn.Loss, (np.array([0.5, 1.0], np.float32),), 0.75),
    ],
)
def test_values(make, batch, expected, convert):
    metric = make()
    metric.update(*map(convert, batch))
    np.testing.assert_allclose(metric.eval(), expected, rtol=1e-6)
    metric.clear()
    with pytest.raises(RuntimeError):
        metric.eval()


def test_batches_add_up():
    metric = nn.Precision()
    metric.update(P[:2], L[:2])
    metric.update(P[2:], L[2:])
    np.testing.assert_allclose(metric.eval(), [1.0, 1.0, 0.5])
    assert metric.eval(True) == pytest.approx(0.8333333333333334)


def test_batches_of_labels_follow_each_other():
    metric = nn.Recall("multilabel")
    metric.update(*MULTI)
    metric.update(*MULTI)
    np.testing.assert_allclose(metric.eval(), [0.5, 1.0, 0.5, 1.0] * 2)


def test_more_axes():
    x = np.arange(48).reshape(2, 3, 2, 4) % 5
    assert nn.Accuracy()(x.astype(np.float32), x[:, 0] % 3) == 0.4375
    assert nn.Accuracy("multilabel")((x > 2).astype(np.float32), (x > 1).astype(np.int32)) == 0.375
    np.testing.assert_allclose(nn.Precision()(x.astype(np.float32), x[:, 0] % 3), [0.0, 0.5, 0.6])


@pytest.mark.parametrize("label, expected", [(0, 1.0), (1, 0.0)])
def test_of_equal_predictions_the_first_counts(label, expected):
    assert nn.TopKCategoricalAccuracy(1)(np.array([[0.5, 0.5, 0.1]]), np.array([label])) == expected


def test_indexes():
    metric = nn.Accuracy().set_indexes([0, 2])
    assert metric(P, ONE_HOT, L) == 0.75
    assert metric.indexes == [0, 2]


def test_auc():
    x, y = np.array([0, 0.5, 1]), np.array([0, 0.7, 1])
    assert ms.auc(x, y) == pytest.approx(0.6)
    assert ms.auc(x[[0, 2, 1]], y[[0, 2, 1]], reorder=True) == pytest.approx(0.6)


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: nn.Accuracy("x"), TypeError),
        (lambda: nn.Accuracy()(P), ValueError),
        (lambda: nn.Accuracy()(P, L, L), ValueError),
        (lambda: nn.Accuracy()(P, L[:2]), ValueError),
        (lambda: nn.Accuracy()("a", "b"), TypeError),
        (lambda: nn.Accuracy()(*MULTI), ValueError),
        (lambda: nn.Accuracy("multilabel")(P, ONE_HOT), ValueError),
        (lambda: nn.Precision()(np.array([[0.2, 0.8]]), np.array([3])), ValueError),
        (lambda: nn.Fbeta(0), ValueError),
        (lambda: nn.MAE()(P, L), ValueError),
        (lambda: nn.TopKCategoricalAccuracy(0), ValueError),
        (lambda: nn.TopKCategoricalAccuracy(1.5), TypeError),
        (lambda: nn.Top5CategoricalAccuracy()(P, L), ValueError),
        (lambda: nn.Loss()(0.3), TypeError),
        (lambda: nn.Loss()(P), ValueError),
        (lambda: nn.Perplexity("a"), TypeError),
        (lambda: nn.Perplexity()(P, L[:3]), RuntimeError),
        (lambda: nn.Accuracy().set_indexes(3), ValueError),
        (lambda: nn.Metric(), TypeError),
        (lambda: ms.get_metric_fn("foo"), KeyError),
        (lambda: ms.auc([1.0], [2.0]), TypeError),
        (lambda: ms.auc(np.array([0, 1, 0.5]), np.array([0, 1, 0.7])), ValueError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()
