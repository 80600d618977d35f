"""Saving checkpoints while training."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ... import _checks
from ...bridge import resume
from ...nn.cell import Cell
from ...parameter import Parameter
from ...tensor import Tensor
from ..serialization import save_checkpoint
from .base import Callback, RunContext, step_in_epoch

_COUNTERS = {"epoch_num": "cur_epoch_num", "step_num": "cur_step_num"}


class CheckpointConfig:
    """When :class:`ModelCheckpoint` saves, what, and how many files it keeps.

    Args:
        save_checkpoint_steps: the number of steps between two files.
        save_checkpoint_seconds: the number of seconds between two files, if ``save_checkpoint_steps`` is 0.
        keep_checkpoint_max: how many files are kept, the newest ones.
        keep_checkpoint_per_n_minutes: used if ``keep_checkpoint_max`` is 0: keep the first file of so many minutes,
            and the newest one. If both are 0, the newest one is kept.
        integrated_save: as in ``save_checkpoint``; so are ``async_save``, ``enc_key``, ``enc_mode``, ``crc_check``,
            ``remove_redundancy`` and ``format``.
        saved_network: the Cell to save; by default the training step, with the optimizer.
        append_info: what else to save: "epoch_num", "step_num", and one dict from names to int, float, bool, str,
            Parameter or Tensor. amadou also takes "run_state": what ``bridge.resume`` needs to go on exactly.
        exception_save: whether to save at an error in the training, too: ``CKP-1_2_breakpoint.ckpt``.
        kwargs: accepted for MindSpore's signature.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for a negative number, an unknown name in ``append_info``, or all four numbers None or 0.
    """

    def __init__(
        self,
        save_checkpoint_steps: int | None = 1,
        save_checkpoint_seconds: int | None = 0,
        keep_checkpoint_max: int | None = 5,
        keep_checkpoint_per_n_minutes: int | None = 0,
        integrated_save: bool = True,
        async_save: bool | str = False,
        saved_network: Cell | None = None,
        append_info: list[Any] | None = None,
        enc_key: bytes | None = None,
        enc_mode: str = "AES-GCM",
        exception_save: bool = False,
        crc_check: bool = False,
        remove_redundancy: bool = False,
        format: str = "ckpt",
        **kwargs: Any,
    ) -> None:
        steps = _count("save_checkpoint_steps", save_checkpoint_steps)
        seconds = _count("save_checkpoint_seconds", save_checkpoint_seconds)
        kept = _count("keep_checkpoint_max", keep_checkpoint_max)
        minutes = _count("keep_checkpoint_per_n_minutes", keep_checkpoint_per_n_minutes)
        if not (steps or seconds or kept or minutes):
            raise ValueError("For 'CheckpointConfig', one number of steps, seconds, files or minutes must be > 0.")
        self._save_checkpoint_steps = steps
        self._save_checkpoint_seconds = None if steps else seconds
        self._keep_checkpoint_max = kept if kept or minutes else 1
        self._keep_checkpoint_per_n_minutes = None if kept else minutes
        _checks.check_type("CheckpointConfig", "async_save", async_save, (bool, str))
        if isinstance(async_save, str):
            _checks.check_one_of("CheckpointConfig", "async_save", async_save, ("process", "thread"))
        if not isinstance(saved_network, Cell | None):
            raise TypeError(f"For 'CheckpointConfig', 'saved_network' must be a Cell, but got {type(saved_network)}.")
        if not isinstance(enc_key, bytes | None):
            raise ValueError(f"For 'CheckpointConfig', 'enc_key' must be bytes, but got {type(enc_key)}.")
        self._integrated_save = _checks.check_bool("CheckpointConfig", "integrated_save", integrated_save)
        self._async_save = async_save
        self._saved_network = saved_network
        self._counters, self._extra = _append_info(append_info)
        self._enc_key, self._enc_mode = enc_key, enc_mode
        self.exception_save = _checks.check_bool("CheckpointConfig", "exception_save", exception_save)
        self._crc_check, self.remove_redundancy = crc_check, remove_redundancy
        for arg, value in (("crc_check", crc_check), ("remove_redundancy", remove_redundancy)):
            _checks.check_that("CheckpointConfig", arg, value, "a bool", lambda v: isinstance(v, bool))
        self._format = format

    @property
    def save_checkpoint_steps(self) -> int | None:
        """The number of steps between two files."""
        return self._save_checkpoint_steps

    @property
    def save_checkpoint_seconds(self) -> int | None:
        """The number of seconds between two files; None if steps are counted."""
        return self._save_checkpoint_seconds

    @property
    def keep_checkpoint_max(self) -> int | None:
        """How many files are kept."""
        return self._keep_checkpoint_max

    @property
    def keep_checkpoint_per_n_minutes(self) -> int | None:
        """Of how many minutes one file is kept; None if files are counted."""
        return self._keep_checkpoint_per_n_minutes

    @property
    def integrated_save(self) -> bool:
        """As in ``save_checkpoint``."""
        return self._integrated_save

    @property
    def async_save(self) -> bool | str:
        """As in ``save_checkpoint``."""
        return self._async_save

    @property
    def saved_network(self) -> Cell | None:
        """The Cell to save; None for the training step."""
        return self._saved_network

    @property
    def enc_key(self) -> bytes | None:
        """As in ``save_checkpoint``."""
        return self._enc_key

    @property
    def enc_mode(self) -> str:
        """As in ``save_checkpoint``."""
        return self._enc_mode

    @property
    def crc_check(self) -> bool:
        """As in ``save_checkpoint``."""
        return self._crc_check

    @property
    def format(self) -> str:
        """As in ``save_checkpoint``."""
        return self._format

    @property
    def map_param_inc(self) -> bool:
        """Whether a MapParameter is saved without what did not change: there are none here."""
        return False

    @property
    def append_dict(self) -> dict[str, Any] | None:
        """What is saved besides the network, with 0 for what counts; None for nothing."""
        return {**dict.fromkeys(self._counters, 0), **self._extra} or None

    def get_checkpoint_policy(self) -> dict[str, Any]:
        """When is saved, how many files are kept, and what is saved."""
        return {
            "save_checkpoint_steps": self._save_checkpoint_steps,
            "save_checkpoint_seconds": self._save_checkpoint_seconds,
            "keep_checkpoint_max": self._keep_checkpoint_max,
            "keep_checkpoint_per_n_minutes": self._keep_checkpoint_per_n_minutes,
            "saved_network": self._saved_network,
        }

    def _values_to_append(self, params: Any) -> dict[str, Any] | None:
        counted = {name: params[_COUNTERS[name]] for name in self._counters if name != "run_state"}
        if "run_state" in self._counters:
            num_steps = params.cur_step_num + params.train_dataset.get_init_step()
            counted.update(resume.run_state(num_steps, params.train_network))
        return {**counted, **self._extra} or None


def _count(arg: str, value: int | None) -> int | None:
    return value if value is None else _checks.check_non_negative_int("CheckpointConfig", arg, value)


def _append_info(append_info: Any) -> tuple[list[str], dict[str, Any]]:
    """The names of what counts, and what is saved as it is."""
    if not isinstance(append_info, list | None):
        raise TypeError(f"For 'CheckpointConfig', 'append_info' must be a list, but got {type(append_info)}.")
    dicts = [item for item in append_info or [] if isinstance(item, dict)]
    names = [item for item in append_info or [] if not isinstance(item, dict)]
    if len(dicts) > 1:
        raise TypeError(f"For 'CheckpointConfig', 'append_info' must have at most one dict, but got {len(dicts)}.")
    for name in names:
        _checks.check_one_of("CheckpointConfig", "append_info", name, (*_COUNTERS, "run_state"))
    extra = dicts[0] if dicts else {}
    for name, value in extra.items():
        if not (isinstance(name, str) and isinstance(value, int | float | str | Parameter | Tensor)):
            raise TypeError(
                "For 'CheckpointConfig', the dict in 'append_info' must go from str to int, float, bool, str, "
                f"Parameter or Tensor, but got {name!r}: {value!r}."
            )
    return names, extra


class ModelCheckpoint(Callback):
    """Save the training step, network and optimizer, while it is trained: ``CKP-epoch_step.ckpt``.

    If the directory has files with this prefix already, the prefix becomes ``CKP_1``, ``CKP_2`` and so on.

    Args:
        prefix: how the names of the files begin; or a function from the facts of the training (``cb_params``) to the
            whole name without its ending.
        directory: where to; by default the current one; or a function, as above.
        config: when and what; by default every step, and the newest five files are kept.

    Raises:
        ValueError: for a ``prefix`` that is no str or function, or has a "/".
        TypeError: for a ``directory`` that is no str or function, or a ``config`` that is no :class:`CheckpointConfig`.
    """

    _joins_evaluation_in_fit = False

    def __init__(
        self,
        prefix: str | Callable[[Any], str] = "CKP",
        directory: str | Callable[[Any], str] | None = None,
        config: CheckpointConfig | None = None,
    ) -> None:
        if not (callable(prefix) or (isinstance(prefix, str) and "/" not in prefix)):
            raise ValueError(f"For 'ModelCheckpoint', 'prefix' must be a str without '/', but got {prefix!r}.")
        if not (directory is None or callable(directory) or isinstance(directory, str)):
            raise TypeError(f"For 'ModelCheckpoint', 'directory' must be a str or callable, but got {directory!r}.")
        if not isinstance(config, CheckpointConfig | None):
            raise TypeError(f"For 'ModelCheckpoint', 'config' must be a CheckpointConfig, but got {type(config)}.")
        self._prefix, self._directory = prefix, directory
        self._config = config or CheckpointConfig()
        self._file_prefix: str | None = None
        self._latest_ckpt_file_name = ""
        self._last_step, self._last_time = 0, time.time()
        self._kept: list[Path] = []
        self._kept_since = 0.0

    @property
    def latest_ckpt_file_name(self) -> str:
        """The path of the newest file; empty before the first one."""
        return self._latest_ckpt_file_name

    def step_end(self, run_context: RunContext) -> None:
        """Save if it is time."""
        params = run_context.original_args()
        if params.cur_step_num < self._last_step:  # another training
            self._last_step = 0
        if self._is_due(params.cur_step_num):
            self._save(params)

    def end(self, run_context: RunContext) -> None:
        """Save the last step, if it is not saved yet."""
        params = run_context.original_args()
        if params.cur_step_num != self._last_step:
            self._save(params)

    def _is_due(self, step: int) -> bool:
        if self._config.save_checkpoint_steps:
            return step - self._last_step >= self._config.save_checkpoint_steps
        seconds = self._config.save_checkpoint_seconds
        return seconds is not None and seconds > 0 and time.time() - self._last_time >= seconds

    def _save(self, params: Any, suffix: str = "") -> None:
        config = self._config
        path = self._path(params, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        save_checkpoint(
            config.saved_network or params.train_network,
            str(path),
            config.integrated_save,
            config.async_save,
            config._values_to_append(params),
            config.enc_key,
            config.enc_mode,
            crc_check=config.crc_check,
            format=config.format,
        )
        self._last_step, self._last_time = params.cur_step_num, time.time()
        self._latest_ckpt_file_name = str(path)
        self._keep(path)

    def _save_at_error(self, params: Any) -> None:
        if self._config.exception_save:
            self._save(params, "_breakpoint")

    def _path(self, params: Any, suffix: str) -> Path:
        directory = self._directory(params) if callable(self._directory) else self._directory
        folder = Path(directory or ".").resolve()
        ending = f"{suffix}.{self._config.format}"
        if callable(self._prefix):
            return folder / f"{self._prefix(params)}{ending}"
        if self._file_prefix is None:
            self._file_prefix = _unused_prefix(folder, self._prefix)
        return folder / f"{self._file_prefix}-{params.cur_epoch_num}_{step_in_epoch(params)}{ending}"

    def _keep(self, path: Path) -> None:
        """Delete the files that the new one makes superfluous."""
        if path in self._kept:
            self._kept.remove(path)
        config, now = self._config, time.time()
        if config.keep_checkpoint_max:
            surplus = len(self._kept) + 1 - config.keep_checkpoint_max
            old = self._kept[: max(surplus, 0)]
            self._kept = [*self._kept[len(old) :], path]
        else:
            old = self._kept
            begins = now - self._kept_since >= 60 * (config.keep_checkpoint_per_n_minutes or 0)
            self._kept, self._kept_since = ([], now) if begins else ([path], self._kept_since)
        for file in old:
            file.unlink(missing_ok=True)


def _unused_prefix(folder: Path, prefix: str) -> str:
    """``prefix``, or with the first number for which the folder has no files."""
    stems = {
        file.name.rpartition("-")[0] for ending in ("ckpt", "safetensors") for file in folder.glob(f"*-*.{ending}")
    }
    if prefix not in stems:
        return prefix
    number = 1
    while f"{prefix}_{number}" in stems:
        number += 1
    return f"{prefix}_{number}"
