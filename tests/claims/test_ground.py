"""Ground that is taken, retaken, entered and left: by forces, states and bands, and from whom."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def events_of(text: str) -> tuple[Event, ...]:
    return read(make_article(title="", body=text, published="2019-05-16")).events


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipients"),
    [
        ("دخل الجيش الإثيوبي مدينة ميكيلي بعد معارك.", "COERCE", "الجيش الإثيوبي", []),
        ("انتزعت أذربيجان بلدة من القوات الأرمينية.", "COERCE", "أذربيجان", ["القوات الأرمينية"]),
        ("استعادت مالي السيطرة على المدينة.", "COERCE", "مالي", []),
        ("استعادت القوات الحكومية السيطرة على المدينة.", "COERCE", "القوات الحكومية", []),
        ("استعاد الجيش العراقي مدينة الرمادي من تنظيم داعش.", "COERCE", "الجيش العراقي", ["تنظيم داعش"]),
        ("انسحبت إسرائيل من غزة.", "RETREAT", "إسرائيل", []),
        ("انسحبت إثيوبيا من بلدة حدودية أمس.", "RETREAT", "إثيوبيا", []),
        ("قالت مصادر إن الجيش السوري صادر أراضي في القرية.", "COERCE", "الجيش السوري", []),
        ("قال شهود إن تنظيم داعش دفع بتعزيزات إلى المدينة.", "MOBILIZE", "تنظيم داعش", []),
        ("منعت القوات الحكومية المصلين من دخول المسجد.", "COERCE", "القوات الحكومية", ["المصلين"]),
    ],
)
def test_parties(text: str, kind: str, actor: str, recipients: list[str]) -> None:
    event = next(event for event in events_of(text) if event.type == kind)
    assert [span.text for span in event.actors] == [actor]
    assert [span.text for span in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "دخل الوزير مدينة الرقة صباح أمس.",
        "دخلت المساعدات مدينة الرقة صباح أمس.",
        "انسحب المنتخب من البطولة.",
        "قال المتحدث إن الرئيس بارك أوباما يتطلع إلى اللقاء.",
    ],
)
def test_no_ground_is_taken_or_left(text: str) -> None:
    assert not {event.type for event in events_of(text)} & {"COERCE", "RETREAT", "SUPPORT"}
