"""Who does what a word tells: those of some parties that can act, and the subject of the verb before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import Party, parties_at, span_of_party
from tawatur.claims.clauses.view import EventView
from tawatur.records.span import Span

__all__ = ["able", "doers_of", "openings_before", "spans_of", "verb_before"]

#: Classes of words behind which a clause opens.
_OPENS = frozenset({"comp", "punct"})


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


def openings_before(view: EventView, at: int, reach: int) -> Iterator[list[Party]]:
    """The phrases that open a clause at most `reach` tokens before a token of its sentence, and end right before it."""
    sentence = view.sentence(at)
    for first in range(max(sentence.first, at - reach), at):
        opens = first == sentence.first or view.classes[first - 1].tag in _OPENS
        parties = parties_at(view, first, at) if opens else []
        if parties and parties[-1].stop == at:
            yield parties


def doers_of(view: EventView, verb: int | None) -> tuple[Party, ...]:
    """The subject of a verb as far as it can act; nobody where there is no verb."""
    return () if verb is None else able(view, clause_of(view, verb).subject)
