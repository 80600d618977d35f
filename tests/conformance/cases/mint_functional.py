"""mint.nn.functional, and the functions of mint that layers use."""

from tests.conformance.case import Case, code, error, f32, f64, i32, values

ASCEND = "MindSpore's kernel is for Ascend only"
NN = "torch.nn.functional"
P = {"low": 0.1, "high": 0.9}  # probabilities
SIGNS = values([1.0, -1.0, 1.0], "float32")
CLASSES = values([2, 0], "int64")
# the statistics get no gradient
BATCH_NORM = f"lambda x, m, v, *rest: {NN}.batch_norm(x, m.detach(), v.detach(), *rest)"
SOFT_MARGIN = f"lambda x, y, reduction: {NN}.soft_margin_loss(x, y.detach(), reduction=reduction)"
IMAGE, VOLUME = f32(1, 3, 4, 4), f32(1, 2, 4, 4, 4)


def F(name, *args, **kwargs):
    """A case of a function of mint.nn.functional."""
    return Case(f"mint.nn.functional.{name}", *args, **kwargs)


def ascend(name, *args, torch="", **kwargs):
    """A case whose truth is torch's function of that name, or ``torch``."""
    return F(name, *args, **kwargs).but(torch=torch or f"{NN}.{name}", reason=ASCEND)


def refused(name, *args, error_type="ValueError", **kwargs):
    """A case that must raise."""
    return F(name, *args, **kwargs).but(expect=error(error_type), reason=ASCEND)


