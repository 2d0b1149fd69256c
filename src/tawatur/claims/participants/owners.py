"""Whose forces, men and posts the parties of an event are: "his forces" stands for him."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.parties import Party, span_of_party
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import THING, EventView
from tawatur.claims.participants.participants import Parties
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.span import Span

__all__ = ["own_actors", "owning_spans"]

#: What stands for its owner, where "his" is all that tells whose it is.
_OWNED = frozenset({"army", "police", "post"})
#: How many statements before a meeting may hold it.
_NEAR = 3
#: The letter with which the pronouns of the third person begin.
_HIS = "ه"
_MEETINGS = frozenset({"CONSULT"})


def own_actors(view: EventView, trigger: Candidate, parties: Parties, span: Span) -> tuple[Span, ...]:
    """The actors that the clause names, without the killed and wounded, and with whoever "his meeting with" means."""
    actors = owning_spans(view, parties.actors, span)
    if trigger.entry.type != "PROTEST":
        actors = tuple(s for s in actors if not _is_counted(view, s))
    if trigger.entry.type in _MEETINGS and trigger.pronoun and trigger.shape == "noun":
        speaker = (s for s in _speaker_before(view, trigger) if not any(s.overlaps(actor) for actor in actors))
        actors = (*speaker, *actors)
    return actors


def owning_spans(view: EventView, parties: tuple[Party, ...], span: Span) -> tuple[Span, ...]:
    """Quote parties; the owner in place of a lone "his forces"."""
    return tuple(dict.fromkeys(_owner(view, party, span) or span_of_party(view, party) for party in parties))


def _owner(view: EventView, party: Party, span: Span) -> Span | None:
    found = view.classes[party.first]
    owned = view.kinds[party.head] in _OWNED and view.persons.get(party.head) != THING
    if party.stop - party.first > 1 or not owned or not found.pronoun.startswith(_HIS):
        return None
    said = statement_around(view.doc, span)
    if said is not None:
        return said.speaker or said.speaker_ref
    before = antecedent(view, party.first, pronoun=found.pronoun)
    return span_of_party(view, before[0]) if before and view.can_act(before[0].first, before[0].stop) else None


def _is_counted(view: EventView, span: Span) -> bool:
    at = bisect_left(view.starts, span.start)
    while at < len(view.starts) and view.starts[at] < span.end:
        if at in view.victims:
            return True
        at += 1
    return False


def _speaker_before(view: EventView, trigger: Candidate) -> tuple[Span, ...]:
    """The speaker between whose verb and words "after his meeting with" stands."""
    sentence = view.sentence(trigger.first)
    last = bisect_left(view.cues, trigger.start)
    for statement in view.statements[max(0, last - _NEAR) : last]:
        speaker = statement.speaker
        inside = sentence.start <= statement.cue.start < trigger.start < statement.content.start
        if speaker is not None and inside and speaker.end <= trigger.start:
            return (speaker,)
    return ()
