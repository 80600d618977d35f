"""Tensors that store only some of their values, with the places of these: COOTensor, CSRTensor, RowTensor."""

from collections.abc import Callable
from typing import Any

import torch

from ._boundary import ShownAs, TensorBase, is_tensor, raw, wrap
from ._checks import check_one_of
from ._printing import sparse_part
from .dtype import from_torch, to_torch
from .kernels import sparse as kernels

_INDEX_DTYPES = (torch.int16, torch.int32, torch.int64)


def _check_parts(cls: str, shape: Any, **tensors: Any) -> None:
    """The parts are Tensors, the indices integers, and the shape is a tuple of positive ints."""
    for name, tensor in tensors.items():
        if not is_tensor(tensor):
            raise TypeError(f"For '{cls}', '{name}' must be a Tensor, but got {type(tensor)}.")
        if name != "values" and raw(tensor).dtype not in _INDEX_DTYPES:
            raise TypeError(f"For '{cls}', '{name}' must be int16, int32 or int64, but got {tensor.dtype}.")
    if not isinstance(shape, tuple):
        raise TypeError(f"For '{cls}', 'shape' must be a tuple, but got {type(shape)}.")
    if not all(isinstance(size, int) and size > 0 for size in shape):
        raise ValueError(f"For '{cls}', 'shape' must hold ints > 0, but got {shape}.")


def _check_source(cls: type, arg: str, source: Any, parts: tuple) -> None:
    """``source`` is an object of the class, and no parts are given beside it."""
    if any(part is not None for part in parts):
        raise TypeError(f"For '{cls.__name__}', the parts must be None when '{arg}' is given, but got both.")
    if not isinstance(source, cls):
        raise TypeError(f"For '{cls.__name__}', '{arg}' must be a {cls.__name__}, but got {type(source)}.")


def _operand(cls: str, operation: str, other: Any, *kinds: type) -> Any:
    if not isinstance(other, kinds):
        names = " or ".join(kind.__name__.replace("TensorBase", "Tensor") for kind in kinds)
        raise TypeError(f"For '{cls}', what it is to {operation} must be a {names}, but got {type(other)}.")
    return other


class _Sparse(metaclass=ShownAs):
    """What the kinds have in common: values [n], and the shape of the whole."""

    _indices: torch.Tensor
    _values: torch.Tensor
    _shape: tuple[int, ...]

    @property
    def values(self) -> Any:
        """The stored values."""
        return wrap(self._values)

    @property
    def dtype(self) -> Any:
        """The MindSpore dtype of the values."""
        return from_torch(self._values.dtype)

    @property
    def shape(self) -> tuple[int, ...]:
        return self._shape

    @property
    def size(self) -> int:
        """The number of stored values."""
        return self._values.numel()

    @property
    def itemsize(self) -> int:
        """Bytes of one value."""
        return self._values.element_size()

    @property
    def ndim(self) -> int:
        return len(self._shape)

    def _repr(self, **parts: torch.Tensor) -> str:
        name = type(self).__name__
        listed = ", ".join(f"{part}={sparse_part(tensor)}" for part, tensor in parts.items())
        return f"{name}(shape={list(self._shape)}, dtype={self.dtype}, {listed})"


