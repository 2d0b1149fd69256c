"""An index over many tables finds what each table finds by itself."""

from __future__ import annotations

import pytest

from tawatur import make_article
from tawatur.lexicon import PhraseTable
from tawatur.lexicon.loader import load_lexicon
from tawatur.lexicon.wordindex import Heads, WordIndex
from tawatur.text.documents import make_document
from tawatur.text.inflection import Form, noun_forms, verb_forms

NOUNS = PhraseTable(
    [*((form, "raid") for form in noun_forms("غارة", "غارات", gender="f")), (Form("وزاره الدفاع"), "body")]
)
VERBS = PhraseTable((form, "adopt") for form in verb_forms("تبنى", "يتبنى"))
TEXT = "تبنت وزارة الدفاع غاراتها وتبنتها. وقالت الوزارة إن غارة وقعت. لا شيء هنا."


class _Words:
    """Stands for a lexicon: builds what it is asked for once."""

    def __init__(self) -> None:
        self._heads = Heads()

    def compiled(self, _: object) -> Heads:
        return self._heads


@pytest.mark.parametrize("pronouns", [False, True])
@pytest.mark.parametrize("table", [NOUNS, VERBS])
def test_finds_what_the_table_finds(table: PhraseTable[str], pronouns: bool) -> None:
    doc, words = make_document(make_article(title="", body=TEXT)), _Words()
    wanted = [table.find(doc.tokens_of(sentence), pronouns=pronouns) for sentence in doc.sentences]
    # The first article adds the table, the second one knows it from the beginning.
    for _ in range(2):
        index = WordIndex(doc, words)  # type: ignore[arg-type]
        assert [index.find(table, sentence, pronouns=pronouns) for sentence in doc.sentences] == wanted
    assert any(wanted)


def test_the_shipped_lexicon_keeps_one_list_of_heads() -> None:
    lexicon, doc = load_lexicon(), make_document(make_article(title="", body=TEXT))
    found = [WordIndex(doc, lexicon).find(NOUNS, sentence) for sentence in doc.sentences for _ in range(2)]
    assert found[::2] == found[1::2]
