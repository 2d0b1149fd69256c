"""Who does what somebody is charged with."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event

ASSAULT, ACCUSE = "ASSAULT", "ACCUSE"


def event_of(text: str, kind: str) -> Event:
    events = read(make_article(title="", body=text, published="2019-05-14")).events
    return next(event for event in events if event.type == kind)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("اعتقلت الشرطة رجلا متهما بقتل تاجر في نابل.", ["رجلا متهما"]),
        ("أدانت المحكمة المتهمين بتفجير السوق في نابل.", ["المتهمين"]),
        ("حكمت محكمة في نابل على ضابط بالسجن بتهمة قتل تاجر.", ["ضابط"]),
        ("أوقف الأمن شابا للاشتباه في قتله جاره.", ["شابا"]),
        ("قضت المحكمة بسجن ضابط لتورطه في تعذيب معتقلين.", ["ضابط"]),
        ("أحالت النيابة رجلا إلى المحاكمة لاتهامه بقتل تاجر.", ["رجلا"]),
        ("اتهمت تونس ليبيا باغتيال عالم نووي قرب نابل.", ["ليبيا"]),
    ],
)
def test_the_accused_did_it(text: str, actors: list[str]) -> None:
    assert [span.text for span in event_of(text, ASSAULT).actors] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("أقر الجيش بقصف المستشفى في نابل.", ["الجيش"]),
        ("اعترف حارس بقتل التاجر في نابل.", ["حارس"]),
        ("أقرت جماعة مسلحة بمقتل عشرة من عناصرها في نابل.", []),
    ],
)
def test_who_admits_a_deed_did_it(text: str, actors: list[str]) -> None:
    assert [span.text for span in event_of(text, ASSAULT).actors] == actors


def test_several_words_for_one_attack() -> None:
    events = read(
        make_article(title="", body="اعتدى مستوطنون بالضرب على مزارعين قرب نابل.", published="2019-05-14")
    ).events
    assert [(event.type, event.mode) for event in events] == [(ASSAULT, "beat")]


def test_aircraft_do_not_beat() -> None:
    assert event_of("ضربت طائرة بدون طيار موقعا للحركة.", ASSAULT).mode == "drone"


def test_war_crimes_are_what_somebody_is_accused_of() -> None:
    event = event_of("اتهمت منظمة حقوقية الجيش بارتكاب جرائم حرب في دارفور.", ACCUSE)
    assert ([span.text for span in event.actors], [span.text for span in event.recipients]) == (
        ["منظمة حقوقية"],
        ["الجيش"],
    )
