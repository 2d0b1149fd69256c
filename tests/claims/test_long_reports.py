"""Events of reports that tell several things, and some of them more than once. All sentences are our own writing."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def _events(body: str, kind: str, title: str = "") -> list[Event]:
    return [e for e in read(make_article(title=title, body=body, published="2015-08-05")).events if e.type == kind]


@pytest.mark.parametrize(
    ("title", "body", "triggers"),
    [
        (
            "مقتل ستة في تفجير شمال كركوك",
            "قتل ستة أشخاص أمس في تفجير سيارة مفخخة استهدف سوقا شعبية شمال كركوك.",
            ["تفجير"],
        ),
        (
            "طائرات تركية تقصف مواقع للمتمردين",
            "قصفت مقاتلات تركية ليل الأحد مواقع لحزب العمال في جبال قنديل. "
            "وقالت هيئة الأركان إن المقاتلات التركية قصفت مواقع لحزب العمال في قنديل.",
            ["قصفت"],
        ),
        (
            "",
            "قتل أكثر من ثلاثين شخصا في هجمات شنها مسلحون في كينيا. "
            "والهجوم على الفندق في نيروبي أسفر عن مقتل 14 سائحا.",
            ["هجمات", "الهجوم"],
        ),
        (
            "",
            "دمرت أربع سيارات صباح أمس في انفجار عبوات ناسفة غرب المدينة.",
            ["انفجار"],
        ),
        (
            "",
            "أرسلت الحكومة مستشارين لمحاربة تنظيم متشدد ينشط في الشمال.",
            [],
        ),
        (
            "",
            "وسيطرت القوات على المطار فجر الجمعة. وتستعد الجماعة لهجوم مضاد على المدرج.",
            ["هجوم"],
        ),
    ],
)
def test_how_many_attacks_are_told(title: str, body: str, triggers: list[str]) -> None:
    assert [e.trigger.text for e in _events(body, "ASSAULT", title)] == triggers


@pytest.mark.parametrize(
    ("body", "kind", "actors", "recipients"),
    [
        ("أفاد البيان بأن الشيخ سالم الهاجري أفرج عنه في مايو الماضي.", "RETREAT", [], ["الشيخ سالم الهاجري"]),
        (
            "تم اعتقال الشيخ عمر الزبيدي رئيس جماعة النور في الخرطوم.",
            "COERCE",
            [],
            ["الشيخ عمر الزبيدي"],
        ),
        (
            "اتهمت السلطات التركية التنظيمين بالوقوف وراء الهجمات.",
            "ACCUSE",
            ["السلطات التركية"],
            ["التنظيمين"],
        ),
        (
            "شنت طائرات سلاح الجو الليبي الخميس، غارات على مخازن للذخيرة في درنة.",
            "ASSAULT",
            ["طائرات سلاح الجو الليبي"],
            ["مخازن للذخيرة"],
        ),
        (
            "يأتي ذلك بعد تبني حزب العمال الأربعاء قتل شرطيين تركيين قرب الحدود.",
            "ASSAULT",
            ["حزب العمال"],
            ["شرطيين تركيين"],
        ),
        (
            "دارت اشتباكات بين قوات الحكومة التي يوجد مقرها في الشرق ومقاتلين إسلاميين.",
            "ASSAULT",
            ["قوات الحكومة", "مقاتلين إسلاميين"],
            [],
        ),
        (
            "نفذت الشرطة حملة توقيفات واسعة في ضواحي العاصمة.",
            "COERCE",
            ["الشرطة"],
            [],
        ),
        (
            "أكدت الحكومة أنها لن تتهاون مع المسلحين.",
            "THREATEN",
            ["الحكومة"],
            ["المسلحين"],
        ),
    ],
)
def test_who_acts_and_who_suffers(body: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    found = _events(body, kind)
    assert len(found) == 1, [e.trigger.text for e in found]
    assert [a.text for a in found[0].actors] == actors
    assert [r.text for r in found[0].recipients] == recipients


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        ("استولت جماعة منافسة على بضع بلدات قرب الحدود.", "COERCE", "بضع بلدات"),
        ("قصفت المدفعية رتلا في القرى المجاورة للسد.", "ASSAULT", "القرى المجاورة"),
    ],
)
def test_places_need_no_listed_name(body: str, kind: str, place: str) -> None:
    assert any(place in p.text for e in _events(body, kind) for p in e.places)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("أوقفت السلطات شبانا متهمين بتجنيد مقاتلين.", "ACCUSE"),
        ("لكن منتقدين يقولون إن الخطة مكلفة.", "ACCUSE"),
        ("وقال الرئيس قبل أن يتوجه إلى اسطنبول مع قائد الجيش إن العملية مستمرة.", "MOBILIZE"),
        ("وامتنعوا عن ذكر مزيد من التفاصيل عن الإجراءات.", "REJECT"),
    ],
)
def test_what_only_looks_like_an_event(body: str, kind: str) -> None:
    assert _events(body, kind) == []


def test_we_will_and_will_never_neglect_are_promises() -> None:
    body = "وقال وزير الداخلية إن الحكومة لن تتهاون مع المهربين، خصوصاً بعد حادث الميناء. وأضاف «سنرسل لجنة إلى الحدود»."
    found = read(make_article(title="", body=body, published="2015-08-05")).commitments
    assert [c.kind for c in found] == ["promise", "promise"]
    assert found[0].content.text == "لن تتهاون مع المهربين"
