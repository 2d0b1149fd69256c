"""The words that answer are found as quickly as they are found slowly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.search.matching import Matcher
from tawatur.search.parser import parse_query

QUERIES = (
    "هدنة", "الهدنة", "مسؤول", "مسئول", '"وقف إطلاق النار"', "وزرا", "أعضاء", "كتاب", "مستش*", "شخصًا", "ماء",
    "يعلن", "له",     '"عام 2015"', "12", "reuters", "هدنة -وزير", "لجنة OR حكومة",
)  # fmt: skip
WORDS = (
    "هُدنة", "والهدنه", "لهدنتهم", "هـــدنة", "مسئولون", "مسؤولية", "مسوول", "بوقف", "وقف", "لإطلاق", "إطلاق", "النار",
    "للوزراء", "وزراء", "وزرا", "أعضاؤه", "وأعضاءَه", "كِتَابًا", "مستشفى", "شخصا", "ماء", "وماؤه", "سيُعلن", "له", "الله",
    "عام", "٢٠١٥", "2015", "١٢", "12", "Reuters", "للجنة", "حكومتنا", "ﻫﺪﻧﺔ", "ﻻ", "،", "ً", "-", "گ",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@given(words=st.lists(st.sampled_from(WORDS), max_size=12), gap=st.sampled_from([" ", "، ", "\n", "\u200f ", ""]))
def test_both_ways_agree(query: str, words: list[str], gap: str) -> None:
    text = gap.join(words)
    criterion = parse_query(query)
    quick, slow = Matcher(criterion), Matcher(criterion)
    slow._is_quick = False
    assert quick.spans(text) == slow.spans(text)


def test_matches_are_the_longest_and_in_order() -> None:
    text = "دخلت الهدنة حيز التنفيذ، والهُدْنةُ هشة. وقف إطلاق النار"
    spans = Matcher(parse_query('هدنة | "وقف إطلاق النار" | وقف')).spans(text)
    assert [span.text for span in spans] == ["الهدنة", "والهُدْنةُ", "وقف إطلاق النار"]


@pytest.mark.parametrize(
    "text", ["ه" * 200_000, "ه\u064f" * 100_000, "هدن " * 50_000, "هدن" * 60_000, "وقف " * 50_000, "\u0640" * 200_000]
)
@pytest.mark.parametrize("query", ["هدنة", '"وقف وقف إطلاق"', "هدن*"])
def test_hostile_texts_hold_only_what_is_asked_for(text: str, query: str) -> None:
    assert all(span.text == text[span.start : span.end] for span in Matcher(parse_query(query)).spans(text))
