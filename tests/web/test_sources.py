"""The page of outlets: its counts, order, days, pages and links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import tawatur
from tawatur.web.charts.shares import shares
from tests.web.conftest import make_archive, open_client

BODY = "قال الوزير سالم الحربي في المدينة إن الجيش أعلن مقتل 12 شخصًا وإصابة عشرين آخرين في قصف استهدف السوق القديمة."
OTHER = "ارتفعت أسعار القمح في الأسواق العالمية بنسبة ثلاثة في المئة بعد تراجع المحصول في بلدان عدة هذا العام."


def lines(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/sources.json?{query}")
    assert answer.status_code == 200
    return list(answer.json()["lines"])


@pytest.fixture(scope="module")
def copying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One text by two outlets, an article of its own, and one without an outlet."""
    made = [("أ", "08:00", BODY), ("ب", "10:00", BODY), ("ب", "11:00", OTHER), (None, "11:00", BODY[:40])]
    articles = tuple(
        tawatur.make_article(title="", body=body, outlet=outlet, published=f"2026-01-14T{time}", ident=f"a{n}")
        for n, (outlet, time, body) in enumerate(made)
    )
    return make_archive(tmp_path_factory.mktemp("sources") / "x.db", articles)


def test_the_page_counts_what_the_archive_counts(client: TestClient, demo_archive: Path) -> None:
    with tawatur.open(str(demo_archive)) as archive:
        expected = {one.outlet: one for one in archive.outlets()}
    found = lines(client)
    assert {line["outlet"] for line in found} == set(expected)
    for line in found:
        one = expected[line["outlet"]]
        assert (line["articles"], line["copies"], line["bases"]) == (one.articles, one.copies, one.bases)


def test_copies_and_whose_text_it_is(copying: Path, page: Callable[..., Any]) -> None:
    with open_client(copying) as client:
        found = {line["outlet"]: line for line in lines(client)}
        assert (found["أ"]["first"], found["أ"]["copies"]) == (1, 0)
        assert (found["ب"]["copies"], found["ب"]["texts"]) == (1, [{"outlet": "أ", "articles": 1}])
        assert found[None]["href"] is None
        rows = page(client, "/sources?sort=copies&lang=en").xpath("//table[@class='sources']/tbody/tr")
        assert "ب" in rows[0].text_content()
        assert "1 of 1 · 100%" in " ".join(rows[0].text_content().split())


def test_order(copying: Path) -> None:
    with open_client(copying) as client:
        by_count = [line["copies"] for line in lines(client, "sort=copies")]
        assert by_count == sorted(by_count, reverse=True)
        assert [line["outlet"] for line in lines(client, "sort=outlet")] == ["أ", "ب", None]
        assert lines(client, "sort=first&by=share")[0]["outlet"] == "أ"
        assert client.get("/sources?sort=wrong").status_code == 400
        assert client.get("/sources?by=wrong").status_code == 400


def test_days(client: TestClient, page: Callable[..., Any]) -> None:
    every = lines(client)
    some = lines(client, "since=2026-01-15")
    assert 0 < len(some) < len(every)
    assert all("since=2026-01-15" in line["href"] for line in some)
    assert lines(client, "until=1999") == []
    assert client.get("/sources?since=2026-13").status_code == 400
    assert client.get("/sources?since=2026-02&until=2026-01").status_code == 400
    assert page(client, "/sources?until=1999").xpath("//p[@class='empty-state']")


def test_pages_follow_each_other(client: TestClient) -> None:
    found, token = [], ""
    while True:
        view = client.get(f"/sources.json?_size=1&_next={token}").json()
        found += view["lines"]
        if (token := view["next"]) is None:
            break
    assert found == lines(client)


def test_links_lead_to_the_articles(client: TestClient) -> None:
    for line in lines(client):
        answer = client.get(line["href"].replace("/search", "/search.json"))
        assert answer.json()["total"] == line["articles"]


def test_the_bar_is_whole() -> None:
    parts = shares([("a", 1), ("b", 0), ("c", 2)])
    assert [part.key for part in parts] == ["a", "c"]
    assert sum(part.breadth for part in parts) == pytest.approx(100, abs=0.1)
    assert parts[1].x == pytest.approx(parts[0].breadth)
    assert shares([("a", 0)]) == ()
