"""Agreements as things: the names used for each, its parties, dates and terms, and its states told by whom."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.eventview import EventView
from tawatur.claims.parties import parties_at, party_at, span_of_party
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.agreements import AgreementState, AgreementWord
from tawatur.lexicon.concepts.names import AliasPhrase
from tawatur.records.document import Sentence
from tawatur.records.identity import content_id
from tawatur.records.ledger import Agreement, AgreementTold, Commitment, Event
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["agreement_words", "find_agreements"]

#: How far from the name of an agreement its parties, a word for its state, and another name for it stand.
_PARTIES, _STATE, _ALIAS = 8, 10, 5
#: How far behind the word for a signing its day stands.
_SIGNED = 10
#: How many earlier agreements, and names of one, a name is compared with; keeps gathering linear.
_LOOK_BACK = 8
_SIGNING = frozenset({"SUPPORT", "AGREE", "CONCEDE", "RETREAT"})
_GENERIC = "generic"
#: The preposition that names an aim, and the kinds of commitments that agreements are.
_FOR, _ACCORDS = "ل", frozenset({"agreement", "ceasefire"})


class _Named(msgspec.Struct, frozen=True):
    """One place that names an agreement: half-open tokens, kind, and the words that tell it from others."""

    first: int
    stop: int
    kind: str
    words: frozenset[str]
    span: Span


def find_agreements(
    view: EventView, lexicon: Lexicon, events: list[Event], commitments: list[Commitment]
) -> list[Agreement]:
    """The agreements of an article, in the order in which they are first named."""
    named: list[_Named] = []
    for sentence in view.doc.sentences:
        if sentence.is_read:
            named.extend(_named_in(view, sentence, lexicon))
    found: list[Agreement] = []
    for group in _gather(view, named, lexicon):
        agreement = _agreement(view, group, lexicon, events, commitments)
        if _is_thing(group) or (agreement.parties and agreement.states):
            found.append(agreement)
    return found


def _named_in(view: EventView, sentence: Sentence, lexicon: Lexicon) -> list[_Named]:
    generic = lexicon.compiled(_generic)
    found: list[_Named] = []
    for match in lexicon.compiled(_heads).find(view.doc.tokens_of(sentence)):
        entry = match.items[0][0]
        if entry.kind == _GENERIC or (found and match.first < found[-1].stop):
            continue
        stop = match.stop
        if entry.kind == "ceasefire" and _calms(view, match.first, match.stop, sentence):
            continue
        while entry.kind == "ceasefire" and stop < sentence.stop and _describes(view, stop):
            stop += 1
        if entry.kind == "accord":
            party = party_at(view, match.first, sentence.stop)
            stop = _past_aim(view, max(stop, match.stop if party is None else party.stop), sentence)
            date = view.times[stop] if stop < sentence.stop else None
            while date is not None and any(letter.isdigit() for letter in date.text) and stop < sentence.stop:
                if view.times[stop] is not date:
                    break
                stop += 1
        words = frozenset(
            view.tokens[at].norm.removeprefix(ARTICLE)
            for at in range(match.stop, stop)
            if view.tokens[at].norm.removeprefix(ARTICLE) not in generic and view.classes[at].tag != "punct"
        )
        start = match.variant.start
        span = view.doc.span(start, view.tokens[stop - 1].end)
        found.append(_Named(match.first, stop, entry.kind, words, span))
    return found


def _calms(view: EventView, first: int, stop: int, sentence: Sentence) -> bool:
    """Whether a single noun only says what is calmed ("to calm fears")."""
    if stop - first > 1 or stop >= sentence.stop or view.classes[first].definite:
        return False
    found = view.classes[stop]
    return found.tag == "noun" and not found.preposition and not found.conjunction and view.times[stop] is None


def _describes(view: EventView, at: int) -> bool:
    """Whether an adjective stands there that belongs to the noun before it."""
    found, before = view.classes[at], view.classes[at - 1]
    plain = found.tag == "adj" and not found.conjunction and not found.preposition and not view.nations[at]
    return plain and found.definite == before.definite and view.times[at] is None


def _past_aim(view: EventView, at: int, sentence: Sentence) -> int:
    """Past what an agreement is for, which is part of its name ("an agreement to share power")."""
    if at >= sentence.stop or view.classes[at].preposition != _FOR or view.classes[at].tag != "noun":
        return at
    if view.can_act(at, at + 1) or view.names[at] is not None:
        return at
    party = party_at(view, at, sentence.stop)
    return at if party is None else party.stop


def _gather(view: EventView, named: list[_Named], lexicon: Lexicon) -> list[list[_Named]]:
    """Put the names of one agreement together: shared words, bare mentions, and "known as"."""
    groups: list[list[_Named]] = []
    aliases = {
        match.first for s in view.doc.sentences for match in lexicon.compiled(_aliases).find(view.doc.tokens_of(s))
    }
    for one in named:
        group = next((g for g in reversed(groups[-_LOOK_BACK:]) if _is_same(g, one, aliases)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _is_same(group: list[_Named], one: _Named, aliases: set[int]) -> bool:
    last = group[-1]
    close = 0 <= one.first - last.stop <= _ALIAS
    if close and any(at in aliases for at in range(last.stop, one.first + 1)):
        return True
    if last.kind != one.kind:
        return False
    words = frozenset().union(*(n.words for n in (group[0], *group[-_LOOK_BACK:])))
    return not one.words or not words or bool(one.words & words)


def _is_thing(group: list[_Named]) -> bool:
    """Whether a group names a definite agreement: a name of its own, or more than one mention."""
    return any(n.words or n.kind == "ceasefire" for n in group) or len(group) > 1


def _agreement(
    view: EventView, group: list[_Named], lexicon: Lexicon, events: list[Event], commitments: list[Commitment]
) -> Agreement:
    spans = tuple(n.span for n in group)
    names = {fold(span.text): span for span in reversed(spans)}
    sentences = {view.tokens[n.first].sentence for n in group}
    states = [told for n in group for told in _states(view, n, lexicon)]
    inside = [
        c.content
        for c in commitments
        if c.kind in ("agreement", "condition") and _sentence_of(view, c.content) in sentences
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
        name=max(spans, key=lambda s: (len(s.text), -s.start)).text,
        names=tuple(sorted(names.values(), key=lambda s: s.start)),
        mentions=spans,
        parties=_parties(view, group, events, [c for c in commitments if c.kind in _ACCORDS]),
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


def _parties(view: EventView, group: list[_Named], events: list[Event], accords: list[Commitment]) -> tuple[Span, ...]:
    """Those between whom it is, or who sign, agree or declare it where its name is the event or stands beside it."""
    found: dict[str, Span] = {}
    for named in group:
        sentence = view.sentence(named.first)
        for at in range(named.stop, min(named.stop + _PARTIES, sentence.stop)):
            marker = view.markers[at]
            if marker is not None and marker[0] == "pair":
                for party in parties_at(view, marker[2], sentence.stop):
                    span = span_of_party(view, party)
                    found.setdefault(fold(span.text), span)
                break
            if view.classes[at].tag == "verb" or view.classes[at].tag == "punct":
                break
        low = bisect_left(events, named.span.start - _NEAR, key=lambda e: e.trigger.start)
        high = bisect_left(events, named.span.start + _NEAR, key=lambda e: e.trigger.start)
        for event in events[low:high]:
            before = event.trigger.end <= named.span.start or named.kind == "ceasefire"
            if event.type in _SIGNING and before and sentence.start <= event.trigger.start < sentence.end:
                for span in event.actors:
                    found.setdefault(fold(span.text), span)
    for accord in accords:
        if any(_is_of(view, accord, named) for named in group):
            for span in accord.from_:
                found.setdefault(fold(span.text), span)
    return tuple(sorted(found.values(), key=lambda s: s.start))


def _is_of(view: EventView, accord: Commitment, named: _Named) -> bool:
    """Whether terms belong to an agreement: they hold its name, or stand right behind it in its sentence."""
    if accord.content.overlaps(named.span):
        return True
    behind = accord.content.start - named.span.end
    return 0 <= behind <= _NEAR and _sentence_of(view, accord.content) == view.tokens[named.first].sentence


#: Characters between an event and the agreement that it is about.
_NEAR = 60


def _states(view: EventView, named: _Named, lexicon: Lexicon) -> list[AgreementTold]:
    sentence = view.sentence(named.first)
    first = max(sentence.first, named.first - _STATE)
    stop = min(sentence.stop, named.stop + _STATE)
    told: list[AgreementTold] = []
    for match in lexicon.compiled(_state_words).find(view.tokens[first:stop], pronouns=True):
        if named.first <= match.first < named.stop or _is_parted(view, match.first, named):
            continue
        entry = match.items[0][0]
        negated = match.first in view.negated
        state = entry.denied if negated else entry.state
        if not state:
            continue
        span = view.doc.span_of_tokens(match.first, match.stop)
        statement = statement_around(view.doc, span)
        by = None if statement is None else statement.speaker or statement.speaker_ref
        told.append(
            AgreementTold(state=state, words=span, by=by, statement=None if statement is None else statement.id)
        )
    return told


def _is_parted(view: EventView, at: int, named: _Named) -> bool:
    """Whether a comma or stop stands between a word for a state and the agreement."""
    low, high = (at, named.first) if at < named.first else (named.stop, at)
    return any(view.classes[k].tag == "punct" and view.tokens[k].text in "،,.؛:" for k in range(low, high))


def agreement_words(lexicon: Lexicon) -> PhraseTable[AgreementWord]:
    """The nouns that name agreements, truces and talks' results."""
    return lexicon.compiled(_heads)


def _heads(lexicon: Lexicon) -> PhraseTable[AgreementWord]:
    return PhraseTable((form, entry) for entry in lexicon.entries(AgreementWord) for form in entry.forms())


def _generic(lexicon: Lexicon) -> frozenset[str]:
    entries = (entry for entry in lexicon.entries(AgreementWord) if entry.kind == _GENERIC)
    return frozenset(form.text.removeprefix(ARTICLE) for entry in entries for form in entry.forms())


def _state_words(lexicon: Lexicon) -> PhraseTable[AgreementState]:
    return PhraseTable((form, entry) for entry in lexicon.entries(AgreementState) for form in entry.forms())


def _aliases(lexicon: Lexicon) -> PhraseTable[AliasPhrase]:
    return PhraseTable((form, entry) for entry in lexicon.entries(AliasPhrase) for form in entry.forms())
