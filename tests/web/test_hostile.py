"""An archive that wants to break or deceive the page does neither."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawatur.web.addresses import address, decoded_id, encoded_id
from tests.web.conftest import HOSTILE
from tests.web.test_pages import check_inline

ARTICLES = [address("article", f"{title[:40]}/../{number}.json") for number, title in enumerate(HOSTILE)]


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=مقتل", *ARTICLES])
def test_nothing_of_it_becomes_markup(hostile: TestClient, path: str, page: Callable[..., Any]) -> None:
    answer = hostile.get(path)
    assert answer.status_code == 200
    check_inline(page(hostile, path))
    assert "alert(1)<" not in answer.text.replace("alert(1)&lt;", "")
    assert "javascript:" not in answer.text


@pytest.mark.parametrize("path", ["/", "/search?q=مقتل", *ARTICLES])
def test_control_characters_are_shown(hostile: TestClient, path: str) -> None:
    text = hostile.get(path).text
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_overrides_are_named_and_stay_inside(hostile: TestClient, page: Callable[..., Any]) -> None:
    found = page(hostile, ARTICLES[2])
    (title,) = found.xpath("//h1/bdi")
    assert "‹RLO›قتيل‹PDF›" in title.text_content()
    assert title.get("dir") == "auto"


@pytest.mark.parametrize("path", ARTICLES)
def test_an_id_is_no_path(hostile: TestClient, path: str) -> None:
    assert path.count("/") == 2
    assert hostile.get(f"{path}.json").status_code == 200


@pytest.mark.parametrize("ident", ["a/b.json", "~", "~2F", "مقال", "", "..", "a b?c#d", "\x00", "x~C3~28"])
def test_ids_come_back_from_addresses(ident: str) -> None:
    assert decoded_id(encoded_id(ident)) == ident
    assert re.fullmatch(r"[A-Za-z0-9_~-]*", encoded_id(ident))


def test_a_formula_is_guarded_for_spreadsheets(hostile: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(hostile.get("/search.csv?_excel=1").text.lstrip("\ufeff"), newline="")))
    assert not [cell for row in rows[1:] for cell in row if cell.startswith("=")]
    assert "'=cmd" in str(rows)


def test_two_million_letters_are_a_page(hostile: TestClient) -> None:
    assert hostile.get("/article/long").status_code == 200
    answer = hostile.get("/search.json?q=outlet:ط قائم")
    assert len(answer.json()["found"][0]["passages"]) == 3


@pytest.mark.parametrize(
    "query", ["((" * 500, '"', "x" * 1000, "a " * 400, "exact:", "figure:zz", "published:9999..0", "\x00", "*", "-"]
)
def test_no_search_breaks_it(hostile: TestClient, query: str) -> None:
    assert hostile.get("/search", params={"q": query}).status_code in (200, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/article/~FF~FE",
        "/article/%00",
        "/article/%2e%2e%2fx",
        "/article/x?v=0",
        "/article/x?v=99999999999999999999",
        "/search?_next=////",
        "/search?_next=bzk5OTk5OTk5OTk5OTk5OQ",
        "/search?since=2025-99",
        "/?_size=0",
    ],
)
def test_no_address_breaks_it(hostile: TestClient, path: str) -> None:
    assert hostile.get(path).status_code in (200, 400, 404)
