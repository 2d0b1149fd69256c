"""Whose acts of the future a statement promises: those of who speaks, or of a body that somebody answers for."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.view import EventView, is_state, keys_of
from tawatur.records.ledger import Statement
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.endings import is_sound_nominative
from tawatur.text.pronouns import agreement_of

__all__ = ["body_spoken_for", "is_answered_for", "is_led_by", "is_many", "is_of_us", "is_speaker", "owner_before"]

#: Sorts of those who act as bodies, whose acts others announce; and names of bodies.
_OFFICIAL, _CROWD = "official", "crowd"
_STATE, _BODIES, _ORGANISATION = "government", frozenset({"army", "body", "police"}), "ORG"
_ONE, _HE = frozenset({"m", "f"}), "m"
#: The letter of verbs of "we".
_WE = "ن"
#: Classes of the cue that agree with who speaks.
_AGREES = frozenset({"verb", "participle"})


def is_speaker(view: EventView, statement: Statement, pronoun: str, verb: str = "") -> bool:
    """Whether a pronoun behind "that" can mean who speaks: it agrees with the word that reports him.

    "He said that she will come back" promises nothing, nor does "he said that [it] will take part the army", where the
    gender of the `verb` is another.
    """
    agreement = agreement_of(pronoun)
    if agreement not in _ONE:
        return True
    if is_many(view, statement) and (agreement == _HE or _are_men(view, statement)):
        return False
    if verb and verb != agreement:
        return False
    cue = view.classes[bisect_left(view.starts, statement.cue.start)]
    if cue.tag not in _AGREES or cue.gender not in _ONE:
        return True
    return cue.gender == agreement or is_many(view, statement)


def _are_men(view: EventView, statement: Statement) -> bool:
    """Whether who speaks is told by a sound masculine plural, which no "she" means ("analysts think that it will")."""
    speaker = statement.speaker or statement.speaker_ref
    at = None if speaker is None else bisect_left(view.starts, speaker.start)
    return at is not None and at < len(view.tokens) and is_sound_nominative(view.tokens[at].norm)


def owner_before(view: EventView, at: int) -> tuple[Party, ...]:
    """Who is named right before a noun with a pronoun that fits him, as the doer of a deed ("the announcement of X of
    its intention to")."""
    name = view.names[at - 1] if at else None
    if name is None or name.stop != at or name.first <= view.sentence(at).first:
        return ()
    first = name.first
    party = party_at(view, first, at)
    deed = view.classes[first - 1].tag == "noun" and not view.can_act(first - 1, first)
    if party is None or not deed or not fits_pronoun(view, first, party.head, at, view.classes[at].pronoun):
        return ()
    return (party,)


def is_of_us(view: EventView, at: int) -> bool:
    """Whether a word begins as verbs of "we" do."""
    return view.tokens[at].norm.lstrip(CONJUNCTIONS)[:1] == _WE


def is_many(view: EventView, statement: Statement) -> bool:
    """Whether who speaks is told as several people, before whom a verb is singular."""
    speaker = statement.speaker or statement.speaker_ref
    at = None if speaker is None else bisect_left(view.starts, speaker.start)
    return at is not None and at < len(view.tokens) and view.plural[at]


def body_spoken_for(view: EventView, statement: Statement, pronoun: str) -> tuple[Party, ...]:
    """The body in the phrase of who speaks that a pronoun means ("the head of the company said that it will")."""
    speaker = statement.speaker or statement.speaker_ref
    if speaker is None:
        return ()
    first, stop = view.tokens_of(speaker)
    for at in range(first + 1, stop if first in view.people or view.kinds[first] == _OFFICIAL else first):
        party = party_at(view, at, stop) if _is_body(view, at) else None
        if party is not None and fits_pronoun(view, at, party.head, party.stop, pronoun):
            return (party,)
    return ()


def _is_body(view: EventView, at: int) -> bool:
    name = view.names[at]
    if name is not None:
        return name.first == at and name.type == _ORGANISATION
    return view.kinds[at] in _BODIES or view.kinds[at] == _STATE


def _is_union(view: EventView, at: int) -> bool:
    """Whether a crowd is told by the one word for its body ("the union")."""
    return view.kinds[at] == _CROWD and not view.plural[at] and view.names[at] is None


def is_led_by(view: EventView, party: Party, statement: Statement) -> bool:
    """Whether a phrase names the people of who speaks ("his men"), or of the body he speaks for ("the workers")."""
    found = view.classes[party.head]
    people = party.head in view.people or view.can_act(party.first, party.stop)
    if not people or not view.plural[party.head]:
        return False
    if found.pronoun and party.stop - party.first == 1:
        return is_speaker(view, statement, found.pronoun)
    speaker = statement.speaker or statement.speaker_ref
    if speaker is None or not found.definite:
        return False
    first, stop = view.tokens_of(speaker)
    return any(_is_body(view, at) or _is_union(view, at) for at in range(first, min(stop, len(view.tokens))))


def is_answered_for(view: EventView, party: Party, statement: Statement) -> bool:
    """Whether somebody else than who speaks can be bound by his words: a state or body, or whom he speaks for."""
    name = view.names[party.head]
    speaker = statement.speaker or statement.speaker_ref
    if speaker is not None:
        first, stop = view.tokens_of(speaker)
        named = keys_of(view.tokens[party.head])
        if any(not named.isdisjoint(keys_of(view.tokens[at])) for at in range(first, stop)):
            return True
    if name is not None:
        return name.type == _ORGANISATION or is_state(name)
    known = any(view.classes[k].definite or view.classes[k].pronoun for k in range(party.first, party.stop))
    kind = view.kinds[party.head]
    return kind == _STATE or (known and (kind in _BODIES or view.nations[party.head]))
