"""Whom a deed told by a noun or a fixed phrase befalls, and who did it: nouns read as adjectives, agents by "by"."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def event_of(text: str, kind: str) -> Event:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    return next(event for event in events if event.type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("تم توقيف الصحفي أحمد سالم من قبل الشرطة في نابل.", "COERCE", ["الشرطة"], ["الصحفي أحمد سالم"]),
        ("قامت المخابرات باختطاف الصحفي أحمد سالم في عدن.", "ASSAULT", ["المخابرات"], ["الصحفي أحمد سالم"]),
        ("اغتيال قيادي في الحركة على يد مسلحين مجهولين.", "ASSAULT", ["مسلحين مجهولين"], ["قيادي"]),
        ("قام الجيش بإطلاق سراح خمسة معتقلين في كادوقلي.", "RETREAT", ["الجيش"], ["خمسة معتقلين"]),
        ("أطلق سراح ثلاثة جنود من قبل المتمردين في بوكافو.", "RETREAT", ["المتمردين"], ["ثلاثة جنود"]),
        ("إطلاق سراح الصحفي أحمد سالم في القاهرة.", "RETREAT", [], ["الصحفي أحمد سالم"]),
        ("هوجم رئيس البلدية من قبل متظاهرين في ليون.", "ASSAULT", ["متظاهرين"], ["رئيس البلدية"]),
        ("أدانت النقابة قتل مسلحين الناشط أحمد سالم في بغداد.", "ASSAULT", ["مسلحين"], ["الناشط أحمد سالم"]),
    ],
)
def test_parties(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = event_of(text, kind)
    assert [span.text for span in event.actors] == actors
    assert [span.text for span in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    ["شهدت المدينة قصفا إسرائيليا.", "وقع هجوم إرهابي في باماكو.", "أدين الاعتقال الإداري في رام الله."],
)
def test_adjectives_of_deeds_suffer_nothing(text: str) -> None:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    assert not any(event.recipients for event in events)


def test_who_condemns_did_not_do_it() -> None:
    text = "أدان مجلس الوزراء الجريمة التي نفذها مستوطنون في قرية قريبة وأدت إلى حرق رضيع."
    assert [span.text for span in event_of(text, "ASSAULT").actors] == ["مستوطنون"]
