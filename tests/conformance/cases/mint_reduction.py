"""mint: reductions and running reductions."""

from tests.conformance.case import Case, bool_, code, error, f16, f32, f64, i32, i64, u8, values

ASCEND = "MindSpore's kernel is for Ascend only"
GAPS = values([[1.0, float("nan"), 3.0], [float("nan"), 5.0, 6.0]], "float32")


def ascend(name, *args, torch="", **kwargs):
    """A case whose truth is torch's function of that name, or ``torch``."""
    return Case(f"mint.{name}", *args, **kwargs).but(torch=torch or f"torch.{name}", reason=ASCEND)


def refused(name, *args, error_type="ValueError", **kwargs):
    """A case that must raise."""
    return Case(f"mint.{name}", *args, **kwargs).but(expect=error(error_type), reason=ASCEND)


CASES = [
    # over all axes, one, several, one counted from the end, with the sizes kept
    *[
        Case(f"mint.{name}", f32(2, 3, 2), *axes)
        for name in ("sum", "mean", "amax", "amin", "all")
        for axes in ((), (1,), ((0, 2),), (-1, True))
    ],
    *[Case(f"mint.{name}", f32(2, 3), *axes) for name in ("prod", "any") for axes in ((), (1,), (-1, True))],
    *[Case(f"mint.{name}", i32(2, 3), *axes) for name in ("sum", "mean", "prod") for axes in ((), (1,))],
    *[Case(f"mint.{name}", bool_(2, 3), *axes) for name in ("sum", "any", "all") for axes in ((), (0,))],
    *[Case(f"mint.{name}", f32(2, 3), 3) for name in ("sum", "mean", "prod", "amax", "amin", "all", "any")],
    *[Case(f"mint.{name}", f16(2, 3), 0) for name in ("sum", "amax", "amin", "all")],
    *[Case(f"mint.{name}", f32(2, 3), dtype=code("ms.float64")) for name in ("sum", "mean", "prod")],
    Case("mint.mean", i32(2, 3), 0, dtype=code("ms.float32")),
    refused("mean", bool_(3), error_type="TypeError"),
    Case("mint.nansum", GAPS),
    Case("mint.nansum", GAPS, 1, True),
    Case("mint.nansum", GAPS, (0, 1)),
    Case("mint.nansum", i32(2, 3)),
    Case("mint.nansum", GAPS, 0, dtype=code("ms.float64")),
    Case("mint.nansum", GAPS, 3),
    *[ascend("count_nonzero", x, *axes) for x in (i32(2, 3), f16(2, 3)) for axes in ((), (1,), ((0, 1),))],
    refused("count_nonzero", f32(2, 3), 3),
    ascend("logsumexp", f32(2, 3), 1),
    ascend("logsumexp", f16(2, 3), (0, 1), True),
    refused("logsumexp", f32(2, 3), 3),
    # the largest and the smallest
    *[
        Case(f"mint.{name}", *args)
        for name in ("max", "min")
        for args in (
            (f32(2, 3),),
            (i32(2, 3),),
            (f32(2, 3), 1),
            (f32(2, 3), -1, True),
            (f32(2, 3), f32(3)),
            (i32(2, 3), i32(2, 3)),
            (f32(2, 3), 3),
        )
    ],
    Case("mint.max", f32(2, 3), other=f32(2, 3)),
    Case("mint.min", f32(2, 3), dim=0),
    *[ascend(name, x, *axes) for name in ("argmax", "argmin") for x in (f32(2, 3), i64(2, 3)) for axes in ((), (1,))],
    *[ascend(name, f32(2, 3), 0, True) for name in ("argmax", "argmin")],
    *[refused(name, f32(2, 3), 3) for name in ("argmax", "argmin")],
    # spread
    *[
        ascend(name, f32(2, 3), *axes)
        for name in ("std", "var", "std_mean", "var_mean")
        for axes in ((), (1,), ((0, 1),))
    ],
    *[
        ascend(name, f32(2, 3), 1, correction=correction, keepdim=True)
        for name in ("std", "var", "std_mean", "var_mean")
        for correction in (0, 2)
    ],
    *[ascend(name, f16(2, 3), 0) for name in ("std", "var")],
    *[refused(name, i32(2, 3), error_type="TypeError") for name in ("std", "var", "std_mean", "var_mean")],
    *[refused(name, f32(2, 3), 3) for name in ("std", "var")],
    ascend("median", f32(2, 4)),
    ascend("median", f32(2, 4), 1),
    ascend("median", i32(2, 3), 0, True, torch="lambda *a: tuple(torch.median(*a))"),
    refused("median", f32(2, 3), 3),
    ascend("histc", f32(8), 4, -2, 2),
    ascend("histc", f32(8), bins=3, torch="torch.histc"),
    ascend("histc", i32(8), 4, 0, 8, torch="lambda x, *a: torch.histc(x.float(), *a).int()"),
    ascend("bincount", i32(8, low=0)),
    ascend("bincount", u8(4), minlength=12),
    ascend("bincount", i64(3, low=0, high=4), f64(3)).but(grad=False),
    ascend("bincount", i32(3, low=0, high=4), f32(3), minlength=5).but(grad=False),
    refused("bincount", i32(2, 3, low=0)),
    # running
    *[ascend("cumsum", x, axis) for x in (f32(2, 3), i32(2, 3), bool_(2, 3)) for axis in (0, -1)],
    ascend("cumsum", f16(2, 3), 0),
    ascend("cumsum", i32(3), 0, dtype=code("ms.float32"), torch="lambda x, a, dtype: torch.cumsum(x.float(), a)"),
    refused("cumsum", f32(2, 3), 3),
    *[Case("mint.cumprod", x, 0) for x in (f32(2, 3), i32(2, 3))],
    Case("mint.cumprod", f32(2, 3), 3),
    *[Case("mint.cummax", x, axis).but(grad=False) for x in (f32(2, 3), i32(2, 3)) for axis in (0, -1)],
    Case("mint.cummax", f32(2, 3), 3),
    *[ascend("cummin", x, axis) for x in (f32(2, 3), i32(2, 3)) for axis in (0, -1)],
    refused("cummin", f32(2, 3), 3),
    Case("mint.diff", f32(2, 4)),
    Case("mint.diff", f32(2, 4), 2, 0),
    Case("mint.diff", i32(2, 4), dim=1),
    Case("mint.diff", f32(2, 4), prepend=f32(2, 1)),
    Case("mint.nansum", bool_(2, 3)),
]
