"""Whoever speaks in a long article is found with as much work a sentence as in a short one."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import tawatur

_REPORT = (
    "قال الرئيس سالم الفهدي إن الحكومة ستعيد فتح الطريق. وأضاف أن سالم الفهدي سيزور المدينة. "
    "وأكد أن الشرطة أوقفت رجلين. وأوضح أن سالم الفهدي رفض اللقاء. "
)


def _calls(times: int) -> int:
    """How many calls of Python functions reading an article of so many reports takes."""
    article = tawatur.make_article(title="خبر", body=_REPORT * times, outlet="صحيفة الضفة", published="2026-01-02")
    count = 0

    def profile(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        tawatur.read(article)
    finally:
        sys.setprofile(None)
    return count


def test_implied_speakers_cost_as_much_in_a_long_article_as_in_a_short_one() -> None:
    _calls(1)
    assert _calls(160) < 2.4 * _calls(80)
