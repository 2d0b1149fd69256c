"""All that the pages of a story show of its comparison, computed once for each comparison."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

import msgspec

from tawatur.records.headlines import headlines_of
from tawatur.web.comparisons import Compared
from tawatur.web.story.agreements import AgreementView, RequestCard, agreements_of, requests_of
from tawatur.web.story.events import EventCards, events_of
from tawatur.web.story.figures import FigureKind, figure_kinds
from tawatur.web.story.frame import Frame, frame_of
from tawatur.web.story.grid import GridRow, grid_rows
from tawatur.web.story.minute import Minute, minute_of
from tawatur.web.story.origins import OriginCard, origin_cards
from tawatur.web.story.timeline import TimelineView, timeline_of
from tawatur.web.story.wording import NamePart, Silence, StanceLine, name_parts, silences, stances_of

__all__ = ["Whole", "whole_of"]


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a story's pages; they depend on nothing but its comparison."""

    frame: Frame
    rows: tuple[GridRow, ...]
    origins: tuple[OriginCard, ...]
    minute: Minute
    events: EventCards
    figures: tuple[FigureKind, ...]
    timeline: TimelineView
    agreements: tuple[AgreementView, ...]
    requests: tuple[RequestCard, ...]
    names: tuple[NamePart, ...]
    stances: tuple[StanceLine, ...]
    silences: tuple[Silence, ...]


_MADE: WeakKeyDictionary[Compared, Whole] = WeakKeyDictionary()
_LOCK = Lock()


def whole_of(made: Compared) -> Whole:
    """The parts of a comparison, remembered as long as the comparison is."""
    with _LOCK:
        known = _MADE.get(made)
    if known is None:
        known = _whole(made)
        with _LOCK:
            _MADE[made] = known
    return known


def _whole(made: Compared) -> Whole:
    frame = frame_of(made)
    rows = grid_rows(made.comparison, frame)
    return Whole(
        frame=frame,
        rows=rows,
        origins=origin_cards(made.comparison, frame),
        minute=minute_of(rows, frame, headlines_of(made.comparison)),
        events=events_of(made.comparison, frame),
        figures=figure_kinds(made.comparison, frame),
        timeline=timeline_of(made.comparison, frame),
        agreements=agreements_of(made.comparison, frame),
        requests=requests_of(made.comparison, frame),
        names=name_parts(frame),
        stances=stances_of(made.comparison, frame),
        silences=silences(made.comparison, rows, frame),
    )
