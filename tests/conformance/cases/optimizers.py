"""One step of an optimizer, as Primitives."""

from tests.conformance.case import Case, f16, f32, parameter, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"
IGNORED = "MindSpore's CPU kernel leaves the argument out of account"
ONES = parameter(values([1.0, 1.0], "float32"))
FOURS = parameter(values([4.0, 4.0], "float32"))
UNCHANGED = values([1.0, 1.0], "float32")
NOTHING = values([0.0], "float32"), values([1], "int32")
SQUARES = values(4.0, "float32"), values(16.0, "float32")
TWOS = values([2.0, -2.0], "float32")


def variables(count, shape=(2, 3)):
    """Parameters with positive values."""
    return [parameter(f32(*shape, low=0.2, high=2.0)) for _ in range(count)]


def changed(make):
    """Only what the call changes is compared: MindSpore's CPU returns memory that it has not written."""
    return f"(lambda *inputs: ({make}(*inputs), None)[1])"


GRAD = f32(2, 3)
ROWS = f32(2, 3)
INDICES = values([0, 2], "int32")
FIRST = values([0, 1], "int32")
BEYOND = values([1, 5], "int32")
TWICE = values([2, 2], "int32")
BETAS = (0.9, 0.999)

DENSE = [
    *[Case(f"ops.ApplyMomentum({a})", *variables(2), 0.1, GRAD, 0.9) for a in ("",)],
    *[
        Case(
            f"ops.SGD({a})",
            *variables(1),
            GRAD,
            f32(low=0.1, high=0.2),
            *variables(1),
            f32(low=0.1, high=0.9),
            f32(2, 3),
        )
        for a in ("", "0.1", "0.0, 0.1", "0.0, 0.0, True")
    ],
    *[Case(changed(f"ops.Adam(False, {a})"), *variables(3), *BETAS, 0.01, *BETAS, 1e-8, GRAD) for a in (False, True)],
    Case(
        "ops.AdamNoUpdateParam()",
        *variables(2),
        *[values(x, "float32") for x in (0.9, 0.999, 0.01, 0.9, 0.999, 1e-8)],
        GRAD,
    ),
    Case(changed("ops.AdamWeightDecay()"), *variables(3), 0.01, *BETAS, 1e-6, 0.1, GRAD),
    Case("ops.ApplyAdamWithAmsgrad()", *variables(4), *[values(x, "float32") for x in (0.9, 0.999, 0.01)], GRAD),
    Case("ops.ApplyAdamWithAmsgradV2()", *variables(4), *BETAS, 0.01, *BETAS, 1e-8, GRAD),
    Case("ops.ApplyAdaMax()", *variables(3), 0.9, 0.01, *BETAS, 1e-8, GRAD),
    Case("ops.ApplyAdadelta()", *variables(3), 0.01, 0.9, 1e-6, GRAD),
    Case("ops.ApplyAdagrad()", *variables(2), 0.01, GRAD),
    *[Case(f"ops.ApplyAdagradV2({a})", *variables(2), 0.01, GRAD) for a in ("1e-6", "0.1, False")],
    *[Case("ops.ApplyProximalAdagrad()", *variables(2), 0.1, l1, 0.2, GRAD) for l1 in (0.0, 0.5)],
    Case("ops.ApplyGradientDescent()", *variables(1), 0.1, GRAD),
    *[Case("ops.ApplyProximalGradientDescent()", *variables(1), 0.1, l1, 0.2, GRAD) for l1 in (0.0, 5.0)],
    Case("ops.ApplyAddSign()", *variables(2), 0.1, 1.0, 0.9, 0.5, GRAD),
    Case("ops.ApplyPowerSign()", *variables(2), 0.1, 2.0, 0.9, 0.5, GRAD),
    Case(changed("ops.ApplyRMSProp()"), *variables(3), 0.01, GRAD, 0.9, 0.5, 1e-3),
    Case(
        changed("ops.ApplyCenteredRMSProp()"),
        *variables(1),
        f32(2, 3, low=0.1, high=0.5),
        f32(2, 3, low=1),
        f32(2, 3),
        GRAD,
        0.01,
        0.9,
        0.5,
        1e-3,
    ),
    *[Case("ops.ApplyFtrl()", *variables(3), GRAD, 0.1, l1, 0.2, -0.5) for l1 in (0.0,)],
]

