"""Rows of clauses: what forces a verdict however many words are shared."""

from __future__ import annotations

import msgspec

from tawatur import compare
from tawatur.compare.rows import Draft, without_repeats
from tawatur.records.comparison import Cell, Row
from tests.compare.building import Page


def rows(*pages: Page) -> list[Row]:
    found = compare(page.ledger() for page in pages).rows
    return [row for row in found if row.rule.startswith(("facts.", "statements.", "only."))]


def pull_out(ident: str, duration: str) -> Page:
    if ident == "a":
        text = f"وبموجب الاتفاق ينسحب المقاتلون من بلدة عين الزيتون خلال {duration}. وقالت البلدية إن الطرق سالكة."
    else:
        text = f"سينسحب مقاتلو الفصيل من عين الزيتون في غضون {duration} بموجب الاتفاق، والأهالي ينتظرون العودة."
    return Page(ident, f"خبر {ident}", text).event("الاتفاق", "AGREE")


def test_clauses_with_other_durations_contradict() -> None:
    (row,) = [row for row in rows(pull_out("a", "48 ساعة"), pull_out("b", "72 ساعة")) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("contradict", "facts.other-duration")
    assert "2 days and 3 days" in row.why


def test_days_and_hours_of_one_length_are_one_duration() -> None:
    found = compare(page.ledger() for page in (pull_out("a", "48 ساعة"), pull_out("b", "يومين"))).rows
    assert not [row for row in found if row.verdict == "contradict"]
    assert [row.fact for row in found if row.rule == "durations.equal"] == ["lasts-days: 2"]


def test_clauses_with_other_counts_never_agree() -> None:
    def page(ident: str, words: str, value: int) -> Page:
        text = f"أعلن مدير المستشفى في عين الزيتون أن الحصيلة النهائية للمعارك بلغت {words}."
        if ident == "b":
            text = f"وفي عين الزيتون أعلن مدير المستشفى أن حصيلة المعارك النهائية هي {words}."
        made = Page(ident, f"خبر {ident}", text).figure(words, value, value)
        return made.statement("مدير المستشفى", "أعلن", text.split("أن ")[1].rstrip("."), stance="announce")

    found = [row for row in rows(page("a", "47 قتيلا", 47), page("b", "39 قتيلا", 39)) if len(row.cells) > 1]
    assert not [row for row in found if any("قتيلا" in cell.text for cell in row.cells)]


def test_a_short_clause_that_stands_whole_in_a_long_one_agrees() -> None:
    one = Page("a", "خبر", "معرض التمور زاره وزير الزراعة.").event("زاره", "CONSULT")
    text = (
        "زار وزير الزراعة معرض التمور برفقة عدد كبير من الفلاحين والتجار والطلاب وسكان ضواحي العاصمة "
        "والقرى الجبلية البعيدة"
    )
    other = Page("b", "نبأ", f"{text}.").event("زار", "CONSULT")
    (row,) = [row for row in rows(one, other) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("agree", "facts.within")


LOADED = "انهيار الجسر الخشبي القديم تحت ثقل شاحنة محملة بأكياس الأسمنت"
CROSSED = "مرور شاحنة كبيرة أسقط الجسر الخشبي المتهالك في النهر"


#: Many sentences, each of another matter.
OTHER_NEWS = " ".join(
    f"تحدث {who} أمس عن خطة جديدة تخص {what} خلال فصل الشتاء."
    for who in ("العمدة", "الطبيب", "الخباز", "المهندس", "القبطان")
    for what in ("المكتبات", "الملاعب", "البساتين", "القوارب", "المناحل")
)


def bridge(ident: str, body: str, *, place: str | None = None) -> Page:
    made = Page(ident, f"خبر {ident}", f"{body}.").event("الجسر", "ACCIDENT")
    return made.entity(place, "LOC") if place else made


def test_a_fact_in_other_words_agrees_unless_hardly_anything_is_shared() -> None:
    (row,) = [row for row in rows(bridge("a", LOADED), bridge("b", CROSSED)) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("refine", "facts.hardly-shared")
    closer = CROSSED.replace("المتهالك في النهر", "القديم في النهر")
    (row,) = [row for row in rows(bridge("a", LOADED), bridge("b", closer)) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("agree", "facts.other-words")


def test_who_alone_names_a_place_refines() -> None:
    other = bridge("b", f"{CROSSED} قرب عين الزيتون", place="عين الزيتون")
    (row,) = [row for row in rows(bridge("a", LOADED), other) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("refine", "facts.more-said")
    assert "one names a place that another does not name" in row.why


def test_durations_that_several_accounts_give_make_a_row() -> None:
    one = Page("a", "خبر", "أعلنت القيادة هدنة في الوادي لمدة خمسة أيام.")
    other = Page("b", "نبأ", "تبدأ الهدنة في الوادي فجرا وتستمر (5) أيام.")
    found = [row for row in compare([one.ledger(), other.ledger()]).rows if row.rule == "durations.equal"]
    assert [row.fact for row in found] == ["lasts-days: 5"]


def test_numbers_of_two_words_are_one_number() -> None:
    found = compare(page.ledger() for page in (pull_out("a", "48 ساعة"), pull_out("b", "ثمان وأربعين ساعة"))).rows
    assert "contradict" not in {row.verdict for row in found}


def test_a_title_that_only_repeats_its_body_stands_in_no_row() -> None:
    pages = [
        Page(ident, "انهيار جسر النهر القديم في السلط", f"انهار جسر النهر القديم في السلط {when} بعد الأمطار.")
        for ident, when in (("a", "فجر الاثنين"), ("b", "صباح الاثنين"))
    ]
    for page in pages:
        page.event("انهار")
    cells = [cell for row in rows(*pages) for cell in row.cells]
    assert cells
    assert all(cell.start > len("انهيار جسر النهر القديم في السلط") for cell in cells)


def test_a_clause_that_tells_two_facts_stands_in_the_rows_of_both() -> None:
    flood, school = "جرفت السيول جسر الوادي القديم فجر الثلاثاء", "أغلقت المدارس أبوابها أسبوعا كاملا"
    both = Page("a", "خبر", f"{flood} مع إغلاق المدارس أبوابها أسبوعا كاملا.").event("جرفت")
    pages = [both, *(Page(i, "نبأ", f"{flood}. {school}.").event("جرفت").event("أغلقت") for i in "bc")]
    shared = [{cell.article for cell in row.cells} for row in rows(*pages) if len(row.cells) > 1]
    assert shared == [{"a", "b", "c"}, {"a", "b", "c"}]


def test_clauses_meet_more_easily_with_an_equal_number_and_in_one_order() -> None:
    first = "وصلت 318 عائلة إلى المخيم الجديد."
    second = "استقبل مخيم المدينة 318 عائلة نازحة من القرى."
    padding = " ".join("تحدث العمدة عن خطط البلدية لترميم الطرق والمدارس والأسواق." for _ in range(12))

    def met(one: str, other: str) -> bool:
        pages = (Page("a", "خبر", one).event("وصلت", "AID"), Page("b", "نبأ", other).event("استقبل", "AID"))
        return any(
            len(row.cells) > 1 and any(cell.text.startswith("وصلت") for cell in row.cells) for row in rows(*pages)
        )

    assert met(f"{first} {padding}", f"{second} {padding}")


def test_a_denial_contradicts_who_tells_what_is_denied() -> None:
    one = Page("a", "خبر", "قالت المعارضة إن عمليات تزوير واسعة شابت التصويت في المدينة. وأغلقت المكاتب مساء.")
    other = Page("b", "نبأ", "جرى الاقتراع بهدوء، ونفى رئيس اللجنة وقوع أي تزوير. وتعلن النتائج غدا.")
    other.statement("رئيس اللجنة", "نفى", "وقوع أي تزوير", stance="deny")
    (row,) = [row for row in rows(one, other) if row.verdict == "contradict"]
    assert row.rule == "statements.denied"
    assert {cell.article for cell in row.cells} == {"a", "b"}


def test_an_article_that_reports_the_denial_too_contradicts_nobody() -> None:
    told = "قالت المعارضة إن عمليات تزوير واسعة شابت التصويت في المدينة. ونفى رئيس اللجنة وقوع أي تزوير."
    one = Page("a", "خبر", told).statement("رئيس اللجنة", "نفى", "وقوع أي تزوير", stance="deny")
    other = Page("b", "نبأ", "جرى الاقتراع بهدوء، ونفى رئيس اللجنة وقوع أي تزوير. وتعلن النتائج غدا.")
    other.statement("رئيس اللجنة", "نفى", "وقوع أي تزوير", stance="deny")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_who_denies_his_blame_contradicts_only_who_blames_him() -> None:
    denial = Page("b", "نبأ", "نفت كتيبة الفجر أي مسؤولية لها عن مقتل المدنيين في تيمبارا.")
    denial.statement("كتيبة الفجر", "نفت", "أي مسؤولية لها عن مقتل المدنيين في تيمبارا", stance="deny")
    blaming = Page("a", "خبر", "قالت الحكومة إن كتيبة الفجر قتلت المدنيين في تيمبارا.")
    silent = Page("a", "خبر", "قتل مجهولون المدنيين في تيمبارا.")
    assert [row.rule for row in rows(blaming, denial) if row.verdict == "contradict"] == ["statements.denied"]
    assert not [row for row in rows(silent, denial) if row.verdict == "contradict"]


def test_three_and_seven_years_are_not_ten() -> None:
    one = Page("a", "خبر", "حكمت المحكمة على خمسة متهمين بالسجن لمدد بين ثلاث وسبع سنوات في قضية المصنع.")
    other = Page("b", "نبأ", "حكمت المحكمة على خمسة متهمين بالسجن لمدد بلغت ثلاث سنوات في قضية المصنع.")
    for page in (one, other):
        page.event("حكمت", "COERCE")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_who_rejects_an_accusation_contradicts_no_denial_of_it() -> None:
    one = Page("a", "خبر", "ترفض موسكو اتهامات بأنها زودت المتمردين بصواريخ.")
    other = Page("b", "نبأ", "نفت موسكو تزويد المتمردين بصواريخ. وقالت بلدية المدينة إن الطرق سالكة.")
    other.statement("موسكو", "نفت", "تزويد المتمردين بصواريخ", stance="deny")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_a_denial_of_blame_without_a_deed_denies_nothing_that_could_be_told() -> None:
    one = Page("a", "خبر", "زارت موسكو بعثة من الخبراء والمهندسين.")
    other = Page("b", "نبأ", "نفت موسكو بشكل قاطع أي تورط. وقالت بلدية المدينة إن الطرق سالكة.")
    other.statement("موسكو", "نفت", "أي تورط", stance="deny")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_clauses_that_share_most_words_meet() -> None:
    one = Page("a", "خبر", "حررت القوة 178 رهينة من الغابة القريبة، وقبضت على قائد الجماعة في الغابة القريبة حيا.")
    other = Page("b", "نبأ", "حررت القوة 178 رهينة من الغابة القريبة وقبضت على قائد الجماعة حيا هناك.")
    for page in (one, other):
        page.event("حررت", "COERCE")
    assert any(len(row.cells) > 1 for row in rows(one, other))


def test_a_copy_that_spells_a_negation_in_one_word_contradicts_nothing() -> None:
    text = (
        "يباشر المبتعثون دراستهم في الجامعة المختارة مع تحديد التخصص المناظر "
        "{} يكن للجامعة الأم وجهة نظر أخرى في القبول."
    )
    one = Page("a", "خبر", f"{text.format('مالم')} وأوضحت العمادة أن باب التقديم يغلق مساء الخميس المقبل.")
    other = Page("b", "خبر", f"{text.format('ما لم')} وأوضحت العمادة أن باب التقديم يغلق مساء الخميس المقبل.")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_what_a_later_day_tells_as_over_updates_its_beginning() -> None:
    one = Page("a", "خبر", "بدأت عملية ترميم جسر النهر القديم في السلط صباحا.", published="2024-03-05")
    other = Page("b", "نبأ", "اكتملت عملية ترميم جسر النهر القديم في السلط.", published="2024-03-09")
    (row,) = [row for row in rows(one, other) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("update", "facts.completed")


def test_a_clause_that_repeats_one_of_its_article_stands_in_no_row() -> None:
    text = "انهار جسر النهر القديم في السلط بعد الأمطار. وقال العمدة إن الطريق مغلق. وانهار جسر النهر في السلط."
    one = Page("a", "خبر", text).event("انهار")
    other = Page("b", "نبأ", "انهار جسر النهر القديم في السلط بعد الأمطار.").event("انهار")
    cells = [cell.text for row in rows(one, other) for cell in row.cells if cell.article == "a"]
    assert any(text.startswith("انهار") for text in cells)
    assert not any(text.startswith("وانهار") for text in cells)


def naming_the_minister(ident: str, text: str) -> Page:
    return Page(ident, f"خبر {ident}", text).entity("سامر النجار", title="وزير الزراعة")


def test_a_name_with_its_title_is_one_word_in_common() -> None:
    opening = naming_the_minister("a", "افتتح وزير الزراعة سامر النجار معرض التمور.")
    leaving = naming_the_minister("b", "سافر وزير الزراعة سامر النجار إلى الدوحة.")
    opened = naming_the_minister("b", "معرض التمور افتتحه وزير الزراعة سامر النجار.")
    assert not [row for row in rows(opening, leaving) if len(row.cells) > 1]
    assert [len(row.cells) for row in rows(opening, opened)] == [2]


def test_two_common_words_of_long_clauses_make_no_row() -> None:
    one = "رممت البلدية سور المدرسة في حي الورود قبل بدء العام الدراسي الجديد بأيام."
    other = "دعت البلدية طلاب المدرسة إلى متحف الفخار مع أهاليهم فشاهدوا معروضات من النحاس والزجاج."
    short, brief = "رممت البلدية المدرسة.", "دعت البلدية المدرسة."

    def met(left: str, right: str) -> bool:
        pages = (Page("a", "خبر", left).event("رممت", "AID"), Page("b", "نبأ", right).event("دعت", "REQUEST"))
        return any(len(row.cells) > 1 for row in rows(*pages))

    assert not met(one, other)
    assert met(short, brief)


def test_what_copies_tell_with_a_verb_and_a_place_is_a_row_and_a_greeting_is_none() -> None:
    told = "وتوقفت العبارات بين الجزيرة والميناء القديم. تحية طيبة مباركة لجميع السادة القراء الكرام."
    passage = "كل ما يلي نقلته وكالة النورس للأنباء عن مدير الميناء في حديث مطول مساء يوم عاصف طويل. "
    pages = [Page(ident, "خبر", passage + told).credit("وكالة النورس").entity("الجزيرة", "LOC") for ident in ("a", "b")]
    found = {cell.text for row in rows(*pages) if row.rule == "only.one-origin" for cell in row.cells}
    assert any("وتوقفت العبارات" in text for text in found)
    assert not any("تحية طيبة" in text for text in found)


def test_bounds_ages_and_rounded_years_are_no_durations_that_exclude_each_other() -> None:
    def judged(first: str, second: str) -> list[Row]:
        pages = [
            Page(ident, f"خبر {ident}", f"{text} في بلدة المرجان القديمة.")
            for ident, text in zip("ab", (first, second), strict=True)
        ]
        return [row for row in rows(*pages) if row.verdict == "contradict"]

    assert judged("استغرقت رحلة السفينة البحرية 4 أيام", "واستغرقت رحلة السفينة البحرية 6 أيام")
    assert not judged("استغرقت رحلة السفينة البحرية 9 سنوات", "واستغرقت رحلة السفينة البحرية 10 سنوات")
    assert not judged("استغرقت رحلة السفينة البحرية 4 أيام", "واستغرقت رحلة السفينة البحرية 4 ساعات")
    assert not judged("شرط القبول أن لا يتجاوز عمر المتقدم 30 سنة", "شرط القبول أن لا يتجاوز عمر المتقدم 35 سنة")


def test_an_age_in_brackets_is_no_length_of_time() -> None:
    one = Page("a", "خبر", "بدأ الحكم رامي الدهان (36 عاما) مسيرته في ملاعب الساحل. وأقفلت الأسواق.")
    other = Page("b", "نبأ", "بدأ الحكم رامي الدهان مسيرته في ملاعب الساحل قبل 22 عاما. ووصلت سفينة القمح.")
    assert not [row for row in rows(one, other) if row.verdict == "contradict"]


def test_a_contradiction_is_no_repeat_of_values_that_go_together() -> None:
    told = Draft("time", "refine", "when", "", "dates.counted", _cells("a", "b"))
    fact = Draft("event", "contradict", "told", "", "facts.other-duration", _cells("a", "b"))
    assert without_repeats([fact], [told]) == [fact]
    assert without_repeats([msgspec.structs.replace(fact, verdict="agree")], [told]) == []


def test_counts_that_exclude_each_other_stand_in_their_own_row_only() -> None:
    told = Draft("figure", "contradict", "killed", "", "figures.exclusive", _cells("a", "b"))
    deed = Draft("event", "refine", "told", "", "facts.other-count", _cells("a", "b", size=90))
    raised = msgspec.structs.replace(deed, verdict="update", rule="facts.later-count")
    together = msgspec.structs.replace(told, verdict="refine", rule="figures.contained")
    assert without_repeats([deed, raised], [told]) == [raised]
    assert without_repeats([deed], [together]) == [deed]


def _cells(*articles: str, size: int = 9) -> tuple[Cell, ...]:
    return tuple(Cell(start=0, end=size, text="x" * size, article=article) for article in articles)


def test_what_copies_deny_without_a_claim_is_a_row() -> None:
    told = "ولم تعرف حتى اللحظة أسباب انهيار السقف الخشبي. تحية طيبة مباركة لجميع السادة القراء الكرام."
    passage = "كل ما يلي نقلته وكالة النورس للأنباء عن مدير الميناء في حديث مطول مساء يوم عاصف طويل. "
    pages = [Page(ident, "خبر", passage + told).credit("وكالة النورس") for ident in ("a", "b")]
    found = {cell.text for row in rows(*pages) if row.rule == "only.one-origin" for cell in row.cells}
    assert any("ولم تعرف" in text for text in found)
    assert not any("تحية طيبة" in text for text in found)


def test_who_names_a_place_refines_where_each_holds_much_that_the_other_lacks() -> None:
    one = Page("a", "خبر", "وشارك في الندوة ممثلون عن البنك الزراعي بصفة مراقبين.").event("وشارك", "CONSULT")
    text = "وحضر الجلسات مندوبون من البنك الزراعي وبلدية عين الزيتون."
    other = Page("b", "نبأ", text).event("وحضر", "CONSULT").entity("عين الزيتون", "LOC")
    (row,) = [row for row in rows(one, other) if len(row.cells) > 1]
    assert (row.verdict, row.rule) == ("refine", "facts.more-said")


def test_in_how_long_something_was_lowest_is_of_one_measure() -> None:
    def judged(one: str, other: str) -> set[str]:
        first = Page("a", "خبر أول", f"قال المدير إن سعر القمح تعافى من {one} في أربعة أشهر أمام المشترين.")
        second = Page("b", "خبر ثان", f"قال المدير إن سعر القمح تعافى من {other} في ستة أشهر أمام المشترين.")
        return {row.verdict for row in rows(first, second)}

    assert "contradict" in judged("أزمة دامت", "أزمة دامت")
    assert "contradict" not in judged("أدنى مستوى", "أدنى مستوى له")


def test_clauses_far_apart_that_share_little_of_both_need_many_words_in_common() -> None:
    long = (
        "وكانت الشركة باعت الأسبوع الماضي مصنع الزجاج القديم إلى مجموعة النورس التجارية في خطوة مفاجئة رأى فيها "
        "محللون كثيرون بداية تخليها عن كل ما لا يتصل بصناعة السفن والزوارق وقطع الغيار والمحركات البحرية"
    )

    def met(short: str) -> bool:
        one = Page("a", "خبر", f"{short} قبل عطلة العيد بيومين وسط احتجاج العمال. {OTHER_NEWS}").event("مصنع", "AID")
        other = Page("b", "نبأ", f"{OTHER_NEWS} {long}. {OTHER_NEWS}").event("باعت", "AID")
        return any(len(row.cells) > 1 and row.cells[0].text.startswith(short) for row in rows(one, other))

    assert met("بيع مصنع الزجاج القديم لمجموعة النورس")
    assert not met("زار الوزير مصنع الزجاج القديم")


def test_who_claims_a_deed_does_not_tell_it() -> None:
    deed = "فجر انتحاري نفسه داخل مسجد حي النهضة بين المصلين والعاملين. وأغلقت الشرطة الطرق المؤدية إلى المكان."
    claim = "أعلن فصيل أنصار الليل في تسجيل صوتي مسؤوليته عن تفجير مسجد النهضة. ولم يصدر تعليق حتى المساء."
    again = "وقال فصيل أنصار الليل إن مسؤوليته عن تفجير مسجد النهضة ثابتة في تسجيل صوتي. والمدينة هادئة."
    told = Page("a", "خبر", deed).event("فجر", "ASSAULT")
    claimed = (Page(ident, "نبأ", text).event("تفجير", "ASSAULT") for ident, text in (("b", claim), ("c", again)))
    shared = [row for row in rows(told, *claimed) if any("مسؤوليته" in cell.text for cell in row.cells)]
    assert {cell.article for row in shared for cell in row.cells} == {"b", "c"}


def crash(ident: str, words: str, value: int, *, place: str) -> Page:
    text = f"لقي {words} مصرعهم إثر انقلاب حافلة على الطريق الجبلي قرب {place}. وقال الدفاع المدني إن الطريق أقفل."
    page = Page(ident, f"خبر {ident}", text).event("انقلاب", "AID").entity(place, "LOC")
    return page.figure(words, value, value, place=place)


def test_clauses_that_count_the_dead_of_two_happenings_share_no_row() -> None:
    one, other = crash("a", "ستة ركاب", 6, place="النجد"), crash("b", "خمسة ركاب", 5, place="الزيتونة")
    assert not [row for row in rows(one, other) if any("مصرعهم" in cell.text for cell in row.cells[1:])]
    copy = crash("c", "ستة ركاب", 6, place="النجد")
    assert not [row for row in rows(one, other, copy) if any("مصرعهم" in cell.text for cell in row.cells[1:])]


def test_sentences_that_name_different_places_need_more_in_common() -> None:
    def page(ident: str, text: str, place: str) -> Page:
        return Page(ident, f"خبر {ident}", f"{text} {place}.").event("غارات").entity(place, "LOC")

    one = page("a", "وشن سلاح الجو في الليل غارات عنيفة على مخازن أقامها التجار في", "الزيتونة")
    text = "استهدفت غارات جديدة لطائرات مجهولة مخازن القمح الكبيرة قرب"
    assert [row for row in rows(one, page("b", text, "الزيتونة")) if len(row.cells) > 1]
    assert not [row for row in rows(one, page("b", text, "النجد")) if len(row.cells) > 1]
