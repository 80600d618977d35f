"""Functions of one variable on the stored values of COOTensors and CSRTensors.

Elements that are not stored stay 0, whatever the function makes of 0.
"""

from ..sparse_tensor import COOTensor, CSRTensor
from . import activation, elementwise, special


def _of_values(name, kind, function, x):
    if not isinstance(x, kind):
        raise TypeError(f"For '{name}', 'x' must be a {kind.__name__}, but got {type(x)}.")
    *places, values, shape = x.to_tuple()
    return kind(*places, function(values), shape)


def coo_abs(x):
    """As :func:`amadou.ops.abs`, for the values of a COOTensor."""
    return _of_values("coo_abs", COOTensor, elementwise.abs, x)


def coo_acos(x):
    """As :func:`amadou.ops.acos`, for the values of a COOTensor."""
    return _of_values("coo_acos", COOTensor, special.acos, x)


def coo_acosh(x):
    """As :func:`amadou.ops.acosh`, for the values of a COOTensor."""
    return _of_values("coo_acosh", COOTensor, special.acosh, x)


def coo_asin(x):
    """As :func:`amadou.ops.asin`, for the values of a COOTensor."""
    return _of_values("coo_asin", COOTensor, special.asin, x)


def coo_asinh(x):
    """As :func:`amadou.ops.asinh`, for the values of a COOTensor."""
    return _of_values("coo_asinh", COOTensor, special.asinh, x)


def coo_atan(x):
    """As :func:`amadou.ops.atan`, for the values of a COOTensor."""
    return _of_values("coo_atan", COOTensor, special.atan, x)


def coo_atanh(x):
    """As :func:`amadou.ops.atanh`, for the values of a COOTensor."""
    return _of_values("coo_atanh", COOTensor, special.atanh, x)


def coo_ceil(x):
    """As :func:`amadou.ops.ceil`, for the values of a COOTensor."""
    return _of_values("coo_ceil", COOTensor, elementwise.ceil, x)


def coo_cos(x):
    """As :func:`amadou.ops.cos`, for the values of a COOTensor."""
    return _of_values("coo_cos", COOTensor, special.cos, x)


def coo_cosh(x):
    """As :func:`amadou.ops.cosh`, for the values of a COOTensor."""
    return _of_values("coo_cosh", COOTensor, special.cosh, x)


def coo_exp(x):
    """As :func:`amadou.ops.exp`, for the values of a COOTensor."""
    return _of_values("coo_exp", COOTensor, special.exp, x)


def coo_expm1(x):
    """As :func:`amadou.ops.expm1`, for the values of a COOTensor."""
    return _of_values("coo_expm1", COOTensor, special.expm1, x)


def coo_floor(x):
    """As :func:`amadou.ops.floor`, for the values of a COOTensor."""
    return _of_values("coo_floor", COOTensor, elementwise.floor, x)


def coo_inv(x):
    """As :func:`amadou.ops.inv`, for the values of a COOTensor."""
    return _of_values("coo_inv", COOTensor, elementwise.inv, x)


def coo_isfinite(x):
    """As :func:`amadou.ops.isfinite`, for the values of a COOTensor."""
    return _of_values("coo_isfinite", COOTensor, elementwise.isfinite, x)


def coo_isinf(x):
    """As :func:`amadou.ops.isinf`, for the values of a COOTensor."""
    return _of_values("coo_isinf", COOTensor, elementwise.isinf, x)


def coo_isnan(x):
    """As :func:`amadou.ops.isnan`, for the values of a COOTensor."""
    return _of_values("coo_isnan", COOTensor, elementwise.isnan, x)


def coo_log(x):
    """As :func:`amadou.ops.log`, for the values of a COOTensor."""
    return _of_values("coo_log", COOTensor, special.log, x)


def coo_log1p(x):
    """As :func:`amadou.ops.log1p`, for the values of a COOTensor."""
    return _of_values("coo_log1p", COOTensor, special.log1p, x)


