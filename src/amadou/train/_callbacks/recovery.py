"""Callbacks for trainings that end early: leave on a signal, go on from a backup."""

import json
import signal
from pathlib import Path
from typing import Any

from ... import _checks, log
from ...context import get_auto_parallel_context
from ..serialization import load_checkpoint, load_param_into_net, save_checkpoint
from .base import Callback, RunContext


class OnRequestExit(Callback):
    """End a training or evaluation after the current step when it is asked for, and save a checkpoint.

    The files are ``<directory>/rank_<rank>/<file_name>_train.ckpt`` with network and optimizer, and ``…_eval.ckpt``.

    Args:
        save_ckpt: whether to save.
        save_mindir: accepted for MindSpore's signature: MindIR is its compiler's format, and is not written here.
        file_name: the first part of the names.
        directory: where to.
        config_file: a JSON file; ``{"GracefulExit": 1}`` in it asks for the end.
        sig: the signal that asks for the end.

    Raises:
        ValueError: for a ``save_ckpt`` or ``save_mindir`` that is no bool, or a ``sig`` that is no int.
        TypeError: for a ``directory`` that is no path.
    """

    def __init__(
        self,
        save_ckpt: bool = True,
        save_mindir: bool = True,
        file_name: str = "Net",
        directory: str = "./",
        config_file: str | None = None,
        sig: int = signal.SIGTERM,
    ) -> None:
        for arg, value, kind in (("save_ckpt", save_ckpt, bool), ("save_mindir", save_mindir, bool), ("sig", sig, int)):
            if not isinstance(value, kind):
                raise ValueError(f"For 'OnRequestExit', '{arg}' must be of type {kind.__name__}, but got {value!r}.")
        self.save_ckpt, self.save_mindir, self.sig = save_ckpt, save_mindir, sig
        self.exit = False
        self._stem = Path(directory).resolve() / f"rank_{get_auto_parallel_context('global_rank')}" / str(file_name)
        self._config_file = None if config_file is None else Path(config_file)
        self._handlers_before: list[Any] = []  # one for each time it is entered: Model.fit enters evaluations, too

    def __enter__(self) -> "OnRequestExit":
        self._handlers_before.append(signal.signal(self.sig, self._handle_signal))
        return self

    def __exit__(self, *err: Any) -> None:
        signal.signal(self.sig, self._handlers_before.pop())

    def _handle_signal(self, signum: int, frame: Any) -> None:
        log.warning("OnRequestExit: signal %s was received; the run ends after this step.", signum)
        self.exit = True

    def on_train_begin(self, run_context: RunContext) -> None:
        """Nothing is asked for yet."""
        self.exit = False

    def on_train_step_begin(self, run_context: RunContext) -> None:
        """Read the JSON file."""
        self._read_config()

    def on_train_step_end(self, run_context: RunContext) -> None:
        """End the training if it was asked for."""
        if self.exit:
            run_context.request_stop()

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """End the training if it was asked for."""
        self.on_train_step_end(run_context)

    def on_train_end(self, run_context: RunContext) -> None:
        """Save network and optimizer if the end was asked for."""
        self._save(run_context.original_args().train_network, "train")

    def on_eval_begin(self, run_context: RunContext) -> None:
        """Read the JSON file."""
        self._read_config()

    def on_eval_step_end(self, run_context: RunContext) -> None:
        """End the evaluation if it was asked for."""
        if self.exit:
            run_context.request_stop()

    def on_eval_end(self, run_context: RunContext) -> None:
        """Save the network if the end was asked for."""
        self._save(run_context.original_args().eval_network, "eval")

    def _read_config(self) -> None:
        if self._config_file is not None and self._config_file.exists():
            self.exit = self.exit or json.loads(self._config_file.read_text()).get("GracefulExit") == 1

    def _save(self, network: Any, kind: str) -> None:
        if self.exit and self.save_ckpt:
            self._stem.parent.mkdir(parents=True, exist_ok=True)
            save_checkpoint(network, f"{self._stem}_{kind}.ckpt")


class BackupAndRestore(Callback):
    """Save network and optimizer to ``<backup_dir>/backup.ckpt``, and begin with what is there.

    Args:
        backup_dir: where to, and where from.
        save_freq: save after each so many epochs; "epoch" is after each one.
        delete_checkpoint: whether to delete the file when the training is finished.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for a ``save_freq`` below 1.
    """

    def __init__(self, backup_dir: str, save_freq: str | int = "epoch", delete_checkpoint: bool = True) -> None:
        cls = "BackupAndRestore"
        _checks.check_type(cls, "backup_dir", backup_dir, str)
        self.backup_file = Path(backup_dir).resolve() / "backup.ckpt"
        self.save_freq = save_freq if save_freq == "epoch" else _checks.check_positive_int(cls, "save_freq", save_freq)
        self.delete_checkpoint = _checks.check_bool(cls, "delete_checkpoint", delete_checkpoint)

    def on_train_begin(self, run_context: RunContext) -> None:
        """Restore what an earlier training saved."""
        if self.backup_file.exists():
            load_param_into_net(run_context.original_args().train_network, load_checkpoint(str(self.backup_file)))

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """Save if it is time."""
        params = run_context.original_args()
        if self.save_freq == "epoch" or params.cur_epoch_num % self.save_freq == 0:
            self.backup_file.parent.mkdir(parents=True, exist_ok=True)
            save_checkpoint(params.train_network, str(self.backup_file))

    def on_train_end(self, run_context: RunContext) -> None:
        """Delete the file of a finished training."""
        if self.delete_checkpoint:
            self.backup_file.unlink(missing_ok=True)
