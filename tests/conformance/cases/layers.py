"""Layers: dense, embedding, convolutions, normalisations."""

from tests.conformance.case import Case, code, error, f16, f32, i32, i64, values

IMAGE = f32(2, 4, 5, 6)

CASES = [
    # dense, embedding, reshaping
    *[Case("nn.Dense(3, 4)", f32(*shape)) for shape in ((2, 3), (3,), (2, 5, 3), (0, 3))],
    Case("nn.Dense(3, 4, has_bias=False)", f32(2, 3)),
    Case("nn.Dense(3, 4, activation='relu')", f32(2, 3)),
    Case("nn.Dense(3, 4, activation=nn.Tanh())", f32(2, 3)),
    Case("nn.Dense(3, 4, dtype=ms.float16)", f16(2, 3)),
    Case("nn.Dense(3, 4, 'ones', 'zeros')", f32(2, 3)),
    Case("nn.Dense(3, 4)", f16(2, 3)),
    Case("nn.Dense(3, 4)", f32(2, 4)),
    Case("nn.Dense(0, 4)", f32(2, 3)),
    Case("nn.Dense(3.0, 4)", f32(2, 3)),
    Case("nn.Dense(3, 4, has_bias=1)", f32(2, 3)),
    Case("nn.Dense(3, 4, activation='no')", f32(2, 3)),
    Case("nn.Dense(3, 4, activation=1)", f32(2, 3)),
    Case("nn.Dense(3, 4, Tensor(np.ones((3, 4), np.float32)))", f32(2, 3)),
    *[Case("nn.Embedding(7, 3)", x) for x in (i32(2, 3, low=0, high=7), i64(4, low=0, high=7))],
    Case("nn.Embedding(7, 3, True)", i32(2, 3, low=0, high=7)),
    Case("nn.Embedding(7, 3, padding_idx=2)", i32(2, 3, low=0, high=7)),
    Case("nn.Embedding(7, 3, padding_idx=7)", i32(2, 3, low=0, high=7)),
    Case("nn.Embedding(0, 3)", i32(2, 3, low=0, high=7)),
    Case("nn.Embedding(7, 3)", f32(2, 3)).but(
        expect=error("TypeError"), reason="MindSpore finds no kernel, and says TypeError"
    ),
    *[Case("nn.Flatten()", f32(*shape)) for shape in ((2, 3, 4), (2, 3), (2, 1, 3, 2))],
    Case("nn.Flatten(0, 1)", f32(2, 3, 4)),
    Case("nn.Flatten(2, 5)", f32(2, 3, 4)),
    Case("nn.Flatten(2, 1)", f32(2, 3, 4)),
    Case("nn.Flatten(1.0)", f32(2, 3, 4)),
    Case("nn.Identity()", f32(2, 3)),
    Case("nn.OneHot(depth=3)", i32(2, 2, low=0, high=3)),
    Case("nn.OneHot(0, 3, 2.0, -1.0)", i32(2, 2, low=0, high=3)),
    Case("nn.OneHot(depth=3, dtype=ms.int32)", values([0, 2, 5], "int32")),
    # dropout: what does not depend on chance
    Case("nn.Dropout(p=0.5)", f32(2, 3)),
    Case("nn.Dropout(p=0.0)", f32(2, 3)).but(train=True),
    Case("nn.Dropout(1.0)", f32(2, 3)).but(train=True),
    Case("nn.Dropout(p=1.0)", f32(2, 3)),
    Case("nn.Dropout(0.0)", f32(2, 3)),
    Case("nn.Dropout2d(0.5)", f32(2, 3, 2, 2)),
    Case("nn.Dropout2d(1.5)", f32(2, 3, 2, 2)),
    Case("nn.Dropout2d(1)", f32(2, 3, 2, 2)),
    Case("nn.Dropout1d(0.5)", f32(2, 3, 2)),
    Case("nn.Dropout1d(1.5)", f32(2, 3, 2)),
    Case("nn.Dropout3d(0.5)", f32(2, 3, 2, 2, 2)),
    Case("nn.Dropout3d(-0.5)", f32(2, 3, 2, 2, 2)),
    # statistics, windows, sparse
    Case("nn.Moments()", f32(2, 3, 4)),
    Case("nn.Moments(1)", f32(2, 3, 4)),
    Case("nn.Moments((0, 2), True)", f32(2, 3, 4)),
    Case("nn.Unfold([2, 2, 2, 1], [1, 1, 2, 1], [1, 1, 1, 1])", IMAGE),
    Case("nn.SparseToDense()", code("ms.COOTensor(Tensor([[0, 1], [1, 2]]), Tensor([1.0, 2.0]), (3, 4))")),
    # convolutions
    *[
        Case(f"nn.Conv2d(4, 6, {kernel}, {stride}, {mode!r})", IMAGE)
        for kernel in (1, 3, (2, 3))
        for stride in (1, 2)
        for mode in ("same", "valid", "pad")
    ],
    Case("nn.Conv2d(4, 6, 3, has_bias=True)", IMAGE),
    Case("nn.Conv2d(4, 6, 3, 1, 'pad', 1, 2)", IMAGE),
    Case("nn.Conv2d(4, 6, 3, 2, 'pad', (1, 0, 2, 1))", IMAGE),
    Case("nn.Conv2d(4, 6, 3, group=2)", IMAGE),
    Case("nn.Conv2d(4, 4, 3, group=4, has_bias=True)", IMAGE),
    Case("nn.Conv2d(4, 6, 3, 2, 'same', dilation=2)", f32(1, 4, 8, 8)),
    *[
        Case(f"nn.Conv2d({arguments})", IMAGE)
        for arguments in (
            "0, 6, 3",
            "4, 6, 0",
            "4, 6, 3, 0",
            "4, 6, 3, 1, 'no'",
            "4, 6, 3, 1, 'same', 1",
            "4, 6, 3, 1, 'pad', -1",
            "4, 6, 3, 1, 'pad', (1, 1)",
            "4, 6, 3, group=3",
            "4, 6, (3, 3, 3)",
            "4, 6, 3.0",
            "4, 6, 3, has_bias=1",
            "5, 6, 3",
        )
    ],
    *[Case(f"nn.Conv1d(4, 6, 3, {stride}, {mode!r})", f32(2, 4, 7)) for stride in (1, 2) for mode in ("same", "valid")],
    Case("nn.Conv1d(4, 6, 3, 1, 'pad', 2, 2, 2, True)", f32(2, 4, 7)),
    Case("nn.Conv1d(4, 6, (3,))", f32(2, 4, 7)),
    *[
        Case(f"nn.Conv3d(2, 3, 2, {step}, {mode!r})", f32(1, 2, 3, 4, 5))
        for step in (1, 2)
        for mode in ("same", "valid")
    ],
    Case("nn.Conv3d(2, 4, 2, 1, 'pad', (1, 0, 1, 0, 0, 1), 1, 1, True)", f32(1, 2, 3, 4, 5)),
    *[
        Case(f"nn.Conv2dTranspose(4, 2, 3, {stride}, {mode!r})", f32(1, 4, 3, 4))
        for stride in (1, 2)
        for mode in ("same", "valid", "pad")
    ],
    Case("nn.Conv2dTranspose(4, 2, 3, 2, 'pad', 1, 1, has_bias=True)", f32(1, 4, 3, 4)),
    Case("nn.Conv2dTranspose(4, 4, 3, 2, 'pad', 1, group=2)", f32(1, 4, 3, 4)),
    *[
        Case(f"nn.Conv2dTranspose(4, 2, 3, {stride}, 'pad', {zeros})", f32(1, 4, 3, 4))
        for stride in (1, 2)
        for zeros in ((1, 0, 1, 1), (0, 1, 2, 0))
    ],
    *[
        Case(f"nn.Conv2d(4, 2, 3, dtype=ms.{dtype})", x)
        for dtype, x in (("float16", IMAGE), ("float32", f16(2, 4, 5, 6)), ("float32", i32(2, 4, 5, 6)))
    ],
    Case("nn.Conv2d(4, 2, 3)", f32(4, 5, 6)),
    Case("nn.Conv3d(4, 2, 3)", IMAGE),
    Case("nn.Conv2dTranspose(4, 2, 3)", f16(1, 4, 3, 4)),
    Case("nn.Conv2dTranspose(4, 2, 2, 3, 'same')", f32(1, 4, 3, 4)),
    Case("nn.Conv2dTranspose(4, 2, 3, 2, 'same', output_padding=1)", f32(1, 4, 3, 4)),
    *[Case(f"nn.Conv1dTranspose(4, 2, 3, 2, {mode!r}, has_bias=True)", f32(1, 4, 5)) for mode in ("same", "valid")],
    *[Case(f"nn.Conv3dTranspose(2, 3, 2, 2, {mode!r})", f32(1, 2, 2, 3, 2)) for mode in ("same", "valid")],
    Case("nn.Conv3dTranspose(2, 3, 2, 2, 'pad', 1, output_padding=1)", f32(1, 2, 2, 3, 2)),
    # normalisations
    *[Case("nn.BatchNorm2d(4)", IMAGE).but(train=train) for train in (False, True)],
    *[Case("nn.BatchNorm1d(4)", f32(3, 4)).but(train=train) for train in (False, True)],
    *[Case("nn.BatchNorm3d(2)", f32(2, 2, 2, 3, 2)).but(train=train) for train in (False, True)],
    Case("nn.BatchNorm2d(4, 1e-3, 0.5, False)", IMAGE).but(train=True),
    Case("nn.BatchNorm2d(4, use_batch_statistics=True)", IMAGE),
    Case("nn.BatchNorm2d(4, use_batch_statistics=False)", IMAGE).but(train=True),
    Case("nn.BatchNorm2d(4)", f16(2, 4, 3, 3)).but(grad=False),
    *[Case("nn.BatchNorm2d(4, dtype=ms.float16)", IMAGE).but(train=train, grad=False) for train in (False, True)],
    Case("nn.BatchNorm2d(3)", IMAGE),
    Case("nn.BatchNorm2d(4)", f32(2, 4)),
    Case("nn.BatchNorm2d(0)", IMAGE),
    Case("nn.BatchNorm2d(4.0)", IMAGE),
    Case("nn.BatchNorm2d(4, momentum=2)", IMAGE),
    Case("nn.LayerNorm((4,))", f32(2, 3, 4)),
    Case("nn.LayerNorm((3, 4), 1, 1)", f32(2, 3, 4)),
    Case("nn.LayerNorm([4], epsilon=1e-3)", f32(2, 4)),
    Case("nn.LayerNorm((4,))", f32(2, 3)),
    Case("nn.LayerNorm(4)", f32(2, 4)),
    Case("nn.LayerNorm(())", f32(2, 4)),
    Case("nn.GroupNorm(2, 4)", IMAGE),
    Case("nn.GroupNorm(4, 4, 1e-3, False)", IMAGE),
    Case("nn.GroupNorm(3, 4)", IMAGE),
    Case("nn.GroupNorm(2, 4)", f32(2, 6, 3, 3)),
    *[Case("nn.SyncBatchNorm(4)", IMAGE).but(train=train) for train in (False, True)],
    Case("nn.InstanceNorm2d(3)", IMAGE),
    Case("nn.InstanceNorm2d(0)", IMAGE),
    # functions and Primitives
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3)),
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3), f32(6), 2, "same"),
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3), f32(6), (2, 1), "pad", (1, 0)),
    Case("ops.conv2d", IMAGE, f32(6, 2, 3, 3), None, 1, "pad", 1, 2, 2),
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3), None, 1, "pad", (1, 1, 1, 1)),
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3), None, 1, "valid", 1),
    Case("ops.conv2d", IMAGE, f32(6, 4, 3, 3), None, 1, "no"),
    Case("ops.conv2d", f32(4, 5, 5), f32(6, 4, 3, 3)),
    Case("ops.conv2d", f16(2, 4, 5, 5), f32(6, 4, 3, 3)),
    Case("ops.conv2d", IMAGE, f32(6, 3, 3, 3)),
    Case("ops.conv1d", f32(1, 2, 7), f32(4, 2, 3), f32(4), 2, "same"),
    Case("ops.conv1d", f32(1, 2, 7), f32(4, 2, 3), None, 1, "pad", 1, 2),
    Case("ops.conv3d", f32(1, 2, 3, 3, 4), f32(4, 2, 2, 2, 2), f32(4), 2, "same").but(grad=False),
    Case("ops.conv3d", f32(1, 2, 3, 3, 4), f32(4, 2, 2, 2, 2), f32(4), (2, 1, 1), "pad", (1, 0, 1)).but(grad=False),
    Case("ops.Conv2D(6, 3, pad_mode='same', stride=2)", IMAGE, f32(6, 4, 3, 3)),
    Case("ops.Conv2D(6, 3, 1, 'pad', (1, 1, 0, 0), (2, 1))", IMAGE, f32(6, 4, 3, 3)),
    Case("ops.Conv2D(6, 3, pad_mode='valid', pad=1)", IMAGE, f32(6, 4, 3, 3)),
    Case("ops.Conv2D(6, 0)", IMAGE, f32(6, 4, 3, 3)),
    Case("ops.Conv2D(0, 3)", IMAGE, f32(6, 4, 3, 3)),
    *[
        Case(f"ops.Conv2DTranspose(2, 3, {settings})", f32(1, 4, 3, 3), f32(4, 2, 3, 3), size).but(grad=False)
        for settings, size in (
            ("'valid'", (1, 2, 5, 5)),
            ("'same', stride=2", (1, 2, 6, 6)),
            ("'same', stride=2", (1, 2, 5, 5)),
            ("'pad', 1, stride=2", (1, 2, 6, 6)),
        )
    ],
    Case("ops.Conv3D(4, 2, pad_mode='pad', pad=1)", f32(1, 2, 2, 2, 3), f32(4, 2, 2, 2, 2)).but(grad=False),
    Case("ops.Conv3DTranspose(2, 3, 2, pad_mode='same', stride=2)", f32(1, 2, 2, 2, 2), f32(2, 3, 2, 2, 2)).but(
        grad=False
    ),
    Case("ops.bias_add", f32(2, 3, 2), f32(3)),
    Case("ops.bias_add", f32(2, 3), f32(2)),
    Case("ops.BiasAdd()", i32(2, 3), i32(3)),
    Case("ops.BiasAdd()", f32(3), f32(3)),
    Case("ops.BiasAdd()", f32(2, 3), f16(3)),
    Case("ops.BiasAdd('no')", f32(2, 3), f32(3)),
    Case("ops.dense", f32(2, 3), f32(4, 3), f32(4)),
    Case("ops.dense", f32(3), f32(3)),
    Case("ops.dense", f32(2, 3), f32(4, 2)),
    Case("ops.dense", f16(2, 3), f32(4, 3)),
    Case("ops.batch_norm", f32(4, 2), f32(2), f32(2, low=0.1), f32(2), f32(2)).but(grad=False),
    Case("ops.batch_norm", f32(4, 2), f32(2), f32(2, low=0.1), f32(2), f32(2), True, 0.3, 1e-3).but(grad=False),
    Case("ops.group_norm", f32(2, 4, 3), 2, f32(4), f32(4), 1e-3),
    Case("ops.group_norm", f32(2, 4, 3), 3),
    Case("ops.layer_norm", f32(2, 3), (3,), f32(3), f32(3)).but(
        torch="torch.nn.functional.layer_norm", reason="MindSpore's CPU has no kernel for it"
    ),
    Case("ops.layer_norm", f32(2, 3), (2,)),
    Case("ops.LayerNorm()", f32(2, 3), f32(3), f32(3)).but(grad=False),
    Case("ops.LayerNorm(-1, -1, 1e-5)", f32(2, 3, 4), f32(4), f32(4)).but(grad=False),
    *[Case(f"ops.L2Normalize({axis})", f32(2, 3)) for axis in ("0", "1, 1e-12", "[0]", "(0, 1)", "5")],
    Case("ops.lrn", f32(1, 4, 2, 2), 1, 1.0, 0.5, 0.75),
    Case("ops.LRN(2)", f32(1, 4, 2, 2)),
    Case("ops.dropout", f32(2, 3), 0.0),
    Case("ops.dropout", f32(2, 3), 0.5, False),
    Case("ops.dropout2d", f32(2, 3), 0.5),
    Case("ops.Dropout(1.0)", f32(2, 3)).but(grad=False),
    Case("ops.Dropout2D(1.0)", f32(2, 3, 2, 2)).but(grad=False),
    *[Case("nn.BiDense(2, 3, 4)", *x) for x in ((f32(5, 2), f32(5, 3)), (f32(2), f32(3)), (f32(5, 2), f32(5, 2)))],
    Case("nn.BiDense(0, 3, 4)", f32(5, 2), f32(5, 3)),
    Case("nn.BiDense(2, 3, 4)", f32(5, 2), f32(2, 5, 3)),
    Case("nn.EmbeddingLookup(4, 3)", values([[1, 2], [9, 0]], "int32")).but(grad=False),
]
