"""Rows of counts: which figures meet, and what the row says."""

from __future__ import annotations

import msgspec

from tawatur import compare
from tawatur.records.comparison import RowCount
from tests.compare.building import Page, bomb, rows

FIRE = "اندلع حريق في مصنع الورق بمدينة الزهراء فجر الثلاثاء"
SAME_FIRE = "قالت فرق الإطفاء إن النيران التهمت مصنعا للورق في الزهراء"


def fire(ident: str, words: str, low: int | None, high: int | None, *, day: str = "2024-03-05") -> Page:
    """One of two accounts of a fire, in words of its own."""
    if ident == "a":
        page = Page(ident, "حريق في مصنع", f"{FIRE} وأسفر عن مقتل {words} من العاملين فيه.", published=day)
    else:
        page = Page(ident, "النيران تلتهم مصنعا", f"{SAME_FIRE} وإن {words} من عماله قتلوا.", published=day)
    return page.figure(words, low, high, approx=high is None)


def test_equal_counts_agree() -> None:
    (row,) = rows(fire("a", "7 أشخاص", 7, 7), fire("b", "سبعة أشخاص", 7, 7))
    assert (row.verdict, row.rule) == ("agree", "figures.equal")
    assert [cell.article for cell in row.cells] == ["a", "b"]


def test_dozens_stay_a_range_beside_an_exact_count() -> None:
    (row,) = rows(fire("a", "عشرات الأشخاص", 20, None), fire("b", "26 شخصا", 26, 26))
    assert row.verdict == "refine"
    assert row.fact == "killed: 20 or more / 26"


def test_a_later_larger_count_is_an_update() -> None:
    (row,) = rows(fire("a", "7 أشخاص", 7, 7, day="2024-03-05"), fire("b", "9 أشخاص", 9, 9, day="2024-03-06"))
    assert row.verdict == "update"
    assert "2024-03-05" in row.why


def test_exact_counts_of_one_day_that_differ_contradict() -> None:
    (row,) = rows(fire("a", "7 أشخاص", 7, 7), fire("b", "9 أشخاص", 9, 9))
    assert row.verdict == "contradict"


def test_counts_of_different_groups_never_meet() -> None:
    one = Page("a", "حريق", f"{FIRE} وقتل فيه 12 طفلا من الحي.").figure("12 طفلا", 12, 12)
    other = Page("b", "حريق", f"{FIRE} وقتل فيه 15 امرأة من الحي.").figure("15 امرأة", 15, 15)
    assert [row.verdict for row in rows(one, other)] == ["only", "only"]


def test_the_killed_and_the_wounded_never_meet() -> None:
    one = fire("a", "7 أشخاص", 7, 7)
    other = Page("b", "حريق", f"{FIRE} وأصيب فيه 7 أشخاص بحروق.").figure("7 أشخاص", 7, 7, "wounded")
    assert {row.verdict for row in rows(one, other)} == {"only"}


def test_an_earlier_disaster_in_the_background_is_no_contradiction() -> None:
    one = fire("a", "7 أشخاص", 7, 7)
    other = Page(
        "b", "حريق", "وكان حريق في مصنع الورق بمدينة الزهراء في 3 آذار 2019 أسفر عن مقتل 40 شخصا من العاملين فيه."
    )
    other.figure("40 شخصا", 40, 40).time("3 آذار 2019", "2019-03-03")
    assert {row.verdict for row in rows(one, other)} == {"only"}


def test_counts_of_two_places_in_one_article_are_no_contradiction() -> None:
    text = "قتل 30 شخصا في حريق المصنع. وقتل 59 شخصا في حريق السوق."
    page = Page("a", "حرائق", text).figure("30 شخصا", 30, 30).figure("59 شخصا", 59, 59)
    assert {row.verdict for row in rows(page, Page("b", "خبر", "لا شيء هنا يذكر."))} == {"only"}


def test_a_title_that_drops_the_bound_of_the_body_is_no_second_count() -> None:
    one = Page("a", "مقتل 27 شخصا في حريق", f"{FIRE} وأسفر عن مقتل 27 شخصا على الأقل من العاملين فيه.")
    one.figure("27 شخصا", 27, 27).figure("27 شخصا على الأقل", 27, None, approx=True)
    (row,) = rows(one, fire("b", "31 شخصا", 31, 31))
    assert row.verdict == "refine"
    assert len(row.cells) == 2


