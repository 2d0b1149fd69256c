"""What holds for every page: both languages, both data formats, nothing inline, links that lead somewhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawatur.web.guard import HEADERS
from tests.web.paths import PAGES

LANGUAGES = {"ar": "rtl", "en": "ltr"}
PATHS = [path for path, _ in PAGES]


def with_suffix(path: str, suffix: str) -> str:
    """The address of a page as data."""
    plain, mark, query = path.partition("?")
    return f"{'/index' if plain == '/' else plain}.{suffix}{mark}{query}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_speaks_both_languages(client: TestClient, path: str, lang: str, page: Callable[..., Any]) -> None:
    found = page(client, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert (found.get("lang"), found.get("dir")) == (lang, LANGUAGES[lang])
    assert client.get("/help").text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}"')


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_inline(client: TestClient, path: str, lang: str, page: Callable[..., Any]) -> None:
    found = page(client, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    check_inline(found)


def check_inline(found: Any) -> None:
    """No script, style or handler stands in the page itself, and nothing comes from elsewhere."""
    assert found.xpath("//style | //script[not(@src)] | //*[@style] | //base | //iframe | //object") == []
    names = {name for element in found.iter() for name in getattr(element, "attrib", {})}
    assert [name for name in names if name.startswith("on")] == []
    for address in found.xpath("//@src | //link/@href | //form/@action | //a/@href | //use/@href"):
        assert re.match(r"[/#?]", address), address
        assert not address.startswith("//")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_well_formed(client: TestClient, path: str, page: Callable[..., Any]) -> None:
    found = page(client, path)
    idents = found.xpath("//@id")
    assert len(idents) == len(set(idents))
    assert len(found.xpath("//h1")) == 1
    assert found.xpath("//title/text()")
    for label in found.xpath("//label/@for"):
        assert label in idents


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    for address in (path, with_suffix(path, "json")):
        headers = client.get(address).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_there_as_json(client: TestClient, path: str) -> None:
    html, data = client.get(path), client.get(with_suffix(path, "json"))
    assert html.status_code == data.status_code
    assert data.headers["content-type"] == "application/json"
    assert isinstance(data.json(), dict)


@pytest.mark.parametrize("path", [path for path, has_table in PAGES if has_table and path != "/search?q=("])
def test_a_table_is_there_as_csv(client: TestClient, path: str) -> None:
    answer = client.get(with_suffix(path, "csv"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert len({len(row) for row in rows}) == 1


def test_links_of_the_page_lead_somewhere(client: TestClient, page: Callable[..., Any]) -> None:
    for path in ("/", "/search?q=هدنة", "/help", "/story/demo-sutur", "/story/demo-sutur/compare"):
        found = page(client, path).xpath("//a/@href[starts-with(., '/')]")
        for address in {address.partition("#")[0] for address in found}:
            assert client.get(address).status_code == 200, address


def test_links_within_a_page_lead_somewhere(client: TestClient, page: Callable[..., Any]) -> None:
    for path in PATHS:
        found = page(client, path)
        idents = set(found.xpath("//@id"))
        for address in found.xpath("//@href[starts-with(., '#')]"):
            assert address[1:] in idents, address


def test_a_missing_thing_is_told_in_one_shape(client: TestClient) -> None:
    error = client.get("/article/no-such.json").json()["error"]
    assert (error["code"], error["status"]) == ("not_found", 404)
    assert client.get("/article/no-such").status_code == 404
    assert client.get("/nowhere", headers={"accept": "application/json"}).json()["error"]["code"] == "not_found"
    assert client.get("/search.json?_size=many").json()["error"]["code"] == "bad_request"
    assert client.get("/search.json?_next=zz").json()["error"]["code"] == "bad_request"


def test_assets_may_be_kept_for_ever(client: TestClient, page: Callable[..., Any]) -> None:
    found = page(client, "/")
    for address in found.xpath("//script/@src | //link[@rel='stylesheet']/@href"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        for font in re.findall(r'url\("([^"]+)"\)', answer.text):
            assert client.get(f"{address.rpartition('/')[0]}/{font}").status_code == 200
    assert client.get("/static/000/app.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/000/../app.py").status_code == 404


def test_the_description_knows_every_operation(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert {"/index.json", "/search.json", "/search.csv", "/article/{article}.json", "/add.json"} <= set(
        described["paths"]
    )
    operation = described["paths"]["/index.json"]["get"]
    assert operation["responses"]["200"]["content"]["application/json"]["example"]["story_count"] == 1
    assert operation["responses"]["default"]["content"]["application/json"]["schema"]
    idents = [o["operationId"] for operations in described["paths"].values() for o in operations.values()]
    assert len(idents) == len(set(idents))


#: Properties that would stand on the wrong side in one of the two directions of writing.
_SIDES = (
    r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)",
    r"text-align: ?(?:left|right)",
    r"[ ;{](?:left|right|width|height):",
)


def test_the_style_sheets_name_no_side() -> None:
    for file in files("tawatur.web").joinpath("static").iterdir():
        if file.name.endswith(".css"):
            assert re.findall("|".join(_SIDES), file.read_text("utf-8")) == [], file.name


def test_head_is_answered_like_get(client: TestClient) -> None:
    assert client.head("/").status_code == 200


def test_faults_say_what_to_do_in_the_language_of_the_page(client: TestClient) -> None:
    for lang, said in (("ar", "لغة البحث"), ("en", "The language of searches")):
        answer = client.get(f"/search?q=foo:bar&lang={lang}", headers={"accept": "text/html"})
        assert (answer.status_code, said in answer.text, "/help#queries" in answer.text) == (400, True, True)
