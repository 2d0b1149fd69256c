"""Files and texts that are sent are read in the guarded way of `tawatur add`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.testclient import TestClient

from tawatur.demo import demo_lines

BODY = "قال الوزير يوم الأربعاء إن الاتفاق قائم، وإن 12 شخصًا قتلوا في المدينة."


def send(client: TestClient, token: str, *files: tuple[str, bytes], path: str = "/add.json", **fields: str) -> Any:
    """Send files and fields as the form does."""
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return client.post(path, data={"_csrf": token, **fields}, files=parts or [("files", ("", b""))])


def test_a_pasted_text_leads_to_its_page(empty: TestClient, token_of: Callable[..., str]) -> None:
    fields = {"title": "بيان", "text": BODY, "outlet": "صحيفة", "published": "2026-01-14", "url": "https://a.example/1"}
    answer = send(empty, token_of(empty), path="/add", **fields)
    assert answer.status_code == 200
    assert answer.url.path.startswith("/article/")
    head = empty.get(f"{answer.url.path}.json").json()["head"]
    assert {name: head[name] for name in ("title", "outlet", "published", "link")} == {
        "title": fields["title"], "outlet": fields["outlet"], "published": fields["published"], "link": fields["url"],
    }  # fmt: skip


def test_several_files_give_a_list(empty: TestClient, token_of: Callable[..., str]) -> None:
    token = token_of(empty)
    told = send(
        empty, token, ("a.jsonl", demo_lines().encode()), ("b.txt", f"عنوان\n{BODY}".encode()), outlet="ب"
    ).json()
    assert [outcome["outcome"] for outcome in told["outcomes"]] == ["added"] * 5
    again = send(empty, token, ("a.jsonl", demo_lines().encode())).json()
    assert {outcome["outcome"] for outcome in again["outcomes"]} == {"known"}
    empty.post("/stories/find", data={"_csrf": token})
    assert empty.get("/index.json").json()["story_count"] == 1


def test_what_cannot_be_read_is_told_with_its_name_and_no_place_of_ours(
    empty: TestClient, token_of: Callable[..., str]
) -> None:
    files = [
        ("../../etc/x.txt", b""),
        ("b.html", b"<p>"),
        ("c.txt", b"only English text, no Arabic at all"),
        ("d.jsonl", b"{"),
    ]
    told = send(empty, token_of(empty), *files).json()
    assert told["outcomes"] == []
    assert [problem["where"].partition(":")[0] for problem in told["problems"]] == [
        "x.txt",
        "b.html",
        "c.txt",
        "d.jsonl",
    ]
    assert "tmp" not in str(told)


def test_equal_names_do_not_meet(empty: TestClient, token_of: Callable[..., str]) -> None:
    files = [("a.txt", f"أول\n{BODY}".encode()), ("a.txt", f"ثان\n{BODY}".encode())]
    assert len(send(empty, token_of(empty), *files).json()["outcomes"]) == 2


def test_a_note_stands_on_the_page_of_the_article(empty: TestClient, token_of: Callable[..., str]) -> None:
    answer = send(empty, token_of(empty), ("a.txt", f"عنوان\n{BODY}".encode("cp1256")), path="/add")
    assert answer.url.path.startswith("/article/")
    assert "windows-1256" in answer.text


def test_nothing_and_nonsense_are_refused(empty: TestClient, token_of: Callable[..., str]) -> None:
    token = token_of(empty)
    assert send(empty, token).status_code == 422
    assert send(empty, token, text=BODY, title="", published="tomorrow").status_code == 422
    assert empty.post("/add.json", content=b"--x", headers={"content-type": "multipart/form-data"}).status_code in (
        400,
        403,
    )
    too_many = [(f"{n}.txt", b"x") for n in range(201)]
    assert send(empty, token, *too_many).status_code == 400


def test_a_removed_article_is_not_taken_again(empty: TestClient, token_of: Callable[..., str]) -> None:
    token = token_of(empty)
    added = send(empty, token, ("a.txt", f"أول\n{BODY}".encode())).json()["see"]
    article = empty.get(f"{added.partition('?')[0]}.json").json()["head"]["id"]
    empty.app.state.workbench.archive.remove(article, reason="")  # type: ignore[attr-defined]
    told = send(empty, token, ("a.txt", f"أول\n{BODY}".encode())).json()
    assert [outcome["outcome"] for outcome in told["outcomes"]] == ["removed"]
