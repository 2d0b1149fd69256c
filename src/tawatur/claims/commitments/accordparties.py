"""Between whom an agreement is: who stands behind "between" or "with" near its name or the verb that reached it."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.clauses.doers import able, doers_of
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.records.ledger import AgreementTold

__all__ = ["Beside", "partners_behind", "partners_of_verb", "sides_behind"]

_PAIR, _WITH = "pair", "company"
#: How far behind a name or a verb they stand, and what parts them from it.
_REACH, _FAR, _PARTING = 8, 12, frozenset({"verb", "punct"})
#: States in which whoever is told to bring them about is a party, and those in which only who stands behind "with" is.
_MADE, _REACHED = "signed", frozenset({"signed", "accepted"})
_QUOTES = frozenset('«»"“”()')


class Beside(msgspec.Struct, frozen=True):
    """The parties behind "between" or "with", in order, and the token behind the last of them."""

    parties: tuple[Party, ...]
    stop: int


def sides_behind(view: EventView, at: int, limit: int) -> Beside | None:
    """Those behind the first "between" from a token on, before the next verb or mark."""
    return _behind(view, at, min(limit, at + _REACH), limit, _PAIR)


def partners_behind(view: EventView, at: int, limit: int) -> Beside | None:
    """Those who can act behind the first "with" from a token on, before the next verb or mark."""
    found = _behind(view, at, min(limit, at + _REACH), limit, _WITH)
    if found is None:
        return None
    acting = tuple(p for p in found.parties if view.can_act(p.first, p.stop) or p.head in view.people)
    return Beside(acting, found.stop) if acting else None


def partners_of_verb(view: EventView, told: AgreementTold) -> tuple[Party, ...]:
    """Who made an agreement by the verb that tells its state: the subject of signing, and those behind "with"."""
    if told.state not in _REACHED:
        return ()
    at = bisect_left(view.starts, told.words.start)
    if at >= len(view.tokens) or view.classes[at].tag != "verb" or at in view.negated:
        return ()
    subject = doers_of(view, at) if told.state == _MADE else ()
    limit = view.sentence(at).stop
    start = max((p.stop for p in subject if p.first > at), default=at + 1)
    for role in (_WITH, _PAIR):
        found = _behind(view, start, min(limit, start + _FAR), limit, role)
        if found is not None:
            subject = (*subject, *able(view, found.parties))
    return subject


def _behind(view: EventView, at: int, stop: int, limit: int, role: str) -> Beside | None:
    for k in range(at, stop):
        if view.role_at(k) == role:
            marker = view.markers[k]
            parties = parties_at(view, marker[2], limit) if marker is not None else []
            return Beside(tuple(parties), parties[-1].stop) if parties else None
        if view.classes[k].tag in _PARTING and view.tokens[k].text not in _QUOTES:
            return None
    return None
