"""How alike two images are. N batch, C channels; images are [N, C, H, W] with values in [0, max_val]."""

from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from ... import _checks
from ..._boundary import op
from ...tensor import Tensor
from ..cell import Cell
from ..containers import CellList
from .conv import Conv2d


@op
def _psnr(img1, img2, max_val):
    """10 log10(max_val^2 / mean squared error). img1, img2: [N, C, H, W] -> [N] float32."""
    _check_images("PSNR", img1, img2)
    error = torch.square(img1.float() - img2.float()).mean((1, 2, 3))
    return 10 * torch.log10(max_val**2 / error)


@op
def _ssim(img1, img2, window, max_val, k1, k2):
    """The mean of the similarity map of each sample. img1, img2: [N, C, H, W] float, window: [1, 1, k, k] -> [N]."""
    _check_images("SSIM", img1, img2)
    _check_floats("SSIM", img1, img2)
    if min(img1.shape[2:]) < window.shape[2]:
        raise ValueError(f"For 'SSIM', the images must be at least {window.shape[2:]}, but got {img1.shape}.")
    return _similarities(img1, img2, window, max_val, k1, k2)[0].mean(1)


@op
def _ms_ssim(img1, img2, windows, max_val, power_factors, k1, k2):
    """The product of the powers of the similarities at each scale. img1, img2: [N, C, H, W] float -> [N]."""
    _check_images("MSSSIM", img1, img2)
    _check_floats("MSSSIM", img1, img2)
    factors = []
    for scale, (window, power) in enumerate(zip(windows, power_factors, strict=True)):
        if scale:
            img1, img2 = F.avg_pool2d(img1, 2), F.avg_pool2d(img2, 2)
        ssim, contrast = _similarities(img1, img2, window, max_val, k1, k2)
        last = scale == len(windows) - 1
        factors.append(torch.relu(ssim if last else contrast) ** power)
    return torch.stack(factors).prod(0).mean(1)


def _similarities(img1, img2, window, max_val, k1, k2):
    """[N, C]: the mean similarity, and the mean of its part without the luminance (Wang et al., 2004)."""
    x, y = (img.float() for img in (img1, img2))
    maps = torch.stack([x, y, x * x, y * y, x * y]).reshape(-1, 1, *x.shape[2:])
    smooth = F.conv2d(maps, window.float())
    mu_x, mu_y, xx, yy, xy = smooth.reshape(5, *x.shape[:2], -1)
    c1, c2 = (k1 * max_val) ** 2, (k2 * max_val) ** 2
    contrast = (2 * (xy - mu_x * mu_y) + c2) / (xx - mu_x**2 + yy - mu_y**2 + c2)
    luminance = (2 * mu_x * mu_y + c1) / (mu_x**2 + mu_y**2 + c1)
    return (luminance * contrast).mean(2), contrast.mean(2)


def _check_images(cls: str, img1: torch.Tensor, img2: torch.Tensor) -> None:
    if img1.ndim != 4 or img1.shape != img2.shape:
        raise ValueError(
            f"For '{cls}', the images must have 4 axes and one shape, but got {img1.shape} and {img2.shape}."
        )


def _check_floats(cls: str, img1: torch.Tensor, img2: torch.Tensor) -> None:
    if img1.dtype not in (torch.float16, torch.float32) or img1.dtype != img2.dtype:
        raise TypeError(
            f"For '{cls}', the images must both be of float16 or float32, but got {img1.dtype} and {img2.dtype}."
        )


def _check_max_val(cls: str, max_val: Any) -> float:
    _checks.check_type(cls, "max_val", max_val, (int, float))
    return _checks.check_that(cls, "max_val", max_val, "a number > 0", lambda value: value > 0)


def _gaussian(cls: str, filter_size: Any, filter_sigma: Any) -> Conv2d:
    """A convolution with a Gaussian window that is not trained."""
    _checks.check_positive_int(cls, "filter_size", filter_size)
    _checks.check_positive_float(cls, "filter_sigma", filter_sigma)
    # of an even number of places the one before the middle is the centre, as in MindSpore
    places = np.arange(filter_size) - (filter_size - 1) // 2
    line = np.exp(-(places**2) / (2 * filter_sigma**2))
    window = np.outer(line, line) / line.sum() ** 2
    conv = Conv2d(1, 1, filter_size, pad_mode="valid", weight_init=Tensor(window[None, None].astype(np.float32)))
    conv.weight.requires_grad = False
    return conv


