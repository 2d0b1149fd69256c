"""The plainest first sentences of news: countries spelled like other words, what belongs to which clause."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event, Ledger


def ledger_of(text: str) -> Ledger:
    return read(make_article(title="", body=text, published="2019-05-14"))


def event_of(text: str, kind: str) -> Event:
    return next(event for event in ledger_of(text).events if event.type == kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أرسلت قطر طائرة مساعدات إلى غزة.", "قطر"),
        ("قطر تدعو إلى وقف إطلاق النار.", "قطر"),
        ("اتفقت تونس وقطر على التعاون.", "قطر"),
        ("قطعت تونس علاقاتها مع قطر.", "قطر"),
        ("أعلنت مالي حالة الطوارئ.", "مالي"),
        ("يبلغ قطر الأنبوب مترا.", None),
        ("دفع مصرف مالي الغرامة.", None),
    ],
)
def test_countries_spelled_like_other_words(text: str, name: str | None) -> None:
    found = [mention.text for entity in ledger_of(text).entities for mention in entity.mentions]
    assert (name in found) if name else not {"قطر", "مالي"} & set(found)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("أرسلت قطر طائرة مساعدات إلى غزة.", "AID", ["قطر"], ["غزة"]),
        (
            "طردت السلطات السودانية اثنين من موظفي المنظمة.",
            "SANCTION",
            ["السلطات السودانية"],
            ["اثنين من موظفي المنظمة"],
        ),
        ("استدعت الخارجية المغربية السفير الألماني.", "ACCUSE", ["الخارجية المغربية"], ["السفير الألماني"]),
        ("استدعت إيران سفيرها في لندن للتشاور.", "SANCTION", ["إيران"], ["لندن"]),
        ("توصل الفرقاء الليبيون خلال محادثات في تونس إلى اتفاق على المناصب.", "AGREE", ["الفرقاء الليبيون"], []),
        ("هاجم محتجون مركزا أمنيا في نابل.", "ASSAULT", ["محتجون"], ["مركزا أمنيا"]),
        ("استهدف الجيش موقعا عسكريا للمتمردين.", "ASSAULT", ["الجيش"], ["موقعا عسكريا للمتمردين"]),
        ("اعتقلت الشرطة رجلا كان قد هرب من السجن.", "COERCE", ["الشرطة"], ["رجلا"]),
        ("هدد القائد بفرض الطوارئ إذا استمرت الاحتجاجات التي تشهدها البلاد.", "THREATEN", ["القائد"], []),
        ("هجوم مسلحين على القرية.", "ASSAULT", ["مسلحين"], ["القرية"]),
        ("هجوم الحوثيين على القرية.", "ASSAULT", ["الحوثيين"], ["القرية"]),
        ("خطف شاب تونسي من قبل مسلحين.", "ASSAULT", ["مسلحين"], ["شاب تونسي"]),
        ("اعتقال الضابط في نابل.", "COERCE", [], ["الضابط"]),
        ("هدد مجلس الأمن الحكومة بعقوبات جديدة.", "THREATEN", ["مجلس الأمن"], ["الحكومة"]),
        ("الجامعة العربية تطالب الحكومة بالإفراج عن المعتقلين.", "REQUEST", ["الجامعة العربية"], ["الحكومة"]),
        ("اتهم الرئيس التونسي المعارضة بخرق الهدنة.", "ACCUSE", ["الرئيس التونسي"], ["المعارضة"]),
        ("رفضت المحكمة العليا طعنا قدمه الحزب.", "REJECT", ["المحكمة العليا"], []),
        ("التقى وزيرا خارجية تونس وليبيا في نابل.", "CONSULT", ["وزيرا خارجية تونس وليبيا"], []),
        ("وقعت مواجهات بين الشرطة وآلاف العمال المضربين.", "ASSAULT", ["الشرطة", "آلاف العمال المضربين"], []),
        ("قتل مسلحون مجهولون إمام مسجد.", "ASSAULT", ["مسلحون مجهولون"], ["إمام مسجد"]),
        ("منعت السلطات المصرية قافلة إغاثة من دخول نابل.", "COERCE", ["السلطات المصرية"], ["قافلة إغاثة"]),
        ("قتل عشرون من المهاجمين وأسر خمسة آخرون.", "ASSAULT", [], ["عشرون من المهاجمين"]),
        ("اتهم الرئيس المعارضة بالفساد.", "ACCUSE", ["الرئيس"], ["المعارضة"]),
        ("دعا الرئيس المعارضة إلى الحوار.", "REQUEST", ["الرئيس"], ["المعارضة"]),
        ("استهدفت طائرة تركية من دون طيار سيارة للحزب.", "ASSAULT", ["طائرة تركية من دون طيار"], ["سيارة للحزب"]),
        ("اغتال مسلحون مجهولو الهوية ضابطا في نابل.", "ASSAULT", ["مسلحون مجهولو الهوية"], ["ضابطا"]),
        ("طعن شاب مجندة في نابل.", "ASSAULT", ["شاب"], ["مجندة"]),
        ("خطف مسلحون ممرضة في نابل.", "ASSAULT", ["مسلحون"], ["ممرضة"]),
        ("قتل جنود الاحتلال صحفية أجنبية في نابل.", "ASSAULT", ["جنود الاحتلال"], ["صحفية أجنبية"]),
        ("دخل أساتذة الجامعات في إضراب مفتوح عن العمل.", "PROTEST", ["أساتذة الجامعات"], []),
        ("نصب المسلحون كمينا لدورية عسكرية قرب نابل.", "ASSAULT", ["المسلحون"], ["دورية عسكرية"]),
        ("أكدت الكويت وقوفها إلى جانب السعودية.", "SUPPORT", ["الكويت"], ["السعودية"]),
        ("طلبت النيابة إعدام الحارس.", "REQUEST", ["النيابة"], []),
        ("القوات الحكومية تستعيد بلدة حدودية.", "COERCE", ["القوات الحكومية"], []),
    ],
)
def test_parties(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = event_of(text, kind)
    assert [span.text for span in event.actors] == actors
    assert [span.text for span in event.recipients] == recipients


def test_what_had_happened_before_is_no_time_of_the_event() -> None:
    event = event_of("أفرج المتمردون عن عشرين جنديا كانوا قد أسروهم قبل شهرين.", "RETREAT")
    assert (event.status, event.when) == ("actual", None)


@pytest.mark.parametrize(
    ("verb", "doer", "sufferer"),
    [
        ("خطف", "مسلحون", "صحفية"),
        ("خطف", "مسلحون", "محمود العلي"),
        ("خطف", "مسلحون مجهولون", "قائد الشرطة"),
        ("خطفت", "جماعة مسلحة", "ضابطا"),
        ("خطف", "الجيش السوري", "قائد الشرطة"),
        ("خطفت", "إسرائيل", "القيادي محمود العلي"),
        ("قتلت", "إسرائيل", "ضابطا"),
        ("خطفت", "فصائل معارضة", "ضابطا"),
        ("هاجم", "مجهول", "السفير"),
        ("هاجم", "ثلاثة مسلحين", "دورية للشرطة"),
        ("هاجم", "عشرات المسلحين", "المدنيين"),
    ],
)
def test_subject_and_object_side_by_side(verb: str, doer: str, sufferer: str) -> None:
    event = event_of(f"{verb} {doer} {sufferer} أمس.", "ASSAULT")
    assert ([span.text for span in event.actors], [span.text for span in event.recipients]) == ([doer], [sufferer])


@pytest.mark.parametrize("text", ["تعتزم الحكومة رفع الحصار الشهر المقبل.", "يعتزم الجيش رفع الحصار."])
def test_what_is_intended_is_a_noun_and_planned(text: str) -> None:
    event = event_of(text, "RETREAT")
    assert (event.trigger.text, event.status) == ("رفع", "planned")
