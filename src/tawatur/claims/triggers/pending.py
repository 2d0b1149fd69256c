"""Whether a place tells an event as still to come: decided on, gone for, dated by its own clause, or not yet before."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.datedness import governor_of
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation

__all__ = ["pending"]

#: Types of acts that who decides on them does not do by deciding.
_ARRANGED = frozenset({"CONSULT", "AID", "PROTEST", "MOBILIZE", "ACCUSE", "COOPERATE"})
#: Meetings are told before they are held.
_MEETING = "CONSULT"
#: Types of happenings that a relative clause in the future dates.
_HELD = frozenset({_MEETING, "PROTEST", "RETREAT", "COOPERATE"})
#: How far behind an event noun its relative clause begins.
_CLAUSE = 5
#: The preposition of aims.
_TO = "ل"
_CIRCUMSTANCE, _FUTURE, _PRESENT = "stop", "future", "present"
_NAMING = frozenset({"noun", "adj", "name", "num"})


def pending(view: EventView, trigger: Candidate) -> Derivation | None:
    """How an event is told as still to come; None where it is not."""
    noun, kind = trigger.shape in ("noun", "phrase") and not trigger.form.tense, trigger.entry.type
    rule = ""
    if noun and kind in _HELD and _will_be(view, trigger):
        rule = "<future clause>"
    elif noun and _is_for(view, trigger):
        rule = "<purpose>"
    elif noun and kind in _ARRANGED and _is_decided(view, trigger):
        rule = "<decided>"
    elif kind == _MEETING and _is_not_yet(view, trigger):
        rule = "<before>"
    return Derivation(field="status", rule=rule, basis="inferred") if rule else None


def _will_be(view: EventView, trigger: Candidate) -> bool:
    """Whether a relative clause in the future describes an event noun ("the conference that will be held in")."""
    for at in range(trigger.stop, min(view.sentence(trigger.first).stop - 1, trigger.stop + _CLAUSE)):
        if view.classes[at].tag == "rel":
            return view.classes[at + 1].tense == _FUTURE
        if view.classes[at].tag not in _NAMING:
            return False
    return False


def _is_for(view: EventView, trigger: Candidate) -> bool:
    """Whether "li-" before the noun that carries an event noun names an aim ("travelled there to hold talks")."""
    before = trigger.first - 1
    if before < view.sentence(trigger.first).first:
        return False
    found, light = view.classes[before], view.light[before]
    own = view.classes[trigger.first]
    acts = light is not None and light.subject == "actor"
    acts = acts and not (own.preposition or own.definite or own.pronoun)
    return acts and found.tag == "noun" and found.preposition == _TO


def _is_decided(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb of deciding governs an event noun, or the noun right before it that carries it."""
    head = trigger.first
    before = head - 1
    if before >= view.sentence(head).first and view.classes[before].tag == "noun" and view.light[before] is not None:
        head = before
    governor = governor_of(view, head)
    light = None if governor is None else view.light[governor]
    if governor is None or light is None or not light.arranges or view.classes[governor].tense == _FUTURE:
        return False
    written = view.classes[head].preposition or ""
    return written == light.preposition and view.classes[head - 1].tag != "prep" and view.role_at(head - 1) == ""


def _is_not_yet(view: EventView, trigger: Candidate) -> bool:
    """Whether "before" opens the clause of a verb in the present ("said before he leaves for")."""
    at = trigger.first if trigger.shape == "verb" else governor_of(view, trigger.first)
    if at is None or at < 2 or view.classes[at].tense != _PRESENT:
        return False
    return view.classes[at - 1].tag == "comp" and view.role_at(at - 2) == _CIRCUMSTANCE
