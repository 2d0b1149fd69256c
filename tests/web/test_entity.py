"""The pages of names across articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tawatur.web.charts.network import SIZE, network
from tests.web.conftest import make_archive, open_client


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    place = make_archive(tmp_path / "entities.db", demo_articles())
    with tawatur.open(str(place)) as archive:
        archive.find_entities()
    with open_client(place) as opened:
        yield opened


def test_entities_of_most_articles_come_first_and_every_page_opens(client: TestClient) -> None:
    lines = client.get("/entities.json").json()["lines"]
    assert lines
    assert [line["articles"] for line in lines] == sorted((line["articles"] for line in lines), reverse=True)
    kinds: set[str] = set()
    for line in lines:
        view = client.get(f"{line['href']}.json").json()
        kinds |= {kind for kind, rows in view["rows"].items() if rows}
        for lang in ("ar", "en"):
            assert client.get(f"{line['href']}?lang={lang}").status_code == 200
        assert client.get(f"{line['href']}.csv").status_code == 200
        for row in view["rows"]["name"]:
            assert client.get(row["href"]).status_code == 200
            assert line["href"] in client.get(row["href"]).text
    assert kinds >= {"name", "statement"}


def test_entities_are_narrowed_down_and_paged(client: TestClient) -> None:
    assert {line["type"] for line in client.get("/entities.json?type=ORG").json()["lines"]} <= {"ORG"}
    first = client.get("/entities.json?_size=1").json()
    second = client.get(f"/entities.json?_size=1&_next={first['next']}").json()
    assert first["lines"] != second["lines"]
    assert client.get("/entities.json?type=x").status_code == 400
    assert client.get("/entity/nobody.json").status_code == 404


def test_a_network_is_the_same_each_time() -> None:
    nodes = network([("a", 2, "/x"), ("b" * 40, 1, "/y")])
    assert [(node.x, node.y, node.breadth, node.anchor) for node in nodes] == [
        (380.0, 55.0, 6.0, "middle"),
        (380.0, 385.0, 3.5, "middle"),
    ]
    assert len(nodes[1].label) < len(nodes[1].name)
    assert network([]) == ()
    many = network([(f"name {number}", 1, "") for number in range(30)])
    assert all(0 < node.label_x < SIZE[0] and 0 < node.label_y < SIZE[1] for node in many)
    assert len({(node.label_x, node.label_y) for node in many}) == len(many) < 30


def test_who_takes_part_in_the_same_events_stands_in_table_and_network(tmp_path: Path) -> None:
    body = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة. وقصف الجيش الإسرائيلي حزب الله."
    made = tuple(
        tawatur.make_article(title="لقاء", body=body, outlet=name, published="2026-01-14", ident=name) for name in "ab"
    )
    place = make_archive(tmp_path / "met.db", made)
    with tawatur.open(str(place)) as archive:
        archive.find_entities()
    with open_client(place) as opened:
        lines = opened.get("/entities.json").json()["lines"]
        views = [opened.get(f"{line['href']}.json").json() for line in lines]
        found = [(line, view) for line, view in zip(lines, views, strict=True) if view["others"]]
        assert found
        for line, view in found:
            text = opened.get(f"{line['href']}?lang=en").text
            assert text.count("<circle") >= len(view["network"]) + 1
            assert all(opened.get(other["href"]).status_code == 200 for other in view["others"])
