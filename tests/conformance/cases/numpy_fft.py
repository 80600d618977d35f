"""mindspore.numpy.fft: as ops, with NumPy's names."""

from tests.conformance.case import Case, c64, code, f32, f64, i32

ONE = ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft")
FLOAT64 = code("ms.float64")

CASES = [
    *[Case(f"numpy.fft.{name}", x) for name in ONE for x in (f32(2, 4), f64(5), i32(4))],
    *[Case(f"numpy.fft.{name}", f32(3, 4), n=3, axis=0, norm="ortho") for name in ONE],
    *[Case(f"numpy.fft.{name}", f32(3), axis=1) for name in ONE],
    *[Case(f"numpy.fft.{name}2", f32(2, 3, 4), s=(2, 3), axes=(0, 1)) for name in ONE],
    *[Case(f"numpy.fft.{name}2", x) for name in ONE for x in (f64(2, 4), i32(2, 3))],
    *[Case(f"numpy.fft.{name}n", f32(2, 3, 4), s=(3, 2), axes=(0, 2)) for name in ONE[:-1]],
    *[Case(f"numpy.fft.{name}n", x) for name in ONE[:-1] for x in (f64(2, 4), i32(2, 3))],
    *[
        Case("numpy.fft.ihfftn", x).but(torch="torch.fft.ihfftn", reason="MindSpore computes hfftn under this name")
        for x in (f64(2, 4), i32(2, 3), f32(2, 3, 4))
    ],
    *[Case(f"numpy.fft.{name}{n}", f32(2, 3), axes=(0, 2)) for name in ONE for n in ("2", "n")],
    *[Case(f"numpy.fft.{name}", x, axes=1) for name in ("fftshift", "ifftshift") for x in (f32(3, 4), c64(3, 5))],
    *[Case(f"numpy.fft.{name}", f32(3), axes=1) for name in ("fftshift", "ifftshift")],
    *[Case(f"numpy.fft.{name}", *args) for name in ("fftfreq", "rfftfreq") for args in ((4,), (5, 0.5), (0,))],
    *[Case(f"numpy.fft.{name}", 4, dtype=FLOAT64) for name in ("fftfreq", "rfftfreq")],
]
