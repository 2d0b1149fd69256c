"""Figures over time: of each kind, who gave which value when."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.export.view import Outlet
from tawatur.export.view_claims import FigureView, make_figures
from tawatur.records.ledger import TimeExpression
from tawatur.records.span import Span
from tawatur.text.folding import fold
from tawatur.web.charts.figures import FigureChart, draw_figures
from tawatur.web.story.frame import Frame, Said

__all__ = ["Claimant", "FigureKind", "FigurePoint", "figure_kinds"]

#: Kinds of which there is nothing to say over time.
_PASSED = frozenset({"other"})
#: Claimants that get a lane of their own; a chart of more cannot be read. The table has them all.
_LANES = 8
#: Counts of one kind that are shown; `count` says how many there are.
_POINTS = 60
#: Times before the end of a period that can reach into it; they hardly ever overlap.
_NEAR = 4


class FigurePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A count: its bounds (None where open), and the day or moment it stands at.

    `when` is the day the sentence names, where `is_dated`, else the publication; "" where neither is known.
    """

    low: int | None
    high: int | None
    approx: bool
    when: str
    is_dated: bool
    of: str
    said: Said


class Claimant(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives counts; `name` is "" where an outlet says it in its own voice, and then `outlet` names it."""

    name: str
    outlet: str
    points: tuple[FigurePoint, ...]


class FigureKind(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one kind, claimant by claimant, those who give most first; `count` of them there are in all."""

    what: str
    count: int
    shown: int
    claimants: tuple[Claimant, ...]

    def chart(self, lang: str) -> FigureChart | None:
        """The chart in the direction of a language; None where fewer than two counts have a day."""
        lanes = [
            [(p.when, p.low, p.high, p.said.account) for p in claimant.points if p.when]
            for claimant in self.claimants[:_LANES]
        ]
        return draw_figures(lanes, mirrored=lang == "ar")


def figure_kinds(frame: Frame) -> tuple[FigureKind, ...]:
    """All kinds of counts, in the order of the report."""
    times = {outlet.number: sorted(outlet.ledger.times, key=lambda t: t.start) for outlet in frame.story.outlets}
    kinds = []
    for group in make_figures(frame.story):
        if group.what in _PASSED:
            continue
        found: dict[tuple[str, str], list[FigurePoint]] = defaultdict(list)
        names: dict[tuple[str, str], str] = {}
        for view in group.figures:
            key, name = _claimant(view)
            names.setdefault(key, name)
            found[key].append(_point(view, frame, times[view.outlet.number]))
        claimants = [
            Claimant(name=names[key], outlet=key[1], points=tuple(_distinct(points))) for key, points in found.items()
        ]
        claimants.sort(key=lambda c: (-len(c.points), min(p.when for p in c.points), c.name, c.outlet))
        shown = tuple(_first(claimants, _POINTS))
        kinds.append(
            FigureKind(
                what=group.what,
                count=sum(len(claimant.points) for claimant in claimants),
                shown=sum(len(claimant.points) for claimant in shown),
                claimants=shown,
            )
        )
    return tuple(kinds)


def _first(claimants: Iterable[Claimant], most: int) -> Iterator[Claimant]:
    """Claimants up to a number of counts, the last one cut."""
    for claimant in claimants:
        if most <= 0:
            return
        yield msgspec.structs.replace(claimant, points=claimant.points[:most])
        most -= len(claimant.points)


def _claimant(view: FigureView) -> tuple[tuple[str, str], str]:
    """By what counts of one claimant come together, and how he is called."""
    if view.chain.links:
        name = view.chain.links[-1].quote.text
        return (fold(name), ""), name
    return ("", view.outlet.name or view.outlet.anchor), ""


def _point(view: FigureView, frame: Frame, times: Sequence[TimeExpression]) -> FigurePoint:
    day = _day(times, view.figure.period)
    return FigurePoint(
        low=view.figure.low,
        high=view.figure.high,
        approx=view.figure.approx,
        when=day or _published(view.outlet),
        is_dated=bool(day),
        of=view.of.text if view.of else "",
        said=frame.said(view.quote),
    )


def _published(outlet: Outlet) -> str:
    return outlet.ledger.article.published or ""


def _day(times: Sequence[TimeExpression], period: Span | None) -> str:
    """The single day that the sentence of a figure names; "" where it names none, or many."""
    if period is None:
        return ""
    last = bisect_left(times, period.end, key=lambda time: time.start)
    near = [time for time in times[max(0, last - _NEAR) : last] if time.overlaps(period)]
    days = {t.begin for t in near if t.begin and t.begin == (t.finish or t.begin)}
    return days.pop() if len(days) == 1 else ""


def _distinct(points: list[FigurePoint]) -> list[FigurePoint]:
    """In the order of time; of equal counts of one account at one time the first."""
    kept: dict[tuple[object, ...], FigurePoint] = {}
    for point in sorted(points, key=lambda p: (p.when or "9999", p.said.account, p.said.start)):
        kept.setdefault((point.when, point.low, point.high, point.said.account), point)
    return list(kept.values())
