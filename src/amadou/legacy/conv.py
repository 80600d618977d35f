"""The length of what a transposed convolution gives, for layers that programs derive from MindSpore's."""


def _deconv_output_length(
    is_valid: bool,
    is_same: bool,
    is_pad: bool,
    input_length: int,
    filter_size: int,
    stride_size: int,
    dilation_size: int,
    padding: int,
) -> int:
    """The length along one axis, under the first pad mode that is True; ``padding`` is that of both ends together."""
    length = input_length * stride_size
    beyond = filter_size + (filter_size - 1) * (dilation_size - 1) - stride_size
    if is_valid:
        return length + max(beyond, 0)
    if is_same:
        return length
    return length - padding + beyond if is_pad else 0
