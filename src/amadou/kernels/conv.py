"""Convolutions with MindSpore's padding modes, on inputs [N, C, *spatial].

- "valid": no padding;
- "same": zeros around the input so that the output has ceil(input / stride) positions, the odd one at the end;
- "pad": as many zeros as given: one int, or (before, after) for every axis from the first.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F

from .._checks import check_one_of

_CONV = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
_CONV_TRANSPOSE = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}

Sizes = tuple[int, ...]


def same_padding(size: int, kernel_size: int, stride: int, dilation: int) -> tuple[int, int]:
    """The zeros before and after an axis of length ``size`` in mode "same"."""
    num_outputs = -(-size // stride)
    total = max((num_outputs - 1) * stride + (kernel_size - 1) * dilation + 1 - size, 0)
    return total // 2, total - total // 2


def torch_order(pads: Sequence[Sequence[int]]) -> list[int]:
    """(before, after) of every axis as ``F.pad`` wants them: the last axis first."""
    return [zeros for axis in reversed(pads) for zeros in axis]


def conv(
    x: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    stride: Sizes,
    pad_mode: str,
    padding: int | Sizes,
    dilation: Sizes,
    groups: int,
) -> torch.Tensor:
    """x: [N, C_in, *spatial], weight: [C_out, C_in / groups, *kernel] -> [N, C_out, *spatial']."""
    _check_ndim(x, weight)
    fn = _CONV[weight.ndim - 2]
    if pad_mode == "valid":
        return fn(x, weight, bias, stride, 0, dilation, groups)
    if pad_mode == "same":
        kernel_size = weight.shape[2:]
        # torch's own "same" knows no other strides, and warns of even sizes
        if max(stride) == 1 and 0 not in [size % 2 for size in kernel_size]:
            return fn(x, weight, bias, stride, "same", dilation, groups)
        pads = [same_padding(*axis) for axis in zip(x.shape[2:], kernel_size, stride, dilation, strict=True)]
    elif isinstance(padding, int):
        return fn(x, weight, bias, stride, padding, dilation, groups)
    else:
        pads = list(zip(padding[::2], padding[1::2], strict=True))
    if all(before == after for before, after in pads):
        return fn(x, weight, bias, stride, [before for before, _ in pads], dilation, groups)
    # torch's convolutions pad both ends alike
    return fn(F.pad(x, torch_order(pads)), weight, bias, stride, 0, dilation, groups)


def conv_transpose(
    x: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    stride: Sizes,
    pad_mode: str,
    padding: int | Sizes,
    output_padding: Sizes,
    dilation: Sizes,
    groups: int,
) -> torch.Tensor:
    """x: [N, C_in, *spatial], weight: [C_in, C_out / groups, *kernel] -> [N, C_out, *spatial'].

    The output has spatial * stride positions in mode "same", at least as many in "valid".
    """
    _check_ndim(x, weight)
    kernel = [(size - 1) * gap + 1 for size, gap in zip(weight.shape[2:], dilation, strict=True)]
    if pad_mode == "pad":
        pads = [(padding, padding)] * len(kernel) if isinstance(padding, int) else _pairs(padding)
        extra = list(output_padding)
    else:
        total = [max(size - step, 0) if pad_mode == "same" else 0 for size, step in zip(kernel, stride, strict=True)]
        pads = [(zeros // 2, zeros - zeros // 2) for zeros in total]
        extra = [max(step - size, 0) for size, step in zip(kernel, stride, strict=True)]
    # torch crops both ends alike: crop what both want, then shorten one end
    common = [min(pair) for pair in pads]
    out = _CONV_TRANSPOSE[len(kernel)](x, weight, bias, stride, common, extra, groups, dilation)
    for axis, ((before, after), both) in enumerate(zip(pads, common, strict=True), start=2):
        if before != after:
            out = out.narrow(axis, before - both, out.shape[axis] - before - after + 2 * both)
    return out


def _check_ndim(x: torch.Tensor, weight: torch.Tensor) -> None:
    """MindSpore has no convolutions without the batch axis."""
    if x.ndim != weight.ndim:
        raise ValueError(
            f"For a convolution, the input must have {weight.ndim} axes, but got the shape {tuple(x.shape)}."
        )


def pad_end(x: torch.Tensor, zeros: Sizes) -> torch.Tensor:
    """Zeros at the end of each of the last axes."""
    return F.pad(x, [size for after in reversed(zeros) for size in (0, after)])


def conv_nd(
    x: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    stride: int | Sizes,
    pad_mode: str,
    padding: int | Sequence[int],
    dilation: int | Sizes,
    groups: int,
    ndim: int,
) -> torch.Tensor:
    """``conv`` with one number for all axes or one for each, and checked modes.

    Raises:
        TypeError: if x and weight have different dtypes.
        ValueError: for another mode, a padding without "pad", and an x without batch axis.
    """
    cls = f"conv{ndim}d"
    check_mode(cls, pad_mode, padding)
    check_inputs(cls, x, weight, ndim)
    around = _per_axis(cls, "padding", padding, ndim)
    both_ends = tuple(zeros for axis in around for zeros in (axis, axis))
    steps, gaps = (_per_axis(cls, arg, value, ndim) for arg, value in (("stride", stride), ("dilation", dilation)))
    return conv(x, weight, bias, steps, pad_mode, both_ends, gaps, groups)


def check_mode(cls: str, pad_mode: str, padding: int | Sequence[int]) -> None:
    """One of the three modes; zeros only with "pad"."""
    check_one_of(cls, "pad_mode", pad_mode, ("valid", "same", "pad"))
    if pad_mode != "pad" and (any(padding) if isinstance(padding, Sequence) else padding):
        raise ValueError(f"For '{cls}', 'padding' must be 0 unless 'pad_mode' is 'pad', but got {padding}.")


def check_inputs(cls: str, x: torch.Tensor, weight: torch.Tensor, ndim: int) -> None:
    """x: [N, C, *spatial], of the dtype of weight."""
    if x.ndim != ndim + 2:
        raise ValueError(f"For '{cls}', the input must have {ndim + 2} axes, but got the shape {tuple(x.shape)}.")
    if x.dtype != weight.dtype and not torch.is_autocast_enabled(x.device.type):
        raise TypeError(f"For '{cls}', the input must have the weight's dtype {weight.dtype}, but got {x.dtype}.")


def _per_axis(cls: str, arg: str, value: int | Sequence[int], ndim: int) -> Sizes:
    if isinstance(value, int):
        return (value,) * ndim
    if len(value) == 1:
        return tuple(value) * ndim
    if len(value) != ndim:
        raise ValueError(f"For '{cls}', '{arg}' must be an int or {ndim} of them, but got {value}.")
    return tuple(value)


def conv_input_grad(
    out: torch.Tensor,
    weight: torch.Tensor,
    input_size: Sequence[int],
    stride: Sizes,
    pad_mode: str,
    padding: Sizes,
    dilation: Sizes,
    groups: int,
) -> torch.Tensor:
    """The gradient of ``conv`` with respect to its input of shape ``input_size``, from that of its output."""
    spatial = tuple(input_size[2:])
    if pad_mode == "same":
        befores = [same_padding(*axis)[0] for axis in zip(spatial, weight.shape[2:], stride, dilation, strict=True)]
    else:
        befores = list(padding[::2]) if pad_mode == "pad" else [0] * len(spatial)
    full = _CONV_TRANSPOSE[len(spatial)](out, weight, None, stride, 0, 0, groups, dilation)
    # crop to the input; where no window reached, the gradient is zero
    afters = [size + before - got for size, before, got in zip(spatial, befores, full.shape[2:], strict=True)]
    crop = zip(reversed(befores), reversed(afters), strict=True)
    return F.pad(full, [size for before, after in crop for size in (-before, after)])


def _pairs(padding: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(padding[::2], padding[1::2], strict=True))
