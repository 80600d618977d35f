"""Diagonals and triangles of matrices."""

from tests.conformance.case import Case, bool_, c64, code, f16, f32, f64, i32, u8, values

ALIGNMENTS = ("LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT")
BAND = values([-1, 1], "int32")
NO_KERNEL = "the real MindSpore has no CPU kernel"

CASES = [
    *[Case("ops.diag", x) for x in (f32(3), f16(2), i32(2, 2), c64(2), f32())],
    *[Case(f"{what}", f32(3)) for what in ("ops.Diag()", "Tensor.diag")],
    Case("Tensor.diag", f32(3), 1),
    *[Case("ops.DiagPart()", x) for x in (f32(3, 3), i32(2, 2, 2, 2), f32(2, 3))],
    *[Case(f"{where}.diagflat", f32(2, 2), 1) for where in ("ops", "Tensor")],
    Case("ops.diagflat", i32(3)),
    Case("ops.diagflat", f32(2), -1),
    Case("ops.diag_embed", f32(2, 3)),
    Case("ops.diag_embed", i32(2, 3), 1),
    Case("ops.diag_embed", f32(2, 3), offset=-1, dim1=0, dim2=2),
    Case("ops.diag_embed", f32(2, 3), 0, 1, 1),
    Case("ops.diagonal", f32(3, 4)),
    Case("ops.diagonal", i32(3, 4), 1),
    Case("ops.diagonal", f16(2, 3, 3), -1, 1, 2),
    Case("ops.diagonal", f32(2, 3), 5).but(grad=False),
    Case("ops.diagonal", f32(3)),
    Case("ops.diagonal", f32(2, 3), 0, 1, 1),
    Case("Tensor.diagonal", f32(2, 3, 2), offset=0, axis1=0, axis2=2),
    *[Case(f"{where}.diagonal_scatter", f32(3, 3), f32(2), 1) for where in ("ops", "Tensor")],
    Case("ops.diagonal_scatter", i32(3, 3), i32(3)),
    Case("ops.diagonal_scatter", f32(3, 3), f32(2)),
    *[Case(f"ops.{name}", make(3, 4)) for name in ("tril", "triu") for make in (f32, f16, f64, i32, u8, bool_)],
    *[Case(f"ops.{name}", f32(2, 3, 3), n) for name in ("tril", "triu") for n in (1, -1)],
    *[Case(f"ops.{name}", f32(3)) for name in ("tril", "triu")],
    Case("ops.tril", f32(3, 3), 1.0),
    *[Case(f"Tensor.{name}", f32(3, 3), diagonal=1) for name in ("tril", "triu")],
    *[Case(f"ops.{name}(1)", i32(3, 3)) for name in ("Tril", "Triu")],
    *[Case(f"ops.{name}", 3, 4) for name in ("tril_indices", "triu_indices")],
    *[Case(f"ops.{name}", 3, 4, -1, dtype=code("ms.int32")) for name in ("tril_indices", "triu_indices")],
    *[Case(f"ops.{name}", 3, 4, dtype=code("ms.float32")) for name in ("tril_indices", "triu_indices")],
    *[Case(f"ops.{name}", -1, 4) for name in ("tril_indices", "triu_indices")],
    *[Case(f"ops.{name}(3, 4, 1)") for name in ("TrilIndices", "TriuIndices")],
    *[Case("ops.matrix_band_part", f32(3, 4), low, high) for low, high in ((1, 0), (0, -1), (-1, 1), (-1, -1), (2, 5))],
    Case("ops.matrix_band_part", i32(2, 3, 3), values(1, "int32"), values(0, "int32")),
    Case("ops.matrix_band_part", f32(3), 0, 0),
    Case("ops.MatrixBandPart()", f32(3, 3), values(1, "int64"), values(0, "int64")),
    Case("ops.matrix_diag", f32(2, 3)),
    Case("ops.matrix_diag", f32(3), values(1, "int32")),
    Case("ops.matrix_diag", f32(2, 3, 3), BAND).but(grad=False),
    *[
        Case(
            "ops.matrix_diag", f32(3, 3), BAND, values(3, "int32"), values(3, "int32"), values(9.0, "float32"), align
        ).but(grad=False)
        for align in ALIGNMENTS
    ],
    Case("ops.matrix_diag", f32(3), values(-1, "int32"), values(3, "int32")),
    Case("ops.matrix_diag", f32(2, 3), BAND, align="X"),
    *[
        Case("ops.matrix_diag_part", f32(3, 4), BAND, values(9.0, "float32"), align).but(grad=False)
        for align in ALIGNMENTS
    ],
    Case("ops.matrix_diag_part", i32(2, 3, 4), values(0, "int32"), values(0, "int32")),
    Case("ops.matrix_diag_part", f32(3, 4), values(-5, "int32"), values(0.0, "float32")),
    *[Case("ops.matrix_set_diag", f32(3, 4), f32(3, 3), BAND, align).but(grad=False) for align in ALIGNMENTS],
    Case("ops.matrix_set_diag", f32(2, 3, 3), f32(2, 3)),
    Case("ops.matrix_set_diag", i32(3, 4), i32(2), values(2, "int32")),
    Case("ops.MatrixDiagV3()", i32(3), *[values(v, "int32") for v in (0, -1, -1, 0)]),
    Case("ops.MatrixDiagPartV3()", i32(3, 3), values(0, "int32"), values(0, "int32")),
    Case("ops.MatrixSetDiagV3()", i32(3, 3), i32(3), values(0, "int32")),
    *[Case(f"ops.Matrix{name}V3('X')") for name in ("Diag", "DiagPart", "SetDiag")],
    Case("ops.FillDiagonal(5.0)", f32(3, 4)).but(grad=False),
    Case("ops.FillDiagonal(5.0, wrap=True)", f32(5, 2)).but(grad=False),
    Case("ops.FillDiagonal(5.0, wrap=False)", i32(5, 2)),
    Case("Tensor.fill_diagonal", f32(3, 3), 9.0).but(grad=False),
    Case("Tensor.fill_diagonal_", values([[1, 2], [3, 4]], "float32"), 9.5).but(
        expect=values([[9.5, 2], [3, 9.5]], "float32"), reason=NO_KERNEL
    ),
]
