"""A denial stands in a row with what it denies, and in no row that agrees."""

from __future__ import annotations

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def contradictions(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.verdict == "contradict"]


def test_accusing_and_rejecting_the_accusation_contradict() -> None:
    one = Page("a", "خبر", "واتهمت بلدية الساحل شركة المرفأ بالتهرب من دفع الرسوم. وأقفل السوق ظهرا.")
    other = Page("b", "نبأ", "ورفض مدير المرفأ اتهامات البلدية للشركة بالتهرب من الرسوم. ووصلت سفينة القمح.")
    (row,) = contradictions(one, other)
    assert row.rule == "statements.denied"
    assert [cell.article for cell in row.cells] == ["a", "b"]


def test_what_is_left_open_asserts_nothing() -> None:
    denial = Page("b", "نبأ", "نفى الوزير التوصل إلى اتفاق على تقاسم مياه النهر. وأقفلت الأسواق.")
    denial.statement("الوزير", "نفى", "التوصل إلى اتفاق على تقاسم مياه النهر", stance="deny")
    told = Page("a", "خبر", "أعلن الوفد التوصل إلى اتفاق على تقاسم مياه النهر. وغادر المبعوث.")
    opened = Page("c", "حديث", "يبدأ تقاسم مياه النهر في الربيع سواء تم التوصل إلى اتفاق أم لا. وغادر المبعوث.")
    (row,) = contradictions(told, denial, opened)
    assert {cell.article for cell in row.cells} == {"a", "b"}
    assert contradictions(denial, opened) == []


def test_who_denies_a_link_to_a_deed_does_not_deny_the_deed() -> None:
    denial = Page("b", "نبأ", "نفى حزب السنبلة أي علاقة له بالهجوم على المخفر. وأقفلت الأسواق.")
    denial.statement("حزب السنبلة", "نفى", "أي علاقة له بالهجوم على المخفر", stance="deny")
    silent = Page("a", "خبر", "أسفر الهجوم على المخفر عن جرح حارسين. وغادر المبعوث.").event("الهجوم")
    assert contradictions(silent, denial) == []


def test_a_denial_joins_no_row_that_agrees() -> None:
    text = "نشر التقرير ملفات سرية عن صفقة القمح"
    one = Page("a", "خبر", f"قالت الصحيفة إن المدير {text}.")
    other = Page("b", "نبأ", f"نفى المدير أن يكون قد {text}.")
    other.statement("المدير", "نفى", f"أن يكون قد {text}", stance="deny")
    found = compare(page.ledger() for page in (one, other)).rows
    shared = [row.verdict for row in found if len(row.cells) > 1 and row.rule.startswith(("facts.", "statements."))]
    assert shared == ["contradict"]


def test_who_refuses_to_tell_something_denies_nothing() -> None:
    one = Page("a", "خبر", "رفض المتحف الكشف عن كيفية حصوله على المخطوطة الأندلسية. وأقفلت القاعة مساء.")
    one.statement(None, "رفض", "الكشف عن كيفية حصوله على المخطوطة الأندلسية", stance="deny")
    other = Page("b", "نبأ", "تم الكشف عن كيفية حصول المتحف على المخطوطة الأندلسية من تاجر. ووصل الزوار.")
    assert contradictions(one, other) == []


def test_what_is_called_untrue_is_denied() -> None:
    one = Page("a", "خبر", "قال مدير المرفأ إنه لا صحة لما أشيع عن إلغاء رسوم السفن الأجنبية. وأقفل السوق ظهرا.")
    other = Page("b", "نبأ", "قررت لجنة المرفأ إلغاء رسوم السفن الأجنبية ابتداء من الصيف. ووصلت سفينة القمح.")
    (row,) = contradictions(one, other)
    assert row.rule == "statements.denied"
    copy = Page("b", "نبأ", "وصلت السفن، وما أشيع عن إلغاء رسوم السفن الأجنبية غير صحيح كما قال المدير.")
    assert contradictions(one, copy) == []


