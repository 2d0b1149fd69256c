"""Applying what stands around a number: "about", "more than", "at least", per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.words import Words, bound_table
from tawatur.lexicon import Lexicon, Match
from tawatur.lexicon.concepts.quantities import Bound
from tawatur.records.document import Token

__all__ = ["Bounds", "apply_after", "apply_before", "find_bounds"]

#: "27 persons of the town at least": how many words may stand between a number and the bound that follows it.
_REACH = 5
#: How many words the halves of a bound may be apart.
_SPLIT = 7
#: How many words back "the number of" may stand of which it is told what it reaches.
_TOLL = 6
_SPLIT_KINDS = {"splitleast": "least", "splitover": "over", "splitmost": "most"}
_PERCENT_SIGNS = "%\u066a"


class Bounds(msgspec.Struct, frozen=True):
    """The bounding phrases of a sentence by the place where they end and by the place where they begin."""

    ending: dict[int, Match[Bound]]
    beginning: dict[int, Match[Bound]]

    def before(self, at: int, *kinds: str) -> Match[Bound] | None:
        """The phrase of one of the kinds that ends right before a place; "at least" stands on either side."""
        match = self.ending.get(at)
        if match is None or not any(e.kind in kinds for e, _ in match.items):
            return None
        return match

    def after(self, at: int, *kinds: str, place: str = "after") -> Match[Bound] | None:
        """The phrase of one of the kinds that begins at a place."""
        match = self.beginning.get(at)
        return match if match is not None and self.kind(match, place, *kinds) else None

    @staticmethod
    def kind(match: Match[Bound], place: str, *kinds: str) -> str:
        """The kind of a phrase on the given side, "" where it has none of the wanted kinds."""
        for entry, _ in match.items:
            if entry.place == place and entry.kind in kinds:
                return entry.kind
        return ""


def find_bounds(tokens: Sequence[Token], lexicon: Lexicon) -> Bounds:
    """Find every bounding phrase in a sentence; places count from the sentence's first token."""
    offset = tokens[0].index
    matches = lexicon.compiled(bound_table).find(tokens)
    return Bounds({m.stop - offset: m for m in matches}, {m.first - offset: m for m in matches})


_ONE_NUMBER = ("about", "over", "least", "under", "most", "upto")


def apply_before(amount: Amount, bounds: Bounds, offset: int) -> Amount:
    """Narrow or open an amount by the bound before it; the amount then begins with the bound.

    A toll that "reaches 230" is that high; only other things are up to so many.
    """
    match = bounds.before(amount.first, *_ONE_NUMBER)
    if match is None:
        kind = _split_kind(amount, bounds)
        return _bounded(amount, kind) if kind else amount
    kind = next(e.kind for e, _ in match.items if e.kind in _ONE_NUMBER)
    first = match.first - offset
    if kind == "upto" and any(bounds.before(at, "total") is not None for at in range(first - _TOLL, first)):
        return amount
    bounded = _bounded(amount, kind)
    return msgspec.structs.replace(bounded, first=first, start=match.variant.start)


def _split_kind(amount: Amount, bounds: Bounds) -> str:
    """ "Is not less, the number of dead, than 60": the bound's two halves stand around a noun; "" for none."""
    if bounds.before(amount.first, "on", "speaksof") is None:
        return ""
    for place in range(amount.first - 2, max(amount.first - _SPLIT, 0), -1):
        match = bounds.before(place, *_SPLIT_KINDS)
        if match is not None:
            return next(_SPLIT_KINDS[e.kind] for e, _ in match.items if e.kind in _SPLIT_KINDS)
    return ""


def apply_after(amount: Amount, words: Words, bounds: Bounds) -> Amount:
    """Apply a percent sign or the bound that follows the number or the noun it counts."""
    tokens, at = words.tokens, amount.stop
    if at < len(tokens) and tokens[at].text in _PERCENT_SIGNS:
        return amount.with_rule("<number> percent", mode="percent")
    if bounds.after(at, "percent") is not None:
        return amount.with_rule("<number> percent", mode="percent")
    for place in range(at, min(at + _REACH, len(tokens))):
        match = bounds.after(place, *_ONE_NUMBER)
        if match is not None:
            kind = next(e.kind for e, _ in match.items if e.kind in _ONE_NUMBER)
            if match.variant.prefix and place > at:
                return amount
            bounded = _bounded(amount, kind)
            return msgspec.structs.replace(bounded, stop=at + match.stop - match.first) if place == at else bounded
        if tokens[place].kind != "word" or (words.at(place) is not None and words.kind(place) != "ordinal"):
            return amount
    return amount


def _bounded(amount: Amount, kind: str) -> Amount:
    one = Decimal(1)
    whole = amount.low is not None and amount.low == amount.low.to_integral_value()
    step = one if whole else Decimal(0)
    match kind:
        case "over":
            low = None if amount.low is None else amount.low + step
            return amount.with_rule("more than <number>", low=low, high=None, approx=True)
        case "least":
            return amount.with_rule("at least <number>", high=None, approx=True)
        case "under":
            high = None if amount.high is None else amount.high - step
            return amount.with_rule("less than <number>", low=None, high=high, approx=True)
        case "most" | "upto":
            return amount.with_rule("at most <number>", low=None, approx=True)
        case _:
            return amount.with_rule("about <number>", approx=True)
