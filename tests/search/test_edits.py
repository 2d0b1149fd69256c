"""Changed words between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.search.edits import changed_words


def test_replaced_added_and_taken_out() -> None:
    old, new = "قتل 3 أشخاص في المدينة أمس الأحد", "قتل 5 أشخاص وأصيب اثنان في المدينة الأحد"
    assert [(e.before, e.after) for e in changed_words(old, new)] == [("3", "5"), ("", "وأصيب اثنان"), ("أمس", "")]


def test_spaces_are_no_change() -> None:
    assert list(changed_words("a  b\n", " a b")) == []


@given(st.text(max_size=80))
def test_a_text_has_not_changed(text: str) -> None:
    assert list(changed_words(text, text)) == []


def test_long_texts_are_compared() -> None:
    old = " ".join(str(n % 97) for n in range(100_000))
    assert len(list(changed_words(f"a {old} b", f"c {old[::-1]} d"))) >= 1
