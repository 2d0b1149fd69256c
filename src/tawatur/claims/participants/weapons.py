"""Whose weapon stands where the subject of a violent verb does: "the bullets of the security forces killed"."""

from __future__ import annotations

from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.view import POST, EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["owner_of_weapon", "run_over"]

_ASSAULT = "ASSAULT"
#: The mode of what is done with whatever is at hand, a car too.
_PRIMITIVE = "primitive"


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


def run_over(view: EventView, trigger: Candidate) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Whose vehicle stands where the subject does, and whom it ran over ("ran over | a car of a settler | a boy",
    "a car that a gunman drove"); None where no vehicle does."""
    at, stop = trigger.stop, view.sentence(trigger.first).stop
    if trigger.entry.mode != _PRIMITIVE or trigger.shape != "verb" or trigger.pronoun or at >= stop:
        return None
    found = view.classes[at]
    if view.classes[trigger.first].gender != "f" or view.kinds[at] != POST or found.preposition or found.conjunction:
        return None
    vehicle = party_at(view, at, stop)
    if vehicle is None or vehicle.first != at:
        return None
    owner = party_at(view, at + 1, vehicle.stop) if at + 1 < vehicle.stop else None
    owners = () if owner is None else able(view, (owner,))
    if vehicle.stop == stop:
        return owners, ()
    behind = view.classes[vehicle.stop]
    if behind.tag == "verb" and behind.pronoun:
        driver = party_at(view, vehicle.stop + 1, stop)
        return owners if driver is None else (driver,), ()
    if behind.preposition or behind.conjunction:
        return owners, ()
    return owners, able(view, parties_at(view, vehicle.stop, stop))
