"""Search: words are marked exactly, facets and pages stand in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawatur.records.span import span_of
from tawatur.web.facets import Filters
from tawatur.web.stored import passages, pieces


def test_words_are_marked_in_their_own_letters(client: TestClient, page: Callable[..., Any]) -> None:
    marks = [mark.text_content() for mark in page(client, "/search?q=هدنة").xpath("//mark")]
    assert set(marks) == {"والهدنة", "الهدنة", "هدنة"}


def test_matches_quote_their_article(client: TestClient) -> None:
    for found in client.get("/search.json?q=هدنة").json()["found"]:
        text = client.app.state.workbench.archive.ledger(found["id"]).article.text  # type: ignore[attr-defined]
        for match in found["matches"]:
            assert text[match["start"] : match["end"]] == match["text"]
        title = "".join(piece["text"] for piece in found["title"])
        assert text.startswith(title)


def test_facets_narrow_down(client: TestClient) -> None:
    everything = client.get("/search.json").json()
    (facet,) = everything["facets"]
    assert {value["count"] for value in facet["values"]} == {1}
    chosen = facet["values"][0]["value"]
    found = client.get("/search.json", params={"outlet": chosen}).json()
    assert [hit["outlet"] for hit in found["found"]] == [chosen]
    both = [value["value"] for value in facet["values"][:2]]
    assert client.get("/search.json", params={"outlet": both}).json()["total"] == 2
    assert client.get("/search.json?since=2026-01-15").json()["total"] == 1
    assert client.get("/search.json?until=2026-01-14").json()["total"] == 3
    assert client.get("/search.json?figure=killed").json()["total"] == 4


@pytest.mark.parametrize("value", ['a"b', "a) OR (b", "a|b", '"', "«"])
def test_a_facet_cannot_leave_its_place(client: TestClient, value: str) -> None:
    assert client.get("/search.json", params={"outlet": value}).json()["total"] in (0, 4)
    assert Filters(outlet=(value,)).query("").count('"') in (0, 2)


def test_pages_follow_each_other(client: TestClient) -> None:
    seen: list[str] = []
    token: str | None = ""
    while token is not None:
        view = client.get("/search.json", params={"_size": 1, "_next": token}).json()
        seen += [found["id"] for found in view["found"]]
        token = view["next"]
    assert len(seen) == len(set(seen)) == 4


def test_letters_as_typed_are_found_without_a_count(client: TestClient) -> None:
    view = client.get("/search.json?q=exact:والهدنة").json()
    assert view["total"] is None
    assert view["found"]


def test_pieces_rebuild_the_text() -> None:
    text = "قال ١٢ abc\u0301 مصدر"
    spans = [span_of(text, 4, 6), span_of(text, 7, 11)]
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.is_marked] == ["١٢", "abc\u0301"]


def test_passages_stay_short_in_a_long_text() -> None:
    text = "كلمة " * 50_000
    (passage,) = passages(text, [span_of(text, 100_000, 100_004)], most=3)
    assert len("".join(piece.text for piece in passage)) < 200


def test_a_query_that_is_not_understood_can_be_mended(client: TestClient, page: Callable[..., Any]) -> None:
    tree = page(client, '/search?q="هدنة')
    assert tree.xpath("//main//input[@name='q']/@value") == ['"هدنة']
