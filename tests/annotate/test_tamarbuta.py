"""Articles that write ha for ta marbuta are read as if they did not; ha that is a pronoun or a root's stays."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.annotate.tagger import load_tagger
from tawatur.annotate.tamarbuta import with_ta_marbuta
from tawatur.annotate.wordclasses import word_knowledge
from tawatur.lexicon import load_lexicon
from tawatur.text.documents import make_document


def respelled(text: str) -> list[str]:
    lexicon = load_lexicon()
    doc = make_document(make_article(title="", body=text))
    found = with_ta_marbuta(doc, lexicon, word_knowledge(lexicon).closed, load_tagger().model)
    return [token.text for token, old in zip(found.tokens, doc.tokens, strict=True) if token is not old]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("زار الرئيس المدينه بعد زياره قصيره.", ["المدينة", "زيارة", "قصيرة"]),
        ("قالت الوزاره إن وزيره عاد إلى بيته في العاصمه.", ["الوزارة", "العاصمة"]),
        ("شكره الله على المياه في القريه الصغيره.", ["القرية", "الصغيرة"]),
        ("أعلنت الحكومه خاصه وكافه الهيئات توجهها نحو السلطه وله فيه وجه.", ["الحكومة", "خاصة", "وكافة", "السلطة"]),
        ("زار الرئيس المدينة بعد زيارة قصيرة للجامعه والمدرسه.", []),
        ("زار الرئيس بيته وقال له إنه باق.", []),
        ("رحمه الله وبالله التوفيق.", []),
    ],
)
def test_what_is_a_ta_marbuta(text: str, words: list[str]) -> None:
    assert respelled(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "أدانت الحكومة النيجيرية الهجوم على مدينة كانو.",
        "طالبت نقابة المهندسين وزارة العمل بزيادة الأجور.",
        "قتلت القوات الحكومية خمسة مسلحين في مواجهات عنيفة شمال المدينة.",
        "وصلت المستشارة الألمانية إلى العاصمة الأوغندية.",
        "تعهدت الشركة الفنلندية ببناء مدرسة في القرية.",
    ],
)
def test_read_as_with_ta_marbuta(text: str) -> None:
    events, others = (
        [
            (e.type, e.mode, *[[s.text.replace("ة", "ه") for s in spans] for spans in (e.actors, e.recipients)])
            for e in read(make_article(title="", body=body, published="2024-03-06")).events
        ]
        for body in (text, text.replace("ة", "ه"))
    )
    assert events == others != []
