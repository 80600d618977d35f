"""What TensorFlow does to images, as objects. N batch, C channels."""

from typing import Any

from ... import _checks
from ...kernels.resample import KERNEL_TYPES
from .. import image, resample
from ..primitive import Operator

Sizes = int | tuple[int, ...] | list[int]


class AdjustHue(Operator):
    """The hue of an image turned by ``delta``, 1 being the whole circle. image: [..., 3] float -> same."""

    def __call__(self, image: Any, delta: Any) -> Any:
        return resample.adjust_hue(image, delta)


class AdjustSaturation(Operator):
    """The saturation of an image times ``scale``. image: [..., 3] float -> same."""

    def __call__(self, image: Any, scale: Any) -> Any:
        return resample.adjust_saturation(image, scale)


class RGBToHSV(Operator):
    """images: [..., 3] float in [0, 1] -> hue, saturation and value in [0, 1]."""

    def __call__(self, images: Any) -> Any:
        return resample.rgb_to_hsv(images)


class HSVToRGB(Operator):
    """x: [..., 3] float, hue, saturation and value in [0, 1] -> red, green and blue."""

    def __call__(self, x: Any) -> Any:
        return resample.hsv_to_rgb(x)


class AffineGrid(Operator):
    """As :func:`amadou.ops.affine_grid`."""

    align_corners: bool = False

    def __call__(self, theta: Any, output_size: Any) -> Any:
        return image.affine_grid(theta, output_size, self.align_corners)


class GridSampler2D(Operator):
    """As :func:`amadou.ops.grid_sample`, for images."""

    interpolation_mode: str = "bilinear"
    padding_mode: str = "zeros"
    align_corners: bool = False

    def __call__(self, input_x: Any, grid: Any) -> Any:
        settings = self.interpolation_mode, self.padding_mode, self.align_corners
        return image.grid_sample(input_x, grid, *settings)


class GridSampler3D(GridSampler2D):
    """As :func:`amadou.ops.grid_sample`, for volumes."""


class UpsampleNearest3D(Operator):
    """Volumes resized by repeating. x: [N, C, D, H, W] float -> [N, C, *output_size].

    Called with either the size or the scales of the three axes.
    """

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None) -> Any:
        return image.interpolate(x, output_size and tuple(output_size), scales and tuple(scales), "nearest")


class UpsampleTrilinear3D(Operator):
    """Volumes resized linearly. x: [N, C, D, H, W] float -> [N, C, *output_size].

    Args:
        align_corners: whether the corner pixels are points that stay in place.
    """

    align_corners: bool = False

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None) -> Any:
        size, factor = output_size and tuple(output_size), scales and tuple(scales)
        return image.interpolate(x, size, factor, "trilinear", self.align_corners)


class ResizeLinear1D(Operator):
    """The last axis resized linearly. x: [N, C, L] float -> [N, C, size].

    Args:
        coordinate_transformation_mode: "align_corners", when the ends are points that stay in place, or "half_pixel".

    Raises:
        ValueError: for another mode.
    """

    coordinate_transformation_mode: str = "align_corners"

    def __post_init__(self) -> None:
        name, mode = "coordinate_transformation_mode", self.coordinate_transformation_mode
        _checks.check_one_of("ResizeLinear1D", name, mode, ("align_corners", "half_pixel"))

    def __call__(self, x: Any, size: Any) -> Any:
        is_aligned = self.coordinate_transformation_mode == "align_corners"
        return image.interpolate(x, tuple(size), None, "linear", is_aligned)


class ResizeArea(Operator):
    """Images resized to the mean of the pixels that fall into each new one.

    images: [N, H, W, C] number, size: Tensor [2] int32 -> [N, *size, C] float32.

    Args:
        align_corners: whether the corner pixels stay in place.
    """

    align_corners: bool = False

    def __call__(self, images: Any, size: Any) -> Any:
        return resample.resize_area(images, size, self.align_corners)


class ResizeBicubic(Operator):
    """Images resized by cubic convolution. image: [N, C, H, W] float, size: Tensor [2] int32 -> [N, C, *size].

    Args:
        align_corners: whether the corner pixels stay in place.
        half_pixel_centers: whether pixels are squares, not points.

    Raises:
        ValueError: for both.
    """

    align_corners: bool = False
    half_pixel_centers: bool = False

    def __call__(self, image: Any, size: Any) -> Any:
        return resample.resize_bicubic(image, size, self.align_corners, self.half_pixel_centers)


class ScaleAndTranslate(Operator):
    """Images stretched and moved. images: [N, H, W, C] -> [N, *size, C] float32.

    Called with images, size [2] int32, scale [2] and translation [2].

    Args:
        kernel_type: how pixels are weighed: "lanczos1", "lanczos3", "lanczos5", "gaussian", "box", "triangle",
            "keyscubic" or "mitchellcubic".
        antialias: whether the kernel grows when the image shrinks.

    Raises:
        ValueError: for another kernel.
    """

    kernel_type: str = "lanczos3"
    antialias: bool = True

    def __post_init__(self) -> None:
        _checks.check_one_of("ScaleAndTranslate", "kernel_type", self.kernel_type, KERNEL_TYPES)

    def __call__(self, images: Any, size: Any, scale: Any, translation: Any) -> Any:
        return resample.scale_and_translate(images, size, scale, translation, self.kernel_type, self.antialias)


