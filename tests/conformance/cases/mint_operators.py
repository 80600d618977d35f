"""ops.auto_generate: the Primitives and functions beneath mint, and how they are called."""

from tests.conformance.case import Case, bool_, code, error, f32, i32, values

ASCEND = "MindSpore's kernel is for Ascend only"
NN = "torch.nn.functional"
P = {"low": 0.1, "high": 0.9}
INDEX = values([0, 2], "int64")
PLACES = values([[0, 2], [1, 0]], "int64")
IMAGE = f32(1, 2, 4, 4)
# what is given beside the result
BATCH_NORM = (
    f"lambda x, w, b, *a: ({NN}.batch_norm(x, None, None, w, b, True), x.mean(0), (x.var(0, "
    "correction=0) + 1e-5).rsqrt())"
)
LAYER_NORM = (
    f"lambda x, s, *a: ({NN}.layer_norm(x, s, *a), x.mean(1, True), (x.var(1, correction=0, "
    "keepdim=True) + 1e-5).rsqrt())"
)
LAYER_NORM_V3 = (
    f"lambda x, *a: ({NN}.layer_norm(x, (3,), *a), x.mean(1, True), (x.var(1, correction=0, "
    "keepdim=True) + 1e-5).rsqrt())"
)
GROUP_NORM = (
    f"lambda x, n: ({NN}.group_norm(x, n), x.reshape(1, 2, -1).mean(2), (x.reshape(1, 2, -1).var(2, "
    "correction=0) + 1e-5).rsqrt())"
)
CROSS_ENTROPY = (
    f"lambda x, y, *a: ({NN}.cross_entropy(x, y).reshape(1), x.log_softmax(1), "
    "(0.5 * x.logsumexp(1) ** 2).mean().reshape(1), x.logsumexp(1))"
)
INIT_ROUTING = (
    "lambda x, r, e, n: (x[[0, 1, 1, 2, 0, 2]], torch.tensor([0, 2, 5, 4, 1, 3], "
    "dtype=torch.int32), e.flatten().sort()[0])"
)
ROUTES = values([[0, 2], [1, 0], [2, 1]], "int32")


def A(name, *args, **kwargs):
    """A case of a Primitive, made and called, or of a function."""
    made = "" if name[0].islower() or name.endswith(")") else "()"
    return Case(f"ops.auto_generate.{name}{made}", *args, **kwargs)


def ascend(name, fn, *args, **kwargs):
    """A case whose truth is ``fn``, a function of torch or an expression over it."""
    return A(name, *args, **kwargs).but(torch=fn if " " in fn else f"torch.{fn}", reason=ASCEND)


def pairs(names, *args):
    """Primitives and what they are in torch, all called with the same arguments."""
    return [ascend(name, fn, *args) for name, fn in (item.split(":") for item in names.split())]


