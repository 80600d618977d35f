"""``mindspore.onnx``: networks as ONNX files, with names and shapes that may change."""

from typing import Any

from .. import _paths
from ..nn.cell import Cell
from ..train import exporting as _exporting


def export(
    net: Any,
    *inputs: Any,
    file_name: str,
    input_names: list[str] | None = None,
    output_names: list[str] | None = None,
    export_params: bool = True,
    keep_initializers_as_inputs: bool = False,
    dynamic_axes: dict[str, Any] | None = None,
) -> None:
    """Write a network as ``<file_name>.onnx``, as it computes for ``inputs``; ``amadou[onnx]`` is needed.

    Args:
        net: the Cell.
        inputs: what it is called with.
        file_name: the path.
        input_names: names of the inputs; by default those of the parameters of ``construct``.
        output_names: names of the outputs.
        export_params: whether the file has the values of the Parameters.
        keep_initializers_as_inputs: whether Parameters are inputs, too.
        dynamic_axes: from names of inputs to axes whose size may change: ``{"x": {0: "batch"}}`` or ``{"x": [0]}``.

    Raises:
        ImportError: without the packages that it needs.
        ValueError: for an argument of a wrong type.
    """
    kinds: dict[str, tuple[Any, Any]] = {
        "net": (net, Cell),
        "file_name": (file_name, str),
        "input_names": (input_names, list | None),
        "output_names": (output_names, list | None),
        "export_params": (export_params, bool),
        "keep_initializers_as_inputs": (keep_initializers_as_inputs, bool),
        "dynamic_axes": (dynamic_axes, dict | None),
    }
    for arg, (value, kind) in kinds.items():
        if not isinstance(value, kind):
            raise ValueError(f"For 'onnx.export', '{arg}' must be of type {kind}, but got {value!r}.")
    _exporting.write_onnx(
        net, inputs, _exporting.with_ending(file_name, ".onnx"), dynamic_axes,
        input_names=input_names, output_names=output_names, export_params=export_params,
        keep_initializers_as_inputs=keep_initializers_as_inputs,
    )  # fmt: skip


__getattr__ = _paths.gap_getattr(__name__)