def test_copies_that_differ_in_a_count_are_not_only() -> None:
    body = (
        "اندلع حريق في مصنع الورق بمدينة الزهراء فجر الثلاثاء وقال رئيس فرق الإطفاء إن النيران أتت على المخزن كله قبل "
        "أن تصل الصهاريج من المدن المجاورة، وقتل {} من العاملين."
    )
    one = Page("a", "حريق", body.format("7 أشخاص")).figure("7 أشخاص", 7, 7)
    other = Page("b", "حريق", body.format("9 أشخاص")).figure("9 أشخاص", 9, 9)
    assert rows(one, other)[0].verdict == "contradict"


def test_copies_of_one_text_are_only() -> None:
    body = (
        f"{FIRE} وأسفر عن مقتل 7 أشخاص من العاملين فيه، وقال رئيس فرق الإطفاء إن النيران أتت على المخزن كله قبل أن "
        "تصل الصهاريج من المدن المجاورة."
    )
    pages = [Page(ident, "حريق", body).figure("7 أشخاص", 7, 7) for ident in ("a", "b")]
    (row,) = rows(*pages)
    assert (row.verdict, row.rule) == ("only", "only.one-origin")


def test_a_toll_told_as_raised_updates_the_smaller_one_of_its_article() -> None:
    text = f"{FIRE} ورفعت فرق الإطفاء حصيلة القتلى إلى 9 أشخاص. وكانت قد قالت إن 7 أشخاص قتلوا في حريق المصنع."
    page = Page("a", "حريق في مصنع", text).figure("9 أشخاص", 9, 9).figure("7 أشخاص", 7, 7)
    (row,) = rows(page, fire("b", "7 أشخاص", 7, 7))
    assert (row.verdict, row.rule) == ("update", "figures.raised")
    assert len(row.cells) == 3


def test_dozens_of_a_day_are_not_said_of_the_thousands_of_a_war() -> None:
    text = f"{FIRE} وقتل عشرات الأشخاص في المصنع. وأودت حرائق المصانع في الزهراء هذا العام بحياة 3500 شخص."
    page = Page("a", "حريق", text).figure("عشرات الأشخاص", 20, None, approx=True).figure("3500 شخص", 3500, 3500)
    assert "contradict" not in [row.verdict for row in rows(page, Page("b", "خبر", "لا شيء هنا يذكر."))]


def test_those_who_died_of_their_wounds_are_a_part_of_a_raised_toll() -> None:
    text = f"{FIRE} ورفعت فرق الإطفاء حصيلة القتلى إلى 9 أشخاص بعد وفاة جريحين."
    page = Page("a", "حريق في مصنع", text).figure("9 أشخاص", 9, 9).figure("جريحين", 2, 2)
    assert {row.verdict for row in rows(page, Page("b", "خبر", "لا شيء هنا يذكر."))} == {"only"}


def test_an_article_that_says_dozens_and_counts_hundreds_contradicts_itself() -> None:
    text = f"{FIRE} وقتل عشرات الأشخاص في المصنع. وقالت جمعية إن حريق المصنع في الزهراء أودى بحياة 240 شخصا."
    page = Page("a", "حريق", text).figure("عشرات الأشخاص", 20, None, approx=True).figure("240 شخصا", 240, 240)
    (row,) = rows(page, Page("b", "خبر", "لا شيء هنا يذكر."))
    assert (row.verdict, row.rule) == ("contradict", "figures.magnitude")


def test_a_vague_plural_stands_in_the_row_of_the_exact_count() -> None:
    text = f"{FIRE} وسقط فيه عشرات القتلى. وقالت فرق الإطفاء إن 47 شخصا قتلوا في حريق المصنع."
    one = Page("a", "حريق", text).figure("عشرات القتلى", 20, None, approx=True).figure("47 شخصا", 47, 47)
    (row,) = rows(one, fire("b", "39 شخصا", 39, 39))
    assert row.verdict == "contradict"
    assert [cell.article for cell in row.cells] == ["a", "a", "b"]


def test_an_account_that_knows_the_other_number_too_counts_something_else() -> None:
    text = f"{FIRE} وأسفر عن مقتل 34 شخصا في المدينة كلها. وقتل 25 شخصا من العاملين في مصنع الورق."
    one = Page("a", "حريق في مصنع", text).figure("34 شخصا", 34, 34).figure("25 شخصا", 25, 25)
    assert "contradict" not in {row.verdict for row in rows(one, fire("b", "25 شخصا", 25, 25))}


