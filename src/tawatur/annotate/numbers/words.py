"""What each token of a sentence is to the number grammar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.annotate.numbers.digits import read_digits
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import Bound, Numeral
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold

__all__ = ["NumberWord", "Words", "bound_table", "read_words"]

#: The one conjunction that adds numbers: the first of `CONJUNCTIONS`.
_AND = CONJUNCTIONS[0]
#: "Like a hundred" is spelled like "quantity".
_LIKE = PREPOSITIONS[1]


class NumberWord(msgspec.Struct, frozen=True):
    """A token that is a number or part of one. `start` leaves out attached letters; `joined` tells of an "and"."""

    kind: str
    value: Decimal
    start: int
    count: int = 1
    joined: bool = False
    prefix: str = ""
    definite: bool = False


class Words(msgspec.Struct, frozen=True):
    """The tokens of a sentence beside their readings as numbers (None for other words)."""

    tokens: Sequence[Token]
    numbers: Sequence[NumberWord | None]

    def at(self, place: int) -> NumberWord | None:
        """The number word at a place, None past the end."""
        return self.numbers[place] if 0 <= place < len(self.numbers) else None

    def kind(self, place: int) -> str:
        """The kind of number word at a place, "" for none."""
        word = self.at(place)
        return word.kind if word else ""

    def after_and(self, place: int) -> int | None:
        """Where the number goes on after an "and" (attached or alone) at `place`; None where there is none."""
        word = self.at(place)
        if word is not None:
            return place if word.joined else None
        if place < len(self.tokens) and self.tokens[place].norm == _AND and self.at(place + 1) is not None:
            return place + 1
        return None


def read_words(tokens: Sequence[Token], lexicon: Lexicon) -> Words:
    """Read every token of a sentence as a number word where it can be one."""
    table = lexicon.compiled(_numeral_table)
    numbers = [_read_word(token, table) for token in tokens]
    for at, word in enumerate(numbers):
        if word is not None and word.kind == "one" and at + 1 < len(numbers):
            numbers[at] = _one_or_and_head(word, numbers[at + 1])
    return Words(tokens, numbers)


def _one_or_and_head(word: NumberWord, after: NumberWord | None) -> NumberWord:
    """Unmarked "one" is spelled like "and a-" of "and eleven"; before the ten it is the latter."""
    if after is None or after.kind != "teen" or after.joined or word.prefix or word.definite:
        return word
    return msgspec.structs.replace(word, kind="head", joined=True, prefix=_AND, start=word.start + 1)


def bound_table(lexicon: Lexicon) -> PhraseTable[Bound]:
    """The bounding phrases."""
    return PhraseTable((form, entry) for entry in lexicon.entries(Bound) for form in entry.forms())


def _numeral_table(lexicon: Lexicon) -> dict[str, tuple[Numeral, bool]]:
    table: dict[str, tuple[Numeral, bool]] = {}
    for entry in lexicon.entries(Numeral):
        for surface in entry.surfaces:
            table.setdefault(fold(surface), (entry, False))
            table.setdefault(ARTICLE + fold(surface), (entry, True))
    return table


def _read_word(token: Token, table: dict[str, tuple[Numeral, bool]]) -> NumberWord | None:
    if token.kind == "number":
        value = read_digits(token.norm)
        return None if value is None else NumberWord("digits", value, token.start)
    if token.kind != "word":
        return None
    for variant in token.variants:
        hit = table.get(variant.key)
        if hit is not None:
            entry, definite = hit
            if entry.kind == "none" or (entry.kind == "hundred" and _LIKE in variant.prefix):
                return None
            return NumberWord(
                entry.kind,
                entry.value,
                variant.start,
                entry.count,
                _AND in variant.prefix[:1],
                variant.prefix,
                definite,
            )
    return None
