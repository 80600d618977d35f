"""Boxes in images: encoding, overlaps, the choice of the best, cuts."""

from tests.conformance.case import Case, f16, f32, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"
BOXES = values([[1, 2, 5, 8], [0, 0, 3, 3], [2, 3, 6, 9]], "float32")
OTHERS = values([[1, 1, 5, 7], [2, 2, 4, 4], [0, 0, 9, 9], [7, 7, 8, 8]], "float32")
TRUE = values([[1, 1, 5, 7], [2, 2, 4, 4], [0, 0, 9, 9]], "float32")
SCORED = values(
    [[0, 0, 4, 4, 0.5], [1, 1, 5, 5, 0.9], [6, 6, 8, 9, 0.3], [0, 0, 4, 5, 0.7], [6, 6, 8, 8, 0.4]], "float32"
)
CORNERS = values([[0, 0, 4, 4], [1, 1, 5, 5], [6, 6, 8, 9], [0, 0, 4, 5], [8, 8, 6, 6]], "float32")
SCORES = values([0.5, 0.9, 0.3, 0.7, 0.4], "float32")
ROIS = values([[0, 0.5, 1.5, 3.2, 4.1], [1, 0.0, 0.0, 5.0, 5.0], [0, -1.0, -1.0, 2.0, 9.0]], "float32")
CUTS = values([[0.0, 0.0, 1.0, 1.0], [0.2, 0.1, 0.7, 0.9], [-0.5, 0.0, 0.5, 1.2]], "float32")
WHICH = values([0, 1, 0], "int32")


def limits(most, overlap, score):
    return values(most, "int32"), values(overlap, "float32"), values(score, "float32")


CASES = [
    Case("ops.bounding_box_encode", BOXES, TRUE).but(grad=False),
    Case("ops.bounding_box_encode", BOXES, TRUE, (0.1, 0.2, 0.0, 0.0), (0.1, 0.1, 0.2, 0.2)).but(grad=False),
    Case("ops.BoundingBoxEncode()", BOXES, TRUE).but(grad=False),
    Case("ops.bounding_box_decode", BOXES, f32(3, 4), (10, 12)).but(grad=False),
    Case(
        "ops.bounding_box_decode", BOXES, f32(3, 4, high=9), (99, 90), (0.1, 0.0, 0.0, 0.0), (0.1, 0.1, 1.0, 1.0), 0.5
    ).but(grad=False),
    Case("ops.BoundingBoxDecode((10, 12))", BOXES, f32(3, 4)).but(grad=False),
    *[Case("ops.iou", BOXES, OTHERS, mode).but(grad=False) for mode in ("iou", "iof", "other")],
    Case("ops.iou", f16(2, 4, low=0, high=9), f16(3, 4, low=0, high=9)).but(grad=False),
    Case("ops.IOU('iof')", BOXES, OTHERS).but(grad=False),
    Case("(lambda: ops.IOU('other'))"),
    Case("ops.check_valid", BOXES, values([9, 7, 1], "float32")),
    Case("ops.CheckValid()", BOXES, values([3, 3, 2.5], "float32")),
    *[Case(f"ops.NMSWithMask({t})", SCORED).but(grad=False) for t in (0.5, 0.1, 0.9)],
    Case("ops.NonMaxSuppressionV3()", CORNERS, SCORES, *limits(5, 0.5, 0.0)).but(
        expect=values([1, 3, 4], "int32"), reason=NO_KERNEL
    ),
    Case("ops.NonMaxSuppressionV3()", CORNERS, SCORES, *limits(2, 0.1, 0.35)).but(
        expect=values([1, 4], "int32"), reason=NO_KERNEL
    ),
    Case("ops.NonMaxSuppressionWithOverlaps()", f32(5, 5, low=0, high=1), SCORES, *limits(5, 0.5, 0.0)),
    Case("ops.NonMaxSuppressionWithOverlaps()", f32(5, 5, low=0, high=1), SCORES, *limits(3, 0.8, 0.35)),
    *[
        Case(
            f"ops.CombinedNonMaxSuppression({settings})",
            f32(2, 4, q, 4, low=0, high=1),
            f32(2, 4, 3, low=0, high=1),
            values(2, "int32"),
            *limits(total, 0.3, 0.4),
        ).but(grad=False)
        for settings, q, total in (("", 1, 4), ("", 3, 4), ("True, False", 1, 9))
    ],
    *[
        Case(f"ops.ROIAlign({settings})", f32(2, 2, 6, 6), ROIS).but(grad=False)
        for settings in ("2, 2, 1.0, 2", "2, 3, 0.5, 1", "2, 2, 1.0, 2, 0", "3, 2, 1.0, 3, 0")
    ],
    *[
        Case("ops.crop_and_resize", f32(2, 4, 5, 2), CUTS, WHICH, (3, 2), method).but(grad=False)
        for method in ("bilinear", "nearest", "bilinear_v2", "other")
    ],
    Case("ops.crop_and_resize", f32(2, 4, 5, 2), CUTS, WHICH, (1, 1), "bilinear", 7.0).but(grad=False),
    Case("ops.CropAndResize('nearest', 2.0)", f32(2, 4, 5, 2), CUTS, WHICH, (2, 2)).but(grad=False),
    Case("ops.ROIAlign(2, 2, 1.0, 2)", f16(1, 2, 3, 4), values([[0.0, 0.0, 0.0, 2.0, 2.0]], "float32")).but(grad=False),
]
