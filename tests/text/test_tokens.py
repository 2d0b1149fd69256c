"""Tokens and the gaps between them rebuild the text."""

from __future__ import annotations

import pytest
from hypothesis import given

from tawatur.text.folding import MARKS, spell_plainly
from tawatur.text.tokens import cut, original_skip
from tests.strategies import news_texts, texts


def tokens_of(text: str) -> list[str]:
    return [token.text for token in cut(text, 0, len(text), index=0, sentence=0)]


@pytest.mark.parametrize(
    "text, tokens",
    [
        ("قال: نعم.", ["قال", ":", "نعم", "."]),
        ("بلغ 3.5 ملايين", ["بلغ", "3.5", "ملايين"]),
        ("١٬٢٠٠ شخص", ["١٬٢٠٠", "شخص"]),
        ("«داعش»", ["«", "داعش", "»"]),
        ("حلف NATO-2 هنا", ["حلف", "NATO-2", "هنا"]),
        ("O'Neil", ["O'Neil"]),
        ("مُحمّد", ["مُحمّد"]),
        ("مَجلـــس ﺍﻟﺤﻜﻮﻣﺔ", ["مجلس", "الحكومة"]),
        ("شخصاً وشخصًا", ["شخصاً", "وشخصًا"]),
        ("لـوليد", ["لـوليد"]),
        ("كورونا(كوفيد)", ["كورونا", "(", "كوفيد", ")"]),
        ("ال12", ["ال", "12"]),
        ("في\u200fبغداد", ["في", "بغداد"]),
        ("قصف #قوات_سوريا", ["قصف", "قوات", "سوريا"]),
        ("#1 # نص a_b", ["#", "1", "#", "نص", "a", "_", "b"]),
        ("#لا_للحرب_في_بلادنا_أبدا", ["لا", "_", "للحرب", "_", "في", "_", "بلادنا", "_", "أبدا"]),
        ("", []),
        ("\u200f\u202b \x00", ["\x00"]),
    ],
)
def test_text_is_cut(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


@given(texts | news_texts)
def test_tokens_and_gaps_rebuild_the_text(text: str) -> None:
    rebuilt, at = "", 0
    for token in cut(text, 0, len(text), index=0, sentence=0):
        gap = text[at : token.start]
        assert all(c.isspace() or ord(c) in MARKS or c in "_#＃" for c in gap), repr(gap)
        rebuilt += gap + text[token.start : token.end]
        at = token.end
    assert rebuilt + text[at:] == text


@given(texts)
def test_tokens_slice_and_count(text: str) -> None:
    for number, token in enumerate(cut(text, 0, len(text), index=5, sentence=2)):
        assert spell_plainly(text[token.start : token.end]) == token.text != ""
        assert token.index == 5 + number
        assert token.sentence == 2
        assert token.norm


@given(texts)
def test_readings_begin_inside_their_token(text: str) -> None:
    for token in cut(text, 0, len(text), index=0, sentence=0):
        assert token.variants[0].key == token.norm
        for variant in (*token.variants, *token.bound):
            assert token.start <= variant.start <= token.end


@pytest.mark.parametrize(
    "raw, skip, offset", [("والمدينة", 1, 1), ("وَالمدينة", 1, 2), ("مدينة", 0, 0), ("لِلحكومة", 2, 3)]
)
def test_skipping_folded_letters_skips_their_marks(raw: str, skip: int, offset: int) -> None:
    assert original_skip(raw, skip) == offset
