"""From the machine's ledger and the judgements of people to the corrected ledger.

Judgements count in the order of their times; of two on one field the last one wins, and both stay in the history.
Applying twice changes nothing, since a corrected ledger holds what it takes to make the machine's again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tawatur.records.claims import anchor_of
from tawatur.records.correction import Correction, CorrectionStep
from tawatur.records.identity import content_id
from tawatur.records.judgement import CLAIM_KINDS, Judgement, Target, target_key
from tawatur.records.ledger import AgreementTold, Derivation, Ledger
from tawatur.records.span import Span
from tawatur.review.anchoring import Located, Shift, locate, shifted_data
from tawatur.review.drafts import Draft, gist, gist_of
from tawatur.review.fields import EDITABLE, REFERENCES, as_data, record_from

__all__ = ["apply", "in_force", "machine_ledger"]

#: Judgements of single claims; `same` and `different` of entities concern several articles.
_SINGLE = ("accept", "reject", "edit", "relabel", "add", "merge", "split")


def in_force(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the judgements that were not taken back; an undo that was itself undone takes nothing back."""
    known = {judgement.id: judgement for judgement in judgements}
    undone: dict[str, list[str]] = {}
    for judgement in known.values():
        if judgement.undoes is not None:
            undone.setdefault(judgement.undoes, []).append(judgement.id)

    standing: dict[str, bool] = {}

    # An id is a hash of what its judgement undoes, so no chain of undoing leads back to itself.
    def stands(ident: str) -> bool:
        if ident not in standing:
            standing[ident] = not any(stands(later) for later in undone.get(ident, ()))
        return standing[ident]

    return frozenset(ident for ident in known if stands(ident))


def apply(ledger: Ledger, judgements: Iterable[Judgement], *, keep_rejected: bool = False) -> Ledger:
    """Apply the judgements of single claims of this article; those of other articles must not be given.

    With `keep_rejected` rejected claims stay in their lists; `corrections` tells which they are.
    """
    machine = machine_ledger(ledger)
    ordered = sorted(judgements, key=lambda judgement: judgement.order)
    mine = [j for j in ordered if j.action in _SINGLE and j.target.kind in CLAIM_KINDS]
    if not mine:
        return machine
    work = _Work(machine, in_force(ordered))
    for judgement in mine:
        work.take(judgement)
    return work.finished(keep_rejected=keep_rejected)


def machine_ledger(ledger: Ledger) -> Ledger:
    """The ledger as the machine made it, from a corrected one."""
    if not ledger.corrections:
        return ledger
    lists: dict[str, list[Any]] = {}
    for kind, name in CLAIM_KINDS.items():
        touched = {c.claim for c in ledger.corrections if c.kind == kind}
        lists[name] = [record for record in getattr(ledger, name) if record.id not in touched]
    told = (c for c in ledger.corrections if c.path is not None)
    for correction in sorted(told, key=_place):
        records = lists[CLAIM_KINDS[correction.kind]]
        records.insert(_place(correction), record_from(correction.kind, correction.machine))
    made = {name: tuple(records) for name, records in lists.items()}
    return msgspec.structs.replace(ledger, corrections=msgspec.UNSET, **made)


def _place(correction: Correction) -> int:
    return int((correction.path or "[0]").rpartition("[")[2].rstrip("]"))


