"""docs/exports.md names every format and exactly the columns of every table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawatur.export.formats import FORMATS, Format
from tawatur.export.tables import CLAIM_TABLES, ROWS, Table

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^##+ ([^\n]+)\n(.*?)(?=^##+ |\Z)", PAGE, re.M | re.S))


def first_cells(section: str) -> dict[str, str]:
    """The names in backquotes of the first cells of a section's tables, with the type of the first one."""
    found: dict[str, str] = {}
    for line in SECTIONS[section].splitlines():
        if line.startswith("| `"):
            cells = line.split("|")
            found |= {name: cells[2].strip() for name in re.findall(r"`(\w+)`", cells[1])}
    return found


@pytest.mark.parametrize("table", [*CLAIM_TABLES, ROWS], ids=lambda table: table.name)
def test_every_column_is_documented_and_no_other(table: Table) -> None:
    columns = [column.name for column in table.columns]
    documented = {**first_cells("Every table"), **first_cells(table.name)}
    assert set(documented) == set(columns), f"bring the section {table.name!r} of docs/exports.md up to date"


@pytest.mark.parametrize("table", [*CLAIM_TABLES, ROWS], ids=lambda table: table.name)
def test_types_are_as_documented(table: Table) -> None:
    documented = {**first_cells("Every table"), **first_cells(table.name)}
    for column in table.columns:
        if not re.search(r"_(start|end|kinds|json)$", column.name):
            assert documented[column.name] == column.type, column.name


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_is_documented(known: Format) -> None:
    assert known.name in first_cells("Formats")
