"""Layers made of several, layers on parts of a batch, and wrappers that differentiate."""

from tests.conformance.case import Case, f16, f32, i32, values

IMAGE = f32(2, 2, 4, 4)

CASES = [
    *[
        Case(f"nn.Conv2dBnAct(2, 3, 3{settings})", IMAGE).but(train=train)
        for settings in (
            "",
            ", has_bn=True",
            ", 2, 'valid', has_bias=True, activation='relu'",
            ", has_bn=True, activation='leakyrelu', alpha=0.5",
            ", activation=nn.ReLU()",
        )
        for train in (False, True)
    ],
    *[
        Case(f"nn.DenseBnAct(3, 4{settings})", f32(2, 3)).but(train=train)
        for settings in ("", ", has_bn=True", ", has_bias=False, activation='leakyrelu'", ", has_bn=True, momentum=0.5")
        for train in (False, True)
    ],
    Case("nn.Conv2dBnAct(2, 3, 3, has_bn=1)", IMAGE),
    Case("nn.Conv2dBnAct(2, 3, 3, activation=1)", IMAGE),
    Case("nn.DenseBnAct(3, 4, has_bn=1)", f32(2, 3)),
    Case("nn.DenseBnAct(3, 4, activation='no')", f32(2, 3)),
    # over time
    *[Case(f"nn.TimeDistributed(nn.Dense(4, 2), {axes})", f32(2, 3, 4)) for axes in ("1", "-2", "1, 0", "0", "0, 1")],
    *[Case(f"nn.TimeDistributed(nn.ReLU(), {axes})", f32(2, 3, 4)) for axes in ("2, 0", "2, 1", "0, 2", "1, 1", "5")],
    Case("nn.TimeDistributed(nn.Conv2d(2, 3, 3), 1, 0)", f32(2, 3, 2, 4, 4)),
    Case("nn.TimeDistributed(3, 1)", f32(2, 3, 4)),
    Case("nn.TimeDistributed(nn.ReLU(), 'a')", f32(2, 3, 4)),
    # parts of a batch
    *[
        Case(f"nn.{name}(nn.Dense(3, 4), 2)", f32(4, 3))
        for name in ("PipelineCell", "GradAccumulationCell", "MicroBatchInterleaved")
    ],
    Case("nn.MicroBatchInterleaved(nn.Dense(3, 4))", f16(4, 3)).but(grad=False),
    Case("nn.PipelineCell(nn.Dense(3, 4), 3)", f32(4, 3)),
    Case("nn.PipelineCell(nn.Dense(3, 4), 'a')", f32(4, 3)),
    Case("nn.PipelineCell(3, 2)", f32(4, 3)),
    Case("nn.MicroBatchInterleaved(nn.Dense(3, 4), -1)", f32(4, 3)),
    Case("nn.GradAccumulationCell(nn.Dense(3, 4), 0)", f32(4, 3)),
    Case("nn.VirtualDatasetCellTriple(nn.MultiheadAttention(4, 2))", *[f32(3, 2, 4)] * 3).but(grad=False),
    # gradients
    Case("nn.WithGradCell(nn.Dense(3, 4), nn.MSELoss())", f32(2, 3), f32(2, 4)).but(grad=False),
    Case("nn.WithGradCell(nn.Dense(3, 4), nn.MSELoss(), 2.0)", f32(2, 3), f32(2, 4)).but(grad=False),
    Case("nn.WithGradCell(nn.Dense(3, 4))", f32(2, 3)).but(grad=False),
    Case("nn.WithGradCell(nn.ReLU())", f32(2, 3)).but(grad=False),
    Case("nn.Vjp(nn.Sigmoid())", f32(2, 3), f32(2, 3)).but(grad=False),
    Case("nn.Vjp(nn.MSELoss())", f32(2, 3), f32(2, 3), values(2.0, "float32")).but(grad=False),
    # tables
    *[
        Case(
            f"nn.MultiFieldEmbeddingLookup(10, 2, 2, operator={how!r})",
            values([[2, 4, 6, 0], [1, 3, 5, 0]], "int32"),
            values([[1.0, -1.0, 1.0, 0.0], [1.0, 2.0, 0.5, 0.0]], "float32"),
            values([[0, 1, 1, 0], [0, 0, 1, 0]], "int32"),
        ).but(grad=False)
        for how in ("SUM", "MEAN", "MAX")
    ],
    *[
        Case(f"nn.MultiFieldEmbeddingLookup({settings})", i32(2, 3, low=0, high=9), f32(2, 3), i32(2, 3, low=0, high=2))
        for settings in ("10, 2, 'a'", "10, 2, 0", "10, 2, 2, operator='no'", "10, 2, 2, target='no'")
    ],
    Case("nn.MultiFieldEmbeddingLookup(9, 2, 2)", i32(2, 3, low=0, high=9), f32(2, 4), i32(2, 3, low=0, high=2)),
    Case("nn.MultiFieldEmbeddingLookup(9, 2, 2)", f32(2, 3), f32(2, 3), i32(2, 3, low=0, high=2)),
    # sparse
    Case("nn.SparseTensorDenseMatmul()", values([[0, 1], [1, 2]], "int32"), f32(2), (3, 4), f32(4, 2)).but(grad=False),
    Case("nn.SparseTensorDenseMatmul(True, True)", values([[0, 1], [1, 2]], "int64"), f32(2), (3, 4), f32(2, 3)).but(
        grad=False
    ),
    Case("nn.SparseTensorDenseMatmul(1)", values([[0, 1]], "int32"), f32(1), (3, 4), f32(4, 2)),
]
