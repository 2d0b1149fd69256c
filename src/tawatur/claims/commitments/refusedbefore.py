"""What is refused where it stands before its verb: "the ideas that the envoy brought Israel refused [them]"."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.happenings import Draft
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.ledger import Event
from tawatur.records.span import Span

__all__ = ["refused_before"]

_REFUSAL, _VERB = "refusal", "verb"
#: How far behind its verb the subject begins, and the longest description of what is refused.
_NEAR, _LONG = 2, 16
#: What stands before a clause, and what before its verb is no part of what is refused.
_OPENS, _ENDS = frozenset({"comp", "punct"}), frozenset({"punct", "rel"})


def refused_before(view: EventView, draft: Draft, event: Event, cue: CommitmentCue) -> Span | None:
    """The phrase that the pronoun of a verb of refusing means, with its description up to the verb."""
    at = draft.trigger.first
    if cue.kind != _REFUSAL or draft.trigger.shape != _VERB or not view.classes[at].pronoun or not event.actors:
        return None
    subject = bisect_left(view.starts, event.actors[0].start)
    if not at < subject <= at + _NEAR:
        return None
    sentence = view.sentence(at)
    for first in range(at - 1, max(sentence.first, at - _LONG) - 1, -1):
        opens = first == sentence.first or view.classes[first - 1].tag in _OPENS
        party = party_at(view, first, at) if opens else None
        if party is None or view.can_act(party.first, party.stop) or not view.classes[party.head].definite:
            continue
        near = party.stop == at and fits_pronoun(view, first, party.head, at, view.classes[at].pronoun)
        if near or view.classes[party.stop].tag == "rel":
            return view.doc.span_of_tokens(party.first, at - (view.classes[at - 1].tag in _ENDS))
    return None
