"""Rows of hours: which meet, and what the row says."""

from __future__ import annotations

import msgspec
import pytest

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def page(ident: str, words: str, value: str, text: str) -> Page:
    made = Page(ident, f"خبر {ident}", text.format(words)).time(words, value[:10])
    made.times = [msgspec.structs.replace(made.times[0], value=value)]
    return made


def rows(one: tuple[str, str], other: tuple[str, str], text: str = "") -> list[Row]:
    pages = (
        page("a", *one, "انفجرت سيارة مفخخة في سوق المدينة {} قرب محطة الحافلات."),
        page("b", *other, text or "قالت الشرطة إن السيارة المفخخة انفجرت في سوق المدينة {} وخلفت أضرارا."),
    )
    return [row for row in compare(made.ledger() for made in pages).rows if row.fact.startswith("hour: ")]


FIVE = ("الساعة الخامسة صباح الثلاثاء", "2024-03-05T05:00")


@pytest.mark.parametrize(
    ("other", "verdict", "rule"),
    [
        (("الخامسة فجر الثلاثاء", "2024-03-05T05:00"), "agree", "clocks.equal"),
        (("الساعة 5:20 صباح الثلاثاء", "2024-03-05T05:20"), "refine", "clocks.near"),
        (("الساعة الثالثة فجر الثلاثاء", "2024-03-05T03:00"), "contradict", "clocks.exclusive"),
    ],
)
def test_hours_of_one_happening(other: tuple[str, str], verdict: str, rule: str) -> None:
    (row,) = rows(FIVE, other)
    assert (row.verdict, row.rule) == (verdict, rule)


def test_hours_of_two_days_never_meet() -> None:
    assert rows(FIVE, ("الساعة الثالثة فجر الاثنين", "2024-03-04T03:00")) == []


def test_hours_of_two_things_never_exclude_each_other() -> None:
    text = "يبدأ اجتماع مجلس الوزراء {} في القصر."
    assert rows(FIVE, ("الساعة العاشرة صباح الثلاثاء", "2024-03-05T10:00"), text) == []


def test_one_hour_in_two_places_does_not_exclude_another() -> None:
    text = "قالت الشرطة إن السيارة المفخخة انفجرت في سوق المدينة {} بتوقيت غرينتش وخلفت أضرارا."
    (row,) = rows(FIVE, ("الساعة الثالثة فجر الثلاثاء", "2024-03-05T03:00"), text)
    assert (row.verdict, row.rule) == ("refine", "clocks.other-zone")
