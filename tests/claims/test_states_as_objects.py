"""Names of states are feminine, so a masculine verb before one has another subject."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("وقال سالم إنه يدعم الحل. ودعا السعودية إلى وقف القتال.", ["سالم"], ["السعودية"]),
        ("وأكد الوزير دعمه، واتهم إيران بتهريب السلاح.", ["الوزير"], ["إيران"]),
        ("واتهم العراق إيران بالتدخل.", ["العراق"], ["إيران"]),
        ("دعا لبنان إسرائيل إلى الانسحاب من القرى.", ["لبنان"], ["إسرائيل"]),
        ("دعت واشنطن موسكو إلى التهدئة.", ["واشنطن"], ["موسكو"]),
    ],
)
def test_who_calls_on_whom(text: str, actors: list[str], recipients: list[str]) -> None:
    event = read(make_article(title="", body=text, published="2022-06-15")).events[-1]
    assert [span.text for span in event.actors] == actors
    assert [span.text for span in event.recipients] == recipients
