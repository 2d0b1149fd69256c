"""Rows say of whom they are, quote their article, and hold everything that the claim holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from tawatur.errors import NotFoundError
from tawatur.export.accounts import NOWHERE, Account, Place, accounts_of, address_of, permalink, places_of
from tawatur.export.fields import COLUMN_TYPES, make_flattener
from tawatur.export.tables import CLAIM_TABLES, ROWS, Table, batches, row_batch, table_of
from tawatur.records.article import make_article
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tests.export.ledgers import Case, cases, rebuilt

ALL = (*CLAIM_TABLES, ROWS)


def rows_of(table: Table, items: Iterable[Account]) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for batch in batches([table], items) for row in batch.rows]


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_columns_have_names_of_their_own_and_a_type(table: Table) -> None:
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert {column.type for column in table.columns} <= set(COLUMN_TYPES)


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_every_table_carries_evidence_chain_origin_basis_and_run(table: Table) -> None:
    names = {column.name for column in table.columns}
    needed = "article outlet published permalink quotation start end basis rule origin origins reader_version"
    assert names >= set(needed.split())
    if table.name not in ("times", "agreements", "entities", "credits"):
        assert {"chain", "chain_json"} <= names


@pytest.mark.parametrize("table", CLAIM_TABLES, ids=lambda table: table.name)
def test_a_row_quotes_its_article(table: Table, ledgers: tuple[Ledger, ...]) -> None:
    texts = {ledger.article.id: ledger.article.text for ledger in ledgers}
    for row in rows_of(table, accounts_of(ledgers, {})):
        text = texts[row["article"]]
        assert text[row["start"] : row["end"]] == row["quotation"]
        assert row["quotation"] in row["context"]
        assert row["context"] in text
        assert row["permalink"].endswith(f"#char={row['start']},{row['end']}")


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_row_holds_the_whole_claim(case: Case) -> None:
    table, account = case.table, case.account
    (row,) = rows_of(table, [account])
    plain = msgspec.to_builtins(row)
    assert [rebuilt(table, plain)] == list(getattr(account.ledger, table.name))


def test_a_chain_reads_from_the_outlet_to_the_first_source(ledgers: tuple[Ledger, ...]) -> None:
    rows = rows_of(table_of("statements"), accounts_of(ledgers, {}))
    chained = [row for row in rows if len(row["chain_json"]) > 1]
    assert chained
    for row in chained:
        assert row["chain"].split(" ← ") == [link.text for link in row["chain_json"]]
        assert row["chain_kinds"].split(" ← ") == [link.kind for link in row["chain_json"]]


def test_origins_are_numbered_and_unknown_without_a_comparison(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    places = places_of(comparison)
    rows = rows_of(table_of("figures"), accounts_of(ledgers, places))
    assert {row["origins"] for row in rows} == {len(comparison.origins)}
    for number, origin in enumerate(comparison.origins, 1):
        for row in rows:
            assert (row["origin"] == number) == (row["article"] in origin.articles)
    alone = rows_of(table_of("figures"), accounts_of(ledgers, {}))
    assert {row["origin"] for row in alone} == {None}


def test_rows_have_a_line_for_every_cell(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    batch = row_batch(comparison, ledgers, places_of(comparison))
    names = [column.name for column in ROWS.columns]
    lines = [dict(zip(names, row, strict=True)) for row in batch.rows]
    told = [(row.id, cell.article, cell.text) for row in comparison.rows for cell in row.cells]
    assert [(line["row"], line["article"], line["quotation"]) for line in lines] == told
    for line in lines:
        same = {other["origin"] for other in lines if other["row"] == line["row"]}
        assert line["row_origins"] == len(same)
    stances = {s.id: s.stance for ledger in ledgers for s in ledger.statements}
    assert [line["stance"] for line in lines if line["claim"] in stances] == [
        stances[line["claim"]] for line in lines if line["claim"] in stances
    ]
    said = {f.id: stances[f.statement] for ledger in ledgers for f in ledger.figures if f.statement}
    assert {line["claim"] for line in lines if line["claim"] in said and line["stance"] == said[line["claim"]]} == {
        line["claim"] for line in lines if line["claim"] in said
    }


def test_cells_of_ledgers_that_are_not_given_are_left_out(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    batch = row_batch(comparison, ledgers[:1], {})
    assert {row[0] for row in batch.rows} == {ledgers[0].article.id}


@pytest.mark.parametrize(
    "url, address",
    [
        ("https://a.example/خبر 1?q=ب#top", "https://a.example/%D8%AE%D8%A8%D8%B1%201?q=%D8%A8"),
        ("javascript:alert(1)", "tawatur:id%2F1"),
        ("http://[broken", "tawatur:id%2F1"),
        (None, "tawatur:id%2F1"),
    ],
)
def test_an_address_is_one_that_may_be_followed(url: str | None, address: str) -> None:
    article = make_article(title="ا", body="", url=url, ident="id/1")
    assert address_of(article) == address
    assert permalink(article, Span(start=0, end=1, text="ا")) == f"{address}#char=0,1"


class Point(msgspec.Struct, frozen=True):
    x: float


class Thing(msgspec.Struct, frozen=True):
    weight: float
    names: tuple[str, ...]
    where: Point | None = None
    points: tuple[Point, ...] = ()


def test_fields_of_new_kinds_become_columns() -> None:
    flattener = make_flattener(Thing, without=frozenset())
    names = {column.name: column.type for column in flattener.columns}
    assert names == {
        "weight": "number", "names": "text", "names_json": "json", "where_json": "json", "points_json": "json",
    }  # fmt: skip
    row: list[Any] = []
    flattener.extend(row, Thing(weight=1.5, names=("a", "b")))
    assert row == [1.5, "a; b", ("a", "b"), None, ()]


def test_an_entity_that_is_named_nowhere_has_no_words(ledgers: tuple[Ledger, ...]) -> None:
    nobody = msgspec.structs.replace(ledgers[0].entities[0], mentions=())
    ledger = msgspec.structs.replace(ledgers[0], entities=(nobody,))
    (row,) = rows_of(table_of("entities"), [Account(ledger=ledger)])
    assert (row["quotation"], row["start"], row["end"]) == ("", 0, 0)


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(NotFoundError, match="statements"):
        table_of("claims")


def test_unknown_articles_stand_nowhere(ledgers: tuple[Ledger, ...]) -> None:
    (account,) = accounts_of(ledgers[:1], {"other": Place(origin=1)})
    assert account.place is NOWHERE
