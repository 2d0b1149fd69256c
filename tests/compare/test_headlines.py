"""Rows of headlines: one account under different headlines."""

from __future__ import annotations

import pytest

from tawatur import compare
from tests.compare.building import Page

PASSAGE = (
    "نقلت وكالة النورس للأنباء عن مدير الميناء أن العبارات توقفت بين الجزيرة والميناء القديم بعد العاصفة، "
    "وأن الركاب باتوا ليلتهم في القاعة الكبيرة، وأن الرحلات تعود صباح الخميس."
)


def headlines(*titles: str, credited: bool = True) -> list[list[str]]:
    pages = [Page(ident, title, PASSAGE) for ident, title in zip("abcd", titles, strict=False)]
    if credited:
        for page in pages:
            page.credit("وكالة النورس")
    rows = compare(page.ledger() for page in pages).rows
    return [[cell.text for cell in row.cells] for row in rows if row.rule == "headlines.other-words"]


def test_copies_under_different_headlines_make_a_row() -> None:
    one, other = "عاصفة تعزل الجزيرة عن الميناء", "مئات المسافرين عالقون في قاعة الانتظار"
    assert headlines(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عاصفة تعزل الجزيرة عن الميناء", "العاصفة تعزل الجزيرة عن الميناء القديم"),
        ("عاصفة تعزل الجزيرة عن الميناء", ""),
        ("عاصفة تعزل الجزيرة عن الميناء", "تقرير"),
    ],
)
def test_like_headlines_and_headlines_of_a_word_make_none(one: str, other: str) -> None:
    assert headlines(one, other) == []


def test_headlines_of_accounts_of_their_own_make_none() -> None:
    one = Page("a", "عاصفة تعزل الجزيرة عن الميناء", "توقفت العبارات بين الجزيرة والميناء بعد العاصفة.")
    other = Page("b", "مئات المسافرين عالقون", "بات الركاب في القاعة الكبيرة لأن السفن لم تبحر.")
    rows = compare([one.ledger(), other.ledger()]).rows
    assert "headlines.other-words" not in {row.rule for row in rows}


def test_a_headline_is_quoted_without_the_spaces_around_it() -> None:
    assert headlines("  عاصفة تعزل الجزيرة عن الميناء ", "مئات المسافرين عالقون في القاعة") == [
        ["عاصفة تعزل الجزيرة عن الميناء", "مئات المسافرين عالقون في القاعة"]
    ]
