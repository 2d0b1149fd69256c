"""Commitments: requests, demands, promises, offers, conditions, agreements, refusals, ceasefires, with their terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.accords import agreed_terms, named_before, signed_terms
from tawatur.claims.addressing import speech_at
from tawatur.claims.anchoring import statement_around
from tawatur.claims.commitmentcues import commitments_by_cue, folded
from tawatur.claims.conditions import find_conditions, opens_inside, takers_of_condition
from tawatur.claims.eventview import EventView, keys_of
from tawatur.claims.happenings import Draft
from tawatur.claims.promises import Found, promised_in_future, promised_in_statements
from tawatur.claims.provisos import condition_of, deadline_of
from tawatur.claims.retold import once_each
from tawatur.claims.terms import first_of_terms, is_about, terms_span, trimmed
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.identity import content_id
from tawatur.records.ledger import Commitment, Derivation, Event, Statement
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["find_commitments"]

_SELF = "self"
_CONDITION, _PROMISE, _REFUSAL = "condition", "promise", "refusal"
#: Kinds that a condition makes part of itself.
_UNBOUND = frozenset({_PROMISE, _REFUSAL})
#: Events that may never be, and kinds that are none until they are spoken.
_UNSURE, _SPOKEN = frozenset({"planned", "hypothetical"}), frozenset({"request", "demand", "refusal"})
#: Acts that are promises when their actor announces them for the future.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT", "AGREE"})
_AGREEMENT = "agreement"
_THREAT = "threat"
_PARTICIPLE = "participle"
_AHEAD = 12
#: How far before an agreement the verb stands whose subject is the place that sees it ("the city sees a truce").
_WITNESS = 5


def find_commitments(view: EventView, lexicon: Lexicon, events: list[tuple[Draft, Event]]) -> list[Commitment]:
    """All commitments of an article: those that events are, and those with cues of their own."""
    by_trigger = lexicon.compiled(_cues_by_trigger)
    found: list[Found] = []
    for draft, event in events:
        cue = by_trigger.get(event.rule)
        one = _from_event(view, lexicon, draft, event, cue) if cue is not None else _promised(view, draft, event)
        if one is not None:
            found.append(one)
    for sentence in view.doc.sentences:
        if sentence.is_read:
            found.extend(commitments_by_cue(view, sentence, lexicon))
            found.extend(promised_in_future(view, sentence, lexicon))
            found.extend(
                Found("condition", "open", c.content, c.givers, c.takers, "<act on a condition>", c.statement)
                for c in find_conditions(view, sentence, lexicon)
            )
    found.extend(promised_in_statements(view, lexicon, found))
    acts = sorted({*_participles(events), *(bisect_left(view.starts, cue) for cue in view.cues)})
    found = [msgspec.structs.replace(one, content=trimmed(view, one.content, acts)) for one in found]
    return _distinct(view, lexicon, found)


def _participles(events: list[tuple[Draft, Event]]) -> Iterator[int]:
    return (d.trigger.first for d, _ in events if d.trigger.shape == _PARTICIPLE and not d.is_definite)


def _cues_by_trigger(lexicon: Lexicon) -> dict[str, CommitmentCue]:
    return {ident: cue for cue in lexicon.entries(CommitmentCue) for ident in cue.triggers}


def _threats(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of threatening, which promise nothing unless they set a condition."""
    return PhraseTable(
        (form, cue) for cue in lexicon.entries(CommitmentCue) if cue.before == _THREAT for form in cue.forms()
    )


def _from_event(view: EventView, lexicon: Lexicon, draft: Draft, event: Event, cue: CommitmentCue) -> Found | None:
    if event.status == "denied" and cue.kind not in ("agreement", "ceasefire"):
        return None
    if event.status in _UNSURE and cue.kind in _SPOKEN:
        return None
    statement = statement_around(view.doc, event.trigger)
    within = None if statement is None else statement.content
    trigger = draft.trigger
    first = _behind(view, trigger.first, cue.opened_by)
    if cue.kind == _AGREEMENT and first is None:
        return _agreed(view, lexicon, draft, event, cue, statement)
    if first is not None:
        pass
    elif _SELF in cue.takes:
        first = _start_of_named(view, trigger.first)
        if view.classes[trigger.first].tag == "verb" and event.actors and first == trigger.first:
            first = _behind_spans(view, trigger.first, event.actors)
    else:
        first = _start_of_asked(view, trigger.first, cue.takes, event)
    if first == trigger.stop and cue.kind == "refusal":
        first = trigger.first
    content = None if first is None else terms_span(view, first, within, brief=cue.kind == "ceasefire")
    if content is None or is_about(view, content, folded(cue.never)):
        return None
    threat = lexicon.compiled(_threats).match_at(view.tokens[trigger.first : trigger.first + 1], 0, pronouns=True)
    if threat is not None and not opens_inside(view, content, trigger.first):
        return None
    if _is_answered(view, trigger.first, cue.answered):
        return Found(cue.kind, "accepted", content, event.actors, event.recipients, f"event {event.rule}", statement)
    kind, takers = cue.kind, event.recipients
    ready = cue.kind == "offer" and trigger.shape != "noun" and view.classes[trigger.first].pronoun == ""
    if (event.type == "THREATEN" or ready) and opens_inside(view, content, trigger.first):
        kind = _CONDITION
        takers = takers or takers_of_condition(view, content, event.actors)
    status = cue.status if event.status != "planned" or cue.kind != "ceasefire" else "open"
    return Found(kind, status, content, event.actors, takers, f"event {event.rule}", statement)


