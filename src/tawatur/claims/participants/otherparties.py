"""Parties that stand apart from the phrase that a preposition marks: a second side behind a clause, one inside."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import Attached
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView

__all__ = ["other_side", "party_within"]

#: How far behind the first of two sides the second stands, and kinds of sides.
_DESCRIBED, _SIDES = 16, frozenset({"armed", "army", "police", "crowd"})


def other_side(view: EventView, phrase: Attached) -> tuple[Party, ...]:
    """The second of two sides, behind a clause that describes the first ("between the force that holds X and Y")."""
    at, last = phrase.parties[-1].stop, phrase.parties[-1]
    stop = min(view.sentence(last.first).stop, at + _DESCRIBED)
    comma = at < stop and view.tokens[at].text in "،,"
    parted = comma or (at < stop and view.classes[at].tag in ("rel", "prep", "adj", "participle"))
    if len(phrase.parties) > 1 or not parted:
        return ()
    for k in range(at + 1, at + 2 if comma else stop):
        found = view.classes[k]
        if view.tokens[k].text in ".؛:":
            break
        inside = view.names[k] is not None and view.names[k - 1] is view.names[k]
        if found.conjunction and found.tag in ("noun", "name") and not found.preposition and not inside:
            parties = parties_at(view, k, stop)
            if parties and view.kinds[parties[0].head] in _SIDES:
                return (parties[0],)
    return ()


def party_within(view: EventView, theme: Party) -> tuple[Party, ...]:
    """The party named inside a phrase, behind its head: whom "crushing the group" would hit."""
    for at in range(theme.head + 1, theme.stop):
        noun = view.classes[at].tag in ("noun", "name", "num") or view.kinds[at] or view.names[at] is not None
        if noun and view.can_act(at, at + 1):
            return tuple(parties_at(view, at, view.sentence(at).stop)[:1])
    if any(view.nations[theme.head + 2 : theme.stop]):
        return tuple(parties_at(view, theme.head + 1, theme.stop)[:1])
    stop = view.sentence(theme.first).stop
    behind = (
        parties_at(view, theme.stop, stop) if theme.stop < stop and not view.classes[theme.stop].preposition else []
    )
    return tuple(p for p in behind[:1] if view.can_act(p.first, p.stop))
