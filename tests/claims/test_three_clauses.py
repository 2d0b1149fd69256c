"""Clauses of one sentence, joined as newspapers join them, and what stands "after" and the like, keep their events."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

ALONE = [
    "قتل متشددون تسعة قرويين في بوركينا فاسو",
    "قصفت القوات الروسية محطة للطاقة في أوديسا",
    "زار الرئيس الأنغولي كينشاسا",
    "فرضت بريطانيا عقوبات على جنرالين في ميانمار",
    "داهمت الشرطة الأوغندية مقر حزب معارض",
    "طردت التشيك ثلاثة دبلوماسيين روس",
    "انسحبت قوات الدعم السريع من ود مدني",
    "طالب الاتحاد الأفريقي المجلس العسكري بتسليم السلطة",
]
AFTER = [
    ("مقتل تسعة قرويين على يد متشددين", "ASSAULT"),
    ("زيارة الرئيس الأنغولي إلى كينشاسا", "CONSULT"),
    ("انسحاب قوات الدعم السريع من ود مدني", "RETREAT"),
    ("اعتقال السلطات البيلاروسية أربعة صحفيين", "COERCE"),
    ("فرض بريطانيا عقوبات على جنرالين", "SANCTION"),
]
ASKS = [
    "طالب الاتحاد الأفريقي المجلس العسكري بتسليم السلطة",
    "هددت كوريا الشمالية بإجراء تجربة نووية",
    "رفضت صربيا خطة المبعوث الأوروبي",
]


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    events = read(make_article(title="", body=text + ".", published="2019-05-16")).events
    found = [(e.type, e.mode, [s.text for s in e.actors], [s.text for s in e.recipients]) for e in events]
    return sorted(found, key=str)


@pytest.mark.parametrize("joins", [(" و", " و"), ("، و", "، فيما "), (" ثم ", "، بينما "), (" بعد أن ", "، كما ")])
@pytest.mark.parametrize("shift", [1, 3])
def test_three_clauses_keep_their_events(joins: tuple[str, str], shift: int) -> None:
    wrong = []
    for at, first in enumerate(ALONE):
        second, third = (ALONE[(at + k * shift) % len(ALONE)] for k in (1, 2))
        text = first + joins[0] + second + joins[1] + third
        if told(text) != sorted(told(first) + told(second) + told(third), key=str):
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("marker", ["عقب", "بعد", "إثر", "في أعقاب", "ردا على", "غداة"])
def test_what_follows_is_none_of_what_is_asked(marker: str) -> None:
    wrong = []
    for asks in ASKS:
        for deed, kind in AFTER:
            events = told(f"{asks} {marker} {deed}")
            if told(asks)[0] not in events or kind not in [event[0] for event in events]:
                wrong.append((asks, marker, deed))
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "طالب النواب الحكومة بالإفراج عن المعتقلين",
        "تطالب إسرائيل منذ سنوات بالإفراج عن جاسوسها",
    ],
)
def test_what_is_asked_has_not_happened(text: str) -> None:
    assert "RETREAT" not in [event[0] for event in told(text)]


def test_a_phrase_ends_before_after() -> None:
    assert ("COERCE", None, ["الشرطة الأوغندية"], ["مقر حزب معارض"]) in told(
        "داهمت الشرطة الأوغندية مقر حزب معارض عقب ترحيب كندا بقرار المحكمة الدولية"
    )


def test_a_circumstance_is_no_speaker() -> None:
    assert ("REQUEST", "change", ["الاتحاد الأفريقي"], ["المجلس العسكري"]) in told(
        "عقب إرسال الإمارات طائرة مساعدات إلى أرمينيا، طالب الاتحاد الأفريقي المجلس العسكري بتسليم السلطة"
    )


@pytest.mark.parametrize("marker", ["عقب", "غداة", "في أعقاب", "احتجاجا على", "ردا على"])
def test_who_does_what_comes_before_has_not_done_what_comes_after(marker: str) -> None:
    wrong = []
    for first in ("أرسلت الإمارات طائرة مساعدات إلى أرمينيا", "فرضت بريطانيا عقوبات على جنرالين"):
        for deed, doer in (
            ("مداهمة الشرطة الأوغندية مقر حزب معارض", "الشرطة الأوغندية"),
            ("اعتقال السلطات البيلاروسية أربعة صحفيين", "السلطات البيلاروسية"),
        ):
            events = told(f"{first} {marker} {deed}")
            if [actors for kind, _, actors, _ in events if kind == "COERCE"] != [[doer]]:
                wrong.append((first, marker, deed))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("أرسلت الإمارات طائرة مساعدات إلى أرمينيا وقتل متشددون تسعة قرويين", None),
        ("شنت تركيا غارات جوية وقصفت بالمدفعية مواقع للمتمردين", "heavy-weapons"),
    ],
)
def test_a_weapon_of_one_clause_is_none_of_the_next(text: str, mode: str | None) -> None:
    assert mode in [event[1] for event in told(text) if event[0] == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "قال السفير الغاني في تصريحات صحفية عقب لقائه الرئيس النيجيري إن العلاقات جيدة",
            ("CONSULT", ["الرئيس النيجيري", "السفير الغاني"]),
        ),
        ("وصلت مساعدات إلى أرمينيا عقب اعتقال السلطات البيلاروسية أربعة صحفيين", ("COERCE", ["السلطات البيلاروسية"])),
    ],
)
def test_a_word_before_after_forbids_no_deed_behind_it(text: str, event: tuple[str, list[str]]) -> None:
    assert event in [(kind, actors) for kind, _, actors, _ in told(text)]
