"""Look at the net that digits.py trained from both sides, and let torch go on with it.

python two_faces.py digits.ckpt
"""

import sys

import torch
from rich.console import Console
from rich.table import Table

import amadou

amadou.install()

import digits  # noqa: E402 (the program imports mindspore)
import mindspore as ms  # noqa: E402


def table_of(net):
    """Every entry of the net's state under MindSpore's face and torch's."""
    table = Table(title="one state, two faces")
    for column in ("MindSpore: get_parameters()", "requires_grad", "shape", "torch: as_torch(net)", "kind"):
        table.add_column(column)
    twin = amadou.as_torch(net)
    faces = {tensor.data_ptr(): (name, "parameter") for name, tensor in twin.named_parameters()}
    faces |= {tensor.data_ptr(): (name, "buffer") for name, tensor in twin.named_buffers()}
    for parameter in net.get_parameters():
        same_memory = parameter.asnumpy().ctypes.data
        table.add_row(parameter.name, str(parameter.requires_grad), str(parameter.shape), *faces[same_memory])
    return table


def compiled(net):
    """The net under torch.compile, or as it is where there is no C++ compiler."""
    try:
        fast = torch.compile(net)
        fast(torch.zeros(2, 1, 8, 8))
    except Exception as error:  # whatever torch's compiler stack lacks
        print(f"torch.compile has no compiler here ({type(error).__name__}): going on without")
        return net
    return fast


def main():
    net = digits.DigitNet()
    ms.load_param_into_net(net, ms.load_checkpoint(sys.argv[1]))
    console = Console()
    console.width = max(console.width, 110)  # a pipe has 80 columns, the names need more
    console.print(table_of(net))

    _, (images, labels) = digits.load_data()
    x, y = torch.from_numpy(images), torch.from_numpy(labels).long()
    net.eval()
    fast = compiled(net)
    with torch.no_grad():
        difference = (fast(x) - torch.from_numpy(net(ms.Tensor(images)).asnumpy())).abs().max().item()
    print(f"torch.compile's logits and MindSpore's differ by at most {difference:.1e}")

    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    before = net.classifier[2].weight.asnumpy().copy()
    loss = torch.nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    moved = abs(net.classifier[2].weight.asnumpy() - before).max()
    print(f"one step of torch.optim.SGD: loss {loss.item():.4f}; MindSpore's Parameter moved by up to {moved:.1e}")
    assert moved > 0


if __name__ == "__main__":
    main()
