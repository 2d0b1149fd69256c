"""Which phrase before it a relative clause or an attached pronoun refers back to."""

from __future__ import annotations

from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.parties import Party, party_at
from tawatur.claims.clauses.phrasefit import HEADS, SOFT
from tawatur.claims.clauses.view import SCORES, EventView

__all__ = ["antecedent"]

#: How many tokens back a phrase is sought.
_BACK = 30


def antecedent(
    view: EventView, at: int, *, end: int | None = None, pronoun: str = "", apart: tuple[Party, ...] = ()
) -> tuple[Party, ...]:
    """The phrase that a relative clause or an attached pronoun at a token refers back to: the last that agrees.

    `apart`: whom the pronoun cannot mean, since he is the subject of its verb.
    """
    found = view.classes[at]
    sentence = view.sentence(at)
    if end is None:
        end = at - 1 if at > sentence.first and view.classes[at - 1].tag == "rel" else at
    first = max(sentence.first, end - _BACK)
    at = first
    best: Party | None = None
    loose = end > first and (view.tokens[end - 1].text in SOFT or (end < at and view.classes[end].conjunction))
    while at < end:
        party = party_at(view, at, end) if view.classes[at].tag in HEADS else None
        if party is None:
            at += 1
            continue
        governed = view.classes[party.first].preposition or (
            party.first > first and view.classes[party.first - 1].tag == "prep"
        )
        if (
            _agree(view, found.number, party.head)
            and party.stop <= end
            and not any(p.first < party.stop and party.first < p.stop for p in apart)
            and not (loose and governed and best is not None)
            and not (pronoun and governed and best is not None and _is_where(view, party))
            and (not pronoun or fits_pronoun(view, party.first, party.head, party.stop, pronoun))
        ):
            best = party
        at = max(at + 1, party.stop)
    return () if best is None else (_inner(view, best, end),)


def _is_where(view: EventView, party: Party) -> bool:
    """Whether a phrase only tells where something is ("in X"), so that a pronoun means whoever stands before it."""
    name = view.names[party.head]
    return name is not None and name.type == "LOC" and view.role_at(party.first - 1) == "place"


def _inner(view: EventView, party: Party, end: int) -> Party:
    """Whoever a thing is of or for, right before a description of him ("to fight the group which announced")."""
    if view.can_act(party.first, party.stop) or view.classes[party.head].definite:
        return party
    for at in range(party.head + 1, party.stop):
        known = view.classes[at].tag != "adj" and (view.classes[at].definite or view.names[at] is not None)
        inner = party_at(view, at, end) if known else None
        if inner is not None and inner.stop == party.stop == end and view.can_act(at, inner.stop):
            return inner
    return party


def _agree(view: EventView, verb: str, head: int) -> bool:
    """Whether a phrase can be the subject of a verb in that number: no single place does what several people do."""
    name = view.names[head]
    counts = view.classes[head].tag == "num" or view.persons.get(head) == SCORES
    single = view.classes[head].number == "sg" and not counts
    single = single or (name is not None and name.type == "LOC")
    return verb != "pl" or not single or view.plural[head]
