"""Somebody who judges a ledger."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tawatur import Ledger
from tawatur.records.judgement import Judgement
from tawatur.review.applying import apply, machine_ledger
from tawatur.review.making import Signature, add_claim, edit_claim, judge_claim, seen_claim, undo

FIRST = datetime(2026, 2, 1, 12, tzinfo=UTC)


class Desk:
    """Somebody who judges one ledger: an hour between two judgements."""

    def __init__(self, ledger: Ledger) -> None:
        self.machine = ledger
        self.judgements: list[Judgement] = []

    def _signed(self, by: str, reason: str) -> Signature:
        return Signature(author=by, time=FIRST + timedelta(hours=len(self.judgements)), reason=reason)

    def judge(self, claim: str, action: str, *, by: str = "سلمى", reason: str = "", **what: Any) -> Judgement:
        seen = seen_claim(self.machine, self.judgements, claim)
        if "other" in what:
            what["other"] = seen_claim(self.machine, self.judgements, what["other"])
        made = judge_claim(self.machine, self.judgements, seen, action, self._signed(by, reason), **what)
        self.judgements.append(made)
        return made

    def edit(self, claim: str, *, by: str = "سلمى", **fields: Any) -> tuple[Judgement, ...]:
        seen = seen_claim(self.machine, self.judgements, claim)
        made = edit_claim(self.machine, self.judgements, seen, self._signed(by, ""), fields)
        self.judgements += made
        return made

    def add(self, kind: str, fields: dict[str, Any], *, by: str = "سلمى") -> Judgement:
        self.judgements.append(add_claim(self.machine, self.judgements, kind, fields, self._signed(by, "")))
        return self.judgements[-1]

    def undo(self, judgement: Judgement, *, by: str = "سلمى") -> Judgement:
        self.judgements.append(undo(self.judgements, judgement.id, self._signed(by, "")))
        return self.judgements[-1]

    @property
    def corrected(self) -> Ledger:
        found = apply(self.machine, self.judgements)
        assert machine_ledger(found) == self.machine
        assert apply(found, self.judgements) == found
        return found
