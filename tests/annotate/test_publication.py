"""When an article without a day of publication can have been published."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

TABLE = [
    ("قالت الوزارة اليوم الأحد 4 مايو 2025 إن المهلة انتهت", "2025-05-04", "2025-05-04", "<day>, <date>"),
    ("وصل الوفد أمس الأحد 4 مايو 2025", "2025-05-05", "2025-05-05", "<day>, <date>"),
    ("وقع الاتفاق في 10 آذار 2025", "2025-03-10", None, "<date> in the past"),
    ("وقع الاتفاق في 10 آذار 2025. وأعلنت الوزارة اليوم الأربعاء موقفها", "2025-03-12", None, "<date> in the past"),
    ("لم تتوقف الهجمات منذ الإطاحة في 8 ديسمبر 2024 بالنظام", "2024-12-08", None, "<date> in the past"),
    ("من المقرر أن تبدأ الجولة في 20 آب 2025", None, "2025-08-20", "<date> ahead"),
]


@pytest.mark.parametrize(("text", "begin", "finish", "rule"), TABLE, ids=[row[0] for row in TABLE])
def test_the_dates_of_the_article_bound_it(text: str, begin: str | None, finish: str | None, rule: str) -> None:
    found = read(make_article(title="", body=text)).publication
    assert found is not None
    assert (found.begin, found.finish, found.rule, found.basis) == (begin, finish, rule, "inferred")
    assert all(span.text in text for item in found.derivation for span in item.evidence)


def test_a_given_day_is_stated() -> None:
    found = read(make_article(title="", body="وصل أمس", published="2025-07-23")).publication
    assert found is not None
    assert (found.begin, found.finish, found.basis) == ("2025-07-23", "2025-07-23", "stated")


def test_relative_times_bound_nothing() -> None:
    ledger = read(make_article(title="", body="وصل الوفد أمس"))
    assert ledger.publication is None
    assert [time.value for time in ledger.times] == [None]
