"""experimental.optim and its schedules are MindSpore's, as record_experimental.py recorded; mint.optim is torch's."""

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

import amadou as ms
from amadou.experimental import optim
from amadou.mint import optim as mint_optim

from . import experimental_cases as cases

FACTS = Path(__file__).parent / "facts"
RECORDED = np.load(FACTS / "experimental.npz")
OUTCOMES = json.loads((FACTS / "experimental.json").read_text())


@pytest.fixture
def parameters():
    return [ms.Parameter(ms.Tensor(value), name=name) for name, value in cases.first_values().items()]


def run(optimizer, num_steps=cases.NUM_STEPS):
    for grads in cases.gradients()[:num_steps]:
        assert optimizer(tuple(map(ms.Tensor, grads))) is True
    return [parameter.asnumpy() for parameter in optimizer.parameters]


@pytest.mark.parametrize("code", cases.STEPS)
def test_ten_steps(code):
    names, rows = cases.run(ms, code)
    assert names == RECORDED[f"{code} names"].tolist()
    # RAdam and NAdam take powers of the betas, which MindSpore computes in float32
    rough = "RAdam" in code or "NAdam" in code
    np.testing.assert_allclose(rows, RECORDED[code], rtol=1e-6, atol=4e-6 if rough else 1e-6)


@pytest.mark.parametrize("code", cases.CONSTRUCTIONS)
def test_constructions(code):
    assert cases.shown(ms, code) == OUTCOMES[code]


