"""Whom the pronoun attached to an event noun means: "its raids", "their arrest"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.fronted import gender_of
from tawatur.claims.clauses.parties import Party, parties_at, span_of_party
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.records.span import Span
from tawatur.text.endings import is_people_plural

__all__ = ["before_pronoun", "may_do", "owner_of", "subject_above", "subject_agreeing"]

#: How far back owners are sought, in tokens.
_BACK = 40
#: The preposition of means ("by force").
_BY = "ب"


def owner_of(view: EventView, at: int, pronoun: str, *, person: bool = False) -> tuple[Party, ...]:
    """The subject of the nearest verb before a word that its pronoun fits; else the last phrase that can act; else
    the last phrase. `person`: nobody is meant by the name of a place, and the last phrase of all only where it is
    a person's."""
    found = _owner(view, at, pronoun, person)
    return tuple(p for p in found if not (person and _is_land(view, p)))


def _is_land(view: EventView, party: Party) -> bool:
    name = view.names[party.head]
    return name is not None and name.type == "LOC" and name.first == party.head


def _owner(view: EventView, at: int, pronoun: str, person: bool) -> tuple[Party, ...]:
    beside = _beside(view, at, pronoun)
    if beside is not None:
        return (beside,)
    subjects = _subjects(view, at)
    fitting = next((p for p in subjects if _fits(view, p, pronoun) and not (person and _is_land(view, p))), None)
    if fitting is not None:
        return (fitting,)
    able = [p for p in _phrases(view, at) if view.can_act(p.first, p.stop) and _fits(view, p, pronoun)]
    if person:
        able = [p for p in able if not _is_land(view, p)]
    return (able[-1],) if able else antecedent(view, at)


def before_pronoun(view: EventView, at: int, pronoun: str) -> Iterator[Party]:
    """Whom a pronoun behind a verb or noun may mean, likeliest first: subjects of the verbs before it that agree, then
    whoever else stands there."""
    subjects = [p for p in _subjects(view, at) if _fits(view, p, pronoun)]
    yield from subjects
    able = [p for p in _phrases(view, at) if view.can_act(p.first, p.stop) and _fits(view, p, pronoun)]
    yield from reversed(able)


def _beside(view: EventView, at: int, pronoun: str) -> Party | None:
    """Who stands right before a word with a preposition, as an object does ("blamed the authorities for their")."""
    if view.classes[at - 1].tag == "prep" and not view.classes[at - 1].pronoun and at > 1:
        return _named_beside(view, at - 1, pronoun)
    if not view.classes[at].preposition:
        return None
    near = [p for p in _phrases(view, at) if p.stop == at and view.can_act(p.first, p.stop)]
    party = near[-1] if near else None
    if party is None or view.classes[party.first].preposition or view.classes[party.first - 1].tag == "prep":
        return None
    return (
        party if _fits(view, party, pronoun) and view.classes[party.first - 1].tag in ("noun", "name", "adj") else None
    )


def _named_beside(view: EventView, at: int, pronoun: str) -> Party | None:
    """The person whose name ends right before a preposition ("with the minister X on his visit")."""
    name = view.names[at - 1]
    if name is None or name.type != "PER" or name.stop != at:
        return None
    found = [p for p in _phrases(view, at) if p.first < name.stop <= p.stop]
    return found[-1] if found and _fits(view, found[-1], pronoun) else None


def subject_above(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject of the nearest verb before one without a subject, where both agree ("went to X, where met Y")."""
    found = view.classes[at]
    for party in _subjects(view, at):
        head = view.classes[party.head]
        return () if found.gender and head.gender and found.gender != head.gender else (party,)
    return ()


def _subjects(view: EventView, at: int) -> Iterator[Party]:
    """The subjects of the verbs before a word, nearest first, that end before it and can act."""
    first = max(view.sentence(at).first, at - _BACK)
    verbs = [k for k in range(at - 1, first - 1, -1) if view.classes[k].tag == "verb"]
    for k in verbs:
        described = k > first and view.classes[k - 1].tag == "rel"
        if not described or k == verbs[0]:
            for party in clause_of(view, k, joined=view.classes[k].conjunction).subject[:1]:
                if party.stop <= at and view.can_act(party.first, party.stop):
                    yield party


def _phrases(view: EventView, at: int) -> Iterator[Party]:
    first, stop = max(view.sentence(at).first, at - _BACK), at
    k = first
    while k < stop:
        parties = parties_at(view, k, stop) if view.classes[k].tag in HEADS else []
        if parties and view.classes[k].preposition != _BY:
            yield _named(view, parties[0])
        k = max(k + 1, parties[0].stop if parties else 0)


def _named(view: EventView, party: Party) -> Party:
    """Whoever is named at the end of a phrase for a deed of his ("the entry of X")."""
    if view.can_act(party.first, party.stop):
        return party
    name = view.names[party.stop - 1]
    return Party(name.first, name.stop, name.first) if name is not None and party.first < name.first else party


def _fits(view: EventView, party: Party, pronoun: str) -> bool:
    return fits_pronoun(view, party.first, party.head, party.stop, pronoun)


def may_do(view: EventView, verb: int, who: Span) -> bool:
    """Whether a verb agrees with a phrase before it as its subject; unknown features agree with everything."""
    first = at = bisect_right(view.starts, who.start) - 1
    while at + 1 < len(view.tokens) and view.classes[at].tag in ("num", "dem"):
        at += 1
    found, noun, name = view.classes[verb], view.classes[at], view.names[at]
    if name is not None and name.first == at and (name.type == "PER" or noun.tag == "name"):
        return name.type != "PER" or found.number != "pl"
    many = view.plural[at] or noun.number in ("pl", "du") or at > first
    if found.gender == "m" and found.number == "sg" and at == first:
        women, men = noun.number == "pl" and noun.gender == "f", noun.number == "pl" and noun.tag == "noun"
        if women or (men and is_people_plural(view.tokens[at].text)):
            return False
    gender = gender_of(view, at, bisect_left(view.starts, who.end))
    if not found.gender or not gender or many or found.number == "pl":
        return True
    return found.gender == gender


def subject_agreeing(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject of the nearest verb before one joined by "and" that agrees with it, in a relative clause too."""
    first = max(view.sentence(at).first, at - _BACK)
    for k in range(at - 1, first - 1, -1):
        if view.classes[k].tag != "verb" or view.classes[k].voice == "passive":
            continue
        subject = able(view, clause_of(view, k, pronoun=view.classes[k].pronoun).subject[:1])
        if subject and subject[0].stop <= at and may_do(view, at, span_of_party(view, subject[0])):
            return subject
    return ()
