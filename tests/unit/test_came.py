"""CAME in parts against one step as arXiv:2307.02047 has it, with the sums of a gradient that two processes share."""

import numpy as np
import pytest

import amadou as ms
from amadou.ops import extended

DRAW = np.random.default_rng(0)
N, M = 4, 3
BETA1, BETA2, BETA3, EPS, CLIP, LR, DECAY = 0.9, 0.99, 0.999, (1e-3, 1e-4), 0.25, 0.1, 0.01


def positive(*shape):
    return DRAW.random(shape).astype(np.float32) + 0.5


WEIGHT, GRADIENT, MOMENT = (DRAW.standard_normal((N, M)).astype(np.float32) for _ in range(3))
ROWS, COLUMNS, UNSURE_ROWS, UNSURE_COLUMNS = positive(N), positive(M), positive(N), positive(M)


def factored(beta, squares, rows, columns):
    """The running means of squares, and the matrix that they stand for: r * c^T / mean(r)."""
    new_rows = beta * rows + (1 - beta) * squares.mean(1)
    new_columns = beta * columns + (1 - beta) * squares.mean(0)
    return new_rows, new_columns, np.outer(new_rows, new_columns) / new_rows.mean()


def whole_step():
    rows, columns, squares = factored(BETA2, GRADIENT.astype(np.float64) ** 2 + EPS[0], ROWS, COLUMNS)
    u = GRADIENT / np.sqrt(squares)
    u = u / max(1, (u**2).mean() / CLIP)  # the kernels of Ascend take the mean square here, the paper its root
    moment = BETA1 * MOMENT + (1 - BETA1) * u
    unsure_rows, unsure_columns, unsure = factored(BETA3, (u - moment) ** 2 + EPS[1], UNSURE_ROWS, UNSURE_COLUMNS)
    weight = (1 - LR * DECAY) * WEIGHT - LR * moment / np.sqrt(unsure)
    return weight, moment, rows, columns, unsure_rows, unsure_columns


def step_in_parts(num_parts):
    """The step where ``num_parts`` processes have some rows of the weight each."""
    rows = [slice(i * N // num_parts, (i + 1) * N // num_parts) for i in range(num_parts)]
    tensors = [ms.Tensor(x) for x in (WEIGHT, GRADIENT, MOMENT, ROWS, UNSURE_ROWS)]
    parts = [[x[some] for x in tensors] for some in rows]
    columns, unsure_columns = ms.Tensor(COLUMNS), ms.Tensor(UNSURE_COLUMNS)
    shape = {} if num_parts == 1 else {"global_shape": (N, M)}
    sum_rows, sum_unsure = (ms.Tensor([x.sum()], ms.float32) for x in (ROWS, UNSURE_ROWS))

    sums = [extended.ApplyCamePart1()(gradient, EPS[0]) for _, gradient, *_ in parts]
    of_columns, of_all = sum(s[1] for s in sums), sum(s[2] for s in sums)
    second = [
        extended.ApplyCamePart2()(gradient, mine[0], of_columns, of_all, r, columns, BETA2, sum_rows, **shape)
        for (_, gradient, _, r, _), mine in zip(parts, sums, strict=True)
    ]
    square = sum(u for *_, u in second)
    third = [
        extended.ApplyCamePart3()(u, m, EPS[1], BETA1, CLIP, square, use_first_moment=True, **shape)
        for (_, _, u, _), (_, _, m, *_) in zip(second, parts, strict=True)
    ]
    of_columns, of_all = sum(s[2] for s in third), sum(s[3] for s in third)
    lr, decay = ms.Tensor([LR]), ms.Tensor([DECAY])
    fourth = [
        extended.ApplyCamePart4()(
            weight, made[0], r, unsure_columns, decay, lr, BETA3, sum_unsure, made[1], of_columns, of_all, **shape
        )
        for (weight, *_, r), made in zip(parts, third, strict=True)
    ]
    joined = [ms.ops.cat([p[i] for p in group]) for group, i in ((fourth, 0), (third, 0), (second, 0))]
    return [*joined, second[0][1], ms.ops.cat([p[1] for p in fourth]), fourth[0][2]]


@pytest.mark.parametrize("num_parts", [1, 2])
def test_a_step_in_parts_is_a_step(num_parts):
    for ours, theirs in zip(step_in_parts(num_parts), whole_step(), strict=True):
        np.testing.assert_allclose(ours.asnumpy(), theirs, rtol=2e-5)


def test_sums_that_are_left_out_are_computed():
    gradient, r, c = (ms.Tensor(x) for x in (GRADIENT, ROWS, COLUMNS))
    sums = extended.ApplyCamePart1()(gradient, 0.0)
    given = extended.ApplyCamePart2()(gradient, *sums, r, c, BETA2, ms.Tensor([ROWS.sum()]))
    for ours, theirs in zip(extended.ApplyCamePart2()(gradient, *sums, r, c, BETA2), given, strict=True):
        np.testing.assert_allclose(ours.asnumpy(), theirs.asnumpy(), rtol=1e-6)


def test_without_the_first_moment_it_stays():
    u, m = ms.Tensor(GRADIENT), ms.Tensor(MOMENT, ms.float16)
    kept, *_ = extended.ApplyCamePart3()(u, m, EPS[1], BETA1, CLIP, ms.Tensor([1.0]))
    assert kept.dtype == ms.float16
    assert np.array_equal(kept.asnumpy(), m.asnumpy())
