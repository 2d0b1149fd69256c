"""Names of one thing become one entity, names of two things do not."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Entity


def entities(text: str) -> tuple[Entity, ...]:
    return read(make_article(title="", body=text, published="2024-05-06")).entities


def together(text: str, left: str, right: str) -> bool:
    groups = [{m.text for m in e.mentions} for e in entities(text)]
    assert any(left in g for g in groups), f"{left} not found in {groups}"
    assert any(right in g for g in groups), f"{right} not found in {groups}"
    return any(left in g and right in g for g in groups)


SAME = [
    ("قال الطبيب سالم الشامي إن المرض انتشر. وأضاف الشامي أن الدواء متوفر.", "سالم الشامي", "الشامي"),
    ("أعلنت وزارة الدفاع التركية الخبر. وقالت وزارة الدفاع إن الوضع هادئ.", "وزارة الدفاع التركية", "وزارة الدفاع"),
    ("دعت الحكومة السورية إلى الهدوء. وردت حكومة دمشق على النداء.", "الحكومة السورية", "حكومة دمشق"),
    ("خرجوا من محافظة حضرموت. وعادوا إلى حضرموت أمس.", "محافظة حضرموت", "حضرموت"),
    ("قالت قوات سوريا الديمقراطية (قسد) إنها انسحبت.", "قوات سوريا الديمقراطية", "قسد"),
    ("قالت جمعية حماية الساحل (أطس) إن المستشفى أغلق.", "جمعية حماية الساحل", "أطس"),
    ("قتل أبو سالم البدري واسمه الحقيقي خالد يوسف في الغارة.", "أبو سالم البدري", "خالد يوسف"),
    ("وصل الجيش السوري. وقدم دعما للجيش السوري.", "الجيش السوري", "جيش السوري"),
    ("هاجم تنظيم داعش البلدة. وانسحب داعش منها.", "تنظيم داعش", "داعش"),
    ("زار الولايات المتحدة. وقالت أميركا إنها ترحب.", "الولايات المتحدة", "أميركا"),
    ("هاجم حزب العمال الكردستاني الثكنة. وانسحب حزب العمال لاحقا.", "حزب العمال الكردستاني", "حزب العمال"),
    (
        "قال الاتحاد العربي السعودي لكرة السلة إن الموعد ثابت. وأضاف الاتحاد السعودي أن الملاعب جاهزة.",
        "الاتحاد العربي السعودي لكرة السلة",
        "الاتحاد السعودي",
    ),
]
OTHER = [
    ("قال الطبيب سالم الشامي إن المرض انتشر. ورد الطبيب نادر الحلبي عليه.", "سالم الشامي", "نادر الحلبي"),
    ("عاد الوفد من تركيا. ورفضت أنقرة العرض.", "تركيا", "أنقرة"),
    ("تقدم الجيش السوري. وتراجع الجيش السوري الحر.", "الجيش السوري", "الجيش السوري الحر"),
    ("وصلت السفينة إلى ميناء عدن. وعاد الهدوء إلى عدن.", "ميناء عدن", "عدن"),
    ("التقى الحاكم رياض سلامة الرئيس نواف سلام.", "رياض سلامة", "نواف سلام"),
    (
        "وصل الأمير ماجد بن راشد بن حمد آل نهار. واستقبله الأمير راشد بن حمد آل نهار.",
        "ماجد بن راشد بن حمد آل نهار",
        "راشد بن حمد آل نهار",
    ),
    ("قال الرقيب سالم ناصر الحربي نعم. وقال الرقيب سالم فهد الحربي لا.", "سالم ناصر الحربي", "سالم فهد الحربي"),
    ("قالت وزارة الدفاع التركية إنها ردت. ونفت وزارة الدفاع السورية.", "وزارة الدفاع التركية", "وزارة الدفاع السورية"),
]


@pytest.mark.parametrize(("text", "left", "right"), SAME)
def test_one_entity(text: str, left: str, right: str) -> None:
    assert together(text, left, right)


@pytest.mark.parametrize(("text", "left", "right"), OTHER)
def test_two_entities(text: str, left: str, right: str) -> None:
    assert not together(text, left, right)


def test_the_entity_has_the_fullest_name_the_nearest_title_and_its_reasons() -> None:
    (person,) = entities("وأضاف الشامي أن الدواء متوفر. وكان الطبيب سالم الشامي قد حذر.")
    assert person.name == "سالم الشامي"
    assert person.title == "الطبيب"
    assert {d.rule for d in person.derivation if d.basis == "inferred"} == {"surname alone"}
    assert all(d.evidence for d in person.derivation)


@pytest.mark.parametrize(
    ("text", "name", "facts"),
    [
        ("قال أحمد الشرع إن الوضع هادئ", "أحمد الشرع", ("Ahmed al-Sharaa", "SYR", None)),
        ("وصل العميد فؤاد مراد إلى الثكنة", "فؤاد مراد", ("Fouad Mourad", None, None)),
        ("تقدم الجيش السوري أمس", "الجيش السوري", (None, "SYR", None)),
        ("وقالت شركة توتال الفرنسية إنها باعت حصتها", "شركة توتال الفرنسية", (None, "FRA", "company")),
        ("وصلوا إلى القاهرة أمس", "القاهرة", (None, "EGY", "capital")),
        ("وصلوا إلى قطر أمس", "قطر", (None, "QAT", "country")),
    ],
)
def test_what_the_lists_know(text: str, name: str, facts: tuple[str | None, str | None, str | None]) -> None:
    (entity,) = [e for e in entities(text) if e.name == name]
    assert (entity.latin, entity.country, entity.kind) == facts


def test_what_the_learned_chain_added_shows_its_margin() -> None:
    (entity,) = [e for e in entities("وقال بن رودس نائب المستشار إن القتال توقف") if e.type == "PER"]
    assert any(d.rule == "names.bin" and d.note.startswith("margin ") for d in entity.derivation)


def test_every_role_of_a_person_is_kept_with_the_day() -> None:
    text = "قال وزير الزراعة سامر القاضي إن الموسم جيد.\nوأضاف المهندس سامر القاضي أن الري مستمر."
    (person,) = [e for e in entities(text) if e.type == "PER"]
    assert [(role.text, role.day) for role in person.roles] == [
        ("وزير الزراعة", "2024-05-06"),
        ("المهندس", "2024-05-06"),
    ]
