"""What a clause counts: its figures of people, how long something lasts, the days it names.

Two clauses of one row that carry different amounts of the same thing never agree, however many words they share.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, day_of
from tawatur.compare.clauses import Clause
from tawatur.compare.counts import Count, Judgement, compare_counts, count_of
from tawatur.compare.intervals import compare_days
from tawatur.compare.measured import has_standing
from tawatur.compare.numbered import Numbered, numbers_in
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import TimeUnit
from tawatur.lexicon.concepts.quantities import Bound, Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure, TimeExpression
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.tokens import PUNCT

__all__ = [
    "INEXACT",
    "Amounts",
    "Duration",
    "amounts_of",
    "bounds_of",
    "compare_amounts",
    "differing_counts",
    "durations",
    "lasting",
    "number_of",
]

#: Units of time in hours, so that two days are forty-eight hours.
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}
#: Number words that are whole numbers by themselves, and those that are only behind or before others.
_WHOLE = frozenset({"unit", "one", "ten", "teen", "hundred"})
_HEAD = "head"
_TENS = 20
_TEN = 10
#: Kinds of bounds behind which a number is no exact one.
INEXACT = frozenset({"about", "over", "least", "under", "most", "upto", "between"})
#: The kind of words before how long something has not been as high or low: of another measure it is another time.
_RECORD = "record"
#: Verdicts of counts that are not one number.
_DIFFERING = frozenset({"contradict", "update"})
#: A number of hours longer than a life is no duration.
_LONGEST = 120 * 8760
#: Durations that differ more than so many times are of two things; months and years that differ by less than this part
#: are one duration, rounded.
_FARTHEST = 3
_ROUNDED_FROM = 720
_ROUNDED = 0.12
#: Where a clause tells ages, its years are no durations.
_AGE = "=age"
_BRACKET = "("
#: Places before a duration that say whether it is a bound.
_REACH = 5


class Amounts(msgspec.Struct, frozen=True):
    """What a clause counts, and the day on which it is told.

    Counts of people by what happened to them, durations in hours, intervals of ISO days, and numbers of anything.
    """

    counts: dict[str, tuple[Count, ...]]
    hours: frozenset[int]
    days: frozenset[tuple[str, str]]
    numbers: Mapping[str, tuple[Numbered, ...]] = {}
    told: str = ""


class Duration(msgspec.Struct, frozen=True):
    """How long something lasts, in hours, the half-open tokens that say so, and whether it is a bound ("up to")."""

    hours: int
    first: int
    stop: int
    bounded: bool = False


def amounts_of(
    account: Account, clause: Clause, figures: Iterable[Figure], times: Iterable[TimeExpression], lexicon: Lexicon
) -> Amounts:
    """The amounts of a clause; `figures` and `times` are those that begin in it."""
    counts: dict[str, tuple[Count, ...]] = {}
    for figure in figures:
        count = count_of(figure, account.ledger.article.published or "")
        counts[figure.what] = (*counts.get(figure.what, ()), count)
    days = {(time.begin[:10], time.finish[:10]) for time in times if time.begin and time.finish}
    hours = (duration.hours for duration in lasting(account, clause, lexicon) if not duration.bounded)
    return Amounts(counts, frozenset(hours), frozenset(days), numbers_in(account, clause, lexicon), day_of(account))


def lasting(account: Account, clause: Clause, lexicon: Lexicon) -> Iterator[Duration]:
    """The durations of a clause that tell no ages: "(36 years)" behind a name is one."""
    tokens = account.doc.tokens
    inside = tokens[clause.first : clause.stop]
    if not any(account.key_of(token) == _AGE for token in inside):
        found = durations(inside, lexicon)
        yield from (d for d in found if not d.first or tokens[d.first - 1].text != _BRACKET)


def compare_amounts(one: Amounts, other: Amounts) -> Judgement | None:
    """The verdict that differing amounts force on two clauses that say the same; None where none differs.

    Counts of people and days have rows of their own that say whether they contradict; here they only refine.
    """
    if len(one.hours) == 1 and len(other.hours) == 1 and one.hours != other.hours:
        short, long = sorted((*one.hours, *other.hours))
        if long <= _FARTHEST * short and not (short >= _ROUNDED_FROM and long - short <= _ROUNDED * long):
            why = f"{_text(short)} and {_text(long)} exclude each other"
            return Judgement("contradict", "facts.other-duration", why)
    counts = list(differing_counts(one, other))
    judged_counts = (compare_counts(a, b) for _, a, b in counts)
    raised = next((each for each in judged_counts if each.verdict == "update"), None)
    if raised is not None:
        return Judgement("update", "facts.later-count", raised.why)
    if counts:
        why = "they count differently; the row of these figures says which exclude each other"
        return Judgement("refine", "facts.other-count", why)
    if len(one.days) == 1 and len(other.days) == 1:
        judged = compare_days(next(iter(one.days)), next(iter(other.days)))
        if judged.verdict == "contradict" and _is_put_off(one, other):
            why = "what was to be on a day that had not come yet is told of a later one"
            return Judgement("update", "facts.put-off", why)
        if judged.verdict == "contradict":
            return Judgement("refine", "facts.other-day", "they name different days; the row of these days judges them")
    return None


def _is_put_off(one: Amounts, other: Amounts) -> bool:
    """Whether the account published first names a day still to come, and the other a later day."""
    early, late = sorted((one, other), key=lambda amounts: amounts.told)
    if not early.told or early.told == late.told:
        return False
    (due, _), (real, _) = next(iter(early.days)), next(iter(late.days))
    return early.told < due < real


def differing_counts(one: Amounts, other: Amounts) -> Iterator[tuple[str, Count, Count]]:
    """What happened to the people whom both count, each once, in numbers that differ, and both counts."""
    for what in sorted(one.counts.keys() & other.counts.keys()):
        if len(one.counts[what]) == len(other.counts[what]) == 1:
            left, right = one.counts[what][0], other.counts[what][0]
            if compare_counts(left, right).verdict in _DIFFERING:
                yield what, left, right


def _text(hours: int) -> str:
    """A duration in the largest unit that leaves no rest: 17 years, 3 days, 36 hours."""
    for unit in ("year", "day"):
        if hours % _HOURS[unit] == 0:
            return f"{hours // _HOURS[unit]} {unit}s"
    return f"{hours} hours"


def durations(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Duration]:
    """The numbers of hours, days, weeks, months or years in some tokens, brackets around a number passed over."""
    units, numerals = lexicon.compiled(_units), lexicon.compiled(_numerals)
    for place, token in enumerate(tokens):
        found = units.find((token,))
        if not found:
            continue
        unit, count = found[0].items[0][0]
        before = [n for n in range(max(0, place - 4), place) if tokens[n].kind != PUNCT][-2:]
        number = 2 if count == 2 else _number([tokens[n] for n in before], numerals)
        if number == 2 and count != 2 and not tokens[before[-1]].norm.isdecimal():
            continue  # Two of a unit are its dual: a weekday is spelled like the number ("Monday, the day").
        if number is not None and unit in _HOURS and 0 < number * _HOURS[unit] <= _LONGEST:
            first = token.index if count == 2 else _first(tokens, before, number, numerals)
            reach = tokens[max(0, first - tokens[0].index - _REACH) : first - tokens[0].index]
            bounded = bool(lexicon.compiled(_bounds).find(reach)) or has_standing(reach, _RECORD, lexicon)
            yield Duration(number * _HOURS[unit], first, token.index + 1, bounded)


def _first(tokens: Sequence[Token], before: Sequence[int], number: int, numerals: PhraseTable[tuple[int, bool]]) -> int:
    """The index of the first word of a number of one or two words ("fifteen" is two)."""
    alone = _number([tokens[before[-1]]], numerals)
    return tokens[before[-1] if alone == number else before[0]].index


def number_of(tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The number that ends some tokens; None where none does, or one that is not read whole."""
    return _number(tokens, lexicon.compiled(_numerals))


