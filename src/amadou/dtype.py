"""MindSpore's dtypes, and their torch and NumPy counterparts.

Every type is one immutable object: equality is identity, also after a copy or a pickle, so dtypes are cheap to compare
and to look up. ``Int(32)`` gives the same object as ``int32``.

>>> import copy
>>> print(float32, repr(float32))
Float32 mindspore.float32
>>> copy.deepcopy(float32) is float32
True
"""

import builtins
import enum
from typing import Any

import numpy as np
import torch

_INTERNED: dict[tuple[type, tuple], "Type"] = {}


class Type:
    """Root of all types. ``str`` gives MindSpore's printed name, ``repr`` the Python one."""

    __slots__ = ("_args", "_code", "_text")

    _args: tuple
    _code: str
    _text: str

    def __new__(cls, *args: Any) -> "Type":
        raise TypeError(f"{cls.__name__} has no constructor; use one of its subclasses.")

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"mindspore.{self._code}"

    def __reduce__(self) -> tuple:
        return type(self), self._args


def _intern(cls: type, args: tuple, text: str, code: str) -> Any:
    """The one object of class ``cls`` made from ``args``."""
    key = (cls, args)
    if key not in _INTERNED:
        self: Any = object.__new__(cls)
        self._args, self._text, self._code = args, text, code
        _INTERNED[key] = self
    return _INTERNED[key]


