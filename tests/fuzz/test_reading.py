"""Texts that break off anywhere are read to their last word: no stage looks behind the end."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.demo import demo_articles

BODIES = [article.text[len(article.title) + 1 :] for article in demo_articles()]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("start", [0, 7])
def test_texts_that_break_off(body: str, start: int) -> None:
    words = body.split(" ")
    for stop in range(start + 1, len(words), 11):
        read(make_article(title="", body=" ".join(words[start:stop]), published="2024-03-05"), strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "وهو فخور بأنه من عائلة",
        "قال الجيش اليوم إنه تمكن من قتل القائد البارز في ضربة",
        "قائلا له «لم نتفق على الشرط في العقد الذي وقّعته",
        "جدد",
        "عرض الوزير",
        "بحسب",
        "وطالب",
        "مقتل",
        "نقلا عن",
        "رئيس",
    ],
)
def test_words_at_the_end_of_a_text(text: str) -> None:
    read(make_article(title="", body=text, published="2024-03-05"), strict=True)
