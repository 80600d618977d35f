"""Functions of one variable on the stored values of COOTensors and CSRTensors.

Elements that are not stored stay 0, whatever the function makes of 0.
"""

from ..sparse_tensor import COOTensor, CSRTensor
from . import activation, elementwise, logic, special


def _of_values(name, kind, function, x):
    if not isinstance(x, kind):
        raise TypeError(f"For '{name}', 'x' must be a {kind.__name__}, but got {type(x)}.")
    *places, values, shape = x.to_tuple()
    return kind(*places, function(values), shape)


def coo_abs(x):
    """As :func:`amadou.ops.abs`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([-1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_abs(x).values)
    [1. 2.]
    """
    return _of_values("coo_abs", COOTensor, elementwise.abs, x)


def coo_acos(x):
    """As :func:`amadou.ops.acos`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([0.5, 1.0]), (2, 2))
    >>> print(ms.ops.coo_acos(x).values)
    [1.0471976 0.       ]
    """
    return _of_values("coo_acos", COOTensor, special.acos, x)


def coo_acosh(x):
    """As :func:`amadou.ops.acosh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_acosh(x).values)
    [0.       1.316958]
    """
    return _of_values("coo_acosh", COOTensor, special.acosh, x)


def coo_asin(x):
    """As :func:`amadou.ops.asin`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([0.0, 0.5]), (2, 2))
    >>> print(ms.ops.coo_asin(x).values)
    [0.        0.5235988]
    """
    return _of_values("coo_asin", COOTensor, special.asin, x)


def coo_asinh(x):
    """As :func:`amadou.ops.asinh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_asinh(x).values)
    [0.8813736 1.4436355]
    """
    return _of_values("coo_asinh", COOTensor, special.asinh, x)


def coo_atan(x):
    """As :func:`amadou.ops.atan`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_atan(x).values)
    [0.7853982 1.1071488]
    """
    return _of_values("coo_atan", COOTensor, special.atan, x)


def coo_atanh(x):
    """As :func:`amadou.ops.atanh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([0.0, 0.5]), (2, 2))
    >>> print(ms.ops.coo_atanh(x).values)
    [0.         0.54930615]
    """
    return _of_values("coo_atanh", COOTensor, special.atanh, x)


def coo_ceil(x):
    """As :func:`amadou.ops.ceil`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.2, -1.7]), (2, 2))
    >>> print(ms.ops.coo_ceil(x).values)
    [ 2. -1.]
    """
    return _of_values("coo_ceil", COOTensor, elementwise.ceil, x)


def coo_cos(x):
    """As :func:`amadou.ops.cos`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_cos(x).values)
    [ 0.54030234 -0.41614684]
    """
    return _of_values("coo_cos", COOTensor, special.cos, x)


def coo_cosh(x):
    """As :func:`amadou.ops.cosh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_cosh(x).values)
    [1.5430806 3.7621958]
    """
    return _of_values("coo_cosh", COOTensor, special.cosh, x)


def coo_exp(x):
    """As :func:`amadou.ops.exp`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_exp(x).values)
    [2.7182817 7.389056 ]
    """
    return _of_values("coo_exp", COOTensor, special.exp, x)


def coo_expm1(x):
    """As :func:`amadou.ops.expm1`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_expm1(x).values)
    [1.7182819 6.389056 ]
    """
    return _of_values("coo_expm1", COOTensor, special.expm1, x)


def coo_floor(x):
    """As :func:`amadou.ops.floor`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.7, -1.2]), (2, 2))
    >>> print(ms.ops.coo_floor(x).values)
    [ 1. -2.]
    """
    return _of_values("coo_floor", COOTensor, elementwise.floor, x)


def coo_inv(x):
    """As :func:`amadou.ops.inv`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([2.0, 4.0]), (2, 2))
    >>> print(ms.ops.coo_inv(x).values)
    [0.5  0.25]
    """
    return _of_values("coo_inv", COOTensor, elementwise.inv, x)


