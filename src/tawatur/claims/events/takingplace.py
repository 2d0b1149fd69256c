"""Whether words around an event noun say that it takes place: that it breaks out, goes on, is held."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView
from tawatur.claims.events.telling import HELD
from tawatur.claims.participants.participants import Parties
from tawatur.claims.participants.tellers import happens
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["takes_place"]

#: How far behind an event noun the verb stands that says that it goes on.
_SVO = 9
#: What begins, goes on and ends by itself.
_PROTEST = "PROTEST"
#: The roles of the subjects of verbs that say that talks are held.
_HOLDING = frozenset({"actor", "host"})
_WITNESSED = frozenset({"ASSAULT", _PROTEST})
#: Marks of quotation, which part no noun from its verb.
_QUOTES = frozenset("\"«“”„'")


def takes_place(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether a verb says that the noun happens ("clashes broke out", "the shelling of the hills went on")."""
    at, talks = parties.carrier, trigger.entry.type in HELD
    if trigger.first > view.sentence(trigger.first).first and _begins(view, trigger, trigger.first - 1):
        return True
    if trigger.entry.type == _PROTEST and _lasts(view, trigger):
        return True
    if at is not None and at < trigger.first:
        return happens(view, at) or (talks and _holds(view, at))
    first, stop = trigger.stop, min(view.sentence(trigger.first).stop, trigger.stop + _SVO)
    if trigger.shape == "verb" or view.classes[trigger.first].preposition:
        return False
    for at in range(first, stop):
        found = view.classes[at]
        if found.tag == "verb":
            told = happens(view, at) or _begins(view, trigger, at) or (talks and _holds(view, at))
            return told and not found.conjunction
        known = found.tag == "rel" and not talks
        if known or found.tag == "comp" or (found.tag == "punct" and view.tokens[at].text not in _QUOTES):
            return False
    return False


def _lasts(view: EventView, trigger: Candidate) -> bool:
    """Whether a noun right before a known protest says that it begins or goes on, or a predicate right behind it that
    it does ("the strike is going on")."""
    at, found = trigger.first, view.classes[trigger.first]
    if trigger.shape == "verb" or not found.definite:
        return False
    before = view.light[at - 1] if at > view.sentence(at).first else None
    if before is not None and before.subject == "" and not view.classes[at - 1].definite:
        return not found.preposition
    behind = trigger.stop if trigger.stop < view.sentence(at).stop else at
    light, said = view.light[behind], view.classes[behind]
    plain = said.tag in ("noun", "adj", "participle") and not (said.definite or said.preposition or found.preposition)
    return light is not None and light.subject == "" and plain


def _begins(view: EventView, trigger: Candidate, at: int) -> bool:
    """Whether a known attack or protest is the subject of a verb that also carries others ("the march began")."""
    light, found = view.light[at], view.classes[trigger.first]
    if light is None or not light.happens or view.classes[at].tag != "verb" or trigger.entry.type not in _WITNESSED:
        return False
    return trigger.shape != "verb" and found.definite and not found.preposition


def _holds(view: EventView, at: int) -> bool:
    """Whether a verb or verbal noun says that somebody holds talks, or begins them."""
    light = view.light[at]
    return light is not None and light.subject in _HOLDING and not (light.announces or light.modality)
