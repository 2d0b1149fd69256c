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
