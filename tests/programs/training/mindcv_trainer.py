"""mindcv's entry points: five steps of its own training step (average of weights, clipped gradients), ten of Model."""

import mindspore as ms
import mindspore.dataset as ds
import numpy as np
from mindcv.loss import create_loss
from mindcv.models import create_model
from mindcv.optim import create_optimizer
from mindcv.scheduler import create_scheduler
from mindcv.utils import create_trainer
from mindspore.train import LossMonitor
from weights import settle

rng = np.random.default_rng(0)
images = rng.standard_normal((40, 3, 48, 48)).astype(np.float32)
labels = rng.integers(0, 5, 40).astype(np.int32)

# Adam moves a weight by the whole rate even where its gradient is next to nothing: fewer steps, and no logits.
for special, opt, count in ((True, "adamw", 20), (False, "momentum", 40)):
    data = ds.NumpySlicesDataset((images[:count], labels[:count]), ["image", "label"], shuffle=False).batch(4)
    network = settle(create_model("resnet18", num_classes=5), 0.7)
    loss = create_loss(name="CE", label_smoothing=0.1)
    rates = create_scheduler(
        5, scheduler="cosine_decay", lr=2e-4, min_lr=2e-5, warmup_epochs=1, decay_epochs=2, num_epochs=3
    )
    scale = 1.0 if special else 8.0
    optimizer = create_optimizer(network.trainable_params(), opt=opt, lr=rates, weight_decay=1e-3, loss_scale=scale)
    trainer = create_trainer(
        network, loss, optimizer, None, "O0", None, "fixed", loss_scale=scale, ema=special, clip_grad=special
    )
    print(opt, "rates", *(f"{rate:.6f}" for rate in rates[:6]))
    trainer.train(1, data, callbacks=LossMonitor(), dataset_sink_mode=False)
    network.set_train(False)
    if not special:
        print("logits", *network(ms.Tensor(images[:1])).asnumpy().ravel())
