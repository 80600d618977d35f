"""Primitives whose function has cases of its own: that each is that function, and functions under further names."""

from tests.conformance.case import Case, bool_, c64, f32, i32, values

CASES = [
    *[Case(f"ops.{name}()", f32(2, 3), f32(3)) for name in ("Equal", "NotEqual", "Less", "GreaterEqual")],
    *[Case(f"ops.{name}()", i32(2, 3), i32(3)) for name in ("BitwiseAnd", "BitwiseOr", "BitwiseXor", "Gcd", "Lcm")],
    *[Case(f"ops.{name}()", i32(3, low=0), i32(3, low=0, high=3)) for name in ("LeftShift", "RightShift")],
    *[Case(f"ops.{name}()", values([1.0, float("nan"), float("inf")], "float32")) for name in
      ("IsNan", "IsInf", "IsFinite")],
    *[Case(f"ops.{name}()", f32(2, 3, low=0.5)) for name in ("Reciprocal", "Inv", "Eps")],
    Case("ops.Acosh()", f32(2, 3, low=1.1)),
    *[Case(f"ops.{name}()", c64(2, 3)) for name in ("Real", "Imag", "Conj", "Angle")],
    Case("ops.LogicalNot()", bool_(2, 3)),
    Case("ops.Invert()", values([1, -3], "int16")),
    Case("ops.Heaviside()", f32(4), f32(1)).but(grad=False),
    Case("ops.NextAfter()", f32(3), f32(3)).but(grad=False),
    Case("ops.Xdivy()", f32(3), f32(3, low=0.5)),
    Case("ops.Lerp()", f32(3), f32(3), f32(3)),
    Case("ops.Addcmul()", f32(3), f32(3), f32(3), values([0.5], "float32")),
    Case("ops.Addcdiv()", f32(3), f32(3), f32(3, low=0.5), values([0.5], "float32")),
    Case("ops.IsClose()", f32(3), f32(3)),
    Case("ops.ApproximateEqual(0.5)", f32(3), f32(3)),
    Case("ops.PReLU()", f32(2, 3), f32(3)),
    Case("ops.Trace()", f32(3, 3)),
    Case("ops.Cholesky()", values([[4.0, 2.0], [2.0, 3.0]], "float32")).but(grad=False),
    Case("ops.channel_shuffle", f32(1, 4, 2, 2), 2).but(grad=False),
    Case("ops.pixel_shuffle", f32(1, 4, 2, 2), 2),
    Case("ops.pixel_unshuffle", f32(1, 1, 4, 4), 2),
    Case("ops.upsample", f32(1, 1, 3), size=(5,), mode="nearest"),
    Case("ops.bidense", f32(2, 3), f32(2, 4), f32(5, 3, 4), f32(5)),
    *[Case("ops.hinge_embedding_loss", f32(3), values([1.0, -1.0, 1.0], "float32"), 1.0, how).but(grad=False)
      for how in ("mean", "sum", "none")],
    Case("ops.multilabel_soft_margin_loss", f32(2, 3), values([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]], "float32")),
    Case("ops.isnan_ext", values([1.0, float("nan")], "float32")),
    Case("ops.diff_ext", f32(2, 4)),
]  # fmt: skip
