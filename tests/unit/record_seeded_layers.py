"""Records the first weights of MindSpore's layers: python tests/unit/record_seeded_layers.py, with mindspore 2.10."""

from pathlib import Path

import mindspore as ms
import numpy as np
from seeded_layers_cases import LAYERS, weights


def main():
    arrays = {f"{layer} {i}": array for layer in LAYERS for i, array in enumerate(weights(ms, layer))}
    np.savez_compressed(Path(__file__).parent / "facts" / "seeded_layers.npz", **arrays)


main()
