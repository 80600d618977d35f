"""ResNet-50 and an encoder on an accelerator, eager, compiled and in bfloat16, beside their twins in plain torch.

``python -m benchmarks.gpu`` measures a forward pass and a step of training and prints a table; ``--quick`` takes tiny
sizes and works without an accelerator, to see that all of it runs.
"""

import argparse
import contextlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import torch

import amadou

from . import programs, twins
from .measure import alternately, quartiles
from .sizes import LEARNING_RATE, MOMENTUM, TINY, USUAL, Sizes

NETWORKS = {"ResNet-50": (64, 3, 224, 224), "encoder": (64, 128)}
MODES = ("eager", "compiled", "bfloat16")

Work = Callable[[], Any]


def of_amadou(make: Callable[[Any], Any], shape: tuple[int, ...], mode: str) -> tuple[Work, Work]:
    """The forward pass and the step of training of a MindSpore program."""
    net = programs.filled(amadou, make(amadou))
    if mode == "bfloat16":
        net.to_float(amadou.bfloat16)
    call = amadou.jit(net) if mode == "compiled" else net
    x, y = amadou.Tensor(programs.numbers(shape)), amadou.Tensor(programs.labels(shape[0]))
    loss_fn = amadou.nn.CrossEntropyLoss()
    optimizer = amadou.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    gradient = amadou.value_and_grad(lambda x, y: loss_fn(call(x).float(), y), None, optimizer.parameters)

    def forward() -> Any:
        net.set_train(False)
        return call(x)

    def step() -> Any:
        net.set_train()
        loss, grads = gradient(x, y)
        optimizer(grads)
        return loss

    return forward, step


def of_torch(make: Callable[[], torch.nn.Module], shape: tuple[int, ...], mode: str) -> tuple[Work, Work]:
    """The same in plain torch; bfloat16 by autocast, which keeps the weights in float32 as ``to_float`` does."""
    device = amadou.context.device()
    net = twins.filled(make()).to(device)
    call = torch.compile(net, backend=amadou.config.compile_backend) if mode == "compiled" else net
    x, y = (torch.from_numpy(values).to(device) for values in (programs.numbers(shape), programs.labels(shape[0])))
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), LEARNING_RATE, MOMENTUM, foreach=True)
    precision = partial(torch.autocast, device.type, torch.bfloat16, enabled=mode == "bfloat16")

    def forward() -> Any:
        net.eval()
        with torch.no_grad(), precision():
            return call(x)

    def step() -> Any:
        net.train()
        optimizer.zero_grad()
        with precision():
            out = call(x)
        loss = loss_fn(out.float(), y.long())
        loss.backward()
        optimizer.step()
        return loss.detach()

    return forward, step


def seconds(work: Work) -> float:
    """Seconds of one call, until the device has finished it."""
    _wait()
    start = time.perf_counter()
    work()
    _wait()
    return time.perf_counter() - start


def _wait() -> None:
    if amadou.context.device().type != "cpu":
        torch.accelerator.synchronize()


@contextlib.contextmanager
def compiling() -> Iterator[None]:
    """``jit`` compiles, while it lasts."""
    previous, amadou.config.compile = amadou.config.compile, True
    try:
        yield
    finally:
        amadou.config.compile = previous


def measured(sizes: Sizes, shapes: dict[str, tuple[int, ...]], num_pairs: int, num_first: int) -> list[str]:
    """A line of the table for each network, mode and work."""
    lines = []
    for name, shape in shapes.items():
        for mode in MODES:
            with compiling():
                torch._dynamo.reset()
                works = zip(
                    ("forward", "training step"),
                    of_torch(twins.makers_of(sizes)[name], shape, mode),
                    of_amadou(programs.makers_of(sizes)[name], shape, mode),
                    strict=True,
                )
                for kind, twin, program in works:
                    for _ in range(num_first):  # what only the first calls do is not measured
                        twin(), program()
                    pairs = alternately(partial(seconds, twin), partial(seconds, program), num_pairs)
                    times = [1000 * quartiles(found)[1] for found in (pairs.torch, pairs.amadou)]
                    ratio = quartiles(pairs.ratios)[1]
                    lines.append(f"| {name}, {mode}: {kind} | {times[0]:.2f} | {times[1]:.2f} | {ratio:.3f} |")
    return lines


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gpu", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="tiny sizes")
    options = parser.parse_args(argv)
    tiny = {name: TINY.inputs[name] for name in NETWORKS}
    lines = measured(TINY, tiny, 1, 1) if options.quick else measured(USUAL, NETWORKS, 50, 5)
    device = amadou.context.device()
    name = device.type if device.type == "cpu" else torch.get_device_module(device).get_device_name(device)
    print(f"{name}, torch {torch.__version__}\n\n| | torch, ms | amadou, ms | ratio |\n|---|---|---|---|")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