def _agreed(
    view: EventView, lexicon: Lexicon, draft: Draft, event: Event, cue: CommitmentCue, statement: Statement | None
) -> Found | None:
    """An agreement by its terms, or by its name where only that is told."""
    within, at = None if statement is None else statement.content, draft.trigger.first
    status = "open" if event.status == "planned" else cue.status
    if _SELF not in cue.takes:
        content = agreed_terms(view, draft, event, cue.takes, within)
    else:
        first = _start_of_named(view, at)
        if view.classes[at].tag == "verb" and event.actors and first == at:
            first = _behind_spans(view, at, event.actors)
        content = (
            signed_terms(view, lexicon, first, within) if view.classes[at].tag == "verb" or draft.is_carried else None
        )
    if content is not None and not is_about(view, content, folded(cue.never)):
        return Found(cue.kind, status, content, event.actors, event.recipients, f"event {event.rule}", statement)
    named = named_before(view, lexicon, at)
    if named is None:
        return None
    return Found(cue.kind, status, named[0], named[1], (), f"event {event.rule}", statement_around(view.doc, named[0]))


def _behind_spans(view: EventView, at: int, spans: tuple[Span, ...]) -> int:
    """The token behind the parties that follow a verb right away."""
    sentence = view.sentence(at)
    at += 1
    while at + 1 < sentence.stop and any(s.start <= view.tokens[at].start < s.end for s in spans):
        at += 1
    return at


def _start_of_asked(view: EventView, at: int, takes: tuple[str, ...], event: Event) -> int | None:
    """Where the terms behind a verb begin: with their preposition where it is a word of its own."""
    parties = (*event.actors, *event.recipients)
    behind = [span for span in parties if span.start > view.tokens[at].start]
    first = first_of_terms(view, at + 1, takes, parties)
    speech = speech_at(view, at) if first is None else None
    if speech is not None:
        start = max([speech.content.start, *(s.end for s in behind if s.end < speech.content.end)])
        first = bisect_left(view.starts, start)
        if not at < first < view.sentence(at).stop:
            return None
        if view.classes[first].tag in ("prep", "pron", "rel"):
            return None
    if first is not None and first - 1 > at and view.classes[first - 1].tag == "prep":
        return first - 1
    return first


def _behind(view: EventView, at: int, openers: tuple[str, ...]) -> int | None:
    """The token behind a verb that opens the terms of an agreement, and behind its preposition."""
    wanted = {fold(word) for word in openers}
    sentence = view.sentence(at)
    for k in range(at + 1, min(sentence.stop - 1, at + 3 * _AHEAD) if wanted else at):
        if view.tokens[k].norm in wanted:
            return k + 2 if view.classes[k + 1].tag == "prep" and k + 2 < sentence.stop else k + 1
    return None


def _is_answered(view: EventView, at: int, words: tuple[str, ...]) -> bool:
    wanted = {fold(word) for word in words}
    first = max(view.sentence(at).first, at - 3)
    return any(not wanted.isdisjoint(keys_of(view.tokens[k])) for k in range(first, at))


def _start_of_named(view: EventView, at: int) -> int:
    """Where the phrase that names an agreement begins: at a count or noun before it ("four agreements on a ...")."""
    first = view.sentence(at).first
    for k in range(at - 1, max(first, at - _WITNESS) - 1, -1):
        carrier = view.light[k]
        if carrier is not None and carrier.subject == "place" and view.classes[k].tag == "verb":
            return k
    while at > first and view.classes[at].preposition and view.classes[at - 1].tag in ("noun", "num"):
        at -= 1
    while at > first and view.classes[at - 1].tag == "num":
        at -= 1
    return at


def _promised(view: EventView, draft: Draft, event: Event) -> Found | None:
    """An act that its own actor announces for the future, in a statement."""
    if event.status != "planned" or event.type not in _PROMISED or not event.actors:
        return None
    statement = statement_around(view.doc, event.trigger)
    if statement is None:
        return None
    sentence = view.sentence(draft.trigger.first)
    first = draft.trigger.first
    described = first > sentence.first and view.classes[first - 1].tag in ("rel", "particle")
    for at in range(first, max(sentence.first, first - _AHEAD) - 1, -1):
        if view.classes[at].tag == "verb" and view.classes[at].tense == "future" and not described:
            content = terms_span(view, at, statement.content)
            if content is not None:
                return Found("promise", "open", content, event.actors, event.recipients, "<planned act>", statement)
    return None


def _holds(span: Span, content: Span) -> bool:
    """Whether a condition covers most of the terms of a promise, which then is none without it."""
    shared = min(span.end, content.end) - max(span.start, content.start)
    return 2 * shared > min(span.end - span.start, content.end - content.start)


def _distinct(view: EventView, lexicon: Lexicon, found: list[Found]) -> list[Commitment]:
    """One commitment a place: of overlapping ones of a kind the first stays."""
    kept: list[Found] = []
    bound = [one.content for one in found if one.kind == _CONDITION]
    found = [one for one in found if one.kind not in _UNBOUND or not any(_holds(span, one.content) for span in bound)]
    for one in sorted(found, key=lambda f: (f.content.start, f.content.end, f.kind)):
        if not any(k.kind == one.kind and k.content.overlaps(one.content) for k in kept[-4:]):
            kept.append(one)
    kept = once_each(view, kept)
    ident = view.doc.article.id
    return [
        Commitment(
            id=content_id("commitment", ident, one.kind, one.content.start, one.content.end),
            kind=one.kind,
            from_=one.givers,
            to=one.takers,
            content=one.content,
            deadline=deadline_of(view, lexicon, one.content),
            condition=condition_of(view, lexicon, one.content),
            status=one.status,
            statement=None if one.statement is None else one.statement.id,
            chain=() if one.statement is None else one.statement.chain,
            rule=one.rule,
            derivation=(Derivation(field="kind", rule=one.rule, evidence=(one.content,)),),
        )
        for one in kept
    ]
