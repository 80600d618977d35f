"""``Model``: a network with its loss, optimizer and metrics, trained and evaluated in one call."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from .. import _checks, amp
from .._paths import view_getattr
from ..communication.groups import HCCL_WORLD_COMM_GROUP, get_group_size, process_group
from ..context import ParallelMode, cuts_operators, get_auto_parallel_context
from ..kernels.buckets import broadcast_many_
from ..nn.cell import Cell
from ..nn.metrics import Loss
from ..nn.metrics_by_name import get_metrics
from ..nn.micro_batches import _VirtualDatasetCell
from ..nn.optim.adasum import AdaSum
from ..nn.optim.optimizer import Optimizer
from ..nn.wrap import WithEvalCell, WithLossCell
from ..tensor import Tensor
from ._callbacks.base import RunContext, _CallbackManager, _InternalCallbackParam, old_moments
from ._callbacks.progress import progress_bars

_KEYWORDS = {"loss_scale_manager", "keep_batchnorm_fp32", "boost_config_dict", "acc_level"}
_AUTOMATIC = ("semi_auto_parallel", "auto_parallel", "semi_auto")
_PREDICTABLE = (Tensor, type(None), int, float, str, tuple, list, dict)


class Model:
    """A network to be trained, evaluated and used.

    Args:
        network: the Cell; without ``loss_fn`` its output is the loss.
        loss_fn: from outputs and labels to the loss; the dataset then has two columns, data and labels.
        optimizer: without it, ``network`` takes the steps of training itself.
        metrics: the names of metrics as a set, or a dict from names to metrics.
        eval_network: what is evaluated; by default ``network`` with ``loss_fn``.
        eval_indexes: the positions of loss, prediction and label in the output of ``eval_network``; by default its
            whole output goes to each metric.
        amp_level: the precision, as in ``amp.build_train_network``.
        boost_level: accepted for MindSpore's signature: nothing is boosted here.
        kwargs: ``loss_scale_manager`` and ``keep_batchnorm_fp32``, as in ``amp.build_train_network``;
            ``boost_config_dict`` and ``acc_level`` are accepted, too.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for an unknown keyword, ``eval_indexes`` that are not three, metrics without anything to evaluate,
            or precision and loss scale without an optimizer.

    >>> import amadou as ms
    >>> net = ms.nn.Dense(2, 1)
    >>> model = Model(net, ms.nn.MSELoss(), ms.nn.SGD(net.trainable_params()), metrics={"mae"})
    >>> model.predict(ms.Tensor([[1.0, 2.0]])).shape
    (1, 1)
    """

    def __init__(
        self,
        network: Any,
        loss_fn: Any = None,
        optimizer: Any = None,
        metrics: Any = None,
        eval_network: Any = None,
        eval_indexes: list[int] | None = None,
        amp_level: str = "O0",
        boost_level: str = "O0",
        **kwargs: Any,
    ) -> None:
        _checks.check_type("Model", "network", network, Cell)
        if optimizer is not None:
            _checks.check_type("Model", "optimizer", optimizer, (Optimizer, AdaSum))
        _check_keywords(optimizer, amp_level, kwargs)
        self._network, self._loss_fn, self._optimizer = network, loss_fn, optimizer
        self._amp_level, self._boost_level = amp_level, boost_level
        self._loss_scale_manager = kwargs.get("loss_scale_manager")
        self._train_network = self._build_train_network(kwargs)
        self._metric_fns = get_metrics(metrics)
        self._eval_network, self._eval_indexes = self._build_eval_network(eval_network, eval_indexes)

    @property
    def train_network(self) -> Any:
        """What takes a step of training: the network with loss and optimizer."""
        return self._train_network

    @property
    def eval_network(self) -> Any:
        """What takes a step of evaluation; None without metrics."""
        return self._eval_network

    @property
    def predict_network(self) -> Any:
        """The network."""
        return self._network

    def train(
        self,
        epoch: int,
        train_dataset: Any,
        callbacks: Any = None,
        dataset_sink_mode: bool = False,
        sink_size: int = -1,
        initial_epoch: int = 0,
    ) -> None:
        """Train for the epochs from ``initial_epoch`` + 1 to ``epoch``.

        Args:
            epoch: the number of the last epoch.
            train_dataset: gives the inputs of the training step.
            callbacks: a Callback, or several.
            dataset_sink_mode: in MindSpore, whether steps run on the device without coming back. Callbacks are called
                at each step here, as MindSpore does on a CPU.
            sink_size: the number of steps that callbacks count as an epoch in ``dataset_sink_mode``; -1: those of the
                dataset.
            initial_epoch: the number of epochs that were trained before.

        Raises:
            TypeError: for an argument of a wrong type.
            ValueError: for a number out of range, or a dataset that does not have the two columns for ``loss_fn``.
        """
        self._check_run("train", epoch, dataset_sink_mode, sink_size, initial_epoch)
        num_steps = sink_size if dataset_sink_mode else -1
        self._train(epoch, train_dataset, callbacks, num_steps, initial_epoch)

    def fit(
        self,
        epoch: int,
        train_dataset: Any,
        valid_dataset: Any = None,
        valid_frequency: int | list[int] = 1,
        callbacks: Any = None,
        dataset_sink_mode: bool = False,
        valid_dataset_sink_mode: bool = False,
        sink_size: int = -1,
        initial_epoch: int = 0,
    ) -> None:
        """As :meth:`train`, with evaluations between the epochs.

        Args:
            epoch: the number of the last epoch.
            train_dataset: gives the inputs of the training step.
            valid_dataset: gives the inputs of the evaluation; None for none.
            valid_frequency: evaluate after each so many epochs, or after the epochs in this list.
            callbacks: a Callback, or several, of which none defines the methods without ``on_train_`` or ``on_eval_``.
            dataset_sink_mode: as in :meth:`train`.
            valid_dataset_sink_mode: the same for the evaluation.
            sink_size: as in :meth:`train`.
            initial_epoch: as in :meth:`train`.

        Raises:
            TypeError: for an argument of a wrong type.
            ValueError: as in :meth:`train`; also for an evaluation without metrics.
        """
        self._check_run("fit", epoch, dataset_sink_mode, sink_size, initial_epoch)
        _checks.check_bool("Model.fit", "valid_dataset_sink_mode", valid_dataset_sink_mode)
        _checks.check_type("Model.fit", "valid_frequency", valid_frequency, (int, list))
        if valid_dataset is not None and not self._metric_fns:
            raise ValueError("For 'Model.fit', an evaluation needs the argument 'metrics' of Model, but got none.")
        for callback in _CallbackManager(callbacks)._callbacks:
            if old_moments(callback):
                raise ValueError(
                    f"For 'Model.fit', {type(callback).__name__} must define methods that begin with 'on_train' or "
                    f"'on_eval', but got {old_moments(callback)}."
                )
        num_steps = sink_size if dataset_sink_mode else -1
        self._train(epoch, train_dataset, callbacks, num_steps, initial_epoch, (valid_dataset, valid_frequency))

    def eval(self, valid_dataset: Any, callbacks: Any = None, dataset_sink_mode: bool = False) -> dict[str, Any]:
        """The metrics of the network, by name.

        Args:
            valid_dataset: gives the inputs of the evaluation.
            callbacks: a Callback, or several.
            dataset_sink_mode: as in :meth:`train`.

        Raises:
            TypeError: for an argument of a wrong type.
            ValueError: without metrics.
        """
        _checks.check_bool("Model.eval", "dataset_sink_mode", dataset_sink_mode)
        if not self._metric_fns:
            raise ValueError("For 'Model.eval', the argument 'metrics' of Model must be given, but got none.")
        with _CallbackManager(callbacks, progress_bars()) as manager:
            params = _InternalCallbackParam(
                network=self._network, list_callback=manager._callbacks, dataset_sink_mode=False
            )
            self._evaluate(valid_dataset, manager, params)
        return params.metrics

    def predict(self, *predict_data: Any, backend: str | None = None, config: dict | None = None) -> Any:
        """The output of the network for one batch.

        Args:
            predict_data: the inputs: Tensors, numbers, texts, or tuples, lists and dicts of these.
            backend: None; "lite" would be MindSpore Lite, which there is not here.
            config: of the backend.

        Raises:
            TypeError: for an input of another type.
            ValueError: for an unknown ``backend``.
            NotImplementedError: for "lite".
        """
        _checks.check_one_of("Model.predict", "backend", backend, (None, "lite"))
        if backend == "lite":
            raise NotImplementedError("For 'Model.predict', 'backend' must be None, but got 'lite'.")
        for value in predict_data:
            if not isinstance(value, _PREDICTABLE):
                raise TypeError(f"For 'Model.predict', an input must be a Tensor, but got {type(value)}.")
        self._network.set_train(False)
        return self._on_parts(self._network)(*predict_data)

    def build(
        self,
        train_dataset: Any = None,
        valid_dataset: Any = None,
        sink_size: int = -1,
        epoch: int = 1,
        sink_mode: bool = True,
    ) -> None:
        """Check that the datasets can be used; steps are not compiled ahead, so nothing else is to be prepared.

        Raises:
            ValueError: for a dataset without rows, or a ``valid_dataset`` without metrics.
        """
        for dataset in (train_dataset, valid_dataset):
            if dataset is not None and not dataset.get_dataset_size():
                raise ValueError("For 'Model.build', a dataset must have rows, but got none.")
        if valid_dataset is not None and not self._metric_fns:
            raise ValueError("For 'Model.build', the argument 'metrics' of Model must be given, but got none.")

    def infer_train_layout(
        self, train_dataset: Any, dataset_sink_mode: bool = True, sink_size: int = -1
    ) -> dict[str, Any]:
        """The slices into which Parameters are cut in MindSpore's automatic parallel modes: none are cut here.

        Raises:
            RuntimeError: in any other parallel mode.
        """
        return self._check_automatic("infer_train_layout")

    def infer_predict_layout(self, *predict_data: Any, skip_backend_compile: bool = False) -> dict[str, Any]:
        """As :meth:`infer_train_layout`, for the use of the network.

        Raises:
            RuntimeError: in any other parallel mode.
        """
        return self._check_automatic("infer_predict_layout")

    # -- how it is done ----------------------------------------------------------------------------------------------

    def _build_train_network(self, kwargs: dict[str, Any]) -> Any:
        if self._optimizer is None:
            return self._network if self._loss_fn is None else WithLossCell(self._network, self._loss_fn)
        chosen = {name: kwargs[name] for name in ("loss_scale_manager", "keep_batchnorm_fp32") if name in kwargs}
        return amp.build_train_network(
            self._network, self._optimizer, self._loss_fn, self._amp_level, self._boost_level, **chosen
        )

    def _build_eval_network(self, eval_network: Any, eval_indexes: Any) -> tuple[Any, list[int] | None]:
        if not self._metric_fns:
            return None, None
        if eval_network is not None:
            if eval_indexes is not None and not (isinstance(eval_indexes, list) and len(eval_indexes) == 3):
                raise ValueError(f"For 'Model', 'eval_indexes' must be a list of three, but got {eval_indexes}.")
            return self._on_parts(eval_network), eval_indexes
        if self._loss_fn is None:
            raise ValueError("For 'Model', 'metrics' need 'loss_fn' or 'eval_network', but got neither.")
        network = WithEvalCell(self._network, self._loss_fn, self._amp_level in ("O2", "O3", "auto"))
        return self._on_parts(network), [0, 1, 2]

    def _on_parts(self, network: Any) -> Any:
        """The network for data of which every process has read a part, in an automatic parallel mode."""
        return _VirtualDatasetCell(network) if cuts_operators() else network

    def _check_run(self, name: str, epoch: Any, sink_mode: Any, sink_size: Any, initial_epoch: Any) -> None:
        who = f"Model.{name}"
        _checks.check_positive_int(who, "epoch", epoch)
        _checks.check_bool(who, "dataset_sink_mode", sink_mode)
        _checks.check_int(who, "sink_size", sink_size)
        _checks.check_that(who, "sink_size", sink_size, "-1 or > 0", lambda v: v == -1 or v > 0)
        _checks.check_non_negative_int(who, "initial_epoch", initial_epoch)
        _checks.check_that(who, "initial_epoch", initial_epoch, f"less than epoch={epoch}", lambda v: v < epoch)

    def _check_automatic(self, who: str) -> dict[str, Any]:
        mode = getattr(self._network, "_parallel_mode", None) or get_auto_parallel_context("parallel_mode")
        if mode not in _AUTOMATIC:
            raise RuntimeError(f"For 'Model.{who}', the parallel mode must be one of {_AUTOMATIC}, but got {mode!r}.")
        return {}

    def _train(
        self, epoch: int, dataset: Any, callbacks: Any, num_steps: int, initial_epoch: int, valid: tuple = (None, 1)
    ) -> None:
        num_steps = dataset.get_dataset_size() if num_steps == -1 else num_steps
        with _CallbackManager(callbacks, progress_bars()) as manager:
            params = _InternalCallbackParam(
                train_network=self._train_network, network=self._network, optimizer=self._optimizer,
                loss_fn=self._loss_fn, loss_scale_mananger=self._loss_scale_manager, train_dataset=dataset,
                train_dataset_element=None, list_callback=manager._callbacks, epoch_num=epoch - initial_epoch,
                batch_num=num_steps, cur_step_num=0, mode="train", dataset_sink_mode=False,
                parallel_mode=get_auto_parallel_context("parallel_mode"),
                device_number=get_auto_parallel_context("device_num"), initial_step=None,
                last_save_ckpt_step=None, latest_ckpt_file=None,
            )  # fmt: skip
            _share_parameters(self._train_network)
            try:
                self._run_epochs(epoch, initial_epoch, dataset, manager, params, valid)
            except Exception:
                manager.save_at_error(params)
                raise

    def _run_epochs(
        self, epoch: int, initial_epoch: int, dataset: Any, manager: _CallbackManager, params: Any, valid: tuple
    ) -> None:
        context = RunContext(params)
        manager.on_train_begin(context)
        # a dataset that begins in a later epoch counts those before it, too
        num_epochs = epoch if dataset.get_init_step() else epoch - initial_epoch
        rows = dataset.create_tuple_iterator(num_epochs=num_epochs, do_copy=False)
        for number in range(initial_epoch + 1, epoch + 1):
            params.cur_epoch_num = number
            manager.on_train_epoch_begin(context)
            self._train_network.set_train(True)
            self._run_epoch(rows, manager, context, params)
            dataset.reset()
            if _is_due(number, *valid):
                self._evaluate_in_fit(valid[0], manager, params)
            manager.on_train_epoch_end(context)
            params.pop("metrics", None)
            params.pop("eval_results", None)
            if context.get_stop_requested():
                break
        manager.on_train_end(context)

    def _run_epoch(self, rows: Iterator, manager: _CallbackManager, context: RunContext, params: Any) -> None:
        for row in rows:
            if self._loss_fn is not None and len(row) != 2:
                raise ValueError(
                    f"For 'Model', the dataset must have two columns when 'loss_fn' is given, but got {len(row)}."
                )
            params.cur_step_num += 1
            params.train_dataset_element = row
            manager.on_train_step_begin(context)
            params.net_outputs = self._train_network(*row)
            manager.on_train_step_end(context)
            if context.get_stop_requested():
                break

    def _evaluate_in_fit(self, dataset: Any, manager: _CallbackManager, params: Any) -> None:
        kept = {name: params[name] for name in ("mode", "batch_num", "cur_step_num", "net_outputs")}
        with manager.in_fit_evaluation() as joining:
            self._evaluate(dataset, joining, params, in_fit=True)
        params.update(kept)

    def _evaluate(self, dataset: Any, manager: _CallbackManager, params: Any, in_fit: bool = False) -> None:
        params.update(
            eval_network=self._eval_network, valid_dataset=dataset, batch_num=dataset.get_dataset_size(), mode="eval",
            cur_step_num=0,
        )  # fmt: skip
        context = RunContext(params)
        for metric in self._metric_fns.values():
            metric.clear()
        self._eval_network.set_train(False)
        manager.on_eval_begin(context)
        manager.on_eval_epoch_begin(context)
        for row in dataset.create_tuple_iterator(num_epochs=1, do_copy=False):
            params.cur_step_num += 1
            params.eval_dataset_element = row
            manager.on_eval_step_begin(context)
            params.net_outputs = outputs = self._eval_network(*row)
            manager.on_eval_step_end(context)
            self._update_metrics(outputs)
            if context.get_stop_requested():
                break
        manager.on_eval_epoch_end(context)
        dataset.reset()
        params.metrics = {name: metric.eval() for name, metric in self._metric_fns.items()}
        if in_fit:  # MindSpore's eval_loss is the loss of the last batch
            loss = self._parts(params.net_outputs)[0]
            params.eval_results = {**params.metrics, "eval_loss": float(np.mean(loss.asnumpy()))}
        manager.on_eval_end(context)

    def _parts(self, outputs: Any) -> tuple[Any, ...]:
        """Loss, prediction and label, or all outputs without ``eval_indexes``."""
        outputs = outputs if isinstance(outputs, tuple | list) else (outputs,)
        return tuple(outputs if self._eval_indexes is None else [outputs[index] for index in self._eval_indexes])

    def _update_metrics(self, outputs: Any) -> None:
        parts = self._parts(outputs)
        for metric in self._metric_fns.values():
            if metric.indexes is not None:
                metric.update(*(outputs if isinstance(outputs, tuple | list) else (outputs,)))
            elif self._eval_indexes is None:
                metric.update(*parts)
            elif isinstance(metric, Loss):
                metric.update(parts[0])
            else:
                metric.update(*parts[1:])


def _check_keywords(optimizer: Any, amp_level: Any, kwargs: dict[str, Any]) -> None:
    for name in kwargs:
        _checks.check_one_of("Model", "kwargs", name, _KEYWORDS)
    if optimizer is None and amp_level != "O0":
        raise ValueError(f"For 'Model', 'amp_level' must be 'O0' without an optimizer, but got {amp_level!r}.")
    if optimizer is None and kwargs.get("loss_scale_manager") is not None:
        raise ValueError("For 'Model', 'loss_scale_manager' needs an optimizer, but got none.")


def _share_parameters(network: Any) -> None:
    """Let all processes of a data-parallel training begin with the Parameters of the first, if the context says so."""
    wanted = get_auto_parallel_context("parallel_mode") == ParallelMode.DATA_PARALLEL
    if wanted and get_auto_parallel_context("parameter_broadcast") and get_group_size() > 1:
        shared = [p._memory() for p in network.get_parameters() if not p.layerwise_parallel]
        broadcast_many_(shared, 0, process_group(HCCL_WORLD_COMM_GROUP))


def _is_due(epoch: int, dataset: Any, frequency: int | list[int]) -> bool:
    """Whether there is an evaluation after this epoch."""
    if dataset is None:
        return False
    return epoch in frequency if isinstance(frequency, list) else epoch % frequency == 0


__getattr__ = view_getattr(__name__)
