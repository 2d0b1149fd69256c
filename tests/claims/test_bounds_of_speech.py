"""Where reported words and whoever says them begin and end, in sentences as today's papers write them."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.records.ledger import Statement

#: Sentences with one statement of theirs: its cue, its stated speaker, its words.
_SAID = [
    # What is announced or confirmed is the noun behind whoever does, not what a preposition opens further on.
    (
        "أكد محافظ أسوان سالم درويش مقتل تسعة عمال على الأقل في انهيار منجم.",
        "أكد",
        "محافظ أسوان سالم درويش",
        "مقتل تسعة عمال على الأقل في انهيار منجم",
    ),
    ("أكد الرئيس حرص بلاده على استقرار المنطقة.", "أكد", "الرئيس", "حرص بلاده على استقرار المنطقة"),
    ("أعلنت الهيئة الكشف عن مقبرة جماعية.", "أعلنت", "الهيئة", "الكشف عن مقبرة جماعية"),
    ("أعلنت الوزارة اعتقال متهم عن طريق الإنتربول.", "أعلنت", "الوزارة", "اعتقال متهم عن طريق الإنتربول"),
    ("أكد المدير التنفيذي على الجودة.", "أكد", "المدير التنفيذي", "الجودة"),
    ("أكدت الشركة أمس على أهمية الحوار.", "أكدت", "الشركة", "أهمية الحوار"),
    (
        "دعا رئيس النقابة لإصدار قانون جديد يحظر على الشركات أن تسرح العمال.",
        "دعا",
        "رئيس النقابة",
        "لإصدار قانون جديد يحظر على الشركات أن تسرح العمال",
    ),
    ("أكدت النائبة عن الجبهة سلمى الطيب أن القانون سيمر.", "أكدت", "النائبة عن الجبهة سلمى الطيب", "القانون سيمر"),
]


def _statements(text: str) -> tuple[Statement, ...]:
    return tawatur.read(tawatur.make_article(title="", body=text, published="2024-05-15")).statements


@pytest.mark.parametrize(("text", "cue", "speaker", "content"), _SAID)
def test_bounds(text: str, cue: str, speaker: str | None, content: str) -> None:
    found = _statements(text)
    shown = "\n".join(f"[{s.cue.text}] {s.speaker and s.speaker.text} :: {s.content.text}" for s in found)
    assert any(
        (s.cue.text, s.speaker.text if s.speaker else None, s.content.text) == (cue, speaker, content) for s in found
    ), shown
