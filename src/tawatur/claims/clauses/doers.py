"""Who does what a word tells: those of some parties that can act, and the subject of the verb before it."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party, span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.records.span import Span

__all__ = ["able", "doers_of", "spans_of", "verb_before"]


def spans_of(view: EventView, parties: Iterable[Party]) -> tuple[Span, ...]:
    """Quote parties, each once."""
    return tuple(dict.fromkeys(span_of_party(view, party) for party in parties))


def able(view: EventView, parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that can act."""
    return tuple(party for party in parties if view.can_act(party.first, party.stop))


def verb_before(view: EventView, at: int, reach: int) -> int | None:
    """The nearest verb before a token of its sentence, at most `reach` tokens back."""
    first = max(view.sentence(at).first, at - reach)
    return next((k for k in range(at - 1, first - 1, -1) if view.classes[k].tag == "verb"), None)


def doers_of(view: EventView, verb: int | None) -> tuple[Party, ...]:
    """The subject of a verb as far as it can act; nobody where there is no verb."""
    return () if verb is None else able(view, clause_of(view, verb).subject)
