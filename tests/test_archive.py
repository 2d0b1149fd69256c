"""The public functions on ledgers."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.archive import compare, origins_of
from tests.compare.building import Page
from tests.stories.texts import CUT, OTHER, REPORT


def test_origins_of_ledgers_are_those_of_their_comparison() -> None:
    pages = [Page("a", "خبر", REPORT), Page("b", "خبر", CUT), Page("c", "خبر", OTHER)]
    ledgers = [page.ledger() for page in pages]
    assert origins_of(ledgers) == compare(ledgers).origins
    assert [origin.articles for origin in origins_of(reversed(ledgers))] == [("a", "b"), ("c",)]


def test_the_package_exports_them() -> None:
    assert tawatur.compare is compare
    assert tawatur.Comparison.__name__ == "Comparison"


def test_texts_are_neither_read_nor_compared() -> None:
    for given in ("قال الوزير", None):
        with pytest.raises(TypeError, match="make_article"):
            tawatur.read(given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"tawatur\.read"):
        compare("ledgers.jsonl")  # type: ignore[arg-type]