class _Work:
    """The claims of one ledger while judgements are applied; lives for one call."""

    def __init__(self, machine: Ledger, standing: frozenset[str]) -> None:
        self.machine = machine
        self.standing = standing
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.lost: dict[tuple[str, str], Correction] = {}
        for kind, name in CLAIM_KINDS.items():
            for place, record in enumerate(getattr(machine, name)):
                path = f"{name}[{place}]"
                draft = Draft(kind=kind, record=record, machine=record, path=path)
                # Ids stand once in a ledger of ours; of another's nothing may be lost.
                key = record.id if (kind, record.id) not in self.drafts else f"{record.id} {path}"
                self.drafts[kind, key] = draft

    def take(self, judgement: Judgement) -> None:
        """Let one judgement count, and note how it stands."""
        found = locate(judgement.target, self.machine)
        draft = self._draft(judgement, found)
        if draft is None or found.shift is None:
            self._lose(judgement, "words changed" if found.shift is None else "claim withdrawn")
            return
        standing = _standing(judgement, found, draft)
        if judgement.id in self.standing:
            if judgement.action == "merge":
                standing = self._merge(draft, judgement) or standing
            elif judgement.action == "split":
                standing = self._split(draft, judgement, found.shift) or standing
            else:
                standing = draft.take(judgement, found.shift, self.machine) or standing
        draft.steps.append(_step(judgement, standing, is_in_force=judgement.id in self.standing))

    def _draft(self, judgement: Judgement, found: Located) -> Draft | None:
        """The draft of the claim that was judged; one is made for a claim that the machine does not make (any more)."""
        target = judgement.target
        own = self.drafts.get((target.kind, target.claim or ""))
        if own is not None and own.path is None:
            return own
        # A claim that somebody added may share words with another; only one on the very same words is that claim.
        if found.record is not None and (found.is_exact or judgement.action != "add"):
            draft = self.drafts[target.kind, found.record.id]
            return draft if self._is_meant(judgement, draft) else None
        if own is not None and found.shift is not None:
            return own
        if found.shift is None or not isinstance(judgement.machine or judgement.value, dict):
            return None
        if judgement.id not in self.standing or judgement.action == "reject":
            return None
        seen = judgement.value if judgement.action == "add" else judgement.machine
        return self._new(target, seen, found.shift)

    def _is_meant(self, judgement: Judgement, draft: Draft) -> bool:
        """Whether a judgement can be of the machine's claim: not where it was of one that only people made."""
        by_hand = judgement.machine is None and judgement.action not in ("add", "merge")
        return not by_hand or draft.state == "added" or judgement.target.claim == draft.record.id

    def _new(self, target: Target, seen: Any, shift: Shift) -> Draft | None:
        data = shifted_data(seen, shift, self.machine.article.text) if shift.is_edited else seen
        try:
            record = record_from(target.kind, {**data, "id": target.claim})
        except (msgspec.ValidationError, TypeError):
            return None  # a part without which there is no such claim is gone from the text
        for field, kind in REFERENCES.items():
            value = getattr(record, field, None)
            if isinstance(value, str) and (kind, value) not in self.drafts:
                record = msgspec.structs.replace(record, **{field: None})
        draft = Draft(kind=target.kind, record=record)
        self.drafts[target.kind, record.id] = draft
        return draft

    def _lose(self, judgement: Judgement, standing: str) -> None:
        """Keep a judgement that has no place in this version."""
        key = (judgement.target.kind, judgement.target.claim or target_key(judgement.target))
        step = _step(judgement, standing, is_in_force=judgement.id in self.standing)
        before = self.lost.get(key)
        if before is None:
            before = Correction(claim=key[1], kind=key[0], state="lost")
        self.lost[key] = msgspec.structs.replace(before, steps=(*before.steps, step))

    def _merge(self, draft: Draft, judgement: Judgement) -> str:
        """Take the other entity's names into this one; both are told of the judgement."""
        if judgement.other is None:
            return ""
        found = locate(judgement.other, self.machine)
        other = self.drafts.get((judgement.other.kind, judgement.other.claim or ""))
        if other is None or other.path is not None:
            other = None if found.record is None else self.drafts[judgement.other.kind, found.record.id]
        if other is None or other.kind != draft.kind:
            return found.standing
        draft, other = _survivor(draft), _survivor(other)
        if other is draft:
            return ""
        names = {(s.start, s.end): s for s in (*draft.record.mentions, *other.record.mentions)}
        draft.record = msgspec.structs.replace(draft.record, mentions=tuple(names[key] for key in sorted(names)))
        draft.state = draft.state or "edited"
        draft.derivation.append(_joined(other, judgement))
        other.merged_into = draft
        other.steps.append(_step(judgement, found.standing, is_in_force=True))
        return ""

    def _split(self, draft: Draft, judgement: Judgement, shift: Shift) -> str:
        """Make another entity of some of the names of one."""
        value = judgement.value if isinstance(judgement.value, dict) else {}
        data = shifted_data(value.get("mentions"), shift, self.machine.article.text) if shift.is_edited else None
        parted = {(s["start"], s["end"]) for s in (value.get("mentions", ()) if data is None else data)}
        draft = _survivor(draft)
        taken = tuple(s for s in draft.record.mentions if (s.start, s.end) in parted)
        left = tuple(s for s in draft.record.mentions if (s.start, s.end) not in parted)
        if not taken or not left:
            return "words changed"
        name = value.get("name") or max((s.text for s in taken), key=len)
        ident = content_id("entity", judgement.id)
        own = msgspec.structs.replace(
            draft.record, id=ident, name=name, type=value.get("type") or draft.record.type, title=None, latin=None,
            mentions=taken, basis="corrected", derivation=(_joined(draft, judgement),),
        )  # fmt: skip
        new = Draft(kind=draft.kind, record=own, state="split")
        new.steps.append(_step(judgement, "stands", is_in_force=True))
        self.drafts[draft.kind, ident] = new
        draft.record = msgspec.structs.replace(draft.record, mentions=left)
        draft.state = draft.state or "edited"
        return ""

    def finished(self, *, keep_rejected: bool) -> Ledger:
        """The corrected ledger."""
        records = {key: draft.made() for key, draft in self.drafts.items()}
        kept = {
            key: record
            for key, record in records.items()
            if self.drafts[key].merged_into is None and (keep_rejected or not self.drafts[key].is_rejected)
        }
        leads = self._leads(kept)
        lists: dict[str, tuple[Any, ...]] = {}
        told: list[Correction] = []
        for kind, name in CLAIM_KINDS.items():
            placed: list[tuple[Draft, Any]] = []
            for key, draft in self.drafts.items():
                if key[0] != kind:
                    continue
                record = _led(kind, records[key], leads)
                if key in kept:
                    placed.append((draft, record))
                if state := _state(draft, record):
                    told.append(draft.told(state, draft.record.id))
            lists[name] = _ordered(placed)
        told += self.lost.values()
        return msgspec.structs.replace(self.machine, corrections=tuple(told), **lists)

    def _leads(self, kept: dict[tuple[str, str], Any]) -> dict[tuple[str, str], str]:
        """Kind and id of a claim → the id that stands for it now; what is gone is not there."""
        leads = {(kind, record.id): record.id for (kind, _), record in kept.items()}
        for (kind, _), draft in self.drafts.items():
            last = _survivor(draft)
            if draft is not last and (kind, last.record.id) in leads:
                leads[kind, draft.record.id] = last.record.id
        return leads


