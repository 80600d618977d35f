"""Limits on values and norms."""

from tests.conformance.case import Case, f16, f32, i32, values

LIMITS = values([-0.5, 0.0, 0.5], "float32"), values([0.5, 1.0, 1.5], "float32")
# at and around both limits
EDGES = values([-2.0, -1.0, -0.5, 0.0, 1.0, 2.0], "float32")

CASES = [
    *[Case(name, f32(2, 3), -1, 1) for name in ("ops.clamp", "ops.clip", "ops.clip_by_value", "Tensor.clip")],
    *[Case(f"ops.{name}", EDGES, -1.0, 1.0) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3), *LIMITS) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3), None, 1) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3), 0.5) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3), 1, -1).but(grad=False) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", i32(5), 2.5, 3.5) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", i32(5), 0, 3) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3)) for name in ("clamp", "clip_by_value")],
    *[Case(f"ops.{name}", f32(2, 3), "a") for name in ("clamp", "clip_by_value")],
    Case("ops.clamp", i32(5), values(2.5, "float32"), None).but(grad=False),
    Case("ops.clip_by_value", f16(4), values(-0.5, "float32"), values(0.5, "float32")),
    Case("ops.clip_by_value", [f32(2, 3), f32(3)], -1, 1),
    Case("Tensor.clamp", f32(2, 3), min=0),
    # norms
    *[Case("ops.clip_by_norm", f32(2, 3), n) for n in (1.0, 100.0, 2)],
    *[Case("ops.clip_by_norm", f32(2, 3, low=0.1), 1.0, n) for n in (1.0, 3.0, float("inf"))],
    Case("ops.clip_by_norm", f16(4), 1.0).but(grad=False),
    Case("ops.clip_by_norm", i32(4), 1.0).but(
        torch="lambda x, n: x / x.float().norm()", reason="MindSpore rounds the norm of integers down"
    ),
    Case("ops.clip_by_norm", [f32(2, 3), f32(3)], 1.0),
    Case("ops.clip_by_norm", values([float("inf"), 1.0], "float32"), 1.0, error_if_nonfinite=True),
    Case("ops.clip_by_norm", [], 1.0),
    *[Case("ops.clip_by_global_norm", [f32(2, 3), f32(3)], n) for n in (1.0, 100.0, 2)],
    Case("ops.clip_by_global_norm", (f32(2, 3), f32(3))),
    Case("ops.clip_by_global_norm", f32(2, 3), 1.0),
    Case("ops.clip_by_global_norm", [values([0.0, 0.0], "float32")], 1.0).but(grad=False),
    Case("ops.clip_by_global_norm", [f32(2)], 0),
    Case("ops.clip_by_global_norm", [f32(2)], 1.0, 2.0),
    Case("ops.clip_by_global_norm", []),
]
