"""Rows of durations: which meet, and what the row says."""

from __future__ import annotations

import pytest

from tawatur import compare
from tests.compare.building import Page


def found(one: str, other: str) -> list[tuple[str, str]]:
    pages = (Page("a", "خبر أول", one), Page("b", "خبر ثان", other))
    told = compare(page.ledger() for page in pages).rows
    return [(row.verdict, row.rule) for row in told if row.fact.startswith("lasts-")]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("سبعين يوما", [("agree", "durations.equal")]),
        ("نحو عشرة أسابيع", [("agree", "durations.equal")]),
        ("قرابة شهرين", [("refine", "durations.rounded")]),
        ("ثلاث ساعات", []),
    ],
)
def test_durations_in_other_words(other: str, expected: list[tuple[str, str]]) -> None:
    one = "بقي البحارة رهائن على متن السفينة سبعين يوما قبل الإفراج عنهم."
    assert found(one, f"أفرج القراصنة عن السفينة بعد {other} على خطفها من الميناء.") == expected


def test_durations_of_one_thing_exclude_each_other() -> None:
    text = "استمرت المعركة داخل القاعدة العسكرية الشمالية {} متواصلة."
    assert found(text.format("أربع ساعات"), text.format("ست ساعات")) == [("contradict", "durations.exclusive")]
    assert found(text.format("أربع ساعات"), text.format("أكثر من ست ساعات")) == []
    assert found(text.format("أربع ساعات"), "أغلقت الجامعات الخاصة أبوابها ست ساعات.") == []


def test_ages_are_not_set_against_each_other() -> None:
    text = "قتل الشاب سالم (22 عاما) برصاص مجهولين قرب منزله في المدينة القديمة."
    assert found(text, text.replace("22", "26")) == []


def test_twelve_in_words_is_no_ten() -> None:
    text = "انتهت جولة المفاوضات بعد {} يوما من النقاش."
    assert found(text.format("اثني عشر"), text.format("12")) == [("agree", "durations.equal")]
