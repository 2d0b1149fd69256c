"""Every reading that spelling allows, the plain word first."""

from __future__ import annotations

import pytest
from hypothesis import given

from tawatur.text.clitics import analyse, analyse_bound
from tawatur.text.folding import fold
from tests.strategies import arabic_words


@pytest.mark.parametrize(
    "word, key, prefix",
    [
        ("والحكومة", "الحكومة", "و"),
        ("للحكومة", "الحكومة", "ل"),
        ("وللحكومة", "الحكومة", "ول"),
        ("بالحكومة", "الحكومة", "ب"),
        ("فبحكومة", "حكومة", "فب"),
        ("وزير", "وزير", ""),
        ("وزير", "زير", "و"),
    ],
)
def test_prefixes_come_off(word: str, key: str, prefix: str) -> None:
    assert (fold(key), prefix) in [(r.key, r.prefix) for r in analyse(fold(word))]


@pytest.mark.parametrize(
    "word, stem, pronoun", [("كتابها", "كتاب", "ها"), ("قالوه", "قالو", "ه"), ("رئيسهم", "رئيس", "هم")]
)
def test_pronouns_come_off(word: str, stem: str, pronoun: str) -> None:
    assert (fold(stem), pronoun) in [(r.key, r.suffix) for r in analyse_bound(fold(word))]


@given(arabic_words.map(fold).filter(bool))
def test_the_plain_word_is_the_first_reading(word: str) -> None:
    first, *others = analyse(word)
    assert (first.key, first.skip, first.prefix) == (word, 0, "")
    for reading in others:
        assert reading.prefix
        assert word[reading.skip :] in reading.key


@given(arabic_words.map(fold).filter(bool))
def test_bound_readings_end_before_the_pronoun(word: str) -> None:
    for reading in analyse_bound(word):
        assert word.endswith(reading.suffix)
        assert len(reading.key) >= 2
