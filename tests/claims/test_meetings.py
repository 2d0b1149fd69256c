"""Meetings, visits, calls and words of support: each told once, with both parties in full, whatever stands between."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def events_of(text: str) -> tuple[Event, ...]:
    return read(make_article(title="", body=text, published="2019-05-14")).events


def told(event: Event) -> tuple[str, list[str], list[str]]:
    return event.type, [span.text for span in event.actors], [span.text for span in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "استقبل خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز في الرياض وفدا من البرلمان الأوروبي.",
            ["وفدا من البرلمان الأوروبي"],
            ["خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز"],
        ),
        (
            "التقى رئيس هيئة الأركان الفريق سامر الحاج الرئيس السوداني عمر البشير.",
            ["رئيس هيئة الأركان الفريق سامر الحاج", "الرئيس السوداني عمر البشير"],
            [],
        ),
        (
            "التقى نائب رئيس الوزراء وزير الدفاع سامر الحاج رئيس الحكومة التونسية علي سالم.",
            ["نائب رئيس الوزراء وزير الدفاع سامر الحاج", "رئيس الحكومة التونسية علي سالم"],
            [],
        ),
        (
            "نائب رئيس الوزراء وزير الدفاع سامر الحاج يلتقي رئيس الحكومة التونسية",
            ["نائب رئيس الوزراء وزير الدفاع سامر الحاج", "رئيس الحكومة التونسية"],
            [],
        ),
        (
            "أجرى نائب رئيس الوزراء وزير الدفاع سامر الحاج محادثات مع المبعوث الدولي.",
            ["نائب رئيس الوزراء وزير الدفاع سامر الحاج", "المبعوث الدولي"],
            [],
        ),
        (
            "استقبل رئيس الجمهورية رئيس الوزراء سامر الحاج.",
            ["رئيس الوزراء سامر الحاج"],
            ["رئيس الجمهورية"],
        ),
        (
            "التقى الرئيس الأمريكي باراك أوباما وفدا من الكونغرس.",
            ["الرئيس الأمريكي باراك أوباما", "وفدا من الكونغرس"],
            [],
        ),
    ],
)
def test_whoever_has_several_titles_is_one_party(text: str, actors: list[str], recipients: list[str]) -> None:
    assert [told(event) for event in events_of(text)] == [("CONSULT", actors, recipients)]