def coo_isfinite(x):
    """As :func:`amadou.ops.isfinite`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, float("inf")]), (2, 2))
    >>> print(ms.ops.coo_isfinite(x).values)
    [ True False]
    """
    return _of_values("coo_isfinite", COOTensor, logic.isfinite, x)


def coo_isinf(x):
    """As :func:`amadou.ops.isinf`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, float("inf")]), (2, 2))
    >>> print(ms.ops.coo_isinf(x).values)
    [False  True]
    """
    return _of_values("coo_isinf", COOTensor, logic.isinf, x)


def coo_isnan(x):
    """As :func:`amadou.ops.isnan`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, float("nan")]), (2, 2))
    >>> print(ms.ops.coo_isnan(x).values)
    [False  True]
    """
    return _of_values("coo_isnan", COOTensor, logic.isnan, x)


def coo_log(x):
    """As :func:`amadou.ops.log`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 10.0]), (2, 2))
    >>> print(ms.ops.coo_log(x).values)
    [0.        2.3025851]
    """
    return _of_values("coo_log", COOTensor, special.log, x)


def coo_log1p(x):
    """As :func:`amadou.ops.log1p`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([0.0, 1.0]), (2, 2))
    >>> print(ms.ops.coo_log1p(x).values)
    [0.        0.6931472]
    """
    return _of_values("coo_log1p", COOTensor, special.log1p, x)


def coo_neg(x):
    """As :func:`amadou.ops.neg`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, -2.0]), (2, 2))
    >>> print(ms.ops.coo_neg(x).values)
    [-1.  2.]
    """
    return _of_values("coo_neg", COOTensor, elementwise.neg, x)


def coo_relu(x):
    """As :func:`amadou.ops.relu`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([-1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_relu(x).values)
    [0. 2.]
    """
    return _of_values("coo_relu", COOTensor, activation.relu, x)


def coo_relu6(x):
    """As :func:`amadou.ops.relu6`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([-1.0, 8.0]), (2, 2))
    >>> print(ms.ops.coo_relu6(x).values)
    [0. 6.]
    """
    return _of_values("coo_relu6", COOTensor, activation.relu6, x)


def coo_round(x):
    """As :func:`amadou.ops.round`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.2, -1.7]), (2, 2))
    >>> print(ms.ops.coo_round(x).values)
    [ 1. -2.]
    """
    return _of_values("coo_round", COOTensor, elementwise.round, x)


def coo_sigmoid(x):
    """As :func:`amadou.ops.sigmoid`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_sigmoid(x).values)
    [0.7310586 0.880797 ]
    """
    return _of_values("coo_sigmoid", COOTensor, activation.sigmoid, x)


def coo_sin(x):
    """As :func:`amadou.ops.sin`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_sin(x).values)
    [0.84147096 0.9092974 ]
    """
    return _of_values("coo_sin", COOTensor, special.sin, x)


def coo_sinh(x):
    """As :func:`amadou.ops.sinh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_sinh(x).values)
    [1.1752012 3.6268604]
    """
    return _of_values("coo_sinh", COOTensor, special.sinh, x)


def coo_softsign(x):
    """As :func:`amadou.ops.softsign`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_softsign(x).values)
    [0.5       0.6666667]
    """
    return _of_values("coo_softsign", COOTensor, activation.softsign, x)


def coo_sqrt(x):
    """As :func:`amadou.ops.sqrt`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_sqrt(x).values)
    [1.        1.4142135]
    """
    return _of_values("coo_sqrt", COOTensor, special.sqrt, x)


def coo_square(x):
    """As :func:`amadou.ops.square`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_square(x).values)
    [1. 4.]
    """
    return _of_values("coo_square", COOTensor, elementwise.square, x)


def coo_tan(x):
    """As :func:`amadou.ops.tan`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_tan(x).values)
    [ 1.5574077 -2.1850398]
    """
    return _of_values("coo_tan", COOTensor, special.tan, x)