def coo_neg(x):
    """As :func:`amadou.ops.neg`, for the values of a COOTensor."""
    return _of_values("coo_neg", COOTensor, elementwise.neg, x)


def coo_relu(x):
    """As :func:`amadou.ops.relu`, for the values of a COOTensor."""
    return _of_values("coo_relu", COOTensor, activation.relu, x)


def coo_relu6(x):
    """As :func:`amadou.ops.relu6`, for the values of a COOTensor."""
    return _of_values("coo_relu6", COOTensor, activation.relu6, x)


def coo_round(x):
    """As :func:`amadou.ops.round`, for the values of a COOTensor."""
    return _of_values("coo_round", COOTensor, elementwise.round, x)


def coo_sigmoid(x):
    """As :func:`amadou.ops.sigmoid`, for the values of a COOTensor."""
    return _of_values("coo_sigmoid", COOTensor, activation.sigmoid, x)


def coo_sin(x):
    """As :func:`amadou.ops.sin`, for the values of a COOTensor."""
    return _of_values("coo_sin", COOTensor, special.sin, x)


def coo_sinh(x):
    """As :func:`amadou.ops.sinh`, for the values of a COOTensor."""
    return _of_values("coo_sinh", COOTensor, special.sinh, x)


def coo_softsign(x):
    """As :func:`amadou.ops.softsign`, for the values of a COOTensor."""
    return _of_values("coo_softsign", COOTensor, activation.softsign, x)


def coo_sqrt(x):
    """As :func:`amadou.ops.sqrt`, for the values of a COOTensor."""
    return _of_values("coo_sqrt", COOTensor, special.sqrt, x)


def coo_square(x):
    """As :func:`amadou.ops.square`, for the values of a COOTensor."""
    return _of_values("coo_square", COOTensor, elementwise.square, x)


def coo_tan(x):
    """As :func:`amadou.ops.tan`, for the values of a COOTensor."""
    return _of_values("coo_tan", COOTensor, special.tan, x)


def coo_tanh(x):
    """As :func:`amadou.ops.tanh`, for the values of a COOTensor."""
    return _of_values("coo_tanh", COOTensor, activation.tanh, x)


def csr_abs(x):
    """As :func:`amadou.ops.abs`, for the values of a CSRTensor."""
    return _of_values("csr_abs", CSRTensor, elementwise.abs, x)


def csr_acos(x):
    """As :func:`amadou.ops.acos`, for the values of a CSRTensor."""
    return _of_values("csr_acos", CSRTensor, special.acos, x)


def csr_acosh(x):
    """As :func:`amadou.ops.acosh`, for the values of a CSRTensor."""
    return _of_values("csr_acosh", CSRTensor, special.acosh, x)


def csr_asin(x):
    """As :func:`amadou.ops.asin`, for the values of a CSRTensor."""
    return _of_values("csr_asin", CSRTensor, special.asin, x)


def csr_asinh(x):
    """As :func:`amadou.ops.asinh`, for the values of a CSRTensor."""
    return _of_values("csr_asinh", CSRTensor, special.asinh, x)


def csr_atan(x):
    """As :func:`amadou.ops.atan`, for the values of a CSRTensor."""
    return _of_values("csr_atan", CSRTensor, special.atan, x)


def csr_atanh(x):
    """As :func:`amadou.ops.atanh`, for the values of a CSRTensor."""
    return _of_values("csr_atanh", CSRTensor, special.atanh, x)


def csr_ceil(x):
    """As :func:`amadou.ops.ceil`, for the values of a CSRTensor."""
    return _of_values("csr_ceil", CSRTensor, elementwise.ceil, x)


def csr_cos(x):
    """As :func:`amadou.ops.cos`, for the values of a CSRTensor."""
    return _of_values("csr_cos", CSRTensor, special.cos, x)


def csr_cosh(x):
    """As :func:`amadou.ops.cosh`, for the values of a CSRTensor."""
    return _of_values("csr_cosh", CSRTensor, special.cosh, x)


