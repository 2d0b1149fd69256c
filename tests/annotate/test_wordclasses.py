"""What each token is: verbs against nouns above all, names, closed classes, and grammar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.text.documents import make_document
from tests.strategies import news_texts, texts

TAGS = {
    "noun", "adj", "name", "verb", "participle", "prep", "conj", "comp", "rel", "neg", "dem", "pron", "num", "adv",
    "particle", "punct",
}  # fmt: skip


def classes_of(text: str) -> dict[str, WordClass]:
    doc = WORD_CLASS_STAGE.run(make_document(make_article(title="", body=text)), load_lexicon())
    return {t.text: c for t, c in zip(doc.tokens, doc[WORD_CLASSES], strict=True)}


@pytest.mark.parametrize(
    "text, word, tag",
    [
        ("وقع الطرفان الاتفاق", "وقع", "verb"),
        ("قتل مسلحون ثلاثة جنود", "قتل", "verb"),
        ("أدان الوزير قتل الجنود", "قتل", "noun"),
        ("شهد الشارع احتجاجا", "شهد", "verb"),
        ("قال إن الجيش قصف القرية", "قصف", "verb"),
        ("أوقف الجيش قصف القرية", "قصف", "noun"),
        ("يواصل العمال الإضراب", "يواصل", "verb"),
        ("ستعلن اللجنة النتائج", "ستعلن", "verb"),
        ("بحث الرئيسان الأزمة", "بحث", "verb"),
        ("قدم الفريق دعم المشروع", "دعم", "noun"),
        ("البيان الذي أصدرته المنظمة", "أصدرته", "verb"),
        ("وصل سالم المنصوري إلى عمان", "سالم", "name"),
        ("زار الوفد مدينة بغداد", "بغداد", "name"),
        ("قال علي إنه وصل على متن الطائرة", "علي", "name"),
        ("قال علي إنه وصل على متن الطائرة", "على", "prep"),
        ("القوات الحكومية انسحبت", "الحكومية", "adj"),
        ("قتل 15 شخصا", "15", "num"),
        ("أعلن ذلك رسميا", "رسميا", "adv"),
        ("غادر الوزير مضيفا أن الطريق مغلق", "مضيفا", "participle"),
        ("كان الطريق مغلقا", "كان", "verb"),
        ("قال لها إن الطريق مغلق", "إن", "comp"),
        ("لم يصل أحد", "لم", "neg"),
        ("عاد في سوريا الهدوء", "سوريا", "name"),
        ('وقال الوزير: "طالب الحزب الحكومة بالاستقالة"', "طالب", "verb"),
        ("وأضاف: «دعا البيان إلى إطلاق المعتقلين»", "دعا", "verb"),
        ("وقال الوزير: «ملتزمون بدعم الجيش»", "ملتزمون", "noun"),
    ],
)
def test_words_have_their_class(text: str, word: str, tag: str) -> None:
    assert classes_of(text)[word].tag == tag


@pytest.mark.parametrize(
    "text, word, expected",
    [
        ("وأعلنت الوزارة الخبر", "وأعلنت", WordClass("verb", "past", "f", "sg", "", True)),
        ("سيعلنون النتائج غدا", "سيعلنون", WordClass("verb", "future", "m", "pl")),
        ("أصيب شخص بجروح", "أصيب", WordClass("verb", "past", "m", "sg", "passive")),
        ("قُتل شخص في القرية", "قُتل", WordClass("verb", "past", "m", "sg", "passive")),
        ("سلم الأمر للحكومة أمس", "للحكومة", WordClass("noun", "", "f", "sg", "", False, "ل", "", True)),
        ("وفيها سكان كثر", "وفيها", WordClass("prep", conjunction=True, pronoun="ها")),
        ("السوق التي تعرضت لها القرية", "لها", WordClass("prep", pronoun="ها")),
        ("الدور الذي يقوم به الوفد", "به", WordClass("prep", pronoun="ه")),
    ],
)
def test_grammar_is_told(text: str, word: str, expected: WordClass) -> None:
    assert classes_of(text)[word] == expected


def test_ali_is_a_preposition_where_no_alif_maqsura_is_spelled() -> None:
    assert classes_of("وصل الوفد علي متن طائرة")["علي"].tag == "prep"


@settings(deadline=None)
@given(texts | news_texts)
def test_any_text_survives(text: str) -> None:
    doc = WORD_CLASS_STAGE.run(make_document(make_article(title="", body=text)), load_lexicon())
    assert len(doc[WORD_CLASSES]) == len(doc.tokens)
    assert {found.tag for found in doc[WORD_CLASSES]} <= TAGS
    assert WORD_CLASS_STAGE.run(doc, load_lexicon())[WORD_CLASSES] == doc[WORD_CLASSES]


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [
        ("حكومتها", "ها"),
        ("رئيسها", "ها"),
        ("قواتها", "ها"),
        ("مسؤوليتها", "ها"),
        ("مقتلهم", "هم"),
        ("حكومتنا", "نا"),
        ("وجها", ""),
        ("اتجاها", ""),
        ("متهم", ""),
        ("درهم", ""),
        ("مئتي", ""),
    ],
)
def test_pronouns_behind_known_words(word: str, pronoun: str) -> None:
    assert classes_of(f"رأى الحارس {word} في الشارع.")[word].pronoun == pronoun
