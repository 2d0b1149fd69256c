"""The case of somebody on whom a sentence is carried out: what led to it was long before."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.happenings import Draft
from tawatur.claims.triggers.status import Status, is_past
from tawatur.records.ledger import Derivation

__all__ = ["with_cases"]

#: How many sentences around an execution tell of its case.
_NEAR = 3
#: The steps of a case, by type and mode; and the crime.
_STEPS = frozenset({("COERCE", "arrest"), ("ACCUSE", "investigate"), ("ACCUSE", "allege"), ("SANCTION", "convict")})
_CRIME, _ACTUAL = "ASSAULT", "actual"


def with_cases(view: EventView, drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, those that tell of the case or the crime behind an execution as history."""
    executed = [d for d in drafts if d.trigger.entry.executes and d.status.value == _ACTUAL]
    for draft in drafts:
        told = next((other for other in executed if _is_of_case(view, draft, other)), None)
        if told is None:
            yield draft
        else:
            step = Derivation(field="status", rule="<case of the executed>", basis="inferred", evidence=(told.span,))
            yield msgspec.structs.replace(draft, status=Status("historical", step))


def _is_of_case(view: EventView, draft: Draft, told: Draft) -> bool:
    """Whether a draft tells a step of a case near the execution, or the crime in its sentence."""
    if draft.status.value != _ACTUAL or draft.trigger.entry.executes or _is_news(view, draft):
        return False
    if draft.type == _CRIME:
        return draft.sentence == told.sentence and draft.trigger.first > told.trigger.first
    return (draft.type, draft.mode) in _STEPS and abs(draft.sentence - told.sentence) <= _NEAR


def _is_news(view: EventView, draft: Draft) -> bool:
    """Whether a draft behind which its day is told is of the last days."""
    when = draft.when
    if when is None or when.start < draft.span.end or when.begin is None:
        return False
    return not is_past(when, view.doc.article.published_on)
