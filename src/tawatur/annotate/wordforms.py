"""What is known of a written form before its neighbours are seen."""

from __future__ import annotations

import msgspec

from tawatur.annotate.tagger import Word
from tawatur.records.layers import WordClass
from tawatur.text.inflection import Form

__all__ = ["Closed", "Entries", "WordForm"]


class Closed(msgspec.Struct, frozen=True):
    """A reading of a token as a closed-class word; `maqsura`: it is written with alif maqsura, as "ala" (on) is."""

    tag: str
    ambiguous: bool
    prefix: str
    pronoun: str
    maqsura: bool = False


class Entries(msgspec.Struct, frozen=True):
    """What the lexicon holds of a token: the closed-class word, or the verb's form and the pronoun attached to it."""

    closed: Closed | None
    verb: Form | None
    pronoun: str


class WordForm(msgspec.Struct, frozen=True):
    """All that is known of a written form before its neighbours are seen, made once a form.

    `listed` is the lexicon's code for the tagger, `fixed` the decision where that settles it, `classes` what the form
    is by its tag, made when it is first so tagged. `apart` is what the form is where the article tells alif maqsura
    from ya, if it is then another word. `doing`: it may be a participle of circumstance.
    """

    entries: Entries
    listed: str
    fixed: int | None
    word: Word
    classes: list[WordClass | None]
    apart: WordForm | None
    doing: bool
