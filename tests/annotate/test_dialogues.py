"""Words that a page gives by its layout: turns of interviews, texts in full."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.pipeline import annotate
from tawatur.records.layers import CUES


def layout(text: str, title: str = "") -> list[tuple[str, str]]:
    doc = annotate(tawatur.make_article(title=title, body=text), strict=True)
    found = [cue for cue in doc[CUES] if cue.closes is not None]
    return [(c.text, doc.span_of_tokens(c.opens or 0, c.closes or 1).text) for c in found]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "التقينا المهندس سعيد البكري.\nهل انتهى العمل؟\n- نعم انتهى.\nومتى يفتح الجسر؟\n- يفتح غدا.",
            [("-", "نعم انتهى."), ("-", "يفتح غدا.")],
        ),
        ("س: هل انتهى العمل؟\nج: نعم انتهى.\nس: ومتى؟\nج: أمس مساء.", [("ج:", "نعم انتهى."), ("ج:", "أمس مساء.")]),
        (
            "الجريدة: هل انتهى العمل؟\nالبكري: نعم انتهى.\nالجريدة: ومتى كان ذلك؟\nالبكري: أمس مساء.",
            [(":", "هل انتهى العمل؟"), (":", "نعم انتهى."), (":", "ومتى كان ذلك؟"), (":", "أمس مساء.")],
        ),
        (
            "أصدرت اللجنة بيانا هذا نصه:\nلقد قررنا العودة إلى العمل.\nونشكر السكان على صبرهم.\nاللجنة",
            [("هذا نصه:", "لقد قررنا العودة إلى العمل.\nونشكر السكان على صبرهم.")],
        ),
        ("- افتتح الجسر.\n- أغلق السوق.\n- عاد الوفد.", []),
        ("الطقس: حار نهارا.\nالبحر: هادئ الموج.\nالرياح: خفيفة السرعة.", []),
    ],
    ids=["dashes", "letters", "names", "text in full", "a list", "labels once"],
)
def test_layout(text: str, turns: list[tuple[str, str]]) -> None:
    assert layout(text) == turns


def test_many_turns_are_all_told() -> None:
    assert layout("هل انتهى العمل؟\n- نعم انتهى.\n" * 800) == [("-", "نعم انتهى.")] * 800
