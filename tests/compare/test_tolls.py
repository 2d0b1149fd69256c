"""Rows of tolls: which places and sources they are of, which are raised, and what is only a part of one."""

from __future__ import annotations

import msgspec
import pytest

from tests.compare.building import Page, bomb, rows


def of_several(ident: str, *, place: str | None = None) -> Page:
    body = "قتل 45 شخصا في حريق السوق الكبير. وقتل 31 شخصا في غرق مركب. وقتل 22 شخصا في حادث."
    made = bomb(ident, body).figure("45 شخصا", 45, 45, place=place)
    return made.figure("31 شخصا", 31, 31).figure("22 شخصا", 22, 22)


@pytest.mark.parametrize(("place", "opposed"), [(None, False), ("السوق", True)])
def test_where_an_account_counts_many_the_place_tells_which_is_meant(place: str | None, *, opposed: bool) -> None:
    other = bomb("b", "أعلنت البلدية أن حريق السوق أودى بحياة 52 شخصا.").figure("52 شخصا", 52, 52, place=place)
    found = {row.verdict for row in rows(of_several("a", place=place), other)}
    assert ("contradict" in found) is opposed


def test_a_place_has_many_names() -> None:
    def shot(ident: str, words: str, value: int, quarter: str) -> Page:
        page = Page(
            ident, "إطلاق نار في المرجان", f"فتح مسلح النار داخل صالة عرض مكتظة {quarter} فأصاب {words} قبل أن يفر."
        )
        page.entity("المرجان", "LOC")
        if quarter:
            page.entity(quarter.removeprefix("في "), "LOC")
        return page.figure(words, value, value, "wounded")

    rows_of = rows(shot("a", "سبعة أشخاص", 7, "في حي الزهور"), shot("b", "9 أشخاص", 9, "في إقليم الساحل"))
    assert "contradict" in {row.verdict for row in rows_of}


def test_the_dead_and_the_wounded_of_one_breath_are_both_totals() -> None:
    one = bomb("a", "أوقع تفجير المسجد القديم 26 قتيلا و140 جريحا فجرا.")
    one.figure("26 قتيلا", 26, 26, of="قتيلا").figure("140 جريحا", 140, 140, "wounded", of="جريحا")
    other = bomb("b", "أوقع تفجير المسجد القديم فجرا 210 جرحى.").figure("210 جرحى", 210, 210, "wounded")
    assert "contradict" in {row.verdict for row in rows(one, other)}


def test_the_arrested_are_counted_as_people_or_as_what_they_are_held_for() -> None:
    one = bomb("a", "اعتقلت الشرطة 12 شخصا في مداهمة حي الزيتون فجرا.").figure("12 شخصا", 12, 12, "arrested")
    other = bomb("b", "أوقفت الشرطة 16 مسلحا في مداهمة حي الزيتون فجرا.")
    other.figure("16 مسلحا", 16, 16, "arrested", of="مسلحا")
    assert "contradict" in {row.verdict for row in rows(one, other)}


def test_who_is_taken_elsewhere_is_a_part_of_the_wounded() -> None:
    one = bomb("a", "أصيب 50 راكبا في حادث الحافلة على طريق الساحل.").figure("50 راكبا", 50, 50, "wounded")
    other = bomb("b", "أجلت الطائرة 27 مصابا في حادث الحافلة على طريق الساحل.")
    other.figure("27 مصابا", 27, 27, "wounded")
    assert "contradict" not in {row.verdict for row in rows(one, other)}


def test_dozens_in_one_town_and_hundreds_in_another_are_no_contradiction() -> None:
    text = "جرح العشرات في معارك عنيفة على جبهة تل الورد. وجرح 400 شخص في معارك عنيفة على جبهة وادي الزيتون."
    page = bomb("a", text).entity("تل الورد", "LOC").entity("وادي الزيتون", "LOC")
    page.figure("العشرات", 20, None, "wounded", approx=True).figure("400 شخص", 400, 400, "wounded")
    assert "contradict" not in {row.verdict for row in rows(page)}


def test_only_tolls_are_raised() -> None:
    text = "ارتفع عدد الزوار إلى 894 سائحا في المرجان خلال أيار مقابل 768 سائحا في المرجان خلال أيار الماضي."
    page = bomb("a", text).figure("894 سائحا", 894, 894, "people").figure("768 سائحا", 768, 768, "people")
    assert "update" not in {row.verdict for row in rows(page)}


def test_what_rose_among_two_groups_is_no_update() -> None:
    text = "ارتفعت حصيلة القتلى في المرجان إلى 164 بين النساء، وإلى 153 بين الأطفال."
    page = bomb("a", text).figure("164", 164, 164).figure("153", 153, 153)
    assert "update" not in {row.verdict for row in rows(page)}
    text = "ارتفعت حصيلة القتلى في المرجان إلى 164 بعد أن كانت 153."
    page = bomb("a", text).figure("164", 164, 164).figure("153", 153, 153)
    assert "update" in {row.verdict for row in rows(page)}


def test_the_night_before_last_is_no_first_toll() -> None:
    text = "أصيب سبعة أشخاص في حادث الحافلة البارحة الأولى. وعولج ثمانية أشخاص أصيبوا في حادث الحافلة."
    page = bomb("a", text).figure("سبعة أشخاص", 7, 7, "wounded").figure("ثمانية أشخاص", 8, 8, "wounded")
    assert "update" not in {row.verdict for row in rows(page)}


def test_a_leader_and_four_others_are_five() -> None:
    one = bomb("a", "قتل خمسة أشخاص في غارة على سيارة قرب تل الورد، وقتل في الغارة القائد وأربعة من مرافقيه.")
    one.figure("خمسة أشخاص", 5, 5).figure("أربعة من مرافقيه", 4, 4)
    other = bomb("b", "قتل أربعة أشخاص في غارة على سيارة قرب تل الورد فجرا.").figure("أربعة أشخاص", 4, 4)
    assert "contradict" in {row.verdict for row in rows(one, other)}


def test_one_source_that_counts_again_updates() -> None:
    def told(ident: str, words: str, value: int, speaker: str) -> Page:
        page = bomb(ident, f"قالت {speaker} إن {words} قتلوا في انفجار مخزن الذخيرة قرب المطار.")
        page.statement(speaker, "قالت", f"إن {words} قتلوا في انفجار مخزن الذخيرة قرب المطار")
        page.figure(words, value, value)
        figure = msgspec.structs.replace(page.figures[0], statement=page.statements[0].id)
        page.figures = [figure]
        return page

    ministry = "وزارة صحة الساحل"
    assert "figures.raised" in {
        row.rule for row in rows(told("a", "10 أشخاص", 10, ministry), told("b", "12 شخصا", 12, ministry))
    }
    assert "figures.exclusive" in {
        row.rule for row in rows(told("a", "10 أشخاص", 10, ministry), told("b", "12 شخصا", 12, "بلدية تل الورد"))
    }
