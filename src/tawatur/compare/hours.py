"""Hours of the day: those that name no day too ("towards two in the morning"), dated by the day their article means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tawatur.compare.accounts import Account
from tawatur.compare.clauses import Clause
from tawatur.compare.hourwords import hours_in
from tawatur.compare.measured import measured
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import TimeWord
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Sentence
from tawatur.records.ledger import TimeExpression
from tawatur.records.span import span_of
from tawatur.text.tokens import cut_alone

__all__ = ["bare_hours", "clock_of", "is_standing", "minutes_between", "names_half", "part_of", "time_word_table"]

#: Kinds of time words without one of which no sentence has an hour, and those that say which half of the day it is in.
_HOURLY = frozenset({"hour", "clock", "minute", "short"})
_HALVES = frozenset({"clock", "part"})
#: Sentences of one article that are looked through, the first ones, and hours found in them.
_MOST_SENTENCES = 200
_MOST = 20
_HALF_DAY = 720
_HOUR = 60
_NOON = "12:00"
#: What the words "by" and "until" mean of an hour, and the words before it among which they stand.
_AS_OF = "as of"
_BEFORE = 3
#: The hours that surely lie in a part of the day, in minutes.
_SURE = ((180, 660, "MO"), (780, 1020, "AF"), (1080, 1320, "EV"))


def bare_hours(account: Account, lexicon: Lexicon) -> Iterator[TimeExpression]:
    """The hours that an account gives without a day, on the day last named before them, else the first after them.

    They are no claims of the ledger; where the article names no single day there are none.
    """
    days = [time for time in account.ledger.times if _is_day_or_night(time)]
    if not days:
        return
    cues = lexicon.compiled(_hourly)
    found = 0
    for sentence in [s for s in account.doc.sentences if s.is_read][:_MOST_SENTENCES]:
        if not cues.find(account.doc.tokens_of(sentence)):
            continue
        for hour in _hours(account, sentence, days, lexicon):
            if found == _MOST:
                return
            found += 1
            yield hour


def _hours(
    account: Account, sentence: Sentence, days: Sequence[TimeExpression], lexicon: Lexicon
) -> Iterator[TimeExpression]:
    tokens = account.doc.tokens_of(sentence)
    for hour in hours_in(tokens, lexicon):
        start, end, clock = hour.start, tokens[hour.stop - 1].end, hour.clock
        if any(time.start < end and start < time.end for time in account.ledger.times):
            continue
        before = [time for time in days if time.end <= start]
        named = before[-1] if before else days[0]
        day = (named.finish if clock < _NOON else named.begin) or ""
        span = span_of(account.doc.text, start, end)
        yield TimeExpression(
            start=start,
            end=end,
            text=span.text,
            id="",
            value=f"{day[:10]}T{clock}",
            begin=day[:10],
            finish=day[:10],
            basis="inferred",
        )


def _is_day_or_night(time: TimeExpression) -> bool:
    """Whether a time is one day, or the night from one day to the next."""
    if time.begin is None or time.finish is None:
        return False
    return (date.fromisoformat(time.finish[:10]) - date.fromisoformat(time.begin[:10])).days <= 1


def clock_of(time: TimeExpression) -> int | None:
    """The minute of the day in a value like 2024-03-05T05:30; None where it gives no hour."""
    clock = (time.value or "").partition("T")[2]
    if len(clock) != 5 or clock[2] != ":" or not (clock[:2] + clock[3:]).isdigit():
        return None
    return int(clock[:2]) * 60 + int(clock[3:])


def names_half(time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether an hour says which half of the day it is in: "16:20", "0647", "four in the afternoon", not "at four"."""
    minutes, tokens = clock_of(time), cut_alone(time.text)
    if minutes is not None and any(token.norm == f"{minutes // 60:02}{minutes % 60:02}" for token in tokens):
        return True
    return (minutes or 0) >= _HALF_DAY + _HOUR or bool(lexicon.compiled(_halves).find(tokens))


def is_standing(account: Account, clause: Clause, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether by an hour something stood so ("by 9.28 GMT", a price): at another hour it may stand otherwise."""
    tokens = account.doc.tokens[clause.first : clause.stop]
    before = [token for token in tokens if token.start < time.start][-_BEFORE:]
    priced = next(measured(tokens, time.begin or "", lexicon), None) is not None
    return priced or bool(lexicon.compiled(_standing).find(before))


def part_of(time: TimeExpression, *, half: bool) -> str:
    """The part of the day that a time names, or that its hour surely lies in where it says in which half (`half`).

    "" for none, and for hours on the edge of two parts.
    """
    minutes = clock_of(time)
    if minutes is None:
        return (time.value or "").partition("T")[2]
    return next((part for first, last, part in _SURE if half and first <= minutes < last), "")


def minutes_between(one: int, other: int, *, halves: bool) -> int:
    """Minutes between two hours; where one leaves open in which half of the day it is (`halves`), the fewest."""
    apart = abs(one - other)
    return min(apart % _HALF_DAY, -apart % _HALF_DAY) if halves else apart


def _hourly(lexicon: Lexicon) -> PhraseTable[str]:
    return time_word_table(lexicon, _HOURLY)


def _halves(lexicon: Lexicon) -> PhraseTable[str]:
    return time_word_table(lexicon, _HALVES)


def time_word_table(lexicon: Lexicon, kinds: frozenset[str]) -> PhraseTable[str]:
    """The time words of some kinds."""
    return PhraseTable(
        (form, word.id) for word in lexicon.entries(TimeWord) if word.kind in kinds for form in word.forms()
    )


def _standing(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, word.id) for word in lexicon.entries(TimeWord) if word.value == _AS_OF for form in word.forms()
    )
