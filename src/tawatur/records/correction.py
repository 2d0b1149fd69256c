"""What people changed in a ledger, beside what the machine had said. `docs/ledger_format.md` documents every field."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

__all__ = ["CORRECTION_STATES", "STANDINGS", "Correction", "CorrectionStep"]

#: What became of a claim: confirmed as it is; changed; added by a person; left out; taken into another entity; made
#: from a part of one; changed only because what it refers to was; judged in words that this version does not have; or
#: as the machine has it, since every judgement was taken back.
CORRECTION_STATES = ("accepted", "edited", "added", "rejected", "merged", "split", "follows", "lost", "undone")
#: How a judgement stands to the ledger at hand: its claim is there; at other offsets; reads otherwise now; is no longer
#: made; or its words are no longer in the article.
STANDINGS = ("stands", "moved", "claim changed", "claim withdrawn", "words changed")


class CorrectionStep(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement of a claim: who decided what, when and why, and how that stands; `in_force` unless taken back."""

    judgement: str
    action: str
    field: str | None = None
    value: Any = None
    author: str
    time: datetime
    reason: str = ""
    standing: str = "stands"
    in_force: bool = True


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A judged claim: its id here, its kind, what became of it (`CORRECTION_STATES`), and every judgement in order.

    `machine` is the machine's whole record and `path` its place in the machine's ledger; both are None where the
    machine makes no such claim.
    """

    claim: str
    kind: str
    state: str
    path: str | None = None
    machine: Any = None
    steps: tuple[CorrectionStep, ...] = ()
