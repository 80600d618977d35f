"""The plot of a run: seconds of the models on the left, cost per parameter over the number of parameters on the right.

A page of SVG, written here: a plotting library would be a dependency for two panels.
"""

import math
from collections.abc import Sequence
from html import escape

from .report import MODELS, Row, duration, growth

_COLOURS = {"torch": "#888888", "amadou": "#0a7d4f", "MindSpore": "#c2410c"}
_LINES = ("#0a7d4f", "#1d4ed8", "#9333ea", "#c2410c", "#0e7490")
_LINE, _WIDTH, _LABELS, _TOP = 22, 400, 190, 50


class Scale:
    """A logarithmic axis: [low, high], widened to powers of ten, onto [start, end]."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.first, self.last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        part = (math.log10(value) - self.first) / max(1, self.last - self.first)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.first, self.last + 1)]


def plot(rows: list[Row]) -> str:
    """The page; a panel without rows stays empty."""
    models = [row for row in rows if row["name"].endswith(MODELS)]
    costs = growth(rows)
    height = _TOP + _LINE * max(12, len(models) + 2)
    body = _of_models(models, height) if models else []
    body += _of_growth(costs, height) if costs else []
    width = 2 * (_LABELS + _WIDTH) + 160
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
    return "\n".join([f'{head} font-size="12">', '<rect width="100%" height="100%" fill="white"/>', *body, "</svg>\n"])


def _of_models(rows: list[Row], height: int) -> list[str]:
    """A line for every model, and on it a dot for each of the three."""
    points = [(row["name"], _three(row)) for row in rows]
    x = Scale([value for _, three in points for value in three.values()], _LABELS, _LABELS + _WIDTH)
    bottom = height - _LINE
    shown = [_text(_LABELS, 16, "Time of a call", weight="bold")]
    for i, (side, colour) in enumerate(_COLOURS.items()):
        shown += [_dot(_LABELS + 130 + 90 * i, 12, colour), _text(_LABELS + 140 + 90 * i, 16, side)]
    for tick in x.ticks():
        shown += [_line(x(tick), _TOP - 15, x(tick), bottom), _text(x(tick), bottom + 16, duration(tick), "middle")]
    for i, (name, three) in enumerate(points):
        y = _TOP + _LINE * i
        shown.append(_text(_LABELS - 12, y + 4, name, "end"))
        shown += [_dot(x(value), y, _COLOURS[side]) for side, value in three.items()]
    return shown


def _three(row: Row) -> dict[str, float]:
    found = {"MindSpore": row["mindspore"], "torch": row["torch"][1], "amadou": row["amadou"][1]}
    return {side: value for side, value in found.items() if value is not None}


def _of_growth(costs: dict[str, list[tuple[int, tuple[float, float]]]], height: int) -> list[str]:
    """A line for every action: amadou's drawn through, torch's dashed."""
    left, bottom = 2 * _LABELS + _WIDTH - 60, height - _LINE
    points = [point for line in costs.values() for point in line]
    x = Scale([count for count, _ in points], left, left + _WIDTH)
    y = Scale([value for _, both in points for value in both], bottom, _TOP)
    shown = [_text(left, 16, "Time per parameter; torch's is dashed", weight="bold")]
    for tick in x.ticks():
        shown += [_line(x(tick), _TOP, x(tick), bottom), _text(x(tick), bottom + 16, f"{tick:,.0f}", "middle")]
    for tick in y.ticks():
        shown += [_line(left, y(tick), left + _WIDTH, y(tick)), _text(left - 8, y(tick) + 4, duration(tick), "end")]
    ends: list[float] = []
    for (action, line), colour in zip(costs.items(), _LINES, strict=False):
        for side, dashes in ((0, ' stroke-dasharray="4 4"'), (1, "")):
            path = " ".join(f"{x(count):.1f},{y(both[side]):.1f}" for count, both in line)
            shown.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        ends.append(_free(y(line[-1][1][1]), ends))
        shown.append(_text(left + _WIDTH + 8, ends[-1] + 4, action, colour=colour))
    return shown


def _free(y: float, taken: list[float]) -> float:
    """A height near ``y`` where a label covers no other."""
    while any(abs(y - other) < 14 for other in taken):
        y += 2
    return y


def _text(x: float, y: float, text: str, anchor: str = "start", colour: str = "#222222", weight: str = "normal") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-weight="{weight}"'
    return f"<text {place}>{escape(text)}</text>"


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'