def test_counts_of_another_size_are_of_another_happening() -> None:
    other = Page("b", "أسبوع من الحرائق", "قتل 260 شخصا في حرائق الأسبوع.").figure("260 شخصا", 260, 260)
    assert "contradict" not in {row.verdict for row in rows(fire("a", "6 أشخاص", 6, 6), other)}


def test_held_and_released_people_are_one_count_only_where_the_number_is_one() -> None:
    one = Page("a", "خبر", "شملت عملية التبادل في عين الزيتون 412 أسيرا.").figure(
        "412", 412, 412, "abducted", of="أسيرا"
    )
    other = Page("b", "نبأ", "انتهت عملية التبادل بوصول 412 مفرجا عنهم.").figure("412", 412, 412, "released")
    (row,) = rows(one, other)
    assert row.verdict == "agree"
    fewer = Page("b", "نبأ", "شملت عملية التبادل في عين الزيتون 380 مفرجا عنهم.").figure("380", 380, 380, "released")
    assert [row.verdict for row in rows(one, fewer)] == ["only", "only"]


def test_one_long_number_is_one_count_under_any_word() -> None:
    one = Page("a", "خبر", "شملت الصفقة 706 أسرى.").figure("706", 706, 706, "abducted", of="أسرى")
    other = Page("b", "نبأ", "عاد إلى بيوتهم 706 من المقاتلين.").figure("706", 706, 706, "fighters")
    (row,) = rows(one, other)
    assert row.rule == "figures.equal"


def test_an_only_toll_of_civilians_is_the_toll_of_the_happening() -> None:
    one = Page("a", "خبر", "قتل 30 مدنيا في هجوم على القرية.", published="2024-03-05")
    other = Page("b", "نبأ", "ارتفع عدد القتلى إلى 34 شخصا.", published="2024-03-06")
    one.figure("30", 30, 30, of="مدنيا")
    other.figure("34", 34, 34, of="شخصا")
    (row,) = rows(one, other)
    assert row.verdict == "update"
    same_day = Page("b", "نبأ", "قتل في الهجوم على القرية 34 شخصا.").figure("34", 34, 34, of="شخصا")
    assert {row.verdict for row in rows(one, same_day)} == {"only"}


def test_dozens_of_dead_and_wounded_beside_hundreds_of_dead_in_one_article_contradict() -> None:
    body = "أسفرت اشتباكات البلدة عن سقوط عشرات القتلى والجرحى. وقالت البلدية إن اشتباكات البلدة خلفت 426 قتيلا."
    page = Page("a", "خبر", body).figure("عشرات", 20, None, "other", of="القتلى", approx=True)
    page.figure("426", 426, 426, of="قتيلا")
    (row,) = [row for row in rows(page) if row.verdict == "contradict"]
    assert row.rule == "figures.magnitude"


def test_parts_of_a_count_meet_by_their_noun() -> None:
    def page(ident: str, number: int) -> Page:
        made = Page(ident, f"خبر {ident}", f"أفرجت الجماعة عن 181 أسيرا بينهم {number} سعوديا في صفقة التبادل.")
        made.figure("181", 181, 181, "released", of="أسيرا").figure(
            f"{number}", number, number, "released", of="سعوديا"
        )
        whole, part = made.figures
        made.figures = [whole, msgspec.structs.replace(part, part_of=(whole.id,))]
        return made

    found = {row.fact: row.verdict for row in rows(page("a", 15), page("b", 16))}
    assert found == {"released: 181": "agree", "released: 15 / 16": "contradict"}


def test_a_recent_day_beside_an_old_year_leaves_a_count_in_the_foreground() -> None:
    body = "انتهت الأحد أكبر عملية تبادل منذ عام 2020 بالإفراج عن 887 أسيرا."
    one = Page("a", "خبر", body, published="2024-03-05").figure("887", 887, 887, "released", of="أسيرا")
    one.time("الأحد", "2024-03-03").time("عام 2020", "2020-01-01", "2020-12-31")
    other = Page("b", "نبأ", "شملت عملية تبادل الأسرى 887 أسيرا.").figure("887", 887, 887, "released", of="أسيرا")
    (row,) = rows(one, other)
    assert row.verdict == "agree"


