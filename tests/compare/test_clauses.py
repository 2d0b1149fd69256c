"""What a clause tells: without "that", and without the words that only say who speaks."""

from __future__ import annotations

import pytest

from tawatur import compare, make_article, read
from tawatur.compare.accounts import account_of
from tawatur.lexicon import load_lexicon
from tests.compare.building import Page


def cores(body: str) -> list[str]:
    account = account_of(read(make_article(title="", body=body, ident="a")), load_lexicon())
    return [account.doc.text[clause.core_start : clause.core_end] for clause in account.clauses]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("قال مدير المرفأ سامي الحداد إن الرصيف الشرقي يفتح غدا.", "الرصيف الشرقي يفتح غدا"),
        ("وأضاف المدير أن الرصيف الشرقي يفتح غدا.", "الرصيف الشرقي يفتح غدا"),
        ("وأكد: «نفتح الرصيف الشرقي غدا أمام السفن».", "نفتح الرصيف الشرقي غدا أمام السفن"),
        ("وصلت السفينة إلى الرصيف الشرقي، مشيرا إلى أن العمال فرغوا حمولتها.", "وصلت السفينة إلى الرصيف الشرقي"),
        ("وصلت السفينة إلى الرصيف الشرقي، مشيرا إلى أن العمال فرغوا حمولتها.", "العمال فرغوا حمولتها"),
    ],
)
def test_words_that_only_say_who_speaks_are_left_out(body: str, expected: str) -> None:
    assert expected in cores(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("ولم يعلن أن الرصيف الشرقي يفتح غدا.", "ولم يعلن أن الرصيف الشرقي يفتح غدا"),
        ("ونفى أن الرصيف الشرقي يفتح غدا.", "ونفى أن الرصيف الشرقي يفتح غدا"),
        ("وعد مجلس المرفأ عمال الميناء بألا تغلق أرصفة السفن الكبيرة.", "بألا تغلق أرصفة السفن الكبيرة"),
        ("أغلق الحراس بوابة المرفأ قبل أن يصل وفد الوزارة.", "أن يصل وفد الوزارة"),
        ("غادرت القافلة ساحة المرفأ من دون أن يفتشها حراس البوابة.", "أن يفتشها حراس البوابة"),
        ("الطاقم: عشرون بحارا وثلاثة مهندسين.", "الطاقم: عشرون بحارا وثلاثة مهندسين"),
    ],
)
def test_words_that_tell_something_stay(body: str, expected: str) -> None:
    assert expected in cores(body)


def test_cells_show_what_is_told() -> None:
    one = Page("a", "خبر", "وأضاف الحداد أن الرصيف الشرقي سيفتح أمام سفن القمح.")
    one.statement("الحداد", "وأضاف", "الرصيف الشرقي سيفتح أمام سفن القمح")
    other = Page("b", "نبأ", "وقال إن الرصيف الشرقي سيفتح أمام سفن القمح.")
    other.statement(None, "وقال", "الرصيف الشرقي سيفتح أمام سفن القمح")
    (row,) = (row for row in compare([one.ledger(), other.ledger()]).rows if row.rule == "facts.same-words")
    assert {cell.text for cell in row.cells} == {"الرصيف الشرقي سيفتح أمام سفن القمح"}
