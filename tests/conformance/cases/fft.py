"""Transforms of Fourier. MindSpore's own gradient of them is compared where a float goes in and comes out."""

from tests.conformance.case import Case, c64, c128, code, f16, f32, f64, i32, i64

ONE = ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft")
OF_REAL = ("rfft", "ihfft")
TO_REAL = ("irfft", "hfft")
FLOAT64 = code("ms.float64")

CASES = [
    *[Case(f"ops.{name}", x) for name in ONE for x in (f32(2, 4), f64(5), i32(4), f16(4))],
    *[Case(f"ops.{name}", x) for name in ONE if name not in OF_REAL for x in (c64(2, 3), c128(4))],
    *[Case(f"ops.{name}", f32(3, 4), 3, 0) for name in ONE],
    *[Case(f"ops.{name}", f32(3, 4), 6) for name in ONE],
    *[Case(f"ops.{name}", f32(4), norm=norm) for name in ONE for norm in ("ortho", "forward", "backward")],
    *[Case(f"ops.{name}", f32(4), **wrong) for name in ONE for wrong in ({"n": 0}, {"dim": 1}, {"norm": "other"})],
    *[Case(f"ops.{name}", [1, 2]) for name in ONE],
    *[Case(f"ops.{name}2", x) for name in ONE for x in (f32(2, 4), i64(2, 2, 3), f64(3, 3))],
    *[Case(f"ops.{name}2", f32(2, 3, 4), (2, 3), (0, 1), "ortho") for name in ONE],
    *[Case(f"ops.{name}2", f32(2, 3), **wrong) for name in ONE for wrong in ({"s": (2,)}, {"dim": (0, 0)})],
    *[Case(f"ops.{name}n", x) for name in ONE for x in (f32(2, 4), f32(2, 2, 3), f64(4))],
    *[Case(f"ops.{name}n", f32(2, 3, 4), (3,)) for name in ONE if name not in TO_REAL],
    *[
        Case(f"ops.{name}n", f32(2, 3, 4), (3,)).but(torch=f"torch.fft.{name}n", reason="MindSpore crashes")
        for name in TO_REAL
    ],
    *[Case(f"ops.{name}n", f32(2, 3, 4), (3, 2), (0, 2), "forward") for name in ONE],
    *[Case(f"ops.{name}n", f32(2, 3), dim=(0, 2)) for name in ONE],
    *[Case(f"ops.{name}2", c64(2, 3)) for name in TO_REAL],
    *[Case(f"ops.{name}", f32(3, 4)) for name in ("fftshift", "ifftshift")],
    *[Case(f"ops.{name}", i64(3, 4), 1) for name in ("fftshift", "ifftshift")],
    *[Case(f"ops.{name}", c64(3, 5), (0, 1)) for name in ("fftshift", "ifftshift")],
    *[Case(f"ops.{name}", f32(3, 4), 2) for name in ("fftshift", "ifftshift")],
    *[Case(f"ops.{name}", *args) for name in ("fftfreq", "rfftfreq") for args in ((4,), (5, 0.5), (0,), (4.0,))],
    *[Case(f"ops.{name}", 4, dtype=FLOAT64) for name in ("fftfreq", "rfftfreq")],
    *[Case("ops.FFTWithSize(1, False, True)", x).but(grad=False) for x in (f32(2, 4), c64(4))],
    *[Case("ops.FFTWithSize(1, False, False)", x) for x in (c64(2, 4), f32(4))],
    *[Case("ops.FFTWithSize(2, True, False, 'ortho')", x) for x in (c64(2, 4), c64(3))],
    Case("ops.FFTWithSize(1, True, True, 'backward', True, (5,))", c64(2, 3)),
    Case("ops.FFTWithSize(2, False, True, 'forward', False)", f32(2, 3)).but(grad=False),
    Case("ops.FFTWithSize(1, True, True, 'backward', False)", c64(2, 3)),
    Case("ops.FFTWithSize(1, True, False, 'other')", c64(2)),
]
