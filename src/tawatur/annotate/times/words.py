"""What each token of a sentence is to the time grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

import msgspec

from tawatur.annotate.numbers.ordinals import read_ordinal
from tawatur.annotate.numbers.words import Words, read_words
from tawatur.annotate.times.periods import Period
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.calendar import Month, TimeUnit, TimeWord, Weekday
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import FEMININE_ENDING, Form
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["Hit", "Moment", "TimeEntry", "TimeWords", "is_prompt", "read_time_words"]

TimeEntry = Month | Weekday | TimeWord | TimeUnit
#: "The first" has a feminine of its own.
_FEMININE_FIRST = ("ي", "ى")
#: How many words back "since" may stand whose event a date is told of.
_SINCE = 7


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


class Senses(msgspec.Struct, frozen=True):
    """What a form of the lexicon is to the time grammar, its first entry of each sort.

    `kinds` are those of its time words with "month", "weekday" and "unit" for the others; `is_prompt` tells that a time
    can begin with it.
    """

    month: Month | None
    weekday: Weekday | None
    unit: TimeUnit | None
    words: tuple[TimeWord, ...]
    kinds: frozenset[str]
    is_definite: bool
    is_prompt: bool


class Hit(msgspec.Struct, frozen=True):
    """A form of the lexicon in a sentence: its senses, how many tokens it covers, where it begins without `prefix`."""

    senses: Senses
    length: int
    start: int
    prefix: str


class TimeWords(msgspec.Struct, frozen=True):
    """A sentence for the time grammar: tokens, number readings, lexicon hits by place, the day of publication.

    `texts` are the folded tokens by place, `counting` the places where a number or the article of one stands, `places`
    those where a time may begin, in order. `tenses` gives the tense of the verb that governs each place ("" unknown);
    `anchor` is the time named last, which "the same month" takes up; `printed` is the day of publication where
    `published` is the day that the report speaks on.
    """

    tokens: Sequence[Token]
    texts: Mapping[int, str]
    numbers: Words
    hits: Mapping[int, Hit]
    counting: Set[int]
    places: Sequence[int]
    published: date | None
    tenses: Sequence[str] = ()
    anchor: Moment | None = None
    printed: date | None = None

    def length(self, at: int) -> int:
        """How many tokens the hit at a place covers."""
        hit = self.hits.get(at)
        return 0 if hit is None else hit.length

    def month(self, at: int) -> Month | None:
        """The month that begins at a place."""
        hit = self.hits.get(at)
        return None if hit is None else hit.senses.month

    def weekday(self, at: int) -> Weekday | None:
        """The weekday that begins at a place."""
        hit = self.hits.get(at)
        return None if hit is None else hit.senses.weekday

    def unit(self, at: int) -> TimeUnit | None:
        """The unit of time at a place."""
        hit = self.hits.get(at)
        return None if hit is None else hit.senses.unit

    def word(self, at: int, *kinds: str) -> TimeWord | None:
        """The time word of one of the kinds that begins at a place."""
        hit = self.hits.get(at)
        if hit is None:
            return None
        for word in hit.senses.words:
            if word.kind in kinds:
                return word
        return None

    def is_definite(self, at: int) -> bool:
        """Whether the hit at a place begins with the article."""
        hit = self.hits.get(at)
        return hit is not None and hit.senses.is_definite

    def start(self, at: int) -> int:
        """The offset of the word at a place without its attached letters."""
        hit = self.hits.get(at)
        if hit is not None:
            return hit.start
        number = self.numbers.at(at)
        return number.start if number is not None else self.tokens[at].start

    def text(self, at: int) -> str:
        """The folded token at a place, "" outside the sentence."""
        return self.texts.get(at, "")

    def digits(self, at: int) -> int | None:
        """The whole number in plain digits at a place."""
        text = self.texts.get(at, "")
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def year_number(self, at: int) -> int | None:
        """A number of four digits that can be a Gregorian year of our time."""
        number = self.digits(at)
        return number if number is not None and len(self.text(at)) == 4 and 1800 <= number <= 2100 else None

    def day_number(self, at: int) -> tuple[int, int] | None:
        """A day of the month in digits or as a masculine ordinal, and the place after it."""
        if at not in self.counting:
            return None
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
        if at not in self.counting:
            return None
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
        """The tense that governs a place; "since" and "since the fall in" look back whatever the verb says."""
        since = self.word(at - 1, "since") is not None or (self.unit(at - 1) and self.word(at - 2, "since") is not None)
        return "past" if since or self._is_since_something(at) else self.tenses[at]

    def _is_since_something(self, at: int) -> bool:
        if self.word(at - 1, "in") is None:
            return False
        for place in range(at - 2, max(at - _SINCE, -1), -1):
            if self.tokens[place].kind != WORD:
                return False
            if self.word(place, "since") is not None:
                return True
        return False

    def is_past(self, moment: Moment) -> bool:
        """Whether a moment lies wholly before the day of publication."""
        finish = moment.period.finish
        return finish is not None and self.published is not None and finish < self.published

    def openers(self, at: int) -> Set[str]:
        """What a time can begin with at a place: the kinds of its words, "number" for a number."""
        hit = self.hits.get(at)
        kinds: Set[str] = _NO_KINDS if hit is None else hit.senses.kinds
        return kinds | _NUMBER if at in self.counting else kinds


def read_time_words(
    tokens: Sequence[Token], lexicon: Lexicon, published: date | None, anchor: Moment | None = None
) -> TimeWords:
    """Look up every token of a sentence; without a word or digits that a time can hold there are no `places`."""
    offset = tokens[0].index if tokens else 0
    hits = {m.first - offset: _hit(m) for m in lexicon.compiled(_time_table).find(tokens, overlapping=True)}
    digits = [at for at, token in enumerate(tokens) if token.kind == NUMBER]
    texts = {at: token.norm for at, token in enumerate(tokens)}
    if not hits and not digits:
        return TimeWords(tokens, texts, Words(tokens, {}), hits, _NO_PLACES, (), published, anchor=anchor)
    numbers = read_words(tokens, lexicon)
    firsts = [at for at, hit in hits.items() if _FIRST in hit.senses.kinds]
    articles = [at - 1 for at in digits if texts.get(at - 1) == ARTICLE]
    counting = frozenset((*numbers.numbers, *digits, *firsts, *articles))
    places = sorted({*hits, *numbers.numbers, *digits})
    return TimeWords(tokens, texts, numbers, hits, counting, places, published, anchor=anchor)


def _hit(match: Match[Senses]) -> Hit:
    return Hit(match.items[0][0], match.stop - match.first, match.variant.start, match.variant.prefix)


def _time_table(lexicon: Lexicon) -> PhraseTable[Senses]:
    kinds: tuple[type[TimeEntry], ...] = (Month, Weekday, TimeWord, TimeUnit)
    entries: dict[str, list[TimeEntry]] = {}
    for entry in (entry for kind in kinds for entry in lexicon.entries(kind)):
        for form in entry.forms():
            entries.setdefault(form.text, []).append(entry)
    return PhraseTable((Form(text), _senses(text, found)) for text, found in entries.items())


def _senses(text: str, entries: Sequence[TimeEntry]) -> Senses:
    months = [entry for entry in entries if isinstance(entry, Month)]
    weekdays = [entry for entry in entries if isinstance(entry, Weekday)]
    units = [entry for entry in entries if isinstance(entry, TimeUnit)]
    words = tuple(entry for entry in entries if isinstance(entry, TimeWord))
    others = [name for name, found in (("month", months), ("weekday", weekdays), ("unit", units)) if found]
    kinds = frozenset((*others, *(word.kind for word in words)))
    return Senses(
        month=months[0] if months else None,
        weekday=weekdays[0] if weekdays else None,
        unit=units[0] if units else None,
        words=words,
        kinds=kinds,
        is_definite=text.startswith(ARTICLE),
        is_prompt=not kinds <= _LINKS,
    )


#: The kind of words for the first of a month, which stand for a number.
_FIRST = "first"
_NUMBER = frozenset({"number"})
_NO_KINDS: frozenset[str] = frozenset()
_NO_PLACES: frozenset[int] = frozenset()
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
        "minutes",
        "short",
    }
)


def is_prompt(words: TimeWords, at: int) -> bool:
    """Whether a time can begin at a place at all."""
    hit = words.hits.get(at)
    if hit is not None and hit.senses.is_prompt:
        return True
    return at in words.numbers.numbers or (hit is None and words.tokens[at].kind == NUMBER)
