"""Whom the pronoun attached to an event noun means: "its raids", "their arrest"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.clauses import antecedent, clause_of
from tawatur.claims.eventview import EventView
from tawatur.claims.parties import Party, parties_at

__all__ = ["owner_of"]

#: How far back owners are sought, in tokens, and how many phrases are weighed.
_BACK, _MOST = 40, 12
#: The pronouns of the third person by what they agree with.
_HER, _HIS, _THEIR = "ها", "ه", ("هم", "هن")
_HEADS = frozenset({"noun", "name", "num", "dem", "adj"})
#: Kinds of nouns that name one person each.
_PERSONS = frozenset({"official", "civilian"})
#: Kinds of names that may stand for their men.
_BANDS = frozenset({"", "armed"})
#: The preposition of means ("by force").
_BY = "ب"


def owner_of(view: EventView, at: int, pronoun: str) -> tuple[Party, ...]:
    """The subject of the nearest verb before a word that its pronoun fits; else the last phrase that can act; else
    the last phrase."""
    subjects = _subjects(view, at)
    fitting = next((p for p in subjects if _fits(view, p, pronoun)), None)
    if fitting is not None:
        return (fitting,)
    able = [p for p in _phrases(view, at) if view.can_act(p.first, p.stop) and _fits(view, p, pronoun)]
    return (able[-1],) if able else antecedent(view, at)


def _subjects(view: EventView, at: int) -> Iterator[Party]:
    """The subjects of the verbs before a word, nearest first, that end before it and can act."""
    first = max(view.sentence(at).first, at - _BACK)
    verbs = [k for k in range(at - 1, first - 1, -1) if view.classes[k].tag == "verb"]
    for k in verbs:
        described = k > first and view.classes[k - 1].tag == "rel"
        if not described or k == verbs[0]:
            for party in clause_of(view, k).subject[:1]:
                if party.stop <= at and view.can_act(party.first, party.stop):
                    yield party


def _phrases(view: EventView, at: int) -> Iterator[Party]:
    first, stop = max(view.sentence(at).first, at - _BACK), at
    k = first
    while k < stop:
        parties = parties_at(view, k, stop) if view.classes[k].tag in _HEADS else []
        if parties and view.classes[k].preposition != _BY:
            yield parties[0]
        k = max(k + 1, parties[0].stop if parties else 0)


def _fits(view: EventView, party: Party, pronoun: str) -> bool:
    """Whether the pronoun agrees with the head of a phrase; names of bodies and places take either gender."""
    head = party.head
    while head + 1 < party.stop and view.classes[head].tag == "num":
        head += 1
    found, name = view.classes[head], view.names[head]
    many = view.plural[head] or found.number in ("pl", "du") or view.classes[party.first].tag == "num"
    if pronoun.startswith(_THEIR):
        return many or (name is not None and name.type in ("NORP", "ORG") and view.kinds[head] in _BANDS)
    if pronoun == _HER:
        if name is not None:
            return name.type != "PER"
        return found.gender == "f" or (many and view.kinds[head] not in _PERSONS)
    if pronoun == _HIS:
        return not many and found.gender != "f"
    return True