def coo_tanh(x):
    """As :func:`amadou.ops.tanh`, for the values of a COOTensor.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 0]]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.coo_tanh(x).values)
    [0.7615942 0.9640276]
    """
    return _of_values("coo_tanh", COOTensor, activation.tanh, x)


def csr_abs(x):
    """As :func:`amadou.ops.abs`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([-1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_abs(x).values)
    [1. 2.]
    """
    return _of_values("csr_abs", CSRTensor, elementwise.abs, x)


def csr_acos(x):
    """As :func:`amadou.ops.acos`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([0.5, 1.0]), (2, 2))
    >>> print(ms.ops.csr_acos(x).values)
    [1.0471976 0.       ]
    """
    return _of_values("csr_acos", CSRTensor, special.acos, x)


def csr_acosh(x):
    """As :func:`amadou.ops.acosh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_acosh(x).values)
    [0.       1.316958]
    """
    return _of_values("csr_acosh", CSRTensor, special.acosh, x)


def csr_asin(x):
    """As :func:`amadou.ops.asin`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([0.0, 0.5]), (2, 2))
    >>> print(ms.ops.csr_asin(x).values)
    [0.        0.5235988]
    """
    return _of_values("csr_asin", CSRTensor, special.asin, x)


def csr_asinh(x):
    """As :func:`amadou.ops.asinh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_asinh(x).values)
    [0.8813736 1.4436355]
    """
    return _of_values("csr_asinh", CSRTensor, special.asinh, x)


def csr_atan(x):
    """As :func:`amadou.ops.atan`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_atan(x).values)
    [0.7853982 1.1071488]
    """
    return _of_values("csr_atan", CSRTensor, special.atan, x)


def csr_atanh(x):
    """As :func:`amadou.ops.atanh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([0.0, 0.5]), (2, 2))
    >>> print(ms.ops.csr_atanh(x).values)
    [0.         0.54930615]
    """
    return _of_values("csr_atanh", CSRTensor, special.atanh, x)


def csr_ceil(x):
    """As :func:`amadou.ops.ceil`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.2, -1.7]), (2, 2))
    >>> print(ms.ops.csr_ceil(x).values)
    [ 2. -1.]
    """
    return _of_values("csr_ceil", CSRTensor, elementwise.ceil, x)


def csr_cos(x):
    """As :func:`amadou.ops.cos`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_cos(x).values)
    [ 0.54030234 -0.41614684]
    """
    return _of_values("csr_cos", CSRTensor, special.cos, x)


def csr_cosh(x):
    """As :func:`amadou.ops.cosh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_cosh(x).values)
    [1.5430806 3.7621958]
    """
    return _of_values("csr_cosh", CSRTensor, special.cosh, x)


def csr_exp(x):
    """As :func:`amadou.ops.exp`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_exp(x).values)
    [2.7182817 7.389056 ]
    """
    return _of_values("csr_exp", CSRTensor, special.exp, x)


def csr_expm1(x):
    """As :func:`amadou.ops.expm1`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_expm1(x).values)
    [1.7182819 6.389056 ]
    """
    return _of_values("csr_expm1", CSRTensor, special.expm1, x)


def csr_floor(x):
    """As :func:`amadou.ops.floor`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.7, -1.2]), (2, 2))
    >>> print(ms.ops.csr_floor(x).values)
    [ 1. -2.]
    """
    return _of_values("csr_floor", CSRTensor, elementwise.floor, x)


def csr_inv(x):
    """As :func:`amadou.ops.inv`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([2.0, 4.0]), (2, 2))
    >>> print(ms.ops.csr_inv(x).values)
    [0.5  0.25]
    """
    return _of_values("csr_inv", CSRTensor, elementwise.inv, x)


def csr_isfinite(x):
    """As :func:`amadou.ops.isfinite`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, float("inf")]), (2, 2))
    >>> print(ms.ops.csr_isfinite(x).values)
    [ True False]
    """
    return _of_values("csr_isfinite", CSRTensor, logic.isfinite, x)