def test_a_general_denial_contradicts_no_single_deed() -> None:
    one = Page("a", "خبر", "وتنفي دولة الشمال التدخل. وأقفلت الأسواق بعد الظهر.")
    one.statement("دولة الشمال", "تنفي", "التدخل", stance="deny")
    other = Page("b", "نبأ", "قالت دولة الجنوب إن التصريحات تمثل تدخلا في شؤونها الداخلية. وغادر المبعوث.")
    assert contradictions(one, other) == []


def test_who_denies_a_link_with_a_group_denies_no_deed() -> None:
    denial = Page("b", "نبأ", "نفى رئيس البلدية العلاقة مع جماعة المنارة. وأقفلت الأسواق.")
    denial.statement("رئيس البلدية", "نفى", "العلاقة مع جماعة المنارة", stance="deny")
    other = Page("a", "خبر", "قال رئيس البلدية إن جماعة المنارة أعاقت خطط الميناء. وغادر المبعوث.")
    assert contradictions(other, denial) == []


def test_who_denies_an_intention_does_not_deny_the_deed() -> None:
    denial = Page("b", "نبأ", "أنكر السائق نيته إغراق القارب السياحي. وأقفلت الأسواق.")
    denial.statement("السائق", "أنكر", "نيته إغراق القارب السياحي", stance="deny")
    told = Page("a", "خبر", "قالت الشرطة إن السائق تسبب في إغراق القارب السياحي ليلا. وغادر المبعوث.")
    assert contradictions(told, denial) == []


def test_a_word_of_a_name_stands_for_no_other_word_of_its_consonants() -> None:
    denial = Page("b", "نبأ", "نفى الحارس تسليم سيف الإسلام إلى المحكمة الدولية. وأقفلت الأسواق.")
    denial.statement("الحارس", "نفى", "تسليم سيف الإسلام إلى المحكمة الدولية", stance="deny")
    told = Page("a", "خبر", "قرر قاضي المحكمة الدولية إعدام سيف الإسلام. وغادر المبعوث.")
    assert contradictions(told, denial) == []


def test_what_is_only_guessed_or_long_past_asserts_nothing() -> None:
    denial = Page("b", "نبأ", "قال رئيس البلدية إنه لا صحة لتأجيل مهرجان الزيتون الدولي. وأقفلت الأسواق.")
    told = Page("a", "خبر", "قرر المجلس تأجيل مهرجان الزيتون الدولي في الصيف. وغادر المبعوث.")
    guessed = Page("c", "خبر", "أنهى المدير كل التكهنات التي دارت حول تأجيل مهرجان الزيتون الدولي. وغادر المبعوث.")
    left_open = Page("d", "خبر", "يجتمع المجلس غدا لبحث تأجيل مهرجان الزيتون الدولي من عدمه. وغادر المبعوث.")
    assert contradictions(told, denial) != []
    assert contradictions(guessed, denial) == []
    assert contradictions(left_open, denial) == []
    assert contradictions(told.time("في الصيف", "2021-06-01", "2021-08-31"), denial) == []


def test_a_link_is_no_prayer() -> None:
    denial = Page("b", "نبأ", "نفت المدرسة صلتها بوفاة المعلمة. وأقفلت الأسواق.")
    denial.statement("المدرسة", "نفت", "صلتها بوفاة المعلمة", stance="deny")
    prayer = Page("a", "خبر", "تقام الصلاة على المعلمة عصرا. ووصف جارها وفاتها بالخسارة.")
    assert contradictions(prayer, denial) == []


def test_a_sentence_that_negates_what_is_denied_does_not_assert_it() -> None:
    denial = Page("b", "نبأ", "نفى الحرس أن يكون استهدف قرية مأهولة. وأقفلت الأسواق.")
    denial.statement("الحرس", "نفى", "أن يكون استهدف قرية مأهولة", stance="deny")
    same = Page("a", "خبر", "قال الحرس إن الغارة التي تستهدف مخابئ اللصوص لم تستهدف أي قرية مأهولة. وغادر المبعوث.")
    assert contradictions(same, denial) == []


def test_what_did_not_happen_because_of_something_happened() -> None:
    one = Page("a", "خبر", "قال المرصد إن طائرة الشحن لم تسقط نتيجة إصابتها بالنيران. وأقفل السوق.")
    other = Page("b", "نبأ", "سقطت طائرة الشحن في سوق المرجان. ووصلت سفينة القمح.")
    assert contradictions(one, other) == []


