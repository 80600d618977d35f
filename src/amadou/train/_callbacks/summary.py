"""``SummaryCollector``: the usual summaries of a training, without summary operators."""

import re
from typing import Any

import numpy as np

from ... import _checks
from ...tensor import Tensor
from ..summary import SummaryRecord
from .base import Callback, RunContext

_DEFAULTS: dict[str, Any] = {"collect_metric": True, "collect_input_data": True, "histogram_regular": None}
# accepted: what MindInsight makes of them has no place in TensorBoard
_FOR_MINDINSIGHT = (
    "collect_graph", "collect_train_lineage", "collect_eval_lineage", "collect_dataset_graph", "collect_landscape",
)  # fmt: skip
_MOST_HISTOGRAMS = 5


class SummaryCollector(Callback):
    """Write loss, learning rate, metrics, an input image and histograms of weights to files for TensorBoard.

    Names end with ``/auto``: ``loss/auto``. What summary operators leave is written, too.

    Args:
        summary_dir: the folder; it is made.
        collect_freq: write at each so many steps, and at the first one.
        num_process: as in ``SummaryRecord``, like ``max_file_size`` and ``export_options``.
        collect_specified_data: what to write, as a dict of "collect_metric" (loss, learning rate and metrics),
            "collect_input_data" (the first column, if it is images) and "histogram_regular" (the Parameters of which
            histograms are made, as a regular expression; by default the first five). Other keys are for MindInsight.
        keep_default_action: whether what ``collect_specified_data`` does not name is written.
        custom_lineage_data: accepted for MindSpore's signature: it is for MindInsight.
        collect_tensor_freq: the same as ``collect_freq`` for what TensorSummary leaves.
        max_file_size: see ``num_process``.
        export_options: see ``num_process``.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for a number that is not positive, or an unknown key in ``collect_specified_data``.
    """

    _joins_evaluation_in_fit = False

    def __init__(
        self,
        summary_dir: str,
        collect_freq: int = 10,
        num_process: int = 32,
        collect_specified_data: dict[str, Any] | None = None,
        keep_default_action: bool = True,
        custom_lineage_data: dict[str, Any] | None = None,
        collect_tensor_freq: int | None = None,
        max_file_size: int | None = None,
        export_options: dict | None = None,
    ) -> None:
        cls = "SummaryCollector"
        self._summary_dir = _checks.check_type(cls, "summary_dir", summary_dir, str)
        self._collect_freq = _checks.check_positive_int(cls, "collect_freq", collect_freq)
        _checks.check_bool(cls, "keep_default_action", keep_default_action)
        for arg, value in (("collect_tensor_freq", collect_tensor_freq), ("max_file_size", max_file_size)):
            if value is not None:
                _checks.check_positive_int(cls, arg, value)
        self._collect_tensor_freq = collect_tensor_freq or collect_freq
        _check_lineage(custom_lineage_data)
        self._wanted = _wanted(collect_specified_data, keep_default_action)
        self._settings: dict[str, Any] = {
            "num_process": num_process, "max_file_size": max_file_size, "export_options": export_options,
        }  # fmt: skip
        self._record: Any = None

    def __enter__(self) -> "SummaryCollector":
        self._record = SummaryRecord(self._summary_dir, **self._settings)
        return self

    def __exit__(self, *err: Any) -> None:
        self._record.close()

    def begin(self, run_context: RunContext) -> None:
        """Say whether it is a training or an evaluation."""
        self._record.set_mode(run_context.original_args().get("mode", "train"))

    def step_end(self, run_context: RunContext) -> None:
        """Write if it is time."""
        params = run_context.original_args()
        step = params.cur_step_num
        if params.get("mode") == "train" and _is_due(step, self._collect_freq):
            self._add_scalars(params)
            self._add_input(params)
            self._add_histograms(params.network)
        kinds = {"tensor"} if _is_due(step, self._collect_tensor_freq) else set()
        kinds |= {"scalar", "image", "histogram"} if _is_due(step, self._collect_freq) else set()
        self._record.record(step, plugin_filter=kinds.__contains__)

    def epoch_end(self, run_context: RunContext) -> None:
        """Write the metrics of ``Model.fit``."""
        params = run_context.original_args()
        self._add_metrics(params)
        self._record.record(params.cur_step_num)
        self._record.flush()

    def end(self, run_context: RunContext) -> None:
        """Write the metrics of ``Model.eval``."""
        self.epoch_end(run_context)

    def _add_scalars(self, params: Any) -> None:
        if not self._wanted.get("collect_metric"):
            return
        outputs = params.net_outputs
        loss = outputs[0] if isinstance(outputs, tuple | list) else outputs
        self._scalar("loss", loss.asnumpy().mean())
        optimizer = params.get("optimizer")
        if optimizer is not None and not isinstance(optimizer.learning_rate, tuple | list):
            self._scalar("learning_rate", np.mean(optimizer.get_lr().asnumpy()))

    def _add_metrics(self, params: Any) -> None:
        for name, value in params.get("metrics", {}).items() if self._wanted.get("collect_metric") else ():
            if isinstance(value, float | int | np.number):
                self._scalar(name, value)

    def _scalar(self, name: str, value: Any) -> None:
        self._record.add_value("scalar", f"{name}/auto", Tensor(np.float32(value)))

    def _add_input(self, params: Any) -> None:
        data = params.train_dataset_element[0]
        is_image = isinstance(data, Tensor) and data.ndim == 4 and data.shape[1] in (1, 3, 4)
        if self._wanted.get("collect_input_data") and is_image:
            self._record.add_value("image", "input_data/auto", data[:1])

    def _add_histograms(self, network: Any) -> None:
        if "histogram_regular" not in self._wanted:
            return
        pattern, parameters = self._wanted["histogram_regular"], network.trainable_params()
        if pattern is None:
            chosen = parameters[:_MOST_HISTOGRAMS]
        else:
            chosen = [parameter for parameter in parameters if re.match(pattern, parameter.name)]
        for parameter in chosen:
            self._record.add_value("histogram", f"{parameter.name}/auto", parameter)


def _is_due(step: int, frequency: int) -> bool:
    return step == 1 or step % frequency == 0


def _wanted(specified: Any, keeps_defaults: bool) -> dict[str, Any]:
    """What to collect, with its settings."""
    if not isinstance(specified, dict | None):
        raise TypeError(f"For 'SummaryCollector', 'collect_specified_data' must be a dict, but got {specified!r}.")
    for name, value in (specified or {}).items():
        _checks.check_one_of("SummaryCollector", "collect_specified_data", name, (*_DEFAULTS, *_FOR_MINDINSIGHT))
        if name in ("collect_metric", "collect_input_data"):
            _checks.check_bool("SummaryCollector", name, value)
        if name == "histogram_regular" and not isinstance(value, str | None):
            raise TypeError(f"For 'SummaryCollector', 'histogram_regular' must be a str, but got {value!r}.")
    return {**(_DEFAULTS if keeps_defaults else {}), **(specified or {})}


def _check_lineage(custom_lineage_data: Any) -> None:
    for name, value in (custom_lineage_data or {}).items():
        _checks.check_type("SummaryCollector", "custom_lineage_data", name, str)
        _checks.check_type("SummaryCollector", name, value, (int, str, float))
