"""Whose deed it is where what stands before a verb cannot have done it: described objects, sides that answer."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    events = read(make_article(title="", body=text, published="2019-05-16"), strict=True).events
    return [(e.trigger.text, [s.text for s in e.actors], [s.text for s in e.recipients]) for e in events]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("ضبطت قوات الأمن مهربين أطلقوا النار على دورية.", "أطلقوا", "مهربين"),
        ("وقتلت القوات مسلحين هاجموا نقطة تفتيش.", "هاجموا", "مسلحين"),
        ("رشق متظاهرون قوات الأمن بالحجارة فردت بإطلاق الغاز المسيل للدموع.", "الغاز", "قوات الأمن"),
        ("قتل الإسرائيليون فتى فلسطينيا عند حاجز قلنديا.", "قتل", "الإسرائيليون"),
    ],
)
def test_who_did_it(text: str, trigger: str, actor: str) -> None:
    assert [(found, actors) for found, actors, _ in told(text) if found == trigger] == [(trigger, [actor])]


def test_who_fires_is_no_victim_of_his_own_shots() -> None:
    assert told("أطلق الجيش النار على شاب قرب السياج الحدودي ما أدى إلى استشهاده.") == [("أطلق", ["الجيش"], ["شاب"])]


@pytest.mark.parametrize(
    "text", ["ظلت المدفعية صامتة عبر خط السيطرة في كشمير.", "بقي الناشطون في سجن سري تديره الأجهزة الأمنية."]
)
def test_places_named_after_force_tell_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("تمكن الجيش من القضاء على ثلاثة إرهابيين في ولاية جيجل.", "الجيش", "ثلاثة إرهابيين"),
        ("قضت قوات الأمن على زعيم التنظيم في عملية نوعية.", "قوات الأمن", "زعيم التنظيم"),
        ("حيدت القوات التركية عشرة مقاتلين أكراد شمال العراق.", "القوات التركية", "عشرة مقاتلين أكراد"),
    ],
)
def test_words_of_communiques_for_killing(text: str, actor: str, recipient: str) -> None:
    assert [(actors, recipients) for _, actors, recipients in told(text)] == [([actor], [recipient])]


@pytest.mark.parametrize(
    "text",
    [
        "لقي ستة عسكريين حتفهم في سقوط طائرة تدريب.",
        "قتل خمسة جنود وأصيب آخرون في انقلاب عربة عسكرية.",
        "وكان 17 شخصا هم 12 جنديا وطاقم من خمسة أفراد قتلوا في اليوم نفسه في تحطم مروحية بسبب عطل.",
        "تحارب تايلاند الاتجار بالبشر.",
        "نأمل أن تنسحب القوات من المدينة.",
        "تأمل الحكومة في أن ترفع واشنطن اسمها من القائمة السوداء.",
    ],
)
def test_accidents_and_hopes_tell_no_deed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قبلت الحكومة المبادرة.", "الحكومة"),
        ("ألغت الحكومة المعاهدة.", "الحكومة"),
        ("دعمت الدول المشاركة المبادرة.", "الدول المشاركة"),
    ],
)
def test_nouns_of_doing_are_no_adjectives(text: str, actor: str) -> None:
    assert [actors for _, actors, _ in told(text)] == [[actor]]


def test_who_condemns_a_deed_did_not_do_it() -> None:
    assert all(trigger != "الانقلاب" for trigger, *_ in told("أدان الاتحاد الأفريقي الانقلاب العسكري في النيجر."))


def test_who_left_a_place_is_not_who_came() -> None:
    found = told("بعد انسحاب القوات الإثيوبية منها دخل المسلحون المدينة.")
    assert ("انسحاب", ["القوات الإثيوبية"], []) in found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("عقد اجتماع ثلاثي يضم مصر والأردن والعراق.", ["مصر", "الأردن", "العراق"]),
        ("عقدت القيادات اجتماعا ضم قادة الفصائل.", ["القيادات", "قادة الفصائل"]),
        ("عقد المجلس اجتماعا برئاسة الوزير وبحضور السفراء.", ["المجلس", "الوزير", "السفراء"]),
    ],
)
def test_who_takes_part_in_talks(text: str, parties: list[str]) -> None:
    assert [sorted(actors) for _, actors, _ in told(text)] == [sorted(parties)]
