"""Articles are named in reasons, but no word or number of a reason is taken for an article."""

from __future__ import annotations

import pytest

from tawatur.records.reasons import reason_with_names

NAMES = {"art-1": "الميزان", "art-12": "الشاطئ", "12": "الغدير", "a": "الأفق"}


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("art-1 credits art-12", "الميزان credits الشاطئ"),
        ("12 and 14 exclude each other", "12 and 14 exclude each other"),
        ("one names a place", "one names a place"),
        ("part-1 and art-123", "part-1 and art-123"),
        ("76% of the words of 12 stand in a (45% of its)", "76% of the words of الغدير stand in الأفق (45% of its)"),
        ("it says a; a was published first (12 before 14)", "it says a; الأفق was published first (12 before 14)"),
        ("a and 12 share 40% of the telling words", "الأفق and الغدير share 40% of the telling words"),
        ("12 has it from 12", "الغدير has it from 12"),
    ],
)
def test_only_telling_ids_are_named(why: str, told: str) -> None:
    assert reason_with_names(why, NAMES) == told


def test_a_story_without_names_keeps_its_reasons() -> None:
    assert reason_with_names("art-1 credits art-2", {}) == "art-1 credits art-2"