CASES = [
    # arithmetic
    *[A(name, f32(2, 3), f32(3), 2) for name in ("AddExt", "SubExt", "add_ext", "sub_ext")],
    *[
        ascend(n, f"lambda x, y, a: torch.{fn}(x, y, alpha=a)", f32(2, 3), 2.0, 0.5)
        for n, fn in (("AddScalar", "add"), ("SubScalar", "sub"))
    ],
    *pairs(
        "Muls:mul Divs:true_divide FmodScalar:fmod EqScalar:eq LessScalar:lt",
        f32(2, 3),
        2.0,
    ),
    *pairs(
        "RemainderTensorScalar:remainder PowTensorScalar:pow GreaterEqualScalar:ge XLogYScalarOther:xlogy",
        f32(3, **P),
        2.0,
    ),
    *pairs("PowScalarTensor:pow XLogYScalarSelf:xlogy", 2.0, f32(3, **P)),
    *pairs("FmodTensor:fmod RemainderTensorTensor:remainder DivMod:true_divide Atan2Ext:atan2", f32(2, 3), f32(3, **P)),
    *pairs("LogAddExp:logaddexp LogAddExp2:logaddexp2", f32(2, 3), f32(3)),
    ascend("DivMod", "lambda x, y, m: torch.div(x, y, rounding_mode=m)", f32(2, 3), f32(3, **P), "floor"),
    ascend("DivMods", "lambda x, y, m: torch.div(x, y, rounding_mode=m)", f32(2, 3), 0.7, "trunc"),
    *pairs(
        "AcosExt:acos AsinExt:asin AtanExt:atan AsinhExt:asinh Exp2:exp2 Log2:log2 Log10:log10 Frac:frac",
        f32(2, 3, **P),
    ),
    ascend("FloorDivScalar", "lambda x, y: torch.div(x, y, rounding_mode='floor')", f32(2, 3), 2.0),
    ascend("RemainderScalarTensor", "lambda x, y: torch.remainder(torch.tensor(x), y)", 2.0, f32(3, **P)),
    ascend("AcoshExt", "acosh", f32(3, low=1.5)),
    ascend("IsNegInf", "isneginf", values([1.0, float("-inf")], "float32")),
    *pairs("BitwiseAndTensor:bitwise_and BitwiseOrTensor:bitwise_or BitwiseXorTensor:bitwise_xor", i32(2, 3), i32(3)),
    *pairs("BitwiseAndScalar:bitwise_and BitwiseOrScalar:bitwise_or BitwiseXorScalar:bitwise_xor", i32(3), 3),
    ascend("BitwiseNot", "bitwise_not", i32(3)),
    ascend("AddcdivExt", "lambda x, a, b, v: torch.addcdiv(x, a, b, value=v)", f32(3), f32(3), f32(3, **P), 2),
    ascend("AddcmulExt", "lambda x, a, b, v: torch.addcmul(x, a, b, value=v)", f32(3), f32(3), f32(3), 2),
    *[A(name, f32(3), -1.0, 1.0) for name in ("ClampScalar", "clamp_scalar")],
    A("ClampTensor", f32(2, 3), f32(3), f32(3)),
    ascend("SelectV2", "where", bool_(3), f32(3), f32(3)),
    *[ascend(name, "lambda x, y: x.int()", f32(3), i32(3)) for name in ("TypeAs", "type_as")],
    # reductions
    *[A(name, f32(2, 3), 1, True) for name in ("SumExt", "MeanExt", "ProdExt", "sum_ext", "mean_ext", "prod_ext")],
    *[A(name, f32(2, 3), None, False, code("ms.float64")) for name in ("SumExt", "MeanExt", "ProdExt")],
    ascend("Nansum", "nansum", values([[1.0, float("nan")]], "float32"), 1, True),
    *[A(name, f32(2, 3)) for name in ("Max", "Min")],
    *[A(name, f32(2, 3), 1, True) for name in ("MaxDim", "MinDim")],
    *pairs("ArgMaxExt:argmax ArgMinExt:argmin", f32(2, 3), 1, True),
    ascend("MedianExt", "median", f32(5)),
    ascend("MedianDim", "lambda x, a: tuple(torch.median(x, a))", f32(2, 3), 1),
    ascend("Kthvalue", "lambda *a: tuple(torch.kthvalue(*a))", f32(2, 3), 2, 1, True),
    *[
        ascend(name, f"lambda x, a, c, k: torch.{fn}(x, a, correction=c, keepdim=k)", f32(2, 3), 1, 0, True)
        for name, fn in (("Std", "std"), ("Var", "var"), ("StdMean", "std_mean"), ("VarMean", "var_mean"))
    ],
    ascend("LogSumExp", "logsumexp", f32(2, 3), 1, True),
    ascend("CountNonZero", "count_nonzero", i32(2, 3), 1),
    ascend("BincountExt", "bincount", i32(5, low=0), None, 12),
    ascend("HistcExt", "histc", f32(6), 4, -2, 2),
    ascend("CumsumExt", "cumsum", f32(2, 3), 1),
    ascend("CumminExt", "lambda *a: tuple(torch.cummin(*a))", f32(2, 3), 1),
    # shapes and parts
    *pairs("Clone:clone Copy:clone Contiguous:clone TExt:t", f32(2, 3)),
    *[A(name, f32(2, 3), (3, 2)) for name in ("View",)],
    A("ViewAs", f32(2, 3), f32(6)).but(torch="lambda x, y: x.view_as(y) + y.sum() * 0", reason=ASCEND),
    ascend("AsStrided", "as_strided", f32(2, 3), (2, 2), (1, 2), 1),
    A("FlattenExt", f32(2, 3, 2), 1),
    *[A(name, f32(2, 3), 1) for name in ("ExpandDimsView", "expand_dims_view")],
    A("ExpandAs", f32(3), f32(2, 3)).but(torch="lambda x, y: x.expand_as(y) + y.sum() * 0", reason=ASCEND),
    *[A(name, f32(3), (2, 3)) for name in ("BroadcastToView", "broadcast_to_view")],
    ascend("StackExt(1)", "lambda ts: torch.stack(ts, 1)", (f32(2, 3), f32(2, 3))),
    A("SequenceConcat(1)", (f32(2, 3), f32(2, 3))).but(torch="lambda ts: torch.cat(ts, 1)", reason=ASCEND),
    *[A(name, f32(4, 2), 2, 0) for name in ("SplitTensor", "Chunk", "ChunkView")],
    *[A(name, f32(2, 3), (1, 2), 1) for name in ("SplitWithSize",)],
    *[A(name, f32(4, 2), 3, 0).but(torch="torch.split", reason=ASCEND) for name in ("SplitTensorView",)],
    A("SplitWithSizeView", f32(2, 3), (1, 2), 1).but(torch="torch.split", reason=ASCEND),
    A("UnstackExtView", f32(2, 3), 1).but(torch="torch.unbind", reason=ASCEND),
    ascend("RepeatInterleaveInt", "repeat_interleave", f32(2, 3), 2, 1),
    ascend("RepeatInterleaveTensor", "repeat_interleave", f32(2, 3), values([1, 2], "int64"), 0),
    *[A(name, f32(2, 3), 1, 0, 2) for name in ("Narrow", "NarrowView", "narrow", "narrow_view")],
    A("SelectExtView", f32(2, 3), 1, 0).but(torch="torch.select", reason=ASCEND),
    # MindSpore's gradient takes the step for 1
    *[A(name, f32(2, 5), 1, 0, 4, 2).but(grad=False) for name in ("SliceExt", "SliceExtView")],
    *[
        A(name, f32(3, 2), [INDEX]).but(torch="lambda x, i: x[i[0]]", reason=ASCEND)
        for name in ("Index", "InnerIndex", "index")
    ],
    ascend("IndexSelect", "index_select", f32(3, 2), 0, INDEX),
    A("GatherNdExt", f32(3, 2), values([[0, 1], [2, 0]], "int64")).but(
        torch="lambda x, i: x[i[:, 0], i[:, 1]]", reason=ASCEND
    ),
    ascend("Take", "take", f32(3, 2), INDEX),
    ascend("NonZeroExt", "lambda x: torch.nonzero(x, as_tuple=True)", i32(2, 3)),
    ascend("InnerNonZero", "lambda x: torch.nonzero(x).T", i32(2, 3)),
    ascend("Scatter", "scatter", f32(2, 3), 1, PLACES, f32(2, 2)),
    ascend("Scatter", "lambda x, d, i, s, r: torch.scatter_add(x, d, i, s)", f32(2, 3), 1, PLACES, f32(2, 2), "add"),
    ascend("ScatterValue", "scatter", f32(2, 3), 1, PLACES, 2.0),
    ascend("ScatterAddExt", "scatter_add", f32(2, 3), 1, PLACES, f32(2, 2)),
    ascend(
        "IndexAddExt", "lambda x, d, i, s, a: torch.index_add(x, d, i, s, alpha=a)", f32(2, 3), 1, INDEX, f32(2, 2), 2
    ),
    ascend("IndexFillScalar", "index_fill", f32(2, 3), 1, INDEX, 2.0),
    ascend("IndexFillTensor", "index_fill", f32(2, 3), 1, INDEX, f32()),
    ascend("TensorCopySlices", "lambda x, v, *a: torch.cat((x[:1], v))", i32(3, 2), i32(2, 2), (1,), (3,), (1,)),
    ascend("DiagExt", "diag", f32(3), 1),
    ascend("TrilExt", "tril", f32(3, 3), 1),
    ascend("SortExt", "lambda x, d, r, s: tuple(torch.sort(x, dim=d, descending=r))", f32(2, 3), 0, True, True),
    ascend("ArgSort", "lambda x, d, r, s: torch.argsort(x, dim=d, descending=r)", f32(2, 3), 0, True, True),
    ascend("TopkExt", "lambda *a: tuple(torch.topk(*a))", f32(2, 3), 2, 1, False),
    ascend("Unique2", "lambda x, *a: torch.unique(x, True, True, True)", values([3, 1, 1], "int32"), True, True, True),
    ascend(
        "UniqueDim", "lambda x, *a: torch.unique(x, True, True, True, 0)", values([3, 1, 1], "int32"), True, True, 0
    ),
    A("TupleToList", (1, 2)).but(expect=[1, 2], reason=ASCEND),
    A("ListToTuple", [1, 2]).but(expect=(1, 2), reason=ASCEND),
    A("masked_scatter", f32(3), values([True, False, True], "bool"), f32(2)).but(
        torch="torch.masked_scatter", reason=ASCEND
    ),
    # new Tensors
    ascend("Arange", "arange", 0, 5, 2),
    ascend("LinSpaceExt", "linspace", 0, 1, 5),
    A("FillScalar", (2,), 3.0).but(expect=values([3.0, 3.0], "float32"), reason=ASCEND),
    A("FillTensor", (2,), values(3.0, "float32")).but(expect=values([3.0, 3.0], "float32"), reason=ASCEND),
    ascend("FullLike", "full_like", f32(2, 3), 2.0),
    *pairs("OnesLikeExt:ones_like ZerosLikeExt:zeros_like", f32(2, 3)),
    *[A(name, f32(3), (2, 2)).but(grad=False) for name in ("NewOnes", "NewZeros")],
    A("NewFull", f32(3), (2,), 1.5).but(expect=values([1.5, 1.5], "float32"), reason=ASCEND),
    A("OneHotExt(0)", INDEX, 3, values(1, "int32"), values(0, "int32")).but(
        expect=values([[1, 0], [0, 0], [0, 1]], "int32"), reason=ASCEND
    ),
    # matrices
    A("MatMulExt", f32(2, 3), f32(3, 2)),
    A("BatchMatMulExt", f32(2, 2, 3), f32(2, 3, 2)),
    *pairs("Mm:mm", f32(2, 3), f32(3, 2)),
    *pairs("Mv:mv", f32(2, 3), f32(3)),
    *pairs("Dot:dot Outer:outer", f32(3), f32(3)),
    *[
        ascend(name, f"lambda x, a, b, s, t: torch.{name.lower()}(x, a, b, beta=s, alpha=t)", x, a, b, 0.5, 2.0)
        for name, x, a, b in (
            ("Addmm", f32(2, 2), f32(2, 3), f32(3, 2)),
            ("Addmv", f32(2), f32(2, 3), f32(3)),
            ("Addbmm", f32(2, 2), f32(2, 2, 3), f32(2, 3, 2)),
            ("Baddbmm", f32(2, 2, 2), f32(2, 2, 3), f32(2, 3, 2)),
        )
    ],
    ascend("LinalgVectorNorm", "linalg.vector_norm", f32(2, 3), 3, 1, True),
    ascend("LinalgQr", "lambda A, m: tuple(torch.linalg.qr(A, m))", f32(3, 2), "complete").but(grad=False),
    ascend("MatrixInverseExt", "inverse", values([[2.0, 1.0], [1.0, 3.0]], "float32")),
    ascend("TraceExt", "trace", f32(3, 3)),
    *[
        A("SolveTriangular", values([[2.0, 0.0], [1.0, 3.0]], "float32"), b, *args)
        for b, args in ((f32(2), (0, True)), (f32(2, 1), (1, True)), (f32(2, 3), (0, True, True)))
    ],
    ascend(
        "TriangularSolve",
        "lambda b, A: (torch.linalg.solve_triangular(A, b, upper=True), A)",
        f32(2, 2),
        f32(2, 2, **P),
    ),
    *[
        A(f'Correlate("{mode}")', *args).but(grad=False)
        for mode in ("valid", "same", "full")
        for args in ((f32(5), f32(2)), (f32(2), f32(5)))
    ],
    # networks
    *pairs("GeluExt:nn.functional.gelu NpuGelu:nn.functional.gelu LeakyReLUExt:nn.functional.leaky_relu", f32(2, 3)),
    *pairs("MishExt:nn.functional.mish SeLUExt:nn.functional.selu SiLU:nn.functional.silu", f32(2, 3)),
    *pairs("SoftplusExt:nn.functional.softplus Hardtanh:nn.functional.hardtanh", f32(2, 3)),
    ascend("EluExt(2.0)", f"lambda x: {NN}.elu(x, 2.0)", f32(2, 3)),
    ascend("LogSigmoid", f"lambda x: ({NN}.logsigmoid(x), torch.exp(-x.abs()))", f32(2, 3)),
    ascend("Swiglu", f"lambda x: {NN}.silu(x[:, :2]) * x[:, 2:]", f32(2, 4)),
    ascend("Threshold", "nn.functional.threshold", f32(2, 3), 0.5, 7.0),
    ascend("Conv1DExt", "conv1d", f32(1, 2, 5), f32(3, 2, 2)),
    ascend("Conv2DExt", "conv2d", IMAGE, f32(3, 2, 2, 2), f32(3), 2),
    ascend("Conv3DExt", "conv3d", f32(1, 1, 3, 3, 3), f32(2, 1, 2, 2, 2)),
    ascend("ConvTbc", "conv_tbc", f32(5, 2, 3), f32(2, 3, 4), f32(4)),
    ascend("ConvTranspose2D", "conv_transpose2d", IMAGE, f32(2, 3, 2, 2)),
    ascend("Col2ImExt", "nn.functional.fold", f32(1, 4, 9), (4, 4), 2),
    ascend("Im2ColExt", "nn.functional.unfold", IMAGE, 2),
    ascend("ConstantPadND", f"lambda x, p, v: {NN}.pad(x, p, value=v)", f32(2, 3), (1, 2), 3.0),
    ascend("AvgPool1D", "nn.functional.avg_pool1d", f32(2, 3, 6), 2),
    ascend("AvgPool2D", "nn.functional.avg_pool2d", IMAGE, 2, 1),
    ascend("AvgPool3DExt", "nn.functional.avg_pool3d", f32(1, 1, 4, 4, 4), 2),
    ascend("AdaptiveAvgPool1D", "nn.functional.adaptive_avg_pool1d", f32(2, 3, 6), 2),
    ascend("AdaptiveAvgPool2DExt", "nn.functional.adaptive_avg_pool2d", IMAGE, 2),
    ascend("AdaptiveAvgPool3DExt", "nn.functional.adaptive_avg_pool3d", f32(1, 1, 4, 4, 4), 2),
    ascend("AdaptiveMaxPool1D", f"lambda x, s: tuple({NN}.adaptive_max_pool1d(x, s, True))", f32(2, 3, 6), 2),
    ascend("MaxUnpool2DExt", "nn.functional.max_unpool2d", f32(1, 1, 2, 2), values([[[[0, 3], [8, 11]]]], "int64"), 2),
    ascend(
        "BatchNormExt",
        BATCH_NORM,
        f32(4, 3),
        f32(3),
        f32(3),
        None,
        None,
        True,
    ).but(grad=False),
    ascend(
        "LayerNormExt",
        LAYER_NORM,
        f32(2, 3),
        (3,),
        f32(3),
        f32(3),
    ).but(grad=False),
    ascend(
        "LayerNormV3(1, 1, 1e-5)",
        LAYER_NORM_V3,
        f32(2, 3),
        f32(3),
        f32(3),
    ).but(grad=False),
    ascend(
        "GroupNorm",
        GROUP_NORM,
        f32(1, 4, 3),
        2,
    ).but(grad=False),
    ascend("Embedding", "nn.functional.embedding", values([1, 0], "int64"), f32(3, 2)),
    ascend(
        "CosineEmbeddingLoss", "nn.functional.cosine_embedding_loss", f32(2, 3), f32(2, 3), values([1, -1], "int64")
    ),
    ascend("KLDiv", f"lambda x, y, r: {NN}.kl_div(x, y.detach(), reduction=r)", f32(2, 3), f32(2, 3, **P), "sum"),
    *[
        ascend(name, f"lambda x, y, r: {NN}.{fn}(x, y, reduction=r)", f32(2, 3), f32(2, 3), "sum")
        for name, fn in (("L1LossExt", "l1_loss"), ("MSELossExt", "mse_loss"))
    ],
    ascend(
        "CrossEntropyLoss",
        CROSS_ENTROPY,
        f32(2, 3),
        INDEX,
        None,
        "mean",
        -100,
        0.0,
        0.5,
        True,
    ),
    *[
        ascend(name, f"lambda x, s: {NN}.interpolate(x, s)", x, s)
        for name, x, s in (("UpsampleNearest1D", f32(1, 2, 3), (6,)), ("UpsampleNearest2D", f32(1, 1, 2, 2), (4, 3)))
    ],
    *[
        ascend(name, f"lambda x, s, _, a: {NN}.interpolate(x, s, mode='{mode}', align_corners=a)", x, s, None, True)
        for name, mode, x, s in (
            ("UpsampleLinear1D", "linear", f32(1, 2, 3), (6,)),
            ("UpsampleBilinear2D", "bilinear", f32(1, 1, 2, 2), (4, 3)),
            ("UpsampleBicubic2D", "bicubic", f32(1, 1, 2, 2), (4, 3)),
        )
    ],
    *[ascend("LogSoftmaxExt", "log_softmax", f32(2, 3), axis) for axis in (0, -1)],
    ascend("LogSoftmaxExt", "lambda x: x.log_softmax(0)", f32(2, 3, 2)),
    *[A("TransposeView", x, axes) for x, axes in ((f32(2, 3, 2), (2, 0, 1)), (i32(2, 3), (1, 0)))],
    *[A("TransposeExtView", x, 0, -1) for x in (f32(2, 3, 2), i32(2, 3))],
    # experts
    ascend(
        "GroupedMatmul(3, 0)",
        "lambda x, w, *a: (torch.cat((x[0][:1] @ w[0][0], x[0][1:] @ w[0][1])),)",
        [f32(3, 2)],
        [f32(2, 2, 4)],
        None,
        None,
        None,
        None,
        None,
        values([1, 3], "int64"),
    ),
    ascend(
        "GroupedMatmul",
        "lambda x, w, b: tuple(p @ q + r for p, q, r in zip(x, w, b))",
        [f32(3, 2), f32(1, 2)],
        [f32(2, 2), f32(2, 3)],
        [f32(2), f32(3)],
    ),
    ascend(
        "GroupedMatmulV4",
        "lambda x, w, **k: (torch.cat((x[0][:1] @ w[0][0], x[0][1:] @ w[0][1])).relu(),)",
        [f32(3, 2)],
        [f32(2, 2, 4)],
        group_list=values([1, 2], "int64"),
        split_item=3,
        group_type=0,
        group_list_type=1,
        act_type=1,
    ),
    A("GroupedMatmul", [f32(3, 2)], [f32(2, 2)], None, f32(2)).but(expect=error("ValueError"), reason="quantised"),
    A("MoeComputeExpertTokens", values([0, 0, 1, 3], "int32"), 4).but(
        expect=values([2, 3, 3, 4], "int32"), reason=ASCEND
    ),
    A("MoeGatingTopKSoftmax", f32(3, 4), values([False, True, False], "bool"), k=2).but(
        torch="lambda x, f, k: (x.softmax(1).topk(2)[0], x.softmax(1).topk(2)[1].masked_fill(f[:, None], 4).int(),"
        " torch.tensor([[0, 3], [1, 4], [2, 5]], dtype=torch.int32))",
        reason=ASCEND,
    ),
    ascend(
        "MoeInitRouting",
        INIT_ROUTING,
        f32(3, 2),
        values([[0, 3], [1, 4], [2, 5]], "int32"),
        ROUTES,
        3,
    ),
]
