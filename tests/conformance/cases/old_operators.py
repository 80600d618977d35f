"""Operators that only exist as objects, and old names of others."""

from tests.conformance.case import Case, f16, f32, i8, i32, i64, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"
DOCUMENTED = "random; the only possible regions"
SQUARE = values(
    [[[[1], [2], [3], [4]], [[5], [6], [7], [8]], [[9], [10], [11], [12]], [[13], [14], [15], [16]]]], "int64"
)
EDGES = values([0, 2, 4], "int64")

CASES = [
    *[
        Case(
            f"ops.DeformableOffsets((1, 1, 1, 2), (1, 0, 2, 1), (2, 3), (1, 1, 2, 1), 'NCHW', {groups})",
            f32(2, 2, 4, 5),
            f32(2, 18 * groups, 3, 2),
        )
        for groups in (1, 2)
    ],
    Case("ops.deformable_conv2d", f32(1, 2, 4, 5), f32(3, 2, 2, 2), f32(1, 12, 3, 4), (2, 2), (1,) * 4, (0,) * 4),
    Case(
        "ops.deformable_conv2d",
        f32(1, 2, 4, 5),
        f32(2, 1, 2, 2),
        f32(1, 12, 3, 4),
        (2, 2),
        (1,) * 4,
        (0,) * 4,
        bias=f32(2),
        groups=2,
    ),
    *[
        Case("ops.deformable_conv2d", f32(1, 2, 4, 5), f32(3, 2, 2, 2), f32(1, 12, 3, 4), (2, 2), *rest)
        for rest in (((1, 1), (0,) * 4), ((2, 1, 1, 1), (0,) * 4), ([1] * 4, (0,) * 4), ((1,) * 4, (0,) * 2))
    ],
    Case("ops.deformable_conv2d", f32(1, 2, 4, 5), f32(3, 2, 2, 2), f32(1, 12, 2, 4), (2, 2), (1,) * 4, (0,) * 4),
    Case(
        "ops.deformable_conv2d",
        f32(1, 2, 4, 5),
        f32(3, 2, 2, 2),
        f32(1, 12, 3, 4),
        (2, 2),
        (1,) * 4,
        (0,) * 4,
        modulated=False,
    ),
    Case("ops.ConfusionMatrix(4)", values([0, 1, 1, 3], "int32"), values([1, 2, 1, 3], "int32")).but(
        expect=values([[0, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0], [0, 0, 0, 1]], "int32"), reason=NO_KERNEL
    ),
    Case("ops.CheckNumerics()", f32(2, 2)),
    Case("ops.CheckNumerics()", values([1.0, float("inf")], "float32")),
    Case("ops.DataFormatDimMap()", values([0, 1, 2, 3, -1, -4], "int32")),
    Case("ops.DataFormatDimMap('NCHW', 'NHWC')", values([0, 1, 2, 3, -1], "int32")),
    Case("ops.DataFormatVecPermute()", i32(4)),
    Case("ops.DataFormatVecPermute('NCHW', 'NHWC')", i32(4, 2)),
    Case("ops.DataFormatVecPermute()", i32(2)),
    Case("ops.Dense()", f32(2, 3), f32(4, 3), f32(4)),
    Case("ops.DepthwiseConv2dNative(1, (2, 2))", f32(1, 3, 4, 4), f32(1, 3, 2, 2)).but(
        torch="lambda x, w: torch.conv2d(x, w.transpose(0, 1), groups=3)", reason=NO_KERNEL
    ),
    Case("(lambda x: ops.DropoutDoMask()(x, ops.DropoutGenMask()((2, 200), 1.0), 0.5))", f32(2, 200)).but(
        torch="lambda x: x * 2", reason=NO_KERNEL
    ),
    Case("(lambda: ops.DropoutGenMask(1, 2)((2, 200), 0.0))").but(expect=values([0] * 64, "uint8"), reason=NO_KERNEL),
    Case("ops.FractionalMaxPool([1.0, 1.5, 1.5, 1.0])", SQUARE).but(
        expect=(values([[[[6], [8]], [[14], [16]]]], "int64"), EDGES, EDGES), reason=DOCUMENTED
    ),
    Case("ops.FractionalAvgPool([1.0, 1.5, 1.5, 1.0])", SQUARE).but(
        expect=(values([[[[3], [5]], [[11], [13]]]], "int64"), EDGES, EDGES), reason=DOCUMENTED
    ),
    Case("ops.FractionalMaxPool([1.0, 1.5, 1.5, 1.0], True, True)", SQUARE).but(
        expect=(values([[[[11], [12]], [[15], [16]]]], "int64"), EDGES, EDGES), reason=DOCUMENTED
    ),
    Case(
        "ops.FractionalMaxPoolWithFixedKsize((2, 3), (3, 2))",
        f32(1, 2, 6, 10),
        values([[[0.3, 0.7], [0.1, 0.9]]], "float32"),
    ).but(grad=False),
    Case(
        "ops.FractionalMaxPool3DWithFixedKsize((1, 1, 2), (1, 1, 2))",
        f32(1, 1, 2, 2, 4),
        values([[[0.7, 0.7, 0.7]]], "float32"),
    ).but(grad=False),
    Case("(lambda x: ops.gumbel_softmax(x, 1.0, True).sum(-1))", f32(2, 3)).but(grad=False),
    Case("ops.lstsq", f32(4, 3), f32(4, 2)).but(grad=False),
    Case("ops.lstsq", f32(3, 3), f32(3)).but(grad=False),
    Case("ops.mvlgamma", f32(3, low=1.5, high=4.0), 3),
    *[Case("ops.population_count", x) for x in (i8(4), i32(4), i64(4))],
    Case("ops.conv3d_transpose", f32(1, 2, 2, 2, 2), f32(2, 1, 2, 2, 2)).but(
        torch="lambda x, w: torch.conv_transpose3d(x, w)", reason=NO_KERNEL
    ),
    Case("ops.operations.TransposeView()", f32(2, 3), (1, 0)),
    Case("ops.BatchToSpaceNDV2()", f32(4, 1, 1, 1), values([2, 2], "int32"), [[0, 0], [0, 0]]).but(
        torch="lambda x, b, c: x.view(1, 1, 2, 2)", reason=NO_KERNEL
    ),
    Case("ops.Gelu()", f16(3)).but(
        torch="lambda x: torch.nn.functional.gelu(x, approximate='tanh')", reason="an old name"
    ),
]