CASES = [
    # activations
    *[F(name, x) for name in ("relu", "sigmoid", "tanh") for x in (f32(2, 3), f64(3), f32())],
    *[F(name, x) for name in ("hardshrink", "hardsigmoid", "hardswish", "softshrink") for x in (f32(2, 3),)],
    *[F("silu", x) for x in (f32(2, 3), f64(3), f32())],
    F("relu", i32(3)),
    *[ascend("softplus", x) for x in (f32(2, 3), f64(3))],
    *[
        ascend(name, x)
        for name in ("elu", "gelu", "leaky_relu", "logsigmoid", "mish", "relu6", "selu", "hardtanh")
        for x in (f32(2, 3), f64(3), f32())
    ],
    ascend("elu", f32(2, 3), 2.0),
    ascend("gelu", f32(2, 3), approximate="tanh"),
    refused("gelu", f32(3), approximate="erf"),
    ascend("hardtanh", f32(2, 3), -0.5, 0.5),
    ascend("leaky_relu", f32(2, 3), 0.2),
    *[ascend("threshold", x, 0.5, 7.0) for x in (f32(2, 3), f64(3))],
    *[F("prelu", f32(2, 3, 2), weight) for weight in (f32(3), f32(1), f32(2))],
    *[F("glu", f32(2, 4), *axes) for axes in ((), (0,), (1,))],
    F("glu", f32(2, 3)),
    *[F("softmax", f32(*shape)) for shape in ((3,), (2, 3), (2, 3, 2), (1, 2, 3, 2))],
    *[F("softmax", f32(2, 3), *args) for args in ((0,), (-1,), (4,), (1, code("ms.float64")))],
    *[Case("mint.softmax", f32(2, 3), axis) for axis in (0, -1, 4)],
    Case("mint.softmax", f32(2, 3), 1, dtype=code("ms.float64")),
    *[ascend("log_softmax", f32(*shape), torch="lambda x: torch.log_softmax(x, 0)") for shape in ((3,), (2, 3, 2))],
    *[ascend("log_softmax", f32(2, 3), axis) for axis in (0, -1)],
    refused("log_softmax", f32(2, 3), 4),
    Case("mint.special.log_softmax", f32(2, 3), 1).but(torch="torch.log_softmax", reason=ASCEND),
    *[Case("mint.npu_gelu", x).but(torch=f"{NN}.gelu", reason=ASCEND) for x in (f32(2, 3), f64(3))],
    # convolutions
    *[
        Case("mint.conv2d", IMAGE, f32(2, 3, 3, 3), *args).but(torch=f"{NN}.conv2d", reason=ASCEND)
        for args in ((), (f32(2),))
    ],
    *[
        ascend("conv2d", IMAGE, f32(2, 3, 3, 3), None, *args)
        for args in ((2, 1), ((1, 2), (1, 0), 1), (1, "same"), (1, "valid"))
    ],
    ascend("conv2d", f32(3, 4, 4), f32(3, 1, 2, 2), groups=3),
    ascend("conv2d", f64(1, 2, 5, 5), f64(2, 2, 2, 2), dilation=2),
    refused("conv2d", IMAGE, f32(2, 2, 3, 3)),
    *[ascend("conv1d", f32(2, 3, 5), f32(2, 3, 3), None, *args) for args in ((), (2, 1), (1, "same"))],
    refused("conv1d", f32(2, 3, 5), f32(2, 2, 3)),
    *[ascend("conv3d", VOLUME, f32(2, 2, 3, 3, 3), None, *args) for args in ((), (2, 1), (1, "same"))],
    refused("conv3d", VOLUME, f32(2, 3, 2, 2, 2)),
    *[ascend("conv_transpose2d", IMAGE, f32(3, 2, 2, 2), None, *args) for args in ((), (2, 1, 1))],
    Case("mint.conv_tbc", f32(5, 2, 3), f32(2, 3, 4), f32(4)).but(torch="torch.conv_tbc", reason=ASCEND),
    Case("mint.conv_tbc", f32(5, 2, 3), f32(3, 3, 4), f32(4), 1).but(torch="torch.conv_tbc", reason=ASCEND),
    Case("mint.conv_tbc", f64(5, 2, 3), f64(2, 3, 4), f64(4)).but(torch="torch.conv_tbc", reason=ASCEND),
    # pooling
    *[ascend("max_pool2d", IMAGE, *args) for args in ((2,), (3, 1, 1), ((2, 1), (1, 2), 0, 1, True))],
    ascend("max_pool2d", IMAGE, 2, return_indices=True),
    refused("max_pool2d", IMAGE, 2, 1, 3),
    *[ascend("avg_pool1d", f32(2, 3, 6), *args) for args in ((2,), (3, 1, 1, True, False))],
    *[ascend("avg_pool2d", IMAGE, *args) for args in ((2,), (3, 2, 1, True, False), ((2, 1), 1, 0, False, True, 3))],
    *[ascend("avg_pool3d", VOLUME, *args) for args in ((2,), (3, 2, 1, True, False), (2, 1, 0, False, True, 3))],
    refused("avg_pool2d", IMAGE, 2, 1, 3),
    ascend("max_unpool2d", f32(1, 1, 2, 2), values([[[[0, 3], [8, 11]]]], "int64"), 2),
    ascend("max_unpool2d", f32(1, 2, 2), values([[[5, 7], [13, 15]]], "int64"), 2, output_size=(4, 4)),
    refused("max_unpool2d", f32(1, 1, 2, 2), values([[[[0, 3]]]], "int64"), 2),
    *[ascend(f"adaptive_{kind}_pool1d", f32(2, 3, 6), size) for kind in ("avg", "max") for size in (2, 4)],
    ascend("adaptive_max_pool1d", f32(2, 3, 6), 2, True, torch=f"lambda *a: tuple({NN}.adaptive_max_pool1d(*a))"),
    *[ascend("adaptive_avg_pool2d", IMAGE, size) for size in (2, (1, 3), (None, 2))],
    *[ascend("adaptive_avg_pool3d", VOLUME, size) for size in (2, (1, 3, 2), (None, 2, 1))],
    *[F("adaptive_max_pool2d", IMAGE, size) for size in (2, (1, 3), (None, 2))],
    F("adaptive_max_pool2d", IMAGE, 2, True),
    # normalisations
    *[
        ascend("batch_norm", f32(2, 3, 4), f32(3), f32(3, **P), f32(3), f32(3), *args, torch=BATCH_NORM)
        for args in ((), (False, 0.1, 0.1))
    ],
    ascend("batch_norm", f32(4, 3), f32(3), f32(3, **P), torch=BATCH_NORM),
    *[ascend("layer_norm", f32(2, 3), shape) for shape in ((3,), (2, 3))],
    ascend("layer_norm", f32(2, 3), (3,), f32(3), f32(3), 0.1),
    F("layer_norm", f32(2, 3), (2,)),
    F("group_norm", IMAGE, 3),
    F("group_norm", f32(2, 4, 3), 2, f32(4), f32(4), 0.1),
    F("group_norm", IMAGE, 2),
    *[ascend("normalize", f32(2, 3), *args) for args in ((), (1.0, 0), (3.0, -1, 0.1))],
    refused("normalize", f32(2, 3), 2.0, 3),
    # losses
    *[F("binary_cross_entropy", f32(3, **P), f32(3, **P), reduction=how) for how in ("mean", "sum", "none")],
    F("binary_cross_entropy", f32(3, **P), f32(3, **P), f32(3, **P)),
    *[F("binary_cross_entropy_with_logits", f32(3), f32(3, **P), reduction=how) for how in ("mean", "sum", "none")],
    F("binary_cross_entropy_with_logits", f32(2, 3), f32(2, 3, **P), f32(3, **P), "mean", f32(3, **P)),
    F("binary_cross_entropy_with_logits", f32(3), f32(3, **P), reduction="all"),
    *[ascend("cross_entropy", f32(2, 3), CLASSES, reduction=how) for how in ("mean", "sum", "none")],
    ascend(
        "cross_entropy",
        f32(2, 3),
        CLASSES,
        f32(3, **P),
        label_smoothing=0.1,
        torch=f"lambda x, y, w, label_smoothing: {NN}.cross_entropy(x, y, w.detach(), label_smoothing=0.1)",
    ).but(grad=False),
    ascend("cross_entropy", f32(2, 3), CLASSES, ignore_index=2),
    *[F("nll_loss", f32(2, 3), CLASSES, reduction=how) for how in ("mean", "sum", "none")],
    F("nll_loss", f32(2, 3), CLASSES, f32(3, **P)).but(grad=False),
    *[
        ascend(
            "kl_div", f32(2, 3), f32(2, 3, **P), how, torch=f"lambda x, y, r: {NN}.kl_div(x, y.detach(), reduction=r)"
        )
        for how in ("sum", "batchmean", "none")
    ],
    ascend(
        "kl_div",
        f32(2, 3),
        f32(2, 3),
        "sum",
        True,
        torch=f"lambda x, y, *a: {NN}.kl_div(x, y.detach(), reduction='sum', log_target=True)",
    ),
    *[
        ascend(name, f32(2, 3), f32(2, 3), reduction=how)
        for name in ("mse_loss", "l1_loss")
        for how in ("mean", "none")
    ],
    *[refused(name, f32(3), f32(3), reduction="all") for name in ("mse_loss", "l1_loss", "cross_entropy")],
    *[F("smooth_l1_loss", f32(2, 3), f32(2, 3), *args) for args in ((), ("sum",), ("none", 0.5))],
    *[
        ascend("soft_margin_loss", f32(3), SIGNS, reduction=how, torch=SOFT_MARGIN).but(grad=False)
        for how in ("mean", "sum", "none")
    ],
    *[
        ascend("cosine_embedding_loss", f32(3, 4), f32(3, 4), values([1, -1, 1], "int32"), *args)
        for args in ((), (0.5,))
    ],
    refused("cosine_embedding_loss", f32(3, 4), f32(3, 4), values([1, -1, 1], "int32"), 2.0),
    # images and borders
    *[F("interpolate", IMAGE, size) for size in (2, (8, 6))],
    *[F("interpolate", IMAGE, scale_factor=2.0)],
    *[
        ascend("interpolate", x, size, mode=mode)
        for x, size, mode in ((IMAGE, (6, 6), "bilinear"), (f32(1, 2, 4), 6, "linear"), (IMAGE, (6, 6), "bicubic"))
    ],
    ascend("interpolate", IMAGE, (6, 6), mode="bilinear", align_corners=True),
    F("interpolate", f32(1, 1, 2, 3, 2), scale_factor=2.0, mode="trilinear").but(grad=False),
    *[F("interpolate", IMAGE, *args, **how) for args, how in (((), {}), ((2, 2), {}), ((2,), {"mode": "x"}))],
    F("upsample", IMAGE, 8),
    ascend("upsample", IMAGE, (6, 6), mode="bilinear", align_corners=False, torch=f"{NN}.interpolate"),
    F("upsample", IMAGE),
    *[ascend("pad", f32(2, 3), *args) for args in (((1, 2),), ((1, 1, 2, 0), "constant", 3.0))],
    ascend("pad", f32(1, 2, 4), (1, 2), mode="reflect"),
    ascend("pad", IMAGE, (1, 0, 0, 2), mode="replicate"),
    F("pad", IMAGE, (1, 1, 0, 0), mode="circular"),
    F("pad", f32(2, 3), (1,)),
    *[F("pixel_shuffle", x, 2) for x in (f32(1, 4, 2, 2), f64(2, 8, 1, 2), f32(1, 3, 2, 2))],
    *[ascend("unfold", x, 2, *args) for x, args in ((IMAGE, ()), (IMAGE, (1, 1, 2)), (f64(1, 1, 3, 3), ()))],
    *[ascend("fold", x, (4, 4), 2, *args) for x, args in ((f32(1, 4, 9), ()), (f32(2, 8, 9), (1, 1, 2)))],
    *[F("grid_sample", IMAGE, f32(1, 2, 2, 2, low=-1, high=1), **how) for how in ({}, {"align_corners": True})],
    F("grid_sample", IMAGE, f32(1, 2, 2, 2, low=-1, high=1), "nearest", "border"),
    # tables and dense layers
    *[F("linear", f32(2, 3), f32(4, 3), *bias) for bias in ((), (f32(4),))],
    F("linear", f32(2, 3), f32(4, 2)),
    *[ascend("embedding", ids, f32(4, 3)) for ids in (values([[1, 0], [3, 3]], "int32"), values([2], "int64"))],
    ascend("embedding", values([1, 0], "int64"), f32(4, 3), padding_idx=1),
    *[ascend("one_hot", values([2, 0], "int64"), *args) for args in ((), (4,))],
    ascend("one_hot", values([2, 0], "int32"), 3, torch=f"lambda x, n: {NN}.one_hot(x.long(), n).int()"),
    refused("one_hot", values([2, 0], "int64"), 1),
    refused("one_hot", f32(2), error_type="TypeError"),
    # dropout is random; what is not
    *[F("dropout", f32(2, 3), *args) for args in ((0.0,), (0.5, False))],
    ascend("dropout", f32(2, 3), 1.0, torch="lambda x, p: x * 0"),
    F("dropout", f32(2, 3), 2.0),
    *[ascend("dropout2d", IMAGE, *args, torch="lambda x, *a: x * 1") for args in ((0.0,), (0.5, False))],
    refused("dropout2d", IMAGE, 2.0),
    # the parts of a batch normalisation over several devices
    *[
        Case("mint.batch_norm_stats", x, 1e-5).but(
            torch="lambda x, eps: (x.mean((0, 2)), (x.var((0, 2), correction=0) + eps).rsqrt())", reason=ASCEND
        )
        for x in (f32(2, 3, 4), f64(2, 3, 4))
    ],
    *[
        Case("mint.batch_norm_elemt", f32(2, 3, 4), *parts, f32(3), f32(3, **P)).but(
            torch="lambda x, w, b, m, s: (x - m[:, None]) * s[:, None] * (1 if w is None else w[:, None])"
            " + (0 if b is None else b[:, None])",
            reason=ASCEND,
        )
        for parts in ((None, None), (f32(3), f32(3)))
    ],
    # shapes and sizes that do not fit
    *[refused(name, f32(2, 3), 2) for name in ("adaptive_avg_pool3d", "avg_pool3d")],
    refused("avg_pool1d", f32(2, 3, 6), 2, 1, 3),
    refused("conv_transpose2d", IMAGE, f32(2, 2, 2, 2)),
    refused("fold", f32(1, 4, 8), (4, 4), 2),
    refused("unfold", f32(3), 2),
    Case("mint.softmax", f32(2, 3), None),
    Case("mint.softmax", f32(2, 3, 2), None),
]
