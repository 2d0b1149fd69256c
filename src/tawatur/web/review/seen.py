"""A claim as its review page shows it, a rejected or lost one as well, with everything that was judged of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from tawatur.collection import Archive
from tawatur.errors import NotFoundError
from tawatur.export.changewords import shown
from tawatur.records.correction import Correction
from tawatur.records.judgement import CLAIM_KINDS, Judgement
from tawatur.records.ledger import Ledger
from tawatur.review.applying import in_force
from tawatur.review.fields import as_data

__all__ = ["SeenClaim", "StepLine", "last_decision", "see", "steps_of"]

#: Fields that were saved together have times that differ by microseconds.
_AT_ONCE = timedelta(milliseconds=1)


class SeenClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim: the id its article is kept under, the corrected ledger, its record (None where it was lost).

    `data` is the record as JSON data, the machine's where there is no other.
    """

    claim: str
    kind: str
    article: str
    version: int
    ledger: Ledger
    record: Any
    data: dict[str, Any]
    correction: Correction | None


class StepLine(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement in the history of a claim; `value` in words, `machine` what the machine had there."""

    id: str
    action: str
    field: str | None
    value: str
    machine: str
    author: str
    time: str
    reason: str
    standing: str
    in_force: bool


def see(archive: Archive, claim: str, article: str = "") -> SeenClaim:
    """The claim with an id; raise NotFoundError. `article` names where to look: lost claims and agreements need it."""
    ident = article or archive.claim(claim).ledger.article.id
    latest = archive.versions(ident)[-1:]
    if not latest:
        raise NotFoundError(f"no article {ident!r} in this archive")
    ledger = archive.ledger(latest[0].article, keep_rejected=True)
    found = _found(ledger, claim)
    told = next((c for c in ledger.corrections or () if c.claim == claim), None)
    if found is None and told is None:
        raise NotFoundError(f"no claim {claim!r} in article {ident!r}")
    if found is not None:
        kind, record = found
    else:
        assert told is not None
        kind, record = told.kind, None
    data = as_data(record) if record is not None else _last_known(told)
    return SeenClaim(
        claim=claim, kind=kind, article=latest[0].article, version=latest[0].number, ledger=ledger, record=record,
        data=data, correction=told,
    )  # fmt: skip


def _found(ledger: Ledger, claim: str) -> tuple[str, Any] | None:
    for kind, name in CLAIM_KINDS.items():
        for record in getattr(ledger, name):
            if record.id == claim:
                return kind, record
    return None


def _last_known(told: Correction | None) -> dict[str, Any]:
    return dict(told.machine) if told is not None and isinstance(told.machine, dict) else {}


def steps_of(seen: SeenClaim, judgements: Sequence[Judgement]) -> tuple[StepLine, ...]:
    """Every judgement of a claim (`Archive.judgements`), the latest first."""
    standing = in_force(judgements)
    told = {step.judgement: step.standing for step in seen.correction.steps} if seen.correction else {}
    return tuple(_step(j, told.get(j.id, "stands"), j.id in standing) for j in reversed(judgements))


def last_decision(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """The judgements in force that were made last: one, or those of all fields that were saved at once."""
    standing = in_force(judgements)
    found: list[Judgement] = []
    for judgement in reversed([j for j in judgements if j.id in standing and j.action != "undo"]):
        if found and (judgement.author != found[-1].author or found[-1].time - judgement.time > _AT_ONCE):
            break
        found.append(judgement)
    return tuple(judgement.id for judgement in reversed(found))


def _step(judgement: Judgement, standing: str, counts: bool) -> StepLine:
    machine = judgement.machine if isinstance(judgement.machine, dict) else {}
    field = judgement.field
    other = "" if judgement.other is None else judgement.other.claim or judgement.other.article
    value = shown(judgement.value) if field is not None else other or judgement.undoes or ""
    return StepLine(
        id=judgement.id,
        action=judgement.action,
        field=field,
        value=value,
        machine="" if field is None else shown(machine.get("text") if field == "words" else machine.get(field)),
        author=judgement.author,
        time=judgement.time.strftime("%Y-%m-%dT%H:%M"),
        reason=judgement.reason,
        standing=standing,
        in_force=counts,
    )
