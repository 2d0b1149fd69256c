"""Rows of percentages: which meet, and what the row says."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def rows(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.fact.startswith("share: ")]


def strike(ident: str, share: str, *, day: str = "2024-03-05") -> Page:
    if ident == "a":
        text = f"بلغت نسبة المشاركة في إضراب الأطباء {share} بحسب النقابة."
    else:
        text = f"قالت الوزارة إن نسبة المشاركة في إضراب الأطباء كانت {share}، والعمل مستمر."
    return Page(ident, f"خبر {ident}", text, published=day)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "rule"),
    [
        ("90 بالمئة", "90%", "agree", "shares.equal"),
        ("90 بالمئة", "35 في المئة", "contradict", "shares.exclusive"),
        ("62 بالمئة", "أقل من 50 بالمئة", "contradict", "shares.exclusive"),
        ("62 بالمئة", "62.66 بالمئة", "refine", "shares.rounded"),
        ("62.4 بالمئة", "أكثر من 60 بالمئة", "refine", "shares.contained"),
        ("أكثر من 30 بالمئة", "أقل من 50 بالمئة", "refine", "shares.overlapping"),
        ("62 بالمئة", "نحو 62 بالمئة", "refine", "shares.about-equal"),
    ],
)
def test_shares_of_one_thing(one: str, other: str, verdict: str, rule: str) -> None:
    (row,) = rows(strike("a", one), strike("b", other))
    assert (row.verdict, row.rule) == (verdict, rule)


def test_a_later_larger_share_is_an_update() -> None:
    (row,) = rows(strike("a", "50.56 بالمئة"), strike("b", "52.01 بالمئة", day="2024-03-06"))
    assert (row.verdict, row.rule) == ("update", "shares.later-larger")
    assert row.fact == "share: 50.56% / 52.01%"


def test_shares_of_two_things_never_meet() -> None:
    one = Page("a", "خبر", "حصل المرشح الأول على 52.4 بالمئة من الأصوات مقابل 18.6 بالمئة لمنافسه.")
    other = Page("b", "نبأ", "ارتفعت أسعار الخبز في العاصمة بنسبة 18 بالمئة، وزادت البطالة 9 بالمئة.")
    assert rows(one, other) == []


def test_shares_that_exclude_each_other_in_other_words_never_meet() -> None:
    one = Page("a", "خبر", "ارتفع سهم شركة الإسمنت بنسبة 3 بالمئة في البورصة.")
    other = Page("b", "نبأ", "صعد سهم شركة الحديد والصلب الوطنية في تعاملات البورصة الصباحية بنسبة 7 بالمئة.")
    assert rows(one, other) == []


def test_market_reports_never_exclude_each_other() -> None:
    sectors = ("البنوك", "العقار", "التأمين", "النقل", "الاتصالات")

    def page(ident: str, shares: tuple[str, ...]) -> Page:
        told = " ".join(f"تراجع قطاع {s} بنسبة {n} في المئة." for s, n in zip(sectors, shares, strict=True))
        return Page(ident, f"خبر {ident}", told)

    found = rows(page("a", ("1.1", "2.2", "3.3", "4.4", "5.5")), page("b", ("6.1", "7.2", "8.3", "9.4", "1.5")))
    assert not [row for row in found if row.verdict == "contradict"]


def test_how_much_something_rose_excludes_nothing() -> None:
    one = Page("a", "خبر", "بلغت أرباح الشركة مليون دينار بانخفاض نسبته 12 بالمئة مقارنة بالربع المماثل.")
    other = Page("b", "نبأ", "بلغت أرباح الشركة مليون دينار بانخفاض نسبته 31 بالمئة مقارنة بالربع المماثل.")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_a_turnout_is_one_in_whatever_words() -> None:
    one = Page("a", "خبر", "قالت النقابة إن نسبة المشاركة في الإضراب بلغت 98 بالمئة بين المعلمين كلهم في اليوم الأول.")
    other = Page("b", "نبأ", "أضاف الوزير أن نسبة الإضراب في مدارس المملكة لم تتجاوز 35 بالمئة.")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("contradict", "shares.exclusive")
    assert row.fact == "share: 98% / up to 35%"


def test_who_gives_two_turnouts_gives_those_of_two_places() -> None:
    one = Page("a", "خبر", "بلغت نسبة المشاركة 70 بالمئة في الشمال. وكانت نسبة المشاركة 30 بالمئة في الجنوب.")
    other = Page("b", "نبأ", "أضاف الوزير أن نسبة الإقبال والمشاركة لم تتجاوز 45 بالمئة.")
    assert [row.verdict for row in rows(one, other) if row.verdict == "contradict"] == []


def test_how_much_a_price_moved_is_of_its_hour() -> None:
    one = Page("a", "خبر", "فقد خام الشمال عند التسوية 1.95 دولار أو 4.14 في المئة.")
    other = Page("b", "نبأ", "فقد خام الشمال عند التسوية 1.15 دولار أو 2.4 في المئة.")
    assert all(row.verdict != "contradict" for row in rows(one, other))


def test_what_two_branches_lost_is_no_contradiction() -> None:
    one = Page("a", "خبر", "خسر قطاع النقل متراجعا بنسبة 29% بنهاية النصف الأول من العام.")
    other = Page("b", "نبأ", "خسر قطاع النقل بنسبة 12% بنهاية النصف الأول من العام مقارنة بالعام السابق.")
    assert "contradict" not in {row.verdict for row in rows(one, other)}
