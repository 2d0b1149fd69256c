"""Who arrests, convicts, dismisses, accuses and sends whom, where phrases stand side by side without a mark."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

Parties = tuple[str, list[str], list[str]]


def told(text: str) -> list[Parties]:
    """Type, actors and recipients of every event of a text."""
    events = read(make_article(title="", body=text, published="2024-05-15")).events
    return [(e.type, [a.text for a in e.actors], [r.text for r in e.recipients]) for e in events]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        # A body and, right behind it, somebody with his title and name.
        ("أوقف الجيش الإسرائيلي الناشط خالد علي أمس.", "الجيش الإسرائيلي", "الناشط خالد علي"),
        ("أوقفت أجهزة الأمن الناشط خالد علي أمس.", "أجهزة الأمن", "الناشط خالد علي"),
        ("عزل الجيش السوداني الرئيس عمر البشير.", "الجيش السوداني", "الرئيس عمر البشير"),
        ("أوقف الدرك الوطني المدون سعد حمود.", "الدرك الوطني", "المدون سعد حمود"),
        # A body whose plural is not seen to be one, and units that are not numbered.
        ("اعتقلت قوى الأمن الداخلي 20 شخصا بتهمة التهريب.", "قوى الأمن الداخلي", "20 شخصا"),
        ("اعتقلت كتائب القسام 20 شخصا بتهمة التهريب.", "كتائب القسام", "20 شخصا"),
        # The noun of a fixed phrase behind its subject.
        ("ألقى حرس الحدود القبض على المتهم سالم حمود.", "حرس الحدود", "المتهم سالم حمود"),
        # A prosecutor at his court.
        (
            "أوقف وكيل الملك لدى المحكمة الابتدائية الوزير السابق.",
            "وكيل الملك لدى المحكمة الابتدائية",
            "الوزير السابق",
        ),
        ("ادعى مفوض الحكومة لدى المحكمة العسكرية على 68 شخصا.", "مفوض الحكومة لدى المحكمة العسكرية", "68 شخصا"),
        # An office behind a name, which is another's where the verb needs an object.
        ("أقال الرئيس التونسي قيس سعيد وزير الداخلية من منصبه.", "الرئيس التونسي قيس سعيد", "وزير الداخلية"),
        ("أعفى الملك محمد السادس وزير الاقتصاد والمالية من مهامه.", "الملك محمد السادس", "وزير الاقتصاد والمالية"),
        # Courts.
        ("قررت المحكمة حبس النائب السابق خمس سنوات بتهمة الفساد.", "المحكمة", "النائب السابق"),
        ("قررت المحكمة حبس الوزير سنة.", "المحكمة", "الوزير"),
        ("أيدت محكمة النقض حكم الإعدام بحق ستة متهمين.", "محكمة النقض", "ستة متهمين"),
        ("مددت محكمة إسرائيلية اعتقال الصحفية لمى خاطر ثمانية أيام.", "محكمة إسرائيلية", "الصحفية لمى خاطر"),
        ("أصدر القاضي حكما بالسجن ثلاث سنوات في حق زعيم الحركة.", "القاضي", "زعيم الحركة"),
        ("قدمت جنوب أفريقيا دعوى ضد إسرائيل.", "جنوب أفريقيا", "إسرائيل"),
        # What is threatened is somebody's.
        ("هدد فصيل عراقي مسلح باستهداف المصالح الأميركية.", "فصيل عراقي مسلح", "المصالح الأميركية"),
    ],
)
def test_one_deed(text: str, actor: str, recipient: str) -> None:
    assert [(actors, recipients) for _, actors, recipients in told(text)] == [([actor], [recipient])]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        # Who condemns a deed has not done it; who is held responsible for it has.
        ("أدان الاتحاد الأفريقي اغتيال القيادي.", ("ASSAULT", [], ["القيادي"])),
        ("حمل حزب الله إسرائيل مسؤولية اغتيال القيادي.", ("ASSAULT", ["إسرائيل"], ["القيادي"])),
        ("حملت فتح إسرائيل المسؤولية عن اغتيال القيادي.", ("ASSAULT", ["إسرائيل"], ["القيادي"])),
        # A preposition with a pronoun behind an adjective of relation is no part of the phrase.
        ("شهدت مقديشو اشتباكات بعد انسحاب القوات الإثيوبية منها.", ("RETREAT", ["القوات الإثيوبية"], [])),
        ("بدأت محاكمة الرئيس السابق محمد ولد عبد العزيز.", ("ACCUSE", [], ["الرئيس السابق محمد ولد عبد العزيز"])),
    ],
)
def test_deed_beside(text: str, deed: Parties) -> None:
    assert deed in told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("نشرت تركيا تعزيزات على الحدود مع سوريا.", "الحدود"),
        ("نشرت السلطات التشادية آلاف الجنود على طول حدودها مع السودان.", "حدودها"),
        ("سقطت مدينة الموصل بيد تنظيم داعش.", "مدينة الموصل"),
        ("فتحت السلطات المصرية معبر رفح البري ثلاثة أيام.", "معبر رفح البري"),
        ("أعلن الحوثيون إعادة انتشار قواتهم من موانئ الحديدة.", "موانئ الحديدة"),
    ],
)
def test_place(text: str, place: str) -> None:
    events = read(make_article(title="", body=text, published="2024-05-15")).events
    assert [[span.text for span in event.places] for event in events] == [[place]]


@pytest.mark.parametrize(
    "text",
    ["كان بيد أن القائد نجا.", "زارت اللجنة مركز احتجاز في الضاحية."],
)
def test_nothing(text: str) -> None:
    assert not told(text)
