"""Activations: layers, functions, Primitives, methods."""

from tests.conformance.case import Case, bf16, bool_, c64, code, f16, f32, f64, i32, u8, values

EDGES = values([0.0, -0.0, 1.0, -1.0, 30.0, -30.0, 3.0, -3.0, 0.5, -0.5, 6.0, 7.0], "float32")
X = f32(2, 4, low=-4.0, high=4.0)

LAYERS = (
    "ReLU",
    "ReLU6",
    "Sigmoid",
    "LogSigmoid",
    "Softmax",
    "Softmin",
    "GELU",
    "FastGelu",
    "LeakyReLU",
    "ELU",
    "CELU",
    "SiLU",
    "HSwish",
    "HSigmoid",
    "Hardtanh",
    "HShrink",
    "SoftShrink",
    "Softsign",
    "PReLU",
)
FUNCTIONS = (
    "relu",
    "relu6",
    "sigmoid",
    "logsigmoid",
    "softmax",
    "softmin",
    "gelu",
    "fast_gelu",
    "leaky_relu",
    "elu",
    "celu",
    "silu",
    "hardswish",
    "hardsigmoid",
    "hardtanh",
    "hardshrink",
    "softshrink",
    "softsign",
    "softplus",
    "glu",
)
PRIMITIVES = (
    "ReLU",
    "ReLU6",
    "GeLU",
    "FastGeLU",
    "Sigmoid",
    "Softmax",
    "HSwish",
    "HSigmoid",
    "Elu",
    "CeLU",
    "Softplus",
    "Softsign",
    "HShrink",
    "SoftShrink",
    "GLU",
)

# What MindSpore's CPU kernels compute roughly: targets -> the truth.
ROUGH = {
    ("nn.Tanh()", "ops.tanh", "ops.Tanh()"): "torch.tanh",
    ("nn.Tanhshrink()", "ops.tanhshrink"): "torch.nn.functional.tanhshrink",
    ("nn.LogSoftmax()", "ops.log_softmax", "ops.LogSoftmax()"): "torch.nn.LogSoftmax(-1)",
    ("nn.Mish()", "ops.mish", "ops.Mish()"): "torch.nn.functional.mish",
}

CASES = [
    *[
        Case(target, X).but(torch=truth, reason="MindSpore's CPU kernel is off by up to 1e-5")
        for targets, truth in ROUGH.items()
        for target in targets
    ],
    *[
        Case(target, X).but(torch="torch.selu", reason="MindSpore's gradient is wrong below 0")
        for target in ("nn.SeLU()", "ops.selu", "ops.SeLU()")
    ],
    *[Case(f"ops.{name}", f16(2, 4)).but(grad=False) for name in ("tanh", "log_softmax", "selu", "mish")],
    *[Case(f"nn.{name}()", X) for name in LAYERS],
    *[Case(f"ops.{name}", X) for name in FUNCTIONS],
    *[Case(f"ops.{name}()", X) for name in PRIMITIVES],
    *[Case(f"ops.{name}", f16(2, 4)).but(grad=False) for name in FUNCTIONS],
    *[Case(f"ops.{name}", EDGES).but(grad=False) for name in ("relu", "sigmoid", "elu", "hardswish", "hardsigmoid")],
    *[Case(f"ops.{name}", x) for name in ("relu", "sigmoid", "tanh") for x in (f64(3), f32(0))],
    *[
        Case(f"ops.{name}", bf16(3)).but(torch=f"torch.{name}", reason="MindSpore's CPU has no kernel for bfloat16")
        for name in ("relu", "sigmoid", "tanh")
    ],
    Case("ops.relu", i32(4)),
    Case("ops.softmax", f32(2, 3, 4), 0),
    Case("ops.softmax", f32(2, 3), 2),
    Case("ops.softmax", f32(2, 3), -3),
    Case("ops.log_softmax", f32(2, 3, 4), 1).but(
        torch="torch.log_softmax", reason="MindSpore's CPU kernel is off by up to 1e-5"
    ),
    Case("ops.log_softmax", f32(2, 3), 2),
    Case("nn.Softmax(0)", f32(2, 3)),
    Case("nn.Softmax2d()", f32(2, 3, 2, 2)),
    Case("nn.Softmax2d()", f32(2, 3)),
    Case("ops.gelu", X, "tanh"),
    Case("ops.gelu", X, "no"),
    Case("nn.GELU(False)", X),
    Case("nn.LeakyReLU(0.5)", X),
    Case("ops.leaky_relu", X, 0.5),
    Case("ops.elu", X, 1.0),
    Case("ops.celu", X, 2.0),
    Case("nn.CELU(2.0)", X),
    Case("nn.Hardtanh(-0.5, 2.0)", X),
    Case("ops.hardtanh", X, -0.5, 2.0),
    Case("ops.hardshrink", X, 1.0),
    Case("ops.softshrink", X, 1.0),
    Case("ops.softplus", X, 2, 3),
    Case("ops.threshold", X, 0.5, 9.0),
    Case("nn.Threshold(0.5, 9.0)", X),
    Case("ops.prelu", X, f32(4)),
    Case("ops.prelu", X, f32(1)),
    Case("ops.prelu", X, f32(3)),
    Case("nn.PReLU(4, 0.5)", X),
    Case("nn.PReLU(0)", X),
    Case("nn.GLU()", X),
    Case("ops.glu", X, 0),
    Case("ops.glu", f32(2, 3)),
    Case("nn.get_activation('relu')", X),
    Case("nn.get_activation('no')", X),
    Case("nn.get_activation", None),
    # methods
    Case("Tensor.sigmoid", X),
    Case("Tensor.tanh", f32(2, 3, low=-0.5, high=0.5)),
    Case("Tensor.softmax", X, 0),
    Case("Tensor.softmax", f32(2, 3), axis=1, dtype=code("ms.float64")),
    Case("Tensor.hardshrink", X, lambd=0.5),
    Case("ops.prelu", f16(2, 3), f32(1)).but(grad=False),
    Case("ops.prelu", f32(2, 3), f16(1)).but(grad=False),
    Case("ops.hardtanh", u8(2, 3)),
    Case("ops.hardtanh", bool_(3), 0, 1),
    Case("ops.relu", c64(3)),
]
