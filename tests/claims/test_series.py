"""A series of strikes, and what an attack shakes or hits of which it is the subject."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def _event(text: str) -> tuple[str, list[str], list[str]]:
    (event,) = read(make_article(title="", body=text, published="2022-06-15")).events
    return event.type, [span.text for span in event.actors], [span.text for span in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "شن الطيران الحربي أمس سلسلة من الغارات الجوية على مواقع المتمردين.",
            "ASSAULT",
            ["الطيران الحربي"],
            ["مواقع المتمردين"],
        ),
        ("نفذ الجيش عددا من الضربات على قواعد المسلحين.", "ASSAULT", ["الجيش"], ["قواعد المسلحين"]),
        ("شنت القوات موجة جديدة من الغارات على البلدة.", "ASSAULT", ["القوات"], ["البلدة"]),
        ("شنت الطائرات العديد من الغارات على حي الزيتون.", "ASSAULT", ["الطائرات"], ["حي الزيتون"]),
        ("نظم العمال سلسلة من الإضرابات.", "PROTEST", ["العمال"], []),
        ("فرضت واشنطن مجموعة من العقوبات على البنك.", "SANCTION", ["واشنطن"], ["البنك"]),
        ("هز انفجار العاصمة كابول.", "ASSAULT", [], ["العاصمة كابول"]),
        ("هز انفجار عنيف مدينة حلب.", "ASSAULT", [], ["مدينة حلب"]),
        ("هزت بغداد تفجيرات.", "ASSAULT", [], ["بغداد"]),
        ("هزت بغداد سلسلة من التفجيرات الانتحارية.", "ASSAULT", [], ["بغداد"]),
        ("استهدفت المدينة سلسلة من الهجمات.", "ASSAULT", [], ["المدينة"]),
        ("قتل خمسة في قصف للاحتلال استهدف منزلا.", "ASSAULT", ["احتلال"], ["خمسة", "منزلا"]),
        ("هزت سلسلة انفجارات حي الزيتون.", "ASSAULT", [], ["حي الزيتون"]),
    ],
)
def test_a_series(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert _event(text) == (kind, actors, recipients)


@pytest.mark.parametrize("text", ["وضعت الوزارة خطة لمنع الهجمات.", "تعهد الخبير بمكافحة الاعتداءات."])
def test_what_is_only_spoken_of(text: str) -> None:
    events = read(make_article(title="", body=text, published="2022-06-15")).events
    assert "ASSAULT" not in {event.type for event in events if event.status == "actual"}
