"""Every collective operator on two processes: values, shapes and gradients, from what they mean."""

import mindspore as ms
import numpy as np
from mindspore import Tensor, ops
from mindspore.communication import comm_func, get_group_size, get_rank, init

init()
rank, other = get_rank(), 1 - get_rank()
assert get_group_size() == 2
first = rank == 0
x = Tensor(np.full((2, 2), rank + 1.0, np.float32))


def equal(got, want):
    got = got.asnumpy()
    assert got.shape == np.shape(want), (rank, got.shape, np.shape(want))
    np.testing.assert_array_equal(got, want)


def gradient(fn):
    return ms.grad(lambda t: (fn(t) ** 2).sum())(x)


full = np.full((2, 2), 1.0)
equal(ops.AllReduce()(x), 3 * full)
equal(ops.AllReduce(ops.ReduceOp.MAX)(x), 2 * full)
equal(ops.AllReduce("avg")(x), 1.5 * full)
equal(ops.AllGather()(x), np.concatenate([full, 2 * full]))
equal(ops.ReduceScatter()(x), [[3, 3]])
equal(ops.Broadcast(1)((x,))[0], 2 * full)
equal(ops.CollectiveScatter()(x), [[1, 1]])
equal(ops.CollectiveGather(0)(x), np.concatenate([full, 2 * full]) if first else [0])
equal(ops.Reduce(1)(x), [0] if first else 3 * full)
equal(ops.AllGatherV()(Tensor(list(range(rank + 3))), [3, 4]), [0, 1, 2, 0, 1, 2, 3])
equal(ops.ReduceScatterV()(Tensor([0.0, 1, 2]), [2, 1]), [0, 2] if first else [4])
equal(ops.AlltoAll(2, -2, -1)(Tensor(np.full((1, 1, 2, 1), rank))), [[[[0, 1]]]])
numbers = [1, 2] if first else [2, 1]
equal(ops.AlltoAllV()(Tensor([0.0, 1, 2]) + 3 * rank, numbers, numbers), [0, 3, 4] if first else [1, 2, 5])
equal(ops.AlltoAllVC()(Tensor([0, 1, 2.0]) * rank, Tensor([[0, 3], [3, 0]])), [0, 1, 2] if first else [0, 0, 0])
transfer = ops.BatchISendIRecv(("isend", "irecv"), [other, other], [()], (ms.float32,))
equal(transfer((Tensor(rank + 1.0),))[1], 2.0 - rank)
exchange = ops.NeighborExchange([other], [other], ([2, 2],), ([2, 2],), ms.float32)
equal(exchange((x,))[0], (2 - rank) * full)
neighbour, strip = [-1] * 8, [0, 1, 0, 0] if first else [1, 0, 0, 0]
neighbour[4 if first else 0] = other
around = ops.NeighborExchangeV2(neighbour, strip, neighbour, strip, "NCHW")
equal(around(x.reshape(1, 1, 2, 2)), [[[[1, 1], [1, 1], [2, 2]] if first else [[1, 1], [2, 2], [2, 2]]]])
if first:
    ops.Send(7, 1)(x)
else:
    equal(ops.Receive(7, 0, [2, 2], ms.float32)(), full)

world = "hccl_world_group"
product, whole = ops.all_gather_matmul(x, Tensor([[1.0], [2.0]]), world, 2)
equal(product, [[3], [3], [6], [6]])
equal(whole, np.concatenate([full, 2 * full]))
equal(ops.matmul_reduce_scatter(x, Tensor([[1.0, 2.0]]), world, 2, trans_x2=True), [[9]])

# d(sum over processes of f) / dx
equal(gradient(ops.AllReduce()), 12 * full)
equal(gradient(ops.AllReduce("max")), 0 * full if first else 8 * full)
equal(gradient(ops.AllReduce("prod")), (16 if first else 8) * full)
equal(gradient(ops.AllGather()), 4 * x.asnumpy())
equal(gradient(ops.ReduceScatter()), 6 * full)
equal(gradient(lambda t: ops.Broadcast(0)((t,))[0]), 4 * full if first else 0 * full)
equal(gradient(ops.AlltoAll(2, 0, 1)), 2 * x.asnumpy())
equal(gradient(lambda t: exchange((t,))[0]), 2 * x.asnumpy())

out, handle = comm_func.all_reduce(x, async_op=True)
handle.wait()
equal(out, 3 * full)
out, handle = comm_func.all_reduce(x, "avg", async_op=True)
handle.wait()
equal(out, 1.5 * full)
out, handle = comm_func.reduce_scatter_tensor(x, "avg", async_op=True)
handle.wait()
equal(out, [[1.5, 1.5]])
equal(x, (rank + 1) * full)
equal(comm_func.all_gather_into_tensor(x)[0], np.concatenate([full, 2 * full]))
equal(comm_func.reduce_scatter_tensor(x)[0], [[3, 3]])
shapes = [(), (2,)] if first else [(2, 2), (4,)]
sent = [Tensor(1.0), Tensor([[2.0, 3], [4, 5]])] if first else [Tensor([2.0, 2]), Tensor([4.0, 5, 6, 7])]
equal(comm_func.all_to_all_with_output_shape(shapes, sent)[0][1], [2, 2] if first else [4, 5, 6, 7])
jobs = [comm_func.P2POp("isend", Tensor(rank + 1.0), other), comm_func.P2POp(comm_func.irecv, Tensor(0.0), other)]
equal(comm_func.batch_isend_irecv(jobs)[1], 2.0 - rank)
