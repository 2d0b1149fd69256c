"""Paradigms as newspapers write them."""

from __future__ import annotations

import pytest

from tawatur.text.folding import fold
from tawatur.text.inflection import (
    has_construct_plural_ending,
    has_plural_ending,
    noun_forms,
    participle_forms,
    verb_forms,
)


@pytest.mark.parametrize(
    "past, present, form, tense, gender, number",
    [
        ("أعلن", "يعلن", "أعلنت", "past", "f", "sg"),
        ("أعلن", "يعلن", "أعلنوا", "past", "m", "pl"),
        ("أعلن", "يعلن", "تعلن", "present", "f", "sg"),
        ("أعلن", "يعلن", "سيعلن", "future", "m", "sg"),
        ("أعلن", "يعلن", "يعلنون", "present", "m", "pl"),
        ("نفى", "ينفي", "نفت", "past", "f", "sg"),
        ("نفى", "ينفي", "نفوا", "past", "m", "pl"),
        ("دعا", "يدعو", "دعت", "past", "f", "sg"),
        ("قال", "يقول", "قالتا", "past", "f", "du"),
        ("التقى", "يلتقي", "يلتقيان", "present", "m", "du"),
        ("وصل", "يصل", "تصل", "present", "f", "sg"),
        ("وصل", "يصل", "يصلن", "present", "f", "pl"),
        ("رد", "يرد", "يرددن", "present", "f", "pl"),
        ("رد", "يرد", "رددنا", "past", "", "pl"),
        ("بقي", "يبقى", "بقيت", "past", "f", "sg"),
        ("أعفي", "يعفى", "أعفيت", "past", "f", "sg"),
        ("بقي", "يبقى", "بقوا", "past", "m", "pl"),
    ],
)
def test_verbs_inflect(past: str, present: str, form: str, tense: str, gender: str, number: str) -> None:
    found = [(f.text, f.tense, f.gender, f.number) for f in verb_forms(past, present)]
    assert (fold(form), tense, gender, number) in found


def test_a_doubled_letter_is_written_twice_before_a_consonant() -> None:
    texts = {form.text for form in verb_forms("دك", "يدك")}
    assert "يدكن" not in texts
    assert "دكنا" not in texts


def test_passive_parts_give_passive_forms() -> None:
    assert {form.voice for form in verb_forms("أصيب", "يصاب", passive=True)} == {"passive"}


def test_the_u_of_the_plural_loses_its_alif_before_a_pronoun() -> None:
    assert (fold("أعلنو"), True) in [(form.text, form.bound) for form in verb_forms("أعلن", "يعلن")]


@pytest.mark.parametrize("form, gender, number", [("مشيرا", "m", "sg"), ("مشيرة", "f", "sg"), ("مشيرين", "m", "pl")])
def test_participles_inflect(form: str, gender: str, number: str) -> None:
    assert (fold(form), gender, number) in [(f.text, f.gender, f.number) for f in participle_forms("مشير")]


@pytest.mark.parametrize("form, number", [("الجندي", "sg"), ("جنديان", "du"), ("جنودا", "pl"), ("الجنود", "pl")])
def test_nouns_inflect(form: str, number: str) -> None:
    assert (fold(form), number) in [(f.text, f.number) for f in noun_forms("جندي", "جنود")]


def test_a_noun_has_the_gender_of_its_ending_unless_told() -> None:
    assert {form.gender for form in noun_forms("غارة", "غارات")} == {"f"}
    assert {form.gender for form in noun_forms("هجوم", "هجمات")} == {"m"}
    assert {form.gender for form in noun_forms("خليفة", gender="m")} == {"m"}


def test_no_form_stands_twice() -> None:
    forms = [(form.text, form.bound) for form in noun_forms("مقاتل", "مقاتلون")]
    assert len(forms) == len(set(forms))


def test_endings_of_sound_plurals() -> None:
    assert has_plural_ending("محررين")
    assert has_plural_ending("نازحون")
    assert not has_plural_ending("كتاب")
    assert has_construct_plural_ending("انفصاليي")
    assert not has_construct_plural_ending("علي")
