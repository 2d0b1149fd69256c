"""Demonstrations, strikes and the like in the plain words of daily news, and what happens to those who protest."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def events_of(text: str, kind: str) -> list[Event]:
    events = read(make_article(title="", body=text, published="2024-05-15")).events
    return [event for event in events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("نحو 300 متظاهر تظاهروا أمام مقر الوزارة.", ["نحو 300 متظاهر"]),
        ("تظاهر ما لا يقل عن 400 شخص في مراكش.", ["ما لا يقل عن 400 شخص"]),
        ("شارك ما بين 300 و400 شخص في مظاهرة.", ["ما بين 300 و400 شخص"]),
        ("قطع 300 عامل الطريق الساحلي بالإطارات.", ["300 عامل"]),
        ("رفع ألف شخص لافتات تندد بالغلاء.", ["ألف شخص"]),
        ("أقدم ثلاثون محتجا على قطع الطريق.", ["ثلاثون محتجا"]),
        ("شارك آلاف العمال في مظاهرات وسط العاصمة.", ["آلاف العمال"]),
        ("تعتزم النقابات تنظيم مظاهرات.", ["النقابات"]),
        ("قررت النقابة الدخول في إضراب مفتوح.", ["النقابة"]),
        ("شل إضراب سائقي القطارات حركة النقل.", ["سائقي القطارات"]),
        ("قال منظمو المظاهرات إنهم لا يثقون بالوزير.", ["منظمو"]),
        ("قال تجار إن المشاركين في الاعتصام عادوا إلى بيوتهم.", ["المشاركين"]),
        ("طالب المعلمون في وقفة احتجاجية بصرف رواتبهم.", ["المعلمون"]),
        ("تظاهر حملة الشهادات العليا أمام الوزارة.", ["حملة الشهادات العليا"]),
        ("أسرى فلسطينيون يضربون عن الطعام.", ["أسرى فلسطينيون"]),
        ("أطلق الجيش الغاز لتفريق مسيرة للأهالي.", ["أهالي"]),
    ],
)
def test_who_protests(text: str, actors: list[str]) -> None:
    (event,) = events_of(text, "PROTEST")
    assert [span.text for span in event.actors] == actors


@pytest.mark.parametrize(
    ("text", "mode", "status"),
    [
        ("دعت المعارضة إلى مظاهرات.", "demo", "planned"),
        ("دعت المعارضة أنصارها إلى النزول إلى الشارع.", "demo", "planned"),
        ("دعت النقابة لإضراب عام.", "strike", "planned"),
        ("من المقرر أن يتظاهر المعلمون غدا.", "demo", "planned"),
        ("قمعت الشرطة مظاهرة للطلاب.", "demo", "actual"),
        ("فضت الشرطة اعتصام المعلمين بالقوة.", "demo", "actual"),
        ("تظاهر العمال احتجاجا على الأوضاع الاقتصادية.", "demo", "actual"),
        ("قال المحافظ في كلمة أمام المتظاهرين إن الطريق طويل.", "demo", "actual"),
        ("شهدت البصرة اعتصامات واسعة.", "demo", "actual"),
        ("تظاهر نشطاء من حركة شباب 6 أبريل في القاهرة.", "demo", "actual"),
    ],
)
def test_how_it_is_told(text: str, mode: str, status: str) -> None:
    (event,) = events_of(text, "PROTEST")
    assert (event.mode, event.status) == (mode, status)


@pytest.mark.parametrize(
    "text",
    [
        "شهدت مدينة طرابلس مظاهرات غاضبة.",
        "شهدت مدينة طرابلس مظاهرة شارك فيها الآلاف.",
    ],
)
def test_the_place_that_saw_it(text: str) -> None:
    (event,) = events_of(text, "PROTEST")
    assert [span.text for span in event.places] == ["مدينة طرابلس"]


@pytest.mark.parametrize(
    ("text", "actors", "hit"),
    [
        ("استخدمت الشرطة خراطيم المياه لتفريق المحتجين.", ["الشرطة"], ["المحتجين"]),
        ("أطلقت الشرطة النار في الهواء لتفريق مئات المتظاهرين.", ["الشرطة"], ["مئات المتظاهرين"]),
        ("فضت الشرطة اعتصام المعلمين.", ["الشرطة"], ["المعلمين"]),
        ("فرقت الشرطة المظاهرة بالغاز.", ["الشرطة"], []),
        ("قمعت الشرطة مظاهرة حاشدة للطلاب.", ["الشرطة"], ["طلاب"]),
    ],
)
def test_whom_the_police_disperse(text: str, actors: list[str], hit: list[str]) -> None:
    (event,) = events_of(text, "ASSAULT")
    assert event.mode == "crowd-control"
    assert [span.text for span in event.actors] == actors
    assert [span.text for span in event.recipients] == hit


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("اعتقال أكثر من 200 معلم خلال مظاهرة في طهران.", "أكثر من 200 معلم"),
        ("اعتقل أكثر من ألف متظاهر في روسيا.", "أكثر من ألف متظاهر"),
        ("أوقفت قوات الأمن 20 محتجا.", "20 محتجا"),
        ("واعتقلت الشرطة 20 من المتظاهرين.", "20 من المتظاهرين"),
        ("توقيف ما لا يقل عن 15 ناشطا في مسيرة احتجاجية.", "ما لا يقل عن 15 ناشطا"),
    ],
)
def test_who_is_arrested(text: str, held: str) -> None:
    (event,) = events_of(text, "COERCE")
    assert [span.text for span in event.recipients] == [held]


def test_whom_those_pelt_who_are_dispersed() -> None:
    (event,) = (e for e in events_of("فرقت الشرطة المتظاهرين الذين رشقوها بالحجارة.", "PROTEST") if e.mode == "riot")
    assert [span.text for span in event.actors] == ["المتظاهرين"]
    assert [span.text for span in event.recipients] == ["الشرطة"]


@pytest.mark.parametrize(
    "text",
    [
        "يتظاهر بالعداء لنا.",
        "كان جاره يتظاهر بالتدين.",
        "تتظاهر أنقرة بالاعتدال.",
        "افتتح الوزير التظاهرات الاقتصادية في المدينة.",
        "احتضنت العاصمة تظاهرات احتفالية بعيد الاستقلال.",
        "تخشى الحكومة اندلاع احتجاجات.",
    ],
)
def test_no_protest(text: str) -> None:
    assert events_of(text, "PROTEST") == []


def test_a_crowd_in_a_place_pretends_nothing() -> None:
    (event,) = events_of("تظاهر المئات بالعاصمة.", "PROTEST")
    assert [span.text for span in event.actors] == ["المئات"]
