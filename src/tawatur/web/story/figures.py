"""Figures over time, as the comparison follows them: of each kind and group, who gave which value when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.export.view_tracks import StepView, TrackView, make_tracks, plotted
from tawatur.records.comparison import Comparison
from tawatur.records.tracks import Claimant
from tawatur.web.charts.figures import Count, FigureChart, draw_figures
from tawatur.web.story.frame import Frame, Said

__all__ = ["FigureKind", "FigureStep", "FigureTrack", "figure_kinds"]

#: Counts of one kind that are shown; `count` says how many there are.
_MOST = 60


class FigureStep(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a claimant and everyone who printed it, the first one first; fields as in `records.tracks`."""

    low: int | None
    high: int | None
    approx: bool
    change: str
    begin: str
    finish: str
    dated: str
    said: tuple[Said, ...]


class FigureTrack(msgspec.Struct, frozen=True, kw_only=True):
    """What one claimant counts over time; equal values that follow each other are one step."""

    claimant: Claimant
    place: str
    is_drawn: bool
    steps: tuple[FigureStep, ...]

    @property
    def dated(self) -> list[FigureStep]:
        """The steps that have a day."""
        return [step for step in self.steps if step.begin]


class FigureKind(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one kind and group ("" for anybody), claimant by claimant; `count` steps there are in all."""

    what: str
    group: str
    count: int
    shown: int
    tracks: tuple[FigureTrack, ...]

    @property
    def lanes(self) -> list[FigureTrack]:
        """The tracks that a chart draws: counts of one place."""
        return [track for track in self.tracks if track.is_drawn]

    def chart(self, lang: str) -> FigureChart | None:
        """The chart in the direction of a language; None where fewer than two counts have a day."""
        return draw_figures([list(_counts(track.dated)) for track in self.lanes], mirrored=lang == "ar")


def figure_kinds(comparison: Comparison, frame: Frame) -> tuple[FigureKind, ...]:
    """The kinds in the order of the report, which shows the same tracks."""
    return tuple(_kind(group.what, group.group, group.tracks, frame) for group in make_tracks(comparison, frame.story))


def _kind(what: str, group: str, views: tuple[TrackView, ...], frame: Frame) -> FigureKind:
    drawn = {track.id for track in plotted([view.track for view in views])}
    tracks = [
        FigureTrack(
            claimant=view.track.claimant,
            place=view.track.place,
            is_drawn=view.track.id in drawn,
            steps=tuple(_step(step, frame) for step in view.steps),
        )
        for view in views
    ]
    shown = tuple(_first(tracks, _MOST))
    return FigureKind(
        what=what,
        group=group,
        count=sum(len(track.steps) for track in tracks),
        shown=sum(len(track.steps) for track in shown),
        tracks=shown,
    )


def _step(step: StepView, frame: Frame) -> FigureStep:
    point = step.point
    return FigureStep(
        low=point.low,
        high=point.high,
        approx=point.approx,
        change=point.change,
        begin=point.begin,
        finish=point.finish,
        dated=point.dated,
        said=frame.all_said(step.quotes),
    )


def _first(tracks: Iterable[FigureTrack], most: int) -> Iterator[FigureTrack]:
    """Tracks up to a number of steps, the last one cut."""
    for track in tracks:
        if most <= 0:
            return
        yield msgspec.structs.replace(track, steps=track.steps[:most])
        most -= len(track.steps)


def _counts(steps: Sequence[FigureStep]) -> Iterator[Count]:
    """The steps for a chart; those of one day stand beside each other in it, in their order."""
    of_day = Counter(step.begin for step in steps)
    seen: dict[str, int] = defaultdict(int)
    for step in steps:
        seen[step.begin] += 1
        minute = 24 * 60 * seen[step.begin] // (of_day[step.begin] + 1)
        when = f"{step.begin[:10]}T{minute // 60:02}:{minute % 60:02}"
        yield when, step.low, step.high, step.said[0].account
