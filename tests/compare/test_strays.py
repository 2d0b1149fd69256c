"""Counts of one thing under other words, and the only counts of their kind in two accounts."""

from __future__ import annotations

from tests.compare.building import Page, rows

TAKEN = "هاجم مسلحون مدرسة ثانوية في بلدة البرتقال واقتادوا 80 طالبا إلى الغابة المجاورة."
LISTED = "أعلنت المدرسة الثانوية في بلدة البرتقال قائمة الطلاب الذين اقتادهم المسلحون إلى الغابة وعددهم {} طالبا."


def taken() -> Page:
    return Page("a", "خبر", TAKEN).figure("80", 80, 80, "abducted", of="طالبا")


def listed(count: int) -> Page:
    page = Page("b", "نبأ", LISTED.format(count), published="2024-03-07")
    return page.figure(str(count), count, count, "people", of="طالبا")


def test_people_of_one_noun_are_those_of_whom_another_account_says_what_happened() -> None:
    (row,) = rows(taken(), listed(94))
    assert (row.verdict, row.rule) == ("update", "figures.later-larger")


def test_a_number_of_another_size_counts_others() -> None:
    assert [row.verdict for row in rows(taken(), listed(640))] == ["only", "only"]


def test_an_equal_number_is_one_count_whatever_the_people_are_called() -> None:
    one = Page("a", "خبر", "يعيش في بلدة البرتقال 17 ألف مدني تحت الحصار.")
    other = Page("b", "نبأ", "قالت المنظمة إن سكان البرتقال 17 ألف نسمة.")
    one.figure("17 ألف", 17000, 17000, "people", of="مدني")
    other.figure("17 ألف", 17000, 17000, "people", of="نسمة")
    (row,) = rows(one, other)
    assert row.rule == "figures.equal"


def test_two_of_one_thing_and_two_of_another_stay_apart() -> None:
    one = Page("a", "خبر", "عين الرئيس نائبين جديدين له في بلدة البرتقال.").figure(
        "نائبين", 2, 2, "people", of="نائبين"
    )
    other = Page("b", "نبأ", "قتل جنديان قرب بلدة البرتقال الجديدة.").figure("جنديان", 2, 2, of="جنديان")
    assert [row.verdict for row in rows(one, other)] == ["only", "only"]


def test_the_only_count_of_the_arrested_is_raised_by_a_later_account() -> None:
    one = Page("a", "خبر", "ألقت الشرطة القبض على 23 شخصا بعد أعمال الشغب.").figure("23", 23, 23, "arrested")
    text = "صار عدد الموقوفين 61 في المحافظة كلها."
    other = Page("b", "نبأ", text, published="2024-03-06").figure("61", 61, 61, "arrested")
    (row,) = rows(one, other)
    assert (row.verdict, row.rule) == ("update", "figures.later-larger")


def test_counts_of_two_places_do_not_raise_each_other() -> None:
    one = Page("a", "خبر", "ألقت الشرطة في الزهراء القبض على 23 شخصا بعد أعمال الشغب.")
    other = Page("b", "نبأ", "صار عدد الموقوفين في البرتقال 61 موقوفا.", published="2024-03-06")
    one.entity("الزهراء", "LOC").figure("23", 23, 23, "arrested", place="الزهراء")
    other.entity("البرتقال", "LOC").figure("61", 61, 61, "arrested", place="البرتقال")
    assert [row.verdict for row in rows(one, other)] == ["only", "only"]


def test_more_passengers_than_people_died_cannot_be() -> None:
    one = Page("a", "خبر", "بلغت حصيلة تصادم القطار قرب الزهراء 17 قتيلا في حصيلة نهائية.").figure("17", 17, 17)
    other = Page("b", "نبأ", "تسبب تصادم القطار قرب الزهراء بوفاة 19 راكبا.").figure("19", 19, 19, of="راكبا")
    (row,) = rows(one, other)
    assert row.verdict == "contradict"
    fewer = Page("b", "نبأ", "تسبب تصادم القطار قرب الزهراء بوفاة 15 راكبا.").figure("15", 15, 15, of="راكبا")
    assert [row.verdict for row in rows(one, fewer)] == ["only", "only"]


def test_a_count_of_long_ago_does_not_part_the_dead_of_a_mine_from_the_dead() -> None:
    body = "لقي 22 عاملا مصرعهم في انفجار منجم الزهراء. وقتل 17 عاملا في المنجم في 1 مايو 2019."
    one = Page("a", "خبر", body).figure("22", 22, 22, of="عاملا").figure("17", 17, 17, of="عاملا")
    one.time("1 مايو 2019", "2019-05-01", "2019-05-01")
    text = "ارتفعت حصيلة ضحايا انفجار منجم الزهراء إلى 61 قتيلا."
    other = Page("b", "نبأ", text, published="2024-03-07").figure("61", 61, 61, of="قتيلا")
    assert "update" in {row.verdict for row in rows(one, other)}