SPARSE = [
    *[
        Case(changed(f"ops.{name}()"), *variables(3, (3, 3)), *BETAS, 0.01, *BETAS, 1e-8, ROWS, INDICES)
        for name in ("FusedSparseAdam", "FusedSparseLazyAdam")
    ],
    Case(changed("ops.FusedSparseLazyAdam()"), *variables(3, (3, 3)), *BETAS, 0.01, *BETAS, 1e-8, ROWS, TWICE),
    *[
        Case(changed(f"ops.{name}(0.1, 0.01, 0.02, -0.5)"), *variables(3, (3, 3)), ROWS, INDICES)
        for name in ("FusedSparseFtrl", "SparseApplyFtrl")
    ],
    *[
        Case(changed(f"ops.{name}(0.1, 0.01, 0.02, -0.5)"), *variables(3, (3, 3)), ROWS, which)
        for name, which in (("FusedSparseFtrl", TWICE), ("SparseApplyFtrl", TWICE))
    ],
    Case(
        "(lambda var, *rest: (ops.SparseApplyFtrl(0.1, 0.0, 0.0, -0.5)(var, *rest), var + 0)[1])",
        *[parameter(values([[1.0], [1.0], [1.0]], "float32"))] * 3,
        values([[2.0], [2.0]], "float32"),
        BEYOND,
    ).but(
        expect=values([[1.0], [0.41862231], [1.0]], "float32"),
        reason="MindSpore leaves rows out that are not there, or the process ends; (10 (sqrt(5) - 1) - 3) / 10 sqrt(5)",
    ),
    Case(changed("ops.FusedSparseLazyAdam()"), *variables(3, (3, 3)), *BETAS, 0.01, *BETAS, 1e-8, ROWS, BEYOND),
    *[
        Case(changed(f"ops.{name}()"), *variables(2, (3, 3)), 0.1, 0.05, 0.2, ROWS, INDICES)
        for name in ("FusedSparseProximalAdagrad",)
    ],
    Case(changed("ops.SparseApplyAdagrad(0.1)"), *variables(2, (3, 3)), ROWS, INDICES),
    Case(changed("ops.SparseApplyAdagradV2(0.1, 1e-6)"), *variables(2, (3, 3)), ROWS, INDICES),
    Case(changed("ops.SparseApplyRMSProp(0.9, 0.5, 1e-6)"), *variables(3), 0.1, ROWS, FIRST),
]

CASES = [
    *[case.but(grad=False) for case in (*DENSE, *SPARSE)],
    Case("ops.ApplyMomentum()", *[parameter(f16(2)) for _ in range(2)], 0.1, f16(2), 0.9).but(grad=False),
    Case("(lambda: ops.SGD(0.1, 0.0, True))"),
    Case("ops.ApplyKerasMomentum()", ONES, FOURS, 0.1, TWOS, 0.5).but(
        expect=(values([2.8, 3.2], "float32"), values([1.8, 2.2], "float32")), reason=NO_KERNEL
    ),
    Case("ops.ApplyKerasMomentum(False, True)", ONES, FOURS, 0.1, TWOS, 0.5).but(
        expect=(values([1.7, 2.3], "float32"), values([1.8, 2.2], "float32")), reason=NO_KERNEL
    ),
    Case("ops.ApplyMomentum(True)", ONES, FOURS, 0.1, TWOS, 0.5).but(
        expect=values([0.6, 1.2], "float32"), reason=IGNORED
    ),
    Case("ops.ApplyMomentum(gradient_scale=0.5)", ONES, FOURS, 0.1, TWOS, 0.5).but(
        expect=values([0.7, 0.9], "float32"), reason=IGNORED
    ),
    Case("ops.ApplyAdagrad(False)", ONES, FOURS, 0.1, TWOS).but(
        expect=(values([0.9, 1.1], "float32"), values([4.0, 4.0], "float32")), reason=IGNORED
    ),
    Case("ops.ApplyFtrl()", ONES, FOURS, parameter(values([-5.0, 0.5], "float32")), TWOS, 1.0, 1.0, 0.5, -0.5).but(
        expect=values([0.7387961, 0.3469903], "float32"), reason="MindSpore's CPU kernel adds l1 to a negative sum"
    ),
    Case("ops.ApplyAdagradDA()", ONES, ONES, FOURS, TWOS, 0.1, 0.25, 0.0, values(2, "int32")).but(
        expect=values([-0.08838835, 0.01767767], "float32"),
        reason="MindSpore's CPU kernel subtracts l1 from a negative sum",
    ),
    Case(
        "ops.LARSUpdate()",
        f32(3),
        values([2.0, 4.0, 0.0], "float32"),
        values(4.0, "float32"),
        values(16.0, "float32"),
        0.0,
        1.0,
    ).but(expect=values([0.001, 0.002, 0.0], "float32"), reason=NO_KERNEL),
    Case("ops.LARSUpdate(0.0, 8.0, True)", f32(2), TWOS, *SQUARES, 0.0, 0.5).but(expect=TWOS, reason=NO_KERNEL),
    Case(
        "ops.SparseApplyFtrlV2(0.1, 0.0, 0.0, 0.0, -0.5)",
        ONES,
        ONES,
        ONES,
        values([0.0], "float32"),
        values([1], "int32"),
    ).but(
        expect=(values([1.0, -0.1], "float32"), values([1.0, 1.0], "float32"), values([1.0, 1.0], "float32")),
        reason=NO_KERNEL,
    ),
    Case("ops.SparseApplyProximalAdagrad()", ONES, FOURS, 0.1, 0.0, 0.0, *NOTHING).but(
        expect=(values([1.0, 1.0], "float32"), values([4.0, 4.0], "float32")), reason=NO_KERNEL
    ),
    Case("ops.SparseApplyAdadelta(0.0)", ONES, FOURS, ONES, 0.1, 0.5, TWOS, values([0, 1], "int32")).but(
        expect=(values([0.9, 1.1], "float32"), values([4.0, 4.0], "float32"), UNCHANGED), reason=NO_KERNEL
    ),
    Case("ops.FusedWeightScaleApplyMomentum()", 0.5, 2.0, ONES, FOURS, 0.1, TWOS, 0.5).but(
        expect=values([0.3, 1.1], "float32"), reason=NO_KERNEL
    ),
    Case("ops.FusedAdaFactor()", (1e-30, 1e-3), 1.0, 0.9, 0.8, 0.1, 0.1, *[values([2.0, 2.0], "float32")] * 6).but(
        expect=values([1.9, 1.9], "float32"), reason=NO_KERNEL
    ),
]
