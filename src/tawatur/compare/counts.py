"""Two counts of the same thing: can both be true, and does one say more?

Counts are intervals: "at least 12" is everything from 12 on, "dozens" everything from 20 on. Nothing is averaged. Each
verdict carries the rule that gave it.
"""

from __future__ import annotations

import msgspec

from tawatur.records.ledger import Figure

__all__ = ["ROUNDING", "Count", "Judgement", "compare_counts", "count_of"]

#: Exact counts that differ by no more than this part, one of them round or "about", are one count rounded.
ROUNDING = 0.10
#: ... and that a round number may be off at most.
_LOOSEST = 0.15
#: A round number in full ("a hundred") may stand for counts this near.
_ROUND = 0.05
#: ... and whole thousands this near are one number, rounded up and down.
_LAST_PLACE = 0.01
_THOUSAND = 1000
#: A count that leaves out the last digits of another tells at least this many parts of it.
_FINE = 100
#: Lower bounds that a vague plural ("dozens", "hundreds", "thousands") leaves, without any number in the text.
_VAGUE = (20, 200, 2000, 20000, 200000, 2000000)


class Judgement(msgspec.Struct, frozen=True):
    """A verdict on two values, the rule behind it, and the reason in words."""

    verdict: str
    rule: str
    why: str


class Count(msgspec.Struct, frozen=True):
    """A count as an interval; `vague` where no number was written, `day` when it was published ("" unknown)."""

    low: int | None
    high: int | None
    approx: bool = False
    vague: bool = False
    day: str = ""

    @property
    def text(self) -> str:
        """The interval in figures: 31, about 180, 12 or more, 20 to 30."""
        about = "about " if self.approx and self.low == self.high else ""
        if self.low == self.high:
            return f"{about}{self.low}"
        if self.high is None:
            return f"{self.low} or more"
        return f"up to {self.high}" if self.low is None else f"{self.low} to {self.high}"

    @property
    def floor(self) -> int:
        """The least it can be."""
        return self.low or 0


def count_of(figure: Figure, day: str) -> Count:
    """Take the count of a figure, published on `day`."""
    written = any(letter.isdigit() for letter in figure.text)
    vague = figure.high is None and figure.low in _VAGUE and figure.approx and not written
    return Count(figure.low, figure.high, figure.approx, vague, day[:10])


def compare_counts(one: Count, other: Count) -> Judgement:
    """Judge two counts of the same people, place and happening; the order of the arguments does not matter."""
    a, b = sorted((one, other), key=lambda c: (c.day, c.floor, c.high is None, c.high or 0, c.approx))
    if (a.low, a.high) == (b.low, b.high):
        if a.approx != b.approx and a.low == a.high:
            return Judgement("refine", "figures.about-equal", f"{a.text} and {b.text}: one is approximate")
        return Judgement("agree", "figures.equal", f"both {a.text}")
    if _is_later_and_larger(a, b):
        return Judgement("update", "figures.later-larger", f"{a.text} on {a.day}, then {b.text} on {b.day}")
    if _contains(a, b) or _contains(b, a):
        wide, narrow = (a, b) if _contains(a, b) else (b, a)
        return Judgement("refine", "figures.contained", f"{narrow.text} lies within {wide.text}")
    if _overlap(a, b):
        return Judgement("refine", "figures.overlapping", f"{a.text} and {b.text} can both be true")
    if _is_rounded(a, b):
        return Judgement("refine", "figures.rounded", f"{a.text} and {b.text} are one count, one of them rounded")
    return Judgement("contradict", "figures.exclusive", f"{a.text} and {b.text} exclude each other")


def _is_later_and_larger(a: Count, b: Count) -> bool:
    if a.vague or b.vague or not a.day or not b.day or a.day == b.day or a.low is None or b.low is None:
        return False
    return b.low > a.low and not _is_rounded(a, b)


def _contains(wide: Count, narrow: Count) -> bool:
    above = (wide.low or 0) <= (narrow.low or 0)
    return above and (wide.high is None or (narrow.high is not None and narrow.high <= wide.high))


def _overlap(a: Count, b: Count) -> bool:
    return (a.high is None or (b.low or 0) <= a.high) and (b.high is None or (a.low or 0) <= b.high)


def _is_rounded(a: Count, b: Count) -> bool:
    """Whether two counts are one, once "about", once in a round number, or "more than" the very number."""
    if a.low is None or b.low is None:
        return False
    if _are_near_thousands(a, b):
        return True
    if (a.high is None) != (b.high is None):
        bare = b if a.high is None else a
        return bare.low == bare.high and abs(a.low - b.low) <= 1
    if a.low != a.high or b.low != b.high:
        return False
    if _is_cut(a.low, b.low) or _is_cut(b.low, a.low):
        return True
    distance = abs(a.low - b.low) / max(a.low, b.low, 1)
    about = [count.low for count in (a, b) if count.approx and count.low is not None]
    if about and (distance <= ROUNDING or abs(a.low - b.low) <= max(map(_looseness, about))):
        return True
    return distance <= _ROUND and (_is_round(a.low) != _is_round(b.low))


def _are_near_thousands(a: Count, b: Count) -> bool:
    """Whether both are whole thousands, or more than such, and next to each other."""
    low = [(count.low or 0) - (count.high is None and (count.low or 0) % _THOUSAND == 1) for count in (a, b)]
    return all(value and value % _THOUSAND == 0 for value in low) and abs(low[0] - low[1]) <= _LAST_PLACE * max(low)


def _is_cut(short: int, full: int) -> bool:
    """Whether a count of thousands leaves out the last digits of another one ("19.84 thousand" for 19,848)."""
    place = _place_of(short)
    return short > _THOUSAND and place > 1 and full % place != 0 and abs(full - short) < place and place < short / _FINE


def _place_of(value: int) -> int:
    """The last place of a number that is told: 10 for 19,840, 1,000 for 3,000."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _looseness(value: int) -> float:
    """How far a count may be from "about" a round number: half of its last place, at most .15 ("about 200": 30)."""
    return min(_place_of(value) / 2, _LOOSEST * value)


def _is_round(value: int) -> bool:
    """Hundreds, and two leading digits from a thousand on: 100, 300, 1,300, 350,000."""
    digits = str(value)
    return len(digits) > 2 and set(digits[max(1, min(2, len(digits) - 2)) :]) == {"0"}
