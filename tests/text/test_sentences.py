"""Where sentences end, and where a dot ends nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from tawatur.text.sentences import cut_sentences
from tests.strategies import news_texts, texts


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
        ("وصل الوفد.. غادر الوفد", ["وصل الوفد..", "غادر الوفد"]),
        ("وصل الوفد· غادر", ["وصل الوفد·", "غادر"]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("بلغ 3.5 ملايين.", ["بلغ 3.5 ملايين."]),
        ("قال د. سامي إن الطريق مغلق.", ["قال د. سامي إن الطريق مغلق."]),
        ("قال: «نعم.» ثم غادر", ["قال: «نعم.»", "ثم غادر"]),
        ("وصل الوفد.غادر الوفد", ["وصل الوفد.", "غادر الوفد"]),
        ("على موقع example.com أمس", ["على موقع example.com أمس"]),
        ("وصل؛ ثم غادر.", ["وصل؛ ثم غادر."]),
        ("من أ.ف.ب. وغيرها", ["من أ.ف.ب. وغيرها"]),
        ("وقع جورج و. بوش القانون.", ["وقع جورج و. بوش القانون."]),
        ("1. البند الأول", ["1. البند الأول"]),
        ("قالت شبكة بي.بي.سي إن", ["قالت شبكة بي.بي.سي إن"]),
        ("هل وصل؟». وقال: نعم", ["هل وصل؟».", "وقال: نعم"]),
        ("وصل الوفد! • وغادر", ["وصل الوفد!", "• وغادر"]),
        ("وصل «الوفد». «غادر»", ["وصل «الوفد».", "«غادر»"]),
        ("   ", []),
        ("...", ["..."]),
    ],
)
def test_sentences_are_cut(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@given(texts | news_texts)
def test_sentences_are_disjoint_ordered_and_trimmed(text: str) -> None:
    spans = list(cut_sentences(text, 0, len(text)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(texts | news_texts)
def test_nothing_but_space_is_lost(text: str) -> None:
    kept = "".join(text[start:end] for start, end in cut_sentences(text, 0, len(text)))
    assert "".join(kept.split()) == "".join(text.split())
