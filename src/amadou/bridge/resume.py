"""Going on with a training that was killed, so that it ends as if it had not been.

A checkpoint that is to be resumed from is saved with ``append_info=["run_state"]``:

    config = CheckpointConfig(save_checkpoint_steps=100, append_info=["run_state"])
    model.train(10, dataset, ModelCheckpoint(config=config))

Another process makes the same model and dataset, with the same seeds, and goes on:

    model.train(10, dataset, callbacks, initial_epoch=resume(model, dataset, "CKP-3_200.ckpt"))

The file has what the training step holds (network, optimizer, loss scale), the number of steps, and where the random
numbers of torch, NumPy and Python are, and those of functions and operators with seeds of their own. The dataset
replays its own random orders; random numbers that a program's own functions in the dataset draw from ``numpy.random``
are drawn again, and not the same. Callbacks begin anew, as in MindSpore: EarlyStopping and ReduceLROnPlateau count the
epochs from the first that is trained again, and steps have numbers from 1 on.
"""

import random
from typing import Any

import numpy as np
import torch

from .. import _random, context
from ..ops.primitive import Operator
from ..tensor import Tensor
from ..train.serialization import load_checkpoint, load_param_into_net

_PREFIX = "run_state."
_FUNCTION, _OPERATOR = "function.", "operator."  # what a stream of random numbers belongs to


def resume(model: Any, dataset: Any, path: str) -> int:
    """Give a ``Model`` and its dataset the state in a checkpoint; the number of whole epochs that were trained before.

    Args:
        model: made as the one that was saved.
        dataset: made as the one that was trained with; its iterators begin behind the rows that were seen.
        path: a checkpoint saved with ``append_info=["run_state"]``.

    Raises:
        ValueError: for a checkpoint without a run state.
    """
    values: dict[str, Any] = load_checkpoint(path)
    state = {name[len(_PREFIX) :]: values.pop(name) for name in list(values) if name.startswith(_PREFIX)}
    if "step" not in state:
        raise ValueError(f"For 'resume', 'path' must be a checkpoint with append_info=['run_state'], but got {path!r}.")
    load_param_into_net(model.train_network, values, strict_load=True)
    num_steps = int(state.pop("step").asnumpy())
    streams = {name: state.pop(name)._t for name in list(state) if name.startswith((_FUNCTION, _OPERATOR))}
    _restore_streams(streams, model.train_network)
    _restore({name: value.asnumpy() for name, value in state.items()})
    dataset.set_init_step(num_steps)
    return num_steps // dataset.get_dataset_size()


def run_state(num_steps: int, network: Any) -> dict[str, Any]:
    """What a checkpoint needs besides the training step ``network``: the steps that were trained, and random states."""
    _, keys, *rest = np.random.get_state(legacy=True)
    _, words, gauss = random.getstate()
    state: dict[str, Any] = {
        "step": Tensor(np.array(num_steps, np.int64)),
        "torch": Tensor(torch.get_rng_state().numpy()),
        # float64 holds words of 32 bits exactly
        "numpy": Tensor(np.array([*keys, *rest], np.float64)),
        "python": Tensor(np.array([*words, np.nan if gauss is None else gauss], np.float64)),
    }
    if context.device().type != "cpu":
        state["device"] = Tensor(torch.get_device_module(context.device()).get_rng_state().numpy())
    streams = {f"{_FUNCTION}{device}.{seed}": stream for (seed, device), stream in _random.streams.items()}
    streams.update(_streams_of_operators(network))
    state.update((name, Tensor(stream.get_state().numpy())) for name, stream in streams.items())
    return {_PREFIX + name: value for name, value in state.items()}


def _restore(state: dict[str, np.ndarray]) -> None:
    torch.set_rng_state(torch.from_numpy(state["torch"].copy()))
    *keys, position, has_gauss, cached = state["numpy"].tolist()
    np.random.set_state(("MT19937", np.array(keys, np.uint32), int(position), int(has_gauss), cached))
    *words, gauss = state["python"].tolist()
    random.setstate((3, tuple(map(int, words)), None if np.isnan(gauss) else gauss))
    if "device" in state and context.device().type != "cpu":
        torch.get_device_module(context.device()).set_rng_state(torch.from_numpy(state["device"].copy()))


def _streams_of_operators(network: Any) -> dict[str, torch.Generator]:
    """The streams of the operators that were made with seeds, by the path of the Cell that holds them."""
    held = (
        (f"{_OPERATOR}{path}.{name}", value._stream)
        for path, cell in network.cells_and_names()
        for name, value in vars(cell).items()
        if isinstance(value, Operator) and getattr(value, "_stream", None) is not None
    )
    return dict(held)


def _restore_streams(states: dict[str, torch.Tensor], network: Any) -> None:
    operators = _streams_of_operators(network)
    for name, state in states.items():
        if name.startswith(_OPERATOR):
            operators[name].set_state(state)
        else:
            device, _, seed = name.removeprefix(_FUNCTION).rpartition(".")
            stream = _random.generator(int(seed), torch.device(device))
            assert stream is not None
            stream.set_state(state)