@pytest.mark.parametrize("case", cases.SCHEDULES, ids=str)
def test_schedules(case):
    recorded = OUTCOMES[str(case)]
    ours = cases.rates(ms, *case)
    if isinstance(recorded, str):
        assert ours == recorded
    else:
        # MindSpore computes the cycles in float32
        np.testing.assert_allclose(ours, recorded, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(
    "code",
    [
        "Adam(p, 0.1)",
        "Adam(p, 0.1, (0.8, 0.9), 1e-3, 0.1, True)",
        "Adam(p, 0.1, maximize=True)",
        "AdamW(p, 0.1)",
        "AdamW(p, 0.1, (0.8, 0.9), 1e-3, 0.1, True, maximize=True)",
        "AdamW([{'params': p[:2], 'weight_decay': 0.5}, {'params': p[2:], 'lr': 0.05}], 0.1)",
        "SGD(p, 0.1)",
        "SGD(p, 0.1, 0.9, 0.1, 0.01)",
        "SGD(p, 0.1, 0.9, 0, 0.01, True)",
        "SGD([{'params': p[:2], 'weight_decay': 0.5}, {'params': p[2:], 'lr': 0.05}], 0.1, 0.9, 0.5, maximize=True)",
    ],
)
def test_mint_optimizers_are_torchs(code, parameters):
    # MindSpore's CPU has no kernel for some, and changes nothing in others
    theirs = [torch.nn.Parameter(torch.tensor(parameter.asnumpy())) for parameter in parameters]
    optimizer = eval(f"torch.optim.{code}", {"torch": torch, "p": theirs})
    for grads in cases.gradients():
        for parameter, grad in zip(theirs, grads, strict=True):
            parameter.grad = torch.tensor(grad)
        optimizer.step()
    ours = run(eval(f"optim.{code}", {"optim": mint_optim, "p": parameters}))
    for one, other in zip(ours, theirs, strict=True):
        # the two terms of Nesterov's step are added one by one
        np.testing.assert_allclose(one, other.detach().numpy(), rtol=1e-6, atol=5e-7)


def test_the_state_of_mint_optimizers(parameters):
    names = [name for name, _ in mint_optim.Adam(parameters).parameters_and_names()]
    assert names[4:6] == ["exp_avg.conv", "exp_avg.dense.weight"]
    assert names[-1] == "state_step" and "max_exp_avg_sq.conv" not in names
    assert "max_exp_avg_sq.conv" in dict(mint_optim.AdamW(parameters, amsgrad=True).parameters_and_names())
    names = [name for name, _ in mint_optim.FusedAdamW(parameters).parameters_and_names()]
    assert names[-1] == "state_step"
    names = [name for name, _ in mint_optim.SGD(parameters, 0.1).parameters_and_names()]
    assert names[4:] == [f"momentum_buf.{name}" for name in cases.SHAPES] + ["step_t"]


def test_amsgrad_keeps_the_largest_average(parameters):
    # MindSpore's CPU kernel leaves `max_exp_avg_sq` at 0
    optimizer = optim.Adam(parameters, 0.1, (0.9, 0.5), amsgrad=True)
    run(optimizer)
    largest, average, expected = 0, 0, []
    for grads in cases.gradients():
        average = 0.5 * average + 0.5 * grads[1] ** 2
        largest = np.maximum(largest, average)
        expected.append(largest)
    np.testing.assert_allclose(optimizer.max_exp_avg_sq[1].asnumpy(), expected[-1], rtol=1e-6)


def test_a_rate_may_be_changed(parameters):
    before = [parameter.asnumpy().copy() for parameter in parameters]
    optimizer = optim.SGD([{"params": parameters[:2]}, {"params": parameters[2:]}], 0.1)
    optimizer.param_groups[0]["lr"] = 0.0
    ms.ops.assign(optimizer.param_groups[1]["lr"], 0.5)
    after = run(optimizer, 1)
    grads = cases.gradients()[0]
    np.testing.assert_array_equal(after[1], before[1])
    np.testing.assert_allclose(after[2], before[2] - 0.5 * grads[2], rtol=1e-6)
    schedule = optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
    schedule.step()
    assert [float(group["lr"]) for group in optimizer.param_groups] == [0.0, 0.25]


@pytest.mark.parametrize("code", ["o.NAdam(p, 0.1)", "o.SGD(p, 0.1, 0.9, 0.5)", "o.Adam(p, 0.1)", "m.AdamW(p, 0.1)"])
@pytest.mark.parametrize("twin_of", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_a_copy_goes_on_alike(code, twin_of):
    optimizer = eval(code, cases.names(ms))
    run(optimizer, 2)
    twin = twin_of(optimizer)
    for one, other in zip(run(optimizer, 3), run(twin, 3), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("code", ["o.NAdam(p, 0.1)", "o.SGD(p, 0.1, 0.9, 0.5)", "o.Rprop(p, 0.1)", "m.Adam(p, 0.1)"])
def test_state_is_saved_and_loaded(code, tmp_path):
    optimizer = eval(code, cases.names(ms))
    run(optimizer, 2)
    ms.save_checkpoint(optimizer, str(tmp_path / "state.ckpt"))
    expected = [values.copy() for values in run(optimizer, 2)]
    fresh = eval(code, cases.names(ms))
    ms.load_param_into_net(fresh, ms.load_checkpoint(str(tmp_path / "state.ckpt")))
    for one, other in zip(run(fresh, 2), expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)


def test_a_group_comes_before_the_state(parameters):
    optimizer = optim.Adam(parameters[:2])
    with pytest.raises(ValueError, match="before there is state"):
        optimizer.add_param_group({"params": parameters[2:]})


def test_a_gradient_of_another_shape_is_refused(parameters):
    with pytest.raises(ValueError, match="'conv' must have the shape"):
        optim.SGD(parameters, 0.1)(tuple(ms.Tensor([1.0]) for _ in parameters))


def test_an_optimizer_of_a_program(parameters):
    class Signs(optim.Optimizer):
        def __init__(self, params, lr):
            super().__init__(params, {"lr": lr})

        def construct(self, gradients):
            for group, start in zip(self.param_groups, self.group_start_id[:-1], strict=True):
                for i, parameter in enumerate(group["params"]):
                    parameter.assign_value(parameter - group["lr"] * gradients[start + i].sign())
            return True

    before = parameters[3].asnumpy().copy()
    optimizer = Signs([{"params": parameters[:1]}, {"params": parameters[1:], "lr": 0.5}], 0.1)
    optimizer(tuple(map(ms.Tensor, cases.gradients()[0])))
    np.testing.assert_allclose(parameters[3].asnumpy(), before - 0.5 * np.sign(cases.gradients()[0][3]), rtol=1e-6)


def test_a_schedule_of_a_program(parameters):
    class Halved(optim.lr_scheduler.LRScheduler):
        def get_lr(self):
            return [lr * 0.5 for lr in self._last_lr] if self.last_epoch else self._last_lr

    schedule = Halved(optim.SGD(parameters, 0.5))
    rates = [schedule.get_last_lr()[0].asnumpy()]
    for _ in range(2):
        schedule.step()
        rates.append(schedule.get_last_lr()[0].asnumpy())
    assert rates == [0.5, 0.25, 0.125]
    with pytest.raises(NotImplementedError, match="'get_lr' must be defined"):
        optim.lr_scheduler.LRScheduler(optim.SGD(parameters, 0.5))


def test_it_is_loaded_when_it_is_used():
    program = "import sys, amadou; print([m for m in sys.modules if m.startswith(('amadou.exp', 'amadou.mint'))])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
