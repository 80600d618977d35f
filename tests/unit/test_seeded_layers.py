"""After ``set_seed`` a layer starts from the same weights as in MindSpore."""

from pathlib import Path

import numpy as np
import pytest

import amadou as ms

from .seeded_layers_cases import LAYERS, weights

FACTS = np.load(Path(__file__).parent / "facts" / "seeded_layers.npz")


@pytest.mark.parametrize("layer", LAYERS)
def test_first_weights(layer):
    ours = weights(ms, layer)
    recorded = [FACTS[name] for name in FACTS if name.rpartition(" ")[0] == layer]
    assert len(ours) == len(recorded)
    for mine, theirs in zip(ours, recorded, strict=True):
        np.testing.assert_array_equal(mine, theirs, strict=True)
