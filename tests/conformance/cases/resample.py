"""Images as TensorFlow resizes, colors and cuts them."""

from tests.conformance.case import Case, f16, f32, i32, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"
UNIT = {"low": 0.0, "high": 1.0}
POINTS = ([0.0, 0.0], [1.0, 1.0], [0.5, -0.3], [2.0, 2.6])


def size(*lengths):
    return values(list(lengths), "int32")


CASES = [
    Case("ops.RGBToHSV()", f32(1, 2, 2, 3, **UNIT)).but(grad=False),
    Case("ops.RGBToHSV()", values([[[[0.5, 0.5, 0.5], [0, 0, 0], [0.2, 0.7, 0.7], [0.9, 0.1, 0.9]]]], "float32")).but(
        grad=False
    ),
    Case("ops.HSVToRGB()", f32(1, 2, 2, 3, **UNIT)).but(grad=False),
    *[Case("ops.AdjustHue()", f32(2, 2, 3, **UNIT), values(d, "float32")).but(grad=False) for d in (0.2, 0.9, -0.4)],
    *[Case("ops.AdjustSaturation()", f32(2, 2, 3, **UNIT), values(d, "float32")).but(grad=False) for d in (0.2, 3.0)],
    *[Case(f"ops.AffineGrid({a})", f32(1, 2, 3), (1, 3, 2, 3)) for a in (True, False)],
    *[
        Case(f"ops.GridSampler2D('{mode}', '{pad}', {a})", f32(1, 2, 3, 3), f32(1, 2, 2, 2))
        for mode, pad, a in (
            ("bilinear", "zeros", False),
            ("nearest", "border", True),
            ("bilinear", "reflection", False),
        )
    ],
    Case("ops.GridSampler3D()", f32(1, 2, 3, 3, 2), f32(1, 1, 2, 2, 3)),
    Case("ops.UpsampleNearest3D()", f32(1, 1, 2, 2, 3), [3, 4, 5], None),
    Case("ops.UpsampleNearest3D()", f32(1, 1, 2, 2, 3), None, [2.0, 1.0, 1.5]),
    Case("ops.UpsampleTrilinear3D()", f32(1, 1, 2, 2, 3), [3, 4, 5], None),
    Case("ops.UpsampleTrilinear3D(True)", f32(1, 1, 2, 2, 3), [3, 4, 5], None),
    Case("ops.ResizeLinear1D()", f32(1, 2, 3), (5,)),
    Case("ops.ResizeLinear1D('half_pixel')", f32(1, 2, 3), (7,)),
    Case("(lambda: ops.ResizeLinear1D('other'))"),
    *[
        Case(f"ops.ResizeArea({a})", f32(1, 5, 4, 2), size(*s)).but(grad=False)
        for a in (True, False)
        for s in ((3, 2), (7, 4), (5, 1))
    ],
    Case("ops.ResizeArea()", i32(1, 5, 4, 1), size(2, 3)),
    *[
        Case(f"ops.ResizeBicubic({a}, {h})", f32(1, 2, 4, 3), size(*s)).but(grad=False)
        for a, h in ((False, False), (True, False), (False, True))
        for s in ((6, 5), (2, 2))
    ],
    *[
        Case(f"ops.ScaleAndTranslate('{kind}', {a})", f32(1, 5, 4, 1), size(3, 4), *move).but(grad=False)
        for kind in ("lanczos1", "lanczos3", "lanczos5", "gaussian", "box", "triangle", "keyscubic", "mitchellcubic")
        for a in (True, False)
        for move in ((values([0.6, 1.3], "float32"), values([0.2, -0.7], "float32")),)
    ],
    Case("(lambda: ops.ScaleAndTranslate('other'))"),
    Case("ops.ExtractImagePatches([1, 1, 2, 2], [1, 1, 1, 1], [1, 1, 1, 1])", i32(1, 2, 2, 2)).but(
        torch="lambda x: x.permute(0, 2, 3, 1).reshape(1, 8, 1, 1)", reason=NO_KERNEL
    ),
    Case("ops.ExtractVolumePatches(2, 1, 'SAME')", f32(1, 2, 3, 2, 2)).but(grad=False),
    Case("ops.ExtractVolumePatches([1, 1, 2, 2, 1], [1, 1, 2, 1, 1], 'VALID')", f16(1, 2, 4, 3, 2)).but(grad=False),
    Case(
        "ops.Dilation2D(1, 1, 'VALID')", values([[[[1, 5, 2], [0, 3, 9]]]], "float32"), values([[[0, 1]]], "float32")
    ).but(expect=values([[[[6, 5], [4, 10]]]], "float32"), reason=NO_KERNEL),
    Case("ops.Dilation2D(1, 1)", values([[[[-1, -5, -2]]]], "float32"), values([[[0, 1]]], "float32")).but(
        expect=values([[[[-1, -1, -2]]]], "float32"), reason=NO_KERNEL
    ),
    *[
        Case(
            f"ops.ExtractGlimpse({c}, {n}, False, 'zero')", f32(1, 6, 8, 1), size(3, 2), values([point], "float32")
        ).but(grad=False)
        for c in (True, False)
        for n in (True, False)
        for point in POINTS
    ],
    Case("(lambda *a: ops.ExtractGlimpse()(*a).shape)", f32(2, 4, 4, 3), size(3, 2), f32(2, 2)).but(grad=False),
    Case("ops.Im2Col(2, 2)", f32(1, 2, 4, 4)),
    Case("ops.Im2Col((2, 3), 1, 1, (1, 0))", f32(1, 2, 4, 4)),
    Case("ops.Col2Im((2, 2), 1, 0, 2)", f32(1, 2, 4, 4), size(4, 4)).but(grad=False),
    Case("ops.Col2Im([2, 2], [1, 1], [0, 0], [1, 1])", f32(1, 1, 4, 9), size(4, 4)).but(grad=False),
]
