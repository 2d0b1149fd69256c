"""From what a person says of a claim to a judgement that fits the claim, its fields and the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from tawatur.errors import JudgementError, NotFoundError
from tawatur.records.claims import anchor_of
from tawatur.records.identity import content_id
from tawatur.records.judgement import CLAIM_KINDS, Judgement, Target, judgement_id, make_judgement
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span, span_of
from tawatur.records.verification import iter_mismatches
from tawatur.review.anchoring import target_of
from tawatur.review.applying import apply, machine_ledger
from tawatur.review.fields import (
    EDITABLE,
    LABELS,
    RECORDS,
    WORDS,
    as_data,
    check_record,
    check_reference,
    holds_spans,
    holds_text,
    typed_value,
)

__all__ = ["Seen", "Signature", "add_claim", "after", "edit_claim", "judge_claim", "seen_claim", "undo"]

_OFFSETS = re.compile(r"\s*(\d+)\s*[:,-]\s*(\d+)\s*")
#: What a claim that somebody adds is where nothing else is said.
_DEFAULTS: dict[str, dict[str, Any]] = {
    "entity": {"title": None},
    "credit": {},
    "statement": {"kind": "indirect", "stance": "say"},
    "figure": {"low": None, "high": None, "approx": False, "what": "other"},
    "time": {"value": None, "begin": None, "finish": None},
    "event": {"mode": None},
    "commitment": {},
    "agreement": {"kind": "accord"},
}
#: Kind → the field whose words a claim hangs on.
_ANCHORS = {"statement": "cue", "event": "trigger", "commitment": "content", "entity": "mentions"}


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who judges, when, and why."""

    author: str
    time: datetime
    reason: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it stands with everything that was decided: its target, its record, and the machine's (or None)."""

    target: Target
    record: Any
    machine: Any
    judgements: tuple[Judgement, ...] = ()


def seen_claim(ledger: Ledger, judgements: Sequence[Judgement], ident: str) -> Seen:
    """The claim with an id, rejected and merged ones included; raise NotFoundError.

    `judgements` are all of the article. The target of a claim that the machine does not make is that of its last
    judgement.
    """
    machine = machine_ledger(ledger)
    corrected = apply(machine, judgements, keep_rejected=True)
    told = next((c for c in corrected.corrections or () if c.claim == ident), None)
    history = tuple(j for j in judgements if told is not None and j.id in {s.judgement for s in told.steps})
    found = _find(corrected, ident)
    own = _find(machine, ident)
    if own is not None:
        kind, record = own
        target = target_of(machine.article, kind, record)
        return Seen(target=target, record=(found or own)[1], machine=record, judgements=history)
    if history:
        last = history[-1].target
        if found is not None:
            last = target_of(machine.article, found[0], found[1], claim=ident)
        return Seen(target=last, record=None if found is None else found[1], machine=None, judgements=history)
    raise NotFoundError(f"no claim {ident!r} in article {ledger.article.id!r}; `tawatur show` lists its claims")


def _find(ledger: Ledger, ident: str) -> tuple[str, Any] | None:
    for kind, name in CLAIM_KINDS.items():
        for record in getattr(ledger, name):
            if record.id == ident:
                return kind, record
    return None


def judge_claim(
    ledger: Ledger,
    judgements: Sequence[Judgement],
    seen: Seen,
    action: str,
    signature: Signature,
    *,
    field: str | None = None,
    value: Any = None,
    other: Seen | None = None,
) -> Judgement:
    """Make a judgement of a claim; raise JudgementError for one that does not fit it."""
    machine, target = machine_ledger(ledger), seen.target
    if seen.record is None and action != "reject":
        raise JudgementError(f"{target.claim}: its words are not in this version of the article; undo what was judged")
    if action in ("edit", "relabel"):
        field = LABELS[target.kind] if field is None else field
        value = _edited(machine, judgements, seen, field, value)
    elif action == "split":
        value = _parted(machine.article.text, seen, value)
    elif action == "accept" and seen.machine is None:
        # Whoever holds on to a claim that the machine does not make, makes it.
        action, value = "add", as_data(seen.record)
    if action == "merge" and target.kind != "entity":
        raise JudgementError(f"only entities can be merged, not a {target.kind}")
    judgement = make_judgement(
        action,
        target,
        author=signature.author,
        time=signature.time,
        reason=signature.reason,
        other=None if other is None else other.target,
        field=field,
        value=value,
        machine=None if seen.machine is None else as_data(seen.machine),
        reader=machine.reader.version,
    )
    _try(machine, judgements, judgement)
    return judgement


