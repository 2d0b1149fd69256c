"""Times on the calendar: a grammar that gives TIMEX3-style values, first and last days, and the rules behind them."""

from __future__ import annotations

from datetime import date

from tawatur.annotate.times.expressions import find_moments
from tawatur.annotate.times.tense import read_tenses
from tawatur.annotate.times.words import Moment, read_time_words
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.identity import content_id
from tawatur.records.layers import TIMES, WORD_CLASSES
from tawatur.records.ledger import Derivation, TimeExpression
from tawatur.records.span import span_of
from tawatur.records.stage import Stage

__all__ = ["TIMES_STAGE"]

#: A day of publication outside these years is an error of the page; nothing is resolved against it.
_YEARS_OF_NEWS = range(1500, 3000)


def annotate_times(doc: Document, lexicon: Lexicon) -> Document:
    """Assign `TIMES`: the time expressions of every sentence, resolved against the day of publication."""
    published = doc.article.published_on
    if published is not None and published.year not in _YEARS_OF_NEWS:
        published = None
    classes = doc[WORD_CLASSES]
    found: list[TimeExpression] = []
    anchor: Moment | None = None
    for sentence in doc.sentences:
        tokens = doc.tokens_of(sentence)
        tenses = read_tenses(tokens, classes[sentence.first : sentence.stop], lexicon)
        words = read_time_words(tokens, lexicon, published, tenses)
        for moment in find_moments(words, lexicon, anchor):
            found.append(_expression(doc, sentence.first, moment, published))
            anchor = moment if words.is_past(moment) else anchor
    return doc.with_layer(TIMES, found)


def _expression(doc: Document, offset: int, moment: Moment, published: date | None) -> TimeExpression:
    end = doc.tokens[offset + moment.stop - 1].end
    period = moment.period
    value = period.value
    if value is not None and moment.clock and period.granularity in ("day", "night"):
        value = f"{value}T{moment.clock}"
    basis = "inferred" if moment.relative else "stated"
    note = f"published {published}" if moment.relative and published else ""
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
    name="times", version="1", requires=(WORD_CLASSES,), assigns=(TIMES,), run=annotate_times
)
