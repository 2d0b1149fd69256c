"""Commitments: requests, demands, promises, offers, conditions, agreements, refusals, ceasefires, with their terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.addressing import speech_at
from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses import clause_of
from tawatur.claims.conditions import find_conditions, opens_inside
from tawatur.claims.eventview import EventView, keys_of
from tawatur.claims.happenings import Draft
from tawatur.claims.parties import parties_at, span_of_party
from tawatur.claims.provisos import condition_of, deadline_of
from tawatur.claims.terms import first_of_terms, terms_span
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.identity import content_id
from tawatur.records.ledger import Commitment, Derivation, Event, Statement
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["find_commitments"]

_SELF = "self"
#: Acts that are promises when their actor announces them for the future.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT", "AGREE"})
_AHEAD = 12
#: How far before an agreement the verb stands whose subject is the place that sees it ("the city sees a truce").
_WITNESS = 5


class _Found(msgspec.Struct, frozen=True):
    kind: str
    status: str
    content: Span
    givers: tuple[Span, ...]
    takers: tuple[Span, ...]
    rule: str
    statement: Statement | None


def find_commitments(view: EventView, lexicon: Lexicon, events: list[tuple[Draft, Event]]) -> list[Commitment]:
    """All commitments of an article: those that events are, and those with cues of their own."""
    by_trigger = lexicon.compiled(_cues_by_trigger)
    found: list[_Found] = []
    for draft, event in events:
        cue = by_trigger.get(event.rule)
        one = _from_event(view, draft, event, cue) if cue is not None else _promised(view, draft, event)
        if one is not None:
            found.append(one)
    for sentence in view.doc.sentences:
        if sentence.is_read:
            found.extend(_from_cues(view, sentence, lexicon))
            found.extend(_from_future(view, sentence))
            found.extend(
                _Found("condition", "open", c.content, c.givers, c.takers, "<act on a condition>", c.statement)
                for c in find_conditions(view, sentence)
            )
    return _distinct(view, lexicon, found)


def _cues_by_trigger(lexicon: Lexicon) -> dict[str, CommitmentCue]:
    return {ident: cue for cue in lexicon.entries(CommitmentCue) for ident in cue.triggers}


def _cue_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return PhraseTable((form, cue) for cue in lexicon.entries(CommitmentCue) if cue.takes for form in cue.forms())


def _from_event(view: EventView, draft: Draft, event: Event, cue: CommitmentCue) -> _Found | None:
    if event.status == "denied" and cue.kind not in ("agreement", "ceasefire"):
        return None
    statement = statement_around(view.doc, event.trigger)
    within = None if statement is None else statement.content
    trigger = draft.trigger
    first = _behind(view, trigger.first, cue.opened_by)
    if first is not None:
        pass
    elif _SELF in cue.takes:
        first = _start_of_named(view, trigger.first)
    else:
        first = _start_of_asked(view, trigger.first, cue.takes, event)
    if first == trigger.stop and cue.kind == "refusal":
        first = trigger.first
    content = None if first is None else terms_span(view, first, within, brief=cue.kind == "ceasefire")
    if content is None:
        return None
    if _is_answered(view, trigger.first, cue.answered):
        return _Found(cue.kind, "accepted", content, event.actors, event.recipients, f"event {event.rule}", statement)
    kind = cue.kind
    ready = cue.kind == "offer" and view.classes[trigger.first].pronoun == ""
    if (event.type == "THREATEN" or ready) and opens_inside(view, content, trigger.first):
        kind = "condition"
    status = cue.status if event.status != "planned" or cue.kind not in ("ceasefire", "agreement") else "open"
    return _Found(kind, status, content, event.actors, event.recipients, f"event {event.rule}", statement)


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


def _promised(view: EventView, draft: Draft, event: Event) -> _Found | None:
    """An act that its own actor announces for the future, in a statement."""
    if event.status != "planned" or event.type not in _PROMISED or not event.actors:
        return None
    statement = statement_around(view.doc, event.trigger)
    if statement is None:
        return None
    sentence = view.sentence(draft.trigger.first)
    first = draft.trigger.first
    for at in range(first, max(sentence.first, first - _AHEAD) - 1, -1):
        if view.classes[at].tag == "verb" and view.classes[at].tense == "future":
            content = terms_span(view, at, statement.content)
            if content is not None:
                return _Found("promise", "open", content, event.actors, event.recipients, "<planned act>", statement)
    return None


def _from_future(view: EventView, sentence: Sentence) -> Iterator[_Found]:
    """What a speaker says of himself in the future: "that it will take all measures"."""
    for at in range(sentence.first + 1, sentence.stop):
        found, before = view.classes[at], view.classes[at - 1]
        if found.tag != "verb" or found.tense != "future" or before.tag != "comp" or not before.pronoun:
            continue
        statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
        content = None if statement is None else terms_span(view, at, statement.content)
        if statement is not None and content is not None:
            speaker = statement.speaker or statement.speaker_ref
            givers = () if speaker is None else (speaker,)
            yield _Found("promise", "open", content, givers, (), "<speaker in the future>", statement)


def _from_cues(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[_Found]:
    for match in lexicon.compiled(_cue_table).find(view.doc.tokens_of(sentence)):
        cue = match.items[0][0]
        if cue.triggers and not match.stop - match.first > 1 and not cue.after:
            continue
        if cue.after and not _follows(view, match.stop, sentence, cue):
            continue
        if cue.before and not _obliges(view, match.first, match.stop, sentence):
            continue
        at = match.first
        if view.classes[at].tag == "verb":
            yield from _offered(view, at, cue)
            continue
        if cue.kind in ("ceasefire", "agreement") and cue.triggers and cue.id != "ceasefire.broken":
            continue
        statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
        opened = _SELF in cue.takes
        ends_with_comp = view.classes[match.stop - 1].tag in ("comp", "prep")
        first: int | None = at if opened else match.stop
        if not opened and not ends_with_comp:
            first = first_of_terms(view, match.stop, cue.takes, ()) or match.stop
        if first is None or first >= sentence.stop:
            continue
        within = None if statement is None else statement.content
        content = terms_span(view, first, within, brief=cue.kind == "ceasefire")
        if content is not None:
            yield _with_speaker(view, cue, content, statement, match.stop, sentence)


def _with_speaker(
    view: EventView, cue: CommitmentCue, content: Span, statement: Statement | None, at: int, sentence: Sentence
) -> _Found:
    speaker = None if statement is None else statement.speaker or statement.speaker_ref
    givers = () if speaker is None else (speaker,)
    takers: tuple[Span, ...] = ()
    if cue.before:
        takers = tuple(span_of_party(view, p) for p in parties_at(view, at, sentence.stop))
    return _Found(cue.kind, cue.status, content, givers, takers, f"cue {cue.id}", statement)


def _offered(view: EventView, at: int, cue: CommitmentCue) -> Iterator[_Found]:
    clause = clause_of(view, at)
    subject = tuple(span_of_party(view, p) for p in clause.subject)
    first = first_of_terms(view, at + 1, cue.takes, subject)
    statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
    content = None if first is None else terms_span(view, first, None if statement is None else statement.content)
    if content is not None and subject:
        yield _Found(cue.kind, cue.status, content, subject, (), f"cue {cue.id}", statement)


def _follows(view: EventView, at: int, sentence: Sentence, cue: CommitmentCue) -> bool:
    wanted = {fold(word) for word in cue.after}
    window = range(at, min(sentence.stop, at + 40))
    return any(view.tokens[k].norm in wanted or not wanted.isdisjoint(keys_of(view.tokens[k])) for k in window)


def _obliges(view: EventView, first: int, at: int, sentence: Sentence) -> bool:
    """Whether "on" opens a clause of duty: "it is upon X to prove", after a stop, a mark or "that"."""
    opens = first == sentence.first or view.classes[first - 1].tag in ("punct", "comp")
    parties = parties_at(view, at, sentence.stop) if at < sentence.stop else []
    if not parties or not (opens or at - first > 1):
        return False
    behind = parties[-1].stop
    return behind < sentence.stop and view.classes[behind].tag == "comp"


def _distinct(view: EventView, lexicon: Lexicon, found: list[_Found]) -> list[Commitment]:
    """One commitment a place: of overlapping ones of a kind the first stays."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.content.start, f.content.end, f.kind)):
        if not any(k.kind == one.kind and k.content.overlaps(one.content) for k in kept[-4:]):
            kept.append(one)
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
