"""Who does what somebody is accused, suspected or convicted of: the accused, not the court or the police."""

from __future__ import annotations

from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.happenings import Draft
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.span import Span

__all__ = ["accused_of", "charge_before"]

#: How far before a deed the word for the charge stands, how far before that word the accused begins, and how far before
#: the deed whatever befell him is told.
_CHARGE, _PHRASE, _SENTENCE = 4, 8, 18
_ACCUSE, _CHARGED = "ACCUSE", "charged"
#: What befalls the accused.
_BEFALLS = frozenset({_ACCUSE, "COERCE", "SANCTION", "CONCEDE", "RETREAT"})
#: "Of", before what somebody is accused of.
_OF = "ب"


def charge_before(view: EventView, trigger: Candidate) -> int | None:
    """The word before a deed that makes it what somebody is charged with ("accused of", "for his part in"); not where
    "and" only joins the deed to the accused ("the pursuit of the accused and their arrest")."""
    if trigger.shape == "verb" or view.classes[trigger.first].tag == "verb":
        return None
    joined = view.classes[trigger.first].conjunction
    for at in range(trigger.first - 1, max(view.sentence(trigger.first).first, trigger.first - _CHARGE) - 1, -1):
        if at in view.charges:
            return None if joined else at
        if view.classes[at].tag in ("verb", "comp", "rel", "punct"):
            return None
        joined = view.classes[at].conjunction or (joined and at not in view.deeds)
    return None


def accused_of(view: EventView, trigger: Candidate, before: list[Draft]) -> tuple[Span, ...] | None:
    """Who is accused of a deed, () where nobody says who; None where it is no charge."""
    last = before[-1] if before else None
    near = last is not None and last.sentence == view.tokens[trigger.first].sentence
    charge = charge_before(view, trigger)
    if charge is not None:
        told = _described(view, charge) if view.charges[charge] == _CHARGED else _named(view, charge, trigger.first)
        if told or last is None or not near or last.type not in _BEFALLS:
            return spans_of(view, told)
        return last.recipients
    if last is None or not near or last.type != _ACCUSE or trigger.shape != "noun":
        return None
    at, first = trigger.first, last.trigger.stop
    own = at - first < _SENTENCE and view.classes[at].preposition == _OF
    own = own or _is_owed(view, at, last.recipients)
    parted = not own or any(view.classes[k].tag == "punct" for k in range(first, at))
    return None if parted else last.recipients


def _is_owed(view: EventView, at: int, accused: tuple[Span, ...]) -> bool:
    """Whether a deed is the genitive of a lone noun right behind the accused, or stands behind its preposition ("laid
    on X the responsibility for")."""
    noun = at - 1 if at and view.classes[at - 1].tag != "prep" else at - 2
    if noun < 1 or view.classes[noun].tag != "noun" or view.classes[noun].definite == (noun == at - 1):
        return False
    return any(span.end == view.tokens[noun - 1].end for span in accused)


def _described(view: EventView, charge: int) -> tuple[Party, ...]:
    """The phrase that a word for the accused ends, is or stands behind ("a man accused of", "the accused"), the longest
    first."""
    first = max(view.sentence(charge).first, charge - _PHRASE)
    for stop in (charge + 1, charge):
        for at in range(first, stop):
            headed = view.classes[at].tag in (*HEADS, "participle")
            party = party_at(view, at, charge + 1) if headed else None
            if party is not None and party.stop == stop:
                return (party,)
    return ()


def _named(view: EventView, charge: int, deed: int) -> tuple[Party, ...]:
    """Whom a word for a charge governs ("the conviction of an officer for")."""
    if charge + 1 >= deed or view.classes[charge].pronoun or view.classes[charge + 1].preposition:
        return ()
    parties = parties_at(view, charge + 1, deed)
    return tuple(p for p in parties if view.can_act(p.first, p.stop))
