"""The words for a side of a place ("north of"): they tell where something was, not whose the people before them are."""

from __future__ import annotations

from tawatur.lexicon.concepts.phrasewords import PhraseWord
from tawatur.lexicon.loader import Lexicon

__all__ = ["direction_words"]

_DIRECTION = "direction"


def direction_words(lexicon: Lexicon) -> frozenset[str]:
    """The words, folded, without article; for `Lexicon.compiled`."""
    entries = (entry for entry in lexicon.entries(PhraseWord) if entry.role == _DIRECTION)
    return frozenset(form.text for entry in entries for form in entry.forms())
