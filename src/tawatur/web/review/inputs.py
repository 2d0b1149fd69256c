"""The fields of a claim as inputs of a form, and what is typed there as values."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tawatur.errors import JudgementError
from tawatur.export.changewords import shown
from tawatur.records.claims import anchor_of
from tawatur.records.judgement import CLAIM_KINDS
from tawatur.records.ledger import FIGURE_TALLIES, LINK_KINDS, Ledger, Statement
from tawatur.records.verification import vocabulary_of
from tawatur.review.fields import EDITABLE, RECORDS, REFERENCES, WORDS, holds_spans

__all__ = ["GROUPS_OF_LABELS", "Choice", "FieldInput", "changed", "inputs_of", "quotes_in", "raw_value", "typed_in"]

#: Closed lists → the group of labels that names their values.
GROUPS_OF_LABELS = {
    ("entity", "type"): "entity",
    ("credit", "kind"): "credit_kind",
    ("statement", "certainty"): "certainty_of",
    ("statement", "kind"): "statement_kind",
    ("statement", "stance"): "stance",
    ("figure", "what"): "figure",
    ("event", "type"): "event",
    ("event", "status"): "event_status",
    ("commitment", "kind"): "commitment",
    ("commitment", "status"): "commitment_status",
}
_FLAGS = ("no", "yes")
_BOUNDS = ("low", "high")
_DAYS = ("begin", "finish")
_LINK = re.compile(r"(.*?)\s*@\s*([a-z-]+)\s*", re.DOTALL)
#: Digits of a bound: more than anybody counts.
_MOST_DIGITS = 15
#: Claims that a field can be pointed to.
_MOST_CHOICES = 400
_WORDS = 60


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A value that can be chosen; `words` are of the article, where it is the id of a claim."""

    value: str
    words: str = ""


class FieldInput(msgspec.Struct, frozen=True, kw_only=True):
    """A field and how it is set.

    `control` is number, flag, day, text, choice, claim, claims, span or spans; `typed` is what the input holds, `shown`
    what it says; `machine` what the machine had, None where that is the same. `group` names the labels of choices.
    """

    name: str
    control: str
    typed: str
    shown: str
    machine: str | None = None
    choices: tuple[Choice, ...] = ()
    group: str = ""
    is_label: bool = False
    is_needed: bool = False


def inputs_of(
    kind: str, data: Mapping[str, Any], machine: Mapping[str, Any] | None, ledger: Ledger, *, label: str = ""
) -> tuple[FieldInput, ...]:
    """The inputs of a claim whose record is `data`; `label` is the field that says what sort it is."""
    return tuple(_input(kind, field, data, machine, ledger, label) for field in EDITABLE[kind])


def _input(
    kind: str, field: str, data: Mapping[str, Any], machine: Mapping[str, Any] | None, ledger: Ledger, label: str
) -> FieldInput:
    value = _value(data, field)
    before = value if machine is None else _value(machine, field)
    return FieldInput(
        name=field,
        control=_control(kind, field),
        typed=raw_value(kind, field, value),
        shown=shown(value),
        machine=None if _gist(before) == _gist(value) else shown(before),
        choices=tuple(_choices(kind, field, ledger)),
        group=GROUPS_OF_LABELS.get((kind, field), ""),
        is_label=field == label,
        is_needed=_is_needed(kind, field),
    )


def _value(data: Mapping[str, Any], field: str) -> Any:
    if field != WORDS:
        return data.get(field)
    return {key: data[key] for key in ("start", "end", "text") if key in data} or None


def _gist(value: Any) -> Any:
    """A value as far as two of them differ for a reader."""
    return (shown(value), raw_value("", "", value))


def _hint(kind: str, field: str) -> Any:
    cls = RECORDS[kind]
    if field == WORDS:
        return cls
    hints = typing.get_type_hints(cls)
    names = dict(zip(cls.__struct_encode_fields__, cls.__struct_fields__, strict=True))
    return hints[names[field]]


def _is_needed(kind: str, field: str) -> bool:
    return holds_spans(kind, field) == "one" and type(None) not in typing.get_args(_hint(kind, field))


