"""Number and date expressions one by one, against the development tables."""

from __future__ import annotations

import csv
from typing import Any

import msgspec
import pytest

from tawatur.annotate.parsing import parse_dates, parse_numbers
from tests.quality.gold import EVALUATION, FLOORS, load_script


def _rows(table: str) -> list[dict[str, str]]:
    with (EVALUATION / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _right(row: dict[str, str], found: list[dict[str, Any]], scorer: Any) -> bool:
    start, end = int(row["start"]), int(row["end"])
    return any(scorer.right(row, item) for item in found if item["start"] < end and item["end"] > start)


@pytest.mark.parametrize("table", ["numbers_dev.tsv", "dates_dev.tsv"])
def test_expressions_hold_their_floor(table: str) -> None:
    scorer = load_script("score_expressions")
    missed = []
    for row in _rows(table):
        found = parse_dates(row["text"], row["published"]) if "begin" in row else parse_numbers(row["text"])
        if not _right(row, [msgspec.structs.asdict(item) for item in found], scorer):
            missed.append((row["id"], row["expression"]))
    right = len(_rows(table)) - len(missed)
    assert right >= FLOORS["expressions"][table.removesuffix("_dev.tsv")], missed
