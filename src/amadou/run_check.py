"""A first check that the installation works."""

import torch

from . import context
from .nn.cell import Cell
from .tensor import Tensor
from .version import __version__


def run_check() -> None:
    """Multiply two Tensors on the current device, and print the API's version and that all is well."""

    class Multiply(Cell):
        def construct(self, x: Tensor, y: Tensor) -> Tensor:
            return x * y

    result = Multiply()(Tensor([2.0]), Tensor([3.0]))
    if result.asnumpy().tolist() != [6.0]:
        raise RuntimeError(f"For 'run_check', 2 * 3 must be 6, but got {result}.")
    print(f"MindSpore version:  {__version__}")  # noqa: T201
    print(  # noqa: T201
        "The result of multiplication calculation is correct, MindSpore has been installed on platform "
        f"[{context.get_context('device_target')}] successfully! (amadou on PyTorch {torch.__version__})"
    )