class PSNR(Cell):
    """The peak signal-to-noise ratio: 10 log10(max_val^2 / mean squared error). img1, img2: [N, C, H, W] -> [N].

    Args:
        max_val: the largest value a pixel may have.

    Raises:
        TypeError: if ``max_val`` is no number.
        ValueError: if it is not above 0, and for images of other shapes.

    >>> import amadou as ms
    >>> PSNR()(ms.Tensor([[[[1.0, 2.0]]]]), ms.Tensor([[[[3.0, 4.0]]]]))
    Tensor(shape=[1], dtype=Float32, value= [-6.02059984e+00])
    """

    def __init__(self, max_val: float = 1.0) -> None:
        super().__init__()
        self.max_val = _check_max_val("PSNR", max_val)

    def construct(self, img1: Any, img2: Any) -> Any:
        return _psnr(img1, img2, self.max_val)


class SSIM(Cell):
    """The structural similarity (Wang et al., 2004, doi:10.1109/TIP.2003.819861). img1, img2: [N, C, H, W] -> [N].

    Args:
        max_val: the largest value a pixel may have.
        filter_size, filter_sigma: the size and the standard deviation of the Gaussian window.
        k1, k2: times ``max_val``, squared, what keeps the luminance and the contrast stable.

    Raises:
        TypeError: for arguments of other types, and images that are not float16 or float32.
        ValueError: for numbers out of range, and images of other shapes or smaller than the window.
    """

    def __init__(
        self,
        max_val: float = 1.0,
        filter_size: int = 11,
        filter_sigma: float = 1.5,
        k1: float = 0.01,
        k2: float = 0.03,
    ) -> None:
        super().__init__()
        self.max_val = _check_max_val("SSIM", max_val)
        self.k1 = _checks.check_type("SSIM", "k1", k1, float)
        self.k2 = _checks.check_type("SSIM", "k2", k2, float)
        self.filter_size, self.filter_sigma = filter_size, filter_sigma
        self.conv = _gaussian("SSIM", filter_size, filter_sigma)

    def construct(self, img1: Any, img2: Any) -> Any:
        return _ssim(img1, img2, self.conv.weight, self.max_val, self.k1, self.k2)


class MSSSIM(Cell):
    """:class:`SSIM` at several scales, each half of the one before (Wang et al., 2003). img1, img2 -> [N].

    Args:
        max_val, filter_size, filter_sigma, k1, k2: as in :class:`SSIM`.
        power_factors: the power of each scale's similarity, the finest first.

    Raises:
        TypeError: for arguments of other types, and images that are not float16 or float32.
        ValueError: for numbers out of range, and images of other shapes.
        RuntimeError: if the images become smaller than the window.
    """

    def __init__(
        self,
        max_val: float = 1.0,
        power_factors: tuple[float, ...] | list[float] = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333),
        filter_size: int = 11,
        filter_sigma: float = 1.5,
        k1: float = 0.01,
        k2: float = 0.03,
    ) -> None:
        super().__init__()
        self.max_val = _check_max_val("MSSSIM", max_val)
        self.power_factors = _checks.check_type("MSSSIM", "power_factors", power_factors, (tuple, list))
        self.k1 = _checks.check_type("MSSSIM", "k1", k1, float)
        self.k2 = _checks.check_type("MSSSIM", "k2", k2, float)
        self.filter_size, self.filter_sigma = filter_size, filter_sigma
        self.multi_convs_list = CellList([_gaussian("MSSSIM", filter_size, filter_sigma) for _ in power_factors])

    def construct(self, img1: Any, img2: Any) -> Any:
        windows = [conv.weight for conv in self.multi_convs_list]
        return _ms_ssim(img1, img2, windows, self.max_val, self.power_factors, self.k1, self.k2)
