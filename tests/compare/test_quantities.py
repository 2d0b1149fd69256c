"""Rows of quantities: which meet, which units are one, and what the row says."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def rows(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.fact.startswith("quantity: ")]


def bridge(ident: str, length: str, *, day: str = "2024-03-05", outlet: str | None = None) -> Page:
    if ident == "a":
        text = f"افتتح الوزير صباحا الجسر المعلق الجديد الذي يبلغ طوله {length}."
    else:
        text = f"قالت الهيئة إن الجسر المعلق الجديد يبلغ طوله {length}، وقد حضر الأهالي."
    return Page(ident, f"خبر {ident}", text, published=day, outlet=outlet)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "rule"),
    [
        ("72 كيلومترا", "72 كلم", "agree", "quantities.equal"),
        ("72 كيلومترا", "72000 متر", "agree", "quantities.equal"),
        ("ثلاثة كيلومترات", "3,000 متر", "agree", "quantities.equal"),
        ("خمسة وعشرين كيلومترا", "25 كم", "agree", "quantities.equal"),
        ("كيلومترين", "ألفي متر", "agree", "quantities.equal"),
        ("72 كيلومترا", "نحو 72 كيلومترا", "refine", "quantities.about-equal"),
        ("72 كيلومترا", "أكثر من 70 كيلومترا", "refine", "quantities.contained"),
        ("72 كيلومترا", "34 كيلومترا", "contradict", "quantities.exclusive"),
    ],
)
def test_quantities_of_one_thing(one: str, other: str, verdict: str, rule: str) -> None:
    (row,) = rows(bridge("a", one), bridge("b", other))
    assert (row.kind, row.verdict, row.rule) == ("figure", verdict, rule)


def test_a_row_says_both_quantities_in_their_own_units() -> None:
    (row,) = rows(bridge("a", "2.5 كيلومتر"), bridge("b", "نحو 2500 متر"))
    assert row.fact == "quantity: 2.5 kilometre / about 2,500 metre"


def cost(ident: str, amount: str) -> Page:
    if ident == "a":
        return Page("a", "خبر", f"تبلغ تكلفة المحطة الكهربائية الجديدة {amount}.")
    return Page("b", "نبأ", f"أوضح المدير أن تكلفة المحطة الكهربائية الجديدة {amount} بحسب العقد.")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("ثمانية مليارات دولار", "8 مليارات دولار", "agree"),
        ("1.3 تريليون دولار", "1300 مليار دولار", "agree"),
        ("مليون ونصف المليون دولار", "1.5 مليون دولار", "agree"),
        ("3 ملايين و200 ألف دولار", "3.2 مليون دولار", "agree"),
        ("5 و7 ملايين دولار", "7 ملايين دولار", None),
        ("ثمانية مليارات دولار", "29 مليار جنيه (نحو 4 مليارات دولار)", "contradict"),
        ("8 مليارات دولار", "8 مليارات يورو", None),
        ("40 ألف دولار", "40 ألف دولار كندي", None),
        ("بين 5 و7 ملايين دولار", "7 ملايين دولار", None),
    ],
)
def test_money(one: str, other: str, verdict: str | None) -> None:
    assert [row.verdict for row in rows(cost("a", one), cost("b", other))] == ([] if verdict is None else [verdict])


def test_currencies_are_never_converted() -> None:
    assert rows(cost("a", "40 مليون ريال"), cost("b", "40 مليون دينار")) == []


def test_quantities_of_other_things_never_meet() -> None:
    one = Page("a", "خبر", "يبلغ ارتفاع البرج الجديد 90 مترا.")
    other = Page("b", "نبأ", "عثر الصيادون على القارب قبالة الشاطئ على مسافة 90 مترا.")
    assert rows(one, other) == []


def test_who_knows_both_values_does_not_contradict_one() -> None:
    one = bridge("a", "72 كيلومترا")
    other = Page(
        "b", "نبأ", "الجسر المعلق الجديد يبلغ طوله 34 كيلومترا. ويمتد الطريق المؤدي إليه مسافة 72 كيلومترا شمالا."
    )
    assert [row.verdict for row in rows(one, other) if row.verdict == "contradict"] == []


def test_other_days_and_other_years_exclude_nothing() -> None:
    assert rows(bridge("a", "72 كيلومترا"), bridge("b", "34 كيلومترا", day="2024-03-06")) == []
    one, other = cost("a", "8 مليارات دولار عام 2019"), cost("b", "3 مليارات دولار عام 2023")
    assert rows(one, other) == []


def test_one_issue_never_contradicts_itself() -> None:
    one = bridge("a", "72 كيلومترا", outlet="المنارة")
    assert rows(one, bridge("b", "34 كيلومترا", outlet="المنارة")) == []


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        ("ارتفعت مبيعات الشركة الوطنية للأسمنت في الربع إلى {} مليون دينار.", 12, 31),
        ("بلغ سعر الخام الخفيف {} دولارا للبرميل.", 50, 47),
    ],
)
def test_what_moves_excludes_nothing(told: str, one: int, other: int) -> None:
    assert rows(Page("a", "خبر", told.format(one)), Page("b", "نبأ", told.format(other))) == []


@pytest.mark.parametrize("text", ["كم", "و", "5-7 كلم 5 كم 2 كم", "ألف " * 300 + "طن", "9" * 40 + " طن", "0 طن"])
def test_hostile_numbers_make_no_row_and_no_error(text: str) -> None:
    assert rows(Page("a", "خبر", text), Page("b", "نبأ", "حمولة 5 أطنان")) == []


def test_what_is_earned_in_two_periods_does_not_contradict() -> None:
    one = Page("a", "خبر", "بلغت عائدات شركة الموانئ في النصف الأول من العام 900 مليون درهم.")
    other = Page("b", "نبأ", "بلغت عائدات شركة الموانئ في الربع الثاني من العام 500 مليون درهم.")
    one.time("النصف الأول من العام", "2024-01-01", "2024-06-30")
    other.time("الربع الثاني من العام", "2024-04-01", "2024-06-30")
    assert rows(one, other) == []


def test_the_dinars_of_two_countries_are_no_one_currency() -> None:
    one = Page("a", "خبر", "تبلغ تكلفة المحطة الكهربائية الجديدة 40 مليون دينار جزائري.")
    other = Page("b", "نبأ", "أوضح المدير أن تكلفة المحطة الكهربائية الجديدة 40 مليون دينار عراقي.")
    bare = Page("c", "حديث", "أوضح المدير أن تكلفة المحطة الكهربائية الجديدة 40 مليون دينار بحسب العقد.")
    assert rows(one, other) == []
    assert [row.verdict for row in rows(one, bare)] == ["agree"]


def test_what_is_compared_with_another_period_excludes_nothing() -> None:
    one = Page("a", "خبر", "بلغ صافي ربح الشركة القابضة 34 مليون ريال مقابل سبعة ملايين في العام السابق.")
    other = Page("b", "نبأ", "قال المدير إن صافي ربح الشركة القابضة 12 مليون ريال مقارنة بالربع المماثل.")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ضرب زلزال قوته 5.2 درجة مدينة المرجان.", "بلغت قوة الزلزال الذي ضرب مدينة المرجان 5.8 درجة على مقياس ريختر."),
        ("بلغ ارتفاع الأمواج التي ضربت المرجان 4 أمتار.", "وصل ارتفاع الأمواج التي ضربت المرجان إلى 7 أمتار."),
    ],
)
def test_strengths_and_heights_exclude_each_other(one: str, other: str) -> None:
    found = rows(Page("a", "خبر", one), Page("b", "نبأ", other))
    assert [row.rule for row in found] == ["quantities.exclusive"]
