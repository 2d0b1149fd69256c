"""docs/ledger_format.md has a table with exactly the fields of every record of a ledger."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tawatur.records import ledger as ledger_module
from tawatur.records.article import BLOCK_KINDS
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tests.docs.recordtypes import records_of

PAGE = (Path(__file__).parents[2] / "docs" / "ledger_format.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
OF_EVERY_SPAN = {"start", "end", "text"}


RECORDS = sorted(records_of(Ledger), key=lambda kind: kind.__name__)


def documented(section: str) -> set[str]:
    cells = [line.split("|")[1] for line in SECTIONS[section].splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_is_documented_and_no_other(kind: type[msgspec.Struct]) -> None:
    fields = set(kind.__struct_encode_fields__)
    if issubclass(kind, Span) and kind is not Span:
        assert SECTIONS[kind.__name__].lstrip().startswith("A span ")
        fields -= OF_EVERY_SPAN
    assert documented(kind.__name__) == fields


def test_every_value_of_the_vocabularies_stands_in_the_page() -> None:
    values = {value for name in ledger_module.__all__ if name.isupper() for value in getattr(ledger_module, name)}
    for value in sorted(values | set(BLOCK_KINDS)):
        assert re.search(rf"\b{re.escape(value)}\b", PAGE), f"{value} is not documented"
