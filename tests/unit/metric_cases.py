"""Metrics that record_metrics.py records of MindSpore and test_metric_facts.py asks of amadou."""

import numpy as np

_random = np.random.RandomState(3)

# What the code of a case may name.
ARRAYS = {
    "binary": _random.randint(0, 2, 8),
    "other": _random.randint(0, 2, 8),
    "classes": _random.randint(0, 3, 6),
    "scores": _random.rand(6, 3),
    "square_scores": _random.rand(4, 4),
    "vectors": _random.rand(3, 4),
    "masks": _random.randint(0, 2, (4, 3, 5)),
    "truths": _random.randint(0, 2, (4, 3, 5)),
    "shape": (_random.rand(8, 9) > 0.5).astype(np.int32),
    "contour": (_random.rand(8, 9) > 0.5).astype(np.int32),
    "body": (_random.rand(4, 5, 6) > 0.4).astype(np.int32),
    "volume": (_random.rand(4, 5, 6) > 0.4).astype(np.int32),
    "nothing": np.zeros((8, 9), np.int32),
    "image": np.array([[0.1, 0.2, 0.3, 0.4]], np.float32),
    "img1": np.random.RandomState(4).rand(2, 3, 16, 17).astype(np.float32),
    "img2": np.random.RandomState(5).rand(2, 3, 16, 17).astype(np.float32),
}
SENTENCES = [["i", "have", "a", "pen", "on", "my", "desk"], ["the", "cat", "sat", "here"]]
REFERENCES = [
    [["i", "have", "a", "pen", "in", "my", "desk"], ["there", "is", "a", "pen", "on", "the", "desk"]],
    [["the", "cat", "sat", "down", "here", "too"], ["a", "cat", "sat", "here"]],
]
RATIOS = (
    "sensitivity", "specificity", "precision", "negative predictive value", "miss rate", "fall out", "fdr", "for",
    "prevalence_threshold", "threat score", "accuracy", "balanced accuracy", "F1 score", "mcc", "fm", "bm", "mk",
)  # fmt: skip

