"""Finding the time expressions of one sentence, from left to right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec

from tawatur.annotate.times.dates import read_month
from tawatur.annotate.times.days import read_timed_day
from tawatur.annotate.times.digitdates import read_numeric_month
from tawatur.annotate.times.feasts import read_feast
from tawatur.annotate.times.parts import read_part
from tawatur.annotate.times.periods import Period, one_day
from tawatur.annotate.times.ranges import read_range
from tawatur.annotate.times.same import read_same
from tawatur.annotate.times.spans import read_ago, read_bare_year, read_counted, read_marked_year, read_span
from tawatur.annotate.times.telling import day_told_on
from tawatur.annotate.times.words import Moment, TimeWords, is_prompt
from tawatur.lexicon import Lexicon
from tawatur.lexicon.people import people_noun
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import is_arabic_letter

__all__ = ["find_moments"]

_LONGEST_DATELINE = 6
_QUOTES = frozenset("\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2033")
#: The rules whose times, without a year, also name cities, streets and bodies.
_NAMING = ("<day> of <month>", "<month>")
_DASHES = ("-", "\u2013", "\u2014", "|", "/")

#: What announces that a bare month or year follows.
_ANNOUNCING = ("of", "in", "since", "to", "ago", "within", "between", "edge", "past", "yearhead")

#: The readers of times in their order, each with what a time of its kind can begin with (`TimeWords.openers`).
_READERS: tuple[tuple[Callable[[TimeWords, int], Moment | None], frozenset[str]], ...] = (
    (read_range, frozenset({"number", "weekday"})),
    (read_numeric_month, frozenset({"number"})),
    (read_timed_day, frozenset({
        "number", "weekday", "unit", "hour", "part", "earlier", "samebefore", "day", "night", "daypart", "dateword",
        "dayword",
    })),
    (read_same, frozenset({"unit", "samebefore"})),
    (read_part, frozenset({
        "unit", "edge", "half", "quarterof", "earlier", "rest", "tendays", "centurypair", "century", "centuryword",
    })),
    (read_span, frozenset({"unit", "dem", "season", "decade"})),
    (read_feast, frozenset({"feast", "gfeast"})),
    (read_ago, frozenset({"ago"})),
    (read_counted, frozenset({"number", "last"})),
)  # fmt: skip
#: What a month or a year can begin with.
_NAMED = frozenset({"number", "month", "unit"})


def find_moments(words: TimeWords, lexicon: Lexicon, anchor: Moment | None = None) -> list[Moment]:
    """Find the times of a sentence; `anchor` is the last past time named earlier in the article.

    `words.anchor` is the time named last, be it past or not.
    """
    found: list[Moment] = []
    behind = name_stop = 0
    for at in words.places:
        if at < behind:
            continue
        blocked = _blocked(words, at)
        if blocked:
            behind = at + blocked
            continue
        if words.word(at, "sincethen") is not None:
            moment = _since_then(words, at, anchor)
        else:
            moment = _moment_at(words, at, found[-1] if found else None, lexicon)
        if moment is None or (moment.rules == ("<day of publication>",) and _is_dateline(words)):
            continue
        if _is_age(words, moment, lexicon) or _is_name(words, moment) or _joins_name(words, moment, name_stop):
            behind = name_stop = moment.stop
            continue
        if moment.relative and words.word(moment.stop, "every") is not None:
            behind = moment.stop
            continue
        _settle_weekdays(words, found, moment)
        found.append(moment)
        if moment.period.begin is not None:
            words = msgspec.structs.replace(words, anchor=moment, published=day_told_on(moment, words.published))
        anchor = moment if words.is_past(moment) else anchor
        behind = moment.stop
    return found


def _blocked(words: TimeWords, at: int) -> int:
    """How many tokens to pass over: a name that looks like a time, up to a last word that a weekday follows."""
    stop = at + words.length(at)
    if words.word(at, "blocked") is None:
        if words.word(at, "outlet") is None or not (
            words.word(at - 1, "outlethead") is not None
            or words.text(stop) in _DASHES
            or (at and words.tokens[at - 1].text in _QUOTES)
        ):
            return 0
    elif (
        words.word(stop, "same") is not None
        or words.weekday(stop) is not None
        or (words.text(stop) == "(" and words.weekday(stop + 1) is not None)
    ):
        return max(stop - at - 1, 1)
    return stop - at


def _is_age(words: TimeWords, moment: Moment, lexicon: Lexicon) -> bool:
    """ "A man in (his) thirties": decades of a life, behind the noun for whose it is."""
    if moment.rules != ("<decade>",) or moment.stop - moment.first > 1 or moment.first < 2:
        return False
    noun = people_noun(words.tokens, moment.first - 2, lexicon)
    return noun is not None and noun.form.number != "pl" and words.word(moment.first - 1, "in") is not None


def _is_name(words: TimeWords, moment: Moment) -> bool:
    """Whether what looks like a time names a thing: "6 October City", an outlet in quotation marks."""
    head = words.word(moment.first - 1, "namehead", "yearhead")
    is_head = head is not None and (head.kind == "namehead" or head.value == "name")
    if is_head and moment.relative and any(rule in _NAMING for rule in moment.rules):
        return True
    if moment.rules != ("<day of publication>",) or moment.stop >= len(words.tokens):
        return False
    closes = words.tokens[moment.stop].text in _QUOTES
    opens = any(words.tokens[k].text in _QUOTES for k in range(max(moment.first - 2, 0), moment.first))
    return closes and opens


def _joins_name(words: TimeWords, moment: Moment, name_stop: int) -> bool:
    """The second of two dates that name a thing: "the revolutions of 25 January and 30 June"."""
    if not name_stop or not 0 <= moment.first - name_stop <= 1 or not moment.relative:
        return False
    joined = words.tokens[name_stop].text.startswith(CONJUNCTIONS[0])
    return joined and any(rule in _NAMING for rule in moment.rules)


def _settle_weekdays(words: TimeWords, found: list[Moment], moment: Moment) -> None:
    """In "Tuesday, Wednesday and Thursday 14 Shawwal" the first days stand right before the dated one."""
    at = len(found) - 1
    while at >= 0 and moment.period.begin is not None and "<weekday> <date>" in moment.rules:
        before = found[at]
        number = words.weekday(before.stop - 1)
        if number is None or len(before.rules) > 1 or moment.first - before.stop > 1 or not before.relative:
            return
        distance = (moment.period.begin.isoweekday() - number.number) % 7 or 7
        day = moment.period.begin - timedelta(days=distance)
        moment = msgspec.structs.replace(before, period=one_day(day), rules=("<weekday> <date>",))
        found[at] = moment
        at -= 1


def _is_dateline(words: TimeWords) -> bool:
    """A few words without a verb around a dash, none of them a number: place and outlet, whose name may be "today"."""
    tokens = words.tokens
    if len(tokens) > 2 * _LONGEST_DATELINE or sum(t.kind == "word" for t in tokens) > _LONGEST_DATELINE:
        return False
    if any(words.tenses) or not any(t.text in _DASHES for t in tokens):
        return False
    return not any(t.kind == "number" for t in tokens)


def _moment_at(words: TimeWords, at: int, before: Moment | None, lexicon: Lexicon) -> Moment | None:
    if words.word(at, "of", "between") is not None:
        return read_range(words, at)
    if not is_prompt(words, at):
        if words.word(at, "samebefore") is not None:
            return read_timed_day(words, at) or read_same(words, at)
        return read_span(words, at) if words.word(at, "dem") is not None else None
    openers = words.openers(at)
    for reader, kinds in _READERS:
        if not kinds.isdisjoint(openers):
            found = reader(words, at)
            if found is not None:
                return found
    if _NAMED.isdisjoint(openers):
        return None
    announced = _is_announced(words, at, before)
    return (
        read_month(words, at, announced=announced)
        or (read_bare_year(words, at) if announced and not _counts_something(words, at, lexicon) else None)
        or read_marked_year(words, at)
    )


def _is_announced(words: TimeWords, at: int, before: Moment | None) -> bool:
    hit = words.hits.get(at)
    if hit is not None and any(letter in PREPOSITIONS for letter in hit.prefix):
        return True
    if at == 0:
        return False
    if words.word(at - 1, *_ANNOUNCING) is not None or words.text(at - 1) == "(":
        return True
    if any(words.word(at - k, "yearhead") is not None and words.length(at - k) == k for k in (2, 3)):
        return True
    unit = words.unit(at - 1)
    if unit is not None and unit.unit in ("year", "month"):
        return True
    joined = words.text(at - 1) == CONJUNCTIONS[0] or (hit is not None and hit.prefix == CONJUNCTIONS[0])
    return joined and before is not None and 0 <= at - before.stop <= 1


def _counts_something(words: TimeWords, at: int, lexicon: Lexicon) -> bool:
    """Whether four digits are followed by a noun that they count ("in 2000 houses")."""
    after = at + 1
    if after >= len(words.tokens) or words.tokens[after].kind != "word":
        return words.text(after) in ("%", "\u066a")
    if people_noun(words.tokens, after, lexicon) is not None:
        return True
    text = words.text(after)
    if words.text(at).endswith("00") and len(text) > 2 and not words.is_definite(after):
        return not text.startswith(ARTICLE)
    accusative = text.endswith("ا") and len(text) > 3 and is_arabic_letter(text[0])
    return accusative or words.numbers.kind(after) in ("scale", "plural-scale")


def _since_then(words: TimeWords, at: int, anchor: Moment | None) -> Moment | None:
    """ "Since then": from the last time named to the day of publication; None where no such time is known."""
    if anchor is None or anchor.period.begin is None or words.published is None:
        return None
    if anchor.period.begin > words.published or anchor.period.granularity not in ("day", "month", "year", "week"):
        return None
    until = one_day(words.published)
    period = Period(f"{anchor.period.value}/{until.value}", anchor.period.begin, words.published, "range")
    stop = at + words.length(at)
    return Moment(first=at, stop=stop, start=words.start(at), period=period, rules=("<since then>",), relative=True)
