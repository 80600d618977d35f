"""Order, printing and Python's own values."""

from tests.conformance.case import Case, code, f32, i32, values

NO_RUN = "the real MindSpore runs this in graphs only"

CASES = [
    Case("ops.depend", f32(2), i32(3)),
    Case("ops.depend", 1, f32(2)),
    Case("ops.Depend()", f32(2), f32(3)).but(grad=False),
    Case("ops.identity", f32(2)),
    Case("ops.StopGradient()", f32(2)),
    Case("ops.identity", 3),
    *[Case(f"ops.{name}", "x:", i32(2), 1.5, (i32(2), 2)) for name in ("print_", "Print()")],
    Case("ops.make_range", 5),
    Case("ops.make_range", 1, 6, 2),
    Case("ops.partial(ops.tuple_getitem, (4, 5))", 1),
    Case("ops.Partial()(ops.tuple_getitem, (4, 5))", 1),
    Case("ops.Assert()", False, [i32(2)]),
    *[Case("ops.typeof", x) for x in (1, 1.5, True, "a", None, (1, 2))],
    Case("ops.typeof", f32(2)),
    *[Case("ops.hastype", 1, code(f"ms.{dtype}")) for dtype in ("int64", "float32", "int_")],
    Case("ops.tuple_len", (1, 2, 3)),
    Case("ops.tuple_getitem", (1, i32(2)), 1),
    Case("ops.tuple_setitem", (1, 2, 3), 1, 9),
    Case("ops.tuple_reversed", (1, 2, 3)),
    Case("ops.tuple_equal", (1, 2), (1, 2)),
    Case("ops.tuple_div", (4, 6), (2, 3)),
    Case("ops.list_len", [1, 2]),
    Case("ops.list_getitem", [1, 2], 1),
    Case("ops.list_setitem", [1, 2], 1, 9),
    Case("ops.list_equal", [1], [2]),
    Case("ops.dict_getitem", {"a": 1}, "a"),
    Case("ops.dict_setitem", {"a": 1}, "a", 2).but(expect={"a": 2}, reason=NO_RUN),
    Case("ops.make_tuple", 1, 2).but(expect=(1, 2), reason=NO_RUN),
    Case("ops.make_list", 1, 2).but(expect=[1, 2], reason=NO_RUN),
    Case("ops.make_dict", ("a",), (1,)).but(expect={"a": 1}, reason=NO_RUN),
    *[Case(f"ops.{name}", "a", {"a": 1}) for name in ("in_dict", "not_in_dict")],
    *[Case(f"ops.{name}", 1, None) for name in ("is_", "is_not")],
    Case("ops.bool_not", True).but(expect=False, reason=NO_RUN),
    *[
        Case(f"ops.{name}", True, False).but(expect=want, reason=NO_RUN)
        for name, want in (("bool_and", False), ("bool_or", True))
    ],
    Case("ops.string_concat", "a", "b").but(expect="ab", reason=NO_RUN),
    Case("ops.shape_mul", (2, 3)),
    *[
        Case(f"ops.scalar_{name}", 7, 2)
        for name in ("add", "sub", "mul", "div", "floordiv", "mod", "pow", "max", "min")
    ],
    *[Case(f"ops.scalar_{name}", 1, 2) for name in ("eq", "gt", "ge", "lt", "le")],
    *[Case(f"ops.scalar_{name}", 2.0) for name in ("uadd", "usub", "log")],
    *[
        Case("ops.scalar_cast", number, code(f"ms.{dtype}"))
        for number, dtype in ((1.5, "int64"), (2, "float64"), (1.5, "bool_"))
    ],
    Case("ops.scalar_cast", values(1.5, "float32"), code("ms.int64")),
    Case("ops.ScalarCast()", 1.5, code("ms.int64")),
]
