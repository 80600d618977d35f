"""A data pipeline for programs of PyTorch."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.utils.data import IterableDataset, get_worker_info

if TYPE_CHECKING:
    from ..dataset import Dataset


class RowsAsTorch(IterableDataset):
    """The rows of a dataset as dicts from column names to torch tensors; text stays text.

    It can be iterated, each time one epoch, or handed to a ``torch.utils.data.DataLoader``. Batch in the pipeline and
    give ``batch_size=None`` there. Each worker process of a DataLoader runs the pipeline and gives its share of the
    rows; ``num_parallel_workers`` of the pipeline costs less.

    Args:
        dataset: a dataset of ``amadou.dataset``.

    >>> from amadou import dataset as ds
    >>> from amadou.bridge.data import RowsAsTorch
    >>> rows = RowsAsTorch(ds.NumpySlicesDataset({"x": [1.5, 2.5], "y": [0, 1]}, shuffle=False).batch(2))
    >>> next(iter(rows))
    {'x': tensor([1.5000, 2.5000], dtype=torch.float64), 'y': tensor([0, 1])}
    """

    def __init__(self, dataset: "Dataset"):
        super().__init__()
        self.dataset = dataset

    def __iter__(self) -> Iterator[dict[str, Any]]:
        rows = self.dataset.create_dict_iterator(num_epochs=1, output_numpy=True)
        worker = get_worker_info()
        shard = (worker.id, None, worker.num_workers) if worker else (None,)
        for row in itertools.islice(rows, *shard):
            yield {name: _as_torch(array) for name, array in row.items()}

    def __len__(self) -> int:
        return len(self.dataset)


def _as_torch(array: Any) -> Any:
    if isinstance(array, dict):
        return {key: _as_torch(value) for key, value in array.items()}
    if array.dtype.kind in "US":
        return array.item() if array.ndim == 0 else array.tolist()
    # torch cannot share memory that must not be written to
    return torch.from_numpy(np.array(array) if not array.flags.writeable or not array.ndim else array)
