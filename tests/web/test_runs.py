"""The pages of runs: what wrote, and what changed between two of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tests.web.conftest import make_archive, open_client


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which an outlet edited its page, and a new article came, by run 4 (add)."""
    first, *others = demo_articles()
    made = make_archive(tmp_path_factory.mktemp("runs") / "runs.db", (first, *others[:2]))
    body = first.text.partition("\n")[2].replace("112", "115").replace("مقتل 12", "مقتل 15")
    edited = tawatur.make_article(
        ident=first.id, outlet=first.outlet, published=first.published, title=first.title, body=body
    )
    with tawatur.open(str(made)) as archive:
        list(archive.add([edited, *others[2:]]))
    return made


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    """A client on that archive."""
    with open_client(place) as opened:
        yield opened


def test_runs_are_told_the_last_first(client: TestClient) -> None:
    view = client.get("/runs.json").json()
    commands = [(4, "add"), (3, "entities"), (2, "stories"), (1, "add")]
    assert [(run["id"], run["command"]) for run in view["runs"]] == commands
    assert view["runs"][0]["digest"] != view["runs"][3]["digest"]
    assert view["before"] == {"4": 1}
    assert "/runs/1..4" in client.get("/runs").text


def test_changes_come_with_their_causes(client: TestClient) -> None:
    view = client.get("/runs/1..4.json").json()
    new = [one for one in view["articles"] if one["before"] is None]
    changed = [one for one in view["articles"] if one["before"] is not None]
    assert (len(new), len(changed)) == (1, 1)
    fields = {(c["noun"], f["field"], f["before"], f["after"]) for c in changed[0]["changes"] for f in c["fields"]}
    assert ("figure", "low", "112", "115") in fields
    assert {cause["kind"] for c in changed[0]["changes"] for cause in c["causes"]} == {"page"}
    assert view["is_all_counted"]
    assert view["kinds"]["new"] == 1


@pytest.mark.parametrize("query, count", [("kind=new", 1), ("kind=changed&list=figures", 1), ("cause=rule", 0)])
def test_changes_are_narrowed_down(client: TestClient, query: str, count: int) -> None:
    assert len(client.get(f"/runs/1..4.json?{query}").json()["articles"]) == count
    assert client.get(f"/runs/1..4?{query}&lang=en").status_code == 200


def test_changes_have_pages(client: TestClient) -> None:
    first = client.get("/runs/1..4.json?_size=1").json()
    second = client.get(f"/runs/1..4.json?_size=1&_next={first['next']}").json()
    assert first["articles"][0]["article"] != second["articles"][0]["article"]
    assert second["next"] is None


def test_changes_are_a_table(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/runs/1..4.csv").text, newline="")))
    assert {row["change"] for row in rows} >= {"changed", "new"}


@pytest.mark.parametrize("path", ["/runs/1..9", "/runs/9..1"])
def test_an_unknown_run_is_not_here(client: TestClient, path: str) -> None:
    assert client.get(f"{path}.json").json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/runs/a..b.json", "/runs/1..4.json?kind=x", "/runs/1..4.json?list=x"])
def test_what_is_no_run_or_filter_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).json()["error"]["code"] == "bad_request"


def test_two_runs_are_chosen_by_form(client: TestClient) -> None:
    token = html.fromstring(client.get("/runs").text).xpath("//input[@name='_csrf']/@value")[0]
    given = {"_csrf": token, "before": "4", "after": "1"}
    assert client.post("/runs/choose", data=given, follow_redirects=False).headers["location"] == "/runs/1..4"
    assert client.post("/runs/choose", data={**given, "before": "²"}).status_code == 400


def test_what_a_run_did_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    tags = html.fromstring(client.get("/runs?lang=ar").text).xpath("//table//span[@class='tag']")
    assert len(tags) > 3
    assert [tag.text_content() for tag in tags if re.search(r"[a-z]", tag.text_content())] == []
