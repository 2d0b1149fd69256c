"""Quantities as they are written: a number, its scale and a unit of measurement or a currency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from tawatur.compare.accounts import function_words
from tawatur.compare.counts import Count
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import TollWord
from tawatur.lexicon.concepts.quantities import Bound, Measure, Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.digits import read_digits
from tawatur.text.tokens import NUMBER, PUNCT

__all__ = [
    "COMPARED",
    "Measured",
    "Number",
    "bound_kinds",
    "bound_words",
    "bounded",
    "has_standing",
    "measured",
    "number_before",
    "number_words",
    "standings",
]

#: Kinds of number words that add up to a whole number, and those that stand for one.
_PARTS = frozenset({"unit", "one", "head", "teen", "ten", "hundred", "fraction"})
_SCALES = frozenset({"scale", "plural-scale"})
_TEN = 10
#: Words of a number at most.
_LONGEST = 5
#: Places before a number and behind a unit in which a bound stands ("more than", "at least").
_REACH = 4
#: Bounds that make two numbers of one; the second alone is not what was said.
_RANGES = frozenset({"between"})
_NEGATION = "neg"
_THAT = "comp"
_DUAL = "du"
#: Larger numbers are misread.
_LARGEST = Decimal(10) ** 16
#: The kind of words beside which the value of another day or period stands.
COMPARED = "compared"


class Measured(msgspec.Struct, frozen=True):
    """A quantity: its kind, how much in the smallest unit of it, and the half-open places of its tokens.

    `text` is the number in its own unit with its bound, `value` the whole part of the number alone.
    """

    kind: str
    text: str
    count: Count
    first: int
    stop: int
    moves: bool
    value: int = 0


class Number(msgspec.Struct, frozen=True):
    """A number and the place where it begins."""

    value: Decimal
    first: int


def measured(tokens: Sequence[Token], day: str, lexicon: Lexicon) -> Iterator[Measured]:
    """The quantities of a sentence whose numbers are read whole; places count from the first token."""
    if not tokens:
        return
    start = tokens[0].index
    for match in lexicon.compiled(_measures).find(tokens):
        entry, is_dual = match.items[0][0]
        place, stop = match.first - start, match.stop - start
        if match.variant.prefix:
            continue
        number = Number(Decimal(2), place) if is_dual else number_before(tokens, place, lexicon)
        if number is None or not 0 < number.value * entry.factor < _LARGEST:
            continue
        value = number.value * entry.factor
        if value == int(value) and not _is_range(tokens, number.first):
            count = bounded(tokens, number.first, stop, int(value), day, lexicon)
            if count is not None:
                text = f"{_text(number.value, count, int(value))} {entry.id}"
                yield Measured(entry.kind, text, count, number.first, stop, entry.moves, int(number.value))


def number_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Number | None:
    """The number that ends before a place, with its scales: "133 thousand", "two million", "a million and 50 thousand".

    None for the rest of a larger number.
    """
    words = _number_words(tokens, max(0, end - _LONGEST - 1), end, lexicon)
    part = _part_before(tokens, end, words)
    if part is None:
        return None
    before = part.first - 1
    joined = part.first in words and words[part.first].joined
    if before > 0 and tokens[before].norm in CONJUNCTIONS:
        before, joined = before - 1, True
    if before < 0 or not (before in words or tokens[before].kind == NUMBER):
        return part
    if not joined or before not in words or words[before].kind not in _SCALES:
        return part if before in words and words[before].kind not in _SCALES | _PARTS else None
    higher = number_before(tokens, before + 1, lexicon)
    if higher is None or higher.value <= part.value:
        return None
    return Number(higher.value + part.value, higher.first)


def _part_before(tokens: Sequence[Token], end: int, words: Mapping[int, _Word]) -> Number | None:
    """The number with one scale at most that ends before a place."""
    scale = words.get(end - 1)
    if scale is None or scale.kind not in _SCALES:
        return _whole(tokens, end, words)
    if scale.count == 2:
        return Number(Decimal(2) * scale.value, end - 1)
    number = _whole(tokens, end - 1, words)
    if number is not None and not _is_joined_to(scale, tokens, end - 1):
        return Number(number.value * scale.value, number.first)
    return Number(scale.value, end - 1) if scale.kind == "scale" else None


def _is_joined_to(scale: _Word, tokens: Sequence[Token], place: int) -> bool:
    """Whether "and" stands before a scale, so that what is before it is no number of it."""
    return scale.joined or (place > 0 and tokens[place - 1].norm in CONJUNCTIONS)


class _Word(msgspec.Struct, frozen=True):
    kind: str
    value: Decimal
    count: int
    joined: bool


def _number_words(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> Mapping[int, _Word]:
    start = tokens[0].index
    found: dict[int, _Word] = {}
    for match in lexicon.compiled(_numerals).find(tokens[first:end]):
        kind, value, count = match.items[0][0]
        joined = any(letter in CONJUNCTIONS for letter in match.variant.prefix)
        if match.stop - match.first == 1:
            found[match.first - start] = _Word(kind, value, count, joined)
    return found


def number_words(tokens: Sequence[Token], lexicon: Lexicon) -> Mapping[int, object]:
    """The number words among some tokens, by their places."""
    return _number_words(tokens, 0, len(tokens), lexicon) if tokens else {}


def _whole(tokens: Sequence[Token], end: int, words: Mapping[int, _Word]) -> Number | None:
    """Digits, or number words that add up ("five and twenty"), before a place."""
    if end < 1:
        return None
    if tokens[end - 1].kind == NUMBER:
        value = read_digits(tokens[end - 1].norm)
        return None if value is None else Number(value, end - 1)
    total = Decimal(0)
    at = end
    while at > 0 and (word := words.get(at - 1)) is not None and word.kind in _PARTS:
        total += word.value
        at -= 1
        teen = word.kind == "teen" and word.value == _TEN
        if not word.joined and not (teen and (more := words.get(at - 1)) and more.value < _TEN):
            break
    if at == end or (at - 2 in words and words[at - 2].kind in _PARTS):  # "three and forty point eight"
        return None
    return Number(total, at)


def _is_range(tokens: Sequence[Token], first: int) -> bool:
    """Whether a mark joins a number to one before it: 5-7 km."""
    return first > 1 and tokens[first - 1].kind == PUNCT and tokens[first - 2].kind == NUMBER


def bounded(tokens: Sequence[Token], first: int, stop: int, value: int, day: str, lexicon: Lexicon) -> Count | None:
    """The quantity with the bound before or behind it; None for one end of a range."""
    before = tokens[max(0, first - _REACH) : first]
    other = max((place + 1 for place, token in enumerate(before) if token.kind == NUMBER), default=0)
    before = before[other:]  # "about 90 cents to 51 dollars"
    that = (m.stop - before[0].index for m in lexicon.compiled(function_words).find(before) if m.items[0][0] == _THAT)
    before = before[max(that, default=0) :]  # "the spokesman explained that": it is spelled like "and between".
    kinds = bound_kinds(before, lexicon)
    behind = lexicon.compiled(_behind).find(tokens[stop : stop + _REACH - 1])
    kinds |= {kind for match in behind[:1] for kind, _ in match.items}
    if kinds & _RANGES:
        return None
    if "over" in kinds or "least" in kinds:
        return Count(value + ("over" in kinds), None, day=day)
    if "under" in kinds or "most" in kinds:
        return Count(0, value - ("under" in kinds), day=day)
    return Count(value, value, "about" in kinds, day=day)


def _text(number: Decimal, count: Count, value: int) -> str:
    """The number with its bound in words: 133,000, about 5, over 8, up to 40."""
    if count.high is None:
        bound = "at least " if count.low == value else "over "
    elif count.low != count.high:
        bound = "up to " if count.high == value else "under "
    else:
        bound = "about " if count.approx else ""
    return f"{bound}{int(number) if number == int(number) else number.normalize():,}"


def _measures(lexicon: Lexicon) -> PhraseTable[tuple[Measure, bool]]:
    return PhraseTable(
        (form, (entry, form.number == _DUAL)) for entry in lexicon.entries(Measure) for form in entry.forms()
    )


def _numerals(lexicon: Lexicon) -> PhraseTable[tuple[str, Decimal, int]]:
    return PhraseTable(
        (form, (entry.kind, entry.value, entry.count))
        for entry in lexicon.entries(Numeral)
        if entry.kind in _PARTS | _SCALES
        for form in entry.forms()
    )


def bound_words(lexicon: Lexicon) -> PhraseTable[str]:
    """The bounds that stand before a number, with their kinds; for `Lexicon.compiled`."""
    return _bounds(lexicon, "before")


def bound_kinds(before: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """The kinds of the bounds among the words before a number; "did not exceed" says up to where, not from where on."""
    kinds = {kind for match in lexicon.compiled(bound_words).find(before) for kind, _ in match.items}
    if "over" in kinds:
        words = (kind for match in lexicon.compiled(function_words).find(before) for kind, _ in match.items)
        if _NEGATION in words:
            return kinds - {"over"} | {"most"}
    return kinds


def standings(lexicon: Lexicon) -> PhraseTable[str]:
    """The words that say how a number stands to others, with their kinds; for `Lexicon.compiled`."""
    return PhraseTable((form, entry.kind) for entry in lexicon.entries(TollWord) for form in entry.forms())


def has_standing(tokens: Sequence[Token], kind: str, lexicon: Lexicon) -> bool:
    """Whether a word of a kind stands there that says how a number stands to others."""
    return any(each == kind for match in lexicon.compiled(standings).find(tokens) for each, _ in match.items)


def _behind(lexicon: Lexicon) -> PhraseTable[str]:
    return _bounds(lexicon, "after")


def _bounds(lexicon: Lexicon, place: str) -> PhraseTable[str]:
    return PhraseTable(
        (form, entry.kind) for entry in lexicon.entries(Bound) if entry.place == place for form in entry.forms()
    )
