"""Rows of names: one person under different titles."""

from __future__ import annotations

import msgspec
import pytest

from tawatur import compare
from tests.compare.building import Page


def page(ident: str, title: str) -> Page:
    made = Page(ident, f"خبر {ident}", f"وصل {title} أحمد ولد السالك إلى المدينة.").entity("أحمد ولد السالك")
    made.entities = [msgspec.structs.replace(made.entities[0], title=title)]
    return made


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("وزير الدفاع السابق", "مرشح الأغلبية", ["names.other-title"]),
        ("الرئيس", "الرئيس الموريتاني", []),
        ("الوزير", "الوزير", []),
    ],
)
def test_titles_of_which_neither_is_part_of_the_other_make_a_row(one: str, other: str, found: list[str]) -> None:
    rows = compare([page("a", one).ledger(), page("b", other).ledger()]).rows
    assert [row.rule for row in rows if row.kind == "name"] == found


def test_a_title_behind_the_name_counts_too() -> None:
    one = page("a", "وزير الدفاع السابق")
    other = Page("b", "خبر b", "وصل أحمد ولد السالك، مرشح الأغلبية، إلى المدينة.").entity("أحمد ولد السالك")
    other.entities = [msgspec.structs.replace(other.entities[0], title="مرشح الأغلبية")]
    (row,) = [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"]
    assert [cell.text for cell in row.cells] == [
        "وزير الدفاع السابق أحمد ولد السالك",
        "أحمد ولد السالك، مرشح الأغلبية",
    ]


def test_two_people_mixed_up_in_one_article_are_no_row() -> None:
    one = Page("a", "خبر a", "وصل سامر بن خالد بن راشد إلى المدينة.").entity("سامر بن خالد بن راشد")
    other = Page("b", "خبر b", "وصل نبيل بن سعيد بن راشد، ثم سامر بن خالد بن راشد، إلى المدينة.").entity(
        "نبيل بن سعيد بن راشد", mentions=("نبيل بن سعيد بن راشد", "سامر بن خالد بن راشد")
    )
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الدكتور", "د."),
        ("وزير الدفاع الأميركي", "وزير الدفاع الأمريكي"),
        ("نظيره", "وزير الدفاع"),
        ("المدير", "المدير المهندس"),
    ],
)
def test_degrees_spellings_and_whose_he_is_are_no_other_title(one: str, other: str) -> None:
    rows = compare([page("a", one).ledger(), page("b", other).ledger()]).rows
    assert [row.rule for row in rows if row.kind == "name"] == []


def test_a_nationality_written_in_two_ways_is_no_other_name() -> None:
    one = Page("a", "خبر a", "قالت إدارة الموانئ الأميركية إن الرصيف مغلق.").entity("إدارة الموانئ الأميركية", "ORG")
    other = Page("b", "خبر b", "قالت إدارة الموانئ الأمريكية إن الرصيف مغلق.").entity("إدارة الموانئ الأمريكية", "ORG")
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


def test_two_people_of_one_surname_are_no_transcription() -> None:
    one = Page("a", "خبر a", "أصيب منيف الشهواني أمس.").entity("منيف الشهواني")
    other = Page("b", "خبر b", "أصيب ياسر الشهواني أمس، وكان منيف الشهواني معه.").entity(
        "ياسر الشهواني", mentions=("ياسر الشهواني", "منيف الشهواني")
    )
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


@pytest.mark.parametrize(
    ("first", "second"), [("مليشيات القمري", "ميليشيات القمري"), ("الواحة اليابانية", "شركة الواحة")]
)
def test_spellings_of_a_body_and_its_country_are_no_other_name(first: str, second: str) -> None:
    shared = next(word for word in first.split() if word in second.split())
    one = Page("a", "خبر a", f"قالت {first} إن الطلب وصل، ثم اعتذرت {shared}.")
    other = Page("b", "خبر b", f"قالت {second} إن الطلب وصل، ثم اعتذرت {shared}.")
    one.entity(first, "ORG", mentions=(first, shared))
    other.entity(second, "ORG", mentions=(second, shared))
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


def test_a_name_in_one_word_and_in_two_is_no_other_name() -> None:
    one = Page("a", "خبر a", "قال زياد بن عبد المحسن البازلي ذلك.").entity("زياد بن عبد المحسن البازلي")
    other = Page("b", "خبر b", "قال زياد عبدالمحسن البازلي ذلك.").entity("زياد عبدالمحسن البازلي")
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


def test_one_first_name_and_two_surnames_are_no_transcription() -> None:
    one = Page("a", "خبر a", "قال عبدالله السبيلي ذلك.").entity("عبدالله السبيلي")
    other = Page("b", "خبر b", "قال عبدالله القريمي ذلك.").entity("عبدالله القريمي")
    assert [row for row in compare([one.ledger(), other.ledger()]).rows if row.kind == "name"] == []


def test_agencies_and_nouns_before_a_group_are_no_other_name() -> None:
    one = Page("a", "خبر a", "قالت حركة القمار إنها باقية.").entity("حركة القمار", "ORG")
    other = Page("b", "خبر b", "قالت جماعة القمار إنها باقية.").entity("جماعة القمار", "ORG")
    rows = compare([one.ledger(), other.ledger()]).rows
    assert [row for row in rows if row.kind == "name"] == []


def test_who_gives_no_title_stands_in_the_row_of_titles_too() -> None:
    bare = Page("c", "خبر c", "وصل أحمد ولد السالك إلى المدينة.").entity("أحمد ولد السالك")
    pages = [page("a", "وزير الدفاع السابق"), page("b", "مرشح الأغلبية"), bare]
    (row,) = [row for row in compare([each.ledger() for each in pages]).rows if row.kind == "name"]
    assert {cell.article: cell.text for cell in row.cells}["c"] == "أحمد ولد السالك"
