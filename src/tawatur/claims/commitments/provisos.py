"""Deadline and condition of a commitment, inside its terms or right behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitmentwords import cues_marked
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
_DEADLINE, _CONDITION = "deadline", "condition"
#: What `before` says of the cues: counted time, the day before which, what is given in return, "provided that".
_WITHIN, _BY, _RETURN, _PROVIDED = "within", "by", "return", "provided"
#: The preposition attached to the end of a span of time ("by the end of the year"), and letters of an ISO day.
_AT, _DAY = "ب", 10
_STOPS, _COMMAS = frozenset("،,؛."), frozenset("،,")
_NUMBERS, _DESCRIBED = frozenset({"num"}), frozenset({"noun", "num", "name", "adj"})


def deadline_of(view: EventView, lexicon: Lexicon, content: Span) -> Span | None:
    """The time by which it is to be done: behind "before", "until", "within"; None where none is told."""
    first, stop = _tokens(view, content)
    end = view.sentence(first).stop
    limit = min(stop + _BEHIND, end)
    for match in lexicon.compiled(_deadlines).find(view.tokens[first:limit]):
        found = _time_behind(view, first, match.first, match.stop, end)
        if found is not None:
            return view.doc.span(min(match.variant.start, found[0]), found[1])
    for within in lexicon.compiled(_within).find(view.tokens[first:limit]):
        found = _time_behind(view, first, within.first, within.stop, end)
        if found is None and not within.pronoun:
            found = _counted(view, lexicon, within.stop, end)
        if found is not None and not _is_over(view, within.stop):
            return view.doc.span(within.variant.start, found[1])
    for by in lexicon.compiled(_by).find(view.tokens[first:limit]):
        found = _time_behind(view, first, by.first, by.stop, end)
        if found is not None and _is_ahead(view, by.stop, end):
            return view.doc.span(by.variant.start, found[1])
    return _end_told(view, first, stop) or _at_once(view, lexicon, first)


def _time_behind(view: EventView, low: int, first: int, stop: int, end: int) -> tuple[int, int] | None:
    """Where the time begins and ends that stands right behind a word for a deadline, or holds it."""
    for at in range(first, min(stop + _BEHIND, end)):
        time = view.times[at]
        if time is not None and time.end > view.tokens[first].start:
            return max(time.start, view.tokens[low].start), time.end
    return None


def _counted(view: EventView, lexicon: Lexicon, first: int, end: int) -> tuple[int, int] | None:
    """A count of units of time right behind a word for a deadline, with what describes it."""
    units = lexicon.compiled(_units)
    for at in range(first, min(first + _BEHIND, end)):
        if not units.isdisjoint(view.tokens[at].keys):
            stop = at + 1
            while stop < end and view.classes[stop].tag == "adj" and not view.classes[stop].conjunction:
                stop += 1
            return view.tokens[first].start, view.tokens[stop - 1].end
        if view.classes[at].tag not in _NUMBERS and not view.tokens[at].text.isdigit():
            return None
    return None


def _is_over(view: EventView, at: int) -> bool:
    """Whether the time at a token was over before the article."""
    time, published = view.times[at] if at < len(view.times) else None, view.doc.article.published_on
    finish = None if time is None else time.finish or time.begin
    return finish is not None and published is not None and finish[:_DAY] < published.isoformat()


def _is_ahead(view: EventView, at: int, end: int) -> bool:
    """Whether the time behind a token is a day to come."""
    published = view.doc.article.published_on
    time = next((view.times[k] for k in range(at, min(at + _BEHIND, end)) if view.times[k] is not None), None)
    begin = None if time is None else time.finish or time.begin
    return begin is not None and published is not None and begin[:_DAY] >= published.isoformat()


def _end_told(view: EventView, first: int, stop: int) -> Span | None:
    """A time to come with its preposition attached: "by the end of the year"."""
    for at in range(first + 1, stop):
        time = view.times[at]
        if time is not None and view.classes[at].preposition == _AT and _is_ahead(view, at, stop):
            return view.doc.span(view.tokens[at].start, time.end)
    return None


def _at_once(view: EventView, lexicon: Lexicon, first: int) -> Span | None:
    """The span of time that opens the terms of an ultimatum ("two weeks to release")."""
    units = lexicon.compiled(_units)
    end = view.sentence(first).stop
    stop = first
    while (
        stop < end
        and stop - first < _BEHIND
        and (view.classes[stop].tag in _NUMBERS or not units.isdisjoint(view.tokens[stop].keys))
    ):
        stop += 1
    if stop == first or units.isdisjoint(view.tokens[stop - 1].keys) or view.classes[first].preposition:
        return None
    return view.doc.span_of_tokens(first, stop)


def condition_of(view: EventView, lexicon: Lexicon, content: Span) -> Span | None:
    """The clause on which it depends: from "if" or "on condition that" to the comma."""
    first, stop = _tokens(view, content)
    end = view.sentence(first).stop
    limit = min(stop + _BEHIND, end)
    starts = {m.first for m in lexicon.compiled(_conditions).find(view.tokens[first:limit])}
    starts |= {at for at in range(first, limit) if at in view.provisos}
    starts |= set(_in_return(view, lexicon, first, limit)) | set(_provided(view, lexicon, first, limit))
    for opening in sorted(starts):
        at = opening + 1
        while at < min(end, opening + _LONGEST) and view.tokens[at].text not in _STOPS:
            at += 1
        while at > opening + 1 and view.classes[at - 1].tag == "punct":
            at -= 1
        if at > opening + 1:
            return view.doc.span_of_tokens(opening, at)
    return None


def _in_return(view: EventView, lexicon: Lexicon, first: int, limit: int) -> Iterator[int]:
    """Where what is asked or given in return stands: a deed behind "in exchange for", no price and no place."""
    for match in lexicon.compiled(_returns).find(view.tokens[first:limit]):
        at = match.stop
        if match.pronoun or match.first == first or at >= len(view.tokens):
            continue
        found = view.classes[at]
        plain = found.tag == "noun" and view.names[at] is None and view.times[at] is None and not found.pronoun
        if plain and not view.can_act(at, at + 1) and not view.tokens[at].text.isdigit():
            yield match.first


def _provided(view: EventView, lexicon: Lexicon, first: int, limit: int) -> Iterator[int]:
    """Where "provided that" stands before a verb in the present: behind a comma, a time or a complete phrase.

    The same words behind a verb or its noun open what is agreed on.
    """
    for match in lexicon.compiled(_provisions).find(view.tokens[first:limit]):
        at = match.first
        if at - first < 2 or match.stop >= len(view.tokens) or view.classes[match.stop].tag != "verb":
            continue
        before, earlier = view.classes[at - 1], view.classes[at - 2]
        apart = view.tokens[at - 1].text in _COMMAS or view.times[at - 1] is not None
        whole = before.tag in _DESCRIBED and (earlier.tag in _DESCRIBED or before.preposition != "")
        if view.classes[match.stop].tense == "present" and (apart or (whole and before.tag != "adj")):
            yield at


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


def _by(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _BY)


def _returns(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _RETURN)


def _provisions(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _PROVIDED)


def _within(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _WITHIN)


def _units(lexicon: Lexicon) -> frozenset[str]:
    """The folded forms of units of time that a deadline counts."""
    return frozenset(form.text for unit in lexicon.entries(TimeUnit) for form in unit.forms())


def _deadlines(lexicon: Lexicon) -> PhraseTable[EventMarker]:
    entries = (entry for entry in lexicon.entries(EventMarker) if entry.role == _DEADLINE)
    return PhraseTable((form, entry) for entry in entries for form in entry.forms())
