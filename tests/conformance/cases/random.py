"""Random numbers where chance leaves no choice, and errors. Distributions: tests/unit/test_random_ops.py."""

from tests.conformance.case import Case, bool_, code, f32, i32, values

ONE_HOT = values([0.0, 1.0, 0.0], "float32")
INT32, FLOAT16 = code("ms.int32"), code("ms.float16")

CASES = [
    *[Case("ops.bernoulli", x, p).but(grad=False) for x in (f32(2, 3), i32(3)) for p in (0.0, 1.0)],
    Case("ops.bernoulli", f32(2), values([1.0, 0.0], "float32")).but(grad=False),
    Case("ops.bernoulli", f32(2, 3), 2.0),
    Case("ops.bernoulli", f32(2, 3), f32(3, low=0.0, high=1.0)),
    Case("ops.Bernoulli()", f32(2, 3), values(1.0, "float32")).but(grad=False),
    Case("ops.multinomial", ONE_HOT, 2),
    Case("ops.multinomial", values([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], "float32"), 4),
    Case("ops.multinomial", values([0, 1], "int32"), 2),
    Case("ops.multinomial", f32(3, low=0.1), 5, False),
    Case("ops.Multinomial()", ONE_HOT, 2),
    Case("ops.Multinomial(dtype=ms.int64)", ONE_HOT, 2),
    Case("ops.random_categorical", values([[0.0, 500.0]], "float32"), 3),
    Case("ops.random_categorical", values([[0.0, 500.0]], "float32"), 3, 1, INT32),
    Case("ops.RandomCategorical()", values([[0.0, 500.0]], "float32"), 3, 1),
    Case("ops.shuffle", f32(1, 3)).but(grad=False),
    Case("ops.RandomShuffle()", f32(1, 3)).but(grad=False),
    Case("ops.choice_with_mask", values([True, False, False], "bool"), 3),
    Case("ops.randperm", 1),
    Case("ops.randperm", 1, dtype=INT32),
    *[Case("ops.randperm", n) for n in (0, -1)],
    Case("ops.rand", 0),
    Case("ops.rand", 0, dtype=FLOAT16),
    Case("ops.rand", 2, dtype=INT32),
    Case("ops.rand", 2.0),
    Case("ops.rand", -1),
    Case("ops.rand", 2, seed=-1),
    Case("ops.rand", 2, seed=1.5),
    Case("ops.randn", (0, 3)),
    Case("ops.randn", 2, dtype=INT32),
    Case("ops.rand_like", i32(2)),
    Case("ops.randint", 3, 4, (2, 3)),
    Case("ops.randint", 3, 4, (2, 3), dtype=INT32),
    Case("ops.randint", 0, 5, 3),
    Case("ops.randint", 0, 5.5, (2,)),
    Case("ops.randint", 0, 5, (2,), dtype=code("ms.float32")),
    Case("ops.randint_like", i32(2, 3), 3, 4),
    Case("ops.randint_like", f32(2, 3), 3, 4),
    Case("ops.normal", (2, 3), 1.5, 0.0),
    Case("ops.normal", (3, 1), values([0.0, 1.0], "float32"), 0.0).but(grad=False),
    Case("ops.normal", (2, 3), "a", 1.0),
    Case("ops.uniform", (2, 3), values(3, "int32"), values(4, "int32"), dtype=INT32),
    Case("ops.UniformInt()", (2, 3), values(3, "int32"), values(4, "int32")),
    Case("ops.UniformInt()", (2, 3), values(4, "int32"), values(4, "int32")),
    *[Case(f"ops.{name}()", (0, 3)) for name in ("StandardNormal", "UniformReal")],
    Case("ops.StandardNormal(-1)", (2,)),
    Case("ops.RandomChoiceWithMask(2)", bool_(0, 2)).but(
        expect=(values([[0, 0], [0, 0]], "int32"), values([False, False], "bool")), reason="MindSpore's CPU refuses it"
    ),
]
