"""Details that make one account of a fact more exact than another."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tawatur import compare
from tawatur.compare.details import added_kind
from tawatur.records.comparison import Row
from tests.compare.building import Page

NOON, LINZ, TEN, TWELVE = ("time", "2031-05-02/2031-05-02"), ("place", "linz"), ("number", "10"), ("number", "12")
GRAZ = ("place", "graz")


@pytest.mark.parametrize(
    ("one", "other", "told", "kind"),
    [
        ([], [], [], None),
        ([NOON], [], [], "time"),
        ([], [LINZ], [], "place"),
        ([LINZ], [GRAZ], [], None),
        ([TEN], [TWELVE], [], "number"),
        ([TEN], [TEN], [], None),
        ([TEN], [], [TEN], None),
        ([TEN, LINZ], [], [TEN], "place"),
        ([LINZ], [], [LINZ], None),
    ],
)
def test_what_one_clause_adds(
    one: list[tuple[str, str]], other: list[tuple[str, str]], told: list[tuple[str, str]], kind: str | None
) -> None:
    for a, b in ((one, other), (other, one)):
        assert added_kind(frozenset(a), frozenset(b), told=frozenset(told)) == kind


def facts(pages: Iterable[Page]) -> list[Row]:
    return [
        row for row in compare(page.ledger() for page in pages).rows if row.rule.startswith(("facts.", "only.one-o"))
    ]


OPENED = "افتتاح المتنزه المائي الجديد على ضفة البحيرة أمام عائلات المصطافين"
SWAM = "عائلات كثيرة سبحت في المتنزه المائي الذي دشنه المحافظ"


def park(ident: str, body: str) -> Page:
    return Page(ident, f"خبر {ident}", f"{body}.").event("المتنزه", "PROVIDE_AID")


def test_accounts_that_name_different_numbers_refine() -> None:
    (row,) = [r for r in facts([park("a", f"{OPENED} بقيمة 37"), park("b", f"{SWAM} 52 مرة")]) if len(r.cells) > 1]
    assert (row.verdict, row.rule) == ("refine", "facts.more-said")
    assert "one names a number that another does not name" in row.why


def test_a_count_that_has_a_row_of_its_own_refines_no_other_row() -> None:
    def verdicts(extra: str) -> list[str]:
        one = park("a", f"{OPENED} وعددهم 370 شخصا. {extra}").figure("370 شخصا", 370, 370, "people")
        other = park("b", f"{SWAM}. وحضر الحفل 370 شخصا من الأهالي").figure("370 شخصا", 370, 370, "people")
        pages = [one, other if extra else park("b", SWAM)]
        return [row.verdict for row in facts(pages) if any("ضفة البحيرة" in cell.text for cell in row.cells)]

    assert verdicts("") == ["refine"]
    assert verdicts("وغادر الجميع مساء.") == ["agree"]


def test_copies_of_which_one_adds_a_place_refine() -> None:
    passage = "كل ما يلي نقلته وكالة النورس للأنباء عن مدير الميناء في حديث مطول مساء يوم عاصف طويل. "
    told = {
        "a": "وغادرت باخرة القمح الرصيف بعد تفريغ كامل حمولتها",
        "b": "وقال إن باخرة القمح غادرت الرصيف نحو تاكورادي بلا تأخير",
    }

    def found(*places: str) -> list[tuple[str, str]]:
        pages = [Page(ident, "خبر", f"{passage}{text}.") for ident, text in told.items()]
        for page in pages:
            page.credit("وكالة النورس").event("القمح", "COOP")
        for place in places:
            pages[1].entity(place, "LOC")
        told_by = [row for row in facts(pages) if any("القمح" in cell.text for cell in row.cells)]
        return [(row.verdict, row.rule) for row in told_by]

    assert found() == [("only", "only.one-origin")]
    assert found("تاكورادي") == [("refine", "facts.more-said")]
