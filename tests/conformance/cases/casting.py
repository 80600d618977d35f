"""The dtype of a Tensor, and Tensors made of Python numbers."""

from tests.conformance.case import (
    FLOATS,
    INTS,
    Case,
    bf16,
    bool_,
    c64,
    code,
    error,
    f16,
    f32,
    i16,
    i32,
    i64,
    u8,
    values,
)

NO_KERNEL = "the real MindSpore has no CPU kernel"
DTYPES = ("float16", "bfloat16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool_", "complex64")
EDGES = values([0.0, -0.0, 1.5, -1.5, 300.0, 70000.0], "float32")

CASES = [
    *[Case("ops.dtype", x) for x in (f32(2), bf16(2), i16(2), bool_(2), c64(2), 1)],
    Case("ops.DType()", f32(2)),
    *[Case("ops.cast", f32(2, 3), code(f"ms.{dtype}")) for dtype in DTYPES],
    *[Case("ops.cast", i64(2, 3, low=-300, high=300), code(f"ms.{dtype}")) for dtype in DTYPES],
    *[Case("ops.cast", make(3), code("ms.float32")) for make in (*FLOATS, *INTS, bool_)],
    *[Case("ops.cast", EDGES, code(f"ms.{dtype}")) for dtype in ("float16", "int32", "int16", "uint8", "bool_")],
    Case("ops.cast", values([0.0, 0.5, float("nan"), float("inf")], "float32"), code("ms.bool_")),
    Case("ops.cast", c64(3), code("ms.float32")).but(grad=False),
    Case("ops.cast", c64(3), code("ms.int32")),
    *[
        Case("ops.cast", number, code(f"ms.{dtype}"))
        for number, dtype in ((1, "float16"), (2.7, "int32"), (True, "int64"))
    ],
    Case("ops.cast", -1, code("ms.uint8")),
    Case("ops.cast", (1, 2), code("ms.float32")),
    Case("ops.cast", f32(2), "int32"),
    Case("ops.cast", f32(2), code("np.int32")),
    Case("ops.cast", f32(2), code("int")),
    Case("ops.Cast()", f32(2), code("ms.float16")),
    Case("ops.Cast()", True, code("ms.float16")),
    *[
        Case("ops.type_as", x, f16(1)).but(torch="lambda x, y: x.to(y.dtype)", reason=NO_KERNEL, grad=False)
        for x in (i32(2), u8(2))
    ],
    Case("Tensor.type_as", f32(2), i32(2)),
    *[Case("Tensor.astype", f32(3), dtype) for dtype in ("float16", "Float16", "int", "float", "bool", "half", "long")],
    *[
        Case("Tensor.astype", f32(3), code(name))
        for name in ("ms.int8", "np.float16", "int", "float", "bool", "complex")
    ],
    Case("Tensor.astype", f32(3), "other"),
    Case("Tensor.astype", f32(3), 1),
    *[
        Case(f"Tensor.{name}", f32(3))
        for name in ("bfloat16", "bool", "byte", "short", "int", "long", "half", "float", "double")
    ],
    Case("Tensor.type", bf16(3)),
    Case("Tensor.type", f32(3), code("ms.int32")),
    Case("Tensor.type", f32(3), "float16"),
    Case("Tensor.to", f32(3), code("ms.float16")),
    Case("Tensor.to", f32(3), "CPU", code("ms.int32")),
    Case("Tensor.to", f32(3), i32(1)).but(grad=False),
    Case("Tensor.to", f32(3), dtype=code("ms.float64")),
    Case("Tensor.to", f32(3), "float16"),
    *[Case(f"ops.{name}", x) for name in ("is_floating_point", "is_complex") for x in (f16(1), i32(1), c64(1))],
    *[Case(f"Tensor.{name}", f32(1)) for name in ("is_floating_point", "is_complex", "is_signed", "is_contiguous")],
    Case("Tensor.is_signed", u8(1)),
    Case("Tensor.stride", f32(2, 3)),
    Case("Tensor.stride", f32(2, 3), 0),
    *[Case("ops.scalar_to_tensor", number) for number in (1, 1.5, True)],
    Case("ops.scalar_to_tensor", 1.7, code("ms.int32")),
    Case("ops.scalar_to_tensor", 2, dtype=code("ms.bool_")),
    Case("ops.scalar_to_tensor", "a"),
    Case("ops.scalar_to_tensor", f32()),
    Case("ops.ScalarToTensor()", 1, code("ms.int32")),
    *[
        Case(f"ops.{name}", number).but(expect=values(number, dtype), reason=NO_KERNEL)
        for name in ("scalar_to_array", "ScalarToArray()")
        for number, dtype in ((1, "int32"), (1.5, "float32"))
    ],
    Case("ops.scalar_to_array", "a").but(expect=error("TypeError"), reason=NO_KERNEL),
    *[Case("ops.tuple_to_array", numbers) for numbers in ((1, 2, 3), (1.0, 2.5), (1, 2.5), (), 1)],
    Case("ops.TupleToArray()", (1, 2, 3)),
    Case("ops.TupleToArray()", [1, 2, 3]),
    Case("ops.mixed_precision_cast", code("ms.float16"), f32(2)),
    Case("ops.mixed_precision_cast", code("ms.float16"), (f32(2), i32(2))),
    Case("ops.mixed_precision_cast", code("ms.float16"), i32(2)),
    Case("Tensor.view", f16(2, 3), code("ms.int32")),
]
