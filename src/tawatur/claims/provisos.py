"""Deadline and condition of a commitment, inside its terms or right behind them."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.commitmentwords import cues_marked
from tawatur.claims.eventview import EventView
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.calendar import TimeUnit
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.lexicon.concepts.triggers import EventMarker
from tawatur.records.span import Span
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["condition_of", "deadline_of"]

#: How many tokens behind the terms a deadline or condition may begin, and how long a condition is at most.
_BEHIND, _LONGEST = 3, 24
_DEADLINE, _CONDITION, _WITHIN = "deadline", "condition", "within"


def deadline_of(view: EventView, lexicon: Lexicon, content: Span) -> Span | None:
    """The time by which it is to be done: behind "before", "until", "within"; None where none is told."""
    first, stop = _tokens(view, content)
    end = view.sentence(first).stop
    for match in lexicon.compiled(_deadlines).find(view.tokens[first : min(stop + _BEHIND, end)]):
        for at in range(match.first, min(match.stop + _BEHIND, end)):
            time = view.times[at]
            if time is not None and time.end > view.tokens[match.first].start:
                return view.doc.span(min(match.variant.start, time.start), time.end)
    units = lexicon.compiled(_units)
    for within in lexicon.compiled(_within).find(view.tokens[first : min(stop + _BEHIND, end)]):
        for at in range(within.stop, min(within.stop + _BEHIND, end)):
            if not units.isdisjoint(view.tokens[at].keys):
                return view.doc.span(within.variant.start, view.tokens[at].end)
    return None


def condition_of(view: EventView, lexicon: Lexicon, content: Span) -> Span | None:
    """The clause on which it depends: from "if" or "on condition that" to the comma."""
    first, stop = _tokens(view, content)
    end = view.sentence(first).stop
    limit = min(stop + _BEHIND, end)
    starts = [m.first for m in lexicon.compiled(_conditions).find(view.tokens[first:limit])]
    for opening in sorted({*starts, *(at for at in range(first, limit) if at in view.provisos)}):
        at = opening + 1
        while at < min(end, opening + _LONGEST) and view.tokens[at].text not in ("،", ",", "؛", "."):
            at += 1
        while at > opening + 1 and view.classes[at - 1].tag == "punct":
            at -= 1
        if at > opening + 1:
            return view.doc.span_of_tokens(opening, at)
    return None


def _tokens(view: EventView, content: Span) -> tuple[int, int]:
    first = min(bisect_left(view.starts, content.start), len(view.starts) - 1)
    return first, bisect_left(view.starts, content.end)


def _conditions(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    cues = (
        cue
        for cue in lexicon.entries(CommitmentCue)
        if cue.kind == _CONDITION and not cue.opens and not cue.before and cue.surfaces
    )
    return PhraseTable((Form(fold(surface)), cue) for cue in cues for surface in cue.surfaces)


def _within(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _WITHIN)


def _units(lexicon: Lexicon) -> frozenset[str]:
    """The folded forms of units of time that a deadline counts."""
    return frozenset(form.text for unit in lexicon.entries(TimeUnit) for form in unit.forms())


def _deadlines(lexicon: Lexicon) -> PhraseTable[EventMarker]:
    entries = (entry for entry in lexicon.entries(EventMarker) if entry.role == _DEADLINE)
    return PhraseTable((form, entry) for entry in entries for form in entry.forms())
