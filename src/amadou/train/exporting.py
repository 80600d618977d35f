"""Networks as files that other programs run: ONNX, and torch's own exported programs."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from .. import _checks
from .._boundary import raw_tree, wrap_tree
from .._gaps import GapError
from ..nn.cell import Cell
from ..tensor import Tensor

_OPTIONS = ("enc_key", "enc_mode", "dataset", "incremental", "custom_func")
_NEEDS_ONNX = "To export to ONNX, install what it needs: pip install 'amadou[onnx]'."


def export(net: Any, *inputs: Any, file_name: str, file_format: str, **kwargs: Any) -> None:
    """Write a network as it computes for ``inputs``, in evaluation mode.

    Args:
        net: a Cell; with "PT2" also a function of Tensors.
        inputs: what it is called with: Tensors, numbers, or tuples, lists and dicts of these.
        file_name: the path; without an ending it gets ``.onnx`` or ``.pt2``.
        file_format: "ONNX", which torch's exporter makes and ``amadou[onnx]`` is needed for; or "PT2", which MindSpore
            does not have: an exported program that ``torch.export.load`` reads. "MINDIR" and "AIR" are not offered.
        kwargs: accepted for MindSpore's signature: ``enc_mode``, ``incremental``, ``custom_func``, ``dataset``.

    Raises:
        GapError: for "MINDIR" and "AIR", which only MindSpore's compiler writes, and for ``enc_key``.
        ImportError: for "ONNX" without the packages that it needs.
        TypeError: for an unknown keyword, or a ``file_name`` that is no str.
        ValueError: for another ``file_format``, a ``net`` that cannot be exported, or inputs of unknown shapes.
    """
    _checks.check_one_of("export", "file_format", file_format, ("AIR", "ONNX", "MINDIR", "PT2"))
    _checks.check_type("export", "file_name", file_name, str)
    strange = [name for name in kwargs if name not in _OPTIONS]
    if strange:
        raise TypeError(f"For 'export', the keywords must be among {_OPTIONS}, but got {strange}.")
    if file_format in ("AIR", "MINDIR"):
        raise GapError(
            f"mindspore.export(..., file_format={file_format!r}) is not offered by amadou: it is written and read by "
            "MindSpore's compiler only. Use file_format='ONNX'. See docs/differences.md."
        )
    if kwargs.get("enc_key") is not None:
        raise GapError("mindspore.export(..., enc_key=...) is not offered by amadou: exported files are not encrypted.")
    unknown = [value.shape for value in inputs if isinstance(value, Tensor) and min(value.shape, default=0) < 0]
    if unknown:
        raise ValueError(
            f"For 'export', 'inputs' must have known shapes, but got {unknown}; onnx.export takes 'dynamic_axes'."
        )
    if file_format == "ONNX":
        _checks.check_that("export", "net", net, "a Cell", lambda value: isinstance(value, Cell))
        write_onnx(net, inputs, with_ending(file_name, ".onnx"))
    else:
        write_pt2(net, inputs, with_ending(file_name, ".pt2"))


def write_pt2(net: Any, inputs: tuple, path: str) -> None:
    """Write a network as a program of torch."""
    module = net if isinstance(net, torch.nn.Module) else _Function(net)
    with _Evaluating(module):
        torch.export.save(torch.export.export(module, raw_tree(inputs)), path)


def write_onnx(net: Cell, inputs: tuple, path: str, dynamic_axes: Any = None, **options: Any) -> None:
    """Write a network for ONNX; ``options`` go to ``torch.onnx.export``."""
    try:
        import onnxscript  # noqa: F401 (torch's exporter imports it, and says less when it is missing)
    except ImportError as error:
        raise ImportError(_NEEDS_ONNX) from error
    names = options.pop("input_names", None) or list(inspect.signature(net.construct).parameters)[: len(inputs)]
    # a Cell's forward takes (*args)
    shapes = dynamic_axes and {"args": tuple(_dynamic(dynamic_axes.get(name)) for name in names)}
    with _Evaluating(net):
        torch.onnx.export(
            net, raw_tree(inputs), path, dynamo=True, verbose=False, external_data=False, input_names=names,
            dynamic_shapes=shapes, **options,
        )  # fmt: skip


def _dynamic(axes: Any) -> dict[int, Any] | None:
    """MindSpore's {axis: name} or [axis, ...] as torch.export wants it."""
    if axes is None:
        return None
    named = axes if isinstance(axes, dict) else dict.fromkeys(axes)
    return {axis: torch.export.Dim.DYNAMIC if name is None else torch.export.Dim(name) for axis, name in named.items()}


class _Function(torch.nn.Module):
    """A function of Tensors as a module."""

    def __init__(self, function: Callable) -> None:
        super().__init__()
        if not callable(function):
            raise ValueError(f"For 'export', 'net' must be a Cell or function, but got {type(function)}.")
        self._function = function

    def forward(self, *inputs: Any) -> Any:
        return raw_tree(self._function(*wrap_tree(inputs)))


class _Evaluating:
    """Evaluation mode for a while, and then for each module the mode that it had."""

    def __init__(self, module: torch.nn.Module) -> None:
        self._modes = [(child, child.training) for child in module.modules()]

    def __enter__(self) -> None:
        for module, _ in self._modes:
            module.training = False

    def __exit__(self, *error: Any) -> None:
        for module, mode in self._modes:
            module.training = mode


def with_ending(name: str, ending: str) -> str:
    """A path that ends so, in a folder that exists."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return str(path if path.suffix == ending else path.with_name(path.name + ending))
