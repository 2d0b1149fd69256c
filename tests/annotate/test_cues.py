"""Cues: which words report, what they govern, and which everyday uses do not."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.pipeline import annotate
from tawatur.records.layers import CUES, Cue


def cues_of(text: str) -> tuple[Cue, ...]:
    return annotate(make_article(title="", body=text, published="2026-03-01"))[CUES]


@pytest.mark.parametrize(
    ("text", "cue", "shape", "governs", "stance"),
    [
        ("قال الوزير إن الطريق مغلق.", "قال", "verb", "that", "say"),
        ("وقالت الوزيرة: الطريق مغلق.", "وقالت", "verb", "colon", "say"),
        ("وأضاف الطبيب «لم ننم منذ ثلاثة أيام كاملة».", "وأضاف", "verb", "quotation", "say"),
        ("وأشارت اللجنة إلى نقص الدواء.", "وأشارت", "verb", "preposition", "say"),
        ("نفت الشركة وجود تسرب في الأنبوب.", "نفت", "verb", "object", "deny"),
        ("وغادر الوفد مؤكدا أن الحوار مستمر.", "مؤكدا", "participle", "that", "confirm"),
        ("أغلق المعبر، بحسب وزارة النقل.", "بحسب", "preposition", "before", "say"),
        ("أغلق المعبر، حسبما أعلنت وزارة النقل.", "حسبما أعلنت", "preposition", "before", "announce"),
        ("وفي بيان للنقابة، يُذكر أن العمل توقف.", "يُذكر", "passive", "that", "say"),
        ("وجاء في بيان للنقابة أن العمل توقف.", "وجاء في", "document", "that", "say"),
    ],
)
def test_cue(text: str, cue: str, shape: str, governs: str, stance: str) -> None:
    (found,) = cues_of(text)
    assert (found.text, found.shape, found.governs, found.stance) == (cue, shape, governs, stance)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى العاصمة صباحا.",
        "تابع الفريق تدريباته في الملعب.",
        "لم تعلن الحكومة موعدا جديدا.",
        "كشف الطبيب على المريض في غرفته.",
        "وعد مشرق ينتظر المدينة.",
        "نقل العمال الحجارة بعيدا عن الطريق.",
        "يجب أن تؤكد الوزارة الموعد.",
        "وتم ذلك وفق جدول زمني محدد.",
    ],
)
def test_everyday_words_report_nothing(text: str) -> None:
    assert [cue.text for cue in cues_of(text)] == []


def test_a_cue_in_a_speakers_description_ends_where_the_words_begin() -> None:
    outer, inner = cues_of("وقال مسؤولون طلبوا تأجيل الموعد إن السفينة غادرت.")
    assert (outer.text, inner.text) == ("وقال", "طلبوا")
    assert inner.opens is not None
    assert outer.opens is not None
    assert inner.opens < outer.opens


@pytest.mark.parametrize("last", ["فبحسب", "فوفقا", "فحسب", "وبحسب", "نقلا عن"])
def test_a_text_may_break_off_behind_a_word_for_its_source(last: str) -> None:
    ledger = read(make_article(title="", body=f"وصل الوفد إلى المدينة. {last}", published="2024-03-05"), strict=True)
    assert ledger.statements == ()
