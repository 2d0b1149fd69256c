"""How long something has gone on ("for 17 months", "six years ago"), as the days in which it must have begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tawatur.compare.accounts import Account
from tawatur.compare.amounts import Duration, durations
from tawatur.compare.clauses import Clause
from tawatur.compare.hours import time_word_table
from tawatur.lexicon import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import TimeExpression
from tawatur.records.span import span_of

__all__ = ["beginnings", "follows_since", "follows_until"]

_MONTH_HOURS = 720
_YEAR_HOURS = 8760
#: A number of months or years is rounded, so it may be off by one month, or by half a year.
_MONTH_DAYS = 31
_HALF_YEAR_DAYS = 182
#: The kind of the time words before a duration that has gone on until now.
_SINCE = "since"
#: ... and of those before the end of a span.
_TO = "to"
#: Clauses of one article that are looked through, the first ones.
_MOST = 400


def beginnings(account: Account, lexicon: Lexicon) -> Iterator[TimeExpression]:
    """What an account says to have gone on for months or years, dated by when it began; no claim of the ledger."""
    published = account.ledger.article.published_on
    if published is None:
        return
    since = lexicon.compiled(_since)
    tokens = account.doc.tokens
    for clause in account.clauses[:_MOST]:
        for duration in durations(tokens[clause.first : clause.stop], lexicon):
            before = tokens[max(clause.first, duration.first - 2) : duration.first]
            found = since.find(before) if duration.hours >= _MONTH_HOURS else []
            days = _days(duration, published) if found else None
            if days is not None:
                first, last = days
                span = span_of(account.doc.text, found[0].variant.start, tokens[duration.stop - 1].end)
                yield TimeExpression(
                    start=span.start,
                    end=span.end,
                    text=span.text,
                    id="",
                    value=None,
                    begin=first.isoformat(),
                    finish=last.isoformat(),
                    basis="inferred",
                )


def follows_since(account: Account, clause: Clause, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether a time is the first day of a span that goes on ("since March"), by its first word or two before it."""
    return bool(lexicon.compiled(_since).find(_before(account, clause, time)))


def follows_until(account: Account, clause: Clause, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether a time is the last day of a span ("until Wednesday"), by its first word or two before it."""
    return bool(lexicon.compiled(_until).find(_before(account, clause, time)))


def _before(account: Account, clause: Clause, time: TimeExpression) -> Sequence[Token]:
    tokens = account.doc.tokens[clause.first : clause.stop]
    at = next((n for n, token in enumerate(tokens) if token.end > time.start), 0)
    return tokens[max(0, at - 2) : at + 1]


def _days(duration: Duration, published: date) -> tuple[date, date] | None:
    """The days in which something began that has gone on for so long, roughly; None before year 1."""
    years = duration.hours % _YEAR_HOURS == 0
    units = duration.hours // (_YEAR_HOURS if years else _MONTH_HOURS)
    passed = timedelta(days=round(units * (365.25 if years else 365.25 / 12)))
    slack = timedelta(days=_HALF_YEAR_DAYS if years else _MONTH_DAYS)
    if published.toordinal() <= (passed + slack).days:
        return None
    return published - passed - slack, published - passed + slack


def _since(lexicon: Lexicon) -> PhraseTable[str]:
    return time_word_table(lexicon, frozenset({_SINCE}))


def _until(lexicon: Lexicon) -> PhraseTable[str]:
    return time_word_table(lexicon, frozenset({_TO}))
