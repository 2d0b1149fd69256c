"""The bundled story holds what a demonstration has to show."""

from __future__ import annotations

import doctest
import unicodedata

import pytest

import tawatur.demo
from tawatur.demo import demo_articles

ARTICLES = demo_articles()


def test_four_articles_of_four_outlets_with_reserved_addresses() -> None:
    assert len({article.outlet for article in ARTICLES}) == len(ARTICLES) == 4
    assert all(".example/" in (article.url or "") for article in ARTICLES)
    assert all(article.published_on is not None for article in ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_each_is_a_newspaper_text_of_moderate_length(article: tawatur.Article) -> None:
    assert 120 <= len(article.text.split()) <= 300
    assert unicodedata.is_normalized("NFC", article.text)


@pytest.mark.parametrize(
    "words",
    [
        "المعروف بـ«أبو الفهد»",
        "عشرات القتلى",
        "12 شخصًا على الأقل",
        "47 قتيلًا",
        "39 قتيلًا",
        "أمس الثلاثاء",
        "الأحد الماضي",
        "11 يناير",
        "11 كانون الثاني",
        "9 تشرين الثاني 2025",
        "9 نوفمبر الماضي",
        "نقلًا عن",
        "مصدر أمني",
        "طلبت من الأردن",
        "نفى",
        "المتمردين",
        "خلال 48 ساعة",
        "خلال 72 ساعة",
    ],
)
def test_the_story_holds(words: str) -> None:
    assert any(words in article.text for article in ARTICLES), words


def test_documented_example_runs() -> None:
    assert doctest.testmod(tawatur.demo).failed == 0
