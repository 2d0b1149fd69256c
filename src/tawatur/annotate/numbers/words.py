"""What each token of a sentence is to the number grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.quantities import Bound, Numeral
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.digits import read_digits
from tawatur.text.folding import fold
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["NumberWord", "Words", "bound_table", "numeral_heads", "read_words"]

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
    """The tokens of a sentence beside those of them that can be read as numbers, by their places in order."""

    tokens: Sequence[Token]
    numbers: Mapping[int, NumberWord]

    def at(self, place: int) -> NumberWord | None:
        """The number word at a place, None for other words and past the ends."""
        return self.numbers.get(place)

    def kind(self, place: int) -> str:
        """The kind of number word at a place, "" for none."""
        word = self.numbers.get(place)
        return "" if word is None else word.kind

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
    none = table.heads.isdisjoint
    numbers: dict[int, NumberWord] = {}
    for at, token in enumerate(tokens):
        # Most words are no numbers: one set operation passes over them.
        if token.kind != NUMBER and none(token.keys):
            continue
        word = _read_word(token, table.words)
        if word is not None:
            numbers[at] = word
    for at, word in numbers.items():
        if word.kind == "one":
            numbers[at] = _one_or_and_head(word, numbers.get(at + 1))
    return Words(tokens, numbers)


def _one_or_and_head(word: NumberWord, after: NumberWord | None) -> NumberWord:
    """Unmarked "one" is spelled like "and a-" of "and eleven"; before the ten it is the latter."""
    if after is None or after.kind != "teen" or after.joined or word.prefix or word.definite:
        return word
    return msgspec.structs.replace(word, kind="head", joined=True, prefix=_AND, start=word.start + 1)


def bound_table(lexicon: Lexicon) -> PhraseTable[Bound]:
    """The bounding phrases."""
    return PhraseTable((form, entry) for entry in lexicon.entries(Bound) for form in entry.forms())


class _Numerals(msgspec.Struct, frozen=True):
    """The numerals by their folded forms, each with whether the article is attached; `heads` are the forms alone."""

    words: Mapping[str, tuple[Numeral, bool]]
    heads: frozenset[str]


def numeral_heads(lexicon: Lexicon) -> frozenset[str]:
    """The folded forms that can be number words."""
    return lexicon.compiled(_numeral_table).heads


def _numeral_table(lexicon: Lexicon) -> _Numerals:
    table: dict[str, tuple[Numeral, bool]] = {}
    for entry in lexicon.entries(Numeral):
        for surface in entry.surfaces:
            table.setdefault(fold(surface), (entry, False))
            table.setdefault(ARTICLE + fold(surface), (entry, True))
    return _Numerals(table, frozenset(table))


def _read_word(token: Token, table: Mapping[str, tuple[Numeral, bool]]) -> NumberWord | None:
    if token.kind == NUMBER:
        value = read_digits(token.norm)
        return None if value is None else NumberWord("digits", value, token.start)
    if token.kind != WORD:
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
