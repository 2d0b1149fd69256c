"""Rows of dates."""

from __future__ import annotations

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def rows(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.kind == "time"]


def test_two_month_names_of_one_day_agree() -> None:
    one = Page("a", "اتفاق", "وقعت النقابتان اتفاق الأجور في 10 آذار 2025 بعد مفاوضات.", published="2025-07-23")
    other = Page("b", "أجور", "وفي 10 مارس الماضي توصلت النقابتان إلى اتفاق على الأجور.", published="2025-07-24")
    one.time("10 آذار 2025", "2025-03-10")
    other.time("10 مارس الماضي", "2025-03-10")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("agree", "dates.equal")


def test_a_period_that_holds_the_day_is_refined_by_it() -> None:
    one = Page("a", "خبر", "منذ سقوط الحكومة السابقة أواخر 2024 تغيرت القوانين.", published="2025-07-23")
    other = Page("b", "خبر", "تغيرت القوانين منذ سقوط الحكومة السابقة في 8 ديسمبر 2024.", published="2025-07-23")
    one.time("أواخر 2024", "2024-10-01", "2024-12-31")
    other.time("8 ديسمبر 2024", "2024-12-08")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("refine", "dates.contained")


def test_two_days_of_one_happening_contradict() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 3 شباط.", published="2024-03-05")
    other = Page("b", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 4 شباط.", published="2024-03-05")
    one.time("3 شباط", "2024-02-03")
    other.time("4 شباط", "2024-02-04")
    (row,) = rows(one, other)
    assert row.verdict == "contradict"


def test_days_of_different_happenings_never_meet() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 3 شباط.", published="2024-03-05")
    other = Page("b", "خبر", "افتتحت المدرسة الجديدة أبوابها يوم 4 شباط.", published="2024-03-05")
    one.time("3 شباط", "2024-02-03")
    other.time("4 شباط", "2024-02-04")
    assert rows(one, other) == []


def test_an_article_contradicts_itself_by_days_not_by_years() -> None:
    def found(first: str, second: str) -> list[str]:
        body = f"يبلغ عدد سكان البلاد عشرة ملايين في {first}. ويبلغ عدد سكان البلاد عشرين مليونا في {second}."
        one = Page("a", "خبر", body, published="2024-03-05").time(first, first).time(second, second)
        other = Page("b", "نبأ", f"عدد سكان البلاد يبلغ عشرة ملايين في {first}.", published="2024-03-05").time(
            first, first
        )
        return [row.verdict for row in rows(one, other)]

    assert "contradict" not in found("2030-01-01", "2100-01-01")


def test_years_never_exclude_each_other() -> None:
    one = Page("a", "خبر", "تستضيف المدينة دورة الألعاب الشتوية لعام 2022.", published="2015-07-31")
    other = Page("b", "نبأ", "تستضيف المدينة دورة الألعاب الشتوية لعام 2026.", published="2015-07-31")
    one.time("2022", "2022-01-01", "2022-12-31")
    other.time("2026", "2026-01-01", "2026-12-31")
    assert rows(one, other) == []
