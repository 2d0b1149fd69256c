"""Who asks by a word of asking whose subject its event could not tell: behind the verb stands who is asked, or before a
participle somebody else."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import voice_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.addressees import Asking
from tawatur.claims.triggers.happenings import Draft
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.ledger import Event, Statement
from tawatur.records.span import Span
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.endings import is_accusative, is_oblique

__all__ = ["parted", "shifted", "turned"]

_VERB, _PARTICIPLE = "verb", "participle"
_ASKED, _SPOKEN = frozenset({"request", "demand"}), frozenset({"request", "demand", "refusal"})
#: How many characters part who is asked from what, and the letter that verbs of "I" begin with.
_GAP, _I = 2, "أ"
#: How many statements before it tell who speaks, and how far before a participle of several they stand.
_NEAR, _FAR = 4, 20


def turned(view: EventView, draft: Draft, cue: CommitmentCue, told: Asking, statement: Statement | None) -> Asking:
    """An oblique plural right behind a verb of asking is asked: whoever speaks or opens the words around asks."""
    at, givers = draft.trigger.stop, told.givers
    if cue.kind not in _ASKED or draft.trigger.shape != _VERB or told.takers or not givers or at >= len(view.tokens):
        return told
    asked = bisect_left(view.starts, givers[0].start)
    several = (view.plural[at] or view.classes[at].number in ("du", "pl")) and is_oblique(view.tokens[at].norm)
    if asked != at or not (several or _is_mine(view, draft.trigger.first)):
        return told
    speaker = voice_of(statement)
    if statement is None:
        goes_on = view.classes[draft.trigger.first].conjunction
        return Asking(told.first, _voice_before(view, draft.trigger.first) if goes_on else (), givers)
    first = bisect_left(view.starts, statement.content.start)
    opening = parties_at(view, first, draft.trigger.first) if first < draft.trigger.first else []
    named = bool(opening) and view.can_act(opening[0].first, opening[0].stop)
    return Asking(told.first, spans_of(view, opening[:1]) if named else speaker, givers)


def shifted(view: EventView, draft: Draft, event: Event, cue: CommitmentCue) -> Asking | None:
    """A verb of asking without its subject: who stands behind it is asked, and a verbal noun right behind him is what.

    "Called the Council the lifting of the siege" is "he called on the Council to lift it": the Council's own call
    would take a preposition.
    """
    at = draft.trigger.first
    if cue.kind not in _SPOKEN or draft.trigger.shape != _VERB or not (event.actors and event.recipients):
        return None
    actor, deed = event.actors[-1], event.recipients[0]
    first = bisect_left(view.starts, deed.start)
    right = view.tokens[at].end < actor.start and actor.end <= deed.start <= actor.end + _GAP
    if not right or view.can_act(first, first + 1) or first in view.people or not view.classes[first].definite:
        return None
    if view.classes[first].preposition or not cue.shifts:
        return None
    return Asking(first, _voice_before(view, at), event.actors)


def _voice_before(view: EventView, at: int) -> tuple[Span, ...]:
    """Who speaks in the last statement that opens before a token."""
    last = bisect_left(view.cues, view.tokens[at].start)
    before = (view.statements[k] for k in range(last - 1, max(last - 1 - _NEAR, -1), -1))
    return voice_of(next(before, None))


def parted(view: EventView, draft: Draft, cue: CommitmentCue, told: Asking) -> Asking:
    """Whose a participle of asking is, where it does not agree with who was read as asking: of several before it
    ("angered the film's viewers, who demand"), or of whoever speaks ("he needs a hospital, [he added,] demanding")."""
    at = draft.trigger.first
    if cue.kind not in _ASKED or draft.trigger.shape != _PARTICIPLE or not told.givers:
        return told
    giver = bisect_left(view.starts, told.givers[0].start)
    if giver >= len(view.tokens):
        return told
    found, several = view.classes[giver], is_oblique(view.tokens[at].norm)
    if several and found.tag == "noun" and found.number == "sg" and not view.can_act(giver, giver + 1):
        return Asking(told.first, _several_before(view, at), told.takers)
    named = view.names[giver] is not None or found.definite or found.pronoun != ""
    object_of = found.tag == "noun" and not named and giver + 1 < at and view.classes[giver + 1].tag == "adj"
    if not several and object_of and is_accusative(view.tokens[giver + 1].text):
        return Asking(told.first, _voice_before(view, at), told.takers)
    return told


def _several_before(view: EventView, at: int) -> tuple[Span, ...]:
    """The nearest phrase before a token that names several people."""
    for k in range(at - 1, max(view.sentence(at).first, at - _FAR) - 1, -1):
        if view.plural[k] and view.can_act(k, k + 1):
            return spans_of(view, able(view, parties_at(view, k, at)))
    return ()


def _is_mine(view: EventView, at: int) -> bool:
    """Whether a verb is one of "I", written with its hamza ("I call on both sides")."""
    return view.classes[at].tense == "present" and view.tokens[at].text.lstrip(CONJUNCTIONS)[:1] == _I
