"""Two accounts that give somebody without a name two nationalities, and those of two people."""

from __future__ import annotations

from tawatur import compare
from tests.compare.building import Page


def found(one: str, other: str) -> list[str]:
    pages = (Page("a", "خبر", f"{one} وهطل المطر."), Page("b", "نبأ", f"{other} ووصلت السفينة."))
    return [row.fact for row in compare(p.ledger() for p in pages).rows if row.rule == "facts.opposite"]


def test_one_driver_of_two_nationalities() -> None:
    one = "قالت الشرطة إن سائق الشاحنة التي دهست المارة في السوق تونسي الجنسية."
    other = "سائق الشاحنة التي دهست المارة في السوق مغربي الجنسية."
    assert found(one, other) == ["told: «التي دهست المارة في السوق تونسي الجنسية»"]
    assert found(one, one.replace("قالت الشرطة", "أوضح المدير")) == []


def test_two_people() -> None:
    one = "قالت الشرطة إن سائق الشاحنة التي دهست المارة في السوق تونسي الجنسية."
    assert found(one, "وأوقف الحرس تاجرا مغربي الجنسية كان يبيع الأسلحة في المرفأ.") == []
    both = f"{one} وكان سائق الشاحنة التي دهست المارة في المرفأ مغربي الجنسية."
    assert found(one, both) == []


def test_two_people_who_are_named() -> None:
    text = "نفذت الوزارة حكم المحكمة في سليم الوادي ({} الجنسية) لتهريبه كمية كبيرة من الحبوب المحظورة."
    other = text.replace("سليم الوادي", "عامر الخطيب")
    pages = (
        Page("a", "خبر", f"{text.format('تونسي')} وهطل المطر.").entity("سليم الوادي"),
        Page("b", "نبأ", f"{other.format('مغربي')} ووصلت السفينة.").entity("عامر الخطيب"),
    )
    assert "contradict" not in {row.verdict for row in compare(page.ledger() for page in pages).rows}
