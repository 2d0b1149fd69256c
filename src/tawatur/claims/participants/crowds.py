"""The crowd of a protest: with its number, and whom those disperse who break it up."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import QUANTITY, SCORES, EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["befalls_protest", "counted_at", "crowd_at", "crowd_within", "dispersed"]

#: The mode of breaking up, the type of what is broken up, and the preposition of aims and of whose something is.
_BREAKING, _PROTEST, _FOR = "crowd-control", "PROTEST", "ل"
#: The role of "in", and the kind of those who protest.
_PLACE, _CROWD = "place", "crowd"
#: Types of deeds that befall a protest.
_FORCE = frozenset({"ASSAULT", "COERCE"})
#: How far behind a deed its aim stands, and how far before people their number begins.
_REACH, _COUNT = 12, 7


def crowd_at(view: EventView, at: int) -> list[Party]:
    """Those whom a word for the people of a protest names, with the number right before it."""
    stop = view.sentence(at).stop
    for start in range(_start_of_count(view, at), at):
        party = party_at(view, start, stop)
        if party is not None and party.first < at < party.stop:
            return [party]
    return parties_at(view, at, stop)[:1]


def counted_at(view: EventView, at: int) -> Party:
    """A lone noun for people with the number right before it."""
    first = _start_of_count(view, at)
    return Party(first, at + 1, at if first == at else first)


def _start_of_count(view: EventView, at: int) -> int:
    first, least = at, max(view.sentence(at).first, at - _COUNT)
    while first > least and _counts(view, first - 1):
        first -= 1
    return first


def _counts(view: EventView, at: int) -> bool:
    """Whether a word belongs to a number: "more than", "scores" or the number itself."""
    if view.classes[at].tag == "num" or view.kinds[at] == QUANTITY or view.persons.get(at) == SCORES:
        return True
    return view.is_from(at) and at > 0 and view.kinds[at - 1] == QUANTITY


def crowd_within(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The crowd right before the protest in which it does something ("the workers, in a sit-in before X, demanded")."""
    at, found = trigger.first, view.classes[trigger.first]
    first = view.sentence(at).first
    if trigger.entry.type != _PROTEST or found.definite or found.preposition or at - 1 <= first:
        return ()
    if view.role_at(at - 1) != _PLACE or view.classes[at - 1].tag != "prep":
        return ()
    for start in range(max(first, at - 1 - _COUNT), at - 1):
        party = party_at(view, start, at - 1) if view.classes[start].tag in HEADS else None
        if party is not None and party.stop == at - 1:
            inside = start > first and (view.classes[start - 1].tag == "prep" or view.classes[start].preposition != "")
            return () if inside or view.kinds[party.head] != _CROWD else (party,)
    return ()


def befalls_protest(view: EventView, at: int) -> bool:
    """Whether a noun for violence or force stands there, whose object a protest behind it is ("fired gas to disperse a
    march"): whoever acts there does not protest."""
    deed = view.deeds.get(at)
    return deed is not None and deed.type in _FORCE and deed.object != "" and view.light[at] is None


def dispersed(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Whom an act breaks up, or is to break up ("broke up the sit-in of the teachers", "fired gas to disperse the
    protesters")."""
    if trigger.entry.mode == _BREAKING and trigger.shape == "verb":
        object_ = clause_of(view, trigger.first).object
        if object_ and (people := _people_of(view, object_[0].first)):
            return people
    stop = min(view.sentence(trigger.first).stop, trigger.stop + _REACH)
    for at in range(trigger.first if trigger.shape == "noun" else trigger.stop, stop):
        deed, found = view.deeds.get(at), view.classes[at]
        if found.tag == "verb" or view.tokens[at].text in "؛.":
            return ()
        aim = at == trigger.first or found.preposition == _FOR
        breaks = aim and deed is not None and deed.mode == _BREAKING and at + 1 < stop
        if breaks and (people := _people_of(view, at + 1)):
            return people
    return ()


def _people_of(view: EventView, at: int) -> tuple[Party, ...]:
    """The people that a phrase names, or whose protest it is."""
    stop, deed = view.sentence(at).stop, view.deeds.get(at)
    if deed is not None and deed.type == _PROTEST and not view.classes[at].definite:
        at += 1
        while at < stop and _describes_it(view, at):
            at += 1
    if at >= stop or view.classes[at].preposition not in ("", _FOR):
        return ()
    return tuple(p for p in parties_at(view, at, stop) if view.can_act(p.first, p.stop))


def _describes_it(view: EventView, at: int) -> bool:
    """Whether a word only describes the protest before it ("a large march")."""
    found = view.classes[at]
    plain = found.tag in ("adj", "noun") and not (found.definite or found.preposition or found.pronoun)
    return plain and not view.can_act(at, at + 1)