class COOTensor(_Sparse):
    """A sparse matrix by coordinates: ``values[i]`` stands at ``indices[i]``, every other element is 0.

    Args:
        indices: [n, 2] int16, int32 or int64; they may repeat, equal ones add up in :meth:`to_dense`.
        values: [n].
        shape: the shape of the matrix.
        coo_tensor: take over the parts of this one instead.

    Raises:
        TypeError: for a part of the wrong type.
        ValueError: for parts whose shapes do not fit together.

    >>> import amadou as ms
    >>> x = ms.COOTensor(ms.Tensor([[0, 1], [1, 2]]), ms.Tensor([1.0, 2.0]), (2, 3))
    >>> x.to_dense().asnumpy().tolist()
    [[0.0, 1.0, 0.0], [0.0, 0.0, 2.0]]
    """

    shown_as = "mindspore.common.sparse_tensor.COOTensor"

    def __init__(
        self,
        indices: Any = None,
        values: Any = None,
        shape: tuple[int, ...] | None = None,
        coo_tensor: "COOTensor | None" = None,
    ) -> None:
        if coo_tensor is not None:
            _check_source(COOTensor, "coo_tensor", coo_tensor, (indices, values, shape))
            self._indices, self._values, self._shape = coo_tensor._parts()
            return
        _check_parts("COOTensor", shape, indices=indices, values=values)
        self._indices, self._values, self._shape = raw(indices), raw(values), shape  # type: ignore[assignment]
        if self._indices.ndim != 2 or self._indices.shape[1] != len(self._shape) or len(self._shape) != 2:
            raise ValueError(
                f"For 'COOTensor', 'indices' must be [n, 2] and 'shape' must have 2 axes, but got 'indices' of shape "
                f"{tuple(self._indices.shape)} and 'shape' {shape}."
            )
        if len(self._indices) != len(self._values):
            raise ValueError(
                f"For 'COOTensor', 'indices' and 'values' must be equally long, but got {len(self._indices)} and "
                f"{len(self._values)}."
            )

    def _parts(self) -> tuple[torch.Tensor, torch.Tensor, tuple[int, ...]]:
        return self._indices, self._values, self._shape

    def _with(self, values: torch.Tensor) -> "COOTensor":
        return _coo(self._indices, values, self._shape)

    @property
    def indices(self) -> Any:
        """Where the values stand, [n, 2]."""
        return wrap(self._indices)

    def __repr__(self) -> str:
        return self._repr(indices=self._indices, values=self._values)

    def to_dense(self) -> Any:
        """All elements, as a Tensor."""
        return wrap(kernels.to_dense(*self._parts()))

    def to_csr(self) -> "CSRTensor":
        """The same matrix by rows."""
        return _csr(*kernels.from_coo(*self._parts()), self._shape)

    def to_tuple(self) -> tuple:
        """(indices, values, shape)"""
        return self.indices, self.values, self._shape

    def coalesce(self) -> "COOTensor":
        """The same matrix with every index once, in order."""
        return _coo(*kernels.coalesce(*self._parts()), self._shape)

    def astype(self, dtype: Any) -> "COOTensor":
        """The same matrix with values of ``dtype``."""
        return self._with(self._values.to(to_torch(dtype)))

    def abs(self) -> "COOTensor":
        """The absolute values."""
        return self._with(self._values.abs())

    def add(self, other: "COOTensor", thresh: Any) -> "COOTensor":
        """The sum; values whose magnitude is below ``thresh`` are left out."""
        _operand("COOTensor", "add", other, COOTensor)
        if other._shape != self._shape:
            raise ValueError(f"For 'COOTensor', the shapes must be equal, but got {self._shape} and {other._shape}.")
        parts = *self._parts()[:2], *other._parts()[:2], self._shape, raw(thresh)
        return _coo(*kernels.add(*parts), self._shape)

    def __add__(self, other: Any) -> Any:
        if isinstance(other, COOTensor):
            return self.add(other, 0)
        return wrap(raw(_operand("COOTensor", "add", other, COOTensor, TensorBase)) + raw(self.to_dense()))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, COOTensor):
            return self.add(-other, 0)
        return wrap(raw(self.to_dense()) - raw(_operand("COOTensor", "subtract", other, COOTensor, TensorBase)))

    def __rsub__(self, other: Any) -> Any:
        return wrap(raw(_operand("COOTensor", "subtract from", other, TensorBase)) - raw(self.to_dense()))

    def __mul__(self, other: Any) -> "COOTensor":
        """Each value times what ``other``, a Tensor that is broadcast, has at its place."""
        return self._with(self._values * self._at_places("multiply with", other))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "COOTensor":
        return self._with(self._values / self._at_places("divide by", other))

    def __neg__(self) -> "COOTensor":
        return self._with(-self._values)

    @classmethod
    def __torch_function__(cls, func: Callable, types: Any, args: tuple = (), kwargs: dict | None = None) -> Any:
        """``tensor + coo``, ``tensor - coo`` and ``tensor * coo``, which come here from torch's functions."""
        reflected = {torch.add: cls.__radd__, torch.sub: cls.__rsub__, torch.mul: cls.__rmul__}.get(func)
        if reflected is None or not isinstance(args[0], torch.Tensor):
            return NotImplemented
        return reflected(args[1], wrap(args[0]))

    def _at_places(self, operation: str, other: Any) -> torch.Tensor:
        dense = raw(_operand("COOTensor", operation, other, TensorBase))
        return dense.expand(self._shape)[tuple(self._indices.T)]


