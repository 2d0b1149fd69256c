"""Keys for comparing words: forms of one word share a key, roots join a verb and its noun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key, skeleton


@pytest.mark.parametrize(
    "one, other",
    [
        ("الوزارة", "وزارة"),
        ("وزارة", "ووزارة"),
        ("البرنامج", "برنامج"),
        ("للحكومة", "الحكومة"),
        ("والحكومة", "حكومة"),
        ("بالمدينة", "المدينة"),
        ("صحفيون", "الصحفيين"),
        ("سفينة", "السفينة"),
        ("مطارات", "المطارات"),
        ("قراراتها", "قرارات"),
    ],
)
def test_forms_of_one_word_share_a_key(one: str, other: str) -> None:
    assert likeness_key(fold(one)) == likeness_key(fold(other))


@pytest.mark.parametrize("one, other", [("مدينة", "مدرسة"), ("سفينة", "سفير"), ("12", "13"), ("قتل", "نقل")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert likeness_key(fold(one)) != likeness_key(fold(other))


@pytest.mark.parametrize("one, other", [("قرر", "قرار"), ("تدريب", "يدرب"), ("هجوم", "هجمات")])
def test_a_verb_meets_its_noun_by_root(one: str, other: str) -> None:
    assert skeleton(likeness_key(fold(one))) == skeleton(likeness_key(fold(other))) != ""


@given(st.text())
def test_any_word_has_a_key(word: str) -> None:
    key = likeness_key(fold(word))
    assert isinstance(skeleton(key), str)
    assert likeness_key(fold(word)) == key
