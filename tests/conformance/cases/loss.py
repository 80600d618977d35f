"""Losses: layers, functions, Primitives."""

from tests.conformance.case import Case, code, f16, f32, f64, i32, values

LOGITS = f32(3, 4)
CLASSES = values([0, 3, 1], "int32")
SHARES = values([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5], [0.0, 0.9, 0.1, 0.0]], "float32")
P = f32(3, 4, low=0.05, high=0.95)
BITS = values([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0], [0.5, 0.0, 0.2, 1.0]], "float32")
SIGNS = values([[1.0, -1.0, 1.0, 1.0], [-1.0, 1.0, -1.0, -1.0], [1.0, 1.0, -1.0, 1.0]], "float32")
WEIGHT = "Tensor(np.array([1.0, 2.0, 0.5, 0.25], np.float32))"
REDUCTIONS = ("mean", "sum", "none")
TARGETS = values([[1, 2], [3, 1]], "int32")
PLACES = values([[0, 0], [0, 1], [1, 0], [1, 1], [1, 2]], "int64")
LENGTHS = values([5, 4], "int32"), values([2, 1], "int32")
ONE_LENGTH = values([5], "int32"), values([2], "int32")
MARKED = values([[0, 2, -1, 1], [1, -1, 0, 2], [3, 2, 1, 0]], "int32")

ROUGH = "MindSpore's CPU kernels of exp and log are off by 4e-6"
NO_KERNEL = "MindSpore's CPU has no kernel for it"

SAMPLED = "(Tensor([1, 3, 5]), Tensor([[0.5], [0.5], [0.3]], ms.float32), Tensor([0.5, 0.4, 0.3], ms.float32))"

