"""What stands in an aside parts no verb from its subject or object, and gives it neither a doer nor a date."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

CLAUSES = [
    ("اعتقلت", "السلطات البيلاروسية", "أربعة صحفيين", "اعتقلت"),
    ("طردت", "التشيك", "ثلاثة دبلوماسيين روس", "طردت"),
    ("قصفت", "القوات الروسية", "محطة للطاقة في أوديسا", "قصفت"),
    ("خطف", "قراصنة", "سبعة بحارة فلبينيين", "خطفوا"),
    ("فرضت", "بريطانيا", "عقوبات على جنرالين", "فرضت"),
    ("داهمت", "الشرطة الأوغندية", "مقر حزب معارض", "داهمت"),
    ("أقالت", "الحكومة البيروفية", "قائد الشرطة", "أقالت"),
]
ASIDES = ["، وفق الوكالة، ", " - بحسب مصادر محلية - ", " (أمس) ", "، أمس الأربعاء، ", " – بعد يومين من الانتخابات – "]
#: What an aside tells of whom somebody is does not end there.
DESCRIBED = [
    ("أقال الرئيس الغيني، وهو عقيد سابق، وزير المالية", ("الرئيس الغيني", "وزير المالية")),
    ("طالب الاتحاد الأفريقي، الذي تأسس عام 2002، المجلس العسكري بتسليم السلطة", ("الاتحاد الأفريقي", "المجلس العسكري")),
    ("الجيش الكيني، الذي يقاتل في الصومال منذ سنوات، اعتقل قياديا في حركة الشباب", ("الجيش الكيني", "قياديا")),
    ("طردت الدنمارك، في بيان صدر أمس، ثلاثة دبلوماسيين كوبيين", ("الدنمارك", "ثلاثة دبلوماسيين كوبيين")),
    ("ناشد الرئيس التشادي، خلال خطاب ألقاه مساء الأحد، المتمردين وقف القتال", ("الرئيس التشادي", "المتمردين")),
    ("كتائب النخبة - التي تشكلت في مايو - خطفت سائقا هنديا", ("كتائب النخبة", "سائقا هنديا")),
]


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    events = read(make_article(title="", body=text + ".", published="2019-05-16")).events
    return sorted((e.type, e.status, [s.text for s in e.actors], [s.text for s in e.recipients]) for e in events)


@pytest.mark.parametrize("aside", ASIDES)
def test_asides_part_nobody(aside: str) -> None:
    wrong = []
    for verb, subject, rest, plural in CLAUSES:
        plain = told(f"{verb} {subject} {rest}")
        parted = [f"{verb} {subject}{aside}{rest}", f"{subject}{aside}{plural} {rest}"]
        wrong += [text for text in parted if told(text) != plain]
    assert wrong == []


@pytest.mark.parametrize(("text", "parties"), DESCRIBED)
def test_asides_say_who_somebody_is(text: str, parties: tuple[str, str]) -> None:
    assert any((actors, recipients) == ([parties[0]], [parties[1]]) for _, _, actors, recipients in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "الجماعة التي نشأت عام 1990 هاجمت ثكنة للجيش",
        "السلطات التي بدأت عملها في مارس 2011 اعتقلت أربعة صحفيين",
        "القوات التي دخلت البلاد في يناير 2013 قصفت مدينة كيدال",
    ],
)
def test_dates_of_relative_clauses_are_no_others(text: str) -> None:
    assert [status for _, status, _, _ in told(text)] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "زار وزير الخارجية، في يناير 2013، كيدال",
        "اعتقلت الشرطة، في مارس 2011، أربعة صحفيين",
    ],
)
def test_dates_in_asides_are_the_clauses_own(text: str) -> None:
    assert [status for _, status, _, _ in told(text)] == ["historical"]
