"""Credits: datelines, bylines, agencies, footers; media that were merely spoken to are none."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

STORY = "وصلت القافلة إلى المدينة صباح الأحد ووزعت المساعدات على السكان."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"القاهرة (رويترز) - {STORY}", [("dateline", "القاهرة"), ("agency", "رويترز")]),
        (f"بيروت - وكالات\n{STORY}", [("dateline", "بيروت"), ("agency", "وكالات")]),
        (f"منارة اليوم – تونس\n{STORY}", [("dateline", "منارة اليوم – تونس")]),
        (f"كتب: سامر النابلي\n{STORY}", [("byline", "سامر النابلي")]),
        (f"{STORY}\nالمصدر: رويترز", [("agency", "رويترز")]),
        (f"{STORY} (أ ف ب)", [("agency", "أ ف ب")]),
        (f"سامر النابلي - جدة\n{STORY}", [("byline", "سامر النابلي"), ("dateline", "جدة")]),
        (f"وكالات - لندن: {STORY}", [("agency", "وكالات"), ("dateline", "لندن")]),
        (f"القاهرة - «الشرق الأوسط»: {STORY}", [("dateline", "القاهرة - «الشرق الأوسط»")]),
        (
            f"غزة (الأراضي الفلسطينية) (أ ف ب) - {STORY}",
            [("dateline", "غزة (الأراضي الفلسطينية)"), ("agency", "أ ف ب")],
        ),
        (f"{STORY}\nتصوير: سامر النابلي", [("byline", "سامر النابلي")]),
        (f"{STORY}\n(الصورة: رويترز)", [("agency", "رويترز")]),
        (f"{STORY}\nأ ف ب، رويترز", [("agency", "أ ف ب"), ("agency", "رويترز")]),
        (
            f"{STORY}\n(إعداد مروان العلي للنشرة العربية - تحرير سلوى البكري)",
            [("byline", "مروان العلي"), ("byline", "سلوى البكري")],
        ),
        ("وذكرت وكالة رويترز أن القافلة وصلت.", [("agency", "وكالة رويترز")]),
        ("ونقلت صحيفة الفنار عن شاهد أن القافلة وصلت.", [("outlet", "صحيفة الفنار")]),
        ("وقال شاهد لرويترز إن القافلة وصلت.", []),
        (STORY, []),
    ],
)
def test_credits(body: str, expected: list[tuple[str, str]]) -> None:
    credits = read(make_article(title="قافلة مساعدات", body=body, published="2026-03-01")).credits
    assert [(credit.kind, credit.text) for credit in credits] == expected


def test_spans_slice() -> None:
    ledger = read(make_article(title="قافلة", body=f"القاهرة (رويترز) - {STORY}"))
    assert all(ledger.article.text[c.start : c.end] == c.text for c in ledger.credits)
