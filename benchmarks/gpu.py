"""ResNet-50 and an encoder on an accelerator, eager, compiled and in bfloat16, beside their twins in plain torch.

``python -m benchmarks.gpu`` measures a forward pass and a step of training and prints a table. Both sides start from
the same weights, what only the first calls do is left out, and a call is over when the device has finished it.
``--device cpu --quick`` takes tiny sizes, to see without an accelerator that all of it runs.
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
from .measure import Pairs, alternately, quartiles
from .programs import Work
from .sizes import LEARNING_RATE, MOMENTUM, TINY, USUAL, Sizes

NETWORKS = {"ResNet-50": (64, 3, 224, 224), "encoder": (64, 128)}
MODES = ("eager", "compiled", "bfloat16")
KINDS = ("forward", "training step")
DEVICES = {"cpu": "CPU", "gpu": "GPU", "ascend": "Ascend"}


def of_amadou(make: Callable[[Any], Any], shape: tuple[int, ...], mode: str, trains: bool) -> Work:
    """The forward pass or the step of training of a MindSpore program."""
    net = programs.filled(amadou, make(amadou)).set_train(trains)
    if mode == "bfloat16":
        net = amadou.amp.auto_mixed_precision(net, "auto", amadou.bfloat16)
    call = programs.compiled(amadou, net) if mode == "compiled" else net
    x, y = amadou.Tensor(programs.numbers(shape)), amadou.Tensor(programs.labels(shape[0]))
    loss_fn = amadou.nn.CrossEntropyLoss()
    optimizer = amadou.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    gradient = amadou.value_and_grad(lambda x, y: loss_fn(call(x).float(), y), None, optimizer.parameters)

    def step() -> Any:
        loss, grads = gradient(x, y)
        optimizer(grads)
        return loss

    return step if trains else lambda: call(x)


def of_torch(make: Callable[[], torch.nn.Module], shape: tuple[int, ...], mode: str, trains: bool) -> Work:
    """The same in plain torch; bfloat16 is autocast in both, which keeps the weights in float32."""
    device = amadou.context.device()
    net = twins.filled(make()).to(device).train(trains)
    backend = amadou.config.compile_backend
    call = torch.compile(net, backend=backend, fullgraph=True) if mode == "compiled" else net
    x, y = (torch.from_numpy(values).to(device) for values in (programs.numbers(shape), programs.labels(shape[0])))
    y = y.long()
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), LEARNING_RATE, MOMENTUM, foreach=True)
    precision = partial(torch.autocast, device.type, torch.bfloat16, enabled=mode == "bfloat16")

    def forward() -> Any:
        with torch.no_grad(), precision():
            return call(x)

    def step() -> Any:
        optimizer.zero_grad()
        with precision():
            out = call(x)
        loss = loss_fn(out.float(), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step if trains else forward


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


def measured(sizes: Sizes, shapes: dict[str, tuple[int, ...]], num_pairs: int, num_first: int) -> Iterator[str]:
    """A line of the table for each network, mode and work."""
    for name, shape in shapes.items():
        for mode in MODES:
            for kind in KINDS:
                torch._dynamo.reset()
                options = shape, mode, kind == "training step"
                twin = of_torch(twins.makers_of(sizes)[name], *options)
                program = of_amadou(programs.makers_of(sizes)[name], *options)
                with compiling():
                    pairs = timed(twin, program, num_pairs, num_first)
                times = [f"{1000 * quartiles(found)[1]:.2f}" for found in (pairs.torch, pairs.amadou)]
                yield f"| {name}, {mode}: {kind} | {' | '.join(times)} | {quartiles(pairs.ratios)[1]:.3f} |"


def timed(twin: Work, program: Work, num_pairs: int, num_first: int) -> Pairs:
    """What the two cost in turns, after the first calls, which compile and choose algorithms."""
    for _ in range(num_first):
        twin(), program()
    return alternately(partial(seconds, twin), partial(seconds, program), num_pairs)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gpu", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="tiny sizes")
    parser.add_argument("--device", choices=DEVICES, type=str.lower, help="by default the best that there is")
    parser.add_argument("--only", choices=NETWORKS, help="one of the networks")
    options = parser.parse_args(argv)
    if options.device:
        amadou.set_device(DEVICES[options.device])
    device = amadou.context.device()
    model = device.type if device.type == "cpu" else torch.get_device_module(device).get_device_name(device)
    print(f"{model}, torch {torch.__version__}\n\n| | torch, ms | amadou, ms | ratio |\n|---|---:|---:|---:|")
    names = [options.only] if options.only else list(NETWORKS)
    if options.quick:
        lines = measured(TINY, {name: TINY.inputs[name] for name in names}, num_pairs=1, num_first=1)
    else:
        lines = measured(USUAL, {name: NETWORKS[name] for name in names}, num_pairs=50, num_first=5)
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
