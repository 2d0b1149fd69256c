"""What a person should look at next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from tawatur.records.claims import anchor_of
from tawatur.records.correction import Correction, CorrectionStep
from tawatur.records.judgement import CLAIM_KINDS
from tawatur.records.ledger import Ledger, Statement
from tawatur.records.span import Span

__all__ = ["KINDS_OF", "REASONS", "QueueItem", "doubts_of"]

#: Why a claim is in the queue, the most pressing first. Contradictions are what analysts are after; judgements that no
#: longer stand are work of people at stake; whoever spoke decides what a statement is worth.
REASONS = (
    "contradicted", "words changed", "claim withdrawn", "claim changed", "disputed", "inferred speaker", "doubtful",
)  # fmt: skip
_FLAGS = ("words changed", "claim withdrawn", "claim changed")
#: Inferred times are yesterdays and Mondays, nearly always right; names and credits are too many to look at each.
_WORTH_A_LOOK = ("statement", "figure", "event", "commitment")
#: The kinds of claims that can be in the queue for what the machine made of them alone.
KINDS_OF = {"inferred speaker": ("statement",), "doubtful": _WORTH_A_LOOK}


class QueueItem(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to look at: where it is, why (`REASONS`), its words, and how often it was judged."""

    article: str
    claim: str
    kind: str
    reasons: tuple[str, ...]
    words: Span | None = None
    judged: int = 0

    @property
    def rank(self) -> int:
        """Its place in `REASONS`: lower is more pressing."""
        return min(REASONS.index(reason) for reason in self.reasons)


def doubts_of(ledger: Ledger, *, contradicted: Collection[str] = (), article: str = "") -> Iterator[QueueItem]:
    """The claims of a corrected ledger to look at; `contradicted` holds ids, `article` the id it is kept under."""
    told = {(c.kind, c.claim): c for c in ledger.corrections or ()}
    for kind, name in CLAIM_KINDS.items():
        for record in getattr(ledger, name):
            correction = told.pop((kind, record.id), None)
            reasons = tuple(_reasons(kind, record, correction, contradicted))
            if reasons:
                yield _item(article or ledger.article.id, kind, record, reasons, correction)
    for (kind, claim), correction in told.items():
        if reasons := tuple(_flags(correction)):
            ident = article or ledger.article.id
            yield QueueItem(article=ident, claim=claim, kind=kind, reasons=reasons, judged=len(correction.steps))


def _item(article: str, kind: str, record: Any, reasons: tuple[str, ...], correction: Correction | None) -> QueueItem:
    anchor = anchor_of(record)
    words = Span(start=anchor.start, end=anchor.end, text=anchor.text)
    judged = 0 if correction is None else len(correction.steps)
    return QueueItem(article=article, claim=record.id, kind=kind, reasons=reasons, words=words, judged=judged)


def _reasons(kind: str, record: Any, correction: Correction | None, contradicted: Collection[str]) -> Iterator[str]:
    if correction is not None and any(step.in_force for step in correction.steps):
        yield from _flags(correction)
        return
    if record.id in contradicted:
        yield "contradicted"
    if isinstance(record, Statement) and _is_inferred(record, "speaker"):
        yield "inferred speaker"
    elif kind in _WORTH_A_LOOK and record.basis == "inferred":
        yield "doubtful"


def _is_inferred(record: Statement, field: str) -> bool:
    return any(step.field.startswith(field) and step.basis == "inferred" for step in record.derivation)


def _flags(correction: Correction) -> Iterator[str]:
    """Why a judged claim must be looked at again: its last word does not stand, or people disagree."""
    matters: dict[str, list[CorrectionStep]] = {}
    for step in correction.steps:
        if step.in_force and correction.state != "merged":
            matters.setdefault(step.field or "", []).append(step)
    found = {steps[-1].standing for steps in matters.values() if not _came_round(steps[-1])}
    yield from (flag for flag in _FLAGS if flag in found)
    if any(_is_disputed(steps) for steps in matters.values()):
        yield "disputed"


def _came_round(step: CorrectionStep) -> bool:
    """Whether the machine no longer says what was rejected anyway."""
    return step.action == "reject" and step.standing in ("claim withdrawn", "words changed")


def _is_disputed(steps: list[CorrectionStep]) -> bool:
    """Whether no more people stand behind the last word than behind others."""
    said = {step.author: (step.action == "reject", repr(step.value)) for step in steps}
    last = said[steps[-1].author]
    behind = sum(word == last for word in said.values())
    return len(said) - behind >= behind and len(said) > 1
