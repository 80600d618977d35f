"""DistributedDataParallel takes a Cell: one process and two give what a plain network gives."""

import copy
import gc
from datetime import timedelta

import pytest
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn.parallel import DistributedDataParallel

import amadou as ms
from amadou import nn
from tests.interop.networks import ConvNet, Scale, Tied

pytestmark = pytest.mark.skipif(not dist.is_available() or not dist.is_gloo_available(), reason="needs Gloo")

BATCH, STEPS = 8, 3


class Net(nn.Cell):
    """With a shared weight, a frozen one, and a counter."""

    def __init__(self):
        super().__init__()
        self.scale = Scale((1.0, 2.0, 3.0))
        self.tied = Tied()
        self.head = nn.Dense(3, 2)
        self.head.bias.requires_grad = False

    def construct(self, x):
        return self.head(self.tied(self.scale(x)))


def data(step):
    return torch.randn(BATCH, 3, generator=torch.Generator().manual_seed(step))


def train(net, rank=0, world_size=1):
    """Train on one process's part of every batch."""
    optimizer = torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=0.1, momentum=0.9)
    part = BATCH // world_size
    for step in range(STEPS):
        optimizer.zero_grad()
        net(data(step)[rank * part : (rank + 1) * part]).square().mean().backward()
        optimizer.step()


def meet(folder, rank=0, world_size=1):
    meeting = f"file://{folder}/meeting"
    dist.init_process_group("gloo", meeting, timedelta(seconds=100), rank=rank, world_size=world_size)


def part():
    """Leave the group, which no DDP may outlive: torch's Reducer would end its threads while it holds the GIL."""
    torch._dynamo.reset()  # it keeps the modules that it has compiled
    gc.collect()
    dist.destroy_process_group()


def work(rank, world_size, folder):
    """One process: train the network that was saved, and save it again."""
    torch.set_num_threads(1)
    meet(folder, rank, world_size)
    try:
        train_saved(rank, world_size, folder)
    finally:
        part()


def train_saved(rank, world_size, folder):
    net = torch.load(f"{folder}/net.pt", weights_only=False)
    if rank:  # DDP sends the first process's state to all
        for parameter in net.get_parameters():
            parameter.set_data(parameter * 0)
    weight = net.head.weight
    parallel = DistributedDataParallel(net)
    assert [name for name, _ in parallel.named_parameters()] == [f"module.{n}" for n, _ in net.named_parameters()]
    train(parallel, rank, world_size)
    assert net.head.weight is weight and net.tied.second.weight is net.tied.first.weight
    torch.save(net.state_dict(), f"{folder}/state_{rank}.pt")


@pytest.fixture
def trained(tmp_path):
    """A network to train, saved for the processes, and its state after training in this process."""
    net = Net()
    torch.save(net, tmp_path / "net.pt")
    train(net)
    return net.state_dict()


def test_one_process(tmp_path, trained):
    work(0, 1, tmp_path)
    state = torch.load(tmp_path / "state_0.pt")
    for name, value in trained.items():
        torch.testing.assert_close(state[name], value)


def test_two_processes(tmp_path, trained):
    other = mp.get_context("spawn").Process(target=work, args=(1, 2, tmp_path))
    other.start()
    try:
        work(0, 2, tmp_path)
    finally:
        other.join()
    assert other.exitcode == 0
    states = [torch.load(tmp_path / f"state_{rank}.pt") for rank in range(2)]
    for name, value in trained.items():
        assert torch.equal(states[0][name], states[1][name]), name
        torch.testing.assert_close(states[0][name], value)  # sums are taken in another order


@pytest.fixture
def one_process(tmp_path):
    meet(tmp_path)
    yield
    part()


def test_statistics_are_updated(one_process):
    net = ConvNet().train()
    twin = copy.deepcopy(net)
    parallel = DistributedDataParallel(net)
    for _ in range(2):
        x = torch.randn(2, 3, 8, 8)
        parallel(x).sum().backward()
        twin(x)
    assert all(torch.equal(a, b) for a, b in zip(net.buffers(), twin.buffers(), strict=True))


def test_plain_calls_between_steps(one_process):
    net = ConvNet()
    parallel = DistributedDataParallel(net)
    x = torch.randn(2, 3, 8, 8)
    for _ in range(2):
        parallel(x).sum().backward()
        out = parallel(ms.Tensor(x.numpy()))
        assert isinstance(out, ms.Tensor) and not out._t.requires_grad
        assert torch.equal(out._t, net(ms.Tensor(x.numpy()))._t)


def test_compiled(one_process):
    net = nn.SequentialCell(nn.Dense(3, 4), nn.ReLU(), nn.Dense(4, 2))
    twin = copy.deepcopy(net)
    run = torch.compile(DistributedDataParallel(net), backend="eager")
    x = torch.randn(5, 3)
    run(x).square().sum().backward()
    twin(x).square().sum().backward()
    for mine, other in zip(net.parameters(), twin.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, other.grad)
