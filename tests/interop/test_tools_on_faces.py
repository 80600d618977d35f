"""What programs do to a model while the other framework looks on: torch's tools, LoRA, freezing, optimizers."""

import copy

import numpy as np
import pytest
import torch
from torch.nn.utils import parametrizations

import amadou as ms
from amadou._boundary import raw, wrap

TORCH_NAMES = {"1.gamma": "1.weight", "1.beta": "1.bias"}


class LoRA(torch.nn.Module):
    """A frozen layer of torch's and a correction of low rank."""

    def __init__(self, base, rank=1):
        super().__init__()
        self.base = base.requires_grad_(False)
        self.down = torch.nn.Linear(base.in_features, rank, bias=False)
        self.up = torch.nn.Linear(rank, base.out_features, bias=False)

    def forward(self, x):
        return self.base(x) + self.up(self.down(x))


class LoRACell(ms.nn.Cell):
    """The same, of MindSpore's."""

    def __init__(self, base, rank=1):
        super().__init__()
        self.base = base
        for parameter in base.get_parameters():
            parameter.requires_grad = False
        out_channels, in_channels = base.weight.shape
        self.down = ms.nn.Dense(in_channels, rank, has_bias=False)
        self.up = ms.nn.Dense(rank, out_channels, has_bias=False)

    def construct(self, x):
        return self.base(x) + self.up(self.down(x))


@pytest.fixture
def net():
    return ms.nn.SequentialCell(ms.nn.Dense(3, 4), ms.nn.BatchNorm1d(4), ms.nn.Dense(4, 2))


@pytest.fixture
def module():
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))


@pytest.fixture
def x():
    return torch.randn(5, 3)


def loss(model, x):
    return model(x).square().mean()


def names(parameters):
    return [parameter.name for parameter in parameters]


@pytest.mark.parametrize(
    "norm", [parametrizations.spectral_norm, parametrizations.weight_norm, parametrizations.orthogonal]
)
def test_parametrizations(norm, net, module, x, tmp_path):
    """On the face they train as on a torch module, the Cell computes with what they make, and a checkpoint has all."""
    face = ms.as_torch(net).train()
    module.load_state_dict(face.state_dict())
    for model in (face, module):
        norm(model[0])
        norm(model[2])
    module.load_state_dict(face.state_dict())
    for model in (face, module):
        optimizer = torch.optim.SGD(model.parameters(), 0.1)
        for _ in range(2):
            optimizer.zero_grad()
            loss(model, x).backward()
            optimizer.step()
        model.eval()
    torch.testing.assert_close(raw(net(wrap(x))), module(x).detach())
    np.testing.assert_allclose(net[2].weight.asnumpy(), module[2].weight.detach().numpy(), rtol=1e-5, atol=1e-6)
    ms.save_checkpoint(net, str(tmp_path / "net.ckpt"))
    stored = set(ms.load_checkpoint(str(tmp_path / "net.ckpt")))
    assert {name for name, _ in face.named_parameters() if "parametrizations" in name} <= stored


def test_what_torch_adds_below_a_cell_is_named_by_its_path(module):
    cell = ms.as_cell(module)
    parametrizations.weight_norm(module[0])
    parametrizations.weight_norm(module[2])
    assert names(cell.trainable_params())[-2:] == [f"2.parametrizations.weight.original{i}" for i in (0, 1)]
    cell.check_names()


def test_lora_on_the_face_of_a_cell(net, x):
    face = ms.as_torch(net)
    face[2] = LoRA(face[2])
    assert names(net.trainable_params())[-2:] == ["2.down.weight", "2.up.weight"]
    assert {"2.base.weight", "2.base.bias"} <= set(names(net.untrainable_params()))
    torch.testing.assert_close(raw(net(wrap(x))), face(x).detach())
    gradients = ms.grad(lambda x: loss(net, x), None, net.trainable_params())(wrap(x))
    loss(face, x).backward()
    for parameter, gradient in zip(net.trainable_params(), gradients, strict=True):
        torch.testing.assert_close(
            raw(gradient), face.get_parameter(TORCH_NAMES.get(parameter.name, parameter.name)).grad
        )


def test_lora_on_the_face_of_a_torch_module(module, x):
    cell = ms.as_cell(module)
    cell.insert_child_to_cell("2", LoRACell(cell.get_sub_cell("2")))
    assert [name for name, p in module.named_parameters() if not p.requires_grad] == ["2.base.weight", "2.base.bias"]
    torch.testing.assert_close(module(x).detach(), raw(cell(wrap(x))))
    loss(module, x).backward()
    gradients = ms.grad(lambda x: loss(cell, x), None, cell.trainable_params())(wrap(x))
    trained = [p for p in module.parameters() if p.requires_grad]
    for t, gradient in zip(trained, gradients, strict=True):
        torch.testing.assert_close(t.grad, raw(gradient))


def test_state_that_is_assigned(net, module):
    """``load_state_dict(assign=True)`` puts other tensors in place; the Parameters show them."""
    face, cell = ms.as_torch(net), ms.as_cell(module)
    kept, seen = list(net.get_parameters()), list(cell.get_parameters())
    state = {name: torch.full_like(t, 2) for name, t in face.state_dict().items()}
    face.load_state_dict(state, assign=True)
    module.load_state_dict(copy.deepcopy(state), assign=True)
    for parameter in (*kept, *seen):
        assert (parameter.asnumpy() == 2).all()


def test_freezing_one_face_spares_it_on_the_other(net, module, x):
    face, cell = ms.as_torch(net).train(), ms.as_cell(module).set_train()
    face[0].requires_grad_(False)
    for parameter in cell.get_sub_cell("0").get_parameters():
        parameter.requires_grad = False
    frozen = [net[0].weight.asnumpy().copy(), module[0].weight.detach().clone().numpy()]
    for model in (net.set_train(), cell):
        optimizer = ms.nn.Momentum(model.trainable_params(), 0.1, 0.9)
        optimizer(ms.grad(lambda x, model=model: loss(model, x), None, optimizer.parameters)(wrap(x)))
    loss(module, x).backward()
    assert module[0].weight.grad is None and module[2].weight.grad is not None
    np.testing.assert_array_equal(frozen[0], face[0].weight.detach().numpy())
    np.testing.assert_array_equal(frozen[1], module[0].weight.detach().numpy())


def test_optimizers_of_both_frameworks_take_turns(net, module, x):
    """torch.optim with groups on one face and nn.Momentum on the other give what two torch optimizers give."""
    face = ms.as_torch(net).train()
    module.load_state_dict(face.state_dict())

    def groups(model):
        return [{"params": model[0].parameters(), "lr": 0.1}, {"params": model[2].parameters(), "weight_decay": 0.1}]

    ours, theirs = (torch.optim.AdamW(groups(model), 0.01) for model in (face, module))
    momentum = ms.nn.Momentum(net[1].trainable_params(), 0.1, 0.9)
    reference = torch.optim.SGD(module[1].parameters(), 0.1, 0.9)
    for _ in range(3):
        for model, optimizers in ((face, [ours]), (module.train(), [theirs, reference])):
            model.zero_grad()
            loss(model, x).backward()
            for optimizer in optimizers:
                optimizer.step()
            if model is face:
                momentum([wrap(parameter._torch().grad) for parameter in momentum.parameters])
    for name, t in module.state_dict().items():
        torch.testing.assert_close(face.state_dict()[name], t)
