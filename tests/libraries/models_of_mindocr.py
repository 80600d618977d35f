"""Text detection and recognition of mindocr: the same outputs as on MindSpore 2.7.0, from the same weights.

MindSpore 2.10 has dropped a module that mindocr 0.5.0 imports (``mindspore.parallel._transformer``).
"""

import numpy as np
import pytest
from mindocr.models import build_model

import amadou as ms

# network, size of the image -> number of Parameters, shape of the output, its standard deviation, its mean along a wave
FACTS = {
    ("crnn_vgg7", (32, 100)): (44, (1, 24, 37), 0.01321943, 0.00019218521),
    ("crnn_resnet34", (32, 100)): (213, (1, 25, 37), 0.017440316, -0.0002291847),
    ("rare_resnet34", (32, 100)): (221, (1, 26, 38), 0.015028278, -0.00023183646),
    ("master_resnet31", (32, 100)): (277, (1, 31, 94), 0.0075729224, -2.7477107e-06),
    ("svtr_tiny", (64, 256)): (204, (1, 25, 37), 0.018912786, 5.6687179e-05),
    ("dbnet_resnet18", (128, 128)): (134, (1, 1, 128, 128), 0.19382875, 2.7887959e-06),
    ("dbnetpp_resnet50", (128, 128)): (306, (1, 1, 128, 128), 0.10458652, 1.6372794e-05),
}


@pytest.mark.parametrize(("name", "size"), FACTS)
def test_model(name, size):
    net = build_model(name, pretrained=False, pretrained_backbone=False)
    net.set_train(False)
    for number, param in enumerate(net.get_parameters()):
        param.set_data(ms.Tensor(weights(param, np.random.default_rng(number))))
    image = np.random.default_rng(0).standard_normal((1, 3, *size)).astype(np.float32)
    values = net(ms.Tensor(image)).asnumpy().astype(np.float64)
    waves = np.cos(np.arange(values.size)).reshape(values.shape)
    count, shape, spread, mean = FACTS[name, size]
    assert (len(list(net.get_parameters())), values.shape) == (count, shape)
    # The sums of the convolutions are in another order, and along a wave numbers cancel each other.
    np.testing.assert_allclose([values.std(), (values * waves).mean()], [spread, mean], rtol=5e-4)


def weights(param, rng):
    if "variance" in param.name or "gamma" in param.name:
        return rng.uniform(0.5, 1.5, param.shape).astype(np.float32)
    fan = max(1, np.prod(param.shape[1:]))
    return (rng.standard_normal(param.shape) * 0.5 / np.sqrt(fan)).astype(np.float32)
