"""Home: stories, contradictions first, and the latest articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.testclient import TestClient

import tawatur


def test_the_story_stands_with_its_contradictions(client: TestClient) -> None:
    view = client.get("/index.json").json()
    (story,) = view["stories"]
    assert (story["articles"], len(story["outlets"]), story["origins"]) == (4, 4, 2)
    assert story["verdicts"]["contradict"] == len(story["contradictions"]) > 0
    assert (story["begin"], story["finish"]) == ("2026-01-14", "2026-01-15")
    assert view["recent"][0]["id"] == "demo-almizan"


def test_unknown_origins_and_unnamed_outlets_are_told(empty: TestClient, page: Callable[..., Any]) -> None:
    archive = empty.app.state.workbench.archive  # type: ignore[attr-defined]
    bodies = (
        "قال المحافظ إن حريقا كبيرا التهم سوق الخضار في المدينة فجر الأحد وأصاب سبعة أشخاص.",
        "التهم حريق كبير سوق الخضار في المدينة فجر الأحد، وأصيب تسعة أشخاص بحسب مستشفى المدينة.",
    )
    list(archive.add(tawatur.make_article(title="حريق في سوق الخضار", body=b, published="2026-03-01") for b in bodies))
    archive.find_stories()
    (story,) = empty.get("/index.json").json()["stories"]
    assert (story["outlets"], story["origins"], story["unknown"]) == ([None, None], 2, 2)
    (card,) = page(empty, "/?lang=en").xpath("//li[contains(@class, 'card')]")
    text = " ".join(card.text_content().split())
    assert "2 articles · 2 origins at most (unknown: 2)" in text
    assert "article-" not in text
    head = page(empty, f"/story/{story['id']}?lang=en").xpath("string(//header[@class='story-head'])")
    assert "2 origins at most (unknown: 2)" in head


def test_an_empty_archive_says_what_to_do(empty: TestClient, page: Callable[..., Any]) -> None:
    assert page(empty, "/").xpath("//main//a[@href='/add']")


def test_comparisons_are_made_once(client: TestClient) -> None:
    client.get("/")
    bench = client.app.state.workbench  # type: ignore[attr-defined]
    articles = ("demo-almarfa", "demo-sutur", "demo-aldifaf", "demo-almizan")
    ordered = tuple(sorted(articles))
    assert bench.comparisons.is_known(ordered)
    assert bench.comparisons.of(ordered) is bench.comparisons.of(ordered)


def test_a_correction_is_compared_at_once(client: TestClient) -> None:
    bench = client.app.state.workbench  # type: ignore[attr-defined]
    articles = ("demo-almarfa", "demo-aldifaf")
    before = bench.comparisons.of(articles)
    assert bench.comparisons.of(articles[::-1]) is before
