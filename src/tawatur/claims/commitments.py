"""Commitments: requests, demands, promises, offers, conditions, agreements, refusals, ceasefires, with their terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tawatur.claims.addressing import speech_at
from tawatur.claims.agreements import agreement_words
from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses import Clause, clause_of
from tawatur.claims.conditions import find_conditions, opens_inside, takers_of_condition
from tawatur.claims.eventview import EventView, keys_of
from tawatur.claims.happenings import Draft
from tawatur.claims.parties import Party, parties_at, span_of_party
from tawatur.claims.promises import Found, promised_in_future, promised_in_statements
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
_CONDITION, _PROMISE, _REFUSAL, _DEMAND = "condition", "promise", "refusal", "demand"
#: Kinds that a condition makes part of itself.
_UNBOUND = frozenset({_PROMISE, _REFUSAL})
#: Acts that are promises when their actor announces them for the future.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT", "AGREE"})
_OBLIGATION, _ACCORD = "obligation", "accord"
_AHEAD = 12
#: How far before an agreement the verb stands whose subject is the place that sees it ("the city sees a truce").
_WITNESS = 5


def find_commitments(view: EventView, lexicon: Lexicon, events: list[tuple[Draft, Event]]) -> list[Commitment]:
    """All commitments of an article: those that events are, and those with cues of their own."""
    by_trigger = lexicon.compiled(_cues_by_trigger)
    found: list[Found] = []
    for draft, event in events:
        cue = by_trigger.get(event.rule)
        one = _from_event(view, draft, event, cue) if cue is not None else _promised(view, draft, event)
        if one is not None:
            found.append(one)
    for sentence in view.doc.sentences:
        if sentence.is_read:
            found.extend(_from_cues(view, sentence, lexicon))
            found.extend(promised_in_future(view, sentence, lexicon))
            found.extend(
                Found("condition", "open", c.content, c.givers, c.takers, "<act on a condition>", c.statement)
                for c in find_conditions(view, sentence, lexicon)
            )
    found.extend(promised_in_statements(view, lexicon, found))
    return _distinct(view, lexicon, found)


def _cues_by_trigger(lexicon: Lexicon) -> dict[str, CommitmentCue]:
    return {ident: cue for cue in lexicon.entries(CommitmentCue) for ident in cue.triggers}


def _cue_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return PhraseTable((form, cue) for cue in lexicon.entries(CommitmentCue) if cue.takes for form in cue.forms())


def _from_event(view: EventView, draft: Draft, event: Event, cue: CommitmentCue) -> Found | None:
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
        if view.classes[trigger.first].tag == "verb" and event.actors and first == trigger.first:
            first = _behind_spans(view, trigger.first, event.actors)
    else:
        first = _start_of_asked(view, trigger.first, cue.takes, event)
    if first == trigger.stop and cue.kind == "refusal":
        first = trigger.first
    content = None if first is None else terms_span(view, first, within, brief=cue.kind == "ceasefire")
    if content is None:
        return None
    if _is_answered(view, trigger.first, cue.answered):
        return Found(cue.kind, "accepted", content, event.actors, event.recipients, f"event {event.rule}", statement)
    kind, takers = cue.kind, event.recipients
    ready = cue.kind == "offer" and view.classes[trigger.first].pronoun == ""
    if (event.type == "THREATEN" or ready) and opens_inside(view, content, trigger.first):
        kind = _CONDITION
        takers = takers or takers_of_condition(view, content, event.actors)
    status = cue.status if event.status != "planned" or cue.kind not in ("ceasefire", "agreement") else "open"
    return Found(kind, status, content, event.actors, takers, f"event {event.rule}", statement)


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


def _from_cues(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    for match in lexicon.compiled(_cue_table).find(view.doc.tokens_of(sentence)):
        cue = match.items[0][0]
        if cue.triggers and not match.stop - match.first > 1 and not cue.after:
            continue
        if cue.after and not _follows(view, match.stop, sentence, cue):
            continue
        if cue.before == _OBLIGATION and not _obliges(view, match.first, match.stop, sentence):
            continue
        at = match.first
        if view.classes[at].tag == "verb" and not cue.before:
            yield from _offered(view, at, cue)
            continue
        if cue.before == _ACCORD:
            yield from _provided(view, at, cue, lexicon)
            continue
        if match.items[0][1].tense and match.stop - at == 1:
            continue
        if cue.kind in ("ceasefire", "agreement") and cue.triggers and cue.id != "ceasefire.broken":
            continue
        statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
        opened = _SELF in cue.takes
        ends_with_comp = view.classes[match.stop - 1].tag in ("comp", "prep")
        first: int | None = at if opened else match.stop
        if cue.nouns and not opened and (statement is None or abs(statement.content.start - view.tokens[at].start) > 1):
            continue
        if cue.nouns and opened:
            bearers = _bearers(view, match.stop, cue, sentence)
            first = at if bearers and first_of_terms(view, match.stop, cue.takes, bearers) is not None else None
        elif not opened and not ends_with_comp:
            first = first_of_terms(view, match.stop, cue.takes, _bearers(view, match.stop, cue, sentence))
            first = first if first is not None or cue.nouns else match.stop
        if first is None or first >= sentence.stop:
            continue
        within = None if statement is None else statement.content
        content = terms_span(view, first, within, brief=cue.kind == "ceasefire")
        if content is not None:
            yield _with_speaker(view, cue, content, statement, match.stop, sentence)


def _with_speaker(
    view: EventView, cue: CommitmentCue, content: Span, statement: Statement | None, at: int, sentence: Sentence
) -> Found:
    speaker = None if statement is None else statement.speaker or statement.speaker_ref
    givers = _bearers(view, at, cue, sentence) or (() if speaker is None else (speaker,))
    takers: tuple[Span, ...] = ()
    if cue.before == _OBLIGATION:
        takers = tuple(span_of_party(view, p) for p in parties_at(view, at, sentence.stop))
    return Found(cue.kind, cue.status, content, givers, takers, f"cue {cue.id}", statement)


def _bearers(view: EventView, at: int, cue: CommitmentCue, sentence: Sentence) -> tuple[Span, ...]:
    """Whose the promise is that a noun names ("the kingdom's commitment to")."""
    if not cue.nouns or at >= sentence.stop:
        return ()
    if view.classes[at - 1].pronoun:
        verb = next((k for k in range(at - 2, max(sentence.first, at - _AHEAD) - 1, -1) if _is_verb(view, k)), None)
        owners = () if verb is None else clause_of(view, verb).subject
        return tuple(span_of_party(view, p) for p in owners if view.can_act(p.first, p.stop))
    if view.classes[at].preposition or view.classes[at].conjunction:
        return ()
    parties = parties_at(view, at, sentence.stop)
    return tuple(span_of_party(view, p) for p in parties if view.can_act(p.first, p.stop))


def _is_verb(view: EventView, at: int) -> bool:
    return view.classes[at].tag == "verb"


def _provided(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    """The terms that an agreement provides for, where it is the subject of the verb."""
    subject = clause_of(view, at, acts=False).subject
    named = [p for p in subject if agreement_words(lexicon).find(view.tokens[p.first : p.stop])]
    if view.classes[at].tag != "verb" or not named or named[0].first < at:
        return
    first = first_of_terms(view, at + 1, cue.takes, tuple(span_of_party(view, p) for p in named))
    statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
    content = None if first is None else terms_span(view, first, None if statement is None else statement.content)
    if content is not None:
        yield Found(cue.kind, cue.status, content, (), (), f"cue {cue.id}", statement)


def _offered(view: EventView, at: int, cue: CommitmentCue) -> Iterator[Found]:
    clause = clause_of(view, at)
    subject = tuple(span_of_party(view, p) for p in clause.subject)
    takers = tuple(span_of_party(view, p) for p in _turned_to(view, clause))
    first = first_of_terms(view, at + 1, cue.takes, (*subject, *takers))
    statement = statement_around(view.doc, view.doc.span_of_tokens(at, at + 1))
    content = None if first is None else terms_span(view, first, None if statement is None else statement.content)
    if content is not None and subject:
        yield Found(cue.kind, cue.status, content, subject, takers, f"cue {cue.id}", statement)


def _turned_to(view: EventView, clause: Clause) -> tuple[Party, ...]:
    """To whom an offer or order is made: its object, or who stands behind "to" or "upon", where they can act."""
    able = tuple(p for p in clause.object if view.can_act(p.first, p.stop))
    if able:
        return able
    behind = (p for a in clause.attached[:1] if a.role in ("", "recipient") for p in a.parties)
    return tuple(p for p in behind if view.can_act(p.first, p.stop))


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
    if behind >= sentence.stop:
        return False
    found = view.classes[behind]
    named = found.tag == "noun" and not found.definite and not found.preposition and not found.conjunction
    acts = all(view.can_act(p.first, p.stop) for p in parties)
    after_comp = first > sentence.first and view.classes[first - 1].tag == "comp"
    return found.tag == "comp" or (named and acts and (at - first > 1 or after_comp))


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
