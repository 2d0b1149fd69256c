"""Whether a phrase names a place that can be hit or met in, or a place on the map."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView

__all__ = ["is_place", "is_site", "is_site_noun"]


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
