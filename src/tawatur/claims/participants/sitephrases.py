"""Whether a phrase names a place that can be hit or met in, or a place on the map."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["is_place", "is_site", "is_site_noun", "is_somebody", "lies_in_situation"]

#: Kinds of those who are no place, whatever their phrase names.
_PERSONS = frozenset({"official", "civilian", "crowd", "army", "police", "armed"})
#: How many adjectives may part the noun of a situation from "in".
_DESCRIBED = 2


def is_site(view: EventView, party: Party) -> bool:
    """Whether a phrase names a place, or is headed by a noun for one ("the surrounding villages")."""
    if is_place(view, party):
        return True
    at = party.head
    counts = view.kinds[at] == "quantity" or view.classes[at].tag in ("num", "dem", "adj")
    return is_site_noun(view, at) or (counts and at + 1 < party.stop and is_site_noun(view, at + 1))


def is_site_noun(view: EventView, at: int) -> bool:
    found = view.classes[at]
    noun = found.tag in ("noun", "name") or view.kinds[at] in ("government", "post")
    owned = found.pronoun != "" and any(variant.key in view.sites for variant in view.tokens[at].bound)
    return noun and (owned or view.is_site(at))


def is_place(view: EventView, party: Party) -> bool:
    if view.classes[party.first].tag == "num" and party.stop - party.head == 1 and party.head in view.people:
        return False
    return any(name is not None and name.type == "LOC" for name in view.names[party.first : party.stop])


def is_somebody(view: EventView, party: Party) -> bool:
    """Whether a phrase names people, though a place may be named in it ("the president of Tunisia", "ten detainees of
    the prison of X"); the police of a region stand where it lies."""
    at = party.head
    while at + 1 < party.stop and view.classes[at].tag == "num":
        at += 1
    if at == party.first and at + 2 < party.stop and view.is_from(at + 1) and not view.plural[at]:
        at += 2 if is_site_noun(view, at + 2) else 0
    name = view.names[at]
    if name is not None and name.type == "LOC" and name.first == at:
        return False
    person = view.kinds[at] in _PERSONS or (name is not None and name.type == "PER")
    placed = view.kinds[at] == "police" and any(view.is_site(k) for k in range(at + 1, party.stop))
    placed = placed or is_site_noun(view, at) or (at + 1 < party.stop and is_site_noun(view, at + 1))
    return person and not placed


def lies_in_situation(view: EventView, party: Party, trigger: Candidate) -> bool:
    """Whether a preposition tells where a situation is, not where it is talked about ("discussed the war | in X"); what
    belongs to the noun of an event is none ("the talks of peace | in X")."""
    at = party.first - 1 - (view.classes[party.first].preposition == "")
    for _ in range(_DESCRIBED):
        if at > 0 and view.classes[at].tag == "adj" and not view.nations[at]:
            at -= 1
    if at == trigger.stop and trigger.shape != "verb":
        return False
    return at >= 0 and view.classes[at].tag == "noun" and not view.situations.isdisjoint(view.tokens[at].keys)