def test_two_who_call_one_thing_untrue_do_not_deny_each_other() -> None:
    one = Page("a", "خبر", "قال الناطق إنه لا صحة لما أشيع عن تشكيل لجنة لإلغاء رسوم السفن. وأقفلت الأسواق.")
    other = Page("b", "نبأ", "أكد الناطق عدم صحة الأقوال التي تذكر أن لجنة شكلت لإلغاء رسوم السفن. وغادر المبعوث.")
    assert contradictions(one, other) == []


def test_what_newspapers_are_said_to_have_told_is_not_told() -> None:
    one = Page("a", "خبر", "أكد البيان عدم صحة ما نشر في بعض الصحف الورقية حول غرق السفينة. وأقفلت الأسواق.")
    other = Page(
        "b", "نبأ", "إشارة إلى ما تناقلته بعض الصحف الورقية حول غرق السفينة توضح الشركة موقفها. وغادر المبعوث."
    )
    assert contradictions(one, other) == []


def test_an_account_that_reports_the_denial_in_other_words_does_not_assert_what_is_denied() -> None:
    one = Page("a", "خبر", "نفى الوزير خبر نقل مصنع الورق الكبير من الساحل إلى مدينة النجد. وأقفلت الأسواق.")
    one.statement("الوزير", "نفى", "خبر نقل مصنع الورق الكبير من الساحل إلى مدينة النجد", stance="deny")
    told = "ذكرت صحيفة أن نقل مصنع الورق الكبير من الساحل إلى مدينة النجد بدأ فعلا. وغادر المبعوث."
    other = Page("b", "نبأ", told)
    assert [row.rule for row in contradictions(one, other)] == ["statements.denied"]
    knowing = Page("b", "نبأ", f"أنكرت الوزارة علمها بإقامة مصنع الورق الكبير في النجد. و{told}")
    knowing.statement("الوزارة", "أنكرت", "علمها بإقامة مصنع الورق الكبير في النجد", stance="deny")
    assert contradictions(one, knowing) == []


def test_rumours_and_requests_assert_nothing() -> None:
    denial = Page("b", "نبأ", "قال رئيس الاتحاد إنه لا صحة لرفع عقوبة لاعبي فريق المرجان. وأقفلت الأسواق.")
    told = Page("a", "خبر", "قررت اللجنة رفع عقوبة لاعبي فريق المرجان. وغادر المبعوث.")
    rumour = Page("a", "خبر", "تسربت أنباء عن رفع عقوبة لاعبي فريق المرجان. وغادر المبعوث.")
    asked = Page("a", "خبر", "يحق للنادي طلب رفع عقوبة لاعبي فريق المرجان. وغادر المبعوث.")
    assert contradictions(told, denial) != []
    assert contradictions(rumour, denial) == []
    spread = Page("a", "خبر", "كانت أنباء تواترت عن توجه اللجنة إلى رفع عقوبة لاعبي فريق المرجان. وغادر المبعوث.")
    assert contradictions(spread, denial) == []
    assert contradictions(asked, denial) == []


def test_who_denies_that_something_is_not_so_denies_no_deed() -> None:
    denial = Page("b", "نبأ", "وكل ما أشيع حول عدم توقيع عقد الحارس الجديد غير صحيح. وأقفلت الأسواق.")
    told = Page("a", "خبر", "تم توقيع عقد الحارس الجديد أمس. وغادر المبعوث.")
    assert contradictions(told, denial) == []
    plain = Page("b", "نبأ", "وكل ما أشيع حول توقيع عقد الحارس الجديد غير صحيح. وأقفلت الأسواق.")
    assert contradictions(told, plain) != []
    negated = Page("b", "نبأ", "ونفى المدرب أن الحارس الجديد لم يغادر معسكر النادي. وأقفلت الأسواق.")
    negated.statement("المدرب", "ونفى", "أن الحارس الجديد لم يغادر معسكر النادي", stance="deny")
    signed = Page("a", "خبر", "الحارس الجديد يغادر معسكر النادي اليوم. وغادر المبعوث.")
    assert contradictions(signed, negated) == []
