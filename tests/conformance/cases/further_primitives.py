"""Primitives that are one call of a function with cases of its own: that their settings and inputs reach it."""

from tests.conformance.case import Case, code, f32, f64, values

SPD = values([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]], "float32")
FACTOR, UPPER = values([[2.0, 0.0], [0.5, 1.5]], "float32"), values([[2.0, 0.5], [0.0, 1.5]], "float32")
NAN_FIRST, NAN_LAST = values([float("nan"), 1.0], "float32"), values([2.0, float("nan")], "float32")
FOURS, TWOS = values([4.0, 4.0], "float32"), values([2.0, 2.0], "float32")
ADAM = "Ascend only: 2 - 0.1 * (m / sqrt(v) + 0.25 * 2) with m = 2 and v = 4"
NO_KERNEL = "MindSpore's CPU has no kernel for it"

CASES = [
    # elementwise
    Case("(lambda *x: ops.AccumulateNV2()(x))", f32(2, 3), f32(2, 3), f32(2, 3)).but(
        torch="lambda a, b, c: a + b + c", reason=NO_KERNEL
    ),
    Case("ops.Fmax()", f32(2, 3), f32(3)),
    Case("ops.Fmax()", NAN_FIRST, NAN_LAST).but(grad=False),
    Case("ops.Fmin()", f32(2, 3), f32(3)).but(torch="torch.fmin", reason=NO_KERNEL),
    Case("ops.Fmin()", NAN_FIRST, NAN_LAST).but(torch="torch.fmin", reason=NO_KERNEL, grad=False),
    Case("ops.auto_generate.LerpScalar()", f32(3), f32(3), 0.25).but(torch="torch.lerp", reason=NO_KERNEL),
    Case("ops.NanToNum(1.0, 2.0, -3.0)", values([float("nan"), float("inf"), float("-inf"), 0.5], "float32")).but(
        grad=False
    ),
    *[Case("ops.FloatStatus()", values([1.0, x], "float32")).but(expect=values([status], "float32"), reason=NO_KERNEL)
      for x, status in ((float("inf"), 1.0), (float("nan"), 1.0), (2.0, 0.0))],
    Case("ops.Polar()", f32(3, low=0.5), f32(3)),
    Case("ops.MoveTo()", f32(2), "CPU").but(torch="lambda x, _: x", reason=NO_KERNEL),
    # reductions and distances
    Case("ops.EuclideanNorm()", f32(2, 3), values([1], "int32")).but(
        torch="lambda x, _: x.square().sum(1).sqrt()", reason=NO_KERNEL
    ),
    Case("ops.EuclideanNorm(True)", f32(2, 3), values([0, 1], "int64")).but(
        torch="lambda x, _: x.square().sum((0, 1), keepdim=True).sqrt()", reason=NO_KERNEL
    ),
    Case("ops.Quantile(1, True)", f32(2, 3), 0.25).but(
        torch="lambda x, q: torch.quantile(x, q, 1, True)", reason=NO_KERNEL
    ),
    Case("ops.Quantile(ignore_nan=True)", values([1.0, float("nan"), 3.0], "float32"), 0.5).but(
        torch="torch.nanquantile", reason=NO_KERNEL, grad=False
    ),
    Case("ops.HistogramFixedWidth(4)", f32(9), values([-1.0, 1.0], "float32")).but(
        torch="lambda x, _: torch.histc(x.clamp(-1, 1), 4, -1, 1).int()", reason=NO_KERNEL, grad=False
    ),
    *[Case(f"ops.Pdist({p})", f32(4, 3)) for p in (1.0, 2.0)],
    # linear algebra
    Case("(lambda *x: ops.Einsum('ij,jk->ik')(x))", f32(2, 3), f32(3, 2)).but(torch="torch.mm", reason=NO_KERNEL),
    Case("(lambda x: ops.Svd()(x)[0])", SPD),
    Case("ops.Svd(False, False)", f64(2, 3)),
    Case("(lambda x: ops.sort(ops.real(ops.Eig()(x)[0]))[0])", SPD).but(grad=False),
    Case("ops.CholeskyInverse()", FACTOR).but(grad=False),
    Case("ops.CholeskyInverse(True)", UPPER).but(grad=False),
    Case("ops.CholeskySolve()", f32(2, 3), FACTOR).but(grad=False),
    Case("ops.CholeskySolve(True)", f32(2, 3), UPPER).but(grad=False),
    Case("ops.LuSolve()", f32(3, 1), SPD, values([2, 2, 3], "int32")).but(grad=False),
    Case("ops.LuUnpack()", SPD, values([2, 3, 3], "int32")).but(grad=False),
    Case("(lambda x: ops.Geqrf()(x)[0])", SPD).but(grad=False),
    Case("(lambda x: ops.Geqrf()(x)[1])", SPD).but(grad=False),
    Case("ops.Orgqr()", f32(3, 2), f32(2)).but(grad=False),
    *[Case(f"ops.Ormqr({left}, {transpose})", f32(3, 3), f32(3), f32(3, 3)).but(
        torch=f"lambda *x: torch.ormqr(*x, {left}, {transpose})", reason=NO_KERNEL, grad=False)
      for left in (True, False) for transpose in (True, False)],
    Case("ops.MatrixExp()", f32(2, 2)).but(torch="torch.matrix_exp", reason=NO_KERNEL),
    Case("ops.MatrixLogarithm()", values([[2.0, 1.0], [0.0, 3.0]], "complex64")).but(grad=False),
    Case("ops.TridiagonalMatMul()", f32(1, 3), f32(1, 3), f32(1, 3), f32(3, 2)).but(grad=False),
    # layers
    Case("ops.Conv2DBackpropInput(3, 2)", f32(1, 3, 4, 4), f32(3, 2, 2, 2), (1, 2, 5, 5)),
    Case("(lambda x: ops.Dropout3D(1.0)(x))", f32(1, 2, 1, 2, 2)),
    Case("ops.ResizeNearestNeighborV2()", f32(1, 2, 2, 2), values([3, 5], "int32")),
    Case("ops.ResizeNearestNeighborV2(align_corners=True)", f32(1, 1, 3, 3), values([5, 2], "int32")),
    Case("ops.MaxUnpool3D(2)", f32(1, 1, 1, 1, 2), values([[[[[0, 7]]]]], "int64")).but(grad=False),
    Case("(lambda *x: ops.RmsNorm(1e-3)(*x)[0])", f32(2, 3), f32(3)).but(
        torch="lambda x, g: x * (x.square().mean(-1, keepdim=True) + 1e-3).rsqrt() * g", reason="Ascend only"
    ),
    # sparse
    Case("ops.operations._csr_ops.COO2CSR()", values([0, 1, 1], "int32"), 3).but(
        expect=values([0, 1, 3, 3], "int32"), reason=NO_KERNEL
    ),
    Case("ops.operations._csr_ops.CSR2COO()", values([0, 1, 3, 3], "int32"), 3).but(
        expect=values([0, 1, 1], "int32"), reason=NO_KERNEL
    ),
    Case("ops.operations._csr_ops.CSRGather()", values([0, 1, 3], "int32"), values([2, 0, 1], "int32"), f32(2, 3),
         (2, 3)).but(torch="lambda _, i, x, *s: x[[0, 1, 1], i.long()]", reason=NO_KERNEL),
    # attention
    Case("ops.auto_generate.RotaryPositionEmbedding()", f32(1, 2, 1, 4), f32(1, 2, 1, 4), f32(1, 2, 1, 4), 1).but(
        torch="lambda x, c, s, _: x * c + torch.stack((-x[..., 1::2], x[..., ::2]), -1).flatten(-2) * s",
        reason="Ascend only",
    ),
    Case("ops.operations.nn_ops.PromptFlashAttention(2, 0.5, input_layout='BNSD')", *[f32(1, 2, 3, 4)] * 3).but(
        torch="lambda q, k, v: torch.nn.functional.scaled_dot_product_attention(q, k, v, scale=0.5)",
        reason="Ascend only",
    ),
    Case("ops.operations.nn_ops.PagedAttentionMask(1, 0.5, 1)", f32(1, 1, 4), f32(3, 2, 1, 4), f32(3, 2, 1, 4),
         values([[2, 0]], "int32"), values([3], "int32"), None, None, f32(1, 1, 1, 4)).but(
        torch="lambda q, k, v, t, c, x, y, mask: ((q @ k[[2, 0]].reshape(4, 4)[:3].T * 0.5 + mask[0, :, :, :3])"
        ".softmax(-1) @ v[[2, 0]].reshape(4, 4)[:3])",
        reason="Ascend only",
    ),
    Case("ops.ApplyRotaryPosEmb()", f32(1, 2, 8), f32(1, 2, 4), f32(3, 4), f32(3, 4), values([2, 0], "int32")).but(
        torch="lambda q, k, c, s, p: tuple((x.unflatten(-1, (-1, 4)) * c[[2, 0], None] + torch.cat((-x.unflatten(-1, "
        "(-1, 4))[..., 2:], x.unflatten(-1, (-1, 4))[..., :2]), -1) * s[[2, 0], None]).flatten(-2) for x in (q, k))",
        reason="Ascend only",
    ),
    # optimizers
    Case("ops.FusedAdaFactorWithGlobalNorm()", (1e-30, 1e-3), 1.0, 0.9, 0.8, 0.1, 0.1, FOURS, *[TWOS] * 5, 2.0).but(
        expect=values([1.9, 1.9], "float32"), reason="as ops.FusedAdaFactor of half the gradient"
    ),
    Case("(lambda *x: ops.FusedCastAdamWeightDecay()(*x)[0])", TWOS, TWOS, FOURS, 0.1, 0.5, 0.5, 0.0, 0.25, FOURS,
         values(2.0, "float32")).but(expect=values([1.85, 1.85], "float32"), reason=ADAM),
    # functions
    Case("ops.Reusing()", f32(2)).but(torch="lambda x: x", reason="for a compiler"),
    Case("ops.GeSwitch()", f32(2), True).but(torch="lambda x, _: (x, x)", reason="for a compiler", grad=False),
    Case("(lambda x, y: ops.Merge()((x, y)))", f32(2), f32(2)).but(
        torch="lambda x, y: (x, torch.tensor(0).int())", reason="for a compiler", grad=False
    ),
    Case("(lambda x, y: ops.Map()(lambda a, b: a + b, (x, y), (y, x)))", f32(2), f32(2)),
    Case("(lambda x, y: ops.HyperMap()(lambda a, b: a * b, ((x, y), x), ((y, x), x)))", f32(2), f32(2)),
    Case("ops.operations._inner_ops.MixedPrecisionCast()", code("ms.float16"), f32(2)),
    # random numbers
    *[Case(f"(lambda: ops.{call}.shape)") for call in (
        "RandomGamma(1)(Tensor([2, 3], ms.int32), Tensor([1.0, 2.0]))",
        "RandomPoisson(1)(Tensor([2, 3], ms.int32), Tensor([1.0, 2.0]))",
        "StandardLaplace(1)((2, 3))",
        "NonDeterministicInts()(Tensor([2, 3], ms.int32))",
        "LogNormalReverse()(Tensor([[1.0, 2.0]]))",
        "MultinomialWithReplacement(4)(Tensor([[1.0, 2.0]]), Tensor(1), Tensor(2))",
        "UniformCandidateSampler(1, 2, True, 5)(Tensor([[1], [2]]))[0]",
    )],
    *[Case(f"(lambda: ops.{call}.dtype)") for call in (
        "RandomGamma(1)(Tensor([2, 3], ms.int32), Tensor([1.0, 2.0]))",
        "RandomPoisson(1)(Tensor([2, 3], ms.int32), Tensor([1.0, 2.0]))",
        "StandardLaplace(1)((2, 3))",
        "NonDeterministicInts(ms.int32)(Tensor([2, 3], ms.int32))",
        "MultinomialWithReplacement(4)(Tensor([[1.0, 2.0]]), Tensor(1), Tensor(2))",
    )],
    Case("(lambda: ops.RandpermV2(1, 2, ms.int32)(Tensor([5])).sort()[0])"),
]  # fmt: skip
