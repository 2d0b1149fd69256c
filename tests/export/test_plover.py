"""PLOVER records and POLECAT rows hold what their schemas ask, and the scores are those of the manual."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import msgspec
import pytest

from tawatur import make_article, read
from tawatur.export.accounts import Account
from tawatur.export.plover import FIELDS, plover_records, write_plover
from tawatur.export.polecat import COLUMNS, write_polecat
from tawatur.records.ledger import EVENT_TYPES, Ledger
from tawatur.records.plover import INTENSITIES, MODES, QUADS, intensity_of, quad_of

BODY = (
    "هاجم مسلحون قاعدة للجيش السوري قرب حلب أمس. وأدانت وزارة الخارجية التركية الهجوم.\n"
    "ومن المقرر أن يزور وزير الدفاع دمشق غدا."
)
#: Field → the types that a value of it has.
SCHEMA: dict[str, tuple[type, ...]] = {
    "id": (str,), "has_event": (bool,), "date": (str, type(None)), "actor": (list,), "recipient": (list,),
    "event": (str,), "event_loc": (list,), "event_text": (str,), "quad_code": (int,), "event_scale": (int, float),
    "mode": (str, type(None)), "context": (list,), "auxiliary": (str, type(None)), "text": (str,),
    "text_info": (dict,), "cite_info": (dict,), "coder": (str,),
}  # fmt: skip
ENTITY = {"entity_text": str, "sector": list, "start": int}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read(make_article(title="هجوم قرب حلب", body=BODY, outlet="سطور", published="2025-03-02"), strict=True)


def records(ledger: Ledger) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write_plover([Account(ledger=ledger)], stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_records_follow_the_schema(ledger: Ledger) -> None:
    found = records(ledger)
    assert found
    assert list(SCHEMA) == list(FIELDS)
    for record in found:
        assert list(record) == list(FIELDS)
        assert all(isinstance(record[field], types) for field, types in SCHEMA.items()), record
        assert record["event"] in EVENT_TYPES
        assert record["quad_code"] in (1, 2, 3, 4)
        for entity in (*record["actor"], *record["recipient"]):
            assert all(isinstance(entity[field], kind) for field, kind in ENTITY.items())


def test_texts_quote_the_article(ledger: Ledger) -> None:
    for record in plover_records(ledger):
        info = record["text_info"]
        assert ledger.article.text[info["start"] : info["end"]] == record["text"]
        assert record["event_text"] in record["text"]


def test_a_plan_is_future(ledger: Ledger) -> None:
    assert {r["auxiliary"] for r in records(ledger) if r["event"] == "CONSULT"} == {"future"}


def test_polecat_has_forty_columns(ledger: Ledger) -> None:
    stream = io.BytesIO()
    write_polecat([Account(ledger=ledger)], stream)
    header, *rows = stream.getvalue().decode("utf-8").splitlines()
    assert len(COLUMNS) == 40
    assert header.split("\t") == list(COLUMNS)
    assert rows
    for row in rows:
        cells = row.split("\t")
        assert len(cells) == 40
        assert cells[COLUMNS.index("Event Type")] in EVENT_TYPES
        float(cells[COLUMNS.index("Intensity")])


def test_polecat_leaves_out_what_did_not_happen(ledger: Ledger) -> None:
    stream = io.BytesIO()
    write_polecat([Account(ledger=ledger)], stream)
    assert b"CONSULT" not in stream.getvalue()


def test_hostile_cells_do_not_part_rows() -> None:
    ledger = read(make_article(title="", body=BODY, outlet="a\tb\nc\0d", published=None))
    stream = io.BytesIO()
    write_polecat([Account(ledger=ledger)], stream)
    assert all(line.count(b"\t") == 39 for line in stream.getvalue().splitlines())


def test_quotation_marks_do_not_shift_columns(ledger: Ledger) -> None:
    """A reader of tables takes a mark at the beginning of a cell for a quoted cell, tabs and all."""
    quoted = msgspec.structs.replace(ledger, article=msgspec.structs.replace(ledger.article, outlet='"سطور'))
    stream = io.BytesIO()
    write_polecat([Account(ledger=quoted), Account(ledger=ledger)], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""), delimiter="\t", strict=True))
    assert {row["Source"] for row in rows} == {'"سطور', "سطور"}
    assert {row["Language"] for row in rows} == {"ar"}
    assert stream.getvalue().count(b"\n") == len(rows) + 1


def test_defects_of_the_manual_are_set_right() -> None:
    assert INTENSITIES["ACCUSE"] == -3  # printed without its minus sign
    assert QUADS["SANCTION"] == 4  # verbal conflict in the manual's table, material in its section
    assert intensity_of("PROTEST", "vandalize") == INTENSITIES["PROTEST"]  # no score in the manual
    assert "FIGHT" not in QUADS  # CAMEO 20 maps to a type that does not exist


def test_every_type_has_quad_and_score_and_modes_are_of_types() -> None:
    assert set(QUADS) == set(INTENSITIES) == set(EVENT_TYPES)
    assert set(MODES) <= set(EVENT_TYPES)
    for kind, modes in MODES.items():
        assert all(-10 <= score <= 10 for score in modes.values())
        assert all((score < 0) == (INTENSITIES[kind] < 0) or score <= 0.5 for score in modes.values())
    assert quad_of("AID") == 2
    assert isinstance(intensity_of("ASSAULT", "aerial"), float)


def test_a_day_that_is_none_stands_in_no_date_column() -> None:
    odd = read(make_article(title="هجوم قرب حلب", body="هاجم مسلحون قاعدة للجيش قرب حلب.", published="yesterday"))
    stream = io.BytesIO()
    write_polecat([Account(ledger=odd)], stream)
    rows = [line.split("\t") for line in stream.getvalue().decode().splitlines()[1:]]
    assert rows
    assert all(row[COLUMNS.index("Event Date")] == row[COLUMNS.index("Publication Date")] == "" for row in rows)
    assert all(record["date"] is None for record in plover_records(odd))
