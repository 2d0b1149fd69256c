"""What a time tells of an event in an article without a day of publication, where no day is before or after it."""

from __future__ import annotations

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.status import LONG, LONGER, Status
from tawatur.records.ledger import Derivation, TimeExpression
from tawatur.text.folding import fold

__all__ = ["relative_status"]

#: Rules of times that are a month, or some days of one; the last and the next of them are another month than the news'.
_MONTHS = ("<month", "<day> of <month", "<start> of", "<mid> of", "<end> of", "<year>")
#: A year as it is written.
_DIGITS = 4


def relative_status(view: EventView, when: TimeExpression | None, *, has_begun: bool) -> Status | None:
    """Planned for what is told of the next month or week, historical for that of the last month, or of a year.

    Of a month without a year only what has begun is historical. In a history years are those of what it tells.
    """
    if when is None or view.doc.article.published_on is not None or view.is_history:
        return None
    word = fold(when.text.split()[-1])
    if word in view.upcoming:
        return None if has_begun else _status("planned", "<of the next>", when)
    monthly = when.rule.startswith(_MONTHS)
    if word in view.last:
        return _status("historical", "<of the last>", when) if monthly else None
    if _has_year(when):
        return _status("historical", "<told with its year>", when)
    bare = when.rule == "<month>" and when.value is None and has_begun
    return _status("historical", "<of another month>", when) if bare else None


def _has_year(when: TimeExpression) -> bool:
    """Whether a year or month is told with its year, as news of the day never is."""
    written = sum(letter.isdecimal() for letter in when.text) >= _DIGITS
    return when.granularity in LONG and bool(when.value) and (written or when.granularity in LONGER)


def _status(value: str, rule: str, when: TimeExpression) -> Status:
    return Status(value, Derivation(field="status", rule=rule, basis="inferred", evidence=(when.bare(),)))
