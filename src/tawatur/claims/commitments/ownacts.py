"""Whose acts of the future a statement promises: those of who speaks, or of a body that somebody answers for."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.phrasefit import fits_pronoun
from tawatur.claims.clauses.view import EventView, is_state, keys_of
from tawatur.records.ledger import Statement
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.pronouns import agreement_of

__all__ = ["is_answered_for", "is_many", "is_of_us", "is_speaker", "owner_before"]

#: Sorts of those who act as bodies, whose acts others announce; and names of bodies.
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
    if agreement == _HE and is_many(view, statement):
        return False
    if verb and verb != agreement:
        return False
    cue = view.classes[bisect_left(view.starts, statement.cue.start)]
    if cue.tag not in _AGREES or cue.gender not in _ONE:
        return True
    return cue.gender == agreement or is_many(view, statement)


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


def is_answered_for(view: EventView, party: Party, statement: Statement) -> bool:
    """Whether somebody else than who speaks can be bound by his words: a state or body, or whom he speaks for."""
    name = view.names[party.head]
    speaker = statement.speaker or statement.speaker_ref
    if speaker is not None:
        first, stop = bisect_left(view.starts, speaker.start), bisect_left(view.starts, speaker.end)
        named = keys_of(view.tokens[party.head])
        if any(not named.isdisjoint(keys_of(view.tokens[at])) for at in range(first, stop)):
            return True
    if name is not None:
        return name.type == _ORGANISATION or is_state(name)
    known = any(view.classes[k].definite or view.classes[k].pronoun for k in range(party.first, party.stop))
    kind = view.kinds[party.head]
    return kind == _STATE or (known and (kind in _BODIES or view.nations[party.head]))
