"""Two offices of one person side by side, the name behind the second ("the deputy prime minister, minister of D., X").

Subject and object can stand so as well ("received the president | the minister X"); what follows tells them apart.
"""

from __future__ import annotations

from tawatur.claims.clauses.joinedphrases import is_same_person
from tawatur.claims.clauses.officenames import is_office
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.phrasefit import is_object
from tawatur.claims.clauses.view import EventView

__all__ = ["as_one", "both_before", "one_of_three"]

_TWO = 2


def _both_offices(view: EventView, before: Party, party: Party) -> Party | None:
    """The one phrase that two offices side by side can be; None where they are of two persons."""
    first = view.classes[party.first]
    beside = party.first == before.stop and not first.conjunction and not first.preposition
    return Party(before.first, party.stop, before.head) if beside and is_same_person(view, before, party) else None


def both_before(view: EventView, parties: tuple[Party, ...], limit: int) -> tuple[Party, ...]:
    """The parties before a verb, the last of them with its second office: nothing else can stand there."""
    last = parties[-1]
    behind = party_at(view, last.stop, limit) if last.stop < limit else None
    whole = None if behind is None else _both_offices(view, last, behind)
    return parties if whole is None else (*parties[:-1], whole)


def one_of_three(view: EventView, bare: list[list[Party]], third: list[Party]) -> Party | None:
    """The one phrase that the first two behind a verb are, since a third one is its object: who can act, or what is
    written as an object."""
    object_ = is_object(view, third[0].head) or view.can_act(third[0].first, third[0].stop)
    whole = as_one(view, bare) if object_ else None
    definite = view.classes[third[0].head].definite
    return None if whole is None or (is_office(view, whole, third[0]) and not definite) else whole


def as_one(view: EventView, bare: list[list[Party]]) -> Party | None:
    """The one phrase that two single phrases behind a verb can be."""
    if len(bare) != _TWO or any(len(parties) > 1 for parties in bare):
        return None
    return _both_offices(view, bare[0][0], bare[1][0])
