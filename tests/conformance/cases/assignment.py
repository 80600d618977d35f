"""Values written into Parameters and Tensors."""

from tests.conformance.case import Case, f16, f32, f64, i32, parameter, values

NO_KERNEL = "the real MindSpore has no CPU kernel"
NAMES = ("assign", "assign_add", "assign_sub")
CLASSES = ("Assign", "AssignAdd", "AssignSub")

CASES = [
    *[Case(f"ops.{name}", parameter(f32(2, 3)), f32(2, 3)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(i32(2)), i32(2)) for name in NAMES],
    *[Case(f"ops.{name}", i32(2), i32(2)) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f32(2), requires_grad=False), i32(2)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f64(2)), f16(2)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f32()), 1.5).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(i32(1)), 1) for name in NAMES[1:]],
    *[Case(f"ops.{name}", parameter(f32()), f32(1)).but(grad=False) for name in NAMES[1:]],
    *[Case(f"ops.{name}", parameter(f32(2)), 1.5).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f32(2)), f32(3)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f32(2)), f32(1)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f16(2)), f32(2)).but(grad=False) for name in NAMES],
    *[Case(f"ops.{name}", parameter(i32(1)), 1.5) for name in NAMES],
    *[Case(f"ops.{name}", parameter(f32(2)), [1.0, 2.0]) for name in NAMES],
    *[Case(f"ops.{name}", 1.0, f32(2)) for name in NAMES],
    *[Case(f"ops.{name}()", parameter(f32(2, 3)), f32(2, 3)).but(grad=False) for name in CLASSES],
    Case("Tensor.copy_", f32(2, 3), i32(3)).but(grad=False),
    Case("Tensor.copy_", i32(2), f32(2)).but(grad=False),
    *[
        Case(f"Tensor.{name}", values([1.0, 2.0], "float32"), *args).but(
            expect=values([want, want], "float32"), reason=NO_KERNEL
        )
        for name, args, want in (("fill_", (5,), 5), ("zero_", (), 0))
    ],
]
