"""Finding the time expressions of one sentence, from left to right."""

from __future__ import annotations

from tawatur.annotate.times.dates import read_month
from tawatur.annotate.times.days import read_timed_day
from tawatur.annotate.times.periods import Period, one_day
from tawatur.annotate.times.ranges import read_range
from tawatur.annotate.times.spans import read_ago, read_bare_year, read_span
from tawatur.annotate.times.words import Moment, TimeWords, is_prompt
from tawatur.lexicon import Lexicon
from tawatur.lexicon.people import people_noun
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import is_arabic_letter

__all__ = ["find_moments"]

_LONGEST_DATELINE = 6
_DASHES = ("-", "\u2013", "\u2014", "|", "/")

#: What announces that a bare month or year follows.
_ANNOUNCING = ("of", "in", "since", "to", "ago", "within", "between", "edge", "past")


def find_moments(words: TimeWords, lexicon: Lexicon, anchor: Moment | None = None) -> list[Moment]:
    """Find the times of a sentence; `anchor` is the last past time named earlier in the article."""
    found: list[Moment] = []
    dateline = _is_dateline(words)
    at = 0
    while at < len(words.tokens):
        if words.word(at, "blocked") is not None:
            at += words.length(at)
            continue
        if words.word(at, "sincethen") is not None:
            moment = _since_then(words, at, anchor)
        else:
            moment = _moment_at(words, at, found[-1] if found else None, lexicon)
        if moment is None or (dateline and moment.rules == ("<day of publication>",)):
            at += 1
            continue
        found.append(moment)
        anchor = moment if words.is_past(moment) else anchor
        at = max(moment.stop, at + 1)
    return found


def _is_dateline(words: TimeWords) -> bool:
    """A few words without a verb around a dash, none of them a number: place and outlet, whose name may be "today"."""
    tokens = words.tokens
    if len(tokens) > _LONGEST_DATELINE or any(words.tenses) or not any(t.text in _DASHES for t in tokens):
        return False
    return not any(t.kind == "number" for t in tokens)


def _moment_at(words: TimeWords, at: int, before: Moment | None, lexicon: Lexicon) -> Moment | None:
    if words.word(at, "of", "between") is not None:
        return read_range(words, at)
    if not is_prompt(words, at):
        dem = words.word(at, "dem") is not None
        return read_span(words, at) if dem else None
    announced = _is_announced(words, at, before)
    return (
        read_range(words, at)
        or read_timed_day(words, at)
        or read_span(words, at)
        or read_ago(words, at)
        or read_month(words, at, announced=announced)
        or (read_bare_year(words, at) if announced and not _counts_something(words, at, lexicon) else None)
    )


def _is_announced(words: TimeWords, at: int, before: Moment | None) -> bool:
    hit = words.hits[at]
    if hit is not None and any(letter in PREPOSITIONS for letter in hit.variant.prefix):
        return True
    if at == 0:
        return False
    if words.word(at - 1, *_ANNOUNCING) is not None or words.text(at - 1) == "(":
        return True
    unit = words.unit(at - 1)
    if unit is not None and unit.unit in ("year", "month"):
        return True
    joined = words.text(at - 1) == CONJUNCTIONS[0] or (hit is not None and hit.variant.prefix == CONJUNCTIONS[0])
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
