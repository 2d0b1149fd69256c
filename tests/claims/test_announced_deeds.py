"""Whoever announces a deed that has its own doer has not done it."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

DEEDS = [
    ("أعلنت الرئاسة التونسية انسحاب القوات الفرنسية من المدينة", ["القوات الفرنسية"]),
    ("أعلنت الأمم المتحدة اعتقال السلطات البيلاروسية أربعة صحفيين", ["السلطات البيلاروسية"]),
    ("أعلنت وزارة الداخلية الكينية خطف مسلحين مجهولين طبيبين إيطاليين", ["مسلحين مجهولين"]),
    ("أعلن مصدر أمني اقتحام مستوطنين قرية جنوب نابلس", ["مستوطنين"]),
    ("أعلن ناشطون إضراب الأطباء السودانيين عن العمل", ["الأطباء السودانيين"]),
    ("أعلن المتحدث باسم الوزارة إفراج حركة طالبان عن مهندس فرنسي", ["حركة طالبان"]),
    ("أعلنت وزارة الخارجية زيارة الرئيس الأنغولي إلى كينشاسا", ["الرئيس الأنغولي"]),
]
#: Whose deed it is, where nobody else is told to do it.
OWN = [
    ("أعلنت السلطات المصرية اعتقال عشرين مهربا", ["السلطات المصرية"]),
    ("أعلنت روسيا انسحاب قواتها من البلدة", ["روسيا"]),
    ("أعلنت النقابة إضرابا عاما", ["النقابة"]),
    ("أعلنت الشرطة الإيطالية طرد مهاجرين", ["الشرطة الإيطالية"]),
]


@pytest.mark.parametrize(("text", "actors"), [*DEEDS, *OWN])
def test_who_announces_and_who_does(text: str, actors: list[str]) -> None:
    events = read(make_article(title="", body=text + ".", published="2019-05-16")).events
    assert [[s.text for s in e.actors] for e in events] == [actors]
