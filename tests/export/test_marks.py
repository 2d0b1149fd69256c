"""Marks fall exactly on the letters of their spans, however the spans nest and overlap."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tawatur.export.marks import Highlight, mark_id, marked, visible

TEXT = "وقالت «المرفأ» إن <b>47</b> قتيلًا & 112"


def letters(markup: str) -> tuple[str, dict[str, str]]:
    """The plain text of marked-up HTML, and the text of each mark by its id, its pieces joined."""
    root = html.fromstring(f"<div>{markup}</div>")
    found: dict[str, str] = defaultdict(str)
    for mark in root.iter("mark"):
        found[mark.get("id") or mark.get("data-of")] += mark.text_content()
    return root.text_content(), dict(found)


@pytest.mark.parametrize(
    "spans, tags",
    [
        pytest.param([(0, 5)], 1, id="alone"),
        pytest.param([(0, 20), (3, 8)], 2, id="nested"),
        pytest.param([(0, 10), (5, 15)], 3, id="crossing"),
        pytest.param([(0, 10), (0, 20)], 2, id="same start, the longer outside"),
        pytest.param([(0, 10), (5, 10)], 2, id="same end"),
        pytest.param([(0, 5), (5, 9)], 2, id="touching"),
        pytest.param([(0, 12), (4, 16), (8, 20)], 5, id="three crossing"),
    ],
)
def test_spans_become_marks(spans: list[tuple[int, int]], tags: int) -> None:
    markup = marked(TEXT, 0, len(TEXT), [Highlight(s, e, ("cell",)) for s, e in spans], article=1)
    text, found = letters(markup)
    assert text == TEXT
    assert found == {mark_id(1, s, e): TEXT[s:e] for s, e in spans}
    assert markup.count("<mark") == tags
    assert all(markup.count(f' id="{mark_id(1, s, e)}"') == 1 for s, e in spans)


SAFE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)


@given(SAFE, st.data())
def test_any_spans_of_any_text(text: str, data: st.DataObject) -> None:
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    spans = data.draw(st.sets(bounds, max_size=8))
    markup = marked(text, 0, len(text), sorted(Highlight(s, e, ("cell",)) for s, e in spans), article=7)
    plain, found = letters(markup)
    assert plain == text
    assert found == {mark_id(7, s, e): text[s:e] for s, e in spans}


def test_a_highlight_goes_on_in_the_next_line() -> None:
    text = "سطر أول\nسطر ثان"
    across = [Highlight(4, 11, ("statement",))]
    assert marked(text, 0, 7, across, article=1) == 'سطر <mark id="a1-4-11" class="m-statement">أول</mark>'
    assert marked(text, 8, 15, across, article=1) == '<mark data-of="a1-4-11" class="m-statement">سطر</mark> ثان'


def test_a_highlight_that_starts_with_a_newline_has_its_id_in_the_line_after() -> None:
    assert 'id="a1-3-7"' in marked("سطر\nآخر", 4, 7, [Highlight(3, 7, ("cell",))], article=1)


@pytest.mark.parametrize("char", ["\x00", "\x01", "\x0b", "\r", "\x1b", "\x7f", "\x85", "\ud800"])
def test_what_html_cannot_hold_becomes_one_visible_character(char: str) -> None:
    shown = visible(f"أ{char}ب")
    assert len(shown) == 3
    assert shown.isprintable()
    shown.encode("utf-8")


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\u200b", "\u200d", "\ufeff", "\u00a0", "\t"])
def test_every_other_character_stays(char: str) -> None:
    assert visible(char) == char
