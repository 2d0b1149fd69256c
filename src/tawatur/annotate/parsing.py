"""Reading single texts for numbers or dates: what `tawatur parse` prints."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.annotate.numbers import NUMBERS_STAGE
from tawatur.annotate.times import TIMES_STAGE
from tawatur.annotate.times.clockranges import find_clock_times
from tawatur.annotate.times.durations import anchor_of, find_durations
from tawatur.annotate.times.words import read_time_words
from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.lexicon import load_lexicon
from tawatur.records.article import Block, make_article
from tawatur.records.document import Document, Token
from tawatur.records.layers import NUMBERS, TIMES
from tawatur.records.ledger import TimeExpression
from tawatur.text.documents import make_document

__all__ = ["ParsedDate", "ParsedNumber", "parse_dates", "parse_numbers"]


class ParsedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a text: offsets into it, inclusive bounds (None where open), and the rules that read it."""

    start: int
    end: int
    text: str
    low: int | float | None
    high: int | float | None
    approx: bool
    mode: str
    rules: tuple[str, ...]


class ParsedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A time of a text: offsets into it, its value, first and last day, and the rules that read it.

    A length of time counted from something ("two days after the signing") stays symbolic and quotes its `anchor`.
    """

    start: int
    end: int
    text: str
    value: str | None
    begin: str | None
    finish: str | None
    granularity: str
    rules: tuple[str, ...]
    anchor: str | None = None


def parse_numbers(text: str) -> list[ParsedNumber]:
    """Find the numbers of a text.

    >>> [(n.text, n.low, n.high) for n in parse_numbers("قتل أكثر من 220 شخصا")]
    [('أكثر من 220', 221, None)]
    """
    doc = NUMBERS_STAGE.run(_document(text, None), load_lexicon())
    return [
        ParsedNumber(
            start=n.start - 1, end=n.end - 1, text=n.text, low=_plain(n.low), high=_plain(n.high), approx=n.approx,
            mode=n.mode, rules=n.rules,
        )
        for n in doc[NUMBERS]
    ]  # fmt: skip


def parse_dates(text: str, published: str | None = None) -> list[ParsedDate]:
    """Find the times of a text that was published on a day (ISO), its times of day, and its lengths of time.

    Without the day relative times have no value. A length of time has the granularity "duration" and no days, a time of
    day without a day "time of day".
    """
    lexicon = load_lexicon()
    doc = _document(text, published)
    for stage in (WORD_CLASS_STAGE, TIMES_STAGE):
        doc = stage.run(doc, lexicon)
    dates = [
        ParsedDate(
            start=t.start - 1, end=t.end - 1, text=t.text, value=t.value, begin=t.begin, finish=t.finish,
            granularity=t.granularity, rules=tuple(d.rule for d in t.derivation),
        )
        for t in doc[TIMES]
    ]  # fmt: skip
    return sorted([*dates, *_durations(doc)], key=lambda found: found.start)


def _durations(doc: Document) -> list[ParsedDate]:
    """The times of day and lengths of time that no time expression holds."""
    found: list[ParsedDate] = []
    for sentence in doc.sentences:
        tokens = doc.tokens_of(sentence)
        words = read_time_words(tokens, load_lexicon(), None)
        times = [t for t in doc[TIMES] if t.end > sentence.start and t.start < sentence.end]
        taken = _covered(tokens, times)
        clock = find_clock_times(words, taken)
        taken = taken.union(*(range(m.first, m.stop) for m in clock))
        for length in [*clock, *find_durations(words, taken)]:
            end = tokens[length.stop - 1].end
            anchor = anchor_of(words, length)
            quoted = None if anchor is None else doc.text[tokens[anchor[0]].start : tokens[anchor[1] - 1].end]
            found.append(
                ParsedDate(
                    start=length.start - 1, end=end - 1, text=doc.text[length.start : end], value=length.period.value,
                    begin=None, finish=None, granularity=length.period.granularity, rules=length.rules,
                    anchor=quoted,
                )
            )  # fmt: skip
    return found


def _covered(tokens: Sequence[Token], times: Sequence[TimeExpression]) -> set[int]:
    """The places of the tokens that stand in times; both are in order."""
    covered: set[int] = set()
    ahead = iter(times)
    current = next(ahead, None)
    for at, token in enumerate(tokens):
        while current is not None and current.end <= token.start:
            current = next(ahead, None)
        if current is not None and current.start < token.end:
            covered.add(at)
    return covered


def _document(text: str, published: str | None) -> Document:
    """A document whose body is the text: its offsets are one more than the text's, for the empty title's newline."""
    blocks, at = [], 1
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), kind="paragraph"))
        at += len(line) + 1
    return make_document(make_article(title="", body=text, published=published, blocks=tuple(blocks)))


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
