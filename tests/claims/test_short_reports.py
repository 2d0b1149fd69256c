"""Short reports as agencies, channels and monitors write them today: drones, launches, handovers, listings."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Event


def event_of(text: str, kind: str) -> Event:
    ledger = read(make_article(title="", body=text, published="2024-05-15"))
    return next(event for event in ledger.events if event.type == kind)


def kinds_of(text: str) -> list[str]:
    return [event.type for event in read(make_article(title="", body=text, published="2024-05-15")).events]


@pytest.mark.parametrize(
    ("text", "mode", "actors", "recipients"),
    [
        ("استهدفت ذخيرة متسكعة رتلا عسكريا قرب كيدال.", "drone", ["ذخيرة متسكعة"], ["رتلا عسكريا"]),
        ("قصفت مسيّرة انتحارية مستودعا في عطبرة.", "drone", ["مسيّرة انتحارية"], ["مستودعا"]),
        ("هاجم درون انتحاري نقطة تفتيش في الأنبار.", "drone", ["درون انتحاري"], ["نقطة تفتيش"]),
        ("استهدفت مسيّرة مدرسة في ريف حلب.", "drone", ["مسيّرة"], ["مدرسة"]),
        ("أصابت مسيّرة مبنى سكنيا في سومي.", "drone", ["مسيّرة"], ["مبنى سكنيا"]),
        ("قصفت مسيّرة سيارة على طريق صيدا.", "drone", ["مسيّرة"], ["سيارة"]),
        ("ضربت مسيّرة دبابة إسرائيلية شرق الحي.", "drone", ["مسيّرة"], ["دبابة إسرائيلية"]),
        ("قصفت طائرة حربية منزلا شرقي المدينة.", "aerial", ["طائرة حربية"], ["منزلا"]),
        ("سقطت مسيّرة مفخخة على منزل في أربيل.", "drone", [], ["منزل"]),
        ("ألقت مسيّرة قنبلة على سيارة في ريف إدلب.", "drone", ["مسيّرة"], ["سيارة"]),
        ("أطلقت الفصائل رشقة صاروخية باتجاه عسقلان.", "heavy-weapons", ["الفصائل"], ["عسقلان"]),
        ("أطلق المتمردون صاروخا باليستيا باتجاه جازان.", "heavy-weapons", ["المتمردون"], ["جازان"]),
        ("أطلقت روسيا 88 طائرة مسيّرة على أوديسا.", "drone", ["روسيا"], ["أوديسا"]),
        ("أغارت مسيّرة معادية على دراجة نارية عند مدخل بلدة ياطر.", "drone", ["مسيّرة معادية"], ["دراجة نارية"]),
        ("أعلنت الوزارة قصفا مدفعيا نفذته القوات على المخيم.", "heavy-weapons", ["القوات"], ["المخيم"]),
        ("قُتل أربعون مدنيا في هجوم شنّه مسلحون على دراجات نارية.", None, ["مسلحون"], ["أربعون مدنيا"]),
        ("هاجم مسلحون سجنا قرب الحدود.", None, ["مسلحون"], ["سجنا"]),
        ("هاجم متشددون قافلة مساعدات في بورنو.", None, ["متشددون"], ["قافلة مساعدات"]),
        ("نسفت القوات الإسرائيلية مربعا سكنيا في رفح.", "destroy", ["القوات الإسرائيلية"], ["مربعا سكنيا"]),
        ("هدمت جرافات البلدية منزلا في القدس.", "destroy", ["جرافات البلدية"], ["منزلا"]),
    ],
)
def test_who_hit_what(text: str, mode: str | None, actors: list[str], recipients: list[str]) -> None:
    event = event_of(text, "ASSAULT")
    assert event.mode == mode
    assert ([s.text for s in event.actors], [s.text for s in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("أطلقت الدولة صاروخين باتجاه البحر الشرقي.", "MOBILIZE", "weapons"),
        ("توقفت الاشتباكات في صبراتة.", "RETREAT", "ceasefire"),
        ("سلّمت الكتائب أربع رهائن إلى الصليب الأحمر.", "RETREAT", "release"),
        ("استعادت أوكرانيا 75 أسيرا من روسيا.", "RETREAT", "release"),
        ("سلّمت القوات الأمريكية القاعدة إلى البشمركة.", "RETREAT", "withdraw"),
        ("سحب الحزب سلاحه الثقيل من جنوب النهر.", "RETREAT", "withdraw"),
        ("نفّذ سلاح الجو إنزالا جويا للمساعدات شمال القطاع.", "AID", None),
        ("استقدمت القوات تعزيزات عسكرية إلى محيط جنين.", "MOBILIZE", "troops"),
        ("شهدت مصراتة تحشيدات عسكرية كبيرة.", "MOBILIZE", "troops"),
        ("شطبت بريطانيا الحركة من قائمة الإرهاب.", "CONCEDE", None),
        ("علّق برنامج الأغذية العالمي عملياته في الفاشر.", "SANCTION", "discontinue"),
        ("أصدرت المحكمة الجنائية الدولية مذكرة توقيف بحق قائد عسكري.", "ACCUSE", "investigate"),
        ("رحّلت ألمانيا 28 أفغانيا إلى كابل.", "COERCE", "deport"),
    ],
)
def test_words_of_today(text: str, kind: str, mode: str | None) -> None:
    assert event_of(text, kind).mode == mode


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("اتهمت الدفاع الأذربيجانية أرمينيا بقصف مواقعها.", "ACCUSE", ["الدفاع الأذربيجانية"], ["أرمينيا"]),
        ("أدرجت الخزانة الأمريكية شركة شحن على قائمة العقوبات.", "SANCTION", ["الخزانة الأمريكية"], ["شركة شحن"]),
        ("أوقفت مصالح الأمن بأكادير 22 شخصا.", "COERCE", ["مصالح الأمن"], ["22 شخصا"]),
        ("اعتقلت الشرطة بصفاقس ناشطا.", "COERCE", ["الشرطة"], ["ناشطا"]),
        ("تبادل الجيش والدعم السريع عشرات الأسرى.", "RETREAT", ["الجيش", "الدعم السريع"], ["عشرات الأسرى"]),
        ("قطع معطلون عن العمل الطريق الوطنية.", "PROTEST", ["معطلون"], []),
        ("خطف قراصنة قارب صيد.", "ASSAULT", ["قراصنة"], ["قارب صيد"]),
        ("جمّدت بريطانيا أصول مصرف روسي.", "SANCTION", ["بريطانيا"], ["مصرف روسي"]),
        ("فتحت الشرطة تحقيقا في مقتل الصحفي.", "ASSAULT", [], ["الصحفي"]),
        ("فتحت الشرطة تحقيقا في مقتل الصحفي.", "ACCUSE", ["الشرطة"], []),
    ],
)
def test_who_did_it(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = event_of(text, kind)
    assert ([s.text for s in event.actors], [s.text for s in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الشركة طائرة مسيّرة جديدة في المعرض.",
        "تحسنت الصحة العالمية.",
        "سلّم الوزير الجائزة إلى الفائز.",
        "انتقل المدير من بيت إلى مزرعة.",
    ],
)
def test_peaceful_words(text: str) -> None:
    assert kinds_of(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "what"),
    [
        ("سلّمت القوات 12 معتقلا إلى الحكومة.", "12", "released"),
        ("تبادلت روسيا وأوكرانيا 150 أسير حرب من كل جانب.", "150", "released"),
        ("تسلّم الصليب الأحمر رهينتين في الميدان.", "رهينتين", "released"),
        ("يسّرت اللجنة الدولية نقل 113 محتجزا أُفرج عنهم من جانب واحد.", "113", "released"),
        ("سجّل المرصد مقتل 31 شخصا في درعا، هم: 12 مدنيا و19 من العسكريين.", "12", "killed"),
        ("سجّل المرصد مقتل 31 شخصا في درعا، هم: 12 مدنيا و19 من العسكريين.", "19", "killed"),
        ("زار الوفد 12 معتقلا في السجن.", "12", "arrested"),
        ("سلّمت المدرسة 12 طالبا جوائزهم.", "12", "people"),
    ],
)
def test_counts_of_captives(text: str, quote: str, what: str) -> None:
    figures = read(make_article(title="", body=text, published="2024-05-15")).figures
    assert next(figure.what for figure in figures if figure.text == quote) == what


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("سجّل مرصد الفرات منذ مطلع الشهر مقتل 31 شخصا في درعا.", "مرصد الفرات"),
        ("وثّق المرصد ما لا يقل عن 142 حالة اعتقال في نيسان.", "المرصد"),
        ("رصد مركز النيل لحقوق الإنسان 40 انتهاكا خلال أسبوع.", "مركز النيل لحقوق الإنسان"),
        ("مراسلنا: قوات الاحتلال تقتحم المخيم.", "مراسلنا"),
        ("مصادرنا: انسحاب القوات من الميناء.", "مصادرنا"),
        ("نزح 3000 شخص من القرية، بحسب مصفوفة تتبع النزوح.", "مصفوفة تتبع النزوح"),
        ("كييف: أسقطنا 40 مسيّرة.", "كييف"),
        ("سجل اللاعب هدفا في الدقيقة الأخيرة.", None),
        ("رصدت الوزارة ميزانية للمشروع.", None),
    ],
)
def test_monitors_and_channels(text: str, speaker: str | None) -> None:
    statements = read(make_article(title="", body=text, published="2024-05-15")).statements
    assert [s.speaker.text for s in statements if s.speaker] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("اغتال مسلحون عنصرا سابقا في الفيلق.", "actual"),
        ("قتل مسلحون قياديا سابقا في الحزب.", "actual"),
        ("قصف الجيش القرية سابقا.", "historical"),
    ],
)
def test_former_people(text: str, status: str) -> None:
    assert event_of(text, "ASSAULT").status == status


def test_forces_withdraw_by_an_agreement() -> None:
    assert kinds_of("انسحبت القوات من البلدة بموجب اتفاق وقف النار.") == ["RETREAT"]
