"""Tensor's methods for shapes, axes, parts and diagonals."""

from typing import Any

from . import _checks
from . import dtype as mstype
from .ops import casting, diagonals, joining, shaping, slicing


def _shape(sizes: tuple) -> Any:
    """The shape in ``*sizes``: both ``x.reshape(2, 3)`` and ``x.reshape((2, 3))``."""
    return sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes


class ShapingMethods:
    """The part of :class:`Tensor` that gives its elements another shape, order or number."""

    __slots__ = ()

    # -- shape ---------------------------------------------------------------------------------------------------

    numel = shaping.numel
    nelement = shaping.numel
    dim = shaping.rank
    ndimension = shaping.rank
    view_as = shaping.view_as
    reshape_as = shaping.view_as
    ravel = shaping.ravel
    expand_dims = shaping.expand_dims
    unsqueeze = shaping.unsqueeze
    squeeze = shaping.squeeze

    def reshape(self, *sizes: Any, shape: Any = None) -> Any:
        """As :func:`amadou.ops.reshape`, to sizes or a shape."""
        return shaping.reshape(self, _shape(sizes) if shape is None else shape)

    def view(self, *sizes: Any) -> Any:
        """As :func:`amadou.ops.reshape`; with a dtype, the same bytes read as that dtype."""
        if len(sizes) == 1 and isinstance(sizes[0], mstype.Type):
            return casting.view_dtype(self, sizes[0])
        return shaping.reshape(self, _shape(sizes))

    def flatten(self, *order_or_axes: Any, order: str = "C", start_dim: int = 0, end_dim: int = -1) -> Any:
        """As :func:`amadou.ops.flatten`, from axis 0 by default; also ``x.flatten(start_dim, end_dim)``."""
        if order_or_axes and isinstance(order_or_axes[0], str):
            order = order_or_axes[0]
        elif order_or_axes:
            start_dim, end_dim = (*order_or_axes, end_dim)[:2]
        return shaping.flatten(self, order, start_dim=start_dim, end_dim=end_dim)

    def broadcast_to(self, *sizes: Any, shape: Any = None) -> Any:
        """As :func:`amadou.ops.broadcast_to`, to sizes or a shape."""
        return shaping.broadcast_to(self, _shape(sizes) if shape is None else shape)

    def expand(self, *size: Any) -> Any:
        """As :func:`amadou.ops.broadcast_to`, to sizes or a shape."""
        return shaping.broadcast_to(self, _shape(size))

    def expand_as(self, x: Any) -> Any:
        """As :func:`amadou.ops.expand_as`."""
        return shaping.expand_as(self, x)

    def resize(self, *new_shape: Any) -> Any:
        """The elements in flat order in another shape: those that do not fit are left out, missing ones are 0."""
        return shaping.resize(self, _shape(new_shape))

    def sum_to_size(self, *size: Any) -> Any:
        """The sums over the axes along which ``size`` would be broadcast to the shape of the Tensor."""
        return shaping.sum_to_size(self, _shape(size))

    # -- axes ----------------------------------------------------------------------------------------------------

    swapaxes = shaping.swapaxes
    swapdims = shaping.swapdims
    moveaxis = shaping.moveaxis
    movedim = shaping.movedim
    t = shaping.t
    adjoint = shaping.adjoint

    def transpose(self, *axes: Any, dim0: int | None = None, dim1: int | None = None) -> Any:
        """The axes in another order; without ``axes`` in the reverse one. Two numbers interchange two axes; a view.

        >>> import amadou as ms
        >>> x = ms.ops.zeros((2, 3, 4))
        >>> x.transpose(2, 0, 1).shape, x.transpose(0, 1).shape
        ((4, 2, 3), (3, 2, 4))
        """
        if dim0 is not None:
            return shaping.swapaxes(self, dim0, dim1)
        if len(axes) == 2:
            return shaping.swapaxes(self, *axes)
        return self.permute(*axes)

    def permute(self: Any, *axis: Any, dims: Any = None) -> Any:
        """As :func:`amadou.ops.transpose`, by axes or a tuple of them; without any in the reverse order."""
        order = _shape(axis) if dims is None else dims
        return shaping.transpose(self, order if order else tuple(range(self.ndim - 1, -1, -1)))

    # -- order and repetition ------------------------------------------------------------------------------------

    flip = shaping.flip
    fliplr = shaping.fliplr
    flipud = shaping.flipud
    reverse = shaping.reverse
    roll = shaping.roll
    rot90 = shaping.rot90

    def reverse_sequence(self, seq_lengths: Any, seq_dim: int = 0, batch_dim: int = 0) -> Any:
        """As :func:`amadou.ops.reverse_sequence`."""
        return shaping.reverse_sequence(self, seq_lengths, seq_dim, batch_dim)

    def tile(self, *numbers: Any, reps: Any = (), dims: Any = ()) -> Any:
        """As :func:`amadou.ops.tile`, by numbers or a tuple of them, which may be named ``reps`` or ``dims``."""
        return shaping.tile(self, reps or dims or _shape(numbers))

    def repeat(self, *numbers: Any, repeats: Any = ()) -> Any:
        """As :func:`amadou.ops.tile`, by numbers or a tuple of them, which may be named ``repeats``."""
        return shaping.tile(self, repeats or _shape(numbers))

    def repeat_interleave(self, repeats: Any, dim: int | None = None, *, output_size: int | None = None) -> Any:
        """As :func:`amadou.ops.repeat_interleave`.

        Args:
            output_size: kept for MindSpore's signature; the size follows from ``repeats``.
        """
        return shaping.repeat_interleave(self, repeats, dim)

    # -- parts ---------------------------------------------------------------------------------------------------

    tensor_split = joining.tensor_split
    hsplit = joining.hsplit
    vsplit = joining.vsplit
    dsplit = joining.dsplit
    unbind = joining.unbind

    def narrow(self, axis: int | None = None, start: Any = None, length: Any = None, *, dim: int | None = None) -> Any:
        """As :func:`amadou.ops.narrow`; ``dim`` is another name of ``axis``."""
        return slicing.narrow(self, axis if dim is None else dim, start, length)

    def split(
        self, split_size_or_sections: Any = None, axis: int = 0, *, split_size: Any = None, dim: int | None = None
    ) -> Any:
        """As :func:`amadou.ops.split`; ``split_size`` and ``dim`` are other names of its arguments."""
        sizes = split_size_or_sections if split_size is None else split_size
        return joining.split(self, sizes, axis if dim is None else dim)

    def chunk(self, chunks: int, axis: int = 0, *, dim: int | None = None) -> Any:
        """As :func:`amadou.ops.chunk`; ``dim`` is another name of ``axis``."""
        return joining.chunk(self, chunks, axis if dim is None else dim)

    # -- diagonals -----------------------------------------------------------------------------------------------

    diagflat = diagonals.diagflat
    diagonal_scatter = diagonals.diagonal_scatter
    fill_diagonal = diagonals.fill_diagonal
    fill_diagonal_ = diagonals.fill_diagonal_
    tril = diagonals.tril
    triu = diagonals.triu

    def diag(self, diagonal: int = 0) -> Any:
        """As :func:`amadou.ops.diag`.

        Raises:
            ValueError: for another diagonal than the main one.
        """
        _checks.check_one_of("Tensor.diag", "diagonal", diagonal, (0,))
        return diagonals.diag(self)

    def diagonal(self, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
        """As :func:`amadou.ops.diagonal`."""
        return diagonals.diagonal(self, offset, axis1, axis2)
