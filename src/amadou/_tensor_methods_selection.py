"""Tensor's methods for elements by index or condition, and for order."""

from typing import Any

import numpy as np

from ._boundary import TensorBase
from .ops import scattering, selection, sorting


class SelectionMethods:
    """The part of :class:`Tensor` that reads and writes at chosen places, and sorts."""

    __slots__ = ()

    # -- reading -------------------------------------------------------------------------------------------------

    gather_elements = selection.gather_elements
    gather_nd = selection.gather_nd
    masked_select = selection.masked_select
    masked_fill = selection.masked_fill
    nonzero = selection.nonzero
    argwhere = selection.argwhere
    choose = selection.choose

    def gather(
        self,
        input_indices: Any = None,
        axis: Any = None,
        batch_dims: int = 0,
        *,
        dim: int | None = None,
        index: Any = None,
    ) -> Any:
        """As :func:`amadou.ops.gather`; ``x.gather(dim, index)`` is :func:`amadou.ops.gather_elements`."""
        if isinstance(input_indices, int):
            dim, index = input_indices, axis if index is None else index
        if dim is not None:
            return selection.gather_elements(self, dim, index)
        return selection.gather(self, input_indices, axis, batch_dims)

    def index_select(self, axis: int | None = None, index: Any = None, *, dim: int | None = None) -> Any:
        """As :func:`amadou.ops.index_select`; ``dim`` is another name of ``axis``."""
        return selection.index_select(self, axis if dim is None else dim, index)

    def take(self, indices: Any = None, axis: int | None = None, mode: str = "clip", *, index: Any = None) -> Any:
        """The slices along ``axis`` that the indices name; None takes elements in flat order.

        self: [..., n, ...]; indices: [i...] -> [..., i..., ...]; ``index`` is another name of ``indices``.

        Args:
            mode: what to do with an index out of range: "clip" takes the nearest, "wrap" counts on from the first,
                "raise" raises.
        """
        return selection.take_along(self, indices if index is None else index, axis, mode)

    def where(self, condition: Any, y: Any) -> Any:
        """The Tensor where the condition is True, ``y`` elsewhere."""
        return selection.where(condition, self, y)

    def select(self, condition: Any = None, y: Any = None, *, dim: int | None = None, index: int | None = None) -> Any:
        """As :meth:`where`; ``x.select(dim, index)`` is the slice ``index`` along an axis, a view."""
        if isinstance(condition, int):
            dim, index = condition, y if index is None else index
        if dim is not None:
            return selection.slice_at(self, dim, index)
        return selection.select(condition, self, y)

    # -- writing into a copy -------------------------------------------------------------------------------------

    scatter_sub = scattering.tensor_scatter_sub
    scatter_mul = scattering.tensor_scatter_mul
    scatter_div = scattering.tensor_scatter_div
    scatter_max = scattering.tensor_scatter_max
    scatter_min = scattering.tensor_scatter_min
    index_fill = scattering.index_fill
    index_put = scattering.index_put
    masked_scatter = scattering.masked_scatter
    slice_scatter = scattering.slice_scatter
    select_scatter = scattering.select_scatter
    inplace_update = scattering.inplace_update
    unsorted_segment_max = scattering.unsorted_segment_max
    unsorted_segment_min = scattering.unsorted_segment_min
    unsorted_segment_prod = scattering.unsorted_segment_prod

    def scatter(
        self: Any,
        axis: int | None = None,
        index: Any = None,
        src: Any = None,
        reduce: str = "none",
        *,
        dim: int | None = None,
    ) -> Any:
        """As :func:`amadou.ops.scatter`; ``dim`` is another name of ``axis``.

        Args:
            reduce: "add" or "multiply" instead of replacing.
        """
        dim = axis if dim is None else dim
        if reduce == "none":
            return scattering.scatter(self, dim, index, src)
        return scattering.scatter_(self.copy(), dim, index, src, reduce=reduce)

    def scatter_add(
        self,
        indices: Any = None,
        updates: Any = None,
        added: Any = None,
        *,
        dim: int | None = None,
        index: Any = None,
        src: Any = None,
    ) -> Any:
        """As :func:`amadou.ops.tensor_scatter_add`; ``x.scatter_add(dim, index, src)`` adds at the places of elements,
        as :func:`amadou.ops.tensor_scatter_elements`.
        """
        if isinstance(indices, int):
            dim, index, src = indices, updates if index is None else index, added if src is None else src
        if dim is not None:
            return scattering.tensor_scatter_elements(self, index, src, dim, "add")
        return scattering.tensor_scatter_add(self, indices, updates)

    def index_add(
        self,
        dim: Any = None,
        index: Any = None,
        source: Any = None,
        *,
        indices: Any = None,
        y: Any = None,
        axis: int | None = None,
        alpha: Any = 1,
    ) -> Any:
        """A copy with ``alpha * source`` added to the slices ``index`` along ``dim``.

        MindSpore's older order and names, ``x.index_add(indices, y, axis)``, mean the same.
        """
        if isinstance(dim, TensorBase):
            indices, y, axis = dim, index if y is None else y, source if axis is None else axis
        if indices is not None:
            dim, index, source = axis, indices, y
        return scattering.added_at(self, dim, index, source, alpha)

    def itemset(self: Any, *args: Any) -> Any:
        """A copy with one element replaced: ``x.itemset(place, value)``, the place in flat order or a tuple.

        A Tensor of the shape (1,) needs no place.

        Raises:
            IndexError: if the place is missing or does not exist.
            TypeError: if it is no int or tuple, or the value no number or Tensor.
            ValueError: for no argument or more than two.
        """
        if not 1 <= len(args) <= 2:
            raise ValueError(f"For 'itemset', there must be a place and a value, but got {args}.")
        if len(args) == 1 and self.shape != (1,):
            raise IndexError(f"For 'itemset', the place must be given in a Tensor of the shape {self.shape}.")
        place, value = args if len(args) == 2 else (0, *args)
        if not isinstance(value, (TensorBase, int, float, complex, np.generic)):
            raise TypeError(f"For 'itemset', the value must be a number, but got {value!r}.")
        if isinstance(place, bool) or not isinstance(place, (int, np.integer, tuple)):
            raise TypeError(f"For 'itemset', the place must be an int or a tuple, but got {place!r}.")
        if isinstance(place, tuple) and len(place) != self.ndim:
            raise IndexError(f"For 'itemset', the place must have {self.ndim} entries, but got {place}.")
        changed = self.copy()
        target = changed if isinstance(place, tuple) else changed.reshape(-1)
        target[place if isinstance(place, tuple) else int(place)] = value
        return changed

    # -- writing in place ----------------------------------------------------------------------------------------

    put_ = scattering.put_
    index_add_ = scattering.index_add_
    index_copy_ = scattering.index_copy_
    index_fill_ = scattering.index_fill_
    index_put_ = scattering.index_put_
    masked_fill_ = scattering.masked_fill_
    masked_scatter_ = scattering.masked_scatter_
    scatter_ = scattering.scatter_
    scatter_add_ = scattering.scatter_add_

    # -- order ---------------------------------------------------------------------------------------------------

    msort = sorting.msort
    topk = sorting.topk
    top_k = sorting.top_k
    kthvalue = sorting.kthvalue
    unique_consecutive = sorting.unique_consecutive
    unique_with_pad = sorting.unique_with_pad

    def sort(self, axis: int = -1, descending: bool = False, *, dim: int | None = None, stable: bool = False) -> Any:
        """As :func:`amadou.ops.sort`; ``dim`` is another name of ``axis``, and the order is always stable."""
        return sorting.sort(self, axis if dim is None else dim, descending)

    def argsort(self, axis: int = -1, descending: bool = False, *, dim: int | None = None, stable: bool = False) -> Any:
        """As :func:`amadou.ops.argsort`; ``dim`` is another name of ``axis``, and the order is always stable."""
        return sorting.argsort(self, axis if dim is None else dim, descending)

    def unique(
        self, sorted: bool = True, return_inverse: bool = False, return_counts: bool = False, dim: int | None = None
    ) -> Any:
        """The distinct elements in ascending order, or the distinct slices along ``dim``.

        With ``return_inverse`` also the int64 number of each element among them, with ``return_counts`` also how often
        each is there.
        """
        return sorting.distinct(self, sorted, return_inverse, return_counts, dim)

    def searchsorted(self, v: Any, side: str = "left", sorter: Any = None) -> Any:
        """As :func:`amadou.ops.searchsorted`, int32."""
        return sorting.searchsorted(self, v, out_int32=True, side=side, sorter=sorter)
