"""When an article was published: days, order, and which came first."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.records.article import make_article
from tawatur.records.publication import came_first, publication_day, publication_order


@pytest.mark.parametrize(
    "published",
    [
        "2026-03-03",
        "2026-03-03T21:15:00+03:00",
        "2026-03-03 21:15",
        "20260303",
        "20260303T2115",
        "2026-W10-2",
        "2026W102",
    ],
)
def test_days_as_iso_writes_them(published: str) -> None:
    assert publication_day(published) == date(2026, 3, 3)


@pytest.mark.parametrize("published", [None, "", "3/3/2026", "2026-W10", "2026-03", "2026-13-01", "202603031", "March"])
def test_what_is_no_day(published: str | None) -> None:
    assert publication_day(published) is None


def test_articles_keep_their_day_written_out() -> None:
    given = {"2026-W10-2": "2026-03-03", "20260303T2115": "2026-03-03T21:15:00", "2026-03-03 9:5": "2026-03-03 9:5"}
    for published, kept in given.items():
        assert make_article(title="خبر", body="نص", published=published).published == kept
    assert make_article(title="خبر", body="نص", published="3/3/2026").published == "3/3/2026"


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("٢٠٢٦-٠٣-٠٢", "2026-03-02"),
        ("٢٠٢٦/٣/٢", "2026-03-02"),
        ("2026/03/02 10:15", "2026-03-02T10:15:00"),
        ("2026.03.02", "2026-03-02"),
        ("20260302101500", "2026-03-02T10:15:00"),
        ("20260302101500Z", "2026-03-02T10:15:00+00:00"),
        ("Mon, 02 Mar 2026 10:15:00 GMT", "2026-03-02T10:15:00+00:00"),
        ("2 Mar 2026 10:15 +0300", "2026-03-02T10:15:00+03:00"),
        (" 2026-03-02 ", "2026-03-02"),
    ],
)
def test_other_forms_that_can_be_read_in_one_way_only(published: str, kept: str) -> None:
    assert make_article(title="خبر", body="نص", published=published).published == kept


@pytest.mark.parametrize(
    "published",
    [
        "02/03/2026", "1447/09/12", "۱۴۰۴/۱۲/۱۱", "2026/13/01", "20261302101500", "2026/03/02/01", "2026-03",
        "1772446500", "Mon, 42 Mar 2026 10:15:00 GMT", "2 Foo 2026 10:15 GMT", "March 2, 2026",
    ],
)  # fmt: skip
def test_forms_that_are_kept_as_given(published: str) -> None:
    article = make_article(title="خبر", body="نص", published=published)
    assert (article.published, article.published_on) == (published, None)


def test_order_counts_offsets() -> None:
    times = ["2026-03-03T09:00:00+00:00", "2026-03-03T08:30:00Z", "2026-03-03T10:00:00+03:00"]
    assert sorted(times, key=publication_order) == times[::-1]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("2026-03-03T10:00:00+03:00", "2026-03-03T08:30:00Z", True),
        ("2026-03-03T12:00:00", "2026-03-03T08:30:00", False),
        ("2026-03-03", "2026-03-03T08:30:00", None),
        ("2026-03-02", "2026-03-03T08:30:00", True),
        ("2026-03-03T08:30:00", "2026-03-03T08:30:00", None),
        ("2026-03-03", None, None),
        ("0001-01-01T00:00:00+14:00", "2026-03-03T08:30:00Z", True),
    ],
)
def test_which_came_first(one: str | None, other: str | None, *, first: bool | None) -> None:
    assert came_first(one, other) is first
