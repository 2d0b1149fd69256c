"""Times on the calendar: a grammar that gives TIMEX3-style values, first and last days, and the rules behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tawatur.annotate.times.expressions import find_moments
from tawatur.annotate.times.publication import Dated, find_publication
from tawatur.annotate.times.telling import SHIFTS, day_told_on
from tawatur.annotate.times.tense import read_tenses
from tawatur.annotate.times.words import Moment, read_time_words
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document, Sentence
from tawatur.records.identity import content_id
from tawatur.records.layers import PUBLICATION, TIMES, WORD_CLASSES, WordClass
from tawatur.records.ledger import Derivation, Diagnostic, TimeExpression
from tawatur.records.span import span_of
from tawatur.records.stage import Stage

__all__ = ["TIMES_STAGE"]

#: A day of publication outside these years is an error of the page; nothing is resolved against it.
_YEARS_OF_NEWS = range(1500, 3000)
#: What stands before a "today" that means nowadays.
_OPENERS = frozenset({"conj", "pron", "rel"})


def annotate_times(doc: Document, lexicon: Lexicon) -> Document:
    """Assign `TIMES` and `PUBLICATION`: the time expressions, resolved against the day of publication, and that day."""
    published = doc.article.published_on
    if published is not None and published.year not in _YEARS_OF_NEWS:
        published = None
    classes = doc[WORD_CLASSES]
    found: list[TimeExpression] = []
    dated: list[Dated] = []
    told: list[Diagnostic] = []
    anchor: Moment | None = None
    last: Moment | None = None
    told_on = published
    for sentence in doc.sentences:
        tokens = doc.tokens_of(sentence)
        words = read_time_words(tokens, lexicon, told_on, last)
        if not words.places:
            continue
        tenses = read_tenses(tokens, classes[sentence.first : sentence.stop], lexicon)
        words = msgspec.structs.replace(words, tenses=tenses, printed=published)
        as_of = told_on
        for moment in find_moments(words, lexicon, anchor):
            if _means_nowadays(moment, classes, sentence):
                continue
            found.append(_expression(doc, sentence.first, moment, published, as_of))
            dated.append(Dated(found[-1], moment, words.tense(moment.first)))
            if published is not None and _contradicts(moment, published):
                told.append(_mismatch(found[-1], published))
            told_on = day_told_on(moment, told_on)
            anchor = moment if words.is_past(moment) else anchor
            last = moment if moment.period.begin is not None else last
    publication = find_publication(published, dated)
    doc = doc.with_layer(PUBLICATION, () if publication is None else (publication,))
    return doc.with_layer(TIMES, found).with_diagnostics(told)


def _means_nowadays(moment: Moment, classes: Sequence[WordClass], sentence: Sentence) -> bool:
    """Whether a bare "today" contrasts with earlier times ("but it today ..."): after a conjunction, before no past."""
    if moment.rules != (SHIFTS[0],) or moment.first == 0:
        return False
    before = classes[sentence.first + moment.first - 1]
    at = sentence.first + moment.stop
    after = classes[at] if at < sentence.stop else None
    return before.tag in _OPENERS and not (after is not None and after.tag == "verb" and after.tense == "past")


def _contradicts(moment: Moment, published: date) -> bool:
    """Whether "today" or "yesterday" stands beside a day that it is not, as when a report is printed a day late."""
    shift = next((s for rule in moment.rules for s in SHIFTS if rule == SHIFTS[s]), None)
    named = any(rule in ("<day> <weekday>", "<day>, <date>") for rule in moment.rules)
    return named and shift is not None and moment.period.begin != published + timedelta(days=shift)


def _mismatch(time: TimeExpression, published: date) -> Diagnostic:
    message = (
        f"{time.begin} is not what the words say as of the day of publication, {published}; the named day is taken"
    )
    return Diagnostic(start=time.start, end=time.end, stage="times", message=message)


def _expression(
    doc: Document, offset: int, moment: Moment, published: date | None, as_of: date | None
) -> TimeExpression:
    end = doc.tokens[offset + moment.stop - 1].end
    period = moment.period
    value = period.value
    if value is not None and moment.clock and period.granularity in ("day", "night"):
        value = f"{value}T{moment.clock}"
    basis = "inferred" if moment.relative else "stated"
    note = f"published {published}" if moment.relative and published else ""
    note = f"{note}, told on {as_of}" if note and as_of != published else note
    note = f"day first; month first it is {moment.other}" if moment.other else note
    quoted = span_of(doc.text, moment.start, end)
    return TimeExpression(
        id=content_id("time", doc.article.id, moment.start, end),
        start=moment.start,
        end=end,
        text=quoted.text,
        value=value,
        begin=period.begin.isoformat() if period.begin else None,
        finish=period.finish.isoformat() if period.finish else None,
        granularity=period.granularity,
        basis=basis,
        rule=moment.rules[0],
        derivation=tuple(
            Derivation(field="value", rule=rule, basis=basis, evidence=(quoted,), note=note) for rule in moment.rules
        ),
    )


TIMES_STAGE: Stage[Lexicon] = Stage(
    name="times", version="1", requires=(WORD_CLASSES,), assigns=(TIMES, PUBLICATION), run=annotate_times
)
