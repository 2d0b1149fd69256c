"""Genitives of verbal nouns that do the deed themselves, whoever tells of it ("announced the seizure by X of Y")."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["does_it", "has_object_behind"]

#: What a verbal noun acts upon.
_UPON = frozenset({"recipient", "theme", "within"})


def has_object_behind(view: EventView, subject: Party, bare: tuple[Party, ...]) -> bool:
    """Whether an object follows the subject of a verbal noun, at once or behind an insertion and its comma ("the
    storming by X, under guard, of the mosque")."""
    if not bare:
        return False
    found = view.classes[bare[0].first]
    if bare[0].first == subject.stop and not found.conjunction:
        return True
    comma = view.tokens[bare[0].first - 1].text in "،,"
    plain = not found.conjunction and not found.preposition
    return comma and plain and view.can_act(subject.first, subject.stop) and bare[0].first - subject.stop > 1


def does_it(view: EventView, trigger: Candidate, genitive: list[Party], *, acts: bool, followed: bool) -> bool:
    """Whether the genitive of a deed is who does it, so that whoever announces it does not: not his own troops
    ("announced the withdrawal of its forces"). `acts`: a preposition names whom it befalls, `followed`: an object."""
    party = genitive[0] if genitive else None
    if party is None or any(view.classes[at].pronoun for at in range(party.first, party.stop)):
        return False
    able = view.is_political(party.first, party.stop) and view.can_act(party.first, party.stop)
    own = trigger.entry.genitive == "actor" and not trigger.entry.hosts
    return able and (acts or own or (followed and trigger.entry.genitive in _UPON))
