"""Acts of speech, aid, sanctions and protest in plain sentences: which act it is, who does it, to whom."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def events_of(text: str, kind: str) -> list[Event]:
    ledger = read(make_article(title="", body=text, published="2019-05-14"))
    return [event for event in ledger.events if event.type == kind]


def parties_of(text: str, kind: str) -> tuple[list[str], list[str]]:
    (event,) = events_of(text, kind)
    return [span.text for span in event.actors], [span.text for span in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("جاء ذلك بعد إدانة وزير الخارجية الكويتي لمجلس الأمن.", "ACCUSE", "وزير الخارجية الكويتي", "مجلس الأمن"),
        ("جاء ذلك بعد إدانة موسكو للحكومة العراقية.", "ACCUSE", "موسكو", "حكومة العراقية"),
        ("جاء ذلك بعد اتهام الرئيس الفرنسي للجيش بخرق الهدنة.", "ACCUSE", "الرئيس الفرنسي", "جيش"),
        ("جاء ذلك بعد تهديد حزب الأمة المعارض للسلطات برد قاس.", "THREATEN", "حزب الأمة المعارض", "سلطات"),
        ("تناول الاجتماع مطالبة وزيرة الدفاع الألمانية للجيش بالانسحاب.", "REQUEST", "وزيرة الدفاع الألمانية", "جيش"),
        (
            "جاء ذلك بعد نداء الأمين العام للأمم المتحدة إلى المتمردين.",
            "REQUEST",
            "الأمين العام للأمم المتحدة",
            "المتمردين",
        ),
        ("جاء ذلك بعد رفض حركة النهضة طلب الحكومة.", "REJECT", "حركة النهضة", "الحكومة"),
        ("جاء ذلك بعد منح الحكومة السودانية لبنان قرضا.", "AID", "الحكومة السودانية", "لبنان"),
    ],
)
def test_who_speaks_to_whom_in_nouns(text: str, kind: str, actor: str, recipient: str) -> None:
    assert parties_of(text, kind) == ([actor], [recipient])


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("رفض الرئيس الفرنسي التفاوض مع الجيش.", "REJECT", "الرئيس الفرنسي", "الجيش"),
        ("طلبت موسكو من الرئيس التركي التوسط في الأزمة.", "REQUEST", "موسكو", "الرئيس التركي"),
        ("حملت الحكومة مجلس الأمن المسؤولية الكاملة.", "ACCUSE", "الحكومة", "مجلس الأمن"),
        ("ناشدت موسكو الجيش السوداني التدخل لوقف القتال.", "REQUEST", "موسكو", "الجيش السوداني"),
        ("وجهت موسكو نداء إلى الحكومة العراقية لوقف القتال.", "REQUEST", "موسكو", "الحكومة العراقية"),
        ("جدد الرئيس الفرنسي دعوته إلى واشنطن لوقف إطلاق النار.", "REQUEST", "الرئيس الفرنسي", "واشنطن"),
        ("وجهت نقابة الأطباء تحذيرا إلى السلطات من التصعيد.", "THREATEN", "نقابة الأطباء", "السلطات"),
        ("حذر الرئيس التركي أمس واشنطن من عواقب أي هجوم.", "THREATEN", "الرئيس التركي", "واشنطن"),
        ("رفضت واشنطن بشدة مقترح جماعة الحوثي.", "REJECT", "واشنطن", "جماعة الحوثي"),
        ("وزيرة الدفاع الألمانية تمنح لبنان قرضا بقيمة مليون دولار.", "AID", "وزيرة الدفاع الألمانية", "لبنان"),
        ("قدمت موسكو مساعدات إلى ضحايا الزلزال.", "AID", "موسكو", "ضحايا الزلزال"),
        ("هاجم زعيم المعارضة الحكومة بشدة.", "ACCUSE", "زعيم المعارضة", "الحكومة"),
        ("أعربت موسكو عن استغرابها من موقف واشنطن.", "ACCUSE", "موسكو", "واشنطن"),
        ("عزل الرئيس قائد الشرطة أمس.", "SANCTION", "الرئيس", "قائد الشرطة"),
        ("انتقد الرئيس خصومه أمس.", "ACCUSE", "الرئيس", "خصومه"),
        ("قال متحدث باسم الحركة إن إسرائيل تتحمل مسؤولية الجريمة.", "ACCUSE", "متحدث باسم الحركة", "إسرائيل"),
        ("نفذت وزارة الداخلية اليوم حكم القتل قصاصا بأحد الجناة في الرياض.", "ASSAULT", "وزارة الداخلية", "أحد الجناة"),
    ],
)
def test_who_does_it_to_whom(text: str, kind: str, actor: str, recipient: str) -> None:
    assert parties_of(text, kind) == ([actor], [recipient])


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("فرضت عقوبات على جماعة الحوثي.", "SANCTION", "جماعة الحوثي"),
        ("اتهم الجيش بخرق الهدنة أمس.", "ACCUSE", "الجيش"),
        ("أقيل ناشط معارض من منصبه.", "SANCTION", "ناشط معارض"),
    ],
)
def test_nobody_is_told_to_do_it(text: str, kind: str, recipient: str) -> None:
    assert parties_of(text, kind) == ([], [recipient])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("تظاهر سكان القرية في العاصمة أمس.", "سكان القرية"),
        ("أضرب سائقو الشاحنات عن العمل.", "سائقو الشاحنات"),
        ("أضرب محامون عن العمل احتجاجا على القرار.", "محامون"),
        ("خرج سجناء فلسطينيون في مسيرة وسط المدينة.", "سجناء فلسطينيون"),
        ("آلاف المتظاهرين يقطعون الطريق الدولي.", "آلاف المتظاهرين"),
    ],
)
def test_one_protest_of_its_people(text: str, actor: str) -> None:
    assert parties_of(text, "PROTEST")[0] == [actor]


@pytest.mark.parametrize(
    ("text", "kind", "events"),
    [
        ("تظاهر الآلاف أمس في الميدان. ثم فرقت الشرطة المتظاهرين.", "PROTEST", 1),
        ("خرج 16 ألف متظاهر في 27 يناير، وتظاهر 20 ألف شخص في 2 فبراير.", "PROTEST", 2),
        ("حذرت الأمم المتحدة من ارتفاع حصيلة ضحايا الفيضانات.", "THREATEN", 0),
        ("هاجم المسلحون القرية بشدة.", "ACCUSE", 0),
        ("وزعت الهيئة مساعدات بالتنسيق مع الحكومة.", "AID", 1),
    ],
)
def test_how_many(text: str, kind: str, events: int) -> None:
    assert len(events_of(text, kind)) == events


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "اتهم المتحدث الرسمي للإدارة العامة للدفاع المدني الشركة بالإهمال.",
            "المتحدث الرسمي للإدارة العامة للدفاع المدني",
        ),
        ("أدان نائب عن المنطقة الهجوم.", "نائب عن المنطقة"),
    ],
)
def test_whose_he_is_belongs_to_him(text: str, actor: str) -> None:
    assert parties_of(text, "ACCUSE")[0] == [actor]


def test_with_whom_aid_is_given_does_not_get_it() -> None:
    assert parties_of("وزعت الهيئة مساعدات على النازحين بالتنسيق مع الحكومة.", "AID")[1] == ["النازحين"]
