"""Which fields of a claim people can set, and whether a value fits: type, vocabulary, words of the article."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import msgspec

from tawatur.errors import JudgementError
from tawatur.records import ledger as records
from tawatur.records.judgement import CLAIM_KINDS
from tawatur.records.ledger import Ledger
from tawatur.records.plover import MODES
from tawatur.records.span import Span
from tawatur.records.verification import vocabulary_of

__all__ = [
    "EDITABLE", "LABELS", "RECORDS", "REFERENCES", "WORDS", "as_data", "check_record", "check_reference",
    "holds_spans", "holds_text", "record_from", "typed_value",
]  # fmt: skip

#: Kind → record type.
RECORDS: dict[str, type[Any]] = {
    "entity": records.Entity,
    "credit": records.Credit,
    "statement": records.Statement,
    "figure": records.Figure,
    "time": records.TimeExpression,
    "event": records.Event,
    "commitment": records.Commitment,
    "agreement": records.Agreement,
}
#: The claim's own words, for claims that are spans.
WORDS = "words"
#: Kind → the fields that can be set, as they are called in JSON.
EDITABLE: dict[str, tuple[str, ...]] = {
    "entity": ("type", "name", "title", "latin", "country", "kind", "mentions"),
    "credit": ("kind", "name", WORDS),
    "statement": (
        "speaker", "speaker_entity", "speaker_ref", "speaker_kind", "cue", "content", "kind", "stance", "certainty",
        "via", "chain", "parent",
    ),
    "figure": (
        "low", "high", "approx", "what", "of", "statement", "scope", "place", "period", "tally", "part_of", "event",
        "chain", WORDS,
    ),
    "time": ("value", "begin", "finish", "granularity", WORDS),
    "event": (
        "type", "mode", "trigger", "actors", "recipients", "places", "when", "status", "statement", "chain",
    ),
    "commitment": (
        "kind", "from", "to", "content", "deadline", "condition", "status", "statement", "chain",
    ),
    "agreement": ("kind", "name", "names", "mentions", "parties", "dates", "terms"),
}  # fmt: skip
#: Kind → the field that names what sort of claim it is.
LABELS = {
    "entity": "type",
    "credit": "kind",
    "statement": "stance",
    "figure": "what",
    "time": "granularity",
    "event": "type",
    "commitment": "kind",
    "agreement": "kind",
}
#: Fields that hold ids of other claims → the kind they lead to.
REFERENCES = {
    "speaker_entity": "entity",
    "statement": "statement",
    "parent": "statement",
    "part_of": "figure",
    "event": "event",
}
_DAYS = ("begin", "finish")
_TALLIES = ("", *records.FIGURE_TALLIES)


@cache
def _types(kind: str) -> dict[str, Any]:
    """JSON name of a field → its type."""
    cls = RECORDS[kind]
    hints = typing.get_type_hints(cls)
    named = zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
    return {**{key: hints[name] for name, key in named}, WORDS: Span}


def holds_spans(kind: str, field: str) -> str:
    """Whether a field holds one span ("one"), several ("many"), or none ("")."""
    hint = _types(kind)[field]
    inner = [part for part in typing.get_args(hint) if isinstance(part, type) and issubclass(part, Span)]
    if hint is Span or (inner and type(None) in typing.get_args(hint)):
        return "one"
    return "many" if inner else ""


def holds_text(kind: str, field: str) -> bool:
    """Whether a field holds text, which may look like a number."""
    hint = _types(kind)[field]
    return hint is str or str in typing.get_args(hint)


def as_data(value: Any) -> Any:
    """A value as plain JSON data, lists for tuples, as it comes back from a file."""
    return msgspec.json.decode(msgspec.json.encode(value))


def typed_value(kind: str, field: str, value: Any, ledger: Ledger) -> Any:
    """The value as the field holds it; raise JudgementError where it does not fit the field or the text.

    Whether an id leads to a claim is for `check_reference` to say.
    """
    if field not in EDITABLE.get(kind, ()):
        raise JudgementError(f"{kind} has no field {field!r} to set; choose one of {', '.join(EDITABLE[kind])}")
    quoted = _quoted(as_data(value), ledger.article.text, f"{kind}.{field}")
    try:
        typed = msgspec.convert(quoted, _types(kind)[field])
    except msgspec.ValidationError as error:
        raise JudgementError(f"{kind}.{field}: {error}") from error
    _check_vocabulary(kind, field, typed)
    _check_day(kind, field, typed)
    return typed


def _quoted(value: Any, text: str, where: str) -> Any:
    """Fill in the words of spans; raise JudgementError for offsets that are none, or other words."""
    if isinstance(value, list):
        return [_quoted(item, text, where) for item in value]
    if not (isinstance(value, dict) and "start" in value and "end" in value):
        return value
    start, end = value["start"], value["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise JudgementError(f"{where}: [{start}, {end}) is no place in a text of {len(text):,} characters")
    words = text[start:end]
    if value.get("text", words) != words:
        raise JudgementError(f"{where}: the article has {words!r} at [{start}, {end}), not {value['text']!r}")
    return {**value, "text": words}


def _check_vocabulary(kind: str, field: str, value: Any) -> None:
    allowed = _TALLIES if field == "tally" else vocabulary_of(RECORDS[kind].__name__, field)
    if value is not None and allowed and value not in allowed:
        raise JudgementError(f"{kind}.{field}: {value!r} is none of {', '.join(map(repr, allowed))}")
    for link in value if field == "chain" else ():
        if link.kind not in records.LINK_KINDS:
            raise JudgementError(f"{kind}.chain: {link.kind!r} is none of {', '.join(records.LINK_KINDS)}")
    if field in ("mentions", "name", "content", "cue", "trigger") and not value:
        raise JudgementError(f"{kind}.{field} cannot be empty")


def _check_day(kind: str, field: str, value: Any) -> None:
    if kind == "time" and field in _DAYS and value is not None:
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise JudgementError(f"time.{field}: {value!r} is no ISO day such as 2026-01-31") from error


def check_reference(kind: str, field: str, value: Any, ledger: Ledger) -> None:
    """Raise JudgementError for an id that leads to no claim of the ledger."""
    if field not in REFERENCES or value is None:
        return
    known = {record.id for record in getattr(ledger, CLAIM_KINDS[REFERENCES[field]])}
    for ident in (value,) if isinstance(value, str) else value:
        if ident not in known:
            raise JudgementError(f"{kind}.{field}: {ident!r} is no {REFERENCES[field]} of this article")


def record_from(kind: str, data: Any) -> Any:
    """The record of a kind from its JSON data."""
    return msgspec.convert(data, RECORDS[kind])


def check_record(record: Any) -> None:
    """Raise JudgementError where values that are right each alone do not go together."""
    for problem in _disagreements(record):
        raise JudgementError(problem)


def _is_above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high


def _disagreements(record: Any) -> Iterator[str]:
    if isinstance(record, records.Figure) and _is_above(record.low, record.high):
        yield f"figure: low {record.low} is above high {record.high}; set both"
    if isinstance(record, records.TimeExpression) and record.begin and record.finish and record.begin > record.finish:
        yield f"time: begin {record.begin} is after finish {record.finish}; set both"
    if isinstance(record, records.Event) and record.mode is not None and record.mode not in MODES.get(record.type, {}):
        yield f"event: {record.type} has no mode {record.mode!r}, but {', '.join(MODES.get(record.type, {})) or 'none'}"
    if isinstance(record, records.Statement) and record.parent == record.id:
        yield "statement: it cannot be its own parent"
