"""Where the phrase for a party ends before what it is kept from or forced to ("banned the women <from work>")."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import QUANTITY, SCORES, EventView
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.text.folding import fold

__all__ = ["before_theme"]

_THEME = "theme"
#: Kinds of words for people who are counted.
_PEOPLE = frozenset({"civilian", "crowd", "armed", "army", "police", "official"})


def before_theme(view: EventView, entry: EventTrigger, party: Party) -> Party:
    """A phrase without the preposition behind which its event tells what it is about, and what that governs.

    "Of" behind a word that counts opens no theme ("scores of the women").
    """
    themes = {fold(text) for text, role in entry.prepositions.items() if role == _THEME}
    if not themes:
        return party
    counted = (
        view.kinds[party.head] == QUANTITY
        or view.persons.get(party.head) == SCORES
        or view.classes[party.first].tag == "num"
        or _is_some(view, party)
    )
    for at in range(party.head + 1 + counted, party.stop):
        if view.classes[at].tag == "prep" and view.tokens[at].norm in themes and not view.classes[at].pronoun:
            return Party(party.first, at, party.head)
    return party


def _is_some(view: EventView, party: Party) -> bool:
    """Whether a phrase is a noun of amount and the people it counts ("a number of the residents"), no one person."""
    people = party.head + 2
    if people >= party.stop or party.head in view.singles or not view.is_from(people - 1):
        return False
    return people in view.people or view.kinds[people] in _PEOPLE
