"""``mindspore.log``: messages of the program and of this package, on stderr, through the logger ``"amadou"``.

The environment decides, when the first message is written:
``GLOG_v`` the lowest level shown: 0 debug, 1 info, 2 warning (default), 3 error, 4 critical;
``GLOG_logtostderr=0`` with ``GLOG_log_dir``: write to ``GLOG_log_dir/rank_N/logs/mindspore.log.PID`` instead of stderr.
"""

import functools
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_LEVELS = {"0": logging.DEBUG, "1": logging.INFO, "2": logging.WARNING, "3": logging.ERROR, "4": logging.CRITICAL}
# Names that glog gave to these variables; they are not upper case.
_LEVEL, _TO_STDERR, _FOLDER = "GLOG_v", "GLOG_logtostderr", "GLOG_log_dir"
_FORMAT = "[%(levelname)s] %(asctime)s [%(pathname)s:%(lineno)d] %(message)s"


def debug(msg: object, *args: object, **kwargs: Any) -> None:
    """Log ``msg % args``; keywords as for ``logging.debug``."""
    _write(logging.DEBUG, msg, *args, **kwargs)


def info(msg: object, *args: object, **kwargs: Any) -> None:
    """As :func:`debug`, but at level info."""
    _write(logging.INFO, msg, *args, **kwargs)


def warning(msg: object, *args: object, **kwargs: Any) -> None:
    """As :func:`debug`, but at level warning."""
    _write(logging.WARNING, msg, *args, **kwargs)


def error(msg: object, *args: object, **kwargs: Any) -> None:
    """As :func:`debug`, but at level error."""
    _write(logging.ERROR, msg, *args, **kwargs)


def critical(msg: object, *args: object, **kwargs: Any) -> None:
    """As :func:`debug`, but at level critical."""
    _write(logging.CRITICAL, msg, *args, **kwargs)


@functools.cache
def warn_once(msg: str, stacklevel: int = 1) -> None:
    """:func:`warning`, but the same message only once; the line shown is ``stacklevel`` callers up."""
    _write(logging.WARNING, msg, stacklevel=stacklevel)


def get_level() -> str:
    """The lowest level shown, as the digit of ``GLOG_v``."""
    level = os.environ.get(_LEVEL) or "2"
    if level not in _LEVELS:
        raise ValueError(f"For 'log', 'GLOG_v' must be 0 (debug), 1, 2, 3 or 4 (critical), but got {level!r}.")
    return level


def get_log_config() -> dict[str, str]:
    """The logging part of the environment; ``{"GLOG_v": "2", "GLOG_logtostderr": "1"}`` if nothing is set."""
    config = {_LEVEL: get_level(), _TO_STDERR: os.environ.get(_TO_STDERR, "1")}
    if config[_TO_STDERR] == "0":
        config[_FOLDER] = os.environ.get(_FOLDER, "")
    return config


def _get_logger() -> logging.Logger:
    """The logger that writes the messages; programs import this private name."""
    return _logger()


class _LogActionOnce:
    """Decorator of a function whose messages are wanted at its first call only; the function itself runs every time.

    Old training scripts import this private name; ``logger`` and ``no_warning`` are part of its signature.
    """

    is_logged: dict[str, bool] = {}  # noqa: RUF012 (shared by all decorators on purpose: one entry for each key)

    def __init__(self, logger: Any, key: str, no_warning: bool = False):
        self.key, self.no_warning = key, no_warning

    def __call__(self, func: Callable) -> Callable:
        @functools.wraps(func)
        def once(*args: Any, **kwargs: Any) -> Any:
            muted, logger = _LogActionOnce.is_logged.get(self.key, self.no_warning), _logger()
            was_disabled, logger.disabled = logger.disabled, muted
            try:
                return func(*args, **kwargs)
            finally:
                logger.disabled = was_disabled
                _LogActionOnce.is_logged[self.key] = True

        return once


class _StderrHandler(logging.Handler):
    """Writes to what ``sys.stderr`` is at that moment, so that a redirected stderr gets the messages."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr)  # noqa: T201


@functools.cache
def _logger() -> logging.Logger:
    config = get_log_config()
    handler: logging.Handler = _StderrHandler()
    if config.get(_FOLDER):
        folder = Path(config[_FOLDER]) / f"rank_{os.environ.get('RANK_ID', '0')}" / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / f"mindspore.log.{os.getpid()}")
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger = logging.getLogger("amadou")
    logger.propagate = False
    logger.setLevel(_LEVELS[config[_LEVEL]])
    logger.addHandler(handler)
    return logger


def _write(level: int, msg: object, *args: object, stacklevel: int = 1, **kwargs: Any) -> None:
    _logger().log(level, msg, *args, stacklevel=stacklevel + 2, **kwargs)
