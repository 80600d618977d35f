"""Exponentials, logarithms, angles, special functions."""

from tests.conformance.case import Case, bf16, c64, each, f16, f32, f64, i32, values

POSITIVE = {"low": 0.2, "high": 3.0}
INSIDE = {"low": -0.9, "high": 0.9}

ANY = ("exp", "expm1", "sin", "cos", "tan", "sinh", "cosh", "atan", "asinh", "erf", "erfc", "sinc")
ABOVE_ZERO = ("log", "log1p", "log2", "log10", "sqrt", "rsqrt", "lgamma", "digamma")
INSIDE_ONE = ("asin", "acos", "atanh", "erfinv")
BESSEL = ("i0", "i0e", "i1", "i1e", "j0", "j1", "k0", "k0e", "k1", "k1e", "y0", "y1")
UNARY = {
    **{name: {} for name in ANY},
    **dict.fromkeys(ABOVE_ZERO, POSITIVE),
    **dict.fromkeys(INSIDE_ONE, INSIDE),
    "acosh": {"low": 1.2, "high": 3.0},
    "exp2": {},
}
# MindSpore computes these in float32 only
IN_FLOAT32 = ("lgamma", "digamma")
PRIMITIVES = {name: "ACos" if name == "acos" else name.capitalize() for name in (*ANY, *ABOVE_ZERO, *INSIDE_ONE)}
METHODS = [name for name in UNARY if name not in ("exp2",)]
NO_PRIMITIVE = ("log2", "log10")