# (metric, what each update gets)
CASES = [
    *[(f"BleuScore({n}, {smooth})", ["SENTENCES, REFERENCES"]) for n in (1, 2, 3, 4) for smooth in (False, True)],
    ("BleuScore()", ["SENTENCES[:1], REFERENCES[:1]", "SENTENCES[1:], REFERENCES[1:]"]),
    ("BleuScore()", ["[['a']], [[['b']]]"]),
    ("BleuScore()", ["SENTENCES, REFERENCES[:1]"]),
    ("BleuScore()", ["SENTENCES"]),
    ("BleuScore()", []),
    *[(f"BleuScore({settings})", []) for settings in ("5", "0", "'a'", "4, 1")],
    *[
        (f"ConfusionMatrix({settings})", ["binary, other", "other, other"])
        for settings in ("2", "2, 'target'", "2, 'prediction'", "2, 'all'", "2, None", "2, 'no'", "2.0", "2, 'all', 1")
    ],
    ("ConfusionMatrix(3)", ["scores, classes"]),
    ("ConfusionMatrix(2, threshold=0.3)", ["vectors[0], binary[:4]"]),
    ("ConfusionMatrix(2, 'target')", ["binary * 0, binary * 0"]),
    ("ConfusionMatrix(2)", ["binary"]),
    ("ConfusionMatrix(2)", []),
    *[(f"ConfusionMatrixMetric({s}, {name!r})", ["masks, truths"]) for s in (True, False) for name in RATIOS],
    *[
        (f"ConfusionMatrixMetric({s}, 'acc', True, {how!r})", ["masks, truths", "truths, masks"])
        for s in (True, False)
        for how in ("mean", "sum")
    ],
    ("ConfusionMatrixMetric()", ["binary, other"]),
    ("ConfusionMatrixMetric()", ["masks, scores"]),
    ("ConfusionMatrixMetric()", ["masks"]),
    *[(f"ConfusionMatrixMetric({settings})", []) for settings in ("1", "True, 'tpr', 2", "True, 'tpr', True, 'no'")],
    *[
        (f"CosineSimilarity({kind!r}, {how!r}, {zero})", ["vectors"])
        for kind in ("cosine", "dot", "no")
        for how in ("none", "mean", "sum")
        for zero in (True, False)
    ],
    ("CosineSimilarity()", ["vectors", "scores"]),
    *[(f"CosineSimilarity({settings})", []) for settings in ("", "'dot', 'no'", "'dot', 'none', 1")],
    ("Dice()", ["scores, np.eye(3)[classes]"]),
    ("Dice(0.1)", ["vectors, vectors.round()", "scores, scores"]),
    ("Dice()", ["scores, classes"]),
    ("Dice()", ["scores"]),
    *[(f"Dice({smooth})", []) for smooth in ("", "1", "'a'", "-1.0")],
    *[
        (f"{name}({first}{distance!r})", [f"{sets}, {label}"])
        for name, first in (
            ("HausdorffDistance", ""),
            ("MeanSurfaceDistance", "False, "),
            ("MeanSurfaceDistance", "True, "),
            ("RootMeanSquareDistance", "False, "),
            ("RootMeanSquareDistance", "True, "),
        )
        for distance in ("euclidean", "chessboard", "taxicab")
        for sets, label in (("shape, contour", 1), ("shape, contour", 0), ("body, volume", 1))
    ],
    *[
        (f"HausdorffDistance({settings})", ["shape, contour, 1"])
        for settings in (
            "'euclidean', 90.0", "directed=True", "crop=False", "'no'", "percentile=101.0", "percentile='a'",
            "directed=1", "crop=1",
        )
    ],
    *[
        (f"{name}()", updates)
        for name in ("HausdorffDistance", "MeanSurfaceDistance", "RootMeanSquareDistance")
        for updates in (
            ["shape, nothing, 1"], ["nothing, shape, 1"], ["shape, contour"], ["shape, contour, 7"], [],
            ["shape, contour, 1.5"], ["shape, body, 1"], ["shape, contour, 0", "contour, shape, 1"],
        )
    ],
    ("MeanSurfaceDistance(1)", []),
    ("ROC()", ["vectors[0], binary[:4]"]),
    ("ROC(pos_label=0)", ["vectors[0], binary[:4]"]),
    ("ROC(pos_label=2)", ["scores[:, 0], classes"]),
    ("ROC()", ["np.array([0.3, 0.3, 0.5, 0.1]), np.array([1, 0, 1, 0])"]),
    ("ROC(1)", ["vectors, vectors > 0.5"]),
    ("ROC(4)", ["square_scores, np.array([0, 1, 2, 3])"]),
    ("ROC(2)", ["square_scores, np.array([0, 1, 2, 3])"]),
    ("ROC()", ["square_scores, np.array([0, 1, 2, 3])"]),
    ("ROC(4, 1)", ["square_scores, np.array([0, 1, 2, 3])"]),
    ("ROC(pos_label=1)", ["vectors[0], np.zeros(4)"]),
    ("ROC(pos_label=1)", ["vectors[0], np.ones(4)"]),
    ("ROC()", ["vectors[0]"]),
    *[(f"ROC({settings})", []) for settings in ("", "'a'", "pos_label='a'")],
    *[
        (f"OcclusionSensitivity({settings})", ["net, image, np.array(1)"])
        for settings in (
            "", "margin=1", "margin=0", "pad_val=1.0", "n_batch=2", "b_box=[1, 2]", "b_box=[-1, 2]", "b_box=[0, 4]",
            "b_box=[2, 1]", "b_box=[0, 1, 1, 3]", "pad_val='a'", "margin=(1, 2)", "n_batch=0.5",
        )
    ],
    ("OcclusionSensitivity()", []),
    ("OcclusionSensitivity()", ["net, image"]),
    ("OcclusionSensitivity()", ["net, np.concatenate([image, image]), np.array([0, 1])"]),
]  # fmt: skip

# MindSpore 2.10 computes these in its graph mode only.
IMAGE_CASES = [
    "PSNR()",
    "PSNR(255.0)",
    "SSIM()",
    "SSIM(255.0, 3, 1.0, 0.02, 0.05)",
    "MSSSIM(power_factors=(0.5, 0.5), filter_size=4)",
    "MSSSIM(power_factors=[0.3, 0.3, 0.4], filter_size=3, max_val=2.0)",
]


def name_of(metric, updates):
    return f"{metric}: {'; '.join(updates)}"


def outcome(ms, metric, updates):
    """The numbers of a metric, or the name of the exception."""
    weight = np.array([[0.1, 0.8, 0.1, 0.1], [1, 1, 1, 1]], np.float32)
    names = {**ARRAYS, "SENTENCES": SENTENCES, "REFERENCES": REFERENCES, "np": np}
    names["net"] = ms.nn.Dense(4, 2, ms.Tensor(weight), ms.Tensor(np.array([0.3, 0.6], np.float32)))
    try:
        made = eval(f"train.{metric}", {"train": ms.train})
        made.clear()
        for update in updates:
            made.update(*eval(f"({update},)", names))
        return plain(made.eval())
    except Exception as error:
        return type(error).__name__


def plain(value):
    """Lists of floats in place of arrays and tuples."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return np.asarray(value, np.float64).tolist()


def quality(ms, code):
    """How alike the two images are."""
    net = eval(f"nn.{code}", {"nn": ms.nn})
    return net(ms.Tensor(ARRAYS["img1"]), ms.Tensor(ARRAYS["img2"])).asnumpy().tolist()
