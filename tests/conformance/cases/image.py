"""Borders, resizing and rearranging of images, and layers without weights."""

from tests.conformance.case import Case, f16, f32, i32, values

IMAGE = f32(1, 2, 3, 4)

CASES = [
    # borders
    *[Case(f"nn.Pad(((1, 1), (2, 2)), {mode!r})", f32(3, 4)) for mode in ("CONSTANT", "REFLECT", "SYMMETRIC")],
    Case("nn.Pad(((0, 0), (0, 0), (1, 2), (2, 0)))", IMAGE),
    Case("nn.Pad(((1, 1), (2, 2)))", i32(2, 3)),
    Case("nn.Pad(((1, 1),))", f32(2, 3)),
    Case("nn.Pad([[1, 1], [0, 0]])", f32(2, 3)),
    Case("nn.Pad(((1, 1), (2, 2)), 'no')", f32(2, 3)),
    Case("nn.ConstantPad1d(1, 2.0)", f32(2, 3)),
    Case("nn.ConstantPad1d((1, 0), 2)", f32(2, 2, 3)),
    Case("nn.ConstantPad1d((1, 1, 1), 2)", f32(2, 3)),
    Case("nn.ConstantPad2d((1, 0, 2, 1), 0.5)", f32(2, 3)),
    Case("nn.ConstantPad2d((1, -1, -1, 1), 0.5)", f32(3, 3)).but(grad=False),
    Case("nn.ConstantPad2d((1, 1), 2)", f32(3, 3)),
    Case("nn.ConstantPad2d(1, 2)", f32(3)),
    Case("nn.ConstantPad2d('1', 2)", f32(3, 3)),
    Case("nn.ConstantPad2d(1, '2')", f32(3, 3)),
    Case("nn.ConstantPad3d(1, 2.0)", f32(1, 2, 2)),
    Case("nn.ZeroPad2d((1, 1, 0, 2))", f32(1, 2, 2)),
    Case("nn.ReflectionPad1d((2, 1))", f32(1, 3)),
    Case("nn.ReflectionPad2d((1, 0, 2, 1))", f32(1, 3, 3)),
    Case("nn.ReflectionPad2d(1)", IMAGE),
    Case("nn.ReflectionPad2d(3)", IMAGE),
    Case("nn.ReflectionPad2d(-1)", IMAGE),
    Case("nn.ReflectionPad2d('1')", IMAGE),
    Case("nn.ReflectionPad3d(1)", f32(1, 2, 2, 3)),
    Case("nn.ReplicationPad1d(1)", f32(1, 3)),
    Case("nn.ReplicationPad2d((1, 0, 2, 1))", f32(1, 3, 3)),
    Case("nn.ReplicationPad3d(1)", f32(1, 1, 2, 2, 2)),
    # resizing
    *[Case("ops.interpolate", IMAGE, (5, 7), mode=mode) for mode in ("nearest", "bilinear", "nearest-exact", "area")],
    Case("ops.interpolate", IMAGE, (5, 7), mode="bilinear", align_corners=True),
    Case("ops.interpolate", IMAGE, (2, 2), mode="bilinear"),
    Case("ops.interpolate", IMAGE, scale_factor=1.5, mode="bilinear", recompute_scale_factor=True),
    Case("ops.interpolate", f32(1, 2, 4), 7, mode="linear"),
    Case("ops.interpolate", f32(1, 1, 2, 2, 2), (3, 3, 3), mode="trilinear"),
    *[
        Case("ops.interpolate", IMAGE, size, mode="bicubic", align_corners=align)
        for size in (3, (5, 7))
        for align in (None, True)
    ],
    Case("ops.interpolate", IMAGE, scale_factor=1.5, mode="bicubic", recompute_scale_factor=True),
    Case("ops.interpolate", IMAGE, (4, 4), mode="no"),
    Case("ops.interpolate", IMAGE, mode="bicubic"),
    Case("ops.interpolate", IMAGE),
    Case("nn.Upsample((5, 7), mode='bilinear', align_corners=True)", IMAGE),
    *[
        Case(f"ops.ResizeNearestNeighbor({size}, {align})", IMAGE)
        for size in ((5, 7), (2, 3))
        for align in (True, False)
    ],
    Case("ops.ResizeNearestNeighbor((5, 4))", i32(1, 1, 3, 3)),
    Case("ops.ResizeNearestNeighbor(4)", IMAGE),
    Case("ops.ResizeNearestNeighbor((4, 4))", f32(1, 3, 3)),
    *[Case(f"ops.ResizeBilinearV2({how})", IMAGE, (5, 7)) for how in ("", "True", "False, True")],
    Case("ops.ResizeBilinearV2()", IMAGE, (2, 2)),
    Case("ops.ResizeBilinearV2()", IMAGE, 4),
    # rearranging
    Case("nn.PixelShuffle(2)", f32(1, 4, 2, 3)),
    Case("nn.PixelShuffle(3)", f32(1, 4, 2, 3)),
    Case("nn.PixelUnshuffle(2)", f32(1, 1, 4, 2)),
    Case("nn.PixelUnshuffle(3)", f32(1, 1, 4, 2)),
    Case("nn.ChannelShuffle(2)", f32(1, 4, 1, 2)),
    Case("nn.ChannelShuffle(3)", f32(1, 4, 1, 2)),
    Case("ops.unfold", IMAGE, (2, 2), 1, 1, 2),
    Case("ops.unfold", IMAGE, 2),
    Case("ops.fold", f32(1, 8, 4), values([3, 3], "int32"), (2, 2)),
    Case("ops.grid_sample", IMAGE, f32(1, 2, 2, 2, low=-1.0, high=1.0)),
    Case("ops.grid_sample", IMAGE, f32(1, 2, 2, 2), "nearest", "border", True).but(grad=False),
    Case("ops.affine_grid", f32(1, 2, 3), (1, 1, 2, 3)),
    Case("nn.Unflatten(1, (2, 2))", f32(2, 4)),
    Case("nn.Unflatten(1, (2, 3))", f32(2, 4)),
    # without weights
    Case("nn.MatMul()", f32(2, 3), f32(3, 4)),
    Case("nn.MatMul(True, True)", f32(3, 2), f32(4, 3)),
    Case("nn.Norm()", f32(2, 3)),
    Case("nn.Norm(0, True)", f32(2, 3)),
    Case("nn.Norm(2)", f32(2, 3)),
    *[Case(f"nn.Roll({args})", f32(2, 3)) for args in ("(1, 2), 0", "1.0, 0", "(1, 'a'), (0, 1)")],
    Case("nn.Range(1, 8, 2)"),
    Case("nn.Range(3)"),
    Case("nn.Range(0.0, 1.0, 0.25)"),
    Case("nn.ClipByNorm()", f32(2, 3), values(1.0, "float32")).but(grad=False),
    Case("nn.ClipByNorm()", f16(2, 3), values([[1.0, 2.0, 3.0]], "float32")).but(grad=False),
    Case("nn.ClipByNorm('0')", f32(2, 3), values(1.0, "float32")),
    Case("nn.L1Regularizer(2)", f32(2, 3)),
    Case("nn.L1Regularizer(0.0)", f32(2, 3)),
    Case("nn.L1Regularizer(True)", f32(2, 3)),
    Case("nn.LRN(2)", IMAGE),
    Case("nn.LRN(norm_region='no')", IMAGE),
    Case("nn.Tril()", f32(3, 3), 1),
    Case("nn.Triu()", f32(3, 3), -1),
    *[Case(f"nn.CentralCrop({part})", x) for part in (0.5, 0.3, 1.0) for x in (f32(1, 2, 4, 5), f32(3, 4, 4))],
    Case("nn.CentralCrop(0.7)", i32(2, 7, 9)),
    *[Case(f"nn.CentralCrop({part})", f32(1, 2, 4, 5)) for part in ("1", "1.5", "0.0", "'a'")],
    Case("nn.CentralCrop(0.5)", f32(2, 3)),
    Case("nn.ImageGradients()", f32(2, 3, 4, 5)),
    Case("nn.ImageGradients()", i32(1, 1, 2, 2)),
    Case("nn.ImageGradients()", f32(3, 4, 5)),
    *[
        Case(f"nn.{name}", *args)
        for name, args in (
            ("PSNR(0)", (IMAGE, IMAGE)),
            ("PSNR('a')", (IMAGE, IMAGE)),
            ("PSNR()", (f32(2, 3), f32(2, 3))),
            ("PSNR()", (IMAGE, f32(1, 2, 3, 3))),
            ("SSIM(filter_size=0)", (IMAGE, IMAGE)),
            ("SSIM(filter_size=2.0)", (IMAGE, IMAGE)),
            ("SSIM(filter_sigma=0.0)", (IMAGE, IMAGE)),
            ("SSIM(k1=1)", (IMAGE, IMAGE)),
            ("SSIM()", (IMAGE, IMAGE)),
            ("SSIM(filter_size=2)", (i32(1, 2, 3, 4), i32(1, 2, 3, 4))),
            ("MSSSIM(power_factors=0.5)", (IMAGE, IMAGE)),
            ("MSSSIM(max_val=-1.0)", (IMAGE, IMAGE)),
        )
    ],
]
