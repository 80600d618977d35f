"""mindspore.numpy: shapes, axes, order of elements; joining and splitting."""

from tests.conformance.case import Case, bool_, f16, f32, f64, i32, i64, u8

JOINS = ("column_stack", "hstack", "vstack", "dstack", "stack", "concatenate")
PARTED = ("split", "array_split")

CASES = [
    *[Case("numpy.reshape", f32(2, 3), shape) for shape in ((3, -1), 6, [6, 1], (4,))],
    Case("numpy.reshape", u8(2, 2), (1, 4)),
    *[Case("numpy.ravel", x) for x in (f32(2, 3), i64(2, 2), bool_(1, 2))],
    *[
        Case("numpy.transpose", x, axes)
        for x, axes in ((f32(2, 3), None), (f32(2, 3, 4), (1, 0, 2)), (i32(2, 3), (-1, 0)), (f32(2, 3), (0, 0)))
    ],
    *[
        Case("numpy.expand_dims", x, axis)
        for x, axis in ((f32(2, 3), 1), (f32(2, 3), (0, -1)), (i32(), 0), (f32(2), 3))
    ],
    *[Case("numpy.squeeze", f32(1, 2, 1), axis) for axis in (None, 0, (0, -1), 5)],
    *[
        Case("numpy.swapaxes", x, *axes)
        for x, axes in ((f32(2, 3), (0, 1)), (i32(2, 3, 4), (-1, 0)), (f32(2, 3), (0, 2)))
    ],
    *[
        Case("numpy.moveaxis", f32(2, 3, 4), *axes)
        for axes in ((0, -1), ((0, 1), (2, 0)), ((0, 0), (2, 0)), ((0,), (2, 0)))
    ],
    *[Case("numpy.rollaxis", f32(2, 3, 4), *axes) for axes in ((2,), (0, 2), (0, 3), (-1, -3), (0, 9))],
    *[Case(f"numpy.atleast_{n}d", f32(2), f32(), i32(2, 3)) for n in (1, 2, 3)],
    *[Case(f"numpy.atleast_{n}d", x) for n in (1, 2, 3) for x in (f32(), u8(2))],
    *[Case("numpy.broadcast_to", x, shape) for x, shape in ((f32(3), (2, 3)), (i32(2, 1), (3, 2, 4)), (f32(3), (4,)))],
    Case("numpy.broadcast_arrays", f32(3), i64(2, 1)),
    Case("numpy.broadcast_arrays", f32(3), f32(2)),
    Case("numpy.broadcast_arrays", f32(3), f32(2, 3), f16(1)),
    *[
        Case("numpy.tile", x, reps)
        for x, reps in ((f32(2, 3), 2), (f32(2, 3), (2, 1, 2)), (i32(2), [2, 2]), (f32(), (2, 2)), (f32(2, 2), (-1,)))
    ],
    *[
        Case("numpy.repeat", x, *args)
        for x, args in (
            (f32(2, 3), (2,)),
            (f32(2, 3), ([1, 2], 0)),
            (i32(2, 3), ((1, 2, 0), 1)),
            (f32(2, 3), ([2], 1)),
            ([1, 2], (2,)),
            (3, (2,)),
        )
    ],
    Case("numpy.repeat", f32(2), -1),
    *[
        Case("numpy.flip", x, axis).but(grad=False)  # MindSpore's own gradient is an error or zero, here and below
        for x, axis in ((f32(2, 3), None), (i32(2, 3), 0), (f32(2, 3), (0, 1)), (f32(2, 3), 2))
    ],
    *[
        Case(f"numpy.{name}", x).but(grad=False)
        for name in ("flipud", "fliplr")
        for x in (f32(2, 3), i64(2, 2, 2), f32())
    ],
    *[
        Case("numpy.roll", x, *args)
        for x, args in (
            (f32(2, 3), (1,)),
            (f32(2, 3), (1, 0)),
            (i32(2, 3), ((1, 2), (0, 1))),
            (f32(2, 3), (1, (0, 1))),
            (f32(2), (1, 5)),
        )
    ],
    *[
        Case("numpy.rot90", x, *args).but(grad=False)
        for x, args in (
            (f32(2, 3), ()),
            (i32(2, 3), (2,)),
            (f32(2, 3, 2), (-1, (1, 2))),
            (f32(2, 3), (1, (0, 0))),
            (f32(3), ()),
        )
    ],
    # joining
    *[Case(f"numpy.{name}", (x, y)) for name in JOINS for x, y in ((f32(2), f32(2)), (i64(2, 3), i64(2, 3)))],
    *[Case(f"numpy.{name}", (f32(2, 3), f32(2, 2))) for name in ("column_stack", "hstack")],
    Case("numpy.vstack", (f32(2, 3), f32(3))),
    Case("numpy.vstack", []),
    Case("numpy.dstack", (f32(3), f32(1, 3))),
    Case("numpy.stack", (f32(2, 3), i32(2, 3)), 1),
    Case("numpy.stack", (f32(2), f32(3))),
    Case("numpy.concatenate", (f32(2, 3), i32(1, 3))),
    Case("numpy.concatenate", [f16(2, 3), f64(2, 1)], 1),
    Case("numpy.concatenate", (f32(2, 3), f32(2)), None),
    Case("numpy.concatenate", (f32(2, 3), f32(2, 3)), 2),
    Case("numpy.concatenate", (f32(2, 3), f32(3))),
    *[
        Case("numpy.append", x, y, axis)
        for x, y, axis in ((f32(2, 3), i32(2), None), (f32(2, 3), f32(2, 1), 1), (f32(2), f32(1, 2), 0))
    ],
    # splitting
    *[Case(f"numpy.{name}", f32(4, 3), parts) for name in PARTED for parts in (2, [1], (1, 3))],
    *[Case(f"numpy.{name}", i32(2, 4), 2, 1) for name in PARTED],
    *[Case("numpy.split", f32(3), parts) for parts in (2, 0, (0, 1, 5))],
    Case("numpy.array_split", f32(3), 2),
    Case("numpy.array_split", f32(5, 2), 3),
    Case("numpy.array_split", f32(3), 5),
    *[Case("numpy.hsplit", x, parts) for x, parts in ((f32(2, 4), 2), (i32(2, 3), [1]), (f32(3), 3))],
    *[Case("numpy.vsplit", x, parts) for x, parts in ((f32(4, 2), 2), (i32(3), [1]), (f32(3, 2), 2))],
    *[Case("numpy.dsplit", x, parts) for x, parts in ((f32(2, 2, 4), 2), (i32(1, 2, 3), [1]), (f32(2, 2), 2))],
    Case("numpy.moveaxis", f32(2, 3, 4), 0, (2,)),
]
