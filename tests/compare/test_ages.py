"""Rows of ages: which of them exclude each other."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def rows(one: str, other: str) -> list[Row]:
    first = Page("a", "خبر", f"غرق البحار رامي الدهان {one} قرب الميناء.").entity("رامي الدهان", "PER")
    second = Page("b", "نبأ", f"انتشل الغواصون جثة رامي الدهان {other} صباحا.").entity("رامي الدهان", "PER")
    ledgers = [page.ledger() for page in (first, second)]
    return [row for row in compare(ledgers).rows if row.rule == "ages.exclusive"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("(47 عاما)", "(52 سنة)"), ("(47 عاما)", "الذي يبلغ من العمر 61 عاما"), ("(19 عاما)", "(خمسة عشر عاما)")],
)
def test_two_ages_of_one_person_exclude_each_other(one: str, other: str) -> None:
    (row,) = rows(one, other)
    assert (row.kind, row.verdict) == ("figure", "contradict")


@pytest.mark.parametrize(("one", "other"), [("(47 عاما)", "(48 عاما)"), ("(47 عاما)", "بعد 20 عاما")])
def test_a_birthday_or_a_length_of_time_is_no_other_age(one: str, other: str) -> None:
    assert rows(one, other) == []