def _number(tokens: Sequence[Token], numerals: PhraseTable[tuple[int, bool]]) -> int | None:
    """The number that ends some tokens: in digits, a word, or two words joined by "and" ("eight and forty")."""
    if not tokens:
        return None
    last = tokens[-1]
    if last.norm.isdecimal() and len(last.norm) < 6:
        return int(last.norm)
    found = numerals.find((last,))
    if not found:
        return None
    value, is_head = found[0].items[0][0]
    if is_head:
        return None
    before = numerals.find((tokens[-2],)) if len(tokens) > 1 else []
    more = before[0].items[0][0][0] if before else None
    if not any(letter in CONJUNCTIONS for letter in found[0].variant.prefix):
        is_teen = value == _TEN and more is not None and more < _TEN  # "Five ten" is fifteen.
        return value + more if is_teen and more is not None else value
    # "Eight and forty" is one number; "three and seven years" are two.
    return value + more if more is not None and value >= _TENS else None


def bounds_of(lexicon: Lexicon, kinds: Container[str]) -> PhraseTable[str]:
    """The bounds of some kinds, to be compiled by whoever asks for them."""
    return PhraseTable(
        (form, entry.kind) for entry in lexicon.entries(Bound) if entry.kind in kinds for form in entry.forms()
    )


def _bounds(lexicon: Lexicon) -> PhraseTable[str]:
    return bounds_of(lexicon, INEXACT)


def _units(lexicon: Lexicon) -> PhraseTable[tuple[str, int]]:
    return PhraseTable(
        (form, (entry.unit, entry.count))
        for entry in lexicon.entries(TimeUnit)
        for form in entry.forms()
        if " " not in form.text
    )


def _numerals(lexicon: Lexicon) -> PhraseTable[tuple[int, bool]]:
    """The value of each number word, and whether it is one only before another ("one" of eleven)."""
    entries = (entry for entry in lexicon.entries(Numeral) if entry.kind in _WHOLE or entry.kind == _HEAD)
    return PhraseTable((form, (int(entry.value), entry.kind == _HEAD)) for entry in entries for form in entry.forms())
