"""An index over many tables finds what each table finds by itself."""

from __future__ import annotations

import pytest

from tawatur import make_article
from tawatur.lexicon import PhraseTable
from tawatur.lexicon.loader import load_lexicon
from tawatur.lexicon.table import Words
from tawatur.lexicon.wordindex import Heads, WordIndex
from tawatur.text.documents import make_document
from tawatur.text.inflection import Form, noun_forms, verb_forms

NOUNS = PhraseTable(
    [*((form, "raid") for form in noun_forms("غارة", "غارات", gender="f")), (Form("وزاره الدفاع"), "body")]
)
#: Words that begin only longer phrases, and words that are phrases by themselves as well.
WAYS = PhraseTable(
    (form, form.text)
    for form in (Form("في ظل"), Form("ظل"), Form("في حق"), Form("من اجل ذلك"), *noun_forms("حق", "حقوق"), Form("من"))
)
VERBS = PhraseTable((form, "adopt") for form in verb_forms("تبنى", "يتبنى"))
TEXT = (
    "تبنت وزارة الدفاع غاراتها وتبنتها. وقالت الوزارة إن غارة وقعت. لا شيء هنا. "
    "في ظل ذلك وفي حقه ومن أجل ذلك. من أجل الحق في. ظل من في ظلها. من حقوقهم في حق"
)


class _Words:
    """Stands for a lexicon: builds what it is asked for once."""

    def __init__(self) -> None:
        self._heads = Heads()

    def compiled(self, _: object) -> Heads:
        return self._heads


@pytest.mark.parametrize("pronouns", [False, True])
@pytest.mark.parametrize("table", [NOUNS, VERBS, WAYS])
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


@pytest.mark.parametrize("pronouns", [False, True])
def test_words_are_found_in_any_reading(pronouns: bool) -> None:
    wanted, doc, words = Words({"حق", "غارات"}), make_document(make_article(title="", body=TEXT)), _Words()
    told = [wanted.starts(doc.tokens_of(sentence), pronouns=pronouns) for sentence in doc.sentences]
    for _ in range(2):
        index = WordIndex(doc, words)  # type: ignore[arg-type]
        assert [index.starts(wanted, sentence, pronouns=pronouns) for sentence in doc.sentences] == told
    assert sum(map(len, told)) == (3 if pronouns else 1)


def test_a_table_added_meanwhile_is_known_to_the_next_article() -> None:
    doc, words = make_document(make_article(title="", body=TEXT)), _Words()
    index, sentence = WordIndex(doc, words), doc.sentences[0]  # type: ignore[arg-type]
    assert index.find(VERBS, sentence)
    for table in (NOUNS, WAYS, VERBS):
        later = WordIndex(doc, words)  # type: ignore[arg-type]
        told = [later.find(table, s, pronouns=True) for s in doc.sentences]
        assert told == [index.find(table, s, pronouns=True) for s in doc.sentences]
