"""Sparse tensors, their conversions, sums and products.

A sparse tensor is made inside the target, so that its values are an input with a gradient.
"""

from tests.conformance.case import Case, code, f32, f64, i32, i64, values

COO = "ms.COOTensor(Tensor([[0, 1], [1, 2]], ms.{}), v, (3, 4))"
CSR = "ms.CSRTensor(Tensor([0, 1, 3, 3], ms.int32), Tensor([3, 0, 2], ms.int32), v, (3, 4))"
NO_KERNEL = "MindSpore's CPU has no kernel for it"

ANY = "abs atan asinh ceil cos cosh erf exp expm1 floor isfinite isinf isnan neg relu relu6 round sigmoid sin sinh"
FUNCTIONS = [name for name in (ANY + " softsign square tan tanh").split() if name != "erf"]
ABOVE_ZERO = ("log", "log1p", "sqrt", "inv")
INSIDE_ONE = ("acos", "asin", "atanh")


def coo(call: str, index: str = "int64") -> str:
    """A target in which ``x`` is a COOTensor with the values [2] of the first argument."""
    return f"(lambda v, *y: (lambda x: {call})({COO.format(index)}))"


def csr(call: str) -> str:
    """A target in which ``x`` is a CSRTensor with the values [3] of the first argument."""
    return f"(lambda v, *y: (lambda x: {call})({CSR}))"


PARTS = "(x.indices, x.values, x.shape)"
CSR_PARTS = "(x.indptr, x.indices, x.values, x.shape)"

