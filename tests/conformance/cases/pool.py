"""Pooling: layers, functions, Primitives."""

from tests.conformance.case import Case, error, f16, f32, f64, i32, values

IMAGE = f32(2, 2, 6, 7)
VOLUME = f32(1, 2, 4, 3, 5)
LINE = f32(2, 3, 7)
WRONG_GRADIENT = "MindSpore's gradient does not divide by divisor_override"
PLACES = values([[[[5, 7], [13, 15]]]], "int64")

CASES = [
    # the three padding modes
    *[
        Case(f"nn.{kind}Pool2d({kernel}, {stride}, {mode!r})", IMAGE)
        for kind in ("Max", "Avg")
        for kernel in (2, 3, (3, 2))
        for stride in (1, 2)
        for mode in ("valid", "same")
    ],
    *[Case(f"nn.{kind}Pool2d(3, 2, 'same')", f32(1, 1, *size)) for kind in ("Max", "Avg") for size in ((4, 4), (5, 8))],
    *[Case(f"nn.{kind}Pool2d(3, 2, 'pad', 1)", IMAGE) for kind in ("Max", "Avg")],
    *[Case(f"nn.{kind}Pool2d(3, 2, 'pad', (1, 0))", IMAGE) for kind in ("Max", "Avg")],
    *[Case(f"nn.{kind}Pool2d(2, 2)", f16(1, 2, 4, 4)) for kind in ("Max", "Avg")],
    Case("nn.MaxPool2d(2, 2)", f64(1, 2, 4, 4)),
    Case("nn.AvgPool2d(2, 2)", f64(1, 2, 4, 4)).but(
        torch="torch.nn.AvgPool2d(2)", reason="MindSpore's CPU kernel computes float64 in float32"
    ),
    *[Case(f"nn.{kind}Pool2d(2, 2)", f32(2, 4, 5)) for kind in ("Max", "Avg")],
    Case("nn.MaxPool2d()", f32(1, 1, 2, 2)),
    Case("nn.MaxPool2d((2,), 1, pad_mode='SAME')", f32(1, 1, 3, 3)),
    Case("nn.MaxPool2d(2, 2, 'pad', dilation=2)", IMAGE),
    Case("nn.MaxPool2d(2, 2, 'pad', ceil_mode=True)", IMAGE),
    Case("nn.MaxPool2d(3, 2, 'pad', 1, ceil_mode=True)", IMAGE),
    Case("nn.MaxPool2d(2, 2, 'pad', 1, return_indices=True)", IMAGE),
    Case("nn.MaxPool2d(2, 2)", values([[[[1.0, 1.0], [1.0, 1.0]]]], "float32")),
    Case("nn.MaxPool2d(2, 2)", values([[[[1.0, float("nan")], [2.0, 1.0]]]], "float32")).but(
        torch="lambda x: torch.max_pool2d(x, 2)", reason="MindSpore's CPU kernel drops NaN"
    ),
    Case("nn.AvgPool2d(3, 2, 'pad', 1, count_include_pad=False)", IMAGE),
    Case("nn.AvgPool2d(3, 2, 'pad', 1, True)", IMAGE),
    Case("nn.AvgPool2d(3, 2, 'pad', 1, True, False)", IMAGE),
    Case("nn.AvgPool2d(3, 2, 'pad', 1, divisor_override=2)", IMAGE),
    Case("nn.AvgPool2d(3, 2, ceil_mode=True)", f32(2, 2, 6, 6)).but(
        torch="torch.nn.AvgPool2d(3, 2, ceil_mode=True)", reason="MindSpore's gradient of it fails"
    ),
    Case("nn.AvgPool2d(3, 2, divisor_override=4)", IMAGE),
    Case("nn.AvgPool2d(3, 2, 'same', ceil_mode=True)", f32(1, 1, 4, 4)),
    Case("nn.AvgPool2d(3, 2, 'same', divisor_override=2)", f32(1, 1, 4, 4)),
    Case("nn.AvgPool2d(3, 2, 'same', count_include_pad=False)", f32(1, 1, 4, 4)),
    *[
        Case(f"nn.{kind}Pool2d(2, 2, data_format='NHWC')", f32(1, 4, 4, 3)).but(
            torch=f"lambda x: torch.nn.functional.{kind.lower()}_pool2d(x.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)",
            reason="MindSpore's CPU has NCHW only",
        )
        for kind in ("Max", "Avg")
    ],
    # one axis, three axes
    *[Case(f"nn.{kind}Pool1d(3, 2, {mode!r})", LINE) for kind in ("Max", "Avg") for mode in ("valid", "same")],
    *[Case(f"nn.{kind}Pool1d(3, 2, 'pad', 1)", x) for kind in ("Max", "Avg") for x in (LINE, f32(3, 6))],
    Case("nn.MaxPool1d(3, 2, 'pad', 1, 1, True, True)", f32(1, 2, 6)),
    Case("nn.AvgPool1d(3, 2, 'pad', 1, True)", f32(1, 2, 6)),
    Case("nn.AvgPool1d(3, 2, 'pad', 1, count_include_pad=False)", f32(1, 2, 6)),
    Case("nn.AvgPool1d((3,), (2,), 'same', 0, True)", f32(1, 2, 6)),
    *[Case(f"nn.{kind}Pool3d(2, 2, {mode!r})", VOLUME) for kind in ("Max", "Avg") for mode in ("valid", "same")],
    *[Case(f"nn.{kind}Pool3d(2, 1, 'pad', (1, 0, 1))", VOLUME) for kind in ("Max", "Avg")],
    Case("nn.MaxPool3d(2, 2, 'pad', 1, 2, True, True)", VOLUME),
    Case("nn.MaxPool3d(2, 2)", f32(1, 3, 3, 4)),
    Case("nn.AvgPool3d(2, 2, 'same', count_include_pad=False)", VOLUME),
    Case("nn.AvgPool3d(2, 2, 'pad', 1, True, False, 3)", VOLUME).but(
        torch="torch.nn.AvgPool3d(2, 2, 1, True, False, 3)", reason=WRONG_GRADIENT
    ),
    Case("nn.AvgPool3d(2, 2)", f16(1, 2, 4, 4, 4)),
    # adaptive
    *[Case(f"nn.AdaptiveAvgPool2d({size})", IMAGE) for size in (1, 2, (3, 1), (None, 2), (7, 9))],
    *[Case(f"nn.AdaptiveMaxPool2d({size}, True)", IMAGE) for size in (1, 2, (3, 1), (None, 2), (7, 9))],
    Case("nn.AdaptiveAvgPool2d(2)", f16(2, 5, 5)),
    Case("nn.AdaptiveAvgPool2d((0, 1))", f32(1, 1, 5, 5)).but(grad=False),
    Case("nn.AdaptiveAvgPool1d(2)", f32(1, 2, 6)),
    Case("nn.AdaptiveMaxPool1d(3)", f32(1, 2, 6)),
    Case("nn.AdaptiveAvgPool3d((2, None, 1))", VOLUME),
    Case("nn.AdaptiveMaxPool3d(2)", VOLUME).but(grad=False),
    # other pools
    Case("nn.LPPool1d(2, 3, 2)", f32(1, 2, 7, low=0.1)),
    Case("nn.LPPool1d(1, 3)", f32(2, 7, low=0.1)),
    Case("nn.LPPool2d(2, (3, 2), ceil_mode=True)", f32(1, 1, 6, 7, low=0.1)),
    Case(
        "nn.FractionalMaxPool2d(2, (2, 3), return_indices=True, "
        "_random_samples=Tensor(np.array([[[0.2, 0.7], [0.1, 0.9]]], np.float32)))",
        f32(1, 2, 5, 6),
    ).but(grad=False),
    Case(
        "nn.FractionalMaxPool3d(2, 2, return_indices=True, "
        "_random_samples=Tensor(np.array([[[0.2, 0.7, 0.4]]], np.float32)))",
        f32(1, 1, 4, 5, 4),
    ).but(grad=False),
    Case("nn.MaxUnpool2d(2, 2)", f32(1, 1, 2, 2), PLACES),
    Case("nn.MaxUnpool2d(2, 0)", f32(1, 1, 2, 2), PLACES, output_size=(5, 5)),
    Case("nn.MaxUnpool1d(2)", f32(1, 2), values([[1, 3]], "int64")),
    Case("nn.MaxUnpool3d(2)", f32(1, 1, 1, 1, 2), values([[[[[1, 3]]]]], "int64")),
    Case("nn.MaxUnpool2d(2, 2)", f32(1, 1, 2, 2), PLACES, output_size=(9, 9)),
    # functions
    Case("ops.max_pool2d", IMAGE, 2),
    Case("ops.max_pool2d", IMAGE, (3, 2), 1, 1),
    Case("ops.max_pool2d", IMAGE, 2, 2, 0, 2, True, True),
    Case("ops.max_pool2d", i32(1, 1, 4, 4), 2),
    Case("ops.max_pool3d", VOLUME, 2, 1, 1),
    Case("ops.max_pool3d", VOLUME, 2, return_indices=True),
    Case("ops.avg_pool1d", LINE, 3, 2, 1),
    Case("ops.avg_pool1d", LINE, 3, 2, 1, True, False),
    Case("ops.avg_pool2d", IMAGE, 3),
    Case("ops.avg_pool2d", IMAGE, 3, 2, (1, 0, 1, 0)),
    Case("ops.avg_pool2d", IMAGE, 3, 2, (1, 0, 1, 0), count_include_pad=False),
    Case("ops.avg_pool2d", IMAGE, (3, 2), (1, 2), 1, divisor_override=2),
    Case("ops.avg_pool3d", VOLUME, 2, 2, (1, 0, 0, 0, 0, 1)),
    Case("ops.avg_pool3d", VOLUME, 2, 2, 1, True, False, 3).but(
        torch="torch.nn.functional.avg_pool3d", reason=WRONG_GRADIENT
    ),
    Case("ops.adaptive_avg_pool1d", LINE, 7),
    Case("ops.adaptive_avg_pool2d", IMAGE, (None, 2)),
    Case("ops.adaptive_avg_pool3d", VOLUME, 2),
    Case("ops.adaptive_max_pool1d", LINE, 1),
    Case("ops.adaptive_max_pool2d", IMAGE, 2),
    Case("ops.adaptive_max_pool3d", VOLUME, 2, True).but(grad=False),
    Case("ops.lp_pool1d", f32(1, 2, 6, low=0.1), 2, 3),
    Case("ops.lp_pool2d", f32(1, 1, 6, 6, low=0.1), 2, 3, 1, True),
    Case("ops.max_unpool1d", f32(1, 1, 2), values([[[1, 3]]], "int64"), 2),
    Case("ops.max_unpool2d", f32(1, 1, 2, 2), PLACES, 2),
    Case("ops.max_unpool3d", f32(1, 1, 1, 1, 2), values([[[[[1, 3]]]]], "int64"), 2),
    Case("ops.fractional_max_pool2d", f32(1, 1, 5, 5), 2, (2, 2), None, True, values([[[0.2, 0.7]]], "float32")).but(
        grad=False
    ),
    # Primitives
    *[Case(f"ops.{kind}Pool(2, 2, {mode!r})", IMAGE) for kind in ("Max", "Avg") for mode in ("valid", "SAME")],
    *[Case(f"ops.MaxPoolWithArgmax(2, 2, {mode!r})", f32(1, 1, 5, 5)) for mode in ("valid", "same")],
    Case("ops.MaxPoolWithArgmaxV2(2, 2, 1)", f32(1, 1, 5, 5)),
    Case("ops.MaxPoolWithArgmaxV2(2, argmax_type=ms.int32)", f32(1, 1, 5, 5)),
    Case("ops.MaxPool3D(2, 2, 'same')", VOLUME),
    Case("ops.MaxPool3D(2, 2, 'pad', (1, 0, 0, 0, 0, 1), True)", VOLUME),
    Case("ops.MaxPool3DWithArgmax(2, 2, 0)", VOLUME),
    Case("ops.AvgPool3D(2, 2, 'same')", VOLUME),
    Case("ops.AvgPool3D(2, 2, 'pad', 1, True, False, 3)", VOLUME).but(
        torch="torch.nn.AvgPool3d(2, 2, 1, True, False, 3)", reason=WRONG_GRADIENT
    ),
    Case("ops.AdaptiveAvgPool2D((None, 2))", IMAGE),
    Case("ops.AdaptiveAvgPool3D(2)", VOLUME),
    Case("ops.AdaptiveMaxPool2D((2, 3))", IMAGE),
    Case("ops.AdaptiveMaxPool3D()", VOLUME, values([1, 2, 2], "int32")).but(grad=False),
    Case("ops.MaxUnpool2D(2, 2, 0, (1, 1, 5, 5))", f32(1, 1, 2, 2), PLACES),
    # errors
    *[
        Case(f"nn.MaxPool2d({arguments})", f32(1, 1, 4, 4))
        for arguments in (
            "0",
            "1.5",
            "[2, 2]",
            "(1, 2, 3)",
            "2, 0",
            "2, 2, 'full'",
            "2, 2, 3",
            "2, 2, 'valid', 1",
            "2, 2, 'same', 1",
            "2, 2, 'pad', 2",
            "2, 2, 'pad', -1",
            "2, 2, 'pad', (1, 1, 1)",
            "2, 2, dilation=2",
            "2, return_indices=True",
            "9",
        )
    ],
    *[
        Case(f"nn.AvgPool2d({arguments})", f32(1, 1, 4, 4))
        for arguments in ("0", "'2'", "3, 2, 'pad', 2", "2, padding=1", "2, divisor_override=0", "9")
    ],
    Case("nn.MaxPool2d(2)", f32(4, 4)),
    Case("nn.MaxPool1d((3,))", LINE),
    Case("nn.MaxPool1d(2)", f32(6)),
    Case("nn.AvgPool1d(2)", f32(1, 1, 1, 6)),
    Case("nn.MaxPool3d((2, 2))", VOLUME),
    Case("nn.AdaptiveAvgPool1d(0)", LINE),
    Case("nn.AdaptiveAvgPool1d((2,))", LINE),
    Case("nn.AdaptiveAvgPool1d(2)", LINE),
    Case("nn.AdaptiveAvgPool1d(2)", f32(2, 6)),
    *[Case(f"nn.AdaptiveAvgPool2d({size})", f32(1, 1, 5, 5)) for size in ("(1,)", "[1, 1]", "1.5", "None")],
    Case("nn.AdaptiveAvgPool2d(1)", f32(5, 5)),
    Case("nn.AdaptiveAvgPool3d((1, 2))", VOLUME),
    Case("ops.max_pool2d", IMAGE, 0),
    Case("ops.max_pool2d", IMAGE, 2.0),
    Case("ops.max_pool2d", IMAGE, 2, padding=2),
    Case("ops.avg_pool2d", IMAGE, 3, 2, (1, 0)),
    Case("ops.avg_pool2d", IMAGE, 3, 2, -1),
    Case("ops.MaxPool(2, 2, 'pad')", IMAGE),
    Case("ops.MaxPool(2)", f32(1, 5, 5)),
    Case("ops.MaxPool((1, 2, 2, 1))", IMAGE),
    Case("ops.AdaptiveMaxPool2D(2)", IMAGE),
    Case("nn.AdaptiveAvgPool2d(1)", i32(1, 1, 5, 5)).but(
        expect=error("RuntimeError"), reason="torch refuses integers with RuntimeError, MindSpore with TypeError"
    ),
]
