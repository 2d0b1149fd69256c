"""Whether a pronoun agrees with a phrase."""

from __future__ import annotations

from tawatur.claims.clauses.phrasefit import is_dual_office
from tawatur.claims.clauses.view import EventView
from tawatur.text.endings import is_people_plural
from tawatur.text.pronouns import agreement_of

__all__ = ["fits_pronoun"]

#: Kinds of nouns that name one person each, and of names that may stand for their men.
_PERSONS, _BANDS = frozenset({"official", "civilian"}), frozenset({"", "armed"})


def fits_pronoun(view: EventView, first: int, head: int, stop: int, pronoun: str) -> bool:
    """Whether a pronoun agrees with the head of a phrase; names of bodies and places take either gender."""
    while head + 1 < stop and view.classes[head].tag == "num":
        head += 1
    found, name = view.classes[head], view.names[head]
    many = view.plural[head] or found.number in ("pl", "du") or view.classes[first].tag == "num"
    many = many or is_dual_office(view, head)
    agreement = agreement_of(pronoun)
    if agreement == "pl":
        return many or (name is not None and name.type in ("NORP", "ORG") and view.kinds[head] in _BANDS)
    if agreement == "f":
        if name is not None:
            return name.type != "PER"
        men = is_people_plural(view.tokens[head].text) and found.gender != "f"
        return found.gender == "f" or (many and view.kinds[head] not in _PERSONS and not men)
    return agreement != "m" or (not many and found.gender != "f")
