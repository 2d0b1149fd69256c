"""Where the phrase for a party ends before what it is kept from or forced to ("banned the women <from work>")."""

from __future__ import annotations

from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.view import QUANTITY, SCORES, EventView
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.text.folding import fold

__all__ = ["before_theme"]

_THEME = "theme"


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
    )
    for at in range(party.head + 1 + counted, party.stop):
        if view.classes[at].tag == "prep" and view.tokens[at].norm in themes and not view.classes[at].pronoun:
            return Party(party.first, at, party.head)
    return party
