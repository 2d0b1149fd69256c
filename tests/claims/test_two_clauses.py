"""Two clauses of one sentence are read as each is alone, whatever joins them."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

ALONE = [
    "قتل مسلحون ثلاثة جنود في كركوك",
    "قصف الجيش السوداني مدينة الفاشر",
    "زار وزير الخارجية المصري أثينا",
    "التقى الرئيس الجزائري نظيره الموريتاني",
    "فرض الاتحاد الأوروبي عقوبات على بيلاروسيا",
    "هددت إيران بإغلاق المضيق",
    "وقعت الكويت اتفاقية مع ماليزيا",
    "انسحبت القوات الإريترية من البلدة",
    "خطف مجهولون مهندسا هنديا قرب بنغازي",
    "هاجم متمردون ثكنة للجيش",
    "قتلت غارة جوية سبعة مدنيين في إدلب",
    "استهدفت طائرة مسيرة مستودعا للوقود",
]
JOINED = ["، و", "، فيما ", "، بينما ", "، ثم ", "، في حين ", "، كما ", ". و"]


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    found = [(e.type, e.mode, [s.text for s in e.actors], [s.text for s in e.recipients]) for e in events]
    return sorted(found, key=str)


@pytest.mark.parametrize("join", JOINED)
@pytest.mark.parametrize("shift", [1, 2, 5])
def test_clauses_keep_their_events(join: str, shift: int) -> None:
    wrong = []
    for at, first in enumerate(ALONE):
        second = ALONE[(at + shift) % len(ALONE)]
        if told(first + join + second + ".") != sorted(told(first + ".") + told(second + "."), key=str):
            wrong.append(first + join + second)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("الاتحاد الأوروبي فرض عقوبات على بيلاروسيا.", ["الاتحاد الأوروبي"]),
        ("زار الوزير أثينا، بينما كييف اتهمت موسكو بالتقصير.", ["كييف"]),
        ("أطلق شرطي النار على لص.", ["شرطي"]),
        ("تبادلت كييف وموسكو 200 أسير.", ["كييف", "موسكو"]),
        ("المعارضة طلبت ضمانات من الحكومة.", ["المعارضة"]),
        ("فتح مسلحون النار على مصلين.", ["مسلحون"]),
        ("خطف مجهولون مهندسا، وأطلق رجل النار على الشرطة.", ["رجل"]),
        ("كما فجر رجل نفسه في سوق شعبية.", ["رجل"]),
        ("زار وزير الخارجية المصري أثينا، حيث التقى نظيره اليوناني.", ["نظيره اليوناني", "وزير الخارجية المصري"]),
    ],
)
def test_actors_of_the_last_event(text: str, actors: list[str]) -> None:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    assert [span.text for span in events[-1].actors] == actors
