"""Who may ask, and who may change something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from tawatur.errors import InputError, StoreError
from tawatur.web.app import create_app
from tawatur.web.settings import WebSettings, checked, is_loopback
from tests.web.conftest import ADDRESS, make_archive, open_client

TOKEN = "a-long-enough-token"
TEXT = {"title": "اتفاق", "text": "قال الوزير إن الاتفاق قائم.", "outlet": "أ"}


@pytest.mark.parametrize("host", ["localhost", "localhost:8400", "127.0.0.1:1", "[::1]:8400"])
def test_names_of_this_machine_are_let_in(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "[", "127.0.0.1.evil.example", "10.0.0.1"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    answer = client.get("/index.json", headers={"host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (421, "wrong_host")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_names_can_be_allowed(demo_archive: Path) -> None:
    with open_client(demo_archive, host="0.0.0.0", token=TOKEN, names=("desk.example",)) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"
        statuses = [
            client.get("/", headers={"host": h}).status_code for h in ("desk.example", "10.0.0.7:80", "x.example")
        ]
    assert statuses == [200, 200, 421]


def test_a_form_without_the_token_of_its_session_changes_nothing(
    empty: TestClient, token_of: Callable[..., str]
) -> None:
    assert empty.post("/add", data=TEXT).status_code == 403
    right = token_of(empty)
    assert empty.post("/add", data={**TEXT, "_csrf": right[::-1]}).status_code == 403
    empty.cookies.clear()
    assert empty.post("/add", data={**TEXT, "_csrf": right}).status_code == 403
    assert empty.get("/index.json").json()["counts"]["articles"] == 0
    fresh = {**TEXT, "_csrf": token_of(empty)}
    assert empty.post("/add", data=fresh, follow_redirects=False).status_code == 303


def test_the_token_of_a_form_may_come_as_a_header(empty: TestClient, token_of: Callable[..., str]) -> None:
    answer = empty.post("/add.json", data=TEXT, headers={"x-csrf-token": token_of(empty)})
    assert answer.json()["see"].startswith("/article/")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(
    empty: TestClient, token_of: Callable[..., str], headers: dict[str, str]
) -> None:
    answer = empty.post("/add.json", data={**TEXT, "_csrf": token_of(empty)}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "refused")


def test_our_own_page_may(empty: TestClient, token_of: Callable[..., str]) -> None:
    answer = empty.post(
        "/add.json", data={**TEXT, "_csrf": token_of(empty)}, headers={"origin": "http://localhost:8400"}
    )
    assert answer.status_code == 200


def test_cookies_are_only_ours(client: TestClient) -> None:
    cookies = client.get("/?lang=en").headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all("HttpOnly" in cookie and "SameSite=strict" in cookie for cookie in cookies)


def test_every_request_needs_the_shared_token(demo_archive: Path) -> None:
    with open_client(demo_archive, token=TOKEN) as client:
        for path in ("/", "/index.json", "/openapi.json", "/static/x/app.css", "/add"):
            assert client.get(path).status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/", headers={"cookie": f"tawatur_token={TOKEN}"}).status_code == 401
        assert client.get("/index.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        moved = client.get(f"/search?q=x&token={TOKEN}", follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (303, "/search?q=x")
        assert TOKEN not in moved.headers["set-cookie"]
        assert client.get("/").status_code == 200


def test_other_machines_are_only_let_in_with_a_token() -> None:
    for settings in (WebSettings(host="0.0.0.0"), WebSettings(host="192.168.1.4"), WebSettings(token="short")):
        with pytest.raises(InputError):
            checked(settings)
    assert [is_loopback(h) for h in ("127.0.0.1", "::1", "[::1]", "localhost", "::", "desk")] == [True] * 4 + [
        False
    ] * 2


def test_a_body_beyond_the_limit_is_refused(tmp_path: Path, demo_archive: Path) -> None:
    del tmp_path
    with open_client(demo_archive, max_upload_bytes=10_000) as client:
        told = client.post("/add.json", content=b"x" * 20_000)
        assert (told.status_code, told.json()["error"]["code"]) == (413, "too_large")

        def untold() -> object:
            yield from (b"x" * 1000 for _ in range(20))

        kind = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/add.json", content=untold(), headers=kind).status_code == 413  # type: ignore[arg-type]


def test_a_defect_tells_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("/secret/place")

    monkeypatch.setattr("tawatur.collection.Archive.search", fail)
    answer = client.get("/search.json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "secret" not in client.get("/search").text


def test_without_an_archive_there_is_no_workbench(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="tawatur init"):
        create_app(str(tmp_path / "none.db"))


def test_processes_with_one_secret_know_each_others_forms(tmp_path: Path) -> None:
    place = str(make_archive(tmp_path / "shared.db", ()))
    apps = [create_app(place, secret=b"s" * 32) for _ in range(2)] + [create_app(place)]
    first, second, stranger = (TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) for app in apps)
    token = html.fromstring(first.get("/add").text).xpath("//input[@name='_csrf']/@value")[0]
    for client, status in ((second, 303), (stranger, 403)):
        client.cookies = first.cookies
        answer = client.post("/stories/find", data={"_csrf": token}, follow_redirects=False)
        assert answer.status_code == status
