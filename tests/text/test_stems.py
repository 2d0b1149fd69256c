"""One likely reading of a word, and what its spelling tells of its grammar."""

from __future__ import annotations

import pytest
from hypothesis import given

from tawatur.text.folding import fold
from tawatur.text.spelling import agrees_with, is_adverbial, is_circumstantial, noun_grammar, verb_grammar
from tawatur.text.stems import split_word
from tests.strategies import arabic_words

WHOLE = {fold(word) for word in ("وزير", "بيان", "التزام", "فريق", "كتاب")}
KNOWN = WHOLE | {fold(word) for word in ("حكومة", "مدينة", "مسلح", "رئيس", "لجنة")}


@pytest.mark.parametrize(
    "word, conjunction, preposition, definite, base",
    [
        ("وزير", "", "", False, "وزير"),
        ("ووزير", "و", "", False, "وزير"),
        ("والحكومة", "و", "", True, "حكومة"),
        ("للحكومة", "", "ل", True, "حكومة"),
        ("بحكومة", "", "ب", False, "حكومة"),
        ("بيان", "", "", False, "بيان"),
        ("وبالحكومة", "و", "ب", True, "حكومة"),
        ("التزام", "", "", False, "التزام"),
        ("للجنة", "", "ل", False, "لجنة"),
        ("كتاب", "", "", False, "كتاب"),
        ("لندن", "", "", False, "لندن"),
    ],
)
def test_words_are_taken_apart(word: str, conjunction: str, preposition: str, definite: bool, base: str) -> None:
    stem = split_word(fold(word), WHOLE, KNOWN)
    assert (stem.conjunction, stem.preposition, stem.definite) == (conjunction, preposition, definite)
    assert stem.base == fold(base)


@given(arabic_words.map(fold).filter(bool))
def test_a_stem_is_the_end_of_its_word(word: str) -> None:
    stem = split_word(word, WHOLE, KNOWN)
    assert word.endswith(stem.base)
    assert stem.base


@pytest.mark.parametrize(
    "word, gender, number, pronoun",
    [
        ("حكومة", "f", "sg", ""),
        ("مسلحين", "m", "pl", ""),
        ("مسلحان", "m", "du", ""),
        ("مدينتين", "f", "du", ""),
        ("سيارات", "f", "pl", ""),
        ("حكومتها", "f", "sg", "ها"),
        ("رئيسه", "m", "sg", "ه"),
        ("جبل", "m", "sg", ""),
    ],
)
def test_nouns_show_gender_and_number(word: str, gender: str, number: str, pronoun: str) -> None:
    grammar = noun_grammar(word, fold(word), KNOWN)
    assert (grammar.gender, grammar.number, grammar.pronoun) == (gender, number, pronoun)


@pytest.mark.parametrize(
    "word, tense, gender, number, voice",
    [
        ("تباطأت", "past", "f", "sg", ""),
        ("يتباطأ", "present", "m", "sg", ""),
        ("ستتباطأ", "future", "f", "sg", ""),
        ("يتباطؤون", "present", "m", "pl", ""),
        ("قُتل", "past", "m", "sg", "passive"),
        ("يُقتل", "present", "m", "sg", "passive"),
        ("تناولوا", "past", "m", "pl", ""),
        ("تتهاون", "present", "f", "sg", ""),
        ("سيتعاون", "future", "m", "sg", ""),
    ],
)
def test_verbs_show_tense_and_agreement(word: str, tense: str, gender: str, number: str, voice: str) -> None:
    grammar = verb_grammar(word, fold(word))
    assert (grammar.tense, grammar.gender, grammar.number, grammar.voice) == (tense, gender, number, voice)


def test_endings_tell_adverbs_participles_and_agreement() -> None:
    assert is_adverbial("رسميا", "رسميا")
    assert is_adverbial("رسمياً", "رسميا")
    assert is_circumstantial("مضيفا", "مضيفا")
    assert not is_circumstantial("مدينتها", "مدينتها")
    assert agrees_with("جزاءريين", "صحفيين")
    assert not agrees_with("حوثيين", "حكومه")
