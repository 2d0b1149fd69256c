"""Where noun phrases end: the table of examples, and what holds of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from tawatur.annotate.phrases import PHRASE_STAGE
from tawatur.annotate.quotations import QUOTATION_STAGE
from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.records.document import Document
from tawatur.records.layers import PHRASES, WORD_CLASSES
from tawatur.text.documents import make_document
from tests.strategies import news_texts, texts

EXAMPLES = tomllib.loads((Path(__file__).parents[1] / "examples" / "phrases.toml").read_text("utf-8"))["example"]


def annotated(text: str) -> Document:
    doc = make_document(make_article(title="", body=text))
    for stage in (QUOTATION_STAGE, WORD_CLASS_STAGE, PHRASE_STAGE):
        doc = stage.run(doc, load_lexicon())
    return doc


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['at']}: {e['text'][:40]}")
def test_phrase_has_its_extent(example: dict[str, str]) -> None:
    doc = annotated(example["text"])
    start = doc.text.index(example["at"])
    at = next(t.index for t in doc.tokens if start in (t.start, *(v.start for v in t.variants)))
    phrase = doc[PHRASES][at]
    tags = " ".join(f"{t.text}/{c.tag}" for t, c in zip(doc.tokens, doc[WORD_CLASSES], strict=True))
    assert phrase is not None, tags
    core = doc.text[start : doc.tokens[phrase.stop - 1].end]
    full = doc.text[start : doc.tokens[phrase.full_stop - 1].end]
    assert core == example["core"], tags
    if "full" in example:
        assert full == example["full"], tags


@settings(deadline=None)
@given(texts | news_texts)
def test_phrases_are_parallel_and_stay_in_their_sentence(text: str) -> None:
    doc = annotated(text)
    phrases = doc[PHRASES]
    assert len(phrases) == len(doc[WORD_CLASSES]) == len(doc.tokens)
    for at, phrase in enumerate(phrases):
        if phrase is not None:
            sentence = doc.sentence_of(at)
            assert at == phrase.first <= phrase.head < phrase.stop <= phrase.full_stop <= sentence.stop


def test_a_sentence_without_end_is_read() -> None:
    text = "رئيس " * 20_000
    assert all(phrase is None or phrase.full_stop - phrase.first <= 80 for phrase in annotated(text)[PHRASES])
