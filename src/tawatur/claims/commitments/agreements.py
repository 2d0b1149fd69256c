"""Agreements as things: the names used for each, its parties, dates and terms, and its states told by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import Named, agreements_named
from tawatur.claims.commitments.accordparties import partners_behind, partners_of_verb, sides_behind
from tawatur.claims.commitments.accordstates import told_states
from tawatur.claims.triggers.status import modalities_by_token
from tawatur.lexicon import Lexicon
from tawatur.records.identity import content_id
from tawatur.records.ledger import Agreement, AgreementTold, Commitment, Event
from tawatur.records.span import Span
from tawatur.text.folding import fold_words, one_line

__all__ = ["find_agreements"]

#: How far behind the word for a signing its day stands.
_SIGNED = 14
#: Types of events by which those who do them become parties, and the kinds of commitments that agreements are.
_SIGNING = frozenset({"SUPPORT", "AGREE", "CONCEDE", "RETREAT"})
_ACCORDS = frozenset({"agreement", "ceasefire"})


def find_agreements(
    view: EventView, lexicon: Lexicon, events: list[Event], commitments: list[Commitment]
) -> list[Agreement]:
    """The agreements of an article, in the order in which they are first named."""
    groups = agreements_named(view, lexicon)
    marks = modalities_by_token(view.doc) if groups else {}
    firsts = sorted(named.first for group in groups for named in group)
    found: list[Agreement] = []
    for group in groups:
        states = tuple(t for one in group for t in told_states(view, lexicon, marks, (one.first, one.stop), firsts))
        agreement = _agreement(view, group, states, events, commitments)
        if _is_thing(group) or (agreement.parties and agreement.states):
            found.append(agreement)
    return found


def _is_thing(group: list[Named]) -> bool:
    """Whether a group names a definite agreement: a name of its own, or more than one mention."""
    return any(n.words or n.kind == "ceasefire" for n in group) or len(group) > 1


def _agreement(
    view: EventView,
    group: list[Named],
    states: tuple[AgreementTold, ...],
    events: list[Event],
    commitments: list[Commitment],
) -> Agreement:
    spans = tuple(n.span for n in group)
    names = {fold_words(span.text): span for span in reversed(spans)}
    sentences = {view.tokens[n.first].sentence for n in group}
    inside = [
        c.content
        for c in commitments
        if (c.kind in ("agreement", "condition") or (c.kind == "ceasefire" and c.status == "accepted"))
        and _sentence_of(view, c.content) in sentences
    ]
    dates = [
        view.doc.span(time.start, time.end)
        for n in group
        for time in dict.fromkeys(t for t in view.times[n.first : n.stop] if t is not None)
    ]
    dates += [
        date for told in states if told.state == "signed" and (date := _date_behind(view, told.words)) is not None
    ]
    return Agreement(
        id=content_id("agreement", view.doc.article.id, spans[0].start, spans[0].end),
        kind=group[0].kind,
        name=one_line(max(spans, key=lambda s: (len(s.text), -s.start)).text),
        names=tuple(sorted(names.values(), key=lambda s: s.start)),
        mentions=spans,
        parties=_parties(view, group, states, events, [c for c in commitments if c.kind in _ACCORDS]),
        dates=tuple(dict.fromkeys(dates)),
        terms=tuple(dict.fromkeys(inside)),
        states=tuple(dict.fromkeys(states)),
        rule="<name of an agreement>",
    )


def _date_behind(view: EventView, words: Span) -> Span | None:
    """The day of a signing, told right behind the word for it."""
    at = bisect_left(view.starts, words.start)
    for k in range(at, min(at + _SIGNED, view.sentence(at).stop)):
        time = view.times[k]
        if time is not None:
            return view.doc.span(time.start, time.end)
    return None


def _sentence_of(view: EventView, span: Span) -> int | None:
    at = bisect_left(view.starts, span.start)
    return view.tokens[at].sentence if at < len(view.tokens) else None


def _parties(
    view: EventView,
    group: list[Named],
    states: tuple[AgreementTold, ...],
    events: list[Event],
    accords: list[Commitment],
) -> tuple[Span, ...]:
    """Those between whom it is, or who sign, agree, declare it or accuse each other of breaking it beside its name."""
    found: dict[str, Span] = {}
    for told in states:
        for span in spans_of(view, partners_of_verb(view, told)):
            found.setdefault(fold_words(span.text), span)
    for named in group:
        sentence = view.sentence(named.first)
        beside = sides_behind(view, named.stop, sentence.stop) or partners_behind(view, named.stop, sentence.stop)
        for span in spans_of(view, beside.parties) if beside is not None else ():
            found.setdefault(fold_words(span.text), span)
        low = bisect_left(events, named.span.start - _NEAR, key=lambda e: e.trigger.start)
        high = bisect_left(events, named.span.start + _NEAR, key=lambda e: e.trigger.start)
        for event in events[low:high]:
            before = event.trigger.end <= named.span.start or named.kind == "ceasefire"
            inside = sentence.start <= event.trigger.start < sentence.end
            if inside and before and (event.type in _SIGNING or _is_mutual(event)):
                for span in event.actors:
                    found.setdefault(fold_words(span.text), span)
    for accord in accords:
        if any(_is_of(view, accord, named) for named in group):
            for span in accord.from_:
                found.setdefault(fold_words(span.text), span)
    return tuple(sorted(_fullest(found), key=lambda s: s.start))


def _fullest(parties: dict[str, Span]) -> Iterator[Span]:
    """The parties without those named in short too ("the president Name", "Name"), by their folded names."""
    words = {name: name.split() for name in parties}
    for name, span in parties.items():
        short = words[name]
        if not any(
            set(short) < set(full) and (short[0] == full[0] or short[-1] == full[-1]) for full in words.values()
        ):
            yield span


def _is_mutual(event: Event) -> bool:
    """Whether several accuse each other."""
    return event.type == "ACCUSE" and len(event.actors) > 1 and not event.recipients


def _is_of(view: EventView, accord: Commitment, named: Named) -> bool:
    """Whether terms belong to an agreement: they hold its name, or stand right behind it in its sentence."""
    if accord.content.overlaps(named.span):
        return True
    behind = accord.content.start - named.span.end
    return 0 <= behind <= _NEAR and _sentence_of(view, accord.content) == view.tokens[named.first].sentence


#: Characters between an event and the agreement that it is about.
_NEAR = 60
