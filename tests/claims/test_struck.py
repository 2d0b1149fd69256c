"""Attacks and weapons that are the subject of a verb of striking, before it and behind it: whom or what they hit."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def assaults_of(text: str) -> list[Event]:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    return [event for event in events if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("استهدف التفجير مسجدا في كابول.", "مسجدا"),
        ("استهدف التفجير، اليوم الخميس، مسجدا في كابول.", "مسجدا"),
        ("استهدف هجوم أمس حافلة للشرطة في القاهرة.", "حافلة للشرطة"),
        ("استهدف هجوم بسيارة مفخخة حافلة للشرطة في القاهرة.", "حافلة للشرطة"),
        ("طالت الغارات حيا سكنيا في صنعاء.", "حيا سكنيا"),
        ("ضرب قصف مدفعي كنيسة في دونيتسك.", "كنيسة"),
        ("دمر القصف عشرات المنازل في الفلوجة.", "عشرات المنازل"),
        ("أصاب هجوم انتحاري قاعدة عسكرية في كيدال.", "قاعدة عسكرية"),
        ("هز صاروخ أمس مستشفى في كييف.", "مستشفى"),
        ("ضرب صاروخ حيا سكنيا في خاركيف.", "حيا سكنيا"),
        ("استهدفت سيارة مفخخة دورية للجيش في بنغازي.", "دورية للجيش"),
        ("أصاب صاروخ السفارة الروسية في دمشق.", "السفارة الروسية"),
        ("سيارة مفخخة تدمر كنيسة في مقديشو.", "كنيسة"),
        ("الهجوم يستهدف مسجدا في باماكو.", "مسجدا"),
        ("أدان الرئيس الهجوم الذي استهدف حافلة للشرطة في القاهرة.", "حافلة للشرطة"),
        ("أدان الرئيس القصف الذي طال صباح الأحد مستشفى في غزة.", "مستشفى"),
    ],
)
def test_what_was_hit(text: str, hit: str) -> None:
    assert [[span.text for span in event.recipients] for event in assaults_of(text)] == [[hit]]
    assert not any(event.actors for event in assaults_of(text))


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("قتل ثلاثة جنود في هجوم استهدف أمس دورية عسكرية في مالي.", "دورية عسكرية"),
        ("قتل عشرة مدنيين في غارة ضربت سوقا في تعز.", "سوقا"),
    ],
)
def test_what_was_hit_beside_the_dead(text: str, hit: str) -> None:
    (event,) = assaults_of(text)
    assert hit in [span.text for span in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "ضرب زلزال حيا سكنيا في أزمير.",
        "هزت الفضيحة الحكومة في مدريد.",
        "دمرت السيول عشرات المنازل في درنة.",
        "أصاب الملل سكان المدينة.",
    ],
)
def test_what_is_no_attack(text: str) -> None:
    assert assaults_of(text) == []
