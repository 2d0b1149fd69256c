"""The article reader: marks on exact letters, one claim in full, sheets of long articles, versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import tawatur
from tests.web.conftest import open_client

PATH = "/article/demo-sutur"
CLAIMS = ("figures", "statements", "events", "entities", "times", "commitments", "agreements")


def claims_of(archive: Path) -> list[str]:
    with tawatur.open(str(archive)) as opened:
        ledger = opened.ledger("demo-sutur")
    return [record.id for name in CLAIMS for record in getattr(ledger, name)]


@pytest.mark.parametrize("query", ["", "?layer=", "?layer=figures&layer=events", "?char=113,140"])
def test_segments_give_the_text_back(client: TestClient, query: str) -> None:
    article = client.get(f"{PATH}.json{query}").json()
    with_text = client.get("/article/demo-sutur.json").json()
    for block in article["blocks"]:
        ends = [segment["end"] for segment in block["segments"]]
        assert [block["start"], *ends[:-1]] == [segment["start"] for segment in block["segments"]]
        assert ends[-1] == block["end"]
    joined = ["".join(s["text"] for s in block["segments"]) for block in article["blocks"]]
    assert joined == ["".join(s["text"] for s in block["segments"]) for block in with_text["blocks"]]


def test_only_chosen_layers_are_marked(client: TestClient, page: Callable[..., Any]) -> None:
    assert page(client, f"{PATH}?layer=").xpath("//article//a") == []
    figures = page(client, f"{PATH}?layer=figures").xpath("//article//a/@class")
    assert figures
    assert all("m-figure" in one and "m-entity" not in one for one in figures)


def test_every_claim_has_a_panel(client: TestClient, demo_archive: Path, page: Callable[..., Any]) -> None:
    for claim in claims_of(demo_archive):
        found = page(client, f"{PATH}?claim={claim}")
        (words,) = found.xpath("//*[@class='claim-words']/bdi")
        assert words.text_content()
        assert found.xpath("//article//*[contains(@class, 'is-claim')]")
        for place in found.xpath("//aside//a[contains(@href, '#char=')]/@href"):
            assert found.xpath(f"//*[@id='{place.partition('#')[2]}']") or "char=" in place.partition("#")[0]


def test_letters_can_be_pointed_at(client: TestClient, page: Callable[..., Any]) -> None:
    found = page(client, f"{PATH}?char=59,64")
    marked = found.xpath("//article//*[contains(@class, 'is-passage')]")
    with_text = client.get(f"{PATH}.json?char=59,64").json()["blocks"]
    letters = [s["text"] for block in with_text for s in block["segments"] if "passage" in s["roles"]]
    assert "".join(one.text_content() for one in marked) == "".join(letters)
    assert len("".join(letters)) == 5
    assert client.get(f"{PATH}?char=x").status_code == 400


def test_a_lost_claim_is_told(client: TestClient, page: Callable[..., Any]) -> None:
    assert page(client, f"{PATH}?claim=figure-none").xpath("//aside/p[@class='none']")


def test_a_long_article_has_sheets(hostile: TestClient) -> None:
    first = hostile.get("/article/long.json").json()
    assert len(first["sheets"]) > 10
    last = hostile.get(f"/article/long.json?sheet={len(first['sheets'])}").json()
    assert last["finish"] == last["head"]["letters"]
    assert hostile.get("/article/long.json?char=100000,100005").json()["sheet"] > 1
    assert hostile.get("/article/long.json?sheet=99999").json()["sheet"] == len(first["sheets"])


def test_changed_words_are_shown(tmp_path: Path, page: Callable[..., Any]) -> None:
    place = tmp_path / "versions.db"
    with tawatur.open(str(place)) as archive:
        for count in ("خمسة", "سبعة"):
            body = f"قال الناطق إن {count} أشخاص قتلوا في المدينة."
            list(archive.add([tawatur.make_article(title="خبر", body=body, outlet="صحيفة", ident="one")]))
    with open_client(place) as client:
        found = page(client, "/article/one/versions")
        assert found.xpath("//del/text()") == ["خمسة"]
        assert found.xpath("//ins/text()") == ["سبعة"]
        assert client.get("/article/one/versions?before=1&after=1").status_code == 200
        assert client.get("/article/one/versions?before=1&after=9").status_code == 404
