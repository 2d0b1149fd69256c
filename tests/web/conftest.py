"""Clients of the workbench on archives of our own making."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.demo import demo_articles
from tawatur.records.article import Article

pytest.importorskip("httpx2", reason="the workbench is tested through httpx2")
from lxml import html
from starlette.testclient import TestClient

from tawatur.web.app import create_app
from tawatur.web.settings import WebSettings

ADDRESS = "http://localhost:8400"
TURNED = "\u202eقتيل\u202c"
#: Titles and names that want to be more than text.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    f"مقتل عشرة {TURNED} في المدينة",
    "نص\x00 فيه \x1b[31m محارف تحكم\x85",
    "{{ 7 * 7 }} {% include 'base.html.j2' %}",
    "=cmd|' /C calc'!A0",
    "كلمة" * 150,
)


def make_archive(place: Path, articles: tuple[Article, ...]) -> Path:
    """An archive with articles and the stories that they tell."""
    with tawatur.open(str(place)) as archive:
        list(archive.add(articles))
        archive.find_stories()
        archive.find_entities()
    return place


def open_client(place: Path, **settings: Any) -> TestClient:
    """A browser without a window."""
    return TestClient(create_app(str(place), WebSettings(**settings)), base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the bundled story, to read from only."""
    return make_archive(tmp_path_factory.mktemp("web") / "demo.db", demo_articles())


@pytest.fixture(scope="session")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of articles that were written to break or deceive the page."""
    made = [
        tawatur.make_article(
            title=title,
            body=f"قال {title} إن الجيش أعلن مقتل 12 شخصًا في المدينة يوم الأربعاء.",
            outlet=f"{title} {TURNED}",
            url="javascript:alert(1)",
            published="2026-01-14",
            ident=f"{title[:40]}/../{number}.json",
        )
        for number, title in enumerate(HOSTILE)
    ]
    long = tawatur.make_article(title="طويل", body="قال الوزير إن الاتفاق قائم. " * 70_000, outlet="ط", ident="long")
    return make_archive(tmp_path_factory.mktemp("web") / "hostile.db", (*made, long))


@pytest.fixture
def client(demo_archive: Path) -> Iterator[TestClient]:
    """A client on the demo story; for reading only."""
    with open_client(demo_archive) as opened:
        yield opened


@pytest.fixture
def hostile(hostile_archive: Path) -> Iterator[TestClient]:
    """A client on the hostile archive."""
    with open_client(hostile_archive) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A client on an archive of its own, to write to."""
    with open_client(make_archive(tmp_path / "own.db", ())) as opened:
        yield opened


@pytest.fixture
def page() -> Callable[..., Any]:
    """Gets a page and parses it."""

    def get(client: TestClient, path: str) -> Any:
        return html.fromstring(client.get(path).text)

    return get


@pytest.fixture
def token_of() -> Callable[[TestClient, str], str]:
    """The token against forgery in the forms of a page."""

    def get(client: TestClient, path: str = "/add") -> str:
        return str(html.fromstring(client.get(path).text).xpath("//input[@name='_csrf']/@value")[0])

    return get