def _control(kind: str, field: str) -> str:
    if spans := holds_spans(kind, field):
        return "span" if spans == "one" else "spans"
    if field in REFERENCES:
        return "claims" if field == "part_of" else "claim"
    if field == "tally" or vocabulary_of(RECORDS[kind].__name__, field):
        return "choice"
    if _hint(kind, field) is bool:
        return "flag"
    if field in _BOUNDS:
        return "number"
    return "day" if kind == "time" and field in _DAYS else "text"


def raw_value(kind: str, field: str, value: Any) -> str:
    """A value as an input holds it: places as offsets ("120:134"), links of chains with their kind ("1:4 @ agency")."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, dict):
        place = f"{value.get('start')}:{value.get('end')}"
        return f"{place} @ {value['kind']}" if "kind" in value else place
    if isinstance(value, list | tuple):
        return "; ".join(raw_value(kind, field, item) for item in value)
    return str(value)


def _words_of(record: Any) -> str:
    """The words by which a person knows a claim: those it hangs on; of a statement also the words that it reports."""
    words = anchor_of(record).text
    if isinstance(record, Statement):
        words = record.content.text if record.content.covers(record.cue) else f"{words} {record.content.text}"
    return " ".join(words.split())[:_WORDS]


def _choices(kind: str, field: str, ledger: Ledger) -> Iterator[Choice]:
    if field == "tally":
        yield from (Choice(value=value) for value in ("", *FIGURE_TALLIES))
    elif field in REFERENCES:
        for record in getattr(ledger, CLAIM_KINDS[REFERENCES[field]])[:_MOST_CHOICES]:
            yield Choice(value=record.id, words=_words_of(record))
    else:
        values = vocabulary_of(RECORDS[kind].__name__, field)
        if values and type(None) in typing.get_args(_hint(kind, field)):
            yield Choice(value="")
        yield from (Choice(value=value) for value in values)


def typed_in(kind: str, field: str, typed: str) -> Any:
    """The value that was typed into the input of a field, for `Archive.edit`; raise JudgementError.

    Places may be words of the article as well, which the archive looks for.
    """
    control = _control(kind, field)
    told = typed.strip()
    if control == "number":
        return _number(kind, field, told)
    if control == "flag":
        if told not in _FLAGS:
            raise JudgementError(f"{kind}.{field}: say yes or no, not {told!r}")
        return told == "yes"
    if control == "spans":
        return [_item(part, field) for part in told.split(";") if part.strip()]
    if control == "claims":
        return [part.strip() for part in told.split(";") if part.strip()]
    is_optional = type(None) in typing.get_args(_hint(kind, field)) or control == "span"
    return None if not told and is_optional else told


def _item(part: str, field: str) -> Any:
    """One of several places: offsets, words, or for chains either with the kind of the link."""
    link = _LINK.fullmatch(part) if field == "chain" else None
    if link is None:
        return part.strip()
    if link[2] not in LINK_KINDS:
        raise JudgementError(f"{field}: {link[2]!r} is none of {', '.join(LINK_KINDS)}")
    offsets = re.fullmatch(r"\s*([0-9]{1,9})\s*:\s*([0-9]{1,9})\s*", link[1])
    if offsets is None:
        raise JudgementError(f"{field}: give the place of a link as offsets, as in 120:134 @ {link[2]}")
    return {"start": int(offsets[1]), "end": int(offsets[2]), "kind": link[2]}


def _number(kind: str, field: str, told: str) -> int | None:
    plain = re.sub(r"[\s,\u066c]", "", told)
    if not plain:
        return None
    if not plain.isdecimal() or len(plain) > _MOST_DIGITS:
        raise JudgementError(f"{kind}.{field}: {told[:40]!r} is no whole number")
    return int(plain)


def quotes_in(text: str, typed: str) -> str:
    """The words at offsets that stand in an input, for showing a draft to others."""
    places = re.findall(r"(\d{1,9}):(\d{1,9})", typed)
    return " | ".join(" ".join(text[int(a) : int(b)].split()) for a, b in places) or typed


def changed(typed: Mapping[str, str], was: Mapping[str, str]) -> Iterable[str]:
    """The names of inputs that hold something else than they did."""
    return [name for name, value in typed.items() if value.strip() != was.get(name, "").strip()]
