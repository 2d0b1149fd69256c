"""Ledgers of any content for property tests, and records rebuilt from the rows of a table."""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec
from hypothesis import strategies as st

from tawatur.export.accounts import Account, Place
from tawatur.export.tables import CLAIM_TABLES, Table
from tawatur.records.article import make_article
from tawatur.records.ledger import (
    Agreement,
    Commitment,
    Credit,
    Entity,
    Event,
    Figure,
    Ledger,
    Reader,
    Statement,
    TimeExpression,
)
from tawatur.records.span import Span, span_of
from tests.strategies import texts

__all__ = ["RECORDS", "Case", "accounts", "cases", "rebuilt"]

#: Table → the record that one of its rows holds, and the field whose words are `quotation`.
RECORDS: dict[str, tuple[type[msgspec.Struct], str | None]] = {
    "statements": (Statement, "content"),
    "figures": (Figure, None),
    "events": (Event, "trigger"),
    "times": (TimeExpression, None),
    "commitments": (Commitment, "content"),
    "agreements": (Agreement, None),
    "entities": (Entity, None),
    "credits": (Credit, None),
}
_NEVER_EMPTY = {"id", "url", "outlet", "published"}
_DAYS = st.dates().map(lambda day: day.isoformat())


def _bare(hint: Any) -> tuple[Any, bool]:
    """A type without its None, and whether it may be None."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return inner[0], True
    return hint, False


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return span_of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def _records(draw: st.DrawFn, kind: type[msgspec.Struct], text: str) -> Any:
    """A record of any values; optional texts are never empty, as in the ledgers that are read."""
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    if issubclass(kind, Span):
        span = draw(_spans(text))
        values = {"start": span.start, "end": span.end, "text": span.text}
    for name in kind.__struct_fields__:
        if name not in values:
            values[name] = draw(_values(name, hints[name], text))
    if kind in (Agreement, Entity) and not values["mentions"]:
        values["mentions"] = (draw(_spans(text)),)
    return kind(**values)


def _values(name: str, hint: Any, text: str) -> st.SearchStrategy[Any]:
    bare, optional = _bare(hint)
    found: st.SearchStrategy[Any]
    if name in ("begin", "finish"):
        found = _DAYS
    elif bare is str:
        found = texts.filter(bool) if optional or name == "id" else texts
    elif bare is int:
        found = st.integers(-(2**63), 2**63 - 1)
    elif bare is bool:
        found = st.booleans()
    elif bare is float:
        found = st.integers(-(10**9), 10**9).map(lambda number: number / 1000)
    elif bare is Span:
        found = _spans(text)
    elif isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        found = _records(bare, text)
    else:
        inner, *_ = typing.get_args(bare)
        found = st.lists(_values("items", inner, text), max_size=2).map(tuple)
    return st.none() | found if optional else found


class Case(msgspec.Struct, frozen=True):
    """A table, and an account whose ledger holds one record for it alone."""

    table: Table
    account: Account


def cases() -> st.SearchStrategy[Case]:
    """Any table of claims with a record of any values."""
    return st.sampled_from(CLAIM_TABLES).flatmap(
        lambda table: accounts(table.name).map(lambda account: Case(table, account))
    )


@st.composite
def accounts(draw: st.DrawFn, *names: str) -> Account:
    """An account whose ledger holds one record of every kind that is named (all where none is), of any values."""
    absent_or = st.none() | texts.filter(bool)
    article = make_article(
        title=draw(texts),
        body=draw(texts),
        outlet=draw(absent_or),
        url=draw(absent_or | st.just("https://sutur.example/a?b=1#c")),
        published=draw(absent_or | _DAYS),
        ident=draw(texts.filter(bool)),
    )
    lists = {
        name: (draw(_records(kind, article.text)),) for name, (kind, _) in RECORDS.items() if name in (names or RECORDS)
    }
    place = draw(st.sampled_from([Place(), Place(story="s", origin=1, origins=2, origin_basis="copy")]))
    reader = Reader(version=draw(texts), lexicon=draw(texts), models=draw(texts))
    return Account(ledger=Ledger(article=article, reader=reader, **lists), place=place)


def rebuilt(table: Table, row: dict[str, Any]) -> Any:
    """The record of a row whose values were read back: numbers as numbers, lists as lists, absent values None."""
    kind, quoted = RECORDS[table.name]
    quotation = {"start": row["start"], "end": row["end"], "text": row["quotation"]}
    values: dict[str, Any] = quotation if issubclass(kind, Span) else {}
    if quoted is not None:
        values[quoted] = quotation
    for key in kind.__struct_encode_fields__:
        if key in values or key == quoted:
            continue
        if f"{key}_json" in row:
            values[key] = row[f"{key}_json"]
        elif f"{key}_start" in row:
            span = {"start": row[f"{key}_start"], "end": row[f"{key}_end"], "text": row[key]}
            values[key] = None if row[key] is None else span
        else:
            values[key] = row[key]
    return msgspec.convert(values, kind)