class Number(Type):
    """A number. Made with a number of bits, or without for the abstract type of any width."""

    __slots__ = ()
    _widths: tuple[builtins.int, ...] = ()

    def __new__(cls, *nbits: builtins.int) -> "Number":
        if nbits and (len(nbits) > 1 or nbits[0] not in cls._widths):
            widths = ", ".join(map(str, cls._widths)) or "no"
            raise RuntimeError(f"For '{cls.__name__}', 'nbits' can be {widths}, but got {nbits}.")
        text = cls.__name__ + "".join(map(str, nbits))
        return _intern(cls, nbits, text, text.lower())

    @property
    def itemsize(self) -> builtins.int:
        """Bytes of one element, 1 for an abstract type."""
        return max(self._args[0] // 8, 1) if self._args else 1

    @property
    def is_signed(self) -> builtins.bool:
        """Whether negative numbers exist; False for bool and the unsigned."""
        return isinstance(self, Int | Float | BFloat | Complex)

    @property
    def is_floating_point(self) -> builtins.bool:
        """Whether the numbers are real floats."""
        return isinstance(self, Float | BFloat)

    @property
    def is_complex(self) -> builtins.bool:
        """Whether the numbers are complex."""
        return isinstance(self, Complex)

    def to_real(self) -> "Number":
        """The type of the real part: float64 for complex128."""
        if not self._args and self is not bool_:
            raise TypeError(f"Cannot convert type {self._code} to real type.")
        return _REAL_PART.get(self, self)

    def to_complex(self) -> "Number":
        """The complex type that holds this float: complex64 for float32."""
        if self not in _COMPLEX_OF:
            raise TypeError(f"Cannot convert type {self._code} to complex type.")
        return _COMPLEX_OF[self]


class Bool(Number):
    """Truth values."""

    __slots__ = ()


class Int(Number):
    """Signed integers."""

    __slots__ = ()
    _widths = (4, 8, 16, 32, 64)


class UInt(Number):
    """Unsigned integers."""

    __slots__ = ()
    _widths = (8, 16, 32, 64)


class Float(Number):
    """Floats. The 8-bit ones are told apart by a second argument, their format: e4m3fn, e5m2 or hi."""

    __slots__ = ()
    _widths = (16, 32, 64)

    def __new__(cls, *nbits: Any) -> Any:
        if nbits in _FLOAT8:
            return _intern(cls, nbits, *_FLOAT8[nbits])
        return super().__new__(cls, *nbits)


_FLOAT8: dict[tuple, tuple[str, str]] = {
    (8, "e4m3fn"): ("Float8E4M3FN", "float8_e4m3fn"),
    (8, "e5m2"): ("Float8E5M2", "float8_e5m2"),
    (8, "hi"): ("HiFloat8", "hifloat8"),
}


class BFloat(Number):
    """Brain floats: the exponent of float32 with a short mantissa."""

    __slots__ = ()
    _widths = (16,)


class Complex(Number):
    """Complex numbers; ``nbits`` counts both parts."""

    __slots__ = ()
    _widths = (64, 128)


class TensorType(Type):
    """The type of a tensor, of a given element type or of any."""

    __slots__ = ()

    def __new__(cls, element: Type | None = None) -> "TensorType":
        if element is None:
            return _intern(cls, (), "Tensor", "tensor")
        if not isinstance(element, Type):
            raise TypeError(f"For 'TensorType', 'element' must be a mindspore dtype, but got {element!r}.")
        return _intern(cls, (element,), f"Tensor[{element}]", f"tensor[{element._code}]")

    def element_type(self) -> Type | None:
        """The element type, None where it is open."""
        return self._args[0] if self._args else None


class _Sequence(Type):
    """Common to Tuple and List: any elements, or a given list of element types."""

    __slots__ = ()

    def __new__(cls, *elements: Any) -> "_Sequence":
        text, code = cls.__name__, f"{cls.__name__.lower()}_"
        if not elements:
            return _intern(cls, (), text, code)
        (types,) = elements
        if not isinstance(types, list | tuple) or not all(isinstance(t, Type) for t in types):
            raise TypeError(f"For '{text}', 'elements' must be a list of mindspore dtypes, but got {types!r}.")
        return _intern(cls, (tuple(types),), f"{text}[{','.join(map(str, types))}]", code)


class Tuple(_Sequence):
    """The type of a tuple."""

    __slots__ = ()


class List(_Sequence):
    """The type of a list."""

    __slots__ = ()


class _Named(Type):
    """A type without arguments, which has only its two names."""

    __slots__ = ()
    _names: tuple[str, str]

    def __new__(cls) -> "_Named":
        return _intern(cls, (), *cls._names)


class String(_Named):
    """The type of a string."""

    __slots__ = ()
    _names = ("String", "string_")


class Dict(_Named):
    """The type of a dictionary."""

    __slots__ = ()
    _names = ("Dictionary", "Dictionary")


class Slice(_Named):
    """The type of a slice."""

    __slots__ = ()
    _names = ("Slice", "Slice")


class Function(_Named):
    """The type of whatever can be called: functions, Cells and Primitives."""

    __slots__ = ()
    _names = ("Func", "function")


class TypeNone(_Named):
    """The type of None."""

    __slots__ = ()
    _names = ("None", "type_none")


class TypeNull(_Named):
    """The type of an argument that was not given."""

    __slots__ = ()
    _names = ("Null", "Null")


class TypeAny(_Named):
    """Any type."""

    __slots__ = ()
    _names = ("Any", "Any")


class TypeEllipsis(_Named):
    """The type of ``...``."""

    __slots__ = ()
    _names = ("Ellipsis", "Ellipsis")


class TypeType(_Named):
    """The type of types."""

    __slots__ = ()
    _names = ("TypeType", "type_type")


class TypeMsClassType(_Named):
    """The type of a class marked with ``jit_class``."""

    __slots__ = ()
    _names = ("Class", "Class")


class EnvType(_Named):
    """The type of an environment of gradients."""

    __slots__ = ()
    _names = ("Object:EnvType", "env_type")


class SymbolicKeyType(_Named):
    """The type of a key into such an environment."""

    __slots__ = ()
    _names = ("Object:SymbolicKey", "symbolic_key")


class RefKeyType(_Named):
    """The type of a key that names a Parameter."""

    __slots__ = ()
    _names = ("Object:RefKey", "type_refkey")


class COOTensorType(_Named):
    """The type of a COOTensor."""

    __slots__ = ()
    _names = ("COOTensor", "COOTensor")


class CSRTensorType(_Named):
    """The type of a CSRTensor."""

    __slots__ = ()
    _names = ("CSRTensor", "CSRTensor")


class RowTensorType(_Named):
    """The type of a RowTensor."""

    __slots__ = ()
    _names = ("RowTensor", "RowTensor")


class UndeterminedType(_Named):
    """A type that is not known yet."""

    __slots__ = ()
    _names = ("Undetermined", "Undetermined")


class QuantDtype(enum.Enum):
    """Integer formats of quantised numbers, 1 to 16 bits."""

    INT1 = 0
    INT2 = 1
    INT3 = 2
    INT4 = 3
    INT5 = 4
    INT6 = 5
    INT7 = 6
    INT8 = 7
    INT9 = 8
    INT10 = 9
    INT11 = 10
    INT12 = 11
    INT13 = 12
    INT14 = 13
    INT15 = 14
    INT16 = 15
    UINT1 = 100
    UINT2 = 101
    UINT3 = 102
    UINT4 = 103
    UINT5 = 104
    UINT6 = 105
    UINT7 = 106
    UINT8 = 107
    UINT9 = 108
    UINT10 = 109
    UINT11 = 110
    UINT12 = 111
    UINT13 = 112
    UINT14 = 113
    UINT15 = 114
    UINT16 = 115

    def __str__(self) -> str:
        return self.name

    def value(self) -> builtins.int:  # type: ignore[override]  # MindSpore: a method, not enum's property
        """The number of the format."""
        return self._value_


bool_ = Bool()
int8 = byte = Int(8)
int16 = short = Int(16)
int32 = intc = Int(32)
int64 = intp = long = Int(64)
uint8 = ubyte = UInt(8)
uint16 = ushort = UInt(16)
uint32 = uintc = UInt(32)
uint64 = uintp = UInt(64)
float16 = half = Float(16)
float32 = single = Float(32)
float64 = double = Float(64)
bfloat16 = BFloat(16)
complex64 = cfloat = Complex(64)
complex128 = cdouble = Complex(128)
qint4x2 = Int(4)
float8_e4m3fn = Float(8, "e4m3fn")
float8_e5m2 = Float(8, "e5m2")
hifloat8 = Float(8, "hi")

number = Number()
int_ = Int()
uint = UInt()
float_ = Float()
tensor_type = TensorType()
tuple_ = Tuple()
list_ = List()
string = String()
function = Function()
type_none = TypeNone()
type_type = TypeType()
type_refkey = RefKeyType()
symbolic_key = SymbolicKeyType()
env_type = EnvType()
coo_tensor = COOTensorType()
csr_tensor = CSRTensorType()
index_slices = RowTensorType()
undetermined = UndeterminedType()
_null = TypeNull()

AnythingType = TypeAny
Ellipsis_ = TypeEllipsis
FunctionType = Function
MsClassType = TypeMsClassType
NoneType = TypeNone
RefType = TensorType
_NullType = TypeNull

_FLOAT8_TYPES = (float8_e4m3fn, float8_e5m2, hifloat8)
int_type = (int8, int16, int32, int64)
uint_type = (uint8, uint16, uint32, uint64)
float_type = (float16, float32, float64, bfloat16, *_FLOAT8_TYPES)
complex_type = (complex64, complex128)
signed_type = (*int_type, float16, float32, float64, bfloat16, *complex_type, qint4x2, *_FLOAT8_TYPES)
number_type = (*int_type, *uint_type, float16, float32, float64, bfloat16, *complex_type, qint4x2, *_FLOAT8_TYPES)
all_types = (bool_, *number_type)

_REAL_PART: dict[Number, Number] = {complex64: float32, complex128: float64}
_COMPLEX_OF: dict[Number, Number] = {
    bfloat16: complex64,
    float32: complex64,
    float64: complex128,
    complex64: complex64,
    complex128: complex128,
}

FROM_TORCH: dict[torch.dtype, Number] = {
    torch.bool: bool_,
    torch.int8: int8,
    torch.int16: int16,
    torch.int32: int32,
    torch.int64: int64,
    torch.uint8: uint8,
    torch.uint16: uint16,
    torch.uint32: uint32,
    torch.uint64: uint64,
    torch.float16: float16,
    torch.float32: float32,
    torch.float64: float64,
    torch.bfloat16: bfloat16,
    torch.complex64: complex64,
    torch.complex128: complex128,
    torch.float8_e4m3fn: float8_e4m3fn,
    torch.float8_e5m2: float8_e5m2,
}

# The abstract int and float stand for 32 bits where a tensor is made; None stays None, for `dtype=None` defaults.
TO_TORCH: dict[Any, Any] = {dtype: t for t, dtype in FROM_TORCH.items()} | {
    int_: torch.int32,
    float_: torch.float32,
    None: None,
}


def to_torch(dtype: Type | None) -> Any:
    """The torch.dtype of a MindSpore dtype; None for None.

    Raises:
        TypeError: for anything else, and for the types that torch does not have (int4, hifloat8).
    """
    try:
        return TO_TORCH[dtype]
    except (KeyError, TypeError):
        if isinstance(dtype, Type):
            raise TypeError(f"{dtype!r} has no counterpart among torch's dtypes.") from None
        raise TypeError(f"'dtype' must be a mindspore dtype, but got {dtype!r} of type {type(dtype)}.") from None


def from_torch(dtype: torch.dtype) -> Number:
    """The MindSpore dtype of a torch.dtype.

    Raises:
        TypeError: for the types that MindSpore does not have, such as torch.complex32.
    """
    try:
        return FROM_TORCH[dtype]
    except (KeyError, TypeError):
        raise TypeError(f"{dtype!r} has no counterpart among mindspore's dtypes.") from None


# NumPy has no bfloat16: float32 holds each of its values.
_TO_NUMPY: dict[Type, type] = {
    bool_: np.bool_,
    int8: np.int8,
    int16: np.int16,
    int32: np.int32,
    int64: np.int64,
    uint8: np.uint8,
    uint16: np.uint16,
    uint32: np.uint32,
    uint64: np.uint64,
    float16: np.float16,
    float32: np.float32,
    float64: np.float64,
    bfloat16: np.float32,
    complex64: np.complex64,
    complex128: np.complex128,
}

_FROM_PYTHON: dict[type, Type] = {
    list: list_,
    tuple: tuple_,
    type(None): type_none,
    builtins.bool: bool_,
    builtins.int: int64,
    builtins.float: float64,
    complex: complex128,
    str: string,
    np.bool_: bool_,
    np.str_: string,
    np.int8: int8,
    np.int16: int16,
    np.int32: int32,
    np.int64: int64,
    np.uint8: uint8,
    np.uint16: uint16,
    np.uint32: uint32,
    np.uint64: uint64,
    np.float16: float16,
    np.float32: float32,
    np.float64: float64,
}

_TO_PYTHON: dict[Type, type] = {
    bool_: builtins.bool,
    int_: builtins.int,
    int8: builtins.int,
    int16: builtins.int,
    int32: builtins.int,
    int64: builtins.int,
    uint8: builtins.int,
    uint16: builtins.int,
    uint32: builtins.int,
    uint64: builtins.int,
    float_: builtins.float,
    float16: builtins.float,
    float32: builtins.float,
    float64: builtins.float,
    bfloat16: builtins.float,
    complex64: complex,
    complex128: complex,
    list_: list,
    tuple_: tuple,
    string: str,
    type_none: type(None),
}


def dtype_to_nptype(type_: Type) -> type:
    """The NumPy scalar type of a dtype, float32 for bfloat16. KeyError where there is none."""
    return _TO_NUMPY[type_]


def dtype_to_pytype(type_: Type) -> type:
    """The Python type that holds an element of a dtype. KeyError where there is none."""
    return _TO_PYTHON[type_]


def pytype_to_dtype(obj: Any) -> Type:
    """The dtype of a Python or NumPy type; a dtype gives itself."""
    if isinstance(obj, Type):
        return obj
    if isinstance(obj, np.dtype):
        obj = obj.type
    if not isinstance(obj, type):
        raise TypeError(f"For 'pytype_to_dtype', 'obj' must be a type such as int or str, but got {obj!r}.")
    if obj not in _FROM_PYTHON:
        raise NotImplementedError(f"The python type {obj} cannot be converted to MindSpore type.")
    return _FROM_PYTHON[obj]


def get_py_obj_dtype(obj: Any) -> Type:
    """The dtype of an object: TensorType of a Tensor, ``function`` of what can be called, int64 of 1."""
    if isinstance(obj, Type):
        return type_type
    if isinstance(getattr(obj, "dtype", None), Type):
        return TensorType(obj.dtype)
    if isinstance(obj, type):
        return function if hasattr(obj, "construct") else pytype_to_dtype(obj)
    if callable(obj):
        return function
    return pytype_to_dtype(type(obj))


def issubclass_(type_: Any, dtype: Type) -> builtins.bool:
    """Whether ``type_`` is ``dtype`` or one of the types that an abstract ``dtype`` stands for."""
    if not isinstance(dtype, Type):
        raise TypeError(f"For 'issubclass_', 'dtype' must be a mindspore dtype, but got {dtype!r}.")
    return type_ is dtype or (not dtype._args and isinstance(type_, type(dtype)))


def type_size_in_bytes(dtype: Type) -> builtins.int:
    """Bytes of one element; 0 for what is not a number."""
    if not isinstance(dtype, Type):
        raise TypeError(f"For 'type_size_in_bytes', 'dtype' must be a mindspore dtype, but got {dtype!r}.")
    return dtype.itemsize if isinstance(dtype, Number) else 0


_dtype_to_nptype = dtype_to_nptype
_dtype_to_pytype = dtype_to_pytype
_pytype_to_dtype = pytype_to_dtype
_get_py_obj_dtype = get_py_obj_dtype
_issubclass_ = issubclass_

# From here on these names are MindSpore's: Python's own are `builtins.int` and so on.
bool = bool_
int = int32
float = float32