def csr_exp(x):
    """As :func:`amadou.ops.exp`, for the values of a CSRTensor."""
    return _of_values("csr_exp", CSRTensor, special.exp, x)


def csr_expm1(x):
    """As :func:`amadou.ops.expm1`, for the values of a CSRTensor."""
    return _of_values("csr_expm1", CSRTensor, special.expm1, x)


def csr_floor(x):
    """As :func:`amadou.ops.floor`, for the values of a CSRTensor."""
    return _of_values("csr_floor", CSRTensor, elementwise.floor, x)


def csr_inv(x):
    """As :func:`amadou.ops.inv`, for the values of a CSRTensor."""
    return _of_values("csr_inv", CSRTensor, elementwise.inv, x)


def csr_isfinite(x):
    """As :func:`amadou.ops.isfinite`, for the values of a CSRTensor."""
    return _of_values("csr_isfinite", CSRTensor, elementwise.isfinite, x)


def csr_isinf(x):
    """As :func:`amadou.ops.isinf`, for the values of a CSRTensor."""
    return _of_values("csr_isinf", CSRTensor, elementwise.isinf, x)


def csr_isnan(x):
    """As :func:`amadou.ops.isnan`, for the values of a CSRTensor."""
    return _of_values("csr_isnan", CSRTensor, elementwise.isnan, x)


def csr_log(x):
    """As :func:`amadou.ops.log`, for the values of a CSRTensor."""
    return _of_values("csr_log", CSRTensor, special.log, x)


def csr_log1p(x):
    """As :func:`amadou.ops.log1p`, for the values of a CSRTensor."""
    return _of_values("csr_log1p", CSRTensor, special.log1p, x)


def csr_neg(x):
    """As :func:`amadou.ops.neg`, for the values of a CSRTensor."""
    return _of_values("csr_neg", CSRTensor, elementwise.neg, x)


def csr_relu(x):
    """As :func:`amadou.ops.relu`, for the values of a CSRTensor."""
    return _of_values("csr_relu", CSRTensor, activation.relu, x)


def csr_relu6(x):
    """As :func:`amadou.ops.relu6`, for the values of a CSRTensor."""
    return _of_values("csr_relu6", CSRTensor, activation.relu6, x)


def csr_round(x):
    """As :func:`amadou.ops.round`, for the values of a CSRTensor."""
    return _of_values("csr_round", CSRTensor, elementwise.round, x)


def csr_sigmoid(x):
    """As :func:`amadou.ops.sigmoid`, for the values of a CSRTensor."""
    return _of_values("csr_sigmoid", CSRTensor, activation.sigmoid, x)


def csr_sin(x):
    """As :func:`amadou.ops.sin`, for the values of a CSRTensor."""
    return _of_values("csr_sin", CSRTensor, special.sin, x)


def csr_sinh(x):
    """As :func:`amadou.ops.sinh`, for the values of a CSRTensor."""
    return _of_values("csr_sinh", CSRTensor, special.sinh, x)


def csr_softsign(x):
    """As :func:`amadou.ops.softsign`, for the values of a CSRTensor."""
    return _of_values("csr_softsign", CSRTensor, activation.softsign, x)


def csr_sqrt(x):
    """As :func:`amadou.ops.sqrt`, for the values of a CSRTensor."""
    return _of_values("csr_sqrt", CSRTensor, special.sqrt, x)


def csr_square(x):
    """As :func:`amadou.ops.square`, for the values of a CSRTensor."""
    return _of_values("csr_square", CSRTensor, elementwise.square, x)


def csr_tan(x):
    """As :func:`amadou.ops.tan`, for the values of a CSRTensor."""
    return _of_values("csr_tan", CSRTensor, special.tan, x)


def csr_tanh(x):
    """As :func:`amadou.ops.tanh`, for the values of a CSRTensor."""
    return _of_values("csr_tanh", CSRTensor, activation.tanh, x)
