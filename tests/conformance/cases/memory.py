"""Tensor's methods for memory, and the attributes of it."""

from tests.conformance.case import Case, bool_, c64, code, error, f16, f32, f64, i32, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"

CASES = [
    *[Case("(lambda x: x.storage().nbytes())", x) for x in (f32(2, 3), f16(3), bool_(5), c64())],
    Case(
        "(lambda x: (x.untyped_storage().size(), len(x.untyped_storage()), x.untyped_storage().element_size()))", f64(2)
    ),
    Case("(lambda x: x.storage().data_ptr() == x.data_ptr())", f32(2)),
    Case("(lambda x: x[1:].storage().nbytes())", i32(3)),
    Case("Tensor.is_shared", f32(2)),
    Case("Tensor.flush_from_cache", f32(2)),
    Case("Tensor.hooks", f32(2)).but(grad=False),
    Case("(lambda x, y: x.set_(y))", f32(2), f32(3)).but(grad=False),
    Case("(lambda x, y: x.set_(y))", f32(2), f64(2)).but(grad=False),
    Case("(lambda x, y: (x.set_(y), x)[1].shape)", f32(2), f32(2, 3)).but(grad=False),
    Case("(lambda x: x.delete_())", i32(2)).but(expect=values([0, 0], "int32"), reason="documented; Ascend only"),
    Case("Tensor.index", f32(2, 3), code("(Tensor([0, 1]), Tensor([1, 2]))")).but(
        torch="lambda x, i: x[[0, 1], [1, 2]]", reason=NO_KERNEL, grad=False
    ),
    Case("Tensor.softmax", f32(2, 3), -1),
    Case("Tensor.softmax", f32(2, 3), 0, code("ms.float64")).but(grad=False),
    Case("Tensor.softmax", f32(2, 3), dtype=code("ms.float32"), axis=1),
    Case("Tensor.softmax", f32(2, 3)),
    Case("Tensor.softmax", f32(2, 3), 2),
    Case("Tensor.soft_shrink", f32(2, 3)),
    Case("ops.soft_shrink", f16(2, 3), 1.0),
    Case("Tensor.unfold", f32(1, 2, 4, 4), 3),
    Case("Tensor.unfold", f32(1, 2, 4, 4), 2, 1, 1, 2),
    Case("Tensor.fold", f32(1, 1, 4, 4), values([4, 4], "int32"), 2, stride=2).but(grad=False),
    Case("ops.col2im", f32(1, 2, 4, 4), values([4, 4], "int32"), (2, 2), (1, 1), (0, 0), (2, 2)).but(grad=False),
    Case("Tensor.col2im", f32(1, 2, 4, 9), values([4, 4], "int32"), (2, 2), (1, 1), (0, 0), (1, 1)).but(grad=False),
    Case("Tensor.tanh_", values([0.0, 1.0], "float32")).but(
        expect=values([0.0, 0.7615942], "float32"), reason=NO_KERNEL
    ),
    Case("Tensor.triangular_solve", values([[1], [3]], "float32"), values([[2, 1], [9, 3]], "float32")).but(
        expect=(values([[0], [1]], "float32"), values([[2, 1], [9, 3]], "float32")), reason="MindSpore's raises"
    ),
    Case("Tensor.triangular_solve", f32(2), f32(2)).but(expect=error("RuntimeError"), reason="MindSpore's raises"),
    Case("ops.fold", f32(1, 1, 4, 4), values([4, 4], "int32"), 2, stride=2).but(grad=False),
]
