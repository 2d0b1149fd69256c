"""Whom the clause behind an attack blames for it, or who claims it there ("a bombing which the police laid to X")."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import clause_of, phrases_after
from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.triggers import Candidate

__all__ = ["blamed_for"]

#: How far behind an attack the clause begins, and how long a phrase is that stands before "of being behind it".
_REACH, _PHRASE = 26, 10
#: Marks of such clauses: who is blamed stands behind a preposition, or before the mark; who claims it is the subject.
_TO, _OF, _CLAIMS = "blamed", "accused", "claimed"
_ATTACK = "ASSAULT"


def blamed_for(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who is blamed for an attack told by a noun, or claims it, in the rest of its sentence; nobody else's attack may
    stand between."""
    entry = trigger.entry
    if entry.type != _ATTACK or entry.joint or entry.result or trigger.shape == "verb":
        return ()
    stop = min(view.sentence(trigger.first).stop, trigger.stop + _REACH)
    for at in range(trigger.stop, stop):
        other, marker = view.deeds.get(at), view.markers[at]
        if (other is not None and other.type == _ATTACK and not other.wordless) or view.tokens[at].text in ".؛:":
            return ()
        if marker is not None and marker[0] in (_TO, _OF, _CLAIMS):
            return _named(view, marker[0], at, marker[2])
    return ()


def _named(view: EventView, role: str, at: int, behind: int) -> tuple[Party, ...]:
    if role == _OF:
        return _before(view, at)
    if role == _CLAIMS:
        resumed = view.classes[at].tag == "verb" and view.classes[at].pronoun != ""
        return able(view, clause_of(view, at, pronoun=view.classes[at].pronoun).subject) if resumed else ()
    attached = phrases_after(view, behind)[0] if behind < view.sentence(at).stop else ()
    first = next((phrase for phrase in attached if phrase.parties and len(phrase.marker) > 1), None)
    return () if first is None else _political(view, first.parties)


def _before(view: EventView, at: int) -> tuple[Party, ...]:
    """The phrase that ends right before a token, longest first."""
    for first in range(max(view.sentence(at).first, at - _PHRASE), at):
        found = view.classes[first]
        party = party_at(view, first, at) if found.tag in HEADS and not found.conjunction else None
        if party is not None and party.stop == at:
            return _political(view, (party,))
    return ()


def _political(view: EventView, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(p for p in able(view, parties) if view.is_political(p.first, p.stop))
