"""The ledger of figures: what it lists, filters, pages and links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tawatur.web.pages import figures


def lines(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    """The figures of a page."""
    answer = client.get(f"/figures.json?_size=1000&{query}")
    assert answer.status_code == 200
    return list(answer.json()["lines"])


def test_every_figure_of_the_archive_is_listed(client: TestClient) -> None:
    expected = {f.id for article in demo_articles() for f in tawatur.read(article).figures}
    found = lines(client)
    assert {line["claim"] for line in found} == expected
    for line in found:
        assert "".join(p["text"] for p in line["passage"] if p["is_marked"]) == line["words"].replace("\n", " ")


def test_filters_narrow_down(client: TestClient) -> None:
    every = lines(client)
    assert lines(client, "kind=killed") == [line for line in every if line["kind"] == "killed"]
    ranged = lines(client, "low=39&high=39")
    assert any(line["low"] == line["high"] == 39 for line in ranged)
    assert all((line["high"] is None or line["high"] >= 39) and (line["low"] or 0) <= 39 for line in ranged)
    outlet = every[0]["outlet"]
    assert lines(client, f"outlet={outlet}") == [line for line in every if line["outlet"] == outlet]
    assert lines(client, "until=1999-01-01") == []
    assert client.get("/figures?kind=nothing").status_code == 400


def test_pages_follow_each_other_without_gap(client: TestClient) -> None:
    found, token = [], ""
    for _ in range(200):
        view = client.get(f"/figures.json?_size=3&_next={token}").json()
        found += view["lines"]
        token = view["next"]
        if token is None:
            break
    assert found == lines(client)


def test_long_looking_stops_and_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_PATIENCE", -1.0)
    view = client.get("/figures.json?low=99999999").json()
    assert view["is_cut"]
    assert view["next"]


def test_rows_lead_to_the_claim(client: TestClient, page: Callable[..., Any]) -> None:
    links = page(client, "/figures").xpath("//tr[@data-item]//a/@href")
    assert links
    assert "claim=figure-" in links[0]
    assert client.get(links[0]).status_code == 200