CASES = [
    *[Case(f"ops.{name}", f32(2, 3, **limits)) for name, limits in UNARY.items()],
    *[Case(f"ops.{name}", f64(2, 3, **limits)) for name, limits in UNARY.items() if name not in IN_FLOAT32],
    *[Case(f"ops.{name}", f16(2, 3, **limits)) for name, limits in UNARY.items() if name != "sinc"],
    *[Case(f"ops.{name}", f32(**limits)) for name, limits in UNARY.items()],
    *[Case(f"ops.{name}", f32(0, 3)) for name in ("exp", "sqrt", "erf")],
    *[Case(f"ops.{PRIMITIVES[n]}()", f32(2, 3, **UNARY[n])) for n in PRIMITIVES if n not in NO_PRIMITIVE],
    *[Case(f"Tensor.{name}", f32(2, 3, **UNARY[name])) for name in METHODS],
    *[Case(f"ops.{name}", f32(3, low=-0.9, high=0.9)) for name in ("arcsin", "arccos", "arctan", "arcsinh", "arctanh")],
    *[Case(f"ops.{name}", c64(3)) for name in ("exp", "sin", "cos", "sqrt")],
    *[Case(f"ops.{name}", i32(3, low=1)) for name in ("sqrt", "sinc", "exp2", "lgamma")],
    *[Case(f"ops.{name}", "text") for name in ("exp", "sqrt", "sin", "erf", "lgamma")],
    *[Case(f"ops.{name}", None) for name in ("log", "cos")],
    Case("ops.exp", bf16(3)).but(torch="torch.exp", reason="MindSpore's CPU has no kernel for bfloat16"),
    # two arguments
    Case("ops.atan2", f32(2, 3), f32(3)),
    Case("ops.atan2", f32(2, 3), i32(3, low=1)),
    Case("ops.atan2", values([0.0, -0.0, 1.0], "float32"), values([-1.0, -1.0, 0.0], "float32")),
    Case("ops.Atan2()", f64(2), f64(2)),
    Case("Tensor.arctan2", f32(2), f32(2)),
    Case("ops.hypot", f32(2, 3), f32(3)),
    Case("ops.hypot", f32(2), f64(2)).but(grad=False),
    Case("ops.Hypot()", f32(2), f32(2)),
    Case("Tensor.hypot", f32(2), f32(2)),
    Case("ops.logaddexp", f32(2, 3), f32(3)),
    Case("ops.logaddexp", f16(3), f32(3)),
    Case("ops.logaddexp2", f32(2, 3), f32(3)),
    Case("ops.logaddexp2", f64(3), f64(3)).but(grad=False),
    Case("ops.xlogy", f32(2, 3), f32(3, low=0.2)),
    Case("ops.xlogy", f32(3), 2),
    Case("ops.xlogy", 2, f32(3, low=0.2)),
    Case("ops.xlogy", values([0.0, 1.0], "float32"), values([0.0, 2.0], "float32")).but(
        torch="torch.xlogy", reason="documented: 0 where input is 0", grad=False
    ),
    Case("ops.xlogy", f32(2), f32(3)),
    Case("ops.Xlogy()", f32(2, low=0.2), f32(2, low=0.2)),
    Case("ops.logit", f32(3, low=0.1, high=0.9)),
    Case("ops.logit", f32(3, low=-0.5, high=1.5), 0.01),
    Case("ops.Logit(0.1)", f32(3, low=0.2, high=0.8)),
    Case("ops.Logit()", f64(3, low=0.2, high=0.8)),
    Case("Tensor.logit", f32(3, low=0.1, high=0.9)),
    # special functions
    Case("ops.polygamma", values(1, "int32"), f32(3, low=0.5, high=4.0)),
    Case("ops.polygamma", values(2, "int32"), f64(3, low=0.5, high=4.0)),
    Case("ops.polygamma", values(0, "int64"), f32(3, low=0.5, high=4.0)),
    Case("ops.Polygamma()", values(3, "int32"), f32(3, low=0.5, high=4.0)),
    Case("ops.igamma", f32(3, low=0.5, high=4.0), f32(3, low=0.5, high=4.0)).but(grad=False),
    Case("ops.igamma", f32(2, 1, low=0.5, high=4.0), f32(3, low=0.5, high=4.0)).but(grad=False),
    Case("ops.igammac", f32(3, low=0.5, high=4.0), f32(3, low=0.5, high=4.0)).but(grad=False),
    Case("ops.Igamma()", f32(2, low=0.5), f32(2, low=0.5)).but(grad=False),
    Case("ops.Igammac()", f32(2, low=0.5), f32(2, low=0.5)).but(grad=False),
    Case("ops.zeta", f32(3, low=1.5, high=4.0), f32(3, low=0.5, high=4.0)).but(grad=False),
    Case("ops.Zeta()", f64(3, low=1.5, high=4.0), f64(3, low=0.5, high=4.0)).but(grad=False),
    *[Case(f"ops.bessel_{name}", x) for name in BESSEL for x in each((f32,), (2, 3), (), low=0.2, high=3.0)],
    *[Case(f"ops.bessel_{name}", f64(3, low=0.2, high=3.0)) for name in BESSEL if name not in ("j1", "y0", "y1")],
    *[Case(f"ops.Bessel{name.capitalize()}()", f32(3, low=0.2, high=3.0)) for name in BESSEL],
    *[Case(f"ops.bessel_{name}", f16(3, low=0.2, high=3.0)).but(grad=False) for name in ("i0", "j0", "j1", "k1")],
    Case("ops.i0", f32(3)),
    Case("ops.Betainc()", *[f32(4, low=0.5, high=3.0)] * 2, f32(4, low=0.1, high=0.9)).but(grad=False),
    Case("ops.Betainc()", *[f64(4, low=2.0, high=30.0)] * 2, f64(4, low=0.1, high=0.9)).but(grad=False),
    Case("ops.Mvlgamma(3)", f32(3, low=1.5, high=4.0)),
    Case("Tensor.mvlgamma", f32(3, low=1.5, high=4.0), 2),
    # layers of them
    *[Case(f"nn.{name}()", f32(2, 3, low=0.2, high=4.0)) for name in ("DiGamma", "LGamma")],
    *[Case(f"nn.{name}()", i32(2)) for name in ("DiGamma", "LGamma")],
    Case("nn.LGamma()", values([-1.5, -0.5, 30.0], "float32")).but(grad=False),
    Case("nn.LBeta()", f32(2, 1, low=0.5, high=4.0), f32(3, low=0.5, high=4.0)).but(
        torch="lambda x, y: torch.lgamma(x) + torch.lgamma(y) - torch.lgamma(x + y)",
        reason="MindSpore's approximation is off by 1e-5",
    ),
    Case("nn.LBeta()", f16(2), f32(2)),
    Case("nn.IGamma()", f32(3, low=0.5, high=4.0), f32(3, low=0.5, high=4.0)).but(
        torch="torch.special.gammainc", reason="MindSpore's approximation is off by 1e-6", grad=False
    ),
    Case("nn.IGamma()", f16(2, low=0.5), f32(2, low=0.5)),
    *[Case(f"nn.ReduceLogSumExp({settings})", f32(2, 3, 4)) for settings in ("1", "(0, -1), True", "()")],
    Case("nn.ReduceLogSumExp(1, 1)", f32(2, 3)),
    Case("nn.ReduceLogSumExp('a')", f32(2, 3)),
    *[
        Case(f"nn.{name}()", values([[2.0, 1.0], [1.0, 3.0]], "float32")).but(
            torch=f"torch.linalg.{short}", reason="MindSpore's CPU has no kernel for it"
        )
        for name, short in (("MatInverse", "inv"), ("MatDet", "det"))
    ],
    *[
        Case(f"nn.{name}()", *args).but(torch=code, reason="MindSpore's CPU has no kernel for it")
        for name, args, code in (
            ("MatrixDiag", (f32(2, 3),), "torch.diag_embed"),
            ("MatrixDiagPart", (f32(2, 3, 4),), "lambda x: x.diagonal(0, 1, 2)"),
            ("MatrixSetDiag", (f32(2, 3, 4), f32(2, 3)), "lambda x, y: x.diagonal_scatter(y, 0, 1, 2)"),
        )
    ],
    *[Case("ops.xlogy", x, 2) for x in (f16(3), bf16(3), f64(3), i32(3))],
    Case("ops.xlogy", 2, f16(3, low=0.5)),
    Case("Tensor.xlogy", f16(3), 2.5),
]
