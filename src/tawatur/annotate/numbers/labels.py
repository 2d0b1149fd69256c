"""Numbers that count nothing: names of roads and weapons, article numbers, years, scores, dates, clock times."""

from __future__ import annotations

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.words import Words
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.quantities import NumberLabel
from tawatur.lexicon.people import people_noun

__all__ = ["is_label"]

#: Marks that join digits into dates, clock times, scores, formats ("5+1") and model names when no space is between.
_JOINERS = "/:+*_=\\"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014"
_YEARS = range(1900, 2101)


def is_label(words: Words, amount: Amount, lexicon: Lexicon) -> bool:
    """Whether the number at hand is a name or part of something longer and counts nothing."""
    if _is_named(words, amount, lexicon):
        return True
    if not amount.digits and amount.mode != "range":
        return False
    if amount.mode == "range":
        return _is_year(words, amount, lexicon)
    return _is_glued(words, amount) or _is_year(words, amount, lexicon)


def _label_tables(lexicon: Lexicon) -> tuple[PhraseTable[str], PhraseTable[str]]:
    entries = lexicon.entries(NumberLabel)
    before, after = (
        PhraseTable((form, e.id) for e in entries if e.place == place for form in e.forms())
        for place in ("before", "after")
    )
    return before, after


def _is_named(words: Words, amount: Amount, lexicon: Lexicon) -> bool:
    before, after = lexicon.compiled(_label_tables)
    if amount.stop < len(words.tokens) and after.match_at(words.tokens, amount.stop) is not None:
        return True
    if not amount.digits or amount.unit > 1 or amount.first == 0:
        return False
    at = amount.first - 1
    if words.tokens[at].kind == "punct" and at > 0:
        at -= 1
    return before.match_at(words.tokens, at) is not None


def _is_glued(words: Words, amount: Amount) -> bool:
    """Digits next to a joining mark, or a dash after a letter ("F-16"), with no space between."""
    tokens, first, last = words.tokens, amount.first, amount.stop - 1
    if first > 0 and tokens[first - 1].text in _JOINERS and first > 1 and tokens[first - 2].kind == "number":
        return True
    if last + 2 < len(tokens) and tokens[last + 1].text in _JOINERS and tokens[last + 2].kind == "number":
        return True
    glued = first > 1 and tokens[first - 1].text in _DASHES and tokens[first - 1].end == tokens[first].start
    if glued and tokens[first - 2].end == tokens[first - 1].start:
        return True
    dashed = last + 2 < len(tokens) and tokens[last + 1].text in _DASHES and tokens[last + 2].kind == "number"
    return dashed and tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == tokens[last + 2].start


def _function_words(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, e.id) for e in lexicon.entries(FunctionWord) for form in e.forms())


def _is_year(words: Words, amount: Amount, lexicon: Lexicon) -> bool:
    """Four bare digits like a year (or a range of two), with no noun after them to count."""
    years = [words.tokens[place].norm for place in range(amount.first, amount.stop) if words.kind(place) == "digits"]
    if amount.low not in _YEARS or amount.high not in _YEARS or any(len(year) != 4 for year in years):
        return False
    if amount.stop >= len(words.tokens):
        return True
    after = words.tokens[amount.stop]
    if after.kind != "word" or len(after.norm) < 3:
        return True
    if people_noun(words.tokens, amount.stop, lexicon) is not None or (amount.approx and amount.mode != "range"):
        return False
    functions = lexicon.compiled(_function_words)
    before = amount.first > 0 and functions.match_at(words.tokens, amount.first - 1) is not None
    return before or functions.match_at(words.tokens, amount.stop) is not None
