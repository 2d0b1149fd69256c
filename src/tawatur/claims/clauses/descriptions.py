"""A party with the clause right behind it that tells which it is ("a coalition that includes X")."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.view import EventView

__all__ = ["described", "describes", "is_trade", "past_description"]

#: The longest clause that is part of a phrase.
_CLAUSE = 8
#: Prepositions of place longer than "in" open no part of such a clause.
_OF_PLACE = 2


def described(view: EventView, party: Party, trigger: int) -> Party:
    """A lone indefinite noun with the clause right behind it that tells which ("a coalition that includes X")."""
    at, stop = party.stop, view.sentence(party.first).stop
    head = view.classes[party.head]
    bare = head.tag == "noun" and not head.definite and not head.pronoun and view.names[party.head] is None
    if not bare or at - party.first > 1 or at + 1 >= stop or at == trigger or view.light[at] is not None:
        return party
    if at in view.asides:
        return party
    verb = view.classes[at]
    if verb.tag != "verb" or verb.conjunction or (verb.gender and head.gender and verb.gender != head.gender):
        return party
    behind = party_at(view, at + 1, stop) if at + 1 != trigger else None
    end = _end_of_clause(view, at + 1, stop) if behind is None else behind.stop
    if behind is None and end < stop and view.classes[end].tag == "verb":
        return party
    return party if end - at > _CLAUSE or at < trigger < end else Party(party.first, end, party.head)


def _end_of_clause(view: EventView, at: int, stop: int) -> int:
    """Where a clause without a noun behind its verb ends: at a mark, a verb, or a phrase that tells the place."""
    while at < stop and view.classes[at].tag != "punct" and view.times[at] is None:
        marker = view.markers[at]
        if marker is not None and marker[0] == "place" and len(view.tokens[at].norm) > _OF_PLACE:
            break
        if view.classes[at].tag == "verb" and (marker is None or marker[0] != "attribute"):
            break
        at += 1
    return at


def describes(view: EventView, at: int, party: Party) -> bool:
    """Whether a verb in the present right behind an indefinite phrase describes it ("two gunmen who ride")."""
    found, head = view.classes[at], view.classes[party.head]
    present = found.tag == "verb" and found.tense == "present" and not found.conjunction
    return present and party.stop == at and not head.definite and view.names[party.head] is None


def past_description(view: EventView, at: int, limit: int) -> int:
    """Past the verb of such a description and the thing that is its object."""
    thing = party_at(view, at + 1, limit) if at + 1 < limit else None
    if thing is None and at + 2 < limit and view.classes[at + 1].tag == "prep" and view.classes[at + 1].pronoun:
        holder = party_at(view, at + 2, limit)
        return at + 2 if holder is None or view.classes[at + 2].preposition else holder.stop
    plain = thing is not None and not view.can_act(thing.first, thing.stop) and not view.classes[at + 1].preposition
    return thing.stop if thing is not None and plain else at + 1


def is_trade(view: EventView, at: int) -> bool:
    """Whether a noun tells only what sort of person stands before it ("a | relief | worker")."""
    found, before = view.classes[at], view.classes[at - 1]
    parted = found.preposition or found.conjunction or before.definite or before.pronoun
    return not parted and at - 1 in view.people
