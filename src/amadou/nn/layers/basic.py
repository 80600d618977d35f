"""Dense, embedding, dropout, and layers that only reshape."""

import functools
import math
from collections.abc import Callable
from typing import Any

import torch.nn.functional as F

from ... import _checks, ops
from ..._boundary import op
from ...common.initializer import HeUniform, Uniform, initializer
from ...dtype import float32
from ...kernels import basic as kernels
from ...ops import basic
from ...ops._errors import shape_errors
from ...ops.primitive import Primitive
from ...parameter import Parameter
from ...tensor import Tensor
from ..cell import Cell
from .activation import get_activation

_dense: Callable[..., Any] = op(kernels.dense)
_dropout: Callable[..., Any] = op(F.dropout)
_dropout_nd: Callable[..., Any] = op(kernels.dropout_nd)
_embedding: Callable[..., Any] = op(kernels.embedding)
_flatten: Callable[..., Any] = op(shape_errors(kernels.flatten))
_join_fields: Callable[..., Any] = op(kernels.join_fields)
_lookup: Callable[..., Any] = op(kernels.lookup)
_one_hot: Callable[..., Any] = op(kernels.one_hot)


class Dense(Cell):
    """y = activation(x @ weight.T + bias).

    x: [..., in_channels] -> [..., out_channels]. The weight, (out_channels, in_channels), is drawn from
    HeUniform(sqrt(5)) and the bias from U(-1/sqrt(in_channels), 1/sqrt(in_channels)), as torch's Linear.

    Args:
        in_channels, out_channels: the sizes of the last axis.
        weight_init, bias_init: initializers, by name, object, number or Tensor.
        has_bias: whether a bias is added.
        activation: a name such as "relu", a Cell or a Primitive.
        dtype: of the Parameters.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for sizes below 1, and an init Tensor of another shape.
        KeyError: for an unknown name of an activation.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        weight_init: Any = None,
        bias_init: Any = None,
        has_bias: bool = True,
        activation: Any = None,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.in_channels = _checks.check_positive_int("Dense", "in_channels", in_channels)
        self.out_channels = _checks.check_positive_int("Dense", "out_channels", out_channels)
        self.has_bias = _checks.check_bool("Dense", "has_bias", has_bias)
        self._check_init("weight_init", weight_init, (out_channels, in_channels))
        self._check_init("bias_init", bias_init, (out_channels,))
        weight_init = HeUniform(math.sqrt(5)) if weight_init is None else weight_init
        self.weight = Parameter(initializer(weight_init, [out_channels, in_channels], dtype), name="weight")
        self.bias = None
        if has_bias:
            bias_init = Uniform(1 / math.sqrt(in_channels)) if bias_init is None else bias_init
            self.bias = Parameter(initializer(bias_init, [out_channels], dtype), name="bias")
        self.activation = get_activation(activation) if isinstance(activation, str) else activation
        self.activation_flag = self.activation is not None
        if activation is not None and not isinstance(self.activation, Cell | Primitive):
            raise TypeError(
                f"For 'Dense', 'activation' must be a str, Cell or Primitive, but got {type(activation).__name__}."
            )

    def _check_init(self, arg: str, init: Any, shape: tuple[int, ...]) -> None:
        if isinstance(init, Tensor) and init.shape != shape:
            raise ValueError(f"For 'Dense', '{arg}' must have the shape {shape}, but got {init.shape}.")

    # MindSpore's operators, for subclasses in published programs that compute with them.

    @functools.cached_property
    def matmul(self) -> "ops.MatMul":
        """x [N, in_channels], weight -> [N, out_channels]."""
        return ops.MatMul(transpose_b=True)

    @functools.cached_property
    def bias_add(self) -> "ops.BiasAdd":
        """x [N, out_channels], bias -> the sum."""
        return ops.BiasAdd()

    @functools.cached_property
    def reshape(self) -> "ops.Reshape":
        """x, shape -> x in that shape."""
        return ops.Reshape()

    @functools.cached_property
    def shape_op(self) -> "ops.Shape":
        """x -> its shape."""
        return ops.Shape()

    def construct(self, x: Any) -> Any:
        x = _dense(x, self.weight, self.bias)
        return x if self.activation is None else self.activation(x)

    def extend_repr(self) -> str:
        shown = f"input_channels={self.in_channels}, output_channels={self.out_channels}"
        if self.has_bias:
            shown += f", has_bias={self.has_bias}"
        if self.activation is not None:
            shown += f", activation={self.activation}"
        return shown


class Embedding(Cell):
    """Rows of a table: x: [...] int -> [..., embedding_size].

    Args:
        vocab_size: the number of rows.
        embedding_size: the size of a row.
        use_one_hot: whether rows are picked by a matrix product; the result is the same.
        embedding_table: the table's initializer.
        dtype: of the table.
        padding_idx: a row that starts as zeros.

    Raises:
        TypeError: for arguments of other types.
        ValueError: if ``padding_idx`` is no row.
    """

    def __init__(
        self,
        vocab_size: int,
        embedding_size: int,
        use_one_hot: bool = False,
        embedding_table: Any = "normal",
        dtype: Any = float32,
        padding_idx: int | None = None,
    ) -> None:
        super().__init__()
        self.vocab_size = _checks.check_positive_int("Embedding", "vocab_size", vocab_size)
        self.embedding_size = _checks.check_positive_int("Embedding", "embedding_size", embedding_size)
        self.use_one_hot = _checks.check_bool("Embedding", "use_one_hot", use_one_hot)
        self.dtype, self.padding_idx = dtype, padding_idx
        table = initializer(embedding_table, [vocab_size, embedding_size], dtype)
        self.embedding_table = Parameter(table, name="embedding_table")
        if padding_idx is not None:
            _checks.check_int_range("Embedding", "padding_idx", padding_idx, 0, vocab_size, "[)")
            self.embedding_table[padding_idx] = 0

    def construct(self, ids: Any) -> Any:
        return _embedding(ids, self.embedding_table)

    def extend_repr(self) -> str:
        return (
            f"vocab_size={self.vocab_size}, embedding_size={self.embedding_size}, use_one_hot={self.use_one_hot}, "
            f"embedding_table={self.embedding_table}, dtype={self.dtype}, padding_idx={self.padding_idx}"
        )


class EmbeddingLookup(Cell):
    """Rows of a table, zeros for an index that is no row. indices: [...] int -> [..., embedding_size].

    Args:
        vocab_size: the number of rows.
        embedding_size: the size of a row.
        param_init: the table's initializer.
        target, slice_mode, manual_shapes, sparse: kept for MindSpore's signature; the table is whole, on one device.
        max_norm: rows of a larger norm are shortened to it.
        dtype: of the table.

    Raises:
        ValueError: for sizes below 1.
    """

    BATCH_SLICE = "batch_slice"
    FIELD_SLICE = "field_slice"
    TABLE_ROW_SLICE = "table_row_slice"
    TABLE_COLUMN_SLICE = "table_column_slice"

    def __init__(
        self,
        vocab_size: int,
        embedding_size: int,
        param_init: Any = "normal",
        target: str = "CPU",
        slice_mode: str = "batch_slice",
        manual_shapes: Any = None,
        max_norm: float | None = None,
        sparse: bool = True,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.vocab_size = _checks.check_positive_int("EmbeddingLookup", "vocab_size", vocab_size)
        self.embedding_size = _checks.check_positive_int("EmbeddingLookup", "embedding_size", embedding_size)
        self.target = _checks.check_one_of("EmbeddingLookup", "target", target, ("CPU", "DEVICE"))
        self.max_norm, self.sparse = max_norm, sparse
        table = initializer(param_init, [vocab_size, embedding_size], dtype)
        self.embedding_table = Parameter(table, name="embedding_table")

    def construct(self, indices: Any) -> Any:
        return _lookup(indices, self.embedding_table, self.max_norm)


class MultiFieldEmbeddingLookup(EmbeddingLookup):
    """Weighted rows of a table, joined by field.

    input_indices: [N, n] int, input_values: [N, n] float weights, field_ids: [N, n] int below ``field_size``
    -> [N, field_size, embedding_size]. An entry of weight 0 belongs to no field, an empty field is zeros.

    Args:
        field_size: the number of fields.
        operator: how the rows of a field are joined: "SUM", "MEAN" (divided by the sum of \\|weights\\|) or "MAX".
        vocab_size, embedding_size, param_init, target, slice_mode, max_norm, sparse, dtype: as in
            :class:`EmbeddingLookup`.
        feature_num_list: how MindSpore cuts the table by field; kept for its signature.

    Raises:
        TypeError: for arguments and inputs of other types.
        ValueError: for numbers out of range, another ``operator``, and inputs of other shapes.
    """

    OPERATOR_SUM = "SUM"
    OPERATOR_MEAN = "MEAN"
    OPERATOR_MAX = "MAX"

    def __init__(
        self,
        vocab_size: int,
        embedding_size: int,
        field_size: int,
        param_init: Any = "normal",
        target: str = "CPU",
        slice_mode: str = "batch_slice",
        feature_num_list: Any = None,
        max_norm: float | None = None,
        sparse: bool = True,
        operator: str = "SUM",
        dtype: Any = float32,
    ) -> None:
        super().__init__(
            vocab_size, embedding_size, param_init, target, slice_mode, feature_num_list, max_norm, sparse, dtype
        )
        self.field_size = _checks.check_positive_int("MultiFieldEmbeddingLookup", "field_size", field_size)
        self.operator = _checks.check_one_of("MultiFieldEmbeddingLookup", "operator", operator, ("SUM", "MEAN", "MAX"))

    def construct(self, input_indices: Any, input_values: Any, field_ids: Any) -> Any:
        return _join_fields(
            input_indices, input_values, field_ids, self.embedding_table, self.max_norm, self.field_size, self.operator
        )


class BiDense(Cell):
    """y[o] = input1 @ weight[o] @ input2 + bias[o]. input1: [..., I], input2: [..., J] -> [..., O].

    Its weight has the shape (out_channels, in1_channels, in2_channels); weight and bias are drawn from
    U(-1/sqrt(in1_channels), 1/sqrt(in1_channels)).

    Args:
        in1_channels, in2_channels, out_channels: I, J and O.
        weight_init, bias_init: initializers, by name, object, number or Tensor.
        has_bias: whether a bias is added.
        dtype: of the Parameters.

    Raises:
        ValueError: for sizes below 1, and inputs of other sizes.
    """

    def __init__(
        self,
        in1_channels: int,
        in2_channels: int,
        out_channels: int,
        weight_init: Any = None,
        bias_init: Any = None,
        has_bias: bool = True,
        dtype: Any = float32,
    ) -> None:
        super().__init__()
        self.in1_channels = _checks.check_positive_int("BiDense", "in1_channels", in1_channels)
        self.in2_channels = _checks.check_positive_int("BiDense", "in2_channels", in2_channels)
        self.out_channels = _checks.check_positive_int("BiDense", "out_channels", out_channels)
        self.has_bias = _checks.check_bool("BiDense", "has_bias", has_bias)
        uniform = Uniform(1 / math.sqrt(in1_channels))
        shape = [out_channels, in1_channels, in2_channels]
        self.weight = Parameter(initializer(uniform if weight_init is None else weight_init, shape, dtype), "weight")
        self.bias = None
        if has_bias:
            bias_init = uniform if bias_init is None else bias_init
            self.bias = Parameter(initializer(bias_init, [out_channels], dtype), "bias")

    def construct(self, input1: Any, input2: Any) -> Any:
        for arg, x, size in (("input1", input1, self.in1_channels), ("input2", input2, self.in2_channels)):
            if x.shape[-1] != size:
                raise ValueError(f"For 'BiDense', '{arg}' must end with an axis of {size}, but got {x.shape}.")
        return basic.bidense(input1, input2, self.weight, self.bias)

    def extend_repr(self) -> str:
        return (
            f"in1_channels={self.in1_channels}, in2_channels={self.in2_channels}, "
            f"output_channels={self.out_channels}{', has_bias=True' if self.has_bias else ''}"
        )


class Dropout(Cell):
    """In training, set elements to zero with probability p and divide the others by 1 - p (arXiv:1207.0580).

    Args:
        keep_prob: MindSpore 1.x's argument: 1 - p, in (0, 1].
        p: the probability of zero, in [0, 1); used if given.
        dtype: kept for MindSpore's signature.

    Raises:
        TypeError: if ``keep_prob`` is no float.
        ValueError: if ``p`` or ``keep_prob`` is out of range.
    """

    def __init__(self, keep_prob: float = 0.5, p: float | None = None, dtype: Any = float32) -> None:
        super().__init__()
        if p is None:
            _checks.check_type("Dropout", "keep_prob", keep_prob, float)
            _checks.check_range("Dropout", "keep_prob", keep_prob, 0, 1, "(]")
        else:
            _checks.check_range("Dropout", "p", p, 0, 1, "[)")
        self.keep_prob, self.p, self.dtype = keep_prob, p, dtype
        self._rate = 1 - keep_prob if p is None else p

    def construct(self, x: Any) -> Any:
        return _dropout(x, self._rate) if self.training and self._rate else x

    def extend_repr(self) -> str:
        return f"keep_prob={self.keep_prob}" if self.p is None else f"p={self.p}"


class _DropoutNd(Cell):
    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        _checks.check_type(self.cls_name, "p", p, float)
        self.keep_prob = 1.0 - _checks.check_range(self.cls_name, "p", p, 0, 1)

    def construct(self, x: Any) -> Any:
        return _dropout_nd(x, 1 - self.keep_prob) if self.training and self.keep_prob < 1 else x

    def extend_repr(self) -> str:
        # MindSpore prints the probability to keep under this name
        return f"p={self.keep_prob}"


class Dropout1d(_DropoutNd):
    """In training, set whole channels of [N, C, L] to zero with probability p; the others are divided by 1 - p."""

    def __init__(self, p: float = 0.5) -> None:
        super().__init__(p)
        self.prob = p

    def extend_repr(self) -> str:
        return ""


class Dropout2d(_DropoutNd):
    """:class:`Dropout1d` for [N, C, H, W]."""


class Dropout3d(_DropoutNd):
    """:class:`Dropout1d` for [N, C, D, H, W]."""


class Flatten(Cell):
    """Join the axes from ``start_dim`` to ``end_dim``, both included.

    Raises:
        TypeError: if an argument is no int.
        ValueError: if the input has not those axes.
    """

    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None:
        super().__init__()
        self.start_dim = _checks.check_int("Flatten", "start_dim", start_dim)
        self.end_dim = _checks.check_int("Flatten", "end_dim", end_dim)

    def construct(self, x: Any) -> Any:
        return _flatten(x, self.start_dim, self.end_dim)


class Identity(Cell):
    """Returns its input; arguments are ignored, so that it can stand for any layer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def construct(self, input: Any) -> Any:
        return input


class OneHot(Cell):
    """Indices as vectors: x: [...] int -> [..., depth], ``on_value`` at the index and ``off_value`` elsewhere.

    Args:
        axis: where the new axis stands.
        depth: its size.
        on_value, off_value: the two values.
        dtype: of the result.
    """

    def __init__(
        self, axis: int = -1, depth: int = 1, on_value: float = 1.0, off_value: float = 0.0, dtype: Any = float32
    ) -> None:
        super().__init__()
        self.axis, self.depth = axis, depth
        self.on_value, self.off_value, self.dtype = on_value, off_value, dtype

    def construct(self, indices: Any) -> Any:
        return _one_hot(indices, self.depth, self.on_value, self.off_value, self.axis).astype(self.dtype)
