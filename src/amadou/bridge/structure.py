"""The state of a model in both frameworks' words, told by its structure."""

from typing import NamedTuple

import torch

from ..nn.cell import Cell
from .cell_face import CellFace, as_cell
from .names import Framework
from .plan import Step
from .torch_face import TorchFace, as_torch
from .vocabulary import COUNT, Layer, layer_of


class ModelEntry(NamedTuple):
    """One entry of a model's state; a name is None in a framework that does not keep it."""

    torch_name: str
    mindspore_name: str | None
    kind: str
    requires_grad: bool
    dtype: torch.dtype
    torch_shape: tuple[int, ...]
    mindspore_shape: tuple[int, ...]
    tensor: torch.Tensor

    def name(self, framework: Framework) -> str | None:
        """The name in ``framework``."""
        return self.torch_name if framework == "torch" else self.mindspore_name

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape in ``framework``."""
        return self.torch_shape if framework == "torch" else self.mindspore_shape

    def steps(self, source: Framework, to: Framework) -> tuple[Step, ...]:
        """What brings the layout of one framework into the other's."""
        if source == to or self.torch_shape == self.mindspore_shape:
            return ()
        return (Step("unsqueeze" if to == "mindspore" else "squeeze", (2,)),)


def entries_of(model: torch.nn.Module) -> list[ModelEntry]:
    """The state of a model, in torch's order, under both names."""
    face, cell = as_torch(model), as_cell(model)
    parameters = {id(parameter._torch()): parameter for parameter in cell.get_parameters()}
    found = []
    for path, module in face.named_modules():
        for kind, registry in (("parameter", module._parameters), ("buffer", module._buffers)):
            for key, t in registry.items():
                if t is None or key in module._non_persistent_buffers_set:
                    continue
                parameter = None if key == COUNT else parameters.get(id(t))
                name = None if parameter is None else parameter.name
                flat, long = _shapes(module, key, t)
                torch_name = f"{path}.{key}" if path else key
                found.append(ModelEntry(torch_name, name, kind, t.requires_grad, t.dtype, flat, long, t))
    return found


def _shapes(module: torch.nn.Module, key: str, t: torch.Tensor) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The shape in torch's layout and in MindSpore's."""
    shape = tuple(t.shape)
    if not _layer(module).flat_weight or key != "weight":
        return shape, shape
    flat = shape if len(shape) == 3 else (*shape[:2], shape[3])
    return flat, (*flat[:2], 1, flat[2])


def is_of_mindspore(model: torch.nn.Module) -> bool:
    """Whether a model is written in MindSpore's API."""
    return isinstance(model, Cell) and not isinstance(model, CellFace)


def unused_statistics(model: torch.nn.Module) -> set[str]:
    """MindSpore's names of statistics that take no part in the computation."""
    found = set()
    for path, module in as_torch(model).named_modules():
        if _layer(module).torch.startswith("InstanceNorm"):
            found |= {f"{path}.{leaf}" if path else leaf for leaf in ("moving_mean", "moving_variance")}
    return found


def _layer(module: torch.nn.Module) -> Layer:
    return module._layer if isinstance(module, TorchFace) else layer_of(module)
