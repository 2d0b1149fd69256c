"""Times in articles without a day of publication: what news tells of months and years, and what histories do."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

NEWS = "فتحت المدارس أبوابها أمس. "
TEXTS = [
    (NEWS + "وكانت الشرطة اعتقلت ثلاثة ناشطين في نوفمبر 2001.", "COERCE", "historical"),
    (NEWS + "وكانت الشرطة اعتقلت ثلاثة ناشطين في أوائل حزيران الماضي.", "COERCE", "historical"),
    (NEWS + "ووقع الطرفان في مايو اتفاقا لتبادل الأسرى.", "SUPPORT", "historical"),
    (NEWS + "ويزور الوزير باريس الأسبوع المقبل.", "CONSULT", "planned"),
    (NEWS + "واعتقلت الشرطة ثلاثة ناشطين الثلاثاء الماضي.", "COERCE", "actual"),
    ("اعتقلت الشرطة ثلاثة ناشطين في نوفمبر 2001. ثم أفرجت عنهم في 2003.", "COERCE", "actual"),
    ("قصفت القوات البلدة في مايو 1998، وعاد السكان عام 1999.", "ASSAULT", "actual"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), TEXTS, ids=[text[-40:] for text, _, _ in TEXTS])
def test_status_without_a_day_of_publication(text: str, kind: str, wanted: str) -> None:
    events = read(make_article(title="", body=text)).events
    assert [event.status for event in events if event.type == kind] == [wanted]
