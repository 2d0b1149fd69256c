"""Who asks by a verb of asking or offering: crowds, bodies told by no noun for those who act, whoever speaks."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.anchoring import statement_at
from tawatur.claims.clauses.doers import openings_before
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.ownacts import is_of_us, is_speaker
from tawatur.claims.commitments.terms import is_any
from tawatur.claims.commitmentwords import deeds_marked, folded
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.commitments import CommitmentCue

__all__ = ["before_deed", "crowd_before", "is_of_speaker", "office_behind", "opens_deed", "subject_of_noun"]

_DEMAND, _CROWD, _OBJECT, _IN = "demand", "crowd-acts", "object", "ب"
#: How far before a verb of demanding stands what a crowd does ("marches that demand").
_NEAR = 5
#: How far before its verb a subject begins.
_BACK = 12


def crowd_before(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> tuple[Party, ...]:
    """What crowds do or hold up right before a verb of demanding ("marches that demand")."""
    if cue.kind != _DEMAND or not at:
        return ()
    crowds = lexicon.compiled(_crowds)
    first = max(view.sentence(at).first, at - _NEAR)
    for k in range(at - 1, first - 1, -1):
        if view.classes[k].tag in ("punct", "verb"):
            return ()
        if is_one_of(view.tokens[k], crowds):
            party = party_at(view, k, at)
            return () if party is None else (party,)
    return ()


def _crowds(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _CROWD)


def office_behind(view: EventView, at: int, cue: CommitmentCue) -> tuple[Party, ...]:
    """A definite phrase between a verb and its deed, which asks although it is no noun for those who act ("the
    education | directed the opening of")."""
    party = party_at(view, at + 1, view.sentence(at).stop) if cue.only and at + 1 < len(view.tokens) else None
    if party is None or not view.classes[party.head].definite or view.times[party.head] is not None:
        return ()
    stop = party.stop
    if stop < len(view.tokens) and view.classes[stop].preposition == _IN and view.is_site(stop):
        place = party_at(view, stop, view.sentence(at).stop)
        stop = stop + 1 if place is None else place.stop
    deed = stop < len(view.tokens) and view.classes[stop].preposition == _IN and opens_deed(view, stop, cue)
    return (party,) if deed else ()


def subject_of_noun(view: EventView, at: int, cue: CommitmentCue) -> tuple[Party, ...]:
    """Who asks right before a verb that was read as a noun, with its deed behind it ("that the head directed [face] the
    opening of")."""
    found, behind = view.classes[at], at + 1
    bare = found.tag == "noun" and not (found.definite or found.preposition or found.pronoun or found.conjunction)
    if not bare or not cue.only or behind >= len(view.tokens) or view.classes[behind].preposition != _IN:
        return ()
    stop = at - (view.classes[at - 1].tag == "particle")
    if not opens_deed(view, behind, cue) or stop <= view.sentence(at).first:
        return ()
    subjects = (parties for parties in openings_before(view, stop, _BACK) if view.can_act(parties[0].first, stop))
    return tuple(next(subjects, ()))


def opens_deed(view: EventView, at: int, cue: CommitmentCue) -> bool:
    """Whether one of the deeds of a cue stands there as its object, or behind a preposition of it that is attached."""
    if not is_any(view, at, at + 1, folded(cue.only)):
        return False
    return _OBJECT in cue.takes or view.classes[at].preposition in cue.takes


def before_deed(view: EventView, party: Party, cue: CommitmentCue) -> Party:
    """A subject without the deed behind it that was read as part of it ("the authorities refused [the] admission")."""
    only = folded(cue.only)
    stop = next((k for k in range(max(party.first, party.head) + 1, party.stop) if is_any(view, k, k + 1, only)), None)
    if stop is None or view.classes[stop].preposition or view.classes[stop].conjunction:
        return party
    name = view.names[stop]
    if name is not None and name.first < stop:
        return party
    alone = stop - 1 == party.head and view.can_act(stop - 1, stop)
    if not alone and not view.classes[stop - 1].definite and view.names[stop - 1] is None:
        return party
    return msgspec.structs.replace(party, stop=stop)


def is_of_speaker(view: EventView, at: int) -> bool:
    """Whether a verb is one of whoever speaks: of "we", or right behind "that he" ("said that it intends to")."""
    return _is_ours(view, at) or _is_his(view, at)


def _is_ours(view: EventView, at: int) -> bool:
    """Whether a verb is one of "we", so that whoever speaks asks."""
    return view.classes[at].tense == "present" and is_of_us(view, at)


def _is_his(view: EventView, at: int) -> bool:
    """Whether a verb right behind "that he" is told of whoever speaks ("said that it intends to")."""
    before, statement = view.classes[at - 1] if at else None, statement_at(view.doc, at)
    if before is None or statement is None or before.tag != "comp" or view.classes[at].tense != "present":
        return False
    spoken = bisect_left(view.starts, statement.content.start)
    return before.pronoun != "" and at - 1 <= spoken and is_speaker(view, statement, before.pronoun)
