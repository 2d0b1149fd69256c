"""Who is received, where a verbal noun of receiving is parted from him by place and time."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import phrases_after
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.pronouns import owner_of
from tawatur.claims.clauses.view import POST, EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["guests_behind", "receivers"]

#: How far behind the noun the guest stands.
_REACH = 12
#: Kinds of those that nobody receives as guests.
_THINGS = frozenset({POST, "army"})
#: Classes of words and marks behind which another clause goes on.
_CLOSING = frozenset({"verb", "rel", "comp", "punct", "conj"})


def guests_behind(view: EventView, trigger: Candidate, host: list[Party]) -> tuple[Party, ...]:
    """The bare phrase behind "his receiving in his office yesterday", or behind "the receiving by X in his office"."""
    own = next((p for p in host if p.first == trigger.stop), None)
    if not trigger.entry.hosts or trigger.shape != "noun" or (own is None and not trigger.pronoun):
        return ()
    start = trigger.stop if own is None else own.stop
    if start >= view.sentence(trigger.first).stop:
        return ()
    _, bare = phrases_after(view, start)
    if not bare or not start < bare[0].first <= start + _REACH or not view.is_political(bare[0].first, bare[0].stop):
        return ()
    between = range(start, bare[0].first)
    return () if any(view.classes[at].tag in _CLOSING for at in between) else bare


def receivers(view: EventView, trigger: Candidate) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who receives and who is received where a phrase says that somebody was there "to receive X" or "to receive him":
    the host stands behind the guest and the place."""
    if not trigger.entry.hosts or trigger.shape != "phrase" or view.classes[trigger.first].tag != "prep":
        return (), ()
    stop, pronoun = view.sentence(trigger.first).stop, view.classes[trigger.stop - 1].pronoun
    guest = owner_of(view, trigger.stop - 1, pronoun) if pronoun else tuple(parties_at(view, trigger.stop, stop)[:1])
    if any(view.means[p.head] is not None or view.kinds[p.head] in _THINGS for p in guest):
        return (), ()
    at = trigger.stop if pronoun or not guest else guest[-1].stop
    for k in range(at, min(stop, at + _REACH)):
        found = view.classes[k]
        if found.tag in ("verb", "rel", "comp") or view.tokens[k].text in "؛.:":
            break
        governed = found.preposition or found.conjunction or view.classes[k - 1].tag == "prep"
        governed = governed or (view.is_site(k - 1) and not view.classes[k - 1].definite)
        if view.kinds[k] == "official" and found.tag == "noun" and not governed:
            return tuple(parties_at(view, k, stop)), guest
    return (), ()
