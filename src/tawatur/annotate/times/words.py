"""What each token of a sentence is to the time grammar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from tawatur.annotate.numbers.ordinals import read_ordinal
from tawatur.annotate.numbers.words import Words, read_words
from tawatur.annotate.times.periods import Period
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.calendar import Month, TimeUnit, TimeWord, Weekday
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import FEMININE_ENDING

__all__ = ["Moment", "TimeEntry", "TimeWords", "is_prompt", "read_time_words"]

TimeEntry = Month | Weekday | TimeWord | TimeUnit
#: "The first" has a feminine of its own.
_FEMININE_FIRST = ("ي", "ى")


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time found: places of its tokens, the offset of its first letter, the period, the rules, outermost first.

    `relative` tells that the day of publication was needed; `clock` is a part of day or HH:MM, "" for none; `named` is
    the ISO number of the weekday that stands beside "today"; `other` is a second possible value.
    """

    first: int
    stop: int
    start: int
    period: Period
    rules: tuple[str, ...]
    relative: bool = False
    clock: str = ""
    named: int | None = None
    other: str = ""


class TimeWords(msgspec.Struct, frozen=True):
    """A sentence for the time grammar: tokens, number readings, lexicon hits by place, the day of publication.

    `tenses` gives the tense of the verb that governs each place ("" unknown); `anchor` is the time named last, which
    "the same month" takes up.
    """

    tokens: Sequence[Token]
    numbers: Words
    hits: Sequence[Match[TimeEntry] | None]
    published: date | None
    tenses: Sequence[str]
    anchor: Moment | None = None

    def length(self, at: int) -> int:
        """How many tokens the hit at a place covers."""
        hit = self.hits[at] if at < len(self.hits) else None
        return 0 if hit is None else hit.stop - hit.first

    def month(self, at: int) -> Month | None:
        """The month that begins at a place."""
        return next((e for e in self._entries(at) if isinstance(e, Month)), None)

    def weekday(self, at: int) -> Weekday | None:
        """The weekday that begins at a place."""
        return next((e for e in self._entries(at) if isinstance(e, Weekday)), None)

    def unit(self, at: int) -> TimeUnit | None:
        """The unit of time at a place."""
        return next((e for e in self._entries(at) if isinstance(e, TimeUnit)), None)

    def word(self, at: int, *kinds: str) -> TimeWord | None:
        """The time word of one of the kinds that begins at a place."""
        return next((e for e in self._entries(at) if isinstance(e, TimeWord) and e.kind in kinds), None)

    def is_definite(self, at: int) -> bool:
        """Whether the hit at a place begins with the article."""
        hit = self.hits[at] if 0 <= at < len(self.hits) else None
        return hit is not None and hit.variant.key.startswith(ARTICLE)

    def start(self, at: int) -> int:
        """The offset of the word at a place without its attached letters."""
        hit = self.hits[at]
        if hit is not None:
            return hit.variant.start
        number = self.numbers.at(at)
        return number.start if number is not None else self.tokens[at].start

    def text(self, at: int) -> str:
        """The folded token at a place, "" outside the sentence."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def digits(self, at: int) -> int | None:
        """The whole number in plain digits at a place."""
        text = self.text(at)
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def year_number(self, at: int) -> int | None:
        """A number of four digits that can be a Gregorian year of our time."""
        number = self.digits(at)
        return number if number is not None and len(self.text(at)) == 4 and 1800 <= number <= 2100 else None

    def day_number(self, at: int) -> tuple[int, int] | None:
        """A day of the month in digits or as a masculine ordinal, and the place after it."""
        if self.text(at) == ARTICLE and self.digits(at + 1) is not None:
            at += 1
        found = self.hour_number(at)
        if found is not None and self.numbers.kind(at) == "ordinal" and self.is_feminine(at, found[0]):
            return None
        return found

    def is_feminine(self, at: int, number: int) -> bool:
        """Whether an ordinal is feminine, as hours are and days of the month are not."""
        ending = self.text(at)[-1:]
        return ending == FEMININE_ENDING or (number == 1 and ending in _FEMININE_FIRST)

    def hour_number(self, at: int) -> tuple[int, int] | None:
        """A day or hour in digits or as an ordinal of either gender, and the place after it."""
        if self.word(at, "first") is not None:
            return 1, at + 1
        number = self.digits(at)
        if number is not None:
            return (number, at + 1) if 1 <= number <= 31 and len(self.text(at)) <= 2 else None
        if not self.numbers.kind(at):
            return None
        ordinal = read_ordinal(self.numbers, at)
        if ordinal is not None:
            return (int(ordinal.value), ordinal.stop) if 1 <= ordinal.value <= 31 else None
        word = self.numbers.at(at)
        if word is not None and word.kind == "one" and word.definite:
            return 1, at + 1
        if word is not None and word.kind == "ten" and word.definite and word.value <= 30:
            return int(word.value), at + 1
        return None

    def tense(self, at: int) -> str:
        """The tense that governs a place; "since" looks back whatever the verb says."""
        since = self.word(at - 1, "since") is not None or (self.unit(at - 1) and self.word(at - 2, "since") is not None)
        return "past" if since else self.tenses[at]

    def is_past(self, moment: Moment) -> bool:
        """Whether a moment lies wholly before the day of publication."""
        finish = moment.period.finish
        return finish is not None and self.published is not None and finish < self.published

    def _entries(self, at: int) -> list[TimeEntry]:
        hit = self.hits[at] if 0 <= at < len(self.hits) else None
        return [] if hit is None else [entry for entry, _ in hit.items]


def read_time_words(
    tokens: Sequence[Token], lexicon: Lexicon, published: date | None, tenses: Sequence[str]
) -> TimeWords:
    """Look up every token of a sentence."""
    hits: list[Match[TimeEntry] | None] = [None] * len(tokens)
    for match in lexicon.compiled(_time_table).find(tokens, overlapping=True):
        hits[match.first - tokens[0].index] = match
    return TimeWords(tokens, read_words(tokens, lexicon), hits, published, tenses)


def _time_table(lexicon: Lexicon) -> PhraseTable[TimeEntry]:
    kinds: tuple[type[TimeEntry], ...] = (Month, Weekday, TimeWord, TimeUnit)
    return PhraseTable((form, entry) for kind in kinds for entry in lexicon.entries(kind) for form in entry.forms())


#: Links alone announce no time.
_LINKS = frozenset(
    {
        "of",
        "in",
        "about",
        "to",
        "past",
        "next",
        "this",
        "recent",
        "few",
        "dem",
        "mark",
        "same-as",
        "zone",
        "blocked",
        "same",
        "samebefore",
        "ofit",
        "outlet",
        "outlethead",
        "namehead",
        "yearhead",
        "yearkind",
        "era",
        "every",
        "daytime",
        "after",
    }
)


def is_prompt(words: TimeWords, at: int) -> bool:
    """Whether a time can begin at a place at all."""
    hit = words.hits[at]
    if hit is None:
        return bool(words.numbers.kind(at)) or words.tokens[at].kind == "number"
    return any(not (isinstance(e, TimeWord) and e.kind in _LINKS) for e, _ in hit.items) or bool(words.numbers.kind(at))
