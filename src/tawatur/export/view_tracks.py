"""What runs through a story, made ready for the report: counts over time and states of agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from tawatur.export.view import Quote, Story
from tawatur.records.comparison import Comparison
from tawatur.records.evidence import Evidence
from tawatur.records.tracks import AgreementState, AgreementTrack, Claimant, FigureTrack, TrackPoint, singled_out

__all__ = [
    "AgreementView", "Lane", "Plot", "PlotMark", "StateView", "StepView", "Tick", "TrackGroup", "TrackView",
    "day_number", "make_agreements", "make_tracks", "plotted", "track_spans",
]  # fmt: skip

#: Lanes of one plot; the table has all tracks.
_LANES = 6
#: Plots that are drawn, those of most counts.
_PLOTS = 4
#: Days that are named below a plot.
_TICKS = 5
#: Height of a lane in its own units, and the room above the largest count for its number.
_HEIGHT, _ROOM = 100, 44


class PlotMark(msgspec.Struct, frozen=True, kw_only=True):
    """A count in a lane: place in per cent from the first day and from the top, `top` the upper end of a range.

    `open` says that it is a bound ("or more"); `number` is the value shown, None where it stands beside it already.
    """

    x: float
    y: float
    top: float
    open: bool
    number: TrackPoint | None


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one claimant and the strokes from each to the next."""

    claimant: Claimant
    place: str
    marks: tuple[PlotMark, ...]
    strokes: tuple[tuple[float, float, float, float], ...]


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A day on the axis, in per cent from the first one."""

    x: float
    day: str


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """Lanes on one scale of days and counts."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a track, and everyone who printed it, the first one first."""

    point: TrackPoint
    quotes: tuple[Quote, ...]


class TrackView(msgspec.Struct, frozen=True, kw_only=True):
    """A track with its values in order; equal values that follow each other are one step."""

    track: FigureTrack
    steps: tuple[StepView, ...]


class TrackGroup(msgspec.Struct, frozen=True, kw_only=True):
    """All tracks of one kind and group, and their plot, None where there is nothing to see in one."""

    what: str
    group: str
    tracks: tuple[TrackView, ...]
    plot: Plot | None


class StateView(msgspec.Struct, frozen=True, kw_only=True):
    """A state as a claimant tells it on a day, and everyone who printed it."""

    state: AgreementState
    quotes: tuple[Quote, ...]


