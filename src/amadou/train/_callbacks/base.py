"""What every callback is built on: the moments of a training, and what is known at each of them."""

from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

# The names that callbacks had before training and evaluation were told apart.
_OLD_MOMENTS = ("begin", "epoch_begin", "step_begin", "step_end", "epoch_end", "end")


class _InternalCallbackParam(dict):
    """What callbacks know of a training: a dict whose items are also attributes.

    A name that is not there is a KeyError in both forms.
    """

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class RunContext:
    """What a callback is given at each moment.

    Args:
        original_args: the facts of the training, as a dict.

    Raises:
        TypeError: if ``original_args`` is no dict.

    >>> context = RunContext({"epoch_num": 2})
    >>> context.request_stop()
    >>> context.get_stop_requested()
    True
    """

    def __init__(self, original_args: dict[str, Any]) -> None:
        if not isinstance(original_args, dict):
            raise TypeError(f"For 'RunContext', 'original_args' must be a dict, but got {type(original_args)}.")
        self._original_args = original_args
        self._stop_requested = False

    def original_args(self) -> Any:
        """The facts of the training: ``cur_step_num``, ``net_outputs``, ``train_network`` and so on."""
        return self._original_args

    def request_stop(self) -> None:
        """End the training or evaluation after this step."""
        self._stop_requested = True

    def get_stop_requested(self) -> bool:
        """Whether a callback has asked for the end."""
        return self._stop_requested


class Callback:
    """Something to do at the moments of a training or evaluation; subclasses define those that they need.

    The ``on_train_…`` methods are called by ``Model.train`` and ``Model.fit``, the ``on_eval_…`` methods by
    ``Model.eval`` and ``Model.fit``. The methods without these prefixes stand for both. A callback is entered as a
    context manager before the first moment, and left after the last one or at an error.

    >>> class Count(Callback):
    ...     steps = 0
    ...     def on_train_step_end(self, run_context):
    ...         self.steps += 1
    """

    # Whether the on_eval methods are called in the evaluations of Model.fit, too.
    _joins_evaluation_in_fit = True

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *err: Any) -> None:
        """Nothing to clean up."""

    def begin(self, run_context: RunContext) -> None:
        """Once, before the first epoch."""

    def epoch_begin(self, run_context: RunContext) -> None:
        """Before each epoch."""

    def epoch_end(self, run_context: RunContext) -> None:
        """After each epoch."""

    def step_begin(self, run_context: RunContext) -> None:
        """Before each step."""

    def step_end(self, run_context: RunContext) -> None:
        """After each step."""

    def end(self, run_context: RunContext) -> None:
        """Once, after the last epoch."""

    def on_train_begin(self, run_context: RunContext) -> None:
        """Before a training."""
        self.begin(run_context)

    def on_train_epoch_begin(self, run_context: RunContext) -> None:
        """Before each epoch of a training."""
        self.epoch_begin(run_context)

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """After each epoch of a training; in ``Model.fit`` after its evaluation."""
        self.epoch_end(run_context)

    def on_train_step_begin(self, run_context: RunContext) -> None:
        """Before each step of a training."""
        self.step_begin(run_context)

    def on_train_step_end(self, run_context: RunContext) -> None:
        """After each step of a training."""
        self.step_end(run_context)

    def on_train_end(self, run_context: RunContext) -> None:
        """After a training."""
        self.end(run_context)

    def on_eval_begin(self, run_context: RunContext) -> None:
        """Before an evaluation."""
        self.begin(run_context)

    def on_eval_epoch_begin(self, run_context: RunContext) -> None:
        """Before the pass over the data of an evaluation."""
        self.epoch_begin(run_context)

    def on_eval_epoch_end(self, run_context: RunContext) -> None:
        """After the pass over the data of an evaluation."""
        self.epoch_end(run_context)

    def on_eval_step_begin(self, run_context: RunContext) -> None:
        """Before each step of an evaluation."""
        self.step_begin(run_context)

    def on_eval_step_end(self, run_context: RunContext) -> None:
        """After each step of an evaluation."""
        self.step_end(run_context)

    def on_eval_end(self, run_context: RunContext) -> None:
        """After an evaluation."""
        self.end(run_context)


class _CallbackManager(Callback):
    """Several callbacks as one, each called in its turn.

    Args:
        callbacks: None, a Callback, or several.
        more: Callbacks of ``Model`` itself.

    Raises:
        TypeError: if one is no Callback.
    """

    def __init__(self, callbacks: Callback | Iterable[Callback] | None, more: Iterable[Callback] = ()) -> None:
        self._callbacks = [*_as_list(callbacks), *more]
        self._stack = ExitStack()

    def in_fit_evaluation(self) -> "_CallbackManager":
        """Those that take part in the evaluations of ``Model.fit``."""
        return _CallbackManager([callback for callback in self._callbacks if callback._joins_evaluation_in_fit])

    def save_at_error(self, params: Any) -> None:
        """Let a callback that wants to save the state at an error do so."""
        for callback in self._callbacks:
            save = getattr(callback, "_save_at_error", None)
            if save is not None:
                save(params)

    def __enter__(self) -> "_CallbackManager":
        with ExitStack() as stack:
            self._callbacks = [stack.enter_context(callback) for callback in self._callbacks]
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *err: Any) -> None:
        self._stack.__exit__(*err)

    def on_train_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_begin(run_context)

    def on_train_epoch_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_epoch_begin(run_context)

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_epoch_end(run_context)

    def on_train_step_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_step_begin(run_context)

    def on_train_step_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_step_end(run_context)

    def on_train_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_train_end(run_context)

    def on_eval_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_begin(run_context)

    def on_eval_epoch_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_epoch_begin(run_context)

    def on_eval_epoch_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_epoch_end(run_context)

    def on_eval_step_begin(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_step_begin(run_context)

    def on_eval_step_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_step_end(run_context)

    def on_eval_end(self, run_context: RunContext) -> None:
        for callback in self._callbacks:
            callback.on_eval_end(run_context)


def old_moments(callback: Callback) -> list[str]:
    """The methods for both training and evaluation that a user's callback defines."""
    if type(callback).__module__.startswith(__package__):
        return []
    return [name for name in _OLD_MOMENTS if getattr(type(callback), name) is not getattr(Callback, name)]


def step_in_epoch(params: Any) -> int:
    """The number of this step within its epoch, from 1."""
    return (params.cur_step_num - 1) % params.batch_num + 1


def tell(line: str) -> None:
    """Print a line at once: people watch it, and programs read it from a pipe."""
    print(line, flush=True)  # noqa: T201


def _as_list(callbacks: Any) -> list[Callback]:
    if callbacks is None:
        return []
    given = [callbacks] if isinstance(callbacks, Callback) or not isinstance(callbacks, Iterable) else list(callbacks)
    for callback in given:
        if not isinstance(callback, Callback):
            raise TypeError(f"For 'Model', each of 'callbacks' must be a Callback, but got {callback!r}.")
    return given
