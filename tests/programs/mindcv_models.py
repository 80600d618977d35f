"""mindcv 0.3.0, unmodified: its models, with weights that both frameworks can make.

``python -m tests.programs.mindcv_models FACTS`` records what the real MindSpore answers; test_mindcv.py compares.
"""

import gzip
import json
import sys
import zlib

import numpy as np

MODELS = {
    "resnet18": 64,
    "resnet50": 64,
    "mobilenet_v3_small_100": 64,
    "vgg11": 224,
    "densenet121": 64,
    "vit_b_32_224": 224,
    "convnext_tiny": 64,
}


def weights_of(name, shape):
    """Values for a Parameter, the same wherever they are made: by its name, and of a size that keeps signals alive."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    values = rng.standard_normal(shape, dtype=np.float32)
    if "variance" in name:
        return 1 + 0.1 * np.abs(values)
    if len(shape) < 2:
        return (1 if name.endswith("gamma") else 0) + 0.1 * values
    return values * np.float32(np.sqrt(1.5 / np.prod(shape[1:])))


def answer_of(ms, create_model, name):
    """The Parameters of a model, and its logits for a fixed image with fixed weights."""
    net = create_model(name)
    net.set_train(False)
    listed = []
    for parameter in net.get_parameters():
        listed.append([parameter.name, list(parameter.shape), str(parameter.dtype), parameter.requires_grad])
        parameter.set_data(ms.Tensor(weights_of(parameter.name, parameter.shape).astype(np.float32)))
    size = MODELS[name]
    image = np.random.default_rng(0).standard_normal((2, 3, size, size)).astype(np.float32)
    logits = net(ms.Tensor(image)).asnumpy()
    return {"parameters": listed, "logits": [[float(f"{v:.7g}") for v in row[:100]] for row in logits]}


def main(path):
    import mindspore as ms
    from mindcv.models import create_model

    facts = {}
    for name in MODELS:
        facts[name] = answer_of(ms, create_model, name)
        print(name, len(facts[name]["parameters"]), flush=True)
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(facts).encode())


if __name__ == "__main__":
    main(sys.argv[1])
