"""What an agreement is about: the terms that the verb of agreeing, a clause behind it, or its own name tells."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.accordparties import sides_behind
from tawatur.claims.commitments.addressees import opening_behind
from tawatur.claims.commitments.terms import is_any, terms_span
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import folded
from tawatur.claims.triggers.happenings import Draft
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.ledger import Event
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["agreed_terms", "agreed_truce", "named_before", "reached_terms", "signed_terms"]

#: How far before a verb of signing the name of what was signed begins.
_BEFORE = 30
#: How far behind a word for reaching it an agreement is named, and behind that what it is about.
_REACHED, _ABOUT = 8, "about"
#: How far behind a word for agreeing the name of a truce stands, and what parts it from that word.
_DEEDS = frozenset({"noun", "comp", "verb"})
_TRUCE, _CEASEFIRE, _APART = 8, "ceasefire", frozenset({"verb", "comp", "rel", "punct"})
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
    first = opening_behind(view, draft.trigger.first, first, takes) or first
    if view.classes[first - 1].tag == "prep" and first - 1 >= at:
        first -= 1
    return terms_span(view, first, within)


def reached_terms(view: EventView, lexicon: Lexicon, at: int, within: Span | None) -> Span | None:
    """The agreement right behind a word for reaching it that tells what it is about ("reached a deal on demining")."""
    sentence = view.sentence(at)
    names = agreement_words(lexicon).find(view.tokens[at : min(at + _REACHED, sentence.stop)])
    if not names or view.classes[names[0].first].definite:
        return None
    content = terms_span(view, names[0].first, within)
    if content is None:
        return None
    stop = min(names[0].stop + _REACHED, bisect_left(view.starts, content.end))
    return content if is_any(view, names[0].stop, stop, lexicon.compiled(_matters)) else None


def agreed_truce(view: EventView, lexicon: Lexicon, at: int, within: Span | None) -> Span | None:
    """The truce right behind a word for agreeing on it or reaching it, where nothing else is agreed with it."""
    sentence = view.sentence(at - 1)
    for match in agreement_words(lexicon).find(view.tokens[at : min(at + _TRUCE, sentence.stop)])[:1]:
        first, truce = match.first, any(entry.kind == _CEASEFIRE for entry, _ in match.items)
        led = view.classes[first].preposition != "" or (first > at and view.classes[first - 1].tag == "prep")
        if not truce or not led or any(view.classes[k].tag in _APART for k in range(at, first)):
            return None
        content = terms_span(view, first, within, brief=True)
        whole = terms_span(view, first, within)
        if content is None or whole is None or _adds(view, match.stop, whole):
            return None
        return content
    return None


def _adds(view: EventView, at: int, content: Span) -> bool:
    """Whether "and" adds another deed to terms ("a ceasefire and the opening of the road")."""
    for k in range(at, bisect_left(view.starts, content.end)):
        found = view.classes[k]
        joined = found.conjunction and found.tag in _DEEDS and view.times[k] is None
        if joined and not view.can_act(k, k + 1) and view.names[k] is None and k not in view.people:
            return True
    return False


def _matters(lexicon: Lexicon) -> frozenset[str]:
    """Words that open what an agreement is about."""
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == _ABOUT)
    return frozenset(fold(word) for cue in cues for word in (*cue.surfaces, *cue.after))


def signed_terms(
    view: EventView, lexicon: Lexicon, first: int, within: Span | None, signers: tuple[Span, ...]
) -> Span | None:
    """What is signed, from its name on: it must be called an agreement, before another verb follows."""
    content = terms_span(view, first, within)
    if content is None:
        return None
    sentence = view.sentence(first)
    stop = next((at for at in range(first, sentence.stop) if view.tokens[at].start >= content.end), sentence.stop)
    signing = first + (view.classes[first].tag == "verb")
    names = agreement_words(lexicon).find(view.tokens[first:stop])
    if not names or any(view.classes[at].tag in _OPENING for at in range(signing, names[0].first)):
        return None
    content = _before_signer(view, names[0].first, content, signers)
    if content is None:
        return None
    name = names[0].first
    while name > signing and _belongs(view, name - 1):
        name -= 1
    if name == signing:
        return content
    whole = terms_span(view, name, within)
    return None if whole is None else _before_signer(view, names[0].first, whole, signers)


def _before_signer(view: EventView, name: int, content: Span, signers: tuple[Span, ...]) -> Span | None:
    """Terms that end before a signer who stands behind "the agreement" as subject; None where only it is left."""
    stop = bisect_left(view.starts, content.end)
    if not view.classes[name].definite:
        return content
    for at in range(name + 1, stop):
        found = view.classes[at]
        if found.tag in ("prep", "punct", "comp", "rel", "verb") or found.preposition or found.conjunction:
            return content
        if any(span.start <= view.tokens[at].start < span.end for span in signers):
            return view.doc.span_of_tokens(name, at) if at - name > 1 else None
    return content


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
