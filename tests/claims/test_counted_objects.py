"""Counts of people in digits and in words stand as objects of their own behind whoever acts."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

SUBJECTS = ["الشرطة", "قوات الأمن", "القوات الحكومية", "المقاومة الشعبية", "حركة طالبان"]
COUNTED = [
    "20 شخصا", "20 من عناصر التنظيم", "15 فلسطينيا", "ثلاثة جنود", "200 عامل", "العشرات من المدنيين",
    "نحو 30 متظاهرا", "ما لا يقل عن 15 مدنيا", "أكثر من 200 من المحتجين",
]  # fmt: skip


def parties(text: str) -> list[tuple[list[str], list[str]]]:
    events = read(make_article(title="", body=text, published="2019-05-16"), strict=True).events
    return [([s.text for s in e.actors], [s.text for s in e.recipients]) for e in events if e.type != "PROTEST"]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("counted", COUNTED)
def test_counts_behind_subjects(subject: str, counted: str) -> None:
    expected = [([subject], [counted])]
    assert parties(f"اعتقلت {subject} {counted} قرب الحدود أمس.") == expected
    assert parties(f"{subject} قتلت {counted} داخل المدينة.") == expected


@pytest.mark.parametrize("counted", COUNTED)
def test_counts_behind_verbal_nouns(counted: str) -> None:
    assert parties(f"وقامت الشرطة باعتقال {counted} في الحي.") == [(["الشرطة"], [counted])]
    assert parties(f"وتم اعتقال {counted} أمس.") == [([], [counted])]


def test_numbers_of_units_belong_to_their_names() -> None:
    assert parties("هاجمت الكتيبة 51 البلدة أمس.")[0][0] == ["الكتيبة 51"]


def test_a_siege_that_is_lifted_is_no_siege() -> None:
    events = read(make_article(title="", body="رفعت القوات الحصار عن المدينة أمس.", published="2019-05-16")).events
    assert [event.type for event in events] == ["RETREAT"]
