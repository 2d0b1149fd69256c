"""The words of an article alone are those that a document has."""

from __future__ import annotations

from hypothesis import given

from tawatur.records.article import Block, make_article
from tawatur.text.documents import make_document, words_told
from tawatur.text.tokens import PUNCT
from tests.strategies import news_texts, texts


@given(texts | news_texts)
def test_words_alone_are_those_of_the_document(text: str) -> None:
    article = make_article(title='مقتل 3 في "عين السرو"', body=text)
    cut = [(token.norm, token.start, token.end) for token in make_document(article).tokens if token.kind != PUNCT]
    assert list(words_told(article)) == cut


def test_navigation_has_no_words() -> None:
    article = make_article(
        title="عنوان",
        body="نص الخبر\nاقرأ أيضا",
        blocks=(
            Block(start=0, end=5, kind="title"),
            Block(start=6, end=14, kind="paragraph"),
            Block(start=15, end=24, kind="link-list"),
        ),
    )
    assert [norm for norm, _, _ in words_told(article)] == ["عنوان", "نص", "الخبر"]
