"""Whether a light verb carries an event noun: by its preposition, as its object, or as what is intended."""

from __future__ import annotations

from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.hits import counting_head
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import LightVerb
from tawatur.text.endings import may_be_object
from tawatur.text.folding import fold

__all__ = ["carries"]

#: What people enter and continue themselves ("entered a strike").
_PROTEST = "PROTEST"
#: The role of the subject of a noun that itself names who acts ("the organisers of").
_SELF = "self"


def _is_resumed(view: EventView, at: int) -> bool:
    """Whether a light verb has the pronoun of "what" ("what the militias carry out of destruction")."""
    if view.classes[at].pronoun:
        return True
    behind = view.classes[at + 1] if at + 1 < len(view.tokens) else None
    return behind is not None and behind.tag == "prep" and (behind.pronoun != "" or view.markers[at + 1] is None)


def carries(view: EventView, at: int, trigger: Candidate) -> bool:
    light = view.light[at]
    if light is None:
        return False
    if light.subject == _SELF:
        near = trigger.first - at == (2 if light.preposition else 1)
        alone = not (at and (view.classes[at - 1].definite or view.names[at - 1] is not None))
        return near and alone and (not light.preposition or _is_behind(view, trigger, light))
    if light.of and trigger.first and view.classes[trigger.first - 1].tag == "prep" and _is_resumed(view, at):
        return view.tokens[trigger.first - 1].variants[0].key == fold(light.of)
    if light.direct and not light.preposition:
        return _intends(view, at, trigger)
    indefinite = may_be_object(view.tokens[trigger.first].text) and not view.classes[trigger.first].definite
    if light.direct:
        indefinite = indefinite or not any(
            view.classes[k].tag == "prep" or view.classes[k].preposition for k in range(at + 1, trigger.first + 1)
        )
    if light.preposition and _is_behind(view, trigger, light):
        return True
    if light.preposition and not (indefinite and not view.classes[trigger.first].preposition):
        attached = (light.preposition, light.also or light.preposition)
        return _preposition(view, trigger) in attached or any(
            view.classes[k].preposition == light.preposition
            for k in range(max(at + 1, trigger.first - 2), trigger.first)
        )
    found = view.classes[at]
    free = not found.preposition and (at == 0 or view.classes[at - 1].tag != "prep")
    governed = view.classes[trigger.first - 1].tag == "prep" and trigger.first - 1 > at
    governed = governed and not (free and counting_head(view, trigger.first) is not None)
    about = view.is_about(trigger.first - 1) and not view.classes[trigger.first - 2].pronoun
    about = about and not _has_subject(view, trigger)
    governed = governed and not (light.announces and about)
    governed = governed and not (not light.subject and trigger.entry.type == _PROTEST)
    return not governed and (view.classes[trigger.first].preposition == "" or trigger.shape == "phrase")


def _has_subject(view: EventView, trigger: Candidate) -> bool:
    """Whether somebody stands right behind an event noun as its genitive subject ("the refusal of his country")."""
    at = trigger.stop
    if trigger.entry.genitive != "actor" or at >= view.sentence(trigger.first).stop:
        return False
    found = view.classes[at]
    return found.tag in ("noun", "name") and not (found.preposition or found.conjunction) and view.can_act(at, at + 1)


def _is_behind(view: EventView, trigger: Candidate, light: LightVerb) -> bool:
    """Whether the preposition of a light verb stands right before an event noun, as a word by itself."""
    before = trigger.first - 1
    written = view.tokens[before].variants[0].key if before >= 0 and view.classes[before].tag == "prep" else ""
    return written != "" and written in (fold(light.preposition), fold(light.also))


def _preposition(view: EventView, trigger: Candidate) -> str:
    """The preposition attached to an event noun: as its class says, else the letter right before its word."""
    told = view.classes[trigger.first].preposition
    token = view.tokens[trigger.first]
    return told or token.text[: trigger.start - token.start][-1:]


def _intends(view: EventView, at: int, trigger: Candidate) -> bool:
    """Whether a noun of intention has its genitive and what is intended right behind ("the intent of X to arm")."""
    found = view.classes[trigger.first]
    if found.definite or found.preposition or found.conjunction or trigger.shape != "noun":
        return False
    holder = parties_at(view, at + 1, trigger.first)
    return bool(holder) and holder[-1].stop == trigger.first and view.can_act(holder[0].first, holder[0].stop)
