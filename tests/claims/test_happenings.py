"""An event told again in an article is the same event."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


@pytest.mark.parametrize(
    ("body", "kind", "count"),
    [
        ("قتل خمسة جنود في هجوم على حاجز قرب الميناء أمس. وأكد مصدر طبي مقتل خمسة جنود في المستشفى.", "ASSAULT", 1),
        (
            "دربت الولايات المتحدة مقاتلين في الجبال. وتعرضت القوة التي دربتها الولايات المتحدة لانتقادات.",
            "AID",
            1,
        ),
        ("أدان الوزير الهجوم على السوق واستنكر صمت المجلس.", "ACCUSE", 1),
        ("وجهت النيابة العامة الاتهام إلى تسعة رجال.", "ACCUSE", 1),
        ("قتل عشرة أشخاص في قصف على الحي أمس. وكان عشرة أشخاص قتلوا في العام الماضي في الحي.", "ASSAULT", 2),
        (
            "بدأت محاكمة المتهمين في تفجير سوق الورد. واستهدف تفجير سوق الورد في الثاني من مارس وأوقع قتلى.",
            "ASSAULT",
            1,
        ),
        ("شنت الطائرات غارات على الميناء أمس. وقال شاهد إن الغارات دمرت خمسة مبان.", "ASSAULT", 1),
        ("كان السجناء يتعرضون للتعذيب والضرب في القبو.", "ASSAULT", 1),
        ("يزور الوزير الياباني الكويت غدا. كما يزور الوزير الياباني قطر في اليوم نفسه.", "CONSULT", 1),
        ("التقى الملك وزير الدفاع الهندي في القصر. وجرى خلال اللقاء تبادل وجهات النظر.", "CONSULT", 1),
        ("اجتمع الرئيس مع السفير البرازيلي في القصر. واجتمع الرئيس مع قائد الجيش في الثكنة.", "CONSULT", 2),
        ("خطف مسلحون مهندسا في البصرة أمس. وخطف مجهولون طبيبا في الموصل اليوم.", "ASSAULT", 2),
    ],
)
def test_told_again_is_told_once(body: str, kind: str, count: int) -> None:
    events = [e for e in read(make_article(title="", body=body, published="2008-03-10")).events if e.type == kind]
    assert len(events) == count, [(e.trigger.text, [m.text for m in e.mentions]) for e in events]