def test_organisers_and_police_contradict_over_a_crowd() -> None:
    one = Page("a", "خبر", "شارك في مسيرة الساحة خمسة آلاف شخص بحسب المنظمين.")
    other = Page("b", "نبأ", "قدرت الشرطة عدد المشاركين في مسيرة الساحة بنحو 800 شخص.")
    one.figure("خمسة آلاف", 5000, 5000, "participants", of="شخص")
    other.figure("800", 800, 800, "participants", of="شخص", approx=True)
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("contradict", "figures.exclusive")


def test_two_articles_of_one_issue_count_two_happenings() -> None:
    one, other = fire("a", "7 أشخاص", 7, 7), fire("b", "9 أشخاص", 9, 9)
    for page in (one, other):
        page.article = msgspec.structs.replace(page.article, outlet="صدى الزهراء")
    assert {row.verdict for row in rows(one, other)} == {"only"}


def test_dozens_of_civilians_say_nothing_against_thousands_of_victims_of_the_war() -> None:
    body = "قتل عشرات المدنيين في معارك المدينة. وقالت المنظمة إن معارك المدينة أوقعت 3700 ضحية."
    page = Page("a", "خبر", body).figure("عشرات", 20, None, of="المدنيين", approx=True)
    page.figure("3700", 3700, 3700, of="ضحية")
    assert not [row for row in rows(page) if row.verdict == "contradict"]


def test_counts_of_two_units_exclude_nothing() -> None:
    one = fire("a", "7 أشخاص", 7, 7)
    other = Page("b", "حريق في مصنع", f"{FIRE} وأسفر عن مقتل 7000 أشخاص من العاملين فيه.")
    other.figure("7000 أشخاص", 7000, 7000)
    assert {row.verdict for row in rows(one, other)} == {"only"}


def test_parts_told_in_one_breath_meet_their_sum() -> None:
    one = bomb("a", "قتل 14 جنديا و3 عمال في انفجار مخزن الذخيرة قرب المطار.")
    one.figure("14 جنديا", 14, 14, of="جنديا").figure("3 عمال", 3, 3, of="عمال")
    other = bomb("b", "انفجار مخزن الذخيرة قرب المطار أودى بحياة 17 شخصا.").figure("17 شخصا", 17, 17, of="شخصا")
    (row,) = [row for row in rows(one, other) if len({cell.article for cell in row.cells}) > 1]
    assert (row.verdict, row.rule) == ("agree", "figures.equal")
    assert {cell.text for cell in row.cells} >= {"قتل 14 جنديا و3 عمال"}


def test_a_toll_that_its_article_raises_updates_the_same_number_of_others() -> None:
    one = bomb("a", "قتل 13 شخصا في انفجار مخزن الذخيرة قرب المطار.").figure("13 شخصا", 13, 13)
    other = bomb("b", "قتل 13 شخصا في انفجار مخزن الذخيرة قرب المطار، وارتفعت حصيلة القتلى لاحقا إلى 15 شخصا.")
    other.figure("13 شخصا", 13, 13).figure("15 شخصا", 15, 15)
    third = bomb("c", "قتل 15 شخصا في انفجار مخزن الذخيرة قرب المطار.").figure("15 شخصا", 15, 15)
    found = [row for row in rows(one, other, third) if len({cell.article for cell in row.cells}) > 1]
    assert "contradict" not in {row.verdict for row in found}


def clash(ident: str, words: str, value: int, place: str, text: str = "قتل {} في اشتباكات قرب {} فجرا.") -> Page:
    return bomb(ident, text.format(words, place)).figure(words, value, value, place=place)


def test_counts_of_two_places_never_exclude_each_other() -> None:
    apart = rows(clash("a", "22 مسلحا", 22, "تل الورد"), clash("b", "17 مسلحا", 17, "وادي الزيتون"))
    assert "contradict" not in {row.verdict for row in apart}
    together = rows(clash("a", "22 مسلحا", 22, "تل الورد"), clash("b", "17 مسلحا", 17, "تل الورد"))
    assert "contradict" in {row.verdict for row in together}


def test_counts_of_two_days_never_exclude_each_other() -> None:
    def page(ident: str, words: str, value: int, when: str, day: str) -> Page:
        made = bomb(ident, f"قتل {words} {when} في اشتباكات قرب تل الورد.").time(when, day)
        return made.figure(words, value, value, period=when)

    other = page("b", "17 مسلحا", 17, "الثلاثاء", "2024-03-05")
    apart = rows(page("a", "22 مسلحا", 22, "الاثنين", "2024-03-04"), other)
    assert "contradict" not in {row.verdict for row in apart}


