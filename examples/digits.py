"""Train a small convolutional net on scikit-learn's handwritten digits: a MindSpore program, and nothing else.

Run it with MindSpore (``python digits.py``) or on PyTorch (``amadou run digits.py``).
"""

import argparse
import time

import mindspore as ms
import mindspore.dataset as ds
import numpy as np
from mindspore import nn, ops
from sklearn.datasets import load_digits


class DigitNet(nn.Cell):
    """[N, 1, 8, 8] float32 -> [N, 10] logits."""

    def __init__(self):
        super().__init__()
        self.features = nn.SequentialCell(
            nn.Conv2d(1, 16, 3, pad_mode="same"),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.Conv2d(16, 32, 3, pad_mode="same"),
            nn.BatchNorm2d(32),
            nn.ReLU(),
            nn.MaxPool2d(2, 2),
        )
        self.classifier = nn.SequentialCell(nn.Flatten(), nn.Dropout(p=0.2), nn.Dense(32 * 4 * 4, 10))

    def construct(self, x):
        return self.classifier(self.features(x))


def load_data(num_test=360):
    """The images as [N, 1, 8, 8] float32 in [0, 1] and the labels as [N] int32: for training and held out."""
    digits = load_digits()
    images = (digits.images / 16).astype(np.float32)[:, None]
    labels = digits.target.astype(np.int32)
    order = np.random.default_rng(0).permutation(len(images))
    train, test = order[num_test:], order[:num_test]
    return (images[train], labels[train]), (images[test], labels[test])


def accuracy(net, images, labels):
    """The share of images whose largest logit is at the label."""
    net.set_train(False)
    logits = net(ms.Tensor(images))
    return float((logits.asnumpy().argmax(1) == labels).mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--checkpoint", default="digits.ckpt")
    options = parser.parse_args()

    ms.set_seed(1)
    ms.set_context(mode=ms.PYNATIVE_MODE)
    train, test = load_data()
    data = ds.NumpySlicesDataset(train, column_names=["image", "label"], shuffle=True).batch(32, drop_remainder=True)

    net = DigitNet()
    loss_fn = nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean")
    optimizer = nn.Momentum(net.trainable_params(), learning_rate=0.05, momentum=0.9, weight_decay=1e-4)
    step = nn.TrainOneStepCell(nn.WithLossCell(net, loss_fn), optimizer)

    start = time.time()
    for epoch in range(options.epochs):
        step.set_train()
        losses = [step(image, label) for image, label in data.create_tuple_iterator()]
        mean = ops.stack(losses).mean()
        print(f"epoch {epoch + 1:2d}  loss {float(mean):.4f}  held-out accuracy {accuracy(net, *test):.4f}")
    print(f"trained in {time.time() - start:.1f} s")

    ms.save_checkpoint(net, options.checkpoint)
    again = DigitNet()
    not_loaded, _ = ms.load_param_into_net(again, ms.load_checkpoint(options.checkpoint))
    found = accuracy(again, *test)
    print(f"loaded from {options.checkpoint}: {len(not_loaded)} Parameters missing, accuracy {found:.4f}")
    if found <= 0.97:
        raise SystemExit(f"the accuracy must be over 0.97, but is {found:.4f}")


if __name__ == "__main__":
    main()
