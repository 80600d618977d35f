"""Elementwise arithmetic, functions of one argument, comparisons."""

from tests.conformance.case import FLOATS, INTS, Case, bf16, bool_, c64, each, f16, f32, f64, i32, i64, u8, values

EDGES = values([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 1e-30], "float32")

CASES = [
    # two Tensors of every dtype
    *[Case(f"ops.{name}", make(2, 3), make(2, 3)) for name in ("add", "mul") for make in (*FLOATS, *INTS)],
    *[Case(f"ops.{name}", f32(2, 3), f32(2, 3, low=0.5)) for name in ("sub", "div", "pow", "maximum", "minimum")],
    Case("ops.pow", f32(2, 3, low=0.1), f32(2, 3)),
    Case("ops.div", i32(2, 3), i32(2, 3, low=1)),
    Case("ops.div", f32(3), values([0.0, -0.0, 1.0], "float32")).but(
        torch="torch.div", reason="MindSpore's CPU kernel takes -0.0 for 0.0"
    ),
    Case("ops.floor_div", i32(2, 3), i32(2, 3, low=1)),
    Case("ops.floor_div", values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")),
    Case("ops.floor_mod", values([7, -7, 7, -7], "int32"), values([2, 2, -2, -2], "int32")),
    Case("ops.floor_mod", f32(2, 3), f32(2, 3, low=0.5)),
    Case("ops.add", c64(2, 3), c64(2, 3)),
    Case("ops.mul", c64(2, 3), c64(2, 3)),
    Case("ops.add", bool_(2, 3), bool_(2, 3)).but(torch="torch.add", reason="MindSpore's operator takes it: or"),
    Case("Tensor.__add__", bool_(2, 3), bool_(2, 3)),
    # broadcasting, dtypes that meet, Python numbers
    Case("ops.add", f32(2, 3), f32(3)),
    Case("ops.add", f32(2, 1), f32(1, 3)),
    Case("ops.mul", f32(4, 1, 3), f32(2, 1)),
    Case("ops.add", f32(), f32(2, 3)),
    Case("ops.add", f32(0, 3), f32(1, 3)),
    Case("ops.add", f32(2), f16(2)),
    Case("ops.add", f16(2), bf16(2)),
    Case("ops.add", f32(2), f64(2)),
    Case("ops.add", f32(2), i64(2)),
    Case("ops.add", i32(2), i64(2)),
    Case("ops.add", u8(2), i32(2)),
    Case("ops.add", bool_(2), i32(2)),
    Case("ops.add", bool_(2), f32(2)),
    Case("ops.add", f32(2), 3),
    Case("ops.add", f16(2), 3.5),
    Case("ops.add", i32(2), 3),
    Case("ops.add", i32(2), 3.5),
    Case("ops.add", i32(2), True),
    Case("ops.add", bool_(2), 1),
    Case("ops.add", 3, f32(2)),
    Case("ops.add", f32(2, 3), f32(4)),
    Case("ops.add", f32(2, 3), "text"),
    Case("ops.add", f32(2, 3), None),
    # operators
    *[Case(f"Tensor.__{name}__", f32(2, 3), f32(2, 3, low=0.5)) for name in ("add", "sub", "mul", "truediv", "pow")],
    *[Case(f"Tensor.__{name}__", i32(2, 3), 2) for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")],
    *[Case(f"Tensor.__{name}__", f32(2, 3, low=0.5), 2) for name in ("radd", "rsub", "rmul", "rtruediv", "rpow")],
    Case("Tensor.__neg__", f32(2, 3)),
    Case("Tensor.__abs__", i32(2, 3)),
    # functions of one argument
    *[
        Case(f"ops.{name}", f32(2, 3))
        for name in ("abs", "neg", "exp", "sigmoid", "tanh", "relu", "square", "sin", "cos", "erf", "floor", "sign")
    ],
    *[Case(f"ops.{name}", f32(2, 3, low=0.1)) for name in ("log", "sqrt", "rsqrt", "reciprocal", "log1p")],
    *[Case(f"ops.{name}", EDGES) for name in ("abs", "neg", "exp", "sqrt", "sigmoid", "tanh", "floor")],
    Case("ops.log", EDGES).but(torch="torch.log", reason="the slope at -0.0 is -inf; MindSpore says inf"),
    Case("ops.relu", EDGES).but(torch="torch.relu", reason="MindSpore's CPU kernel turns NaN into 0"),
    *[Case("ops.exp", x) for x in each((f16, f64), (2, 3), ())],
    *[Case("ops.neg", make(2, 3)) for make in INTS],
    *[Case("ops.abs", make(2, 3)) for make in INTS],
    Case("ops.exp", i32(2, 3)).but(torch="torch.exp", reason="MindSpore refuses integers here and takes them in sqrt"),
    Case("ops.sqrt", i32(2, 3, low=0)),
    Case("ops.exp", f32(0)),
    Case("ops.exp", "text"),
    # comparisons and logic
    *[
        Case(f"ops.{name}", values([1, 2, 3], "int32"), values([1, 3, 2], "int32"))
        for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "gt", "ge", "lt", "le")
    ],
    Case("ops.equal", EDGES, EDGES),
    Case("ops.less", f32(2, 3), 0.5),
    Case("ops.maximum", EDGES, values([float("nan"), 0.0, 2.0, -2.0, 0.0, 0.0, 1.0, 0.0], "float32")).but(
        torch="torch.maximum", reason="MindSpore's CPU kernel drops NaN from the first argument"
    ),
    *[Case(f"ops.{name}", bool_(2, 3), bool_(2, 3)) for name in ("logical_and", "logical_or", "logical_xor")],
    Case("ops.logical_not", bool_(2, 3)),
    # the Primitives, the layers, and the functions of mint
    Case("ops.Add()", f32(2, 3), f32(3)),
    Case("ops.Pow()", f32(2, 3, low=0.1), 2.0),
    Case("ops.ReLU()", f32(2, 3)),
    Case("nn.ReLU()", f32(2, 3)),
    Case("nn.Sigmoid()", f32(2, 3)),
    Case("mint.add", f32(2, 3), f32(2, 3), alpha=2),
    Case("mint.sub", f32(2, 3), f32(2, 3), alpha=0.5),
    Case("mint.clamp", f32(2, 3), min=-0.5, max=0.5),
    Case("mint.exp", f16(2, 3)),
]
