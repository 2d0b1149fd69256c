"""What first pages need is loaded in the background, once, and never stands in the way of ending."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tawatur.errors import StoreError
from tawatur.web.app import create_app
from tawatur.web.comparisons import Comparisons
from tests.web.conftest import ADDRESS


def test_the_first_story_is_compared_before_anybody_asks(demo_archive: Path) -> None:
    app = create_app(str(demo_archive), warms=True)
    with TestClient(app, base_url=ADDRESS):
        pass
    story = ("demo-aldifaf", "demo-almarfa", "demo-sutur", "demo-almizan")
    assert app.state.workbench.comparisons.is_known(story)


def test_an_archive_without_stories_or_in_disorder_is_served_all_the_same(
    tmp_path: Path, demo_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tawatur.open(tmp_path / "x.db").close()
    with TestClient(create_app(str(tmp_path / "x.db"), warms=True), base_url=ADDRESS) as client:
        assert client.get("/").status_code == 200

    def broken(*_: object, **__: object) -> None:
        raise StoreError("damaged")

    monkeypatch.setattr(Comparisons, "of", broken)
    with TestClient(create_app(str(demo_archive), warms=True), base_url=ADDRESS) as client:
        assert client.get("/help").status_code == 200


def test_two_who_ask_at_once_compare_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tawatur.open(tmp_path / "x.db") as archive:
        list(archive.add(demo_articles()))
        comparisons = Comparisons(archive)
        asked: list[object] = []
        compare = tawatur.archive.compare
        monkeypatch.setattr("tawatur.archive.compare", lambda *a, **k: (asked.append(a), compare(*a, **k))[1])
        together = Barrier(2)

        def ask() -> None:
            together.wait()
            comparisons.of(["demo-sutur", "demo-almizan"])

        threads = [Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(asked) == 1
