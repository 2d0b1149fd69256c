"""Articles that write alif maqsura for every final ya are read as if they did not."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.annotate.finalya import with_final_ya
from tawatur.annotate.wordclasses import word_knowledge
from tawatur.lexicon import load_lexicon
from tawatur.text.documents import make_document


def respelled(text: str) -> list[str]:
    lexicon = load_lexicon()
    known = word_knowledge(lexicon)
    doc = make_document(make_article(title="", body=text))
    found = with_final_ya(doc, lexicon, known.closed, known.verbs)
    return [token.text for token, old in zip(found.tokens, doc.tokens, strict=True) if token is not old]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال الوزير الكينى فى مؤتمر صحفى إن الجرحى نقلوا إلى المستشفى.", ["الكيني", "في", "صحفي"]),
        ("وفى مبنى النادى أجرى الأمين العام مباحثات مع موسى على مدى يومين.", ["وفي", "النادي"]),
        ("قال الوزير الكيني في مؤتمر إن الجرحى نقلوا إلى مستشفى آخر على الطريق الرئيسى.", []),
        ("عاد الجرحى إلى القرى حتى الآن.", []),
    ],
)
def test_what_is_a_ya(text: str, words: list[str]) -> None:
    assert respelled(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "التقى الرئيس الكيني في نيروبي وزير الخارجية النرويجي.",
        "أعلن النادي الرياضي في ليماسول التعاقد مع اللاعب البلغاري.",
        "قصف الجيش الإثيوبي مواقع المتمردين في الإقليم الشمالي.",
    ],
)
def test_read_as_with_ya(text: str) -> None:
    ledgers = [
        read(make_article(title="", body=body, published="2024-03-06"))
        for body in (text, "".join("ى" if c == "ي" and text[k + 1 : k + 2] in " ." else c for k, c in enumerate(text)))
    ]
    events, others = (
        [
            (e.type, e.mode, *[[s.text.replace("ى", "ي") for s in spans] for spans in (e.actors, e.recipients)])
            for e in ledger.events
        ]
        for ledger in ledgers
    )
    names, other_names = ([(e.type, e.name.replace("ى", "ي")) for e in ledger.entities] for ledger in ledgers)
    assert (events, names) == (others, other_names)
    assert events or names
