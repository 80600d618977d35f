"""Parts of a Tensor, and borders around it."""

from tests.conformance.case import Case, bool_, f16, f32, i32, u8, values

NO_KERNEL = "the real MindSpore has no CPU kernel"
BUG = "the real MindSpore's CPU kernel reads the wrong elements"
NO_GRADIENT = "the real MindSpore's gradient ignores masks, and is 0 for strides < 0"

CASES = [
    *[Case(f"{where}.narrow", f32(3, 4), 1, 1, 2) for where in ("ops", "Tensor")],
    Case("Tensor.narrow", f32(3, 4), axis=1, start=1, length=2),
    Case("ops.narrow", i32(3, 4), axis=-2, start=0, length=2),
    Case("ops.narrow", f32(3, 4), 0, 2, 2),
    Case("ops.narrow", f32(3, 4), 2, 0, 1),
    *[Case("ops.slice", make(3, 4), (0, 1), (2, 2)) for make in (f32, f16, i32, u8, bool_)],
    Case("ops.slice", f32(3, 4), [1, 0], [-1, 3]).but(grad=False),
    Case("ops.slice", f32(3, 4), (0, 1), (4, 2)),
    Case("ops.slice", f32(3, 4), (0,), (2,)),
    Case("ops.slice", f32(3, 4), (-1, 1), (1, 2)),
    Case("ops.tensor_slice", f32(3, 4), (0, 1), (2, 2)),
    Case("ops.Slice()", f32(3, 4), (0, 1), (2, 2)),
    *[Case("ops.strided_slice", make(3, 4), (0, 1), (2, 3), (1, 1)) for make in (f32, f16, i32, bool_)],
    Case("ops.strided_slice", f32(3, 4), (0,), (2,), (1,)),
    Case("ops.strided_slice", f32(3, 4), [0, 3], [3, 0], [2, -2]).but(
        torch="lambda x, *args: x[::2].flip(1)[:, :3:2]", reason=NO_GRADIENT
    ),
    Case("ops.strided_slice", i32(3, 4), [0, 3], [3, 0], [2, -2]),
    Case("ops.strided_slice", f32(3, 4), (0, -1), (2, -9), (1, -1)).but(
        torch="lambda x, *args: x[:2].flip(1)",
        reason="documented as x[0:2, -1:-9:-1]; the real MindSpore does not reverse",
    ),
    Case("ops.strided_slice", f32(3, 4), (2, 1), (2, 3), (1, 1)),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (9, 9), (1, 1)),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (2, 3), (1, 1), begin_mask=2, end_mask=1).but(
        torch="lambda x, *args, **masks: x[:, :3]", reason=NO_GRADIENT
    ),
    Case("ops.strided_slice", i32(3, 4), (0, 1), (2, 3), (1, 1), begin_mask=2, end_mask=1),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (2, 3), (1, 1), shrink_axis_mask=2).but(
        torch="lambda x, *args, **masks: x[:2, 1]", reason=NO_GRADIENT
    ),
    Case("ops.strided_slice", i32(3, 4), (0, 1), (2, 3), (1, 1), shrink_axis_mask=2),
    Case("ops.strided_slice", f32(3, 4, 2), (0, 1), (2, 2), (1, 1), ellipsis_mask=1).but(
        torch="lambda x, *args, **masks: x[..., 1:2]", reason=BUG
    ),
    Case("ops.strided_slice", i32(3, 4, 2), (0, 1), (2, 3), (1, 1), ellipsis_mask=2),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (2, 3), (1, 1), new_axis_mask=1).but(
        torch="lambda x, *args, **masks: x[None, 1:3]", reason=BUG
    ),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (2, 3), (1, 0)),
    Case("ops.strided_slice", f32(3, 4), (0, 1), (2, 3), (1,)),
    Case("ops.strided_slice", f32(3, 4), (0, 1.0), (2, 3), (1, 1)),
    Case("ops.StridedSlice()", f32(3, 4), (0, 1), (2, 3), (1, 1)),
    Case("ops.StridedSlice(shrink_axis_mask=1)", f32(3, 4), (0, 1), (2, 3), (1, 1)),
    Case("ops.StridedSlice(begin_mask=1, end_mask=2)", i32(3, 4), (1, 1), (2, 3), (1, 1)),
    # borders
    *[Case("ops.pad", make(2, 3), (1, 0, 0, 2)) for make in (f32, f16, i32, bool_)],
    Case("ops.pad", f32(2, 3), [1, 1], value=5.5),
    Case("ops.pad", i32(2, 3), (1, 1), mode="constant", value=5),
    Case("ops.pad", f32(2, 3), (-1, 1)),
    Case("ops.pad", f32(2, 3), ()),
    *[Case("ops.pad", f32(1, 2, 3), (2, 1), mode=mode) for mode in ("reflect", "replicate", "circular")],
    *[Case("ops.pad", f32(1, 1, 3, 3), (1, 1, 2, 0), mode=mode) for mode in ("reflect", "replicate", "circular")],
    Case("ops.pad", f32(2, 3), (1, 1), mode="reflect"),
    Case("ops.pad", f32(3), (1, 1), mode="reflect"),
    Case("ops.pad", f32(2, 3), (1, 1, 1)),
    Case("ops.pad", f32(2, 3), (1, 1, 1, 1, 1, 1)),
    Case("ops.pad", f32(2, 3), (1, 1), mode="other"),
    Case("ops.pad", f32(1, 2, 3), (1, 1), mode="reflect", value=1),
    Case("ops.pad", f32(2, 3), (1.0, 1)),
    Case("ops.Pad(((1, 0), (0, 2)))", f32(2, 3)),
    Case("ops.Pad(((1, 0), (0, 2)))", i32(2, 3)),
    Case("ops.Pad(((1, 1),))", f32(2, 3)),
    Case("ops.Pad(((1, -1), (0, 0)))", f32(2, 3)),
    Case("ops.Pad([[1, 1], [0, 2]])", f32(2, 3)),
    Case("ops.PadV3()", f32(2, 3), values([1, 2], "int64"), values(3.0, "float32")).but(grad=False),
    Case("ops.PadV3()", i32(2, 3), values([1, 2, 0, 1], "int64"), values(3, "int32")),
    *[Case(f"ops.PadV3('{mode}')", f32(1, 2, 3), values([1, 2], "int64")) for mode in ("reflect", "edge", "circular")],
    Case("ops.PadV3('constant', False)", i32(2, 3), values([1, 0, 1, 2], "int64"), values(3, "int32")),
    Case("ops.PadV3('other')", f32(2, 3), values([1, 2], "int64")),
    *[
        Case(f"ops.MirrorPad('{mode}')", f32(2, 3), values([[1, 1], [2, 0]], "int64"))
        for mode in ("REFLECT", "SYMMETRIC")
    ],
    Case("ops.MirrorPad('other')", f32(2, 3), values([[1, 1], [2, 2]], "int64")),
    Case("ops.mirror_pad", f32(2, 3), values([[1, 0], [0, 2]], "int64"), "SYMMETRIC"),
    Case("ops.mirror_pad", i32(2, 3), values([[1, 0], [0, 2]], "int64"), "REFLECT"),
    Case("ops.padding", f32(2, 1), 4),
    Case("ops.padding", i32(3, 2, 1)),
    Case("ops.padding", f32(2, 3), 4),
    Case("ops.Padding(4)", f32(2, 1)),
    # blocks
    Case("ops.space_to_batch_nd", f32(2, 1, 2, 4), (2, 2), ((0, 0), (0, 0))),
    Case("ops.space_to_batch_nd", f16(1, 2, 2, 2), [2, 2], [[0, 0], [2, 0]]),
    Case("ops.space_to_batch_nd", f32(2, 1, 4), [2], [[0, 0]]),
    Case("ops.space_to_batch_nd", f32(1, 1, 2, 2), 2, [[0, 0], [0, 0]]),
    Case("ops.space_to_batch_nd", f32(1, 1, 3, 2), (2, 2), ((0, 0), (0, 0))),
    Case("ops.space_to_batch_nd", f32(1, 1, 2, 2), (0, 2), ((0, 0), (0, 0))),
    Case("ops.batch_to_space_nd", f32(8, 1, 1, 2), (2, 2), ((0, 0), (0, 0))),
    Case("ops.batch_to_space_nd", i32(4, 2, 1, 2), [2, 2], [[0, 0], [1, 0]]),
    Case("ops.batch_to_space_nd", f32(3, 1, 1, 2), (2, 2), ((0, 0), (0, 0))),
    Case("ops.SpaceToBatchND([2, 2], [[0, 0], [0, 0]])", f32(1, 2, 2, 2)),
    Case("ops.BatchToSpaceND([2, 2], [[0, 0], [0, 0]])", f32(4, 2, 1, 1)),
    Case("ops.SpaceToBatch(2, [[0, 0], [0, 0]])", values([[[[1, 2], [3, 4]]]], "float32")).but(
        expect=values([[[[1]]], [[[2]]], [[[3]]], [[[4]]]], "float32"), reason=NO_KERNEL
    ),
    Case("ops.BatchToSpace(2, [[0, 0], [0, 0]])", values([[[[1]]], [[[2]]], [[[3]]], [[[4]]]], "float32")).but(
        expect=values([[[[1, 2], [3, 4]]]], "float32"), reason=NO_KERNEL
    ),
    *[Case("ops.SpaceToDepth(2)", make(2, 2, 2, 4)) for make in (f32, i32)],
    *[Case("ops.DepthToSpace(2)", make(2, 8, 1, 2)) for make in (f32, i32)],
    Case("ops.SpaceToDepth(2)", f32(1, 2, 3, 4)),
    Case("ops.SpaceToDepth(1)", f32(1, 2, 2, 4)),
    Case("ops.SpaceToDepth(2.0)", f32(1, 2, 2, 4)),
    Case("ops.DepthToSpace(2)", f32(1, 3, 2, 4)),
    *[Case("ops.pad", f32(1, 2, 3), (), mode) for mode in ("constant", "reflect", "circular")],
]
