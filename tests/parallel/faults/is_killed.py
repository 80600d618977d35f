"""Trains with checkpoints; process 1 is killed in step 7 of the first start, the second goes on from the last one.

Then it trains anew, undisturbed, and compares the losses of the steps.
"""

import json
import os
import signal
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore import nn
from mindspore.communication import get_group_size, get_rank, init
from mindspore.train import Callback, CheckpointConfig, Model, ModelCheckpoint

from amadou.bridge import resume

init()
rank, size = get_rank(), get_group_size()
folder, first_start = Path(os.environ["FOLDER"]), os.environ["TORCHELASTIC_RESTART_COUNT"] == "0"
ms.set_auto_parallel_context(parallel_mode="data_parallel", gradients_mean=True)
rng = np.random.default_rng(0)
rows = rng.standard_normal((32, 6)).astype(np.float32), rng.integers(0, 3, 32).astype(np.int32)


def made():
    ms.set_seed(5)
    net = nn.SequentialCell(nn.Dense(6, 16), nn.ReLU(), nn.Dense(16, 3))
    loss = nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean")
    model = Model(net, loss, nn.Adam(net.trainable_params(), 0.01))
    data = ms.dataset.NumpySlicesDataset(rows, ["x", "y"], shuffle=True, num_shards=size, shard_id=rank)
    return model, data.batch(4)


class Losses(Callback):
    def __init__(self, file, killed):
        self.file, self.killed = file, killed

    def on_train_step_end(self, run_context):
        facts = run_context.original_args()
        step = int(facts.optimizer.global_step.asnumpy()[0])
        loss = float(ms.ops.AllReduce("avg")(facts.net_outputs).asnumpy())
        if rank == 0:
            with self.file.open("a") as file:
                file.write(json.dumps([step, loss]) + "\n")
        if self.killed and rank == 1 and step == 7:
            os.kill(os.getpid(), signal.SIGKILL)


def read(file):
    return dict(json.loads(line) for line in file.read_text().splitlines())


model, data = made()
saved = sorted(folder.glob("*.ckpt"), key=lambda path: path.stat().st_mtime)
assert bool(saved) is not first_start
done = resume.resume(model, data, str(saved[-1])) if saved else 0
callbacks = [Losses(folder / "disturbed", killed=first_start)]
if rank == 0:
    config = CheckpointConfig(save_checkpoint_steps=2, append_info=["run_state"])
    callbacks.append(ModelCheckpoint("run", str(folder), config))
model.train(4, data, callbacks, initial_epoch=done)

model, data = made()
model.train(4, data, [Losses(folder / "undisturbed", killed=False)])
if rank == 0:
    disturbed, undisturbed = read(folder / "disturbed"), read(folder / "undisturbed")
    assert len(undisturbed) == 16
    assert disturbed == undisturbed, (disturbed, undisturbed)
    print("agreed", flush=True)
