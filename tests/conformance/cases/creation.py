"""New Tensors."""

from tests.conformance.case import Case, bool_, code, error, f16, f32, f64, i16, i32, i64, u8, values

NO_KERNEL = "the real MindSpore has no CPU kernel"
NUMBERS = "the real MindSpore refuses numbers for start and end, which it documents"

CASES = [
    *[Case(f"ops.{name}", size) for name in ("zeros", "ones") for size in ((2, 3), [2], 3, (0, 2), (2, -3), (2.0, 3))],
    *[
        Case(f"ops.{name}", (2, 3), code(f"ms.{dtype}"))
        for name in ("zeros", "ones")
        for dtype in ("float16", "int32", "bool_", "complex64")
    ],
    *[Case(f"ops.{name}", values([2, 3], "int64"), dtype=code("ms.int8")) for name in ("zeros", "ones")],
    *[Case(f"ops.{name}", (2,), dtype) for name in ("zeros", "ones") for dtype in ("float32", code("int"))],
    *[Case(f"ops.{name}()", (2, 3), code("ms.float16")) for name in ("Zeros", "Ones")],
    *[Case(f"ops.{name}()", 2, code("ms.float32")) for name in ("Zeros", "Ones")],
    *[Case(f"ops.{name}", make(2, 3)) for name in ("zeros_like", "ones_like") for make in (f32, f16, i32, bool_)],
    *[Case(f"ops.{name}", f32(2), dtype=code("ms.int32")) for name in ("zeros_like", "ones_like")],
    *[Case(f"ops.{name}", f32(2), dtype="a") for name in ("zeros_like", "ones_like")],
    Case("ops.ones_like", [1, 2]),
    *[Case(f"ops.{name}()", f16(2, 3)) for name in ("ZerosLike", "OnesLike")],
    *[Case("ops.full", (2, 2), number) for number in (3, 3.5, True, -1)],
    *[
        Case("ops.full", [2], number, dtype=code(f"ms.{dtype}"))
        for number, dtype in ((3, "float16"), (1e6, "float16"), (-1, "uint8"), (2.7, "int32"), (1, "bool_"))
    ],
    Case("ops.full", (), 3),
    Case("ops.full", (2,), f32()).but(grad=False),
    Case("ops.full", 2, 3),
    Case("ops.full", (2, -1), 3),
    Case("ops.full", (2,), "a"),
    Case("ops.full", (2,), 3, dtype="a"),
    Case("ops.full_like", f16(2), 3),
    Case("ops.full_like", i32(2), 3.5),
    Case("ops.full_like", f16(2), 1e6),
    Case("ops.full_like", f32(2, 3), 3.5, dtype=code("ms.int32")),
    Case("ops.full_like", [1], 3),
    *[Case("ops.fill", code(f"ms.{dtype}"), (2, 2), 1.5) for dtype in ("float32", "float16", "int32", "uint8")],
    Case("ops.fill", code("ms.bool_"), (2,), 1),
    Case("ops.fill", code("ms.float32"), (2,), i64()),
    Case("ops.fill", type=code("ms.float32"), shape=(), value=3),
    Case("ops.fill", code("ms.float32"), (2, -2), 3),
    Case("ops.fill", "float32", (2, 2), 3),
    Case("ops.Fill()", code("ms.float32"), (2, 2), 1),
    Case("ops.FillV2()", (2, 2), values(1, "int32")),
    *[
        Case("ops.fills", x, value).but(torch="torch.full_like", reason=NO_KERNEL, grad=False)
        for x, value in ((f32(2), 3), (f32(2, 3), 3.5), (i16(2), 3))
    ],
    Case("ops.Fills()", f32(2), 3.5).but(torch="torch.full_like", reason=NO_KERNEL, grad=False),
    Case("Tensor.fill", f32(2), 3),
    Case("Tensor.fill", i32(2), 3.5),
    *[
        Case("ops.arange", *bounds)
        for bounds in ((5,), (5.0,), (1, 5), (1, 5, 2), (1, 5.0, 2), (5, 1, -1), (0, 10, 3.0), (0.5, 3, 0.5))
    ],
    Case("ops.arange", start=1, end=3),
    *[Case("ops.arange", 5, dtype=code(f"ms.{dtype}")) for dtype in ("float32", "float16", "uint8", "bool_")],
    Case("ops.arange", 0, 1, 0.25, dtype=code("ms.float64")),
    Case("ops.arange", i64()),
    Case("ops.arange", values(1.0, "float32"), values(5.0, "float32")),
    Case("ops.arange", 5, 1),
    Case("ops.arange", 0, 5, 0),
    Case("ops.arange", "a"),
    Case("ops.range", *[values(n, "int32") for n in (0, 5, 2)]),
    Case("ops.range", *[values(n, "float32") for n in (0, 5, 2)]),
    Case("ops.range", 5, 0, -2),
    Case("ops.range", 0, 5, 0),
    Case("ops.range", 0, -5, 2),
    Case("ops.tensor_range", 0, 5, 2),
    Case("ops.Range()", 0, 5, 2),
    Case("ops.Range(100)", *[values(n, "float32") for n in (0, 5, 2)]),
    *[
        Case("ops.linspace", *args)
        for args in ((1, 10, 5), (-5, 5.5, 4), (10, 1, 4), (3, 10, 1), (1, 10, 0), (1, 10, 2.0))
    ],
    *[Case("ops.linspace", values(1.0, dtype), values(10.0, dtype), 5) for dtype in ("float32", "float64")],
    Case("ops.linspace", values(1, "int32"), values(10, "int32"), 5),
    Case("ops.LinSpace()", values(1.0, "float32"), values(10.0, "float32"), 5),
    *[
        Case("ops.logspace", values(0.0, "float32"), values(2.0, "float32"), 5, 10, dtype=code(f"ms.{dtype}")).but(
            grad=False
        )
        for dtype in ("float32", "float16")
    ],
    Case("ops.logspace", values(1.0, "float32"), values(3.0, "float32"), 3, 2).but(grad=False),
    Case("ops.logspace", 1, 3, 3).but(expect=values([10.0, 100.0, 1000.0], "float32"), reason=NUMBERS),
    Case("ops.logspace", 1, 3, 0).but(expect=error("ValueError"), reason=NUMBERS),
    Case("ops.logspace", values(1.0, "float32"), values(3.0, "float32"), 3, -2),
    Case("ops.logspace", values(1.0, "float32"), values(3.0, "float32"), 3, dtype=code("ms.int32")),
    Case("ops.LogSpace(3, 10)", values(1.0, "float32"), values(3.0, "float32")).but(grad=False),
    *[Case("ops.eye", *sizes) for sizes in ((3,), (2, 3), (3, 2), (0,), (-1,), (2.0,))],
    *[Case("ops.eye", 2, 3, code(f"ms.{dtype}")) for dtype in ("int32", "float16", "bool_")],
    Case("ops.eye", 2, dtype=code("ms.float64")),
    Case("ops.Eye()", 2, 3, code("ms.int32")),
    *[Case("ops.one_hot", make(2, 3, low=-1, high=5), 4) for make in (i32, i64)],
    Case("ops.one_hot", values([0, 2], "int64"), 3, 2.0, 0.5),
    Case("ops.one_hot", values([0, 2], "int64"), 3, values(5, "int32"), values(-1, "int32")),
    *[Case("ops.one_hot", values([[0, 2]], "int32"), 3, axis=axis) for axis in (0, 1, 2, -1, 3)],
    Case("ops.one_hot", values(1, "int32"), 3),
    Case("ops.one_hot", values([0, 2], "int64"), values(3, "int64")),
    Case("ops.one_hot", values([0, 2], "float32"), 3),
    Case("ops.one_hot", values([0, 2], "int16"), 3),
    Case("ops.one_hot", values([0, 2], "int64"), 3, 2, 0.5),
    Case("ops.one_hot", values([0, 2], "int64"), -3),
    *[
        Case("ops.OneHot()", values([0, 2], "int64"), 3, values(1, dtype), values(0, dtype)).but(grad=False)
        for dtype in ("float32", "float16", "int32")
    ],
    Case("ops.OneHot(axis=0)", values([0, 2], "int32"), 3, values(1, "int32"), values(0, "int32")),
    Case("ops.vander", f32(3)),
    Case("ops.vander", i32(3), 2),
    Case("ops.vander", f64(3), N=4),
    Case("ops.vander", f32(3), 0),
    Case("ops.sequence_mask", values([1, 3], "int64")),
    Case("ops.sequence_mask", values([[1, 3], [2, 0]], "int32"), 4),
    Case("ops.sequence_mask", values([1, 3], "int64"), 0),
    Case("ops.sequence_mask", values([1, 3], "int64"), 2.0),
    Case("ops.sequence_mask", values([1.0, 3.0], "float32"), 4),
    Case("ops.deepcopy", f32(2)),
    Case("ops.Identity()", f32(2)),
    Case("ops.IdentityN()", (f32(2), i32(3))),
    Case("Tensor.copy", u8(3)),
    Case("Tensor.clone", f32(3)).but(torch="torch.clone", reason=NO_KERNEL),
    Case("Tensor.fills", f32(2), 3).but(torch="torch.full_like", reason=NO_KERNEL, grad=False),
    Case("Tensor.new_zeros", f16(2), (2, 3)),
    Case("Tensor.new_zeros", f32(2), 3, dtype=code("ms.int32")),
    Case("Tensor.new_ones", i32(2), (2, 3)),
    Case("Tensor.new_full", i32(2), (2, 3), 3).but(torch="lambda x, *args: x.new_full(*args)", reason=NO_KERNEL),
    Case("Tensor.contiguous", f32(2, 3)),
]
