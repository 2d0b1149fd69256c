"""Agencies that a text names without crediting them."""

from __future__ import annotations

import pytest

from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.stories.passages import words_of
from tawatur.stories.traces import agencies_named

NAMED = [
    ("وقال المتحدث لوكالة فرانس برس إن الجسر أعيد فتحه", ["وكالة فرانس برس"]),
    ("وأظهر استطلاع لرويترز أن الأسعار ستنخفض", ["رويترز"]),
    ("وانخفض سعر القمح في الأسواق، حسبما نقلت «رويترز».", ["رويترز"]),
    ("واختتم المهرجان مساء أمس. «واس»", ["واس"]),
    ("ووفقا لـ(وام) ارتفعت المبيعات", ["وام"]),
    ("توقف المصنع منذ أمس. «الفرنسية»", ["الفرنسية"]),
    ("وقال سكان إن الجسر مغلق", []),
    ("وقالت الشركة الفرنسية إن المصنع توقف", []),
    ("هذا الطريق واس على الجبل", []),
    ("وينظم المعرض بالتعاون مع المتحف ووكالة الأنباء السعودية", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_of_agencies_are_found_anywhere(text: str, names: list[str]) -> None:
    words = words_of(make_article(title="خبر", body=text))
    found = list(agencies_named(words, load_lexicon()))
    assert [span.text for span in found] == names
    assert all(words.text[span.start : span.end] == span.text for span in found)