class CSRTensor(_Sparse):
    """A sparse matrix by rows: row i holds ``values[indptr[i]:indptr[i + 1]]``, in the columns ``indices`` of these.

    Args:
        indptr: [rows + 1] int16, int32 or int64.
        indices: [n], in the same dtypes.
        values: [n].
        shape: the shape of the matrix.
        csr_tensor: take over the parts of this one instead.

    Raises:
        TypeError: for a part of the wrong type.
        ValueError: for parts whose shapes do not fit together.

    >>> import amadou as ms
    >>> x = ms.CSRTensor(ms.Tensor([0, 1, 2]), ms.Tensor([1, 2]), ms.Tensor([1.0, 2.0]), (2, 3))
    >>> x.to_dense().asnumpy().tolist()
    [[0.0, 1.0, 0.0], [0.0, 0.0, 2.0]]
    """

    shown_as = "mindspore.common.sparse_tensor.CSRTensor"

    def __init__(
        self,
        indptr: Any = None,
        indices: Any = None,
        values: Any = None,
        shape: tuple[int, ...] | None = None,
        csr_tensor: "CSRTensor | None" = None,
    ) -> None:
        if csr_tensor is not None:
            _check_source(CSRTensor, "csr_tensor", csr_tensor, (indptr, indices, values, shape))
            self._indptr, self._indices, self._values, self._shape = csr_tensor._parts()
            return
        _check_parts("CSRTensor", shape, indptr=indptr, indices=indices, values=values)
        self._indptr, self._indices, self._values, self._shape = (
            raw(indptr), raw(indices), raw(values), shape,  # type: ignore[assignment]
        )  # fmt: skip
        if self._values.ndim != len(self._shape) - 1 or len(self._indices) != len(self._values):
            raise ValueError(
                f"For 'CSRTensor', 'indices' and 'values' must be [n] and 'shape' must have 2 axes, but got "
                f"{tuple(self._indices.shape)}, {tuple(self._values.shape)} and 'shape' {shape}."
            )
        if tuple(self._indptr.shape) != (self._shape[0] + 1,):
            raise ValueError(
                f"For 'CSRTensor', 'indptr' must have the length {self._shape[0] + 1}, one more than there are rows, "
                f"but got the shape {tuple(self._indptr.shape)}."
            )

    def _parts(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, tuple[int, ...]]:
        return self._indptr, self._indices, self._values, self._shape

    def _coo_parts(self) -> tuple[torch.Tensor, torch.Tensor, tuple[int, ...]]:
        return kernels.coo_indices(self._indptr, self._indices), self._values, self._shape

    def _with(self, values: torch.Tensor) -> "CSRTensor":
        return _csr(self._indptr, self._indices, values, self._shape)

    @property
    def indptr(self) -> Any:
        """Where the rows begin, [rows + 1]."""
        return wrap(self._indptr)

    @property
    def indices(self) -> Any:
        """The columns of the values, [n]."""
        return wrap(self._indices)

    def __repr__(self) -> str:
        return self._repr(indptr=self._indptr, indices=self._indices, values=self._values)

    def to_dense(self) -> Any:
        """All elements, as a Tensor."""
        return wrap(kernels.to_dense(*self._coo_parts()))

    def to_coo(self) -> COOTensor:
        """The same matrix by coordinates."""
        return _coo(*self._coo_parts())

    def to_tuple(self) -> tuple:
        """(indptr, indices, values, shape)"""
        return self.indptr, self.indices, self.values, self._shape

    def astype(self, dtype: Any) -> "CSRTensor":
        """The same matrix with values of ``dtype``."""
        return self._with(self._values.to(to_torch(dtype)))

    def abs(self) -> "CSRTensor":
        """The absolute values."""
        return self._with(self._values.abs())

    def add(self, b: "CSRTensor", alpha: Any, beta: Any) -> "CSRTensor":
        """alpha * self + beta * b"""
        return self._add(b, raw(alpha), raw(beta))

    def _add(self, other: Any, alpha: Any, beta: Any) -> "CSRTensor":
        _operand("CSRTensor", "add", other, CSRTensor)
        if other._shape != self._shape:
            raise ValueError(f"For 'CSRTensor', the shapes must be equal, but got {self._shape} and {other._shape}.")
        (indices, values, shape), (other_indices, other_values, _) = self._coo_parts(), other._coo_parts()
        parts = torch.cat((indices, other_indices)), torch.cat((values * alpha, other_values * beta))
        return _csr(*kernels.from_coo(*parts, shape), shape)

    def sum(self, axis: int) -> Any:
        """The sum of every row, [rows, 1]; ``axis`` is 1 or -1."""
        check_one_of("CSRTensor.sum", "axis", axis, (1, -1))
        return wrap(kernels.row_sum(self._indptr, self._values)[:, None])

    def mv(self, dense_vector: Any) -> Any:
        """The product with a vector [n, 1]: [m, 1]."""
        return self._mm("mv", dense_vector)

    def mm(self, matrix: Any) -> Any:
        """The product with a matrix [n, k]: a Tensor [m, k], or a CSRTensor for a CSRTensor."""
        if isinstance(matrix, CSRTensor):
            shape = self._shape[0], matrix._shape[1]
            return _csr(*kernels.matmul_csr(self._parts()[:3], matrix._parts()[:3], shape[1]), shape)
        return self._mm("mm", matrix)

    def _mm(self, name: str, dense: Any) -> Any:
        if raw(_operand("CSRTensor", "multiply with", dense, TensorBase)).ndim != 2:
            raise ValueError(f"For 'CSRTensor.{name}', the other side must have 2 axes, but got {dense.shape}.")
        return wrap(kernels.matmul(*self._coo_parts(), raw(dense)))

    def __add__(self, other: Any) -> "CSRTensor":
        return self._add(other, 1, 1)

    def __sub__(self, other: Any) -> "CSRTensor":
        return self._add(other, 1, -1)

    def __mul__(self, other: Any) -> Any:
        """The values [n], each times what ``other``, a number or a Tensor that is broadcast, has at its place."""
        return wrap(self._values * self._at_places("multiply with", other))

    def __truediv__(self, other: Any) -> Any:
        return wrap(self._values / self._at_places("divide by", other))

    def __neg__(self) -> "CSRTensor":
        return self._with(-self._values)

    def _at_places(self, operation: str, other: Any) -> Any:
        if isinstance(other, int | float):
            return other
        return kernels.gather(
            self._indptr, self._indices, raw(_operand("CSRTensor", operation, other, TensorBase, int, float))
        )


