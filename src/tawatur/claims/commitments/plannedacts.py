"""Acts that their own actor announces for the future, which promise them: "said that his country will send a ship"."""

from __future__ import annotations

from bisect import bisect_right

from tawatur.claims.anchoring import statement_around, voice_of
from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.ownacts import is_answered_for
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import terms_span
from tawatur.claims.triggers.happenings import Draft
from tawatur.records.ledger import Event, Statement
from tawatur.records.span import Span

__all__ = ["promised_act"]

#: Acts that are promises when their actor announces them for the future.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT", "AGREE"})
#: How far before an act its verb stands.
_AHEAD = 12


def promised_act(view: EventView, draft: Draft, event: Event) -> Found | None:
    """An act that its own actor announces for the future, in a statement."""
    if event.status != "planned" or event.type not in _PROMISED or not event.actors:
        return None
    statement = statement_around(view.doc, event.trigger)
    if statement is None or not all(_can_promise(view, span, statement) for span in event.actors):
        return None
    sentence = view.sentence(draft.trigger.first)
    first = draft.trigger.first
    described = first > sentence.first and view.classes[first - 1].tag in ("rel", "particle")
    for at in range(first, max(sentence.first, first - _AHEAD) - 1, -1):
        if view.classes[at].tag == "verb" and view.classes[at].tense == "future" and not described:
            if _is_carried(view, at, event.actors):
                return None
            content = terms_span(view, at, statement.content)
            if content is not None:
                return Found("promise", "open", content, event.actors, event.recipients, "<planned act>", statement)
    return None


def _can_promise(view: EventView, actor: Span, statement: Statement) -> bool:
    """Whether an actor is bound by the words of a statement: he speaks in it, or it answers for him."""
    if actor in voice_of(statement):
        return True
    at = bisect_right(view.starts, actor.start) - 1
    party = party_at(view, at, view.sentence(at).stop)
    return party is None or is_answered_for(view, party, statement)


def _is_carried(view: EventView, at: int, actors: tuple[Span, ...]) -> bool:
    """Whether the act is the subject of its verb ("will be held"), so that who stands before that does not do it."""
    carrier = view.light[at]
    passive = view.classes[at].voice == "passive" or (carrier is not None and carrier.subject == "")
    return passive and actors[0].start < view.tokens[at].start