def csr_isinf(x):
    """As :func:`amadou.ops.isinf`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, float("inf")]), (2, 2))
    >>> print(ms.ops.csr_isinf(x).values)
    [False  True]
    """
    return _of_values("csr_isinf", CSRTensor, logic.isinf, x)


def csr_isnan(x):
    """As :func:`amadou.ops.isnan`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, float("nan")]), (2, 2))
    >>> print(ms.ops.csr_isnan(x).values)
    [False  True]
    """
    return _of_values("csr_isnan", CSRTensor, logic.isnan, x)


def csr_log(x):
    """As :func:`amadou.ops.log`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 10.0]), (2, 2))
    >>> print(ms.ops.csr_log(x).values)
    [0.        2.3025851]
    """
    return _of_values("csr_log", CSRTensor, special.log, x)


def csr_log1p(x):
    """As :func:`amadou.ops.log1p`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([0.0, 1.0]), (2, 2))
    >>> print(ms.ops.csr_log1p(x).values)
    [0.        0.6931472]
    """
    return _of_values("csr_log1p", CSRTensor, special.log1p, x)


def csr_neg(x):
    """As :func:`amadou.ops.neg`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, -2.0]), (2, 2))
    >>> print(ms.ops.csr_neg(x).values)
    [-1.  2.]
    """
    return _of_values("csr_neg", CSRTensor, elementwise.neg, x)


def csr_relu(x):
    """As :func:`amadou.ops.relu`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([-1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_relu(x).values)
    [0. 2.]
    """
    return _of_values("csr_relu", CSRTensor, activation.relu, x)


def csr_relu6(x):
    """As :func:`amadou.ops.relu6`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([-1.0, 8.0]), (2, 2))
    >>> print(ms.ops.csr_relu6(x).values)
    [0. 6.]
    """
    return _of_values("csr_relu6", CSRTensor, activation.relu6, x)


def csr_round(x):
    """As :func:`amadou.ops.round`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.2, -1.7]), (2, 2))
    >>> print(ms.ops.csr_round(x).values)
    [ 1. -2.]
    """
    return _of_values("csr_round", CSRTensor, elementwise.round, x)


def csr_sigmoid(x):
    """As :func:`amadou.ops.sigmoid`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_sigmoid(x).values)
    [0.7310586 0.880797 ]
    """
    return _of_values("csr_sigmoid", CSRTensor, activation.sigmoid, x)


def csr_sin(x):
    """As :func:`amadou.ops.sin`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_sin(x).values)
    [0.84147096 0.9092974 ]
    """
    return _of_values("csr_sin", CSRTensor, special.sin, x)


def csr_sinh(x):
    """As :func:`amadou.ops.sinh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_sinh(x).values)
    [1.1752012 3.6268604]
    """
    return _of_values("csr_sinh", CSRTensor, special.sinh, x)


def csr_softsign(x):
    """As :func:`amadou.ops.softsign`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_softsign(x).values)
    [0.5       0.6666667]
    """
    return _of_values("csr_softsign", CSRTensor, activation.softsign, x)


def csr_sqrt(x):
    """As :func:`amadou.ops.sqrt`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_sqrt(x).values)
    [1.        1.4142135]
    """
    return _of_values("csr_sqrt", CSRTensor, special.sqrt, x)


def csr_square(x):
    """As :func:`amadou.ops.square`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_square(x).values)
    [1. 4.]
    """
    return _of_values("csr_square", CSRTensor, elementwise.square, x)


def csr_tan(x):
    """As :func:`amadou.ops.tan`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_tan(x).values)
    [ 1.5574077 -2.1850398]
    """
    return _of_values("csr_tan", CSRTensor, special.tan, x)


def csr_tanh(x):
    """As :func:`amadou.ops.tanh`, for the values of a CSRTensor.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 0]), ms.Tensor([1.0, 2.0]), (2, 2))
    >>> print(ms.ops.csr_tanh(x).values)
    [0.7615942 0.9640276]
    """
    return _of_values("csr_tanh", CSRTensor, activation.tanh, x)
