"""Learning rates are MindSpore's, as recorded by record_schedules.py."""

import json
from pathlib import Path

import pytest

import amadou as ms

from . import schedule_cases as cases

RECORDED = json.loads((Path(__file__).parent / "facts" / "schedules.json").read_text())


@pytest.mark.parametrize("code", cases.SCHEDULES)
def test_schedules(code):
    recorded = RECORDED[code]
    # float32's exp and cos differ in the last place between libraries
    assert cases.rates(ms, code) == (recorded if isinstance(recorded, str) else pytest.approx(recorded, rel=3e-7))


@pytest.mark.parametrize("code", cases.LISTS)
def test_lists(code):
    recorded = RECORDED[code]
    # the same formula in another order: a unit in the last place
    assert cases.rate_list(ms, code) == (recorded if isinstance(recorded, str) else pytest.approx(recorded, rel=1e-15))


def test_a_schedule_keeps_the_shape_of_the_step():
    schedule = ms.nn.WarmUpLR(0.1, 4)
    assert schedule(ms.Tensor([1], ms.int32)).shape == (1,)
    assert schedule(ms.Tensor(1, ms.int64)).shape == ()
    assert schedule(2).dtype == ms.float32


def test_a_schedule_of_a_program_combines_others():
    class WarmUpThenDecay(ms.nn.learning_rate_schedule.LearningRateSchedule):
        def __init__(self):
            super().__init__()
            self.warm_up = ms.nn.WarmUpLR(0.1, 2)
            self.decay = ms.nn.PolynomialDecayLR(0.1, 0.0, 4, 1.0)

        def construct(self, global_step):
            return self.warm_up(global_step) if int(global_step) < 2 else self.decay(global_step)

    weight = ms.Parameter(ms.Tensor([1.0]), name="weight")
    optimizer = ms.nn.SGD([weight], WarmUpThenDecay())
    rates = []
    for _ in range(4):
        rates.append(float(optimizer.get_lr()))
        optimizer((ms.Tensor([1.0]),))
    assert rates == pytest.approx([0.0, 0.05, 0.05, 0.025])
    assert float(weight.asnumpy()[0]) == pytest.approx(1.0 - sum(rates))


def test_the_base_class_computes_nothing():
    with pytest.raises(NotImplementedError, match="construct"):
        ms.nn.learning_rate_schedule.LearningRateSchedule()(ms.Tensor(0))
