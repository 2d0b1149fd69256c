"""What reading and comparing the bundled story has to bring out."""

from __future__ import annotations

from functools import lru_cache

import tawatur
from tawatur.demo import demo_articles
from tawatur.records.comparison import Comparison


@lru_cache(maxsize=1)
def comparison() -> Comparison:
    return tawatur.compare([tawatur.read(article) for article in demo_articles()])


def test_four_outlets_are_two_origins() -> None:
    origins = {frozenset(origin.articles): origin.basis for origin in comparison().origins}
    assert origins == {
        frozenset({"demo-almarfa", "demo-sutur"}): "copy",
        frozenset({"demo-aldifaf", "demo-almizan"}): "agency",
    }


def test_the_final_counts_of_killed_contradict_and_the_update_is_told() -> None:
    (row,) = [row for row in comparison().rows if row.kind == "figure" and row.verdict == "contradict"]
    words = " ".join(cell.text for cell in row.cells)
    assert all(number in words for number in ("47", "39", "41", "عشرات"))
    assert "update" in row.why
    assert "39" in row.why
    assert "41" in row.why


def test_the_first_count_of_the_wounded_is_refined() -> None:
    rows = [row for row in comparison().rows if row.kind == "figure" and row.verdict == "refine"]
    assert any({"112 جريحًا"} <= {cell.text for cell in row.cells} for row in rows)


def test_one_day_under_two_names_of_the_month_agrees() -> None:
    rows = [row for row in comparison().rows if row.kind == "time" and row.verdict == "agree"]
    words = [" ".join(cell.text for cell in row.cells) for row in rows]
    assert any("تشرين الثاني" in text and "نوفمبر" in text for text in words)
