"""Quotations of an article: one paragraph each, with a diagnostic for a mark alone."""

from __future__ import annotations

from hypothesis import given

from tawatur.annotate.quotations import QUOTATION_STAGE
from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.records.document import Document
from tawatur.records.layers import QUOTATIONS
from tawatur.text.documents import make_document
from tests.strategies import news_texts, texts


def quoted(body: str) -> Document:
    return QUOTATION_STAGE.run(make_document(make_article(title="", body=body)), load_lexicon())


def test_a_quotation_may_run_over_sentences() -> None:
    doc = quoted("قال الوزير: «الطريق مغلق. سنفتحه غدا.» وغادر.")
    (quotation,) = doc[QUOTATIONS]
    assert quotation.inner.text == "الطريق مغلق. سنفتحه غدا."
    assert doc.tokens[quotation.first].text == "الطريق"
    assert doc.tokens[quotation.stop].text == "»"
    assert quotation.balanced


def test_a_mark_alone_is_told() -> None:
    doc = quoted("قال الوزير: «الطريق مغلق.\nوصل الوفد.")
    (quotation,) = doc[QUOTATIONS]
    assert not quotation.balanced
    (diagnostic,) = doc.diagnostics
    assert doc.text[diagnostic.start : diagnostic.end] == "«"


def test_a_long_quotation_opens_again_at_each_paragraph() -> None:
    doc = quoted("قال: «الطريق مغلق.\n«سنفتحه غدا.\n«والجسر أيضا» كما قال.")
    assert [q.balanced for q in doc[QUOTATIONS]] == [True, True, True]
    assert doc[QUOTATIONS][0].inner.text == "الطريق مغلق.\n«سنفتحه غدا.\n«والجسر أيضا"
    assert doc.diagnostics == ()


def test_a_quotation_goes_on_to_its_mark_in_a_later_paragraph() -> None:
    doc = quoted("قال: «الطريق مغلق\nثم عاد» أمس")
    assert [q.inner.text for q in doc[QUOTATIONS]] == ["الطريق مغلق\nثم عاد"]


def test_a_lost_mark_is_not_sought_behind_another_quotation() -> None:
    doc = quoted("قال: «الطريق مغلق\nثم قال: «عاد» أمس")
    assert [q.inner.text for q in doc[QUOTATIONS]] == ["الطريق مغلق", "عاد"]


def test_a_lost_mark_is_not_sought_far_away() -> None:
    doc = quoted("قال: «الطريق مغلق\nثم عاد\nووصل\nونام» أمس")
    assert [q.inner.text for q in doc[QUOTATIONS]] == ["الطريق مغلق"]


@given(texts | news_texts)
def test_any_text_survives(text: str) -> None:
    doc = quoted(text)
    for quotation in doc[QUOTATIONS]:
        assert quotation.outer.covers(quotation.inner)
        assert quotation.first < quotation.stop
