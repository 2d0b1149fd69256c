"""Votes and shares: for which side a number of votes was cast, and which part of what is owned or of who may vote.

"Won the support of 12 members" and "obtained 13 votes" count one thing, and so do a turnout of 68 per cent and "three
in four voters stayed away".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from tawatur.compare.counts import Count
from tawatur.compare.measured import bounded
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import ReckoningWord
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.tokens import WORD

__all__ = ["BALLOTS", "SHARED", "VOTE", "Part", "ballot_of", "inverted", "parts_of", "share_of"]

#: How a vote can be cast, by the kind of word beside its number; votes without such a word are cast for somebody.
BALLOTS: Mapping[str, str] = {
    "voting-for": "votes-for", "voting-against": "votes-against", "abstaining": "votes-withheld"
}  # fmt: skip
_FOR = "votes-for"
#: The key of votes that are counted.
VOTE = "vote"
#: Words before a number and behind what it counts in which stands how a vote is cast.
_BEFORE, _BEHIND = 4, 3
#: What a part is of, by the kind of word in the clause: of those who may vote, of what changes hands, of what is held.
SHARED: Mapping[str, str] = {
    "turnout": "turnout", "boycott": "turnout", "trading": "share-traded", "holding": "share-held"
}  # fmt: skip
_BOYCOTT = "boycott"
#: Kinds of numerals that are parts; those that are spelled like whole numbers, and the word of capital behind them.
_FRACTIONS = frozenset({"fraction", "fractions"})
_SCALES = frozenset({"scale", "plural-scale"})
_WHOLE = 10_000


class Part(msgspec.Struct, frozen=True):
    """A part of something in hundredths of a per cent, with the half-open places of its tokens."""

    count: Count
    first: int
    stop: int


def ballot_of(first: int, stop: int, *, is_vote: bool, tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """How the votes between two places of some tokens were cast; "" where nothing says that anybody voted."""
    table = lexicon.compiled(_sides)
    behind = table.find(tokens[stop : stop + _BEHIND])
    before = table.find(tokens[max(0, first - _BEFORE) : first])
    if before:
        return BALLOTS[before[-1].items[0][0]]
    if behind:
        return BALLOTS[behind[0].items[0][0]]
    return _FOR if is_vote else ""


def share_of(kinds: Collection[str]) -> str:
    """What the parts of a clause are of, by the kinds of its words; "" where they do not say."""
    return next((subject for kind, subject in SHARED.items() if kind in kinds), "")


def inverted(count: Count, kinds: Collection[str]) -> Count:
    """A share of those who stayed away as one of those who came."""
    if _BOYCOTT not in kinds:
        return count
    low = None if count.high is None else _WHOLE - count.high
    high = None if count.low is None else _WHOLE - count.low
    return Count(low or 0, high, count.approx)


def parts_of(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Part]:
    """The fractions of some tokens that are parts of something: "three quarters of the voters".

    A quarter of a million is a number, and "a fifth" is spelled like "five".
    """
    numerals = lexicon.compiled(_numerals)
    found = {n: match.items[0][0] for n, token in enumerate(tokens) for match in numerals.find((token,))}
    for n, (kind, value) in found.items():
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is None or after.kind != WORD or found.get(n + 1, ("", 0))[0] in _SCALES:
            continue
        times, first = Decimal(1), n
        if kind == "fractions":
            times, first = (found[n - 1][1], n - 1) if found.get(n - 1, ("", 0))[0] == "unit" else (Decimal(0), n)
        elif kind == "unit":
            # "Five sheep", and "a fifth of its capital": only what has parts tells them apart.
            value = Decimal(1) / value if lexicon.compiled(_divided).find(tokens[n + 1 : n + 3]) else Decimal(0)
        elif kind not in _FRACTIONS:
            continue
        share = int(times * value * _WHOLE)
        count = bounded(tokens, first, n + 1, share, "", lexicon) if 0 < share < _WHOLE else None
        if count is not None:
            yield Part(count, first, n + 1)


def _sides(lexicon: Lexicon) -> PhraseTable[str]:
    words = (entry for entry in lexicon.entries(ReckoningWord) if entry.kind in BALLOTS)
    return PhraseTable((form, entry.kind) for entry in words for form in entry.forms())


def _divided(lexicon: Lexicon) -> PhraseTable[str]:
    words = (entry for entry in lexicon.entries(ReckoningWord) if entry.kind == "divided")
    return PhraseTable((form, entry.kind) for entry in words for form in entry.forms())


def _numerals(lexicon: Lexicon) -> PhraseTable[tuple[str, Decimal]]:
    return PhraseTable(
        (form, (entry.kind, entry.value)) for entry in lexicon.entries(Numeral) for form in entry.forms()
    )
