"""Weights that are the same wherever a program runs: made from the names of the Parameters."""

import zlib

import mindspore as ms
import numpy as np


def settle(net, scale=1.0):
    """Give the weights and biases of ``net`` values of their own, and return ``net``; normalisations stay."""
    for parameter in net.get_parameters():
        if parameter.name.endswith(("gamma", "beta", "mean", "variance")):
            continue
        rng = np.random.default_rng(zlib.crc32(parameter.name.encode()))
        size = scale / np.sqrt(np.prod(parameter.shape[1:])) if len(parameter.shape) > 1 else 0.1
        parameter.set_data(ms.Tensor((size * rng.standard_normal(parameter.shape)).astype(np.float32)))
    return net
