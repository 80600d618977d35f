"""How large everything is that is measured; ``programs`` and ``twins`` are made for the same sizes."""

from dataclasses import dataclass

from .models import BERT_BASE, Transformer

LEARNING_RATE, MOMENTUM = 0.001, 0.9

IMAGES = ("LeNet", "ResNet-18", "ResNet-50", "MobileNetV3")
TEXTS = ("encoder", "LSTM")
NETWORKS = (*IMAGES, *TEXTS)
CREATED = ("LeNet", "ResNet-18", "ResNet-50", "BERT-base")
CREATED_BY_ALL = ("ResNet-50", "BERT-base")
ALL_THREADS = ", all threads"
COMPILED = ("ResNet-18", "MobileNetV3", "encoder")
OPTIMIZERS = ("Adam", "Momentum", "AdamWeightDecay")


@dataclass(frozen=True)
class Sizes:
    """Shapes of inputs by network, and the rest."""

    inputs: dict[str, tuple[int, ...]]
    encoder: Transformer
    decoder: Transformer
    bert: Transformer
    # Trees of Dense layers, which have two Parameters each: how many these are in all, and the branches of every level.
    trees: tuple[tuple[str, tuple[int, ...]], ...]
    num_updated: int
    num_samples: int


USUAL = Sizes(
    {
        "LeNet": (32, 1, 32, 32),
        "ResNet-18": (8, 3, 224, 224),
        "ResNet-50": (4, 3, 224, 224),
        "MobileNetV3": (8, 3, 224, 224),
        "encoder": (16, 128),
        "LSTM": (16, 64),
        "decoder": (4, 1),
    },
    encoder=Transformer(),
    decoder=Transformer(max_length=32),
    bert=BERT_BASE,
    trees=(
        ("1,000 parameters", (5, 10, 10)),
        ("10,000 parameters", (50, 10, 10)),
        ("100,000 parameters", (500, 10, 10)),
    ),
    num_updated=200,
    num_samples=1024,
)
_TINY_TRANSFORMER = Transformer(vocabulary=50, num_layers=2, width=16, num_heads=2, max_length=8)
TINY = Sizes(
    {
        "LeNet": (2, 1, 32, 32),
        "ResNet-18": (2, 3, 32, 32),
        "ResNet-50": (2, 3, 32, 32),
        "MobileNetV3": (2, 3, 64, 64),
        "encoder": (2, 8),
        "LSTM": (2, 4),
        "decoder": (2, 1),
    },
    encoder=_TINY_TRANSFORMER,
    decoder=_TINY_TRANSFORMER,
    bert=_TINY_TRANSFORMER,
    trees=(("12 parameters", (2, 3)),),
    num_updated=4,
    num_samples=64,
)
