"""Who does what to whom in sentences as the news sites of today write them."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    events = read(make_article(title="", body=text, published="2019-05-14")).events
    return [(event.type, [s.text for s in event.actors], [s.text for s in event.recipients]) for event in events]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اتهم حزب «الأمة» المعارض الحكومة بالتزوير.", ["حزب «الأمة» المعارض"], ["الحكومة"]),
        ('اعتقل "جهاز الأمن الوقائي" العامل في غزة ناشطا بارزا.', ["جهاز الأمن الوقائي"], ["ناشطا بارزا"]),
        ("هاجمت ميليشيا قسد المدعومة من واشنطن حاجزا للجيش.", ["ميليشيا قسد المدعومة من واشنطن"], ["حاجزا للجيش"]),
        ('اغتال "حزب الله" المعارض سليم جابر.', ["حزب الله"], ["المعارض سليم جابر"]),
    ],
)
def test_what_describes_a_body(text: str, actors: list[str], recipients: list[str]) -> None:
    assert next(parties for _, *parties in told(text)) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("أعلن وزير الدفاع، أحمد سالم، سحب القوات من الإقليم.", "RETREAT", ["وزير الدفاع"]),
        ("تلقى سالم العلي، ولي العهد، اتصالا هاتفيا من الرئيس المصري.", "CONSULT", ["سالم العلي", "الرئيس المصري"]),
        ("زار وزير الخارجية الهولندي، يان فيسر، الخرطوم أمس.", "CONSULT", ["وزير الخارجية الهولندي"]),
        ("أعلن الرئيس حل البرلمان لمدة شهر وإقالة وزير الداخلية.", "SANCTION", ["الرئيس"]),
    ],
)
def test_asides_of_names_and_offices(text: str, kind: str, actors: list[str]) -> None:
    assert [found for name, found, _ in told(text) if name == kind] == [actors]
