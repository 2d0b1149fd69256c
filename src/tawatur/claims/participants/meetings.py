"""Whom a meeting told by a noun gathers ("a meeting that comprised X and Y"), and where the verb before it says."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import phrases_after
from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.roles import Roles, read_attached
from tawatur.claims.participants.sitephrases import is_site
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["gathers", "read_gathered", "read_held_in"]

_CONSULT, _PLACE, _GATHERED = "CONSULT", "place", "whom it gathers"
#: How far behind the noun the verb stands that says whom it gathers, and how far those whom the verb before it gathers.
_REACH, _NEAR = 9, 6
_ENDS = frozenset("؛.:،,")


def gathers(view: EventView, trigger: Candidate) -> int | None:
    """The verb that says whom talks told by a noun gather, behind it or right before it; None where none does."""
    if trigger.entry.type != _CONSULT:
        return None
    sentence = view.sentence(trigger.first)
    if trigger.first > sentence.first and trigger.first - 1 in view.gathering:
        return trigger.first - 1
    for at in range(trigger.stop, min(sentence.stop - 1, trigger.stop + _REACH)):
        found = view.classes[at]
        if at in view.gathering:
            return None if found.conjunction or found.definite else at
        if found.tag in ("verb", "comp") or view.tokens[at].text in _ENDS:
            return None
    return None


def read_gathered(view: EventView, trigger: Candidate, roles: Roles, verb: int) -> None:
    """Give talks those whom a verb of gathering names ("a meeting brought together X and Y", "brought him together
    with X")."""
    stop = view.sentence(trigger.first).stop
    if verb < trigger.first:
        reach = range(trigger.stop, min(stop, trigger.stop + _NEAR))
        near = [k for k in reach if not (view.classes[k].preposition or view.classes[k - 1].tag == "prep")]
        attached, _ = phrases_after(view, trigger.stop)
        read_attached(view, trigger, roles, tuple(p for p in attached if p.role == _PLACE))
        roles.add("actor", next((p for at in near if (p := able(view, parties_at(view, at, stop)))), ()), _GATHERED)
        return
    attached, bare = phrases_after(view, verb + 1)
    if view.classes[verb].pronoun:
        roles.add("actor", antecedent(view, verb, pronoun=view.classes[verb].pronoun), _GATHERED)
    roles.add("actor", able(view, bare), _GATHERED)
    read_attached(view, trigger, roles, attached)
    before, _ = phrases_after(view, trigger.stop)
    read_attached(view, trigger, roles, tuple(p for p in before if p.parties and p.parties[-1].stop <= verb))


def read_held_in(view: EventView, trigger: Candidate, roles: Roles, carrier: int | None) -> None:
    """Give talks the place between the verb that carries their noun and it ("was held in X a meeting")."""
    if carrier is None or carrier > trigger.first or trigger.entry.type != _CONSULT:
        return
    attached, _ = phrases_after(view, carrier + 1)
    for phrase in attached:
        within = bool(phrase.parties) and phrase.parties[-1].stop <= trigger.first
        if within and phrase.role == _PLACE and is_site(view, phrase.parties[0]):
            roles.add("place", phrase.parties[:1], f"place ({phrase.marker})")
