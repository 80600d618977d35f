"""DatasetCache: rows that are read once and kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import _checks
from ._rows import Row

_INT32_MAX = 2**31 - 1


class DatasetCache:
    """Keeps the rows of a source, so that later epochs and other pipelines do not read them again.

    In MindSpore a server keeps them; here they stay in this process. Give it to datasets of the same rows only.

    Args:
        session_id: a number of the program's own for the rows that belong together.
        size: the most megabytes to keep, 0 for no limit. Rows beyond it are read each time.
        spilling, hostname, port, num_connections, prefetch_size: for MindSpore's server; they have no effect here.

    >>> from amadou import dataset as ds
    >>> ds.DatasetCache(session_id=1, size=100).get_stat().num_mem_cached
    0
    """

    def __init__(
        self,
        session_id: int,
        size: int = 0,
        spilling: bool = False,
        hostname: str | None = None,
        port: int | None = None,
        num_connections: int | None = None,
        prefetch_size: int | None = None,
    ):
        for name, value in {"session_id": session_id, "size": size}.items():
            _checks.check_int_range("DatasetCache", name, value, 0, _INT32_MAX)
        _checks.check_bool("DatasetCache", "spilling", spilling)
        _checks.check_type("DatasetCache", "hostname", hostname, (str, type(None)))
        self.session_id, self.size = session_id, size
        self._rows: dict[int, Row] = {}
        self._bytes = 0

    def get_stat(self) -> "CacheStat":
        """How many rows are kept, and of how many bytes on average."""
        return CacheStat(len(self._rows), self._bytes // max(1, len(self._rows)))

    def around(self, read: Callable[[Any], Row]) -> Callable[[Any], Row]:
        """``read``, which is asked for each row only once."""

        def read_once(index: Any) -> Row:
            if (kept := self._rows.get(int(index))) is not None:
                return kept
            row = read(index)
            size = sum(getattr(array, "nbytes", 0) for array in row)
            if not self.size or self._bytes + size <= self.size * 2**20:
                self._rows[int(index)] = row
                self._bytes += size
            return row

        return read_once


@dataclass(frozen=True)
class CacheStat:
    """What :meth:`DatasetCache.get_stat` gives; nothing is kept on disk here."""

    num_mem_cached: int
    avg_cache_sz: int
    num_disk_cached: int = 0
