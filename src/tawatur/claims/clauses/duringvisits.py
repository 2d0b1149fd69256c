"""What stands behind "during his visit to X" between a verb and whom it concerns ("will meet, during his visit, Y")."""

from __future__ import annotations

from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import EventView

__all__ = ["past_visit"]

_STOP, _COMPANY, _VISIT = "stop", "company", "visit"
#: How many tokens the visit is described in at most.
_LONGEST = 10
_SOFT = frozenset('،,«»"')


def past_visit(view: EventView, at: int, limit: int) -> int:
    """Where whoever is met stands behind a subject and "during his visit"; 0 where no visit stands at a token."""
    marker = view.markers[at]
    if marker is None or marker[0] != _STOP or marker[2] >= limit:
        return 0
    deed, first = view.deeds.get(marker[2]), marker[2] + 1
    if deed is None or deed.mode != _VISIT or deed.hosts or not view.classes[marker[2]].pronoun:
        return 0
    at, stop = first, min(limit, first + _LONGEST)
    while at < stop:
        found = view.classes[at]
        role = view.role_at(at)
        inner = at + 1 if found.tag == "prep" else at
        party = party_at(view, inner, limit) if inner < limit else None
        if view.tokens[at].text in _SOFT or view.times[at] is not None or (found.tag == "adj" and party is None):
            at += 1
        elif role == _COMPANY:
            return at
        elif party is None or found.conjunction or found.tag not in (*HEADS, "prep") or role == _STOP:
            return 0
        elif found.tag == "prep" or found.preposition or view.is_place(party.head):
            at = party.stop
        else:
            return at if view.can_act(party.first, party.stop) and view.is_political(party.first, party.stop) else 0
    return 0
