"""Two networks against each other, each with its optimizer, and gradients of functions."""

import mindspore as ms
import numpy as np
from mindspore import Tensor, nn, ops
from weights import settle


class Generator(nn.Cell):
    def __init__(self):
        super().__init__(auto_prefix=True)
        self.model = nn.SequentialCell(nn.Dense(5, 32), nn.BatchNorm1d(32), nn.LeakyReLU(0.2))
        self.up = nn.Conv2dTranspose(8, 4, 4, 2, pad_mode="pad", padding=1, has_bias=True)
        self.norm, self.out = nn.BatchNorm2d(4), nn.Conv2d(4, 1, 3, pad_mode="same", has_bias=True)

    def construct(self, z):
        x = self.model(z).reshape((-1, 8, 2, 2))
        return ops.tanh(self.out(ops.relu(self.norm(self.up(x)))))


class Discriminator(nn.Cell):
    def __init__(self):
        super().__init__(auto_prefix=True)
        self.net = nn.SequentialCell(
            [
                nn.Conv2d(1, 4, 3, 2, pad_mode="pad", padding=1),
                nn.LeakyReLU(0.2),
                nn.Flatten(),
                nn.Dense(16, 1),
                nn.Sigmoid(),
            ]
        )

    def construct(self, image):
        return self.net(image)


generator, discriminator = settle(Generator()), settle(Discriminator())
generator.update_parameters_name("generator.")
discriminator.update_parameters_name("discriminator.")
for net in (generator, discriminator):
    net.set_train()
loss = nn.BCELoss(reduction="mean")
g_optimizer = nn.Adam(generator.trainable_params(), learning_rate=0.005, beta1=0.5)
d_optimizer = nn.Adam(discriminator.trainable_params(), learning_rate=0.002, beta1=0.5)


def generator_loss(z, valid):
    images = generator(z)
    return loss(discriminator(images), valid), images


def discriminator_loss(real, fake, valid, wrong):
    return (loss(discriminator(real), valid) + loss(discriminator(fake), wrong)) / 2


g_grad = ms.value_and_grad(generator_loss, None, generator.trainable_params(), has_aux=True)
d_grad = ms.value_and_grad(discriminator_loss, None, discriminator.trainable_params())
rng = np.random.default_rng(3)
valid, wrong = ops.ones((6, 1), ms.float32), ops.zeros((6, 1), ms.float32)
for number in range(6):
    real = Tensor(np.tanh(rng.standard_normal((6, 1, 4, 4)) + 1).astype(np.float32))
    z = Tensor(rng.standard_normal((6, 5)).astype(np.float32))
    (g_loss, images), grads = g_grad(z, valid)
    g_optimizer(grads)
    d_loss, grads = d_grad(real, ops.stop_gradient(images), valid, wrong)
    d_optimizer(grads)
    print(f"step {number} losses {float(g_loss):.6f} {float(d_loss):.6f} image {float(images.mean()):.6f}")
print(*(p.name for p in generator.trainable_params()))
