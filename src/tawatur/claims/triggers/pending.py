"""Whether a place tells an event as still to come: decided on, gone for, dated by its own clause, or not yet before."""

from __future__ import annotations

from itertools import takewhile

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.datedness import governor_of
from tawatur.claims.triggers.status import SPOKEN
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Derivation

__all__ = ["is_aim", "pending"]

#: Types of acts that who decides on them does not do by deciding.
_ARRANGED = frozenset({"CONSULT", "AID", "PROTEST", "MOBILIZE", "ACCUSE", "COOPERATE"})
#: Meetings are told before they are held.
_MEETING = "CONSULT"
#: Types of happenings that a relative clause in the future dates.
_HELD = frozenset({_MEETING, "PROTEST", "RETREAT", "COOPERATE"})
#: How far behind an event noun its relative clause begins.
_CLAUSE = 5
#: Types of deeds that are aims, by nouns before whom they befall, or before what.
_DOABLE = frozenset({"COERCE", "MOBILIZE", "SANCTION", "SUPPORT", "RETREAT", "ASSAULT", "CONSULT", "CONCEDE"})
_DONE_TO = frozenset({"recipient", "theme"})
#: How far before an aim the word stands that governs it by its preposition.
_GOVERNOR = 14
_OPENERS = frozenset({"rel", "comp"})
#: The preposition of aims.
_TO = "ل"
_NOUNS = ("noun", "phrase")
_CIRCUMSTANCE, _FUTURE, _PRESENT = "stop", "future", "present"
_NAMING = frozenset({"noun", "adj", "name", "num"})


def pending(view: EventView, trigger: Candidate) -> Derivation | None:
    """How an event is told as still to come; None where it is not."""
    noun, kind = trigger.shape in _NOUNS and not trigger.form.tense, trigger.entry.type
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


def is_aim(view: EventView, trigger: Candidate) -> bool:
    """Whether "li-" before a verbal noun names the aim of something else ("a plan to expel them").

    What a verb before it, or a noun of speech, governs by this preposition is none ("was exposed to", "in answer to").
    """
    at, found = trigger.first, view.classes[trigger.first]
    if trigger.shape not in _NOUNS or trigger.form.tense or trigger.entry.type not in _DOABLE or trigger.entry.result:
        return False
    if found.preposition != _TO or found.definite or found.pronoun or trigger.entry.genitive not in _DONE_TO:
        return False
    said, first = view.deeds.get(at - 1), max(view.sentence(at).first, at - _GOVERNOR)
    if at == first or (said is not None and said.type in SPOKEN):
        return False
    before = takewhile(lambda k: view.classes[k].tag not in _OPENERS, range(at - 1, first - 1, -1))
    return not any((light := view.light[k]) is not None and light.preposition == _TO for k in before)


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
    first = view.sentence(head).first
    before = head - (2 if head - 1 > first and view.classes[head - 1].tag == "prep" else 1)
    if before >= first and view.classes[before].tag == "noun" and view.light[before] is not None:
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