class AgreementView(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement: who calls it what (one tuple a wording), and its states by day and claimant."""

    track: AgreementTrack
    names: tuple[tuple[Quote, ...], ...]
    parties: tuple[Quote, ...]
    terms: tuple[Quote, ...]
    states: tuple[StateView, ...]


def make_tracks(comparison: Comparison, story: Story) -> tuple[TrackGroup, ...]:
    """The tracks by kind and group, those of most counts first; the first ones are drawn."""
    groups: dict[tuple[str, str], list[FigureTrack]] = defaultdict(list)
    for track in comparison.tracks:
        if not track.earlier:
            groups[track.what, track.group].append(track)
    ranked = sorted(groups.items(), key=lambda item: (-sum(len(track.points) for track in item[1]), item[0]))
    return tuple(
        TrackGroup(
            what=what,
            group=singled_out(what, group),
            tracks=tuple(TrackView(track=track, steps=tuple(_steps(track, story))) for track in tracks),
            plot=_plot(plotted(tracks)) if number < _PLOTS else None,
        )
        for number, ((what, group), tracks) in enumerate(ranked)
    )


def make_agreements(comparison: Comparison, story: Story) -> tuple[AgreementView, ...]:
    """The agreements with a state, then those of several articles, in the order of the comparison."""
    views = []
    told = [t for t in comparison.agreements if t.states or len({cell.article for cell in t.names}) > 1]
    for track in sorted(told, key=lambda track: not track.states):
        states: dict[tuple[str, str, str], list[AgreementState]] = defaultdict(list)
        for state in track.states:
            # In its own voice each outlet says so; they stand in one line.
            who = "" if state.claimant.kind == "outlet" else state.claimant.name
            states[state.begin, state.state, who].append(state)
        views.append(
            AgreementView(
                track=track,
                names=tuple(_wordings(track.names, story)),
                parties=tuple(story.quote(span) for span in track.parties),
                terms=tuple(story.quote(span) for span in track.terms),
                states=tuple(
                    StateView(state=same[0], quotes=tuple(story.quote(state) for state in same))
                    for same in states.values()
                ),
            )
        )
    return tuple(views)


def track_spans(comparison: Comparison) -> Iterator[Evidence]:
    """Every quotation of what runs through a story, so that each has its mark in its article."""
    for track in comparison.tracks:
        yield from track.points
    for agreement in comparison.agreements:
        yield from (*agreement.names, *agreement.parties, *agreement.terms, *agreement.states)
    for naming in comparison.names:
        yield from naming.uses
    for reporting in comparison.reporting:
        yield from reporting.cues
    for request in comparison.requests:
        yield from (*request.cells, *request.answers)


def day_number(day: str) -> int | None:
    """The number of a day, None for what is no day."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def _wordings(cells: Sequence[Evidence], story: Story) -> Iterator[tuple[Quote, ...]]:
    """The places of each wording, one an outlet."""
    found: dict[str, dict[str, Quote]] = defaultdict(dict)
    for cell in cells:
        found[" ".join(cell.text.split())].setdefault(cell.article, story.quote(cell))
    yield from (tuple(quotes.values()) for quotes in found.values())


def _steps(track: FigureTrack, story: Story) -> Iterator[StepView]:
    steps: list[list[TrackPoint]] = []
    for point in track.points:
        if steps and point.change == "same":
            steps[-1].append(point)
        else:
            steps.append([point])
    for points in steps:
        yield StepView(point=points[0], quotes=tuple(story.quote(point) for point in points))


def plotted(tracks: Sequence[FigureTrack]) -> list[FigureTrack]:
    """The tracks that one plot shows, the first of those of the place that most counts speak of, and of those of none.

    Counts of two places are not one thing.
    """
    counts: dict[str, int] = defaultdict(int)
    for track in tracks:
        counts[track.place] += len(track.points) if track.place else 0
    main = max(counts, key=lambda place: (counts[place], place))
    return [track for track in tracks if track.place in ("", main)][:_LANES]


def _plot(tracks: Sequence[FigureTrack]) -> Plot | None:
    days = [number for t in tracks for p in t.points if (number := day_number(p.begin)) is not None]
    values = {(point.low, point.high) for track in tracks for point in track.points}
    if len(days) < 2 or len(values) < 2:
        return None
    first, count = min(days), max(days) - min(days) + 1
    largest = max(max(p.low or 0, p.high or 0) for t in tracks for p in t.points) or 1
    shown = sorted(set(days))
    step = max(1, -(-len(shown) // _TICKS))
    return Plot(
        lanes=tuple(_lane(track, first, count, largest) for track in tracks),
        ticks=tuple(
            Tick(x=round(100 * (day - first + 0.5) / count, 2), day=date.fromordinal(day).isoformat())
            for day in shown[::step]
        ),
    )


def _lane(track: FigureTrack, first: int, count: int, largest: int) -> Lane:
    by_day: dict[int, list[TrackPoint]] = defaultdict(list)
    for point in track.points:
        if (day := day_number(point.begin)) is not None and (point.change != "same" or day not in by_day):
            by_day[day].append(point)
    marks: list[PlotMark] = []
    for day, points in sorted(by_day.items()):
        for place, point in enumerate(points, 1):
            x = 100 * (day - first + place / (len(points) + 1)) / count
            low = point.low if point.low is not None else point.high or 0
            high = point.high if point.high is not None else low
            told = bool(marks) and point.change == "same"
            marks.append(
                PlotMark(
                    x=round(x, 2),
                    y=_y(low, largest),
                    top=_y(high, largest),
                    open=point.high is None,
                    number=None if told else point,
                )
            )
    return Lane(
        claimant=track.claimant,
        place=track.place,
        marks=tuple(marks),
        strokes=tuple((a.x, a.y, b.x, b.y) for a, b in pairwise(marks)),
    )


def _y(value: int, largest: int) -> float:
    return round(_HEIGHT - 8 - (_HEIGHT - 8 - _ROOM) * value / largest, 1)
