"""Statements in the manner of wire reports: long subjects, adverbs of manner, who goes on speaking."""

from __future__ import annotations

import pytest

import tawatur

_SAID = [
    # An adverb between the subject and the object hides neither.
    (
        "أكدت الخارجية الجزائرية مجددا رفض الجزائر للحصار، مطالبة بالحوار.",
        "أكدت",
        "الخارجية الجزائرية",
        "رفض الجزائر للحصار",
    ),
    # A possessive title behind "accusation of <somebody>" is the accused.
    (
        "عاد الهدوء بعد اتهام رئيس الحزب سالم داود مستشاره السابق نادر خليل بتسريب الوثائق.",
        "اتهام",
        "رئيس الحزب سالم داود",
        "مستشاره السابق نادر خليل بتسريب الوثائق",
    ),
    # A body accuses the person named behind it.
    ("وتتهم النيابة الإيطالية نادر خليل بتزوير العقود.", "وتتهم", "النيابة الإيطالية", "نادر خليل بتزوير العقود"),
    # A long description with a name can speak.
    (
        "أعلن مصمم واجهات متحف «باب البحر» سامي داود أنه سيغادر تونس.",
        "أعلن",
        "مصمم واجهات متحف «باب البحر» سامي داود",
        "أنه سيغادر تونس",
    ),
    # Where somebody serves stands between the office and the name.
    (
        "وأكد رئيس غرفة التجارة بالولاية نادر خليل حاجة السوق إلى القمح.",
        "وأكد",
        "رئيس غرفة التجارة بالولاية نادر خليل",
        "حاجة السوق إلى القمح",
    ),
    # A medium named in marks, or right before what it says.
    ('وبحسب "رويترز"، فقد تراجع النفط 17 سنتا أمس.', "وبحسب", "رويترز", "تراجع النفط 17 سنتا أمس"),
    ('ووفقا لـ "رويترز" فإن الميناء مغلق.', "ووفقا", "رويترز", "الميناء مغلق"),
    ("وبحسب رويترز تراجع إنتاج النفط في مايو.", "وبحسب", "رويترز", "تراجع إنتاج النفط في مايو"),
    ("وبحسب صحيفة «البحر» أصيب ثلاثة جنود.", "وبحسب", "صحيفة «البحر»", "أصيب ثلاثة جنود"),
    ("وحسب «واس» بلغت قيمة الأسهم مليارين.", "وحسب", "واس", "بلغت قيمة الأسهم مليارين"),
    # The first letter of a name is no particle, even where the word without it is one.
    ("أكد فان دير بيلين أن القرار صدر.", "أكد", "فان دير بيلين", "القرار صدر"),
    ("وأكد المبعوث الأممي ولد الشيخ أحمد أن الهدنة صامدة.", "وأكد", "المبعوث الأممي ولد الشيخ أحمد", "الهدنة صامدة"),
    ("وأوضح بالاك أن الفريق جاهز.", "وأوضح", "بالاك", "الفريق جاهز"),
    ("واستعرض المدير بعض الخطط الجديدة.", "واستعرض", "المدير", "بعض الخطط الجديدة"),
    # What is left of "while" is no content.
    ("أكد السكان أن القصف دمر الجسر في حين نفى الجيش ذلك.", "أكد", "السكان", "القصف دمر الجسر"),
]


def _statements(body: str) -> list[tuple[str, str | None, str]]:
    ledger = tawatur.read(tawatur.make_article(title="خبر", body=body, published="2019-05-04", outlet="صدى الهضاب"))
    return [(s.cue.text, s.speaker.text if s.speaker else None, s.content.text) for s in ledger.statements]


@pytest.mark.parametrize(("body", "cue", "speaker", "content"), _SAID)
def test_said(body: str, cue: str, speaker: str, content: str) -> None:
    assert (cue, speaker, content) in _statements(body)


def test_a_verb_before_a_colon_is_no_label() -> None:
    body = "وقال نادر: إن الطريق سالك.\n\nوقال نادر: إن البلدية وعدت بتعبيده."
    assert ":" not in [cue for cue, _, _ in _statements(body)]


def test_whoever_is_described_goes_on_speaking() -> None:
    body = "وصل التقرير من المهندس سامي داود الذي عاين الجسر وطالب بإغلاقه."
    ledger = tawatur.read(tawatur.make_article(title="خبر", body=body, published="2019-05-04", outlet="صدى الهضاب"))
    (asked,) = [s for s in ledger.statements if s.cue.text == "وطالب"]
    assert asked.speaker_ref is not None
    assert asked.speaker_ref.text == "سامي داود"


def test_towns_spelt_like_verbs_report_nothing() -> None:
    body = "وعن الرحلات من مدينة عدن أمس قال الوزير إنها مستمرة."
    assert [cue for cue, _, _ in _statements(body)] == ["قال"]


def test_a_medium_in_marks_is_the_kind_of_medium_it_is() -> None:
    article = tawatur.make_article(title="", body="قالت «وفا» إن المعبر أغلق.", outlet="سطور", published="2021-05-01")
    (statement,) = tawatur.read(article).statements
    assert [link.kind for link in statement.chain] == ["agency"]