CASES = [
    *[Case(coo(f"y[0] {sign} x"), f32(2), f32(3, 4)) for sign in "+-"],
    Case(coo("(y[0] * x).values"), f32(2), f32(3, 4)),
    *[Case(coo(f"ops.coo_{name}(x).values"), f32(2)) for name in FUNCTIONS],
    *[Case(csr(f"ops.csr_{name}(x).values"), f32(3)) for name in FUNCTIONS],
    *[Case(coo(f"ops.coo_{name}(x).values"), f32(2, low=0.2)) for name in ABOVE_ZERO],
    *[Case(csr(f"ops.csr_{name}(x).values"), f32(3, low=0.2)) for name in ABOVE_ZERO],
    *[Case(coo(f"ops.coo_{name}(x).values"), f32(2, low=-0.9, high=0.9)) for name in INSIDE_ONE],
    *[Case(csr(f"ops.csr_{name}(x).values"), f32(3, low=-0.9, high=0.9)) for name in INSIDE_ONE],
    Case(coo("ops.coo_acosh(x).values"), f32(2, low=1.2, high=3.0)),
    Case(csr("ops.csr_acosh(x).values"), f32(3, low=1.2, high=3.0)),
    Case(coo("ops.coo_abs(x).values"), i32(2)),
    Case(coo("ops.csr_abs(x)"), f32(2)),
    Case("ops.coo_abs", f32(2)),
    # what they are made of
    Case(coo("(x.dtype, x.size, x.itemsize, x.ndim, x.shape)"), f64(2)),
    Case(coo("x.to_tuple()"), f32(2)).but(grad=False),
    Case(coo("str(x)"), values([1.0, 2.5], "float32")).but(grad=False),
    Case(csr("str(x)"), values([1.0, 2.5, -3.0], "float32")).but(grad=False),
    Case(csr("x.to_tuple()"), f32(3)).but(grad=False),
    Case("ms.COOTensor", i32(2, 2, low=0, high=2), f32(2), code("[3, 4]")),
    Case("ms.COOTensor", i32(2, 2, low=0, high=2), f32(3), (3, 4)),
    Case("ms.COOTensor", i32(2, low=0, high=2), f32(2), (3, 4)),
    Case("ms.COOTensor", f32(2, 2), f32(2), (3, 4)),
    Case("ms.COOTensor", i32(2, 2, low=0, high=2), f32(2), (3, 4, 5)),
    Case("ms.COOTensor", i32(2, 2, low=0, high=2), f32(2), (3, -4)),
    Case("ms.CSRTensor", values([0, 1], "int32"), i32(2, low=0, high=2), f32(2), (3, 4)),
    Case("ms.CSRTensor", values([0, 1, 2], "float32"), i32(2, low=0, high=2), f32(2), (2, 4)),
    Case("ms.CSRTensor", values([0, 1, 2], "int32"), i32(2, low=0, high=2), f32(3), (2, 4)),
    # to other forms
    Case(coo("x.to_dense()"), f32(2)),
    Case(csr("x.to_dense()"), f32(3)),
    Case(csr("ops.csr_to_dense(x)"), f64(3)),
    Case(csr(f"(lambda x: {PARTS})(ops.csr_to_coo(x))"), f32(3)).but(grad=False),
    Case(coo(f"(lambda x: {PARTS})(x.astype(ms.float64))"), f32(2)).but(grad=False),
    Case(f"(lambda t: (lambda x: {PARTS})(ops.dense_to_sparse_coo(t)))", values([[1, 0], [-5, 2]], "float32")).but(
        grad=False
    ),
    Case(f"(lambda t: (lambda x: {CSR_PARTS})(ops.dense_to_sparse_csr(t)))", values([[0, 3], [1, 0]], "float32")),
    Case(f"(lambda t: (lambda x: {PARTS})(t.to_coo()))", values([[1, 0], [-5, 2]], "int64")),
    Case(f"(lambda t: (lambda x: {CSR_PARTS})(t.to_csr()))", values([[0, 0], [1, 0]], "float32")),
    Case("ops.dense_to_sparse_coo", f32(2)),
    Case("ops.dense_to_sparse_csr", f32(2, 2, 2)),
    Case("ops.dense_to_sparse_coo", 1),
    # sums
    Case(coo(f"(lambda x: {PARTS})(ops.coo_add(x, x, Tensor(0, ms.float32)))"), f32(2)).but(grad=False),
    Case(coo(f"(lambda x: {PARTS})(ops.coo_add(x, x, Tensor(3, ms.float32)))"), values([1, 2], "float32")).but(
        grad=False
    ),
    Case(coo(f"(lambda x: {PARTS})(x - x)"), f32(2)).but(grad=False),
    Case(coo("x + y[0]"), f32(2), f32(3, 4)),
    Case(coo("x - y[0]"), f32(2), f32(3, 4)),
    Case(coo("(x * y[0]).values"), f32(2), f32(3, 4)),
    Case(coo("(x / y[0]).values"), f32(2), f32(3, 4, low=0.5)),
    Case(coo("x * x"), f32(2)),
    Case(coo("(-x).values"), f32(2)),
    Case(coo(f"(lambda x: {PARTS})(ops.coo_concat((x, x), 0))"), f32(2)).but(grad=False),
    Case(coo(f"(lambda x: {PARTS})(ops.coo_concat((x, x), -1))"), i64(2)),
    Case(csr("ops.csr_add(x, x, Tensor(1, ms.float32), Tensor(2, ms.float32)).values"), f32(3)).but(grad=False),
    Case(csr("(x + x).values"), f32(3)).but(grad=False),
    Case(csr("(x - x).values"), f32(3)).but(grad=False),
    Case(csr("(-x).values"), f32(3)),
    Case(csr("x * 2"), f32(3)).but(grad=False),
    Case(csr("x + y[0]"), f32(3), f32(3, 4)),
    # products and rows: without the compiler of kernels that MindSpore asks for here
    Case(csr("x * y[0]"), values([1, 2, 3], "float32"), values([[1], [10], [100]], "float32")).but(
        expect=values([1, 20, 30], "float32"), reason=NO_KERNEL
    ),
    Case(csr("ops.csr_div(x, y[0])"), values([1, 2, 3], "float32"), values([[1, 1, 1, 4]], "float32")).but(
        expect=values([0.25, 2, 3], "float32"), reason=NO_KERNEL
    ),
    Case(csr("ops.csr_mv(x, y[0])"), values([1, 2, 3], "float32"), values([[1], [10], [100], [1000]], "float32")).but(
        expect=values([[1000], [302], [0]], "float32"), reason=NO_KERNEL
    ),
    Case(csr("x.mm(y[0])"), values([1, 2, 3], "float32"), values([[1, 0], [0, 0], [0, 1], [1, 1]], "float32")).but(
        expect=values([[1, 1], [2, 3], [0, 0]], "float32"), reason=NO_KERNEL
    ),
    Case(csr("x.mv(y[0])"), f32(3), f32(4)),
    Case(csr("ops.csr_mm(x, x, trans_b=True).to_dense()"), values([1, 2, 3], "float32")).but(
        expect=values([[1, 0, 0], [0, 13, 0], [0, 0, 0]], "float32"), reason=NO_KERNEL
    ),
    Case(csr("ops.csr_reduce_sum(x, 1)"), values([1, 2, 3], "float32")).but(
        expect=values([[1], [5], [0]], "float32"), reason=NO_KERNEL
    ),
    Case(csr("x.sum(0)"), f32(3)),
    Case("ops.csr_gather", values([0, 1, 2], "int32"), values([0, 3], "int32"), f32(2, 4), (2, 4)).but(
        torch="lambda p, i, d, s: d[[0, 1], [0, 3]]", reason=NO_KERNEL, grad=False
    ),
    Case("ops.coo2csr", values([0, 2, 2], "int32"), 4).but(expect=values([0, 1, 1, 3, 3], "int32"), reason=NO_KERNEL),
    Case("ops.csr2coo", values([0, 1, 1, 3], "int32"), 3).but(expect=values([0, 2, 2], "int32"), reason=NO_KERNEL),
    Case(csr("ops.csr_softmax(x, ms.float32).values"), values([1, 2, 2], "float32")).but(
        expect=values([1, 0.5, 0.5], "float32"), reason="MindSpore's CPU kernel writes over its input"
    ),
    # by their parts
    Case("ops.Coalesce()", values([[0, 0, 1], [1, 1, 2]], "int64"), f32(3), values([3, 3], "int64")).but(grad=False),
    Case("ops.coalesce", values([[2, 0], [1, 1]], "int64"), values([1.0, 2.0], "float32"), values([3, 3], "int64")).but(
        expect=(values([[0, 2], [1, 1]], "int64"), values([2.0, 1.0], "float32"), values([3, 3], "int64")),
        reason="MindSpore's CPU kernel takes the indices for sorted",
    ),
    Case("ops.SparseToDense()", values([[0, 1], [1, 2]], "int32"), f32(2), (3, 4)),
    Case("ops.SparseTensorDenseMatmul()", values([[0, 1], [1, 2]], "int32"), f32(2), (3, 4), f32(4, 2)),
    Case("ops.SparseTensorDenseMatmul(True, True)", values([[0, 1], [1, 2]], "int64"), f32(2), (3, 4), f32(2, 3)).but(
        grad=False
    ),
    Case(
        "ops.SparseTensorDenseAdd()", values([[0, 0], [0, 1]], "int64"), f32(2), values([3, 3], "int64"), f32(3, 3)
    ).but(grad=False),
    Case(
        "ops.SparseSlice()",
        values([[0, 1], [1, 2], [1, 3], [2, 2]], "int64"),
        i64(4),
        values([3, 4], "int64"),
        values([1, 1], "int64"),
        values([9, 3], "int64"),
    ),
    Case("(lambda i, v: str(ms.RowTensor(i, v, (3, 2))))", values([0, 2], "int32"), values([[1, 2], [3, 4]], "int32")),
]
