"""mint.distributed on two processes: what the functions write, as MindSpore's documentation shows it."""

import mindspore as ms
import numpy as np
from mindspore import Tensor, ops
from mindspore.mint import distributed as dist

dist.init_process_group()
rank, other = dist.get_rank(), 1 - dist.get_rank()
first = rank == 0
assert dist.is_initialized()
assert dist.get_process_group_ranks() == [0, 1]
assert dist.get_world_size() == 2


def ones(*shape):
    return Tensor(np.ones(shape, np.float32))


def zeros(*shape):
    return Tensor(np.zeros(shape, np.float32))


def equal(got, want):
    np.testing.assert_array_equal(got.asnumpy(), np.broadcast_to(want, got.shape))


x = ones(2, 8)
assert dist.all_reduce(x) is None
equal(x, 2)
x = Tensor([1.0, 3.0]) * (rank + 1)
handle = dist.all_reduce(x, "avg", async_op=True)
handle.wait()
equal(x, [1.5, 4.5])
x = ones(2, 8)
dist.reduce(x, 1)
equal(x, 1 if first else 2)
x = Tensor(np.arange(4.0, dtype=np.float32)) * rank
dist.broadcast(x, 1)
equal(x, [0, 1, 2, 3])

out = zeros(4, 8)
dist.all_gather_into_tensor(out, ones(2, 8))
equal(out, 1)
out = zeros(5, 4)
dist.all_gather_into_tensor_uneven(out, ones(3, 4) if first else 2 * ones(2, 4), [3, 2])
equal(out, [[1]] * 3 + [[2]] * 2)
out = zeros(4, 8)
dist.reduce_scatter_tensor(out, ones(8, 8))
equal(out, 2)
out = zeros(2 + rank, 8)
dist.reduce_scatter_tensor_uneven(out, ones(5, 8), [2, 3])
equal(out, 2)
if first:
    out, sizes = zeros(3, 3), [2, 1]
    dist.all_to_all_single(out, Tensor([[0, 1, 2.0], [3, 4, 5], [6, 7, 8]]), sizes, sizes)
    equal(out, [[0, 1, 2], [3, 4, 5], [9, 10, 11]])
else:
    out, sizes = zeros(2, 3), [1, 1]
    dist.all_to_all_single(out, Tensor([[9, 10.0, 11], [12, 13, 14]]), sizes, sizes)
    equal(out, [[6, 7, 8], [12, 13, 14]])
dist.barrier()

outs = [zeros(2), zeros(2)]
dist.all_gather(outs, ones(2) * rank)
equal(outs[0], 0)
equal(outs[1], 1)
outs = [zeros(2), zeros(2)]
dist.gather(ones(2) * (rank + 1), outs, dst=0)
equal(outs[1], 2 if first else 0)
out = zeros(2)
dist.scatter(out, [ones(2), 2 * ones(2)], src=0)
equal(out, rank + 1)
out = zeros(4)
dist.reduce_scatter(out, [ones(4), 2 * ones(4)])
equal(out, 2 * (rank + 1))
outs = [zeros(), zeros(2)] if first else [zeros(2, 2), zeros(4)]
dist.all_to_all(outs, [Tensor(1.0), ones(2, 2)] if first else [ones(2), 3 * ones(4)])
equal(outs[1], 1 if first else 3)

if first:
    dist.send(ones(2, 8), 1)
    dist.isend(2 * ones(2, 8), 1).wait()
    dist.send_object_list(["foo", 12, {1: 2}], dst=1)
else:
    x = zeros(2, 8)
    dist.recv(x, src=0)
    equal(x, 1)
    dist.irecv(x, src=0).wait()
    equal(x, 2)
    objects = [None, None, None]
    dist.recv_object_list(objects, src=0)
    assert objects == ["foo", 12, {1: 2}]
x = Tensor(0.0, ms.float32)
dist.batch_isend_irecv([dist.P2POp("isend", Tensor(rank + 1.0), other), dist.P2POp(dist.irecv, x, other)])
equal(x, 2 - rank)

out = zeros(4)
ops.gather_into_tensor(out, ones(2) * (rank + 1), dst=0)
equal(out, [1, 1, 2, 2] if first else 0)
ops.scatter_tensor(x := zeros(2), Tensor([1.0, 2, 3, 4]) * (rank + 1), src=1)
equal(x, [2, 4] if first else [6, 8])
ops.set_comm_ops_inplace(True, ["all_reduce"])

mine = ["test", {1: 2}][rank]
objects = [None, None]
dist.all_gather_object(objects, mine)
assert objects == ["test", {1: 2}]
objects = [None, None]
dist.gather_object(mine, objects)
assert objects == (["test", {1: 2}] if first else [None, None])
objects = ["test", 12] if first else [None, None]
dist.broadcast_object_list(objects)
assert objects == ["test", 12]
objects = [None]
dist.scatter_object_list(objects, ["test", {1: 2}])
assert objects == [mine]

if not first:
    group = dist.new_group([1])
    assert dist.get_global_rank(group, 0) == 1
    assert dist.get_group_rank(group, 1) == 0
    dist.destroy_process_group(group)
dist.destroy_process_group()
assert not dist.is_initialized()

# A program may come back.
dist.init_process_group()
dist.all_reduce(x := ones(2))
equal(x, 2)
