"""Reports of attacks as they are written: the dead first, the attack and its target, and last who carried it out."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("لقي ثلاثة مدنيين مصرعهم إثر غارة نفذها الجيش.", ["الجيش"], ["ثلاثة مدنيين"]),
        ("لقي خمسة مدنيين مصرعهم في غارة على سوق شعبية.", [], ["خمسة مدنيين", "سوق شعبية"]),
        ("قتل سبعة جنود في هجوم على حاجز للجيش نفذه متمردون.", ["متمردون"], ["سبعة جنود", "حاجز للجيش"]),
        ("قتل ثلاثة في غارات على سوق شعبية نفذتها طائرات روسية.", ["طائرات روسية"], ["ثلاثة", "سوق شعبية"]),
        ("قتل سبعة مدنيين في قصف لطيران التحالف.", ["طيران التحالف"], ["سبعة مدنيين"]),
        ("أصيب العشرات جراء القصف المكثف لطيران التحالف.", ["طيران التحالف"], ["العشرات"]),
        ("قتل 20 متمردا بينهم قيادي في غارة.", [], ["20 متمردا"]),
    ],
)
def test_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = read(make_article(title="", body=text, published="2019-05-16")).events
    assert event.type == "ASSAULT"
    assert [span.text for span in event.actors] == actors
    assert [span.text for span in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل مسلحون جنديا في كركوك، وقصف الجيش بلدة سراقب.",
            [(["مسلحون"], ["جنديا"]), (["الجيش"], ["بلدة سراقب"])],
        ),
        (
            "قصفت الطائرات الروسية بلدة سراقب، وقتل مسلحون ثلاثة جنود.",
            [(["الطائرات الروسية"], ["بلدة سراقب"]), (["مسلحون"], ["ثلاثة جنود"])],
        ),
        ("هاجم مسلحون حاجزا للجيش، وقتل المسلحون ثلاثة جنود.", [(["مسلحون"], ["ثلاثة جنود", "حاجزا للجيش"])]),
    ],
)
def test_what_two_did_in_clauses_of_their_own_is_two_deeds(text: str, expected: list[tuple[list[str], ...]]) -> None:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    assert [([s.text for s in e.actors], [s.text for s in e.recipients]) for e in events] == expected
