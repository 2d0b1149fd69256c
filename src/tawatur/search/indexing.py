"""From a ledger to the keys it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from tawatur.records.claims import iter_claims
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import Event, Figure, Ledger, Statement, TimeExpression
from tawatur.records.span import Span
from tawatur.store.protocol import ClaimFacts, IndexEntry
from tawatur.text.searchkeys import word_keys, words_of
from tawatur.text.sounds import name_sounds

__all__ = ["DaySpan", "day_spans", "entry_of", "facet_spans"]

#: A time this near before or after a statement's own words (in letters) tells when it was said.
_NEAR = 40
_KINDS = {
    "entities": "entity",
    "credits": "credit",
    "statements": "statement",
    "figures": "figure",
    "times": "time",
    "events": "event",
    "commitments": "commitment",
    "agreements": "agreement",
}


def entry_of(ledger: Ledger) -> IndexEntry:
    """The keys of a ledger's article: its words, names, speakers, outlet, kinds of claims, figures and days."""
    return IndexEntry(
        words=tuple([keys for word in words_of(ledger.article.text) if (keys := word_keys(word))]),
        entities=_names(_entity_names(ledger)),
        speakers=_names(_speaker_names(ledger)),
        outlet=_keys(ledger.article.outlet or ""),
        facets=tuple(dict.fromkeys(_facets(ledger))),
        claims=tuple(_facts(ledger)),
        credits=tuple(dict.fromkeys((credit.kind, credit.name) for credit in ledger.credits)),
    )


def _keys(name: str) -> tuple[str, ...]:
    return tuple([keys[0] for word in words_of(name) if (keys := word_keys(word))])


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """The keys of names, "" after each; what they sound like at the end."""
    distinct = tuple(dict.fromkeys(names))
    runs = dict.fromkeys(_keys(name) for name in distinct)
    sounds = dict.fromkeys(key for name in distinct for key in name_sounds(name))
    return (*(key for run in runs for key in (*run, "")), *sounds)


def _entity_names(ledger: Ledger) -> Iterator[str]:
    for entity in ledger.entities:
        yield entity.name
        yield from (mention.text for mention in entity.mentions)


def _speaker_names(ledger: Ledger) -> Iterator[str]:
    entities = {entity.id: entity.name for entity in ledger.entities}
    for statement in ledger.statements:
        if statement.speaker_entity in entities:
            yield entities[statement.speaker_entity]
        for span in (statement.speaker, statement.speaker_ref, *statement.via):
            if span is not None:
                yield span.text


def _facets(ledger: Ledger) -> Iterator[str]:
    return (facet for facet, _ in facet_spans(ledger))


def facet_spans(ledger: Ledger) -> Iterator[tuple[str, Span]]:
    """One word a kind (`eventassault`, `figurekilled`, `stancedeny`, `commitmentceasefire`), and the words it is of."""
    for event in ledger.events:
        yield f"event{event.type.lower()}", event.trigger
    for figure in ledger.figures:
        yield f"figure{figure.what}", figure
    for statement in ledger.statements:
        yield f"stance{statement.stance}", statement.cue
    for commitment in ledger.commitments:
        yield f"commitment{commitment.kind}", commitment.content


class DaySpan(msgspec.Struct, frozen=True):
    """The days (ordinals, inclusive) on which a claim happened or was said, and the words that tell them."""

    first: int
    last: int
    words: Span


def day_spans(ledger: Ledger, field: str) -> Iterator[DaySpan]:
    """The days of events ("happened") or of statements ("said") that are indexed, with their words."""
    if field == "happened":
        times = EventTimes(ledger.times)
        found = [time for event in ledger.events if (time := times.dated(event)) is not None]
    else:
        said = (_when_said(statement, ledger) for statement in ledger.statements)
        found = [time for time in said if time is not None]
    for time in found:
        first, last = _days(time)
        if first is not None and last is not None:
            yield DaySpan(first, last, time)


def _facts(ledger: Ledger) -> Iterator[ClaimFacts]:
    times = EventTimes(ledger.times)
    for claim in iter_claims(ledger):
        kind, record = _KINDS[claim.path.partition("[")[0]], claim.record
        if isinstance(record, Figure):
            yield ClaimFacts(id=claim.id, kind=kind, label=record.what, low=record.low, high=record.high)
        elif isinstance(record, Event):
            first, last = _days(times.dated(record))
            yield ClaimFacts(id=claim.id, kind=kind, label=record.type, first=first, last=last)
        elif isinstance(record, Statement):
            first, last = _days(_when_said(record, ledger))
            yield ClaimFacts(id=claim.id, kind=kind, label=record.stance, first=first, last=last)
        elif isinstance(record, TimeExpression):
            first, last = _days(record)
            yield ClaimFacts(id=claim.id, kind=kind, first=first, last=last)
        else:
            yield ClaimFacts(id=claim.id, kind=kind)


def _when_said(statement: Statement, ledger: Ledger) -> TimeExpression | None:
    """The resolved time nearest to the reporting words, outside of what is reported; None where none stands there."""
    spans = [span for span in (statement.speaker, statement.cue, *statement.via) if span is not None]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    near = [
        time
        for time in ledger.times
        if time.begin is not None
        and time.start < last + _NEAR
        and time.end > first - _NEAR
        and not time.overlaps(statement.content)
    ]
    return min(near, key=lambda time: (abs(time.start - statement.cue.end), time.start), default=None)


def _days(time: TimeExpression | None) -> tuple[int | None, int | None]:
    if time is None:
        return None, None
    return _ordinal(time.begin), _ordinal(time.finish)


def _ordinal(day: str | None) -> int | None:
    try:
        return None if day is None else date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
