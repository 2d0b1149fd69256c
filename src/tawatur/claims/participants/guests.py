"""Who is received, where a verbal noun of receiving is parted from him by place and time."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import phrases_after
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["guests_behind"]

#: How far behind the noun the guest stands.
_REACH = 12
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