def test_a_count_of_several_happenings_is_no_count_of_one() -> None:
    one = bomb("a", "أصيب 12 شخصا في حادثين على طريق الساحل فجرا.").figure("12 شخصا", 12, 12, "wounded")
    other = bomb("b", "أصيب 9 أشخاص في حادث على طريق الساحل فجرا.").figure("9 أشخاص", 9, 9, "wounded")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_a_corporal_and_two_soldiers_are_three() -> None:
    one = bomb("a", "مقتل عريف وجنديين في قصف المخفر الحدودي فجرا.").figure("جنديين", 2, 2, of="جنديين")
    other = bomb("b", "مقتل 3 جنود في قصف المخفر الحدودي فجرا.").figure("3 جنود", 3, 3, of="جنود")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_a_row_tells_what_it_counts() -> None:
    one = Page("a", "خبر", "غرق 12 صيادا قبالة المرجان.").figure("12 صيادا", 12, 12, what="killed")
    (row,) = [row for row in compare([one.ledger()]).rows if row.kind == "figure"]
    assert row.counts == RowCount(what="killed")


def test_fighters_among_the_fighters_are_told_once() -> None:
    one = Page("a", "خبر", "حشدت الجماعة 800 مقاتل في المرجان.").figure("800 مقاتل", 800, 800, what="fighters")
    (row,) = [row for row in compare([one.ledger()]).rows if row.kind == "figure"]
    assert row.fact == "fighters: 800"


def test_a_crowd_of_tens_of_thousands_is_no_crowd_of_two_thousand() -> None:
    one = Page("a", "مسيرة", "شارك عشرات الآلاف في مسيرة الحصاد.", published="2024-03-05")
    other = Page("b", "مسيرة", "قالت الشرطة إن نحو ألفي شخص شاركوا في مسيرة الحصاد.", published="2024-03-05")
    one.figure("عشرات الآلاف", 20000, None, "participants", approx=True)
    other.figure("نحو ألفي شخص", 2000, 2000, "participants", of="شخص", approx=True)
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("contradict", "figures.exclusive")


def test_the_only_arrested_of_both_accounts_are_one_count() -> None:
    one = Page("a", "مسيرة", "اعتقل 60 متظاهرا في مسيرة الحصاد.", published="2024-03-05")
    other = Page("b", "مسيرة", "الشرطة أوقفت 23 شخصا في مسيرة الحصاد.", published="2024-03-05")
    one.figure("60", 60, 60, "arrested", of="متظاهرا")
    other.figure("23", 23, 23, "arrested", of="شخصا")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("contradict", "figures.exclusive")


def test_fewer_who_are_arrested_later_are_others() -> None:
    one = Page("a", "خبر", "اعتقلت الشرطة ثلاثة مشتبه بهم في تفجير السوق.", published="2024-03-05")
    other = Page("b", "خبر", "اعتقلت الشرطة مشتبها به في تفجير السوق.", published="2024-03-06")
    one.figure("ثلاثة", 3, 3, "arrested", of="مشتبه")
    other.figure("مشتبها", 1, 1, "arrested")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_accidents_of_two_places_are_two() -> None:
    one = Page("a", "حادث", "أصيب سبعة أشخاص في حادث تصادم على طريق الزهراء.").figure("سبعة أشخاص", 7, 7, "wounded")
    other = Page("b", "حادث", "أصيب خمسة أشخاص في حادث تصادم على طريق المرجان.").figure("خمسة أشخاص", 5, 5, "wounded")
    assert [row.verdict for row in rows(one, other)] == ["contradict"]
    one.entity("الزهراء", "LOC")
    other.entity("المرجان", "LOC")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_cases_of_a_disease_are_those_of_two_reports() -> None:
    one = Page("a", "خبر", "سجلت وزارة الصحة وفاة 9 أشخاص بالكوليرا في الميناء.").figure("9 أشخاص", 9, 9)
    other = Page("b", "نبأ", "أعلن مدير المستشفى أن الكوليرا قتلت 12 شخصا في الميناء.").figure("12 شخصا", 12, 12)
    assert all(row.verdict != "contradict" for row in rows(one, other))
