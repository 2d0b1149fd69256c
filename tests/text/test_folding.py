"""Folding takes out what never tells words apart, once and for all, and keeps the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from tawatur.text.folding import MARKS, align, fold, has_foreign_letter
from tests.strategies import texts


@pytest.mark.parametrize(
    "written, folded",
    [
        ("أإآٱ", "اااا"),
        ("مدينة", "مدينه"),
        ("مستشفى", "مستشفي"),
        ("مُحَمَّد", "محمد"),
        ("كـــتاب", "كتاب"),
        ("١٢٣", "123"),
        ("۴۵", "45"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("الر\u200cحمن", "الرحمن"),
        ("NATO", "nato"),
    ],
)
def test_spellings_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folded_text_holds_no_marks(text: str) -> None:
    assert not any(ord(letter) in MARKS for letter in fold(text))


@given(texts)
def test_alignment_is_monotone_and_total(text: str) -> None:
    aligned = align(text)
    assert aligned.text == fold(text)
    assert len(aligned.starts) == len(aligned.text) + 1
    assert all(a <= b for a, b in pairwise(aligned.starts))
    assert aligned.starts[-1] == len(text)


@given(texts)
def test_each_folded_letter_comes_from_its_place(text: str) -> None:
    aligned = align(text, base=7)
    for at, letter in enumerate(aligned.text):
        after = next((start for start in aligned.starts if start > aligned.starts[at]), len(text) + 7)
        assert letter in fold(text[aligned.starts[at] - 7 : after - 7])


@pytest.mark.parametrize(
    "text, foreign",
    [
        ("وزير", False),
        ("مُستشفى ٤٥، NATO", False),
        ("", False),
        ("پاریس", True),
        ("ڕێگا", True),
        ("وزیر", True),
        ("ﻻ", True),
    ],
)
def test_letters_of_other_languages_in_arabic_script(text: str, foreign: bool) -> None:
    assert has_foreign_letter(text) is foreign
