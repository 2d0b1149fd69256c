"""What an agreement is about: the terms that the verb of agreeing, a clause behind it, or its own name tells."""

from __future__ import annotations

from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.accordparties import sides_behind
from tawatur.claims.commitments.terms import terms_span
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import folded
from tawatur.claims.triggers.happenings import Draft
from tawatur.lexicon import Lexicon
from tawatur.records.ledger import Event
from tawatur.records.span import Span

__all__ = ["agreed_terms", "named_before", "signed_terms"]

#: How far before a verb of signing the name of what was signed begins.
_BEFORE = 30
#: What opens another clause, whose agreements are not those that are signed.
_OPENING = frozenset({"verb", "rel", "comp"})


def agreed_terms(
    view: EventView, draft: Draft, event: Event, takes: tuple[str, ...], within: Span | None
) -> Span | None:
    """The terms behind "agreed on": none behind "which they agreed on"."""
    at = draft.trigger.stop
    bound = at < len(view.tokens) and view.classes[at].tag == "prep" and view.classes[at].pronoun
    if bound and any(variant.key in folded(takes) for variant in view.tokens[at].bound):
        return None
    parties = (*event.actors, *event.recipients)
    first = first_of_terms(view, draft.trigger.first + 1, takes, parties)
    if first is None:
        return None
    if view.classes[first - 1].tag == "prep" and first - 1 >= at:
        first -= 1
    return terms_span(view, first, within)


def signed_terms(view: EventView, lexicon: Lexicon, first: int, within: Span | None) -> Span | None:
    """What is signed, from its name on: it must be called an agreement, before another verb follows."""
    content = terms_span(view, first, within)
    if content is None:
        return None
    sentence = view.sentence(first)
    stop = next((at for at in range(first, sentence.stop) if view.tokens[at].start >= content.end), sentence.stop)
    signing = first + (view.classes[first].tag == "verb")
    stop = next((at for at in range(signing, stop) if view.classes[at].tag in _OPENING), stop)
    names = agreement_words(lexicon).find(view.tokens[first:stop])
    if not names:
        return None
    name = names[0].first
    while name > signing and _belongs(view, name - 1):
        name -= 1
    return terms_span(view, name, within) if name > signing else content


def _belongs(view: EventView, at: int) -> bool:
    """Whether a word right before the name of an agreement is part of it: a count, "this", a noun in the construct."""
    found = view.classes[at]
    if found.preposition or found.conjunction or found.pronoun:
        return False
    bare = found.tag == "noun" and not found.definite and not view.can_act(at, at + 1) and view.times[at] is None
    return found.tag in ("num", "dem") or bare


def named_before(view: EventView, lexicon: Lexicon, verb: int) -> tuple[Span, tuple[Span, ...]] | None:
    """The agreement between two sides that a clause behind it says to be signed: its name with them, and they."""
    sentence = view.sentence(verb)
    start = max(sentence.first, verb - _BEFORE)
    for match in reversed(agreement_words(lexicon).find(view.tokens[start:verb])):
        sides = sides_behind(view, match.stop, verb)
        parties = () if sides is None else able(view, sides.parties)
        if len(parties) > 1:
            name = view.doc.span(view.tokens[match.first].start, span_of_party(view, parties[-1]).end)
            return name, spans_of(view, parties)
    return None
