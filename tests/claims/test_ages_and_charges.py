"""The status of deeds that are told as old ones (long since, anniversaries, previous), and of those somebody is charged
with or executed for."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

OLD = [
    ("فتح الفندق أبوابه أمس بعد مرور نحو عامين على هجوم شنه مسلحون على زواره.", "هجوم", "historical"),
    ("عاد الصيادون إلى الميناء بعد ثلاث سنوات من مقتل ربانهم برصاص القراصنة.", "مقتل", "historical"),
    ("عاد الصيادون إلى الميناء بعد سنة ونصف على اختطاف الربان.", "اختطاف", "historical"),
    ("بعد خمسة أعوام على اندلاع الاحتجاجات قصفت الطائرات أمس المدينة.", "الاحتجاجات", "historical"),
    ("عاد الصيادون إلى الميناء بعد يومين على مقتل ربانهم برصاص القراصنة.", "مقتل", "actual"),
    ("عاد الصيادون إلى الميناء بعد أقل من شهر على اغتيال الربان.", "اغتيال", "actual"),
    ("تجمع المئات في الميناء في الذكرى الثالثة لاغتيال النائب.", "اغتيال", "historical"),
    ("تجمع المئات في الميناء إحياء لذكرى تفجير السفارة الكندية.", "تفجير", "historical"),
    ("وتبنى التنظيم مسؤولية هجمات مماثلة سابقة في المدينة.", "هجمات", "historical"),
    ("وأسفرت الغارات السابقة عن مقتل عشرين مدنيا.", "الغارات", "historical"),
    ("وشهدت المدينة أمس هجمات مماثلة على مواقع الجيش.", "هجمات", "actual"),
    ("خطف مسلحون سياحا عام 2009.", "خطف", "historical"),
    ("هاجم المسلحون الحدود واعتدوا على قرى عام 2009.", "اعتدوا", "historical"),
    ("منذ عامين خطف مسلحون الصحفي الكندي.", "خطف", "historical"),
    ("قصف الجيش أمس البلدة المحاصرة منذ عامين.", "قصف", "actual"),
    ("قصفت الطائرات عشرين مستشفى على مدى السنوات الخمس الماضية.", "قصفت", "historical"),
    ("اعتقلت السلطات الكاتب حين كان طالبا.", "اعتقلت", "historical"),
    ("اعتقلت الشرطة الكاتب حين كان عائدا إلى منزله.", "اعتقلت", "actual"),
]
CHARGES = [
    ("أعرب الأمير عن إدانته للتفجير الذي استهدف أمس مسجدا في الساحل.", "تفجير", "actual"),
    ("حكم عليه بالسجن بعد إدانته بإطلاق النار على مركز للشرطة والمشاركة في مظاهرات.", "مظاهرات", "historical"),
    ("أحيل الشبان إلى المحاكمة بتهمة إطلاق النار على مركز للشرطة والمشاركة في مظاهرات.", "مظاهرات", "hypothetical"),
    ("اعتقلت الشرطة رجلا بتهمة القتل وأطلقت النار على سيارته.", "أطلقت", "actual"),
    ("قررت دائرة الاتهام الإفراج المؤقت عن المدونة.", "الإفراج", "actual"),
]
CLAUSES = [
    ("يستعد الجيش لاقتحام البلدة بعد انسحاب المسلحين منها.", "انسحاب", "actual"),
    ("لا ينكر الجيش قصفه البلدة.", "قصف", "actual"),
    ("يمثل غدا أمام القضاء رجل الأعمال التونسي.", "يمثل", "planned"),
    ("بحث الوفد ترتيبات زيارة الرئيس الفرنسي إلى القاهرة.", "زيارة", "planned"),
    ("ستقدم الوزيرة تقريرا عن المفاوضات الدولية التي شاركت فيها.", "المفاوضات", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), [*OLD, *CHARGES, *CLAUSES])
def test_status(text: str, trigger: str, status: str) -> None:
    events = read(make_article(title="", body=text, published="2015-08-07")).events
    assert [event.status for event in events if trigger in event.trigger.text] == [status]


def test_a_day_told_before_an_old_deed_is_none_of_its_own() -> None:
    text = "فتح الفندق أبوابه أمس بعد مرور نحو عامين على هجوم شنه مسلحون على زواره."
    events = read(make_article(title="", body=text, published="2015-08-07")).events
    (event,) = (event for event in events if event.type == "ASSAULT")
    (step,) = (step for step in event.derivation if step.field == "status")
    assert (step.rule, [span.text for span in step.evidence]) == ("<long since>", ["مرور نحو عامين"])
    assert event.when is None


def test_what_led_to_an_execution_is_history() -> None:
    text = (
        "نفذت وزارة الداخلية اليوم حكم القتل قصاصا في فهد بن سالم لقتله خالد بن ناصر وذلك بإطلاق النار عليه. "
        "وتمكنت سلطات الأمن من القبض على الجاني وأسفر التحقيق معه عن توجيه الاتهام إليه."
    )
    events = read(make_article(title="", body=text, published="2015-08-07")).events
    found = {(event.type, event.mode): event.status for event in events}
    assert found["ASSAULT", "targeted"] == "actual"
    assert found["ASSAULT", "firearms"] == found["COERCE", "arrest"] == found["ACCUSE", "allege"] == "historical"
