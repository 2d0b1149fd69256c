"""The table of counts of people: floods, boats, prisons, courts, strikes, roads, epidemics, unrest."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Figure

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent.parent / "examples" / "figures.toml").read_text(encoding="utf-8")
)


def shown(figure: Figure) -> str:
    low, high = ("-" if bound is None else str(bound) for bound in (figure.low, figure.high))
    return f"{figure.text} {figure.what} {low} {high}"


def figures(text: str) -> list[Figure]:
    return list(read(make_article(title="", body=text, published="2024-05-15")).figures)


@pytest.mark.parametrize("row", TABLE["yes"], ids=lambda row: row["text"])
def test_counts_of_people(row: dict[str, Any]) -> None:
    assert [shown(figure) for figure in figures(row["text"])] == row["figures"]


@pytest.mark.parametrize("row", TABLE["no"], ids=lambda row: row["text"])
def test_sentences_that_count_nobody(row: dict[str, Any]) -> None:
    assert figures(row["text"]) == []
