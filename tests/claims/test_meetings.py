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


@pytest.mark.parametrize(
    ("text", "mode", "actors"),
    [
        ("التقى الوزير سامر الحاج، اليوم في مقر البعثة بالعاصمة، المبعوث الدولي.",
         None, ["الوزير سامر الحاج", "المبعوث الدولي"]),
        ("التقى الملك عبد الله الثاني السفير الصيني لدى لبنان.",
         None, ["الملك عبد الله الثاني", "السفير الصيني لدى لبنان"]),
        ("سيلتقي رئيس الوزراء الياباني خلال زيارته الرئيس الهندي.", None, ["رئيس الوزراء الياباني", "الرئيس الهندي"]),
        ("قالت الوكالة إن وزير الدفاع سيلتقي خلال زيارته مع الرئيس الهندي.", None, ["وزير الدفاع", "الرئيس الهندي"]),
        ("التقى وزير الدفاع الرئيس الهندي لمناقشة الاتفاق مع تركيا.", None, ["وزير الدفاع", "الرئيس الهندي"]),
        ("تلقى الملك اتصالا هاتفيا من الرئيس الكيني.", "phone", ["الرئيس الكيني", "الملك"]),
        ("بحث وزير الدفاع هاتفيا مع نظيره الكوري سبل التهدئة.", "phone", ["وزير الدفاع", "نظيره الكوري"]),
        ("وفي اجتماع مع رئيس الحكومة أكد الوزير أهمية السلام.", None, ["رئيس الحكومة", "الوزير"]),
        ("وخلال لقائه مع رئيس الحكومة أكد الوزير أهمية السلام.", None, ["رئيس الحكومة", "الوزير"]),
        ("وزير الدفاع ونظيره الكوري يبحثان تعزيز التعاون", None, ["وزير الدفاع", "نظيره الكوري"]),
    ],
)  # fmt: skip
def test_whoever_meets_is_told_across_what_stands_between(text: str, mode: str | None, actors: list[str]) -> None:
    (event,) = events_of(text)
    assert (event.type, event.mode, sorted(told(event)[1]), told(event)[2]) == ("CONSULT", mode, sorted(actors), [])


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("تلقى الملك رسالة خطية من الرئيس الكيني.", "CONSULT", ["الرئيس الكيني"], ["الملك"]),
        ("بعث الملك برقية تهنئة لفخامة الرئيس عمر البشير بمناسبة اليوم الوطني.",
         "SUPPORT", ["الملك"], ["الرئيس عمر البشير"]),
        ("أكدت روسيا وقوفها إلى جانب كوبا.", "SUPPORT", ["روسيا"], ["كوبا"]),
        ("وصل أمير قطر الشيخ سامر بن حمد آل ثاني مساء اليوم إلى بغداد.", "CONSULT",
         ["أمير قطر الشيخ سامر بن حمد آل ثاني"], ["بغداد"]),
    ],
)  # fmt: skip
def test_who_sends_and_who_gets(text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    assert (type_, actors, recipients) in [told(event) for event in events_of(text)]
