"""Deeds told through "announced the outbreak of", "reported the killing of ... by": who tells of them and who acts."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

#: A sentence, whose events are told in it: type, actors and recipients.
TOLD = [
    ("أعلن ناشطون حدوث اشتباكات بين الجيش ومسلحين", ("ASSAULT", ["الجيش", "مسلحين"], [])),
    ("أعلنت الشرطة تجدد مواجهات بين فصائل المعارضة", ("ASSAULT", ["فصائل المعارضة"], [])),
    ("أعلن محافظ الإقليم نشوب معارك قرب النهر", ("ASSAULT", [], [])),
    ("أكدت الشرطة وقوع الهجوم", ("ASSAULT", [], [])),
    ("أعلنت منظمة حقوقية وقوع هجوم على مسجد", ("ASSAULT", [], ["مسجد"])),
    ("أعلن المتحدث باسم الوزارة اندلاع احتجاجات ضد الحكومة", ("PROTEST", [], ["الحكومة"])),
    ("أعلنت منظمة حقوقية توقف الاشتباكات بين الجيش والمسلحين", ("RETREAT", ["الجيش", "المسلحين"], [])),
    ("أكدت السلطات توقف القتال في المدينة", ("RETREAT", [], [])),
    ("أعلنت الشرطة قصف البلدة على يد الجيش الإسرائيلي", ("ASSAULT", ["الجيش الإسرائيلي"], ["البلدة"])),
    ("أفاد مراسلنا بشن غارات من قبل الجيش على القرية", ("ASSAULT", ["الجيش"], ["القرية"])),
    ("أعلنت وزارة الداخلية تعرض البلدة لقصف من قبل الجيش", ("ASSAULT", ["الجيش"], ["البلدة"])),
    ("أعلن ناشطون إطلاق سراح ثلاثة جنود", ("RETREAT", [], ["ثلاثة جنود"])),
    ("أعلنت منظمة حقوقية فرض عقوبات على قادة الحركة من قبل روسيا", ("SANCTION", ["روسيا"], ["قادة الحركة"])),
    ("أعلنت منظمة حقوقية مقتل قائد في المدينة", ("ASSAULT", [], ["قائد"])),
    ("أكدت منظمة حقوقية احتجاز تسعة صيادين", ("COERCE", [], ["تسعة صيادين"])),
    ("أكد شهود إصابة ثلاثة جنود على يد تنظيم داعش", ("ASSAULT", ["تنظيم داعش"], ["ثلاثة جنود"])),
    ("أكدت مصادر أمنية قتل 11 شخصا من قبل القوات الإسرائيلية", ("ASSAULT", ["القوات الإسرائيلية"], ["11 شخصا"])),
    ("أعلنت وكالة قتل فلسطيني من جانب مستوطنين", ("ASSAULT", ["مستوطنين"], ["فلسطيني"])),
    ("أعلنت مصادر طبية اعتقال فلسطيني من جانب الجيش", ("COERCE", ["الجيش"], ["فلسطيني"])),
    ("أكد متحدث اختطاف عامل إغاثة من قبل مسلحين", ("ASSAULT", ["مسلحين"], ["عامل إغاثة"])),
    ("أعلنت منظمة حقوقية تسجيل هجوم على مسجد", ("ASSAULT", [], ["مسجد"])),
    ("أعلن المتحدث موافقة الحكومة على الاتفاق", ("AGREE", ["الحكومة"], [])),
    ("أعلن السفير عن رفض بلاده للقرار", ("REJECT", ["بلاده"], [])),
    ("نفت الوزارة شن جماعة الحوثي هجوما على القرية", ("ASSAULT", ["جماعة الحوثي"], ["القرية"])),
    ("نفت منظمة حقوقية اعتقال الناشط محمد العلي", ("COERCE", None, ["الناشط محمد العلي"])),
]
#: What those in arms or power announce and do themselves.
OWN = [
    ("أعلن الجيش شن غارات على مواقع المسلحين", ("ASSAULT", ["الجيش"], ["مواقع المسلحين"])),
    ("أعلن الجيش بدء معارك في المدينة", ("ASSAULT", ["الجيش"], [])),
    ("أعلنت الحركة إطلاق سراح ثلاثة جنود", ("RETREAT", ["الحركة"], ["ثلاثة جنود"])),
    ("أعلن الاتحاد الأوروبي فرض عقوبات على إيران", ("SANCTION", ["الاتحاد الأوروبي"], ["إيران"])),
    ("أعلن حزب الله شن غارات على مواقع التنظيم", ("ASSAULT", ["حزب الله"], ["مواقع التنظيم"])),
    ("أعلنت الصين عن فرض عقوبات على شركة إيرانية", ("SANCTION", ["الصين"], ["شركة إيرانية"])),
    ("تواصل السلطات احتجاز ثلاثة صحفيين", ("COERCE", ["السلطات"], ["ثلاثة صحفيين"])),
]


@pytest.mark.parametrize(("text", "wanted"), [*TOLD, *OWN])
def test_who_does_what_is_told_of(text: str, wanted: tuple[str, list[str] | None, list[str]]) -> None:
    events = read(make_article(title="", body=text + ".", published="2024-05-15")).events
    kind, actors, recipients = wanted
    assert [(e.type, [s.text for s in e.recipients]) for e in events] == [(kind, recipients)]
    assert actors is None or [s.text for s in events[0].actors] == actors


def test_what_is_expected_has_not_happened() -> None:
    text = "توقعت مصادر أن يشن الطيران الروسي هجوما على القرية."
    (event,) = read(make_article(title="", body=text, published="2024-05-15")).events
    assert event.status == "hypothetical"


@pytest.mark.parametrize("deed", ["هجوم على المدينة", "موجة هجمات جديدة", "اندلاع حرب", "احتجاجات واسعة"])
def test_what_somebody_warns_of_has_not_happened(deed: str) -> None:
    text = f"وصل الوفد إلى المدينة. والتقى السكان في الساحة. وحذر الخبير من {deed}. وغادر الوفد مساء."
    events = read(make_article(title="", body=text, published="2024-05-15")).events
    assert not [e for e in events if e.type in ("ASSAULT", "PROTEST") and e.status == "actual"]


def test_a_warning_that_tells_an_attack_tells_it() -> None:
    (event,) = read(make_article(title="", body="حذر الناطق من أن هجوما وقع أمس.", published="2024-05-15")).events
    assert (event.type, event.status) == ("ASSAULT", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "وهنا وقف شابان قرب السيارة.",
        "شهدت الأسواق حركة نشطة خلال شهر رمضان وعيد الفطر.",
        "استقبلت المحكمة العامة سبع دعاوى.",
        "تلاشى العام الماضي 31 مصرفا عبر تصفية الأعمال.",
    ],
)
def test_words_spelled_like_deeds_tell_none(text: str) -> None:
    assert read(make_article(title="", body=text, published="2024-05-15")).events == ()
