"""What looks like a request, promise, refusal or agreement and is none; and whose those are that are one."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Commitment


def _commitments(text: str) -> tuple[Commitment, ...]:
    return read(make_article(title="", body=text, published="2021-06-15")).commitments


@pytest.mark.parametrize(
    "text",
    [
        "وعليه فإن إدارة الميناء توضح للجميع أن الخبر المتداول غير دقيق.",
        "وأوضح ضابط في الحرس طالبا عدم الإشارة إلى اسمه أن «هناك ثلاث سفن في عرض البحر».",
        "وقال النائب: لا أحد يعرف كيف ستنتهي الأمور في حال انهار هذا الائتلاف.",
        "وقال القائد العسكري: أين سنذهب من هذه البلدة؟",
        "وعد الوزير الكيني أن موقف بلاده راسخ، وأن الحدود مغلقة.",
        "وقالت النيابة إن المتهمين التقوا الوسيط لكنه أيقن خلال الحديث معهم أنهم سيحتالون عليه في الصفقة.",
        "وقال السفير إن الحصانة التي منحت للرئيس بموجب المبادرة الأفريقية باتت لاغية بعد الأحداث التي تشهدها البلاد.",
        "واقترح الخبير أن الشركة قد تعود إلى السوق.",
        "وقال الوزير إن الجارة ستبقى دولة مارقة إذا حاولت أن تفرض نفوذها بالسلاح.",
        "كما حذر الرئيس النواب من رفض المعاهدة لأنه سيشعل حربا في المنطقة.",
        "وأمام البرلمان مهلة لقبول أو رفض اتفاق الموانئ الذي وقعته الحكومة.",
        "وعليه فالواضح أن العاصمة ستقدم تنازلات.",
        "وأكد المسؤولون بالإدارة أن الاتفاق هو السبيل الأمثل وإنه سيحقق نتائج أفضل.",
        "كما أن الهيئة تعد اليوم مساهما رئيسا في الناتج المحلي للبلاد بنسبة تتجاوز 13%.",
        "وقال إن المصرف تعرض لغرامة ضخمة بلغت 8 مليارات لدعمه صفقات تجارية محظورة.",
        "وقالت الحكومة إنها ستشعر بالأسف في حال تأكد ذلك.",
        "وقال الأمين إن التفسير الوحيد لهذه الحملات هو معارضتهم للسياسة التي تنتهجها الحكومة.",
    ],
)
def test_none(text: str) -> None:
    assert [(c.kind, c.content.text, c.rule) for c in _commitments(text)] == []


def test_what_somebody_is_asked_to_refuse_is_not_refused() -> None:
    found = _commitments("ودعا رئيس الوزراء النقابات إلى إعلان معارضتها العلنية للاتفاق التجاري مع بروكسل.")
    assert [c.kind for c in found] == ["request"]


@pytest.mark.parametrize(
    ("text", "givers", "content"),
    [
        ("ويرفض الزعيم الليبي، المقيم في القاهرة، عزل رئيس المجلس.", "الزعيم الليبي", "عزل رئيس المجلس"),
        ("وأعلن السفير انتقاده لإعلان أنقرة نيتها إرسال قوات إلى الشمال.", "أنقرة", "إرسال قوات إلى الشمال"),
        (
            "ودعت الجمعية إلى وقف القتال، وإلى فتح المعابر أمام القوافل.",
            "الجمعية",
            "إلى وقف القتال، وإلى فتح المعابر أمام القوافل",
        ),
        (
            "وفي السياق دعت مديرية الحماية المدنية بمنطقة الخرطوم، المواطنين إلى عدم البقاء في بطون الأودية.",
            "مديرية الحماية المدنية",
            "إلى عدم البقاء في بطون الأودية",
        ),
        (
            "ودعت المنظمة الدول المانحة، لا سيما الأوروبية منها، إلى زيادة الدعم.",
            "المنظمة",
            "إلى زيادة الدعم",
        ),
        ("ووعد اللاعب بالمساهمة في بناء مستشفى الحي.", "اللاعب", "بالمساهمة في بناء مستشفى الحي"),
        ("وتعهد الرئيس بأن بلاده لن تسمح بقيام قواعد أجنبية.", "الرئيس", "بلاده لن تسمح بقيام قواعد أجنبية"),
    ],
)
def test_whose_and_what(text: str, givers: str, content: str) -> None:
    found = _commitments(text)
    assert any(c.content.text == content and [s.text for s in c.from_] == [givers] for c in found), found


def test_and_to_is_no_governor() -> None:
    found = _commitments("وقال المحقق إنه أشار إلى الأدلة وإلى أن المتهم سجن للدعوة إلى دعم التنظيم.")
    assert not any("وإلى" in span.text for c in found for span in c.from_)


def test_the_sides_of_an_agreement_are_not_whom_its_terms_name() -> None:
    (found,) = _commitments("وافقت الحكومة على تقديم مزيد من الأسلحة للقوات الباكستانية.")
    assert [span.text for span in found.from_] == ["الحكومة"]


def test_who_is_turned_to_by_those_who_go_out_to_demand() -> None:
    events = read(
        make_article(title="", body="خرج المتظاهرون لمطالبة الحكومة بتحسين الخدمات.", published="2021-06-15")
    ).events
    asked = next(event for event in events if event.type == "REQUEST")
    assert [[span.text for span in side] for side in (asked.actors, asked.recipients)] == [["المتظاهرون"], ["الحكومة"]]
