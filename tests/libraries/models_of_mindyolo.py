"""YOLOv8 of mindyolo: the same initial weights and outputs as on MindSpore 2.10, from the same seed."""

import numpy as np
from mindyolo.models import create_model
from mindyolo.utils.config import Config

import amadou as ms

NETWORK = {
    "model_name": "yolov8", "nc": 80, "reg_max": 16, "depth_multiple": 0.33, "width_multiple": 0.25,
    "max_channels": 1024, "stride": [8, 16, 32],
    "backbone": [
        [-1, 1, "ConvNormAct", [64, 3, 2]], [-1, 1, "ConvNormAct", [128, 3, 2]], [-1, 3, "C2f", [128, True]],
        [-1, 1, "ConvNormAct", [256, 3, 2]], [-1, 6, "C2f", [256, True]], [-1, 1, "ConvNormAct", [512, 3, 2]],
        [-1, 6, "C2f", [512, True]], [-1, 1, "ConvNormAct", [1024, 3, 2]], [-1, 3, "C2f", [1024, True]],
        [-1, 1, "SPPF", [1024, 5]],
    ],
    "head": [
        [-1, 1, "Upsample", [None, 2, "nearest"]], [[-1, 6], 1, "Concat", [1]], [-1, 3, "C2f", [512]],
        [-1, 1, "Upsample", [None, 2, "nearest"]], [[-1, 4], 1, "Concat", [1]], [-1, 3, "C2f", [256]],
        [-1, 1, "ConvNormAct", [256, 3, 2]], [[-1, 12], 1, "Concat", [1]], [-1, 3, "C2f", [512]],
        [-1, 1, "ConvNormAct", [512, 3, 2]], [[-1, 9], 1, "Concat", [1]], [-1, 3, "C2f", [1024]],
        [[15, 18, 21], 1, "YOLOv8Head", ["nc", "reg_max", "stride"]],
    ],
}  # fmt: skip
MEAN = -5.980870723724365  # of the first output on MindSpore 2.10.0, for CPU


def test_yolov8():
    ms.set_seed(1)
    net = create_model(model_name="yolov8", model_cfg=Config(NETWORK), num_classes=80, sync_bn=False)
    assert (len(list(net.get_parameters())), len(net.trainable_params())) == (299, 183)
    net.set_train(True)
    image = np.random.default_rng(0).standard_normal((2, 3, 64, 64)).astype(np.float32)
    outputs = net(ms.Tensor(image))
    assert [output.shape for output in outputs] == [(2, 144, 8, 8), (2, 144, 4, 4), (2, 144, 2, 2)]
    np.testing.assert_allclose(float(outputs[0].mean()), MEAN, rtol=1e-5)  # sums of the convolutions in another order
