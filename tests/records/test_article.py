"""Articles: text, ids and days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tawatur import make_article
from tawatur.records.identity import content_id
from tawatur.records.span import Span, span_of


def test_text_is_title_newline_body_untouched() -> None:
    article = make_article(title="عنوانٌ", body=" متن\u200f ")
    assert article.text == "عنوانٌ\n متن\u200f "


def test_a_given_id_is_kept_and_an_empty_one_is_made_from_outlet_and_text() -> None:
    assert make_article(title="ا", body="ب", ident="x").id == "x"
    one, two = make_article(title="ا", body="ب", outlet="س"), make_article(title="ا", body="ب", outlet="ص")
    assert one.id != two.id
    assert one.sha256 == two.sha256
    assert one.id == make_article(title="ا", body="ب", outlet="س", url="https://example.org").id


@pytest.mark.parametrize(
    "published, day",
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("2026-01-05T10:30:00Z", date(2026, 1, 5)),
        ("yesterday", None),
        ("2026-13-01", None),
        (None, None),
        ("", None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert make_article(title="", body="", published=published).published_on == day


@pytest.mark.parametrize(
    "given",
    [
        {"title": None},
        {"body": float("nan")},
        {"body": b"x"},
        {"published": date(2026, 3, 2)},
        {"ident": 7},
        {"outlet": 1},
    ],
)
def test_what_is_no_text_becomes_no_word_of_an_article(given: dict[str, Any]) -> None:
    (name,) = given
    with pytest.raises(TypeError, match=f"^{name} is "):
        make_article(**{"title": "خبر", "body": "نص", **given})


def test_ids_do_not_run_parts_together() -> None:
    assert content_id("x", "ab", "c") != content_id("x", "a", "bc")
    assert content_id("x", None) != content_id("x", "")
    assert content_id("x", 1).startswith("x-")


@pytest.mark.parametrize("start, end", [(-1, 1), (0, 0), (2, 1), (0, 4)])
def test_a_span_lies_inside_its_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        span_of("abc", start, end)


def test_spans_know_their_neighbours() -> None:
    a, b = Span(start=0, end=4, text="abcd"), Span(start=2, end=4, text="cd")
    assert a.covers(b)
    assert not b.covers(a)
    assert a.overlaps(b)
    assert not b.overlaps(Span(start=4, end=5, text="e"))
