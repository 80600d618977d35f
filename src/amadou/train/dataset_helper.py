"""Rows for training steps that are written by hand: ``DatasetHelper``, ``connect_network_with_dataset``, ``data_sink``.

On an Ascend or a GPU, MindSpore can run several steps on the device without coming back ("data sinking"). Here steps
are queued on the device anyway, so the sink modes only change who takes the rows: the step itself.
"""

import uuid
import weakref
from collections.abc import Callable, Iterator
from typing import Any

from .. import _checks
from .._paths import view_getattr
from ..nn.cell import Cell


class DatasetHelper:
    """Iterate over the rows of a dataset, or count the steps that take them.

    Args:
        dataset: a dataset.
        dataset_sink_mode: give empty tuples, one for each step; the step, made by
            :func:`connect_network_with_dataset`, takes the row itself. Otherwise give the rows, lists of Tensors.
        sink_size: the number of steps, -1 for those of the dataset; used with ``dataset_sink_mode``.
        epoch_num: how often the helper is iterated.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for a ``sink_size`` that is neither -1 nor positive.

    >>> import amadou.dataset as ds
    >>> helper = DatasetHelper(ds.NumpySlicesDataset([1, 2], shuffle=False), dataset_sink_mode=False)
    >>> [row[0].item() for row in helper]
    [1, 2]
    """

    def __init__(self, dataset: Any, dataset_sink_mode: bool = True, sink_size: int = -1, epoch_num: int = 1) -> None:
        who = "DatasetHelper"
        _checks.check_bool(who, "dataset_sink_mode", dataset_sink_mode)
        _checks.check_int(who, "sink_size", sink_size)
        _checks.check_that(who, "sink_size", sink_size, "-1 or > 0", lambda v: v == -1 or v > 0)
        _checks.check_int(who, "epoch_num", epoch_num)
        self._dataset, self._sinks = dataset, dataset_sink_mode
        self._num_steps = dataset.get_dataset_size() if sink_size == -1 else sink_size
        if dataset_sink_mode:
            self.iter: Any = _Endless(dataset)
            dataset.__transfer_dataset__ = self.iter  # where programs look for the name of the queue
        else:
            self.iter = dataset.create_tuple_iterator(num_epochs=epoch_num)

    def __iter__(self) -> Iterator:
        return iter([()] * self._num_steps) if self._sinks else self.iter

    def sink_size(self) -> int:
        """The number of steps of one iteration."""
        return self._num_steps

    def types_shapes(self) -> tuple[list, list]:
        """The dtypes and the shapes of the columns."""
        return self._dataset.output_types(), self._dataset.output_shapes()

    def get_data_info(self) -> tuple[list, list]:
        """The dtypes and the shapes of the columns."""
        return self.types_shapes()

    def get_mbuf_queue_size(self) -> int:
        """The number of rows that wait on the device: none does, they are made when they are asked for."""
        return 0

    def get_send_info(self, run_context: Any) -> Any:
        """How many rows of each column were sent to the device by now; see :meth:`get_mbuf_queue_size`."""
        return []

    def continue_send(self) -> None:
        """Make rows again at the next epoch: each iteration does so by itself."""

    def stop_send(self) -> None:
        """Make no more rows."""
        self.iter.stop()

    def release(self) -> None:
        """Make no more rows, and end the workers of the dataset."""
        self.iter.stop()


# By name, what GetNextSingleOp takes rows from.
_queues: weakref.WeakValueDictionary[str, "_Endless"] = weakref.WeakValueDictionary()


def queue(name: str) -> "_Endless":
    """The queue of a :class:`DatasetHelper`; ValueError if none has this name."""
    found = _queues.get(name)
    if found is None:
        raise ValueError(
            f"For 'GetNextSingleOp', 'queue_name' must be the queue of a DatasetHelper with dataset_sink_mode=True, "
            f"but got {name!r}."
        )
    return found


class _Endless:
    """The rows of a dataset, epoch after epoch: a queue with a name."""

    def __init__(self, dataset: Any) -> None:
        self.dataset = dataset
        self.queue_name = str(uuid.uuid1())
        self._rows = dataset.create_tuple_iterator(num_epochs=-1)
        _queues[self.queue_name] = self

    def take(self) -> list:
        row = next(self._rows, None)
        return next(self._rows) if row is None else row  # an epoch has ended

    def stop(self) -> None:
        self._rows.stop()


class _WithRows(Cell):
    """A network that takes its inputs from a dataset."""

    def __init__(self, network: Cell, rows: _Endless) -> None:
        super().__init__(auto_prefix=False)
        self.network = network
        self._rows = rows

    def construct(self) -> Any:
        return self.network(*self._rows.take())


def connect_network_with_dataset(network: Any, dataset_helper: DatasetHelper) -> Cell:
    """A Cell that is called without inputs, and calls ``network`` with the next row of the helper's dataset.

    Raises:
        RuntimeError: for a helper without ``dataset_sink_mode``.
        TypeError: for a ``network`` that is no Cell.
    """
    _checks.check_type("connect_network_with_dataset", "network", network, Cell)
    if not dataset_helper._sinks:
        raise RuntimeError("For 'connect_network_with_dataset', the helper must be in sink mode, but it is not.")
    return _WithRows(network, dataset_helper.iter)


def data_sink(
    fn: Callable, dataset: Any, sink_size: int = 1, jit_config: Any = None, input_signature: Any = None
) -> Callable[[], Any]:
    """A function without arguments that calls ``fn`` with the next ``sink_size`` rows, and gives the last output.

    Args:
        fn: a function of the columns of a row.
        dataset: a dataset, which starts again after its last row.
        sink_size: a number of rows.
        jit_config: accepted for MindSpore's signature, as ``input_signature``: nothing is compiled ahead.
        input_signature: as ``jit_config``.

    Raises:
        TypeError: for a ``sink_size`` that is no int.
        ValueError: for one that is not positive.
    """
    _checks.check_positive_int("data_sink", "sink_size", sink_size)
    rows = _Endless(dataset)

    def sink() -> Any:
        for _ in range(sink_size):
            out = fn(*rows.take())
        return out

    return sink


__getattr__ = view_getattr(__name__)
