"""What one account tells as not done, denied, failed or gone without, and another as done in words of its own."""

from __future__ import annotations

import pytest

from tawatur import compare, make_article, read


def rules(one: str, other: str, day: str = "2024-03-04") -> list[str]:
    articles = (
        make_article(title="خبر", body=f"{one} وهطل المطر ظهرا.", published="2024-03-04", ident="a"),
        make_article(title="نبأ", body=f"{other} ووصل القمح إلى التجار.", published=day, ident="b"),
    )
    rows = compare([read(article) for article in articles]).rows
    return [row.rule for row in rows if row.verdict == "contradict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # "Did not", with "any", "anybody", "one ... at all", behind light verbs.
        ("قال المدير إن الحراس لم يلجؤوا إلى الغاز المسيل للدموع.", "أمطر الحراس العمال بقنابل الغاز."),
        ("قال الناطق إن المخفر لم يتعرض لأي هجوم.", "هاجم ملثمون المخفر بالعصي ليلا."),
        ("أكد الربان أن أحدا لم يصب بسوء.", "نقل بحار إلى المستشفى بحروق بالغة."),
        ("قالت الإدارة إنها لم تفصل أحدا من الطلاب.", "طردت الإدارة أربعة من الطلاب."),
        ("أكد الشيخ أن القبيلة لم تقبض ليرة واحدة.", "قال الوسيط إن القبيلة تسلمت مبلغ مليون ليرة."),
        # What is denied or ruled out, behind "that" or as a noun.
        ("استبعد الوزير وجود أي مقايضة.", "أتم الطرفان صفقة تبادل في الوادي."),
        ("نفى الناطق أن يكون أي جندي قد صوب سلاحه نحو الصيادين.", "صوب جندي بندقيته نحو صيادين في النهر."),
        ("نفت الوزارة تسرب أسئلة الكيمياء.", "قال تلميذ إن أسئلة الكيمياء بيعت ليلة الامتحان."),
        ("نفى الناطق أن تكون اليابان قد طلبت وقف القصف.", "دعت طوكيو الطرفين إلى هدنة."),
        # What failed, what they parted without, what is called invented.
        ("فشلت مساعي التهدئة في الوادي.", "وافق الشيوخ على هدنة في الوادي."),
        ("انفض لقاء الوزيرين من دون أي تفاهم على مياه النهر.", "توصل الوزيران إلى اتفاق على مياه النهر."),
        ("وصف القائد أنباء الاستسلام بالملفقة.", "استسلم قائد الحامية مع جنوده."),
        # What will not be.
        ("قال العمدة إن أعلام النادي لن ترفع فوق الجسر.", "قال الحارس إن أعلام النادي سترفع فوق الجسر."),
    ],
)
def test_what_is_told_as_empty_and_as_done_contradicts(one: str, other: str) -> None:
    assert rules(one, other) in (["facts.undone"], ["facts.not-done"], ["statements.denied"], ["facts.other-state"])


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        # Of others, of another object.
        ("قال الضابط إن أي جندي لم يصب.", "أصيب راع بحروق في البستان.", "2024-03-04"),
        ("نفت الوزارة تسرب أسئلة الكيمياء.", "تسرب الوقود من ناقلة قرب الجسر.", "2024-03-04"),
        # Only in part; not yet, and done a day later.
        ("قال الناطق إن المخفر لم يتعرض إلا لهجوم واحد.", "هاجم ملثمون المخفر ليلا.", "2024-03-04"),
        ("قال المدير إن الوزيرين لم يوقعا الاتفاق بعد.", "وقع الوزيران الاتفاق.", "2024-03-05"),
        ("قال المحامي إن الموقوفين لم يفرج عنهم.", "أفرج القاضي عن الموقوفين.", "2024-03-05"),
        # Asked for, meant, or feared; which of several; a count.
        ("لم يوقع الوزيران اتفاق المياه.", "دعا الشيخ إلى توقيع اتفاق المياه.", "2024-03-04"),
        ("لم يهاجم أحد المخفر.", "خطط ملثمون لهجوم على المخفر.", "2024-03-04"),
        ("قال المدير إن النوادي التي لم تدفع الرسوم أنذرت.", "دفعت النوادي الرسوم.", "2024-03-04"),
        ("جرح ما لا يقل عن 18 بحارا.", "جرح 18 بحارا على الأقل.", "2024-03-04"),
        # "Not with"; who abstains takes part; a meeting that failed was held.
        ("خصومتهم مع الشيخ لا مع الجيران الذين وقعوا العريضة.", "وقع الجيران العريضة.", "2024-03-04"),
        ("امتنعت اليابان عن التصويت على القرار.", "صوت أعضاء المجلس على القرار.", "2024-03-04"),
        ("قال الناطق إن الوفد ليس مسؤولا عن فشل لقاء الوادي.", "بدأ لقاء الوادي صباحا.", "2024-03-04"),
        # Both deny it.
        ("نفت الوزارة تسرب أسئلة الكيمياء.", "قال الناطق إن أسئلة الكيمياء لم تتسرب.", "2024-03-04"),
    ],
)
def test_what_only_seems_to_be_denied_does_not(one: str, other: str, day: str) -> None:
    assert rules(one, other, day) == []


def test_what_belongs_to_the_happening_is_no_next_step() -> None:
    one = "أكد الربان أن أحدا لم يصب بسوء."
    assert rules(one, "نقل بحار إلى المستشفى بحروق بالغة.", "2024-03-06") == ["facts.undone"]
