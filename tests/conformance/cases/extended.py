"""Layers with torch's arguments: "Ext" in nn, without it in mint.nn. Their weights are compared in unit tests."""

from tests.conformance.case import Case, error, f16, f32, i64

IMAGE = f32(2, 2, 4, 5)
NO_KERNEL = "MindSpore's CPU has no kernel for it"


def as_torch(target: str, torch_target: str, *args, **kwargs) -> Case:
    return Case(target, *args, **kwargs).but(torch=torch_target, reason=NO_KERNEL)


CASES = [
    *[Case(f"nn.Linear(3, 4{settings})", f32(2, 3)) for settings in ("", ", bias=False", ", weight_init='ones'")],
    Case("nn.Linear(3, 4)", f32(2, 4)),
    Case("nn.Linear(3, 4, dtype=ms.float16)", f16(2, 3)),
    Case("nn.Linear(3, 4, dtype=ms.float16)", f32(2, 3)),
    Case("nn.Linear(0, 4)", f32(2, 3)),
    Case("nn.Linear(3, 4.0)", f32(2, 3)),
    Case("nn.Linear(3, 4, 1)", f32(2, 3)),
    *[Case(f"nn.PReLUExt({settings})", f32(2, 3)) for settings in ("", "3, 0.1")],
    *[as_torch(f"nn.LogSoftmaxExt({dim})", f"lambda x: x.log_softmax({dim})", IMAGE) for dim in (0, 1, -1)],
    as_torch("nn.LogSoftmaxExt()", "lambda x: x.log_softmax(1)", IMAGE),
    as_torch("nn.LogSoftmaxExt()", "lambda x: x.log_softmax(0)", f32(2, 3, 4)),
    as_torch("nn.LogSoftmaxExt()", "lambda x: x.log_softmax(1)", f32(2, 3)),
    *[
        as_torch(f"nn.L1LossExt({how!r})", f"torch.nn.L1Loss(reduction={how!r})", f32(2, 3), f32(2, 3))
        for how in ("mean", "sum", "none")
    ],
    as_torch("nn.L1LossExt()", "lambda x, y: (x - y).abs().mean()", f32(2, 3), f32(3)),
    Case("nn.L1LossExt('no')", f32(2, 3), f32(2, 3)),
    Case("nn.DropoutExt(0.5)", f32(2, 3)),
    Case("nn.DropoutExt(1.5)", f32(2, 3)),
    Case("nn.Dropout2dExt(0.5)", IMAGE),
    as_torch("nn.DropoutExt(0.0)", "lambda x: x * 1", f32(2, 3)).but(train=True),
    *[
        as_torch(f"nn.AvgPool1dExt({settings})", f"torch.nn.AvgPool1d({settings})", f32(2, 3, 7))
        for settings in ("2", "3, 1, 1", "3, 2, 1, True, False")
    ],
    *[
        as_torch(f"nn.AvgPool2dExt({settings})", f"torch.nn.AvgPool2d({settings})", IMAGE)
        for settings in ("2", "(2, 3), 1, (1, 0)", "3, 2, 1, True, False", "2, divisor_override=3")
    ],
    *[
        as_torch(f"nn.AvgPool3dExt({settings})", f"torch.nn.AvgPool3d({settings})", f32(1, 2, 4, 4, 4))
        for settings in ("2", "3, 2, 1, True, False, 5")
    ],
    *[
        as_torch(f"nn.MaxPool2dExt({settings})", f"torch.nn.MaxPool2d({settings})", IMAGE)
        for settings in ("2", "(2, 3), 1, 1", "2, 1, 0, 2", "3, 2, 1, ceil_mode=True", "2, return_indices=True")
    ],
    Case("nn.EmbeddingExt(5, 3, 5)", i64(2, low=0, high=5)),
    Case("nn.EmbeddingExt(0, 3)", i64(2, low=0, high=5)),
    Case("nn.EmbeddingExt(5, 3, _weight=Tensor(np.ones((3, 5), np.float32)))", i64(2, low=0, high=5)).but(
        expect=error("ValueError"), reason=NO_KERNEL
    ),
]
