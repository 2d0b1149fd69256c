"""Who does what a noun that carries an event tells, from the verb above it ("the unions intend the holding of")."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.addressing import speech_at
from tawatur.claims.participants.tellers import can_have_done
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["undertaker"]

#: How many tokens before a noun the verb above it is sought.
_ABOVE = 12
#: Stances of those who tell what others do.
_TELLING = frozenset({"say", "announce", "claim", "deny", "expect"})


def undertaker(view: EventView, trigger: Candidate, at: int) -> tuple[Party, ...]:
    """The subject of the verb that governs a carrying noun without a subject of its own."""
    light = view.light[at]
    if not view.classes[at].definite:
        return _subject_above(view, at) or _announced_by(view, trigger, at) or _taken_on_by(view, at)
    if light is not None and light.preposition and (taken := _taken_on_by(view, at)):
        return taken
    return _doer_above(view, at) if at and view.light[at - 1] is not None else ()


def _subject_above(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject of the verb that governs a carrying noun behind a preposition ("agreed on plans to provide")."""
    if not view.classes[at].preposition and not (at and view.classes[at - 1].tag == "prep"):
        return ()
    return _doer_above(view, at)


def _announced_by(view: EventView, trigger: Candidate, at: int) -> tuple[Party, ...]:
    """Who announces, right before, that he himself does it ("the authorities announced the imposing of a fine")."""
    for k in range(at - 1, max(view.sentence(at).first, at - _ABOVE) - 1, -1):
        light = view.light[k]
        if light is not None and light.announces and view.classes[k].tag == "verb":
            subject = (p for p in clause_of(view, k).subject if p.stop <= at and view.is_political(p.first, p.stop))
            return tuple(p for p in subject if can_have_done(view, trigger, p))
        about = k == at - 1 and view.is_about(k)
        if view.classes[k].tag in ("verb", "comp", "rel", "prep") and view.times[k] is None and not about:
            return ()
    return ()


def _taken_on_by(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject of a light verb whose object a carrying noun is right behind it ("the unions intend the holding of
    demonstrations")."""
    if view.classes[at].preposition:
        return ()
    for k in range(at - 1, max(view.sentence(at).first, at - _ABOVE) - 1, -1):
        light = view.light[k]
        if view.classes[k].tag == "verb":
            taken = light is not None and light.subject == "actor" and not light.preposition
            return tuple(p for p in clause_of(view, k).subject if p.stop <= at) if taken else ()
        if view.classes[k].tag in ("comp", "rel", "prep", "punct"):
            return ()
    return ()


def _doer_above(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject of the nearest verb before a token, or whom it asks."""
    for k in range(at - 1, max(view.sentence(at).first, at - _ABOVE) - 1, -1):
        if view.classes[k].tag in ("comp", "rel") or view.tokens[k].text in "،؛:":
            return ()
        if view.classes[k].tag == "verb":
            clause, said = clause_of(view, k), speech_at(view, k)
            if said is not None and said.stance in _TELLING:
                return ()
            asked = able(view, clause.object) if said is not None else ()
            return tuple(p for p in asked or clause.subject if p.stop <= at and view.can_act(p.first, p.stop))
    return ()