def _last(sizes: Sizes, num_axes: int) -> tuple[int, ...]:
    """The sizes of the last axes, of an int or of sizes for all axes."""
    return (sizes,) * num_axes if isinstance(sizes, int) else tuple(sizes)[-num_axes:]


class ExtractImagePatches(Operator):
    """The windows of an image as channels. input_x: [N, C, H, W] -> [N, height * width * C, H', W'].

    Args:
        ksizes, strides, rates: [1, 1, height, width]: of the window, of its steps and between its pixels.
        padding: "VALID", or "SAME" for H' = H / stride, rounded up.
    """

    ksizes: Sizes
    strides: Sizes
    rates: Sizes
    padding: str = "VALID"

    def __call__(self, input_x: Any) -> Any:
        window, stride, rate = (_last(sizes, 2) for sizes in (self.ksizes, self.strides, self.rates))
        return resample.extract_patches(input_x, window, stride, rate, self.padding.upper() == "SAME")


class ExtractVolumePatches(Operator):
    """The windows of a volume as channels. input_x: [N, C, D, H, W] -> [N, depth * height * width * C, D', H', W'].

    Args:
        kernel_size, strides: an int, or [1, 1, depth, height, width]: of the window and of its steps.
        padding: "VALID", or "SAME" for D' = D / stride, rounded up.
    """

    kernel_size: Sizes
    strides: Sizes
    padding: str

    def __call__(self, input_x: Any) -> Any:
        window, stride = _last(self.kernel_size, 3), _last(self.strides, 3)
        return resample.extract_patches(input_x, window, stride, (1, 1, 1), self.padding.upper() == "SAME")


class Dilation2D(Operator):
    """The largest sum of a window and the filter: grayscale dilation.

    x: [N, C, H, W] number, filter: [C, height, width] -> [N, C, H', W'].

    Args:
        stride, dilation: an int, (height, width), or one for each of the four axes.
        pad_mode: "SAME", or "VALID".
        data_format: "NCHW".

    Raises:
        ValueError: for another mode or format.
    """

    stride: Sizes
    dilation: Sizes
    pad_mode: str = "SAME"
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        self.pad_mode = _checks.check_one_of("Dilation2D", "pad_mode", self.pad_mode.upper(), ("VALID", "SAME"))
        _checks.check_one_of("Dilation2D", "data_format", self.data_format, ("NCHW",))

    def __call__(self, x: Any, filter: Any) -> Any:
        stride, gap = _last(self.stride, 2), _last(self.dilation, 2)
        return resample.dilation2d(x, filter, stride, gap, self.pad_mode == "SAME")


class ExtractGlimpse(Operator):
    """A window of every image around a point. x: [N, H, W, C] float32 -> [N, *size, C].

    Called with x, size [2] int32 and offsets [N, 2] float32, the points (y, x).

    Args:
        centered: whether (0, 0) is the middle of the image, else its first corner.
        normalized: whether the ends of the image are -1 and 1 (0 and 1 if not centered), not pixels.
        uniform_noise: whether noise stands outside of the image, with ``noise`` left at "uniform".
        noise: "uniform", "gaussian" or "zero".

    Raises:
        ValueError: for another ``noise``, or one that ``uniform_noise`` contradicts.
    """

    centered: bool = True
    normalized: bool = True
    uniform_noise: bool = True
    noise: str = "uniform"

    def __post_init__(self) -> None:
        _checks.check_one_of("ExtractGlimpse", "noise", self.noise, ("uniform", "gaussian", "zero"))
        if self.uniform_noise and self.noise != "uniform":
            raise ValueError(f"For 'ExtractGlimpse', 'noise' must be 'uniform' as asked for, but got {self.noise!r}.")

    def __call__(self, x: Any, size: Any, offsets: Any) -> Any:
        noise = "zero" if self.noise == "uniform" and not self.uniform_noise else self.noise
        return resample.extract_glimpse(x, size, offsets, self.centered, self.normalized, noise)


class Col2Im(Operator):
    """As :func:`amadou.ops.col2im`."""

    kernel_size: Sizes
    dilation: Sizes = 1
    padding: Sizes = 0
    stride: Sizes = 1

    def __call__(self, x: Any, output_size: Any) -> Any:
        return image.col2im(x, output_size, self.kernel_size, self.dilation, self.padding, self.stride)


class Im2Col(Operator):
    """The windows of an image. x: [N, C, H, W] -> [N, C, height * width, windows].

    Args:
        ksizes, strides, dilations, pads: an int, or (height, width).
    """

    ksizes: Sizes
    strides: Sizes = 1
    dilations: Sizes = 1
    pads: Sizes = 0

    def __call__(self, x: Any) -> Any:
        return image.im2col(x, self.ksizes, self.dilations, self.pads, self.strides)
