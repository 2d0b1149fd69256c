"""Many threads use one workbench at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from starlette.testclient import TestClient

_THREADS = 16
BODY = "قال الوزير يوم الأربعاء إن الاتفاق قائم، وإن 12 شخصًا قتلوا في المدينة."


def test_readers_and_writers_do_not_disturb_each_other(empty: TestClient, token_of: Callable[..., str]) -> None:
    token = token_of(empty)

    def write(number: int) -> int:
        fields = {"_csrf": token, "title": f"بيان رقم {number}", "text": f"{BODY} {number}", "outlet": "أ"}
        return empty.post("/add.json", data=fields).status_code

    def read(number: int) -> int:
        path = ("/", "/search?q=الاتفاق", "/index.json", "/search.csv")[number % 4]
        return empty.get(path).status_code

    with ThreadPoolExecutor(_THREADS) as pool:
        writes = [pool.submit(write, number) for number in range(24)]
        reads = [pool.submit(read, number) for number in range(96)]
        assert {done.result() for done in [*writes, *reads]} == {200}
    assert empty.get("/index.json").json()["counts"]["articles"] == 24


def test_one_comparison_is_asked_for_by_many(client: TestClient) -> None:
    with ThreadPoolExecutor(_THREADS) as pool:
        views = list(pool.map(lambda _: client.get("/index.json").content, range(32)))
    assert len(set(views)) == 1