CASES = [
    # distances
    *[Case(f"nn.{name}(reduction={how!r})", LOGITS, f32(3, 4)) for name in ("L1Loss", "MSELoss", "MAELoss", "HuberLoss")
      for how in REDUCTIONS],
    *[Case(f"nn.{name}()", LOGITS, f32(1, 4)) for name in ("L1Loss", "MSELoss", "MAELoss", "HuberLoss", "RMSELoss")],
    *[Case(f"nn.{name}()", LOGITS, f16(3, 4)) for name in ("L1Loss", "MSELoss")],
    *[Case(f"nn.{name}()", f16(3, 4), f16(3, 4)) for name in ("L1Loss", "MSELoss", "RMSELoss", "MAELoss")],
    *[Case(f"nn.{name}()", i32(3, 4), i32(3, 4)) for name in ("L1Loss", "MSELoss")],
    *[Case(f"nn.{name}()", LOGITS, f32(3, 5)) for name in ("L1Loss", "MSELoss")],
    *[Case(f"nn.{name}('no')", LOGITS, f32(3, 4)) for name in ("L1Loss", "MSELoss", "MAELoss", "LossBase")],
    *[Case(f"nn.SmoothL1Loss({beta}, {how!r})", LOGITS, f32(3, 4)) for beta in (1.0, 0.5) for how in REDUCTIONS],
    Case("nn.SmoothL1Loss()", LOGITS, f16(3, 4)),
    Case("nn.SmoothL1Loss()", LOGITS, f32(1, 4)),
    *[Case(f"nn.HuberLoss({how!r}, 0.5)", LOGITS, f32(3, 4)) for how in REDUCTIONS],
    Case("nn.LossBase('mean').get_loss", f16(2, 3), f32(2, 3)).but(grad=False),
    Case("nn.LossBase('sum').get_loss", f32(2, 3), 0.5),
    Case("nn.LossBase('none').get_loss", f32(2, 3), 2),
    Case("nn.LossBase('mean').get_loss", i32(2, 3)),
    Case("nn.LossBase().get_axis", f32(2, 3, 4)),
    *[Case(f"ops.{name}", LOGITS, f32(1, 4), how) for name in ("l1_loss", "mse_loss") for how in REDUCTIONS],
    *[Case(f"ops.{name}", LOGITS, f32(3, 4), "no") for name in ("l1_loss", "mse_loss", "smooth_l1_loss")],
    Case("ops.smooth_l1_loss", LOGITS, f32(3, 4), 0.5, "mean"),
    Case("ops.huber_loss", LOGITS, f32(3, 4), "none", 0.5),
    Case("ops.huber_loss", LOGITS, f32(3, 4), "none", 0),
    # classes
    *[Case(f"nn.SoftmaxCrossEntropyWithLogits(True, {how!r})", LOGITS, CLASSES) for how in REDUCTIONS],
    *[Case(f"nn.SoftmaxCrossEntropyWithLogits(False, {how!r})", LOGITS, SHARES) for how in REDUCTIONS],
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'mean')", LOGITS, values([0, 3, 1], "int64")),
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'mean')", f32(2, 3, 4), i32(2, 3, low=0, high=4)),
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'sum')", LOGITS, values([0, 4, -1], "int32")).but(grad=False),
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'mean')", f16(3, 4), CLASSES),
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'mean')", LOGITS, f32(3)),
    Case("nn.SoftmaxCrossEntropyWithLogits(True, 'mean')", LOGITS, values([0], "int32")),
    Case("nn.SoftmaxCrossEntropyWithLogits()", LOGITS, CLASSES),
    Case("nn.SoftmaxCrossEntropyWithLogits()", LOGITS, f16(3, 4)),
    Case("nn.SoftmaxCrossEntropyWithLogits()", LOGITS, f32(1, 4)),
    Case("nn.SoftmaxCrossEntropyWithLogits()", f32(2, 3, 4), f32(2, 3, 4)),
    Case("nn.SoftmaxCrossEntropyWithLogits(sparse=1)", LOGITS, CLASSES),
    *[Case(f"nn.CrossEntropyLoss(reduction={how!r})", LOGITS, x) for how in REDUCTIONS for x in (CLASSES, SHARES)],
    *[Case(f"nn.CrossEntropyLoss({WEIGHT}, reduction={how!r})", LOGITS, x) for how in REDUCTIONS
      for x in (CLASSES, SHARES)],
    *[Case(f"nn.CrossEntropyLoss({WEIGHT}, label_smoothing=0.1, reduction={how!r})", LOGITS, x) for how in REDUCTIONS
      for x in (CLASSES, SHARES)],
    Case("nn.CrossEntropyLoss(ignore_index=3)", LOGITS, CLASSES),
    Case(f"nn.CrossEntropyLoss({WEIGHT}, 3, label_smoothing=0.1)", LOGITS, CLASSES),
    Case("nn.CrossEntropyLoss()", LOGITS, values([-100, 0, 1], "int32")),
    Case("nn.CrossEntropyLoss()", LOGITS, values([-100, -100, -100], "int32")).but(grad=False),
    Case("nn.CrossEntropyLoss()", f32(2, 3, 4), i32(2, 4, low=0, high=3)),
    Case("nn.CrossEntropyLoss(reduction='none')", f32(2, 3, 2, 2), i32(2, 2, 2, low=0, high=3)),
    Case("nn.CrossEntropyLoss()", f32(2, 3, 2, 2), f32(2, 3, 2, 2)),
    Case("nn.CrossEntropyLoss()", f32(3), values(1, "int32")),
    Case("nn.CrossEntropyLoss()", f16(3, 4), CLASSES),
    Case("nn.CrossEntropyLoss()", LOGITS, f32(3)),
    Case("nn.CrossEntropyLoss()", LOGITS, values([0], "int32")),
    Case("nn.CrossEntropyLoss(label_smoothing=2.0)", LOGITS, CLASSES),
    Case("nn.CrossEntropyLoss(weight=[1.0, 2.0])", LOGITS, CLASSES),
    Case("nn.CrossEntropyLoss(ignore_index=1.5)", LOGITS, CLASSES),
    Case("ops.cross_entropy", LOGITS, CLASSES),
    Case("ops.cross_entropy", LOGITS, SHARES, f32(4, low=0.1), -100, "mean", 0.2).but(grad=False),
    *[Case(f"nn.NLLLoss({WEIGHT}, reduction={how!r})", LOGITS, CLASSES) for how in REDUCTIONS],
    Case("nn.NLLLoss(ignore_index=3)", LOGITS, CLASSES),
    Case("nn.NLLLoss(ignore_index=3.0)", LOGITS, CLASSES),
    Case("nn.NLLLoss()", f32(2, 3, 4), i32(2, 4, low=0, high=3)),
    Case("nn.NLLLoss()", f32(3), values(1, "int32")),
    Case("nn.NLLLoss()", LOGITS, f32(3)),
    *[Case("ops.nll_loss", LOGITS, CLASSES, code(WEIGHT), 3, how, 0.1) for how in REDUCTIONS],
    *[Case("ops.nll_loss", LOGITS, CLASSES, reduction=how, label_smoothing=0.1) for how in REDUCTIONS],
    Case("ops.nll_loss", f32(2, 3, 4), i32(2, 4, low=0, high=3), label_smoothing=0.1),
    # yes or no
    *[Case(f"nn.BCELoss(reduction={how!r})", P, BITS) for how in REDUCTIONS],
    Case("ops.binary_cross_entropy", P, BITS, f32(3, 4, low=0.1), "sum").but(grad=False),
    Case("ops.binary_cross_entropy", values([0.0, 1.0, 0.0, 1.0], "float32"), values([0.0, 0.0, 1.0, 1.0], "float32"),
         reduction="none").but(grad=False),
    Case("nn.BCELoss()", f16(3, 4, low=0.1, high=0.9), f16(3, 4, low=0.1, high=0.9)).but(grad=False),
    Case("nn.BCELoss()", P, f16(3, 4, low=0.0)),
    Case("nn.BCELoss()", P, f32(1, 4)),
    Case("nn.BCELoss(reduction='no')", P, BITS),
    *[Case(f"nn.BCEWithLogitsLoss({how!r})", LOGITS, BITS) for how in REDUCTIONS],
    *[Case(f"nn.BCEWithLogitsLoss({how!r}, {WEIGHT}, 2 * {WEIGHT})", LOGITS, BITS) for how in REDUCTIONS],
    Case("nn.BCEWithLogitsLoss()", LOGITS, f32(1, 4)),
    Case("ops.binary_cross_entropy_with_logits", LOGITS, BITS),
    Case("ops.binary_cross_entropy_with_logits", LOGITS, BITS, f32(4, low=0.1), f32(4, low=0.1), "sum").but(grad=False),
    *[Case(f"nn.KLDivLoss({how!r})", LOGITS, P) for how in (*REDUCTIONS, "batchmean")],
    Case("nn.KLDivLoss('none')", LOGITS, SHARES),
    Case("nn.KLDivLoss()", LOGITS, f32(1, 4, low=0.1)),
    Case("ops.kl_div", LOGITS, P),
    # margins
    *[Case(f"nn.CosineEmbeddingLoss(0.2, {how!r})", f32(3, 4), f32(3, 4), values([1, -1, -1], "int32"))
      for how in REDUCTIONS],
    Case("nn.CosineEmbeddingLoss(2.0)", f32(3, 4), f32(3, 4), values([1, -1, -1], "int32")),
    Case("ops.cosine_embedding_loss", f32(3, 4), f32(3, 4), values([1, -1, -1], "int32"), 2.0),
    *[Case(f"nn.MarginRankingLoss(0.5, {how!r})", f32(3, 4), f32(3, 4), SIGNS).but(grad=False) for how in REDUCTIONS],
    Case("ops.margin_ranking_loss", f32(3, 4), f32(3, 4), SIGNS, 1),
    *[Case(f"nn.HingeEmbeddingLoss(0.5, {how!r})", f32(3, 4), SIGNS).but(grad=False) for how in REDUCTIONS],
    Case("nn.HingeEmbeddingLoss('1')", f32(3, 4), SIGNS),
    *[
        Case(f"nn.TripletMarginWithDistanceLoss(swap=True, reduction={how!r})", f32(3, 4), f32(3, 4), f32(3, 4))
        for how in REDUCTIONS
    ],
    Case("nn.TripletMarginLoss(1, True, 1e-6, 'none', 0.5)", f32(3, 4), f32(3, 4), f32(3, 4)).but(
        torch="torch.nn.TripletMarginLoss(0.5, 1, 1e-6, True, reduction='none')", reason=NO_KERNEL
    ),
    Case("ops.triplet_margin_loss", f32(3, 4), f32(3, 4), f32(3, 4)).but(
        torch="torch.nn.TripletMarginLoss()", reason=NO_KERNEL
    ),
    Case("nn.SoftMarginLoss()", LOGITS, SIGNS).but(
        torch="lambda x, y: torch.log1p(torch.exp(-x * y)).mean()", reason=NO_KERNEL
    ),
    Case("ops.soft_margin_loss", LOGITS, SIGNS, "none").but(
        torch="lambda x, y, how: torch.nn.functional.softplus(-x * y)", reason=NO_KERNEL
    ),
    *[Case(f"nn.MultiMarginLoss(2, 0.5, {how!r}, {WEIGHT})", LOGITS, values([0, 3, 1], "int64")) for how in REDUCTIONS],
    Case("nn.MultiMarginLoss(3)", LOGITS, values([0, 3, 1], "int64")),
    Case("nn.MultiMarginLoss(margin=1)", LOGITS, values([0, 3, 1], "int64")),
    Case("ops.multi_margin_loss", LOGITS, values([0, 3, 1], "int64")),
    Case("nn.MultilabelMarginLoss()", LOGITS, MARKED).but(
        torch="lambda x, y: torch.nn.MultiLabelMarginLoss()(x, y.long())", reason=NO_KERNEL
    ),
    *[Case(f"nn.MultiLabelSoftMarginLoss({WEIGHT}, {how!r})", LOGITS, BITS) for how in REDUCTIONS],
    # distributions
    *[Case(f"nn.PoissonNLLLoss(False, {full}, reduction='none')", P, f32(3, 4, low=0.1)).but(grad=False)
      for full in (True, False)],
    Case("nn.PoissonNLLLoss(reduction='none')", P, f32(3, 4, low=0.1)).but(
        torch="lambda x, y: x.exp() - y * x", reason=ROUGH),
    Case("nn.PoissonNLLLoss()", LOGITS, P),
    *[Case(f"nn.GaussianNLLLoss(full=True, reduction={how!r})", LOGITS, f32(3, 4), P) for how in REDUCTIONS],
    Case("nn.GaussianNLLLoss()", LOGITS, f32(3, 4), f32(3, low=0.1)),
    Case("nn.GaussianNLLLoss(eps=0.0)", LOGITS, f32(3, 4), P),
    Case("nn.GaussianNLLLoss(eps=1)", LOGITS, f32(3, 4), P),
    Case("ops.gaussian_nll_loss", LOGITS, f32(3, 4), P, True, 0.5, "sum").but(grad=False),
    # overlap and focus
    Case("nn.DiceLoss()", P, BITS),
    Case("nn.DiceLoss(1.0)", P, BITS),
    Case("nn.DiceLoss(0)", P, BITS),
    Case("nn.DiceLoss()", P, f32(1, 4)),
    Case("nn.MultiClassDiceLoss()", LOGITS, BITS),
    Case("nn.MultiClassDiceLoss(ignore_indiex=1, activation='sigmoid')", LOGITS, BITS),
    Case("nn.MultiClassDiceLoss(Tensor(np.array([[1.0, 2.0], [0.5, 0.25]], np.float32)))", f32(3, 2, 3), f32(3, 2, 3)),
    Case(f"nn.MultiClassDiceLoss({WEIGHT})", LOGITS, BITS),
    Case("nn.MultiClassDiceLoss(activation='no')", LOGITS, BITS),
    Case("nn.FocalLoss()", f32(3, 4), values([[0], [3], [1]], "int32")),
    *[Case(f"nn.FocalLoss({WEIGHT}, 3.0, {how!r})", f32(2, 4, 2, 2), i32(2, 1, 2, 2, low=0, high=4))
      for how in REDUCTIONS],
    Case("nn.FocalLoss()", f32(2, 3, 2), i32(2, 3, 2, low=0, high=2)),
    *[Case(f"nn.FocalLoss(reduction={how!r})", f32(2, 3, 2), i32(2, 3, 2, low=0, high=2)).but(
        torch=f"lambda x, y: -((1 - x.softmax(1)) ** 2 * x.log_softmax(1) * y).mean(-1){end}", reason=ROUGH)
      for how, end in (("sum", ".sum()"), ("none", ""))],
    Case("nn.FocalLoss()", f32(3, 4), CLASSES),
    Case("nn.FocalLoss(gamma=2)", f32(3, 4), CLASSES),
    # sequences
    *[Case(f"nn.CTCLoss(reduction={how!r})", f32(5, 2, 4, high=-0.1), TARGETS, *LENGTHS) for how in REDUCTIONS],
    Case("nn.CTCLoss(0, 'none', True)", f32(5, 2, 4, high=-0.1), TARGETS, *LENGTHS),
    Case("nn.CTCLoss()", f32(5, 2, 4, high=-0.1), values([1, 2, 3], "int32"), *LENGTHS),
    Case("nn.CTCLoss(reduction='none')", f32(5, 4, high=-0.1), values([1, 2], "int32"), *ONE_LENGTH),
    Case("ops.ctc_loss", f32(5, 2, 4, high=-0.1), TARGETS, *LENGTHS).but(grad=False),
    Case("ops.CTCLossV2()", f32(5, 2, 4, high=-0.1), TARGETS, *LENGTHS).but(grad=False),
    Case("ops.CTCLoss()", f32(5, 2, 4), values([[0, 0], [0, 1], [1, 0]], "int64"), values([0, 2, 1], "int32"),
         LENGTHS[0]).but(grad=False),
    *[Case(f"ops.CTCLoss({collapse}, {merge})", f32(5, 2, 4), PLACES, values([0, 0, 1, 1, 2], "int32"), LENGTHS[0])
      .but(grad=False) for collapse in (True, False) for merge in (True, False)],
    Case("ops.CTCLoss()", f32(5, 2, 4), PLACES, values([0, 3, 1, 2, -1], "int32"), LENGTHS[0]).but(grad=False),
    *[Case(f"ops.CTCLoss(False, True, {ignore})", f32(2, 1, 4), values([[0, 0], [0, 1], [0, 2]], "int64"),
           values([0, 1, 2], "int32"), values([2], "int32")).but(grad=False) for ignore in (True, False)],
    # Primitives
    Case("ops.SoftmaxCrossEntropyWithLogits()", LOGITS, SHARES).but(grad=False),
    Case("ops.SparseSoftmaxCrossEntropyWithLogits()", LOGITS, CLASSES),
    Case("ops.SparseSoftmaxCrossEntropyWithLogits(True)", LOGITS, CLASSES).but(grad=False),
    Case("ops.SigmoidCrossEntropyWithLogits()", LOGITS, BITS),
    Case("ops.SigmoidCrossEntropyWithLogits()", LOGITS, i32(3, 4)),
    Case("ops.SigmoidCrossEntropyWithLogits()", LOGITS, f32(1, 4)),
    Case("ops.BinaryCrossEntropy('none')", P, BITS, f32(3, 4, low=0.1)).but(grad=False),
    Case("ops.BinaryCrossEntropy('no')", P, BITS),
    Case("ops.BCEWithLogitsLoss('none')", LOGITS, BITS, f32(4, low=0.1), f32(4, low=0.1)).but(grad=False),
    Case("ops.NLLLoss('none')", LOGITS, CLASSES, f32(4, low=0.1)).but(grad=False),
    *[Case(f"ops.NLLLoss({how!r}, 3)", LOGITS, CLASSES, f32(4, low=0.1)).but(grad=False) for how in ("mean", "sum")],
    Case("ops.KLDivLoss('batchmean')", LOGITS, P),
    Case("ops.L2Loss()", LOGITS),
    Case("ops.L2Loss()", f16(3)),
    Case("ops.L2Loss()", f64(3)),
    Case("ops.SmoothL1Loss(0.5, 'mean')", LOGITS, f32(3, 4)),
    Case("ops.SmoothL1Loss(1.0, 'no')", LOGITS, f32(3, 4)),
    Case("ops.MultiMarginLoss()", LOGITS, values([0, 3, 1], "int64")),
    # sampled classes
    *[
        Case(f"nn.SampledSoftmaxLoss({settings}, sampled_values={SAMPLED})", f32(7, 2), f32(7), labels, f32(3, 2))
        for settings in ("3, 7", "3, 7, remove_accidental_hits=False", "3, 7, reduction='mean'")
        for labels in (values([0, 1, 2], "int32"), values([[3], [1], [6]], "int64"))
    ],
    *[
        Case(f"nn.SampledSoftmaxLoss({settings})", f32(7, 2), f32(7), values([0, 1, 2], "int32"), f32(3, 2))
        for settings in ("4, 7, 8", "8, 7", "4, 7, 0", "4, 7, sampled_values=(1, 2)", "4, 7, sampled_values=3",
                         "4, 7, reduction='no'")
    ],
    Case("nn.SampledSoftmaxLoss(4, 7)", f32(7, 2), f32(7), f32(3), f32(3, 2)),
]  # fmt: skip
