"""The status of events beside dates, fears and memories: what another clause dates or fears is none of theirs."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

STATUSES = [
    ("قال الناشط الذي اعتقل العام الماضي إن الرئيس التونسي زار العاصمة الجزائرية أمس.", "زار", "actual"),
    ("طردت الحكومة الروسية السفير البريطاني، وهو ما رفضته اللجنة العام الماضي.", "طردت", "actual"),
    ("نشر الجيش الأمريكي ألف جندي في الخليج، وكانت اللجنة قد أعلنت ذلك العام الماضي.", "نشر", "actual"),
    ("أرسلت الإمارات مساعدات إلى اليمن، بينما يعاني السكان منذ العام الماضي من نقص الغذاء.", "أرسلت", "actual"),
    ("حاصرت قوات الأمن مخيم اللاجئين في إطار خطة أعلنت العام الماضي.", "حاصرت", "actual"),
    ("قصفت الطائرات الروسية بلدة سراقب للمرة الثانية منذ الشهر الماضي.", "قصفت", "actual"),
    ("قتل المسلحون ثلاثة جنود في هجوم استهدف المدينة في مارس الماضي.", "هجوم", "historical"),
    ("قتل الجيش التركي خمسة مسلحين قبل ثلاث سنوات.", "قتل", "historical"),
    ("أفرجت السلطات عن عشرين معتقلا عام 2014.", "أفرجت", "historical"),
    ("زار الوزير العاصمة الجزائرية قبل أكثر من عشر سنوات.", "زار", "historical"),
    ("فرض الاتحاد الأوروبي عقوبات على فنزويلا العام الماضي.", "عقوبات", "historical"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUSES)
def test_status(text: str, trigger: str, status: str) -> None:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    assert [e.status for e in events if trigger in e.trigger.text] == [status]
