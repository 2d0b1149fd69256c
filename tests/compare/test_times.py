"""Rows of dates."""

from __future__ import annotations

import msgspec

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def rows(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.kind == "time"]


def test_two_month_names_of_one_day_agree() -> None:
    one = Page("a", "اتفاق", "وقعت النقابتان اتفاق الأجور في 10 آذار 2025 بعد مفاوضات.", published="2025-07-23")
    other = Page("b", "أجور", "وفي 10 مارس الماضي توصلت النقابتان إلى اتفاق على الأجور.", published="2025-07-24")
    one.time("10 آذار 2025", "2025-03-10")
    other.time("10 مارس الماضي", "2025-03-10")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("agree", "dates.equal")


def test_a_period_that_holds_the_day_is_refined_by_it() -> None:
    one = Page("a", "خبر", "منذ سقوط الحكومة السابقة أواخر 2024 تغيرت القوانين.", published="2025-07-23")
    other = Page("b", "خبر", "تغيرت القوانين منذ سقوط الحكومة السابقة في 8 ديسمبر 2024.", published="2025-07-23")
    one.time("أواخر 2024", "2024-10-01", "2024-12-31")
    other.time("8 ديسمبر 2024", "2024-12-08")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("refine", "dates.contained")


def test_two_days_of_one_happening_contradict() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 3 شباط.", published="2024-03-05")
    other = Page("b", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 4 شباط.", published="2024-03-05")
    one.time("3 شباط", "2024-02-03")
    other.time("4 شباط", "2024-02-04")
    (row,) = rows(one, other)
    assert row.verdict == "contradict"


def test_days_of_different_happenings_never_meet() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم 3 شباط.", published="2024-03-05")
    other = Page("b", "خبر", "افتتحت المدرسة الجديدة أبوابها يوم 4 شباط.", published="2024-03-05")
    one.time("3 شباط", "2024-02-03")
    other.time("4 شباط", "2024-02-04")
    assert rows(one, other) == []


def test_an_article_contradicts_itself_by_days_not_by_years() -> None:
    def found(first: str, second: str) -> list[str]:
        body = f"يبلغ عدد سكان البلاد عشرة ملايين في {first}. ويبلغ عدد سكان البلاد عشرين مليونا في {second}."
        one = Page("a", "خبر", body, published="2024-03-05").time(first, first).time(second, second)
        other = Page("b", "نبأ", f"عدد سكان البلاد يبلغ عشرة ملايين في {first}.", published="2024-03-05").time(
            first, first
        )
        return [row.verdict for row in rows(one, other)]

    assert "contradict" not in found("2030-01-01", "2100-01-01")


def test_years_never_exclude_each_other() -> None:
    one = Page("a", "خبر", "تستضيف المدينة دورة الألعاب الشتوية لعام 2022.", published="2015-07-31")
    other = Page("b", "نبأ", "تستضيف المدينة دورة الألعاب الشتوية لعام 2026.", published="2015-07-31")
    one.time("2022", "2022-01-01", "2022-12-31")
    other.time("2026", "2026-01-01", "2026-12-31")
    assert rows(one, other) == []


def test_the_same_day_with_its_evening_refines() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان مساء الأحد.", published="2024-03-05")
    other = Page("b", "خبر", "غرقت العبارة قبالة جزيرة المرجان يوم الأحد.", published="2024-03-05")
    one.time("مساء الأحد", "2024-03-03")
    one.times = [msgspec.structs.replace(one.times[0], value="2024-03-03TEV")]
    other.time("يوم الأحد", "2024-03-03")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("refine", "dates.part-of-day")


def parts(first: str, second: str, values: tuple[str, str]) -> list[Row]:
    one = Page("a", "خبر", f"شنت الشرطة {first} عملية في بلدة المرجان ضد مهربين.", published="2024-03-05")
    other = Page("b", "نبأ", f"شنت الشرطة {second} عملية في بلدة المرجان ضد مهربين.", published="2024-03-05")
    one.time(first, "2024-03-03")
    other.time(second, "2024-03-03")
    one.times = [msgspec.structs.replace(one.times[0], value=f"2024-03-03T{values[0]}")]
    other.times = [msgspec.structs.replace(other.times[0], value=f"2024-03-03T{values[1]}")]
    return rows(one, other)


def test_the_morning_and_the_evening_of_one_day_exclude_each_other() -> None:
    (row,) = parts("صباح الأحد", "مساء الأحد", ("MO", "EV"))
    assert (row.verdict, row.rule) == ("contradict", "dates.other-part")


def test_the_night_and_the_early_morning_of_one_day_do_not() -> None:
    (row,) = parts("فجر الأحد", "ليل الأحد", ("MO", "NI"))
    assert (row.verdict, row.rule) == ("refine", "dates.part-of-day")


def test_a_day_whose_year_was_left_out_is_no_contradiction() -> None:
    one = Page("a", "خبر", "أمام مجلس النواب مهلة تنتهي في 17 أيلول لمراجعة الاتفاق.", published="2024-03-05")
    other = Page("b", "نبأ", "أمام مجلس النواب مهلة تنتهي في 17 أيلول لمراجعة الاتفاق.", published="2024-03-05")
    one.time("17 أيلول", "2023-09-17")
    other.time("17 أيلول", "2024-09-17")
    one.times = [msgspec.structs.replace(one.times[0], basis="inferred")]
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_a_day_and_this_week_of_one_account_are_two_dates() -> None:
    body = "حرر الجنود ثلاثين رهينة في القرية يوم الأحد. وفي وقت سابق من هذا الأسبوع حرر الجنود عشرين رهينة في القرية."
    one = Page("a", "خبر", body, published="2024-03-05")
    other = Page("b", "خبر", "حرر الجنود ثلاثين رهينة في القرية يوم الأحد.", published="2024-03-05")
    one.time("يوم الأحد", "2024-03-03").time("هذا الأسبوع", "2024-03-04", "2024-03-10")
    other.time("يوم الأحد", "2024-03-03")
    (row,) = rows(one, other)
    assert [cell.article for cell in row.cells] == ["a", "b"]


def test_when_it_happened_is_not_when_it_was_told() -> None:
    one = Page("a", "خبر", "غرقت العبارة قبالة جزيرة المرجان ليلة الأحد.", published="2024-03-05")
    other = Page(
        "b", "خبر", "أعلن خفر السواحل يوم الاثنين أن العبارة غرقت قبالة جزيرة المرجان.", published="2024-03-05"
    )
    one.time("ليلة الأحد", "2024-03-03")
    other.time("يوم الاثنين", "2024-03-04")
    other.statement("خفر السواحل", "أعلن", "العبارة غرقت قبالة جزيرة المرجان")
    assert rows(one, other) == []


def test_a_full_date_says_more_than_the_word_for_the_day_before_it() -> None:
    body = "تبدأ الهدنة غدا في المدينة. وقال الوسيط إن الهدنة تبدأ في المدينة يوم 6 مارس 2024."
    one = Page("a", "خبر", body, published="2024-03-05")
    other = Page("b", "خبر", "تبدأ الهدنة في المدينة يوم 6 مارس 2024.", published="2024-03-05")
    one.time("غدا", "2024-03-06").time("يوم 6 مارس 2024", "2024-03-06")
    one.times = [msgspec.structs.replace(one.times[0], basis="inferred"), one.times[1]]
    other.time("يوم 6 مارس 2024", "2024-03-06")
    (row,) = rows(one, other)
    assert all(cell.text.endswith("يوم 6 مارس 2024") for cell in row.cells)


def test_a_duration_stands_where_its_sentence_is_most_like_the_other_account() -> None:
    body = "أعلن الوسيط هدنة خمسة أيام. وقال إن الهدنة تبدأ صباح الأحد وتستمر خمسة أيام قابلة للتمديد."
    one = Page("a", "خبر", body, published="2024-03-05")
    other = Page("b", "نبأ", "الهدنة تبدأ صباح الأحد وتستمر خمسة أيام قابلة للتمديد.", published="2024-03-05")
    (row,) = [row for row in rows(one, other) if row.rule == "durations.equal"]
    assert [cell.start for cell in row.cells if cell.article == "a"] == [one.article.text.rindex("وتستمر")]


def test_what_has_gone_on_for_years_meets_the_year_in_which_it_began() -> None:
    def found(year: str) -> list[tuple[str, str]]:
        one = Page("a", "خبر", "تشن الجماعة تمردا في شمال البلاد منذ ست سنوات.", published="2015-08-03")
        other = Page("b", "نبأ", f"تشن الجماعة تمردا في شمال البلاد منذ العام {year}.", published="2015-08-03")
        other.time(f"العام {year}", f"{year}-01-01", f"{year}-12-31")
        return [(row.verdict, row.rule) for row in rows(one, other)]

    assert found("2009") == [("agree", "dates.same-year")]
    assert found("2010") == [("refine", "dates.overlapping")]


def test_months_gone_by_hold_the_day() -> None:
    one = Page("a", "خبر", "اختفت العبارة قبالة جزيرة المرجان منذ 17 شهرا.", published="2015-08-06")
    other = Page("b", "خبر", "اختفت العبارة قبالة جزيرة المرجان في 8 مارس 2014.", published="2015-08-06")
    other.time("8 مارس 2014", "2014-03-08")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("refine", "dates.contained")


def test_an_article_of_year_one_has_no_past() -> None:
    one = Page("a", "خبر", "تشن الجماعة تمردا منذ ست سنوات.", published="0001-01-01")
    other = Page("b", "خبر", "تشن الجماعة تمردا منذ ست سنوات.", published="0001-01-01")
    assert not any(row.fact.startswith("when") for row in rows(one, other))


def test_days_since_which_something_is_measured_exclude_nothing() -> None:
    text = "سجل سعر القمح في بورصة المرجان أكبر هبوط أسبوعي له منذ {} بعد موسم وفير."
    one = Page("a", "خبر", text.format("أكتوبر 2023")).time("أكتوبر 2023", "2023-10-01", "2023-10-31")
    other = Page("b", "نبأ", text.format("مارس 2023")).time("مارس 2023", "2023-03-01", "2023-03-31")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_two_notices_of_one_issue_date_two_things() -> None:
    text = "تستقبل بلدية المرجان طلبات الوظائف الشاغرة عبر بوابتها لمدة أسبوع ابتداء من يوم {} على رابط الوزارة."
    one = Page("a", "خبر", text.format("3 شباط"), outlet="النهر").time("3 شباط", "2024-02-03")
    other = Page("b", "نبأ", text.format("9 شباط"), outlet="النهر").time("9 شباط", "2024-02-09")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_the_months_of_two_reports_do_not_contradict() -> None:
    one = Page("a", "خبر", "زادت مبيعات السيارات في بلدان الاتحاد خلال أبريل الماضي.", published="2024-07-05")
    other = Page("b", "نبأ", "زادت مبيعات السيارات في بلدان الاتحاد خلال يونيو الماضي.", published="2024-07-05")
    one.time("أبريل الماضي", "2024-04-01", "2024-04-30")
    other.time("يونيو الماضي", "2024-06-01", "2024-06-30")
    assert all(row.verdict != "contradict" for row in rows(one, other))


def test_a_day_of_the_current_month_is_one_of_either_calendar() -> None:
    one = Page("a", "خبر", "يبدأ مهرجان القصبة في ساحة المدينة يوم 28 شوال 1436.", published="2015-08-06")
    other = Page("b", "نبأ", "يبدأ مهرجان القصبة في ساحة المدينة يوم 28 من الشهر الجاري.", published="2015-08-06")
    one.time("28 شوال 1436", "2015-08-13")
    other.time("28 من الشهر الجاري", "2015-08-28")
    other.times = [msgspec.structs.replace(other.times[0], basis="inferred")]
    assert all(row.verdict != "contradict" for row in rows(one, other))


def test_who_leaves_in_the_morning_arrives_in_the_evening() -> None:
    def found(verb: str) -> list[str]:
        one = Page("a", "خبر", "تغادر صباح الأحد بعثة نادي المرجان إلى جزيرة الزيتون لإقامة معسكرها.")
        other = Page("b", "خبر", f"{verb} مساء الأحد بعثة نادي المرجان إلى جزيرة الزيتون لإقامة معسكرها.")
        one.time("صباح الأحد", "2024-03-03")
        other.time("مساء الأحد", "2024-03-03")
        one.times = [msgspec.structs.replace(one.times[0], value="2024-03-03TMO")]
        other.times = [msgspec.structs.replace(other.times[0], value="2024-03-03TEV")]
        return [row.rule for row in rows(one, other)]

    assert "dates.other-part" in found("غادرت")
    assert "dates.other-part" not in found("وصلت")


def test_when_something_was_decided_and_when_it_is_due_are_two_dates() -> None:
    text = "أقرت دول الأحواض خطة القضاء على العطش في القرى {}."
    one = Page("a", "خبر", text.format("يوم الأحد")).time("يوم الأحد", "2024-03-03")
    other = Page("b", "خبر", text.format("بحلول 2030")).time("2030", "2030-01-01", "2030-12-31")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_until_when_something_lasts_is_not_when_it_began() -> None:
    def found(before: str) -> set[str]:
        text = "تستمر فعاليات معرض الكتاب في مدينة الزيتون الساحلية {} {}."
        one = Page("a", "خبر", text.format("حتى", "الجمعة")).time("الجمعة", "2024-03-01")
        other = Page("b", "خبر", text.format(before, "الاثنين")).time("الاثنين", "2024-03-04")
        return {row.verdict for row in rows(one, other)}

    assert "contradict" in found("حتى")
    assert "contradict" not in found("من")


def test_what_began_on_friday_ends_on_monday() -> None:
    def found(verb: str) -> set[str]:
        text = "{} {} اجتماعات الهيئة العامة لنادي المرجان في مدينة الزيتون الساحلية."
        one = Page("a", "خبر", text.format("انطلقت", "يوم الجمعة")).time("يوم الجمعة", "2024-03-01")
        other = Page("b", "خبر", text.format(verb, "يوم الاثنين")).time("يوم الاثنين", "2024-03-04")
        return {row.verdict for row in rows(one, other)}

    assert "contradict" in found("انطلقت")
    assert "contradict" not in found("انتهت")


def test_an_equal_month_of_long_ago_is_one_in_other_words() -> None:
    def found(month: str, first: str, last: str) -> list[tuple[str, str]]:
        one = Page("a", "خبر", f"وزار الجزيرة بعد أن أصبح حاكما للمصرف المركزي في {month}.", published="2024-07-20")
        other = Page("b", "نبأ", f"وهذه جولته الثانية منذ عين حاكما في {month}.", published="2024-07-20")
        for page in (one, other):
            page.time(month, first, last)
        return [(row.verdict, row.rule) for row in rows(one, other)]

    assert found("شباط", "2024-02-01", "2024-02-29") == [("agree", "dates.equal")]
    # Several things are told of the month that has just ended.
    assert found("الشهر الماضي", "2024-06-20", "2024-07-18") == []


def _opening(one: str, other: str, *, statement: bool = False) -> list[tuple[str, str]]:
    """The rows of a day that both name: right in the body of the first, and in `other` of the second."""
    pages = (
        Page(
            "a",
            "حريق في المصنع",
            f"اندلع حريق هائل في مصنع للنسيج {one} على طريق المطار القديم وأصيب سبعة عمال.",
            published="2024-03-06",
        ),
        Page("b", "خسائر كبيرة", other, published="2024-03-06"),
    )
    pages[0].time(one, "2024-03-05")
    pages[1].time("أمس", "2024-03-05")
    if statement:
        pages[1].statement("الوزير", "قال", "إن الحكومة ستعوض أصحاب ورشات النسيج عن خسائرهم")
    return [(row.verdict, row.rule) for row in rows(*pages)]


def test_the_day_of_both_openings_is_that_of_the_event() -> None:
    assert _opening("الثلاثاء", "التهمت النيران أمس بناية من طابقين تضم مكاتب ومخازن للنسيج وسط المدينة.") == [
        ("agree", "dates.equal")
    ]
    later = (
        "عملت الشركة عشرين عاما. وباعت أقمشة كثيرة. ووظفت مئات العمال. "
        "وعقد مجلس إدارتها أمس اجتماعا عن أجور الموظفين وتصدير النسيج إلى أوروبا وآسيا."
    )
    assert _opening("الثلاثاء", later) == []


def test_a_day_on_which_something_was_said_is_none_of_the_event() -> None:
    assert _opening("الثلاثاء", "قال الوزير أمس إن الحكومة ستعوض أصحاب ورشات النسيج عن خسائرهم.", statement=True) == []


def _dated(day: str, words: str, published: str, text: str) -> Page:
    return Page(f"p{published}{day}", "خبر", text.format(words), published=published).time(words, day)


def test_a_day_still_to_come_is_put_off_by_a_later_account() -> None:
    text = "يعقد البرلمان جلسة انتخاب الرئيس الجديد {} في العاصمة."
    first = _dated("2024-03-08", "الجمعة", "2024-03-05", text)
    assert [row.rule for row in rows(first, _dated("2024-03-15", "الجمعة المقبل", "2024-03-08", text))] == [
        "dates.put-off"
    ]
    # Of one day of publication, or earlier than first told, it is no putting off.
    same = rows(first, _dated("2024-03-12", "الثلاثاء المقبل", "2024-03-05", text.replace("الجديد", "المقبل")))
    assert "dates.put-off" not in [row.rule for row in same]
    early = rows(first, _dated("2024-03-06", "الأربعاء", "2024-03-07", text))
    assert "dates.put-off" not in [row.rule for row in early]


def test_one_day_in_words_of_the_other_was_counted_wrongly() -> None:
    text = "يستمر العمل في سقف المحطة الجديدة وجسرها الغربي حتى"
    one = Page("a", "خبر", f"{text} نهاية شهر ذي القعدة المقبل.", published="2015-08-07")
    other = Page("b", "نبأ", f"{text} نهاية شهر ذي القعدة.", published="2015-08-07")
    one.time("نهاية شهر ذي القعدة المقبل", "2015-09-06", "2015-09-13", basis="inferred")
    other.time("نهاية شهر ذي القعدة", "2014-09-17", "2014-09-24", basis="inferred")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("refine", "dates.counted")


def test_a_third_account_tells_which_calendar_a_bare_day_is_of() -> None:
    text = "تبدأ التصفيات النهائية لمسابقة الشعر في مدينة الطائف"

    def found(*told: tuple[str, str, str]) -> list[str]:
        pages = [Page(ident, "خبر", f"{text} {words}.", published="2015-08-06") for ident, words, _ in told]
        for page, (_, words, day) in zip(pages, told, strict=True):
            page.time(words, day, basis="inferred")
        return [row.verdict for row in rows(*pages)]

    bare, named = ("a", "يوم 28 من الشهر الجاري", "2015-08-28"), ("b", "يوم الخميس المقبل", "2015-08-13")
    assert found(bare, named) == ["contradict"]
    assert found(bare, named, ("c", "يوم 28 شوال الجاري", "2015-08-13")) == ["refine"]


def test_by_two_hours_a_price_stood_twice() -> None:
    def found(words: str) -> list[str]:
        text = "سعر الذهب في المعاملات الفورية للأوقية"
        one = Page("a", "خبر", f"ارتفع {text} {words} 0647 بتوقيت غرينتش.", published="2015-08-07")
        other = Page("b", "نبأ", f"ارتفع {text} {words} 1831 بتوقيت غرينتش.", published="2015-08-07")
        for page, digits, hour in ((one, "0647", "06:47"), (other, "1831", "18:31")):
            page.time(f"الساعة {digits}", "2015-08-07", value=f"2015-08-07T{hour}")
        return [row.verdict for row in rows(one, other)]

    assert "contradict" in found("عند الساعة")
    assert "contradict" not in found("بحلول الساعة")


def test_who_withdrew_in_the_morning_may_have_voted_in_the_evening() -> None:
    def found(verb: str) -> list[str]:
        name = "كتلة جبل المرجان في مجلس جزيرة الزيتون"
        one = Page("a", "خبر", f"غادرت {name} صباح الأحد القاعة.").entity(name, "ORG")
        other = Page("b", "خبر", f"{verb} {name} مساء الأحد.").entity(name, "ORG")
        one.time("صباح الأحد", "2024-03-03", value="2024-03-03TMO")
        other.time("مساء الأحد", "2024-03-03", value="2024-03-03TEV")
        return [row.rule for row in rows(one, other)]

    assert "dates.other-part" in found("غادرت القاعة")
    assert "dates.other-part" not in found("صوتت")
