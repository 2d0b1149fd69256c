"""Whose weapon stands where the subject of a violent verb does: "the bullets of the security forces killed"."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["owner_of_weapon"]

_ASSAULT = "ASSAULT"


def owner_of_weapon(view: EventView, trigger: Candidate) -> Party | None:
    """Who is named behind a means that cannot act itself and stands right behind the verb; None elsewhere."""
    at, stop = trigger.stop, view.sentence(trigger.first).stop
    if trigger.entry.type != _ASSAULT or trigger.shape != "verb" or at + 1 >= stop:
        return None
    weapon, found = view.means[at], view.classes[at]
    if weapon is None or weapon.agentive or found.definite or found.pronoun or found.preposition or found.conjunction:
        return None
    behind = view.classes[at + 1]
    if found.tag != "noun" or behind.preposition or behind.conjunction or behind.tag not in ("noun", "name"):
        return None
    party = party_at(view, at + 1, stop)
    return party if party is not None and view.can_act(party.first, party.stop) else None
