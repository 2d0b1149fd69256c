"""What one account tells in plain words as not having happened, and another as having happened."""

from __future__ import annotations

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def contradictions(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.verdict == "contradict"]


def test_no_warning_and_a_warning_contradict() -> None:
    one = Page("a", "خبر", "قال شيخ القرية إن السكان لم يتلقوا أي تحذير. وأقفل السوق ظهرا.")
    other = Page("b", "نبأ", "أكد المدير أن البلدية حذرت السكان قبل يومين. ووصلت سفينة القمح.")
    (row,) = contradictions(one, other)
    assert row.rule == "facts.not-done"
    assert [cell.article for cell in row.cells] == ["a", "b"]


def test_what_happened_later_had_not_happened_before() -> None:
    one = Page("a", "خبر", "قال المدير إن جدران السدين لم تتصدع. وأقفل السوق ظهرا.", published="2024-03-04")
    other = Page("b", "نبأ", "تصدعت جدران السدين ليلا. ووصلت سفينة القمح.", published="2024-03-05")
    assert contradictions(one, other) == []
    same = Page("b", "نبأ", "تصدعت جدران السدين ليلا. ووصلت سفينة القمح.", published="2024-03-04")
    assert [row.rule for row in contradictions(one, same)] == ["facts.not-done"]


def test_what_nobody_did_and_what_was_not_only_done_is_no_absence() -> None:
    one = Page("a", "خبر", "لم يصل رجال الإطفاء إلى القرية إلا بعد ساعة. وأقفل السوق ظهرا.")
    other = Page("b", "نبأ", "وصل رجال الإطفاء إلى القرية. ووصلت سفينة القمح.")
    assert contradictions(one, other) == []
    silent = Page("a", "خبر", "لم تقدم البلدية أي تفاصيل عن الحريق. وأقفل السوق ظهرا.")
    telling = Page("b", "نبأ", "قدمت البلدية تفاصيل عن الحريق. ووصلت سفينة القمح.")
    assert contradictions(silent, telling) == []


def test_a_sentence_that_breaks_off_behind_its_negation_asserts_nothing() -> None:
    one = Page("a", "خبر", "أن السكان لا تحذير لم أن.")
    other = Page("b", "نبأ", "أن السكان لا تحذير لم أن. ووصلت سفينة القمح.")
    assert contradictions(one, other) == []


def test_words_that_stand_far_apart_do_not_tell_what_did_not_happen() -> None:
    one = Page("a", "خبر", "قال الجار إن الشريط لم يصور إهانة. وأقفل السوق ظهرا.")
    far = "أعجب الناس بحارسة يصور شريط قصير ردها العنيف بمكنسة على رجل غريب بعد توجيه إهانة لها"
    assert contradictions(one, Page("b", "نبأ", f"{far}. ووصلت سفينة القمح.")) == []
    near = Page("b", "نبأ", "قالت الحارسة إن الشريط يصور إهانة كبيرة. ووصلت سفينة القمح.")
    assert [row.rule for row in contradictions(one, near)] == ["facts.not-done"]


def test_what_somebody_did_not_announce_may_be_so() -> None:
    one = Page("a", "خبر", "قال المدير إن المستشفى لم يعلن حملة التبرع. وأقفل السوق ظهرا.")
    other = Page("b", "نبأ", "أعلن المستشفى حملة التبرع. ووصلت سفينة القمح.")
    assert contradictions(one, other) == []
