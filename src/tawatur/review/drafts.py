"""A claim while judgements are applied to it, and the record that comes of it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec

from tawatur.errors import JudgementError
from tawatur.records.correction import Correction, CorrectionStep
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import ActorCode, Derivation, Event, Ledger, Location
from tawatur.records.plover import MODES, intensity_of, quad_of
from tawatur.records.span import Span
from tawatur.review.anchoring import Shift, shifted_data
from tawatur.review.fields import EDITABLE, REFERENCES, WORDS, as_data, record_from, typed_value

__all__ = ["Draft", "gist", "gist_of", "set_field", "shown"]


class Draft(msgspec.Struct):
    """A claim in the making: the machine's record and place, what people decided, and how each judgement stands."""

    kind: str
    record: Any
    machine: Any = None
    path: str | None = None
    state: str = ""
    fields: dict[str, tuple[Any, Judgement]] = msgspec.field(default_factory=dict)
    is_rejected: bool = False
    merged_into: Draft | None = None
    steps: list[CorrectionStep] = msgspec.field(default_factory=list)
    derivation: list[Derivation] = msgspec.field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than the machine does."""
        return bool(self.fields or self.derivation) or self.machine is None

    def take(self, judgement: Judgement, shift: Shift, ledger: Ledger) -> str:
        """Let a judgement count; "" where it does, else why it does not."""
        if judgement.action == "reject":
            self.is_rejected = True
            return ""
        if judgement.action in ("edit", "relabel"):
            try:
                value = typed_value(self.kind, judgement.field or "", _placed(judgement.value, shift, ledger), ledger)
            except JudgementError:
                return "words changed" if shift.is_edited else "claim changed"
            self.fields.pop(judgement.field or "", None)
            self.fields[judgement.field or ""] = (value, judgement)
        else:
            self._hold(judgement, shift, ledger)
        self.is_rejected = False
        if judgement.action == "add" or self.state == "added":
            self.state = "added"
        elif self.state != "split":
            self.state = "edited" if self.fields or self.derivation else "accepted"
        return ""

    def _hold(self, judgement: Judgement, shift: Shift, ledger: Ledger) -> None:
        """Keep the values as somebody saw and confirmed them; what refers to other claims stays the machine's."""
        seen = judgement.value if judgement.action == "add" else judgement.machine
        placed = _placed(seen, shift, ledger)
        if not isinstance(placed, dict):
            return
        data = as_data(self.record)
        own = ("start", "end", "text") if isinstance(self.record, Span) else ()
        for field in (*EDITABLE[self.kind], *own):
            if field in placed and field not in REFERENCES and _is_whole(seen[field], placed[field]):
                data[field] = placed[field]
        # What an older version kept may not be a record of this one.
        with suppress(msgspec.ValidationError):
            self.record = record_from(self.kind, data)

    def made(self) -> Any:
        """The record with everything that was decided, its basis, and steps that tell the machine's values."""
        record = self.record
        steps = list(self.derivation)
        for field, (value, judgement) in self.fields.items():
            before = _value(record, field)
            record = set_field(self.kind, record, field, value)
            steps.append(_step(field, before, record, judgement))
        if self.kind == "event":
            record = _coded(record, steps)
        if self.is_changed or self.state == "added":
            record = msgspec.structs.replace(record, basis="corrected")
        if steps:
            record = msgspec.structs.replace(record, derivation=(*record.derivation, *steps))
        return record

    def told(self, state: str, ident: str) -> Correction:
        """What is kept of it beside the ledger's claims."""
        return Correction(
            claim=ident,
            kind=self.kind,
            state=state,
            path=self.path,
            machine=as_data(self.machine) if self.machine is not None else None,
            steps=tuple(self.steps),
        )


def _placed(value: Any, shift: Shift, ledger: Ledger) -> Any:
    return shifted_data(value, shift, ledger.article.text) if shift.is_edited else value


def _is_whole(before: Any, after: Any) -> bool:
    """Whether nothing of a value was lost when it was put into another text."""
    if isinstance(before, list):
        return isinstance(after, list) and len(before) == len(after)
    return (before is None) == (after is None)


def _python_name(field: str) -> str:
    return "from_" if field == "from" else field


def _value(record: Any, field: str) -> Any:
    if field == WORDS:
        return Span(start=record.start, end=record.end, text=record.text)
    return getattr(record, _python_name(field))


def set_field(kind: str, record: Any, field: str, value: Any) -> Any:
    """The record with one field set, and what hangs on that field brought in line."""
    if field == WORDS:
        return msgspec.structs.replace(record, start=value.start, end=value.end, text=value.text)
    before = _value(record, field)
    record = msgspec.structs.replace(record, **{_python_name(field): value})
    if kind == "event" and field == "type":
        mode = record.mode if record.mode in MODES.get(value, {}) else None
        return msgspec.structs.replace(record, mode=mode)
    if kind == "event" and field in ("actors", "recipients", "places"):
        return _parallel(record, field, before, value)
    return record


#: Field → the field parallel to it.
_PARALLEL = {"actors": "actor_codes", "recipients": "recipient_codes", "places": "locations"}


def _parallel(record: Event, field: str, before: tuple[Span, ...], after: tuple[Span, ...]) -> Event:
    """Keep the codes of the words that stay; what is new has none."""
    beside = _PARALLEL[field]
    known = dict(zip(((s.start, s.end) for s in before), getattr(record, beside), strict=False))
    if not known:
        return record
    bare = [Location(name=s.text, level="") if field == "places" else ActorCode() for s in after]
    codes = tuple(known.get((s.start, s.end), new) for s, new in zip(after, bare, strict=True))
    return msgspec.structs.replace(record, **{beside: codes})


def _coded(record: Event, steps: list[Derivation]) -> Event:
    """The codes that follow from type and mode, where these were corrected."""
    if not {step.field for step in steps} & {"type", "mode"}:
        return record
    coded: Event = msgspec.structs.replace(
        record, quad=quad_of(record.type), intensity=intensity_of(record.type, record.mode)
    )
    return coded


def _step(field: str, before: Any, record: Any, judgement: Judgement) -> Derivation:
    """Who set a field to its value and why, with what the machine had."""
    return Derivation(
        field=field,
        rule=f"by hand: {judgement.id}",
        basis="corrected",
        evidence=_spans(_value(record, field)),
        note=f"{judgement.author}: {judgement.reason or 'no reason given'} (the machine had: {shown(before)})",
    )


def _spans(value: Any) -> tuple[Span, ...]:
    items = value if isinstance(value, tuple) else (value,)
    return tuple(Span(start=s.start, end=s.end, text=s.text) for s in items if isinstance(s, Span))


def shown(value: Any) -> str:
    """A value in a few words: spans as what they quote."""
    if isinstance(value, Span):
        return f"«{value.text}»"
    if isinstance(value, tuple):
        return "; ".join(shown(item) for item in value) or "nothing"
    return "nothing" if value is None or value == "" else str(value)


def gist(value: Any) -> Any:
    """A value from JSON data as far as it tells two readings apart: spans by their words alone."""
    if isinstance(value, dict):
        if "text" in value and "start" in value:
            return (value["text"], value.get("kind"))
        return {key: gist(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [gist(item) for item in value]
    return value


def gist_of(data: Any, field: str) -> Any:
    """The gist of one field of a claim's JSON data."""
    if field == WORDS:
        return (data.get("text"), data.get("kind"))
    return gist(data.get(field))