def edit_claim(
    ledger: Ledger, judgements: Sequence[Judgement], seen: Seen, signature: Signature, fields: Mapping[str, Any]
) -> tuple[Judgement, ...]:
    """Make one judgement a field; they are checked together, since bounds may move past each other."""
    machine = machine_ledger(ledger)
    if seen.record is None or not fields:
        raise JudgementError(f"{seen.target.claim}: there is nothing to edit")
    made = tuple(
        make_judgement(
            "edit", seen.target, author=signature.author, time=signature.time, reason=signature.reason, field=field,
            value=_edited(machine, judgements, seen, field, value), reader=machine.reader.version,
            machine=None if seen.machine is None else as_data(seen.machine),
        )
        for field, value in fields.items()
    )  # fmt: skip
    _try(machine, judgements, *made)
    return made


def _edited(ledger: Ledger, judgements: Sequence[Judgement], seen: Seen, field: str, value: Any) -> Any:
    kind = seen.target.kind
    if field not in EDITABLE[kind]:
        raise JudgementError(f"{kind} has no field {field!r} to set; choose one of {', '.join(EDITABLE[kind])}")
    text = ledger.article.text
    near = anchor_of(seen.record).start
    typed = typed_value(kind, field, _with_spans(kind, field, value, text, near), ledger)
    check_reference(kind, field, typed, apply(ledger, judgements))
    return as_data(typed)


def _with_spans(kind: str, field: str, value: Any, text: str, near: int) -> Any:
    """Find the spans that are given as words or offsets ("120:134")."""
    holds = holds_spans(kind, field)
    if isinstance(value, int) and not isinstance(value, bool) and (holds or holds_text(kind, field)):
        value = str(value)  # a year, or digits of the article
    if holds == "one" and isinstance(value, str):
        return as_data(_span(value, text, near))
    if holds == "many":
        items = [part for part in value.split(";") if part.strip()] if isinstance(value, str) else value or []
        found = [as_data(_span(item, text, near)) if isinstance(item, str) else item for item in items]
        return [{"kind": "unnamed", **as_data(item)} for item in found] if field == "chain" else found
    return value


def _span(told: str, text: str, near: int) -> Span:
    """The place of words (the one nearest to an offset), or of offsets; raise JudgementError."""
    if (offsets := _OFFSETS.fullmatch(told)) is not None:
        start, end = map(int, offsets.groups())
        if not start < end <= len(text):
            raise JudgementError(f"{told!r} is no place in a text of {len(text):,} characters")
        return span_of(text, start, end)
    words = told.strip()
    places = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not places:
        raise JudgementError(f"the article does not have the words {words!r}; quote them to the letter")
    start = min(places, key=lambda at: abs(at - near))
    return span_of(text, start, start + len(words))


def _parted(text: str, seen: Seen, value: Any) -> dict[str, Any]:
    """What a split takes out of an entity: its mentions, with a name and type of their own where given."""
    if seen.target.kind != "entity":
        raise JudgementError(f"only entities can be split, not a {seen.target.kind}")
    told = dict(value) if isinstance(value, Mapping) else {"mentions": value}
    spans = _with_spans("entity", "mentions", told.get("mentions"), text, 0)
    own = {(m.start, m.end): as_data(m) for m in seen.record.mentions}
    taken: dict[tuple[int, int], Any] = {}
    for span in as_data(spans):
        place = (span["start"], span["end"])
        alike = [key for key, mention in own.items() if mention["text"] == span.get("text", "")]
        for key in [place] if place in own else alike:
            taken[key] = own[key]
    if not taken or len(taken) == len(own):
        names = "; ".join(f"{m.start}:{m.end} {m.text}" for m in seen.record.mentions)
        raise JudgementError(f"a split takes some of the entity's mentions, not all or none; it has {names}")
    rest = {key: told[key] for key in ("name", "type") if told.get(key)}
    return {"mentions": [taken[key] for key in sorted(taken)], **rest}


