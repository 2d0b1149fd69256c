"""Rows of counted things: which numbers exclude each other, and which are of two things."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.records.comparison import Row, RowCount
from tests.compare.building import Page

#: The rule of a row of things, and of the row of the clauses that tell them.
EXCLUSIVE = ("things.exclusive", "facts.other-number")


def rows(first: str, second: str, *, outlet: str | None = None) -> list[Row]:
    pages = (Page("a", "خبر", first, outlet=outlet), Page("b", "نبأ", second, outlet=outlet))
    return [row for row in compare(page.ledger() for page in pages).rows if row.rule in EXCLUSIVE]


BURNED = "أحرق المسلحون {} في سهل المرجان بعد انسحاب الشرطة منه."
ALSO = "قال شاهد إن المسلحين أحرقوا {} في سهل المرجان فجرا."


def test_two_numbers_of_one_thing_contradict() -> None:
    (row,) = rows(BURNED.format("ثلاث قرى"), ALSO.format("أربع قرى"))
    assert (row.verdict, row.fact) == ("contradict", "things, village: 3 / 4")
    assert row.counts == RowCount(what="things", group="village")
    assert [number in cell.text for cell, number in zip(row.cells, ("ثلاث قرى", "أربع قرى"), strict=True)] == [
        True,
        True,
    ]


def test_a_dual_is_a_number() -> None:
    (row,) = rows(BURNED.format("قريتين"), ALSO.format("5 قرى"))
    assert row.fact == "things, village: 2 / 5"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BURNED.format("ثلاث قرى"), ALSO.format("3 قرى")),
        (BURNED.format("ثلاث قرى"), ALSO.format("أكثر من ثلاث قرى")),
        (BURNED.format("ثلاث قرى"), ALSO.format("نحو أربع قرى")),
        (BURNED.format("ثلاث قرى"), ALSO.format("أربعة منازل")),
        (BURNED.format("ثلاث قرى"), "افتتح الوزير مدارس جديدة في أربع قرى جبلية نائية."),
        (BURNED.format("ثلاث قرى"), ALSO.format("أربعين قرية")),
        (BURNED.format("ثلاث قرى") + " وكانوا أحرقوا أربع قرى العام الماضي.", ALSO.format("أربع قرى")),
        (BURNED.format("ثلاث قرى") + " وأحرقوا خمس قرى في الجبل.", ALSO.format("أربع قرى")),
    ],
)
def test_other_numbers_are_of_another_thing_or_exclude_nothing(first: str, second: str) -> None:
    assert rows(first, second) == []


def test_one_issue_counts_two_things() -> None:
    assert rows(BURNED.format("ثلاث قرى"), ALSO.format("أربع قرى"), outlet="النهر") == []


def test_numbers_of_two_places_are_of_two_things() -> None:
    one = Page("a", "خبر", "شن الطيران ثلاث غارات على مواقع المتمردين في أطراف السنديان أمس.").entity("السنديان", "LOC")
    other = Page("b", "نبأ", "شن الطيران تسع غارات على مواقع المتمردين في أطراف المرجان أمس.").entity("المرجان", "LOC")
    assert not [r for r in compare(p.ledger() for p in (one, other)).rows if r.rule in EXCLUSIVE]


def test_short_clauses_are_compared_by_their_sentences() -> None:
    one = Page("a", "خبر", "احترقت ثلاث سيارات في حريق اندلع فجر الأربعاء في مرآب بحي السدرة.")
    other = Page("b", "نبأ", "قال سكان إن خمس سيارات احترقت في الحريق الذي اندلع فجر الأربعاء في مرآب حي السدرة.")
    found = [row.fact for row in compare([one.ledger(), other.ledger()]).rows if row.rule in EXCLUSIVE]
    assert found == ["things, vehicle: 3 / 5"]
