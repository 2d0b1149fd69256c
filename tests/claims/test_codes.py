"""Actor codes, places and agreements in small articles of our own."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import ActorCode, Event, Ledger, Location


def ledger_of(text: str, published: str | None = "2025-03-02") -> Ledger:
    return read(make_article(title="", body=text, published=published), strict=True)


def codes_of(text: str) -> dict[str, ActorCode]:
    found: dict[str, ActorCode] = {}
    for event in ledger_of(text).events:
        found.update({span.text: code for span, code in zip(event.actors, event.actor_codes, strict=True)})
        found.update({span.text: code for span, code in zip(event.recipients, event.recipient_codes, strict=True)})
    return found


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sectors"),
    [
        ("قصفت قسد نقطة للجيش السوري في الحسكة.", "قسد", "SYR", ("REB", "MIL")),
        ("أدانت وزارة الدفاع التركية الهجوم.", "وزارة الدفاع التركية", "TUR", ("GOV", "MIL")),
        ("التقى وزير الخارجية الأميركي نظيره المصري أمس.", "وزير الخارجية الأميركي", "USA", ("GOV",)),
        ("فرقت الشرطة المصرية مظاهرة في القاهرة.", "الشرطة المصرية", "EGY", ("COP",)),
        ("دعت الأمم المتحدة الأطراف إلى وقف القتال.", "الأمم المتحدة", "UNO", ("IGO",)),
        ("فرض الاتحاد الأوروبي عقوبات على روسيا.", "الاتحاد الأوروبي", "EUR", ("IGO",)),
        ("خطف مسلحون عشرة مدنيين في بغداد.", "مسلحون", "IRQ", ("UAF",)),
    ],
)
def test_code(text: str, phrase: str, country: str, sectors: tuple[str, ...]) -> None:
    code = codes_of(text)[phrase]
    assert (code.country, code.sectors) == (country, sectors), code
    assert code.country_rule
    assert code.sector_rule


def test_what_rests_on_the_place_is_inferred() -> None:
    assert codes_of("خطف مسلحون عشرة مدنيين في بغداد.")["مسلحون"].basis == "inferred"


def location_of(text: str, name: str) -> Location:
    events: tuple[Event, ...] = ledger_of(text).events
    return next(place for event in events for place in event.locations if place.name == name)


def test_namesakes_are_weighed_by_the_article() -> None:
    place = location_of("وقعت اشتباكات في طرابلس شمال لبنان.", "طرابلس")
    assert place.country == "LBN"
    assert {candidate.country for candidate in place.candidates} == {"LBN", "LBY"}
    assert all(candidate.why for candidate in place.candidates)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قتل خمسة في هجوم وقع في بلدة سروج بجنوب شرقي تركيا قرب الحدود مع سوريا.", "سروج", "TUR"),
        ("قتل خمسة في هجوم وقع في بلدة سروج التركية قرب الحدود السورية.", "سروج", "TUR"),
        ("قتل خمسة في هجوم وقع في قرية دوما الواقعة في فلسطين.", "دوما", "PSE"),
        ("قتل خمسة في هجوم وقع في دوما قرب الحدود مع لبنان.", "دوما", "SYR"),
    ],
)
def test_the_words_behind_a_place_say_where_it_lies(text: str, name: str, country: str) -> None:
    assert location_of(text, name).country == country


def test_the_words_behind_a_place_hold_for_the_article() -> None:
    text = "ضربت هزة بلدة سروج التركية. وقتل خمسة في هجوم وقع في سروج، وفرت أسر من سوريا إلى سوريا."
    place = location_of(text, "سروج")
    assert (place.country, place.id, place.latitude) == ("TUR", None, None)
    assert place.why


def test_a_word_for_places_is_no_name() -> None:
    place = location_of("قال الجيش العراقي إنه دخل الفلوجة. وقتل عشرة في اشتباكات في المدينة.", "المدينة")
    assert (place.level, place.id) == ("town", None)


def test_a_region_is_no_point() -> None:
    place = location_of("قصف الطيران مواقع للمسلحين في شمال سوريا.", "سوريا")
    assert (place.level, place.country, place.latitude) == ("region", "SYR", None)


def test_a_province_has_its_level() -> None:
    place = location_of("هاجم مسلحون حاجزا في محافظة السويداء السورية.", "محافظة السويداء")
    assert (place.level, place.country) == ("province", "SYR")


def test_an_agreement_under_two_names_is_one() -> None:
    text = "وقعت الحكومة والفصيل اتفاق الميناء في 3 آذار 2025. وعلقت الحكومة العمل بالاتفاق أمس."
    found = ledger_of(text, "2025-05-02").agreements
    assert len(found) == 1, found
    assert found[0].name == "اتفاق الميناء"
    assert {told.state for told in found[0].states} >= {"signed", "suspended"}
    assert [date.text for date in found[0].dates]


def test_a_state_is_told_by_its_speaker() -> None:
    text = "قال المتحدث باسم الجيش إن الفصيل خرق وقف إطلاق النار."
    told = ledger_of(text).agreements[0].states[0]
    assert told.state == "violation alleged"
    assert told.by is not None


def test_deadline_and_condition() -> None:
    text = "تعهدت الجماعة بتسليم الأسرى بحلول 15 آذار شريطة أن ينسحب الجيش من المدينة."
    promise = next(c for c in ledger_of(text).commitments if c.kind == "promise")
    assert promise.deadline is not None
    assert promise.condition is not None
    assert promise.condition.text.startswith("شريطة")