def _survivor(draft: Draft) -> Draft:
    while draft.merged_into is not None:
        draft = draft.merged_into
    return draft


def _state(draft: Draft, record: Any) -> str:
    if draft.merged_into is not None:
        return "merged"
    if draft.is_rejected:
        return "rejected"
    if draft.state:
        return draft.state
    if draft.steps:
        return "undone"
    return "follows" if record != draft.machine else ""


def _step(judgement: Judgement, standing: str, *, is_in_force: bool) -> CorrectionStep:
    return CorrectionStep(
        judgement=judgement.id,
        action=judgement.action,
        field=judgement.field,
        value=judgement.value,
        author=judgement.author,
        time=judgement.time,
        reason=judgement.reason,
        standing=standing,
        in_force=is_in_force,
    )


def _joined(other: Draft, judgement: Judgement) -> Derivation:
    first = other.record.mentions[0]
    return Derivation(
        field="mentions",
        rule=f"by hand: {judgement.id}",
        basis="corrected",
        evidence=(Span(start=first.start, end=first.end, text=first.text),),
        note=f"{judgement.author}: {judgement.reason or 'no reason given'} ({judgement.action}: {other.record.name})",
    )


def _standing(judgement: Judgement, found: Located, draft: Draft) -> str:
    """How a judgement stands; a claim that is there may read otherwise than when it was judged."""
    if draft.machine is None and (judgement.action == "add" or draft.state in ("added", "split")):
        return "stands" if found.shift is None or found.shift.new.start == found.shift.old.start else "moved"
    if found.record is None or not isinstance(judgement.machine, dict):
        return found.standing
    now, seen = as_data(found.record), judgement.machine
    if judgement.action in ("edit", "relabel"):
        field = judgement.field or ""
        changed = gist_of(now, field) not in (gist_of(seen, field), gist(judgement.value))
    elif judgement.action in ("accept", "reject"):
        fields = [f for f in EDITABLE[judgement.target.kind] if f not in REFERENCES and f in seen]
        changed = any(gist_of(now, field) != gist_of(seen, field) for field in fields)
    else:
        changed = False
    return "claim changed" if changed else found.standing


def _led(kind: str, record: Any, leads: dict[tuple[str, str], str]) -> Any:
    """The record with what it refers to put right where that was rejected or merged."""
    for field, target in REFERENCES.items():
        value = getattr(record, field, None)
        if isinstance(value, str) and leads.get((target, value)) != value:
            record = msgspec.structs.replace(record, **{field: leads.get((target, value))})
        elif isinstance(value, tuple) and any((target, ident) not in leads for ident in value):
            record = msgspec.structs.replace(record, **{field: tuple(i for i in value if (target, i) in leads)})
    if kind == "agreement":
        states = tuple(
            told if told.statement is None or ("statement", told.statement) in leads else _voiceless(told)
            for told in record.states
        )
        if states != record.states:
            record = msgspec.structs.replace(record, states=states)
    return record


def _voiceless(told: AgreementTold) -> AgreementTold:
    return msgspec.structs.replace(told, statement=None)


def _ordered(kept: list[tuple[Draft, Any]]) -> tuple[Any, ...]:
    """The machine's claims in its order, and each other claim before the first that stands behind it."""
    records = [record for draft, record in kept if draft.path is not None]
    others = [record for draft, record in kept if draft.path is None]
    for record in sorted(others, key=lambda other: (anchor_of(other).start, other.id)):
        start = anchor_of(record).start
        place = next((n for n, other in enumerate(records) if anchor_of(other).start > start), len(records))
        records.insert(place, record)
    return tuple(records)
