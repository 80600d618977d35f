"""``SummaryRecord``: numbers, images, tensors and histograms of a training, in files that TensorBoard shows."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .. import _checks, _summaries, log
from .._boundary import TensorBase
from .._gaps import GapError
from .._paths import view_getattr
from ..nn.cell import Cell

_PLUGINS = ("tensor", "scalar", "image", "histogram")
_FOR_MINDINSIGHT = ("train_lineage", "eval_lineage", "dataset_graph", "custom_lineage_data", "graph", "landscape")


class SummaryRecord:
    """Write what summary operators and :meth:`add_value` leave, step by step. ``amadou[tensorboard]`` is needed.

    MindSpore's files are for MindInsight; these are for TensorBoard (``tensorboard --logdir LOG_DIR``).

    Args:
        log_dir: the folder; it is made.
        file_prefix: accepted for MindSpore's signature: TensorBoard knows its files by their names.
        file_suffix: how the name of the file ends.
        num_process: accepted for MindSpore's signature: one thread writes.
        network: accepted for MindSpore's signature: its graph is what MindSpore's compiler makes of it.
        max_file_size: nothing is written any more when the file has this many bytes.
        raise_exception: whether an error in writing is raised instead of logged.
        export_options: ``{"tensor_format": "npy"}``: write tensors as ``.npy`` files, too.

    Raises:
        ImportError: without the packages that it needs.
        RuntimeError: if another one is open.
        TypeError: for an argument of a wrong type.
        ValueError: for an empty ``log_dir``, or unknown ``export_options``.
    """

    def __init__(
        self,
        log_dir: str,
        file_prefix: str = "events",
        file_suffix: str = "_MS",
        num_process: int = 32,
        network: Any = None,
        max_file_size: int | None = None,
        raise_exception: bool = False,
        export_options: dict | None = None,
    ) -> None:
        who = "SummaryRecord"
        if _summaries.is_open():
            raise RuntimeError(f"For '{who}', there must be one at a time, but another one is open; close it first.")
        _checks.check_type(who, "log_dir", log_dir, str)
        _checks.check_that(who, "log_dir", log_dir, "a path", lambda v: bool(v.strip()))
        _checks.check_type(who, "file_prefix", file_prefix, str)
        _checks.check_type(who, "file_suffix", file_suffix, str)
        self._raises = _checks.check_bool(who, "raise_exception", raise_exception)
        for name, value in (export_options or {}).items():
            _checks.check_one_of(who, "export_options", name, ("tensor_format",))
            _checks.check_one_of(who, "tensor_format", value, ("npy", None))
        self._folder = Path(log_dir).resolve()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._exports = self._folder / f"export_{time.strftime('%Y%m%d_%H%M%S')}" / "tensor"
        self._saves_arrays = (export_options or {}).get("tensor_format") == "npy"
        self._max_size, self._mode = max_file_size, "train"
        self._writer: Any = _writer(self._folder, file_suffix)
        self._path = max(self._folder.glob("*tfevents*"), key=os.path.getmtime)
        _summaries.open_()

    def __enter__(self) -> "SummaryRecord":
        return self

    def __exit__(self, *err: Any) -> None:
        self.close()

    @property
    def log_dir(self) -> str:
        """The path of the file."""
        return str(self._path)

    def set_mode(self, mode: str) -> None:
        """Say whether "train" or "eval" is recorded: names in an evaluation begin with ``eval/``.

        Raises:
            ValueError: for another ``mode``.
        """
        self._mode = _checks.check_one_of("SummaryRecord.set_mode", "mode", mode, ("train", "eval"))

    def add_value(self, plugin: str, name: str, value: Any) -> None:
        """Leave a Tensor for the next :meth:`record`.

        Args:
            plugin: "scalar", "tensor", "histogram" or "image".
            name: what TensorBoard calls it.
            value: the Tensor: of one number for "scalar", [N, C, H, W] for "image".

        Raises:
            GapError: for the other kinds that MindSpore has; they are for MindInsight.
            TypeError: for a ``value`` that is no Tensor.
            ValueError: for another ``plugin``, a ``name`` that is no str, or a shape that does not fit.
        """
        who = "SummaryRecord.add_value"
        if plugin in _FOR_MINDINSIGHT:
            raise GapError(f"SummaryRecord.add_value({plugin!r}, ...) is not offered by amadou: it is for MindInsight.")
        _checks.check_one_of(who, "plugin", plugin, _PLUGINS)
        if not isinstance(name, str) or not name:
            raise ValueError(f"For '{who}', 'name' must be a str that is not empty, but got {name!r}.")
        _checks.check_type(who, "value", value, TensorBase)
        if plugin == "scalar":
            _checks.check_that(who, "value", value.shape, "of one number", lambda shape: np.prod(shape) == 1)
        if plugin == "image":
            rule = "[N, C, H, W] with 1, 3 or 4 channels"
            _checks.check_that(who, "value", value.shape, rule, lambda s: len(s) == 4 and s[1] in (1, 3, 4))
        if self._writer is not None:
            _summaries.note(plugin, name, value._t)

    def record(self, step: int, train_network: Any = None, plugin_filter: Callable[[str], bool] | None = None) -> bool:
        """Write what was left, as of ``step``; whether it was written.

        Args:
            step: the number of the step.
            train_network: accepted for MindSpore's signature: the operators in it have left their values already.
            plugin_filter: a function of "scalar", "tensor" and so on that says whether to write these.

        Raises:
            TypeError: for a ``step`` that is no int, or a ``train_network`` that is no Cell.
        """
        _checks.check_int("SummaryRecord.record", "step", step)
        if train_network is not None:
            _checks.check_type("SummaryRecord.record", "train_network", train_network, Cell)
        if self._writer is None or self._is_full():
            return False
        try:
            for (plugin, name), value in _summaries.take().items():
                if plugin_filter is None or plugin_filter(plugin):
                    self._write(plugin, name if self._mode == "train" else f"eval/{name}", value.cpu(), step)
        except (RuntimeError, OSError) as error:
            if self._raises:
                raise
            log.error("SummaryRecord could not write: %s", error)
            return False
        return True

    def flush(self) -> None:
        """Write to the disk what waits in memory."""
        if self._writer is not None:
            self._writer.flush()

    def close(self) -> None:
        """Write to the disk what waits in memory, and let another SummaryRecord be opened."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
            _summaries.close()

    def _is_full(self) -> bool:
        if self._max_size is None or self._path.stat().st_size < self._max_size:
            return False
        log.warn_once(f"SummaryRecord: {self._path} has reached its max_file_size; nothing is written any more.")
        return True

    def _write(self, plugin: str, name: str, value: torch.Tensor, step: int) -> None:
        if plugin == "scalar":
            self._writer.add_scalar(name, value.item(), step)
        elif plugin == "histogram":
            self._writer.add_histogram(name, value, step)
        elif plugin == "image":
            self._writer.add_images(name, value, step)
        else:
            self._writer.add_tensor(name, value, step)
            if self._saves_arrays:
                self._exports.mkdir(parents=True, exist_ok=True)
                np.save(self._exports / f"{name.replace('/', '_')}_{step}.npy", value.numpy())


def _writer(folder: Path, suffix: str) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter  # slow to import, and an extra
    except ImportError as error:
        raise ImportError("To write summaries, install what it needs: pip install 'amadou[tensorboard]'.") from error
    return SummaryWriter(str(folder), filename_suffix=suffix)


__getattr__ = view_getattr(__name__)
