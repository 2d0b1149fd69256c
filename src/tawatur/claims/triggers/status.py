"""Whether an event happened, is planned, is denied, is only possible, or belongs to an earlier time."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tawatur.records.document import Document
from tawatur.records.layers import MODALITIES, Modality
from tawatur.records.ledger import Derivation, TimeExpression

__all__ = ["LONG", "LONGER", "SPOKEN", "Status", "day_of", "is_past", "modalities_by_token", "status_of"]

#: An event of the week before publication is news even where it fell in the month before.
_NEWS = timedelta(days=7)
#: Acts of speech: without an actor of their own, the speaker of the statement acts.
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
#: What news of the day is not dated by; the longer ones however they are written.
LONGER = ("decade", "century")
LONG = ("year", "month", *LONGER)
#: Times that tell no days: a whole month is none of last week's, even on the first days of the next one.
_WHOLE = frozenset({"month", "year"})
#: The rule of `annotate.modality` for a verb in the future.
_FUTURE = "<future verb>"
_ORDER = ("negated", "hypothetical", "planned", "expected", "historical")
_STATUS = {
    "negated": "denied", "hypothetical": "hypothetical", "planned": "planned", "expected": "planned",
    "historical": "historical",
}  # fmt: skip


class Status(msgspec.Struct, frozen=True):
    """One of `EVENT_STATUSES` and how it was told; no derivation for what is told as plain fact."""

    value: str
    derivation: Derivation | None = None


def modalities_by_token(doc: Document) -> dict[int, tuple[Modality, ...]]:
    """The modalities that cover each token, for the tokens that any covers."""
    found: dict[int, list[Modality]] = {}
    for modality in doc[MODALITIES]:
        for at in range(modality.first, modality.stop):
            found.setdefault(at, []).append(modality)
    return {at: tuple(items) for at, items in found.items()}


def status_of(
    doc: Document,
    modalities: tuple[Modality, ...],
    when: TimeExpression | None,
    *,
    is_background: bool,
    is_speech: bool = False,
    is_promised: bool = True,
) -> Status:
    """Decide the status from the marks around the trigger, the event's date, and whether it is told as background.

    Acts of speech (`is_speech`) happen when they are told: a later day in them belongs to what is said, and so does the
    future tense where they announce something (`is_promised`); "will sign" is a plan.
    """
    for kind in _ORDER[:-1]:
        marks = [m for m in modalities if m.kind == kind]
        if marks and not (is_speech and is_promised and marks[0].rule == _FUTURE):
            derivation = Derivation(field="status", rule=marks[0].rule, evidence=(marks[0].mark,))
            return Status(_STATUS[kind], derivation)
    if when is not None and is_past(when, doc.article.published_on):
        span = doc.span(when.start, when.end)
        derivation = Derivation(field="status", rule="<earlier month>", basis="inferred", evidence=(span,))
        return Status("historical", derivation)
    if when is not None and not is_speech and _is_future(when, doc.article.published_on):
        return Status("planned", Derivation(field="status", rule="<later day>", basis="inferred"))
    for mark in modalities:
        if mark.kind == "historical":
            return Status("historical", Derivation(field="status", rule=mark.rule, evidence=(mark.mark,)))
    if is_background:
        return Status("historical", Derivation(field="status", rule="<background clause>", basis="inferred"))
    return Status("actual")


def is_past(when: TimeExpression, published: date | None) -> bool:
    """Whether a date is of an earlier month, and not of the last days."""
    day = day_of(when.finish or when.begin)
    begin = day_of(when.begin)
    if published is None or day is None:
        return False
    if begin is not None and day > published:
        day = begin
    return day < published.replace(day=1) and (when.granularity in _WHOLE or published - day > _NEWS)


def _is_future(when: TimeExpression, published: date | None) -> bool:
    begin = day_of(when.begin)
    return published is not None and begin is not None and begin > published


def day_of(text: str | None) -> date | None:
    """The day of an ISO date, or None where only a month or year is told."""
    try:
        return None if text is None else date.fromisoformat(text[:10])
    except ValueError:
        return None
