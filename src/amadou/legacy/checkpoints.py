"""The helpers of ``mindspore.train.serialization`` that programs with loaders of their own call."""

from typing import Any

from .. import dtype as mstype
from .._boundary import raw, wrap
from ..nn.cell import Cell
from ..parameter import Parameter
from ..train.serialization import _by_suffix, _check_fits

# The names of dtypes in a .ckpt file.
tensor_to_ms_type = {
    "Int8": mstype.int8,
    "UInt8": mstype.uint8,
    "Int16": mstype.int16,
    "UInt16": mstype.uint16,
    "Int32": mstype.int32,
    "UInt32": mstype.uint32,
    "Int64": mstype.int64,
    "UInt64": mstype.uint64,
    "Float16": mstype.float16,
    "Float32": mstype.float32,
    "Float64": mstype.float64,
    "Bool": mstype.bool_,
    "str": mstype.string,
    "BFloat16": mstype.bfloat16,
}


def tensor_to_np_type(tensor_type_str: str) -> Any:
    """NumPy's type for the name of a dtype in a .ckpt file; None for other names."""
    if tensor_type_str == "str":
        return "U"
    dtype = tensor_to_ms_type.get(tensor_type_str)
    return None if dtype is None else mstype.dtype_to_nptype(dtype)


def _update_param(param: Parameter, new_param: Any, strict_load: bool) -> None:
    """Copy the value of ``new_param``, a Tensor or Parameter, into ``param``, with the checks of a checkpoint."""
    value = new_param if isinstance(new_param, Parameter) else Parameter(wrap(raw(new_param)), param.name)
    _check_fits(param, value, strict_load)
    param._torch().detach().copy_(raw(value).reshape(param.shape))


def _load_dismatch_prefix_params(
    net: Cell, parameter_dict: dict[str, Any], param_not_load: list[str], strict_load: bool
) -> None:
    """Load the Parameters of the list that the checkpoint has with a prefix, and take them off the list."""
    parameters = {p.name: p for p in net.get_parameters()}
    for name, value in _by_suffix(param_not_load, parameter_dict).items():
        _update_param(parameters[name], value, strict_load)
        param_not_load.remove(name)
