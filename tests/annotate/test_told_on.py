"""Times of pages that are dated later than they were told, and dates that name things."""

from __future__ import annotations

import pytest

import tawatur


def _times(body: str, published: str = "2015-08-01") -> list[tuple[str, str | None]]:
    article = tawatur.make_article(title="", body=body, published=published, ident="told")
    return [(time.text, time.value) for time in tawatur.read(article).times]


def test_what_follows_a_named_today_counts_from_that_day() -> None:
    body = "قتل جندي اليوم الخميس.\nوأضاف أن القصف تجدد اليوم وأن القرية أخليت أمس.\nوانتهت المعركة يوم السبت."
    assert _times(body) == [
        ("اليوم الخميس", "2015-07-30"),
        ("اليوم", "2015-07-30"),
        ("أمس", "2015-07-29"),
        ("يوم السبت", "2015-07-25"),
    ]


def test_a_named_today_of_the_day_of_publication_moves_nothing() -> None:
    assert _times("وصل الوفد اليوم السبت.\nوأضاف أنه يغادر اليوم.") == [
        ("اليوم السبت", "2015-08-01"),
        ("اليوم", "2015-08-01"),
    ]


def test_a_named_yesterday_and_tomorrow_move_the_day_too() -> None:
    body = "وصل الوفد أمس الثلاثاء.\nويلتقي الوزير غدا الخميس.\nوأضاف أنه غادر المدينة اليوم."
    assert _times(body, "2015-08-06") == [
        ("أمس الثلاثاء", "2015-08-04"),
        ("غدا الخميس", "2015-08-06"),
        ("اليوم", "2015-08-05"),
    ]


def test_a_weekday_says_which_number_is_the_month() -> None:
    assert _times("بلغ العدد حتى يوم الاثنين 10/4/1436هـ ألفا.") == [("يوم الاثنين 10/4/1436هـ", "2015-07-20")]
    assert _times("يبدأ التسجيل يوم السبت 7/11/1436هـ.") == [("يوم السبت 7/11/1436هـ", "2015-08-22")]


def test_a_dateline_with_a_country_in_brackets_names_no_today() -> None:
    assert _times("ركن اليوم – بنغازي (ليبيا)\nوصل الوفد أمس.") == [("أمس", "2015-07-31")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("أشاد الوزير بثورتي 25 يناير و30 يونيو في كلمته أمس.", [("أمس", "2015-07-31")]),
        ("قتل القيادي في أول أيام رمضان.", [("أول أيام رمضان", "2015-06-18")]),
        (
            "اندلعت المعارك بين سبتمبر (ايلول) ويناير (كانون الثاني) الماضيين.",
            [("بين سبتمبر (ايلول) ويناير (كانون الثاني) الماضيين", "2014-09/2015-01")],
        ),
        ("توقفت الأعمال من مايو إلى يوليو الماضي.", [("من مايو إلى يوليو الماضي", "2015-05/2015-07")]),
        ("استعادت القوات قصر 22 مايو الرئاسي أمس.", [("أمس", "2015-07-31")]),
        ("عاد النازحون في ثالث أيام شهر رمضان.", [("ثالث أيام شهر رمضان", "2015-06-20")]),
        ("لوّح الاتحاد بإضراب يوم الخميس في 6 آب.", [("يوم الخميس في 6 آب", "2015-08-06")]),
        ("التقى الوفد المزارعين يوم الخميس في 6 قرى.", [("يوم الخميس", "2015-07-30")]),
    ],
)
def test_days_and_names(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert _times(body) == expected
