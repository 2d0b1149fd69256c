"""Quotation marks of every kind, mixed, reversed, lost; and linear time whatever comes."""

from __future__ import annotations

import pytest
from hypothesis import given

from tawatur.text.quotes import find_quotes
from tests.strategies import texts

QUOTED = [
    ("قال: «نص هنا» وأضاف", ["نص هنا"]),
    ('قال: "نص هنا" وأضاف', ["نص هنا"]),
    ("قال: “نص هنا” وأضاف", ["نص هنا"]),
    ("قال: ”نص هنا” وأضاف", ["نص هنا"]),
    ("قال: “نص هنا“ وأضاف", ["نص هنا"]),
    ("قال: »نص هنا« وأضاف", ["نص هنا"]),
    ('قال: «نص هنا" وأضاف', ["نص هنا"]),
    ("قال: ''نص هنا'' وأضاف", ["نص هنا"]),
    ("قال: ‘نص هنا’ وأضاف", ["نص هنا"]),
    ('قال: " نص هنا "وأضاف', [" نص هنا "]),
    ('قال: "نص هنا "وأضاف', ["نص هنا "]),
    ('قال «أول "داخل" آخر» ثم', ['أول "داخل" آخر', "داخل"]),
    ('تنظيم"الراية"و"السهم"', ["الراية", "السهم"]),
    ('قاد جبهة ب"الساحل" أمس', ["الساحل"]),
    ('شاشة 15" و«نص»', ["نص"]),
    ("O'Neil's story", []),
    ("رأى d'Estaing ذلك", []),
    ("«»", []),
    ("", []),
]


def quoted(text: str, *, balanced: bool) -> list[str]:
    pairs = find_quotes(text, 0, len(text))
    return [text[pair.inner_start : pair.inner_end] for pair in pairs if pair.balanced is balanced]


@pytest.mark.parametrize("text, inside", QUOTED)
def test_quotations_are_paired(text: str, inside: list[str]) -> None:
    assert quoted(text, balanced=True) == inside
    assert quoted(text, balanced=False) == []


@pytest.mark.parametrize(
    "text, inside", [("قال: «نص بلا نهاية", ["نص بلا نهاية"]), ("«", []), ("نص» آخر", []), ("‘نص", [])]
)
def test_a_mark_alone_reaches_to_the_end(text: str, inside: list[str]) -> None:
    assert quoted(text, balanced=False) == inside


@given(texts)
def test_pairs_lie_inside_the_text_and_nest(text: str) -> None:
    pairs = find_quotes(text, 0, len(text))
    for pair in pairs:
        assert 0 <= pair.outer_start < pair.inner_start <= pair.inner_end <= pair.outer_end <= len(text)
        assert pair.inner_start < pair.inner_end
    for pair in pairs:
        for other in pairs:
            apart = pair.outer_end <= other.outer_start or other.outer_end <= pair.outer_start
            inside = pair.inner_start <= other.outer_start or other.inner_start <= pair.outer_start
            assert pair == other or apart or inside


@pytest.mark.parametrize("piece", ["«", '"', "« ", ' "a', '"a" ', "“”", "'a' ", '«“"'])
def test_marks_without_end_are_paired_at_most_thrice_around_a_letter(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    pairs = find_quotes(text, 0, len(text))
    assert sum(pair.outer_end - pair.outer_start for pair in pairs) <= 3 * len(text)