def add_claim(
    ledger: Ledger, judgements: Sequence[Judgement], kind: str, fields: Mapping[str, Any], signature: Signature
) -> Judgement:
    """Make a judgement that adds a claim which the machine missed; `words`, `cue`, `trigger`, … say where it hangs."""
    if kind not in CLAIM_KINDS:
        raise JudgementError(f"{kind!r} is none of {', '.join(CLAIM_KINDS)}")
    machine = machine_ledger(ledger)
    text = machine.article.text
    known = apply(machine, judgements)
    data: dict[str, Any] = dict(_DEFAULTS[kind])
    for field, value in fields.items():
        if field not in EDITABLE[kind]:
            raise JudgementError(f"{kind} has no field {field!r}; choose from {', '.join(EDITABLE[kind])}")
        typed = typed_value(kind, field, _with_spans(kind, field, value, text, 0), machine)
        check_reference(kind, field, typed, known)
        data.update(as_data(typed) if field == WORDS else {field: as_data(typed)})
    record = _whole(kind, data, known)
    value = as_data(record)
    target = target_of(machine.article, kind, record)
    judgement = make_judgement(
        "add", target, author=signature.author, time=signature.time, reason=signature.reason, value=value,
        reader=machine.reader.version,
    )  # fmt: skip
    _try(machine, judgements, judgement)
    return judgement


def _whole(kind: str, data: dict[str, Any], ledger: Ledger) -> Any:
    """The record of an added claim, with its id; raise JudgementError where a field is missing."""
    anchor = data if issubclass(RECORDS[kind], Span) else data.get(_ANCHORS.get(kind, "mentions"))
    anchor = anchor[0] if isinstance(anchor, list) and anchor else anchor
    if not isinstance(anchor, dict) or "start" not in anchor:
        place = WORDS if issubclass(RECORDS[kind], Span) else _ANCHORS.get(kind, "mentions")
        raise JudgementError(f"a {kind} needs {place}: the words it hangs on")
    if kind in ("entity", "credit", "agreement"):
        data.setdefault("name", anchor["text"])
    ident = content_id(kind, ledger.article.id, anchor["start"], anchor["end"])
    if _find(ledger, ident) is not None:
        raise JudgementError(f"the claim is there already: judge {ident}")
    try:
        record = msgspec.convert({**data, "id": ident, "basis": "corrected", "rule": "by hand"}, RECORDS[kind])
    except msgspec.ValidationError as error:
        raise JudgementError(f"the {kind} is not whole: {error}") from error
    check_record(record)
    return record


def _try(machine: Ledger, judgements: Iterable[Judgement], *more: Judgement) -> None:
    """Raise JudgementError where the ledger would not hold with more judgements of one claim."""
    judgements = list(judgements)
    corrected = apply(machine, [*judgements, *more], keep_rejected=True)
    before = {str(wrong) for wrong in iter_mismatches(apply(machine, judgements, keep_rejected=True))}
    for wrong in iter_mismatches(corrected):
        if str(wrong) not in before:
            raise JudgementError(f"{wrong.path}: {wrong.message}")
    own = _find(corrected, more[0].target.claim or "")
    if own is not None and more[0].action in ("edit", "relabel", "add"):
        check_record(own[1])


def after(made: Iterable[Judgement], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements, each microseconds later where another one bears its time: what is said last is to count last.

    One that is known already keeps its time, so that saying the same twice says nothing new.
    """
    known = list(judgements)
    idents, times = {judgement.id for judgement in known}, {judgement.time for judgement in known}
    found = []
    for one in made:
        while one.time in times and one.id not in idents:
            later = msgspec.structs.replace(one, time=one.time + timedelta(microseconds=1))
            one = msgspec.structs.replace(later, id=judgement_id(later))
        times.add(one.time)
        found.append(one)
    return tuple(found)


def undo(judgements: Iterable[Judgement], ident: str, signature: Signature) -> Judgement:
    """Make a judgement that takes one back; raise NotFoundError for an id that is none."""
    known = {judgement.id: judgement for judgement in judgements}
    if ident not in known:
        raise NotFoundError(f"no judgement {ident!r}; `tawatur review --history` lists them")
    taken_back = known[ident]
    return make_judgement(
        "undo", taken_back.target, author=signature.author, time=signature.time, reason=signature.reason,
        other=taken_back.other, undoes=ident, field=None,
    )  # fmt: skip
