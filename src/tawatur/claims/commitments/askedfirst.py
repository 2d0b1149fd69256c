"""Whom the words of a statement ask first, before they say what ("the doctors who live abroad to contribute")."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.terms import terms_span
from tawatur.records.span import Span

__all__ = ["behind_addressee", "is_person"]

#: How long whom words ask may be described, and what ends that.
_LONG, _STOPS = 30, frozenset(".؛:؟!")


def behind_addressee(view: EventView, first: int, content: Span) -> tuple[Span, tuple[Party, ...]] | None:
    """The terms behind those whom words ask first ("the doctors who live abroad to contribute"), and who they are."""
    sentence = view.sentence(first)
    parties = tuple(parties_at(view, first, sentence.stop))
    if not parties or not (_is_addressed(view, parties[0]) or _is_addressed(view, parties[-1])):
        return None
    end = content.end if parties[-1].stop < bisect_left(view.starts, content.end) else sentence.end
    behind = _past_apposed(view, parties[-1].stop, sentence.stop)
    for at in range(behind, min(sentence.stop - 1, behind + _LONG)):
        found, ahead = view.classes[at], view.classes[at + 1]
        if view.tokens[at].start >= end or view.tokens[at].text in _STOPS:
            return None
        opens = found.tag == "comp" and not found.pronoun
        deed = ahead.tag == "noun" and not view.can_act(at + 1, at + 2) and view.names[at + 1] is None
        far = found.tag == "prep" and not found.pronoun and not found.conjunction and deed and ahead.definite
        near = at == behind and (found.preposition or found.tag == "prep") and found.tag in ("noun", "prep")
        near = near or (at == behind and _opens_bare(view, at))
        if opens or far or near:
            terms = terms_span(view, at + 1 if opens else at, content if end == content.end else None)
            return None if terms is None else (terms, parties)
    return None


def _past_apposed(view: EventView, at: int, stop: int) -> int:
    """The token behind a definite word for several people right behind others ("the brothers, the residents")."""
    while at + 1 < stop and view.plural[at] and view.classes[at].tag == "noun" and view.classes[at].definite:
        if view.classes[at].preposition or view.classes[at].conjunction:
            break
        at += 1
    return at


def _opens_bare(view: EventView, at: int) -> bool:
    """Whether a deed stands there without a preposition ("calls upon the residents the taking of care")."""
    found = view.classes[at]
    spelled = found.tag == "noun" or (found.tag == "verb" and found.tense == "past" and found.gender == "m")
    bare = spelled and not (found.definite or found.preposition or found.conjunction or found.pronoun)
    ahead = view.classes[at + 1]
    return bare and ahead.tag == "noun" and ahead.definite and not (view.can_act(at, at + 1) or view.times[at])


def is_person(view: EventView, first: int, content: Span) -> bool:
    """Whether words only name who is asked, and not what."""
    parties = parties_at(view, first, view.sentence(first).stop)
    return (
        bool(parties) and parties[-1].stop >= bisect_left(view.starts, content.end) and _is_addressed(view, parties[0])
    )


def _is_addressed(view: EventView, party: Party) -> bool:
    """Whether a phrase names people or bodies that can be asked."""
    known = view.classes[party.head].definite or view.names[party.head] is not None
    people = view.can_act(party.first, party.stop) or party.head in view.people
    people = people or (view.classes[party.head].number == "pl" and view.classes[party.head].definite)
    return people and (known or any(view.classes[at].definite for at in range(party.first, party.stop)))
