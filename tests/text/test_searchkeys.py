"""Keys of words: what folds together, what is taken off, and what must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.searchkeys import find_words, iter_words, phrase_inner, phrase_starts, query_keys, word_keys, words_of
from tawatur.text.sounds import arabic_sounds, latin_sounds, name_sounds


@pytest.mark.parametrize(
    "query, word",
    [
        ("هدنة", "وَالهُدْنَةُ"),
        ("هدنه", "لهدنة"),
        ("الهدنة", "هـــدنة"),
        ("حكومة", "وللحكومة"),
        ("حكومة", "فبحكومتهم"),
        ("لجنة", "للجنة"),
        ("يعلن", "وسيعلن"),
        ("مصطفي", "مصطفى"),
        ("مؤتمر", "والموتمر"),
        ("الموتمر", "مؤتمرا"),
        ("شخص", "شخصًا"),
        ("١٢", "12"),
        ("1250", "١٬٢٥٠"),
        ("الله", "بالله"),
        ("أعضاء", "أعضاؤه"),
        ("reuters", "Reuters"),
    ],
)
def test_found(query: str, word: str) -> None:
    assert set(query_keys(query)) & set(word_keys(word))


@pytest.mark.parametrize(
    "query, word",
    [
        ("وزير", "وزيرة"),
        ("له", "الله"),
        ("حرب", "محراب"),
        ("حرب", "حراب"),
        ("12", "125"),
        ("6.3", "63"),
        ("بغداد", "غداد"),
        ("كتاب", "كتب"),
        ("عراق", "عراقي"),
    ],
)
def test_kept_apart(query: str, word: str) -> None:
    assert not set(query_keys(query)) & set(word_keys(word))


def test_phrases_allow_for_attached_letters() -> None:
    assert "بوقف" in phrase_starts("وقف")
    assert phrase_starts("الأمم") == query_keys("الأمم")
    assert "لاطلاق" in phrase_inner("إطلاق")
    assert phrase_inner("النار") == query_keys("النار")


@given(
    st.text(alphabet=st.sampled_from("اأإآبتةثجحدرزسشصضطعغفقكلمنهويىءؤئـًٌَُِّْ ﷺﷲﻻ0١۲.,٬٫aZé\0\u202e\u200c'"), max_size=60)
)
def test_keys_are_letters_and_digits(text: str) -> None:
    words = list(iter_words(text))
    assert [text[word.start : word.end] for word in words] == [word.text for word in words] == words_of(text)
    assert [match.span() for match in find_words(text)] == [(word.start, word.end) for word in words]
    for word in words:
        keys = word_keys(word.text)
        assert all(key.isalnum() and 0 < len(key) <= 60 for key in keys), keys
        assert len(set(keys)) == len(keys)
        if keys:
            assert set(query_keys(word.text)) & set(keys), "a word must find itself"


@pytest.mark.parametrize(
    "arabic, latin",
    [
        ("نتنياهو", "Netanyahu"), ("السيسي", "Sisi"), ("أردوغان", "Erdogan"), ("أوباما", "Obama"),
        ("خامنئي", "Khamenei"),
        ("غوتيريش", "Guterres"), ("الحوثي", "Houthi"), ("عباس", "Abbas"), ("السنوار", "Sinwar"), ("هنية", "Haniyeh"),
        ("حفتر", "Haftar"), ("بوتين", "Putin"), ("زيلينسكي", "Zelensky"), ("ماكرون", "Macron"), ("قطر", "Qatar"),
        ("اليمن", "Yemen"), ("العراق", "Iraq"), ("الرياض", "Riyadh"), ("غزة", "Gaza"), ("ظافر", "Zafer"),
        ("أبوظبي", "Abudhabi"),
        ("شيراك", "Chirac"), ("يونس", "Younes"), ("وليد", "Walid"),
    ],
)  # fmt: skip
def test_sounds_of_both_scripts_meet(arabic: str, latin: str) -> None:
    assert set(arabic_sounds(arabic)) & set(latin_sounds(latin))


@pytest.mark.parametrize(
    "arabic, latin", [("نتنياهو", "Erdogan"), ("عون", "Abbas"), ("قطر", "Qasr"), ("سليم", "Sulayman")]
)
def test_sounds_that_differ(arabic: str, latin: str) -> None:
    assert not set(arabic_sounds(arabic)) & set(latin_sounds(latin))


def test_names_of_several_words() -> None:
    assert set(latin_sounds("Hezbollah")) & set(name_sounds("حزب الله"))
    assert latin_sounds("al") == ()


@given(st.text(max_size=40))
def test_any_name_has_sounds(name: str) -> None:
    assert all(key.isascii() and key.isalpha() and len(key) > 1 for key in name_sounds(name))
