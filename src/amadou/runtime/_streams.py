"""Queues of work on an accelerator, and marks in them. A CPU has one queue, whose work is done at once."""

import time
from typing import Any

from .. import _checks, context
from ._device import accelerator


class Stream:
    """A queue of work on the accelerator.

    Args:
        priority: negative for work that goes before other work.
        kwargs: ``stream``, a stream of torch's to show instead of a new one.

    Raises:
        TypeError: for a ``priority`` that is no int.
    """

    def __init__(self, priority: int = 0, **kwargs: Any) -> None:
        _checks.check_int("Stream", "priority", priority)
        device = accelerator()
        given = kwargs.get("stream")
        self._torch = given if given is not None or device is None else device.Stream(priority=priority)

    @property
    def device_name(self) -> str:
        """ "CPU", "GPU" or "Ascend"."""
        return context.get_context("device_target")

    @property
    def device_id(self) -> int:
        """The number of the device."""
        return context.get_context("device_id")

    @property
    def id(self) -> int:
        """The number of the stream, 0 for the default one."""
        return 0 if self._torch is None else self._torch.stream_id

    def stream_id(self) -> int:
        """As :attr:`id`, as a method."""
        return self.id

    def record_event(self, event: Any = None) -> Any:
        """Put a mark behind the work so far: ``event``, or a new one, which is returned."""
        event = Event() if event is None else event
        event.record(self)
        return event

    def wait_event(self, event: Any) -> None:
        """Let later work wait for a mark."""
        _checks.check_type("wait_event", "event", event, Event)
        event.wait(self)

    def wait_stream(self, stream: Any) -> None:
        """Let later work wait for all work of another stream so far."""
        _checks.check_type("wait_stream", "stream", stream, Stream)
        if self._torch is not None:
            self._torch.wait_stream(stream._torch)

    def synchronize(self) -> None:
        """Wait until all work is done."""
        if self._torch is not None:
            self._torch.synchronize()

    def query(self) -> bool:
        """Whether all work is done."""
        return self._torch is None or self._torch.query()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stream) and self._torch == other._torch

    def __hash__(self) -> int:
        return hash(self._torch)

    def __repr__(self) -> str:
        return f"Stream(device_name={self.device_name}, device_id:{self.device_id}, stream id:{self.id})"


class Event:
    """A mark in a stream: whether its work is done, and how long it took since another mark.

    Args:
        enable_timing: whether it notes the time.
        blocking: whether :meth:`synchronize` sleeps instead of looking again and again.

    Raises:
        TypeError: for an argument that is no bool.
    """

    def __init__(self, enable_timing: bool = False, blocking: bool = False) -> None:
        self._times = _checks.check_bool("Event", "enable_timing", enable_timing)
        self._blocks = _checks.check_bool("Event", "blocking", blocking)
        device = accelerator()
        self._torch = None if device is None else device.Event(enable_timing=enable_timing, blocking=blocking)
        self._second: float | None = None

    def record(self, stream: Any = None) -> None:
        """Put the mark behind the work so far, by default that of the current stream.

        Raises:
            TypeError: if ``stream`` is no Stream.
        """
        if stream is not None:
            _checks.check_type("record", "stream", stream, Stream)
        self._second = time.perf_counter()
        if self._torch is not None:
            self._torch.record(None if stream is None else stream._torch)

    def wait(self, stream: Any = None) -> None:
        """Let later work of a stream wait for the mark."""
        if self._torch is not None:
            self._torch.wait(None if stream is None else stream._torch)

    def synchronize(self) -> None:
        """Wait until the work before the mark is done."""
        if self._torch is not None:
            self._torch.synchronize()

    def query(self) -> bool:
        """Whether the work before the mark is done."""
        return self._torch is None or self._torch.query()

    def elapsed_time(self, end_event: Any) -> float:
        """Milliseconds from this mark to another.

        Raises:
            RuntimeError: if one of them was not recorded.
        """
        if self._second is None or end_event._second is None:
            raise RuntimeError("For 'elapsed_time', both events must have been recorded, but one was not.")
        if self._torch is not None:
            return self._torch.elapsed_time(end_event._torch)
        return 1000 * (end_event._second - self._second)

    def __repr__(self) -> str:
        created = int(self._second is not None)
        return f"Event(enable_timing={self._times:d}, blocking:{self._blocks:d}, is_created:{created}, event:0)"


class StreamCtx:
    """Inside a ``with``, another stream is the current one; None changes nothing.

    Raises:
        TypeError: for what is no Stream.
    """

    def __init__(self, ctx_stream: Any) -> None:
        if ctx_stream is not None:
            _checks.check_type("StreamCtx", "ctx_stream", ctx_stream, Stream)
        self.stream = ctx_stream
        self._before: Stream | None = None

    def __enter__(self) -> None:
        if self.stream is not None:
            self._before = current_stream()
            set_cur_stream(self.stream)

    def __exit__(self, *err: Any) -> None:
        if self._before is not None:
            set_cur_stream(self._before)


def current_stream() -> Stream:
    """The stream that work goes to."""
    device = accelerator()
    return Stream(stream=None if device is None else device.current_stream())


def default_stream() -> Stream:
    """The stream that work goes to in the beginning."""
    device = accelerator()
    return Stream(stream=None if device is None else device.default_stream())


def communication_stream() -> Stream:
    """The stream of collective operations: torch keeps its own, so it is the current one."""
    return current_stream()


def set_cur_stream(stream: Any) -> None:
    """Let work go to a stream.

    Raises:
        TypeError: for what is no Stream.
    """
    _checks.check_type("set_cur_stream", "stream", stream, Stream)
    device = accelerator()
    if device is not None:
        device.set_stream(stream._torch)


def synchronize() -> None:
    """Wait until all work of the device is done."""
    device = accelerator()
    if device is not None:
        device.synchronize()