class RowTensor(_Sparse):
    """Some rows of a tensor, as the gradient of an embedding has them: ``values[i]`` is row ``indices[i]``.

    Args:
        indices: [n] int16, int32 or int64.
        values: [n, ...].
        shape: the shape of the whole.
        row_tensor: take over the parts of this one instead.
    """

    shown_as = "mindspore.common.sparse_tensor.RowTensor"

    def __init__(
        self,
        indices: Any = None,
        values: Any = None,
        shape: tuple[int, ...] | None = None,
        row_tensor: "RowTensor | None" = None,
    ) -> None:
        if row_tensor is not None:
            _check_source(RowTensor, "row_tensor", row_tensor, (indices, values, shape))
            self._indices, self._values, self._shape = row_tensor._indices, row_tensor._values, row_tensor._shape
            return
        _check_parts("RowTensor", shape, indices=indices, values=values)
        self._indices, self._values, self._shape = raw(indices), raw(values), shape  # type: ignore[assignment]

    @property
    def indices(self) -> Any:
        """Which rows are there, [n]."""
        return wrap(self._indices)

    @property
    def dense_shape(self) -> tuple[int, ...]:
        """The shape of the whole."""
        return self._shape

    def __repr__(self) -> str:
        return self._repr(indices=self._indices, values=self._values)


class SparseTensor(COOTensor):
    """The old name of :class:`COOTensor`, with its parts as only arguments."""

    shown_as = "mindspore.common.sparse_tensor.SparseTensor"

    def __init__(self, indices: Any, values: Any, shape: tuple[int, ...]) -> None:
        super().__init__(indices, values, shape)

    def __repr__(self) -> str:
        return COOTensor(coo_tensor=self).__repr__()


def _coo(indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]) -> COOTensor:
    return COOTensor(wrap(indices), wrap(values), shape)


def _csr(indptr: torch.Tensor, indices: torch.Tensor, values: torch.Tensor, shape: tuple[int, ...]) -> CSRTensor:
    return CSRTensor(wrap(indptr), wrap(indices), wrap(values), shape)
